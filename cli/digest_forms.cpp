#include "cli/digest_forms.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <memory>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/explain.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "digest/embedded.h"
#include "digest/forms/built_in.h"
#include "digest/forms/form.h"
#include "digest/forms/letter.h"
#include "digest/forms/view.h"
#include "digest/pictures/collect.h"

namespace sheaf::cli {
namespace {

namespace fs = std::filesystem;

struct Ending {
  std::string_view extension, form;
};

constexpr Ending kEndings[] = {
    {".md", "markdown"}, {".markdown", "markdown"}, {".mdown", "markdown"}, {".mkd", "markdown"},
    {".html", "html"},   {".htm", "html"},          {".eml", "email"},      {".atom", "atom"},
    {".rss", "rss"},     {".txt", "text"},          {".opml", "opml"},      {".bib", "bibtex"},
    {".json", "json"}};

// "issue.20210409" and "-" have none.
std::string ending_of(const std::string& output) {
  const std::string extension = fs::path(output).extension().string();
  const bool is_ending = extension.size() > 1 && is_ascii_alpha(extension[1]);
  return is_ending ? ascii_lower(extension) : "";
}

// "" if the ending is of no form; without any it is Markdown.
std::string_view form_of_ending(const std::string& ending) {
  if (ending.empty()) return "markdown";
  const auto* it = std::find_if(std::begin(kEndings), std::end(kEndings),
                                [&](const Ending& one) { return one.extension == ending; });
  return it == std::end(kEndings) ? "" : it->form;
}

std::string form_of(const FormArguments& arguments, const std::string& output) {
  return arguments.form.empty() ? std::string(form_of_ending(ending_of(output))) : arguments.form;
}

std::vector<std::string> form_names() {
  std::vector<std::string> names = {"json"};
  for (const Form& form : all_forms()) names.emplace_back(form.name);
  return names;
}

// ---- pictures ----

// A name stands for its bytes: what is there stays.
std::optional<Error> keep_file(const fs::path& path, std::string_view bytes) {
  std::error_code error;
  if (fs::exists(fs::symlink_status(path, error))) return std::nullopt;
  const std::optional<Error> fault = replace_file(path.string(), bytes);
  if (!fault) return std::nullopt;
  return Error{ErrorKind::kIo, "cannot be written to " + path.string() + ": " + fault->message};
}

// PicturePlace wants no '/' behind.
std::string without_slash(std::string address) {
  while (address.ends_with('/')) address.pop_back();
  return address;
}

// The folder as the written issue names it: seen from where that lies.
std::string address_of(const std::string& folder, const std::string& output) {
  std::error_code error;
  const bool known = !output.empty() && output != "-";
  const fs::path from = known ? fs::absolute(output, error).parent_path() : fs::current_path(error);
  const fs::path seen = fs::absolute(folder, error).lexically_normal().lexically_proximate(from);
  std::string address = seen.generic_string();
  while (address.size() > 1 && address.ends_with('/')) address.pop_back();
  return address;
}

Result<std::vector<std::string>> fetch_pictures(ReadyIssue& ready, const FormArguments& arguments,
                                                const FetchOptions& fetching) {
  const std::string& folder = arguments.assets;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return Error{ErrorKind::kIo, error.message(), "--assets: " + folder};
  const PicturePlace place = {arguments.assets_url.empty() ? address_of(folder, ready.output)
                                                           : without_slash(arguments.assets_url),
                              [&](std::string_view name, std::string_view bytes) {
                                return keep_file(fs::path(folder) / name, bytes);
                              }};
  Fetcher fetcher(fetching);
  const Collected collected = collect_pictures(ready.issue, fetcher, place);
  std::vector<std::string> faults;
  for (const PictureProblem& problem : collected.problems)
    faults.push_back(problem.url + ": " + problem.message + "; the picture stays there");
  return faults;
}

// ---- templates ----

// Where the name leads, links followed; nothing if that is not below the folder.
std::optional<fs::path> find_below(const fs::path& folder, const fs::path& name) {
  if (name.is_absolute()) return std::nullopt;
  std::error_code error;
  const fs::path root = fs::canonical(folder.empty() ? fs::path(".") : folder, error);
  if (error) return std::nullopt;
  fs::path path = fs::canonical(root / name, error);
  if (error) return std::nullopt;
  const auto [left, rest] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  return left == root.end() && rest != path.end() ? std::optional(std::move(path)) : std::nullopt;
}

// The templates that lie beside one, or below it.
class PartialFolder {
 public:
  explicit PartialFolder(const fs::path& file) : folder_(file.parent_path()) {}

  std::optional<TemplateSource> find(std::string_view name) {
    const std::optional<fs::path> path = find_below(folder_, name);
    is_missing_ |= !path.has_value();
    std::error_code error;
    if (!path || !fs::is_regular_file(*path, error)) return std::nullopt;
    Result<std::string> text = read_file(path->string());
    if (!text.ok()) return std::nullopt;
    read_.push_back({path->string(), "part of the template"});
    return TemplateSource{std::string(name), std::move(text).value()};
  }

  std::vector<NamedFile> take_read() { return std::move(read_); }

  Error explain(Error error) const {
    if (is_missing_ && error.message.starts_with("there is no template"))
      error.message += " in the template's folder or below it";
    return error;
  }

