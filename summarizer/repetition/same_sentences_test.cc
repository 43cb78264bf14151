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
// Words end in `ending`.
std::string RandomSentence(const std::string& ending, std::mt19937& random) {
  static constexpr const char* kWords[] = {
      "harbour", "council", "opened",  "bridge",  "river",   "engineers",
      "rebuilt", "timber",  "railway", "station", "winter",  "workers",
      "strike",  "budget",  "schools", "farmers", "harvest", "minister"};
  static constexpr const char* kNames[] = {"Latvia", "Chile", "Kelmar",
                                           "Ostra"};
  std::string text = "The";
  for (int i = 0; i < 7; ++i) {
    text += std::string(" ") + kWords[random() % std::size(kWords)] + ending;
  }
  if (random() % 2 == 0) {
    text += std::string(" in ") + kNames[random() % std::size(kNames)];
  }
  if (random() % 4 == 0) text += " was not";
  if (random() % 3 == 0) text += " of " + std::to_string(random() % 4 + 12);
  return text + ". ";
}

// One word less, or another one.
std::string Edited(const std::string& sentence, const std::string& ending,
                   std::mt19937& random) {
  const size_t at = sentence.find(' ', 4 + random() % 20);
  const size_t end = sentence.find_first_of(" .", at + 1);
  return sentence.substr(0, at) +
         (random() % 2 == 0 ? "" : " lately" + ending) + sentence.substr(end);
}

// Sets of sentences, each known by the smallest in it.
class Components {
 public:
  explicit Components(uint32_t size) : roots_(size) {
    std::iota(roots_.begin(), roots_.end(), 0);
  }

  void Join(uint32_t a, uint32_t b) {
    const uint32_t from = std::max(roots_[a], roots_[b]);
    const uint32_t to = std::min(roots_[a], roots_[b]);
    std::replace(roots_.begin(), roots_.end(), from, to);
  }
  uint32_t RootOf(uint32_t s) const { return roots_[s]; }

 private:
  std::vector<uint32_t> roots_;
};

// What FindSameSentences is for, in so many words: each is compared with each,
// and so is what stands beside two that say the same.
Components CompareAllWithAll(const SentenceTable& table,
                             const MatchOptions& options) {
  Components components(table.size());
  const auto extend = [&](uint32_t a, uint32_t b, int step) {
    const uint32_t record_a = table.RecordOf(a);
    const uint32_t record_b = table.RecordOf(b);
    while (true) {
      a += static_cast<uint32_t>(step);
      b += static_cast<uint32_t>(step);
      if (a >= table.size() || b >= table.size() ||
          table.RecordOf(a) != record_a || table.RecordOf(b) != record_b ||
          !SameStatement(table[a], table[b], options,
                         Context::kNeighboursAgree)) {
        return;
      }
      components.Join(a, b);
    }
  };
  for (uint32_t a = 0; a < table.size(); ++a) {
    for (uint32_t b = 0; b < a; ++b) {
      if (!SameStatement(table[a], table[b], options)) continue;
      if (table.RecordOf(a) != table.RecordOf(b)) {
        components.Join(a, b);
        extend(a, b, -1);
        extend(a, b, 1);
      } else if (SameWords(table[a], table[b])) {
        components.Join(a, b);
      }
    }
  }
  return components;
}

// A few articles with sentences of their own, pasted ones and edited ones, some
// of them in runs.
std::vector<ArticleRecord> RandomArticles(const std::string& ending,
                                          std::mt19937& random) {
  std::vector<std::string> said;
  std::vector<ArticleRecord> records;
  const int articles = 2 + static_cast<int>(random() % 10);
  for (int a = 0; a < articles; ++a) {
    std::string body;
    size_t next = said.size();  // In the run that is being pasted.
    for (int s = 0; s < 6; ++s) {
      std::string sentence;
      if (random() % 3 == 0) next = random() % (said.size() + 1);
      if (next < said.size() && random() % 4 != 0) {
        sentence = said[next++];
        if (random() % 3 == 0) sentence = Edited(sentence, ending, random);
      } else {
        sentence = RandomSentence(ending, random);
      }
      said.push_back(sentence);
      body += sentence;
    }
    records.push_back(MakeRecord(std::to_string(a), a * kDay, "", body));
  }
  return records;
}

