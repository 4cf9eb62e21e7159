// A library for LD_PRELOAD in which one call of the system fails, as on a full disk or without
// memory. SHEAF_FAULT=KIND:N lets the N-th call of a kind fail that the program makes from main()
// on (0: none); KIND is malloc, write, fsync, rename or open. SHEAF_FAULT_COUNT=FILE: there stands
// in the end how many calls of that kind there were.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>

extern "C" {
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* block, size_t size);
void* __libc_memalign(size_t alignment, size_t size);
}

namespace {

enum Kind { kNone, kMalloc, kWrite, kFsync, kRename, kOpen };

std::atomic<bool> armed = false;
std::atomic<long> calls = 0;
long wanted = 0;
Kind kind = kNone;

// The call is one of that kind, and the one that fails.
bool fails(Kind of, int error) {
  if (!armed || of != kind || ++calls != wanted) return false;
  errno = error;
  return true;
}

template <typename Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

// Standard files have to tell what is wrong; connections are not of the disk.
bool is_on_disk(int file) {
  struct stat info;
  return armed && file > 2 && fstat(file, &info) == 0 && S_ISREG(info.st_mode);
}

void read_wish() {
  const char* wish = std::getenv("SHEAF_FAULT");
  const char* colon = wish ? std::strchr(wish, ':') : nullptr;
  if (!colon) return;
  constexpr const char* kNames[] = {"", "malloc", "write", "fsync", "rename", "open"};
  for (int i = kMalloc; i <= kOpen; ++i) {
    if (std::strncmp(wish, kNames[i], static_cast<size_t>(colon - wish)) == 0)
      kind = static_cast<Kind>(i);
  }
  wanted = std::atol(colon + 1);
}

void write_count() {
  const char* path = std::getenv("SHEAF_FAULT_COUNT");
  if (!path) return;
  const int file = static_cast<int>(
      syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  char text[32];
  const int size = std::snprintf(text, sizeof text, "%ld\n", calls.load());
  (void)!syscall(SYS_write, file, text, static_cast<size_t>(size));
  syscall(SYS_close, file);
}

using Main = int (*)(int, char**, char**);
Main real_main;

int main_with_fault(int argc, char** argv, char** environment) {
  read_wish();
  armed = kind != kNone;
  const int code = real_main(argc, argv, environment);
  armed = false;
  write_count();
  return code;
}

}  // namespace

extern "C" {

int __libc_start_main(Main main, int argc, char** argv, void (*init)(), void (*fini)(),
                      void (*loader)(), void* stack_end) {
  real_main = main;
  using Start = int (*)(Main, int, char**, void (*)(), void (*)(), void (*)(), void*);
  return next<Start>("__libc_start_main")(main_with_fault, argc, argv, init, fini, loader,
                                          stack_end);
}

void* malloc(size_t size) { return fails(kMalloc, ENOMEM) ? nullptr : __libc_malloc(size); }

void* calloc(size_t count, size_t size) {
  return fails(kMalloc, ENOMEM) ? nullptr : __libc_calloc(count, size);
}

void* realloc(void* block, size_t size) {
  return fails(kMalloc, ENOMEM) ? nullptr : __libc_realloc(block, size);
}

void* aligned_alloc(size_t alignment, size_t size) {
  return fails(kMalloc, ENOMEM) ? nullptr : __libc_memalign(alignment, size);
}

int posix_memalign(void** block, size_t alignment, size_t size) {
  if (fails(kMalloc, ENOMEM)) return ENOMEM;
  *block = __libc_memalign(alignment, size);
  return *block ? 0 : ENOMEM;
}

ssize_t write(int file, const void* bytes, size_t size) {
  if (is_on_disk(file) && fails(kWrite, ENOSPC)) return -1;
  return syscall(SYS_write, file, bytes, size);
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
  if (is_on_disk(file) && fails(kWrite, ENOSPC)) return -1;
  return syscall(SYS_pwrite64, file, bytes, size, offset);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
  return pwrite(file, bytes, size, offset);
}

int fsync(int file) { return fails(kFsync, EIO) ? -1 : static_cast<int>(syscall(SYS_fsync, file)); }

int fdatasync(int file) {
  return fails(kFsync, EIO) ? -1 : static_cast<int>(syscall(SYS_fdatasync, file));
}

int rename(const char* from, const char* to) noexcept {
  if (fails(kRename, EIO)) return -1;
  return static_cast<int>(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int openat(int folder, const char* path, int flags, ...) {
  std::va_list rest;
  va_start(rest, flags);
  const int mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, int) : 0;
  va_end(rest);
  if (fails(kOpen, EMFILE)) return -1;
  return static_cast<int>(syscall(SYS_openat, folder, path, flags, mode));
}

int open(const char* path, int flags, ...) {
  std::va_list rest;
  va_start(rest, flags);
  const int mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, int) : 0;
  va_end(rest);
  return openat(AT_FDCWD, path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  std::va_list rest;
  va_start(rest, flags);
  const int mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, int) : 0;
  va_end(rest);
  return openat(AT_FDCWD, path, flags, mode);
}

std::FILE* fopen(const char* path, const char* mode) {
  if (fails(kOpen, EMFILE)) return nullptr;
  return next<std::FILE* (*)(const char*, const char*)>("fopen64")(path, mode);
}

std::FILE* fopen64(const char* path, const char* mode) { return fopen(path, mode); }

}  // extern "C"
