// Reads the articles that a list of paths stands for, one after the other.
//
//   ArticleReader reader({"news", "more.jsonl"}, standard_input);
//   v1::Article article;
//   for (;;) {
//     absl::StatusOr<bool> more = reader.Next(article);
//     if (!more.ok()) return more.status();
//     if (!*more) break;
//     ...
//   }
//
// A path is a file, whose ending tells the format: `.txt` (one article; its id
// is the file name without the ending, or the path where two collide), `.jsonl`
// (one article a line, see json_article.h; a line without id gets "PATH:LINE"),
// `.textproto` and `.binpb` (a Corpus). Or a folder of such files, or "-":
// standard input, as `.jsonl`.

#ifndef SUMMARIZER_IO_ARTICLE_READER_H_
#define SUMMARIZER_IO_ARTICLE_READER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "summarizer/io/article_file.h"
#include "summarizer/io/byte_stream.h"
#include "summarizer/io/input_files.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::io {

struct ArticleReaderOptions {
  // Passes over bad files and articles instead of ending with their error.
  bool skip_bad = false;
  // Told of each that is passed over, in the first pass only. May be empty.
  std::function<void(const absl::Status& why)> on_bad;
  // Whether an id that an earlier article has makes an article bad.
  bool unique_ids = false;
  // Keeps in memory what cannot be read twice (standard input, pipes), so that
  // Rewind works there too.
  bool rereadable = false;
  ArticleFileLimits limits;
};

// A place between two articles.
struct ReaderPosition {
  // Index of the file among all that the paths stand for, and its path.
  size_t file = 0;
  std::string path;
  FilePosition in_file;
};

// Every article that comes out has an id, is UTF-8, and respects the limits.
// Errors name the file, the line or article, the byte, the field, and what was
// expected. Not safe for concurrent use.
class ArticleReader : public ArticleSource {
 public:
  // Lists the files; opens none. `standard_input` must outlive this object.
  ArticleReader(absl::Span<const std::string> paths, ByteStream& standard_input,
                ArticleReaderOptions options = {});
  ~ArticleReader() override;

  // FailedPrecondition where an input cannot be read twice and was not kept.
  absl::Status Rewind() override;
  absl::StatusOr<bool> Next(v1::Article& article) override;

  // Says that the last article turned out to be bad after all. With skip_bad it
  // is counted and told like any other, and the result is OK; otherwise the
  // result is `why` with the article's location.
  absl::Status Reject(const absl::Status& why);

  // Files and articles passed over in this pass.
  uint64_t bad_count() const { return bad_count_; }

  // The place after the last article.
  ReaderPosition position() const;

  // Goes on at a place that position() gave, maybe in an earlier process with
  // the same paths. FailedPrecondition where the files have changed so that
  // there is no such place.
  absl::Status Resume(const ReaderPosition& position);

 private:
  // Where an id was met: the file, and the record in it.
  using Origin = std::pair<size_t, uint64_t>;

  absl::Status OpenFile();
  void CloseFile();
  absl::StatusOr<ByteStream*> OpenStream(const InputFile& file);
  absl::Status Check(const v1::Article& article);
  absl::Status CheckId(const std::string& id);
  absl::Status Bad(const absl::Status& why);

  ArticleReaderOptions options_;
  ByteStream& standard_input_;
  std::vector<InputFile> files_;
  // Of the file that is read, or is read next.
  size_t index_ = 0;
  std::unique_ptr<FileStream> stream_;
  std::unique_ptr<ArticleFile> file_;  // Null: not open.
  // By file, the streams that are kept in memory.
  struct Kept {
    std::unique_ptr<FileStream> source;
    std::unique_ptr<ReplayStream> stream;
  };
  std::map<size_t, Kept> kept_;
  // Where each id was met first, up to the end of a whole pass. Later passes
  // need only the articles whose id was taken, each with where it was first.
  absl::flat_hash_map<std::string, Origin> origins_;
  std::map<Origin, Origin> taken_;
  bool has_all_ids_ = false;
  bool is_first_pass_ = true;
  bool is_whole_pass_ = true;
  bool has_started_ = false;
  uint64_t bad_count_ = 0;
};

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_ARTICLE_READER_H_
