#include "check/local_files.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include "base/read_file.h"
#include "check/documents.h"
#include "url/percent.h"

namespace sheaf {
namespace {

namespace fs = std::filesystem;

Verdict verdict_of_path(Outcome outcome, std::string reason, const std::string& path) {
  Verdict verdict = make_verdict(outcome, std::move(reason));
  verdict.evidence.push_back("looked at " + path);
  return verdict;
}

// The file whose places a folder has.
fs::path index_of(const fs::path& folder) {
  std::error_code error;
  for (const char* name : {"index.html", "index.htm", "README.md", "index.md", "_index.md"}) {
    if (fs::is_regular_file(folder / name, error)) return folder / name;
  }
  return {};
}

bool is_inside(const fs::path& path, const fs::path& root) {
  const std::string relative = path.lexically_relative(root).generic_string();
  return !relative.empty() && relative != ".." && !relative.starts_with("../");
}

}  // namespace

bool is_below(const std::string& path, const std::string& folder) {
  std::error_code error;
  return is_inside(fs::absolute(path, error).lexically_normal(),
                   fs::absolute(folder, error).lexically_normal());
}

Verdict LocalFiles::check(const std::string& document, std::string_view raw, bool with_fragment) {
  const std::size_t hash = raw.find('#');
  const std::string fragment(hash == raw.npos ? "" : raw.substr(hash + 1));
  const std::string_view before = raw.substr(0, hash);
  const std::string path = percent_decode(before.substr(0, before.find('?')));
  if (path.find('\0') != path.npos)
    return make_verdict(Outcome::kBadLink, "a path with a NUL byte");
  if (path.starts_with('/') && root_.empty())
    return make_verdict(Outcome::kSkipped, "an absolute path, and no root folder was given");
  std::error_code error;
  fs::path target = path.empty()            ? fs::path(document)
                    : path.starts_with('/') ? fs::path(root_ + path)
                                            : fs::path(document).parent_path() / path;
  target = fs::absolute(target, error).lexically_normal();
  if (!root_.empty() && !is_below(target.string(), root_))
    return verdict_of_path(Outcome::kBadLink, "leads out of the root folder", target.string());
  const fs::file_status status = fs::status(target, error);
  if (!fs::exists(status)) return verdict_of_path(Outcome::kDead, "no such file", target.string());
  if (fs::is_directory(status)) target = index_of(target);
  if (!with_fragment || fragment.empty() || target.empty())
    return verdict_of_path(Outcome::kAlive, "the file is there", target.string());
  switch (find_fragment(anchors_of(target.string()), fragment)) {
    case FragmentState::kMissing:
      return verdict_of_path(Outcome::kBadFragment, "the file has no #" + fragment,
                             target.string());
    case FragmentState::kUnverifiable: {
      Verdict verdict = verdict_of_path(Outcome::kAlive, "the file is there", target.string());
      verdict.remarks.push_back("#" + fragment + " cannot be verified");
      return verdict;
    }
    default:
      return verdict_of_path(Outcome::kAlive, "the file is there", target.string());
  }
}

const Anchors& LocalFiles::anchors_of(const std::string& path) {
  const auto [found, is_new] = anchors_.try_emplace(path);
  if (!is_new) return found->second;
  const auto kind = kind_of_name(path);
  Result<std::string> bytes = read_regular_file(path, kMostDocumentBytes);
  if (bytes.ok() && kind) found->second = extract_anchors(std::move(bytes).value(), *kind);
  return found->second;
}

}  // namespace sheaf
