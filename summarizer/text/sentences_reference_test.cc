// Sentence splitting against a slow, obvious reading of its rules: a text is a
// list of tokens, and whether one ends a sentence is told by looking at it, at
// what the sentence began with and at the next one. Random texts, of words
// whose kind the reference knows by heart.

#include <algorithm>
#include <cstddef>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/text/byte_map.h"
#include "summarizer/text/language.h"
#include "summarizer/text/sentences.h"

namespace summarizer::text {
namespace {

using ::testing::ElementsAreArray;
using Words = std::vector<std::string>;

constexpr int kTexts = 20000;

// What the rules know of a word, as far as it matters here.
const Words& LowerWords() {
  static const Words& words =
      *new Words{"council", "voted", "harbour", "über", "rain", "a"};
  return words;
}
const Words& Names() {
  static const Words& words =
      *new Words{"Oslo", "Bergen", "Åse", "Kristiansand", "NATO", "O'Hara"};
  return words;
}
const Words& Openers() {
  static const Words& words = *new Words{"The", "He", "They", "It", "But"};
  return words;
}
const Words& Titles() {
  static const Words& words = *new Words{"Mr", "Mrs", "Prof"};
  return words;
}
const Words& BeforeNumbers() {
  static const Words& words = *new Words{"Fig", "pp", "Vols"};
  return words;
}
const Words& Initials() {
  static const Words& words = *new Words{"J", "K", "Q"};
  return words;
}

bool Has(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// `“(Oslo?!)”,` taken apart.
struct Token {
  std::string text;
  std::string opening;
  std::string word;
  std::string marks;
  std::string closing;
  std::string comma;

  bool IsUpper() const {
    return (word[0] >= 'A' && word[0] <= 'Z') || word.substr(0, 2) == "Å";
  }
  bool IsNumber() const { return word[0] >= '0' && word[0] <= '9'; }
  bool IsWhole() const { return word.find_first_of(".,") == word.npos; }
  bool IsLower() const { return !IsUpper() && !IsNumber(); }
  // Other scripts' capitals are no sign of a name.
  bool SeemsLower() const {
    return !IsNumber() && (word[0] < 'A' || word[0] > 'Z');
  }
  bool OpensQuotation() const {
    return opening.find("“") != opening.npos ||
           opening.find('"') != opening.npos;
  }
  bool OpensBracket() const { return opening.find('(') != opening.npos; }
  bool ClosesQuotation() const {
    return closing.find("”") != closing.npos ||
           closing.find('"') != closing.npos;
  }
  bool ClosesBracket() const { return closing.find(')') != closing.npos; }
  // "It." may be an abbreviation, "The." none.
  bool IsOpener() const {
    return Has(Openers(), word) && !(marks[0] == '.' && word.size() <= 2);
  }
};

// Whether `tokens` of one sentence so far, the last one with a mark, end it
// before `next`.
bool Ends(const std::vector<Token>& sentence, const Token& next) {
  const Token& last = sentence.back();
  const std::string& word = last.word;
  const bool is_first = sentence.size() == 1;
  if (last.comma == ",") return false;

  if (last.marks == "..." || last.marks == "…") {
    if (next.IsLower() || next.IsNumber()) return false;
    if (last.ClosesQuotation()) return true;
    // What is left out of a quotation does not end it.
    bool inside = false;
    for (const Token& token : sentence) {
      if (token.opening.find("“") != token.opening.npos) inside = true;
      const bool closes = token.closing.find("”") != token.closing.npos;
      if (closes && &token != &last) inside = false;
    }
    return !inside;
  }
  if (last.marks != ".") {  // Questions and calls.
    if (!next.IsLower()) return true;
    if (last.ClosesQuotation() || last.ClosesBracket()) return false;
    // Who writes capitals begins sentences with them.
    return last.marks.size() > 1 ||
           (last.SeemsLower() && !sentence.front().IsUpper());
  }

  if (next.IsLower()) {
    if (last.ClosesQuotation() || last.ClosesBracket()) return false;
    if (Has(Titles(), word) || Has(BeforeNumbers(), word)) return false;
    if (word == "etc" || word == "U.S" || word.size() == 1) return false;
    if (word == "O'Hara") return false;
    if (last.IsNumber()) {
      return !is_first && word.size() > 1 && last.IsWhole();
    }
    return last.SeemsLower() || word.size() > 6;
  }
  // "(ret.) Nguyen"
  if (last.ClosesBracket() && last.opening == "(" && last.SeemsLower() &&
      !is_first) {
    return false;
  }
  if (last.IsNumber()) {
    return !is_first || word.size() > 3;
  }
  if (Has(Initials(), word)) return !is_first && next.IsOpener();
  // "b. The", an item or an initial, but "plan a. The".
  if (word == "a") {
    return !is_first && next.IsOpener() && next.marks[0] != '.';
  }
  if (Has(Titles(), word)) return false;
  if (Has(BeforeNumbers(), word)) return !next.IsNumber();
  const bool upper_next = next.IsUpper() && !next.OpensBracket();
  if (word == "etc") {
    if (last.opening == "(") return false;
    return next.IsOpener() || upper_next;
  }
  if (word == "U.S") {
    if (next.IsOpener()) return !next.OpensBracket();
    if (!upper_next) return false;
    return Has(Titles(), next.word) || next.OpensQuotation();
  }
  return true;
}

Words SplitSlowly(const std::vector<Token>& tokens) {
  Words sentences;
  std::vector<Token> sentence;
  std::string text;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (!sentence.empty()) text += ' ';
    text += tokens[i].text;
    sentence.push_back(tokens[i]);
    const bool is_last = i + 1 == tokens.size();
    if (is_last ||
        (!tokens[i].marks.empty() && Ends(sentence, tokens[i + 1]))) {
      sentences.push_back(text);
      sentence.clear();
      text.clear();
    }
  }
  return sentences;
}

class Writer {
 public:
  explicit Writer(uint64_t seed) : random_(seed) {}

