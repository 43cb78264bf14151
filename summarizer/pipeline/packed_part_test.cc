#include "summarizer/pipeline/packed_part.h"

#include <string>
#include <tuple>
#include <vector>

#include "absl/status/statusor.h"
#include "gtest/gtest.h"
#include "summarizer/pipeline/article_candidates.h"
#include "summarizer/pipeline/configuration.h"
#include "summarizer/ranking/candidates.h"
#include "summarizer/testing/news.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::pipeline {
namespace {

using ranking::Concept;
using ranking::Traits;

Traits MakeTraits(uint32_t seed) {
  Traits t;
  t.begin = seed * 100;
  t.end = seed * 100 + 99;
  t.position = seed;
  t.words = 17 + seed;
  t.names = seed % 3;
  t.quantities = seed * 1000;
  t.title_concepts = seed % 2;
  t.cue = seed % 2 == 0 ? -700 : 300;
  t.title_share = static_cast<float>(seed) / 7;
  t.lead_share = seed == 0 ? 0 : 0.3F;
  t.quoted = seed % 2 == 0 ? 1.0F : 0.25F;
  t.novelty = seed == 3 ? 0.0F : 1.0F;
  t.lead = seed == 0;
  t.stands_alone = seed != 1;
  t.complete = seed != 2;
  t.changed = seed == 3;
  t.superseded = seed == 4;
  t.pasted = seed == 1;
  t.background = seed == 2;
  return t;
}

auto Fields(const Traits& t) {
  return std::make_tuple(t.begin, t.end, t.position, t.words, t.names,
                         t.quantities, t.title_concepts, t.cue, t.title_share,
                         t.lead_share, t.quoted, t.novelty, t.agreement, t.lead,
                         t.stands_alone, t.complete, t.changed, t.superseded,
                         t.pasted, t.background);
}

auto Fields(const Concept& c) {
  return std::make_tuple(c.hash, c.related, c.mentions, c.first, c.flags);
}

template <typename T>
auto FieldsOfAll(const std::vector<T>& all) {
  std::vector<decltype(Fields(all.front()))> fields;
  for (const T& one : all) fields.push_back(Fields(one));
  return fields;
}

void ExpectSame(const ArticlePart& a, const ArticlePart& b) {
  EXPECT_EQ(a.copy, b.copy);
  EXPECT_EQ(a.background, b.background);
  EXPECT_EQ(a.title, b.title);
  EXPECT_EQ(a.title_hashes, b.title_hashes);
  EXPECT_EQ(a.texts, b.texts);
  EXPECT_EQ(a.display_texts, b.display_texts);
  EXPECT_EQ(a.words, b.words);
  const ranking::CandidateSet& x = a.candidates;
  const ranking::CandidateSet& y = b.candidates;
  EXPECT_EQ(x.shared, y.shared);
  EXPECT_EQ(x.first_concept, y.first_concept);
  EXPECT_EQ(x.concept_ids, y.concept_ids);
  EXPECT_EQ(FieldsOfAll(x.concepts), FieldsOfAll(y.concepts));
  EXPECT_TRUE(x.own.empty());
  EXPECT_TRUE(y.own.empty());
  EXPECT_EQ(FieldsOfAll(x.traits), FieldsOfAll(y.traits));
}

TEST(PackedPartTest, KeepsNothing) {
  std::vector<char> room;
  ExpectSame(PackedPart(ArticlePart(), room).Unpack(), ArticlePart());
}

TEST(PackedPartTest, KeepsEverything) {
  std::vector<char> room;
  ArticlePart part;
  part.copy = true;
  part.background = true;
  part.title = "A title";
  for (const uint64_t hash : {uint64_t{1}, uint64_t{1} << 31, ~uint64_t{0}}) {
    part.title_hashes.push_back(ArticlePart::KeptHash(hash));
  }
  part.words = 123456789012;
  for (uint32_t c = 0; c < 4; ++c) {
    part.candidates.traits.push_back(MakeTraits(c));
  }
  part.texts = std::string(396, 'x');
  part.display_texts = {"", "short", std::string(300, 'y'), ""};
  // Two that several mention, then those of the first candidate, of one that
  // was left out, of the second and of the last.
  part.candidates.shared = 2;
  part.candidates.concepts = {{~uint64_t{0} - 5, 300, 2, 0, 2},
                              {7, 12, 65535, 200, 5},
                              {8, 256, 1, 0, 0},
                              {9, 256, 1, 0, Concept::kBigram},
                              {10, 3, 1, 77, 1},
                              {11, 76, 1, 1, 4},
                              {12, 76, 1, 3, 1},
                              {13, 2, 1, 99, 0}};
  for (Concept& of : part.candidates.concepts) {
    of.hash = ArticlePart::KeptHash(of.hash);
  }
  part.candidates.first_concept = {0, 3, 6, 6, 8};
  part.candidates.concept_ids = {0, 2, 3, 1, 0, 5, 0, 6};
  ExpectSame(PackedPart(part, room).Unpack(), part);
}

// Around what two bytes can number.
TEST(PackedPartTest, KeepsManyConcepts) {
  std::vector<char> room;
  for (const uint32_t count : {65535u, 65536u, 65537u}) {
    ArticlePart part;
    ranking::CandidateSet& set = part.candidates;
    set.shared = count;
    for (uint32_t id = 0; id < count; ++id) {
      Concept of;
      of.hash = ArticlePart::KeptHash(id * uint64_t{0x9E3779B97F4A7C15});
      of.mentions = 2;
      set.concepts.push_back(of);
      set.concept_ids.push_back(id);
    }
    set.traits.push_back(MakeTraits(0));
    set.first_concept.push_back(count);
    ExpectSame(PackedPart(part, room).Unpack(), part);
  }
}

// What is left out can be told of sets as they are built.
TEST(PackedPartTest, KeepsPartsOfArticles) {
  std::vector<char> room;
  const absl::StatusOr<Configuration> configuration = MakeConfiguration({});
  ASSERT_TRUE(configuration.ok());
  Analyzer analyzer(configuration->analysis, configuration->rules);
  Analysis analysis;
  RankingScratch scratch;
  v1::Corpus news = testing::ReadNews();
  // One with more sentences than are kept.
  v1::Article& all = *news.add_articles();
  all.set_id("all");
  for (int a = 0; a + 1 < news.articles_size(); ++a) {
    all.mutable_body()->append(news.articles(a).body() + "\n\n");
  }
  size_t concepts = 0;
  for (const v1::Article& article : news.articles()) {
    ASSERT_TRUE(analyzer.Analyze(article, analysis).ok());
    scratch.unknown.assign(analysis.prose.size(), {});
    CollectCandidates(analysis, {scratch.unknown, {}}, /*min_novelty=*/0,
                      ranking::CandidateBuilder::Scope::kAll, scratch);
    ranking::WeighArticle(scratch.candidates, configuration->ranking.concepts,
                          scratch.weights);
    const ArticlePart part =
        MakePart(analysis, configuration->ranking, scratch);
    concepts += part.candidates.concepts.size() - part.candidates.shared;
    ExpectSame(PackedPart(part, room).Unpack(), part);
  }
  EXPECT_GT(concepts, 1000u);
}

}  // namespace
}  // namespace summarizer::pipeline
