/* SPDX-License-Identifier: Apache-2.0 */
/* The provider table: one row each, and what else is known by name about
 * single providers.  Nothing outside this folder and dialect/ names one. */
#include "provider/provider.h"

#include "provider/cloud.h"

/* What most OpenAI-compatible servers lack: the developer role.  Where it is
 * not known to be refused it is not known to be accepted either, and "system"
 * means the same. */
#define PROVIDER_COMPATIBLE ZH_QUIRK_NO_DEVELOPER

static const zh_provider provider_rows[] = {
    {.name = "openai",
     .dialect = &zh_dialect_openai_chat,
     .base_url = "https://api.openai.com/v1",
     .base_url_env = "OPENAI_BASE_URL",
     .auth = ZH_AUTH_BEARER,
     .key_env = {"OPENAI_API_KEY"}},
    {.name = "anthropic",
     .dialect = &zh_dialect_anthropic,
     .base_url = "https://api.anthropic.com",
     .base_url_env = "ANTHROPIC_BASE_URL",
     .auth = ZH_AUTH_X_API_KEY,
     .key_env = {"ANTHROPIC_API_KEY"}},
    {.name = "gemini",
     .dialect = &zh_dialect_gemini,
     .base_url = "https://generativelanguage.googleapis.com/v1beta",
     .auth = ZH_AUTH_GOOG,
     .key_env = {"GEMINI_API_KEY", "GOOGLE_API_KEY"}},
    /* 2026-08: its schema allows no other members: no stream_options (usage
     * comes with the finish chunk anyway), no max_completion_tokens (422), no
     * seed; tool call ids match [a-zA-Z0-9]{9}.  "required" is allowed.  A last
     * message with `prefix` is gone on with. */
    {.name = "mistral",
     .dialect = &zh_dialect_openai_chat,
     .base_url = "https://api.mistral.ai/v1",
     .auth = ZH_AUTH_BEARER,
     .key_env = {"MISTRAL_API_KEY"},
     .quirks = PROVIDER_COMPATIBLE | ZH_QUIRK_MAX_TOKENS |
               ZH_QUIRK_NO_STREAM_USAGE | ZH_QUIRK_RANDOM_SEED |
               ZH_QUIRK_SHORT_TOOL_IDS | ZH_QUIRK_STRICT_MESSAGES |
               ZH_QUIRK_PREFIX},
    /* 2026-08: response_format json_object only. */
    {.name = "deepseek",
     .dialect = &zh_dialect_openai_chat,
     .base_url = "https://api.deepseek.com/v1",
     .auth = ZH_AUTH_BEARER,
     .key_env = {"DEEPSEEK_API_KEY"},
     .quirks =
         PROVIDER_COMPATIBLE | ZH_QUIRK_MAX_TOKENS | ZH_QUIRK_NO_JSON_SCHEMA},
    /* 2026-08: total = prompt + completion + reasoning tokens in every
     * recording with reasoning. */
    {.name = "xai",
     .dialect = &zh_dialect_openai_chat,
     .base_url = "https://api.x.ai/v1",
     .auth = ZH_AUTH_BEARER,
     .key_env = {"XAI_API_KEY"},
     .quirks = PROVIDER_COMPATIBLE | ZH_QUIRK_REASONING_APART},
    {.name = "groq",
     .dialect = &zh_dialect_openai_chat,
     .base_url = "https://api.groq.com/openai/v1",
     .auth = ZH_AUTH_BEARER,
     .key_env = {"GROQ_API_KEY"},
     .quirks = PROVIDER_COMPATIBLE},
    {.name = "together",
     .dialect = &zh_dialect_openai_chat,
     .base_url = "https://api.together.xyz/v1",
     .auth = ZH_AUTH_BEARER,
     .key_env = {"TOGETHER_API_KEY", "TOGETHERAI_API_KEY"},
     .quirks = PROVIDER_COMPATIBLE | ZH_QUIRK_MAX_TOKENS},
    /* Passes the developer role and max_completion_tokens (recorded). */
    {.name = "openrouter",
     .dialect = &zh_dialect_openai_chat,
     .base_url = "https://openrouter.ai/api/v1",
     .auth = ZH_AUTH_BEARER,
     .key_env = {"OPENROUTER_API_KEY"}},
    {.name = "fireworks",
     .dialect = &zh_dialect_openai_chat,
     .base_url = "https://api.fireworks.ai/inference/v1",
     .auth = ZH_AUTH_BEARER,
     .key_env = {"FIREWORKS_API_KEY"},
     .quirks = PROVIDER_COMPATIBLE},
    /* Gateways that people run or hire: they know the providers behind them. */
    {.name = "litellm_proxy",
     .dialect = &zh_dialect_openai_chat,
     .base_url = "http://127.0.0.1:4000",
     .base_url_env = "LITELLM_PROXY_API_BASE",
     .auth = ZH_AUTH_NONE,
     .key_env = {"LITELLM_PROXY_API_KEY"}},
    {.name = "portkey",
     .dialect = &zh_dialect_openai_chat,
     .base_url = "https://api.portkey.ai/v1",
     .auth = ZH_AUTH_PORTKEY,
     .key_env = {"PORTKEY_API_KEY"}},
    {.name = "tokenmix",
     .dialect = &zh_dialect_openai_chat,
     .base_url = "https://api.tokenmix.ai/v1",
     .auth = ZH_AUTH_BEARER,
     .key_env = {"TOKENMIX_API_KEY"}},
    /* OLLAMA_HOST is an address to listen on, not a URL: not read. */
    {.name = "ollama",
     .dialect = &zh_dialect_openai_chat,
     .base_url = "http://127.0.0.1:11434/v1",
     .base_url_env = "OLLAMA_BASE_URL",
     .auth = ZH_AUTH_NONE,
     .quirks = PROVIDER_COMPATIBLE},
    /* 2026-11: its chat endpoint takes continue_final_message. */
    {.name = "vllm",
     .dialect = &zh_dialect_openai_chat,
     .base_url = "http://127.0.0.1:8000/v1",
     .auth = ZH_AUTH_NONE,
     .key_env = {"VLLM_API_KEY"},
     .quirks = PROVIDER_COMPATIBLE | ZH_QUIRK_CONTINUE_FINAL},
    {.name = "llamacpp",
     .dialect = &zh_dialect_openai_chat,
     .base_url = "http://127.0.0.1:8080/v1",
     .auth = ZH_AUTH_NONE,
     .quirks = PROVIDER_COMPATIBLE},
    /* Answers from a script; the address is never asked. */
    {.name = "mock",
     .dialect = &zh_dialect_openai_chat,
     .base_url = "http://localhost",
     .auth = ZH_AUTH_NONE,
     .in_process = true},
};

