/* Makes one call of the C ABI with the bytes of files, and prints its answer:
 * the code's name, and the error or the number of bytes that came out.
 *
 * usage: bad_inputs_probe CALL [FILE [HISTORY]]; "null" stands for NULL. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "summarizer/c/summarizer.h"

static void Read(const char* path, char** data, size_t* size) {
  FILE* file;
  *data = NULL;
  *size = 0;
  if (path == NULL) return;
  if (strcmp(path, "null") == 0) {
    *size = 3; /* NULL with a size. */
    return;
  }
  file = fopen(path, "rb");
  if (file == NULL) {
    perror(path);
    exit(3);
  }
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  /* Not a byte more, so that reading too far is found. */
  *data = malloc(*size > 0 ? *size : 1);
  if (*data == NULL || fread(*data, 1, *size, file) != *size) exit(3);
  fclose(file);
}

int main(int argc, char** argv) {
  const char* call = argc > 1 ? argv[1] : "";
  char *data, *saved, *error = NULL;
  size_t size, saved_size;
  summarizer_engine* engine = NULL;
  summarizer_history* history = NULL;
  summarizer_history* other = NULL;
  summarizer_bytes out = {NULL, 0};
  summarizer_code code = SUMMARIZER_OK;
  Read(argc > 2 ? argv[2] : NULL, &data, &size);
  Read(argc > 3 ? argv[3] : NULL, &saved, &saved_size);
  if (strcmp(call, "create") == 0) {
    code = summarizer_create(data, size, &engine, &error);
  } else if (strcmp(call, "create_nowhere") == 0) {
    code = summarizer_create(data, size, NULL, &error);
  } else if (strcmp(call, "load") == 0) {
    code = summarizer_history_load(data, size, 0, &history, &error);
  } else {
    code = summarizer_create(NULL, 0, &engine, &error);
    if (code == SUMMARIZER_OK) code = summarizer_history_new(0, &history, &error);
    if (code == SUMMARIZER_OK && saved != NULL) {
      summarizer_history_free(history);
      code = summarizer_history_load(saved, saved_size, 0, &history, &error);
    }
    if (code == SUMMARIZER_OK) {
      if (strcmp(call, "summarize") == 0) {
        code = summarizer_summarize(engine, data, size, history, &out, &error);
      } else if (strcmp(call, "observe") == 0) {
        code = summarizer_observe(engine, data, size, history, &error);
      } else if (strcmp(call, "observe_nowhere") == 0) {
        code = summarizer_observe(engine, data, size, NULL, &error);
      } else if (strcmp(call, "no_engine") == 0) {
        code = summarizer_summarize(NULL, data, size, NULL, &out, &error);
      } else if (strcmp(call, "corpus") == 0) {
        code = summarizer_corpus(engine, data, size, history, &out, &error);
      } else if (strcmp(call, "merge") == 0) {
        code = summarizer_history_load(data, size, 0, &other, &error);
        if (code == SUMMARIZER_OK) {
          code = summarizer_history_merge(history, other, &error);
        }
      } else {
        return 3;
      }
    }
  }
  if (code == SUMMARIZER_OK) {
    printf("OK: %zu bytes\n", out.size);
  } else {
    printf("%s: %s\n", summarizer_code_name(code),
           error != NULL ? error : "no error");
  }
  summarizer_bytes_free(&out);
  summarizer_string_free(error);
  summarizer_history_free(other);
  summarizer_history_free(history);
  summarizer_free(engine);
  free(data);
  free(saved);
  return code == SUMMARIZER_OK ? 0 : 1;
}
