/* SPDX-License-Identifier: Apache-2.0 */
/* Router options: what they become, and how faults are told.  In the texts
 * here ' stands for ". */
#include "made_config.h"

#include "base/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define KEY                                                                    \
  (const char *const[]) {                                                      \
    "OPENAI_API_KEY=sk-env", NULL                                              \
  }

static const zh_account *config_account(const zh_config *config,
                                        const char *name) {
  const zh_account *account = zh_config_account(config, zh_str_of(name));
  assert_non_null(account);
  return account;
}

/* --- home --------------------------------------------------------------- */

static void config_defaults_are_the_official_clients(void **state) {
  (void)state;
  zh_config *config = made_config("{}", KEY);
  made_same(config->home->base_url, "https://api.openai.com/v1");
  made_same(config->home->url.host, "api.openai.com");
  made_same(config->home->api_key, "sk-env");
  assert_false(config->base_url_given);
  assert_false(config->has_config);
  assert_int_equal(config->max_retries, 2);
  assert_int_equal(config->retry_after_max_ms, 120000);
  assert_int_equal(config->timeouts.connect_ms, 5000);
  assert_int_equal(config->timeouts.read_ms, 600000);
  assert_int_equal(config->timeouts.ttft_ms, ZH_NO_TIMEOUT);
  assert_int_equal(config->timeouts.chunk_ms, ZH_NO_TIMEOUT);
  assert_int_equal(config->timeouts.deadline_ms, ZH_NO_TIMEOUT);
  assert_int_equal(config->header_count + config->home->header_count, 0);
  assert_int_equal(config->fallback_count + config->group_count, 0);
  made_same(config->user_agent, "");
  made_free(config);
}

static void config_option_beats_environment(void **state) {
  (void)state;
  const char *const env[] = {"OPENAI_API_KEY=sk-env",
                             "OPENAI_BASE_URL=https://env.example/v1/", NULL};
  zh_config *config = made_config(
      "{'api_key': 'sk-mine', 'base_url': 'http://10.0.0.5:8000/v1//'}", env);
  made_same(config->home->api_key, "sk-mine");
  made_same(config->home->base_url, "http://10.0.0.5:8000/v1");
  assert_int_equal(config->home->url.port, 8000);
  assert_true(config->base_url_given);
  made_free(config);
  config = made_config("{'api_key': null, 'base_url': null}", env);
  made_same(config->home->api_key, "sk-env");
  made_same(config->home->base_url, "https://env.example/v1");
  assert_true(config->base_url_given);
  made_free(config);
}

static void config_base_url_without_key_takes_the_home_key(void **state) {
  (void)state;
  zh_config *config = made_config("{'base_url': 'http://[::1]:9/v1'}", KEY);
  made_same(config->home->api_key, "sk-env");
  made_same(config->home->url.host, "::1");
  made_free(config);
}

static void config_base_url_keeps_its_query(void **state) {
  (void)state;
  zh_config *config =
      made_config("{'base_url': 'https://a.example/v1/?api-version=1'}", KEY);
  made_same(config->home->base_url, "https://a.example/v1?api-version=1");
  made_same(config->home->url.path, "/v1");
  made_same(config->home->url.query, "api-version=1");
  made_free(config);
  config = made_config("{'base_url': 'https://a.example/?'}", KEY);
  made_same(config->home->base_url, "https://a.example");
  made_free(config);
}

static void config_explicit_key_reaches_home_only(void **state) {
  (void)state;
  const char *const env[] = {"ANTHROPIC_API_KEY=sk-ant", "GOOGLE_API_KEY=g2",
                             "GROQ_API_KEY=", NULL};
  zh_config *config = made_config("{'api_key': 'sk-mine'}", env);
  for (size_t i = 0; i < config->account_count; i++) {
    const zh_account *account = &config->accounts[i];
    bool is_mine = zh_str_is(account->api_key, ZH_S("sk-mine"));
    assert_int_equal(is_mine, account == config->home);
  }
  made_same(config_account(config, "anthropic")->api_key, "sk-ant");
  made_same(config_account(config, "gemini")->api_key, "g2");
  made_same(config_account(config, "groq")->api_key, "");
  made_free(config);
}

static void config_first_key_variable_wins(void **state) {
  (void)state;
  const char *const env[] = {"GEMINI_API_KEY=g1", "GOOGLE_API_KEY=g2",
                             "TOGETHER_API_KEY=", "TOGETHERAI_API_KEY=t2",
                             NULL};
  zh_config *config = made_config("{}", env);
  made_same(config_account(config, "gemini")->api_key, "g1");
  made_same(config_account(config, "together")->api_key, "t2");
  made_free(config);
}

static void config_base_url_variables_of_providers(void **state) {
  (void)state;
  const char *const env[] = {"ANTHROPIC_API_KEY=k",
                             "ANTHROPIC_BASE_URL=http://127.0.0.1:1/",
                             "OLLAMA_BASE_URL=http://gpu:11434/v1", NULL};
  zh_config *config = made_config("{}", env);
  made_same(config_account(config, "anthropic")->base_url,
            "http://127.0.0.1:1");
  made_same(config_account(config, "ollama")->base_url, "http://gpu:11434/v1");
  assert_false(config->base_url_given);
  made_free(config);
}

/* --- missing and broken keys -------------------------------------------- */

static const char config_no_key[] =
    "Missing credentials. Please pass an `api_key`, `workload_identity`, "
    "`admin_api_key`, or set the `OPENAI_API_KEY` or `OPENAI_ADMIN_KEY` "
    "environment variable.";

