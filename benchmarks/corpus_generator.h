// News corpora with the answers: dated articles made from templates, and a
// label for each sentence, heading and piece of furniture in them.
//
// What is planted, in the words of testdata/labels.proto: furniture; background
// pasted in runs and alone, each time in other words; figures that change, and
// are written in other units; copies; stories whose articles say the same in
// different words or quote each other; and sentences that look like another but
// for a name or a negation, which are news.

#ifndef BENCHMARKS_CORPUS_GENERATOR_H_
#define BENCHMARKS_CORPUS_GENERATOR_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "benchmarks/edits.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::benchmarks {

struct CorpusOptions {
  size_t articles = 200;
  uint64_t seed = 1;
  double background = 0.2;  // Share of pasted sentences in the prose.
  double furniture = 0.8;   // Share of articles with furniture.
  // Share of events that may come in the days of another one of their type,
  // told from it by names and figures alone.
  double twins = 0.02;
  // Share of words changed each time that a sentence is pasted, in runs and
  // alone. The first occurrence is as it was written.
  double run_edits = 0.2;
  double lone_edits = 0.1;
};

// As in testdata/labels.proto.
enum class Label {
  kNews,
  kFurniture,
  kHeading,
  kRepeated,
  kRedundant,
  kChanged,
  kCopy,
};

// Why a sentence is there.
enum class Origin {
  kOwn,        // Written for its article, like nothing else.
  kAgreement,  // What another article of the story says in other words.
  kLookalike,  // Another sentence with another name or a negation.
  kRun,        // Pasted with others.
  kLone,       // Pasted alone.
  kIndicator,  // A figure that changes.
  kQuote,      // Taken from another article of the story.
};

struct LabelledSpan {
  size_t begin = 0;  // Bytes of the body.
  size_t end = 0;
  Label label = Label::kNews;
  Origin origin = Origin::kOwn;  // Of prose.
};

struct ArticleLabels {
  std::vector<LabelledSpan> spans;  // All that is no white space, in order.
  size_t story = 0;
  std::optional<size_t> copy_of;  // Index of an article.
};

struct LabelledCorpus {
  v1::Corpus corpus;
  std::vector<ArticleLabels> labels;  // Parallel to its articles.
  EditCount run_edits;
  EditCount lone_edits;
};

// The same corpus for the same options, on every machine.
LabelledCorpus GenerateCorpus(const CorpusOptions& options);

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_CORPUS_GENERATOR_H_
