/* SPDX-License-Identifier: Apache-2.0 */
/* The provider table and the names around it. */
#include "base/error.h"
#include "format/url.h"
#include "provider/provider.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void provider_rows_are_whole(void **state) {
  (void)state;
  const zh_provider *row;
  for (size_t i = 0; (row = zh_provider_at(i)) != NULL; i++) {
    zh_url url;
    zh_error err;
    zh_error_init(&err);
    assert_non_null(row->dialect);
    assert_int_equal(zh_url_parse(zh_str_of(row->base_url), &url, &err), ZH_OK);
    assert_true(zh_str_is(url.scheme, ZH_S("https")) ||
                zh_url_is_loopback(&url));
    assert_true(row->base_url[strlen(row->base_url) - 1] != '/');
    assert_true(row->auth == ZH_AUTH_NONE || row->key_env[0] != NULL);
    assert_ptr_equal(zh_provider_find(zh_str_of(row->name)), row);
  }
}

static void provider_issue_names_are_all_there(void **state) {
  (void)state;
  static const char *const names[] = {
      "openai",        "anthropic", "gemini",    "mistral",    "deepseek",
      "xai",           "groq",      "together",  "openrouter", "fireworks",
      "ollama",        "vllm",      "llama.cpp", "llamacpp",   "mock",
      "litellm_proxy", "litellm",   "portkey",   "tokenmix",
  };
  for (size_t i = 0; i < ZH_COUNT(names); i++)
    assert_non_null(zh_provider_find(zh_str_of(names[i])));
  assert_ptr_equal(zh_provider_find(ZH_S("llama.cpp")),
                   zh_provider_find(ZH_S("llamacpp")));
  assert_null(zh_provider_find(ZH_S("OpenAI")));
  assert_null(zh_provider_find(ZH_S("")));
  assert_null(zh_provider_find(ZH_S("openai ")));
}

static void provider_home_is_the_first_row(void **state) {
  (void)state;
  const zh_provider *home = zh_provider_at(0);
  assert_string_equal(home->name, "openai");
  assert_string_equal(home->base_url, "https://api.openai.com/v1");
  assert_string_equal(home->base_url_env, "OPENAI_BASE_URL");
  assert_int_equal(home->quirks, 0);
  assert_null(zh_provider_at(1000));
}

static void provider_keys_come_from_the_usual_variables(void **state) {
  (void)state;
  static const struct {
    const char *name;
    const char *first;
    const char *second;
  } usual[] = {
      {"openai", "OPENAI_API_KEY", NULL},
      {"anthropic", "ANTHROPIC_API_KEY", NULL},
      {"gemini", "GEMINI_API_KEY", "GOOGLE_API_KEY"},
      {"mistral", "MISTRAL_API_KEY", NULL},
      {"deepseek", "DEEPSEEK_API_KEY", NULL},
      {"xai", "XAI_API_KEY", NULL},
      {"groq", "GROQ_API_KEY", NULL},
      {"together", "TOGETHER_API_KEY", "TOGETHERAI_API_KEY"},
      {"openrouter", "OPENROUTER_API_KEY", NULL},
      {"fireworks", "FIREWORKS_API_KEY", NULL},
      {"vllm", "VLLM_API_KEY", NULL},
  };
  for (size_t i = 0; i < ZH_COUNT(usual); i++) {
    const zh_provider *row = zh_provider_find(zh_str_of(usual[i].name));
    assert_string_equal(row->key_env[0], usual[i].first);
    if (usual[i].second)
      assert_string_equal(row->key_env[1], usual[i].second);
    else
      assert_null(row->key_env[1]);
  }
}

static void provider_dialects_and_auth(void **state) {
  (void)state;
  const zh_provider *anthropic = zh_provider_find(ZH_S("anthropic"));
  const zh_provider *gemini = zh_provider_find(ZH_S("gemini"));
  assert_ptr_equal(anthropic->dialect, &zh_dialect_anthropic);
  assert_int_equal(anthropic->auth, ZH_AUTH_X_API_KEY);
  assert_ptr_equal(gemini->dialect, &zh_dialect_gemini);
  assert_int_equal(gemini->auth, ZH_AUTH_GOOG);
  assert_int_equal(zh_provider_auth(&zh_dialect_openai_chat), ZH_AUTH_BEARER);
  assert_int_equal(zh_provider_auth(&zh_dialect_anthropic), ZH_AUTH_X_API_KEY);
  assert_int_equal(zh_provider_auth(&zh_dialect_gemini), ZH_AUTH_GOOG);
  assert_true(zh_str_is(zh_auth_header(ZH_AUTH_GOOG), ZH_S("x-goog-api-key")));
  assert_true(zh_provider_find(ZH_S("mock"))->in_process);
}

