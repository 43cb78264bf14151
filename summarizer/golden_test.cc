// The digests of testdata/news, batch and stream, are those checked in for this
// algorithm version. `./dev golden` writes them.

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "summarizer/summarizer.h"
#include "summarizer/testing/news.h"

namespace summarizer {
namespace {

constexpr char kHowTo[] =
    "The output changed. Histories and digests of before and after must tell "
    "each other apart: raise kAlgorithmVersion in "
    "summarizer/pipeline/configuration.h, unless this version was never "
    "released; then run ./dev golden and commit both.";

v1::CorpusDigest Batch() {
  const auto summarizer = Summarizer::Create();
  return *summarizer->SummarizeCorpus(testing::ReadNews());
}

// What a stream says, in the place of a batch's articles.
v1::CorpusDigest Stream() {
  const auto summarizer = Summarizer::Create();
  History history;
  v1::CorpusDigest digests;
  const v1::Corpus news = testing::ReadNews();
  for (const v1::Article& article : news.articles()) {
    *digests.add_articles() =
        *summarizer->SummarizeAndObserve(article, history);
  }
  return digests;
}

std::string Text(const v1::CorpusDigest& digest) {
  std::string text;
  google::protobuf::TextFormat::PrintToString(digest, &text);
  return text;
}

void ExpectGolden(const std::string& name, const v1::CorpusDigest& digest) {
  const std::string file =
      std::string(AlgorithmVersion()) + "." + name + ".textproto";
  if (const char* folder = std::getenv("SUMMARIZER_WRITE_GOLDEN")) {
    std::ofstream(std::string(folder) + "/" + file) << Text(digest);
    return;
  }
  std::ifstream in("testdata/golden/" + file);
  ASSERT_TRUE(in.good()) << file << " is missing: run ./dev golden";
  const std::string golden{std::istreambuf_iterator<char>(in), {}};
  v1::CorpusDigest expected;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(golden, &expected));
  // Printed by one protobuf, whatever printed the file. Not EXPECT_EQ, which
  // would print both.
  const std::string before = Text(expected);
  const std::string now = Text(digest);
  size_t at = 0;
  while (at < before.size() && at < now.size() && before[at] == now[at]) ++at;
  EXPECT_TRUE(before == now)
      << kHowTo << "\n"
      << file << ", from byte " << at << ":\n"
      << "was: " << before.substr(at, 200) << "\nnow: " << now.substr(at, 200);
}

TEST(GoldenTest, Batch) { ExpectGolden("corpus", Batch()); }

TEST(GoldenTest, Stream) { ExpectGolden("stream", Stream()); }

TEST(GoldenTest, EveryDigestHasTheAlgorithmVersion) {
  EXPECT_EQ(Batch().algorithm_version(), AlgorithmVersion());
  const v1::CorpusDigest stream = Stream();
  for (const v1::ArticleDigest& digest : stream.articles()) {
    EXPECT_EQ(digest.algorithm_version(), AlgorithmVersion());
  }
}

}  // namespace
}  // namespace summarizer
