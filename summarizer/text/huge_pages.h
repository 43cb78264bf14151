// Memory for large tables that are read at random: where the system has huge
// pages, a few of them, so that looking up where a page is takes no time.

#ifndef SUMMARIZER_TEXT_HUGE_PAGES_H_
#define SUMMARIZER_TEXT_HUGE_PAGES_H_

#include <cstddef>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace summarizer::text {

// An allocator for vectors. What fills no huge page is aligned as T is.
template <typename T>
class HugePages {
 public:
  using value_type = T;

  HugePages() = default;
  template <typename U>
  explicit HugePages(const HugePages<U>&) {}

  T* allocate(size_t count) {
    const size_t bytes = count * sizeof(T);
    void* memory = ::operator new(bytes, AlignmentFor(bytes));
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    // A hint: where it is not taken, nothing else changes.
    if (bytes >= kPage) madvise(memory, bytes, MADV_HUGEPAGE);
#endif
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, size_t count) {
    ::operator delete(memory, AlignmentFor(count * sizeof(T)));
  }

  friend bool operator==(HugePages, HugePages) { return true; }
  friend bool operator!=(HugePages, HugePages) { return false; }

 private:
  // Of the processors that matter; elsewhere the hint is worth less.
  static constexpr size_t kPage = size_t{2} << 20;

  static std::align_val_t AlignmentFor(size_t bytes) {
    return std::align_val_t{bytes >= kPage ? kPage : alignof(T)};
  }
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_HUGE_PAGES_H_
