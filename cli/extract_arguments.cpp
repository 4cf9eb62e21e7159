#include "cli/extract_arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>

#include "base/text.h"

namespace sheaf::cli {
namespace {

void add_input_options(CLI::App& command, ExtractArguments& arguments) {
  const auto add = [&](const char* name, std::vector<std::string>& to, const char* help) {
    command.add_option(name, to, help)->allow_extra_args(false)->group("Lists of pages");
  };
  add("--list", arguments.lists,
      "File, URL or - that names pages: a line each, CSV, TSV, JSON lines, a feed, a sitemap, "
      "OPML, "
      "HTML or Markdown; may be repeated");
  add("--feed", arguments.feeds, "RSS, Atom or JSON Feed whose entries are the pages");
  add("--sitemap", arguments.sitemaps, "Sitemap, or index of sitemaps");
  add("--opml", arguments.opmls, "OPML: the entries of all feeds that it names");
  add("--links", arguments.links, "HTML or Markdown document whose links are the pages");
  const std::map<std::string, ListFormat> formats = {
      {"auto", ListFormat::kAuto},       {"lines", ListFormat::kLines},
      {"csv", ListFormat::kCsv},         {"tsv", ListFormat::kTsv},
      {"jsonl", ListFormat::kJsonLines}, {"feed", ListFormat::kFeed},
      {"sitemap", ListFormat::kSitemap}, {"opml", ListFormat::kOpml},
      {"html", ListFormat::kHtml},       {"markdown", ListFormat::kMarkdown}};
  command
      .add_option("--input-format", arguments.list_format,
                  "How --list is written: auto, lines, csv, tsv, jsonl, feed, sitemap, opml, html, "
                  "markdown")
      ->transform(CLI::CheckedTransformer(formats).description(""))
      ->group("Lists of pages");
  command
      .add_option("--column", arguments.column,
                  "Column (CSV, TSV) or member (JSON lines) with the addresses (url)")
      ->group("Lists of pages");
}

void add_batch_options(CLI::App& command, ExtractArguments& arguments) {
  const char* const group = "Batches";
  command
      .add_flag("--dedupe", arguments.dedupe,
                "Add copy_of: the id of the record before it that is about the same article")
      ->group(group);
  command.add_flag("--ordered", arguments.ordered, "Records of lists in the order of the inputs")
      ->group(group);
  command
      .add_option("--warc-out", arguments.archive,
                  "Also write the pages to this archive (.warc or .warc.gz), with their requests; "
                  "those of --cache as they were fetched")
      ->group(group);
  CLI::Option* cache = command
                           .add_option("--cache", arguments.cache,
                                       "File that keeps pages; what it has fresh is not fetched")
                           ->group(group);
  command
      .add_option("--max-age", arguments.max_age,
                  "Seconds for which the cache counts as fresh, whatever servers say")
      ->check(CLI::Range(0.0, 1e12))
      ->needs(cache)
      ->group(group);
  command.add_flag("--offline", arguments.offline, "Only what the cache has")
      ->needs(cache)
      ->group(group);
  CLI::Option* retry =
      command
          .add_flag("--retry-failed", arguments.retry_failed, "Fetch again what could not be had")
          ->group(group);
  command.add_flag("--restart", arguments.restart, "Forget what the journal says was done")
      ->excludes(retry)
      ->group(group);
  const std::map<std::string, LogForm> forms = {{"text", LogForm::kText}, {"json", LogForm::kJson}};
  command.add_option("--log", arguments.log, "What is told on standard error: text or json")
      ->transform(CLI::CheckedTransformer(forms).description(""))
      ->group(group);
}

void add_page_options(CLI::App& command, ExtractArguments& arguments) {
  command.add_option("inputs", arguments.inputs,
                     "Saved pages, URLs, folders of pages, WARC archives, or - for standard input");
  CLI::Option* jsonl =
      command.add_flag("--jsonl", arguments.jsonl, "One record a line (the default)");
  command.add_flag("--pretty", arguments.pretty, "Indented records")->excludes(jsonl);
  command.add_option("--fields", arguments.fields, "Only these members, as title,published")
      ->allow_extra_args(false)
      ->delimiter(',');
  command.add_flag("--text", arguments.text, "Add the main text");
  command.add_flag("--explain", arguments.explain,
                   "Say for each field what won, what lost and why, and which links give nothing; "
                   "with --jsonl or --pretty as \"candidates\" and \"unusable_links\"");
  command.add_option(
      "--base-url", arguments.base_url,
      "Where the files come from; files of a folder get their path inside it appended");
  command
      .add_option("--rules", arguments.rule_folders,
                  "Folder of rule packs (*.json) that run before the program's own rules; may be "
                  "repeated")
      ->allow_extra_args(false);
  command.add_option("-o,--output", arguments.output, "Write here instead of standard output");
  command.add_option("-j,--jobs", arguments.jobs, "Threads")->check(CLI::Range(1u, 256u));
}

}  // namespace

void add_extract_options(CLI::App& command, ExtractArguments& arguments) {
  add_page_options(command, arguments);
  add_input_options(command, arguments);
  add_batch_options(command, arguments);
  add_fetch_flags(command, arguments.fetching);
}

std::vector<ListSource> make_lists(const ExtractArguments& arguments) {
  std::vector<ListSource> lists;
  const auto add = [&](const std::vector<std::string>& names, ListFormat format) {
    for (const std::string& name : names) lists.push_back({name, format, arguments.column});
  };
  add(arguments.lists, arguments.list_format);
  add(arguments.feeds, ListFormat::kFeed);
  add(arguments.sitemaps, ListFormat::kSitemap);
  add(arguments.opmls, ListFormat::kOpml);
  for (const std::string& name : arguments.links) {
    const bool is_markdown =
        ends_with_ignore_case(name, ".md") || ends_with_ignore_case(name, ".markdown");
    lists.push_back({name, is_markdown ? ListFormat::kMarkdown : ListFormat::kHtml});
  }
  return lists;
}

bool has_list(const ExtractArguments& arguments) {
  return !arguments.lists.empty() || !arguments.feeds.empty() || !arguments.sitemaps.empty() ||
         !arguments.opmls.empty() || !arguments.links.empty() ||
         std::any_of(arguments.inputs.begin(), arguments.inputs.end(), is_archive);
}

}  // namespace sheaf::cli
