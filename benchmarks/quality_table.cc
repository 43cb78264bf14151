#include "benchmarks/quality_table.h"

#include <cstdio>
#include <utility>

#include "benchmarks/quality_statistics.h"
#include "benchmarks/strings.h"

namespace summarizer::benchmarks {
namespace {

// The same cells for each row: sets, their mean, all items together.
using Groups = std::vector<std::vector<std::vector<double>>>;

Groups Columns(const std::vector<SetScores>& sets, size_t k) {
  Groups columns;
  std::vector<std::vector<double>> each;
  std::vector<double> all;
  for (const SetScores& set : sets) {
    columns.push_back({set[k]});
    each.push_back(set[k]);
    all.insert(all.end(), set[k].begin(), set[k].end());
  }
  columns.push_back(std::move(each));
  columns.push_back({std::move(all)});
  return columns;
}

double MeanOfMeans(const std::vector<std::vector<double>>& groups) {
  std::vector<double> means;
  means.reserve(groups.size());
  for (const std::vector<double>& group : groups) means.push_back(Mean(group));
  return Mean(means);
}

}  // namespace

void PrintTableHead(const std::vector<std::string>& sets) {
  std::string names = "| system, R1 / R2 |";
  std::string rule = "| --- |";
  for (const std::string& set : sets) {
    names += StrCat(" ", set, " |");
    rule += " --- |";
  }
  std::printf("%s mean of sets | all items |\n%s --- | --- |\n", names.c_str(),
              rule.c_str());
}

void PrintScores(const SystemScores& scores) {
  std::printf("| %s |", scores.name.c_str());
  const Groups r1 = Columns(scores.sets, 0);
  const Groups r2 = Columns(scores.sets, 1);
  for (size_t c = 0; c < r1.size(); ++c) {
    std::printf(" %.2f / %.2f |", MeanOfMeans(r1[c]), MeanOfMeans(r2[c]));
  }
  std::printf("\n");
}

void PrintDifference(const SystemScores& a, const SystemScores& b,
                     size_t samples, uint64_t seed) {
  std::vector<SetScores> differences = a.sets;
  for (size_t s = 0; s < differences.size(); ++s) {
    for (size_t k = 0; k < kOrders.size(); ++k) {
      for (size_t i = 0; i < differences[s][k].size(); ++i) {
        differences[s][k][i] -= b.sets[s][k][i];
      }
    }
  }
  std::printf("| %s − %s |", a.name.c_str(), b.name.c_str());
  const std::array<Groups, 2> columns = {Columns(differences, 0),
                                         Columns(differences, 1)};
  for (size_t c = 0; c < columns[0].size(); ++c) {
    for (size_t k = 0; k < kOrders.size(); ++k) {
      const Interval interval = BootstrapMean(columns[k][c], samples, seed);
      std::printf("%s%+.2f [%+.2f, %+.2f]", k == 0 ? " " : " / ",
                  MeanOfMeans(columns[k][c]), interval.low, interval.high);
    }
    std::printf(" |");
  }
  std::printf("\n");
}

}  // namespace summarizer::benchmarks
