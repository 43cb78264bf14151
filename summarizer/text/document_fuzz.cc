// Every valid text parses to a document that keeps its promises.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "summarizer/text/document_check.h"
#include "summarizer/text/parser.h"
#include "summarizer/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace summarizer::text;  // NOLINT: the function is not ours.
  static const std::shared_ptr<const Language> kLanguage =
      Language::ForTag("en").value();
  static DocumentParser parser(kLanguage, 1);
  static Document document;
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  if (FindInvalidUtf8(body).has_value()) return 0;
  parser.Parse(body, document);
  const std::string broken = FindBrokenProperty(document, *kLanguage);
  if (!broken.empty()) {
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