static void
config_without_any_key_says_what_the_official_one_says(void **state) {
  (void)state;
  const char *const others[] = {"ANTHROPIC_API_KEY=k", NULL};
  made_refused("{}", NULL, "api_key", config_no_key);
  made_refused("{'api_key': ''}", KEY, "api_key", config_no_key);
  made_refused("{'require_key': true}", NULL, "api_key", config_no_key);
  // No other provider is ever asked where a base URL is given.
  made_refused("{'base_url': 'http://a/v1'}", others, "api_key", config_no_key);
  made_free(made_config("{}", others));
  made_free(made_config("{'require_key': false}", NULL));
  made_free(made_config("{'config': {}}", NULL));
  made_free(made_config("{'api_key': 'x'}", NULL));
}

static void config_broken_key_never_shows(void **state) {
  (void)state;
  made_refused("{'api_key': 'sk-SECRET\\n'}", NULL, "api_key",
               "api_key: the key (10 bytes) has a byte at position 10 that no "
               "key can have");
  made_refused("{'api_key': ' sk-SECRET'}", NULL, "api_key",
               "api_key: the key (10 bytes) has a byte at position 1 that no "
               "key can have");
  made_refused("{'api_key': 'sk-\xe2\x80\x9dSECRET'}", NULL, "api_key",
               "api_key: the key (12 bytes) has a byte at position 4 that no "
               "key can have");
  made_refused("{'api_key': 123456}", NULL, "api_key",
               "api_key: expected a string");
  made_refused("{'api_key': ['sk-SECRET']}", NULL, "api_key",
               "api_key: expected a string");
}

static void config_broken_variable_is_told_to_its_user_only(void **state) {
  (void)state;
  const char *const env[] = {"OPENAI_API_KEY=sk-env", "GROQ_API_KEY=gsk\r",
                             "ANTHROPIC_BASE_URL=localhost:80", NULL};
  zh_config *config = made_config("{}", env);
  const zh_account *groq = config_account(config, "groq");
  made_same(groq->api_key, "");
  made_same(groq->bad_key, "GROQ_API_KEY: the key (4 bytes) has a byte at "
                           "position 4 that no key can have");
  made_same(config_account(config, "anthropic")->bad_base_url,
            "ANTHROPIC_BASE_URL: URL must start with https:// or http://");
  made_same(config->home->bad_key, "");
  made_free(config);
}

/* --- headers ------------------------------------------------------------ */

static void config_headers_of_home(void **state) {
  (void)state;
  const char *const env[] = {"OPENAI_API_KEY=k", "OPENAI_ORG_ID=org-env",
                             "OPENAI_PROJECT_ID=proj-env", NULL};
  zh_config *config = made_config("{'organization': 'org-1'}", env);
  const zh_account *home = config->home;
  assert_int_equal(home->header_count, 2);
  made_same(made_header(home->headers, 2, "OpenAI-Organization"), "org-1");
  made_same(made_header(home->headers, 2, "OpenAI-Project"), "proj-env");
  assert_int_equal(config->header_count, 0);
  made_free(config);
}

static void config_private_headers_stay_at_home(void **state) {
  (void)state;
  zh_config *config = made_config(
      "{'organization': 'o', 'default_headers': {'X-Trace': 't',"
      " 'authorization': 'Bearer z', 'User-Agent': null, 'Cookie': 'c',"
      " 'openai-organization': 'p', 'x-trace': 'u'}}",
      KEY);
  const zh_account *home = config->home;
  assert_int_equal(config->header_count, 2);
  made_same(made_header(config->headers, 2, "x-trace"), "u");
  assert_null(made_header(config->headers, 2, "User-Agent").ptr);
  assert_int_equal(home->header_count, 3);
  made_same(made_header(home->headers, 3, "authorization"), "Bearer z");
  made_same(made_header(home->headers, 3, "Cookie"), "c");
  made_same(made_header(home->headers, 3, "openai-organization"), "p");
  assert_int_equal(config_account(config, "anthropic")->header_count, 0);
  made_free(config);
}

static void config_query_and_user_agent(void **state) {
  (void)state;
  zh_config *config = made_config(
      "{'default_query': {'a': '1', 'b[]': ''}, 'user_agent': 'me/1'}", KEY);
  assert_int_equal(config->query_count, 2);
  made_same(config->query[0].name, "a");
  made_same(config->query[0].value, "1");
  made_same(config->query[1].name, "b[]");
  made_same(config->query[1].value, "");
  made_same(config->user_agent, "me/1");
  made_free(config);
}

static void config_bad_headers_are_refused(void **state) {
  (void)state;
  made_refused("{'default_headers': {'X-A': 'SECRET\\r\\nB: c'}}", KEY,
               "default_headers.X-A",
               "default_headers.X-A: the value (12 bytes) is too long or has a "
               "control character");
  made_refused("{'default_headers': {'X A': 'b'}}", KEY,
               "default_headers[\"X A\"]",
               "default_headers[\"X A\"]: not a header name");
  made_refused("{'default_headers': {'': 'b'}}", KEY, "default_headers[\"\"]",
               "default_headers[\"\"]: not a header name");
  made_refused("{'default_headers': {'X-A': 12345}}", KEY,
               "default_headers.X-A",
               "default_headers.X-A: expected a string or null");
  made_refused("{'default_headers': ['a']}", KEY, "default_headers",
               "default_headers: expected an object, got a list");
  made_refused("{'default_query': {'a': 1}}", KEY, "default_query.a",
               "default_query.a: expected a string, got 1");
  made_refused("{'organization': 'a\\u0000b'}", KEY, "organization",
               "organization: has a control character (byte 2 of 3)");
  const char *const env[] = {"OPENAI_API_KEY=k", "OPENAI_ORG_ID=a\nb", NULL};
  made_refused("{}", env, "OpenAI-Organization",
               "OpenAI-Organization: too long or has a control character");
}

