// Scores of systems on several sets, printed as a Markdown table.

#ifndef BENCHMARKS_QUALITY_TABLE_H_
#define BENCHMARKS_QUALITY_TABLE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace summarizer::benchmarks {

// Of the n-grams that are scored.
inline constexpr std::array<size_t, 2> kOrders = {1, 2};

// ROUGE-1 and -2 of the items of one set, in percent.
using SetScores = std::array<std::vector<double>, kOrders.size()>;

struct SystemScores {
  std::string name;
  std::vector<SetScores> sets;
};

// Columns: the sets, which are named here, the mean of their means, and all
// their items together.
void PrintTableHead(const std::vector<std::string>& sets);

void PrintScores(const SystemScores& scores);

// a - b on the same items, with bootstrap intervals.
void PrintDifference(const SystemScores& a, const SystemScores& b,
                     size_t samples, uint64_t seed);

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_QUALITY_TABLE_H_
