// Forms as tests write them, and readers of their documents.
#pragma once

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "digest/forms/form.h"
#include "tests/digest/issue_sample.h"

namespace sheaf::test {

inline std::string form(std::string_view name, const Issue& issue = sample_issue(kHostileLine)) {
  const Result<std::string> out = write_form({issue, *find_language("zh")}, *find_form(name));
  return out.ok() ? *out : out.error().where + ": " + out.error().message;
}

using Document = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

inline Document read_xml(const std::string& text) {
  return {xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
                        XML_PARSE_NONET | XML_PARSE_NOERROR),
          xmlFreeDoc};
}

inline Document read_html(const std::string& text) {
  return {htmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
                         HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING),
          xmlFreeDoc};
}

// The texts of all nodes that an XPath finds, whatever their name spaces.
inline std::vector<std::string> found(const Document& document, const std::string& path) {
  std::vector<std::string> texts;
  if (!document) return {"not well-formed"};
  xmlXPathContext* context = xmlXPathNewContext(document.get());
  xmlXPathObject* result = xmlXPathEvalExpression(BAD_CAST path.c_str(), context);
  for (int i = 0; result && result->nodesetval && i < result->nodesetval->nodeNr; ++i) {
    xmlChar* text = xmlNodeGetContent(result->nodesetval->nodeTab[i]);
    texts.emplace_back(reinterpret_cast<const char*>(text));
    xmlFree(text);
  }
  xmlXPathFreeObject(result);
  xmlXPathFreeContext(context);
  return texts;
}

inline IssueLink link_to(std::string label, std::string url, std::string kind) {
  IssueLink link;
  link.label = std::move(label);
  link.url = std::move(url);
  link.kind = std::move(kind);
  return link;
}

inline Issue issue_with_links(std::vector<IssueLink> links) {
  Issue issue = sample_issue("x");
  issue.sections[1].items.clear();
  issue.sections[0].items[0].links = std::move(links);
  return issue;
}

}  // namespace sheaf::test
