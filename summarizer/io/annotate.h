// Says where an error happened.

#ifndef SUMMARIZER_IO_ANNOTATE_H_
#define SUMMARIZER_IO_ANNOTATE_H_

#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "summarizer/io/absl_view.h"

namespace summarizer::io {

// The error `status` with "PLACE: " before its message; OK stays OK.
inline absl::Status Annotate(const absl::Status& status,
                             std::string_view place) {
  if (status.ok()) return status;
  return absl::Status(status.code(),
                      absl::StrCat(AbslView(place), ": ", status.message()));
}

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_ANNOTATE_H_
