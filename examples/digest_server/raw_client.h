// A client for tests that no gRPC library would let anyone write: it sends what
// bytes it likes, as slowly as it likes.

#ifndef EXAMPLES_DIGEST_SERVER_RAW_CLIENT_H_
#define EXAMPLES_DIGEST_SERVER_RAW_CLIENT_H_

#include <string>
#include <string_view>

#include "absl/time/time.h"

namespace summarizer::digest_server {

class RawClient {
 public:
  // Connects to a port of the loopback.
  explicit RawClient(int port);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  // False where the server has closed the connection.
  bool Send(std::string_view bytes);

  // Sends the bytes over and over, one at a time with a pause after each, until
  // the server closes, or has sent `answer`, or the time is over. Returns
  // whether it was one of the former two.
  bool Drip(std::string_view bytes, absl::Duration pause,
            std::string_view answer, absl::Duration time);

  // All that came so far.
  const std::string& received() const { return received_; }

  // Ends the connection without a word of good-bye.
  void Reset();

  // What HTTP/2 begins with, and a call of a method whose message of `size`
  // bytes is still to come.
  static std::string Preface();
  static std::string OpenCall(std::string_view method, size_t size);
  // A frame with a piece of the message.
  static std::string Data(std::string_view piece);

 private:
  bool ReceiveWithin(absl::Duration time);

  int descriptor_;
  bool is_closed_ = false;
  std::string received_;
};

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_RAW_CLIENT_H_
