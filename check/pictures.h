// Whether what answers for a picture is one.
#pragma once

#include <string_view>

#include "check/verdict.h"
#include "fetch/response.h"

namespace sheaf {

// Overrules an alive verdict where the answer is no picture, or a placeholder. By the first bytes
// and Content-Type.
void judge_picture(const Response& response, Verdict& verdict);

// "png", "jpeg", "gif", "webp", "avif", "svg", "bmp", "ico"; "" if the bytes are none of these.
std::string_view picture_kind(std::string_view bytes);

}  // namespace sheaf
