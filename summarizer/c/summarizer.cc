#include "summarizer/c/summarizer.h"

#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/message.h"
#include "summarizer/history.h"
#include "summarizer/pipeline/message_parser.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest.pb.h"
#include "summarizer/v1/options.pb.h"

struct summarizer_engine {
  summarizer::Summarizer summarizer;
};

struct summarizer_history {
  summarizer::History history;
};

namespace {

using ::summarizer::History;
using ::summarizer::Summarizer;
using ::summarizer::pipeline::ParseMessage;

absl::Status IsNull(const char* name) {
  return absl::InvalidArgumentError(absl::StrCat(name, " is NULL"));
}

// malloc, so that what can't be allocated is a code and no exception.
char* Allocate(std::string_view text, size_t size) {
  char* copy = static_cast<char*>(std::malloc(size));
  if (copy != nullptr) std::memcpy(copy, text.data(), text.size());
  return copy;
}

summarizer_code Fail(absl::StatusCode code, std::string_view message,
                     char** error) {
  if (error != nullptr) {
    *error = Allocate(message, message.size() + 1);
    if (*error != nullptr) (*error)[message.size()] = '\0';
  }
  return static_cast<summarizer_code>(code);
}

// The border: what `body`, a call that returns absl::Status, ends with. The
// library throws nothing, but the allocator does.
template <typename Body>
summarizer_code Guard(char** error, const Body& body) {
  if (error != nullptr) *error = nullptr;
  try {
    const absl::Status status = body();
    if (status.ok()) return SUMMARIZER_OK;
    return Fail(status.code(),
                {status.message().data(), status.message().size()}, error);
  } catch (const std::bad_alloc&) {
    return Fail(absl::StatusCode::kResourceExhausted, "out of memory", error);
  } catch (const std::exception& exception) {
    return Fail(absl::StatusCode::kInternal, exception.what(), error);
  } catch (...) {
    return Fail(absl::StatusCode::kInternal, "unknown exception", error);
  }
}

// The message `name` of a caller.
absl::Status Read(const char* name, const void* data, size_t size,
                  google::protobuf::Message& message) {
  if (data == nullptr && size != 0) return IsNull(name);
  const std::string_view bytes(static_cast<const char*>(data), size);
  absl::Status status = ParseMessage(bytes, message);
  if (status.ok()) return status;
  return absl::Status(status.code(),
                      absl::StrCat(name, ": ", status.message()));
}

absl::Status Write(std::string_view bytes, summarizer_bytes& out) {
  if (bytes.empty()) return absl::OkStatus();
  out.data = Allocate(bytes, bytes.size());
  if (out.data == nullptr) throw std::bad_alloc();
  out.size = bytes.size();
  return absl::OkStatus();
}

template <typename Message>
absl::StatusOr<std::string> Serialized(const absl::StatusOr<Message>& message) {
  if (!message.ok()) return message.status();
  std::string bytes;
  if (!message->SerializeToString(&bytes)) {
    return absl::ResourceExhaustedError(
        "digest: does not fit a message of 2 GiB");
  }
  return bytes;
}

// A call that takes a message and gives one.
template <typename In, typename Call>
summarizer_code Transform(const summarizer_engine* engine, const char* name,
                          const void* data, size_t size,
                          summarizer_bytes* digest, char** error,
                          const Call& call) {
  if (digest != nullptr) *digest = {nullptr, 0};
  return Guard(error, [&]() -> absl::Status {
    if (engine == nullptr) return IsNull("engine");
    if (digest == nullptr) return IsNull("digest");
    In message;
    if (absl::Status status = Read(name, data, size, message); !status.ok()) {
      return status;
    }
    const absl::StatusOr<std::string> bytes =
        Serialized(call(engine->summarizer, message));
    if (!bytes.ok()) return bytes.status();
    return Write(*bytes, *digest);
  });
}

}  // namespace

const char* summarizer_version() { return SUMMARIZER_VERSION; }

const char* summarizer_algorithm_version() {
  // Of a literal, so a zero follows.
  return summarizer::AlgorithmVersion().data();
}

const char* summarizer_code_name(summarizer_code code) {
  switch (code) {
    case SUMMARIZER_OK:
      return "OK";
    case SUMMARIZER_CANCELLED:
      return "CANCELLED";
    case SUMMARIZER_UNKNOWN:
      return "UNKNOWN";
    case SUMMARIZER_INVALID_ARGUMENT:
      return "INVALID_ARGUMENT";
    case SUMMARIZER_DEADLINE_EXCEEDED:
      return "DEADLINE_EXCEEDED";
    case SUMMARIZER_NOT_FOUND:
      return "NOT_FOUND";
    case SUMMARIZER_ALREADY_EXISTS:
      return "ALREADY_EXISTS";
    case SUMMARIZER_PERMISSION_DENIED:
      return "PERMISSION_DENIED";
    case SUMMARIZER_RESOURCE_EXHAUSTED:
      return "RESOURCE_EXHAUSTED";
    case SUMMARIZER_FAILED_PRECONDITION:
      return "FAILED_PRECONDITION";
    case SUMMARIZER_ABORTED:
      return "ABORTED";
    case SUMMARIZER_OUT_OF_RANGE:
      return "OUT_OF_RANGE";
    case SUMMARIZER_UNIMPLEMENTED:
      return "UNIMPLEMENTED";
    case SUMMARIZER_INTERNAL:
      return "INTERNAL";
    case SUMMARIZER_UNAVAILABLE:
      return "UNAVAILABLE";
    case SUMMARIZER_DATA_LOSS:
      return "DATA_LOSS";
    case SUMMARIZER_UNAUTHENTICATED:
      return "UNAUTHENTICATED";
    case SUMMARIZER_CODE_MAX:
      break;
  }
  return "UNKNOWN";
}

