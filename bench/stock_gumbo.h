// The system's Gumbo, loaded apart (dlopen), so that a Gumbo that is compiled into the program is
// not measured against itself.
#pragma once

#include <gumbo.h>

#include <string_view>

namespace sheaf::bench {

class StockGumbo {
 public:
  // Prints a line and exits if there is no libgumbo.so.
  StockGumbo();
  // gumbo_parse + gumbo_destroy_output.
  void parse_and_destroy(std::string_view page) const;

 private:
  decltype(&gumbo_parse_with_options) parse_ = nullptr;
  decltype(&gumbo_destroy_output) destroy_ = nullptr;
  const GumboOptions* options_ = nullptr;
};

}  // namespace sheaf::bench
