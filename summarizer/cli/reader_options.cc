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
  }
  return options;
}

}  // namespace summarizer::cli
