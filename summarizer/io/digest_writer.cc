#include "summarizer/io/digest_writer.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/util/json_util.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/text_digest.h"
#include "summarizer/io/textproto.h"

namespace summarizer::io {
namespace {

absl::StatusOr<std::string> ToJson(const google::protobuf::Message& message,
                                   bool indented) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = indented;
  std::string json;
  const auto status =
      google::protobuf::util::MessageToJsonString(message, &json, options);
  if (status.ok()) return json;
  return absl::InternalError(
      absl::StrCat("no JSON for the digest: ", status.ToString()));
}

absl::StatusOr<std::string> ToText(const v1::CorpusDigest& digest) {
  return FormatTextDigest(digest);
}

absl::StatusOr<std::string> ToIndentedJson(const v1::CorpusDigest& digest) {
  return ToJson(digest, /*indented=*/true);
}

absl::StatusOr<std::string> ToTextproto(const v1::CorpusDigest& digest) {
  return FormatTextproto(digest);
}

absl::StatusOr<std::string> ToBinpb(const v1::CorpusDigest& digest) {
  std::string bytes;
  if (digest.SerializeToString(&bytes)) return bytes;
  return absl::InternalError("digest is too large to serialize");
}

struct FormatEntry {
  DigestFormat format;
  std::string_view name;
  absl::StatusOr<std::string> (*write)(const v1::CorpusDigest& digest);
};
constexpr FormatEntry kFormats[] = {
    {DigestFormat::kText, "text", ToText},
    {DigestFormat::kJson, "json", ToIndentedJson},
    {DigestFormat::kTextproto, "textproto", ToTextproto},
    {DigestFormat::kBinpb, "binpb", ToBinpb},
    {DigestFormat::kMarkdown, "markdown", nullptr},
    {DigestFormat::kHtml, "html", nullptr},
};

const FormatEntry* FindFormat(DigestFormat format) {
  for (const FormatEntry& entry : kFormats) {
    if (entry.format == format) return &entry;
  }
  return nullptr;
}

}  // namespace

std::optional<DigestFormat> ParseDigestFormat(std::string_view name) {
  for (const FormatEntry& entry : kFormats) {
    if (entry.name == name) return entry.format;
  }
  return std::nullopt;
}

bool IsAvailable(DigestFormat format) {
  const FormatEntry* const entry = FindFormat(format);
  return entry != nullptr && entry->write != nullptr;
}

bool IsForReading(DigestFormat format) {
  return format == DigestFormat::kText || format == DigestFormat::kMarkdown ||
         format == DigestFormat::kHtml;
}

absl::StatusOr<std::string> FormatDigest(const v1::CorpusDigest& digest,
                                         DigestFormat format) {
  if (!IsAvailable(format)) {
    return absl::UnimplementedError("format is not available yet");
  }
  return FindFormat(format)->write(digest);
}

absl::StatusOr<std::string> FormatJsonLine(const v1::ArticleDigest& digest) {
  return ToJson(digest, /*indented=*/false);
}

}  // namespace summarizer::io
