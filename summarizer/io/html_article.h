// One article of the report: its whole text, with what the digest says about
// each part of it.

#ifndef SUMMARIZER_IO_HTML_ARTICLE_H_
#define SUMMARIZER_IO_HTML_ARTICLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "summarizer/io/report_index.h"
#include "summarizer/text/blocks.h"
#include "summarizer/text/byte_map.h"
#include "summarizer/text/language.h"

namespace summarizer::io {

// Keeps scratch memory: not for use by two threads at a time.
class HtmlArticle {
 public:
  // Both must outlive this object. Paragraphs are found as in `language`.
  HtmlArticle(const ReportIndex& index, const text::Language& language)
      : index_(index), language_(language) {}

  // Appends article number `article`, whose text is `body`: UTF-8, of less than
  // 4 GiB. Spans that reach beyond it are cut.
  void Append(int article, std::string_view body, std::string& out);

 private:
  void AppendHeader(int article, std::string& out) const;
  void AppendBlock(int article, const text::Block& block, std::string& out);
  // Whether a block is the title, which the header has already.
  bool IsTitle(int article, const text::Block& block) const;
  void AppendPlace(int article, const Place& place, std::string_view text,
                   bool is_first, std::string& out) const;
  void AppendSuppressedNote(int article, const Place& place,
                            std::string& out) const;
  void AppendNotes(const Place& place, std::string& out) const;
  bool IsAllSuppressed(const text::Block& block,
                       const std::vector<Place>& places) const;

  const ReportIndex& index_;
  const text::Language& language_;
  text::ByteMap map_;
  text::BlockSplitter splitter_;
  std::vector<text::Block> blocks_;
  std::string_view body_;
  size_t next_place_ = 0;  // The first that may reach into the block.
};

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_HTML_ARTICLE_H_
