// Where the pattern of a rule has to match.

#ifndef SUMMARIZER_RULES_RULE_ANCHOR_H_
#define SUMMARIZER_RULES_RULE_ANCHOR_H_

#include "summarizer/rules/pattern_facts.h"
#include "summarizer/v1/rules.pb.h"

namespace summarizer::rules {

inline Anchor AnchorOf(const v1::Rule& rule) {
  if (rule.action() == v1::ACTION_BOOST) return Anchor::kNone;
  return rule.scope() == v1::SCOPE_PREFIX ? Anchor::kStart : Anchor::kBoth;
}

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_RULE_ANCHOR_H_
