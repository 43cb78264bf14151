// Reads the labelled cases in testdata/: stanzas under headers.

#ifndef SUMMARIZER_TEXT_CASE_FILE_H_
#define SUMMARIZER_TEXT_CASE_FILE_H_

#include <string>
#include <string_view>
#include <vector>

namespace summarizer::text {

// One stanza. The comment at the head of each file in testdata/ describes the
// format.
struct Case {
  std::string kind;                // Of the header above it.
  std::string text;                // The input.
  std::vector<std::string> parts;  // What it should be split into.
  std::vector<std::string> lines;  // The parts before they are trimmed.
  std::vector<bool> joined;        // Whether a line ended in "\".
};

// `text` without white space at its ends.
std::string TrimCase(const std::string& text);

// Cases in the file's order. `contents` is the whole file.
std::vector<Case> ParseCases(std::string_view contents);

// Contents of a file of this folder's testdata/, empty if it can't be read.
std::string ReadTestData(std::string_view name);

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_CASE_FILE_H_
