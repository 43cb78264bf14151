// Hints that memory will be read soon.

#ifndef SUMMARIZER_TEXT_PREFETCH_H_
#define SUMMARIZER_TEXT_PREFETCH_H_

namespace summarizer::text {

// Not the builtin alone: g++ takes a function that does nothing but hint for
// one without effects, and drops calls of it that it doesn't inline early.
inline void Prefetch(const void* address) {
  __builtin_prefetch(address);
#if defined(__GNUC__) && !defined(__clang__)
  asm volatile("");
#endif
}

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_PREFETCH_H_
