// How much of what is new the one-sentence digests of a stream tell, next to
// each article's first sentence, as a Markdown table:
//
//   bazel run -c opt //benchmarks:stream_quality
//
// Streams are made up, with a label for what each sentence says
// (stream_quality_corpus.h). "Facts" are what events consist of; "nuggets"
// count colour and background too. Digests are against the history of the
// stream.
//
// --options=FILE  SummarizerOptions as textproto; several may be given
// --events=60     of each stream
// --seeds=5       streams of each kind, summed up
// --show=0        examples of each kind of mistake to print

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "CLI/CLI.hpp"
#include "benchmarks/stream_quality_corpus.h"
#include "benchmarks/stream_quality_scores.h"
#include "benchmarks/strings.h"
#include "summarizer/io/textproto.h"
#include "summarizer/summarizer.h"

namespace summarizer::benchmarks {
namespace {

struct Flags {
  std::vector<std::string> options;
  size_t events = 60;
  uint64_t seeds = 5;
  size_t show = 0;
};

struct Kind {
  const char* name;
  StreamOptions options;
};

std::vector<Kind> Kinds(size_t events) {
  StreamOptions mixed;
  mixed.events = events;
  StreamOptions single = mixed;
  single.min_articles = 1;
  single.max_articles = 1;
  StreamOptions wire = mixed;
  wire.verbatim = 1;
  StreamOptions reworded = mixed;
  reworded.verbatim = 0;
  StreamOptions bare = mixed;
  bare.max_colour = 0;
  StreamOptions news_first = mixed;
  news_first.known_leads = 0;
  return {{"mixed", mixed},
          {"known facts word for word", wire},
          {"known facts reworded", reworded},
          {"no colour", bare},
          {"new facts first", news_first},
          {"one article an event", single}};
}

void Add(const Told& told, Told& sum) {
  sum.sentences += told.sentences;
  sum.facts += told.facts;
  sum.nuggets += told.nuggets;
}

void Add(const Share& share, Share& sum) {
  sum.hits += share.hits;
  sum.of += share.of;
}

void Add(const StreamScores& scores, StreamScores& sum) {
  sum.articles += scores.articles;
  sum.facts += scores.facts;
  Add(scores.ours, sum.ours);
  Add(scores.first, sum.first);
  Add(scores.echoes, sum.echoes);
  Add(scores.first_mentions, sum.first_mentions);
  sum.missed_empty += scores.missed_empty;
  sum.missed_known += scores.missed_known;
  sum.missed_colour += scores.missed_colour;
  sum.repeated_known += scores.repeated_known;
  sum.examples.insert(sum.examples.end(), scores.examples.begin(),
                      scores.examples.end());
}

double Over(double a, double b) { return b == 0 ? 0 : a / b; }

void PrintRow(const char* name, const StreamScores& s) {
  const auto number = [](size_t n) { return static_cast<double>(n); };
  std::printf(
      "| %s | %zu | %zu | %zu / %zu | %zu / %zu | %.2f | %.0f %% | %.2f | "
      "%.0f %% | %.1f %% (%zu) | %.2f %% (%zu) | %zu, %zu, %zu | %zu |\n",
      name, s.articles, s.facts, s.ours.sentences, s.first.sentences,
      s.ours.facts, s.first.facts,
      Over(s.ours.facts_per_sentence(), s.first.facts_per_sentence()),
      100 * Over(number(s.ours.facts), number(s.first.facts)),
      Over(s.ours.nuggets_per_sentence(), s.first.nuggets_per_sentence()),
      100 * Over(number(s.ours.nuggets), number(s.first.nuggets)),
      s.echoes.percent(), s.echoes.of, s.first_mentions.percent(),
      s.first_mentions.of, s.missed_empty, s.missed_known, s.missed_colour,
      s.repeated_known);
}

// Examples begin with their kind and a colon.
void Show(const StreamScores& scores, size_t count) {
  std::map<std::string, size_t> shown;
  for (const std::string& example : scores.examples) {
    if (shown[example.substr(0, example.find(':'))]++ < count) {
      std::printf("  %s\n", example.c_str());
    }
  }
}

absl::Status RunOne(const std::string& path, const Flags& flags) {
  v1::SummarizerOptions options;
  if (path != "-") {
    absl::Status status = io::ReadTextprotoFile(path, options);
    if (!status.ok()) return status;
  }
  options.mutable_article_budget()->set_max_sentences(1);
  const absl::StatusOr<Summarizer> summarizer = Summarizer::Create(options);
  if (!summarizer.ok()) return summarizer.status();
  std::printf("\n## %s\n\n", path == "-"
                                 ? "defaults"
                                 : std::filesystem::path(path).stem().c_str());
  std::printf(
      "| stream | articles | facts | sentences, ours / first | facts told | "
      "facts a sentence, ratio | facts, ratio | nuggets a sentence, ratio | "
      "nuggets, ratio | echoes suppressed (of) | first mentions suppressed "
      "(of) | new fact missed: empty, known, colour | known fact told again "
      "|\n|");
  constexpr int kColumns = 13;
  for (int c = 0; c < kColumns; ++c) std::printf(" --- |");
  std::printf("\n");
  for (Kind& kind : Kinds(flags.events)) {
    StreamScores sum;
    for (uint64_t seed = 1; seed <= flags.seeds; ++seed) {
      kind.options.seed = seed;
      const absl::StatusOr<StreamScores> scores =
          ScoreStream(*summarizer, GenerateStream(kind.options));
      if (!scores.ok()) return scores.status();
      Add(*scores, sum);
    }
    PrintRow(kind.name, sum);
    Show(sum, flags.show);
  }
  return absl::OkStatus();
}

}  // namespace
}  // namespace summarizer::benchmarks

int main(int argc, char** argv) {
  summarizer::benchmarks::Flags flags;
  std::string unused;
  CLI::App app("What one-sentence digests of a stream tell.");
  app.add_option("--options", flags.options,
                 "Textproto of SummarizerOptions, - for the defaults; may be "
                 "given several times")
      ->allow_extra_args(false);
  app.add_option("--events", flags.events, "Of each stream");
  app.add_option("--seeds", flags.seeds, "Streams of each kind");
  app.add_option("--show", flags.show, "Examples of each kind of mistake");
  // Those of the benchmarks beside this one.
  app.allow_extras();
  CLI11_PARSE(app, argc, argv);
  if (flags.options.empty()) flags.options = {"-"};
  for (const std::string& path : flags.options) {
    const absl::Status status = summarizer::benchmarks::RunOne(path, flags);
    if (!status.ok()) {
      std::fprintf(stderr, "stream_quality: %s\n",
                   std::string(status.message()).c_str());
      return 1;
    }
  }
  return 0;
}
