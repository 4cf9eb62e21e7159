// A server that sends the frames of HTTP/2 that a test gives, broken ones too, and speaks HTTP/1.1
// to who asks in it (ALPN).
#pragma once

#include "tests/support/tls_server.h"

namespace sheaf::test {

// The bytes of one answer for each connection.
struct Http2Answers {
  std::string over_http2 = {};
  std::string over_http2_later = {};  // a moment after that; "q\n" closes
  std::string over_http1 = {};
};

// Has one connection at a time.
class Http2Server : public TlsServer {
 public:
  explicit Http2Server(Http2Answers answers);
  ~Http2Server();

 private:
  void start();
  void converse();
  bool say(const std::string& bytes);  // false when the program has ended

  Http2Answers answers_;
  int input_ = -1, output_ = -1;  // pipes to and from the program
};

}  // namespace sheaf::test
