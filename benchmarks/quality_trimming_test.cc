// Trimming in the digests of made-up corpora, whose sentences have been given
// openings and attributions.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/corpus_generator.h"
#include "benchmarks/random.h"
#include "benchmarks/strings.h"
#include "gtest/gtest.h"
#include "summarizer/ranking/trimming_check.h"
#include "summarizer/summarizer.h"
#include "summarizer/text/language.h"
#include "summarizer/text/parser.h"

namespace summarizer::benchmarks {
namespace {

// Articles of the sentences of `labelled`.
v1::Corpus Decorate(const LabelledCorpus& labelled, Random& random) {
  const std::vector<std::string> openings = {
      "", "", "Additionally, ", "It should be noted that ", "However, "};
  const std::vector<std::string> endings = {
      "",
      "",
      ", Azernews reports",
      ", Reuters reported on Monday",
      ", a source in the ministry told Trend",
      ", 3 sources told Trend",
      ", the company said",
      " (Reuters)"};
  v1::Corpus corpus = labelled.corpus;
  for (size_t a = 0; a < labelled.labels.size(); ++a) {
    v1::Article& article = *corpus.mutable_articles(static_cast<int>(a));
    std::string body;
    for (const LabelledSpan& span : labelled.labels[a].spans) {
      std::string text =
          article.body().substr(span.begin, span.end - span.begin);
      if (!EndsWith(text, ".")) continue;
      text.pop_back();
      body +=
          StrCat(random.Pick(openings), text, random.Pick(endings), ".\n\n");
    }
    article.set_body(body);
  }
  return corpus;
}

TEST(TrimmingTest, DigestsOfMadeUpCorporaKeepWhatTheySay) {
  v1::SummarizerOptions options;
  options.mutable_article_budget()->set_max_sentences(1000);
  options.mutable_story_budget()->set_max_sentences(1000);
  options.mutable_corpus_budget()->set_max_sentences(100000);
  const absl::StatusOr<Summarizer> plain = Summarizer::Create(options);
  options.set_trim(true);
  const absl::StatusOr<Summarizer> trimming = Summarizer::Create(options);
  ASSERT_TRUE(plain.ok() && trimming.ok());
  const std::shared_ptr<const text::Language> english =
      text::Language::ForTag("en").value();
  text::DocumentParser parser(english, 0);
  text::DocumentParser reader(english, 0);
  text::Document document;

  for (uint64_t seed = 1; seed <= 3; ++seed) {
    CorpusOptions corpus_options;
    corpus_options.articles = 100;
    corpus_options.seed = seed;
    Random random(seed);
    const v1::Corpus corpus = Decorate(GenerateCorpus(corpus_options), random);
    absl::StatusOr<v1::CorpusDigest> digest = trimming->SummarizeCorpus(corpus);
    ASSERT_TRUE(digest.ok()) << digest.status();

    size_t sentences = 0;
    size_t trimmed = 0;
    const auto check = [&](v1::RankedSentence& sentence,
                           const std::string& body) {
      ++sentences;
      const v1::Span& span = sentence.span();
      EXPECT_EQ(sentence.text(),
                body.substr(span.begin(), span.end() - span.begin()));
      if (sentence.display_text().empty()) return;
      ++trimmed;
      parser.Parse(body, document);
      for (const text::Sentence& s : document.sentences) {
        if (s.begin > span.begin() || s.end < span.end()) continue;
        text::Sentence part = s;
        document.TrimFront(part, span.begin());
        EXPECT_EQ(ranking::CheckTrimmed(document, part, sentence.display_text(),
                                        reader),
                  "")
            << sentence.text() << "\n-> " << sentence.display_text();
      }
      sentence.clear_display_text();
    };
    for (int a = 0; a < corpus.articles_size(); ++a) {
      for (auto& s : *digest->mutable_articles(a)->mutable_sentences()) {
        check(s, corpus.articles(a).body());
      }
    }
    EXPECT_GT(trimmed, sentences / 5);

    // At the levels above it is the same, and nothing else depends on it.
    const auto clear = [&](auto& ranked) {
      for (auto& sentence : ranked) sentence.clear_display_text();
    };
    size_t trimmed_above = 0;
    for (const auto& s : digest->sentences()) {
      trimmed_above += !s.display_text().empty();
    }
    EXPECT_GT(trimmed_above, 0u);
    clear(*digest->mutable_sentences());
    for (auto& story : *digest->mutable_stories()) {
      clear(*story.mutable_sentences());
    }
    const absl::StatusOr<v1::CorpusDigest> untrimmed =
        plain->SummarizeCorpus(corpus);
    ASSERT_TRUE(untrimmed.ok());
    EXPECT_EQ(digest->SerializeAsString(), untrimmed->SerializeAsString());
  }
}

}  // namespace
}  // namespace summarizer::benchmarks
