#include "summarizer/io/json_writer.h"

#include <string>

#include "absl/status/status.h"
#include "gtest/gtest.h"
#include "summarizer/io/byte_sink.h"

namespace summarizer::io {
namespace {

std::string Sample(JsonLayout layout) {
  StringSink sink;
  JsonWriter json(sink, layout);
  json.BeginObject();
  json.Key("a");
  json.BeginArray();
  json.Element();
  json.Number(uint32_t{1});
  json.Element();
  json.BeginObject();
  json.EndObject();
  json.Element();
  json.Number(-0.5);
  json.EndArray();
  json.Key("b");
  json.QuotedNumber(uint64_t{1} << 63);
  json.Key("c");
  json.String("x\"y");
  json.EndObject();
  EXPECT_TRUE(json.Finish().ok());
  return sink.bytes();
}

TEST(JsonWriterTest, OnOneLine) {
  EXPECT_EQ(Sample(JsonLayout::kOneLine),
            R"({"a":[1,{},-0.5],"b":"9223372036854775808","c":"x\"y"})");
}

TEST(JsonWriterTest, Indented) {
  EXPECT_EQ(Sample(JsonLayout::kIndented), R"({
 "a": [
  1,
  {},
  -0.5
 ],
 "b": "9223372036854775808",
 "c": "x\"y"
}
)");
}

TEST(JsonWriterTest, StringsAndDepthsBeyondItsBuffer) {
  for (size_t size = 15000; size < 18000; size += 7) {
    StringSink sink;
    JsonWriter json(sink, JsonLayout::kOneLine);
    json.String(std::string(size, '<'));
    ASSERT_TRUE(json.Finish().ok());
    ASSERT_EQ(sink.bytes().size(), 6 * size + 2);
  }
  constexpr size_t kDepth = 300;
  StringSink sink;
  JsonWriter json(sink, JsonLayout::kIndented);
  std::string expected;
  for (size_t depth = 0; depth < kDepth; ++depth) {
    if (depth > 0) {
      json.Element();
      expected += "\n" + std::string(depth, ' ');
    }
    json.BeginArray();
    expected += '[';
  }
  for (size_t depth = kDepth; depth-- > 0;) {
    json.EndArray();
    if (depth + 1 < kDepth) expected += "\n" + std::string(depth, ' ');
    expected += ']';
  }
  ASSERT_TRUE(json.Finish().ok());
  EXPECT_EQ(sink.bytes(), expected + "\n");
}

}  // namespace
}  // namespace summarizer::io
