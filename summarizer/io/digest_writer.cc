#include "summarizer/io/digest_writer.h"

#include <string>
#include <utility>

#include "summarizer/io/json_writer.h"
#include "summarizer/io/text_digest.h"
#include "summarizer/io/textproto.h"

namespace summarizer::io {
namespace {

absl::Status WriteText(const v1::CorpusDigest& digest, ByteSink& sink) {
  return sink.Write(FormatTextDigest(digest));
}

absl::Status WriteIndentedJson(const v1::CorpusDigest& digest, ByteSink& sink) {
  return WriteJson(digest, JsonLayout::kIndented, sink);
}

absl::Status WriteTextproto(const v1::CorpusDigest& digest, ByteSink& sink) {
  return sink.Write(FormatTextproto(digest));
}

absl::Status WriteBinpb(const v1::CorpusDigest& digest, ByteSink& sink) {
  std::string bytes;
  if (digest.SerializeToString(&bytes)) return sink.Write(bytes);
  return absl::InternalError("digest is too large to serialize");
}

struct FormatEntry {
  DigestFormat format;
  std::string_view name;
  absl::Status (*write)(const v1::CorpusDigest& digest, ByteSink& sink);
};
constexpr FormatEntry kFormats[] = {
    {DigestFormat::kText, "text", WriteText},
    {DigestFormat::kJson, "json", WriteIndentedJson},
    {DigestFormat::kTextproto, "textproto", WriteTextproto},
    {DigestFormat::kBinpb, "binpb", WriteBinpb},
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

absl::Status WriteDigest(const v1::CorpusDigest& digest, DigestFormat format,
                         ByteSink& sink) {
  if (!IsAvailable(format)) {
    return absl::UnimplementedError("format is not available yet");
  }
  return FindFormat(format)->write(digest, sink);
}

DigestCollector::DigestCollector(DigestFormat format) : format_(format) {
  if (format == DigestFormat::kJson) json_.emplace(JsonLayout::kIndented);
}

absl::Status DigestCollector::Add(v1::ArticleDigest article) {
  if (json_.has_value()) return json_->Add(article);
  *digest_.add_articles() = std::move(article);
  return absl::OkStatus();
}

absl::Status DigestCollector::Write(v1::CorpusDigest digest, ByteSink& sink) {
  if (json_.has_value()) return json_->Write(digest, sink);
  digest.mutable_articles()->Swap(digest_.mutable_articles());
  return WriteDigest(digest, format_, sink);
}

absl::Status WriteJsonLine(const v1::ArticleDigest& digest, ByteSink& sink) {
  absl::Status status = WriteJson(digest, JsonLayout::kOneLine, sink);
  return status.ok() ? sink.Write("\n") : status;
}

}  // namespace summarizer::io