/* --- times and counts --------------------------------------------------- */

static void config_times_are_ms_in_options_s_in_config(void **state) {
  (void)state;
  zh_config *config = made_config(
      "{'timeout': {'connect': 1500, 'read': null, 'ttft': 0.2, 'chunk': 0},"
      " 'config': {'router_settings': {'timeouts': {'connect': 9,"
      " 'deadline': 1.5, 'read': 7}, 'num_retries': 4}}}",
      NULL);
  assert_int_equal(config->timeouts.connect_ms, 1500);
  assert_int_equal(config->timeouts.read_ms, ZH_NO_TIMEOUT);
  assert_int_equal(config->timeouts.ttft_ms, 1);
  assert_int_equal(config->timeouts.chunk_ms, 1);
  assert_int_equal(config->timeouts.deadline_ms, 1500);
  assert_int_equal(config->max_retries, 4);
  made_free(config);
  config = made_config("{'max_retries': 0, 'retry_after_max_ms': 60000,"
                       " 'timeout': {'read': 1e12},"
                       " 'config': {'router_settings': {'num_retries': 4}}}",
                       NULL);
  assert_int_equal(config->max_retries, 0);
  assert_int_equal(config->retry_after_max_ms, 60000);
  assert_int_equal(config->timeouts.read_ms, ZH_NO_TIMEOUT - 1);
  made_free(config);
}

static void config_bad_times_and_counts_are_refused(void **state) {
  (void)state;
  made_refused("{'timeout': 5}", KEY, "timeout",
               "timeout: expected an object, got 5");
  made_refused("{'timeout': {'connect': '5'}}", KEY, "timeout.connect",
               "timeout.connect: expected a time, or null for no limit, got a "
               "string");
  made_refused("{'timeout': {'read': -1}}", KEY, "timeout.read",
               "timeout.read: expected a time, or null for no limit, got -1");
  made_refused("{'timeout': {'conect': 1}}", KEY, "timeout.conect",
               "timeout.conect: unknown key; did you mean \"connect\"?");
  made_refused("{'timeout': {'total': 1}}", KEY, "timeout.total",
               "timeout.total: unknown key; known here: connect, read, ttft, "
               "chunk, deadline");
  made_refused("{'max_retries': -1}", KEY, "max_retries",
               "max_retries: expected an integer of 0 or more, got -1");
  made_refused("{'max_retries': 1.5}", KEY, "max_retries",
               "max_retries: expected an integer of 0 or more, got 1.5");
  made_refused("{'max_retries': 3000000000}", KEY, "max_retries",
               "max_retries: expected an integer of 0 or more, got 3000000000");
  made_refused("{'require_key': 1}", KEY, "require_key",
               "require_key: expected true or false, got 1");
}

/* --- shape -------------------------------------------------------------- */

static void config_bad_options_are_refused(void **state) {
  (void)state;
  zh_config *config = NULL;
  zh_error err;
  made_refused("[]", KEY, "options", "options: expected an object, got a list");
  made_refused("{'apikey': 'x'}", KEY, "apikey",
               "apikey: unknown key; did you mean \"api_key\"?");
  made_refused("{'base_url': 'ftp://a'}", KEY, "base_url",
               "base_url: URL must start with https:// or http://");
  made_refused("{'base_url': 'https://u:SECRET@a/v1'}", KEY, "base_url",
               "base_url: URL holds a user name or password");
  made_refused("{'base_url': 'https://'}", KEY, "base_url",
               "base_url: URL must start with https:// or http://");
  made_refused("{'base_url': 7}", KEY, "base_url",
               "base_url: expected a string, got 7");
  made_refused("{'fallbacks': 'a'}", KEY, "fallbacks",
               "fallbacks: expected a list, got a string");
  made_refused("{'fallbacks': ['a', '']}", KEY, "fallbacks[1]",
               "fallbacks[1]: must not be empty");
  made_refused("{'fallbacks': ['a', null]}", KEY, "fallbacks[1]",
               "fallbacks[1]: expected a string, got null");
  made_refused("{'fallbacks': ['\\ud800']}", KEY, "fallbacks[0]",
               "fallbacks[0]: a string must be valid Unicode");
  made_refused("{'config': 'smart'}", KEY, "config",
               "config: expected an object, got a string");
  assert_int_equal(made_try("{'a'", KEY, &config, &err), ZH_CONFIG);
  assert_true(strncmp(err.message, "options: ", 9) == 0);
  const char *const env[] = {"OPENAI_API_KEY=k", "OPENAI_BASE_URL=nowhere",
                             NULL};
  made_refused("{}", env, "",
               "OPENAI_BASE_URL: URL must start with https:// or http://");
}

static void config_too_long_is_refused(void **state) {
  (void)state;
  zh_config *config = NULL;
  zh_error err;
  size_t len = ZH_MAX_CONFIG + 1;
  char *text = malloc(len);
  assert_non_null(text);
  memset(text, ' ', len);
  zh_error_init(&err);
  assert_int_equal(
      zh_config_new((zh_str){text, len}, NULL, NULL, &config, &err), ZH_CONFIG);
  assert_string_equal(err.message,
                      "options: 16777217 bytes; 16777216 are allowed");
  free(text);
}

static void config_without_a_lookup_has_no_environment(void **state) {
  (void)state;
  zh_config *config = NULL;
  zh_error err;
  zh_error_init(&err);
  zh_str options = ZH_S("{\"api_key\": \"k\"}");
  assert_int_equal(zh_config_new(options, NULL, NULL, &config, &err), ZH_OK);
  made_same(config->home->api_key, "k");
  made_free(config);
  made_free(NULL);
}

