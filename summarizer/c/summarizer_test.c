/* The whole C API from C99, its errors included. */

#include "summarizer/c/summarizer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

#define CHECK(condition)                                             \
  do {                                                               \
    if (!(condition)) {                                              \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
      ++failures;                                                    \
    }                                                                \
  } while (0)

static const char kFlash[] =
    "A flood in the Lume valley killed 12 people on Saturday. "
    "Boats searched the drowned village of Ostra for survivors.";
static const char kUpdate[] =
    "A flood in the Lume valley killed 14 people on Saturday. "
    "Boats searched the drowned village of Ostra for survivors. "
    "The army sent engineers to repair the dyke above the mill.";

/* A message in the making. */
typedef struct Message {
  unsigned char data[2048];
  size_t size;
} Message;

static void AppendVarint(Message* message, size_t value) {
  for (; value >= 0x80; value >>= 7) {
    message->data[message->size++] = (unsigned char)(value | 0x80);
  }
  message->data[message->size++] = (unsigned char)value;
}

/* A field of bytes, strings or messages. */
static void AppendField(Message* message, unsigned number, const void* data,
                        size_t size) {
  AppendVarint(message, number << 3 | 2);
  AppendVarint(message, size);
  memcpy(message->data + message->size, data, size);
  message->size += size;
}

/* summarizer.v1.Article: id is field 1, body field 3. */
static Message MakeArticle(const char* id, const char* body) {
  Message article;
  article.size = 0;
  AppendField(&article, 1, id, strlen(id));
  AppendField(&article, 3, body, strlen(body));
  return article;
}

static int Holds(const summarizer_bytes* bytes, const char* text) {
  const size_t size = strlen(text);
  size_t i;
  for (i = 0; i + size <= bytes->size; ++i) {
    if (memcmp(bytes->data + i, text, size) == 0) return 1;
  }
  return 0;
}

/* Expects that a call failed with `code` and a message with `part`; frees it.
 */
static void ExpectError(summarizer_code code, summarizer_code expected,
                        char** error, const char* part) {
  CHECK(code == expected);
  CHECK(*error != NULL && strstr(*error, part) != NULL);
  if (*error != NULL && strstr(*error, part) == NULL) {
    fprintf(stderr, "  got: %s\n", *error);
  }
  summarizer_string_free(*error);
  *error = NULL;
}

static void ExpectOk(summarizer_code code, char* error) {
  CHECK(code == SUMMARIZER_OK);
  CHECK(error == NULL);
  if (error != NULL) fprintf(stderr, "  got: %s\n", error);
}

static void TestVersions(void) {
  CHECK(strcmp(summarizer_version(), SUMMARIZER_VERSION) == 0);
  CHECK(strlen(summarizer_algorithm_version()) > 0);
  CHECK(strcmp(summarizer_code_name(SUMMARIZER_OK), "OK") == 0);
  CHECK(strcmp(summarizer_code_name(SUMMARIZER_DATA_LOSS), "DATA_LOSS") == 0);
  CHECK(strcmp(summarizer_code_name((summarizer_code)99), "UNKNOWN") == 0);
}

static void TestFreesTakeNull(void) {
  summarizer_bytes empty = {NULL, 0};
  summarizer_free(NULL);
  summarizer_history_free(NULL);
  summarizer_string_free(NULL);
  summarizer_bytes_free(NULL);
  summarizer_bytes_free(&empty);
  summarizer_bytes_free(&empty);
}

