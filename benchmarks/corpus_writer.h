// Writes the sentences of articles, in order of their time.

#ifndef BENCHMARKS_CORPUS_WRITER_H_
#define BENCHMARKS_CORPUS_WRITER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/corpus_draft.h"
#include "benchmarks/corpus_generator.h"
#include "benchmarks/edits.h"
#include "benchmarks/entities.h"
#include "benchmarks/random.h"

namespace summarizer::benchmarks {

// What happened.
struct Event {
  size_t type = 0;
  Entities entities;
  // Orders of the texts for each fact, title first.
  std::vector<std::vector<size_t>> orders;
  bool flash = false;  // The first article is short, the second quotes it.
  std::vector<size_t> told;    // Facts that an article told already.
  std::vector<size_t> drafts;  // Its articles but for copies, written already.
  // Parts of the sentences made up for it: no two have much in common.
  std::vector<std::array<size_t, 4>> used;
};

// Ends a sentence that doesn't.
std::string WithStop(std::string_view text);

class CorpusWriter {
 public:
  CorpusWriter(const CorpusOptions& options, Random& random);

  Event MakeEvent(size_t type);

  // Writes draft `index`, after all earlier ones.
  void Write(size_t index, Event& event, std::vector<Draft>& drafts);

  const EditCount& run_edits() const { return run_edits_; }
  const EditCount& lone_edits() const { return lone_edits_; }

 private:
  // What was said, to say it again or nearly.
  struct Saying {
    std::string text;  // With slots.
    Entities entities;
    uint32_t statement = 0;
    std::string marked;
    bool pasted = false;
    bool negated = false;  // There is a lookalike that says it is not so.
  };
  struct Indicator {
    std::string text;
    Entities entities;
    uint32_t statement = 0;
    struct Version {
      Amount amount;
      std::string period;
    };
    std::vector<Version> versions;
  };

  DraftSentence Say(std::string_view text, Entities& entities, Origin origin);
  DraftSentence MakeUp(Event& event);
  void WriteOwn(Draft& draft, size_t index, Event& event,
                const std::vector<Draft>& drafts);
  void WriteCopy(Draft& draft, Event& event, const std::vector<Draft>& drafts);
  void AddQuotes(Draft& draft, const Event& event,
                 const std::vector<Draft>& drafts);
  void AddLookalike(Draft& draft);
  void AddBackground(Draft& draft);
  void AddIndicator(Draft& draft);
  DraftSentence Paste(Saying& saying, Origin origin);
  std::vector<Saying> MakeRun(const std::vector<std::string_view>& texts);
  // A place for a sentence that is no lead.
  size_t PlaceIn(const Draft& draft);
  void Insert(Draft& draft, DraftSentence sentence);

  const CorpusOptions options_;
  Random& random_;
  uint32_t statements_ = 0;
  std::vector<std::vector<Saying>> runs_;
  std::vector<Saying> lone_;
  std::vector<Indicator> indicators_;
  size_t max_indicators_;
  std::vector<Saying> recent_;  // Sentences to make lookalikes of.
  size_t prose_ = 0;
  size_t pasted_ = 0;
  EditCount run_edits_;
  EditCount lone_edits_;
};

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_CORPUS_WRITER_H_
