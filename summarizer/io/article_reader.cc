#include "summarizer/io/article_reader.h"

#include <optional>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/timestamp.pb.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/annotate.h"
#include "summarizer/io/timestamp.h"
#include "summarizer/text/utf8.h"

namespace summarizer::io {
namespace {

absl::Status CheckUtf8(std::string_view field, std::string_view value) {
  const std::optional<size_t> bad = text::FindInvalidUtf8(value);
  if (!bad.has_value()) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(
      "byte ", *bad, " of field \"", AbslView(field), "\": expected UTF-8"));
}

absl::Status CheckFields(const v1::Article& article, InputFormat format) {
  if (article.id().empty()) {
    return absl::InvalidArgumentError(
        "field \"id\": expected a string, got none");
  }
  // May be made of a path, which may be anything.
  if (absl::Status status = CheckUtf8("id", article.id()); !status.ok()) {
    return status;
  }
  // What comes from JSON was checked with the line.
  if (format != InputFormat::kJsonLines) {
    const std::pair<std::string_view, std::string_view> strings[] = {
        {"title", article.title()},       {"body", article.body()},
        {"source", article.source()},     {"url", article.url()},
        {"language", article.language()},
    };
    for (const auto& [field, value] : strings) {
      absl::Status status = CheckUtf8(field, value);
      if (!status.ok()) return status;
    }
  }
  const google::protobuf::Timestamp& time = article.publish_time();
  if (IsInRange(time)) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(
      "field \"publish_time\": expected a time in the years 1 to 9999, got ",
      time.seconds(), " s and ", time.nanos(), " ns"));
}

// Whether an error concerns one article, and others may follow in its file.
bool ConcernsOneArticle(const absl::Status& status) {
  return absl::IsInvalidArgument(status) || absl::IsResourceExhausted(status);
}

}  // namespace

ArticleReader::ArticleReader(absl::Span<const std::string> paths,
                             ByteStream& standard_input,
                             ArticleReaderOptions options)
    : options_(std::move(options)),
      standard_input_(standard_input),
      files_(ListInputFiles(paths)) {}

ArticleReader::~ArticleReader() = default;

absl::Status ArticleReader::Rewind() {
  CloseFile();
  if (!has_started_) return absl::OkStatus();
  is_first_pass_ = false;
  is_whole_pass_ = true;
  index_ = 0;
  bad_count_ = 0;
  if (!has_all_ids_) {
    origins_.clear();
    taken_.clear();
  }
  if (options_.rereadable) return absl::OkStatus();
  for (const InputFile& file : files_) {
    if (file.path != kStandardInput) continue;
    absl::Status status = standard_input_.Seek(0);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> ArticleReader::Next(v1::Article& article) {
  has_started_ = true;
  for (;;) {
    if (file_ == nullptr) {
      if (index_ == files_.size()) {
        if (is_whole_pass_) {
          has_all_ids_ = true;
          origins_ = {};
        }
        return false;
      }
      if (absl::Status status = OpenFile(); !status.ok()) {
        ++index_;
        if (status = Bad(status); !status.ok()) return status;
        continue;
      }
    }
    absl::StatusOr<bool> more = file_->Next(article);
    absl::Status status = more.status();
    if (status.ok()) {
      if (!*more) {
        CloseFile();
        ++index_;
        continue;
      }
      status = Check(article);
      if (status.ok()) return true;
      status = Annotate(status, file_->location());
    } else if (!ConcernsOneArticle(status)) {
      CloseFile();
      ++index_;
    }
    if (status = Bad(status); !status.ok()) return status;
  }
}

absl::Status ArticleReader::OpenFile() {
  const InputFile& file = files_[index_];
  if (!file.status.ok()) return file.status;
  absl::StatusOr<ByteStream*> stream = OpenStream(file);
  if (!stream.ok()) return stream.status();
  file_ = MakeArticleFile(file, **stream, options_.limits);
  return absl::OkStatus();
}

void ArticleReader::CloseFile() {
  file_.reset();
  stream_.reset();
}

absl::StatusOr<ByteStream*> ArticleReader::OpenStream(const InputFile& file) {
  if (const auto kept = kept_.find(index_); kept != kept_.end()) {
    absl::Status status = kept->second.stream->Seek(0);
    if (!status.ok()) return status;
    return kept->second.stream.get();
  }
  const bool is_standard_input = file.path == kStandardInput;
  if (!is_standard_input) {
    absl::StatusOr<std::unique_ptr<FileStream>> opened =
        FileStream::Open(file.path);
    if (!opened.ok()) return opened.status();
    stream_ = *std::move(opened);
    if (stream_->is_regular()) return stream_.get();
  }
  ByteStream& stream = is_standard_input ? standard_input_ : *stream_;
  if (!options_.rereadable) return &stream;
  Kept& kept = kept_[index_];
  kept.source = std::move(stream_);
  kept.stream = std::make_unique<ReplayStream>(stream);
  return kept.stream.get();
}

absl::Status ArticleReader::Check(const v1::Article& article) {
  absl::Status status = CheckFields(article, files_[index_].format);
  if (!status.ok()) return status;
  if (article.body().size() > options_.limits.max_article_bytes) {
    return absl::ResourceExhaustedError(absl::StrCat(
        "field \"body\": expected at most ", options_.limits.max_article_bytes,
        " bytes, got ", article.body().size()));
  }
  return options_.unique_ids ? CheckId(article.id()) : absl::OkStatus();
}

absl::Status ArticleReader::CheckId(const std::string& id) {
  const Origin here{index_, file_->position().record};
  Origin first = here;
  if (has_all_ids_) {
    const auto taken = taken_.find(here);
    if (taken == taken_.end()) return absl::OkStatus();
    first = taken->second;
  } else {
    const auto [origin, is_new] = origins_.try_emplace(id, here);
    if (is_new) return absl::OkStatus();
    first = origin->second;
    taken_.emplace(here, first);
  }
  const InputFile& file = files_[first.first];
  return absl::InvalidArgumentError(absl::StrCat(
      "field \"id\": \"", id, "\" is taken by ", file.path,
      file.format == InputFormat::kText ? ""
                                        : absl::StrCat(":", first.second)));
}

absl::Status ArticleReader::Bad(const absl::Status& why) {
  if (!options_.skip_bad) return why;
  ++bad_count_;
  if (is_first_pass_ && options_.on_bad) options_.on_bad(why);
  return absl::OkStatus();
}

absl::Status ArticleReader::Reject(const absl::Status& why) {
  return Bad(file_ == nullptr ? why : Annotate(why, file_->location()));
}

ReaderPosition ArticleReader::position() const {
  ReaderPosition position;
  position.file = index_;
  if (index_ < files_.size()) position.path = files_[index_].path;
  if (file_ != nullptr) position.in_file = file_->position();
  return position;
}

absl::Status ArticleReader::Resume(const ReaderPosition& position) {
  CloseFile();
  is_whole_pass_ = false;
  const std::string& path =
      position.file < files_.size() ? files_[position.file].path : "";
  if (position.file > files_.size() || path != position.path) {
    return absl::FailedPreconditionError(
        absl::StrCat("input ", position.file + 1, " was \"", position.path,
                     "\" and is \"", path, "\" now"));
  }
  index_ = position.file;
  if (index_ == files_.size()) return absl::OkStatus();
  if (absl::Status status = OpenFile(); !status.ok()) return status;
  return file_->Resume(position.in_file);
}

}  // namespace summarizer::io
