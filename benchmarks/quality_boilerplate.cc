#include "benchmarks/quality_boilerplate.h"

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/corpus_templates.h"
#include "benchmarks/edits.h"
#include "benchmarks/entities.h"
#include "benchmarks/strings.h"

namespace summarizer::benchmarks {
namespace {

constexpr int64_t kDay = 24 * 3600;
constexpr int64_t kFirstDay = 19723;  // 2024-01-01.
constexpr int64_t kDays = 42;
constexpr size_t kSentences = 3;
constexpr double kEdits = 0.1;  // Share of the words.

// `count` different lines of furniture.
std::string Furniture(const Texts& texts, size_t count, int64_t day,
                      const v1::Corpus& corpus, Random& random) {
  Texts picked = texts;
  random.Shuffle(picked);
  std::string lines;
  for (size_t i = 0; i < count; ++i) {
    Entities names;
    names.Set("iso", IsoDate(day));
    names.Set("day", LongDate(day));
    names.Set("dateline", MonthAndDay(day));
    names.Set("yyyy", IsoDate(day).substr(0, 4));
    const v1::Article& other = corpus.articles(static_cast<int>(
        random.Below(static_cast<size_t>(corpus.articles_size()))));
    names.Set("title",
              other.title().empty() ? MakeOutlet(random) : other.title());
    lines += Strip(Expand(picked[i], names, random)) + "\n\n";
  }
  return lines;
}

// After a line of the latter half, or at the end.
size_t PlaceIn(std::string_view body, Random& random) {
  std::vector<size_t> places = {body.size()};
  for (size_t i = body.find('\n', body.size() / 2); i != std::string_view::npos;
       i = body.find('\n', i + 1)) {
    places.push_back(i);
  }
  return random.Pick(places);
}

}  // namespace

void SpreadDates(v1::Corpus& corpus, Random& random) {
  std::vector<int> order(static_cast<size_t>(corpus.articles_size()));
  std::iota(order.begin(), order.end(), 0);
  random.Shuffle(order);
  for (size_t i = 0; i < order.size(); ++i) {
    corpus.mutable_articles(order[i])->mutable_publish_time()->set_seconds(
        kFirstDay * kDay + kDays * kDay * static_cast<int64_t>(i) /
                               static_cast<int64_t>(order.size()));
  }
}

void PasteBoilerplate(v1::Corpus& corpus, Random& random) {
  const Texts& run = random.Pick(BackgroundRuns());
  Entities entities;
  std::vector<std::string> sentences;
  for (size_t i = 0; i < kSentences; ++i) {
    sentences.push_back(Expand(StrCat(run[i], "."), entities, random));
  }
  for (v1::Article& article : *corpus.mutable_articles()) {
    std::string background = "\n\n";
    for (const std::string& sentence : sentences) {
      background += Finish(Edit(sentence, kEdits, random)) + " ";
    }
    background += "\n\n";
    const int64_t day = article.publish_time().seconds() / kDay;
    std::string& body = *article.mutable_body();
    body.insert(PlaceIn(body, random), background);
    // One after the other: they draw from one source.
    const std::string above =
        Furniture(FurnitureAbove(), 1, day, corpus, random);
    const std::string below =
        Furniture(FurnitureBelow(), 2, day, corpus, random);
    body = StrCat(above, body, "\n\n", below);
  }
}

}  // namespace summarizer::benchmarks