 private:
  fs::path folder_;
  bool is_missing_ = false;
  std::vector<NamedFile> read_;
};

Result<Written> as_written(Result<std::string> text) {
  if (!text.ok()) return text.error();
  return Written{.text = std::move(text).value(), .faults = {}, .remark = {}, .partials = {}};
}

Result<Written> write_own_template(const ReadyIssue& ready, const std::string& file) {
  Result<std::string> text = read_file(file);
  if (!text.ok()) return Error{text.error().kind, text.error().message, "--template: " + file};
  const TemplateSource source = {fs::path(file).filename().string(), std::move(text).value()};
  PartialFolder folder(file);
  Result<std::string> written =
      write_template({ready.issue, ready.language, ready.flavor}, source,
                     [&](std::string_view name) { return folder.find(name); });
  if (!written.ok()) return folder.explain(written.error());
  Result<Written> out = as_written(std::move(written));
  out->partials = folder.take_read();
  return out;
}

Result<Written> write_mail(const FormSource& source) {
  Result<Letter> letter = write_letter(form_view(source.issue, source.language, source.flavor));
  if (!letter.ok()) return letter.error();
  Written written{.text = std::move(letter->text), .faults = {}, .remark = {}, .partials = {}};
  if (letter->html_bytes > kMaxLetterHtml)
    written.remark = "the letter has " + std::to_string(letter->html_bytes / 1024) +
                     " KB of HTML; Gmail cuts it at 102 KB";
  return written;
}

Result<Written> write_named(const ReadyIssue& ready, const std::string& name) {
  const FormSource source = {ready.issue, ready.language, ready.flavor};
  if (name == "email") return write_mail(source);
  if (name != "json") return as_written(write_form(source, *find_form(name)));
  const Json view = form_view(source.issue, source.language, source.flavor);
  return as_written(view.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

int print_template(const std::string& name) {
  const std::optional<TemplateSource> found = find_built_in_template(name);
  if (!found) {
    std::fprintf(stderr, "sheaf digest templates: there is no template %s\n",
                 printable(name).c_str());
    return kExitUsage;
  }
  std::fputs(found->text.c_str(), stdout);
  return kExitOk;
}

// Nothing that is there is written over.
int copy_templates(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  bool all = !error;
  for (const EmbeddedFile& one : template_files()) {
    const fs::path path = fs::path(folder) / one.name;
    if (fs::exists(path, error)) {
      std::fprintf(stderr, "sheaf: %s: is there already; left as it is\n",
                   printable(path.string()).c_str());
      continue;
    }
    const std::optional<Error> fault = keep_file(path, one.text);
    if (fault) std::fprintf(stderr, "sheaf: %s\n", printable(fault->message).c_str());
    all &= !fault;
  }
  return all ? kExitOk : kExitFailedInputs;
}

int list_templates() {
  for (const Form& form : all_forms()) {
    std::printf("%-14s --form %-9s %s\n", std::string(form.template_name).c_str(),
                std::string(form.name).c_str(), std::string(form.about).c_str());
  }
  for (const EmbeddedFile& one : template_files()) {
    bool whole = false;
    for (const Form& form : all_forms()) whole |= form.template_name == one.name;
    if (!whole) std::printf("%-22s part of others\n", std::string(one.name).c_str());
  }
  return kExitOk;
}

}  // namespace

void add_form_options(CLI::App& digest, FormArguments& arguments) {
  digest
      .add_option("--form", arguments.form,
                  "What to write; without it as the output's name ends, else Markdown")
      ->check(CLI::IsMember(form_names()))
      ->type_name("FORM");
  digest.add_option("--template", arguments.template_file,
                    "Write by this Mustache template; its ending says what to escape for");
  CLI::Option* assets = digest.add_option("--assets", arguments.assets,
                                          "Fetch the pictures into this folder and show those");
  digest
      .add_option(
          "--assets-url", arguments.assets_url,
          "The folder's address on the site, as /pictures/; without it that beside the output")
      ->needs(assets)
      ->type_name("PREFIX");
}

void add_templates(CLI::App& digest, int& exit_code) {
  struct Arguments {
    std::string name, folder;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      digest.add_subcommand("templates", "Show the templates of the forms, to be changed.");
  command->add_option("name", arguments->name, "Print this one");
  command->add_option("--copy", arguments->folder, "Write all of them into this folder");
  command->callback([arguments, &exit_code] {
    exit_code = !arguments->folder.empty() ? copy_templates(arguments->folder)
                : !arguments->name.empty() ? print_template(arguments->name)
                                           : list_templates();
  });
}

std::string fault_of_form(const FormArguments& arguments, const std::string& output) {
  const bool is_template = !arguments.template_file.empty();
  if (!arguments.form.empty())
    return is_template ? "--template: a template is a form of its own: not with --form" : "";
  const std::string ending = ending_of(output);
  if (is_template || !form_of_ending(ending).empty()) return "";
  return "-o: " + output + ": " + ending + " is the ending of no form; name one with --form";
}

Result<Written> write_issue(ReadyIssue ready, const FormArguments& arguments,
                            const FetchOptions& fetching) {
  const std::string name = form_of(arguments, ready.output);
  const Form* form = find_form(name);
  std::vector<std::string> faults;
  if (!arguments.assets.empty()) {
    // What travels alone shows pictures where they are; they are kept all the same.
    const Issue remote = ready.issue;
    Result<std::vector<std::string>> missed = fetch_pictures(ready, arguments, fetching);
    if (!missed.ok()) return missed.error();
    faults = std::move(missed).value();
    if (arguments.template_file.empty() && form && form->reach == Reach::kAlone)
      ready.issue = remote;
  }
  Result<Written> written = arguments.template_file.empty()
                                ? write_named(ready, name)
                                : write_own_template(ready, arguments.template_file);
  if (written.ok()) written->faults = std::move(faults);
  return written;
}

}  // namespace sheaf::cli
