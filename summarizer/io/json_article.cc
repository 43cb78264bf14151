#include "summarizer/io/json_article.h"

#include <array>
#include <cstddef>
#include <limits>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/timestamp.pb.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/timestamp.h"

namespace summarizer::io {
namespace {

using ::google::protobuf::Timestamp;

struct Key {
  std::string_view name;
  int field;  // Number in Article.
  // Of two keys for one field, the one with the lower preference counts.
  int preference;
  // Where a string goes; publish_time is none.
  std::string* (v1::Article::*target)();
};
constexpr Key kKeys[] = {
    {"id", 1, 0, &v1::Article::mutable_id},
    {"title", 2, 0, &v1::Article::mutable_title},
    {"body", 3, 0, &v1::Article::mutable_body},
    {"text", 3, 1, &v1::Article::mutable_body},
    {"content", 3, 2, &v1::Article::mutable_body},
    {"source", 4, 0, &v1::Article::mutable_source},
    {"url", 5, 0, &v1::Article::mutable_url},
    {"publish_time", 6, 0, nullptr},
    {"publishTime", 6, 0, nullptr},
    {"published", 6, 1, nullptr},
    {"date", 6, 2, nullptr},
    {"language", 7, 0, &v1::Article::mutable_language},
};
static_assert(v1::Article::kBodyFieldNumber == 3 &&
              v1::Article::kLanguageFieldNumber == 7);

constexpr int kAbsent = std::numeric_limits<int>::max();

// By field number: the preference of the key that its value came from.
using Preferences = std::array<int, 8>;

const Key* FindKey(std::string_view name) {
  for (const Key& key : kKeys) {
    if (key.name == name) return &key;
  }
  return nullptr;
}

// The start of a value, for an error.
std::string Excerpt(std::string_view text) {
  constexpr size_t kMaxBytes = 40;
  size_t end = text.size();
  if (end > kMaxBytes) {
    end = kMaxBytes;
    // Not in the middle of a code point.
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  }
  return absl::StrCat("\"",
                      absl::Utf8SafeCEscape(AbslView(text.substr(0, end))),
                      end < text.size() ? "...\"" : "\"");
}

absl::Status FieldError(const JsonField& field, absl::string_view expected,
                        std::string_view got) {
  return JsonError(field.offset,
                   absl::StrCat("field \"", AbslView(field.name),
                                "\": ", expected, ", got ", AbslView(got)));
}

absl::StatusOr<Timestamp> ReadTime(const JsonField& field) {
  if (field.type == JsonType::kString) return ParseTimestamp(field.string);
  double seconds;
  if (!absl::SimpleAtod(AbslView(field.token), &seconds)) {
    seconds = std::numeric_limits<double>::infinity();
  }
  return TimestampFromSeconds(seconds);
}

// Puts a field of the line into the article.
absl::Status ReadField(const JsonField& field, Preferences& preferences,
                       v1::Article& article) {
  const Key* const key = FindKey(field.name);
  if (key == nullptr || field.type == JsonType::kNull) return absl::OkStatus();
  const bool is_time = key->target == nullptr;
  if (field.type != JsonType::kString &&
      !(is_time && field.type == JsonType::kNumber)) {
    return FieldError(
        field, is_time ? "expected a string or a number" : "expected a string",
        JsonTypeName(field.type));
  }
  if (field.type == JsonType::kString && field.string.empty() &&
      key->field != v1::Article::kBodyFieldNumber) {
    return absl::OkStatus();
  }
  absl::StatusOr<Timestamp> time;
  if (is_time) {
    time = ReadTime(field);
    if (!time.ok()) {
      return FieldError(field, time.status().message(),
                        Excerpt(field.type == JsonType::kString ? field.string
                                                                : field.token));
    }
  }
  int& preference = preferences[static_cast<size_t>(key->field)];
  if (key->preference > preference) return absl::OkStatus();
  preference = key->preference;
  if (is_time) {
    *article.mutable_publish_time() = *time;
  } else {
    (article.*key->target)()->assign(field.string);
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status JsonArticleParser::Parse(std::string_view line,
                                      uint64_t line_offset,
                                      v1::Article& article) {
  article.Clear();
  Preferences preferences;
  preferences.fill(kAbsent);
  absl::Status status =
      parser_.Parse(line, line_offset, [&](const JsonField& field) {
        return ReadField(field, preferences, article);
      });
  if (!status.ok()) return status;
  if (preferences[v1::Article::kBodyFieldNumber] == kAbsent) {
    return JsonError(line_offset,
                     "field \"body\": expected a string, got none");
  }
  return absl::OkStatus();
}

}  // namespace summarizer::io
