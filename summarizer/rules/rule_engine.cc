#include "summarizer/rules/rule_engine.h"

#include <set>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "summarizer/rules/annotator.h"
#include "summarizer/rules/compiled_rule.h"
#include "summarizer/rules/rule_index.h"

namespace summarizer::rules {

class RuleEngine::Impl {
 public:
  explicit Impl(CompiledRules rules) : rules_(std::move(rules)) {
    std::set<std::string> languages;
    for (const CompiledRule& rule : rules_.rules) {
      languages.insert(rule.language);
    }
    languages.insert("");  // For all the languages that no rule is for.
    for (const std::string& language : languages) {
      indices_.push_back({language, RuleIndex(rules_.rules, language)});
    }
  }

  const RuleIndex& IndexFor(std::string_view tag) const {
    if (tag.empty()) tag = "en";
    const std::string_view primary = tag.substr(0, tag.find_first_of("-_"));
    for (const LanguageIndex& index : indices_) {
      if (absl::EqualsIgnoreCase(index.language,
                                 {primary.data(), primary.size()})) {
        return index.index;
      }
    }
    return indices_.front().index;
  }

  const CompiledRules& rules() const { return rules_; }

 private:
  struct LanguageIndex {
    std::string language;
    RuleIndex index;
  };

  const CompiledRules rules_;
  // By language; the first is for those that have none of their own.
  std::vector<LanguageIndex> indices_;
};

absl::StatusOr<RuleEngine> RuleEngine::Create(
    const v1::SummarizerOptions& options) {
  absl::StatusOr<CompiledRules> rules = CompileRules(options);
  if (!rules.ok()) return rules.status();
  return RuleEngine(std::make_unique<const Impl>(*std::move(rules)));
}

RuleEngine::RuleEngine(std::unique_ptr<const Impl> impl)
    : impl_(std::move(impl)) {}
RuleEngine::~RuleEngine() = default;
RuleEngine::RuleEngine(RuleEngine&&) noexcept = default;
RuleEngine& RuleEngine::operator=(RuleEngine&&) noexcept = default;

void RuleEngine::Apply(text::Document& document, std::string_view language,
                       Annotations& annotations) const {
  annotations.Clear();
  Annotator(impl_->rules().rules, impl_->IndexFor(language), document,
            annotations)
      .Run();
}

std::string_view RuleEngine::NameOf(int rule) const {
  if (rule == kProse) return "prose";
  if (rule == kHeading) return "heading";
  return impl_->rules().rules[static_cast<size_t>(rule)].name;
}

uint64_t RuleEngine::fingerprint() const { return impl_->rules().fingerprint; }

}  // namespace summarizer::rules
