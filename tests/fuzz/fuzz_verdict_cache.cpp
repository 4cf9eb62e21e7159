// check/verdict_cache.h: a file that a stranger made is read or refused.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "check/verdict_cache.h"
#include "tests/fuzz/require.h"

namespace sheaf::fuzz {
namespace {

constexpr VerdictCache::Clock kClock = {.now = 1613653462, .max_age = 86400};

// A file without a folder.
class MemoryFile {
 public:
  MemoryFile() : file_(memfd_create("verdicts", MFD_CLOEXEC)) {}
  ~MemoryFile() { close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }
  void write(std::string_view bytes) const {
    require(ftruncate(file_, 0) == 0, "the file is emptied");
    const ssize_t written = pwrite(file_, bytes.data(), bytes.size(), 0);
    require(written == static_cast<ssize_t>(bytes.size()), "the file is written");
  }

 private:
  int file_;
};

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sheaf;
  static const fuzz::MemoryFile file;
  if (size > 8192) return 0;
  file.write({reinterpret_cast<const char*>(data), size});
  const Result<VerdictCache> cache = VerdictCache::load(file.path(), fuzz::kClock);
  if (!cache.ok()) return 0;
  for (const char* url : {"https://a.example/", "https://a.example/x"}) {
    const std::optional<Verdict> verdict = cache->find(url);
    fuzz::require(!verdict || (verdict->status >= 0 && verdict->status <= 999), "a status is one");
  }
  return 0;
}
