// Properties of trimming over many sentences: those of real-looking articles,
// these with all that could be trimmed put around them, and nonsense made of
// the words that trimming looks for.

#include <cstddef>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "summarizer/ranking/trimming.h"
#include "summarizer/ranking/trimming_check.h"
#include "summarizer/testing/news.h"
#include "summarizer/text/language.h"
#include "summarizer/text/parser.h"

namespace summarizer::ranking {
namespace {

class TrimmingPropertyTest : public ::testing::Test {
 protected:
  // Checks each sentence of `body`; how many were trimmed.
  size_t Check(std::string_view body) {
    parser_.Parse(body, document_);
    size_t trimmed = 0;
    for (const text::Sentence& sentence : document_.sentences) {
      const std::string read =
          TrimForReading(document_, sentence.begin, sentence.end, "en");
      if (read.empty()) continue;
      ++trimmed;
      EXPECT_EQ(CheckTrimmed(document_, sentence, read, reader_), "")
          << document_.TextOf(sentence) << "\n-> " << read;
    }
    return trimmed;
  }

  std::vector<std::string> Sentences(std::string_view body) {
    parser_.Parse(body, document_);
    std::vector<std::string> sentences;
    for (const text::Sentence& sentence : document_.sentences) {
      sentences.emplace_back(document_.TextOf(sentence));
    }
    return sentences;
  }

  const std::string& Pick(const std::vector<std::string>& values) {
    return values[random_() % values.size()];
  }

  std::mt19937 random_{11};

 private:
  const std::shared_ptr<const text::Language> english_ =
      text::Language::ForTag("en").value();
  text::DocumentParser parser_{english_, 0};
  text::DocumentParser reader_{english_, 0};
  text::Document document_;
};

TEST_F(TrimmingPropertyTest, News) {
  size_t trimmed = 0;
  const v1::Corpus news = testing::ReadNews();
  for (const v1::Article& article : news.articles()) {
    trimmed += Check(article.body());
  }
  EXPECT_GE(trimmed, 4u);
}

TEST_F(TrimmingPropertyTest, NewsWithWhatCouldGo) {
  const std::vector<std::string> openings = {"",
                                             "Additionally, ",
                                             "However, ",
                                             "It should be noted that ",
                                             "",
                                             "Meanwhile, ",
                                             "Therefore, ",
                                             "Moreover, no ",
                                             "(Reuters) - ",
                                             "Hanoi (AFP) — ",
                                             "BAKU, Jan. 3 (AP) — "};
  const std::vector<std::string> endings = {
      "",
      ", Azernews reports",
      ", Reuters reported on Monday",
      ", Reuters reported on March 3",
      ", a source in Baku told Trend",
      ", a source with 14 years of service told Trend",
      ", a source who was not named told Trend",
      ", no source told Trend",
      ", according to 3 sources",
      " (Reuters)",
      " (the World Trade Union (WTU) has 14)",
      ", the company said"};
  size_t sentences = 0;
  size_t trimmed = 0;
  const v1::Corpus news = testing::ReadNews();
  for (const v1::Article& article : news.articles()) {
    for (std::string sentence : Sentences(article.body())) {
      if (sentence.back() != '.') continue;
      sentence.pop_back();
      ++sentences;
      trimmed += Check(Pick(openings) + sentence + Pick(endings) + ".");
    }
  }
  EXPECT_GT(trimmed, sentences / 3);
}

TEST_F(TrimmingPropertyTest, Nonsense) {
  const std::vector<std::string> words = {"Additionally,",
                                          "meanwhile,",
                                          "It",
                                          "should",
                                          "be",
                                          "noted",
                                          "that",
                                          "that,",
                                          "no",
                                          "not",
                                          "never",
                                          "14",
                                          "$3",
                                          "million",
                                          "on",
                                          "Monday",
                                          "March",
                                          "Reuters",
                                          "reports",
                                          "reported",
                                          "told",
                                          "a",
                                          "source",
                                          "the",
                                          "Ministry",
                                          "of",
                                          "Xinhua",
                                          "news",
                                          "agency",
                                          "according",
                                          "to",
                                          "as",
                                          "(Reuters)",
                                          "(WTU)",
                                          "World",
                                          "Trade",
                                          "Union",
                                          "(Source:",
                                          "BBC)",
                                          "(",
                                          ")",
                                          "-",
                                          "—",
                                          "“We",
                                          "go,”",
                                          "\"",
                                          "émigrés",
                                          "İpek",
                                          "port,",
                                          "Baku,",
                                          "closed",
                                          "closed,",
                                          "rose,",
                                          "...",
                                          "5%,",
                                          "“",
                                          "”",
                                          "\n",
                                          "and,",
                                          "'"};
  size_t trimmed = 0;
  for (int round = 0; round < 100000; ++round) {
    std::string text;
    for (size_t count = 1 + random_() % 14; count > 0; --count) {
      text += Pick(words) + " ";
    }
    switch (random_() % 4) {
      case 0:
        text += "port closed, Reuters reported.";
        break;
      case 1:
        text += "port.";
        break;
      case 2:
        text += "reports.";
        break;
      default:
        break;
    }
    trimmed += Check(text);
    if (HasFailure()) return;
  }
  EXPECT_GT(trimmed, 1000u);
}

}  // namespace
}  // namespace summarizer::ranking
