/* SPDX-License-Identifier: Apache-2.0 */
/* `providers` of a router config, and the variables put into it.
 * In the texts here ' stands for ". */
#include "made_config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#define KEY                                                                    \
  (const char *const[]) {                                                      \
    "OPENAI_API_KEY=sk-env", NULL                                              \
  }

static const zh_account *accounts_account(const zh_config *config,
                                          const char *name) {
  const zh_account *account = zh_config_account(config, zh_str_of(name));
  assert_non_null(account);
  return account;
}

/* --- providers ---------------------------------------------------------- */

static void provider_config_changes_only_what_it_names(void **state) {
  (void)state;
  const char *const env[] = {"DEEPSEEK_API_KEY=d", NULL};
  zh_config *config = made_config(
      "{'config': {'providers': {'deepseek': {'base_url': 'http://h:1/x/',"
      " 'headers': {'X-A': 'b'}, 'timeouts': {'ttft': 3}}}}}",
      env);
  const zh_account *account = accounts_account(config, "deepseek");
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
  const zh_account *local = accounts_account(config, "local");
  const zh_account *claude = accounts_account(config, "claude");
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
  const zh_account *mine = accounts_account(config, "mine");
  made_same(accounts_account(config, "groq")->api_key, "m");
  made_same(mine->api_key, "");
  assert_int_equal(mine->row.auth, ZH_AUTH_BEARER);
  assert_string_equal(mine->row.key_env[0], "NO_KEY");
  assert_int_equal(config->home->row.auth, ZH_AUTH_NONE);
  assert_int_equal(accounts_account(config, "ollama")->row.auth,
                   ZH_AUTH_BEARER);
  assert_int_equal(accounts_account(config, "vllm")->row.auth, ZH_AUTH_GOOG);
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
  const zh_account *deepseek = accounts_account(config, "deepseek");
  assert_int_equal(deepseek->row.quirks, 0);
  assert_int_equal(deepseek->row.auth, ZH_AUTH_X_API_KEY);
  assert_int_equal(accounts_account(config, "llamacpp")->row.quirks, 0);
  assert_ptr_equal(accounts_account(config, "llamacpp"),
                   accounts_account(config, "llama.cpp"));
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
  const zh_account *flaky = accounts_account(config, "flaky");
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
       "unknown provider; did you mean \"anthropic\"? One of your own needs "
       "base_url"},
      {"{'mine': {'api_key': 'k'}}", "mine",
       "a provider of your own needs base_url"},
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
      {"{'groq': {'api_key': 'SEC\\tRET'}}", "groq.api_key",
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
  const zh_account *account = accounts_account(config, "a");
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
  made_same(config->fallbacks.items[0].name, "${K}");
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

int main(void) {
  const struct CMUnitTest tests[] = {
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
  };
  return cmocka_run_group_tests_name("accounts", tests, NULL, NULL);
}
