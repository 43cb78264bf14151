#include "summarizer/io/digest_json.h"

#include <cmath>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "summarizer/io/byte_sink.h"

namespace summarizer::io {
namespace {

using ::google::protobuf::Descriptor;
using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;
using ::google::protobuf::Reflection;
using ::testing::HasSubstr;

// Fills any message at random, field by field as its schema has them.
class Filler {
 public:
  explicit Filler(uint64_t seed) : random_(seed) {}

  void Fill(Message& message, int depth = 0) {
    const Descriptor& type = *message.GetDescriptor();
    if (type.full_name() == "google.protobuf.Timestamp") {
      return FillTimestamp(message);
    }
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      if (Below(3) == 0) continue;
      const uint64_t count =
          field.is_repeated() ? Below(depth == 0 ? 4 : 3) : 1;
      for (uint64_t n = 0; n < count; ++n) Set(message, field, depth);
    }
  }

 private:
  uint64_t Below(uint64_t n) { return random_() % n; }

  void FillTimestamp(Message& message) {
    const Reflection& reflection = *message.GetReflection();
    const Descriptor& type = *message.GetDescriptor();
    // The years 1 to 9999, and around 1970.
    int64_t seconds = static_cast<int64_t>(Below(315537897600)) - 62135596800;
    if (Below(4) == 0) seconds = static_cast<int64_t>(Below(3)) - 1;
    constexpr int kUnits[] = {1, 1000, 1000000, 100000000};
    const int nanos =
        Below(2) == 0 ? 0 : static_cast<int>(Below(10)) * kUnits[Below(4)];
    reflection.SetInt64(&message, type.FindFieldByName("seconds"), seconds);
    reflection.SetInt32(&message, type.FindFieldByName("nanos"), nanos);
  }

  uint32_t RandomCode() {
    // Mostly what is near a place where something changes.
    constexpr uint32_t kNear[] = {
        0x00,   0x22,   0x3D,   0x5C,    0x7F,    0x9F,    0xAD,
        0x601,  0x6DD,  0x70F,  0x17B4,  0x200C,  0x201C,  0x202A,
        0x2060, 0xFEFF, 0xFFFA, 0x1F600, 0x1D175, 0xE0001, 0xE0020};
    switch (Below(8)) {
      case 0:
        return static_cast<uint32_t>(Below(0x80));
      case 1:
        return kNear[Below(std::size(kNear))] + static_cast<uint32_t>(Below(5));
      case 2:
        return static_cast<uint32_t>(Below(0x110000));
      default:
        return 'a' + static_cast<uint32_t>(Below(26));
    }
  }

  std::string RandomText() {
    std::string text;
    const uint64_t size = Below(50) == 0 ? Below(40000) : Below(40);
    while (text.size() < size) AppendUtf8(RandomCode(), text);
    return text;
  }

  static void AppendUtf8(uint32_t code, std::string& text) {
    const auto put = [&](uint32_t byte) { text += static_cast<char>(byte); };
    if (code >= 0xD800 && code < 0xE000) code = '?';
    if (code < 0x80) return put(code);
    if (code < 0x800) {
      put(0xC0 | code >> 6);
    } else if (code < 0x10000) {
      put(0xE0 | code >> 12);
      put(0x80 | (code >> 6 & 0x3F));
    } else {
      put(0xF0 | code >> 18);
      put(0x80 | (code >> 12 & 0x3F));
      put(0x80 | (code >> 6 & 0x3F));
    }
    put(0x80 | (code & 0x3F));
  }

  double RandomDouble() {
    switch (Below(6)) {
      case 0:
        return static_cast<double>(Below(30)) - 3;
      case 1:
        return Below(2) == 0 ? 0.0 : -0.0;
      case 2: {
        constexpr double kOdd[] = {HUGE_VAL, -HUGE_VAL, NAN, 5e-324, 1e300};
        return kOdd[Below(std::size(kOdd))];
      }
      case 3:
        return std::ldexp(static_cast<double>(random_() >> 11), -60);
      default:
        return std::ldexp(static_cast<double>(Below(uint64_t{1} << 40)), -20);
    }
  }

