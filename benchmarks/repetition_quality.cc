// Precision and recall of what the summarizer finds repeated, in corpora made
// up with labels, as a Markdown table:
//
//   bazel run -c opt //benchmarks:repetition_quality
//
// --articles=200,2000        sizes of the corpora
// --edits=0,5,10,20,30,40    percent of the words that are changed when a run
//                            of sentences is pasted; half as many in a
//                            sentence that is pasted alone
// --seed=1
// --show=0                   mistakes of each sort to print for each corpus
// --dump=FOLDER              writes the texts of the first corpus there

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/corpus_generator.h"
#include "benchmarks/repetition_scores.h"
#include "benchmarks/strings.h"
#include "summarizer/summarizer.h"

namespace summarizer::benchmarks {
namespace {

struct Flags {
  std::vector<uint64_t> articles = {200, 2000};
  std::vector<uint64_t> edits = {0, 5, 10, 20, 30, 40};
  uint64_t seed = 1;
  uint64_t show = 0;
  std::string dump;
};

bool ParseFlag(std::string_view argument, Flags& flags) {
  if (ConsumePrefix(argument, "--articles=")) {
    return ParseNumbers(argument, flags.articles);
  }
  if (ConsumePrefix(argument, "--edits=")) {
    return ParseNumbers(argument, flags.edits);
  }
  if (ConsumePrefix(argument, "--seed=")) {
    return ParseNumber(argument, flags.seed);
  }
  if (ConsumePrefix(argument, "--show=")) {
    return ParseNumber(argument, flags.show);
  }
  if (ConsumePrefix(argument, "--dump=")) {
    flags.dump = std::string(argument);
    return true;
  }
  // Those of the benchmarks beside this one.
  return ConsumePrefix(argument, "--benchmark_");
}

void Show(const Scores& scores, size_t count) {
  for (const auto& [sort, mistakes] : scores.mistakes) {
    std::printf("\n%s: %zu\n", sort.c_str(), mistakes.size());
    for (size_t i = 0; i < std::min(count, mistakes.size()); ++i) {
      // Spread over the corpus.
      const Mistake& m =
          mistakes[i * mistakes.size() / std::min(count, mistakes.size())];
      std::printf("  %s: %s\n", m.article_id.c_str(), m.text.c_str());
    }
  }
}

void Dump(const v1::Corpus& corpus, const std::string& folder) {
  for (const v1::Article& article : corpus.articles()) {
    std::ofstream(folder + "/" + article.id() + ".txt") << article.body();
  }
}

void PrintTable(const std::vector<uint64_t>& edits,
                const std::vector<Scores>& scores) {
  std::printf("\n| kind |");
  for (const uint64_t e : edits) {
    std::printf(" %d %% |", static_cast<int>(e));
  }
  std::printf("\n| --- |");
  for (size_t i = 0; i < edits.size(); ++i) std::printf(" --- |");
  std::printf("\n");
  for (const auto& [kind, unused] : scores.front().by_kind) {
    std::printf("| %s |", NameOf(kind));
    for (const Scores& s : scores) {
      const Score& score = s.by_kind.at(kind);
      if (IsPartOfAnother(kind)) {
        std::printf(" %.3f (%zu) |", score.recall(), score.expected);
      } else {
        std::printf(" %.3f / %.3f (%zu) |", score.precision(), score.recall(),
                    score.expected);
      }
    }
    std::printf("\n");
  }
}

double Percent(const EditCount& count) {
  return count.words == 0 ? 0 : 100 * count.changed / count.words;
}

int Run(const Flags& flags) {
  const absl::StatusOr<Summarizer> summarizer = Summarizer::Create();
  if (!summarizer.ok()) return EXIT_FAILURE;
  std::printf("Precision / recall (labelled items); recall alone for parts.\n");
  for (const uint64_t articles : flags.articles) {
    std::printf("\n## %zu articles, seed %zu\n\n",
                static_cast<size_t>(articles), static_cast<size_t>(flags.seed));
    std::vector<Scores> all;
    for (const uint64_t edits : flags.edits) {
      CorpusOptions options;
      options.articles = articles;
      options.seed = flags.seed;
      options.run_edits = static_cast<double>(edits) / 100;
      options.lone_edits = options.run_edits / 2;
      const LabelledCorpus labelled = GenerateCorpus(options);
      if (!flags.dump.empty() && all.empty()) {
        Dump(labelled.corpus, flags.dump);
      }
      const auto start = std::chrono::steady_clock::now();
      const absl::StatusOr<v1::CorpusDigest> digest =
          summarizer->SummarizeCorpus(labelled.corpus);
      if (!digest.ok()) {
        std::fprintf(stderr, "%s\n", digest.status().ToString().c_str());
        return EXIT_FAILURE;
      }
      const std::chrono::duration<double> seconds =
          std::chrono::steady_clock::now() - start;
      all.push_back(Evaluate(labelled, *digest));
      std::printf(
          "%d %% asked for: %.1f %% of the words changed in runs, %.1f %% "
          "alone; %.1f s\n",
          static_cast<int>(edits), Percent(labelled.run_edits),
          Percent(labelled.lone_edits), seconds.count());
      if (flags.show > 0) Show(all.back(), flags.show);
    }
    PrintTable(flags.edits, all);
  }
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace summarizer::benchmarks

int main(int argc, char** argv) {
  summarizer::benchmarks::Flags flags;
  for (int i = 1; i < argc; ++i) {
    if (!summarizer::benchmarks::ParseFlag(argv[i], flags)) {
      std::fprintf(stderr, "bad flag: %s\n", argv[i]);
      return 2;
    }
  }
  return summarizer::benchmarks::Run(flags);
}
