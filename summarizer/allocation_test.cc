// A call with a Workspace allocates what its message takes, and nothing else:
// but for RE2 where it extracts metadata, in lines that these articles lack.

#include <cstddef>
#include <cstdlib>
#include <new>
#include <vector>

#include "gtest/gtest.h"
#include "summarizer/summarizer.h"
#include "summarizer/testing/news.h"

namespace {

size_t allocations = 0;

}  // namespace

// Not inlined, or the compiler takes malloc and delete for a mismatch.
[[gnu::noinline]] void* operator new(size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  std::abort();
}
// std::stable_sort's, or an address sanitizer would miss its pair.
[[gnu::noinline]] void* operator new(size_t size,
                                     const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size == 0 ? 1 : size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
  std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, size_t) noexcept {
  std::free(memory);
}

namespace summarizer {
namespace {

// The articles of testdata/news without anything but their prose.
std::vector<v1::Article> Prose(const Summarizer& summarizer) {
  const v1::Corpus news = testing::ReadNews();
  std::vector<v1::Article> articles;
  for (const v1::Article& article : news.articles()) {
    v1::Article& prose = articles.emplace_back();
    prose.set_id(article.id());
    const auto sentences = summarizer.Sentences(article).value();
    for (const Summarizer::SentenceView& sentence : sentences) {
      if (sentence.kind != "prose") continue;
      prose.mutable_body()->append(sentence.text).append("\n\n");
    }
  }
  return articles;
}

// A copy takes what a message is made of.
size_t AllocationsOfCopy(const v1::ArticleDigest& digest) {
  const size_t before = allocations;
  v1::ArticleDigest copy;
  copy.CopyFrom(digest);
  return allocations - before;
}

TEST(AllocationTest, OnlyTheMessage) {
  v1::SummarizerOptions options;
  options.set_brief(true);
  const auto summarizer = Summarizer::Create(options);
  ASSERT_TRUE(summarizer.ok());
  const std::vector<v1::Article> articles = Prose(*summarizer);
  Workspace workspace;
  for (const v1::Article& article : articles) {
    ASSERT_TRUE(summarizer->Summarize(article, &workspace).ok());
  }
  for (const v1::Article& article : articles) {
    const size_t before = allocations;
    const v1::ArticleDigest digest =
        *summarizer->Summarize(article, &workspace);
    const size_t taken = allocations - before;
    EXPECT_LE(taken, AllocationsOfCopy(digest)) << article.id();
    EXPECT_GT(digest.sentences_size(), 0) << article.id();
  }
}

// Where nothing changed, that is: changes are found in memory of their own.
TEST(AllocationTest, OnlyTheMessageAgainstAHistory) {
  v1::SummarizerOptions options;
  options.set_brief(true);
  const auto summarizer = Summarizer::Create(options);
  ASSERT_TRUE(summarizer.ok());
  const std::vector<v1::Article> articles = Prose(*summarizer);
  History history;
  Workspace workspace;
  for (const v1::Article& article : articles) {
    v1::Article other = article;
    other.set_id(article.id() + " again");
    ASSERT_TRUE(summarizer->Observe(other, history, &workspace).ok());
  }
  for (const v1::Article& article : articles) {
    ASSERT_TRUE(summarizer->Summarize(article, history, &workspace).ok());
  }
  int copies = 0;
  for (const v1::Article& article : articles) {
    const size_t before = allocations;
    const v1::ArticleDigest digest =
        *summarizer->Summarize(article, history, &workspace);
    const size_t taken = allocations - before;
    if (digest.changes_size() > 0) continue;
    copies += digest.copy_of().empty() ? 0 : 1;
    EXPECT_LE(taken, AllocationsOfCopy(digest)) << article.id();
  }
  EXPECT_GT(copies, 5);
}

}  // namespace
}  // namespace summarizer