  uint64_t RandomWhole() { return random_() >> Below(64); }

  void Set(Message& message, const FieldDescriptor& field, int depth) {
    const Reflection& reflection = *message.GetReflection();
    const bool many = field.is_repeated();
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_STRING: {
        const std::string value = RandomText();
        return many ? reflection.AddString(&message, &field, value)
                    : reflection.SetString(&message, &field, value);
      }
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return Fill(many ? *reflection.AddMessage(&message, &field)
                         : *reflection.MutableMessage(&message, &field),
                    depth + 1);
      case FieldDescriptor::CPPTYPE_ENUM: {
        // One more than the schema knows.
        const auto value = static_cast<int>(
            Below(static_cast<uint64_t>(field.enum_type()->value_count()) + 1));
        return many ? reflection.AddEnumValue(&message, &field, value)
                    : reflection.SetEnumValue(&message, &field, value);
      }
      case FieldDescriptor::CPPTYPE_DOUBLE:
        return many ? reflection.AddDouble(&message, &field, RandomDouble())
                    : reflection.SetDouble(&message, &field, RandomDouble());
      case FieldDescriptor::CPPTYPE_UINT32: {
        const auto value = static_cast<uint32_t>(RandomWhole());
        return many ? reflection.AddUInt32(&message, &field, value)
                    : reflection.SetUInt32(&message, &field, value);
      }
      case FieldDescriptor::CPPTYPE_UINT64:
        return many ? reflection.AddUInt64(&message, &field, RandomWhole())
                    : reflection.SetUInt64(&message, &field, RandomWhole());
      default:
        // A type that no digest had so far: to be added here and to the writer.
        ADD_FAILURE() << field.full_name() << " has a new type";
    }
  }

  std::mt19937_64 random_;
};

template <typename Digest>
std::string Json(const Digest& digest, JsonLayout layout) {
  StringSink sink;
  const absl::Status status = WriteJson(digest, layout, sink);
  EXPECT_TRUE(status.ok()) << status;
  return sink.bytes();
}

std::string Expected(const Message& message, JsonLayout layout) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = layout == JsonLayout::kIndented;
  std::string json;
  EXPECT_TRUE(
      google::protobuf::util::MessageToJsonString(message, &json, options)
          .ok());
  return json;
}

template <typename Digest>
void ExpectSame(const Digest& digest) {
  for (const JsonLayout layout :
       {JsonLayout::kOneLine, JsonLayout::kIndented}) {
    const std::string expected = Expected(digest, layout);
    const std::string json = Json(digest, layout);
    if (json == expected) continue;
    size_t at = 0;
    while (at < json.size() && json[at] == expected[at]) ++at;
    const size_t from = at < 100 ? 0 : at - 100;
    FAIL() << "at byte " << at << " written: " << json.substr(from, 200)
           << "\nprotobuf's: " << expected.substr(from, 200);
  }
}

TEST(WriteJsonTest, IsWhatProtobufWritesForArticleDigests) {
  for (uint64_t seed = 0; seed < 3000; ++seed) {
    v1::ArticleDigest digest;
    Filler(seed).Fill(digest);
    ASSERT_NO_FATAL_FAILURE(ExpectSame(digest)) << "seed " << seed;
  }
}

TEST(WriteJsonTest, IsWhatProtobufWritesForCorpusDigests) {
  for (uint64_t seed = 0; seed < 1000; ++seed) {
    v1::CorpusDigest digest;
    Filler(seed).Fill(digest);
    ASSERT_NO_FATAL_FAILURE(ExpectSame(digest)) << "seed " << seed;
  }
}

