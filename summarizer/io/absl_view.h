// Crossing from std::string_view to Abseil's view, which builds of Abseil may
// keep apart from the standard one. Where they are one type, this is free too.

#ifndef SUMMARIZER_IO_ABSL_VIEW_H_
#define SUMMARIZER_IO_ABSL_VIEW_H_

#include <string_view>

#include "absl/strings/string_view.h"

namespace summarizer::io {

// The same bytes as Abseil sees them.
inline absl::string_view AbslView(std::string_view view) {
  return absl::string_view(view.data(), view.size());
}

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_ABSL_VIEW_H_
