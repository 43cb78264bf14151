// MatchText: a stretch of an article as patterns see it.

#ifndef SUMMARIZER_RULES_MATCH_TEXT_H_
#define SUMMARIZER_RULES_MATCH_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace summarizer::rules {

// Each run of white space as one space, zero-width characters left out: in
// hard-wrapped text a line break is a space, and patterns need not know of
// no-break spaces. Offsets can be taken back to the article.
//
// Reusable: after warm-up, nothing is allocated. For one thread at a time.
class MatchText {
 public:
  // Takes body[begin, end), which is valid UTF-8, neither begins nor ends with
  // white space and stays in place.
  void Assign(std::string_view body, uint32_t begin, uint32_t end);

  // The same, for a text that patterns see as it is.
  void AssignPlain(std::string_view body, uint32_t begin, uint32_t end);

  // What patterns are matched against; valid until the next Assign.
  std::string_view view() const { return view_; }

  // Offset in the body of the byte at `offset` of view(), or, for its size, the
  // end of the stretch.
  uint32_t ToBody(size_t offset) const {
    return offsets_.empty() ? begin_ + static_cast<uint32_t>(offset)
                            : offsets_[offset];
  }

  // The part of the body that `part`, a slice of view(), stands for.
  std::string_view ToBody(std::string_view part) const;

 private:
  std::string_view body_;
  std::string_view view_;
  uint32_t begin_ = 0;
  std::string text_;
  // Of each byte of text_ and of its end; empty where nothing had to change.
  std::vector<uint32_t> offsets_;
};

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_MATCH_TEXT_H_
