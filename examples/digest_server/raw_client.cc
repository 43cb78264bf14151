#include "examples/digest_server/raw_client.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace summarizer::digest_server {
namespace {

// https://httpwg.org/specs/rfc9113.html#FrameHeader
std::string Frame(char type, char flags, char stream,
                  std::string_view payload) {
  std::string frame;
  for (const int shift : {16, 8, 0}) {
    frame += static_cast<char>(payload.size() >> shift & 0xff);
  }
  frame += type;
  frame += flags;
  frame += std::string(3, '\0') + stream;
  frame += payload;
  return frame;
}

// https://httpwg.org/specs/rfc7541.html#literal.header.without.indexing
std::string Literal(std::string_view name, std::string_view value) {
  std::string field(1, '\0');
  for (const std::string_view part : {name, value}) {
    field += static_cast<char>(part.size());  // Below 127.
    field += part;
  }
  return field;
}

}  // namespace

RawClient::RawClient(int port)
    : descriptor_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  is_closed_ = connect(descriptor_, reinterpret_cast<const sockaddr*>(&address),
                       sizeof(address)) != 0;
}

RawClient::~RawClient() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool RawClient::Send(std::string_view bytes) {
  while (!bytes.empty() && !is_closed_) {
    const ssize_t sent =
        send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) {
      is_closed_ = true;
    } else {
      bytes.remove_prefix(static_cast<size_t>(sent));
    }
  }
  return !is_closed_;
}

bool RawClient::Drip(std::string_view bytes, absl::Duration pause,
                     std::string_view answer, absl::Duration time) {
  const absl::Time end = absl::Now() + time;
  const auto is_answered = [&] {
    return is_closed_ || (!answer.empty() &&
                          absl::StrContains(received_, std::string(answer)));
  };
  for (size_t i = 0; !is_answered() && absl::Now() < end; ++i) {
    Send(bytes.substr(i % bytes.size(), 1));
    ReceiveWithin(pause);
  }
  return is_answered();
}

bool RawClient::ReceiveWithin(absl::Duration time) {
  const absl::Time end = absl::Now() + time;
  for (;;) {
    pollfd wait = {descriptor_, POLLIN, 0};
    const auto left = absl::ToInt64Milliseconds(end - absl::Now());
    if (left <= 0 || is_closed_) return !is_closed_;
    if (poll(&wait, 1, static_cast<int>(left)) <= 0) continue;
    char buffer[4096];
    const ssize_t size = read(descriptor_, buffer, sizeof(buffer));
    if (size <= 0) {
      is_closed_ = true;
    } else {
      received_.append(buffer, static_cast<size_t>(size));
    }
  }
}

void RawClient::Reset() {
  const linger now = {1, 0};
  setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
  close(descriptor_);
  descriptor_ = -1;
  is_closed_ = true;
}

std::string RawClient::Preface() {
  return absl::StrCat("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", Frame(4, 0, 0, ""));
}

std::string RawClient::OpenCall(std::string_view method, size_t size) {
  std::string headers;
  headers += Literal(":method", "POST");
  headers += Literal(":scheme", "http");
  headers += Literal(":path", absl::StrCat("/summarizer.v1.DigestService/",
                                           std::string(method)));
  headers += Literal(":authority", "localhost");
  headers += Literal("content-type", "application/grpc");
  headers += Literal("te", "trailers");
  // Not compressed, and the length.
  std::string prefix(1, '\0');
  for (const int shift : {24, 16, 8, 0}) {
    prefix += static_cast<char>(size >> shift & 0xff);
  }
  return absl::StrCat(Frame(1, 4, 1, headers), Data(prefix));
}

std::string RawClient::Data(std::string_view piece) {
  return Frame(0, 0, 1, piece);
}

}  // namespace summarizer::digest_server
