#include "summarizer/repetition/sketch.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "summarizer/repetition/record.h"
#include "summarizer/testing/records.h"

namespace summarizer::repetition {
namespace {

// The sketch of a sentence of these words.
SentenceSketch SketchOf(const std::vector<std::string>& words) {
  std::string text = "The";
  for (const std::string& word : words) text += " " + word;
  const ArticleRecord record =
      testing::MakeRecord("a", std::nullopt, "", text + ".");
  EXPECT_EQ(record.sentences.size(), 1u);
  return record.sentences.front();
}

// From none to more than are sorted at once, with every word once or twice.
TEST(SketchTest, StemsAreSortedWhateverTheOrderOfWords) {
  std::vector<std::string> words;
  for (size_t count = 0; count <= 40; ++count) {
    const SentenceSketch sketch = SketchOf(words);
    EXPECT_EQ(sketch.stem_count, std::min(count, kSketchStems));
    EXPECT_EQ(sketch.truncated, count > kSketchStems);
    for (size_t i = 1; i < sketch.stem_count; ++i) {
      EXPECT_LT(sketch.stems[i - 1].hash(), sketch.stems[i].hash());
    }
    std::vector<std::string> others(words.rbegin(), words.rend());
    EXPECT_EQ(SketchOf(others).stems, sketch.stems);
    others.insert(others.end(), words.begin(), words.end());
    EXPECT_EQ(SketchOf(others).stems, sketch.stems);
    words.push_back("quor" + std::string(1 + count % 7, 'b') +
                    std::string(1 + count / 7, 'k'));
  }
}

TEST(SketchTest, AWordThatIsANameOnceIsOne) {
  std::vector<std::string> words = {"mill", "sold", "boats"};
  for (size_t count = 0; count < 20; ++count) {
    words.push_back("quor" + std::string(1 + count, 'b'));
  }
  words.emplace_back("Tarn");
  const SentenceSketch name_last = SketchOf(words);
  std::rotate(words.begin(), words.end() - 1, words.end());
  const SentenceSketch name_first = SketchOf(words);
  EXPECT_EQ(name_first.stems, name_last.stems);
  EXPECT_EQ(name_first.names, name_last.names);
  EXPECT_NE(name_first.names, 0);
}

}  // namespace
}  // namespace summarizer::repetition
