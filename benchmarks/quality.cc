// How close our summaries come to those that people wrote, next to plain ways
// to summarize: ROUGE-1 and -2 F1, as a Markdown table.
//
//   bazel run -c opt //benchmarks:quality -- [flags] SET.jsonl…
//
// A set is a file of JSON lines, as quality_sets.h describes them. For each
// item every system fills the same number of words, the mean length of the
// set's references; the last sentence is cut. Tokens are Porter-stemmed, counts
// pooled over the references.
//
// Lead takes the first sentence of each document, then the second of each;
// Lead+ leaves out lines that are no sentences; random is the mean of several
// draws. Differences come with 95 % intervals of a paired bootstrap, over items
// of each set ("mean of sets": each set drawn from itself; "all items": from
// one pool).
//
// With --boilerplate, what is left when the articles of sets with several
// documents an item are dated over six weeks, and when background and furniture
// are pasted into all of them.
//
// --options=FILE   SummarizerOptions as textproto, "-" for the defaults;
// several
//                  settings are printed side by side
// --seed=1         of random choices
// --samples=10000  of the bootstrap
// --draws=10       of random sentences
// --dump=FOLDER    writes summaries as FOLDER/SYSTEM/SET/ID.txt

#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "benchmarks/quality_boilerplate.h"
#include "benchmarks/quality_sets.h"
#include "benchmarks/quality_systems.h"
#include "benchmarks/quality_table.h"
#include "benchmarks/random.h"
#include "benchmarks/rouge.h"
#include "benchmarks/strings.h"
#include "summarizer/io/textproto.h"

namespace summarizer::benchmarks {
namespace {

struct Flags {
  std::vector<std::string> sets;
  std::vector<std::string> options;
  uint64_t seed = 1;
  size_t samples = 10000;
  size_t draws = 10;
  std::string dump;
  bool boilerplate = false;
};

// A set whose references have been cut into tokens.
struct PreparedSet {
  QualitySet set;
  std::vector<std::vector<RougeTokens>> references;  // By item.
};

class Scorer {
 public:
  explicit Scorer(const Flags& flags) : flags_(flags) {}

  absl::Status Load() {
    for (const std::string& path : flags_.sets) {
      absl::StatusOr<QualitySet> set = ReadQualitySet(path);
      if (!set.ok()) return set.status();
      PreparedSet& prepared = sets_.emplace_back();
      prepared.set = *std::move(set);
      for (const QualityItem& item : prepared.set.items) {
        auto& references = prepared.references.emplace_back();
        for (const std::string& reference : item.references) {
          references.push_back(tokenizer_.Tokenize(reference));
        }
      }
    }
    return absl::OkStatus();
  }

  const std::vector<PreparedSet>& sets() const { return sets_; }

  // From now on, items of several documents are as `change` leaves them.
  void Change(const std::function<void(v1::Corpus&)>& change) {
    for (PreparedSet& prepared : sets_) {
      for (QualityItem& item : prepared.set.items) {
        if (item.documents.articles_size() > 1) change(item.documents);
      }
    }
  }

  // Scores what `summarize` makes of each item, `draws` times. `set` is the
  // index of the item's set.
  using Summarize = std::function<absl::StatusOr<std::string>(
      const QualityItem& item, size_t set)>;
  absl::StatusOr<SystemScores> Score(const std::string& name, size_t draws,
                                     const Summarize& summarize) {
    SystemScores scores;
    scores.name = name;
    for (size_t s = 0; s < sets_.size(); ++s) {
      const PreparedSet& prepared = sets_[s];
      SetScores& set = scores.sets.emplace_back();
      for (size_t i = 0; i < prepared.set.items.size(); ++i) {
        const QualityItem& item = prepared.set.items[i];
        std::array<double, kOrders.size()> sums = {};
        for (size_t draw = 0; draw < draws; ++draw) {
          const absl::StatusOr<std::string> summary = summarize(item, s);
          if (!summary.ok()) return summary.status();
          if (draw == 0) Dump(name, prepared.set.name, item.id, *summary);
          const RougeTokens tokens = tokenizer_.Tokenize(*summary);
          for (size_t k = 0; k < kOrders.size(); ++k) {
            sums[k] += RougeF1(tokens, prepared.references[i], kOrders[k]);
          }
        }
        for (size_t k = 0; k < kOrders.size(); ++k) {
          set[k].push_back(100 * sums[k] / static_cast<double>(draws));
        }
      }
    }
    return scores;
  }

  absl::StatusOr<SystemScores> ScoreOurs(const std::string& path,
                                         std::string_view suffix) {
    v1::SummarizerOptions options;
    const bool defaults = path == "-";
    if (!defaults) {
      absl::Status status = io::ReadTextprotoFile(path, options);
      if (!status.ok()) return status;
    }
    std::vector<Ours> ours;
    for (const PreparedSet& prepared : sets_) {
      absl::StatusOr<Ours> one = Ours::Create(options, prepared.set.budget);
      if (!one.ok()) {
        return absl::Status(
            one.status().code(),
            StrCat(path, ": ", std::string(one.status().message())));
      }
      ours.push_back(*std::move(one));
    }
    const std::string name =
        defaults ? "ours" : std::filesystem::path(path).stem().string();
    return Score(StrCat(name, suffix), 1,
                 [&](const QualityItem& item, size_t set) {
                   return ours[set].Summarize(item);
                 });
  }

