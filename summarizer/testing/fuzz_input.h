// What fuzz targets share: taking an input apart, and stopping with a finding.

#ifndef SUMMARIZER_TESTING_FUZZ_INPUT_H_
#define SUMMARIZER_TESTING_FUZZ_INPUT_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace summarizer::testing {

// Ends the process where a promise is broken.
inline void Require(bool condition, const char* promise) {
  if (condition) return;
  std::fprintf(stderr, "violated: %s\n", promise);
  std::abort();
}

// Hands out the bytes of an input from its beginning. Past the end there are
// zeros and empty texts.
class FuzzInput {
 public:
  FuzzInput(const uint8_t* data, size_t size)
      : rest_(reinterpret_cast<const char*>(data), size) {}

  bool empty() const { return rest_.empty(); }

  uint8_t TakeByte() {
    if (rest_.empty()) return 0;
    const auto byte = static_cast<uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }

  // Up to `separator`, which goes too, or the end.
  std::string_view TakeUntil(std::string_view separator) {
    const size_t at = std::min(rest_.find(separator), rest_.size());
    const std::string_view text = rest_.substr(0, at);
    rest_.remove_prefix(std::min(rest_.size(), at + separator.size()));
    return text;
  }

  std::string_view TakeRest() { return std::exchange(rest_, {}); }

 private:
  std::string_view rest_;
};

}  // namespace summarizer::testing

#endif  // SUMMARIZER_TESTING_FUZZ_INPUT_H_
