#include "summarizer/repetition/statements.h"

#include <algorithm>
#include <numeric>

#include "absl/container/flat_hash_map.h"

namespace summarizer::repetition {
namespace {

// Union-find over sentences numbered in order; the smallest is the root.
class Components {
 public:
  explicit Components(size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), uint32_t{0});
  }

  uint32_t Root(uint32_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }

  void Join(uint32_t a, uint32_t b) {
    a = Root(a);
    b = Root(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<uint32_t> parent_;
};

bool HasValues(const SentenceSketch& sketch) {
  return sketch.values.back() != 0;  // Ascending: zeros come first.
}

// Gives each occurrence the first version whose representative it does not
// contradict.
void AssignVersions(absl::Span<const ArticleRecord> records,
                    Statement& statement) {
  std::vector<const SentenceSketch*> representatives;
  for (const SentenceRef& ref : statement.occurrences) {
    const SentenceSketch& sketch = records[ref.record].sentences[ref.sentence];
    uint32_t version = Statement::kNoVersion;
    if (HasValues(sketch)) {
      version = 0;
      while (version < representatives.size() &&
             ValuesConflict(sketch, *representatives[version])) {
        ++version;
      }
      if (version == representatives.size()) {
        representatives.push_back(&sketch);
      }
    }
    statement.versions.push_back(version);
  }
  statement.version_count = static_cast<uint32_t>(representatives.size());
}

}  // namespace

Statements FindStatements(absl::Span<const ArticleRecord> records,
                          const MatchOptions& options) {
  std::vector<uint32_t> first_of(records.size() + 1, 0);
  for (size_t r = 0; r < records.size(); ++r) {
    first_of[r + 1] =
        first_of[r] + static_cast<uint32_t>(records[r].sentences.size());
  }
  Components components(first_of.back());
  Matcher matcher;
  std::vector<Matcher::Match> matches;
  absl::flat_hash_map<uint32_t, uint32_t> own;  // Exact to sentence.
  for (uint32_t r = 0; r < records.size(); ++r) {
    matcher.Find(records[r], r, records, options, matches);
    for (const Matcher::Match& match : matches) {
      components.Join(first_of[r] + match.sentence,
                      first_of[match.other.record] + match.other.sentence);
    }
    // An article that repeats itself word for word.
    own.clear();
    for (uint32_t s = 0; s < records[r].sentences.size(); ++s) {
      const SentenceSketch& sketch = records[r].sentences[s];
      const auto [it, inserted] = own.emplace(sketch.exact, s);
      if (!inserted &&
          SameStatement(sketch, records[r].sentences[it->second], 1))
        components.Join(first_of[r] + it->second, first_of[r] + s);
    }
    matcher.Add(records[r], r, records);
  }

  Statements result;
  result.of.resize(records.size());
  std::vector<uint32_t> size(first_of.back(), 0);
  for (uint32_t i = 0; i < first_of.back(); ++i) ++size[components.Root(i)];
  std::vector<uint32_t> statement_of(first_of.back(), Statements::kNone);
  for (uint32_t r = 0; r < records.size(); ++r) {
    result.of[r].assign(records[r].sentences.size(), Statements::kNone);
    for (uint32_t s = 0; s < records[r].sentences.size(); ++s) {
      const uint32_t root = components.Root(first_of[r] + s);
      if (size[root] < 2) continue;
      if (statement_of[root] == Statements::kNone) {
        statement_of[root] = static_cast<uint32_t>(result.statements.size());
        result.statements.emplace_back();
      }
      result.of[r][s] = statement_of[root];
      result.statements[statement_of[root]].occurrences.push_back({r, s});
    }
  }
  for (Statement& statement : result.statements) {
    AssignVersions(records, statement);
  }
  return result;
}

}  // namespace summarizer::repetition
