#include "summarizer/ranking/candidates.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "summarizer/ranking/concept_weights.h"
#include "summarizer/ranking/repeat_filter.h"
#include "summarizer/text/hash.h"
#include "summarizer/text/language.h"
#include "summarizer/text/parser.h"

namespace summarizer::ranking {
namespace {

// Sentences of up to 20 words, each of them word().
template <typename Word>
std::string RandomBody(size_t sentences, Word word, std::mt19937_64& random) {
  std::string body;
  for (; sentences > 0; --sentences) {
    body += "Then";
    for (size_t w = random() % 20; w > 0; --w) body += " " + word();
    body += ". ";
  }
  return body;
}

class CandidatesTest : public ::testing::Test {
 protected:
  // Candidates of all sentences of `body`.
  // Those up to `superseded` are older versions of changed statements.
  void Build(const std::string& body, const std::string& title = "",
             CandidateBuilder::Scope scope = CandidateBuilder::Scope::kAll,
             uint32_t superseded = 0) {
    body_ = body;
    title_ = title;
    text::DocumentParser parser(*text::Language::ForTag("en"), 0);
    parser.Parse(body_, document_);
    parser.Parse(title_, title_document_);
    std::vector<CandidateBuilder::Entry> entries;
    for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
      CandidateBuilder::Entry entry;
      entry.sentence = &document_.sentences[s];
      entry.traits = ExtractTraits(document_, *entry.sentence);
      entry.traits.position = s;
      entry.traits.superseded = s < superseded;
      entries.push_back(entry);
    }
    builder_.Build(document_, entries, title_document_, scope, set_);
  }

  // That the concepts are those of the sentences, counted one by one.
  void ExpectAllMentions() {
    std::map<uint64_t, uint32_t> mentions;
    std::vector<std::set<uint64_t>> expected;
    for (const text::Sentence& sentence : document_.sentences) {
      std::set<uint64_t>& hashes = expected.emplace_back();
      const absl::Span<const text::Term> terms = document_.TermsOf(sentence);
      for (size_t t = 0; t < terms.size(); ++t) {
        const bool content = !terms[t].Has(text::Term::kStopWord);
        const uint64_t hash = document_.HashOf(terms[t]);
        if (content) hashes.insert(hash);
        if (t == 0) continue;
        if (content || !terms[t - 1].Has(text::Term::kStopWord)) {
          hashes.insert(text::Combine(document_.HashOf(terms[t - 1]), hash));
        }
      }
      for (const uint64_t hash : hashes) ++mentions[hash];
    }
    ASSERT_EQ(set_.size(), expected.size());
    EXPECT_EQ(set_.concepts.size(), mentions.size());
    for (size_t c = 0; c < set_.size(); ++c) {
      std::set<uint64_t> hashes;
      for (const uint32_t id : set_.ConceptsOf(c)) {
        ASSERT_LT(id, set_.concepts.size());
        const Concept& of = set_.concepts[id];
        EXPECT_TRUE(hashes.insert(of.hash).second);
        EXPECT_EQ(of.mentions, mentions[of.hash]);
      }
      EXPECT_EQ(hashes, expected[c]);
    }
  }