void summarizer_bytes_free(summarizer_bytes* bytes) {
  if (bytes == nullptr) return;
  std::free(bytes->data);
  *bytes = {nullptr, 0};
}

void summarizer_string_free(char* string) { std::free(string); }

summarizer_code summarizer_create(const void* options, size_t options_size,
                                  summarizer_engine** engine, char** error) {
  if (engine != nullptr) *engine = nullptr;
  return Guard(error, [&]() -> absl::Status {
    if (engine == nullptr) return IsNull("engine");
    summarizer::v1::SummarizerOptions message;
    if (absl::Status status = Read("options", options, options_size, message);
        !status.ok()) {
      return status;
    }
    absl::StatusOr<Summarizer> summarizer = Summarizer::Create(message);
    if (!summarizer.ok()) return summarizer.status();
    *engine = new summarizer_engine{*std::move(summarizer)};
    return absl::OkStatus();
  });
}

void summarizer_free(summarizer_engine* engine) { delete engine; }

summarizer_code summarizer_summarize(const summarizer_engine* engine,
                                     const void* article, size_t article_size,
                                     const summarizer_history* history,
                                     summarizer_bytes* digest, char** error) {
  return Transform<summarizer::v1::Article>(
      engine, "article", article, article_size, digest, error,
      [&](const Summarizer& summarizer, const auto& message) {
        if (history == nullptr) return summarizer.Summarize(message);
        return summarizer.Summarize(message, history->history);
      });
}

summarizer_code summarizer_observe(const summarizer_engine* engine,
                                   const void* article, size_t article_size,
                                   summarizer_history* history, char** error) {
  return Guard(error, [&]() -> absl::Status {
    if (engine == nullptr) return IsNull("engine");
    if (history == nullptr) return IsNull("history");
    summarizer::v1::Article message;
    if (absl::Status status = Read("article", article, article_size, message);
        !status.ok()) {
      return status;
    }
    return engine->summarizer.Observe(message, history->history);
  });
}

summarizer_code summarizer_summarize_and_observe(
    const summarizer_engine* engine, const void* article, size_t article_size,
    summarizer_history* history, summarizer_bytes* digest, char** error) {
  using Digest = absl::StatusOr<summarizer::v1::ArticleDigest>;
  return Transform<summarizer::v1::Article>(
      engine, "article", article, article_size, digest, error,
      [&](const Summarizer& summarizer, const auto& message) -> Digest {
        if (history == nullptr) return IsNull("history");
        return summarizer.SummarizeAndObserve(message, history->history);
      });
}

summarizer_code summarizer_corpus(const summarizer_engine* engine,
                                  const void* corpus, size_t corpus_size,
                                  const summarizer_history* past,
                                  summarizer_bytes* digest, char** error) {
  return Transform<summarizer::v1::Corpus>(
      engine, "corpus", corpus, corpus_size, digest, error,
      [&](const Summarizer& summarizer, const auto& message) {
        return summarizer.SummarizeCorpus(
            message, past == nullptr ? nullptr : &past->history);
      });
}

summarizer_code summarizer_history_new(size_t max_bytes,
                                       summarizer_history** history,
                                       char** error) {
  if (history != nullptr) *history = nullptr;
  return Guard(error, [&]() -> absl::Status {
    if (history == nullptr) return IsNull("history");
    *history = new summarizer_history{History({max_bytes})};
    return absl::OkStatus();
  });
}

summarizer_code summarizer_history_save(const summarizer_history* history,
                                        summarizer_bytes* saved, char** error) {
  if (saved != nullptr) *saved = {nullptr, 0};
  return Guard(error, [&]() -> absl::Status {
    if (history == nullptr) return IsNull("history");
    if (saved == nullptr) return IsNull("saved");
    const absl::StatusOr<std::string> bytes = history->history.Serialize();
    if (!bytes.ok()) return bytes.status();
    return Write(*bytes, *saved);
  });
}

summarizer_code summarizer_history_load(const void* saved, size_t saved_size,
                                        size_t max_bytes,
                                        summarizer_history** history,
                                        char** error) {
  if (history != nullptr) *history = nullptr;
  return Guard(error, [&]() -> absl::Status {
    if (history == nullptr) return IsNull("history");
    if (saved == nullptr && saved_size != 0) return IsNull("saved");
    absl::StatusOr<History> parsed = History::Parse(
        {static_cast<const char*>(saved), saved_size}, {max_bytes});
    if (!parsed.ok()) return parsed.status();
    *history = new summarizer_history{*std::move(parsed)};
    return absl::OkStatus();
  });
}

summarizer_code summarizer_history_merge(summarizer_history* history,
                                         const summarizer_history* other,
                                         char** error) {
  return Guard(error, [&]() -> absl::Status {
    if (history == nullptr) return IsNull("history");
    if (other == nullptr) return IsNull("other");
    return history->history.Merge(other->history);
  });
}

size_t summarizer_history_article_count(const summarizer_history* history) {
  return history == nullptr ? 0 : history->history.article_count();
}

size_t summarizer_history_memory_bytes(const summarizer_history* history) {
  return history == nullptr ? 0 : history->history.memory_bytes();
}

void summarizer_history_free(summarizer_history* history) { delete history; }
