#include "extractors/links/security_venues.h"

#include "extractors/links/doi.h"

namespace sheaf {
namespace {

using std::string;

bool is_key_character(char c) { return is_word(c) || c == '%'; }

// "usenixsecurity23", "osdi20", "nsdi24".
bool is_meeting(std::string_view name) {
  const auto digit = std::find_if(name.begin(), name.end(), is_ascii_digit);
  const auto letters = static_cast<std::size_t>(digit - name.begin());
  return letters >= 2 && is_made_of(name.substr(0, letters), is_ascii_alpha) &&
         is_number_of(name.substr(letters), 2, 2);
}

Reference usenix_paper(std::string_view meeting, std::string_view author, string url) {
  return {string(meeting) + "/" + string(author), "usenix", std::move(url)};
}

string usenix_page(std::string_view meeting, std::string_view author) {
  return "https://www.usenix.org/conference/" + string(meeting) + "/presentation/" + string(author);
}

// "usenixsecurity23-moghimi.pdf"; slides have a '_' behind the meeting.
FoundReference in_usenix_file(std::string_view file) {
  constexpr std::string_view kPaper = "paper-";  // "sec14-paper-kemerlis.pdf"
  const std::size_t dash = std::min(file.find('-'), file.size());
  const std::size_t end = file.find(".pdf");
  if (end == file.npos || end <= dash + 1 || !is_meeting(file.substr(0, dash))) return std::nullopt;
  const std::string_view author = file.substr(dash + 1, end - dash - 1);
  if (author.starts_with(kPaper) || !is_made_of(author, is_word)) return std::nullopt;
  const std::string_view meeting = file.substr(0, dash);
  return usenix_paper(meeting, author, usenix_page(meeting, author));
}

}  // namespace

FoundReference on_usenix(const Url& url) {
  if (segment(url, 0) == "system" && segment(url, 1) == "files") {
    return in_usenix_file(url.path().substr(url.path().rfind('/') + 1));
  }
  const std::string_view meeting = segment(url, 1);
  if (segment(url, 0) != "conference" || !is_meeting(meeting)) return std::nullopt;
  const bool is_old = segment(url, 2) == "technical-sessions";
  if (segment(url, is_old ? 3 : 2) != "presentation") return std::nullopt;
  const std::string_view author = leading(segment(url, is_old ? 4 : 3), is_key_character);
  if (author.empty()) return std::nullopt;
  string page = usenix_page(meeting, author);
  if (is_old) page.insert(page.find("presentation/"), "technical-sessions/");
  return usenix_paper(meeting, author, std::move(page));
}

FoundReference on_iacr(const Url& url) {
  if (url.host() != "eprint.iacr.org") return std::nullopt;
  const std::string_view year = segment(url, 0);
  const std::string_view number = leading(segment(url, 1), is_ascii_digit);
  if (!is_number_of(year, 4, 4) || !is_number_of(number, 3, 5)) return std::nullopt;
  string id = string(year) + "/" + string(number);
  string page = "https://eprint.iacr.org/" + id;
  return Reference{std::move(id), "iacr", std::move(page)};
}

FoundReference on_ndss(const Url& url) {
  if (segment(url, 0) == "ndss-paper" && !segment(url, 1).empty()) {
    const std::string_view title = leading(segment(url, 1), is_key_character);
    return Reference{string(title), "ndss",
                     "https://www.ndss-symposium.org/ndss-paper/" + string(title) + "/"};
  }
  constexpr std::string_view kEnding = "paper.pdf";
  const std::size_t end = url.path().find(kEnding);
  if (segment(url, 0) != "wp-content" || end == std::string_view::npos) return std::nullopt;
  const std::string_view path = url.path().substr(0, end + kEnding.size());
  const std::string_view file = path.substr(path.rfind('/') + 1);
  return Reference{string(file.substr(0, file.size() - 4)), "ndss",
                   "https://www.ndss-symposium.org" + string(path)};
}

FoundReference on_computer_society(const Url& url) {
  constexpr std::string_view kKinds[] = {"proceedings-article", "journal", "magazine", "api"};
  if (segment(url, 0) != "csdl" || !is_one_of(segment(url, 1), kKinds)) {
    return on_publisher_page(url);
  }
  // /csdl/proceedings-article/sp/2024/313000a220/1WPcYKIy2NG: the last one names it.
  const std::string_view id = leading(segment(url, 5), is_ascii_alnum);
  if (id.size() < 8) return on_publisher_page(url);
  string page = "https://www.computer.org";
  for (std::size_t n = 0; n < 5; ++n) page.append("/").append(segment(url, n));
  return Reference{string(id), "csdl", page + "/" + string(id)};
}

}  // namespace sheaf