  std::string body_;
  std::string title_;
  text::Document document_;
  text::Document title_document_;
  CandidateBuilder builder_;
  CandidateSet set_;
};

TEST_F(CandidatesTest, ConceptsAreContentStemsAndPairs) {
  Build("Ministers met. The minister was meeting ministers.");
  ASSERT_EQ(set_.size(), 2u);
  // minister, met, "minister met".
  EXPECT_EQ(set_.ConceptsOf(0).size(), 3u);
  const Concept& minister = set_.concepts[set_.ConceptsOf(0)[0]];
  EXPECT_FALSE(minister.bigram());
  EXPECT_EQ(minister.mentions, 2);  // Sentences, not words.
  EXPECT_EQ(minister.first, 0);
  for (const uint32_t id : set_.ConceptsOf(1)) {
    EXPECT_LT(id, set_.concepts.size());
  }
}

TEST_F(CandidatesTest, LeadShareIsOfContentWords) {
  Build("Rain flooded Baku streets. Rain closed schools. Nobody was hurt.");
  ASSERT_EQ(set_.size(), 3u);
  EXPECT_EQ(set_.traits[0].lead_share, 0);
  EXPECT_NEAR(set_.traits[1].lead_share, 1.0 / 3, 1e-6);
  EXPECT_EQ(set_.traits[2].lead_share, 0);
  // Of the lead itself, and a third of 256 for its second mention.
  EXPECT_EQ(set_.concepts[set_.ConceptsOf(0)[0]].related, 256u + 85u);
}

TEST_F(CandidatesTest, TitleShareIsOfTheTitle) {
  Build("Rain flooded Baku streets. Schools stay open.",
        "Heavy rain floods the streets");
  ASSERT_EQ(set_.size(), 2u);
  EXPECT_EQ(set_.traits[0].title_concepts, 3u);
  EXPECT_NEAR(set_.traits[0].title_share, 0.75, 1e-6);
  EXPECT_EQ(set_.traits[1].title_concepts, 0u);
}

TEST_F(CandidatesTest, TraitsTellOpenersQuotesAndEnds) {
  Build("But \"we will never sign\" he said. He paid $5 million in 2020");
  ASSERT_EQ(set_.size(), 2u);
  EXPECT_FALSE(set_.traits[0].stands_alone);
  EXPECT_TRUE(set_.traits[0].complete);
  EXPECT_GT(set_.traits[0].quoted, 0.4);
  EXPECT_FALSE(set_.traits[1].complete);
  EXPECT_EQ(set_.traits[1].quantities, 2u);
  Build("He crossed the river in 1604.[3]\n\nHe lost 17 men.” [a][12]");
  ASSERT_EQ(set_.size(), 2u);
  EXPECT_TRUE(set_.traits[0].complete);
  EXPECT_TRUE(set_.traits[1].complete);
}

TEST_F(CandidatesTest, HalvesOfQuotationsAndCaptionsDoNotStandAlone) {
  const struct {
    const char* sentence;
    bool stands_alone;
  } kCases[] = {
      {"\"Leaders have miscalculated this issue.", false},
      {"There are no casualties left at the site.\"", false},
      {"\"Never,\" said the chief of the yard.", true},
      {"Yardmen called it \"a disgrace.\"", true},
      {"\u201CLeaders have miscalculated this issue.", false},
      {"There are no casualties left at the site.\u201D", false},
      {"\u201CNever,\u201D said the chief of the yard.", true},
      {"pilgrims at the grand mosque in 2008.", false},
      {"Pilgrims came to the mosque in 2008.", true},
      {"14 pilgrims came to the mosque in 2008.", true},
  };
  for (const auto& c : kCases) {
    Build(c.sentence);
    ASSERT_EQ(set_.size(), 1u) << c.sentence;
    EXPECT_EQ(set_.traits[0].stands_alone, c.stands_alone) << c.sentence;
  }
}

TEST_F(CandidatesTest, BuildsAgainFromScratch) {
  const std::string body = "Rain flooded Baku. Schools in Baku stay open.";
  Build(body);
  const std::vector<uint32_t> ids = set_.concept_ids;
  Build("Something else entirely happened elsewhere.");
  Build(body);
  EXPECT_EQ(set_.concept_ids, ids);
  EXPECT_EQ(set_.concepts.size(),
            1u + *std::max_element(ids.begin(), ids.end()));
}

TEST_F(CandidatesTest, KeepLeavesTheOthersOut) {
  Build("Rain fell. Snow melted. Winds howled. Ice broke.");
  ASSERT_EQ(set_.size(), 4u);
  const CandidateSet all = set_;
  set_.Keep({1, 3});
  ASSERT_EQ(set_.size(), 2u);
  EXPECT_EQ(set_.ConceptsOf(0), all.ConceptsOf(1));
  EXPECT_EQ(set_.ConceptsOf(1), all.ConceptsOf(3));
  EXPECT_EQ(set_.traits[1].begin, all.traits[3].begin);
  EXPECT_EQ(set_.concepts.size(), all.concepts.size());
  set_.Keep({});
  EXPECT_EQ(set_.size(), 0u);
}

// What is only counted weighs what it weighs.
TEST_F(CandidatesTest, SharedConceptsWeighTheSame) {
  std::mt19937_64 random(3);
  const ConceptCurves curves{Weights()};
  for (int round = 0; round < 300; ++round) {
    // Of few words, most come again; of many, few do.
    const size_t vocabulary = size_t{2} << (random() % 10);
    const auto word = [&] {
      return random() % 4 == 0 ? "the"
                               : "w" + std::to_string(random() % vocabulary);
    };
    const std::string body = RandomBody(random() % 30, word, random);
    std::string title = "Title";
    for (size_t w = random() % 5; w > 0; --w) title += " " + word();
    Build(body, title);
    ExpectAllMentions();
    const CandidateSet all = set_;
    ArticleWeights weights;
    WeighArticle(all, curves, weights);
    EXPECT_TRUE(weights.own.empty());
    Build(body, title, CandidateBuilder::Scope::kShared);
    ArticleWeights shared;
    WeighArticle(set_, curves, shared);
    ASSERT_EQ(set_.size(), all.size());
    ASSERT_EQ(shared.own.size(), all.size());
    EXPECT_LE(set_.concepts.size(), all.concepts.size());
    const auto sum = [](const CandidateSet& set, size_t c,
                        const std::vector<Fixed>& of) {
      Fixed total = 0;
      for (const uint32_t id : set.ConceptsOf(c)) total += of[id];
      return total;
    };
    for (size_t c = 0; c < all.size(); ++c) {
      EXPECT_EQ(sum(set_, c, shared.concepts) + shared.own[c],
                sum(all, c, weights.concepts));
      EXPECT_EQ(set_.traits[c].lead_share, all.traits[c].lead_share);
      EXPECT_EQ(set_.traits[c].title_concepts, all.traits[c].title_concepts);
    }
  }
}

TEST(RepeatFilterTest, MissesNoRepetitionAndInventsFew) {
  std::mt19937_64 random(9);
  RepeatFilter filter;
  for (const size_t count : {0, 1, 10, 1000, 30000}) {
    filter.Reset(count);
    std::vector<uint64_t> hashes(count);
    for (uint64_t& hash : hashes) filter.Add(hash = random());
    size_t wrong = 0;
    for (const uint64_t hash : hashes) wrong += filter.Repeated(hash);
    EXPECT_LE(wrong, count / 8);
    for (const uint64_t hash : hashes) filter.Add(hash);
    for (const uint64_t hash : hashes) EXPECT_TRUE(filter.Repeated(hash));
  }
}

class ConceptCurvesTest : public ::testing::Test {
 protected:
  Concept Make(uint16_t mentions, uint8_t first) {
    Concept c;
    c.mentions = mentions;
    c.first = first;
    return c;
  }

