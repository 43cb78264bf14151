#include "summarizer/text/document_check.h"

#include <cstdint>
#include <vector>

#include "summarizer/text/byte_map.h"
#include "summarizer/text/sentences.h"
#include "summarizer/text/unicode.h"

namespace summarizer::text {
namespace {

bool AllBlank(std::string_view body, size_t begin, size_t end) {
  return begin <= end && SkipBlanks(body, begin, end) == end;
}

std::string At(const char* what, uint32_t offset) {
  return std::string(what) + " at byte " + std::to_string(offset);
}

std::string CheckTerms(const Document& d, const Sentence& s, uint32_t& next) {
  if (s.first_term != next) return At("terms are skipped", s.begin);
  if (s.end_term < s.first_term || s.end_term > d.terms.size()) {
    return At("terms out of range", s.begin);
  }
  next = s.end_term;
  uint32_t end = s.begin;
  for (const Term& t : d.TermsOf(s)) {
    if (t.begin < end || t.length == 0 || t.begin + t.length > s.end) {
      return At("a term leaves its place", t.begin);
    }
    end = t.begin + t.length;
    if (t.Has(Term::kQuantity) && t.id >= d.quantities.size()) {
      return At("there is no such quantity", t.begin);
    }
  }
  return "";
}

std::string CheckSentence(const Document& d, const ByteMap& map,
                          const Sentence& s, const Language& language,
                          std::vector<Sentence>& scratch) {
  if (s.begin >= s.end) return At("an empty sentence", s.begin);
  if (s.word_count != CountWords(d.TextOf(s))) {
    return At("words miscounted", s.begin);
  }
  const BlockKind kind = d.blocks[s.block].kind;
  if (kind == BlockKind::kHeading || kind == BlockKind::kMetadata ||
      kind == BlockKind::kListItem || kind == BlockKind::kSeparator) {
    return "";  // May be kept whole for reasons of their own.
  }
  scratch.clear();
  SplitSentences(map, s.begin, s.end, language, scratch);
  if (scratch.size() != 1 || scratch[0].begin != s.begin ||
      scratch[0].end != s.end) {
    return At("a sentence falls apart", s.begin) + ": " +
           std::string(d.TextOf(s));
  }
  return "";
}

}  // namespace

std::string FindBrokenProperty(const Document& d, const Language& language) {
  ByteMap map;
  map.Build(d.body);
  std::vector<Sentence> scratch;
  size_t block_end = 0;
  uint32_t next_sentence = 0;
  uint32_t next_term = 0;
  for (uint32_t b = 0; b < d.blocks.size(); ++b) {
    const Block& block = d.blocks[b];
    if (!AllBlank(d.body, block_end, block.begin) || block.begin >= block.end) {
      return At("text before a block is lost", block.begin);
    }
    block_end = block.end;
    if (block.first_sentence != next_sentence ||
        block.end_sentence <= block.first_sentence) {
      return At("a block without sentences", block.begin);
    }
    next_sentence = block.end_sentence;
    size_t end = block.begin;
    for (uint32_t i = block.first_sentence; i < block.end_sentence; ++i) {
      const Sentence& s = d.sentences[i];
      if (s.block != b || s.end > block.end) {
        return At("a sentence outside its block", s.begin);
      }
      if (!AllBlank(d.body, end, s.begin)) {
        return At("text before a sentence is lost", s.begin);
      }
      end = s.end;
      std::string broken = CheckSentence(d, map, s, language, scratch);
      if (broken.empty()) broken = CheckTerms(d, s, next_term);
      if (!broken.empty()) return broken;
    }
    if (end != block.end) return At("text after a sentence is lost", block.end);
  }
  if (!AllBlank(d.body, block_end, d.body.size())) return "text is lost";
  if (next_sentence != d.sentences.size()) return "sentences without a block";
  if (next_term != d.terms.size()) return "terms without a sentence";
  return "";
}

}  // namespace summarizer::text
