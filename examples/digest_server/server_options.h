// How the server is run. Its flags (server_flags.h) are these, by the same
// names.

#ifndef EXAMPLES_DIGEST_SERVER_SERVER_OPTIONS_H_
#define EXAMPLES_DIGEST_SERVER_SERVER_OPTIONS_H_

#include <cstddef>
#include <string>

#include "absl/time/time.h"

namespace summarizer::digest_server {

struct ServerOptions {
  // Where to listen, "HOST:PORT". Port 0: any free one.
  std::string listen = "127.0.0.1:50051";
  // Where Prometheus reads /metrics. Empty: nowhere.
  std::string metrics = "127.0.0.1:9464";

  // The file of the History; it is loaded first and saved last. Empty: the
  // History ends with the process.
  std::string history;
  // HistoryOptions.max_bytes.
  size_t history_bytes = size_t{256} << 20;
  // Time from one save to the next, where something changed.
  absl::Duration save_interval = absl::Seconds(30);

  // Threads that digest. 0: as many as processors.
  size_t workers = 0;

  // Limits; beyond one a call is RESOURCE_EXHAUSTED. Memory is bounded by them:
  // about max_calls messages, and three times the bytes of max_corpora corpora.
  size_t max_calls = 1024;
  size_t max_corpora = 2;  // Of those calls. Each has a thread of its own.
  size_t max_message_bytes = size_t{4} << 20;
  size_t max_corpus_articles = 20'000;
  size_t max_corpus_bytes = size_t{64} << 20;

  // How long to wait for clients: until the one message of SummarizeArticle is
  // there, or an answer is taken;
  absl::Duration request_timeout = absl::Seconds(30);
  // until the last article of a SummarizeCorpus is there;
  absl::Duration corpus_timeout = absl::Minutes(5);
  // between two articles of a DigestStream.
  absl::Duration stream_timeout = absl::Minutes(10);
  // Until connections that don't speak HTTP/2 are closed.
  absl::Duration handshake_timeout = absl::Seconds(10);

  // What calls that are running at the end may still take.
  absl::Duration drain_timeout = absl::Seconds(20);
};

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_SERVER_OPTIONS_H_
