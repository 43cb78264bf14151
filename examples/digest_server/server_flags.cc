#include "examples/digest_server/server_flags.h"

#include <CLI/CLI.hpp>
#include <limits>
#include <sstream>
#include <utility>

#include "absl/time/time.h"

namespace summarizer::digest_server {
namespace {

// Flags are seconds, with fractions.
void AddSeconds(CLI::App& app, const std::string& name, absl::Duration& value,
                const std::string& help) {
  app.add_option_function<double>(
         name, [&value](double seconds) { value = absl::Seconds(seconds); },
         help)
      ->default_str(absl::FormatDuration(value))
      ->check(CLI::Range(0.01, 1e6))
      ->type_name("SECONDS");
}

// Bytes, with suffixes such as MiB.
void AddBytes(CLI::App& app, const std::string& name, size_t& value,
              const std::string& help) {
  app.add_option(name, value, help)
      ->capture_default_str()
      ->transform(CLI::AsSizeValue(false))
      ->type_name("BYTES");
}

}  // namespace

std::variant<ServerFlags, Answer> ParseServerFlags(int argc,
                                                   const char* const* argv) {
  ServerFlags flags;
  ServerOptions& server = flags.server;
  CLI::App app("Says what is new in articles, over gRPC.", "server");
  app.option_defaults()->take_last();
  app.add_option("--listen", server.listen, "HOST:PORT; port 0: any free one")
      ->capture_default_str();
  app.add_option("--metrics", server.metrics,
                 "HOST:PORT of http /metrics, or none")
      ->capture_default_str();
  app.add_option("--history", server.history,
                 "file of the History, loaded first and saved last");
  AddBytes(app, "--history_bytes", server.history_bytes,
           "memory that the History may take; 0: no bound");
  AddSeconds(app, "--save_interval", server.save_interval,
             "from one save of the History to the next");
  app.add_option("--options", flags.options,
                 "file of SummarizerOptions, as textproto");
  app.add_option("--workers", server.workers,
                 "threads that digest; 0: one a processor")
      ->capture_default_str()
      ->check(CLI::Range(0, 1024));
  app.add_option("--max_calls", server.max_calls, "calls at one time")
      ->capture_default_str();
  app.add_option("--max_corpora", server.max_corpora,
                 "SummarizeCorpus calls at one time")
      ->capture_default_str()
      ->check(CLI::Range(1, 1024));
  AddBytes(app, "--max_message_bytes", server.max_message_bytes,
           "size of a message");
  app.add_option("--max_corpus_articles", server.max_corpus_articles,
                 "articles in a corpus")
      ->capture_default_str();
  AddBytes(app, "--max_corpus_bytes", server.max_corpus_bytes,
           "bytes of a corpus");
  AddSeconds(app, "--request_timeout", server.request_timeout,
             "wait for a SummarizeArticle's article, and for answers to be "
             "taken");
  AddSeconds(app, "--corpus_timeout", server.corpus_timeout,
             "wait for a corpus' last article");
  AddSeconds(app, "--stream_timeout", server.stream_timeout,
             "wait for the next article of a stream");
  AddSeconds(app, "--handshake_timeout", server.handshake_timeout,
             "wait for a connection to speak HTTP/2");
  AddSeconds(app, "--drain_timeout", server.drain_timeout,
             "what calls may take at the end");
  try {
    app.parse(argc, argv);
    if (server.metrics == "none") server.metrics.clear();
    if (server.max_message_bytes > size_t{std::numeric_limits<int>::max()}) {
      throw CLI::ValidationError("--max_message_bytes", "at most 2147483647");
    }
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    std::ostringstream err;
    const bool is_help = app.exit(error, out, err) == 0;
    return Answer{is_help ? 0 : 2, is_help ? out.str() : err.str()};
  }
  return flags;
}

}  // namespace summarizer::digest_server
