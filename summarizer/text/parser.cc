#include "summarizer/text/parser.h"

#include <utf8proc.h>

#include <algorithm>
#include <utility>

#include "summarizer/text/line_kinds.h"
#include "summarizer/text/list_marker.h"
#include "summarizer/text/quantities.h"
#include "summarizer/text/sentences.h"
#include "summarizer/text/unicode.h"

namespace summarizer::text {
namespace {

// A longer run of letters is cut: no word, and offsets in terms are short.
constexpr uint32_t kMaxWordBytes = 240;

}  // namespace

DocumentParser::DocumentParser(std::shared_ptr<const Language> language,
                               uint64_t seed)
    : language_(std::move(language)),
      seed_(seed),
      stems_(*language_, seed),
      slots_(1024) {}

void DocumentParser::Parse(std::string_view body, Document& document) {
  document.Clear();
  document.body = body;
  if (++epoch_ == 0) {  // Wrapped: no slot may look current.
    std::fill(slots_.begin(), slots_.end(), Slot());
    epoch_ = 1;
  }
  blocks_.Split(body, *language_, document.blocks);
  for (size_t b = 0; b < document.blocks.size(); ++b) {
    Block& block = document.blocks[b];
    block.first_sentence = static_cast<uint32_t>(document.sentences.size());
    AddSentences(document, block);
    block.end_sentence = static_cast<uint32_t>(document.sentences.size());
    for (uint32_t s = block.first_sentence; s < block.end_sentence; ++s) {
      document.sentences[s].block = static_cast<uint32_t>(b);
      ScanTerms(document, document.sentences[s]);
    }
  }
}

void DocumentParser::AddSentences(Document& document, Block& block) {
  std::vector<Sentence>& sentences = document.sentences;
  if (block.kind != BlockKind::kSeparator &&
      block.kind != BlockKind::kMetadata) {
    SplitSentences(document.body, block.begin, block.end, *language_,
                   sentences);
    if (sentences.size() == block.first_sentence + 1) return;
    const bool heading = block.kind == BlockKind::kHeading;
    if (!heading && block.kind != BlockKind::kListItem) return;
    const Sentence& second = sentences[block.first_sentence + 1];
    if (ListMarkerLength(document.TextOf(second)) != 0) return;
    // Two sentences, the last without its period, are a paragraph; a headline
    // may hold an abbreviation or a question.
    if (!IsHeading(document.TextOf(block)) ||
        !IsTitleCase(document.TextOf(block))) {
      if (heading) block.kind = BlockKind::kParagraph;
      return;
    }
    sentences.resize(block.first_sentence);
  }
  Sentence whole;
  whole.begin = block.begin;
  whole.end = block.end;
  sentences.push_back(whole);
}

void DocumentParser::ScanTerms(Document& document, Sentence& sentence) {
  sentence.first_term = static_cast<uint32_t>(document.terms.size());
  mixed_case_ = false;
  quoted_ = false;
  bool first = true;
  for (uint32_t i = sentence.begin; i < sentence.end;) {
    const CodePoint c = DecodeAt(document.body, i);
    const CharClass k = Classify(c.value);
    if (IsLetterOrDigit(k) || c.value == '$' || k == CharClass::kOther) {
      const uint32_t next = ScanWord(document, i, sentence.end, first);
      if (next != i) {
        first = false;
        i = next;
        continue;
      }
    } else if (c.value == '"') {
      quoted_ = !quoted_;
    } else if (c.value == 0x201C || c.value == 0xAB) {
      quoted_ = true;
    } else if (c.value == 0x201D || c.value == 0xBB) {
      quoted_ = false;
    }
    i += c.size;
  }
  sentence.end_term = static_cast<uint32_t>(document.terms.size());
}

// Adds the term that begins at `begin`; returns where it ends, or `begin` where
// there is none.
uint32_t DocumentParser::ScanWord(Document& document, uint32_t begin,
                                  uint32_t end, bool first) {
  const std::string_view body = document.body;
  const CharClass first_class = ClassAt(body, begin);
  Term term;
  term.begin = begin;
  if (quoted_) term.flags |= Term::kQuoted;
  const auto add_quantity = [&](const Quantity& quantity) {
    term.flags |= Term::kQuantity;
    term.id = static_cast<uint32_t>(document.quantities.size());
    term.length =
        static_cast<uint16_t>(std::min(quantity.end - begin, 0xFFFFu));
    document.quantities.push_back(quantity);
    document.terms.push_back(term);
    return quantity.end;
  };
  if (!IsLetter(first_class)) {
    const std::optional<Quantity> quantity =
        ScanQuantity(body, begin, end, *language_);
    return quantity.has_value() ? add_quantity(*quantity) : begin;
  }

  char lower[kMaxWordBytes + 8];
  size_t size = 0;
  bool all_upper = true;
  uint32_t letters = 0;
  uint32_t i = begin;
  while (i < end && size < kMaxWordBytes) {
    const CodePoint c = DecodeAt(body, i);
    const CharClass k = Classify(c.value);
    if (c.value < 0x80 && IsLetterOrDigit(k)) {
      lower[size++] =
          static_cast<char>(k == CharClass::kUpper ? c.value | 0x20 : c.value);
      all_upper &= k != CharClass::kLower;
      ++letters;
    } else if (IsLetterOrDigit(k) || k == CharClass::kMark) {
      utf8proc_uint8_t encoded[4];
      const auto bytes = utf8proc_encode_char(
          utf8proc_tolower(static_cast<utf8proc_int32_t>(c.value)), encoded);
      for (utf8proc_ssize_t b = 0; b < bytes; ++b) {
        lower[size++] = static_cast<char>(encoded[b]);
      }
      all_upper &= k != CharClass::kLower;
      ++letters;
    } else if ((c.value == '\'' || c.value == 0x2019) &&
               IsLetter(ClassAt(body, i + c.size)) && i + c.size < end) {
      lower[size++] = '\'';
    } else if (c.value == '.' && letters > 0 && size % 2 == 1 &&
               IsLetter(ClassAt(body, i + 1)) && i + 1 < end &&
               !IsLetterOrDigit(ClassAt(body, i + 2)) &&
               (size == 1 || lower[size - 2] == '.')) {
      lower[size++] = '.';  // "U.S.", "p.m."
    } else if (k == CharClass::kIgnorable && i != begin) {
      // Soft hyphens and joiners are no part of the word.
    } else {
      break;
    }
    i += c.size;
  }
  const StemCache::Entry& entry = stems_.Find({lower, size});
  const WordInfo& info = entry.info;
  if (info.number || info.month != 0) {
    const std::optional<Quantity> quantity =
        ScanQuantity(body, begin, end, *language_);
    if (quantity.has_value()) return add_quantity(*quantity);
  }
  const bool capitalised = first_class == CharClass::kUpper;
  const bool acronym = all_upper && letters > 1 && mixed_case_;
  if (!all_upper) mixed_case_ = true;
  if (capitalised) term.flags |= Term::kCapitalised;
  // "US" and "WHO" are names where the sentence is not all in capitals.
  if (info.stop_word && !acronym) term.flags |= Term::kStopWord;
  if (info.negation) term.flags |= Term::kNegation;
  if (info.connective) term.flags |= Term::kConnective;
  if (capitalised && (!first || acronym) && !term.Has(Term::kStopWord)) {
    term.flags |= Term::kName;
  }
  term.length = static_cast<uint16_t>(i - begin);
  term.id = InternStem(document, entry.stem);
  document.terms.push_back(term);
  return i;
}

uint32_t DocumentParser::InternStem(Document& document, uint64_t stem) {
  const size_t mask = slots_.size() - 1;
  for (size_t i = (stem >> 16) & mask;; i = (i + 1) & mask) {
    Slot& slot = slots_[i];
    if (slot.epoch != epoch_) {
      const auto id = static_cast<uint32_t>(document.stems.size());
      slot = {stem, id, epoch_};
      document.stems.push_back(stem);
      if (document.stems.size() * 2 > slots_.size()) Grow();
      return id;
    }
    if (slot.stem == stem) return slot.id;
  }
}

void DocumentParser::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.epoch != epoch_) continue;
    size_t i = (slot.stem >> 16) & mask;
    while (slots_[i].epoch == epoch_) i = (i + 1) & mask;
    slots_[i] = slot;
  }
}

}  // namespace summarizer::text
