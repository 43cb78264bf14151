#include "summarizer/io/html_text.h"

#include <string>

#include "gtest/gtest.h"

namespace summarizer::io {
namespace {

TEST(HtmlTextTest, MarkupBecomesText) {
  EXPECT_EQ(Html(""), "");
  EXPECT_EQ(Html("Trade rose – to €3."), "Trade rose – to €3.");
  EXPECT_EQ(Html("</script><img src=x onerror='a()'> & \"b\""),
            "&lt;/script&gt;&lt;img src=x onerror='a()'&gt; &amp; "
            "&quot;b&quot;");
  EXPECT_EQ(Html("<!--"), "&lt;!--");
}

TEST(HtmlTextTest, ControlCharactersAndBrokenBytesBecomeReplacements) {
  using std::string_literals::operator""s;
  EXPECT_EQ(Html("a\0b\x1B\x7F\xC2\x85\tc\r\nd"s),
            "a\uFFFDb\uFFFD\uFFFD\uFFFD\tc\r\nd");
  EXPECT_EQ(Html("a\xFF\xE2\x80"), "a\uFFFD\uFFFD\uFFFD");
}

TEST(HtmlTextTest, TurningTheDirectionIsShownInsteadOfDone) {
  EXPECT_EQ(Html("a\u202Egpj.exe"), "a<i class=u>U+202E</i>gpj.exe");
  EXPECT_EQ(Html("\u2066\u2069\u202A"),
            "<i class=u>U+2066</i><i class=u>U+2069</i><i class=u>U+202A</i>");
  // Marks, joiners and quotation marks are ordinary text.
  EXPECT_EQ(Html("\u200E\u200F\u200D“q”"), "\u200E\u200F\u200D“q”");
}

TEST(HtmlTextTest, AttributesAreOneLineWithoutElements) {
  EXPECT_EQ(HtmlAttribute(" \"x\"\n<b>\u202E "),
            "&quot;x&quot; &lt;b&gt;\uFFFD");
}

}  // namespace
}  // namespace summarizer::io
