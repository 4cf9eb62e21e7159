#include "digest/pictures/collect.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"
#include "digest/forms/names.h"
#include "digest/forms/rich_text.h"
#include "digest/pictures/clean_svg.h"
#include "digest/pictures/image_info.h"

namespace sheaf {
namespace {

struct Copy {
  std::string url, referer;
  NamedBy named_by;
  std::string address = {};  // of the copy; "" if there is none
  ImageInfo info = {};
  std::string problem = {};
};

Words IssueItem::*const kWords[] = {&IssueItem::byline, &IssueItem::excerpt, &IssueItem::note};

template <typename Act>
void for_each_item(Issue& issue, Act act) {
  for (Section& section : issue.sections) {
    for (IssueItem& item : section.items) act(item);
  }
}

// A record without an address on the web may be of any page.
NamedBy named_by_page(const std::optional<std::string>& address) {
  if (!address) return NamedBy::kOwn;
  const Result<Url> url = Url::parse(*address);
  return url.ok() ? named_by(*url) : NamedBy::kPublic;
}

// Each address once; where the editor names it too, it may lead farther.
std::vector<Copy> find_pictures(Issue& issue) {
  std::vector<Copy> copies;
  std::map<std::string, std::size_t, std::less<>> seen;
  const auto add = [&](const std::string& url, const IssueItem& item, NamedBy named_by) {
    if (url.empty()) return;
    const auto [found, is_new] = seen.try_emplace(url, copies.size());
    if (is_new) copies.push_back({url, item.url, named_by});
    if (named_by == NamedBy::kOwn) copies[found->second].named_by = named_by;
  };
  for_each_item(issue, [&](const IssueItem& item) {
    if (item.picture) add(item.picture->url, item, named_by_page(item.picture->page));
    for (const auto words : kWords) {
      for (const std::string& url : picture_urls(item.*words)) add(url, item, NamedBy::kOwn);
    }
  });
  return copies;
}

std::string shown_status(const Response& response) {
  return "HTTP " + std::to_string(response.status) +
         (response.reason.empty() ? "" : " " + fold_space(response.reason));
}

// What is wrong with the answer, or "".
std::string fault_of(const Fetched& fetched) {
  if (fetched.failure) return fetched.failure->message;
  const Response& response = fetched.response;
  if (response.status < 200 || response.status > 299) return shown_status(response);
  if (response.body_state == BodyState::kOverLimit) return "larger than 16 MB";
  if (response.body_state != BodyState::kWhole) return "not whole";
  return "";
}

void keep(Copy& copy, const Fetched& fetched, const PicturePlace& place) {
  copy.problem = fault_of(fetched);
  if (!copy.problem.empty()) return;
  std::string bytes = fetched.response.body;
  std::optional<ImageInfo> info = find_image_info(bytes);
  if (info && info->format == ImageFormat::kSvg) {
    Result<std::string> safe = parse_safe_svg(bytes);
    if (!safe.ok()) {
      copy.problem = "not a picture that browsers show: " + safe.error().message;
      return;
    }
    bytes = std::move(safe).value();
    info = find_image_info(bytes);
  }
  if (!info) {
    copy.problem = bytes.empty() ? "empty" : "not a picture that browsers show";
    return;
  }
  if (is_placeholder(*info)) {
    copy.problem = "a placeholder of " + std::to_string(info->width) + " x " +
                   std::to_string(info->height) + " pixels";
    return;
  }
  const std::string name =
      sha256_hex(bytes).substr(0, 32) + "." + std::string(image_extension(info->format));
  if (const std::optional<Error> error = place.keep(name, bytes)) {
    copy.problem = error->message;
    return;
  }
  copy.address = place.address + "/" + name;
  copy.info = *info;
}

void fetch_all(std::vector<Copy>& copies, Fetcher& fetcher, const PicturePlace& place) {
  for (std::size_t i = 0; i < copies.size(); ++i) {
    const Result<Url> url = Url::parse(copies[i].url);
    if (!url.ok()) {
      copies[i].problem = url.error().message;
      continue;
    }
    Request request{.url = *url, .body_limit = kMaxPictureBytes, .named_by = copies[i].named_by};
    request.headers.push_back(
        {"Accept", "image/avif,image/webp,image/png,image/*;q=0.9,*/*;q=0.5"});
    if (!copies[i].referer.empty()) request.headers.push_back({"Referer", copies[i].referer});
    fetcher.add(std::move(request), i);
  }
  while (fetcher.pending() > 0) {
    for (const Fetched& fetched : fetcher.wait(std::chrono::seconds(1)))
      keep(copies[fetched.token], fetched, place);
  }
}

void replace_picture(IssuePicture& picture, const Copy& copy) {
  picture.source_url = std::exchange(picture.url, copy.address);
  if (copy.info.width == 0) return;
  picture.width = copy.info.width;
  picture.height = copy.info.height;
}

}  // namespace

Collected collect_pictures(Issue& issue, Fetcher& fetcher, const PicturePlace& place) {
  std::vector<Copy> copies = find_pictures(issue);
  fetch_all(copies, fetcher, place);
  Collected collected;
  std::map<std::string, const Copy*, std::less<>> by_url;
  for (const Copy& copy : copies) {
    if (copy.address.empty()) {
      collected.problems.push_back({copy.url, copy.problem});
    } else {
      by_url[copy.url] = &copy;
    }
  }
  for_each_item(issue, [&](IssueItem& item) {
    if (item.picture && by_url.contains(item.picture->url))
      replace_picture(*item.picture, *by_url[item.picture->url]);
    for (const auto words : kWords) {
      replace_addresses(item.*words, [&](const std::string& url) {
        const auto it = by_url.find(url);
        return it == by_url.end() ? std::string() : it->second->address;
      });
    }
  });
  return collected;
}

}  // namespace sheaf
