// Any bytes as a saved history: refused, or a history that can be read, merged
// and saved again. After a first byte of 0 the input is all of it; otherwise
// its records, in a message that is right but for them.

#include <zstd.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "summarizer/summarizer.h"
#include "summarizer/testing/fuzz_input.h"
#include "summarizer/text/hash.h"
#include "summarizer/text/utf8.h"
#include "summarizer/v1/history.pb.h"

namespace {

using namespace summarizer;  // NOLINT: a program of one file.
using testing::Require;

v1::Article Sample() {
  v1::Article article;
  article.set_id("sample");
  article.set_title("The council of Oslo met");
  article.set_body(
      "The council of Oslo met on Monday to vote about 5 million dollars. The "
      "mayor said that the harbour would open in 2021. Nobody was there.");
  article.mutable_publish_time()->set_seconds(1600000000);
  return article;
}

// As the library does it; see history.proto.
uint64_t Checksum(const v1::SerializedHistory& history) {
  std::string header;
  const auto append = [&header](uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) {
      header.push_back(static_cast<char>(value >> (8 * i)));
    }
  };
  append(history.format_version(), 4);
  append(history.seed(), 8);
  append(history.rules_fingerprint(), 8);
  header += history.algorithm_version() + "\n" + history.language() + "\n";
  uint64_t sum = text::Hash64(header, 0);
  for (const std::string& chunk : history.chunks()) {
    sum = text::Combine(sum, text::Hash64(chunk, 0));
  }
  return sum;
}

// `like`, with other records.
std::string WithRecords(const std::string& like, std::string_view records) {
  v1::SerializedHistory history;
  Require(history.ParseFromString(like), "a saved history is a message");
  Require(history.checksum() == Checksum(history), "the checksum is known");
  std::string chunk(ZSTD_compressBound(records.size()), '\0');
  chunk.resize(ZSTD_compress(chunk.data(), chunk.size(), records.data(),
                             records.size(), 1));
  history.clear_chunks();
  history.add_chunks(chunk);
  history.set_checksum(Checksum(history));
  return history.SerializeAsString();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Summarizer& summarizer =
      *new Summarizer(Summarizer::Create().value());
  static const History& sample = []() -> const History& {
    History& history = *new History;
    Require(summarizer.Observe(Sample(), history).ok(), "a sample is fine");
    return history;
  }();
  static const std::string& saved = *new std::string(*sample.Serialize());

  testing::FuzzInput input(data, size);
  const bool whole = input.TakeByte() == 0;
  const std::string bytes = whole ? std::string(input.TakeRest())
                                  : WithRecords(saved, input.TakeRest());
  const absl::StatusOr<History> history = History::Parse(bytes);
  if (!history.ok()) {
    Require(absl::IsDataLoss(history.status()) ||
                absl::IsFailedPrecondition(history.status()) ||
                absl::IsResourceExhausted(history.status()),
            "damage is DataLoss");
    return 0;
  }
  const std::string again = *history->Serialize();
  const absl::StatusOr<History> parsed = History::Parse(again);
  Require(parsed.ok(), "what was saved can be read");
  Require(*parsed->Serialize() == again, "and is the same");
  Require(parsed->memory_bytes() == history->memory_bytes(), "in size too");

  History left = *history;
  History right = sample;
  const bool merged = left.Merge(sample).ok();
  Require(merged == right.Merge(*history).ok(), "both merge, or none");
  if (!merged) return 0;
  Require(*left.Serialize() == *right.Serialize(), "merging commutes");
  v1::Article article = Sample();
  article.set_id("other");
  const auto digest = summarizer.Summarize(article, left);
  Require(digest.ok(), "a history can be read");
  Require(!text::FindInvalidUtf8(digest->copy_of()).has_value(),
          "digests are UTF-8");
  v1::Corpus corpus;
  *corpus.add_articles() = article;
  Require(summarizer.SummarizeCorpus(corpus, &left).ok(), "and be a past");
  HistoryOptions small;
  small.max_bytes = 200;
  Require(History::Parse(again, small).ok(), "it can be trimmed");
  return 0;
}
