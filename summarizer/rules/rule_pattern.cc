#include "summarizer/rules/rule_pattern.h"

#include <map>

namespace summarizer::rules {
namespace {

constexpr std::array<const char*, kFields> kGroups = {"title", "byline",
                                                      "source", "publish_time"};

RE2::Options Options(int64_t max_bytes) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(max_bytes);
  return options;
}

}  // namespace

RulePattern::Compiled::Compiled(const std::string& pattern, int64_t max_bytes)
    : regex(pattern, Options(max_bytes)) {
  if (!regex.ok()) return;
  const std::map<std::string, int>& groups = regex.NamedCapturingGroups();
  const auto number = [&](const char* name) {
    const auto it = groups.find(name);
    return it == groups.end() ? 0 : it->second;
  };
  for (size_t f = 0; f < kGroups.size(); ++f) fields[f] = number(kGroups[f]);
  strip = number("strip");
}

const RulePattern::Compiled& RulePattern::Compile() const {
  std::call_once(once_, [this] {
    owned_ = std::make_unique<const Compiled>(pattern_, max_bytes_);
    compiled_.store(owned_.get(), std::memory_order_release);
  });
  return *owned_;
}

bool RulePattern::MatchesFrom(std::string_view text, size_t begin) const {
  if (anchor_ != Anchor::kNone) return Matches(text);
  // What is before is seen by "\\b" and "^" all the same.
  return regex().Match(text, begin, text.size(), RE2::UNANCHORED, nullptr, 0);
}

bool RulePattern::Match(std::string_view text,
                        absl::Span<re2::StringPiece> groups) const {
  RE2::Anchor anchor = RE2::UNANCHORED;
  if (anchor_ == Anchor::kBoth) anchor = RE2::ANCHOR_BOTH;
  if (anchor_ == Anchor::kStart) anchor = RE2::ANCHOR_START;
  return regex().Match(text, 0, text.size(), anchor, groups.data(),
                       static_cast<int>(groups.size()));
}

}  // namespace summarizer::rules
