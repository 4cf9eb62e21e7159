// --dedupe: says of each record whether it is about an article that was there before.
#pragma once

#include <string>
#include <vector>

#include "cli/page_work.h"
#include "items/copies.h"

namespace sheaf::cli {

// Records in the order in which they are written: what came first is the original.
class CopyMarks {
 public:
  // `notes` are those of the records that earlier runs wrote, in their order.
  CopyMarks(const PageOptions& options, const std::vector<std::string>& notes);

  // Makes the line of a record that may be one. True if it is.
  bool mark(Done& done);

 private:
  const PageOptions& options_;
  Copies copies_;
};

// For the journal, so that later runs know the record; "" for what is no article.
std::string note_of(const Done& done);

}  // namespace sheaf::cli
