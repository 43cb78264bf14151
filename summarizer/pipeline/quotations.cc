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

// `quotations` are by place, each place once.
template <typename Quotations>
auto FindFrom(Quotations& quotations, const SentenceRef& ref) {
  return std::partition_point(quotations.begin(), quotations.end(),
                              [&](const auto& q) { return q.ref < ref; });
}

template <typename Quotations>
auto Find(Quotations& quotations, const SentenceRef& ref)
    -> decltype(&quotations.front()) {
  const auto it = FindFrom(quotations, ref);
  return it != quotations.end() && it->ref == ref ? &*it : nullptr;
}

// Places in order, each once, as quotations without text.
template <typename Quotation>
std::vector<Quotation> Wanted(std::vector<SentenceRef> refs) {
  std::sort(refs.begin(), refs.end());
  refs.erase(std::unique(refs.begin(), refs.end()), refs.end());
  std::vector<Quotation> quotations(refs.size());
  for (size_t i = 0; i < refs.size(); ++i) quotations[i].ref = refs[i];
  return quotations;
}

}  // namespace

Quotations::Quotations(const repetition::RecordStore& records,
                       const repetition::Resolution& resolution,
                       absl::Span<const uint8_t> present)
    : records_(records) {
  std::vector<SentenceRef> refs;
  for (const repetition::Background& background : resolution.background) {
    // The first may lie in history; another article's wording will do then.
    const auto first = std::find_if(
        background.occurrences.begin(), background.occurrences.end(),
        [&](const SentenceRef& ref) { return present[ref.record] != 0; });
    if (first != background.occurrences.end()) refs.push_back(*first);
  }
  background_ = Wanted<Quotation>(std::move(refs));
  refs = {};
  for (const repetition::Change& change : resolution.changes) {
    for (const auto& version : change.versions) {
      const SentenceRef& first = version.occurrences.front();
      if (present[first.record] != 0) refs.push_back(first);
    }
  }
  versions_ = Wanted<VersionQuotation>(std::move(refs));
}

bool Quotations::FetchText(std::string_view body, Quotation& quotation) const {
  const auto [begin, end] =
      records_.RangeOf(quotation.ref.record, quotation.ref.sentence);
  // A source that gives another text the second time is not trusted.
  if (end > body.size()) return false;
  const std::string_view text = body.substr(begin, end - begin);
  if (text::FindInvalidUtf8(text).has_value()) return false;
  quotation.text = std::string(text);
  return true;
}

void Quotations::Fetch(uint32_t index, std::string_view body,
                       text::DocumentParser& parser) {
  for (auto q = FindFrom(background_, {index, 0});
       q != background_.end() && q->ref.record == index; ++q) {
    FetchText(body, *q);
  }
  auto v = FindFrom(versions_, {index, 0});
  if (v == versions_.end() || v->ref.record != index) return;
  text::Document document;
  for (; v != versions_.end() && v->ref.record == index; ++v) {
    if (!FetchText(body, *v)) continue;
    parser.Parse(v->text, document);
    for (const std::string_view q :
         QuantitiesOf(document, 0, static_cast<uint32_t>(v->text.size()))) {
      v->quantities.emplace_back(q);
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
  if (const VersionQuotation* const q = Find(versions_, ref); q != nullptr) {
    version.set_text(q->text);
    for (const std::string& quantity : q->quantities) {
      version.add_quantities(quantity);
    }
  }
  return version;
}

std::string Quotations::TakeTextOfFirst(
    absl::Span<const SentenceRef> occurrences) {
  for (const SentenceRef& ref : occurrences) {
    Quotation* const q = Find(background_, ref);
    if (q != nullptr && !q->text.empty()) return std::exchange(q->text, {});
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
