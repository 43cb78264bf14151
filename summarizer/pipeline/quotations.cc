#include <algorithm>
#include <utility>

#include "summarizer/pipeline/article_digest.h"
#include "summarizer/pipeline/corpus_digest.h"
#include "summarizer/text/utf8.h"

namespace summarizer::pipeline {

using repetition::SentenceRef;

namespace {

// With all of them in each article, a number that a feed repeats daily would
// take the square of its articles.
constexpr size_t kMaxVersionsAround = 32;

}  // namespace

Quotations::Quotations(const repetition::RecordStore& records,
                       const repetition::Resolution& resolution,
                       absl::Span<const uint8_t> present)
    : records_(records) {
  for (const repetition::Background& background : resolution.background) {
    // The first may lie in history; another article's wording will do then.
    const auto first = std::find_if(
        background.occurrences.begin(), background.occurrences.end(),
        [&](const SentenceRef& ref) { return present[ref.record] != 0; });
    if (first != background.occurrences.end()) Want(*first);
  }
  for (const repetition::Change& change : resolution.changes) {
    for (const auto& version : change.versions) {
      const SentenceRef& first = version.occurrences.front();
      if (present[first.record] != 0) Want(first);
    }
  }
}

void Quotations::Want(const SentenceRef& ref) {
  wanted_[ref.record].try_emplace(ref.sentence);
}

void Quotations::Fetch(uint32_t index, std::string_view body,
                       text::DocumentParser& parser) {
  const auto it = wanted_.find(index);
  if (it == wanted_.end()) return;
  text::Document document;
  for (auto& [sentence, quotation] : it->second) {
    const auto [begin, end] = records_.RangeOf(index, sentence);
    // A source that gives another text the second time is not trusted.
    if (end > body.size()) continue;
    const std::string_view text = body.substr(begin, end - begin);
    if (text::FindInvalidUtf8(text).has_value()) continue;
    quotation.text = std::string(text);
    parser.Parse(text, document);
    for (const std::string_view q :
         QuantitiesOf(document, 0, static_cast<uint32_t>(text.size()))) {
      quotation.quantities.emplace_back(q);
    }
  }
}

v1::StatementVersion Quotations::Version(const SentenceRef& ref) const {
  v1::StatementVersion version;
  const auto [begin, end] = records_.RangeOf(ref.record, ref.sentence);
  FillSpan(records_.id(ref.record), begin, end, *version.mutable_span());
  if (const std::optional<int64_t> time = records_.time(ref.record)) {
    version.mutable_time()->set_seconds(*time);
  }
  const auto it = wanted_.find(ref.record);
  if (it == wanted_.end()) return version;
  const auto quotation = it->second.find(ref.sentence);
  if (quotation == it->second.end()) return version;
  version.set_text(quotation->second.text);
  for (const std::string& q : quotation->second.quantities) {
    version.add_quantities(q);
  }
  return version;
}

std::string Quotations::TakeTextOfFirst(
    absl::Span<const SentenceRef> occurrences) {
  for (const SentenceRef& ref : occurrences) {
    const auto it = wanted_.find(ref.record);
    if (it == wanted_.end()) continue;
    const auto quotation = it->second.find(ref.sentence);
    if (quotation != it->second.end() && !quotation->second.text.empty()) {
      return std::exchange(quotation->second.text, {});
    }
  }
  return {};
}

v1::ChangedStatement Quotations::Statement(
    const repetition::Change& change) const {
  return StatementOf(change.versions);
}

v1::ChangedStatement Quotations::StatementAround(
    const repetition::Change& change, uint32_t record) const {
  const absl::Span<const repetition::Change::Version> versions =
      change.versions;
  // In the order of records.
  const auto own = std::partition_point(
      versions.begin(), versions.end(), [&](const auto& version) {
        return version.occurrences.front().record < record;
      });
  const size_t count = std::min(versions.size(), kMaxVersionsAround);
  const auto before = static_cast<size_t>(own - versions.begin());
  const size_t first =
      std::min(before - std::min(before, count / 2), versions.size() - count);
  return StatementOf(versions.subspan(first, count));
}

v1::ChangedStatement Quotations::StatementOf(
    absl::Span<const repetition::Change::Version> versions) const {
  v1::ChangedStatement out;
  for (const auto& version : versions) {
    *out.add_versions() = Version(version.occurrences.front());
  }
  // The latest dated version that this corpus holds, or else any.
  for (const v1::StatementVersion& version : out.versions()) {
    if (!version.text().empty() && (version.has_time() || out.text().empty())) {
      out.set_text(version.text());
    }
  }
  return out;
}

}  // namespace summarizer::pipeline
