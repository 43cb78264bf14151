#include <algorithm>
#include <cstddef>

#include "summarizer/cli/verbs.h"

namespace summarizer::cli {

io::ArticleReaderOptions MakeReaderOptions(const Flags& flags,
                                           const Summarizer& summarizer,
                                           Reporter& reporter) {
  io::ArticleReaderOptions options;
  options.skip_bad = flags.skip_bad;
  options.on_bad = [&reporter](const absl::Status& why) {
    reporter.PassedOver(why);
  };
  const auto& limits = summarizer.options().limits();
  if (limits.max_article_bytes() > 0) {
    options.limits.max_article_bytes = limits.max_article_bytes();
    // In JSON a byte takes up to six, and there are other fields.
    options.limits.max_line_bytes = std::min<size_t>(
        options.limits.max_line_bytes,
        size_t{6} * limits.max_article_bytes() + (size_t{1} << 20));
  }
  return options;
}

}  // namespace summarizer::cli
