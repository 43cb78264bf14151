// Annotator: applies rules to one document.

#ifndef SUMMARIZER_RULES_ANNOTATOR_H_
#define SUMMARIZER_RULES_ANNOTATOR_H_

#include <cstdint>
#include <string_view>

#include "absl/types/span.h"
#include "re2/stringpiece.h"
#include "summarizer/rules/annotations.h"
#include "summarizer/rules/compiled_rule.h"
#include "summarizer/rules/link_lists.h"
#include "summarizer/rules/literal_table.h"
#include "summarizer/rules/present_chars.h"
#include "summarizer/rules/rule_index.h"
#include "summarizer/text/document.h"

namespace summarizer::rules {

// For one document and one call of Run.
class Annotator {
 public:
  // All of them outlive the Annotator. `out` is clear.
  Annotator(absl::Span<const CompiledRule> rules, const RuleIndex& index,
            text::Document& document, Annotations& out);

  void Run();

 private:
  void AnnotateBlock(uint32_t b);
  // Makes [begin, end) of the body the text at hand, a line or a sentence.
  void Read(uint32_t begin, uint32_t end);
  // The same for the end of the text at hand.
  void ReadRest(uint32_t begin, uint32_t end);
  // The text at hand as patterns see it.
  std::string_view View();
  // Sets scratch_.rules to the rules that may match the text at hand or, if it
  // isn't empty, `part`, which is a part of View().
  void FindCandidates(Stage stage, std::string_view part = {});
  // Of the rules for whole lines, the first that matches the text at hand,
  // which is `block` or its end; kProse for none.
  int FindLineRule(const text::Block& block);
  int FirstLineRule(std::string_view part);
  // Whether a rule matches nothing as long as `part` of View().
  bool IsTooLong(int rule, std::string_view part) const;
  // Suppresses the block from `begin` on.
  void SuppressLine(uint32_t b, uint32_t begin, int rule);
  // Strips the prefixes; returns where the rest of the block begins.
  uint32_t StripPrefixes(const text::Block& block);
  uint32_t StripPrefix(const text::Block& block, uint32_t begin);
  // `kind` is what sentences are that no rule suppresses.
  void AnnotateSentences(const text::Block& block, int16_t kind);
  void AnnotateSentence(uint32_t s, bool suppress, bool boost);
  // Fills empty metadata with the groups of `rule` in `part` of View().
  void Extract(const CompiledRule& rule, std::string_view part);
  void Fill(const CompiledRule& rule,
            absl::Span<const re2::StringPiece> groups);
  std::string_view& FieldAt(size_t field);

  const absl::Span<const CompiledRule> rules_;
  const RuleIndex& index_;
  text::Document& document_;
  Annotations& out_;
  Annotations::Scratch& scratch_;
  LinkLists lists_;
  int block_rule_ = kProse;  // The rule that took the block at hand so far.
  LinePosition position_;

  // The text at hand.
  uint32_t begin_ = 0;
  uint32_t end_ = 0;
  bool plain_ = false;   // Patterns see its bytes.
  bool viewed_ = false;  // scratch_.text is that text.
  Reading reading_ = Reading::kPlain;
  absl::Span<const WordScanner::Hit> hits_;
  PresentChars present_;  // Of what was read last.
};

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_ANNOTATOR_H_
