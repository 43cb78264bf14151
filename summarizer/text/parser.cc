#include "summarizer/text/parser.h"

#include <utility>
#include <vector>

#include "summarizer/text/line_kinds.h"
#include "summarizer/text/list_marker.h"
#include "summarizer/text/sentences.h"

namespace summarizer::text {

DocumentParser::DocumentParser(std::shared_ptr<const Language> language,
                               uint64_t seed)
    : language_(std::move(language)), seed_(seed), terms_(*language_, seed) {}

void DocumentParser::Parse(std::string_view body, Document& document) {
  document.Clear();
  document.body = body;
  map_.Build(body);
  blocks_.Split(map_, *language_, document.blocks);
  terms_.Begin(document, map_);
  for (size_t b = 0; b < document.blocks.size(); ++b) {
    Block& block = document.blocks[b];
    block.first_sentence = static_cast<uint32_t>(document.sentences.size());
    AddSentences(document, block);
    block.end_sentence = static_cast<uint32_t>(document.sentences.size());
    for (uint32_t s = block.first_sentence; s < block.end_sentence; ++s) {
      Sentence& sentence = document.sentences[s];
      sentence.block = static_cast<uint32_t>(b);
      sentence.word_count = map_.CountWords(sentence.begin, sentence.end);
      terms_.Scan(sentence);
    }
  }
  terms_.Finish();
}

// Splits a block, unless its kind keeps it whole.
void DocumentParser::AddSentences(Document& document, Block& block) {
  std::vector<Sentence>& sentences = document.sentences;
  if (block.kind != BlockKind::kSeparator &&
      block.kind != BlockKind::kMetadata) {
    SplitSentences(map_, block.begin, block.end, *language_, sentences);
    if (sentences.size() == block.first_sentence + 1) return;
    const bool heading = block.kind == BlockKind::kHeading;
    if (!heading && block.kind != BlockKind::kListItem) return;
    const Sentence& second = sentences[block.first_sentence + 1];
    if (ListMarkerLength(document.TextOf(second)) != 0) return;
    // Two sentences, the last without its period, are a paragraph; a headline
    // may hold an abbreviation or a question, but not two.
    const size_t count = sentences.size() - block.first_sentence;
    if (count > 2 || !IsHeading(document.TextOf(block)) ||
        !IsTitleCase(document.TextOf(block))) {
      if (heading) block.kind = BlockKind::kParagraph;
      return;
    }
    sentences.resize(block.first_sentence);
  }
  Sentence whole;
  whole.begin = block.begin;
  whole.end = block.end;
  sentences.push_back(whole);
}

}  // namespace summarizer::text
