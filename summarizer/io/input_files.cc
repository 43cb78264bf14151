#include "summarizer/io/input_files.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "absl/strings/str_cat.h"

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

// Adds the files of a folder. What cannot be listed becomes an entry with the
// error.
void ListFolder(const std::string& folder, std::vector<InputFile>& files) {
  const size_t first = files.size();
  std::error_code error;
  fs::recursive_directory_iterator it(folder, error);
  while (!error && it != fs::recursive_directory_iterator()) {
    std::error_code unknown;
    if (FormatOf(it->path()) != InputFormat::kUnknown &&
        !it->is_directory(unknown)) {
      files.push_back(MakeFile(it->path()));
    }
    it.increment(error);
  }
  if (error) files.push_back(MakeError(folder, error));
  std::sort(
      files.begin() + static_cast<std::ptrdiff_t>(first), files.end(),
      [](const InputFile& a, const InputFile& b) { return a.path < b.path; });
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
      ListFolder(path, files);
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
