// Digests for tests of what is written of them.

#ifndef SUMMARIZER_IO_TEST_SUPPORT_H_
#define SUMMARIZER_IO_TEST_SUPPORT_H_

#include <string>

#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::io {

// A message from its text; fails the test where it is none.
template <typename Message = v1::CorpusDigest>
Message Parse(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message));
  return message;
}

// A digest with a change of words alone, of which the later version lacks one.
inline v1::CorpusDigest DigestOfMissingWord() {
  return Parse(R"(
    changes {
      text: "Crew talks were."
      versions { span { article_id: "a" } text: "Crew talks were held."
                 time { seconds: 1642118400 } }
      versions { span { article_id: "b" } text: "Crew talks were."
                 time { seconds: 1642204800 } }
    }
  )");
}

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_TEST_SUPPORT_H_
