// Log lines for machines: one JSON object a line.
//
//   log.Write(Severity::kInfo, "serving", {{"address", address},
//                                          {"articles", count}});
//
// writes {"time":"…","severity":"INFO","event":"serving","address":…}.

#ifndef EXAMPLES_DIGEST_SERVER_JSON_LOG_H_
#define EXAMPLES_DIGEST_SERVER_JSON_LOG_H_

#include <cstdint>
#include <initializer_list>
#include <mutex>
#include <string_view>
#include <type_traits>
#include <variant>

namespace summarizer::digest_server {

enum class Severity { kInfo, kWarning, kError };

struct LogField {
  template <typename Value>
  LogField(std::string_view field, const Value& v) : name(field) {
    if constexpr (std::is_floating_point_v<Value>) {
      value = static_cast<double>(v);
    } else if constexpr (std::is_integral_v<Value>) {
      value = static_cast<int64_t>(v);
    } else {
      value = std::string_view(v);
    }
  }

  std::string_view name;
  std::variant<std::string_view, int64_t, double> value;
};

// Any number of threads may write; a line is one write(). A reader that is gone
// or a full disk lose lines and do no other harm.
class JsonLog {
 public:
  // `descriptor` stays the caller's.
  explicit JsonLog(int descriptor) : descriptor_(descriptor) {}
  JsonLog(const JsonLog&) = delete;
  JsonLog& operator=(const JsonLog&) = delete;

  void Write(Severity severity, std::string_view event,
             std::initializer_list<LogField> fields);

  // The same for what clients can cause as often as they like: at most
  // kMaxRepeats lines a second, each with the count of those left out before
  // it, as "leftOut".
  void WriteSome(Severity severity, std::string_view event,
                 std::initializer_list<LogField> fields);

  static constexpr int64_t kMaxRepeats = 50;

 private:
  const int descriptor_;
  std::mutex mutex_;
  // Of WriteSome.
  int64_t second_ = 0;
  int64_t written_ = 0;
  int64_t left_out_ = 0;
};

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_JSON_LOG_H_
