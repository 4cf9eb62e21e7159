// Hubs of models, data sets, notebooks and things to try. Internal to extractors/links/.
#pragma once

#include "extractors/links/reading.h"

namespace sheaf {

FoundReference on_hugging_face_hub(const Url& url);
FoundReference on_hugging_face_space(const Url& url);  // owner-name.hf.space
FoundReference on_modelscope(const Url& url);
FoundReference on_kaggle(const Url& url);
FoundReference on_colab(const Url& url);  // /github/O/R/... is the repository
FoundReference on_openxlab(const Url& url);
FoundReference on_wisemodel(const Url& url);
FoundReference on_gitee_ai(const Url& url);
FoundReference on_civitai(const Url& url);
FoundReference on_ollama(const Url& url);
FoundReference on_ai_studio(const Url& url);  // aistudio.baidu.com
FoundReference on_replicate(const Url& url);

}  // namespace sheaf
