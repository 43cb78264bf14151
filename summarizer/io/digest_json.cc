#include "summarizer/io/digest_json.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "google/protobuf/timestamp.pb.h"
#include "summarizer/io/timestamp.h"

namespace summarizer::io {
namespace {

using ::google::protobuf::RepeatedPtrField;
using ::google::protobuf::Timestamp;

// Writes messages member by member, in the order of their numbers; those that
// hold their type's zero are left out.
class DigestJson {
 public:
  DigestJson(ByteSink& sink, JsonLayout layout, size_t depth = 0)
      : json_(sink, layout, depth) {}

  absl::Status Finish() { return FirstError(json_.Finish()); }

  // An element of an array that somebody else begins and ends.
  absl::Status WriteElement(const v1::ArticleDigest& digest) {
    json_.Element();
    Write(digest);
    return status_;
  }
  absl::Status FinishElements() { return FirstError(json_.Flush()); }

  // Each of a message's type writes the message as a value.

  void Write(const v1::Span& span) {
    json_.BeginObject();
    Member("articleId", span.article_id());
    Member("begin", span.begin());
    Member("end", span.end());
    json_.EndObject();
  }

  void Write(const v1::FeatureContribution& contribution) {
    json_.BeginObject();
    EnumMember("feature", contribution.feature(), v1::Feature_Name<int>);
    Member("value", contribution.value());
    Member("contribution", contribution.contribution());
    json_.EndObject();
  }

  void Write(const v1::RankedSentence& sentence) {
    json_.BeginObject();
    if (sentence.has_span()) Member("span", sentence.span());
    Member("text", sentence.text());
    Member("displayText", sentence.display_text());
    Member("score", sentence.score());
    Member("rank", sentence.rank());
    Member("features", sentence.features());
    json_.EndObject();
  }

  void Write(const v1::SuppressedSentence& sentence) {
    json_.BeginObject();
    if (sentence.has_span()) Member("span", sentence.span());
    Member("text", sentence.text());
    EnumMember("reason", sentence.reason(), v1::Reason_Name<int>);
    Member("rule", sentence.rule());
    Member("articleCount", sentence.article_count());
    json_.EndObject();
  }

  void Write(const v1::RepeatedStatement& statement) {
    json_.BeginObject();
    Member("text", statement.text());
    Member("articleCount", statement.article_count());
    Member("occurrences", statement.occurrences());
    if (statement.has_first_seen()) Member("firstSeen", statement.first_seen());
    if (statement.has_last_seen()) Member("lastSeen", statement.last_seen());
    json_.EndObject();
  }

  void Write(const v1::StatementVersion& version) {
    json_.BeginObject();
    if (version.has_span()) Member("span", version.span());
    Member("text", version.text());
    if (version.has_time()) Member("time", version.time());
    Member("quantities", version.quantities());
    json_.EndObject();
  }

  void Write(const v1::ChangedStatement& statement) {
    json_.BeginObject();
    Member("text", statement.text());
    Member("versions", statement.versions());
    json_.EndObject();
  }

  void Write(const v1::Story& story) {
    json_.BeginObject();
    Member("title", story.title());
    Member("articleIds", story.article_ids());
    Member("sentences", story.sentences());
    if (story.has_first_seen()) Member("firstSeen", story.first_seen());
    if (story.has_last_seen()) Member("lastSeen", story.last_seen());
    json_.EndObject();
  }

  void Write(const v1::ArticleStats& stats) {
    json_.BeginObject();
    Member("bytes", stats.bytes());
    Member("words", stats.words());
    Member("sentences", stats.sentences());
    Member("headings", stats.headings());
    Member("furniture", stats.furniture());
    Member("repeated", stats.repeated());
    Member("redundant", stats.redundant());
    Member("copied", stats.copied());
    Member("changed", stats.changed());
    Member("selected", stats.selected());
    Member("selectedWords", stats.selected_words());
    Member("notNovel", stats.not_novel());
    json_.EndObject();
  }

  void Write(const v1::ArticleDigest& digest) {
    json_.BeginObject();
    Member("articleId", digest.article_id());
    Member("title", digest.title());
    Member("byline", digest.byline());
    Member("source", digest.source());
    if (digest.has_publish_time()) {
      Member("publishTime", digest.publish_time());
    }
    Member("language", digest.language());
    Member("sentences", digest.sentences());
    Member("suppressed", digest.suppressed());
    Member("changes", digest.changes());
    Member("copyOf", digest.copy_of());
    if (digest.has_stats()) Member("stats", digest.stats());
    Member("algorithmVersion", digest.algorithm_version());
    json_.EndObject();
  }

  void Write(const v1::CorpusStats& stats) {
    json_.BeginObject();
    Member("articles", stats.articles());
    Member("badArticles", stats.bad_articles());
    Member("bytes", stats.bytes());
    Member("words", stats.words());
    Member("sentences", stats.sentences());
    Member("headings", stats.headings());
    Member("furniture", stats.furniture());
    Member("repeated", stats.repeated());
    Member("redundant", stats.redundant());
    Member("copied", stats.copied());
    Member("changed", stats.changed());
    Member("copies", stats.copies());
    Member("stories", stats.stories());
    Member("backgroundStatements", stats.background_statements());
    Member("changedStatements", stats.changed_statements());
    Member("notNovel", stats.not_novel());
    json_.EndObject();
  }

