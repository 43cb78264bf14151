// What the prefilter leaves out does not match: rules tried on everything find
// the same.

#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/rules/annotator.h"
#include "summarizer/rules/compiled_rule.h"
#include "summarizer/rules/rule_index.h"
#include "summarizer/rules/test_support.h"
#include "summarizer/testing/news.h"
#include "summarizer/text/language.h"
#include "summarizer/text/parser.h"

namespace summarizer::rules {
namespace {

std::vector<std::string> ReadLines(const std::string& name) {
  std::ifstream in("summarizer/rules/testdata/" + name);
  EXPECT_TRUE(in.good()) << name;
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Rules of a user, of kinds that the built-in ones don't have.
constexpr char kOwnRules[] = R"pb(
  rule_sets {
    name: "own"
    rules {
      name: "o1"
      pattern: ".*x.*"
      scope: SCOPE_LINE
      action: ACTION_SUPPRESS
    }
    rules {
      name: "o2"
      pattern: "(?i)kelvin.*"
      scope: SCOPE_LINE
      action: ACTION_SUPPRESS
    }
    rules {
      name: "o3"
      pattern: "[^a-z]*(?i:s)hare.*"
      scope: SCOPE_LINE
      action: ACTION_SUPPRESS
    }
    rules {
      name: "o4"
      pattern: "a?b?c?"
      scope: SCOPE_SENTENCE
      action: ACTION_SUPPRESS
    }
    rules {
      name: "o5"
      pattern: "\\Qb.c\\E|b{,2}"
      scope: SCOPE_LINE
      action: ACTION_SUPPRESS
    }
    rules {
      name: "o6"
      pattern: "the "
      scope: SCOPE_PREFIX
      action: ACTION_STRIP
    }
    rules { name: "o7" pattern: "re" scope: SCOPE_PREFIX action: ACTION_STRIP }
    rules {
      name: "o8"
      pattern: "ed\\b"
      scope: SCOPE_SENTENCE
      action: ACTION_BOOST
      weight: 1
    }
    rules {
      name: "o9"
      pattern: "\\bthe [[:alpha:]]+ of"
      scope: SCOPE_SENTENCE
      action: ACTION_BOOST
      weight: 2
    }
    rules {
      name: "o10"
      pattern: "(?i)\\x{17f}ection.*|\\pL\\d+|\\PN{3}|[\\d\\pL]z"
      scope: SCOPE_LINE
      action: ACTION_SUPPRESS
    }
    rules {
      name: "o11"
      pattern: "(?:on|in) .* wrote:?"
      scope: SCOPE_BLOCK
      action: ACTION_SUPPRESS
    }
    rules {
      name: "o12"
      pattern: "(?i)mon(day)?\\b.*\\bweek"
      scope: SCOPE_SENTENCE
      action: ACTION_BOOST
      weight: 3
    }
    rules {
      name: "o13"
      pattern: "^(?:Über|“Ü).*$"
      scope: SCOPE_LINE
      action: ACTION_SUPPRESS
    }
    rules {
      name: "o14"
      pattern: "(?P<title>Title \\w+): .{0,3}"
      scope: SCOPE_LINE
      action: ACTION_EXTRACT
    }
    rules {
      name: "o15"
      pattern: "(?i)[^.!?]*[.!?]?[sk ]{3}[^.!?]*\\.?"
      scope: SCOPE_SENTENCE
      action: ACTION_SUPPRESS
    }
    rules {
      name: "o16"
      pattern: "(?i)[a-zſ ]{1,12}[sk]k? ?[sk.]"
      scope: SCOPE_BLOCK
      action: ACTION_SUPPRESS
    }
    rules {
      name: "o17"
      pattern: "(?i)mask"
      scope: SCOPE_BLOCK
      action: ACTION_SUPPRESS
    }
    rules {
      name: "o18"
      pattern: "(?i)desks\\."
      scope: SCOPE_SENTENCE
      action: ACTION_SUPPRESS
    }
    rules {
      name: "o19"
      pattern: "ha{02}"
      scope: SCOPE_LINE
      action: ACTION_SUPPRESS
    }
    rules {
      name: "o20"
      pattern: "(?i)[\\x{100}-\\x{300}]o far|\\x{212a}ing"
      scope: SCOPE_LINE
      action: ACTION_SUPPRESS
    }
  }
)pb";

class Twins {
 public:
  explicit Twins(const v1::SummarizerOptions& options)
      : rules_(*CompileRules(options)),
        filtered_(rules_.rules, "en"),
        unfiltered_(rules_.rules, "en", RuleIndex::Prefilter::kOff),
        parser_(*text::Language::ForTag("en"), 0) {}

  // Returns the pieces of furniture, and fails where the two differ.
  size_t Compare(std::string_view body) {
    parser_.Parse(body, document_);
    Annotator(rules_.rules, filtered_, document_, a_).Run();
    text::Document again;
    parser_.Parse(body, again);
    Annotator(rules_.rules, unfiltered_, again, b_).Run();
    EXPECT_EQ(Describe(document_, a_), Describe(again, b_)) << body;
    const size_t furniture = a_.furniture.size();
    a_.Clear();
    b_.Clear();
    return furniture;
  }

