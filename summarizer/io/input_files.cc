#include "summarizer/io/input_files.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::io {
namespace {

namespace fs = ::std::filesystem;

struct Ending {
  std::string_view ending;
  InputFormat format;
};
constexpr Ending kEndings[] = {
    {".txt", InputFormat::kText},
    {".jsonl", InputFormat::kJsonLines},
    {".textproto", InputFormat::kTextproto},
    {".binpb", InputFormat::kBinaryProto},
};

InputFormat FormatOf(const fs::path& path) {
  const std::string extension = path.extension();
  for (const Ending& ending : kEndings) {
    if (extension == ending.ending) return ending.format;
  }
  return InputFormat::kUnknown;
}

InputFile MakeFile(const fs::path& path) {
  InputFile file;
  file.path = path;
  file.format = FormatOf(path);
  if (file.format == InputFormat::kText) file.id = path.stem();
  return file;
}

InputFile MakeError(const std::string& path, absl::Status status) {
  InputFile file;
  file.path = path;
  file.status = std::move(status);
  return file;
}

InputFile MakeError(const std::string& path, const std::error_code& error) {
  return MakeError(path, absl::ErrnoToStatus(error.value(), path));
}

// Whether the comments that open a file in protobuf's text format name another
// message than Corpus, as those of options and labels do.
bool IsOtherMessage(const std::string& path) {
  constexpr std::string_view kKey = "# proto-message:";
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line) && !line.empty() && line[0] == '#') {
    if (!absl::StartsWith(line, AbslView(kKey))) continue;
    return absl::StripAsciiWhitespace(line.substr(kKey.size())) !=
           v1::Corpus::descriptor()->full_name();
  }
  return false;
}

// Adds the wanted files of a folder, in any order. A folder that cannot be
// listed becomes an entry with the error.
void AddFolder(const fs::path& folder, std::vector<InputFile>& files) {
  std::error_code error;
  fs::directory_iterator it(folder, error);
  for (; !error && it != fs::directory_iterator(); it.increment(error)) {
    std::error_code unknown;
    if (it->is_directory(unknown)) {
      if (!it->is_symlink(unknown)) AddFolder(it->path(), files);
      continue;
    }
    InputFile file = MakeFile(it->path());
    if (file.format == InputFormat::kUnknown) continue;
    if (file.format == InputFormat::kTextproto && IsOtherMessage(file.path)) {
      continue;
    }
    files.push_back(std::move(file));
  }
  if (error) files.push_back(MakeError(folder, error));
}

// Gives files whose names collide their paths as ids.
void ResolveCollisions(std::vector<InputFile>& files) {
  std::unordered_map<std::string, int> uses;
  for (const InputFile& file : files) {
    if (file.format == InputFormat::kText) ++uses[file.id];
  }
  for (InputFile& file : files) {
    if (file.format == InputFormat::kText && uses[file.id] > 1) {
      file.id = file.path;
    }
  }
}

}  // namespace

std::vector<InputFile> ListInputFiles(absl::Span<const std::string> paths) {
  std::vector<InputFile> files;
  for (const std::string& path : paths) {
    if (path == kStandardInput) {
      InputFile file;
      file.path = path;
      file.format = InputFormat::kJsonLines;
      files.push_back(std::move(file));
      continue;
    }
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error) {
      files.push_back(MakeError(path, error));
    } else if (fs::is_directory(status)) {
      const auto first = static_cast<std::ptrdiff_t>(files.size());
      AddFolder(path, files);
      std::sort(files.begin() + first, files.end(),
                [](const InputFile& a, const InputFile& b) {
                  return a.path < b.path;
                });
    } else if (InputFile file = MakeFile(path);
               file.format != InputFormat::kUnknown) {
      files.push_back(std::move(file));
    } else {
      files.push_back(MakeError(
          path, absl::InvalidArgumentError(absl::StrCat(
                    path,
                    ": expected a folder or a file that ends in .txt, .jsonl, "
                    ".textproto or .binpb"))));
    }
  }
  ResolveCollisions(files);
  return files;
}

}  // namespace summarizer::io