  std::vector<Token> Write() {
    std::vector<Token> tokens;
    const size_t count = 2 + random_() % 30;
    std::string open;  // What has to be closed.
    while (tokens.size() < count) {
      Token token;
      const bool after_mark = !tokens.empty() && !tokens.back().marks.empty();
      token.word = Pick(after_mark);
      if (Chance(8) && open.empty()) {
        // What follows a quotation in parentheses may be its source.
        const bool quoted = !tokens.empty() && tokens.back().ClosesQuotation();
        open = quoted ? "“" : PickOf({"(", "“", "\""});
        token.opening = open;
      }
      if (Chance(3) || Has(Titles(), token.word) ||
          Has(Initials(), token.word) || token.word == "U.S") {
        token.marks = PickMarks(token);
      }
      if (!open.empty() && (Chance(4) || tokens.size() + 1 == count)) {
        token.closing = open == "(" ? ")" : open == "“" ? "”" : "\"";
        open.clear();
      }
      if (token.marks.empty() && Chance(8)) token.comma = ",";
      token.text = token.opening + token.word + token.marks + token.closing +
                   token.comma;
      tokens.push_back(token);
    }
    return tokens;
  }

 private:
  bool Chance(uint64_t one_in) { return random_() % one_in == 0; }
  std::string PickOf(const Words& words) {
    return words[random_() % words.size()];
  }

  std::string PickMarks(const Token& token) {
    if (Has(Titles(), token.word) || Has(Initials(), token.word) ||
        token.word == "U.S" || Chance(2)) {
      return ".";
    }
    return PickOf({".", ".", "!", "?", "?!", "...", "…"});
  }

  // Numbers stand after "Fig." or in the middle: at the beginning of a sentence
  // they would number it.
  std::string Pick(bool after_mark) {
    switch (random_() % 16) {
      case 0:
      case 1:
        return PickOf(Openers());
      case 2:
      case 3:
        return PickOf(Names());
      case 4:
        return PickOf(Titles());
      case 5:
        return PickOf(BeforeNumbers());
      case 6:
        return PickOf(Initials());
      case 7:
        return "U.S";
      case 8:
        return "etc";
      case 9:
      case 10:
        if (!after_mark) return PickOf({"5", "12", "2021", "3.5", "1,200"});
        [[fallthrough]];
      default:
        return PickOf(LowerWords());
    }
  }

  std::mt19937_64 random_;
};

TEST(SentencesReferenceTest, RandomTexts) {
  const std::shared_ptr<const Language> language =
      Language::ForTag("en").value();
  size_t sentences = 0;
  for (int seed = 0; seed < kTexts; ++seed) {
    const std::vector<Token> tokens = Writer(seed).Write();
    std::string body;
    for (const Token& token : tokens) {
      if (!body.empty()) body += ' ';
      body += token.text;
    }
    ByteMap map;
    map.Build(body);
    std::vector<Sentence> split;
    SplitSentences(map, 0, static_cast<uint32_t>(body.size()), *language,
                   split);
    Words texts;
    for (const Sentence& s : split) {
      texts.push_back(body.substr(s.begin, s.end - s.begin));
    }
    ASSERT_THAT(texts, ElementsAreArray(SplitSlowly(tokens)))
        << seed << ": " << body;
    sentences += texts.size();
  }
  // The texts have something to split.
  EXPECT_GT(sentences, size_t{3} * kTexts);
}

}  // namespace
}  // namespace summarizer::text
