/* SPDX-License-Identifier: Apache-2.0 */
/* Who gets to see which secret: from options to the bytes of each target's
 * request.  In the texts here ' stands for ". */
#include "made_config.h"

#include "call/attempt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define SECRETS_TARGETS 8

/* What leaves for each target, as text. */
typedef struct secrets_sent {
  size_t count;
  char *text[SECRETS_TARGETS];
} secrets_sent;

static char *secrets_wire(zh_router *router, const zh_chat_request *chat,
                          const zh_call_options *options,
                          const zh_target *target) {
  zh_reactor reactor = {0};
  zh_call call = {.router = router,
                  .config = router->config,
                  .reactor = &reactor,
                  .headers = (zh_header *)(uintptr_t)options->headers,
                  .header_count = options->header_count,
                  .query = (zh_header *)(uintptr_t)options->query,
                  .query_count = options->query_count,
                  .chat = (zh_chat_request *)(uintptr_t)chat};
  zh_attempt attempt = {.call = &call, .target = target};
  zh_net_request out;
  zh_error err;
  zh_buf text;
  zh_error_init(&err);
  zh_buf_init(&text, 1 << 20);
  zh_buf_init(&attempt.http.path, 1 << 10);
  zh_buf_init(&attempt.http.query, 1 << 10);
  zh_buf_init(&attempt.http.body, 1 << 10);
  zh_buf_puts(&attempt.http.path, "/chat");
  if (zh_attempt_wire(&attempt, &out, &err) != ZH_OK)
    fail_msg("%s", err.message);
  zh_buf_put(&text, out.url);
  zh_buf_puts(&text, " proxy ");
  zh_buf_put(&text, out.proxy);
  zh_buf_puts(&text, " but ");
  zh_buf_put(&text, out.no_proxy);
  for (size_t i = 0; i < out.header_count; i++) {
    zh_buf_puts(&text, " ");
    zh_buf_put(&text, out.headers[i].name);
    zh_buf_puts(&text, ": ");
    zh_buf_put(&text, out.headers[i].value);
  }
  zh_buf_putc(&text, '\0');
  assert_int_equal(text.status, ZH_OK);
  char *copy = strdup(text.ptr);
  zh_buf_deinit(&text);
  zh_buf_deinit(&attempt.http.path);
  zh_buf_deinit(&attempt.http.query);
  zh_buf_deinit(&attempt.http.body);
  zh_arena_deinit(&attempt.arena);
  zh_buf_deinit(&reactor.scratch);
  return copy;
}

static secrets_sent secrets_send(const char *options, made_env env,
                                 const char *model,
                                 const zh_call_options *call) {
  secrets_sent out = {0};
  zh_router router = {.config = made_config(options, env)};
  zh_chat_request chat = {.model = zh_str_of(model)};
  zh_arena arena = {0};
  zh_plan plan;
  zh_error err;
  zh_error_init(&err);
  if (zh_plan_make(router.config, &chat, call, &arena, &plan, &err) != ZH_OK)
    fail_msg("%s", err.message);
  assert_true(plan.count <= SECRETS_TARGETS);
  for (; out.count < plan.count; out.count++)
    out.text[out.count] =
        secrets_wire(&router, &chat, call, &plan.targets[out.count]);
  zh_arena_deinit(&arena);
  made_free(router.config);
  return out;
}

/* `seen` has a letter for each target: x where the text must hold the secret,
 * - where it must not. */
static void secrets_check(const secrets_sent *sent, const char *secret,
                          const char *seen) {
  assert_int_equal(sent->count, strlen(seen));
  for (size_t i = 0; i < sent->count; i++) {
    bool has = strstr(sent->text[i], secret) != NULL;
    if (has != (seen[i] == 'x'))
      fail_msg("%s %s in: %s", secret, has ? "is" : "is not", sent->text[i]);
  }
}

static void secrets_free(secrets_sent *sent) {
  for (size_t i = 0; i < sent->count; i++)
    free(sent->text[i]);
}

