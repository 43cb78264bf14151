#include "benchmarks/quality_sets.h"

#include <cmath>
#include <fstream>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "benchmarks/strings.h"
#include "simdjson.h"
#include "summarizer/io/timestamp.h"
#include "summarizer/text/unicode.h"

namespace summarizer::benchmarks {
namespace {

namespace dom = ::simdjson::dom;

absl::Status Expected(std::string_view what) {
  return absl::InvalidArgumentError(StrCat("expected ", what));
}

// A string that may be left out, or be null.
absl::Status ReadOptional(const dom::element& object, std::string_view key,
                          std::string& value) {
  dom::element element;
  if (object[key].get(element) || element.is_null()) return absl::OkStatus();
  std::string_view text;
  if (element.get(text)) return Expected(StrCat("a string as \"", key, "\""));
  value = std::string(text);
  return absl::OkStatus();
}

absl::Status ReadDocument(const dom::element& object, const std::string& id,
                          v1::Article& article) {
  std::string_view body;
  if (object["text"].get(body)) {
    return Expected("documents that hold a string \"text\"");
  }
  article.set_body(std::string(body));
  article.set_id(id);
  std::string date;
  absl::Status status = ReadOptional(object, "id", *article.mutable_id());
  status.Update(ReadOptional(object, "title", *article.mutable_title()));
  status.Update(ReadOptional(object, "date", date));
  if (!status.ok() || date.empty()) return status;
  auto time = io::ParseTimestamp(date);
  if (!time.ok()) return time.status();
  *article.mutable_publish_time() = *std::move(time);
  return absl::OkStatus();
}

absl::Status ReadItem(const dom::element& object, QualityItem& item) {
  if (absl::Status status = ReadOptional(object, "id", item.id); !status.ok()) {
    return status;
  }
  dom::array documents;
  if (object["documents"].get(documents) || documents.size() == 0) {
    return Expected("an array \"documents\" that is not empty");
  }
  for (const dom::element& document : documents) {
    const std::string id = StrCat(item.id, "-", item.documents.articles_size());
    absl::Status status =
        ReadDocument(document, id, *item.documents.add_articles());
    if (!status.ok()) return status;
  }
  dom::array references;
  if (object["references"].get(references) || references.size() == 0) {
    return Expected("an array \"references\" that is not empty");
  }
  for (const dom::element& reference : references) {
    std::string_view text;
    if (reference.get(text)) return Expected("references that are strings");
    item.references.emplace_back(text);
  }
  return absl::OkStatus();
}

size_t MeanWords(const std::vector<QualityItem>& items) {
  double words = 0;
  double references = 0;
  for (const QualityItem& item : items) {
    for (const std::string& reference : item.references) {
      words += text::CountWords(reference);
      ++references;
    }
  }
  // Halves go to the even neighbour.
  return static_cast<size_t>(std::nearbyint(words / references));
}

}  // namespace

absl::StatusOr<QualitySet> ReadQualitySet(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return absl::NotFoundError(StrCat(path, ": can't be read"));
  QualitySet set;
  const size_t name = path.find_last_of('/') + 1;  // 0 where there is none.
  set.name = path.substr(name, path.find_last_of('.') - name);
  dom::parser parser;
  std::string line;
  for (size_t number = 1; std::getline(file, line); ++number) {
    if (line.empty()) continue;
    dom::element object;
    absl::Status status;
    if (const auto error = parser.parse(line).get(object)) {
      status = absl::InvalidArgumentError(simdjson::error_message(error));
    } else {
      QualityItem item;
      item.id = StrCat(number);
      status = ReadItem(object, item);
      set.items.push_back(std::move(item));
    }
    if (!status.ok()) {
      return absl::Status(status.code(), StrCat(path, ":", number, ": ",
                                                std::string(status.message())));
    }
  }
  if (set.items.empty()) {
    return absl::InvalidArgumentError(StrCat(path, ": no items"));
  }
  set.budget = MeanWords(set.items);
  return set;
}

}  // namespace summarizer::benchmarks