 private:
  std::string Describe(const text::Document& document, const Annotations& a) {
    std::string text;
    const auto add = [&](std::string_view part) {
      text += part;
      text += '|';
    };
    for (const Furniture& f : a.furniture) {
      add(rules_.rules[f.rule].name);
      add(document.body.substr(f.begin, f.end - f.begin));
    }
    text += '\n';
    for (size_t s = 0; s < document.sentences.size(); ++s) {
      add(std::to_string(a.sentence_rule[s]) + " " + std::to_string(a.cue[s]));
      add(document.TextOf(document.sentences[s]));
    }
    for (const std::string_view field :
         {a.title, a.byline, a.source, a.publish_time}) {
      add(field);
    }
    return text;
  }

  const CompiledRules rules_;
  const RuleIndex filtered_;
  const RuleIndex unfiltered_;
  text::DocumentParser parser_;
  text::Document document_;
  Annotations a_;
  Annotations b_;
};

std::vector<std::string> AllLines() {
  std::vector<std::string> lines = ReadLines("furniture.txt");
  for (std::string& line : ReadLines("prose.txt")) {
    lines.push_back(std::move(line));
  }
  return lines;
}

TEST(PrefilterTest, ChangesNothingInLines) {
  for (const char* options : {"", kOwnRules}) {
    Twins twins(ParseOptions(options));
    size_t furniture = 0;
    for (const std::string& line : AllLines()) {
      furniture += twins.Compare(line);
    }
    EXPECT_GT(furniture, 400u);
  }
}

// What folds across the border of ASCII, and counts that are none.
TEST(PrefilterTest, ChangesNothingInOddTexts) {
  Twins twins(ParseOptions(kOwnRules));
  for (const char* text : {"Section one",
                           "\xC5\xBF"
                           "ection one",
                           "So far", "King",
                           "\xE2\x84\xAA"
                           "ing",
                           "mask", "MA\xC5\xBF\xE2\x84\xAA",
                           "De\xC5\xBF\xE2\x84\xAA\xC5\xBF.", "ha{02}"}) {
    EXPECT_EQ(twins.Compare(text), 1u) << text;
  }
}

TEST(PrefilterTest, ChangesNothingInNews) {
  const v1::Corpus news = summarizer::testing::ReadNews();
  for (const char* options : {"", kOwnRules}) {
    Twins twins(ParseOptions(options));
    size_t furniture = 0;
    for (const v1::Article& article : news.articles()) {
      furniture += twins.Compare(article.body());
    }
    EXPECT_GT(furniture, 10u);
  }
}

// Lines cut, joined, spoilt and put together.
TEST(PrefilterTest, ChangesNothingInRandomTexts) {
  const std::vector<std::string> lines = AllLines();
  // What patterns do not see, or see as something else.
  const std::vector<std::string> oddities = {"  ",
                                             "\n",
                                             "\t",
                                             "\xC2\xA0",
                                             "\xE2\x80\x8B",
                                             "\xC2\xAD",
                                             "\xC5\xBF",
                                             "\xE2\x84\xAA",
                                             "(",
                                             "“",
                                             "É",
                                             "7",
                                             "the ",
                                             "Re",
                                             "",
                                             "@",
                                             "\xEF\xBB\xBF",
                                             "—"};
  for (const char* options : {"", kOwnRules}) {
    Twins twins(ParseOptions(options));
    std::mt19937_64 random(7);
    const auto below = [&](size_t n) {
      return static_cast<size_t>(random() % n);
    };
    size_t furniture = 0;
    for (int i = 0; i < 1500; ++i) {
      std::string body;
      for (size_t parts = 1 + below(6); parts > 0; --parts) {
        const std::string& line = lines[below(lines.size())];
        std::string piece;
        switch (below(4)) {
          case 0:
            piece = line;
            break;
          case 1: {  // A part, from one blank to another.
            const size_t from = line.find(' ', below(line.size() + 1));
            piece = from == line.npos ? line : line.substr(from + 1);
            break;
          }
          case 2: {  // Something in the middle.
            size_t at = below(line.size() + 1);
            while (at < line.size() && (line[at] & 0xC0) == 0x80) ++at;
            piece = line.substr(0, at) + oddities[below(oddities.size())] +
                    line.substr(at);
            break;
          }
          default: {  // Something else for each of some letters or blanks.
            const char from = "skae. "[below(6)];
            const std::string& to = oddities[below(oddities.size())];
            for (const char c : line) {
              if (c == from && below(3) == 0) {
                piece += to;
              } else {
                piece += c;
              }
            }
          }
        }
        body += piece;
        body += std::vector<std::string>{"\n", "\n\n", " ", ". "}[below(4)];
      }
      furniture += twins.Compare(body);
      if (HasFailure()) return;
    }
    EXPECT_GT(furniture, 1000u);
  }
}

}  // namespace
}  // namespace summarizer::rules