static const struct {
  const char *other;
  const char *name;
} provider_aliases[] = {
    {"llama.cpp", "llamacpp"},     {"together_ai", "together"},
    {"fireworks_ai", "fireworks"}, {"ollama_chat", "ollama"},
    {"hosted_vllm", "vllm"},       {"litellm", "litellm_proxy"},
};

/* Addresses in one region, where tokens may cost more. */
static const struct {
  const char *base_url;
  const char *name;
  zh_region region;
} provider_regions[] = {
    {"https://us.api.openai.com/v1", "openai", ZH_REGION_US},
    {"https://eu.api.openai.com/v1", "openai", ZH_REGION_EU},
};

static const zh_quirk provider_quirks[] = {
    {"max_tokens", ZH_QUIRK_MAX_TOKENS},
    {"no_developer", ZH_QUIRK_NO_DEVELOPER},
    {"no_stream_usage", ZH_QUIRK_NO_STREAM_USAGE},
    {"no_json_schema", ZH_QUIRK_NO_JSON_SCHEMA},
    {"random_seed", ZH_QUIRK_RANDOM_SEED},
    {"short_tool_ids", ZH_QUIRK_SHORT_TOOL_IDS},
    {"reasoning_apart", ZH_QUIRK_REASONING_APART},
    {"no_done", ZH_QUIRK_NO_DONE},
    {"required_is_any", ZH_QUIRK_REQUIRED_IS_ANY},
    {"strict_messages", ZH_QUIRK_STRICT_MESSAGES},
    {"prefill", ZH_QUIRK_PREFILL},
    {"prefix", ZH_QUIRK_PREFIX},
    {"continue_final_message", ZH_QUIRK_CONTINUE_FINAL},
};

static const char *const provider_auth_headers[] = {
    [ZH_AUTH_BEARER] = "Authorization", [ZH_AUTH_X_API_KEY] = "x-api-key",
    [ZH_AUTH_GOOG] = "x-goog-api-key",  [ZH_AUTH_PORTKEY] = "x-portkey-api-key",
    [ZH_AUTH_NONE] = "Authorization",
};

static const struct {
  const char *name;
  bool is_secret; /* else it only says who asks                            */
} provider_private_headers[] = {
    {"authorization", true},
    {"proxy-authorization", true},
    {"x-api-key", true},
    {"api-key", true},
    {"x-goog-api-key", true},
    {"x-portkey-api-key", true},
    {"x-portkey-virtual-key", true},
    {"cookie", true},
    {"x-goog-user-project", false},
    {"openai-organization", false},
    {"openai-project", false},
};

