// A real TLS server on a loopback port of its own: Debian's openssl s_server, which answers each
// request with a page about the connection, or with the bytes that a test gives.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/program.h"

namespace sheaf::test {

// What the certificate says.
struct Certificate {
  std::string name = "IP:127.0.0.1";  // as in subjectAltName
  int days = 30;                      // until it expires; negative: it has
};

// What to send, now that the client has said this (a piece of it, decrypted); "" for nothing.
using TlsAnswer = std::function<std::string(const std::string& said)>;

class TlsServer {
 public:
  explicit TlsServer(const Certificate& certificate);
  // Speaks HTTP/2 or 1.1, as the client chooses; one connection after another.
  TlsServer(const Certificate& certificate, TlsAnswer answer);
  ~TlsServer();
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;

  bool ok() const { return port_ > 0; }  // false where there is no openssl program
  std::string url() const { return "https://127.0.0.1:" + std::to_string(port_) + "/"; }
  std::string ca_file() const { return folder_.path() + "/certificate.pem"; }  // to trust it

 protected:
  TlsServer() = default;
  bool make_certificate(const Certificate& certificate);

  TemporaryFolder folder_;
  TlsAnswer answer_;
  std::thread thread_;  // reads what clients say
  pid_t process_ = 0;
  int port_ = 0;

 private:
  void start();
  void start_with_answer();
  void wait_until_it_listens();
};

}  // namespace sheaf::test
