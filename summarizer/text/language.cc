#include "summarizer/text/language.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "summarizer/text/ascii.h"
#include "summarizer/text/hash.h"
#include "summarizer/text/language.pb.h"
#include "summarizer/text/language_data.h"

namespace summarizer::text {
namespace {

absl::string_view Absl(std::string_view s) { return {s.data(), s.size()}; }

// No last part of a host's or a file's name is longer.
constexpr size_t kMaxDomain = 5;
// Shorter names have no ending: "Iran", "Kim".
constexpr size_t kMinRoot = 4;
// No opener is longer.
constexpr size_t kMaxOpener = 16;

// Writes `word`, which is not empty, with all but its first letter small.
void Capitalise(std::string_view word, char* out) {
  out[0] = word[0];
  for (size_t i = 1; i < word.size(); ++i) {
    out[i] = absl::ascii_tolower(static_cast<unsigned char>(word[i]));
  }
}

// Empty for a language without data.
std::string_view EmbeddedData(std::string_view primary) {
  for (const data::Embedded& embedded : data::kLanguages) {
    if (embedded.language == primary) return embedded.data;
  }
  return {};
}

}  // namespace

std::string Language::PrimarySubtag(std::string_view tag) {
  const size_t end = std::min(tag.find_first_of("-_"), tag.size());
  return absl::AsciiStrToLower(Absl(tag.substr(0, end)));
}

bool Language::HasData(std::string_view primary) {
  return !EmbeddedData(primary).empty();
}

absl::StatusOr<std::unique_ptr<const Language>> Language::ForTag(
    std::string_view tag) {
  LanguageData data;
  const std::string primary = PrimarySubtag(tag);
  if (const std::string_view embedded = EmbeddedData(primary);
      !embedded.empty()) {
    if (!data.ParseFromArray(embedded.data(),
                             static_cast<int>(embedded.size()))) {
      return absl::InternalError("embedded language data does not parse");
    }
  } else {
    data.set_language(primary);
  }
  return FromData(data);
}

void Language::AddMeanings(const LanguageData& data) {
  amount_verbs_.assign(data.amount_verbs().begin(), data.amount_verbs().end());
  for (const LanguageData::Synonyms& synonyms : data.synonyms()) {
    synonyms_.emplace_back(synonyms.words().begin(), synonyms.words().end());
  }
  for (const LanguageData::Contrast& contrast : data.contrasts()) {
    Contrast& added = contrasts_.emplace_back();
    for (const auto& side : contrast.sides()) {
      added.sides.emplace_back(side.words().begin(), side.words().end());
    }
    added.apart = contrast.apart();
    added.capitalised = contrast.capitalised();
    added.first_only = contrast.first_only();
  }
  for (const LanguageData::Event& event : data.events()) {
    events_.push_back(
        {{event.words().begin(), event.words().end()}, event.turns()});
  }
  may_be_future_.assign(data.may_be_future().begin(),
                        data.may_be_future().end());
}

std::unique_ptr<const Language> Language::FromData(const LanguageData& data) {
  std::unique_ptr<Language> language(new Language);
  language->name_ = data.language();
  language->stemmer_ = data.stemmer();
  language->ascii_suffixes_ = data.ascii_suffixes();
  language->ordinal_periods_ = data.ordinal_periods();

  auto& abbreviations = language->abbreviations_;
  const auto add = [&](const auto& tokens, Abbreviation kind) {
    for (const std::string& token : tokens) {
      language->longest_abbreviation_ =
          std::max(language->longest_abbreviation_, token.size());
      language->abbreviation_filter_.Add(token);
      auto [it, inserted] = abbreviations.emplace(token, kind);
      if (!inserted && it->second != kind) {
        // In two lists: the number list adds to "may end", and a title wins
        // over everything.
        if (it->second == Abbreviation::kBeforeNumber &&
            kind == Abbreviation::kMayEnd) {
          it->second = Abbreviation::kBeforeNumberOrMayEnd;
        }
      }
    }
  };
  add(data.before_name(), Abbreviation::kBeforeName);
  add(data.inside(), Abbreviation::kInside);
  add(data.before_number(), Abbreviation::kBeforeNumber);
  add(data.may_end(), Abbreviation::kMayEnd);

  language->name_closers_.Add(data.name_closers());
  language->regions_.Add(data.regions());
  language->name_joiners_.Add(data.name_joiners());
  language->title_verbs_.Add(data.title_verbs());
  language->courtesy_titles_.Add(data.courtesy_titles());
  language->openers_.Add(data.openers());
  language->lower_openers_.Add(data.lower_openers());
  language->speech_verbs_.Add(data.speech_verbs());
  language->time_words_.Add(data.time_words());
  language->domains_.Add(data.domains());
  language->caption_words_.Add(data.caption_words());
  language->metadata_words_.Add(data.metadata_words());
  language->exclamation_names_.Add(data.exclamation_names());

  language->AddMeanings(data);
  language->halving_.assign(data.halving().begin(), data.halving().end());
  language->root_endings_.assign(data.root_endings().begin(),
                                 data.root_endings().end());
  for (const std::string& ending : language->root_endings_) {
    if (ending.empty()) continue;
    language->root_ending_bytes_.set(static_cast<unsigned char>(ending.back()));
  }

  auto& words = language->words_;
  for (const auto& w : data.stop_words()) words[w].stop_word = true;
  for (const auto& w : data.negations()) words[w].negation = true;
  for (const auto& w : data.connectives()) words[w].connective = true;
  for (const auto& w : data.future()) words[w].future = true;
  for (const auto& w : data.relative()) words[w].relative = true;
  for (const auto& w : data.weekdays()) words[w].weekday = true;
  for (const auto& w : data.openers()) {
    words[absl::AsciiStrToLower(w)].opener = true;
  }
  for (const auto& n : data.numbers()) {
    WordInfo& info = words[n.word()];
    (n.only_after_tens() ? info.after_tens : info.number) = true;
    info.value = static_cast<int32_t>(n.value());
    info.exponent = static_cast<int8_t>(n.exponent());
  }
  for (const auto& n : data.scales()) {
    WordInfo& info = words[n.word()];
    info.scale = true;
    info.value = static_cast<int32_t>(n.value());
    info.exponent = static_cast<int8_t>(n.exponent());
  }
  for (const auto& w : data.count_words()) words[w].count_word = true;
  for (const auto& unit : data.units()) {
    // Any fixed seed will do: units only ever meet units.
    const auto id = static_cast<uint16_t>(Hash64(unit.unit(), 0) | 1);
    for (const auto& w : unit.words()) words[w].unit = id;
  }
  for (int m = 0; m < data.months_size(); ++m) {
    for (const auto& name : data.months(m).names()) {
      words[absl::AsciiStrToLower(name)].month = static_cast<uint8_t>(m + 1);
    }
  }
  for (const auto& word : words) language->word_filter_.Add(word.first);
  return language;
}

bool Language::IsOpener(std::string_view word) const {
  return HasCapitalised(openers_, word);
}

bool Language::IsCourtesyTitle(std::string_view token) const {
  return HasCapitalised(courtesy_titles_, token);
}

// Whether `word` or, for one in capitals ("THE"), its capitalised form is in
// `set`.
bool Language::HasCapitalised(const Set& set, std::string_view word) {
  if (set.Has(word)) return true;
  char title[kMaxOpener];
  if (word.size() < 2 || word.size() > kMaxOpener || !IsAsciiUpper(word[1])) {
    return false;
  }
  Capitalise(word, title);
  return set.Has({title, word.size()});
}

bool Language::IsDomain(std::string_view word) const {
  char lower[kMaxDomain];
  if (word.size() > kMaxDomain) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    lower[i] = absl::ascii_tolower(static_cast<unsigned char>(word[i]));
  }
  return domains_.Has({lower, word.size()});
}