/* --- providers ---------------------------------------------------------- */

static void provider_config_changes_only_what_it_names(void **state) {
  (void)state;
  const char *const env[] = {"DEEPSEEK_API_KEY=d", NULL};
  zh_config *config = made_config(
      "{'config': {'providers': {'deepseek': {'base_url': 'http://h:1/x/',"
      " 'headers': {'X-A': 'b'}, 'timeouts': {'ttft': 3}}}}}",
      env);
  const zh_account *account = config_account(config, "deepseek");
  const zh_provider *row = zh_provider_find(ZH_S("deepseek"));
  made_same(account->base_url, "http://h:1/x");
  made_same(account->api_key, "d");
  assert_int_equal(account->row.quirks, row->quirks);
  assert_int_equal(account->row.auth, ZH_AUTH_BEARER);
  assert_int_equal(account->timeouts.ttft_ms, 3000);
  assert_int_equal(account->timeouts.connect_ms, 0);
  made_same(made_header(account->headers, account->header_count, "X-A"), "b");
  made_free(config);
}

static void provider_config_adds_a_provider_in_a_line(void **state) {
  (void)state;
  zh_config *config = made_config(
      "{'config': {'providers': {'local': {'base_url':"
      " 'http://127.0.0.1:8080/v1'}, 'claude': {'dialect': 'anthropic',"
      " 'base_url': 'https://c', 'api_key': 'k', 'quirks': ['no_done',"
      " 'max_tokens']}}}}",
      NULL);
  const zh_account *local = config_account(config, "local");
  const zh_account *claude = config_account(config, "claude");
  assert_ptr_equal(local->row.dialect, &zh_dialect_openai_chat);
  assert_int_equal(local->row.auth, ZH_AUTH_NONE);
  assert_int_equal(local->row.quirks, 0);
  assert_false(local->row.in_process);
  assert_ptr_equal(claude->row.dialect, &zh_dialect_anthropic);
  assert_int_equal(claude->row.auth, ZH_AUTH_X_API_KEY);
  assert_int_equal(claude->row.quirks, ZH_QUIRK_NO_DONE | ZH_QUIRK_MAX_TOKENS);
  assert_true(config->has_config);
  made_free(config);
}

static void provider_config_keys(void **state) {
  (void)state;
  const char *const env[] = {"MY_KEY=m", "GROQ_API_KEY=g", NULL};
  zh_config *config =
      made_config("{'config': {'providers': {'groq': {'api_key_env': 'MY_KEY'},"
                  " 'mine': {'base_url': 'http://a', 'api_key_env': 'NO_KEY'},"
                  " 'openai': {'api_key': ''}, 'ollama': {'api_key': 'o'},"
                  " 'vllm': {'api_key_env': 'MY_KEY', 'dialect': 'gemini'}}}}",
                  env);
  const zh_account *mine = config_account(config, "mine");
  made_same(config_account(config, "groq")->api_key, "m");
  made_same(mine->api_key, "");
  assert_int_equal(mine->row.auth, ZH_AUTH_BEARER);
  assert_string_equal(mine->row.key_env[0], "NO_KEY");
  assert_int_equal(config->home->row.auth, ZH_AUTH_NONE);
  assert_int_equal(config_account(config, "ollama")->row.auth, ZH_AUTH_BEARER);
  assert_int_equal(config_account(config, "vllm")->row.auth, ZH_AUTH_GOOG);
  made_free(config);
}

static void provider_config_of_home(void **state) {
  (void)state;
  const char *const env[] = {"OPENAI_API_KEY=sk-env",
                             "OPENAI_BASE_URL=http://env", NULL};
  const char *text = "'config': {'providers': {'openai': {'base_url':"
                     " 'http://conf', 'api_key': 'sk-conf',"
                     " 'headers': {'X-A': 'b'}}}}";
  char options[400];
  snprintf(options, sizeof(options), "{%s}", text);
  zh_config *config = made_config(options, env);
  made_same(config->home->base_url, "http://conf");
  made_same(config->home->api_key, "sk-conf");
  assert_false(config->base_url_given);
  made_free(config);
  snprintf(options, sizeof(options),
           "{'base_url': 'http://mine', 'api_key': 'sk-mine', %s}", text);
  config = made_config(options, env);
  made_same(config->home->base_url, "http://mine");
  made_same(config->home->api_key, "sk-mine");
  made_same(
      made_header(config->home->headers, config->home->header_count, "X-A"),
      "b");
  assert_true(config->base_url_given);
  made_free(config);
}

static void provider_config_other_dialect_drops_quirks(void **state) {
  (void)state;
  zh_config *config = made_config(
      "{'config': {'providers': {'deepseek': {'dialect': 'anthropic'},"
      " 'llama.cpp': {'quirks': []}}}}",
      NULL);
  const zh_account *deepseek = config_account(config, "deepseek");
  assert_int_equal(deepseek->row.quirks, 0);
  assert_int_equal(deepseek->row.auth, ZH_AUTH_X_API_KEY);
  assert_int_equal(config_account(config, "llamacpp")->row.quirks, 0);
  assert_ptr_equal(config_account(config, "llamacpp"),
                   config_account(config, "llama.cpp"));
  made_free(config);
}

static void provider_config_scripts_answer_in_process(void **state) {
  (void)state;
  const char *const env[] = {"OPENAI_BASE_URL=http://env", NULL};
  zh_config *config = made_config(
      "{'config': {'providers': {'mock': {'scripts': {'a': {'text': '${X}',"
      " 'dialect': 'gemini'}}}, 'flaky': {'scripts': {'b': {}}},"
      " 'openai': {'scripts': {'c': {}}}}}}",
      env);
  const zh_account *flaky = config_account(config, "flaky");
  assert_true(flaky->row.in_process);
  assert_int_equal(zh_json_type_of(&config->source, flaky->scripts),
                   ZH_JSON_OBJECT);
  assert_true(config->home->row.in_process);
  assert_false(config->base_url_given);
  made_free(config);
}

