// Where times stand on a line from the first to the last one.

#ifndef SUMMARIZER_IO_TIME_SCALE_H_
#define SUMMARIZER_IO_TIME_SCALE_H_

#include <cstdint>
#include <string>
#include <vector>

namespace summarizer::io {

class TimeScale {
 public:
  // From `first` to `last` in seconds since 1970 UTC, first <= last, both in
  // the years 1 to 9999.
  TimeScale(int64_t first, int64_t last) : first_(first), last_(last) {}

  // From 0 (first) to 100 (last); the middle where they are one.
  double Percent(int64_t seconds) const;

  struct Tick {
    double percent = 0;
    std::string label;  // "2023", "2023-05" or "2023-05-24".
  };
  // Starts of days, months or years in between, five at most. Where there is
  // none, the first time's day.
  std::vector<Tick> Ticks() const;

 private:
  int64_t first_;
  int64_t last_;
};

// Moves `percents`, which ascend, apart so that neighbours are `gap` or more
// from each other, or evenly spread where that is too much. All stay from 0 to
// 100 and in order.
void MoveApart(double gap, std::vector<double>& percents);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_TIME_SCALE_H_
