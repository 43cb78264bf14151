#include "summarizer/io/json_line.h"

#include <cstdio>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simdjson.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/line_reader.h"

namespace summarizer::io {
namespace {

using ::testing::ElementsAre;
using ::testing::StartsWith;

// The line with what a LineReader puts behind it; the rest is meant to tempt.
std::string Padded(std::string_view line) {
  return std::string(line) + "\n" + std::string(kLinePadding - 1, '}');
}

absl::Status ParseLine(std::string_view line, uint64_t offset,
                       const JsonLineParser::Visitor& visit) {
  JsonLineParser parser;
  const std::string padded = Padded(line);
  return parser.Parse(std::string_view(padded).substr(0, line.size()), offset,
                      visit);
}

absl::Status Check(std::string_view line) {
  return ParseLine(line, 0, [](const JsonField&) { return absl::OkStatus(); });
}

TEST(JsonLineParserTest, VisitsTheFields) {
  std::vector<std::string> seen;
  const absl::Status status = ParseLine(
      R"( {"a\u0062":"x\ny" , "n": -1.5e3 ,"o":{"k":[1]}, "l" : [ ], "t":true,)"
      R"("z":null,"e":""} )",
      100, [&](const JsonField& field) {
        seen.push_back(std::string(field.name) + "|" +
                       std::string(JsonTypeName(field.type)) + "|" +
                       std::string(field.token) + "|" +
                       std::string(field.string) + "|" +
                       std::to_string(field.offset));
        return absl::OkStatus();
      });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_THAT(seen, ElementsAre("ab|a string|\"x\\ny\"|x\ny|112",
                                "n|a number|-1.5e3||126", "o|an object|{||138",
                                "l|an array|[||155", "t|a boolean|true||164",
                                "z|null|null||173", "e|a string|\"\"||182"));
}

TEST(JsonLineParserTest, EndsWithTheVisitorsError) {
  int calls = 0;
  const absl::Status status =
      ParseLine(R"({"a":1,"b":2})", 0, [&](const JsonField&) {
        ++calls;
        return absl::NotFoundError("enough");
      });
  EXPECT_EQ(status.message(), "enough");
  EXPECT_EQ(calls, 1);
}

TEST(JsonLineParserTest, NamesThePlaceOfAMistake) {
  struct Case {
    std::string_view line;
    std::string_view place;
  };
  constexpr Case kCases[] = {
      {"", "byte 0: "},
      {"nothing", "byte 0: "},
      {"[1]", "byte 0: "},
      {"\"a\"", "byte 0: "},
      {"{", "byte 1: "},
      {R"({"a":1)", "byte 6: "},
      {R"({"a":{"b":1})", "byte "},
      {R"({"a":[1,2})", "byte 9: "},
      {R"({"a":1,})", "byte 7: "},
      {R"({"a" 1})", "byte "},
      {R"({"a":"x" "b":1})", "byte 9: "},
      {R"({a:1})", "byte "},
      {R"({"a":1}x)", "byte 8: "},
      {R"({"a":1} {})", "byte 8: "},
      {R"({"a":tru})", "byte 5: "},
      {R"({"a":nulL})", "byte 5: "},
      {R"({"a":01})", "byte 5: "},
      {R"({"a":1.})", "byte 5: "},
      {R"({"a":+1})", "byte 5: "},
      {R"({"a":NaN})", "byte 5: "},
      {R"({"a":"\x"})", "byte 5: "},
      {R"({"a":"\ud800"})", "byte 5: "},
      {R"({"x":[{"a":"\u12"}]})", "byte 11: "},
      {R"({"a":"no end)", "byte 5: "},
      {"{\"a\":\"tab\there\"}", "byte 9: "},
      {"{\"a\":\"bad \xFF byte\"}", "byte 10: "},
      {"{\"a\":\"cut \xE2\x82\"}", "byte 10: "},
  };
  for (const Case& c : kCases) {
    const absl::Status status = Check(c.line);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << c.line;
    EXPECT_THAT(std::string(status.message()), StartsWith(std::string(c.place)))
        << c.line;
  }
}

// Halves of surrogate pairs have no UTF-8, and readers rely on getting such.
TEST(JsonLineParserTest, StringsAreUtf8) {
  for (int code = 0xD800; code <= 0xDFFF; ++code) {
    char escape[7];
    std::snprintf(escape, sizeof(escape), "\\u%04x", code);
    for (const std::string_view next : {"", "x", "\\n", "\\u0041", "\\ud800"}) {
      const std::string line =
          absl::StrCat("{\"a\":\"", escape, AbslView(next), "\"}");
      EXPECT_FALSE(Check(line).ok()) << line;
    }
  }
  EXPECT_TRUE(Check(R"({"a":"\ud83d\ude00"})").ok());
}

TEST(JsonLineParserTest, NumbersOfAnySize) {
  EXPECT_TRUE(Check(R"({"a":123456789012345678901234567890,"b":1e999})").ok());
}

TEST(JsonLineParserTest, BoundsNesting) {
  const auto nested = [](int depth) {
    return "{\"a\":" + std::string(static_cast<size_t>(depth), '[') +
           std::string(static_cast<size_t>(depth), ']') + "}";
  };
  EXPECT_TRUE(Check(nested(199)).ok());
  EXPECT_FALSE(Check(nested(201)).ok());
  EXPECT_FALSE(Check(nested(1000000)).ok());
}

TEST(JsonLineParserTest, ReusesMemoryForLinesOfAllSizes) {
  JsonLineParser parser;
  for (const size_t size : {10u, 100000u, 5u, 300000u, 299999u, 1u}) {
    const std::string value(size, 'x');
    const std::string line = "{\"a\":\"" + value + "\"}";
    const std::string padded = Padded(line);
    std::string seen;
    ASSERT_TRUE(parser
                    .Parse(std::string_view(padded).substr(0, line.size()), 0,
                           [&](const JsonField& field) {
                             seen = field.string;
                             return absl::OkStatus();
                           })
                    .ok());
    EXPECT_EQ(seen, value);
  }
}

// simdjson's other parser checks all of a document. The two must agree on what
// is JSON, for lines that are almost JSON.
TEST(JsonLineParserTest, AgreesWithAnotherParser) {
  const std::vector<std::string> seeds = {
      R"({"id":"a","body":"x","n":[1,2,{"k":-0.5e+7}],"t":true,"z":null})",
      R"({"a":{"b":{"c":[[],{}, [ "d\u00e9\n" ]]}},"f":false})",
      R"({ "empty" : "" , "nested" : [ [ [ 1 ] ] ] })",
  };
  constexpr std::string_view kAlphabet = "{}[],:\"\\ 01.eE+-tfn\tau";
  std::mt19937 random(1);
  simdjson::dom::parser reference;
  int valid = 0;
  for (int round = 0; round < 200000; ++round) {
    std::string line = seeds[random() % seeds.size()];
    for (auto edits = 1 + random() % 3; edits > 0; --edits) {
      const size_t at = random() % line.size();
      const char c = kAlphabet[random() % kAlphabet.size()];
      switch (random() % 3) {
        case 0:
          line[at] = c;
          break;
        case 1:
          line.insert(at, 1, c);
          break;
        default:
          line.erase(at, 1);
      }
    }
    simdjson::dom::element root;
    const auto error = reference.parse(line).get(root);
    if (error == simdjson::NUMBER_ERROR) continue;  // Ours takes larger ones.
    const bool expected = !error && root.is_object();
    valid += expected;
    const absl::Status status = Check(line);
    ASSERT_EQ(status.ok(), expected) << line << "\n" << status;
  }
  EXPECT_GT(valid, 1000);
}

}  // namespace
}  // namespace summarizer::io
