// The serialized form of an Archive; see proto/summarizer/v1/history.proto.

#include <zstd.h>

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "summarizer/repetition/archive.h"
#include "summarizer/text/hash.h"
#include "summarizer/v1/history.pb.h"

namespace summarizer::repetition {
namespace {

constexpr uint32_t kFormatVersion = 3;
constexpr size_t kRecordsPerChunk = 1024;
// A chunk is some 1,000 articles; one that claims to be larger is no chunk.
constexpr uint64_t kMaxChunkBytes = uint64_t{1} << 30;
constexpr int kCompressionLevel = 3;

// Little-endian, whatever the machine.
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
  std::string& bytes = *out.mutable_packed();
  for (const uint16_t unit : store.PackedBytes(record)) Append(unit, bytes);
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
  const std::vector<uint32_t> sorted = Sorted();
  for (size_t i = 0; i < sorted.size(); i += kRecordsPerChunk) {
    v1::HistoryRecords records;
    for (size_t k = i; k < sorted.size() && k < i + kRecordsPerChunk; ++k) {
      ToProto(*store_, sorted[k], *records.add_articles());
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

absl::Status Archive::PutPacked(const v1::ArticleRecord& in) {
  std::vector<uint16_t> units(in.packed().size() / 2);
  for (size_t i = 0; i < units.size(); ++i) {
    const auto byte = [&](size_t at) {
      return static_cast<unsigned char>(in.packed()[at]);
    };
    units[i] = static_cast<uint16_t>(byte(2 * i) | byte(2 * i + 1) << 8);
  }
  const auto time = in.has_publish_time()
                        ? std::make_optional(in.publish_time().seconds())
                        : std::nullopt;
  if (in.packed().size() % 2 != 0 || !store_->AddPacked(time, units)) {
    return absl::DataLossError(absl::StrCat("history: record ", store_->size(),
                                            " has no valid layout"));
  }
  const uint32_t record = store_->size() - 1;
  if (ids_.Contains(store_->id(record))) {
    return absl::DataLossError(
        absl::StrCat("history: two records of article \"",
                     std::string(store_->id(record)), "\""));
  }
  Index(record);
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
  for (const std::string& chunk : history.chunks()) {
    absl::StatusOr<std::string> plain = Decompress(chunk);
    if (!plain.ok()) return plain.status();
    v1::HistoryRecords records;
    if (!records.ParseFromString(*plain)) {
      return absl::DataLossError("history: a chunk is no HistoryRecords");
    }
    for (const v1::ArticleRecord& in : records.articles()) {
      if (absl::Status status = archive.PutPacked(in); !status.ok()) {
        return status;
      }
    }
  }
  return archive;
}

}  // namespace summarizer::repetition