  // With `articles` in place of its own if given: elements at depth 2.
  void Write(const v1::CorpusDigest& digest,
             const std::vector<std::string>* articles = nullptr) {
    json_.BeginObject();
    Member("sentences", digest.sentences());
    Member("stories", digest.stories());
    Member("background", digest.background());
    Member("changes", digest.changes());
    if (articles == nullptr) {
      Member("articles", digest.articles());
    } else if (!articles->empty()) {
      json_.Key("articles");
      json_.BeginArray();
      for (const std::string& piece : *articles) json_.Written(piece);
      json_.EndArray();
    }
    if (digest.has_stats()) Member("stats", digest.stats());
    Member("algorithmVersion", digest.algorithm_version());
    json_.EndObject();
  }

 private:
  absl::Status FirstError(const absl::Status& status) const {
    return status_.ok() ? status : status_;
  }

  template <size_t kSize>
  using Name = const char (&)[kSize];

  void Write(const std::string& text) { json_.String(text); }

  void Write(const Timestamp& time) {
    if (!IsInRange(time)) {
      status_ = absl::InvalidArgumentError(
          absl::StrCat("expected a time in the years 1 to 9999, got ",
                       time.seconds(), " s and ", time.nanos(), " ns"));
      return;
    }
    char text[kMaxTimeSize];
    const char* const end = FormatTime(time, text);
    json_.String(std::string_view(text, static_cast<size_t>(end - text)));
  }

  template <size_t kSize>
  void Member(Name<kSize> name, const std::string& value) {
    if (value.empty()) return;
    json_.Key(name);
    json_.String(value);
  }

  template <size_t kSize>
  void Member(Name<kSize> name, uint32_t value) {
    if (value == 0) return;
    json_.Key(name);
    json_.Number(value);
  }

  template <size_t kSize>
  void Member(Name<kSize> name, uint64_t value) {
    if (value == 0) return;
    json_.Key(name);
    json_.QuotedNumber(value);
  }

  template <size_t kSize>
  void Member(Name<kSize> name, double value) {
    // -0.0 is another value than the default.
    uint64_t bits;
    std::memcpy(&bits, &value, sizeof(bits));
    if (bits == 0) return;
    json_.Key(name);
    json_.Number(value);
  }

  template <size_t kSize, typename T>
  void Member(Name<kSize> name, const RepeatedPtrField<T>& values) {
    if (values.empty()) return;
    json_.Key(name);
    json_.BeginArray();
    for (const T& value : values) {
      json_.Element();
      Write(value);
    }
    json_.EndArray();
  }

  // A message that is there, if empty.
  template <size_t kSize, typename Message>
  void Member(Name<kSize> name, const Message& message) {
    json_.Key(name);
    Write(message);
  }

  // By its name; one that a newer schema has is a number.
  template <size_t kSize>
  void EnumMember(Name<kSize> name, int value,
                  const std::string& (*name_of)(int value)) {
    if (value == 0) return;
    json_.Key(name);
    const std::string& value_name = name_of(value);
    if (value_name.empty()) {
      json_.Number(value);
    } else {
      json_.String(value_name);
    }
  }

  JsonWriter json_;
  absl::Status status_;
};

// Collects in pieces: none is ever moved to a larger place.
class PieceSink : public ByteSink {
 public:
  absl::Status Write(std::string_view bytes) override {
    if (pieces_.empty() ||
        pieces_.back().capacity() - pieces_.back().size() < bytes.size()) {
      pieces_.emplace_back().reserve(std::max(bytes.size(), kPieceSize));
    }
    pieces_.back().append(bytes);
    return absl::OkStatus();
  }
  absl::Status Flush() override { return absl::OkStatus(); }

  const std::vector<std::string>& pieces() const { return pieces_; }

 private:
  static constexpr size_t kPieceSize = size_t{1} << 20;
  std::vector<std::string> pieces_;
};

template <typename Message>
absl::Status Write(const Message& message, JsonLayout layout, ByteSink& sink) {
  DigestJson json(sink, layout);
  json.Write(message);
  return json.Finish();
}

}  // namespace

absl::Status WriteJson(const v1::CorpusDigest& digest, JsonLayout layout,
                       ByteSink& sink) {
  return Write(digest, layout, sink);
}

absl::Status WriteJson(const v1::ArticleDigest& digest, JsonLayout layout,
                       ByteSink& sink) {
  return Write(digest, layout, sink);
}

struct CorpusJson::Articles {
  explicit Articles(JsonLayout layout) : json(sink, layout, /*depth=*/2) {}

  PieceSink sink;
  DigestJson json;
};

CorpusJson::CorpusJson(JsonLayout layout)
    : layout_(layout), articles_(std::make_unique<Articles>(layout)) {}

CorpusJson::~CorpusJson() = default;

absl::Status CorpusJson::Add(const v1::ArticleDigest& article) {
  return articles_->json.WriteElement(article);
}

absl::Status CorpusJson::Write(const v1::CorpusDigest& digest, ByteSink& sink) {
  absl::Status status = articles_->json.FinishElements();
  if (!status.ok()) return status;
  DigestJson json(sink, layout_);
  json.Write(digest, &articles_->sink.pieces());
  return json.Finish();
}

}  // namespace summarizer::io
