// Pages that are made to cost more than their bytes: each is one unit again and again, so that it
// can be made of any length.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "check/documents.h"

namespace sheaf::bench {

struct Shape {
  const char* name;
  const char* head;          // stands before the units
  std::string_view unit;     // "{i}" in it is the unit's number, in six digits
  const char* tail = "";     // stands behind them
  const char* closing = "";  // for each unit once more, behind the tail: nests
  const char* address = "https://example.com/page";
  const char* nest = "";  // again and again for half of the bytes, before the units
};

// What the parser, the metadata and the links are attacked with, in this order.
std::vector<Shape> hostile_shapes();

std::vector<Shape> hostile_markup();    // trees and attributes
std::vector<Shape> hostile_depth();     // much below a deep nest
std::vector<Shape> hostile_metadata();  // what tells title, authors, dates, pictures
std::vector<Shape> hostile_text();      // bytes, words, links
std::vector<Shape> hostile_sites();     // what the sites' own extractors read

// Documents whose links are checked.
struct DocumentShape {
  Shape shape;
  DocumentKind kind;
};
std::vector<DocumentShape> hostile_documents();

// A page of the shape with about so many bytes (never more but for one unit).
std::string make_page(const Shape& shape, std::size_t bytes);

}  // namespace sheaf::bench
