// The golden digest of testdata/news looks in HTML and in Markdown as checked
// in. `./dev golden` writes both; look at what changed.

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "summarizer/corpus_source.h"
#include "summarizer/io/byte_sink.h"
#include "summarizer/io/digest_writer.h"
#include "summarizer/summarizer.h"
#include "summarizer/testing/news.h"

namespace summarizer::io {
namespace {

std::string Read(const std::string& path) {
  std::ifstream in(path);
  EXPECT_TRUE(in.good()) << path << " is missing: run ./dev golden";
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string Write(DigestFormat format) {
  v1::CorpusDigest digest;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      Read("testdata/golden/" + std::string(AlgorithmVersion()) +
           ".corpus.textproto"),
      &digest));
  const v1::Corpus news = testing::ReadNews();
  CorpusSource articles(news);
  DigestWriterOptions options;
  options.articles = &articles;
  StringSink sink;
  EXPECT_TRUE(WriteDigest(digest, format, sink, options).ok());
  return sink.bytes();
}

// Empties what stands between two marks.
void Cut(std::string_view begin, std::string_view end, std::string& text) {
  const size_t from = text.find(begin);
  ASSERT_NE(from, std::string::npos) << begin;
  const size_t to = text.find(end, from + begin.size());
  ASSERT_NE(to, std::string::npos) << end;
  text.erase(from + begin.size(), to - from - begin.size());
}

void ExpectGolden(const std::string& ending, const std::string& now) {
  const std::string file = std::string(AlgorithmVersion()) + ".report" + ending;
  if (const char* folder = std::getenv("SUMMARIZER_WRITE_GOLDEN")) {
    std::ofstream(std::string(folder) + "/" + file) << now;
    return;
  }
  const std::string before = Read("testdata/golden/" + file);
  size_t at = 0;
  while (at < before.size() && at < now.size() && before[at] == now[at]) ++at;
  // Not EXPECT_EQ, which would print both.
  EXPECT_TRUE(before == now)
      << file << " changed, from byte " << at << ":\n"
      << "was: " << before.substr(at, 200) << "\nnow: " << now.substr(at, 200);
}

TEST(ReportGoldenTest, Html) {
  std::string html = Write(DigestFormat::kHtml);
  // Sources of their own, and the version.
  Cut("<style>\n", "</style>", html);
  Cut("<script>", "</script>", html);
  Cut("script-src '", "'", html);
  Cut("Made by summarize ", ",", html);
  ExpectGolden(".html", html);
}

TEST(ReportGoldenTest, Markdown) {
  ExpectGolden(".md", Write(DigestFormat::kMarkdown));
}

}  // namespace
}  // namespace summarizer::io
