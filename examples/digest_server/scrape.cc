#include "examples/digest_server/scrape.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>

#include "absl/cleanup/cleanup.h"
#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace summarizer::digest_server {

absl::StatusOr<std::string> ScrapeMetrics(int port) {
  const auto unavailable = [port] {
    return absl::UnavailableError(
        absl::StrCat("no metrics at 127.0.0.1:", port));
  };
  const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return unavailable();
  const absl::Cleanup closing = [descriptor] { close(descriptor); };
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(descriptor, reinterpret_cast<const sockaddr*>(&address),
              sizeof(address)) != 0) {
    return unavailable();
  }
  constexpr std::string_view kRequest =
      "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  if (send(descriptor, kRequest.data(), kRequest.size(), MSG_NOSIGNAL) !=
      static_cast<ssize_t>(kRequest.size())) {
    return unavailable();
  }
  std::string answer;
  char buffer[4096];
  for (ssize_t size; (size = read(descriptor, buffer, sizeof(buffer))) > 0;) {
    answer.append(buffer, static_cast<size_t>(size));
  }
  const size_t body = answer.find("\r\n\r\n");
  if (body == std::string::npos) return unavailable();
  return answer.substr(body + 4);
}

std::optional<double> MetricValue(std::string_view page,
                                  std::string_view name) {
  const std::string start = absl::StrCat(std::string(name), " ");
  for (absl::string_view line :
       absl::StrSplit(absl::string_view(page.data(), page.size()), '\n')) {
    double value;
    if (absl::ConsumePrefix(&line, start) && absl::SimpleAtod(line, &value)) {
      return value;
    }
  }
  return std::nullopt;
}

}  // namespace summarizer::digest_server
