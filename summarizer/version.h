/* The version of the API: https://semver.org. Plain C.
 *
 * The one place where it is written: the CMake and pkg-config packages, the
 * SONAME and `summarize --version` take it from here. The version of the
 * output is another thing: see AlgorithmVersion() in summarizer.h.
 */

#ifndef SUMMARIZER_VERSION_H_
#define SUMMARIZER_VERSION_H_

#define SUMMARIZER_VERSION "0.1.0"

#endif /* SUMMARIZER_VERSION_H_ */
