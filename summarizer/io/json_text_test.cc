#include "summarizer/io/json_text.h"

#include <string>
#include <string_view>

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
      {"two\nlines\tand\r\x1F\x7F",
       R"("two\nlines\u0009and\u000d\u001f\u007f")"},
      {std::string_view("\0", 1), R"("\u0000")"},
      {"\u2027\u2028\u2029\u202A", "\"\u2027\\u2028\\u2029\u202A\""},
  };
  for (const Case& c : kCases) {
    std::string json;
    AppendJsonString(c.text, json);
    EXPECT_EQ(json, c.expected);
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
