#include "summarizer/io/json_text.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "google/protobuf/util/json_util.h"
#include "google/protobuf/wrappers.pb.h"
#include "gtest/gtest.h"
#include "summarizer/io/json_line.h"
#include "summarizer/io/line_reader.h"

namespace summarizer::io {
namespace {

TEST(AppendJsonStringTest, EscapesWhatJsonWantsEscaped) {
  struct Case {
    std::string_view text;
    std::string_view expected;
  };
  const Case kCases[] = {
      {"", R"("")"},
      {"plain / “text” 😀", R"("plain / “text” 😀")"},
      {"a \"b\" \\ c", R"("a \"b\" \\ c")"},
      {"two\nlines\tand\r\x1F\x7F", R"("two\nlines\tand\r\u001f\u007f")"},
      {std::string_view("\0", 1), R"("\u0000")"},
      {"\u2027\u2028\u2029\u2030", "\"\u2027\\u2028\\u2029\u2030\""},
      {"</script>", R"("\u003c/script\u003e")"},
  };
  for (const Case& c : kCases) {
    std::string json;
    AppendJsonString(c.text, json);
    EXPECT_EQ(json, c.expected);
  }
}

std::string Utf8(uint32_t code) {
  std::string text;
  const auto put = [&](uint32_t byte) { text += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
    return text;
  }
  if (code < 0x800) {
    put(0xC0 | code >> 6);
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
  }
  put(0x80 | (code & 0x3F));
  return text;
}

TEST(AppendJsonStringTest, EscapesEveryCodePointAsProtobuf) {
  for (uint32_t code = 0; code < 0x110000; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    google::protobuf::StringValue message;
    // At any place of a word of eight bytes.
    message.set_value(std::string(code % 9, 'x') + Utf8(code) +
                      std::string(code % 5, 'y'));
    std::string expected;
    ASSERT_TRUE(
        google::protobuf::util::MessageToJsonString(message, &expected).ok());
    std::string json;
    AppendJsonString(message.value(), json);
    ASSERT_EQ(json, expected) << code;
  }
}

TEST(AppendJsonStringTest, BrokenUtf8StaysInsideTheString) {
  for (const std::string_view text : {"\xE2\"", "\xE2\x80\"", "\xF0\x9F\x98\"",
                                      "\xC2", "\xF3\xA0", "\xFF\"\x80"}) {
    std::string json;
    AppendJsonString(text, json);
    std::string expected = "\"";
    for (const char c : text) {
      if (c == '"') expected += '\\';
      expected += c;
    }
    EXPECT_EQ(json, expected + "\"");
  }
}

TEST(AppendJsonStringTest, LongStringsInPieces) {
  for (size_t size = 500; size < 1100; ++size) {
    std::string json;
    AppendJsonString(std::string(size, 'x') + "€“\n" + std::string(600, '<'),
                     json);
    std::string expected = "\"" + std::string(size, 'x') + "€“\\n";
    for (int i = 0; i < 600; ++i) expected += "\\u003c";
    ASSERT_EQ(json, expected + "\"");
  }
}

TEST(AppendJsonStringTest, ReadsBackTheSame) {
  std::string text;
  for (char c = 0; c < 127; ++c) text += c;
  text += "ü€\u2028\u2029😀";
  std::string line = "{\"k\":";
  AppendJsonString(text, line);
  line += '}';
  const size_t size = line.size();
  line += '\n';
  line.resize(size + kLinePadding);
  std::string back;
  JsonLineParser parser;
  ASSERT_TRUE(parser
                  .Parse(std::string_view(line).substr(0, size), 0,
                         [&](const JsonField& field) {
                           back = field.string;
                           return absl::OkStatus();
                         })
                  .ok());
  EXPECT_EQ(back, text);
}

}  // namespace
}  // namespace summarizer::io
