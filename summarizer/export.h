/* What the shared library exports. Plain C, for summarizer/c/summarizer.h.
 *
 * The library is built with hidden symbols; only what is marked here, and the
 * messages of summarizer.v1, can be linked against.
 */

#ifndef SUMMARIZER_EXPORT_H_
#define SUMMARIZER_EXPORT_H_

#if defined(__GNUC__)
#define SUMMARIZER_EXPORT __attribute__((visibility("default")))
#define SUMMARIZER_NO_EXPORT __attribute__((visibility("hidden")))
#else
#define SUMMARIZER_EXPORT
#define SUMMARIZER_NO_EXPORT
#endif

#endif /* SUMMARIZER_EXPORT_H_ */
