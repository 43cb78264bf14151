// The serialized form of an Archive; see proto/summarizer/v1/history.proto.

#include <zstd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"
#include "summarizer/repetition/archive.h"
#include "summarizer/text/hash.h"
#include "summarizer/text/utf8.h"
#include "summarizer/v1/history.pb.h"

namespace summarizer::repetition {
namespace {

using ::google::protobuf::internal::WireFormatLite;

constexpr uint32_t kFormatVersion = 3;
// A chunk ends after so many records, or so many bytes.
constexpr size_t kRecordsPerChunk = 1024;
constexpr size_t kBytesPerChunk = size_t{16} << 20;
// One that claims to be larger is no chunk.
constexpr uint64_t kMaxChunkBytes = uint64_t{1} << 30;
// Years 1 to 9999, as google.protobuf.Timestamp.
constexpr int64_t kMinSeconds = -62135596800;
constexpr int64_t kMaxSeconds = 253402300799;
constexpr int kCompressionLevel = 3;

// Records are copied as they lie in memory.
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
              "the serialized form is little-endian");

template <typename T>
void Append(T value, std::string& bytes) {
  for (size_t i = 0; i < sizeof(T); ++i) {
    bytes.push_back(static_cast<char>(value >> (8 * i)));
  }
}

void ToProto(const RecordStore& store, uint32_t record,
             v1::ArticleRecord& out) {
  if (const std::optional<int64_t> time = store.time(record)) {
    out.mutable_publish_time()->set_seconds(*time);
  }
  const absl::Span<const uint16_t> units = store.PackedBytes(record);
  out.mutable_packed()->assign(reinterpret_cast<const char*>(units.data()),
                               sizeof(uint16_t) * units.size());
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
  const uint64_t size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
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

absl::Status TooLarge() {
  return absl::ResourceExhaustedError(
      absl::StrCat("history: more than ", kMaxArchiveBytes, " bytes"));
}

}  // namespace

absl::StatusOr<std::string> Archive::Serialize() const {
  v1::SerializedHistory history;
  history.set_format_version(kFormatVersion);
  history.set_algorithm_version(identity_.algorithm_version);
  history.set_seed(identity_.seed);
  history.set_language(identity_.language);
  history.set_rules_fingerprint(identity_.rules);
  const std::vector<uint32_t> sorted = Sorted();
  for (size_t i = 0; i < sorted.size();) {
    v1::HistoryRecords records;
    const size_t end = std::min(sorted.size(), i + kRecordsPerChunk);
    for (size_t bytes = 0; i < end && bytes < kBytesPerChunk; ++i) {
      v1::ArticleRecord& record = *records.add_articles();
      ToProto(store_, sorted[i], record);
      bytes += record.packed().size();
    }
    const std::string plain = records.SerializeAsString();
    if (plain.size() > kMaxChunkBytes) {
      return absl::ResourceExhaustedError(absl::StrCat(
          "history: article \"", std::string(store_.id(sorted[i - 1])),
          "\" takes ", plain.size(), " bytes, at most ", kMaxChunkBytes,
          " can be saved"));
    }
    absl::StatusOr<std::string> chunk = Compress(plain);
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

absl::Status Archive::PutPacked(const v1::ArticleRecord& in) {
  const int64_t seconds = in.publish_time().seconds();
  if (seconds < kMinSeconds || seconds > kMaxSeconds) {
    return absl::DataLossError(
        absl::StrCat("history: record ", store_.size(), " has no valid time"));
  }
  const auto time = in.has_publish_time()
                        ? std::make_optional(in.publish_time().seconds())
                        : std::nullopt;
  if (!store_.AddPackedBytes(time, in.packed())) {
    return absl::DataLossError(absl::StrCat("history: record ", store_.size(),
                                            " has no valid layout"));
  }
  const uint32_t record = store_.size() - 1;
  // Ids come out in digests.
  if (text::FindInvalidUtf8(store_.id(record)).has_value()) {
    return absl::DataLossError(absl::StrCat("history: record ", record,
                                            " has an id that is no UTF-8"));
  }
  // All is counted in the end; until then, places have 32 bits.
  constexpr uint64_t kIdle = uint64_t{1} << 30;
  if (store_.MemoryBytes() > kMaxArchiveBytes + kIdle) return TooLarge();
  return absl::OkStatus();
}

std::optional<std::string> Archive::FindDuplicate() const {
  std::optional<std::string> duplicate;
  ids_.ForEachMeeting([&](absl::Span<const uint32_t> records) {
    std::vector<std::string_view> ids;
    for (const uint32_t r : records) ids.push_back(store_.id(r));
    std::sort(ids.begin(), ids.end());
    const auto twice = std::adjacent_find(ids.begin(), ids.end());
    // The same one each time, whatever the order of hashes.
    if (twice != ids.end() && (!duplicate.has_value() || *twice < *duplicate)) {
      duplicate = std::string(*twice);
    }
  });
  return duplicate;
}

absl::Status Archive::PutChunk(const std::string& plain) {
  // Record by record: all at once, hostile ones could take fifty times as much
  // memory as they have bytes.
  google::protobuf::io::CodedInputStream input(
      reinterpret_cast<const uint8_t*>(plain.data()),
      static_cast<int>(plain.size()));
  constexpr uint32_t kRecordTag =
      WireFormatLite::MakeTag(v1::HistoryRecords::kArticlesFieldNumber,
                              WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
  v1::ArticleRecord record;
  while (static_cast<size_t>(input.CurrentPosition()) < plain.size()) {
    uint32_t size;
    const bool is_record =
        input.ReadTag() == kRecordTag && input.ReadVarint32(&size) &&
        size <= plain.size() - static_cast<size_t>(input.CurrentPosition()) &&
        record.ParseFromArray(plain.data() + input.CurrentPosition(),
                              static_cast<int>(size));
    if (!is_record) {
      return absl::DataLossError("history: a chunk is no HistoryRecords");
    }
    input.Skip(static_cast<int>(size));
    if (absl::Status status = PutPacked(record); !status.ok()) return status;
  }
  return absl::OkStatus();
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
  for (std::string& chunk : *history.mutable_chunks()) {
    absl::StatusOr<std::string> plain = Decompress(chunk);
    if (!plain.ok()) return plain.status();
    chunk = std::string();  // Not needed beside what it held.
    if (absl::Status status = archive.PutChunk(*plain); !status.ok()) {
      return status;
    }
  }
  archive.IndexFrom(0);
  if (const auto id = archive.FindDuplicate()) {
    return absl::DataLossError(
        absl::StrCat("history: two records of article \"", *id, "\""));
  }
  if (archive.memory_bytes_ > kMaxArchiveBytes) return TooLarge();
  return archive;
}

}  // namespace summarizer::repetition
