#include "summarizer/repetition/equal_units.h"

#include <array>
#include <cstdint>
#include <random>

#include "gtest/gtest.h"

namespace summarizer::repetition {
namespace {

template <typename Unit>
void ExpectSameOnBothPaths(uint32_t values) {
  std::mt19937 random(7);
  uint32_t found = 0;
  for (int round = 0; round < 1000; ++round) {
    std::array<Unit, kEqualUnits + 1> units;
    for (Unit& unit : units) {
      unit = static_cast<Unit>(0 - random() % values);  // Also the largest.
    }
    const Unit value = units[random() % units.size()];
    const Unit* const begin = units.data() + round % 2;  // Also unaligned.
    const uint32_t equal = EqualUnits(begin, value);
    ASSERT_EQ(equal, EqualUnitsOneByOne(begin, value));
    found |= equal;
  }
  EXPECT_EQ(found, 0xFFFFu);
}

TEST(EqualUnitsTest, SameOnBothPaths) {
  ExpectSameOnBothPaths<uint8_t>(3);
  ExpectSameOnBothPaths<uint8_t>(256);
  ExpectSameOnBothPaths<uint16_t>(3);
  ExpectSameOnBothPaths<uint16_t>(65536);
}

TEST(EqualUnitsTest, EachHasItsBit) {
  std::array<uint16_t, kEqualUnits> units{};
  units[3] = 0x1234;
  units[15] = 0x1234;
  units[4] = 0x0034;  // Half of it is not enough.
  EXPECT_EQ(EqualUnits(units.data(), uint16_t{0x1234}), 1u << 3 | 1u << 15);
}

}  // namespace
}  // namespace summarizer::repetition
