// The serialized form of an Archive; see proto/summarizer/v1/history.proto.

#include <zstd.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "summarizer/repetition/archive.h"
#include "summarizer/text/hash.h"
#include "summarizer/v1/history.pb.h"

namespace summarizer::repetition {
namespace {

constexpr uint32_t kFormatVersion = 1;
constexpr size_t kRecordsPerChunk = 1024;
// A chunk is some 1,000 articles; one that claims to be larger is no chunk.
constexpr uint64_t kMaxChunkBytes = uint64_t{1} << 30;
constexpr int kCompressionLevel = 3;
constexpr size_t kSentenceBytes =
    3 * 4 + 2 * kSketchValues + 2 * kSketchStems + 3 * 2 + 3;

// Little-endian, whatever the machine.
template <typename T>
void Append(T value, std::string& bytes) {
  for (size_t i = 0; i < sizeof(T); ++i) {
    bytes.push_back(static_cast<char>(value >> (8 * i)));
  }
}

template <typename T>
T Take(const char*& bytes) {
  uint64_t value = 0;
  for (size_t i = 0; i < sizeof(T); ++i) {
    value |= uint64_t{static_cast<uint8_t>(*bytes++)} << (8 * i);
  }
  return static_cast<T>(value);
}

void AppendSentence(const SentenceSketch& s, std::string& bytes) {
  Append(s.begin, bytes);
  Append(s.end, bytes);
  Append(s.exact, bytes);
  for (const uint16_t value : s.values) Append(value, bytes);
  for (const uint16_t stem : s.stems) Append(stem, bytes);
  Append(s.opener, bytes);
  Append(s.names, bytes);
  Append(s.names_with_opener, bytes);
  Append(s.stem_count, bytes);
  Append(s.words, bytes);
  Append(s.flags, bytes);
}

SentenceSketch TakeSentence(const char*& bytes) {
  SentenceSketch s;
  s.begin = Take<uint32_t>(bytes);
  s.end = Take<uint32_t>(bytes);
  s.exact = Take<uint32_t>(bytes);
  for (uint16_t& value : s.values) value = Take<uint16_t>(bytes);
  for (uint16_t& stem : s.stems) stem = Take<uint16_t>(bytes);
  s.opener = Take<uint16_t>(bytes);
  s.names = Take<uint16_t>(bytes);
  s.names_with_opener = Take<uint16_t>(bytes);
  s.stem_count = Take<uint8_t>(bytes);
  s.words = Take<uint8_t>(bytes);
  s.flags = Take<uint8_t>(bytes);
  return s;
}

std::string StemBytes(const std::vector<uint16_t>& stems) {
  std::string bytes;
  for (const uint16_t stem : stems) Append(stem, bytes);
  return bytes;
}

std::vector<uint16_t> TakeStems(const std::string& bytes) {
  std::vector<uint16_t> stems;
  const char* at = bytes.data();
  for (size_t i = 0; i < bytes.size() / 2; ++i) {
    stems.push_back(Take<uint16_t>(at));
  }
  return stems;
}

void ToProto(const ArticleRecord& record, v1::ArticleRecord& out) {
  out.set_article_id(record.id);
  if (record.time.has_value()) {
    out.mutable_publish_time()->set_seconds(*record.time);
  }
  out.set_source(record.source);
  out.set_title(StemBytes(record.title));
  for (const auto& lead : record.lead) out.add_lead(StemBytes(lead));
  std::string& sentences = *out.mutable_sentences();
  sentences.reserve(record.sentences.size() * kSentenceBytes);
  for (const SentenceSketch& s : record.sentences) {
    AppendSentence(s, sentences);
  }
}

absl::Status FromProto(const v1::ArticleRecord& in, ArticleRecord& record) {
  if (in.article_id().empty() || in.sentences().size() % kSentenceBytes != 0 ||
      in.lead_size() != static_cast<int>(kLeadSentences)) {
    return absl::DataLossError(absl::StrCat("history: record of article \"",
                                            in.article_id(),
                                            "\" has no valid layout"));
  }
  record.id = in.article_id();
  if (in.has_publish_time()) record.time = in.publish_time().seconds();
  record.source = in.source();
  record.title = TakeStems(in.title());
  for (size_t i = 0; i < kLeadSentences; ++i) {
    record.lead[i] = TakeStems(in.lead(static_cast<int>(i)));
  }
  const char* at = in.sentences().data();
  record.sentences.resize(in.sentences().size() / kSentenceBytes);
  for (SentenceSketch& s : record.sentences) s = TakeSentence(at);
  return absl::OkStatus();
}

uint64_t Checksum(const v1::SerializedHistory& history) {
  std::string header;
  Append(history.format_version(), header);
  Append(history.seed(), header);
  Append(history.rules_fingerprint(), header);
  absl::StrAppend(&header, history.algorithm_version(), "\n",
                  history.language(), "\n");
  uint64_t sum = text::Hash64(header, 0);
  for (const std::string& chunk : history.chunks()) {
    sum = text::Combine(sum, text::Hash64(chunk, 0));
  }
  return sum;
}

absl::StatusOr<std::string> Compress(const std::string& bytes) {
  std::string compressed(ZSTD_compressBound(bytes.size()), '\0');
  const size_t size =
      ZSTD_compress(compressed.data(), compressed.size(), bytes.data(),
                    bytes.size(), kCompressionLevel);
  if (ZSTD_isError(size)) {
    return absl::InternalError(
        absl::StrCat("history: cannot compress: ", ZSTD_getErrorName(size)));
  }
  compressed.resize(size);
  return compressed;
}

absl::StatusOr<std::string> Decompress(const std::string& bytes) {
  const unsigned long long size =
      ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN ||
      size > kMaxChunkBytes) {
    return absl::DataLossError("history: a chunk is no Zstandard frame");
  }
  std::string plain(size, '\0');
  const size_t got =
      ZSTD_decompress(plain.data(), plain.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(got) || got != size) {
    return absl::DataLossError("history: a chunk does not decompress");
  }
  return plain;
}

}  // namespace

