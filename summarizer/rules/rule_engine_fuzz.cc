// Every valid text gets annotations that keep their promises.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "summarizer/rules/annotations_check.h"
#include "summarizer/rules/rule_engine.h"
#include "summarizer/text/language.h"
#include "summarizer/text/parser.h"
#include "summarizer/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace summarizer;  // NOLINT: the function is not ours.
  static const auto& engine =
      *new rules::RuleEngine(rules::RuleEngine::Create({}).value());
  static auto& parser =
      *new text::DocumentParser(text::Language::ForTag("en").value(), 1);
  static auto& document = *new text::Document;
  static auto& annotations = *new rules::Annotations;
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  if (text::FindInvalidUtf8(body).has_value()) return 0;
  parser.Parse(body, document);
  engine.Apply(document, "en", annotations);
  const std::string broken = rules::FindBrokenProperty(document, annotations);
  if (!broken.empty()) {
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