static void provider_config_faults(void **state) {
  (void)state;
  static const struct {
    const char *providers;
    const char *at;
    const char *text;
  } faults[] = {
      {"{'antropic': {'api_key': 'k'}}", "antropic",
       "no built-in provider has this name (the nearest is \"anthropic\"); one "
       "of your own needs base_url"},
      {"{'a/b': {'base_url': 'http://a'}}", "[\"a/b\"]",
       "a provider's name is not empty and has no \"/\""},
      {"{'': {'base_url': 'http://a'}}", "[\"\"]",
       "a provider's name is not empty and has no \"/\""},
      {"{'a': {'base_url': 'http://a', 'dialect': 'opanai'}}", "a.dialect",
       "unknown dialect \"opanai\"; known are openai_chat, anthropic, gemini"},
      {"{'a': {'base_url': 'http://a', 'quirks': ['no_dome']}}", "a.quirks[0]",
       "unknown quirk \"no_dome\"; did you mean \"no_done\"?"},
      {"{'a': {'base_url': 'http://a', 'quirks': ['what is this']}}",
       "a.quirks[0]", "unknown quirk \"what is this\""},
      {"{'a': {'base_url': 'http://a b'}}", "a.base_url",
       "URL has a space at byte 8"},
      {"{'a': {'base_url': 'http://a', 'scripts': {}}}", "a",
       "scripts answer in this process: give scripts or base_url, not both"},
      {"{'a': {'scripts': {'x': {'dialect': 'klingon'}}}}",
       "a.scripts.x.dialect",
       "unknown dialect \"klingon\"; known are openai_chat, anthropic, gemini"},
      {"{'groq': {'api_key': 'k', 'api_key_env': 'K'}}", "groq",
       "give api_key or api_key_env, not both"},
      {"{'groq': {'api_key_env': 'A=B'}}", "groq.api_key_env",
       "expected the name of an environment variable"},
      {"{'groq': {'api_key': 'SEC RET'}}", "groq.api_key",
       "the key (7 bytes) has a byte at position 4 that no key can have"},
      {"{'groq': {'headers': {'X': 'SECRET\\n'}}}", "groq.headers.X",
       "the value (7 bytes) is too long or has a control character"},
      {"{'groq': {'baseurl': 'x'}}", "groq.baseurl",
       "unknown key; did you mean \"base_url\"?"},
      {"{'groq': 'x'}", "groq", "expected an object, got a string"},
      {"{'groq': {'timeouts': {'read': true}}}", "groq.timeouts.read",
       "expected a time, or null for no limit, got true"},
  };
  made_refused("{'config': {'router_settings': {'timeouts': {'read': 0}}}}",
               KEY, "config.router_settings.timeouts.read",
               "config.router_settings.timeouts.read: expected a time above "
               "0, or null for no limit, got 0");
  for (size_t i = 0; i < ZH_COUNT(faults); i++) {
    char options[400], param[96], message[400];
    snprintf(options, sizeof(options), "{'config': {'providers': %s}}",
             faults[i].providers);
    snprintf(param, sizeof(param), "config.providers%s%s",
             faults[i].at[0] == '[' ? "" : ".", faults[i].at);
    snprintf(message, sizeof(message), "%s: %s", param, faults[i].text);
    made_refused(options, KEY, param, message);
  }
  made_refused("{'base_url': 'http://a',"
               " 'config': {'providers': {'openai': {'scripts': {}}}}}",
               KEY, "base_url",
               "base_url: the config answers for openai with scripts: give "
               "scripts or base_url, not both");
}

/* --- variables ---------------------------------------------------------- */

static void config_puts_variables_in(void **state) {
  (void)state;
  const char *const env[] = {"HOST=h.example", "K_1=k", "EMPTY=", NULL};
  zh_config *config = made_config(
      "{'config': {'providers': {'a': {'base_url': 'http://${HOST}/${EMPTY}v1',"
      " 'api_key': '${K_1}', 'headers': {'X': '$${HOST} $5 ${K_1}${K_1}$'}}}}}",
      env);
  const zh_account *account = config_account(config, "a");
  made_same(account->base_url, "http://h.example/v1");
  made_same(account->api_key, "k");
  made_same(account->headers[0].value, "${HOST} $5 kk$");
  made_free(config);
}

static void config_variables_are_for_the_config_only(void **state) {
  (void)state;
  zh_config *config = made_config(
      "{'api_key': '${K}', 'user_agent': '${K}', 'fallbacks': ['${K}'],"
      " 'config': {}}",
      NULL);
  made_same(config->home->api_key, "${K}");
  made_same(config->user_agent, "${K}");
  made_same(config->fallbacks[0], "${K}");
  made_free(config);
}

static void config_bad_variables_are_refused(void **state) {
  (void)state;
  const char *const env[] = {"LF=a\nb", NULL};
  made_refused("{'config': {'providers': {'a': {'base_url': '${NOPE}'}}}}",
               NULL, "config.providers.a.base_url",
               "config.providers.a.base_url: environment variable NOPE is not "
               "set");
  made_refused("{'config': {'providers': {'a': {'base_url': '${NOPE'}}}}", NULL,
               "config.providers.a.base_url",
               "config.providers.a.base_url: \"${\" without a closing \"}\"");
  made_refused("{'config': {'providers': {'a': {'base_url': '${A:-b}'}}}}",
               NULL, "config.providers.a.base_url",
               "config.providers.a.base_url: only ${NAME} is understood after "
               "a \"$\"; write $${ for a plain ${");
  made_refused("{'config': {'providers': {'a': {'base_url': '${}'}}}}", NULL,
               "config.providers.a.base_url",
               "config.providers.a.base_url: only ${NAME} is understood after "
               "a \"$\"; write $${ for a plain ${");
  made_refused("{'config': {'providers': {'groq': {'api_key': '${LF}'}}}}", env,
               "config.providers.groq.api_key",
               "config.providers.groq.api_key: the key (3 bytes) has a byte at "
               "position 2 that no key can have");
}

