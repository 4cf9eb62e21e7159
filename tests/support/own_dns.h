// A resolver of the test's own in the place of the system's.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace sheaf::test {

using DnsAnswer = std::function<std::string(const std::string& question)>;

// Runs `work` in a child process, in namespaces where all DNS questions (UDP messages of RFC 1035)
// are answered by `answer`. Gives what `work` gives; nothing where there can be no namespaces.
std::optional<std::string> with_own_dns(const DnsAnswer& answer,
                                        const std::function<std::string()>& work);

// `question` as an answer without records: RFC 1035 4.1.1.
std::string dns_failure(std::string question, int code);

}  // namespace sheaf::test
