#include "summarizer/repetition/statements.h"

#include <algorithm>

#include "summarizer/repetition/same_sentences.h"

namespace summarizer::repetition {
namespace {

// Versions, the latest, that an occurrence is compared with.
constexpr size_t kMaxCompared = 128;

// Gives each occurrence the first version, of the latest kMaxCompared, whose
// representative it does not contradict.
void AssignVersions(const SentenceTable& table, Statement& statement) {
  std::vector<PackedSentence> representatives;
  statement.versions.reserve(statement.occurrences.size());
  for (const SentenceRef& ref : statement.occurrences) {
    const PackedSentence sentence = table[table.NumberOf(ref)];
    uint32_t version = Statement::kNoVersion;
    if (sentence.value_count() > 0) {
      const size_t count = representatives.size();
      version = static_cast<uint32_t>(count - std::min(count, kMaxCompared));
      while (version < representatives.size() &&
             ValuesConflict(sentence, representatives[version])) {
        ++version;
      }
      if (version == representatives.size()) {
        representatives.push_back(sentence);
      }
    }
    statement.versions.push_back(version);
  }
  statement.version_count = static_cast<uint32_t>(representatives.size());
}

}  // namespace

Statements FindStatements(const SentenceTable& table,
                          const MatchOptions& options) {
  const std::vector<uint32_t> roots = FindSameSentences(table, options);
  Statements result;
  result.of.assign(table.size(), Statements::kNone);
  constexpr uint32_t kRepeated = Statements::kNone - 1;
  for (uint32_t n = 0; n < table.size(); ++n) {
    const uint32_t root = roots[n];
    if (root != n) result.of[root] = kRepeated;
  }
  for (uint32_t r = 0; r < table.store().size(); ++r) {
    for (uint32_t n = table.FirstOf(r); n < table.EndOf(r); ++n) {
      const uint32_t root = roots[n];
      if (result.of[root] == kRepeated) {
        result.of[root] = static_cast<uint32_t>(result.statements.size());
        result.statements.emplace_back();
      }
      if (result.of[root] == Statements::kNone) continue;
      result.of[n] = result.of[root];
      result.statements[result.of[n]].occurrences.push_back(
          {r, n - table.FirstOf(r)});
    }
  }
  for (Statement& statement : result.statements) {
    AssignVersions(table, statement);
  }
  return result;
}

}  // namespace summarizer::repetition
