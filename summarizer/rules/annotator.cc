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
  if (space > kMaxMarkerBytes) return item;  // Or there is none.
  const bool bullet = !text::IsLetterOrDigit(text::ClassAt(item, 0));
  const char last = item[space - 1];
  return bullet || last == '.' || last == ')' ? item.substr(space + 1) : item;
}

// How many groups of the rule's pattern are of interest.
size_t GroupsOf(const CompiledRule& rule) {
  const std::array<int, kFields>& fields = rule.pattern->fields();
  const int last = std::max(rule.pattern->strip(),
                            *std::max_element(fields.begin(), fields.end()));
  return static_cast<size_t>(last) + 1;
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
  const std::vector<int16_t>& rules = out_.sentence_rule;
  // What reads as a title is a leftover, too.
  if (std::find(rules.begin(), rules.end(), kProse) == rules.end()) {
    lists_.DropTitle();
  }
  std::sort(
      out_.furniture.begin(), out_.furniture.end(),
      [](const Furniture& a, const Furniture& b) { return a.begin < b.begin; });
}

void Annotator::AnnotateBlock(uint32_t b) {
  const Block& block = document_.blocks[b];
  if (block.kind == BlockKind::kSeparator) {
    if (lists_.Take(b)) return;
  } else {
    position_.rule_before = block_rule_;
    block_rule_ = kProse;
  }
  Read(block.begin, block.end);
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

void Annotator::Read(uint32_t begin, uint32_t end) {
  begin_ = begin;
  end_ = end;
  viewed_ = false;
  reading_ = Reading::kPlain;
  present_.Reset(document_.body.substr(begin, end - begin));
  std::vector<WordScanner::Hit>& hits = scratch_.hits;
  const WordScanner::Oddity oddity =
      index_.words().Scan(document_.body, begin, end, hits);
  plain_ = oddity == WordScanner::Oddity::kNone;
  if (oddity == WordScanner::Oddity::kHidden) {
    reading_ = Reading::kView;
    index_.words().ScanAll(View(), hits);
  } else if (oddity == WordScanner::Oddity::kFolds) {
    reading_ = Reading::kFolds;
  }
  hits_ = hits;
}

void Annotator::ReadRest(uint32_t begin, uint32_t end) {
  const auto before = static_cast<uint8_t>(document_.body[begin - 1]);
  if (reading_ != Reading::kPlain || IsAsciiLetter(before)) {
    Read(begin, end);
    return;
  }
  begin_ = begin;
  end_ = end;
  viewed_ = false;
}

std::string_view Annotator::View() {
  if (!viewed_ && plain_) {
    scratch_.text.AssignPlain(document_.body, begin_, end_);
  } else if (!viewed_) {
    scratch_.text.Assign(document_.body, begin_, end_);
  }
  viewed_ = true;
  return scratch_.text.view();
}

void Annotator::FindCandidates(Stage stage, std::string_view part) {
  if (part.empty() && reading_ == Reading::kPlain) {
    const std::string_view text = document_.body.substr(begin_, end_ - begin_);
    if (!RuleIndex::AnyHit(stage, hits_) &&
        !index_.MayMatchStart(stage, text)) {
      scratch_.rules.clear();
      return;
    }
    if (index_.Candidates(stage, text, Reading::kPlain, hits_, position_,
                          present_, scratch_.rules)) {
      return;
    }
  }
  if (part.empty()) part = View();
  index_.Candidates(stage, part,
                    reading_ == Reading::kFolds ? reading_ : Reading::kView,
                    hits_, position_, present_, scratch_.rules);
}

int Annotator::FindLineRule(const Block& block) {
  const int rule = FirstLineRule({});
  if (rule != kProse || block.kind != BlockKind::kListItem) return rule;
  const std::string_view line = View();
  const std::string_view item = WithoutMarker(line);
  return item.size() == line.size() ? kProse : FirstLineRule(item);
}

int Annotator::FirstLineRule(std::string_view part) {
  FindCandidates(Stage::kLine, part);
  if (scratch_.rules.empty()) return kProse;
  if (part.empty()) part = View();
  for (const int id : scratch_.rules) {
    const CompiledRule& rule = rules_[static_cast<size_t>(id)];
    if (rule.scope == v1::SCOPE_LINE && part.size() > kMaxLineBytes) continue;
    if (IsTooLong(id, part)) continue;
    if (!rule.pattern->Matches(part)) continue;
    if (rule.action == v1::ACTION_EXTRACT) Extract(rule, part);
    return id;
  }
  return kProse;
}

bool Annotator::IsTooLong(int rule, std::string_view part) const {
  return part.size() > index_.MostBytes(rule) && reading_ != Reading::kFolds;
}

void Annotator::SuppressLine(uint32_t b, uint32_t begin, int rule) {
  const Block& block = document_.blocks[b];
  if (block.kind != BlockKind::kSeparator) block_rule_ = rule;
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
  if (!index_.MayApply(Stage::kPrefix, position_)) return block.begin;
  uint32_t begin = block.begin;
  for (int i = 0; i < kMaxPrefixes; ++i) {
    const uint32_t rest = StripPrefix(block, begin);
    if (rest == begin) break;
    begin = rest;
    if (begin == block.end) break;
    ReadRest(begin, block.end);
  }
  return begin;
}

// Strips the first prefix that matches the text at hand, which begins at
// `begin`; returns where what follows begins, or `begin` where none matches.
uint32_t Annotator::StripPrefix(const Block& block, uint32_t begin) {
  FindCandidates(Stage::kPrefix);
  for (const int id : scratch_.rules) {
    const CompiledRule& rule = rules_[static_cast<size_t>(id)];
    const std::string_view view = View().substr(0, kMaxPrefixBytes);
    if (!rule.pattern->Matches(view)) continue;
    const auto strip_group = static_cast<size_t>(rule.pattern->strip());
    absl::FixedArray<re2::StringPiece> groups(GroupsOf(rule));
    if (!rule.pattern->Match(view, absl::MakeSpan(groups))) continue;
    const re2::StringPiece strip = groups[strip_group];
    if (strip.data() == nullptr) continue;
    const auto size = static_cast<size_t>(strip.end() - view.data());
    const uint32_t rest = static_cast<uint32_t>(text::SkipBlanks(
        document_.body, scratch_.text.ToBody(size), block.end));
    const uint32_t end =
        static_cast<uint32_t>(text::TrimBlanks(document_.body, begin, rest));
    if (end == begin) continue;  // A match of nothing would go on for ever.
    if (rule.action == v1::ACTION_EXTRACT) Fill(rule, groups);
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
  const bool suppress = index_.MayApply(Stage::kSentence, position_);
  const bool boost =
      kind == kProse && index_.MayApply(Stage::kBoost, position_);
  const bool needs_hits = (!suppress || index_.NeedsHits(Stage::kSentence)) &&
                          (!boost || index_.NeedsHits(Stage::kBoost));
  // Sentences are read with their block, mostly.
  bool apart = reading_ != Reading::kPlain;
  absl::Span<const WordScanner::Hit> hits = hits_;
  for (uint32_t s = block.first_sentence; s < block.end_sentence; ++s) {
    if (out_.sentence_rule[s] != kProse) continue;
    out_.sentence_rule[s] = kind;
    const Sentence& sentence = document_.sentences[s];
    apart |=
        sentence.begin > block.begin &&
        IsAsciiLetter(static_cast<uint8_t>(document_.body[sentence.begin - 1]));
    if (apart) {
      Read(sentence.begin, sentence.end);
      AnnotateSentence(s, suppress, boost);
      continue;
    }
    size_t before = 0;
    while (before < hits.size() && hits[before].begin < sentence.begin) {
      ++before;
    }
    hits.remove_prefix(before);
    size_t size = 0;
    while (size < hits.size() && hits[size].begin < sentence.end) ++size;
    hits_ = hits.subspan(0, size);
    hits.remove_prefix(size);
    if (size == 0 && needs_hits) continue;
    begin_ = sentence.begin;
    end_ = sentence.end;
    viewed_ = false;
    AnnotateSentence(s, suppress, boost);
  }
}

// Sentence `s` is the text at hand.
void Annotator::AnnotateSentence(uint32_t s, bool suppress, bool boost) {
  if (suppress) {
    FindCandidates(Stage::kSentence);
    for (const int id : scratch_.rules) {
      const CompiledRule& rule = rules_[static_cast<size_t>(id)];
      if (IsTooLong(id, View()) || !rule.pattern->Matches(View())) continue;
      if (rule.action == v1::ACTION_EXTRACT) Extract(rule, View());
      out_.sentence_rule[s] = static_cast<int16_t>(id);
      out_.furniture.push_back({begin_, end_, static_cast<uint16_t>(id)});
      return;
    }
  }
  if (!boost) return;
  FindCandidates(Stage::kBoost);
  for (const int id : scratch_.rules) {
    const CompiledRule& rule = rules_[static_cast<size_t>(id)];
    const size_t from =
        reading_ == Reading::kPlain && plain_
            ? index_.FirstPlace(id, Stage::kBoost, begin_, hits_)
            : 0;
    if (rule.pattern->MatchesFrom(View(), from)) out_.cue[s] += rule.boost;
  }
}

void Annotator::Extract(const CompiledRule& rule, std::string_view part) {
  bool news = false;
  for (size_t f = 0; f < kFields; ++f) {
    news |= rule.pattern->fields()[f] != 0 && FieldAt(f).empty();
  }
  if (!news) return;  // Groups take their time.
  absl::FixedArray<re2::StringPiece> groups(GroupsOf(rule));
  if (rule.pattern->Match(part, absl::MakeSpan(groups))) Fill(rule, groups);
}

void Annotator::Fill(const CompiledRule& rule,
                     absl::Span<const re2::StringPiece> groups) {
  for (size_t f = 0; f < kFields; ++f) {
    const int number = rule.pattern->fields()[f];
    if (number == 0 || !FieldAt(f).empty()) continue;
    const re2::StringPiece group = groups[static_cast<size_t>(number)];
    if (group.data() == nullptr) continue;
    FieldAt(f) = scratch_.text.ToBody({group.data(), group.size()});
  }
}

std::string_view& Annotator::FieldAt(size_t field) {
  const std::array<std::string_view*, kFields> fields = {
      &out_.title, &out_.byline, &out_.source, &out_.publish_time};
  return *fields[field];
}

}  // namespace summarizer::rules
