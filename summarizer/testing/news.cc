#include "summarizer/testing/news.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"

namespace summarizer::testing {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in.good()) << path;
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

v1::Corpus ReadNews() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator("testdata/news")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  v1::Corpus corpus;
  for (const std::filesystem::path& path : paths) {
    v1::Article& article = *corpus.add_articles();
    article.set_id(path.stem().string());
    article.set_body(ReadFile(path));
  }
  EXPECT_GE(corpus.articles_size(), 16);
  return corpus;
}

testdata::LabelSet ReadLabels() {
  testdata::LabelSet labels;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      ReadFile("testdata/news/labels.textproto"), &labels));
  return labels;
}

}  // namespace summarizer::testing
