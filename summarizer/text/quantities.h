// Numbers with their units, dates and times.

#ifndef SUMMARIZER_TEXT_QUANTITIES_H_
#define SUMMARIZER_TEXT_QUANTITIES_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "summarizer/text/document.h"
#include "summarizer/text/language.h"

namespace summarizer::text {

// Reads the quantity that begins at `begin`: at a digit, a currency sign before
// one, the name of a month before one, or a number in words. Looks no further
// than `end`. Nothing where there is none.
std::optional<Quantity> ScanQuantity(std::string_view body, uint32_t begin,
                                     uint32_t end, const Language& language);

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_QUANTITIES_H_