const char zh_home_organization_env[] = "OPENAI_ORG_ID";
const char zh_home_organization_header[] = "OpenAI-Organization";
const char zh_home_project_env[] = "OPENAI_PROJECT_ID";
const char zh_home_project_header[] = "OpenAI-Project";
/* openai 3.54.0 for Python, word for word. */
const char zh_home_no_key[] =
    "Missing credentials. Please pass an `api_key`, `workload_identity`, "
    "`admin_api_key`, or set the `OPENAI_API_KEY` or `OPENAI_ADMIN_KEY` "
    "environment variable.";

static const zh_provider *provider_called(zh_str name) {
  for (size_t i = 0; i < ZH_COUNT(provider_rows); i++) {
    if (zh_str_is(name, zh_str_of(provider_rows[i].name)))
      return &provider_rows[i];
  }
  return NULL;
}

static size_t provider_min(size_t a, size_t b) {
  return a < b ? a : b;
}

/* --- public --- */

const zh_provider *zh_provider_find(zh_str name) {
  for (size_t i = 0; i < ZH_COUNT(provider_aliases); i++) {
    if (zh_str_is(name, zh_str_of(provider_aliases[i].other)))
      return provider_called(zh_str_of(provider_aliases[i].name));
  }
  return provider_called(name);
}

const zh_provider *zh_provider_at(size_t i) {
  return i < ZH_COUNT(provider_rows) ? &provider_rows[i] : NULL;
}

const zh_provider *zh_provider_nearest(zh_str name) {
  const zh_provider *nearest = &provider_rows[0];
  size_t least = SIZE_MAX;
  for (size_t i = 0; i < ZH_COUNT(provider_rows); i++) {
    size_t distance = zh_name_distance(name, zh_str_of(provider_rows[i].name));
    if (distance < least) {
      least = distance;
      nearest = &provider_rows[i];
    }
  }
  return nearest;
}

zh_auth zh_provider_auth(const zh_dialect *dialect) {
  for (size_t i = 0; i < ZH_COUNT(provider_rows); i++) {
    if (provider_rows[i].dialect == dialect)
      return provider_rows[i].auth;
  }
  return ZH_AUTH_BEARER;
}

zh_place zh_provider_prices(zh_str name, zh_str base_url, bool is_elsewhere) {
  for (size_t i = 0; i < ZH_COUNT(provider_regions); i++)
    if (zh_str_is(base_url, zh_str_of(provider_regions[i].base_url)))
      return (zh_place){zh_str_of(provider_regions[i].name),
                        provider_regions[i].region, false};
  zh_place cloud = zh_cloud_place(base_url);
  if (cloud.provider.len > 0)
    return cloud;
  if (!is_elsewhere)
    return (zh_place){.provider = name};
  for (size_t i = 0; i < ZH_COUNT(provider_rows); i++)
    if (zh_str_is(base_url, zh_str_of(provider_rows[i].base_url)))
      return (zh_place){.provider = zh_str_of(provider_rows[i].name)};
  return (zh_place){.provider = ZH_S("")};
}

const zh_quirk *zh_quirk_at(size_t i) {
  return i < ZH_COUNT(provider_quirks) ? &provider_quirks[i] : NULL;
}

const zh_dialect *zh_provider_script_dialect(zh_str model) {
  size_t len = 0;
  while (len < model.len && model.ptr[len] >= 'a' && model.ptr[len] <= 'z')
    len++;
  const zh_provider *row = provider_called((zh_str){model.ptr, len});
  return row ? row->dialect : provider_rows[0].dialect;
}

bool zh_header_is_private(zh_str name) {
  for (size_t i = 0; i < ZH_COUNT(provider_private_headers); i++) {
    if (zh_str_same(name, zh_str_of(provider_private_headers[i].name)))
      return true;
  }
  return false;
}

bool zh_header_is_secret(zh_str name) {
  for (size_t i = 0; i < ZH_COUNT(provider_private_headers); i++) {
    if (zh_str_same(name, zh_str_of(provider_private_headers[i].name)))
      return provider_private_headers[i].is_secret;
  }
  return false;
}

zh_str zh_auth_header(zh_auth auth) {
  return zh_str_of(provider_auth_headers[auth]);
}

#define PROVIDER_NAME_LEN 63

size_t zh_name_distance(zh_str a, zh_str b) {
  size_t row[PROVIDER_NAME_LEN + 1];
  if (a.len > PROVIDER_NAME_LEN || b.len > PROVIDER_NAME_LEN)
    return SIZE_MAX;
  for (size_t j = 0; j <= b.len; j++)
    row[j] = j;
  for (size_t i = 1; i <= a.len; i++) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.len; j++) {
      size_t replace = diagonal + (a.ptr[i - 1] != b.ptr[j - 1]);
      diagonal = row[j];
      row[j] = provider_min(replace, provider_min(row[j], row[j - 1]) + 1);
    }
  }
  return row[b.len];
}
