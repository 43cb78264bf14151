// News streams with labelled nuggets: for each sentence, what it says.
//
// Several outlets follow the same events for some days. Later articles open
// with what is known, in other words or word for word, and bring what is new
// further down; some bring nothing new.

#ifndef BENCHMARKS_STREAM_QUALITY_CORPUS_H_
#define BENCHMARKS_STREAM_QUALITY_CORPUS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "summarizer/v1/article.pb.h"

namespace summarizer::benchmarks {

// Shares are from 0 to 1.
struct StreamOptions {
  size_t events = 60;
  uint64_t seed = 1;
  // Of an event, one after the other over a few days.
  int min_articles = 2;
  int max_articles = 6;
  // Later articles that open with the event's main fact again.
  double known_leads = 0.6;
  // Those of them where the figure in it has changed: a new nugget.
  double updates = 0.15;
  // Known facts that are told again word for word; the others are reworded.
  double verbatim = 0.4;
  // Later articles without anything new.
  double quiet = 0.2;
  // Sentences of colour after the facts: the most that an article has.
  int max_colour = 4;
  // Articles that a run of background is pasted into.
  double background = 0.4;
};

// What a sentence says. Numbers are of the whole stream.
struct StreamSentence {
  size_t begin = 0;  // Bytes of the body.
  size_t end = 0;
  uint32_t nugget = 0;
  bool is_fact = false;  // Of an event, not colour or background.
};

struct StreamArticle {
  v1::Article article;
  std::vector<StreamSentence> sentences;  // In order.
};

// In order of time. The same for the same options, on every machine.
std::vector<StreamArticle> GenerateStream(const StreamOptions& options);

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_STREAM_QUALITY_CORPUS_H_
