// Golden records: reading, comparing and rewriting them (corpus/README.md).
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf::golden {

// Members of a record that the program is known to get wrong, each with the reason. The golden
// record holds what is right; a gap that is closed must be taken off the list.
using Gaps = std::map<std::string, std::string>;

std::string read_file(const std::filesystem::path& path);  // "" if there is none
void write_file(const std::filesystem::path& path, std::string_view text);

// What `sheaf extract --pretty` writes for a page that was saved with its address, and a newline.
std::string extract_record(std::string page);

// known_gaps.json: {"<slug>": {"<member>": "<reason>"}}. Fails the test if it cannot be read.
Gaps known_gaps(const std::filesystem::path& list, std::string_view slug);
std::vector<std::string> pages_with_gaps(const std::filesystem::path& list);

// What is wrong, two lines for each member that differs; also a gap that is none any more, and
// members in another order or layout. Empty if nothing is.
std::vector<std::string> compare(const std::string& golden, const std::string& record,
                                 const Gaps& gaps);

// The new golden record: `record`, but the members in `gaps` as `golden` has them.
std::string merge_gaps(const std::string& record, const std::string& golden, const Gaps& gaps);

std::string join_lines(const std::vector<std::string>& lines);

}  // namespace sheaf::golden
