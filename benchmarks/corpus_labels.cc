// Labels by the definitions, from what is known to say the same.

#include <algorithm>
#include <set>
#include <utility>

#include "absl/container/btree_map.h"
#include "benchmarks/corpus_draft.h"

namespace summarizer::benchmarks {
namespace {

// The first prose sentences of an article, where background is news once.
constexpr size_t kLead = 3;
constexpr size_t kBackgroundCopyGroups = 3;

struct Occurrence {
  size_t draft = 0;
  size_t sentence = 0;
};

DraftSentence& At(std::vector<Draft>& drafts, const Occurrence& o) {
  return drafts[o.draft].sentences[o.sentence];
}

void LabelStatement(const std::vector<Occurrence>& occurrences,
                    std::vector<Draft>& drafts) {
  std::set<uint32_t> versions;
  std::set<size_t> stories;
  std::set<size_t> copy_groups;
  bool in_lead = false;
  for (const Occurrence& o : occurrences) {
    versions.insert(At(drafts, o).version);
    stories.insert(drafts[o.draft].event);
    copy_groups.insert(drafts[o.draft].copy_of.value_or(o.draft));
    in_lead |= o.sentence < kLead;
  }
  if (versions.size() > 1) {
    for (const Occurrence& o : occurrences) {
      DraftSentence& sentence = At(drafts, o);
      sentence.label = versions.erase(sentence.version) == 1 ? Label::kChanged
                                                             : Label::kRepeated;
    }
    return;
  }
  const bool background =
      stories.size() > 1 ||
      (copy_groups.size() >= kBackgroundCopyGroups && !in_lead);
  for (const Occurrence& o : occurrences) {
    At(drafts, o).label = background ? Label::kRepeated : Label::kRedundant;
  }
  if (!background || occurrences.front().sentence < kLead) {
    At(drafts, occurrences.front()).label = Label::kNews;
  }
}

// In a copy, what its original says with the same value is copied.
void LabelCopies(std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    if (!draft.copy_of.has_value()) continue;
    std::set<std::pair<uint32_t, uint32_t>> original;
    for (const DraftSentence& s : drafts[*draft.copy_of].sentences) {
      original.emplace(s.statement, s.version);
    }
    for (DraftSentence& s : draft.sentences) {
      if (original.count({s.statement, s.version}) != 0) {
        s.label = Label::kCopy;
      }
    }
  }
}

}  // namespace

void LabelDrafts(std::vector<Draft>& drafts) {
  absl::btree_map<uint32_t, std::vector<Occurrence>> statements;
  for (size_t d = 0; d < drafts.size(); ++d) {
    for (size_t s = 0; s < drafts[d].sentences.size(); ++s) {
      statements[drafts[d].sentences[s].statement].push_back({d, s});
    }
  }
  for (const auto& [statement, occurrences] : statements) {
    if (occurrences.size() > 1) LabelStatement(occurrences, drafts);
  }
  LabelCopies(drafts);
}

}  // namespace summarizer::benchmarks