Abbreviation Language::FindAbbreviation(std::string_view token) const {
  if (token.size() > longest_abbreviation_) return Abbreviation::kNone;
  if (abbreviation_filter_.MayHave(token)) {
    const auto it = abbreviations_.find(Absl(token));
    if (it != abbreviations_.end()) return it->second;
  }
  // "MR" is "Mr", but "IN" is no "in".
  if (token.size() < 2 || !std::all_of(token.begin(), token.end(), [](char c) {
        return IsAsciiUpper(c) || c == '.';
      })) {
    return Abbreviation::kNone;
  }
  std::string title(token);
  Capitalise(token, title.data());
  const auto titled = abbreviations_.find(title);
  return titled == abbreviations_.end() ? Abbreviation::kNone : titled->second;
}

std::string_view Language::RootOf(std::string_view stem) const {
  std::string_view root = stem;
  for (bool shorter = true; shorter;) {
    shorter = false;
    if (root.empty() ||
        !root_ending_bytes_[static_cast<unsigned char>(root.back())]) {
      break;
    }
    for (const std::string& ending : root_endings_) {
      if (root.back() != ending.back() ||
          root.size() < ending.size() + kMinRoot ||
          root.substr(root.size() - ending.size()) != ending) {
        continue;
      }
      root.remove_suffix(ending.size());
      shorter = true;
      break;
    }
  }
  return root;
}

const WordInfo* Language::Find(std::string_view lower_word) const {
  if (!word_filter_.MayHave(lower_word)) return nullptr;
  const auto it = words_.find(Absl(lower_word));
  return it == words_.end() ? nullptr : &it->second;
}

}  // namespace summarizer::text
