#include "examples/digest_server/history_store.h"

#include <fcntl.h>
#include <malloc.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <future>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "summarizer/io/annotate.h"
#include "summarizer/io/atomic_file_writer.h"
#include "summarizer/io/byte_stream.h"

namespace summarizer::digest_server {
namespace {

// Written under one name until it is whole: what a killed process leaves behind
// is taken over by the next save, and does not pile up.
absl::Status WriteFile(const std::string& path, const std::string& bytes) {
  auto writer = io::AtomicFileWriter::Resume(path, 0);
  if (!writer.ok()) return writer.status();
  absl::Status status = (*writer)->Write(bytes);
  return status.ok() ? (*writer)->Commit() : status;
}

absl::StatusOr<History> Load(const std::string& path,
                             const HistoryOptions& options,
                             const Summarizer& summarizer) {
  if (path.empty()) return History(options);
  const absl::StatusOr<std::string> bytes = io::ReadFile(path);
  if (absl::IsNotFound(bytes.status())) return History(options);
  if (!bytes.ok()) return bytes.status();
  absl::StatusOr<History> history = History::Parse(*bytes, options);
  if (!history.ok()) return io::Annotate(history.status(), path);
  // Better known now than with the first article.
  v1::Article article;
  article.set_id("none");
  const auto digest = summarizer.Summarize(article, *history);
  if (!digest.ok()) return io::Annotate(digest.status(), path);
  return history;
}

}  // namespace

// Keeps a file to one process. The kernel gives it back, whatever ends us.
class HistoryStore::FileLock {
 public:
  static absl::StatusOr<std::unique_ptr<FileLock>> Take(
      const std::string& path) {
    const std::string name = absl::StrCat(path, ".lock");
    const int descriptor =
        open(name.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0666);
    if (descriptor < 0) return absl::ErrnoToStatus(errno, name);
    std::unique_ptr<FileLock> lock(new FileLock(descriptor));
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
    if (errno != EWOULDBLOCK) return absl::ErrnoToStatus(errno, name);
    return absl::FailedPreconditionError(
        absl::StrCat(path, ": another process has it"));
  }

  ~FileLock() { close(descriptor_); }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  const int descriptor_;
};

absl::StatusOr<std::unique_ptr<HistoryStore>> HistoryStore::Open(
    const ServerOptions& options, const Summarizer& summarizer,
    WorkerPool& workers, Metrics& metrics, JsonLog& log) {
  const absl::Time start = absl::Now();
  std::unique_ptr<FileLock> lock;
  if (!options.history.empty()) {
    auto taken = FileLock::Take(options.history);
    if (!taken.ok()) return taken.status();
    lock = *std::move(taken);
  }
  HistoryOptions bounds;
  bounds.max_bytes = options.history_bytes;
  absl::StatusOr<History> history = Load(options.history, bounds, summarizer);
  if (!history.ok()) return history.status();
  log.Write(Severity::kInfo, "history_loaded",
            {{"file", options.history},
             {"articles", history->article_count()},
             {"bytes", history->memory_bytes()},
             {"seconds", absl::ToDoubleSeconds(absl::Now() - start)}});
  return std::unique_ptr<HistoryStore>(
      new HistoryStore(options, summarizer, workers, metrics, log,
                       std::move(lock), *std::move(history)));
}

HistoryStore::HistoryStore(const ServerOptions& options,
                           const Summarizer& summarizer, WorkerPool& workers,
                           Metrics& metrics, JsonLog& log,
                           std::unique_ptr<FileLock> lock, History history)
    : path_(options.history),
      save_interval_(options.save_interval),
      summarizer_(summarizer),
      metrics_(metrics),
      log_(log),
      lock_(std::move(lock)),
      history_(std::move(history)),
      strand_(workers) {
  metrics_.SetHistory(history_.memory_bytes(), history_.article_count());
  if (!path_.empty()) saver_ = std::thread([this] { SaveFromTimeToTime(); });
}

HistoryStore::~HistoryStore() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  if (saver_.joinable()) saver_.join();
}

void HistoryStore::Observe(v1::Article article,
                           absl::AnyInvocable<bool()> is_wanted, Done done) {
  strand_.Run([this, article = std::move(article),
               is_wanted = std::move(is_wanted),
               done = std::move(done)](Workspace& workspace) mutable {
    if (!is_wanted()) {
      done(absl::CancelledError("nobody waits for the answer"));
      return;
    }
    absl::StatusOr<v1::ArticleDigest> digest = [&] {
      const LibraryCpuTimer timer(metrics_);
      return summarizer_.SummarizeAndObserve(article, history_, &workspace);
    }();
    if (!digest.ok()) {
      done(digest.status());
      return;
    }
    Observation observation;
    observation.digest = *std::move(digest);
    observation.sequence = ++sequence_;
    metrics_.SetHistory(history_.memory_bytes(), history_.article_count());
    done(std::move(observation));
  });
}

absl::Status HistoryStore::Save() {
  if (path_.empty()) return absl::OkStatus();
  const std::lock_guard<std::mutex> lock(save_mutex_);
  const absl::Time start = absl::Now();
  struct Snapshot {
    uint64_t sequence = 0;
    History history;  // Shares what it has with the store's.
    absl::Duration took;
  };
  std::promise<Snapshot> promise;
  strand_.Run([&](Workspace&) {
    const absl::Time begin = absl::Now();
    Snapshot snapshot;
    snapshot.sequence = sequence_;
    if (sequence_ != saved_sequence_) snapshot.history = history_;
    snapshot.took = absl::Now() - begin;
    promise.set_value(std::move(snapshot));
  });
  Snapshot snapshot = promise.get_future().get();
  if (snapshot.sequence == saved_sequence_) return absl::OkStatus();

  const size_t articles = snapshot.history.article_count();
  absl::StatusOr<std::string> bytes = [&] {
    const LibraryCpuTimer timer(metrics_);
    return snapshot.history.Serialize();
  }();
  snapshot.history = History();
  const size_t size = bytes.ok() ? bytes->size() : 0;
  absl::Status status = bytes.ok() ? WriteFile(path_, *bytes) : bytes.status();
  if (!status.ok()) {
    metrics_.HistorySaveFailed();
    log_.Write(Severity::kError, "history_not_saved",
               {{"file", path_}, {"message", std::string(status.message())}});
    return status;
  }
  // What saving and forgetting freed is many megabytes, in the heap of
  // whichever worker it was: each would keep as much as it ever had.
  bytes = std::string();
  malloc_trim(0);
  const absl::Time now = absl::Now();
  saved_sequence_ = snapshot.sequence;
  metrics_.HistorySaved(now - start, size, now);
  log_.Write(Severity::kInfo, "history_saved",
             {{"file", path_},
              {"sequence", snapshot.sequence},
              {"articles", articles},
              {"bytes", size},
              {"streamsWaitedSeconds", absl::ToDoubleSeconds(snapshot.took)},
              {"seconds", absl::ToDoubleSeconds(now - start)}});
  return absl::OkStatus();
}

void HistoryStore::SaveFromTimeToTime() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    if (changed_.wait_for(lock, absl::ToChronoNanoseconds(save_interval_),
                          [this] { return is_ending_; })) {
      return;
    }
    lock.unlock();
    // What fails is logged, and tried again next time.
    static_cast<void>(Save());
    lock.lock();
  }
}

}  // namespace summarizer::digest_server
