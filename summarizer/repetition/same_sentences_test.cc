// Joining by keys against comparing all with all.

#include "summarizer/repetition/same_sentences.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"
#include "gtest/gtest.h"
#include "summarizer/testing/records.h"

namespace summarizer::repetition {
namespace {

using ::summarizer::testing::kDay;
using ::summarizer::testing::MakeRecord;
using ::summarizer::testing::Sorted;

// Sentences of few words that share many, with names, figures and negations.
std::string RandomSentence(std::mt19937& random) {
  static constexpr const char* kWords[] = {
      "harbour", "council", "opened",  "bridge",  "river",   "engineers",
      "rebuilt", "timber",  "railway", "station", "winter",  "workers",
      "strike",  "budget",  "schools", "farmers", "harvest", "minister"};
  static constexpr const char* kNames[] = {"Latvia", "Chile", "Kelmar",
                                           "Ostra"};
  std::string text = "The";
  for (int i = 0; i < 7; ++i) {
    text += std::string(" ") + kWords[random() % std::size(kWords)];
  }
  if (random() % 2 == 0) {
    text += std::string(" in ") + kNames[random() % std::size(kNames)];
  }
  if (random() % 4 == 0) text += " was not";
  if (random() % 3 == 0) text += " of " + std::to_string(random() % 4 + 12);
  return text + ". ";
}

// One word less, or another one.
std::string Edited(const std::string& sentence, std::mt19937& random) {
  const size_t at = sentence.find(' ', 4 + random() % 20);
  const size_t end = sentence.find_first_of(" .", at + 1);
  return sentence.substr(0, at) + (random() % 2 == 0 ? "" : " lately") +
         sentence.substr(end);
}

TEST(SameSentencesTest, FindsNearlyAllThatComparingAllFinds) {
  size_t wanted = 0;
  size_t found = 0;
  for (uint32_t seed = 1; seed <= 20; ++seed) {
    std::mt19937 random(seed);
    std::vector<std::string> said;
    std::vector<ArticleRecord> records;
    for (int a = 0; a < 25; ++a) {
      std::string body;
      for (int s = 0; s < 6; ++s) {
        std::string sentence = RandomSentence(random);
        if (!said.empty() && random() % 2 == 0) {
          sentence = said[random() % said.size()];
          if (random() % 2 == 0) sentence = Edited(sentence, random);
        }
        said.push_back(sentence);
        body += sentence;
      }
      records.push_back(MakeRecord(std::to_string(a), a * kDay, "", body));
    }
    const RecordStore store = Sorted(records);
    const SentenceTable table(store);
    const MatchOptions options;
    const std::vector<uint32_t> roots = FindSameSentences(table, options);
    for (uint32_t a = 0; a < table.size(); ++a) {
      for (uint32_t b = 0; b < a; ++b) {
        if (table.RecordOf(a) == table.RecordOf(b)) continue;
        if (!SameStatement(table[a], table[b], options)) continue;
        ++wanted;
        found += roots[a] == roots[b];
      }
    }
  }
  ASSERT_GT(wanted, 1000u);
  EXPECT_GE(static_cast<double>(found), 0.97 * static_cast<double>(wanted));
}

TEST(SameSentencesTest, JoinsNothingWithoutAChainOfPairs) {
  std::mt19937 random(7);
  std::vector<ArticleRecord> records;
  for (int a = 0; a < 60; ++a) {
    records.push_back(
        MakeRecord(std::to_string(a), a * kDay, "", RandomSentence(random)));
  }
  const RecordStore store = Sorted(records);
  const SentenceTable table(store);
  // By comparing all with all, until nothing moves.
  std::vector<uint32_t> all(table.size());
  std::iota(all.begin(), all.end(), 0);
  for (bool moved = true; moved;) {
    moved = false;
    for (uint32_t a = 0; a < table.size(); ++a) {
      for (uint32_t b = 0; b < a; ++b) {
        if (all[a] == all[b] || !SameStatement(table[a], table[b], {}))
          continue;
        all[a] = all[b] = std::min(all[a], all[b]);
        moved = true;
      }
    }
  }
  const std::vector<uint32_t> roots = FindSameSentences(table, {});
  for (uint32_t a = 0; a < table.size(); ++a) {
    EXPECT_EQ(all[a], all[roots[a]]) << a;
  }
}

// More content than a sketch holds, names and all.
constexpr char kLong[] =
    "The harbour of Kelmar in Latvia has handled timber, granite and grain "
    "from the northern forests of Finland since Minister Berzins opened its "
    "second pier beside the old railway station.";

TEST(SameSentencesTest, UpperCaseIsTheSame) {
  for (const char* text :
       {kLong,
        // Stems that end like names of places and peoples.
        "Vietnamese and Swedish officials carried frozen machine parts between "
        "the quiet ports of Germany and Turkey.",
        // Openers that are names, and one that is none.
        "Latvian and Vietnamese forest fire crews will swap places for a month "
        "each year.",
        "Survivors of the flood in Castro Lume described clinging to chimneys "
        "in the dark as the number of people known to have died in this "
        "northern Portuguese town climbed to fourteen.",
        // Names that have near-synonyms.
        "Japan's Ministry of Trade and Industry has signed memorandums on "
        "decarbonization with the governments of Uzbekistan and Kazakhstan."}) {
    const RecordStore store =
        Sorted({MakeRecord("a", 0, "", text),
                MakeRecord("b", kDay, "", absl::AsciiStrToUpper(text))});
    const SentenceTable table(store);
    EXPECT_EQ(FindSameSentences(table, {})[1], 0u) << text;
  }
}

TEST(SameSentencesTest, LongSentencesDifferInAnyName) {
  for (const char* name : {"Kelmar", "Latvia", "Finland", "Berzins"}) {
    const std::string other = absl::StrReplaceAll(kLong, {{name, "Ostravia"}});
    const RecordStore store = Sorted(
        {MakeRecord("a", 0, "", kLong), MakeRecord("b", kDay, "", other)});
    const SentenceTable table(store);
    EXPECT_EQ(FindSameSentences(table, {})[1], 1u) << name;
  }
}

TEST(SameSentencesTest, AnArticleRepeatsItselfOnlyInTheSameWords) {
  const RecordStore store = Sorted({MakeRecord(
      "a", 0, "",
      "The council opened bridge number 12 over the river in Kelmar. The "
      "council opened bridge number 13 over the river in Kelmar. The council "
      "opened bridge number 12 over the river in Kelmar.")});
  const SentenceTable table(store);
  const std::vector<uint32_t> roots = FindSameSentences(table, {});
  EXPECT_EQ(roots[1], 1u);
  EXPECT_EQ(roots[2], 0u);
}

}  // namespace
}  // namespace summarizer::repetition