static bool provider_has(const char *name, uint32_t quirks) {
  return (zh_provider_find(zh_str_of(name))->quirks & quirks) == quirks;
}

static void provider_quirks_follow_the_facts(void **state) {
  (void)state;
  assert_true(provider_has("mistral",
                           ZH_QUIRK_MAX_TOKENS | ZH_QUIRK_NO_STREAM_USAGE |
                               ZH_QUIRK_RANDOM_SEED | ZH_QUIRK_SHORT_TOOL_IDS |
                               ZH_QUIRK_STRICT_MESSAGES | ZH_QUIRK_PREFIX));
  assert_false(provider_has("mistral", ZH_QUIRK_REQUIRED_IS_ANY));
  assert_true(provider_has("deepseek", ZH_QUIRK_NO_JSON_SCHEMA));
  assert_true(provider_has("deepseek", ZH_QUIRK_MAX_TOKENS));
  assert_true(provider_has("together", ZH_QUIRK_MAX_TOKENS));
  assert_false(provider_has("fireworks", ZH_QUIRK_MAX_TOKENS));
  assert_true(provider_has("fireworks", ZH_QUIRK_NO_DEVELOPER));
  assert_true(provider_has("xai", ZH_QUIRK_REASONING_APART));
  assert_false(provider_has("openrouter", ZH_QUIRK_NO_DEVELOPER));
}

static void quirk_names_cover_each_flag_once(void **state) {
  (void)state;
  const zh_quirk *quirk;
  uint32_t seen = 0;
  for (size_t i = 0; (quirk = zh_quirk_at(i)) != NULL; i++) {
    assert_int_equal(seen & quirk->flag, 0);
    seen |= quirk->flag;
  }
  assert_int_equal(seen, (ZH_QUIRK_CONTINUE_FINAL << 1) - 1);
}

static void provider_nearest_finds_the_misspelt(void **state) {
  (void)state;
  static const char *const pairs[][2] = {
      {"antropic", "anthropic"},
      {"opanai", "openai"},
      {"OpenAI", "openai"},
      {"gemeni", "gemini"},
      {"mistrall", "mistral"},
      {"llama-cpp", "llamacpp"},
      {"", "xai"},
  };
  for (size_t i = 0; i < ZH_COUNT(pairs); i++)
    assert_string_equal(zh_provider_nearest(zh_str_of(pairs[i][0]))->name,
                        pairs[i][1]);
  char longest[400];
  memset(longest, 'x', sizeof(longest));
  assert_non_null(zh_provider_nearest((zh_str){longest, sizeof(longest)}));
}

static void name_distance_counts_edits(void **state) {
  (void)state;
  assert_int_equal(zh_name_distance(ZH_S("kitten"), ZH_S("sitting")), 3);
  assert_int_equal(zh_name_distance(ZH_S(""), ZH_S("abc")), 3);
  assert_int_equal(zh_name_distance(ZH_S("abc"), ZH_S("")), 3);
  assert_int_equal(zh_name_distance(ZH_S("abc"), ZH_S("abc")), 0);
  assert_int_equal(zh_name_distance(ZH_S("ab"), ZH_S("ba")), 2);
  char longest[64] = {0};
  assert_true(zh_name_distance((zh_str){longest, 64}, ZH_S("a")) == SIZE_MAX);
  assert_int_equal(zh_name_distance((zh_str){longest, 63}, ZH_S("")), 63);
}

static void script_dialect_is_the_leading_word(void **state) {
  (void)state;
  static const struct {
    const char *model;
    const zh_dialect *dialect;
  } names[] = {
      {"anthropic", &zh_dialect_anthropic},
      {"anthropic-429", &zh_dialect_anthropic},
      {"gemini_slow", &zh_dialect_gemini},
      {"openai", &zh_dialect_openai_chat},
      {"anthropics", &zh_dialect_openai_chat},
      {"slow-anthropic", &zh_dialect_openai_chat},
      {"", &zh_dialect_openai_chat},
  };
  for (size_t i = 0; i < ZH_COUNT(names); i++)
    assert_ptr_equal(zh_provider_script_dialect(zh_str_of(names[i].model)),
                     names[i].dialect);
}

