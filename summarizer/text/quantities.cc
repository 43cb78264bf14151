#include "summarizer/text/quantities.h"

#include <algorithm>
#include <string>

#include "summarizer/text/ascii.h"
#include "summarizer/text/decimal.h"
#include "summarizer/text/unicode.h"

namespace summarizer::text {
namespace {

constexpr size_t kMaxWord = 24;
// Numbers up to here may be multiplied.
constexpr int64_t kMostScaled = int64_t{1} << 48;

// A word in lower case, without allocation.
struct LowerWord {
  char bytes[kMaxWord];
  size_t size = 0;
  uint32_t end = 0;  // Offset after it.
  std::string_view view() const { return {bytes, size}; }
};

class Scanner {
 public:
  Scanner(std::string_view body, uint32_t begin, uint32_t end,
          const Language& language)
      : body_(body.substr(0, end)), at_(begin), end_(end), language_(language) {
    quantity_.begin = begin;
  }

  std::optional<Quantity> Scan() {
    if (!IsAsciiDigit(body_[at_])) {
      if (!ScanSign() && !ScanMonthFirst() && !ScanWords()) return std::nullopt;
      return Finish();
    }
    if (ScanIsoDate() || ScanClock()) return Finish();
    ScanNumber();
    return Finish();
  }

 private:
  Quantity Finish() {
    quantity_.end = at_;
    return quantity_;
  }

  char At(uint32_t i) const { return i < end_ ? body_[i] : '\0'; }

  // Digits from `i` on, at most `max`; -1 if there are none.
  int Digits(uint32_t& i, int max) const {
    int value = -1;
    for (; max > 0 && IsAsciiDigit(At(i)); ++i, --max) {
      value = (value < 0 ? 0 : value) * 10 + (At(i) - '0');
    }
    return value;
  }

  // Bytes of a dash at `i`, 0 if there is none.
  uint32_t DashAt(uint32_t i) const {
    if (At(i) == '-') return 1;
    return At(i) == '\xE2' && At(i + 1) == '\x80' &&
                   (At(i + 2) == '\x93' || At(i + 2) == '\x94')
               ? 3
               : 0;
  }

  // The word at `i`, or an empty one.
  LowerWord WordAt(uint32_t i) const {
    LowerWord word;
    word.end = i;
    while (IsAsciiLetter(At(word.end))) {
      if (word.size == kMaxWord) return LowerWord();
      word.bytes[word.size++] = static_cast<char>(At(word.end) | 0x20);
      ++word.end;
    }
    return word;
  }

  // Offset of what follows one space (also a no-break one) or hyphen.
  uint32_t SkipJoint(uint32_t i) const {
    if (At(i) == ' ' || At(i) == '-') return i + 1;
    if (At(i) == '\xC2' && At(i + 1) == '\xA0') return i + 2;
    if (At(i) == '\xE2' && At(i + 1) == '\x80' && At(i + 2) == '\xAF') {
      return i + 3;
    }
    return i;
  }

  int MonthAt(uint32_t i, uint32_t& after) const {
    if (!IsAsciiUpper(At(i))) return 0;
    const LowerWord word = WordAt(i);
    if (word.size < 3) return 0;
    const WordInfo* info = language_.Find(word.view());
    if (info == nullptr || info->month == 0) return 0;
    after = word.end;
    if (word.size <= 4 && At(after) == '.') ++after;
    return info->month;
  }

  void SetDate(int year, int month, int day) {
    quantity_.kind = QuantityKind::kDate;
    quantity_.mantissa = ((int64_t{year} * 16) + month) * 32 + day;
    quantity_.exponent = 0;
  }

  // ", 2024" or " 2024" at `i`; 0 if it isn't there.
  int YearAt(uint32_t& i) const {
    uint32_t k = i;
    if (At(k) == ',') ++k;
    k = SkipJoint(k);
    const uint32_t start = k;
    const int year = Digits(k, 5);
    if (k - start != 4 || year < 1000 || year > 2999 || IsAsciiLetter(At(k)) ||
        At(k) == '-') {
      return 0;
    }
    i = k;
    return year;
  }

  // "$5", "€ 5".
  bool ScanSign() {
    const CodePoint sign = DecodeAt(body_, at_);
    const uint16_t unit = language_.UnitOf(body_.substr(at_, sign.size));
    if (unit == 0) return false;
    const uint32_t number = SkipJoint(at_ + sign.size);
    if (!IsAsciiDigit(At(number))) return false;
    at_ = number;
    quantity_.unit = unit;
    ScanNumber();
    return true;
  }

