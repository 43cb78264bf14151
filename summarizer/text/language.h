// What splitting and stemming know of one language, compiled for look-up.

#ifndef SUMMARIZER_TEXT_LANGUAGE_H_
#define SUMMARIZER_TEXT_LANGUAGE_H_

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "summarizer/text/word_filter.h"

namespace summarizer::text {

class LanguageData;  // Generated from language.proto.

// How a token followed by a period behaves.
enum class Abbreviation : uint8_t {
  kNone,
  kBeforeName,
  kInside,
  kBeforeNumber,
  kMayEnd,
  kBeforeNumberOrMayEnd,
};

// What a lower-case word is besides itself.
struct WordInfo {
  bool stop_word = false;
  bool negation = false;
  bool connective = false;
  bool future = false;      // Tells of what has not happened yet.
  bool relative = false;    // Begins a clause that tells of something aside.
  bool number = false;      // value * 10^exponent
  bool after_tens = false;  // The same, but only after tens.
  bool scale = false;       // Multiplies by the same.
  int8_t exponent = 0;
  bool opener = false;  // Opens sentences where it is capitalised.
  bool weekday = false;
  uint8_t month = 0;  // 1 to 12, 0: none
  uint16_t unit = 0;  // Fingerprint of what is measured, 0: no unit.
  bool count_word = false;
  int32_t value = 0;
};

// Immutable; safe to share between threads.
class Language {
 public:
  // The language of a BCP-47 tag. One without data (see HasData) has an empty
  // vocabulary and no stemmer.
  static absl::StatusOr<std::unique_ptr<const Language>> ForTag(
      std::string_view tag);

  static std::unique_ptr<const Language> FromData(const LanguageData& data);

  // Primary subtag of a BCP-47 tag in lower case: "en" for "en-GB".
  static std::string PrimarySubtag(std::string_view tag);

  // Whether there is data for a primary subtag.
  static bool HasData(std::string_view primary);

  // `token` is written as in the text, without its last period.
  Abbreviation FindAbbreviation(std::string_view token) const;

  // Whether `word`, written as in the text, typically opens a sentence and is
  // no name.
  bool IsOpener(std::string_view word) const;
  bool IsNameCloser(std::string_view token) const {
    return name_closers_.Has(token);
  }
  bool IsRegion(std::string_view token) const { return regions_.Has(token); }
  bool IsNameJoiner(std::string_view word) const {
    return name_joiners_.Has(word);
  }
  bool IsTitleVerb(std::string_view word) const {
    return title_verbs_.Has(word);
  }
  // In any case: "Mr", "MR".
  bool IsCourtesyTitle(std::string_view token) const;
  bool IsLowerOpener(std::string_view word) const {
    return lower_openers_.Has(word);
  }
  bool IsSpeechVerb(std::string_view word) const {
    return speech_verbs_.Has(word);
  }
  bool IsTimeWord(std::string_view word) const { return time_words_.Has(word); }
  bool IsCaptionWord(std::string_view lower_word) const {
    return caption_words_.Has(lower_word);
  }
  bool IsMetadataWord(std::string_view lower_word) const {
    return metadata_words_.Has(lower_word);
  }
  // `word` in any case.
  bool IsDomain(std::string_view word) const;
  bool IsExclamationName(std::string_view word) const {
    return exclamation_names_.Has(word);
  }

  // What is left of a stem without the endings of places and of their people:
  // the same for "azerbaijan" and "azerbaijani". No meaning of its own; words
  // that are no names have roots, too, as capitals tell no names where all is
  // in upper case.
  std::string_view RootOf(std::string_view stem) const;

  // Verbs that beside a figure carry no content.
  const std::vector<std::string>& amount_verbs() const { return amount_verbs_; }

  // Sets of words that say the same; the first stands for the others.
  const std::vector<std::vector<std::string>>& synonyms() const {
    return synonyms_;
  }

  // Words that contradict each other, a set of words for each side.
  struct Contrast {
    std::vector<std::vector<std::string>> sides;
    bool apart = false;        // They tell different things apart.
    bool capitalised = false;  // Only where they are.
    bool first_only = false;   // Only the first of a sentence.
  };
  static constexpr size_t kMaxContrasts = 24;
  static constexpr size_t kMaxContrastsApart = 32;
  static constexpr size_t kMaxContrastSides = 15;
  const std::vector<Contrast>& contrasts() const { return contrasts_; }

  // Words that tell of one event.
  struct Event {
    std::vector<std::string> words;
    bool turns = false;  // What else is told.
  };
  static constexpr size_t kMaxEvents = 90;
  static constexpr size_t kMaxTurns = 29;
  const std::vector<Event>& events() const { return events_; }

  // Words of content that may stand for those that are WordInfo::future.
  const std::vector<std::string>& may_be_future() const {
    return may_be_future_;
  }

  // What halves the dozen after it: "half a".
  const std::vector<std::string>& halving() const { return halving_; }

  // Null for words that are nothing special. `lower_word` is in lower case.
  const WordInfo* Find(std::string_view lower_word) const;

  // Unit that a currency symbol or word stands for, 0 for none.
  uint16_t UnitOf(std::string_view lower_word) const {
    const WordInfo* info = Find(lower_word);
    return info == nullptr ? 0 : info->unit;
  }

  // Primary language subtag.
  const std::string& name() const { return name_; }
  // Whether "4." is how the language writes "4th".
  bool ordinal_periods() const { return ordinal_periods_; }
  // Name of the libstemmer algorithm, empty for none.
  const std::string& stemmer() const { return stemmer_; }
  // Whether the stemmer leaves words alone that don't end in ASCII.
  bool ascii_suffixes() const { return ascii_suffixes_; }

 private:
  // Words of a list. Most that are asked for are in none.
  class Set {
   public:
    template <typename Words>
    void Add(const Words& words) {
      for (const std::string& word : words) {
        filter_.Add(word);
        words_.insert(word);
      }
    }
    bool Has(std::string_view word) const {
      return filter_.MayHave(word) &&
             words_.contains(absl::string_view(word.data(), word.size()));
    }

   private:
    WordFilter filter_;
    absl::flat_hash_set<std::string> words_;
  };

  static bool HasCapitalised(const Set& set, std::string_view word);

  Language() = default;

  // What tells sentences to mean the same or not.
  void AddMeanings(const LanguageData& data);

  std::string name_;
  std::string stemmer_;
  bool ascii_suffixes_ = false;
  bool ordinal_periods_ = false;
  absl::flat_hash_map<std::string, Abbreviation> abbreviations_;
  WordFilter abbreviation_filter_;
  size_t longest_abbreviation_ = 0;
  Set name_closers_;
  Set regions_;
  Set name_joiners_;
  Set title_verbs_;
  Set courtesy_titles_;
  Set openers_;
  Set lower_openers_;
  Set speech_verbs_;
  Set time_words_;
  Set domains_;
  Set caption_words_;
  Set metadata_words_;
  Set exclamation_names_;
  std::vector<std::string> amount_verbs_;
  std::vector<std::vector<std::string>> synonyms_;
  std::vector<Contrast> contrasts_;
  std::vector<Event> events_;
  std::vector<std::string> may_be_future_;
  std::vector<std::string> halving_;
  std::vector<std::string> root_endings_;
  std::bitset<256> root_ending_bytes_;  // Their last bytes.
  absl::flat_hash_map<std::string, WordInfo> words_;
  WordFilter word_filter_;
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_LANGUAGE_H_
