#include "summarizer/io/kept_source.h"

namespace summarizer::io {

absl::Status KeptSource::Rewind() {
  next_ = 0;
  if (state_ == State::kKept) return absl::OkStatus();
  kept_.clear();
  kept_bytes_ = 0;
  return source_.Rewind();
}

absl::StatusOr<bool> KeptSource::Next(v1::Article& article) {
  if (state_ == State::kKept) {
    if (next_ == kept_.size()) return false;
    article = kept_[next_++];
    return true;
  }
  absl::StatusOr<bool> more = source_.Next(article);
  if (!more.ok() || state_ == State::kNotToKeep) return more;
  if (*more) {
    Keep(article);
  } else {
    state_ = State::kKept;
    next_ = kept_.size();
  }
  return more;
}

void KeptSource::Keep(const v1::Article& article) {
  // What is short costs more than its bytes.
  kept_bytes_ += sizeof(article) + article.ByteSizeLong();
  if (kept_bytes_ <= max_bytes_) {
    kept_.push_back(article);
    return;
  }
  state_ = State::kNotToKeep;
  kept_.clear();
}

}  // namespace summarizer::io