struct Found {
  size_t found = 0;
  size_t of = 0;

  void Add(bool is_found) {
    found += is_found ? 1 : 0;
    ++of;
  }
  double Share() const {
    return static_cast<double>(found) / static_cast<double>(of);
  }
};

TEST(SameSentencesTest, JoinsWhatComparingAllWithAllJoins) {
  constexpr int kCorpora = 2000;
  // Pairs, and those of which at least three of four stems are the same.
  Found all_found;
  Found near_found;
  std::mt19937 random(1);
  for (int round = 0; round < kCorpora; ++round) {
    // How their hashes are ordered is chance: many orders.
    const std::string ending = {static_cast<char>('a' + round % 26),
                                static_cast<char>('a' + round / 26 % 26)};
    const RecordStore store = Sorted(RandomArticles(ending, random));
    const SentenceTable table(store);
    const Components all = CompareAllWithAll(table, {});
    const std::vector<uint32_t> roots = FindSameSentences(table, {});
    for (uint32_t a = 0; a < table.size(); ++a) {
      // Nothing that comparing all would not join.
      ASSERT_EQ(all.RootOf(a), all.RootOf(roots[a])) << round << ": " << a;
      for (uint32_t b = 0; b < a; ++b) {
        if (table.RecordOf(a) == table.RecordOf(b)) continue;
        if (!SameStatement(table[a], table[b], {})) continue;
        const bool found = roots[a] == roots[b];
        all_found.Add(found);
        if (Similarity(table[a], table[b]) >= 0.75) near_found.Add(found);
      }
    }
  }
  ASSERT_GT(all_found.of, 50u * kCorpora);
  // Keys are drawn: the less similar two are, the likelier they share none.
  EXPECT_GE(near_found.Share(), 0.98);
  EXPECT_GE(all_found.Share(), 0.97);
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

// Some of so many names have the 15 bits of one of the other words.
TEST(SameSentencesTest, SentencesOfOneFormDifferInTheirOpener) {
  constexpr char kForm[] =
      " will be asked to hand back the money that passed through its lenders.";
  RecordStore one;
  one.Add(MakeRecord("a", 0, "", std::string("Wesodor") + kForm));
  for (int i = 0; i < 20000; ++i) {
    std::string name = "Q";
    for (int k = i + 1; k > 0; k /= 20) name += "bcdfghjklmnpqrstvwxz"[k % 20];
    RecordStore other;
    other.Add(MakeRecord("b", kDay, "", name + kForm));
    EXPECT_FALSE(SameStatement(one[one.FirstSentence(0)],
                               other[other.FirstSentence(0)], {}))
        << name;
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

// So many that several threads take part.
TEST(SameSentencesTest, ThreadsChangeNothing) {
  std::mt19937 random(3);
  std::vector<std::string> pool;
  for (int i = 0; i < 4000; ++i) pool.push_back(RandomSentence("", random));
  std::vector<ArticleRecord> records;
  for (int a = 0; a < 1500; ++a) {
    std::string body;
    for (int s = 0; s < 20; ++s) {
      const std::string& sentence = pool[random() % pool.size()];
      body += random() % 2 == 0 ? sentence : Edited(sentence, "", random);
    }
    records.push_back(MakeRecord(std::to_string(a), kDay * a, "", body));
  }
  const RecordStore store = Sorted(records);
  const SentenceTable alone(store, 1);
  ASSERT_GE(alone.size(), 29000u);
  EXPECT_EQ(alone.threads(), 1u);
  const std::vector<uint32_t> expected = FindSameSentences(alone, {});
  for (const uint32_t threads : {2u, 7u}) {
    const SentenceTable table(store, threads);
    EXPECT_EQ(table.threads(), threads);
    ASSERT_EQ(table.size(), alone.size());
    for (uint32_t s = 0; s < table.size(); ++s) {
      ASSERT_EQ(table.RecordOf(s), alone.RecordOf(s));
    }
    EXPECT_EQ(FindSameSentences(table, {}), expected) << threads;
  }
}

}  // namespace
}  // namespace summarizer::repetition
