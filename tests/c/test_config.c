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
  assert_int_equal(config->fallbacks.count + config->group_count, 0);
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
  zh_config *config = NULL;
  zh_error err;
  assert_int_equal(made_try("{}", NULL, &config, &err), ZH_CONFIG);
  assert_string_equal(err.code, "missing_credentials");
  // No other provider is ever asked where a base URL is given.
  made_refused("{'base_url': 'http://a/v1'}", others, "api_key", config_no_key);
  made_free(made_config("{}", others));
  made_free(made_config("{'require_key': false}", NULL));
  made_free(made_config("{'config': {}}", NULL));
  made_free(made_config("{'api_key': 'x'}", NULL));
  made_free(made_config("{'api_key': 'My API Key'}", NULL));
}

static void config_broken_key_never_shows(void **state) {
  (void)state;
  made_refused("{'api_key': 'sk-SECRET\\n'}", NULL, "api_key",
               "api_key: the key (10 bytes) has a byte at position 10 that no "
               "key can have");
  made_refused("{'api_key': ' sk-SECRET'}", NULL, "api_key",
               "api_key: the key (10 bytes) has a byte at position 1 that no "
               "key can have");
  made_refused("{'api_key': 'sk-SECRET '}", NULL, "api_key",
               "api_key: the key (10 bytes) has a byte at position 10 that no "
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
               "fallbacks: expected a list, or auto, got a string");
  made_refused("{'fallbacks': ['a', '']}", KEY, "fallbacks[1]",
               "fallbacks[1]: must not be empty");
  made_refused("{'fallbacks': ['a', null]}", KEY, "fallbacks[1]",
               "fallbacks[1]: expected a string, got null");
  made_refused("{'fallbacks': ['\\ud800']}", KEY, "fallbacks[0]",
               "fallbacks[0]: a string must be valid Unicode");
  made_refused("{'config': 5}", KEY, "config",
               "config: expected an object, got 5");
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
      zh_config_new((zh_str){text, len}, NULL, NULL, NULL, &config, &err),
      ZH_CONFIG);
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
  assert_int_equal(zh_config_new(options, NULL, NULL, NULL, &config, &err),
                   ZH_OK);
  made_same(config->home->api_key, "k");
  made_free(config);
  made_free(NULL);
}

static void config_may_know_the_network_only(void **state) {
  (void)state;
  static const char *const env[] = {
      "OPENAI_API_KEY=secret",   "OPENAI_ORG_ID=o",
      "ZEROHOP_CONFIG=/nowhere", "ZEROHOP_LEDGER=/nowhere",
      "HTTPS_PROXY=http://p",    NULL};
  zh_config *config = made_config(
      "{'require_key': false, 'network_only': true}", (made_env)env);
  assert_int_equal(config->home->api_key.len, 0);
  assert_int_equal(config->ledger_path.len, 0);
  made_same(config->https_proxy, "http://p");
  made_free(config);
}

/* --- other parts -------------------------------------------------------- */

static void config_unbuilt_parts_are_refused(void **state) {
  (void)state;
  static const char *const names[] = {"budgets"};
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
  assert_int_equal(config->fallbacks.count, 1);
  made_same(config->fallbacks.items[0].name, "mock/a");
  made_free(config);
  snprintf(options, sizeof(options), "{'fallbacks': ['b', 'c'], %s}", settings);
  config = made_config(options, NULL);
  assert_int_equal(config->fallbacks.count, 2);
  made_free(config);
  snprintf(options, sizeof(options), "{'fallbacks': [], %s}", settings);
  config = made_config(options, NULL);
  assert_int_equal(config->fallbacks.count, 0);
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
  const char *const folder[] = {"OPENAI_API_KEY=k", "SSL_CERT_DIR=/d", NULL};
  config = made_config("{}", folder);
  made_same(config->ca_folder, "/d");
  made_same(config->ca_file, "");
  made_free(config);
  const char *const both[] = {"OPENAI_API_KEY=k", "SSL_CERT_DIR=/d",
                              "SSL_CERT_FILE=/s", "ZEROHOP_CA_BUNDLE=/z", NULL};
  config = made_config("{}", both);
  made_same(config->ca_folder, "");
  made_same(config->ca_file, "/s");
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
      st = zh_config_new(json, made_getenv, (void *)(uintptr_t)env, NULL,
                         &config, &err);
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
      cmocka_unit_test(config_may_know_the_network_only),
      cmocka_unit_test(config_unbuilt_parts_are_refused),
      cmocka_unit_test(config_null_members_count_as_absent),
      cmocka_unit_test(config_option_fallbacks_beat_settings),
      cmocka_unit_test(certificates_come_from_the_usual_variables),
      cmocka_unit_test(proxies_come_from_the_usual_variables),
      cmocka_unit_test(config_survives_failing_allocations),
  };
  return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
