#include "benchmarks/rouge.h"

#include <algorithm>
#include <utility>

#include "benchmarks/rouge_stemmer.h"
#include "summarizer/text/unicode.h"
#include "summarizer/text/utf8.h"

namespace summarizer::benchmarks {
namespace {

bool IsTokenByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// In lower case as far as tokens go. Two code points that are not ASCII have
// lower-case forms that are, or begin with one that is.
std::string Lower(std::string_view text) {
  constexpr std::string_view kKelvin = "\xE2\x84\xAA";
  constexpr std::string_view kDottedI = "\xC4\xB0";
  std::string lower;
  lower.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (text.substr(i, kKelvin.size()) == kKelvin) {
      lower += 'k';
      i += kKelvin.size() - 1;
    } else if (text.substr(i, kDottedI.size()) == kDottedI) {
      lower += "i ";
      i += kDottedI.size() - 1;
    } else {
      lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return lower;
}

// Sorted, so that counts of equal ones stand together.
std::vector<uint64_t> Ngrams(const RougeTokens& tokens, size_t n) {
  std::vector<uint64_t> ngrams;
  for (size_t i = 0; i + n <= tokens.size(); ++i) {
    ngrams.push_back(n == 1 ? tokens[i]
                            : uint64_t{tokens[i]} << 32 | tokens[i + 1]);
  }
  std::sort(ngrams.begin(), ngrams.end());
  return ngrams;
}

// Size of what two sorted multisets have in common.
size_t Common(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  size_t common = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ++common;
      ++i;
      ++j;
    } else if (a[i] < b[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return common;
}

}  // namespace

RougeTokens RougeTokenizer::Tokenize(std::string_view text) {
  const std::string lower = Lower(text);
  RougeTokens tokens;
  for (size_t i = 0; i < lower.size();) {
    size_t end = i;
    while (end < lower.size() && IsTokenByte(lower[end])) ++end;
    if (end > i) {
      tokens.push_back(NumberOf(std::string_view(lower).substr(i, end - i)));
    }
    i = end + 1;
  }
  return tokens;
}

uint32_t RougeTokenizer::NumberOf(std::string_view token) {
  std::string key(token);
  if (const auto known = by_token_.find(key); known != by_token_.end()) {
    return known->second;
  }
  constexpr size_t kLongestUnstemmed = 3;
  const auto [stem, added] = by_stem_.emplace(
      key.size() > kLongestUnstemmed ? PorterStem(key) : key, by_stem_.size());
  by_token_.emplace(std::move(key), stem->second);
  return stem->second;
}

double RougeF1(const RougeTokens& summary,
               const std::vector<RougeTokens>& references, size_t n) {
  const std::vector<uint64_t> ours = Ngrams(summary, n);
  size_t hits = 0;
  size_t theirs = 0;
  for (const RougeTokens& reference : references) {
    const std::vector<uint64_t> ngrams = Ngrams(reference, n);
    hits += Common(ours, ngrams);
    theirs += ngrams.size();
  }
  if (hits == 0) return 0;
  const double precision = static_cast<double>(hits) /
                           static_cast<double>(ours.size() * references.size());
  const double recall = static_cast<double>(hits) / static_cast<double>(theirs);
  return 2 * precision * recall / (precision + recall);
}

std::string FillWords(const std::vector<std::string_view>& texts,
                      size_t budget) {
  std::string filled;
  for (const std::string_view text : texts) {
    for (size_t i = 0; i < text.size();) {
      size_t end = i;
      size_t next = i;
      while (next < text.size()) {
        const text::CodePoint c = text::DecodeAt(text, next);
        next += c.size;
        if (text::Classify(c.value) == text::CharClass::kSpace) break;
        end = next;
      }
      if (end > i) {
        if (budget == 0) return filled;
        --budget;
        if (!filled.empty()) filled += ' ';
        filled += text.substr(i, end - i);
      }
      i = next;
    }
  }
  return filled;
}

}  // namespace summarizer::benchmarks
