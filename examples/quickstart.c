/* The library from C: a serialized summarizer.v1.Article on standard input, a
 * serialized ArticleDigest on standard output. */

#include <stdio.h>

#include "summarizer/c/summarizer.h"

int main(void) {
  static char article[1 << 20];
  const size_t size = fread(article, 1, sizeof(article), stdin);
  summarizer_engine* engine = NULL;
  summarizer_bytes digest = {NULL, 0};
  char* error = NULL;

  summarizer_code code = summarizer_create(NULL, 0, &engine, &error);
  if (code == SUMMARIZER_OK) {
    code = summarizer_summarize(engine, article, size, NULL, &digest, &error);
  }
  if (code == SUMMARIZER_OK) {
    fwrite(digest.data, 1, digest.size, stdout);
  } else {
    fprintf(stderr, "%s: %s\n", summarizer_code_name(code),
            error != NULL ? error : "no memory");
  }
  summarizer_bytes_free(&digest);
  summarizer_string_free(error);
  summarizer_free(engine);
  return code == SUMMARIZER_OK ? 0 : 1;
}