/* --- groups ------------------------------------------------------------- */

static void group_deployments_are_sorted_by_order(void **state) {
  (void)state;
  const char *const env[] = {"ANTHROPIC_API_KEY=a", "OPENAI_API_KEY=o", NULL};
  zh_config *config = made_config(
      "{'config': {'models': {'smart': {'deployments': ["
      "{'model': 'anthropic/claude', 'order': 2}, 'gpt-x',"
      "{'model': 'openai/gpt-y', 'order': 1, 'timeouts': {'ttft': 1}},"
      "{'model': 'groq/meta/llama', 'order': 1},"
      "{'model': 'mock/z', 'order': -1}],"
      " 'fallbacks': ['cheap', 'gemini/flash'], 'timeouts': {'read': 2}},"
      " 'cheap': {'deployments': ['mock/a']}}}}",
      env);
  const zh_group *group = zh_config_group(config, ZH_S("smart"));
  static const char *const names[] = {"mock/z", "openai/gpt-x", "openai/gpt-y",
                                      "groq/meta/llama", "anthropic/claude"};
  assert_non_null(group);
  assert_int_equal(group->deployment_count, 5);
  for (size_t i = 0; i < 5; i++)
    made_same(group->deployments[i].name, names[i]);
  made_same(group->deployments[3].model, "meta/llama");
  made_same(group->deployments[4].api_key, "a");
  assert_int_equal(group->deployments[2].timeouts.ttft_ms, 1000);
  assert_int_equal(group->timeouts.read_ms, 2000);
  assert_true(group->has_fallbacks);
  assert_int_equal(group->fallback_count, 2);
  assert_false(zh_config_group(config, ZH_S("cheap"))->has_fallbacks);
  assert_null(zh_config_group(config, ZH_S("chea")));
  made_free(config);
}

static void group_deployment_away_gets_no_key_of_its_account(void **state) {
  (void)state;
  zh_config *config = made_config(
      "{'api_key': 'sk-mine', 'organization': 'o', 'default_headers':"
      " {'cookie': 'c'}, 'config': {'providers': {'openai': {'headers':"
      " {'X-A': 'b'}}}, 'models': {'m': {'deployments': ["
      "{'model': 'openai/a', 'base_url': 'http://10.0.0.5/v1/'},"
      "{'model': 'openai/b', 'base_url': 'http://10.0.0.5', 'api_key': 'k'},"
      "{'model': 'openai/c', 'base_url': 'https://API.openai.com/v2'},"
      "{'model': 'openai/d', 'api_key': 'k2'},"
      "{'model': 'openai/e', 'base_url': 'http://api.openai.com/v1'}"
      "]}}}}",
      NULL);
  const zh_deployment *at = config->groups[0].deployments;
  static const struct {
    const char *key;
    bool own_key, away;
    size_t header_count;
  } want[] = {{"", true, true, 1},
              {"k", true, true, 1},
              {"sk-mine", false, false, 3},
              {"k2", true, false, 3},
              {"", true, true, 1}};
  for (size_t i = 0; i < ZH_COUNT(want); i++) {
    made_same(at[i].api_key, want[i].key);
    assert_int_equal(at[i].own_key, want[i].own_key);
    assert_int_equal(at[i].away, want[i].away);
    assert_int_equal(at[i].header_count, want[i].header_count);
  }
  made_same(at[0].base_url, "http://10.0.0.5/v1");
  made_same(at[2].base_url, "https://API.openai.com/v2");
  made_same(at[0].headers[0].name, "X-A");
  made_free(config);
}

