#include "check/find_files.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <system_error>

#include "base/read_file.h"
#include "base/text.h"
#include "check/documents.h"
#include "check/glob.h"

namespace sheaf {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostRules = 1u << 20;  // bytes of a .gitignore

// The folder of the repository that `folder` lies in, or `folder` itself.
fs::path repository_top(const fs::path& folder) {
  std::error_code error;
  for (fs::path at = folder; !at.empty(); at = at.parent_path()) {
    if (fs::exists(at / ".git", error)) return at;
    if (at == at.root_path()) break;
  }
  return folder;
}

class FileWalk {
 public:
  FileWalk(const std::string& folder, GitIgnore git_ignore)
      : folder_(folder), respects_(git_ignore == GitIgnore::kRespect) {
    std::error_code error;
    absolute_ = fs::absolute(folder, error).lexically_normal();
    if (!absolute_.has_filename()) absolute_ = absolute_.parent_path();
    top_ = repository_top(absolute_);
    if (!respects_) return;
    fs::path at = top_;
    add_rules(at);
    for (const fs::path& name : absolute_.lexically_relative(top_)) {
      if (name == ".") break;
      at /= name;
      add_rules(at);
    }
  }

  FoundFiles find(const std::function<bool(const fs::path& relative)>& wants) {
    std::vector<fs::path> open = {absolute_};
    while (!open.empty()) {
      const fs::path folder = std::move(open.back());
      open.pop_back();
      if (respects_ && folder != absolute_) add_rules(folder);
      read_folder(folder, wants, open);
    }
    std::sort(found_.paths.begin(), found_.paths.end());
    return std::move(found_);
  }

 private:
  void add_rules(const fs::path& folder) {
    Result<std::string> text = read_regular_file((folder / ".gitignore").string(), kMostRules);
    if (text.ok()) rules_.add_file(*text, relative_to_top(folder));
  }

  std::string relative_to_top(const fs::path& path) const {
    const std::string relative = path.lexically_relative(top_).generic_string();
    return relative == "." ? "" : relative;
  }

  void read_folder(const fs::path& folder, const std::function<bool(const fs::path&)>& wants,
                   std::vector<fs::path>& open) {
    std::error_code error;
    fs::directory_iterator it(folder, error);
    if (error) {
      found_.problems.push_back(folder.string() + ": " + error.message());
      return;
    }
    for (const fs::directory_iterator end; !error && it != end; it.increment(error)) {
      const fs::path& path = it->path();
      if (path.filename().string().starts_with('.')) continue;
      std::error_code ignored;
      const bool is_folder = it->is_directory(ignored) && !it->is_symlink(ignored);
      const auto entry = is_folder ? IgnoreRules::Entry::kFolder : IgnoreRules::Entry::kFile;
      if (respects_ && rules_.ignores(relative_to_top(path), entry)) continue;
      const fs::path relative = path.lexically_relative(absolute_);
      if (is_folder)
        open.push_back(path);
      else if (it->is_regular_file(ignored) && wants(relative))
        found_.paths.push_back(folder_ == "." ? relative.string()
                                              : (fs::path(folder_) / relative).string());
    }
  }

  std::string folder_;
  bool respects_;
  fs::path absolute_, top_;
  IgnoreRules rules_;
  FoundFiles found_;
};

}  // namespace

FoundFiles find_documents(const std::string& folder, GitIgnore git_ignore) {
  return FileWalk(folder, git_ignore).find([](const fs::path& relative) {
    const auto kind = kind_of_name(relative.filename().string());
    return kind && *kind != DocumentKind::kJson;
  });
}

FoundFiles find_matching(const std::string& glob, GitIgnore git_ignore) {
  const std::size_t magic = glob.find_first_of("*?[{");
  const std::size_t slash = glob.rfind('/', magic);
  const std::string folder = slash == glob.npos ? "." : slash == 0 ? "/" : glob.substr(0, slash);
  const std::string rest = slash == glob.npos ? glob : glob.substr(slash + 1);
  const Result<Pattern> pattern = Pattern::parse(glob_expression(rest));
  if (!pattern.ok()) return {{}, {glob + ": " + pattern.error().message}};
  return FileWalk(folder, git_ignore).find([&](const fs::path& relative) {
    return pattern->matches(relative.generic_string());
  });
}

}  // namespace sheaf
