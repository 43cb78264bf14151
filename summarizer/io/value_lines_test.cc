#include "summarizer/io/value_lines.h"

#include <memory>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/io/test_support.h"

namespace summarizer::io {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<ValueLine> Lines(const std::string& textproto) {
  const auto statement = Parse<v1::ChangedStatement>(textproto);
  const auto language = text::Language::ForTag("en");
  return ValueLines(statement, **language);
}

TEST(ValueLinesTest, OneNumberOfOneUnit) {
  const auto lines = Lines(R"(
    versions { text: "a" time { seconds: 1000 }
               quantities: "two" quantities: "€118.4 million" }
    versions { text: "b" time { seconds: 2000 }
               quantities: "two" quantities: "€1.2 billion"
               quantities: "2022" }
    versions { text: "c" time { seconds: 5000 }
               quantities: "€79.2 million" quantities: "two" })");
  ASSERT_THAT(lines, SizeIs(1));
  ASSERT_THAT(lines[0], SizeIs(3));
  EXPECT_DOUBLE_EQ(lines[0][0].value, 118.4e6);
  EXPECT_DOUBLE_EQ(lines[0][1].value, 1.2e9);
  EXPECT_DOUBLE_EQ(lines[0][2].value, 79.2e6);
  EXPECT_EQ(lines[0][2].text, "€79.2 million");
  EXPECT_DOUBLE_EQ(lines[0][0].when, 0);
  EXPECT_DOUBLE_EQ(lines[0][1].when, 0.25);
  EXPECT_DOUBLE_EQ(lines[0][2].when, 1);
}

TEST(ValueLinesTest, TwoNumbersOfWhichOneUnitMayBeMissing) {
  const auto lines = Lines(R"(
    versions { text: "a" quantities: "12" quantities: "31 people" }
    versions { quantities: "99" }
    versions { text: "b" quantities: "14" quantities: "26 people" }
    versions { text: "c" quantities: "17" quantities: "9 people" })");
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(lines[0][2].text, "17");
  EXPECT_EQ(lines[1][2].text, "9 people");
  EXPECT_DOUBLE_EQ(lines[1][1].when, 0.5);  // Undated: evenly.
}

TEST(ValueLinesTest, NoLineForDatesForConstantsAndForOneVersion) {
  EXPECT_THAT(Lines(R"(versions { text: "a" quantities: "2021" }
                       versions { text: "b" quantities: "2022" })"),
              IsEmpty());
  EXPECT_THAT(Lines(R"(versions { text: "a" quantities: "5 percent" }
                       versions { text: "b" quantities: "5%" })"),
              IsEmpty());
  EXPECT_THAT(Lines(R"(versions { text: "a" quantities: "$5" }
                       versions { text: "b" quantities: "£6" })"),
              IsEmpty());
  EXPECT_THAT(Lines(R"(versions { text: "a" quantities: "5" }
                       versions { quantities: "6" })"),
              IsEmpty());
  EXPECT_THAT(Lines(R"(versions { text: "a" quantities: "" }
                       versions { text: "b" quantities: "words" })"),
              IsEmpty());
}

}  // namespace
}  // namespace summarizer::io
