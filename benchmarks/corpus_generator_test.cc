#include "benchmarks/corpus_generator.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "benchmarks/corpus_templates.h"
#include "benchmarks/edits.h"
#include "benchmarks/entities.h"
#include "benchmarks/strings.h"
#include "gtest/gtest.h"

namespace summarizer::benchmarks {
namespace {

std::string_view TextOf(const v1::Article& article, const LabelledSpan& span) {
  return std::string_view(article.body())
      .substr(span.begin, span.end - span.begin);
}

bool IsProse(const LabelledSpan& span) {
  return span.label != Label::kFurniture && span.label != Label::kHeading;
}

size_t WordsOf(std::string_view text) {
  return 1 + static_cast<size_t>(std::count(text.begin(), text.end(), ' '));
}

std::string Bytes(const LabelledCorpus& labelled) {
  std::string bytes;
  for (const v1::Article& article : labelled.corpus.articles()) {
    bytes += StrCat(article.id(), "\n", article.title(), "\n", article.source(),
                    "\n", article.publish_time().seconds(), "\n",
                    article.body(), "\n");
  }
  return bytes;
}

class CorpusGeneratorTest : public ::testing::Test {
 protected:
  static const LabelledCorpus& Corpus() {
    static const LabelledCorpus* const kCorpus = [] {
      CorpusOptions options;
      options.articles = 1000;
      return new LabelledCorpus(GenerateCorpus(options));
    }();
    return *kCorpus;
  }

