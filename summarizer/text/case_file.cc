#include "summarizer/text/case_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace summarizer::text {
namespace {

// Replaces "\n" by a line break, and other escapes likewise.
std::string Unescape(std::string_view line) {
  std::string out;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\' || i + 1 == line.size()) {
      out += line[i];
      continue;
    }
    switch (line[++i]) {
      case 'n':
        out += '\n';
        break;
      case 'r':
        out += '\r';
        break;
      case 't':
        out += '\t';
        break;
      default:
        out += line[i];
    }
  }
  return out;
}

}  // namespace

std::string TrimCase(const std::string& text) {
  const size_t begin = text.find_first_not_of(" \r\n\t");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \r\n\t") + 1 - begin);
}

std::vector<Case> ParseCases(std::string_view contents) {
  std::vector<Case> cases;
  Case current;
  std::string kind;
  bool joined = true;  // No space before the next line.
  const auto flush = [&] {
    if (!current.parts.empty()) {
      current.kind = kind;
      cases.push_back(std::move(current));
    }
    current = Case();
    joined = true;
  };
  for (size_t begin = 0; begin < contents.size();) {
    const size_t end = std::min(contents.find('\n', begin), contents.size());
    std::string_view line = contents.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty()) {
      flush();
    } else if (line.substr(0, 3) == "== ") {
      flush();
      kind = line.substr(3);
    } else if (line[0] != '#' || !current.parts.empty()) {
      const bool join = line.back() == '\\';
      if (join) line.remove_suffix(1);
      const std::string part = Unescape(line);
      if (!joined) current.text += ' ';
      current.text += part;
      current.parts.push_back(TrimCase(part));
      current.lines.push_back(part);
      current.joined.push_back(join);
      joined = join;
    }
  }
  flush();
  return cases;
}

std::string ReadTestData(std::string_view name) {
  std::ifstream file("summarizer/text/testdata/" + std::string(name),
                     std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace summarizer::text
