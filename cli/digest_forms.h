// The forms of `sheaf digest`: --form, --template, --assets, and `sheaf digest templates`.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/clash.h"
#include "cli/commands.h"
#include "digest/forms/view.h"
#include "digest/issue.h"
#include "digest/language.h"
#include "fetch/options.h"

namespace sheaf::cli {

struct FormArguments {
  std::string form;           // "" = as the name of the output tells, else Markdown
  std::string template_file;  // "" = the form's own
  std::string assets;         // folder for pictures; "" = they stay where they are
  std::string assets_url;     // its address; "" = as it lies beside the output
};

void add_form_options(CLI::App& digest, FormArguments& arguments);

// What is wrong with them for that output, one line; "" if nothing.
std::string fault_of_form(const FormArguments& arguments, const std::string& output);

// `sheaf digest templates`: what there is, one of them, or all into a folder.
void add_templates(CLI::App& digest, int& exit_code);

struct Written {
  std::string text;
  std::vector<std::string> faults;  // pictures that could not be had, one line each
  std::string remark;               // what else its sender should know, one line; ""
  std::vector<NamedFile> partials;  // that were read for it
};

// An issue that is ready to be written.
struct ReadyIssue {
  Issue issue;
  Language language;
  Flavor flavor = Flavor::kGfm;
  std::string output;  // where it is going to lie; "" or "-" = unknown
};

// The issue in the form asked for (with which fault_of_form finds no fault), after its pictures
// have been fetched if that was asked for. Errors: `where` names the argument, or the template with
// the place in it.
Result<Written> write_issue(ReadyIssue ready, const FormArguments& arguments,
                            const FetchOptions& fetching);

}  // namespace sheaf::cli
