// Open Text Summarizer on JSON lines, article by article, for
// `./dev bench --compare`, which compiles it where libots is installed. No part
// of the project.
//
//   ots_baseline FILE SENTENCES MAX_BYTES
//
// Summarizes the articles of the first MAX_BYTES of FILE, to SENTENCES each.
// Prints the bytes that were read.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "simdjson.h"

// After <cstdio>, which it takes for granted.
#include <ots/libots.h>

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const int sentences = std::atoi(argv[2]);
  const size_t max_bytes = std::strtoull(argv[3], nullptr, 10);
  simdjson::padded_string file;
  if (simdjson::padded_string::load(argv[1]).get(file)) return 1;
  simdjson::dom::parser parser;
  size_t at = 0;
  size_t kept = 0;
  while (at < file.size() && at < max_bytes) {
    const std::string_view rest(file.data() + at, file.size() - at);
    const std::string_view line = rest.substr(0, rest.find('\n'));
    at += line.size() + 1;
    simdjson::dom::element article;
    std::string_view body;
    if (parser.parse(line.data(), line.size()).get(article) ||
        article["body"].get(body)) {
      continue;
    }
    OtsArticle* const document = ots_new_article();
    if (!ots_load_xml_dictionary(
            document, reinterpret_cast<const unsigned char*>("en"))) {
      return 1;
    }
    ots_parse_stream(reinterpret_cast<const unsigned char*>(body.data()),
                     body.size(), document);
    ots_grade_doc(document);
    ots_highlight_doc_lines(document, sentences);
    size_t size = 0;
    unsigned char* const text = ots_get_doc_text(document, &size);
    kept += size;
    std::free(text);
    ots_free_article(document);
  }
  std::printf("%zu\n", std::min(at, file.size()));
  return kept > 0 ? 0 : 1;
}
