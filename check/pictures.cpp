#include "check/pictures.h"

#include "base/text.h"
#include "url/wechat.h"

namespace sheaf {
namespace {

bool speaks_of_hotlinks(const std::string& url) {
  return find_ignore_case(url, "hotlink") != std::string::npos;
}

bool is_html(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 1024);
  return find_ignore_case(head, "<!doctype html") != head.npos ||
         find_ignore_case(head, "<html") != head.npos;
}

void refuse(Verdict& verdict, std::string reason) {
  verdict.outcome = Outcome::kSoftDead;
  verdict.reason = std::move(reason);
}

}  // namespace

std::string_view picture_kind(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG")) return "png";
  if (bytes.starts_with("\xFF\xD8\xFF")) return "jpeg";
  if (bytes.starts_with("GIF8")) return "gif";
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "webp";
  if (bytes.substr(4, 4) == "ftyp" && bytes.substr(0, 32).find("avif") != bytes.npos) return "avif";
  if (bytes.starts_with("BM")) return "bmp";
  if (bytes.starts_with(std::string_view("\0\0\1\0", 4))) return "ico";
  if (find_ignore_case(bytes.substr(0, 1024), "<svg") != bytes.npos) return "svg";
  return "";
}

void judge_picture(const Response& response, Verdict& verdict) {
  if (!has_answered(verdict.outcome) || response.status >= 300) return;
  const Result<Url> url = Url::parse(response.url);
  if (url.ok() && is_wechat_picture(*url))
    verdict.remarks.emplace_back("pages of other sites that show this picture get a placeholder");
  if (speaks_of_hotlinks(response.final_url) && !speaks_of_hotlinks(response.url))
    return refuse(verdict, "a placeholder against hot-linking");
  if (!response.body.empty()) {
    // There are more kinds than we know by their bytes (HEIC, JPEG XL, ...).
    const bool is_said = starts_with_ignore_case(response.content_type, "image/");
    if (is_html(response.body) || (!is_said && picture_kind(response.body).empty()))
      refuse(verdict, "no picture, but " + (response.content_type.empty() ? "something else"
                                                                          : response.content_type));
    return;
  }
  if (starts_with_ignore_case(response.content_type, "text/"))
    refuse(verdict, "no picture, but " + response.content_type);
}

}  // namespace sheaf
