#include "summarizer/rules/annotator.h"

#include <algorithm>
#include <array>
#include <string>

#include "absl/container/fixed_array.h"
#include "re2/re2.h"
#include "summarizer/text/line_kinds.h"
#include "summarizer/text/unicode.h"

namespace summarizer::rules {
namespace {

using text::Block;
using text::BlockKind;
using text::Sentence;

// What is longer is no line of furniture; a paragraph may be, see SCOPE_BLOCK.
constexpr size_t kMaxLineBytes = 1000;
// No prefix is longer, nor are there more in a row.
constexpr size_t kMaxPrefixBytes = 500;
constexpr int kMaxPrefixes = 8;

// `item` without its bullet or number, if it has one.
std::string_view WithoutMarker(std::string_view item) {
  constexpr size_t kMaxMarkerBytes = 6;
  const size_t space = item.find(' ');
  if (space == item.npos || space > kMaxMarkerBytes) return item;
  const bool bullet = !text::IsLetterOrDigit(text::ClassAt(item, 0));
  const char last = item[space - 1];
  return bullet || last == '.' || last == ')' ? item.substr(space + 1) : item;
}

}  // namespace

Annotator::Annotator(absl::Span<const CompiledRule> rules,
                     const RuleIndex& index, text::Document& document,
                     Annotations& out)
    : rules_(rules),
      index_(index),
      document_(document),
      out_(out),
      scratch_(out.scratch),
      lists_(document, out) {}

void Annotator::Run() {
  out_.sentence_rule.assign(document_.sentences.size(), kProse);
  out_.cue.assign(document_.sentences.size(), 0);
  const auto has_text = [](const Block& block) {
    return block.kind != BlockKind::kSeparator;
  };
  position_.after = static_cast<uint32_t>(std::count_if(
      document_.blocks.begin(), document_.blocks.end(), has_text));
  for (uint32_t b = 0; b < document_.blocks.size(); ++b) {
    const bool counts = has_text(document_.blocks[b]);
    if (counts) --position_.after;
    AnnotateBlock(b);
    if (counts) ++position_.before;
  }
  lists_.TakeTrailing();
  std::sort(
      out_.furniture.begin(), out_.furniture.end(),
      [](const Furniture& a, const Furniture& b) { return a.begin < b.begin; });
}

void Annotator::AnnotateBlock(uint32_t b) {
  const Block& block = document_.blocks[b];
  if (block.kind == BlockKind::kSeparator && lists_.Take(b)) return;
  scratch_.text.Assign(document_.body, block.begin, block.end);
  int rule = FindLineRule(block);
  if (rule != kProse) {
    SuppressLine(b, block.begin, rule);
    return;
  }
  if (lists_.Take(b)) return;
  lists_.Close();
  const uint32_t begin = StripPrefixes(block);
  if (begin == block.end) return;
  if (begin != block.begin) {
    rule = FindLineRule(block);
    if (rule != kProse) {
      SuppressLine(b, begin, rule);
      return;
    }
  }
  const bool title =
      block.kind == BlockKind::kHeading ||
      (begin != block.begin && !block.multi_line &&
       text::IsHeading(document_.body.substr(begin, block.end - begin)));
  lists_.AddText(block, begin, title ? LineKind::kTitle : LineKind::kOther);
  // By their shape, captions and metadata that no rule knows are no prose.
  const bool no_prose = title || block.kind == BlockKind::kSeparator ||
                        block.kind == BlockKind::kCaption ||
                        block.kind == BlockKind::kMetadata;
  AnnotateSentences(block, no_prose ? kHeading : kProse);
}

int Annotator::FindLineRule(const Block& block) {
  const std::string_view line = scratch_.text.view();
  const int rule = FirstRule(line);
  if (rule != kProse || block.kind != BlockKind::kListItem) return rule;
  const std::string_view item = WithoutMarker(line);
  return item.size() == line.size() ? kProse : FirstRule(item);
}

int Annotator::FirstRule(std::string_view view) {
  const ScopeIndex& index =
      view.size() <= kMaxLineBytes ? index_.lines : index_.blocks;
  index.Find(view, position_, scratch_.ids, scratch_.rules);
  if (scratch_.rules.empty()) return kProse;
  const int rule = scratch_.rules[0];
  if (rules_[rule].action == v1::ACTION_EXTRACT) Extract(rules_[rule], view);
  return rule;
}

void Annotator::SuppressLine(uint32_t b, uint32_t begin, int rule) {
  const Block& block = document_.blocks[b];
  // Metadata is where an article begins.
  if (rules_[rule].action == v1::ACTION_EXTRACT) lists_.Close();
  if (rules_[rule].takes_list) lists_.Open(b, rule);
  for (uint32_t s = block.first_sentence; s < block.end_sentence; ++s) {
    if (out_.sentence_rule[s] == kProse) {
      out_.sentence_rule[s] = static_cast<int16_t>(rule);
    }
  }
  out_.furniture.push_back({begin, block.end, static_cast<uint16_t>(rule)});
}

uint32_t Annotator::StripPrefixes(const Block& block) {
  uint32_t begin = block.begin;
  for (int i = 0; i < kMaxPrefixes; ++i) {
    const uint32_t rest = StripPrefix(block, begin);
    if (rest == begin) break;
    begin = rest;
    if (begin == block.end) break;
    scratch_.text.Assign(document_.body, begin, block.end);
  }
  return begin;
}

// Strips the first prefix that matches the text in scratch, which begins at
// `begin`; returns where what follows begins, or `begin` where none matches.
uint32_t Annotator::StripPrefix(const Block& block, uint32_t begin) {
  const std::string_view view = scratch_.text.view().substr(0, kMaxPrefixBytes);
  index_.prefixes.Find(view, position_, scratch_.ids, scratch_.rules);
  for (const int id : scratch_.rules) {
    const CompiledRule& rule = rules_[id];
    absl::FixedArray<re2::StringPiece> groups(static_cast<size_t>(rule.strip) +
                                              1);
    if (!rule.matcher->Match(view, 0, view.size(), RE2::ANCHOR_START,
                             groups.data(), static_cast<int>(groups.size()))) {
      continue;
    }
    const re2::StringPiece strip = groups[static_cast<size_t>(rule.strip)];
    if (strip.data() == nullptr) continue;
    const auto size = static_cast<size_t>(strip.end() - view.data());
    const uint32_t rest = static_cast<uint32_t>(text::SkipBlanks(
        document_.body, scratch_.text.ToBody(size), block.end));
    const uint32_t end =
        static_cast<uint32_t>(text::TrimBlanks(document_.body, begin, rest));
    if (end == begin) continue;  // A match of nothing would go on for ever.
    if (rule.action == v1::ACTION_EXTRACT) Extract(rule, view);
    out_.furniture.push_back({begin, end, static_cast<uint16_t>(id)});
    for (uint32_t s = block.first_sentence; s < block.end_sentence; ++s) {
      Sentence& sentence = document_.sentences[s];
      if (out_.sentence_rule[s] != kProse) continue;
      if (sentence.end <= end) {
        out_.sentence_rule[s] = static_cast<int16_t>(id);
      } else if (sentence.begin < rest) {
        document_.TrimFront(sentence, rest);
      }
    }
    return rest;
  }
  return begin;
}

void Annotator::AnnotateSentences(const Block& block, int16_t kind) {
  // Where white space is plain in the block it is so in its sentences.
  const bool plain = !scratch_.text.changed();
  for (uint32_t s = block.first_sentence; s < block.end_sentence; ++s) {
    if (out_.sentence_rule[s] != kProse) continue;
    const Sentence& sentence = document_.sentences[s];
    if (!plain) {
      scratch_.text.Assign(document_.body, sentence.begin, sentence.end);
    }
    const std::string_view view =
        plain ? document_.TextOf(sentence) : scratch_.text.view();
    index_.sentences.Find(view, position_, scratch_.ids, scratch_.rules);
    if (!scratch_.rules.empty()) {
      const int rule = scratch_.rules[0];
      if (rules_[rule].action == v1::ACTION_EXTRACT) {
        Extract(rules_[rule], view);
      }
      out_.sentence_rule[s] = static_cast<int16_t>(rule);
      out_.furniture.push_back(
          {sentence.begin, sentence.end, static_cast<uint16_t>(rule)});
    } else {
      out_.sentence_rule[s] = kind;
      if (kind == kProse) out_.cue[s] = CueOf(view);
    }
  }
}

int32_t Annotator::CueOf(std::string_view sentence) {
  index_.boosts.Find(sentence, position_, scratch_.ids, scratch_.rules);
  int32_t cue = 0;
  for (const int rule : scratch_.rules) cue += rules_[rule].boost;
  return cue;
}

void Annotator::Extract(const CompiledRule& rule, std::string_view view) {
  const std::array<std::string_view*, kFields> fields = {
      &out_.title, &out_.byline, &out_.source, &out_.publish_time};
  const int last = *std::max_element(rule.fields.begin(), rule.fields.end());
  absl::FixedArray<re2::StringPiece> groups(static_cast<size_t>(last) + 1);
  if (!rule.matcher->Match(
          view, 0, view.size(),
          rule.scope == v1::SCOPE_PREFIX ? RE2::ANCHOR_START : RE2::ANCHOR_BOTH,
          groups.data(), static_cast<int>(groups.size()))) {
    return;
  }
  for (size_t f = 0; f < fields.size(); ++f) {
    if (rule.fields[f] == 0 || !fields[f]->empty()) continue;
    const re2::StringPiece group = groups[static_cast<size_t>(rule.fields[f])];
    if (group.data() == nullptr) continue;
    *fields[f] = scratch_.text.ToBody({group.data(), group.size()});
  }
}

}  // namespace summarizer::rules
