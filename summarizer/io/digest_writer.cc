#include "summarizer/io/digest_writer.h"

#include <string>
#include <utility>

#include "summarizer/io/html_digest.h"
#include "summarizer/io/json_writer.h"
#include "summarizer/io/markdown_digest.h"
#include "summarizer/io/text_digest.h"
#include "summarizer/io/textproto.h"

namespace summarizer::io {
namespace {

absl::Status WriteText(const v1::CorpusDigest& digest,
                       const DigestWriterOptions& options, ByteSink& sink) {
  return sink.Write(FormatTextDigest(digest, options.text));
}

absl::Status WriteIndentedJson(const v1::CorpusDigest& digest,
                               const DigestWriterOptions&, ByteSink& sink) {
  return WriteJson(digest, JsonLayout::kIndented, sink);
}

absl::Status WriteTextproto(const v1::CorpusDigest& digest,
                            const DigestWriterOptions&, ByteSink& sink) {
  return sink.Write(FormatTextproto(digest));
}

absl::Status WriteBinpb(const v1::CorpusDigest& digest,
                        const DigestWriterOptions&, ByteSink& sink) {
  std::string bytes;
  if (digest.SerializeToString(&bytes)) return sink.Write(bytes);
  return absl::InternalError("digest is too large to serialize");
}

absl::Status WriteMarkdown(const v1::CorpusDigest& digest,
                           const DigestWriterOptions&, ByteSink& sink) {
  return sink.Write(FormatMarkdownDigest(digest));
}

absl::Status WriteHtml(const v1::CorpusDigest& digest,
                       const DigestWriterOptions& options, ByteSink& sink) {
  if (options.articles == nullptr) {
    return absl::InvalidArgumentError("html needs the articles' texts");
  }
  return WriteHtmlDigest(digest, *options.articles, sink);
}

struct FormatEntry {
  DigestFormat format;
  std::string_view name;
  absl::Status (*write)(const v1::CorpusDigest& digest,
                        const DigestWriterOptions& options, ByteSink& sink);
};
constexpr FormatEntry kFormats[] = {
    {DigestFormat::kText, "text", WriteText},
    {DigestFormat::kJson, "json", WriteIndentedJson},
    {DigestFormat::kTextproto, "textproto", WriteTextproto},
    {DigestFormat::kBinpb, "binpb", WriteBinpb},
    {DigestFormat::kMarkdown, "markdown", WriteMarkdown},
    {DigestFormat::kHtml, "html", WriteHtml},
};

}  // namespace

std::optional<DigestFormat> ParseDigestFormat(std::string_view name) {
  for (const FormatEntry& entry : kFormats) {
    if (entry.name == name) return entry.format;
  }
  return std::nullopt;
}

bool IsForReading(DigestFormat format) {
  return format == DigestFormat::kText || format == DigestFormat::kMarkdown ||
         format == DigestFormat::kHtml;
}

absl::Status WriteDigest(const v1::CorpusDigest& digest, DigestFormat format,
                         ByteSink& sink, const DigestWriterOptions& options) {
  for (const FormatEntry& entry : kFormats) {
    if (entry.format == format) return entry.write(digest, options, sink);
  }
  return absl::InternalError("unknown format");
}

DigestCollector::DigestCollector(DigestFormat format) : format_(format) {
  if (format == DigestFormat::kJson) json_.emplace(JsonLayout::kIndented);
}

absl::Status DigestCollector::Add(v1::ArticleDigest article) {
  if (json_.has_value()) return json_->Add(article);
  *digest_.add_articles() = std::move(article);
  return absl::OkStatus();
}

absl::Status DigestCollector::Write(v1::CorpusDigest digest, ByteSink& sink,
                                    const DigestWriterOptions& options) {
  if (json_.has_value()) return json_->Write(digest, sink);
  digest.mutable_articles()->Swap(digest_.mutable_articles());
  return WriteDigest(digest, format_, sink, options);
}

absl::Status WriteJsonLine(const v1::ArticleDigest& digest, ByteSink& sink) {
  absl::Status status = WriteJson(digest, JsonLayout::kOneLine, sink);
  return status.ok() ? sink.Write("\n") : status;
}

}  // namespace summarizer::io
