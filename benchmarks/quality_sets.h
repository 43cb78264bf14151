// Sets of documents with summaries that people wrote of them.

#ifndef BENCHMARKS_QUALITY_SETS_H_
#define BENCHMARKS_QUALITY_SETS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::benchmarks {

// Documents that are summarized together.
struct QualityItem {
  std::string id;
  v1::Corpus documents;  // One or more.
  std::vector<std::string> references;
};

struct QualitySet {
  std::string name;  // The file's, without folder and ending.
  std::vector<QualityItem> items;
  // Words of a summary: the mean length of the references.
  size_t budget = 0;
};

// Reads JSON lines, one item each, all of it UTF-8:
//
//   {"id": "1", "documents": [{"id": "1-a", "text": "…", "title": "…",
//     "date": "2005-01-08"}], "references": ["…", "…"]}
//
// `title`, `date` and ids may be left out; there are a document and a reference
// at least. Errors name the file, the line, and what was expected.
absl::StatusOr<QualitySet> ReadQualitySet(const std::string& path);

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_QUALITY_SETS_H_
