#include "benchmarks/quality_systems.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "benchmarks/rouge.h"
#include "summarizer/text/language.h"
#include "summarizer/text/unicode.h"

namespace summarizer::benchmarks {
namespace {

// Beyond the budget, so that a long last sentence can still be cut.
constexpr size_t kMoreWords = 60;

bool AcceptAll(std::string_view) { return true; }

bool IsSentence(std::string_view text) {
  constexpr uint32_t kMinWords = 8;
  if (text::CountWords(text) < kMinWords) return false;
  for (size_t end = text.size(); end > 0;) {
    const text::CodePoint c = text::DecodeBefore(text, end);
    const text::CharClass kind = text::Classify(c.value);
    if (kind == text::CharClass::kTerminal) return true;
    if (kind != text::CharClass::kQuote && kind != text::CharClass::kClose) {
      return false;
    }
    end -= c.size;
  }
  return false;
}

}  // namespace

Baselines::Baselines()
    : parser_(std::shared_ptr<const text::Language>(
                  text::Language::ForTag("en").value()),
              /*seed=*/0) {}

std::string Baselines::Lead(const QualityItem& item, size_t budget,
                            bool (*accepts)(std::string_view sentence)) {
  std::vector<std::vector<std::string_view>> documents;
  size_t longest = 0;
  for (const v1::Article& article : item.documents.articles()) {
    parser_.Parse(article.body(), document_);
    std::vector<std::string_view>& texts = documents.emplace_back();
    for (const text::Sentence& sentence : document_.sentences) {
      const std::string_view text = document_.TextOf(sentence);
      if (accepts(text)) texts.push_back(text);
    }
    longest = std::max(longest, texts.size());
  }
  std::vector<std::string_view> order;
  for (size_t i = 0; i < longest; ++i) {
    for (const std::vector<std::string_view>& texts : documents) {
      if (i < texts.size()) order.push_back(texts[i]);
    }
  }
  return FillWords(order, budget);
}

std::string Baselines::Lead(const QualityItem& item, size_t budget) {
  return Lead(item, budget, AcceptAll);
}

std::string Baselines::LeadPlus(const QualityItem& item, size_t budget) {
  return Lead(item, budget, IsSentence);
}

std::string Baselines::Random(const QualityItem& item, size_t budget,
                              benchmarks::Random& random) {
  std::vector<std::string_view> texts;
  for (const v1::Article& article : item.documents.articles()) {
    parser_.Parse(article.body(), document_);
    for (const text::Sentence& sentence : document_.sentences) {
      texts.push_back(document_.TextOf(sentence));
    }
  }
  random.Shuffle(texts);
  return FillWords(texts, budget);
}

absl::StatusOr<Ours> Ours::Create(const v1::SummarizerOptions& options,
                                  size_t budget) {
  v1::SummarizerOptions ours = options;
  ours.mutable_corpus_budget()->set_max_words(
      static_cast<int32_t>(budget + kMoreWords));
  absl::StatusOr<Summarizer> summarizer = Summarizer::Create(ours);
  if (!summarizer.ok()) return summarizer.status();
  return Ours(*std::move(summarizer), budget);
}

absl::StatusOr<std::string> Ours::Summarize(const QualityItem& item) const {
  const absl::StatusOr<v1::CorpusDigest> digest =
      summarizer_.SummarizeCorpus(item.documents);
  if (!digest.ok()) return digest.status();
  std::vector<const v1::RankedSentence*> ranked;
  for (const v1::RankedSentence& sentence : digest->sentences()) {
    ranked.push_back(&sentence);
  }
  std::sort(ranked.begin(), ranked.end(),
            [](const v1::RankedSentence* a, const v1::RankedSentence* b) {
              return a->rank() < b->rank();
            });
  std::vector<std::string_view> texts;
  texts.reserve(ranked.size());
  for (const v1::RankedSentence* sentence : ranked) {
    texts.push_back(sentence->text());
  }
  return FillWords(texts, budget_);
}

}  // namespace summarizer::benchmarks
