// Bytes as they stand in C++.

#ifndef TOOLS_QUOTED_H_
#define TOOLS_QUOTED_H_

#include <cstdio>
#include <string>

namespace tools {

// A string literal; all but plain characters in octal.
inline std::string Quoted(const std::string& bytes) {
  std::string quoted = "\"";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < ' ' || byte > '~' || c == '"' || c == '\\' || c == '?') {
      char octal[5];
      std::snprintf(octal, sizeof(octal), "\\%03o", unsigned{byte});
      quoted += octal;
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

}  // namespace tools

#endif  // TOOLS_QUOTED_H_