TEST(CorpusJsonTest, ArticlesMayComeBeforeTheRest) {
  for (uint64_t seed = 0; seed < 300; ++seed) {
    v1::CorpusDigest digest;
    Filler(seed).Fill(digest);
    if (seed % 10 == 0) digest.clear_articles();
    for (const JsonLayout layout :
         {JsonLayout::kOneLine, JsonLayout::kIndented}) {
      CorpusJson json(layout);
      for (const v1::ArticleDigest& article : digest.articles()) {
        ASSERT_TRUE(json.Add(article).ok());
      }
      v1::CorpusDigest rest = digest;
      rest.clear_articles();
      StringSink sink;
      ASSERT_TRUE(json.Write(rest, sink).ok());
      ASSERT_EQ(sink.bytes(), Json(digest, layout)) << "seed " << seed;
    }
  }
}

TEST(CorpusJsonTest, MoreThanOnePiece) {
  v1::CorpusDigest digest;
  CorpusJson json(JsonLayout::kIndented);
  for (int i = 0; i < 300; ++i) {
    v1::ArticleDigest& article = *digest.add_articles();
    article.set_title(std::string(10000, static_cast<char>('a' + i % 26)));
    ASSERT_TRUE(json.Add(article).ok());
  }
  StringSink sink;
  ASSERT_TRUE(json.Write(v1::CorpusDigest(), sink).ok());
  EXPECT_EQ(sink.bytes(), Json(digest, JsonLayout::kIndented));
}

TEST(CorpusJsonTest, RefusesTimesThatHaveNoText) {
  v1::ArticleDigest article;
  article.mutable_publish_time()->set_nanos(-1);
  CorpusJson json(JsonLayout::kIndented);
  EXPECT_TRUE(absl::IsInvalidArgument(json.Add(article)));
}

// A digest with nothing but one field, of all there are.
TEST(WriteJsonTest, WritesEveryFieldOnItsOwn) {
  v1::CorpusDigest digest;
  const Descriptor& type = *digest.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const Reflection& reflection = *digest.GetReflection();
    digest.Clear();
    if (type.field(i)->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    Message& inner = type.field(i)->is_repeated()
                         ? *reflection.AddMessage(&digest, type.field(i))
                         : *reflection.MutableMessage(&digest, type.field(i));
    ASSERT_NO_FATAL_FAILURE(ExpectSame(digest));
    for (uint64_t seed = 0; seed < 100; ++seed) {
      inner.Clear();
      Filler(seed).Fill(inner);
      ASSERT_NO_FATAL_FAILURE(ExpectSame(digest)) << type.field(i)->name();
    }
  }
  ASSERT_NO_FATAL_FAILURE(ExpectSame(v1::CorpusDigest()));
  ASSERT_NO_FATAL_FAILURE(ExpectSame(v1::ArticleDigest()));
}

TEST(WriteJsonTest, RefusesTimesThatHaveNoText) {
  for (const int64_t seconds : {int64_t{-62135596801}, int64_t{253402300800}}) {
    v1::ArticleDigest digest;
    digest.mutable_publish_time()->set_seconds(seconds);
    StringSink sink;
    const absl::Status status = WriteJson(digest, JsonLayout::kOneLine, sink);
    EXPECT_TRUE(absl::IsInvalidArgument(status));
    EXPECT_THAT(std::string(status.message()),
                HasSubstr("expected a time in the years 1 to 9999"));
  }
}

// Takes nothing.
class FullSink : public ByteSink {
 public:
  absl::Status Write(std::string_view) override {
    return absl::ResourceExhaustedError("full");
  }
  absl::Status Flush() override { return absl::OkStatus(); }
};

TEST(WriteJsonTest, PassesTheSinksErrorsOn) {
  v1::ArticleDigest digest;
  digest.set_title(std::string(100000, 'x'));
  FullSink sink;
  EXPECT_TRUE(absl::IsResourceExhausted(
      WriteJson(digest, JsonLayout::kIndented, sink)));
}

}  // namespace
}  // namespace summarizer::io
