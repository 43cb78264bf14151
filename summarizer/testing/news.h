// testdata/news, read for tests.

#ifndef SUMMARIZER_TESTING_NEWS_H_
#define SUMMARIZER_TESTING_NEWS_H_

#include "summarizer/v1/article.pb.h"
#include "testdata/labels.pb.h"

namespace summarizer::testing {

// The articles of testdata/news, ids as the command gives them, in the order of
// ids. Depend on //testdata:news.
v1::Corpus ReadNews();

// What a careful reader finds in them. Depend on //testdata:labels.
testdata::LabelSet ReadLabels();

}  // namespace summarizer::testing

#endif  // SUMMARIZER_TESTING_NEWS_H_
