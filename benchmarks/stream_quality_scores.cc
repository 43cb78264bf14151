#include "benchmarks/stream_quality_scores.h"

#include <cstdint>
#include <set>
#include <string_view>
#include <unordered_set>

#include "benchmarks/strings.h"

namespace summarizer::benchmarks {
namespace {

double Ratio(size_t a, size_t b) {
  return b == 0 ? 0 : static_cast<double>(a) / static_cast<double>(b);
}

// What one system has told so far.
class Listener {
 public:
  explicit Listener(Told& told) : told_(told) {}

  void Hear(const StreamSentence& sentence) {
    ++told_.sentences;
    if (!known_.insert(sentence.nugget).second) return;
    ++told_.nuggets;
    if (sentence.is_fact) ++told_.facts;
  }

 private:
  Told& told_;
  std::set<uint32_t> known_;
};

// A sentence of the stream that overlaps with a span, or null.
const StreamSentence* Find(const StreamArticle& article, const v1::Span& span) {
  for (const StreamSentence& sentence : article.sentences) {
    if (span.begin() < sentence.end && sentence.begin < span.end()) {
      return &sentence;
    }
  }
  return nullptr;
}

class StreamScorer {
 public:
  explicit StreamScorer(StreamScores& scores)
      : scores_(scores), ours_(scores.ours), first_(scores.first) {}

  void Add(const StreamArticle& article, const v1::ArticleDigest& digest) {
    ++scores_.articles;
    first_.Hear(article.sentences.front());
    for (const v1::RankedSentence& sentence : digest.sentences()) {
      if (const auto* told = Find(article, sentence.span())) ours_.Hear(*told);
    }
    CountFacts(article, digest);
    CountSuppressed(article, digest);
    for (const StreamSentence& sentence : article.sentences) {
      seen_.insert(sentence.nugget);
      texts_.emplace(TextOf(article, sentence));
    }
  }

 private:
  static std::string_view TextOf(const StreamArticle& article,
                                 const StreamSentence& sentence) {
    return std::string_view(article.article.body())
        .substr(sentence.begin, sentence.end - sentence.begin);
  }

  bool IsNew(const StreamSentence& sentence) const {
    return seen_.count(sentence.nugget) == 0;
  }

  void Note(std::string_view what, const StreamArticle& article,
            std::string_view text) {
    scores_.examples.push_back(
        StrCat(what, ": ", article.article.id(), ": ", text));
  }

  void CountFacts(const StreamArticle& article,
                  const v1::ArticleDigest& digest) {
    const StreamSentence* new_fact = nullptr;
    for (const StreamSentence& sentence : article.sentences) {
      if (!sentence.is_fact || !IsNew(sentence)) continue;
      if (new_fact == nullptr) new_fact = &sentence;
      facts_.insert(sentence.nugget);
    }
    scores_.facts = facts_.size();
    const StreamSentence* told = nullptr;
    for (const v1::RankedSentence& sentence : digest.sentences()) {
      told = Find(article, sentence.span());
    }
    if (new_fact == nullptr) {
      if (told != nullptr && told->is_fact) {
        ++scores_.repeated_known;
        Note("told again", article, TextOf(article, *told));
      }
      return;
    }
    if (told == nullptr) {
      ++scores_.missed_empty;
      Note("new, but nothing told", article, TextOf(article, *new_fact));
    } else if (!told->is_fact) {
      ++scores_.missed_colour;
      Note("colour before a new fact", article,
           StrCat(TextOf(article, *told), " / ", TextOf(article, *new_fact)));
    } else if (!IsNew(*told)) {
      ++scores_.missed_known;
      Note("known before a new fact", article,
           StrCat(TextOf(article, *told), " / ", TextOf(article, *new_fact)));
    }
  }

  void CountSuppressed(const StreamArticle& article,
                       const v1::ArticleDigest& digest) {
    std::set<const StreamSentence*> suppressed;
    for (const v1::SuppressedSentence& s : digest.suppressed()) {
      suppressed.insert(Find(article, s.span()));
    }
    for (const StreamSentence& sentence : article.sentences) {
      const std::string_view text = TextOf(article, sentence);
      const bool found = suppressed.count(&sentence) != 0;
      if (texts_.count(std::string(text)) != 0) {
        ++scores_.echoes.of;
        scores_.echoes.hits += found;
        if (!found) Note("echo not suppressed", article, text);
      } else if (IsNew(sentence)) {
        ++scores_.first_mentions.of;
        scores_.first_mentions.hits += found;
        if (found) Note("first mention suppressed", article, text);
      }
    }
  }

  StreamScores& scores_;
  Listener ours_;
  Listener first_;
  std::set<uint32_t> seen_;  // Nuggets of earlier articles.
  std::set<uint32_t> facts_;
  std::unordered_set<std::string> texts_;  // Sentences of earlier articles.
};

}  // namespace

double Told::facts_per_sentence() const { return Ratio(facts, sentences); }
double Told::nuggets_per_sentence() const { return Ratio(nuggets, sentences); }
double Share::percent() const { return 100 * Ratio(hits, of); }

absl::StatusOr<StreamScores> ScoreStream(
    const Summarizer& summarizer, const std::vector<StreamArticle>& stream) {
  StreamScores scores;
  StreamScorer scorer(scores);
  History history;
  for (const StreamArticle& article : stream) {
    const absl::StatusOr<v1::ArticleDigest> digest =
        summarizer.SummarizeAndObserve(article.article, history);
    if (!digest.ok()) return digest.status();
    scorer.Add(article, *digest);
  }
  return scores;
}

}  // namespace summarizer::benchmarks
