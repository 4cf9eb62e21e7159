#include "check/link_resolver.h"

namespace sheaf {
namespace {

constexpr std::size_t kFreeBytes = std::size_t{16} << 20;
constexpr std::size_t kBytesPerByte = 16;
constexpr std::size_t kWorthSharing = 256;  // bytes beyond those that are written

}  // namespace

LinkResolver::LinkResolver(const std::vector<StatedBase>& bases,
                           const std::optional<Url>& document_url, std::size_t document_bytes)
    : left_(kFreeBytes + kBytesPerByte * document_bytes) {
  const Base document{document_url ? SharedUrl(*document_url) : SharedUrl()};
  bases_.reserve(bases.size());
  bases_.push_back(bases[0].stated ? find_base(*bases[0].stated, document) : document);
  for (std::size_t i = 1; i < bases.size(); ++i)
    bases_.push_back(find_base(bases[i].stated.value_or(""), bases_[bases[i].outer]));
}

LinkResolver::Base LinkResolver::find_base(const std::string& stated, const Base& outer) {
  if (outer.is_left_out) return outer;
  Result<Url> url = outer.url ? Url::parse(stated, *outer.url) : Url::parse(stated);
  if (!url.ok()) return outer;
  if (!takes(url->text().size())) return {.is_left_out = true};
  return {SharedUrl(std::move(url).value())};
}

bool LinkResolver::takes(std::size_t bytes) {
  if (bytes > left_) return false;
  left_ -= bytes;
  return true;
}

bool LinkResolver::resolve(DocumentLink& link, std::size_t base) {
  if (bases_[base].is_left_out) return false;
  const bool may_share =
      !shared_.empty() && link.raw.size() <= kMostRawBytes && link.written != Writing::kUndefined;
  const std::string key = std::to_string(base) + " " + (may_share ? link.raw : "");
  if (const auto found = shared_.find(key); may_share && found != shared_.end()) {
    resolve_link(link, nullptr);  // tidies what is written
    link.target = Target::kUrl;
    link.problem.clear();
    link.url = found->second;
    return true;
  }
  const std::string written = link.raw.size() <= kMostRawBytes ? link.raw : "";
  resolve_link(link, bases_[base].url.get());
  if (!link.url || link.url->text().size() < written.size() + kWorthSharing) return true;
  if (!takes(link.url->text().size() - written.size())) return false;
  if (!written.empty()) shared_.emplace(std::to_string(base) + " " + written, link.url);
  return true;
}

}  // namespace sheaf
