#include "summarizer/testing/records.h"

#include <memory>
#include <utility>

#include "summarizer/repetition/sketch.h"
#include "summarizer/text/document.h"
#include "summarizer/text/language.h"
#include "summarizer/text/parser.h"

namespace summarizer::testing {

using repetition::ArticleRecord;

ArticleRecord MakeRecord(std::string_view id, std::optional<int64_t> time,
                         std::string_view title, std::string_view body) {
  // What takes long to make; what they keep changes no result.
  static const auto& kEnglish =
      *new std::shared_ptr<const text::Language>(*text::Language::ForTag("en"));
  static auto& parser = *new text::DocumentParser(kEnglish, 0);
  static auto& sketcher = *new repetition::Sketcher(kEnglish, 0);
  text::Document document;
  text::Document title_document;
  parser.Parse(body, document);
  parser.Parse(title, title_document);
  std::vector<uint32_t> prose;
  for (uint32_t s = 0; s < document.sentences.size(); ++s) prose.push_back(s);
  ArticleRecord record;
  record.id = std::string(id);
  record.time = time;
  sketcher.Sketch(document, prose, title_document, record);
  return record;
}

MadeSentence::MadeSentence(std::string_view text) {
  store_.Add(MakeRecord("a", std::nullopt, "", text));
}

repetition::RecordStore Sorted(const std::vector<ArticleRecord>& records) {
  repetition::RecordStore store;
  for (const ArticleRecord& record : records) store.Add(record);
  store.Sort();
  return store;
}

}  // namespace summarizer::testing
