#include "summarizer/io/article_file.h"

#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/annotate.h"
#include "summarizer/io/binary_corpus.h"
#include "summarizer/io/json_article.h"
#include "summarizer/io/line_reader.h"
#include "summarizer/io/textproto.h"

namespace summarizer::io {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

absl::Status ChangedError(const std::string& path, uint64_t offset) {
  return absl::FailedPreconditionError(
      absl::StrCat(path, ": changed since it was read up to byte ", offset));
}

// A .txt file: one article, its bytes untouched.
class TextFile : public ArticleFile {
 public:
  TextFile(const InputFile& file, ByteStream& stream,
           const ArticleFileLimits& limits)
      : path_(file.path), id_(file.id), stream_(stream), limits_(limits) {}

  absl::StatusOr<bool> Next(v1::Article& article) override {
    if (position_.record > 0) return false;
    position_.record = 1;
    absl::StatusOr<std::string> body =
        ReadAll(stream_, limits_.max_article_bytes);
    if (!body.ok()) return Annotate(body.status(), path_);
    position_.offset = body->size();
    article.Clear();
    article.set_id(id_);
    article.set_body(*std::move(body));
    return true;
  }

  std::string location() const override { return path_; }
  FilePosition position() const override { return position_; }
  absl::Status Resume(const FilePosition& position) override {
    position_ = position;
    return absl::OkStatus();
  }

 private:
  std::string path_;
  std::string id_;
  ByteStream& stream_;
  ArticleFileLimits limits_;
  FilePosition position_;
};

// A .jsonl file or standard input.
class JsonLinesFile : public ArticleFile {
 public:
  JsonLinesFile(const InputFile& file, ByteStream& stream,
                const ArticleFileLimits& limits)
      : path_(file.path),
        stream_(stream),
        lines_(stream, limits.max_line_bytes) {}

  absl::StatusOr<bool> Next(v1::Article& article) override {
    for (;;) {
      Line line;
      absl::StatusOr<bool> more = lines_.Next(line);
      if (more.ok() && !*more) return false;
      line_ = line;
      if (!more.ok()) return Annotate(more.status(), location());
      if (line_.offset == 0 &&
          absl::StartsWith(AbslView(line_.text), AbslView(kByteOrderMark))) {
        line_.text.remove_prefix(kByteOrderMark.size());
        line_.offset = kByteOrderMark.size();
      }
      if (!absl::StripAsciiWhitespace(AbslView(line_.text)).empty()) break;
    }
    absl::Status status = parser_.Parse(line_.text, line_.offset, article);
    if (!status.ok()) return Annotate(status, line_name());
    if (article.id().empty()) article.set_id(line_name());
    return true;
  }

  std::string location() const override {
    return absl::StrCat(line_name(), ": byte ", line_.offset);
  }
  FilePosition position() const override {
    return {lines_.offset(), lines_.line_number()};
  }

  absl::Status Resume(const FilePosition& position) override {
    uint64_t offset = position.offset;
    if (offset > 0) {
      // Lines end where the position is, or the file has changed.
      absl::Status status = stream_.Seek(offset - 1);
      if (absl::IsFailedPrecondition(status)) {
        lines_.StartAt(offset, position.record);
        return absl::OkStatus();
      }
      if (!status.ok()) return status;
      char byte;
      absl::StatusOr<size_t> count = stream_.Read(&byte, 1);
      if (!count.ok()) return count.status();
      if (*count == 0) return ChangedError(path_, offset);
      if (byte != '\n') {
        // A last line without line feed may have got one, and more lines.
        count = stream_.Read(&byte, 1);
        if (!count.ok()) return count.status();
        if (*count > 0 && byte != '\n') return ChangedError(path_, offset);
        offset += *count;
      }
    }
    lines_.StartAt(offset, position.record);
    return absl::OkStatus();
  }

 private:
  std::string line_name() const {
    return absl::StrCat(path_, ":", line_.number);
  }

  std::string path_;
  ByteStream& stream_;
  LineReader lines_;
  Line line_;
  JsonArticleParser parser_;
};

// A .textproto file: read whole, articles handed out one by one.
class TextprotoFile : public ArticleFile {
 public:
  TextprotoFile(const InputFile& file, ByteStream& stream)
      : path_(file.path), stream_(stream) {}

  absl::StatusOr<bool> Next(v1::Article& article) override {
    if (!is_read_) {
      is_read_ = true;
      absl::StatusOr<std::string> text = ReadAll(stream_, kMaxBytes);
      if (!text.ok()) return Annotate(text.status(), path_);
      absl::Status status = ParseTextproto(*text, corpus_);
      if (!status.ok()) {
        // Nothing of it: what was read before the mistake is no corpus.
        corpus_.Clear();
        return absl::Status(status.code(),
                            absl::StrCat(path_, ":", status.message()));
      }
    }
    const auto size = static_cast<uint64_t>(corpus_.articles_size());
    if (record_ >= size) return false;
    article.Swap(corpus_.mutable_articles(static_cast<int>(record_)));
    ++record_;
    return true;
  }

  std::string location() const override {
    return absl::StrCat(path_, ": article ", record_);
  }
  FilePosition position() const override { return {0, record_}; }
  absl::Status Resume(const FilePosition& position) override {
    record_ = position.record;
    return absl::OkStatus();
  }

 private:
  // What protobuf reads at a time.
  static constexpr uint64_t kMaxBytes = std::numeric_limits<int32_t>::max();

  std::string path_;
  ByteStream& stream_;
  bool is_read_ = false;
  v1::Corpus corpus_;
  uint64_t record_ = 0;
};

// A .binpb file.
class BinaryFile : public ArticleFile {
 public:
  BinaryFile(const InputFile& file, ByteStream& stream,
             const ArticleFileLimits& limits)
      : path_(file.path),
        stream_(stream),
        // The body is most of an article; leave something for the rest.
        reader_(stream, limits.max_article_bytes + kOtherFieldsBytes) {}

  absl::StatusOr<bool> Next(v1::Article& article) override {
    absl::StatusOr<bool> more = reader_.Next(article);
    if (more.ok() && !*more) return false;
    ++record_;
    if (!more.ok()) return Annotate(more.status(), location());
    return true;
  }

  std::string location() const override {
    return absl::StrCat(path_, ": article ", record_, ": byte ",
                        reader_.article_offset());
  }
  FilePosition position() const override { return {reader_.offset(), record_}; }
  absl::Status Resume(const FilePosition& position) override {
    absl::Status status = stream_.Seek(position.offset);
    if (!status.ok() && !absl::IsFailedPrecondition(status)) return status;
    reader_.StartAt(position.offset);
    record_ = position.record;
    return absl::OkStatus();
  }

 private:
  static constexpr uint64_t kOtherFieldsBytes = 1 << 20;

  std::string path_;
  ByteStream& stream_;
  BinaryCorpusReader reader_;
  uint64_t record_ = 0;
};

}  // namespace

std::unique_ptr<ArticleFile> MakeArticleFile(const InputFile& file,
                                             ByteStream& stream,
                                             const ArticleFileLimits& limits) {
  switch (file.format) {
    case InputFormat::kText:
      return std::make_unique<TextFile>(file, stream, limits);
    case InputFormat::kJsonLines:
      return std::make_unique<JsonLinesFile>(file, stream, limits);
    case InputFormat::kTextproto:
      return std::make_unique<TextprotoFile>(file, stream);
    case InputFormat::kBinaryProto:
      return std::make_unique<BinaryFile>(file, stream, limits);
    case InputFormat::kUnknown:
      break;
  }
  return nullptr;
}

}  // namespace summarizer::io