static void group_faults(void **state) {
  (void)state;
  static const struct {
    const char *models;
    const char *at;
    const char *text;
  } faults[] = {
      {"{'g': {'deployments': [{'model': 3}]}}", "g.deployments[0].model",
       "expected a string, got 3"},
      {"{'g': {'deployments': [{'order': 3}]}}", "g.deployments[0]",
       "a deployment needs model"},
      {"{'g': {'deployments': [4]}}", "g.deployments[0]",
       "expected an object, got 4"},
      {"{'g': {}}", "g", "a group needs deployments"},
      {"{'g': {'deployments': []}}", "g", "a group needs deployments"},
      {"{'g': {'deployments': {}}}", "g.deployments",
       "expected a list, got an object"},
      {"{'g': ['mock/a']}", "g", "expected an object, got a list"},
      {"{'g': {'deployments': ['antropic/x']}}", "g.deployments[0]",
       "unknown provider \"antropic\"; did you mean \"anthropic\"?"},
      {"{'g': {'deployments': [{'model': 'meta-org/x'}]}}",
       "g.deployments[0].model",
       "unknown provider \"meta-org\"; write \"openai/meta-org/...\" for a "
       "model of openai that is called so"},
      {"{'g': {'deployments': ['openai/']}}", "g.deployments[0]",
       "no model after \"openai/\""},
      {"{'g': {'deployments': ['h']}, 'h': {'deployments': ['mock/a']}}",
       "g.deployments[0]",
       "\"h\" is a group; a deployment is a provider's "
       "model"},
      {"{'g': {'deployments': [{'model': 'mock/a', 'order': 'x'}]}}",
       "g.deployments[0].order", "expected an integer, got a string"},
      {"{'g': {'deployments': [{'model': 'mock/a', 'base_url': 'http://a'}]}}",
       "g.deployments[0].base_url", "mock answers in this process"},
      {"{'g': {'deployments': [{'model': 'groq/a', 'base_url': 'a'}]}}",
       "g.deployments[0].base_url", "URL must start with https:// or http://"},
      {"{'g': {'deployments': [{'model': 'mock/a', 'rpm': 5}]}}",
       "g.deployments[0].rpm", "this version has no such feature"},
      {"{'g': {'deployments': ['mock/a'], 'routing_strategy': 'cost'}}",
       "g.routing_strategy", "this version has no such feature"},
      {"{'g': {'deployments': ['mock/a'], 'fallbacks': ['gg']}}",
       "g.fallbacks[0]", "unknown group \"gg\"; did you mean \"g\"?"},
      {"{'g': {'deployments': ['mock/a'], 'fallbacks': ['gpt-99']}}",
       "g.fallbacks[0]",
       "unknown group \"gpt-99\"; write \"openai/gpt-99\" for a model of "
       "openai"},
      {"{'g': {'deployments': ['mock/a'], 'fallbacks': ['g', 'opnai/a']}}",
       "g.fallbacks[1]",
       "unknown provider \"opnai\"; did you mean \"openai\"?"},
      {"{'g': {'deployments': ['mock/a']}, 'g': {'deployments': ['mock/a']}}",
       "g", "the group stands here twice"},
      {"{'': {'deployments': ['mock/a']}}", "[\"\"]", "a group needs a name"},
      {"{'gpt-4.1': {'deployment': ['mock/a']}}", "[\"gpt-4.1\"].deployment",
       "unknown key; did you mean \"deployments\"?"},
  };
  for (size_t i = 0; i < ZH_COUNT(faults); i++) {
    char options[400], param[96], message[400];
    snprintf(options, sizeof(options), "{'config': {'models': %s}}",
             faults[i].models);
    snprintf(param, sizeof(param), "config.models%s%s",
             faults[i].at[0] == '[' ? "" : ".", faults[i].at);
    snprintf(message, sizeof(message), "%s: %s", param, faults[i].text);
    made_refused(options, KEY, param, message);
  }
}

static void config_unbuilt_parts_are_refused(void **state) {
  (void)state;
  static const char *const names[] = {"budgets", "model_list",
                                      "litellm_settings", "general_settings"};
  for (size_t i = 0; i < ZH_COUNT(names); i++) {
    char options[100], param[96], message[200];
    snprintf(options, sizeof(options), "{'config': {'%s': []}}", names[i]);
    snprintf(param, sizeof(param), "config.%s", names[i]);
    snprintf(message, sizeof(message), "%s: this version has no such feature",
             param);
    made_refused(options, KEY, param, message);
  }
  made_refused("{'config': {'model': {}}}", KEY, "config.model",
               "config.model: unknown key; did you mean \"models\"?");
  made_refused("{'config': {'router_settings': {'cooldown_time': 3}}}", KEY,
               "config.router_settings.cooldown_time",
               "config.router_settings.cooldown_time: this version has no such "
               "feature");
  made_refused("{'config': {'router_settings': {'fallbacks': ['nope']}}}", KEY,
               "config.router_settings.fallbacks[0]",
               "config.router_settings.fallbacks[0]: unknown group \"nope\"; "
               "write \"openai/nope\" for a model of openai");
}

static void config_null_members_count_as_absent(void **state) {
  (void)state;
  made_free(made_config(
      "{'organization': null, 'default_headers': null, 'timeout': null,"
      " 'fallbacks': null, 'user_agent': null, 'max_retries': null,"
      " 'require_key': null, 'config': {'providers': {'groq': {'base_url':"
      " null, 'quirks': null}}, 'models': null, 'router_settings': null}}",
      NULL));
}

static void config_option_fallbacks_beat_settings(void **state) {
  (void)state;
  const char *settings = "'config': {'router_settings': {'fallbacks':"
                         " ['mock/a']}}";
  char options[200];
  snprintf(options, sizeof(options), "{%s}", settings);
  zh_config *config = made_config(options, NULL);
  assert_int_equal(config->fallback_count, 1);
  made_same(config->fallbacks[0], "mock/a");
  made_free(config);
  snprintf(options, sizeof(options), "{'fallbacks': ['b', 'c'], %s}", settings);
  config = made_config(options, NULL);
  assert_int_equal(config->fallback_count, 2);
  made_free(config);
  snprintf(options, sizeof(options), "{'fallbacks': [], %s}", settings);
  config = made_config(options, NULL);
  assert_int_equal(config->fallback_count, 0);
  made_free(config);
}

/* --- surroundings ------------------------------------------------------- */

static void certificates_come_from_the_usual_variables(void **state) {
  (void)state;
  const char *const env[] = {"OPENAI_API_KEY=k", "REQUESTS_CA_BUNDLE=/r",
                             "CURL_CA_BUNDLE=/c", "SSL_CERT_FILE=/s", NULL};
  zh_config *config = made_config("{}", env);
  made_same(config->ca_file, "/s");
  made_free(config);
  const char *const fewer[] = {"OPENAI_API_KEY=k", "REQUESTS_CA_BUNDLE=/r",
                               "SSL_CERT_FILE=", NULL};
  config = made_config("{}", fewer);
  made_same(config->ca_file, "/r");
  made_free(config);
  config = made_config("{}", KEY);
  FILE *file = config->ca_file.len ? fopen(config->ca_file.ptr, "rb") : NULL;
  assert_true(config->ca_file.len == 0 || file != NULL);
  if (file)
    fclose(file);
  made_free(config);
}

