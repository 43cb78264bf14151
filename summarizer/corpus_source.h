// A corpus in memory as a source of articles.

#ifndef SUMMARIZER_CORPUS_SOURCE_H_
#define SUMMARIZER_CORPUS_SOURCE_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer {

class CorpusSource : public ArticleSource {
 public:
  // `corpus` must outlive this object.
  explicit CorpusSource(const v1::Corpus& corpus) : corpus_(corpus) {}

  absl::Status Rewind() override {
    next_ = 0;
    return absl::OkStatus();
  }

  absl::StatusOr<bool> Next(v1::Article& article) override {
    if (next_ == corpus_.articles_size()) return false;
    article = corpus_.articles(next_++);
    return true;
  }

 private:
  const v1::Corpus& corpus_;
  int next_ = 0;
};

}  // namespace summarizer

#endif  // SUMMARIZER_CORPUS_SOURCE_H_
