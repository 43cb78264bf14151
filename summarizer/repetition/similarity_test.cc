#include "summarizer/repetition/similarity.h"

#include <cstddef>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "summarizer/testing/records.h"

namespace summarizer::repetition {
namespace {

using ::summarizer::testing::MadeSentence;

struct Pair {
  std::string_view name;
  std::string_view a;
  std::string_view b;
  bool same;
  bool conflict;
};

bool SameBesideAgreement(std::string_view a, std::string_view b) {
  return SameStatement(*MadeSentence(a), *MadeSentence(b), {},
                       Context::kNeighboursAgree);
}

class PairTest : public ::testing::TestWithParam<Pair> {};

TEST_P(PairTest, SameStatement) {
  const Pair& p = GetParam();
  const MadeSentence made_a(p.a);
  const MadeSentence made_b(p.b);
  const PackedSentence a = *made_a;
  const PackedSentence b = *made_b;
  EXPECT_EQ(SameStatement(a, b, {}), p.same) << Similarity(a, b);
  EXPECT_EQ(SameStatement(b, a, {}), p.same);
  EXPECT_EQ(ValuesConflict(a, b), p.conflict);
  EXPECT_EQ(ValuesConflict(b, a), p.conflict);
  EXPECT_TRUE(SameStatement(a, a, {1, 1}));
  EXPECT_FALSE(ValuesConflict(a, a));
}

constexpr Pair kPairs[] = {
    {"equal", "The council approved the new budget for schools.",
     "The council approved the new budget for schools.", true, false},
    {"synonym",
     "Currently, Latvia and Chile are working together in different fields of "
     "the economy.",
     "Currently, Latvia and Chile are working together in different sectors of "
     "the economy.",
     true, false},
    {"reordered",
     "In addition, Chile has placed $4.1 billion in Latvia, during the entire "
     "period of cooperation between the two countries.",
     "During the entire period of cooperation between the two nations, Chile "
     "has placed $4.1 billion in Latvia.",
     true, false},
    {"other_amount", "Trade turnover between the ports reached $251.1 million.",
     "Trade turnover between the ports reached $274.8 million.", true, true},
    {"missing_slot",
     "Trade turnover between the ports reached $251.1 million in the first 11 "
     "months of 2021.",
     "Trade turnover between the ports reached $274.8 million in 2021.", true,
     true},
    {"same_amount_other_scale",
     "The fund lent farmers of the region $1.2 billion.",
     "The fund lent farmers of the region 1,200 million dollars.", true, false},
    {"three_words_of_content", "Unemployment in Latvia stood at 9.2 percent.",
     "Unemployment in Latvia stood at 13.8 percent.", true, true},
    {"figure_joined_by_another_verb",
     "Unemployment in Latvia stood at 9.2 percent.",
     "In 2021, unemployment in Latvia reached 13.8 percent.", true, true},
    {"other_thing_with_the_same_figure_in_kind",
     "Unemployment in Latvia stood at 9.2 percent.",
     "Inflation in Latvia stood at 13.8 percent.", false, true},
    {"editors_word",
     "Chile and Latvia work together in several fields of the economy.",
     "Chile and Latvia work together in several sectors of the economy.", true,
     false},
    {"shared_figure_for_fewer_words",
     "In 2021, exports of timber from Latvia were worth $251.1 million.",
     "In 2021, foreign sales of timber from Latvia were worth 251,100,000 "
     "dollars.",
     true, false},
    {"no_shared_figure_for_fewer_words",
     "In 2021, exports of timber from Latvia were worth $251.1 million.",
     "In 2021, foreign sales of timber from Latvia were worth 17 million "
     "dollars.",
     false, true},
    {"number_in_words", "The flood killed 12 people in the river valley.",
     "The flood killed fourteen people in the river valley.", true, true},
    {"other_name", "The minister thanked Latvia for its help with the harvest.",
     "The minister thanked Chile for its help with the harvest.", false, false},
    {"other_name_with_the_same_beginning",
     "The museum in Talovrado has been missing 49 paintings since the raid.",
     "The museum in Talovchester has been missing 49 paintings since the raid.",
     false, false},
    {"name_of_the_people",
     "The harbour authority of Vietnam will rebuild the northern pier.",
     "The Vietnamese harbour authority will rebuild the northern pier.", true,
     false},
    {"possessive", "The port of Iran was closed because of the storm.",
     "Iran's port was closed because of the storm.", true, false},
    {"other_opening_name", "Berzins told the court he had never read the mail.",
     "Kalnins told the court he had never read the mail.", false, false},
    {"negation", "The old bridge over the river was open to heavy traffic.",
     "The old bridge over the river was not open to heavy traffic.", false,
     false},
    {"opposite_verdict",
     "The court in Halden upheld the ruling that stopped the pipeline.",
     "The court in Halden overturned the ruling that stopped the pipeline.",
     true, true},
    {"alive_and_dead",
     "The climber who was lost on Mount Torve was found alive by rescuers.",
     "The climber who was lost on Mount Torve was found dead by rescuers.",
     true, true},
    {"opposite_result",
     "Tests of the tap water in Lower Vell for cholera were negative, it said.",
     "Tests of the tap water in Lower Vell for cholera were positive, it said.",
     true, true},
    {"opposite_vote",
     "The bill to ban disposable vapes in Norrland was passed by parliament.",
     "The bill to ban disposable vapes in Norrland was rejected by parliament.",
     true, true},
    {"another_colour",
     "The flood warning for Vell is now amber in the north of the district.",
     "The flood warning for Vell is now red in the north of the district.",
     false, false},
    {"another_word_on_the_same_side",
     "Turnover in the port of Halden fell in the third quarter, figures show.",
     "Turnover in the port of Halden plunged in the third quarter, figures "
     "show.",
     true, false},
    {"a_synonym_on_the_other_side",
     "Turnover in the port of Halden declined last year, new figures show.",
     "Turnover in the port of Halden increased last year, new figures show.",
     true, true},
    {"both_sides",
     "Prices in Halden rose in spring after they fell in the harbour towns.",
     "Prices in Halden rose in spring in the old harbour towns.", true, false},
    {"nothing_on_the_other_side",
     "The road from Halden to the harbour was closed after the landslide.",
     "The road from Halden to the harbour was blocked after the landslide.",
     true, false},
    {"other_month",
     "The bank in Halden expects to cut its rates in June, economists said.",
     "The bank in Halden expects to cut its rates in September, economists "
     "said.",
     true, true},
    {"the_month_of_may", "The tunnel near Halden will open in May, he said.",
     "The tunnel near Halden will open in August, he said.", true, true},
    {"a_march_is_no_month",
     "Farmers from Halden ended a march on the old parliament, he said.",
     "Farmers from Halden ended a parade at the old parliament in June, he "
     "said.",
     true, false},
    {"other_place_in_a_row",
     "The striker from Halden finished second in the marathon.",
     "The striker from Halden finished third in the marathon.", true, true},
    {"noun_beside_the_verb",
     "Growth in the port of Halden rose sharply last year, figures show.",
     "Growth in the port of Halden fell sharply last year, figures show.", true,
     true},
    {"from_another_side",
     "The old ferry of Halden was sold to local fishermen for 40,000 euros.",
     "The old ferry of Halden was bought by local fishermen for 40,000 euros.",
     true, false},
    {"words_of_one_stem_as_others",
     "The important port of Halden employs 2,400 people in training jobs.",
     "The significant port of Halden has 2,400 employees in training jobs.",
     true, false},
    {"left_is_no_side",
     "Fighting in Halden has left thousands of families homeless, the group "
     "said.",
     "Fighting in Halden has made thousands of families homeless, the rights "
     "group said.",
     true, false},
    {"names_in_upper_case",
     "The flood in the West Bank destroyed olive groves near the village.",
     "THE FLOOD IN THE WEST BANK DESTROYED OLIVE GROVES NEAR THE VILLAGE.",
     true, false},
    {"half_a_dozen",
     "Half a dozen people were injured in the landslide near Halden.",
     "Six people were injured in the landslide near Halden.", true, false},
    {"of_dozens", "A dozen people were killed in the landslide near Halden.",
     "Two dozen people were killed in the landslide near Halden.", true, true},
    {"another_person",
     "Rescuers in Halden said a woman was found alive below the school.",
     "Rescuers in Halden said a man was found alive below the school.", false,
     false},
    {"another_part",
     "The eastern tunnel near Halden was shut after a fire on the rails.",
     "The western tunnel near Halden was shut after a fire on the rails.",
     false, false},
    {"opposites_in_a_long_sentence",
     "Judges at the federal appeals court in Halden upheld on Tuesday, after "
     "months of argument among lawyers, engineers, farmers and fishermen, the "
     "ruling that stopped the pipeline below the frozen northern bay.",
     "Judges at the federal appeals court in Halden overturned on Tuesday, "
     "after months of argument among lawyers, engineers, farmers and "
     "fishermen, the ruling that stopped the pipeline below the frozen "
     "northern bay.",
     true, true},
    {"other_event",
     "Police in Halden arrested the captain of the ferry Maid of Arran.",
     "Police in Halden released the captain of the ferry Maid of Arran.", true,
     true},
    {"other_words_for_one_event",
     "Police in Halden arrested the captain of the ferry Maid of Arran.",
     "Police in Halden detained the captain of the ferry Maid of Arran.", true,
     false},
    {"events_in_another_order",
     "The captain from Halden was charged with theft after he was arrested.",
     "After he was arrested, the captain from Halden was charged with theft.",
     true, false},
    {"one_event_more",
     "The captain of the ferry Maid of Arran was charged in Halden.",
     "The captain of the ferry Maid of Arran was charged and released in "
     "Halden.",
     true, false},
    {"one_event_more_that_turns_all",
     "Sales talks about the ferry Maid of Arran began in Halden town hall.",
     "Sales talks about the ferry Maid of Arran were cancelled in Halden town "
     "hall.",
     true, true},
    {"from_another_side_of_a_sale",
     "Halden Shipping bought the ferry Maid of Arran and two tugs.",
     "Halden Shipping sold the ferry Maid of Arran and two tugs.", true, false},
    {"denied",
     "There is no evidence that data of the port of Halden was taken, it said.",
     "There is evidence that data of the port of Halden was taken, it said "
     "after it had denied it.",
     false, true},
    {"first_of_words_that_exclude_others",
     "The bank in Halden cut its key interest rate to 4.00% on Wednesday.",
     "The bank in Halden left its key interest rate unchanged at 4.00% on "
     "Wednesday, after a cut.",
     true, true},
    {"yet_to_happen",
     "The council of Halden will publish the report on the ferry line.",
     "The council of Halden has published the report on the ferry line.", true,
     true},
    {"yet_to_happen_in_other_words",
     "The council of Halden will publish the report on the ferry line.",
     "The council of Halden plans to publish the report on the ferry line.",
     true, false},
    {"yet_to_happen_aside",
     "The report goes to a new secretariat, which will be paid for by Halden.",
     "The report goes to a new secretariat paid for by Halden.", true, false},
    {"a_place_and_its_people",
     "The ferry line has been run by Denmark's Norvane since it was sold.",
     "The ferry line has been run by the Danish Norvane since it was sold.",
     true, false},
    {"other_words", "Rain fell on the northern provinces all night long.",
     "Voters in the capital chose a new mayor.", false, false},
};

INSTANTIATE_TEST_SUITE_P(Pairs, PairTest, ::testing::ValuesIn(kPairs),
                         [](const auto& instance) {
                           return std::string(instance.param.name);
                         });

TEST(SimilarityTest, BesideAgreementTheOpenerMayBeAnotherWord) {
  const auto same = [](std::string_view a, std::string_view b,
                       Context context) {
    return SameStatement(*MadeSentence(a), *MadeSentence(b), {}, context);
  };
  const std::string_view companies =
      "Companies from Latvia are active in Georgia in construction and "
      "tourism.";
  const std::string_view firms =
      "Businesses from Latvia are active in Georgia in building and tourism.";
  EXPECT_TRUE(same(companies, firms, Context::kNeighboursAgree));
  EXPECT_FALSE(same(companies, firms, Context::kAlone));
  // Nothing else is named: it may be a name.
  EXPECT_FALSE(same("Berzins told the court he had read the mail.",
                    "Kalnins told the court he had read no mail before.",
                    Context::kNeighboursAgree));
}

TEST(SimilarityTest, WhatIsApartIsNotRetoldThoughItFillsNoSlot) {
  const MadeSentence west("The western tunnel near Halden is shut.");
  const MadeSentence east("The eastern tunnel near Halden is shut.");
  const MadeSentence tunnel("The old tunnel near Halden is blocked.");
  EXPECT_FALSE(MayRetell(*west, *east));
  EXPECT_FALSE(ValuesConflict(*west, *east));
  EXPECT_TRUE(MayRetell(*west, *tunnel));
  EXPECT_TRUE(MayRetell(*tunnel, *west));
  EXPECT_FALSE(MayRetell(*MadeSentence("Three tunnels near Halden are shut."),
                         *MadeSentence("Four tunnels near Halden are shut.")));
}

TEST(SimilarityTest, OneEventIsToldInManyWords) {
  const MadeSentence agreed("Halden FC agreed to pay for Nuno Teixeira.");
  const MadeSentence hired("Nuno Teixeira was hired by Halden FC.");
  const MadeSentence withdrew("Halden FC withdrew from Nuno Teixeira's deal.");
  const MadeSentence plain("Nuno Teixeira is with Halden FC.");
  EXPECT_TRUE(MayRetell(*hired, *agreed));
  EXPECT_FALSE(MayRetell(*withdrew, *agreed));
  EXPECT_TRUE(MayRetell(*withdrew, *plain));
  EXPECT_TRUE(MayRetell(*plain, *withdrew));
}

TEST(SimilarityTest, WhatCameOfItIsNoRewording) {
  EXPECT_FALSE(
      SameBesideAgreement("The driver is in hospital under police guard.",
                          "The driver has died in hospital."));
  EXPECT_TRUE(
      SameBesideAgreement("The driver is in hospital under police guard.",
                          "The driver is in hospital with burns."));
}

TEST(SimilarityTest, SomeEventsTurnWhatEachOtherTells) {
  EXPECT_TRUE(Turns(*MadeSentence("The talks in Halden were cancelled.")));
  EXPECT_TRUE(Turns(*MadeSentence("There will be talks in Halden.")));
  EXPECT_FALSE(Turns(*MadeSentence("The captain was arrested in Halden.")));
  EXPECT_FALSE(Turns(*MadeSentence("Talks are planned in Halden.")));
  EXPECT_FALSE(Turns(*MadeSentence("A boat of Will Baxter is in Halden.")));
  EXPECT_TRUE(Turns(*MadeSentence("TRADE TALKS WILL COVER PORT TARIFFS.")));
}

TEST(SimilarityTest, SlotsAreFilledByAmountsAndByWordsThatExcludeOthers) {
  EXPECT_TRUE(HasSlots(*MadeSentence("Three tunnels near Halden are jammed.")));
  EXPECT_TRUE(HasSlots(*MadeSentence("The tunnel near Halden is shut again.")));
  EXPECT_FALSE(HasSlots(*MadeSentence("The eastern tunnel is jammed.")));
  EXPECT_FALSE(HasSlots(*MadeSentence("The tunnel near Halden is jammed.")));
}

TEST(SimilarityTest, FiguresOfNobodyKnowsWhatAreNoNewVersions) {
  const auto same = SameBesideAgreement;
  EXPECT_FALSE(same("Low 24F.", "Low 19F."));
  EXPECT_FALSE(same("It was then at 12 percent.", "It was then at 9 percent."));
  EXPECT_TRUE(same("Low 24F.", "Low 24F."));
  EXPECT_TRUE(same("Unemployment reached 12 percent.",
                   "Unemployment reached 9 percent."));
  EXPECT_TRUE(same("The low in Oslo: 24F.", "The low in Oslo: 19F."));
}

TEST(SimilarityTest, EstimatesLongSentences) {
  // 24 content stems, 18 of them shared: 18 / 30.
  const MadeSentence a(
      "alder birch cedar dogwood elm fir ginkgo hazel ivy juniper kapok larch "
      "maple nutmeg oak pine quince rowan sumac tamarack ulmo viburnum willow "
      "yew.");
  const MadeSentence b(
      "alder birch cedar dogwood elm fir ginkgo hazel ivy juniper kapok larch "
      "maple nutmeg oak pine quince rowan basalt chert diorite flint gneiss "
      "marble.");
  EXPECT_TRUE((*a).truncated());
  EXPECT_NEAR(Similarity(*a, *b), 0.6, 0.25);
}

TEST(SimilarityTest, NothingIsKnownBeyondATruncatedSketch) {
  const MadeSentence a(
      "alder birch cedar dogwood elm fir ginkgo hazel ivy juniper kapok larch "
      "maple nutmeg oak pine quince rowan sumac tamarack ulmo viburnum.");
  EXPECT_EQ(Similarity(*a, *a), 1);
}

TEST(StemSetTest, CountsWhatOthersHave) {
  const std::string_view long_sentence =
      "alder birch cedar dogwood elm fir ginkgo hazel ivy juniper kapok larch "
      "maple nutmeg oak pine quince rowan sumac tamarack ulmo viburnum.";
  const std::vector<std::string_view> texts = {
      long_sentence,
      long_sentence.substr(6),
      "alder birch cedar dogwood elm fir ginkgo hazel ivy juniper kapok.",
      "Unemployment in Latvia reached 12 percent.",
      "Unemployment in Latvia reached 9 percent in March.",
      "Unemployment in Latvia did not reach 12 percent.",
      "Companies from Latvia are active in Georgia in construction.",
      "Low 24F.",
      "Low 19F.",
      "It was so."};
  for (const std::string_view text : texts) {
    const MadeSentence a(text);
    const StemSet stems(*a);
    for (const std::string_view other : texts) {
      const MadeSentence b(other);
      size_t shared = 0;
      for (size_t i = 0; i < (*a).stem_count(); ++i) {
        for (size_t j = 0; j < (*b).stem_count(); ++j) {
          shared += (*a).stem(i).hash() == (*b).stem(j).hash() ? 1 : 0;
        }
      }
      EXPECT_EQ(stems.CountIn(*b), shared) << text << " / " << other;
      if (SameStatement(*a, *b, {})) {
        EXPECT_TRUE(MayBeSame(*a, *b, shared, {})) << text << " / " << other;
      }
    }
    EXPECT_TRUE(MayBeSame(*a, *a, (*a).stem_count(), {})) << text;
    EXPECT_FALSE(MayBeSame(*a, *a, 0, {}) && (*a).stem_count() > 0) << text;
  }
}

TEST(OrderTest, UndatedComeLast) {
  EXPECT_LT(RecordOrder(5, "z"), RecordOrder(6, "a"));
  EXPECT_LT(RecordOrder(6, "a"), RecordOrder(std::nullopt, "a"));
  EXPECT_LT(RecordOrder(6, "a"), RecordOrder(6, "b"));
}

}  // namespace
}  // namespace summarizer::repetition
