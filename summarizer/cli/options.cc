#include "summarizer/cli/options.h"

#include <string>

#include "absl/status/status.h"
#include "summarizer/io/digest_writer.h"
#include "summarizer/io/textproto.h"
#include "summarizer/v1/rules.pb.h"

namespace summarizer::cli {

absl::StatusOr<v1::SummarizerOptions> MakeOptions(const Flags& flags) {
  v1::SummarizerOptions options;
  if (flags.options.has_value()) {
    absl::Status status = io::ReadTextprotoFile(*flags.options, options);
    if (!status.ok()) return status;
  }
  // The first rule that matches decides, so those of flags come first.
  google::protobuf::RepeatedPtrField<v1::RuleSet> rule_sets;
  for (const std::string& path : flags.rules) {
    v1::RuleSet& rule_set = *rule_sets.Add();
    absl::Status status = io::ReadTextprotoFile(path, rule_set);
    if (!status.ok()) return status;
    if (rule_set.name().empty()) rule_set.set_name(path);
  }
  rule_sets.MergeFrom(options.rule_sets());
  options.mutable_rule_sets()->Swap(&rule_sets);

  if (flags.sentences.has_value()) {
    options.mutable_article_budget()->set_max_sentences(*flags.sentences);
  }
  if (flags.words.has_value()) {
    options.mutable_article_budget()->set_max_words(*flags.words);
  }
  if (flags.corpus_sentences.has_value()) {
    options.mutable_corpus_budget()->set_max_sentences(*flags.corpus_sentences);
  }
  if (flags.corpus_words.has_value()) {
    options.mutable_corpus_budget()->set_max_words(*flags.corpus_words);
  }
  if (flags.language.has_value()) options.set_language(*flags.language);
  // A report shows the features where one points at a sentence.
  if (flags.explain || (flags.verb == Verb::kDigest &&
                        flags.format == io::DigestFormat::kHtml)) {
    options.set_explain(true);
  }
  if (flags.brief) options.set_brief(true);
  if (flags.trim.has_value()) {
    options.set_trim(*flags.trim);
  } else if (!options.has_trim() && flags.verb == Verb::kDigest &&
             io::IsForReading(flags.format)) {
    options.set_trim(true);
  }
  if (flags.threads.has_value()) options.set_threads(*flags.threads);
  return options;
}

}  // namespace summarizer::cli
