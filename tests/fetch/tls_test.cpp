// Certificates that are at fault, each with its own reason (RFC 5280).
#include <gtest/gtest.h>

#include <string>

#include "tests/fetch/get.h"
#include "tests/support/tls_server.h"

namespace sheaf::test {
namespace {

class Tls : public testing::Test {
 protected:
  static FetchOptions trusting(const TlsServer& server) {
    FetchOptions options = quick_options();
    options.ca_file = server.ca_file();
    return options;
  }
};

#define NEEDS_OPENSSL(server) \
  if (!(server).ok()) GTEST_SKIP() << "the program openssl is not there"

TEST_F(Tls, AcceptsACertificateOfATrustedAuthority) {
  const TlsServer server(Certificate{});
  NEEDS_OPENSSL(server);
  EXPECT_EQ(outcome(get(server.url(), trusting(server))), "status 200");
}

TEST_F(Tls, TellsSelfSignedCertificates) {
  const TlsServer server(Certificate{});
  NEEDS_OPENSSL(server);
  FetchOptions options = trusting(server);
  options.ca_file.clear();
  EXPECT_EQ(outcome(get(server.url(), options)), "certificate-self-signed");
}

TEST_F(Tls, TellsExpiredCertificates) {
  const TlsServer server({.days = -1});
  NEEDS_OPENSSL(server);
  EXPECT_EQ(outcome(get(server.url(), trusting(server))), "certificate-expired");
}

TEST_F(Tls, TellsCertificatesOfOtherHosts) {
  const TlsServer server({.name = "DNS:other.example"});
  NEEDS_OPENSSL(server);
  EXPECT_EQ(outcome(get(server.url(), trusting(server))), "certificate-wrong-host");
}

TEST_F(Tls, TellsThatNoAuthoritiesCanBeRead) {
  const TlsServer server(Certificate{});
  NEEDS_OPENSSL(server);
  const TemporaryFolder folder;
  for (const std::string& file :
       {folder.path() + "/missing.pem", folder.write("empty.pem", ""), folder.path(),
        folder.write("other.pem",
                     "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")}) {
    FetchOptions options = trusting(server);
    options.ca_file = file;
    const Fetched fetched = get(server.url(), options);
    EXPECT_EQ(outcome(fetched), "no-authorities") << file;
    EXPECT_EQ(fetched.failure->message, "no certificates of authorities can be read here (" + file +
                                            "): --ca-file takes a file of them (PEM)");
  }
}

TEST_F(Tls, TakesAnyCertificateWhenItIsToldTo) {
  const TlsServer server({.name = "DNS:other.example", .days = -1});
  NEEDS_OPENSSL(server);
  FetchOptions options = trusting(server);
  options.insecure = true;
  EXPECT_EQ(outcome(get(server.url(), options)), "status 200");
}

}  // namespace
}  // namespace sheaf::test