absl::StatusOr<std::string> Archive::Serialize() const {
  v1::SerializedHistory history;
  history.set_format_version(kFormatVersion);
  history.set_algorithm_version(identity_.algorithm_version);
  history.set_seed(identity_.seed);
  history.set_language(identity_.language);
  history.set_rules_fingerprint(identity_.rules);
  const std::vector<const ArticleRecord*> sorted = Sorted();
  for (size_t i = 0; i < sorted.size(); i += kRecordsPerChunk) {
    v1::HistoryRecords records;
    for (size_t k = i; k < sorted.size() && k < i + kRecordsPerChunk; ++k) {
      ToProto(*sorted[k], *records.add_articles());
    }
    absl::StatusOr<std::string> chunk = Compress(records.SerializeAsString());
    if (!chunk.ok()) return chunk.status();
    history.add_chunks(*std::move(chunk));
  }
  history.set_checksum(Checksum(history));
  std::string bytes;
  if (!history.SerializeToString(&bytes)) {
    return absl::ResourceExhaustedError(
        "history: does not fit a message of 2 GiB; set "
        "HistoryOptions.max_bytes");
  }
  return bytes;
}

absl::StatusOr<Archive> Archive::Parse(std::string_view bytes) {
  v1::SerializedHistory history;
  if (bytes.size() > size_t{0x7FFFFFFF} ||
      !history.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return absl::DataLossError("history: not a SerializedHistory message");
  }
  if (history.checksum() != Checksum(history)) {
    return absl::DataLossError("history: checksum does not match");
  }
  if (history.format_version() != kFormatVersion) {
    return absl::FailedPreconditionError(
        absl::StrCat("history: format version ", history.format_version(),
                     ", expected ", kFormatVersion));
  }
  Archive archive;
  if (!history.algorithm_version().empty()) {
    archive.identity_ = {history.algorithm_version(), history.language(),
                         history.seed(), history.rules_fingerprint()};
    archive.bound_ = true;
  }
  for (const std::string& chunk : history.chunks()) {
    absl::StatusOr<std::string> plain = Decompress(chunk);
    if (!plain.ok()) return plain.status();
    v1::HistoryRecords records;
    if (!records.ParseFromString(*plain)) {
      return absl::DataLossError("history: a chunk is no HistoryRecords");
    }
    for (const v1::ArticleRecord& in : records.articles()) {
      ArticleRecord record;
      if (absl::Status status = FromProto(in, record); !status.ok()) {
        return status;
      }
      if (archive.Contains(record.id)) {
        return absl::DataLossError(absl::StrCat(
            "history: two records of article \"", record.id, "\""));
      }
      archive.Put(std::move(record));
    }
  }
  return archive;
}

}  // namespace summarizer::repetition
