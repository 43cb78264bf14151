// A few functions on std::string_view, which Debian's Abseil does not take.

#ifndef BENCHMARKS_STRINGS_H_
#define BENCHMARKS_STRINGS_H_

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <vector>

namespace summarizer::benchmarks {

// Texts and integers in a row.
template <typename... Parts>
std::string StrCat(const Parts&... parts) {
  std::string text;
  const auto add = [&text](const auto& part) {
    if constexpr (std::is_integral_v<std::decay_t<decltype(part)>>) {
      text += std::to_string(part);
    } else {
      text += part;
    }
  };
  (add(parts), ...);
  return text;
}

inline bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

inline bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() &&
         text.substr(text.size() - end.size()) == end;
}

// Removes `start` from the beginning of `text` where it is there.
inline bool ConsumePrefix(std::string_view& text, std::string_view start) {
  if (text.substr(0, start.size()) != start) return false;
  text.remove_prefix(start.size());
  return true;
}

inline std::vector<std::string_view> Split(std::string_view text,
                                           char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// Whole texts as numbers, and lists of them with commas. False where they are
// none.
inline bool ParseNumber(std::string_view text, uint64_t& number) {
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && rest == end;
}

inline bool ParseNumbers(std::string_view text,
                         std::vector<uint64_t>& numbers) {
  numbers.clear();
  for (const std::string_view part : Split(text, ',')) {
    if (!ParseNumber(part, numbers.emplace_back())) return false;
  }
  return true;
}

inline void ReplaceAll(std::string& text, std::string_view from,
                       std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_STRINGS_H_