static void TestCreate(void) {
  summarizer_engine* engine = NULL;
  char* error = NULL;
  /* SummarizerOptions: article_budget (1) { max_sentences (1): 1 }. */
  const unsigned char one[] = {0x0A, 0x02, 0x08, 0x01};
  /* threads (12): 2000, which is too many. */
  const unsigned char threads[] = {0x60, 0xD0, 0x0F};
  const Message article = MakeArticle("flash", kFlash);
  summarizer_bytes digest = {NULL, 0};

  ExpectOk(summarizer_create(one, sizeof(one), &engine, &error), error);
  ExpectOk(summarizer_summarize(engine, article.data, article.size, NULL,
                                &digest, &error),
           error);
  CHECK(Holds(&digest, "killed 12"));
  CHECK(!Holds(&digest, "Boats"));
  summarizer_bytes_free(&digest);
  CHECK(digest.data == NULL && digest.size == 0);
  summarizer_free(engine);

  ExpectError(summarizer_create(threads, sizeof(threads), &engine, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "threads is 2000");
  CHECK(engine == NULL);
  ExpectError(summarizer_create("\xFF", 1, &engine, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "SummarizerOptions");
  ExpectError(summarizer_create(NULL, 1, &engine, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "options is NULL");
  ExpectError(summarizer_create(NULL, 0, NULL, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "engine is NULL");
  /* Nobody has to ask for the message. */
  CHECK(summarizer_create(NULL, 0, NULL, NULL) == SUMMARIZER_INVALID_ARGUMENT);
}

static void TestStream(const summarizer_engine* engine) {
  const Message flash = MakeArticle("flash", kFlash);
  const Message update = MakeArticle("update", kUpdate);
  summarizer_history* history = NULL;
  summarizer_bytes digest = {NULL, 0};
  summarizer_bytes again = {NULL, 0};
  char* error = NULL;

  ExpectOk(summarizer_history_new(0, &history, &error), error);
  CHECK(summarizer_history_article_count(history) == 0);
  ExpectOk(
      summarizer_observe(engine, flash.data, flash.size, history, &error),
      error);
  CHECK(summarizer_history_article_count(history) == 1);
  CHECK(summarizer_history_memory_bytes(history) > 0);

  /* Reading against it leaves it as it was. */
  ExpectOk(summarizer_summarize(engine, update.data, update.size, history,
                                &digest, &error),
           error);
  CHECK(summarizer_history_article_count(history) == 1);
  CHECK(Holds(&digest, summarizer_algorithm_version()));
  ExpectOk(summarizer_summarize_and_observe(engine, update.data, update.size,
                                            history, &again, &error),
           error);
  CHECK(summarizer_history_article_count(history) == 2);
  CHECK(digest.size == again.size &&
        memcmp(digest.data, again.data, digest.size) == 0);
  CHECK(Holds(&digest, "killed 14"));
  CHECK(Holds(&digest, "The army sent engineers"));

  summarizer_bytes_free(&digest);
  summarizer_bytes_free(&again);
  summarizer_history_free(history);
}

static void TestArticleErrors(const summarizer_engine* engine) {
  const Message article = MakeArticle("flash", kFlash);
  const Message nameless = MakeArticle("", kFlash);
  const Message bad = MakeArticle("bad", "A flood.\xFF");
  summarizer_history* history = NULL;
  summarizer_bytes digest = {NULL, 0};
  char* error = NULL;

  ExpectOk(summarizer_history_new(0, &history, &error), error);
  ExpectError(summarizer_summarize(engine, nameless.data, nameless.size, NULL,
                                   &digest, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "id");
  ExpectError(summarizer_summarize_and_observe(engine, bad.data, bad.size,
                                               history, &digest, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "body: not UTF-8 at byte 8");
  ExpectError(summarizer_observe(engine, article.data, article.size - 1,
                                 history, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "article: not a ");
  CHECK(digest.data == NULL && digest.size == 0);
  CHECK(summarizer_history_article_count(history) == 0);

  ExpectError(summarizer_summarize(NULL, article.data, article.size, NULL,
                                   &digest, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "engine is NULL");
  ExpectError(summarizer_summarize(engine, NULL, 7, NULL, &digest, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "article is NULL");
  ExpectError(summarizer_summarize(engine, article.data, article.size, NULL,
                                   NULL, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "digest is NULL");
  ExpectError(
      summarizer_observe(NULL, article.data, article.size, history, &error),
      SUMMARIZER_INVALID_ARGUMENT, &error, "engine is NULL");
  ExpectError(
      summarizer_observe(engine, article.data, article.size, NULL, &error),
      SUMMARIZER_INVALID_ARGUMENT, &error, "history is NULL");
  ExpectError(summarizer_summarize_and_observe(engine, article.data,
                                               article.size, NULL, &digest,
                                               &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "history is NULL");
  summarizer_history_free(history);
}

static void TestCorpus(const summarizer_engine* engine) {
  const Message flash = MakeArticle("flash", kFlash);
  const Message update = MakeArticle("update", kUpdate);
  Message corpus;
  summarizer_history* past = NULL;
  summarizer_bytes digest = {NULL, 0};
  char* error = NULL;

  corpus.size = 0;
  AppendField(&corpus, 1, flash.data, flash.size);
  AppendField(&corpus, 1, update.data, update.size);
  ExpectOk(summarizer_corpus(engine, corpus.data, corpus.size, NULL, &digest,
                             &error),
           error);
  CHECK(Holds(&digest, "killed 14"));
  CHECK(Holds(&digest, "The army sent engineers"));
  summarizer_bytes_free(&digest);

  ExpectOk(summarizer_history_new(0, &past, &error), error);
  ExpectOk(summarizer_corpus(engine, corpus.data, corpus.size, past, &digest,
                             &error),
           error);
  CHECK(digest.size > 0);
  summarizer_bytes_free(&digest);
  summarizer_history_free(past);

  /* The same id twice. */
  AppendField(&corpus, 1, flash.data, flash.size);
  ExpectError(summarizer_corpus(engine, corpus.data, corpus.size, NULL, &digest,
                                &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "\"flash\"");
  ExpectError(summarizer_corpus(NULL, NULL, 0, NULL, &digest, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "engine is NULL");
  /* None at all. */
  ExpectOk(summarizer_corpus(engine, NULL, 0, NULL, &digest, &error), error);
  CHECK(Holds(&digest, summarizer_algorithm_version()));
  summarizer_bytes_free(&digest);
}

static void TestHistory(const summarizer_engine* engine) {
  const Message flash = MakeArticle("flash", kFlash);
  const Message update = MakeArticle("update", kUpdate);
  const unsigned char seven[] = {0x58, 0x07}; /* seed (11): 7. */
  summarizer_engine* seeded = NULL;
  summarizer_history* history = NULL;
  summarizer_history* other = NULL;
  summarizer_history* loaded = NULL;
  summarizer_bytes saved = {NULL, 0};
  summarizer_bytes digest = {NULL, 0};
  char* error = NULL;

  ExpectOk(summarizer_history_new(0, &history, &error), error);
  ExpectOk(summarizer_history_new(0, &other, &error), error);
  ExpectOk(
      summarizer_observe(engine, flash.data, flash.size, history, &error),
      error);
  ExpectOk(
      summarizer_observe(engine, update.data, update.size, other, &error),
      error);
  ExpectOk(summarizer_history_merge(history, other, &error), error);
  CHECK(summarizer_history_article_count(history) == 2);
  ExpectOk(summarizer_history_merge(history, history, &error), error);
  CHECK(summarizer_history_article_count(history) == 2);

  ExpectOk(summarizer_history_save(history, &saved, &error), error);
  CHECK(saved.size > 0);
  ExpectOk(summarizer_history_load(saved.data, saved.size, 0, &loaded, &error),
           error);
  CHECK(summarizer_history_article_count(loaded) == 2);
  summarizer_history_free(loaded);
  /* Less memory than the records take. */
  ExpectOk(summarizer_history_load(saved.data, saved.size, 1, &loaded, &error),
           error);
  CHECK(summarizer_history_article_count(loaded) < 2);
  summarizer_history_free(loaded);

  saved.data[saved.size / 2] ^= 0x10;
  ExpectError(
      summarizer_history_load(saved.data, saved.size, 0, &loaded, &error),
      SUMMARIZER_DATA_LOSS, &error, "history");
  CHECK(loaded == NULL);
  ExpectError(summarizer_history_load(NULL, 1, 0, &loaded, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "saved is NULL");
  ExpectError(
      summarizer_history_load(saved.data, saved.size, 0, NULL, &error),
      SUMMARIZER_INVALID_ARGUMENT, &error, "history is NULL");
  summarizer_bytes_free(&saved);

  ExpectOk(summarizer_create(seven, sizeof(seven), &seeded, &error), error);
  ExpectError(summarizer_summarize(seeded, flash.data, flash.size, history,
                                   &digest, &error),
              SUMMARIZER_FAILED_PRECONDITION, &error, "seed");
  summarizer_history_free(other);
  ExpectOk(summarizer_history_new(0, &other, &error), error);
  ExpectOk(summarizer_observe(seeded, flash.data, flash.size, other, &error),
           error);
  ExpectError(summarizer_history_merge(history, other, &error),
              SUMMARIZER_FAILED_PRECONDITION, &error, "seed");
  CHECK(summarizer_history_article_count(history) == 2);
  ExpectError(summarizer_history_merge(history, NULL, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "other is NULL");
  ExpectError(summarizer_history_merge(NULL, other, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "history is NULL");
  ExpectError(summarizer_history_new(0, NULL, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "history is NULL");
  ExpectError(summarizer_history_save(NULL, &saved, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "history is NULL");
  ExpectError(summarizer_history_save(history, NULL, &error),
              SUMMARIZER_INVALID_ARGUMENT, &error, "saved is NULL");
  CHECK(summarizer_history_article_count(NULL) == 0);
  CHECK(summarizer_history_memory_bytes(NULL) == 0);

  summarizer_free(seeded);
  summarizer_history_free(history);
  summarizer_history_free(other);
}

int main(void) {
  summarizer_engine* engine = NULL;
  char* error = NULL;

  TestVersions();
  TestFreesTakeNull();
  TestCreate();
  ExpectOk(summarizer_create(NULL, 0, &engine, &error), error);
  TestStream(engine);
  TestArticleErrors(engine);
  TestCorpus(engine);
  TestHistory(engine);
  summarizer_free(engine);
  if (failures != 0) fprintf(stderr, "%d failures\n", failures);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