static const char secrets_options[] =
    "{'api_key': 'K-OPTION', 'organization': 'ORG', 'project': 'PROJ',"
    " 'default_query': {'q': 'Q-OPTION'}, 'default_headers': {'X-A': 'SHARED',"
    " 'api-key': 'H-OPTION'}, 'config': {'providers': {"
    "'anthropic': {'headers': {'X-B': 'H-ANT'}},"
    "'mine': {'base_url': 'http://m', 'api_key': 'K-MINE'}}, 'models': {'m':"
    " {'deployments': ['openai/a', {'model': 'openai/b', 'base_url':"
    " 'http://away'}, {'model': 'openai/c', 'base_url': 'http://away',"
    " 'api_key': 'K-OWN'}, 'anthropic/d', 'gemini/e', 'mine/f',"
    " 'ollama/g']}}}}";

static const char *const secrets_env[] = {
    "OPENAI_API_KEY=K-ENV", "ANTHROPIC_API_KEY=K-ANT", "GEMINI_API_KEY=K-GEM",
    "GROQ_API_KEY=K-GROQ", NULL};

static void secrets_of_options_stay_where_they_belong(void **state) {
  (void)state;
  zh_call_options call = {0};
  secrets_sent sent = secrets_send(secrets_options, secrets_env, "m", &call);
  secrets_check(&sent, "Authorization: Bearer K-OPTION", "x------");
  secrets_check(&sent, "K-OPTION", "x------");
  secrets_check(&sent, "K-ENV", "-------");
  secrets_check(&sent, "K-OWN", "--x----");
  secrets_check(&sent, "x-api-key: K-ANT", "---x---");
  secrets_check(&sent, "K-ANT", "---x---");
  secrets_check(&sent, "x-goog-api-key: K-GEM", "----x--");
  secrets_check(&sent, "K-GEM", "----x--");
  secrets_check(&sent, "Authorization: Bearer K-MINE", "-----x-");
  secrets_check(&sent, "K-GROQ", "-------");
  secrets_check(&sent, "ORG", "x------");
  secrets_check(&sent, "PROJ", "x------");
  secrets_check(&sent, "Q-OPTION", "x------");
  secrets_check(&sent, "H-OPTION", "x------");
  secrets_check(&sent, "H-ANT", "---x---");
  secrets_check(&sent, "X-A: SHARED", "xxxxxxx");
  secrets_free(&sent);
}

static void secrets_of_a_call_stay_at_home(void **state) {
  (void)state;
  const zh_header headers[] = {{ZH_S("Authorization"), ZH_S("H-CALL")},
                               {ZH_S("X-C"), ZH_S("S-CALL")}};
  const zh_header query[] = {{ZH_S("r"), ZH_S("Q-CALL")}};
  zh_call_options call = {.api_key = ZH_S("K-CALL"),
                          .headers = headers,
                          .header_count = 1,
                          .query = query,
                          .query_count = 1};
  secrets_sent sent = secrets_send(secrets_options, secrets_env, "m", &call);
  secrets_check(&sent, "H-CALL", "x------");
  secrets_check(&sent, "Q-CALL", "x------");
  secrets_check(&sent, "K-CALL", "-------"); // H-CALL replaces it
  secrets_check(&sent, "K-OPTION", "-------");
  secrets_free(&sent);
  call.headers = &headers[1];
  sent = secrets_send(secrets_options, secrets_env, "m", &call);
  secrets_check(&sent, "Bearer K-CALL", "x------");
  secrets_check(&sent, "K-OPTION", "-------");
  secrets_check(&sent, "S-CALL", "xxxxxxx");
  secrets_free(&sent);
}

static void secrets_of_others_never_reach_a_base_url(void **state) {
  (void)state;
  zh_call_options call = {0};
  const char *const names[] = {"anthropic/x", "gemini/x", "gpt"};
  for (size_t i = 0; i < ZH_COUNT(names); i++) {
    secrets_sent sent = secrets_send("{'base_url': 'http://b', 'fallbacks':"
                                     " ['groq/y']}",
                                     secrets_env, names[i], &call);
    secrets_check(&sent, "http://b/chat", "xx");
    secrets_check(&sent, "Bearer K-ENV", "xx");
    secrets_check(&sent, "K-ANT", "--");
    secrets_check(&sent, "K-GEM", "--");
    secrets_check(&sent, "K-GROQ", "--");
    secrets_free(&sent);
  }
}

/* --- echoes --------------------------------------------------------------- */

