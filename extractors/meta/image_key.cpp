#include "extractors/meta/image_key.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "extractors/meta/name_table.h"

namespace sheaf {
namespace {

constexpr std::array<std::string_view, 1> kSizeParameters = {
    "w h width height size s q quality fit crop auto format fm dpr resize strip ssl scale zoom "
    "imwidth impolicy ixlib cs wx_fmt tp wxfrom wx_lazy wx_co from watermark usePicPrefetch im "
    "name fl rect smart disable enable upscale"};
constexpr NameTable<kSizeParameters> kSizeParameterTable;

// "mmbiz.qpic.cn/mmbiz_png/<id>/640?wx_fmt=png": the folder names the format, the end the size.
std::string_view find_wechat_id(std::string_view host, std::string_view path) {
  if (host != "mmbiz.qpic.cn" && host != "mmbiz.qlogo.cn") return {};
  const std::size_t start = path.find('/', 1);
  if (start == path.npos) return {};
  return path.substr(start + 1, path.find('/', start + 1) - start - 1);
}

// "300x200", "w_640,c_fill", "resize:fit:1400": asks for a size or format and names nothing.
bool is_size_folder(std::string_view folder) {
  if (folder.find(':') != folder.npos) return true;
  const bool has_digit = find_any(folder, "0123456789") != folder.npos;
  if (!has_digit) return false;
  for (const std::string_view start : {"w_", "h_", "c_", "q_", "$s_"}) {
    if (folder.starts_with(start)) return true;
  }
  return folder.find_first_not_of("0123456789xX") == folder.npos &&
         find_any(folder, "xX") != folder.npos;
}

// A file that is called by a digest of its bytes, at least MD5: the same wherever it stands.
std::string_view find_digest(std::string_view path) {
  constexpr std::size_t kDigest = 32;
  const std::string_view file = path.substr(path.rfind('/') + 1);
  constexpr std::string_view kHex = "0123456789abcdef";
  for (std::size_t at = 0; at + kDigest <= file.size();) {
    const std::size_t end = std::min(file.find_first_not_of(kHex, at), file.size());
    if (end - at >= kDigest) return file.substr(at, end - at);
    at = end + 1;
  }
  return {};
}

// Cuts "-1024x683", "_640x480" at the end of a file's stem, and "@2x", "-scaled".
std::string_view cut_size(std::string_view stem) {
  for (const std::string_view end : {"@2x", "@3x", "-scaled"}) {
    if (stem.ends_with(end)) stem.remove_suffix(end.size());
  }
  const std::size_t start = stem.find_last_of("-_");
  if (start == stem.npos || start == 0) return stem;
  const std::string_view size = stem.substr(start + 1);
  const std::size_t x = size.find('x');
  if (x == size.npos || x < 2 || size.size() - x < 3) return stem;
  return size.find_first_not_of("0123456789x") == size.npos ? stem.substr(0, start) : stem;
}

void append_path(std::string& key, std::string_view path) {
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    const bool is_last = slash == path.size();
    if (is_last) {
      const std::size_t dot = std::min(part.rfind('.'), part.size());
      key.append("/").append(cut_size(part.substr(0, dot))).append(part.substr(dot));
    } else if (!part.empty() && !is_size_folder(part)) {
      key.append("/").append(part);
    }
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
}

void append_query(std::string& key, std::string_view query) {
  for (const std::string_view pair : split(query, '&')) {
    if (pair.empty() || kSizeParameterTable.find(pair.substr(0, pair.find('='))) >= 0) continue;
    key.append("&").append(pair);
  }
}

}  // namespace

std::string image_key(std::string_view address) {
  address = address.substr(0, address.find('#'));
  const std::size_t mark = std::min(address.find('?'), address.size());
  const std::string_view query = address.substr(std::min(mark + 1, address.size()));
  address = address.substr(0, mark);
  if (const std::size_t slashes = address.find("//"); slashes != address.npos) {
    address.remove_prefix(slashes + 2);
  }
  const std::size_t host_end = std::min(address.find('/'), address.size());
  const std::string_view host = address.substr(0, host_end), path = address.substr(host_end);
  if (const std::string_view id = find_wechat_id(host, path); !id.empty()) {
    return "mmbiz/" + std::string(id);
  }
  if (const std::string_view digest = find_digest(path); !digest.empty()) {
    return std::string(digest);
  }
  std::string key(host);
  append_path(key, path);
  append_query(key, query);
  return key;
}

}  // namespace sheaf
