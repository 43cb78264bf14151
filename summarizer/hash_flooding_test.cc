// Words made to meet in one place of the default seed's tables: with a secret
// seed they cost what other words cost.

#include <time.h>  // NOLINT(modernize-deprecated-headers): clock_gettime is no C++

#include <algorithm>
#include <cstdio>
#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "summarizer/summarizer.h"
#include "summarizer/text/hash.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer {
namespace {

constexpr size_t kWords = 3000;
constexpr size_t kWordsInSentence = 12;
// Bits of the hashes that are alike.
constexpr uint64_t kMask = (uint64_t{1} << 13) - 1;
// Any that the attacker doesn't know.
constexpr uint64_t kSecretSeed = 0x5EC4E75EED;

// The words of an attacker who knows the seed, and words like them.
struct Words {
  std::vector<std::string> colliding;
  std::vector<std::string> other;
};

// Hashes depend on the stem, which these words are.
Words MakeWords() {
  Words words;
  std::string word = "aaaaaak";
  const auto next = [&word] {
    for (size_t i = 6; i-- > 0;) {
      if (word[i] != 'z') {
        ++word[i];
        return;
      }
      word[i] = 'a';
    }
  };
  while (words.colliding.size() < kWords) {
    next();
    const uint64_t hash = text::Hash64(word, 0) | 1;
    if ((hash & kMask) == 1) {
      words.colliding.push_back(word);
    } else if (words.other.size() < kWords &&
               words.other.size() <= words.colliding.size()) {
      words.other.push_back(word);
    }
  }
  return words;
}

v1::Article ArticleOf(const std::vector<std::string>& words) {
  v1::Article article;
  article.set_id("a");
  std::string& body = *article.mutable_body();
  for (size_t i = 0; i < 3 * words.size(); ++i) {
    const bool first = i % kWordsInSentence == 0;
    body += first ? (i == 0 ? "The " : ". The ") : " ";
    body += words[i % words.size()];
  }
  body += ".";
  return article;
}

double CpuSeconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}

// All that a service does with an article; the best of some, as what disturbs
// only adds.
double SecondsOf(const Summarizer& summarizer, const v1::Article& article) {
  double best = 1e9;
  Workspace workspace;
  for (int i = 0; i < 7; ++i) {
    History history;
    v1::Article copy = article;
    copy.set_id("copy");
    const double start = CpuSeconds();
    EXPECT_TRUE(
        summarizer.SummarizeAndObserve(article, history, &workspace).ok());
    EXPECT_TRUE(summarizer.SummarizeAndObserve(copy, history, &workspace).ok());
    best = std::min(best, CpuSeconds() - start);
  }
  return best;
}

TEST(HashFloodingTest, ASecretSeedDefuses) {
  v1::SummarizerOptions options;
  const Summarizer known = *Summarizer::Create(options);
  options.set_seed(kSecretSeed);
  const Summarizer secret = *Summarizer::Create(options);
  const Words words = MakeWords();
  const v1::Article attack = ArticleOf(words.colliding);
  const v1::Article normal = ArticleOf(words.other);
  ASSERT_EQ(attack.body().size(), normal.body().size());

  const double usual = SecondsOf(secret, normal);
  const double defused = SecondsOf(secret, attack);
  const double hit = SecondsOf(known, attack);
  std::printf(
      "%zu bytes: %.2f ms; made to collide, with a secret seed %.2f times, "
      "with the default one %.2f times as long\n",
      normal.body().size(), usual * 1e3, defused / usual, hit / usual);
  EXPECT_LT(defused, 5 * usual);

  // And none of them meets another by chance.
  std::set<uint64_t> places;
  for (const std::string& word : words.colliding) {
    places.insert(text::Hash64(word, kSecretSeed) & kMask);
  }
  EXPECT_GT(places.size(), kWords / 2);
}

}  // namespace
}  // namespace summarizer