 private:
  void Dump(const std::string& system, const std::string& set,
            const std::string& item, const std::string& summary) const {
    if (flags_.dump.empty()) return;
    const std::filesystem::path folder =
        std::filesystem::path(flags_.dump) / system / set;
    std::filesystem::create_directories(folder);
    std::ofstream(folder / (item + ".txt")) << summary << "\n";
  }

  const Flags& flags_;
  RougeTokenizer tokenizer_;
  std::vector<PreparedSet> sets_;
};

void PrintHead(const std::vector<PreparedSet>& sets) {
  std::vector<std::string> columns;
  for (const PreparedSet& prepared : sets) {
    const QualitySet& set = prepared.set;
    columns.push_back(
        StrCat(set.name, " (", set.items.size(), " × ", set.budget, " words)"));
  }
  PrintTableHead(columns);
}

using Rows = std::vector<SystemScores>;

// Random, Lead, Lead+, and ours with each of the options.
constexpr size_t kLeadPlus = 2;
absl::StatusOr<Rows> ScoreAll(Scorer& scorer, const Flags& flags,
                              std::string_view suffix) {
  Baselines baselines;
  Random random(flags.seed);
  const auto budget = [&](size_t set) { return scorer.sets()[set].set.budget; };
  std::vector<absl::StatusOr<SystemScores>> scores;
  scores.push_back(scorer.Score(StrCat("random", suffix), flags.draws,
                                [&](const QualityItem& item, size_t set) {
                                  return baselines.Random(item, budget(set),
                                                          random);
                                }));
  scores.push_back(scorer.Score(StrCat("Lead", suffix), 1,
                                [&](const QualityItem& item, size_t set) {
                                  return baselines.Lead(item, budget(set));
                                }));
  scores.push_back(scorer.Score(StrCat("Lead+", suffix), 1,
                                [&](const QualityItem& item, size_t set) {
                                  return baselines.LeadPlus(item, budget(set));
                                }));
  for (const std::string& path : flags.options) {
    scores.push_back(scorer.ScoreOurs(path, suffix));
  }
  Rows rows;
  for (absl::StatusOr<SystemScores>& row : scores) {
    if (!row.ok()) return row.status();
    rows.push_back(*std::move(row));
  }
  return rows;
}

absl::Status Run(const Flags& flags) {
  Scorer scorer(flags);
  if (absl::Status status = scorer.Load(); !status.ok()) return status;
  const absl::StatusOr<Rows> plain = ScoreAll(scorer, flags, "");
  if (!plain.ok()) return plain.status();
  PrintHead(scorer.sets());
  for (const SystemScores& row : *plain) PrintScores(row);
  for (size_t r = kLeadPlus + 1; r < plain->size(); ++r) {
    PrintDifference((*plain)[r], (*plain)[kLeadPlus], flags.samples,
                    flags.seed);
  }
  for (size_t r = kLeadPlus + 2; r < plain->size(); ++r) {
    PrintDifference((*plain)[r], (*plain)[kLeadPlus + 1], flags.samples,
                    flags.seed);
  }
  if (!flags.boilerplate) return absl::OkStatus();

  Random random(flags.seed);
  scorer.Change([&](v1::Corpus& corpus) { SpreadDates(corpus, random); });
  const absl::StatusOr<Rows> dated = ScoreAll(scorer, flags, ", dated");
  if (!dated.ok()) return dated.status();
  scorer.Change([&](v1::Corpus& corpus) { PasteBoilerplate(corpus, random); });
  const absl::StatusOr<Rows> pasted = ScoreAll(scorer, flags, ", boilerplate");
  if (!pasted.ok()) return pasted.status();
  for (size_t r = 0; r < pasted->size(); ++r) {
    PrintScores((*dated)[r]);
    PrintScores((*pasted)[r]);
    PrintDifference((*pasted)[r], (*dated)[r], flags.samples, flags.seed);
  }
  return absl::OkStatus();
}

}  // namespace
}  // namespace summarizer::benchmarks

int main(int argc, char** argv) {
  summarizer::benchmarks::Flags flags;
  CLI::App app("ROUGE of our summaries, next to plain ways to summarize.");
  app.add_option("SET.jsonl", flags.sets, "Documents with reference summaries")
      ->required();
  app.add_option("--options", flags.options,
                 "Textproto of SummarizerOptions, - for the defaults; may be "
                 "given several times")
      ->allow_extra_args(false);
  app.add_option("--seed", flags.seed, "Of random choices");
  app.add_option("--samples", flags.samples, "Of the bootstrap");
  app.add_option("--draws", flags.draws, "Of random sentences")
      ->check(CLI::PositiveNumber);
  app.add_flag("--boilerplate", flags.boilerplate,
               "Score articles with background and furniture, too");
  app.add_option("--dump", flags.dump, "Folder for the summaries");
  CLI11_PARSE(app, argc, argv);
  if (flags.options.empty()) flags.options = {"-"};
  const absl::Status status = summarizer::benchmarks::Run(flags);
  if (status.ok()) return 0;
  std::fprintf(stderr, "quality: %s\n", std::string(status.message()).c_str());
  return 1;
}