  // "January 13, 2024", "Jan. 10", "November 12-13", "May 2024".
  bool ScanMonthFirst() {
    uint32_t i = 0;
    const int month = MonthAt(at_, i);
    if (month == 0) return false;
    uint32_t year_at = i;
    if (const int year = YearAt(year_at); year != 0) {
      SetDate(year, month, 0);
      at_ = year_at;
      return true;
    }
    i = SkipJoint(i);
    const int day = Digits(i, 3);
    if (day < 1 || day > 31) return false;
    at_ = i;
    int last_day = 0;
    if (const uint32_t dash = DashAt(i); dash != 0) {
      uint32_t k = i + dash;
      last_day = Digits(k, 3);
      if (last_day > day && last_day <= 31) {
        at_ = k;
      } else {
        last_day = 0;
      }
    }
    SkipOrdinalSuffix();
    SetDate(YearAt(at_), month, day);
    quantity_.mantissa2 = last_day;
    return true;
  }

  void SkipOrdinalSuffix() {
    if (!IsAsciiLetter(At(at_))) return;
    const LowerWord word = WordAt(at_);
    const std::string_view w = word.view();
    if (w == "th" || w == "st" || w == "nd" || w == "rd") at_ = word.end;
  }

  // "two", "twenty-one", "five million dollars".
  bool ScanWords() {
    const LowerWord word = WordAt(at_);
    if (word.size == 0) return false;
    const WordInfo* info = language_.Find(word.view());
    if (info == nullptr || !info->number) return false;
    Decimal n;
    n.mantissa = info->value;
    n.exponent = info->exponent;
    if (info->scale && IsHalved(at_)) n.mantissa /= 2;
    at_ = word.end;
    if (n.exponent == 1 && At(at_) == '-') {
      const LowerWord ones = WordAt(at_ + 1);
      const WordInfo* more =
          ones.size == 0 ? nullptr : language_.Find(ones.view());
      if (more != nullptr && (more->number || more->after_tens) &&
          more->exponent == 0) {
        n.mantissa = n.mantissa * 10 + more->value;
        n.exponent = 0;
        at_ = ones.end;
      }
    }
    ScanUnit(n);
    return true;
  }

  // Whether "half a" stands before `i`.
  bool IsHalved(uint32_t i) const {
    for (const std::string& words : language_.halving()) {
      if (i < words.size() + 1) continue;
      const uint32_t begin = i - 1 - static_cast<uint32_t>(words.size());
      if (SkipJoint(i - 1) == i &&
          (begin == 0 || !IsAsciiLetter(At(begin - 1))) &&
          std::equal(words.begin(), words.end(), body_.begin() + begin,
                     [](char lower, char c) {
                       return lower == c ||
                              (IsAsciiUpper(c) && lower == (c | 0x20));
                     })) {
        return true;
      }
    }
    return false;
  }

  // "2024-01-13"
  bool ScanIsoDate() {
    uint32_t i = at_;
    const int year = Digits(i, 5);
    if (i - at_ != 4 || At(i) != '-') return false;
    ++i;
    uint32_t start = i;
    const int month = Digits(i, 3);
    if (i - start != 2 || month < 1 || month > 12 || At(i) != '-') return false;
    start = ++i;
    const int day = Digits(i, 3);
    if (i - start != 2 || day < 1 || day > 31) return false;
    SetDate(year, month, day);
    at_ = i;
    return true;
  }

  // "12:22", "5 p.m.", "5:30pm"
  bool ScanClock() {
    uint32_t i = at_;
    int hour = Digits(i, 3);
    if (hour < 0 || hour > 24 || i - at_ > 2) return false;
    int minute = 0;
    bool clock = false;
    if ((At(i) == ':' || At(i) == '.') && IsAsciiDigit(At(i + 1))) {
      const bool colon = At(i) == ':';
      uint32_t k = i + 1;
      minute = Digits(k, 3);
      if (k - i != 3 || minute > 59) return false;
      clock = colon;
      i = k;
      if (colon && At(i) == ':' && IsAsciiDigit(At(i + 1))) {
        k = i + 1;
        Digits(k, 3);
        if (k - i == 3) i = k;
      }
    }
    uint32_t k = SkipJoint(i);
    const char letter = static_cast<char>(At(k) | 0x20);
    if (letter == 'a' || letter == 'p') {
      ++k;
      const bool dotted = At(k) == '.';
      k += dotted;
      if ((At(k) | 0x20) == 'm' && !IsAsciiLetter(At(k + 1))) {
        ++k;
        if (dotted && At(k) == '.') ++k;
        if (letter == 'p' && hour < 12) hour += 12;
        if (letter == 'a' && hour == 12) hour = 0;
        clock = true;
        i = k;
      }
    }
    if (!clock) return false;
    quantity_.kind = QuantityKind::kTime;
    quantity_.mantissa = hour * 60 + minute;
    at_ = i;
    return true;
  }

