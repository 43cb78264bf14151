#include "summarizer/cli/progress.h"

#include <memory>
#include <optional>

#include "summarizer/io/input_progress.h"

namespace summarizer::cli {

void PlanProgress(const Flags& flags, const Console& console,
                  const io::ArticleReader& reader, int passes,
                  Reporter& reporter) {
  if (!console.err_is_terminal) return;
  const auto input = std::make_shared<const io::InputProgress>(flags.paths);
  // An interrupted run that goes on begins in the middle.
  const double begin = input->Share(reader.position()).value_or(0);
  reporter.Plan(passes, [input, &reader, begin]() -> std::optional<double> {
    const std::optional<double> share = input->Share(reader.position());
    if (!share.has_value() || begin >= 1) return std::nullopt;
    return (*share - begin) / (1 - begin);
  });
}

}  // namespace summarizer::cli
