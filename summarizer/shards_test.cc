// The steps apart, as a cluster would run them: shards are observed, serialised
// and merged, and each makes the digests of its own articles against all.

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"
#include "summarizer/summarizer.h"
#include "summarizer/testing/news.h"

namespace summarizer {
namespace {

using ::google::protobuf::util::MessageDifferencer;

// Nothing but options is shared between processes.
Summarizer Make() { return Summarizer::Create({}).value(); }

std::vector<v1::Corpus> Split(const v1::Corpus& corpus, size_t shards) {
  std::vector<v1::Corpus> parts(shards);
  for (int a = 0; a < corpus.articles_size(); ++a) {
    *parts[static_cast<size_t>(a) % shards].add_articles() = corpus.articles(a);
  }
  return parts;
}

// observe: in each shard by itself. Gives the shards' bytes.
std::vector<std::string> Observe(const std::vector<v1::Corpus>& shards) {
  std::vector<std::string> bytes;
  for (const v1::Corpus& shard : shards) {
    const Summarizer summarizer = Make();
    History history;
    for (const v1::Article& article : shard.articles()) {
      EXPECT_TRUE(summarizer.Observe(article, history).ok());
    }
    bytes.push_back(history.Serialize().value());
  }
  return bytes;
}

// merge: in any order.
std::string Merge(const std::vector<std::string>& bytes) {
  History merged;
  for (const std::string& part : bytes) {
    EXPECT_TRUE(merged.Merge(History::Parse(part).value()).ok());
  }
  return merged.Serialize().value();
}

// A corpus's articles quote the other versions of what changed, whose text is
// with its article: elsewhere, in a shard.
void DropQuotations(v1::ArticleDigest& digest) {
  for (v1::ChangedStatement& change : *digest.mutable_changes()) {
    change.clear_text();
    for (v1::StatementVersion& version : *change.mutable_versions()) {
      version.clear_text();
      version.clear_quantities();
    }
  }
}

TEST(ShardsTest, StepsApartGiveTheSameBytes) {
  v1::Corpus news = testing::ReadNews();
  const v1::CorpusDigest whole = Make().SummarizeCorpus(news).value();
  std::map<std::string, v1::ArticleDigest> expected;
  size_t suppressed = 0;
  for (const v1::ArticleDigest& digest : whole.articles()) {
    expected[digest.article_id()] = digest;
    DropQuotations(expected[digest.article_id()]);
    suppressed += static_cast<size_t>(digest.suppressed_size());
  }
  ASSERT_GT(suppressed, 20u);

  std::mt19937 random(11);
  std::string one;
  for (const size_t count : {1, 2, 7, 64}) {
    std::shuffle(news.mutable_articles()->pointer_begin(),
                 news.mutable_articles()->pointer_end(), random);
    const std::vector<v1::Corpus> shards = Split(news, count);
    std::vector<std::string> bytes = Observe(shards);
    std::shuffle(bytes.begin(), bytes.end(), random);
    const std::string merged = Merge(bytes);
    if (one.empty()) one = merged;
    EXPECT_EQ(merged, one) << count << " shards";

    // resolve and partial: in each shard, against what all have seen.
    for (const v1::Corpus& shard : shards) {
      const History all = History::Parse(merged).value();
      const v1::CorpusDigest part = Make().SummarizeCorpus(shard, &all).value();
      ASSERT_EQ(part.articles_size(), shard.articles_size());
      for (v1::ArticleDigest digest : part.articles()) {
        DropQuotations(digest);
        EXPECT_EQ(digest.SerializeAsString(),
                  expected[digest.article_id()].SerializeAsString())
            << digest.article_id() << " of " << count << " shards";
      }
    }

    // combine: the corpus against what was merged is the corpus.
    const History all = History::Parse(merged).value();
    v1::CorpusDigest combined = Make().SummarizeCorpus(news, &all).value();
    v1::CorpusDigest in_order = whole;
    for (v1::CorpusDigest* digest : {&combined, &in_order}) {
      std::sort(digest->mutable_articles()->pointer_begin(),
                digest->mutable_articles()->pointer_end(),
                [](const v1::ArticleDigest* a, const v1::ArticleDigest* b) {
                  return a->article_id() < b->article_id();
                });
    }
    EXPECT_TRUE(MessageDifferencer::Equals(combined, in_order))
        << count << " shards";
  }
}

}  // namespace
}  // namespace summarizer