  void ScanNumber() {
    const uint32_t start = at_;
    Decimal n = ReadDecimal(body_, at_);
    if (const uint32_t dash = DashAt(at_);
        dash != 0 && IsAsciiDigit(At(at_ + dash))) {
      const uint32_t before = at_;
      at_ += dash;
      const Decimal upper = ReadDecimal(body_, at_);
      if (upper.mantissa == 0 || At(at_) == '-') {
        at_ = before;
      } else {
        quantity_.mantissa2 = upper.mantissa;
        quantity_.exponent2 = static_cast<int8_t>(upper.exponent);
      }
    }
    // Versions, section numbers, addresses: what has more points names
    // something.
    while (At(at_) == '.' && IsAsciiDigit(At(at_ + 1))) {
      ++at_;
      const Decimal part = ReadDecimal(body_, at_);
      // Unsigned, as parts of many digits overflow.
      n.mantissa =
          static_cast<int64_t>((static_cast<uint64_t>(n.mantissa) * 1000003 +
                                static_cast<uint64_t>(part.mantissa)) &
                               0xFFFFFFFFFFFF);
      n.decimal = true;
    }
    if (quantity_.unit == 0) {
      const uint32_t before = at_;
      SkipOrdinalSuffix();
      const bool ordinal = at_ != before;
      uint32_t after = 0;
      const bool hyphen = At(at_) == '-';
      const int month = !n.grouped && !n.decimal && n.mantissa <= 31 &&
                                (hyphen || At(at_) == ' ')
                            ? MonthAt(at_ + 1, after)
                            : 0;
      int64_t day = n.mantissa;
      for (int e = 0; e < n.exponent && day <= 31; ++e) day *= 10;
      if (month != 0 && day >= 1 && day <= 31) {
        // Only a year makes sure that "16-Sep" is a date.
        if (const int year = YearAt(after); year != 0 || !hyphen) {
          at_ = after;
          SetDate(year, month, static_cast<int>(day));
          return;
        }
      }
      if (ordinal) {
        quantity_.kind = QuantityKind::kOrdinal;
        quantity_.mantissa = n.mantissa;
        quantity_.exponent = static_cast<int8_t>(n.exponent);
        return;
      }
    }
    const bool year_like = !n.grouped && !n.decimal && n.digits == 4 &&
                           (body_[start] == '1' || body_[start] == '2') &&
                           quantity_.unit == 0;
    if (!ScanUnit(n) && year_like) quantity_.kind = QuantityKind::kYear;
  }

  // What follows a number: a scale, a unit, a percent sign, "people". False if
  // nothing of it does.
  bool ScanUnit(Decimal n) {
    bool measure = quantity_.unit != 0;
    bool counts = false;
    for (int words = 0; words < 3; ++words) {
      const uint32_t i = SkipJoint(at_);
      if (At(i) == '%') {
        quantity_.unit = language_.UnitOf("%");
        measure = true;
        at_ = i + 1;
        break;
      }
      const LowerWord word = WordAt(i);
      // "5m", "5k" scale only where they touch the number.
      if (word.size == 0 || (word.size == 1 && i != at_)) break;
      const WordInfo* info = language_.Find(word.view());
      if (info != nullptr && info->scale && words < 2) {
        // "Two dozen"; of a number without end, the exponent alone counts.
        if (n.mantissa <= kMostScaled) n.mantissa *= info->value;
        n.exponent += info->exponent;
        if (quantity_.mantissa2 <= kMostScaled) {
          quantity_.mantissa2 *= info->value;
        }
        quantity_.exponent2 =
            static_cast<int8_t>(quantity_.exponent2 + info->exponent);
        at_ = word.end;
        continue;
      }
      if (info != nullptr && info->unit != 0 &&
          (quantity_.unit == 0 || quantity_.unit == info->unit)) {
        quantity_.unit = info->unit;
        measure = true;
        at_ = word.end;
        break;
      }
      if (info != nullptr && info->count_word && quantity_.unit == 0) {
        counts = true;
        at_ = word.end;
        break;
      }
      // "7.1 billion US dollars"
      if (words == 0 || word.view() != "us") break;
      const LowerWord next = WordAt(SkipJoint(word.end));
      if (next.size == 0 || language_.UnitOf(next.view()) == 0) break;
      quantity_.unit = language_.UnitOf(next.view());
      measure = true;
      at_ = next.end;
      break;
    }
    if (quantity_.mantissa2 == 0) quantity_.exponent2 = 0;
    n.Normalise();
    quantity_.mantissa = n.mantissa;
    quantity_.exponent = static_cast<int8_t>(n.exponent);
    quantity_.kind = measure ? QuantityKind::kMeasure : QuantityKind::kCount;
    return measure || counts;
  }

  const std::string_view body_;
  uint32_t at_;
  const uint32_t end_;
  const Language& language_;
  Quantity quantity_;
};

}  // namespace

std::optional<Quantity> ScanQuantity(std::string_view body, uint32_t begin,
                                     uint32_t end, const Language& language) {
  return Scanner(body, begin, end, language).Scan();
}

}  // namespace summarizer::text
