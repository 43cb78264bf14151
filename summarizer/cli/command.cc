#include "summarizer/cli/command.h"

#include <variant>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "summarizer/cli/exit_code.h"
#include "summarizer/cli/flags.h"
#include "summarizer/cli/options.h"
#include "summarizer/cli/reporter.h"
#include "summarizer/cli/verbs.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer::cli {
namespace {

absl::Status RunVerb(const Flags& flags, const Console& console,
                     Reporter& reporter) {
  absl::StatusOr<v1::SummarizerOptions> options = MakeOptions(flags);
  if (!options.ok()) return options.status();
  absl::StatusOr<Summarizer> summarizer = Summarizer::Create(*options);
  if (!summarizer.ok()) return summarizer.status();
  switch (flags.verb) {
    case Verb::kDigest:
      return RunDigest(flags, *summarizer, console, reporter);
    case Verb::kArticles:
      return RunArticles(flags, *summarizer, console, reporter);
    case Verb::kSentences:
      return RunSentences(flags, *summarizer, console, reporter);
  }
  return absl::InternalError("unknown verb");
}

int ExitCode(const absl::Status& status, Reporter& reporter) {
  if (status.ok()) return kExitOk;
  // Nobody reads the output any more, and who closed it knows why.
  if (!absl::IsCancelled(status)) {
    const absl::string_view message = status.message();
    reporter.Say(std::string_view(message.data(), message.size()));
  }
  return kExitBadInput;
}

int Say(const Answer& answer, const Console& console) {
  if (answer.exit_code != kExitOk) {
    console.err << answer.text << std::flush;
    return answer.exit_code;
  }
  Reporter reporter(console);
  absl::Status status = console.out.Write(answer.text);
  if (status.ok()) status = console.out.Flush();
  return ExitCode(status, reporter);
}

}  // namespace

int RunCommand(const std::vector<std::string>& args, const Console& console) {
  const std::variant<Flags, Answer> parsed = ParseFlags(args);
  if (const Answer* answer = std::get_if<Answer>(&parsed)) {
    return Say(*answer, console);
  }
  Reporter reporter(console);
  return ExitCode(RunVerb(std::get<Flags>(parsed), console, reporter),
                  reporter);
}

}  // namespace summarizer::cli
