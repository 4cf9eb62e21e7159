#include <deque>
#include <string>
#include <utility>

#include "bench/hostile_shapes.h"

namespace sheaf::bench {

std::vector<Shape> hostile_depth() {
  constexpr std::pair<const char*, const char*> kUnits[] = {
      {"words and breaks", "word<br>"},
      {"elements", "<i>x</i>"},
      {"empty elements", "<i></i>"},
      {"links", "<a href=/{i}>x</a>"},
      {"links to repositories", "<a href=https://github.com/a/r{i}>Code</a>"},
      {"links of a class", "<a class='author title tag' href=/tag/{i}>x</a>"},
      {"links of people", "<a rel=author href=/author/{i}>Jane Example</a>"},
      {"links of users", "<a href=/user/{i}>Jane Example</a>"},
      {"tag links", "<a rel=tag href=/tag/{i}>tag</a>"},
      {"images", "<img src=/{i}.png>"},
      {"images with classes", "<img class='hero post-image' src=/{i}.png width=800>"},
      {"times", "<time datetime=2024-05-06>x</time>"},
      {"dates of a class", "<i class=date>2024-05-06</i>"},
      {"dates in text", "2024-05-06<br>"},
      {"bylines", "<i class=byline>By Jane Example</i>"},
      {"bylines that fail", "<i class=author>1</i>"},
      {"bylines in text", "By Jane Example<br>"},
      {"titles of a class", "<i class=title>x{i}</i>"},
      {"items", "<i itemprop=author>x</i>"},
      {"image items", "<i itemprop=image>x</i>"},
      {"headlines", "<i itemprop=headline>x{i}</i>"},
      {"publishers", "<i itemprop=publisher>x</i>"},
      {"keywords", "<i itemprop=keywords>x</i>"},
      {"copyrights", "© 2024 Example. <br>"},
      {"clutter", "<i class=share>x</i>"},
      {"captions", "<i class=caption>x</i>"},
      {"scripts", "<script>x</script>"},
      {"metas", "<meta name=a content=b>"},
      {"addresses in text", "https://github.com/a/r{i}<br>"},
      {"logos", "<a href=/><img class=logo alt=x src=/{i}.png></a>"},
      {"hidden elements", "<i hidden>x</i>"},
      {"iframes", "<iframe src=https://www.youtube.com/embed/abcde{i}></iframe>"},
  };
  static std::deque<std::string> names;  // shapes hold views
  std::vector<Shape> shapes;
  for (const auto& [name, unit] : kUnits) {
    shapes.push_back({.name = names.emplace_back("below a nest: " + std::string(name)).c_str(),
                      .head = "<body><h1>A title</h1>",
                      .unit = unit,
                      .nest = "<span>"});
  }
  return shapes;
}

}  // namespace sheaf::bench