static void private_headers_are_known_in_any_case(void **state) {
  (void)state;
  static const char *const private_ones[] = {
      "authorization",  "Authorization",       "X-API-KEY",      "api-key",
      "x-goog-api-key", "OpenAI-Organization", "OpenAI-Project", "Cookie",
  };
  for (size_t i = 0; i < ZH_COUNT(private_ones); i++)
    assert_true(zh_header_is_private(zh_str_of(private_ones[i])));
  assert_true(zh_header_is_secret(ZH_S("Authorization")));
  assert_false(zh_header_is_secret(ZH_S("OpenAI-Project")));
  assert_false(zh_header_is_secret(ZH_S("X-Trace")));
  assert_false(zh_header_is_private(ZH_S("X-Trace")));
  assert_false(zh_header_is_private(ZH_S("x-api-key-2")));
  assert_false(zh_header_is_private(ZH_S("")));
}

static void clouds_are_known_by_their_addresses(void **state) {
  (void)state;
  static const struct {
    const char *url;
    const char *provider;
    zh_region region;
  } rows[] = {
      {"https://me.openai.azure.com/openai", "azure", ZH_REGION_NONE},
      {"https://me.services.ai.azure.com/openai/v1", "azure", ZH_REGION_NONE},
      {"https://aiplatform.googleapis.com/v1/projects/p/locations/global/"
       "endpoints/openapi",
       "vertex", ZH_REGION_NONE},
      {"https://europe-west4-aiplatform.googleapis.com/v1/projects/p/locations/"
       "europe-west4/endpoints/openapi",
       "vertex", ZH_REGION_REGIONAL},
      {"https://aiplatform.eu.rep.googleapis.com/v1", "vertex",
       ZH_REGION_REGIONAL},
      {"https://bedrock-runtime.eu-west-2.amazonaws.com/openai/v1", "bedrock",
       ZH_REGION_EU_WEST_2},
      {"https://bedrock-mantle.us-east-1.api.aws/v1", "bedrock",
       ZH_REGION_US_EAST_1},
      {"https://s3.us-east-1.amazonaws.com/v1", "", ZH_REGION_NONE},
      {"https://storage.rep.googleapis.com/v1", "", ZH_REGION_NONE},
      {"https://openai.azure.com.example.org/v1", "", ZH_REGION_NONE},
      {"https://api.openai.com/v1", "openai", ZH_REGION_NONE},
      {"https://eu.api.openai.com/v1", "openai", ZH_REGION_EU},
      {"https://gateway.example.org/v1", "", ZH_REGION_NONE},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_place place =
        zh_provider_prices(ZH_S("mine"), zh_str_of(rows[i].url), true);
    assert_true(zh_str_is(place.provider, zh_str_of(rows[i].provider)));
    assert_int_equal(place.region, rows[i].region);
  }
}

static void regions_have_one_word_each(void **state) {
  (void)state;
  assert_int_equal(zh_region_of(ZH_S("us")), ZH_REGION_US);
  assert_int_equal(zh_region_of(ZH_S("us-west-2")), ZH_REGION_US_WEST_2);
  assert_int_equal(ZH_REGION_US_WEST_2, ZH_REGION_COUNT - 1);
  assert_int_equal(zh_region_of(ZH_S("")), ZH_REGION_NONE);
  assert_int_equal(zh_region_of(ZH_S("us-west-22")), ZH_REGION_NONE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(provider_rows_are_whole),
      cmocka_unit_test(provider_issue_names_are_all_there),
      cmocka_unit_test(provider_home_is_the_first_row),
      cmocka_unit_test(provider_keys_come_from_the_usual_variables),
      cmocka_unit_test(provider_dialects_and_auth),
      cmocka_unit_test(provider_quirks_follow_the_facts),
      cmocka_unit_test(quirk_names_cover_each_flag_once),
      cmocka_unit_test(provider_nearest_finds_the_misspelt),
      cmocka_unit_test(name_distance_counts_edits),
      cmocka_unit_test(script_dialect_is_the_leading_word),
      cmocka_unit_test(private_headers_are_known_in_any_case),
      cmocka_unit_test(clouds_are_known_by_their_addresses),
      cmocka_unit_test(regions_have_one_word_each),
  };
  return cmocka_run_group_tests_name("provider", tests, NULL, NULL);
}
