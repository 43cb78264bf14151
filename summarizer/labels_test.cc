// The digest of testdata/news against what a careful reader finds there.

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "summarizer/summarizer.h"
#include "summarizer/testing/news.h"

namespace summarizer {
namespace {

using testdata::Kind;

// What the digest says of each byte of an article.
class Reading {
 public:
  Reading(const v1::Article& article, const v1::ArticleDigest& digest,
          const v1::CorpusDigest& corpus)
      : kinds_(article.body().size(), testdata::KIND_NEWS) {
    for (const v1::ChangedStatement& change : corpus.changes()) {
      for (const v1::StatementVersion& version : change.versions()) {
        if (version.span().article_id() == article.id()) {
          Mark(version.span(), testdata::KIND_CHANGED);
        }
      }
    }
    for (const v1::SuppressedSentence& s : digest.suppressed()) {
      Mark(s.span(), KindOf(s.reason()));
    }
  }

  // The kind of most bytes of [begin, end).
  Kind At(size_t begin, size_t end) const {
    std::map<Kind, size_t> counts;
    for (size_t i = begin; i < end; ++i) ++counts[kinds_[i]];
    return std::max_element(
               counts.begin(), counts.end(),
               [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }

 private:
  static Kind KindOf(v1::Reason reason) {
    switch (reason) {
      case v1::REASON_RULE:
        return testdata::KIND_FURNITURE;
      case v1::REASON_REPEATED:
        return testdata::KIND_REPEATED;
      case v1::REASON_REDUNDANT:
        return testdata::KIND_REDUNDANT;
      case v1::REASON_COPY:
        return testdata::KIND_COPY;
      default:
        return testdata::KIND_UNSPECIFIED;
    }
  }

  void Mark(const v1::Span& span, Kind kind) {
    std::fill(kinds_.begin() + span.begin(), kinds_.begin() + span.end(), kind);
  }

  std::vector<Kind> kinds_;
};

class LabelsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    news_ = testing::ReadNews();
    labels_ = testing::ReadLabels();
    absl::StatusOr<Summarizer> summarizer = Summarizer::Create();
    ASSERT_TRUE(summarizer.ok());
    auto digest = summarizer->SummarizeCorpus(news_);
    ASSERT_TRUE(digest.ok());
    digest_ = *std::move(digest);
  }

  v1::Corpus news_;
  testdata::LabelSet labels_;
  v1::CorpusDigest digest_;
};

TEST_F(LabelsTest, KindsOfSentences) {
  struct Count {
    int right = 0;
    int found = 0;
    int labelled = 0;
  };
  std::map<Kind, Count> counts;
  for (const testdata::ArticleLabels& labels : labels_.articles()) {
    const auto article =
        std::find_if(news_.articles().begin(), news_.articles().end(),
                     [&](const auto& a) { return a.id() == labels.id(); });
    ASSERT_NE(article, news_.articles().end()) << labels.id();
    const auto digest = std::find_if(
        digest_.articles().begin(), digest_.articles().end(),
        [&](const auto& d) { return d.article_id() == labels.id(); });
    const Reading reading(*article, *digest, digest_);
    size_t offset = 0;
    for (const testdata::Item& item : labels.items()) {
      const size_t begin = article->body().find(item.text(), offset);
      ASSERT_NE(begin, std::string::npos) << labels.id() << ": " << item.text();
      offset = begin + item.text().size();
      // A heading is neither news nor suppressed; it reads as unsuppressed.
      const Kind expected = item.kind() == testdata::KIND_HEADING
                                ? testdata::KIND_NEWS
                                : item.kind();
      const Kind found = reading.At(begin, offset);
      ++counts[expected].labelled;
      ++counts[found].found;
      if (found == expected) {
        ++counts[expected].right;
      } else {
        std::printf("%s: %s, labelled %s: %.90s\n", labels.id().c_str(),
                    Kind_Name(found).c_str(), Kind_Name(expected).c_str(),
                    item.text().c_str());
      }
    }
  }
  std::printf("%-16s %9s %9s %6s\n", "kind", "precision", "recall", "items");
  for (const auto& [kind, count] : counts) {
    const double precision =
        count.found == 0 ? 1 : 1.0 * count.right / count.found;
    const double recall =
        count.labelled == 0 ? 1 : 1.0 * count.right / count.labelled;
    std::printf("%-16s %9.3f %9.3f %6d\n", Kind_Name(kind).c_str(), precision,
                recall, count.labelled);
    EXPECT_GE(precision, 0.98) << Kind_Name(kind);
    EXPECT_GE(recall, 0.97) << Kind_Name(kind);
  }
}

TEST_F(LabelsTest, Copies) {
  std::set<std::pair<std::string, std::string>> expected;
  for (const auto& copy : labels_.copies()) {
    expected.emplace(copy.id(), copy.copy_of());
  }
  std::set<std::pair<std::string, std::string>> found;
  for (const auto& article : digest_.articles()) {
    if (!article.copy_of().empty()) {
      found.emplace(article.article_id(), article.copy_of());
    }
  }
  EXPECT_EQ(found, expected);
}

TEST_F(LabelsTest, Stories) {
  std::set<std::set<std::string>> expected;
  for (const auto& story : labels_.stories()) {
    expected.insert({story.ids().begin(), story.ids().end()});
  }
  std::set<std::set<std::string>> found;
  for (const auto& story : digest_.stories()) {
    if (story.article_ids_size() > 1) {
      found.insert({story.article_ids().begin(), story.article_ids().end()});
    }
  }
  EXPECT_EQ(found, expected);
}

TEST_F(LabelsTest, BackgroundWithItsCount) {
  std::map<std::string, uint32_t> expected;
  for (const auto& background : labels_.backgrounds()) {
    expected[background.text()] = static_cast<uint32_t>(background.count());
  }
  std::map<std::string, uint32_t> found;
  for (const auto& background : digest_.background()) {
    found[background.text()] = background.article_count();
  }
  EXPECT_EQ(found, expected);
}

TEST_F(LabelsTest, ChangesWithTheirVersions) {
  std::set<std::vector<std::string>> expected;
  for (const auto& change : labels_.changes()) {
    std::vector<std::string> texts;
    for (const auto& version : change.versions()) {
      texts.push_back(version.text());
    }
    expected.insert(texts);
  }
  std::set<std::vector<std::string>> found;
  for (const auto& change : digest_.changes()) {
    std::vector<std::string> texts;
    for (const auto& version : change.versions()) {
      texts.push_back(version.text());
    }
    found.insert(texts);
  }
  EXPECT_EQ(found, expected);
}

}  // namespace
}  // namespace summarizer