static void proxies_come_from_the_usual_variables(void **state) {
  (void)state;
  const char *const env[] = {"OPENAI_API_KEY=k",
                             "HTTPS_PROXY=http://S:1",
                             "https_proxy=http://s:1",
                             "HTTP_PROXY=http://no:1",
                             "ALL_PROXY=socks5://a:1",
                             "NO_PROXY=x,.y",
                             NULL};
  zh_config *config = made_config("{}", env);
  made_same(config->https_proxy, "http://s:1");
  made_same(config->http_proxy, "socks5://a:1");
  made_same(config->no_proxy, "x,.y");
  made_free(config);
  config = made_config("{}", KEY);
  made_same(config->https_proxy, "");
  made_same(config->http_proxy, "");
  made_same(config->no_proxy, "");
  made_free(config);
  const char *const broken[] = {"OPENAI_API_KEY=k",
                                "https_proxy=http://u:SECRET@h\n", NULL};
  made_refused("{}", broken, "https_proxy",
               "https_proxy: has a control character");
}

/* --- memory ------------------------------------------------------------- */

static void config_survives_failing_allocations(void **state) {
  (void)state;
  const char *const env[] = {
      "OPENAI_API_KEY=o", "GROQ_API_KEY=g\n",    "H=h", "ANTHROPIC_BASE_URL=x",
      "SSL_CERT_FILE=/s", "OPENAI_PROJECT_ID=p", NULL};
  zh_str json = made_json(
      "{'base_url': 'http://a/v1/', 'organization': 'o', 'fallbacks': ['x'],"
      " 'default_headers': {'X-A': 'b', 'Cookie': 'c'}, 'default_query':"
      " {'q': 'r'}, 'config': {'providers': {'mine': {'base_url':"
      " 'http://${H}/', 'api_key': '${H}', 'headers': {'X-B': 'c'}},"
      " 'flaky': {'scripts': {'s': {'dialect': 'gemini'}}}},"
      " 'models': {'m': {'deployments': ['mine/a', {'model': 'openai/b',"
      " 'base_url': 'http://c'}], 'fallbacks': ['n']}, 'n': {'deployments':"
      " ['mock/x']}}, 'router_settings': {'fallbacks': ['n', 'mine/y']}}}");
  for (int after = 0; after < 2; after++) {
    zh_status st = ZH_NO_MEMORY;
    for (long nth = 1; st == ZH_NO_MEMORY; nth++) {
      zh_config *config = NULL;
      zh_error err;
      zh_error_init(&err);
      zh_mem_fail(nth, after == 1);
      st = zh_config_new(json, made_getenv, (void *)(uintptr_t)env, &config,
                         &err);
      zh_mem_fail(0, false);
      assert_int_equal(err.status, st);
      assert_true(st == ZH_OK || (st == ZH_NO_MEMORY && !config));
      assert_true(nth < 1000);
      made_free(config);
      assert_true(st == ZH_NO_MEMORY || nth > 5);
    }
    assert_int_equal(st, ZH_OK);
  }
  free((void *)(uintptr_t)json.ptr);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(config_defaults_are_the_official_clients),
      cmocka_unit_test(config_option_beats_environment),
      cmocka_unit_test(config_base_url_without_key_takes_the_home_key),
      cmocka_unit_test(config_base_url_keeps_its_query),
      cmocka_unit_test(config_explicit_key_reaches_home_only),
      cmocka_unit_test(config_first_key_variable_wins),
      cmocka_unit_test(config_base_url_variables_of_providers),
      cmocka_unit_test(config_without_any_key_says_what_the_official_one_says),
      cmocka_unit_test(config_broken_key_never_shows),
      cmocka_unit_test(config_broken_variable_is_told_to_its_user_only),
      cmocka_unit_test(config_headers_of_home),
      cmocka_unit_test(config_private_headers_stay_at_home),
      cmocka_unit_test(config_query_and_user_agent),
      cmocka_unit_test(config_bad_headers_are_refused),
      cmocka_unit_test(config_times_are_ms_in_options_s_in_config),
      cmocka_unit_test(config_bad_times_and_counts_are_refused),
      cmocka_unit_test(config_bad_options_are_refused),
      cmocka_unit_test(config_too_long_is_refused),
      cmocka_unit_test(config_without_a_lookup_has_no_environment),
      cmocka_unit_test(provider_config_changes_only_what_it_names),
      cmocka_unit_test(provider_config_adds_a_provider_in_a_line),
      cmocka_unit_test(provider_config_keys),
      cmocka_unit_test(provider_config_of_home),
      cmocka_unit_test(provider_config_other_dialect_drops_quirks),
      cmocka_unit_test(provider_config_scripts_answer_in_process),
      cmocka_unit_test(provider_config_faults),
      cmocka_unit_test(config_puts_variables_in),
      cmocka_unit_test(config_variables_are_for_the_config_only),
      cmocka_unit_test(config_bad_variables_are_refused),
      cmocka_unit_test(group_deployments_are_sorted_by_order),
      cmocka_unit_test(group_deployment_away_gets_no_key_of_its_account),
      cmocka_unit_test(group_faults),
      cmocka_unit_test(config_unbuilt_parts_are_refused),
      cmocka_unit_test(config_null_members_count_as_absent),
      cmocka_unit_test(config_option_fallbacks_beat_settings),
      cmocka_unit_test(certificates_come_from_the_usual_variables),
      cmocka_unit_test(proxies_come_from_the_usual_variables),
      cmocka_unit_test(config_survives_failing_allocations),
  };
  return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
