// Any bytes, as a file of each format: no crash, articles or errors only, and
// whoever stops after any article goes on after it.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/stubs/logging.h"
#include "summarizer/io/article_file.h"
#include "summarizer/io/byte_stream.h"
#include "summarizer/io/input_files.h"
#include "summarizer/v1/article.pb.h"

namespace {

using ::summarizer::io::ArticleFile;
using ::summarizer::io::FilePosition;
using ::summarizer::io::InputFile;
using ::summarizer::io::InputFormat;
using ::summarizer::io::MemoryStream;

void Require(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "violated: %s\n", what);
  std::abort();
}

// What each call of Next gave, and where it ended.
struct Step {
  std::string result;
  FilePosition position;
  bool is_fatal;
};

std::vector<Step> ReadAll(ArticleFile& file, size_t max_steps) {
  std::vector<Step> steps;
  summarizer::v1::Article article;
  while (steps.size() < max_steps) {
    const absl::StatusOr<bool> more = file.Next(article);
    if (more.ok() && !*more) break;
    const bool is_fatal = !more.ok() &&
                          !absl::IsInvalidArgument(more.status()) &&
                          !absl::IsResourceExhausted(more.status());
    steps.push_back(
        {more.ok() ? article.SerializeAsString() : more.status().ToString(),
         file.position(), is_fatal});
    if (is_fatal) break;
  }
  Require(steps.size() < max_steps, "a file has an end");
  return steps;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  // protobuf would log each text that is not UTF-8.
  static const auto kLog = google::protobuf::SetLogHandler(nullptr);
  (void)kLog;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  summarizer::io::ArticleFileLimits limits;
  limits.max_line_bytes = 1000;
  for (const InputFormat format :
       {InputFormat::kText, InputFormat::kJsonLines, InputFormat::kTextproto,
        InputFormat::kBinaryProto}) {
    InputFile input;
    input.path = "file";
    input.format = format;
    input.id = "id";
    MemoryStream stream(bytes);
    const std::unique_ptr<ArticleFile> file =
        MakeArticleFile(input, stream, limits);
    const std::vector<Step> steps = ReadAll(*file, size + 2);
    if (steps.empty()) continue;
    // One that breaks off breaks off again, wherever reading begins.
    if (steps.back().is_fatal || format == InputFormat::kTextproto) continue;

    const size_t middle = steps.size() / 2;
    Require(steps[middle].position.offset <= size, "positions are in the file");
    MemoryStream again(bytes);
    const std::unique_ptr<ArticleFile> rest =
        MakeArticleFile(input, again, limits);
    if (!rest->Resume(steps[middle].position).ok()) {
      Require(false, "a file that did not change can be resumed");
    }
    const std::vector<Step> others = ReadAll(*rest, size + 2);
    Require(others.size() == steps.size() - middle - 1, "nothing is lost");
    for (size_t i = 0; i < others.size(); ++i) {
      Require(others[i].result == steps[middle + 1 + i].result,
              "articles do not depend on where reading began");
    }
  }
  return 0;
}
