/* The library for C, and for all that can call C. C99.
 *
 *   summarizer_engine* engine = NULL;
 *   summarizer_bytes digest = {NULL, 0};
 *   char* error = NULL;
 *   summarizer_code code = summarizer_create(NULL, 0, &engine, &error);
 *   if (code == SUMMARIZER_OK) {
 *     code = summarizer_summarize(engine, article, article_size, NULL,
 *                                 &digest, &error);
 *   }
 *   if (code != SUMMARIZER_OK) Complain(summarizer_code_name(code), error);
 *   ...
 *   summarizer_bytes_free(&digest);
 *   summarizer_string_free(error);
 *   summarizer_free(engine);
 *
 * MESSAGES go in and come out serialized, as of proto/summarizer/v1: pointer
 * and size in, summarizer_bytes out. NULL with size 0 is the empty message. The
 * caller keeps what it passes in; nothing points to it after the call.
 *
 * OWNERSHIP. What a call hands out through a pointer (an engine, a history,
 * bytes, an error) is the caller's, to be freed with the function of its type.
 * These functions take NULL, and empty bytes. Out-parameters are overwritten,
 * not freed: with NULL or empty bytes first, so that they may be freed whatever
 * the call returns.
 *
 * ERRORS. Calls return a code. Where it is not SUMMARIZER_OK and `error` is not
 * NULL, *error is a message that names the article, field or byte at fault; it
 * is NULL after success, or where there is no memory for it. A pointer that
 * must not be NULL and is, is SUMMARIZER_INVALID_ARGUMENT. A call that fails
 * changes nothing, but for SUMMARIZER_RESOURCE_EXHAUSTED with "out of memory":
 * a history that was passed to change may then only be freed.
 *
 * THREADS. An engine is immutable: any number of threads may share one. Calls
 * that take a `const summarizer_history*` may run concurrently; those that take
 * a plain one need exclusive access to it.
 *
 * No exceptions leave the library, and it prints nothing.
 */

#ifndef SUMMARIZER_C_SUMMARIZER_H_
#define SUMMARIZER_C_SUMMARIZER_H_

#include <stddef.h>

#include "summarizer/export.h"
#include "summarizer/version.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The codes of absl::Status, which are those of gRPC. */
typedef enum summarizer_code {
  SUMMARIZER_OK = 0,
  SUMMARIZER_CANCELLED = 1,
  SUMMARIZER_UNKNOWN = 2,
  SUMMARIZER_INVALID_ARGUMENT = 3,
  SUMMARIZER_DEADLINE_EXCEEDED = 4,
  SUMMARIZER_NOT_FOUND = 5,
  SUMMARIZER_ALREADY_EXISTS = 6,
  SUMMARIZER_PERMISSION_DENIED = 7,
  SUMMARIZER_RESOURCE_EXHAUSTED = 8,
  SUMMARIZER_FAILED_PRECONDITION = 9,
  SUMMARIZER_ABORTED = 10,
  SUMMARIZER_OUT_OF_RANGE = 11,
  SUMMARIZER_UNIMPLEMENTED = 12,
  SUMMARIZER_INTERNAL = 13,
  SUMMARIZER_UNAVAILABLE = 14,
  SUMMARIZER_DATA_LOSS = 15,
  SUMMARIZER_UNAUTHENTICATED = 16,
  /* No code: lets the type hold any int, as of a newer library. */
  SUMMARIZER_CODE_MAX = 0x7fffffff
} summarizer_code;

/* A Summarizer, and a History, as of the C++ headers. */
typedef struct summarizer_engine summarizer_engine;
typedef struct summarizer_history summarizer_history;

/* Bytes that the library allocated. `data` may be NULL where `size` is 0. */
typedef struct summarizer_bytes {
  char* data;
  size_t size;
} summarizer_bytes;

/* Version of the API that was linked ("1.2.3"; SUMMARIZER_VERSION is the one
 * compiled against), version of its output, and "INVALID_ARGUMENT" for a code.
 * Static strings: not to be freed. */
SUMMARIZER_EXPORT const char* summarizer_version(void);
SUMMARIZER_EXPORT const char* summarizer_algorithm_version(void);
SUMMARIZER_EXPORT const char* summarizer_code_name(summarizer_code code);

SUMMARIZER_EXPORT void summarizer_bytes_free(summarizer_bytes* bytes);
SUMMARIZER_EXPORT void summarizer_string_free(char* string);

/* An engine with the given SummarizerOptions; the empty message is the
 * recommended setting. Compiles the rules: make one and keep it. */
SUMMARIZER_EXPORT summarizer_code summarizer_create(const void* options,
                                                    size_t options_size,
                                                    summarizer_engine** engine,
                                                    char** error);
SUMMARIZER_EXPORT void summarizer_free(summarizer_engine* engine);

/* Article -> ArticleDigest, on its own or, where `history` is not NULL, against
 * the past. */
SUMMARIZER_EXPORT summarizer_code summarizer_summarize(
    const summarizer_engine* engine, const void* article, size_t article_size,
    const summarizer_history* history, summarizer_bytes* digest, char** error);

/* Remembers an Article in `history`. */
SUMMARIZER_EXPORT summarizer_code summarizer_observe(
    const summarizer_engine* engine, const void* article, size_t article_size,
    summarizer_history* history, char** error);

/* Article -> ArticleDigest against `history`, which then holds the article:
 * both in one pass. */
SUMMARIZER_EXPORT summarizer_code summarizer_summarize_and_observe(
    const summarizer_engine* engine, const void* article, size_t article_size,
    summarizer_history* history, summarizer_bytes* digest, char** error);

/* Corpus -> CorpusDigest, with hindsight over all of it and over `past` where
 * that is not NULL. */
SUMMARIZER_EXPORT summarizer_code summarizer_corpus(
    const summarizer_engine* engine, const void* corpus, size_t corpus_size,
    const summarizer_history* past, summarizer_bytes* digest, char** error);

/* An empty history. `max_bytes` of memory, as of HistoryOptions; 0: no bound.
 */
SUMMARIZER_EXPORT summarizer_code summarizer_history_new(
    size_t max_bytes, summarizer_history** history, char** error);

/* To bytes that can be kept, and back. Damage is SUMMARIZER_DATA_LOSS, bytes of
 * a newer format are SUMMARIZER_FAILED_PRECONDITION. */
SUMMARIZER_EXPORT summarizer_code summarizer_history_save(
    const summarizer_history* history, summarizer_bytes* saved, char** error);
SUMMARIZER_EXPORT summarizer_code
summarizer_history_load(const void* saved, size_t saved_size, size_t max_bytes,
                        summarizer_history** history, char** error);

/* Adds the records of `other`. SUMMARIZER_FAILED_PRECONDITION where the two
 * were made with another seed, language, rules or algorithm version. */
SUMMARIZER_EXPORT summarizer_code summarizer_history_merge(
    summarizer_history* history, const summarizer_history* other, char** error);

/* Articles remembered; bytes of memory in use. 0 for NULL. */
SUMMARIZER_EXPORT size_t
summarizer_history_article_count(const summarizer_history* history);
SUMMARIZER_EXPORT size_t
summarizer_history_memory_bytes(const summarizer_history* history);

SUMMARIZER_EXPORT void summarizer_history_free(summarizer_history* history);

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* SUMMARIZER_C_SUMMARIZER_H_ */
