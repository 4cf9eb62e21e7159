// Steps and data -> text. Iterative: the depth of data and templates costs no stack.
#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "base/json.h"
#include "digest/mustache/template.h"

namespace sheaf {
namespace {

using Kind = TemplateStep::Kind;

constexpr std::size_t kMaxSteps = 100'000'000;

bool opens_section(const Json* value) {
  if (!value || value->is_null()) return false;
  if (value->is_boolean()) return value->get<bool>();
  if (value->is_number()) return *value != 0;
  if (value->is_string()) return !value->get_ref<const std::string&>().empty();
  return !value->empty();
}

// What a section opened: a list that is walked, or one value (at == 0, size == 1).
struct Scope {
  std::size_t step;  // of its beginning
  const Json* list;  // null if it is no list
  std::size_t at = 0, size = 1;
  std::unique_ptr<Json> made = nullptr;  // the element at hand, if it was made
};

// A form section: what was written before it, to go on with after it.
struct Capture {
  std::size_t step;
  std::string before;
  EscapeTarget outer;
};

class Renderer {
 public:
  Renderer(const std::vector<TemplateStep>& steps, EscapeTarget target, const Json& data,
           const MakeElements& make)
      : steps_(steps), target_(target), make_(make), context_{&data} {}

  std::optional<Error> run(std::size_t max_bytes) {
    std::size_t taken = 0;
    for (std::size_t at = 0; at < steps_.size(); ++taken) {
      at = take(at);
      if (out_.size() > max_bytes || taken > kMaxSteps) {
        return Error{ErrorKind::kTooLarge, "the template writes or repeats too much"};
      }
    }
    return std::nullopt;
  }

  std::string result() { return std::move(out_); }

 private:
  // Gives the step that follows.
  std::size_t take(std::size_t at) {
    const TemplateStep& step = steps_[at];
    switch (step.kind) {
      case Kind::kText:
        out_ += step.text;
        break;
      case Kind::kValue:
      case Kind::kRawValue:
        write(step);
        break;
      case Kind::kSection:
        return enter(at);
      case Kind::kInverted:
        return opens_section(find(step)) ? step.other + 1 : at + 1;
      case Kind::kForm:
        captures_.push_back({at, std::exchange(out_, {}), std::exchange(target_, step.target)});
        break;
      case Kind::kEnd:
        return end(step.other, at);
      case Kind::kPartial:
        targets_.push_back(std::exchange(target_, step.target));
        break;
      case Kind::kPartialEnd:
        target_ = targets_.back();
        targets_.pop_back();
        break;
    }
    return at + 1;
  }

  const Json* find(const TemplateStep& step) {
    if (step.name.empty()) return context_.back();
    const std::string& first = step.name.front();
    if (first[0] == '-') {
      if (const Json* position = find_position(first)) return position;
    }
    const Json* value = nullptr;
    for (std::size_t i = context_.size(); i-- > 0 && !value;) value = member(*context_[i], first);
    for (std::size_t i = 1; i < step.name.size() && value; ++i)
      value = member(*value, step.name[i]);
    return value;
  }

  static const Json* member(const Json& object, const std::string& name) {
    const auto* members = object.get_ptr<const Json::object_t*>();
    if (!members) return nullptr;
    const auto it = members->find(name);
    return it == members->end() ? nullptr : &it->second;
  }

  // -first, -last and -index of the innermost list.
  const Json* find_position(const std::string& name) {
    const auto list = std::find_if(scopes_.rbegin(), scopes_.rend(),
                                   [](const Scope& scope) { return scope.list != nullptr; });
    if (list == scopes_.rend()) return nullptr;
    if (name == "-first") {
      position_ = list->at == 0;
    } else if (name == "-last") {
      position_ = list->at + 1 == list->size;
    } else if (name == "-index") {
      position_ = list->at + 1;
    } else {
      return nullptr;
    }
    return &position_;
  }

  void write(const TemplateStep& step) {
    const Json* value = find(step);
    if (!value || value->is_null()) return;
    if (value->is_number_unsigned()) {
      out_ += std::to_string(value->get<std::uint64_t>());
      return;
    }
    if (!value->is_string()) {
      // Numbers and truth have no special characters; a list or object shows as JSON.
      append(value->dump(-1, ' ', false, Json::error_handler_t::replace), step);
      return;
    }
    append(value->get_ref<const std::string&>(), step);
  }

  void append(const std::string& text, const TemplateStep& step) {
    if (step.kind == Kind::kRawValue) {
      out_ += text;
    } else if (step.is_address) {
      append_address(out_, text, target_);
    } else {
      const bool is_line = target_ == EscapeTarget::kMarkdown && step.is_heading;
      append_escaped(out_, text, is_line ? EscapeTarget::kMarkdownLine : target_);
    }
  }

  std::size_t enter(std::size_t at) {
    const Json* value = find(steps_[at]);
    if (!opens_section(value)) return steps_[at].other + 1;
    Scope scope{at, nullptr};
    if (value->is_array()) {
      scope.list = value;
      scope.size = value->size();
      value = element_of(scope);
    } else if (value == &position_) {
      value = context_.back();  // it is written over by the next
    }
    scopes_.push_back(std::move(scope));
    context_.push_back(value);
    return at + 1;
  }

  const Json* element_of(Scope& scope) {
    const Json& element = (*scope.list)[scope.at];
    if (!make_ || !element.is_number()) return &element;
    MakeElement& maker = makers_[scope.step];
    if (!maker) maker = make_(names_in(scope.step));
    if (!scope.made) scope.made = std::make_unique<Json>();
    *scope.made = maker(element);
    return scope.made.get();
  }

  TemplateNames names_in(std::size_t begin) const {
    TemplateNames names;
    for (std::size_t at = begin + 1; at < steps_[begin].other; ++at)
      names.insert(steps_[at].name.begin(), steps_[at].name.end());
    return names;
  }

  std::size_t end(std::size_t begin, std::size_t at) {
    if (steps_[begin].kind == Kind::kInverted) return at + 1;
    if (steps_[begin].kind == Kind::kForm) {
      Capture capture = std::move(captures_.back());
      captures_.pop_back();
      target_ = capture.outer;
      const std::string value = std::exchange(out_, std::move(capture.before));
      append_escaped(out_, value, target_);
      return at + 1;
    }
    Scope& scope = scopes_.back();
    if (++scope.at < scope.size) {
      context_.back() = element_of(scope);
      return begin + 1;
    }
    scopes_.pop_back();
    context_.pop_back();
    return at + 1;
  }

  const std::vector<TemplateStep>& steps_;
  EscapeTarget target_;
  const MakeElements& make_;
  std::map<std::size_t, MakeElement> makers_;  // by the step of their section
  std::vector<const Json*> context_;           // outermost first
  std::vector<Scope> scopes_;
  std::vector<Capture> captures_;
  std::vector<EscapeTarget> targets_;  // of the templates around this partial
  Json position_;
  std::string out_;
};

}  // namespace

Result<std::string> Template::render(const Json& data, std::size_t max_bytes,
                                     const MakeElements& make) const {
  Renderer renderer(steps_, target_, data, make);
  if (std::optional<Error> error = renderer.run(max_bytes)) return std::move(*error);
  return renderer.result();
}

}  // namespace sheaf
