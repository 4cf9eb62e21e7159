#include "digest/forms/form.h"

#include <algorithm>

#include "base/json.h"
#include "digest/forms/built_in.h"
#include "digest/forms/letter.h"

namespace sheaf {
namespace {

constexpr Form kForms[] = {
    {"markdown", "issue.md", "Markdown, as an editor publishes it", Reach::kLocal},
    {"html", "page.html", "a page for browsers and print, complete in one file", Reach::kLocal},
    {"email", "letter.html", "a letter (.eml) with HTML and plain text", Reach::kAlone},
    {"atom", "feed.atom", "an Atom feed (RFC 4287), an entry for each item", Reach::kAlone},
    {"rss", "feed.rss", "an RSS 2.0 feed, an item for each item", Reach::kAlone},
    {"jsonfeed", "feed.json", "a JSON Feed 1.1", Reach::kAlone},
    {"text", "issue.txt", "plain text, links written out", Reach::kAlone},
    {"hugo", "hugo.md", "a page for Hugo: TOML front matter and Markdown", Reach::kLocal},
    {"hexo", "hexo.md", "a post for Hexo: YAML front matter and Markdown", Reach::kLocal},
    {"jekyll", "jekyll.md", "a post for Jekyll: YAML front matter and Markdown", Reach::kLocal},
    {"opml", "sources.opml", "the sources of the items, as an OPML 2.0 outline", Reach::kAlone},
    {"bibtex", "papers.bib", "all papers, for BibTeX and BibLaTeX", Reach::kAlone},
    {"csl", "papers.json", "all papers, as CSL-JSON", Reach::kAlone},
};

}  // namespace

std::span<const Form> all_forms() { return kForms; }

const Form* find_form(std::string_view name) {
  const auto* it = std::find_if(std::begin(kForms), std::end(kForms),
                                [&](const Form& form) { return form.name == name; });
  return it == std::end(kForms) ? nullptr : it;
}

Result<std::string> write_template(const FormSource& source, const TemplateSource& text,
                                   const FindPartial& find_partial) {
  const FindPartial find = [&](std::string_view name) {
    std::optional<TemplateSource> own = find_partial ? find_partial(name) : std::nullopt;
    return own ? std::move(own) : find_built_in_template(name);
  };
  const Result<Template> made = Template::parse(text, find);
  if (!made.ok()) return made.error();
  const LazyView view = lazy_view(source.issue, source.language, source.flavor, made->names());
  return made->render(view.json, Template::kMaxOutput, view.make);
}

Result<std::string> write_form(const FormSource& source, const Form& form) {
  if (form.name == "email") {
    Result<Letter> letter = write_letter(form_view(source.issue, source.language, source.flavor));
    if (!letter.ok()) return letter.error();
    return std::move(letter).value().text;
  }
  return write_template(source, *find_built_in_template(form.template_name), nullptr);
}

}  // namespace sheaf
