// Code for newer processors beside code for all of one kind, chosen at run
// time. What is computed is the same.

#ifndef SUMMARIZER_TEXT_CPU_H_
#define SUMMARIZER_TEXT_CPU_H_

#if defined(__x86_64__) && defined(__GNUC__)

// Intel Haswell (2013), AMD Zen (2017) and all after them.
#define SUMMARIZER_HASWELL 1
#define SUMMARIZER_TARGET_HASWELL \
  __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

namespace summarizer::text {

inline bool IsHaswell() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") &&
         __builtin_cpu_supports("popcnt");
}

}  // namespace summarizer::text

#endif

#endif  // SUMMARIZER_TEXT_CPU_H_
