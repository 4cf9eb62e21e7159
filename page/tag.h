// The elements that Sheaf knows by name.
#pragma once

#include <cstdint>
#include <string_view>

namespace sheaf {

// clang-format off
// X(enumerator suffix, lower-case name)
#define SHEAF_TAGS(X)                                                                             \
  X(Html, "html") X(Head, "head") X(Title, "title") X(Base, "base") X(Link, "link")               \
  X(Meta, "meta") X(Style, "style") X(Script, "script") X(Noscript, "noscript")                   \
  X(Template, "template") X(Body, "body") X(Article, "article") X(Section, "section")             \
  X(Nav, "nav") X(Aside, "aside") X(H1, "h1") X(H2, "h2") X(H3, "h3") X(H4, "h4") X(H5, "h5")     \
  X(H6, "h6") X(Hgroup, "hgroup") X(Header, "header") X(Footer, "footer") X(Address, "address")   \
  X(P, "p") X(Hr, "hr") X(Pre, "pre") X(Blockquote, "blockquote") X(Ol, "ol") X(Ul, "ul")         \
  X(Li, "li") X(Dl, "dl") X(Dt, "dt") X(Dd, "dd") X(Figure, "figure")                             \
  X(Figcaption, "figcaption") X(Main, "main") X(Div, "div") X(A, "a") X(Em, "em")                 \
  X(Strong, "strong") X(Small, "small") X(S, "s") X(Cite, "cite") X(Q, "q") X(Abbr, "abbr")       \
  X(Time, "time") X(Code, "code") X(Kbd, "kbd") X(Samp, "samp") X(Var, "var") X(Sub, "sub")       \
  X(Sup, "sup") X(I, "i") X(B, "b") X(U, "u") X(Mark, "mark") X(Ruby, "ruby") X(Rt, "rt")         \
  X(Rp, "rp") X(Span, "span") X(Br, "br") X(Wbr, "wbr") X(Ins, "ins") X(Del, "del")               \
  X(Img, "img") X(Iframe, "iframe") X(Embed, "embed") X(Object, "object") X(Video, "video")       \
  X(Audio, "audio") X(Source, "source") X(Canvas, "canvas") X(Svg, "svg") X(Math, "math")         \
  X(Table, "table") X(Caption, "caption") X(Colgroup, "colgroup") X(Col, "col")                   \
  X(Tbody, "tbody") X(Thead, "thead") X(Tfoot, "tfoot") X(Tr, "tr") X(Td, "td") X(Th, "th")       \
  X(Form, "form") X(Fieldset, "fieldset") X(Legend, "legend") X(Label, "label")                   \
  X(Input, "input") X(Button, "button") X(Select, "select") X(Option, "option")                   \
  X(Optgroup, "optgroup") X(Textarea, "textarea") X(Details, "details") X(Summary, "summary")     \
  X(Menu, "menu") X(Center, "center") X(Font, "font") X(Tt, "tt") X(Picture, "picture")           \
  X(AmpImg, "amp-img") X(Dialog, "dialog")
// clang-format on

enum class Tag : std::uint8_t {
  kText,
  kOther,  // an element that is not in the list
#define SHEAF_TAG_ENUMERATOR(suffix, name) k##suffix,
  SHEAF_TAGS(SHEAF_TAG_ENUMERATOR)
#undef SHEAF_TAG_ENUMERATOR
      kCount
};

std::string_view tag_name(Tag tag);            // "#text" and "" for the first two
Tag tag_by_name(std::string_view lower_name);  // kOther if not in the list

// Whether text in it is ever read as such: not script, style, svg, select, ...
bool is_read(Tag tag);

// Starts a new line of visible text (HTML standard 15.3, display: block and kin).
bool is_block(Tag tag);

}  // namespace sheaf