  Weights weights_;
};

TEST_F(ConceptCurvesTest, RepeatedEarlyTitledRelatedAndPairedWeighMore) {
  const ConceptCurves curves(weights_);
  const double once = ConceptCurves::OnceAmong(20);
  const Fixed plain = curves.InArticle(Make(2, 3), once);
  EXPECT_GT(plain, 0);
  EXPECT_GT(curves.InArticle(Make(1, 3), once), 0);
  EXPECT_LT(curves.InArticle(Make(1, 3), once), plain / 10);
  EXPECT_GT(curves.InArticle(Make(3, 3), once), plain);
  EXPECT_GT(curves.InArticle(Make(2, 2), once), plain);
  EXPECT_LT(curves.InArticle(Make(2, 200), once), plain);
  Concept titled = Make(2, 3);
  titled.flags = Concept::kInTitle;
  EXPECT_NEAR(ToDouble(curves.InArticle(titled, once)), 1.5 * ToDouble(plain),
              1e-5);
  Concept related = Make(2, 3);
  related.related = 256;
  EXPECT_NEAR(ToDouble(curves.InArticle(related, once)), 1.15 * ToDouble(plain),
              1e-5);
  Concept pair = Make(2, 3);
  pair.flags = Concept::kBigram;
  EXPECT_NEAR(ToDouble(curves.InArticle(pair, once)), 2 * ToDouble(plain),
              1e-5);
}

TEST_F(ConceptCurvesTest, RepetitionDecidesLittleAmongFewSentences) {
  EXPECT_EQ(ConceptCurves::OnceAmong(1), 1);
  EXPECT_EQ(ConceptCurves::OnceAmong(4), 1);
  EXPECT_EQ(ConceptCurves::OnceAmong(6), 0.25);
  EXPECT_EQ(ConceptCurves::OnceAmong(1000000), 1.0 / 64);
  const ConceptCurves curves(weights_);
  EXPECT_LT(curves.InArticle(Make(1, 3), 1), curves.InArticle(Make(2, 3), 1));
  EXPECT_GT(3 * curves.InArticle(Make(1, 3), 1),
            curves.InArticle(Make(2, 3), 1));
}

TEST_F(ConceptCurvesTest, AgreementOutweighsRepetition) {
  const ConceptCurves curves(weights_);
  const auto weight = [&](uint32_t groups, uint32_t mentions) {
    Evidence e;
    e.groups = groups;
    e.mentions = mentions;
    return curves.InCorpus(e);
  };
  EXPECT_EQ(weight(0, 0), 0);
  EXPECT_GT(weight(1, 1), 0);
  EXPECT_GT(weight(1, 2), weight(1, 1));
  EXPECT_EQ(weight(1, 4), weight(1, 9));
  EXPECT_GT(weight(2, 2), weight(1, 9));
  EXPECT_GT(weight(2, 4), weight(2, 2));
  EXPECT_GT(weight(3, 3), weight(2, 2));
}

TEST_F(ConceptCurvesTest, HugeCountsStayInRange) {
  weights_.agreement = weights_.repetition = 4;
  weights_.bigram = weights_.title_concepts = 100;
  const ConceptCurves curves(weights_);
  Evidence e;
  e.groups = e.mentions = 4000000000;
  e.bigram = e.in_title = true;
  EXPECT_EQ(curves.InCorpus(e), ToFixed(1 << 18));
}

TEST_F(CandidatesTest, CopiesAddNoEvidence) {
  const ConceptCurves curves{Weights()};
  Build("Rain flooded Baku streets.");
  EvidencePool pool;
  std::vector<uint32_t> first;
  pool.Add(set_, EvidencePool::Role::kOriginal, curves, first);
  std::vector<uint32_t> second;
  pool.Add(set_, EvidencePool::Role::kCopy, curves, second);
  EXPECT_EQ(first, second);
  EXPECT_EQ(pool.evidence()[first[0]].groups, 1u);
  pool.Add(set_, EvidencePool::Role::kOriginal, curves, second);
  EXPECT_EQ(second.size(), 2 * first.size());
  EXPECT_EQ(pool.evidence()[first[0]].groups, 2u);
  EXPECT_EQ(pool.Get(set_.concepts[0].hash), first[0]);
}

TEST_F(CandidatesTest, OlderVersionsAddNoEvidenceOfTheirOwn) {
  const ConceptCurves curves{Weights()};
  EvidencePool pool;
  std::vector<uint32_t> latest;
  Build("Rain flooded Baku.");
  pool.Add(set_, EvidencePool::Role::kOriginal, curves, latest);
  std::vector<uint32_t> older;
  Build("Rain flooded Baku. Rain fell again.", "",
        CandidateBuilder::Scope::kAll, 1);
  pool.Add(set_, EvidencePool::Role::kOriginal, curves, older);
  const auto groups = [&](std::string_view word) {
    for (const text::Term& term : document_.terms) {
      if (document_.TextOf(term) == word) {
        return pool.evidence()[pool.Get(document_.HashOf(term))].groups;
      }
    }
    return ~uint32_t{0};
  };
  EXPECT_EQ(groups("flooded"), 1u);
  EXPECT_EQ(groups("Rain"), 2u);  // The sentence after says so, too.
}

// Apart or not, what a sentence says weighs the same.
TEST_F(CandidatesTest, OwnConceptsOutsideThePoolWeighTheSame) {
  std::mt19937_64 random(6);
  const ConceptCurves curves{Weights()};
  for (int round = 0; round < 100; ++round) {
    const size_t vocabulary = size_t{8} << (random() % 8);
    const auto word = [&] {
      return "w" + std::to_string(random() % vocabulary);
    };
    std::vector<CandidateSet> sets;
    std::vector<uint64_t> asked;
    EvidencePool all;
    EvidencePool apart;
    size_t concepts = 0;
    for (size_t a = 2 + random() % 4; a > 0; --a) {
      const std::string body = RandomBody(1 + random() % 9, word, random);
      Build(body, "Title " + word());
      sets.push_back(set_);
      concepts += set_.concepts.size();
      asked.push_back(text::Hash64(word(), 0));
      if (!set_.concepts.empty()) asked.push_back(set_.concepts.back().hash);
    }
    apart.LeaveOutOwn(concepts);
    for (const CandidateSet& set : sets) apart.Announce(set);
    apart.Announce(asked);
    for (size_t a = 0; a < sets.size(); ++a) {
      const auto role =
          a == 1 ? EvidencePool::Role::kCopy : EvidencePool::Role::kOriginal;
      std::vector<uint32_t> numbers;
      std::vector<uint32_t> numbers_apart;
      all.Add(sets[a], role, curves, numbers);
      apart.Add(sets[a], role, curves, numbers_apart);
      ASSERT_EQ(numbers_apart.size(), sets[a].concepts.size());
    }
    for (const CandidateSet& set : sets) {
      for (size_t c = 0; c < set.size(); ++c) {
        const std::array<Fixed, 8> alone =
            curves.AloneInCorpus(set.traits[c].position, set.RelatedOf(c));
        for (const uint32_t id : set.ConceptsOf(c)) {
          const Concept& of = set.concepts[id];
          const Evidence& expected = all.evidence()[all.Get(of.hash)];
          const uint32_t number = apart.Get(of.hash);
          if (number != ConceptIndex::kNone) {
            EXPECT_EQ(curves.InCorpus(apart.evidence()[number]),
                      curves.InCorpus(expected));
          } else if (expected.groups > 0) {
            EXPECT_EQ(expected.mentions, 1u);
            EXPECT_EQ(alone[of.flags & 7], curves.InCorpus(expected));
          }
        }
      }
    }
    for (const uint64_t hash : asked) {
      EXPECT_EQ(apart.Get(hash) == ConceptIndex::kNone,
                all.Get(hash) == ConceptIndex::kNone);
    }
  }
}

// Numbers change, and how many are mentioned by several goes with them.
TEST(CandidateSetTest, DropsWhatNoCandidateMentions) {
  CandidateSet set;
  set.traits.resize(2);
  set.concepts.resize(6);
  for (size_t c = 0; c < 6; ++c) set.concepts[c].hash = 10 + c;
  set.shared = 3;
  set.first_concept = {0, 2, 4};
  set.concept_ids = {0, 3, 2, 5};
  set.DropUnmentioned();
  EXPECT_EQ(set.shared, 2u);
  EXPECT_EQ(set.concept_ids, (std::vector<uint32_t>{0, 2, 1, 3}));
  ASSERT_EQ(set.concepts.size(), 4u);
  EXPECT_EQ(set.concepts[1].hash, 12u);
  EXPECT_EQ(set.concepts[3].hash, 15u);
}

}  // namespace
}  // namespace summarizer::ranking
