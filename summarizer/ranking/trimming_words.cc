#include "summarizer/ranking/trimming_words.h"

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"

namespace summarizer::ranking {
namespace {

using View = std::string_view;

// Not "plus", "besides this", "in turn", "as well": they point at something.
constexpr View kOpenings[] = {
    "additionally",
    "also",
    "in addition",
    "moreover",
    "furthermore",
    "meanwhile",
    "besides",
    "notably",
    "incidentally",
    "by the way",
    "for his part",
    "for her part",
    "for its part",
    "for their part",
    "in his turn",
    "in her turn",
    "on his part",
    "on her part",
    "on their part",
    "as is known",
    "as noted",
    "as reported",
    "as was reported",
    "as reported earlier",
    "as previously reported",
    "as noted earlier",
};

constexpr View kClauseOpenings[] = {
    "it should be noted that",      "it should also be noted that",
    "it should be also noted that", "it must be noted that",
    "it should be added that",      "it should be mentioned that",
    "it should be recalled that",   "it should be emphasized that",
    "it should be emphasised that", "it should be stressed that",
    "it is worth noting that",      "it is also worth noting that",
    "it is worth mentioning that",  "it is worth recalling that",
    "it is worth remembering that", "it is noteworthy that",
    "it is notable that",           "it bears noting that",
    "it bears mentioning that",     "of note is that",
};

constexpr View kNeverAfterOpening[] = {"and", "but",  "or",      "nor",
                                       "yet", "so",   "then",    "though",
                                       "too", "that", "however", "although"};

constexpr View kSubordinators[] = {
    "about",     "according", "across", "after",    "against",    "along",
    "although",  "amid",      "among",  "around",   "as",         "at",
    "because",   "before",    "behind", "below",    "beside",     "besides",
    "between",   "beyond",    "by",     "despite",  "during",     "even",
    "following", "for",       "from",   "given",    "if",         "in",
    "inside",    "instead",   "into",   "like",     "near",       "of",
    "off",       "on",        "once",   "outside",  "over",       "since",
    "so",        "than",      "though", "through",  "throughout", "to",
    "toward",    "towards",   "under",  "unless",   "unlike",     "until",
    "up",        "upon",      "when",   "whenever", "where",      "whereas",
    "wherever",  "whether",   "while",  "with",     "within",     "without"};

constexpr View kParticipleEndings[] = {"ing", "ed"};

constexpr View kOutlets[] = {"AFP",
                             "Agence France-Presse",
                             "Al Arabiya",
                             "Al Jazeera",
                             "Anadolu",
                             "ANI",
                             "ANSA",
                             "AP",
                             "APA",
                             "AP Photo",
                             "Armenpress",
                             "Associated Press",
                             "Axios",
                             "Azernews",
                             "AZERTAC",
                             "AzerTAc",
                             "BBC",
                             "BelTA",
                             "Bloomberg",
                             "CBS",
                             "CCTV",
                             "CNA",
                             "CNBC",
                             "CNN",
                             "Daily Mail",
                             "Daily Telegraph",
                             "DPA",
                             "dpa",
                             "Deutsche Welle",
                             "EFE",
                             "Economist",
                             "Euronews",
                             "Financial Times",
                             "Fox News",
                             "Global Times",
                             "Guardian",
                             "Haaretz",
                             "IANS",
                             "Independent",
                             "Interfax",
                             "IRNA",
                             "Jakarta Post",
                             "Jerusalem Post",
                             "Jiji",
                             "Jiji Press",
                             "Kyodo",
                             "Le Figaro",
                             "Le Monde",
                             "Nikkei",
                             "Nikkei Asia",
                             "NBC",
                             "NPR",
                             "PTI",
                             "Politico",
                             "RFE/RL",
                             "RIA Novosti",
                             "Reuters",
                             "SANA",
                             "Spiegel",
                             "Sky News",
                             "TASS",
                             "Trend",
                             "UPI",
                             "VOA",
                             "Washington Post",
                             "WAM",
                             "Xinhua",
                             "Yonhap"};

// Not "Post" nor "Agency": Canada Post, the Environment Agency.
constexpr View kOutletEndings[] = {
    "Chronicle", "Courier",  "Gazette",   "Herald", "Journal", "News",
    "Newswire",  "Observer", "Telegraph", "Times",  "Tribune"};

constexpr View kOutletKinds[] = {"news agency",  "news outlet", "news portal",
                                 "news service", "news site",   "news website",
                                 "newspaper",    "radio",       "television",
                                 "press agency", "broadcaster"};

constexpr View kNameJoiners[] = {"of", "the", "for", "de", "la", "le", "el"};
constexpr View kArticles[] = {"the", "The"};

constexpr View kReportVerbs[] = {"reports", "reported", "has reported"};
constexpr View kAgencyVerbs[] = {"reports"};
constexpr View kSayVerbs[] = {"said", "says", "writes", "wrote"};
constexpr View kBeforeOutlet[] = {"according to", "as reported by",
                                  "reported by", "as quoted by"};
constexpr View kAs[] = {"as"};
constexpr View kSources[] = {"a source",
                             "an informed source",
                             "sources",
                             "a diplomatic source",
                             "diplomatic sources",
                             "informed sources"};
constexpr View kTold[] = {"told", "tells"};
constexpr View kTimes[] = {"today", "yesterday", "earlier", "earlier today",
                           "earlier this week"};
constexpr View kBeforeDay[] = {"on",         "late on", "early on",
                               "earlier on", "late",    "early"};
constexpr View kDays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                          "Friday", "Saturday", "Sunday"};

constexpr View kAsides[] = {"pictured",      "pictured above", "pictured below",
                            "pictured left", "pictured right", "photo",
                            "file photo",    "see photo",      "see picture",
                            "see map",       "video",          "see video"};
constexpr View kSourceLabels[] = {"source:", "sources:", "via", "photo:"};

constexpr TrimmingWords kEnglish = {kOpenings,
                                    kClauseOpenings,
                                    kNeverAfterOpening,
                                    kSubordinators,
                                    kParticipleEndings,
                                    kOutlets,
                                    kOutletEndings,
                                    kOutletKinds,
                                    kNameJoiners,
                                    kArticles,
                                    kReportVerbs,
                                    kAgencyVerbs,
                                    kSayVerbs,
                                    kBeforeOutlet,
                                    kAs,
                                    kSources,
                                    kTold,
                                    kTimes,
                                    kBeforeDay,
                                    kDays,
                                    kAsides,
                                    kSourceLabels};

}  // namespace

const TrimmingWords* FindTrimmingWords(std::string_view language) {
  const View primary = language.substr(0, language.find('-'));
  return absl::EqualsIgnoreCase(
             absl::string_view(primary.data(), primary.size()), "en")
             ? &kEnglish
             : nullptr;
}

}  // namespace summarizer::ranking