  static const v1::Article& ArticleAt(size_t a) {
    return Corpus().corpus.articles(static_cast<int>(a));
  }
};

TEST_F(CorpusGeneratorTest, LabelsCoverAllButWhiteSpace) {
  ASSERT_EQ(Corpus().corpus.articles_size(), 1000);
  ASSERT_EQ(Corpus().labels.size(), 1000u);
  for (size_t a = 0; a < Corpus().labels.size(); ++a) {
    const std::string& body = ArticleAt(a).body();
    size_t end = 0;
    for (const LabelledSpan& span : Corpus().labels[a].spans) {
      ASSERT_LT(span.begin, span.end);
      ASSERT_LE(span.end, body.size());
      EXPECT_EQ(body.substr(end, span.begin - end).find_first_not_of(" \n"),
                std::string::npos);
      const std::string_view text = TextOf(ArticleAt(a), span);
      EXPECT_EQ(text.find_first_of("\1\2{}<\n"), std::string_view::npos)
          << text;
      EXPECT_NE(text.front(), ' ');
      EXPECT_NE(text.back(), ' ');
      end = span.end;
    }
    EXPECT_EQ(body.substr(end), "\n");
  }
}

TEST_F(CorpusGeneratorTest, SameSeedSameBytes) {
  CorpusOptions options;
  options.articles = 60;
  const std::string bytes = Bytes(GenerateCorpus(options));
  EXPECT_EQ(Bytes(GenerateCorpus(options)), bytes);
  options.seed = 2;
  EXPECT_NE(Bytes(GenerateCorpus(options)), bytes);
}

TEST_F(CorpusGeneratorTest, AnySize) {
  for (const size_t articles : {20u, 21u, 333u}) {
    CorpusOptions options;
    options.articles = articles;
    EXPECT_EQ(GenerateCorpus(options).corpus.articles_size(),
              static_cast<int>(articles));
  }
}

TEST_F(CorpusGeneratorTest, SharesAsAsked) {
  for (const double share : {0.1, 0.3}) {
    CorpusOptions options;
    options.articles = 500;
    options.background = share;
    size_t prose = 0;
    size_t pasted = 0;
    const LabelledCorpus labelled = GenerateCorpus(options);
    for (const ArticleLabels& labels : labelled.labels) {
      if (labels.copy_of.has_value()) continue;
      for (const LabelledSpan& span : labels.spans) {
        prose += IsProse(span);
        pasted += span.origin == Origin::kRun || span.origin == Origin::kLone;
      }
    }
    EXPECT_NEAR(static_cast<double>(pasted) / static_cast<double>(prose), share,
                0.03);
  }
}

TEST_F(CorpusGeneratorTest, EditsAsAsked) {
  for (const double share : {0.0, 0.05, 0.2, 0.4}) {
    CorpusOptions options;
    options.articles = 500;
    options.run_edits = share;
    options.lone_edits = share / 2;
    const LabelledCorpus labelled = GenerateCorpus(options);
    EXPECT_NEAR(labelled.run_edits.changed / labelled.run_edits.words, share,
                0.03);
    EXPECT_NEAR(labelled.lone_edits.changed / labelled.lone_edits.words,
                share / 2, 0.04);
  }
}

// A copy takes at least 40 words and four fifths of its prose from its
// original, which is earlier and of the same story.
TEST_F(CorpusGeneratorTest, CopiesAreCopies) {
  size_t copies = 0;
  for (size_t a = 0; a < Corpus().labels.size(); ++a) {
    const ArticleLabels& labels = Corpus().labels[a];
    if (!labels.copy_of.has_value()) continue;
    ++copies;
    EXPECT_LT(*labels.copy_of, a);
    EXPECT_EQ(Corpus().labels[*labels.copy_of].story, labels.story);
    size_t words = 0;
    size_t copied = 0;
    for (const LabelledSpan& span : labels.spans) {
      if (!IsProse(span)) continue;
      const size_t count = WordsOf(TextOf(ArticleAt(a), span));
      words += count;
      if (span.label == Label::kCopy) copied += count;
    }
    EXPECT_GE(copied, 40u);
    EXPECT_GE(static_cast<double>(copied), 0.85 * static_cast<double>(words))
        << ArticleAt(a).id();
  }
  EXPECT_GT(copies, 80u);
}

TEST_F(CorpusGeneratorTest, StoriesLastThreeDays) {
  std::map<size_t, std::set<int64_t>> times;
  std::map<size_t, size_t> sizes;
  for (size_t a = 0; a < Corpus().labels.size(); ++a) {
    const size_t story = Corpus().labels[a].story;
    ++sizes[story];
    if (ArticleAt(a).has_publish_time()) {
      times[story].insert(ArticleAt(a).publish_time().seconds());
    } else {
      EXPECT_EQ(sizes[story], 1u);
    }
  }
  std::set<size_t> seen;
  for (const auto& [story, t] : times) {
    EXPECT_LE(*t.rbegin() - *t.begin(), 72 * 3600);
    seen.insert(sizes[story]);
  }
  for (const size_t size : {1u, 2u, 3u, 4u, 5u}) {
    EXPECT_EQ(seen.count(size), 1u) << size;
  }
}

TEST_F(CorpusGeneratorTest, AllKindsArePlanted) {
  std::map<std::pair<Label, Origin>, int> counts;
  for (const ArticleLabels& labels : Corpus().labels) {
    for (const LabelledSpan& span : labels.spans) {
      ++counts[{span.label, span.origin}];
    }
  }
  const std::pair<Label, Origin> expected[] = {
      {Label::kFurniture, Origin::kOwn},
      {Label::kHeading, Origin::kOwn},
      {Label::kNews, Origin::kOwn},
      {Label::kNews, Origin::kAgreement},
      {Label::kNews, Origin::kLookalike},
      {Label::kRepeated, Origin::kRun},
      {Label::kRepeated, Origin::kLone},
      {Label::kChanged, Origin::kIndicator},
      {Label::kRepeated, Origin::kIndicator},
      {Label::kRedundant, Origin::kQuote},
      {Label::kCopy, Origin::kOwn}};
  for (const auto& key : expected) {
    EXPECT_GE(counts[key], 10)
        << static_cast<int>(key.first) << " " << static_cast<int>(key.second);
  }
}

// What is planted as one thing must not be another by accident.
TEST_F(CorpusGeneratorTest, OnlyRepetitionIsTheSame) {
  std::map<std::string, std::tuple<size_t, Label, Origin>> seen;
  for (size_t a = 0; a < Corpus().labels.size(); ++a) {
    for (const LabelledSpan& span : Corpus().labels[a].spans) {
      if (!IsProse(span) || span.label == Label::kCopy) continue;
      const std::string text(TextOf(ArticleAt(a), span));
      const auto [it, inserted] =
          seen.try_emplace(text, a, span.label, span.origin);
      if (!inserted) {
        EXPECT_TRUE(span.label == Label::kRepeated ||
                    span.label == Label::kRedundant)
            << ArticleAt(a).id() << ": " << text;
      }
    }
  }
}

bool HasName(std::string_view text) {
  for (const char* kind :
       {"{city", "{country", "{firm", "{person", "{body", "{surname"}) {
    if (Contains(text, kind)) return true;
  }
  return false;
}

// Or the sentences of two events would differ in figures only.
TEST(CorpusTemplatesTest, EachSentenceHasAName) {
  for (const EventType& type : EventTypes()) {
    EXPECT_GE(type.titles.size(), 4u);
    for (const Texts& fact : type.facts) {
      EXPECT_GE(fact.size(), 4u);
      for (const std::string_view text : fact) {
        EXPECT_TRUE(HasName(text)) << text;
      }
    }
  }
  for (const Texts& run : BackgroundRuns()) {
    for (const std::string_view text : run) EXPECT_TRUE(HasName(text)) << text;
  }
  for (const std::string_view text : LoneBackground()) {
    EXPECT_TRUE(HasName(text)) << text;
  }
}

TEST(EditTest, LeavesSlotsAndNegationsAlone) {
  Random random(7);
  for (int i = 0; i < 300; ++i) {
    Entities entities;
    entities.Set("negation", "not");
    const std::string marked = Expand(
        "the companies of {city} have {not}invested {money} in {country} "
        "<< during the entire period of {days} years.",
        entities, random);
    const std::string edited = Edit(marked, 0.4, random);
    for (const char* slot : {"city", "money", "country", "days", "negation"}) {
      EXPECT_TRUE(Contains(edited, entities.Get(slot, random))) << edited;
    }
  }
}

TEST(WriteAmountTest, StylesSayTheSame) {
  const Amount amount = {Unit::kMoney, 12000};
  EXPECT_EQ(WriteAmount(amount, 0), "$1.2 billion");
  EXPECT_EQ(WriteAmount(amount, 1), "1,200 million dollars");
  EXPECT_EQ(WriteAmount(amount, 2), "$1.2bn");
  EXPECT_EQ(WriteAmount({Unit::kMoney, 2511}, 0), "$251.1 million");
  EXPECT_EQ(WriteAmount({Unit::kMoney, 2511}, 2), "$251,100,000");
  EXPECT_EQ(WriteAmount({Unit::kTonnes, 1234}, 1), "123,400 tonnes");
}

}  // namespace
}  // namespace summarizer::benchmarks