static void secrets_that_come_back_are_hidden(void **state) {
  (void)state;
  static const struct {
    const char *text;
    const char *shown;
  } rows[] = {
      {"", ""},
      {"wrong key sk-12345678.", "wrong key ***********."},
      {"sk-12345678sk-12345678", "**********************"},
      {"sk-sk-12345678", "sk-***********"},
      {"sk-12345", "********"},
      {"cut off: sk-12345", "cut off: ********"},
      {"cut off: sk-1234", "cut off: sk-1234"},
      {"not it: sk-12345679", "not it: sk-12345679"},
      {"token-of-the-call, cookie=of-mine",
       "*****************, **************"},
      {"Bearer token-of-the-", "Bearer *************"},
      {"the-project short", "the-project short"},
      {"a-\"quoted\"-one", "a-\"quoted\"-one"},
  };
  zh_header of_target[] = {{ZH_S("Cookie"), ZH_S("cookie=of-mine")},
                           {ZH_S("OpenAI-Project"), ZH_S("the-project")},
                           {ZH_S("api-key"), ZH_S("short")},
                           {ZH_S("x-api-key"), {NULL, 0}}};
  zh_header of_call[] = {
      {ZH_S("Authorization"), ZH_S("Bearer token-of-the-call")},
      {ZH_S("Proxy-Authorization"), ZH_S("a-\"quoted\"-one")}};
  zh_target target = {.api_key = ZH_S("sk-12345678"),
                      .headers = of_target,
                      .header_count = ZH_COUNT(of_target)};
  zh_call call = {.headers = of_call, .header_count = ZH_COUNT(of_call)};
  zh_attempt attempt = {.call = &call, .target = &target};
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    char text[64];
    snprintf(text, sizeof text, "%s", rows[i].text);
    zh_attempt_redact(&attempt, zh_str_of(text));
    assert_string_equal(text, rows[i].shown);
  }
  zh_attempt_redact(&attempt, (zh_str){NULL, 0});
}

/* Gateways get their key where they look for it, and a deployment its own
 * headers and proxy. */
static void secrets_of_gateways_and_deployments(void **state) {
  (void)state;
  static const char *const env[] = {"PORTKEY_API_KEY=K-PORT",
                                    "TOKENMIX_API_KEY=K-MIX",
                                    "LITELLM_PROXY_API_BASE=http://gate:4000",
                                    "https_proxy=http://all:1",
                                    "http_proxy=http://all:1",
                                    "no_proxy=localhost",
                                    NULL};
  secrets_sent sent = secrets_send(
      "{'config': {'models': {'m': {'deployments': ['portkey/@openai/gpt-4o', "
      "'tokenmix/gpt-4o', 'litellm/any', {'model': 'tokenmix/b', 'proxy': "
      "'http://own:2', 'headers': {'X-Own': 'H-OWN', 'x-portkey-virtual-key': "
      "'V'}}, {'model': 'tokenmix/c', 'proxy': ''}]}}}}",
      env, "m", &(zh_call_options){0});
  secrets_check(&sent, "x-portkey-api-key: K-PORT", "x----");
  secrets_check(&sent, "Authorization: Bearer K-MIX", "-x-xx");
  secrets_check(&sent, "https://api.portkey.ai/v1/chat ", "x----");
  secrets_check(&sent, "https://api.tokenmix.ai/v1/chat ", "-x-xx");
  secrets_check(&sent, "http://gate:4000/chat ", "--x--");
  secrets_check(&sent, "X-Own: H-OWN", "---x-");
  secrets_check(&sent, "proxy http://all:1 but localhost ", "xxx--");
  secrets_check(&sent, "proxy http://own:2 but  ", "---x-");
  secrets_check(&sent, "proxy  but  ", "----x");
  secrets_free(&sent);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(secrets_of_options_stay_where_they_belong),
      cmocka_unit_test(secrets_of_a_call_stay_at_home),
      cmocka_unit_test(secrets_of_others_never_reach_a_base_url),
      cmocka_unit_test(secrets_of_gateways_and_deployments),
      cmocka_unit_test(secrets_that_come_back_are_hidden),
  };
  return cmocka_run_group_tests_name("secrets", tests, NULL, NULL);
}
