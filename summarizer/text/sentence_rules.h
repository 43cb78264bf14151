// Whether terminal punctuation ends a sentence.

#ifndef SUMMARIZER_TEXT_SENTENCE_RULES_H_
#define SUMMARIZER_TEXT_SENTENCE_RULES_H_

#include <cstddef>
#include <string_view>

#include "summarizer/text/language.h"
#include "summarizer/text/sentence_context.h"

namespace summarizer::text {

// The rules, applied to one block after the other. They read what is in the
// context; nothing is remembered from one question to the next.
class SentenceRules {
 public:
  SentenceRules(const SentenceContext& context, const Language& language)
      : context_(context), body_(context.body()), language_(language) {}

  // Whether the sentence in hand ends at `run.close`.
  bool IsBoundary(const TerminalRun& run) const;

  // Whether the sentence in hand ends after the emoticon or emoji [begin, end),
  // with no terminal punctuation before it.
  bool EndsAfterEmoticon(size_t begin, size_t end) const;

 private:
  bool EndsAfterMark(const TerminalRun& run, std::string_view token,
                     const Following& next) const;
  bool EndsAfterEllipsis(const TerminalRun& run, const Following& next) const;
  bool BeginsUpper() const;
  bool InsideQuotation(size_t at) const;
  bool EndsAfterFullStop(const TerminalRun& run, std::string_view token,
                         const Following& next) const;
  bool EndsAfterInitial(std::string_view token, const Following& next) const;
  bool EndsAfterMayEnd(std::string_view token, const Following& next) const;
  bool EndsAfterName(std::string_view token, const Following& next) const;
  bool IsOrdinal(std::string_view token) const;
  bool IsAcronym(std::string_view token, Abbreviation kind,
                 const Following& next) const;
  bool IsFirst(std::string_view token) const;
  bool IsRomanNumeral(const Following& next) const;
  bool IsInlineItem(std::string_view token) const;
  bool IsInches(std::string_view token) const;
  bool EndsBeforeLower(const TerminalRun& run, std::string_view token,
                       const Following& next) const;
  bool IsMissingSpace(const TerminalRun& run, const Following& next) const;
  bool IsSaid(const Following& next) const;
  bool IsAttribution(const Following& next) const;
  bool IsCitation(const Following& next) const;
  bool IsOpener(const Following& next) const;
  bool IsLowerOpener(std::string_view word) const;

  const SentenceContext& context_;
  const std::string_view body_;
  const Language& language_;
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_SENTENCE_RULES_H_
