/* SPDX-License-Identifier: Apache-2.0 */
/* Whole calls over loopback sockets while the n-th allocation fails, ours and
 * libcurl's: each call ends, soon, rightly or with an error. */
#include "base/error.h"
#include "call/attempt.h"
#include "server.h"

#include <curl/curl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* A call that waits this long has lost its socket or its timer. */
#define MEMORY_READ_MS 400

typedef struct memory_play {
  zh_reactor reactor;
  zh_router *router;
  zh_sink *sink;
  const char *scene; /* what the server does, see server.h                 */
  bool canceled;
  bool ended;
  int64_t waited_ms;
  int chunk_count;
  zh_event_type last;
  zh_error error;
  char text[256];
} memory_play;

/* --- libcurl's memory ----------------------------------------------------- */

/* How many allocations it asked for; without memory for an address it starts
 * a thread that looks it up. */
static atomic_long memory_of_libcurl;
static long memory_total;
static long memory_total_of_libcurl;

static void *memory_malloc(size_t len) {
  atomic_fetch_add(&memory_of_libcurl, 1);
  return zh_alloc(len);
}

static void *memory_realloc(void *ptr, size_t len) {
  atomic_fetch_add(&memory_of_libcurl, 1);
  return zh_realloc(ptr, len);
}

static void *memory_calloc(size_t count, size_t len) {
  atomic_fetch_add(&memory_of_libcurl, 1);
  return zh_alloc_zero(count * len);
}

static char *memory_strdup(const char *text) {
  size_t len = strlen(text) + 1;
  char *copy = memory_malloc(len);

  return copy ? memcpy(copy, text, len) : NULL;
}

/* Whoever initialises libcurl first says where its memory comes from. */
static int memory_setup(void **state) {
  (void)state;
  if (curl_global_init_mem(CURL_GLOBAL_DEFAULT, memory_malloc, zh_free,
                           memory_realloc, memory_strdup,
                           memory_calloc) != CURLE_OK)
    return -1;
  return server_start() ? 0 : -1;
}

static int memory_teardown(void **state) {
  (void)state;
  server_stop();
  curl_global_cleanup();
  return 0;
}

/* --- one play ------------------------------------------------------------- */

static void memory_wake(void *user) {
  (void)user;
}

static zh_status memory_init(memory_play *play, const char *scene) {
  char options[1024];
  zh_status st;

  *play = (memory_play){.scene = scene};
  zh_error_init(&play->error);
  snprintf(options, sizeof options,
           "{\"max_retries\":0,\"config\":{\"providers\":{\"one\":{"
           "\"base_url\":\"http://127.0.0.1:%d/%s\",\"api_key\":\"KEY\"},"
           "\"two\":{\"base_url\":\"http://127.0.0.1:%d/plain\",\"api_key\":"
           "\"KEY\"}}},\"timeout\":{\"connect\":%d,\"read\":%d}}",
           server_port(), scene, server_port(), MEMORY_READ_MS, MEMORY_READ_MS);
  st = zh_router_new(zh_str_of(options), NULL, NULL, &play->router,
                     &play->error);
  if (st == ZH_OK)
    st = zh_sink_new(memory_wake, play, &play->sink, &play->error);
  if (st == ZH_OK)
    st = zh_reactor_init(&play->reactor, &zh_clock_system, &play->error);
  return st;
}

static void memory_deinit(memory_play *play) {
  if (play->reactor.loop.poller)
    zh_reactor_deinit(&play->reactor);
  zh_sink_free(play->sink);
  zh_router_free(play->router);
}

static void memory_note_text(memory_play *play, const zh_json *json) {
  uint32_t choice = zh_json_first(json, zh_json_get(json, 0, "choices"));
  uint32_t inner = choice ? zh_json_get(json, choice, "delta") : 0;
  size_t len = strlen(play->text);

  if (choice && !inner)
    inner = zh_json_get(json, choice, "message");
  zh_str text =
      zh_json_text(json, inner ? zh_json_get(json, inner, "content") : 0);
  snprintf(play->text + len, sizeof play->text - len, "%.*s", (int)text.len,
           text.ptr);
}

static void memory_drain(memory_play *play, zh_call *call) {
  for (zh_event *event = zh_sink_drain(play->sink), *rest; event;
       event = rest) {
    rest = event->next;
    play->last = event->type;
    play->ended |= event->type >= ZH_EVENT_DONE;
    if (event->type != ZH_EVENT_ERROR && event->data.count)
      memory_note_text(play, &event->data);
    if (event->error)
      play->error = *event->error;
    if (event->type == ZH_EVENT_CHUNK && play->canceled)
      zh_call_end(call, ZH_CANCELED, "call was canceled");
    zh_event_free(event);
  }
}

/* One question, and the steps until its answer's end. */
static zh_status memory_ask(memory_play *play, const char *body) {
  zh_call_options options = {0};
  zh_call *call;
  zh_status st;

  play->ended = false;
  play->text[0] = '\0';
  st = zh_call_new(play->router, zh_str_of(body), NULL, &options, play->sink,
                   play, &call, &play->error);
  if (st != ZH_OK)
    return st;
  int64_t from = zh_clock_now(&zh_clock_system);
  zh_call_ref(call);
  zh_call_start(call, &play->reactor);
  for (int turns = 0; !play->ended && turns < 10000; turns++) {
    // What was said on this thread, before waiting for the server.
    bool waits = turns > 0 && call->step != ZH_CALL_FINISH;
    zh_reactor_step(&play->reactor, waits ? MEMORY_READ_MS : 0);
    memory_drain(play, call);
  }
  play->waited_ms = (zh_clock_now(&zh_clock_system) - from) / ZH_MS;
  zh_call_unref(call);
  return ZH_OK;
}

/* --- scenes --------------------------------------------------------------- */

#define ASK(model, more)                                                       \
  "{\"model\":\"" model "/m\",\"messages\":[{\"role\":\"user\",\"content\":"   \
  "\"hi\"}]" more "}"

typedef struct memory_scene {
  const char *name; /* of the server's scene                               */
  const char *body;
  bool twice;       /* the second call takes the first one's connection    */
  bool cancel;      /* after the first chunk                               */
  zh_status status; /* when no allocation fails                            */
} memory_scene;

static const memory_scene memory_scenes[] = {
    {.name = "plain", .body = ASK("one", "")},
    {.name = "plain", .body = ASK("one", ""), .twice = true},
    {.name = "gzip", .body = ASK("one", "")},
    {.name = "stream", .body = ASK("one", ",\"stream\":true")},
    {.name = "stall",
     .body = ASK("one", ",\"stream\":true"),
     .cancel = true,
     .status = ZH_CANCELED},
    {.name = "failure", .body = ASK("one", ""), .status = ZH_SERVER},
    {.name = "failure", .body = ASK("one", ",\"fallbacks\":[\"two/m\"]")},
    {.name = "cut", .body = ASK("one", ""), .status = ZH_TRUNCATED},
};

/* Failures of libcurl's memory that it takes, or hands on, for others: an
 * address that is none, a header line beyond its cap, a compressed body. */
static bool memory_is_fair(zh_status status) {
  return status == ZH_NO_MEMORY || status == ZH_CONNECT ||
         status == ZH_TOO_BIG || status == ZH_PROTOCOL;
}

/* Never a hang, never half an answer taken for a whole one. */
static void memory_check(const memory_play *play, const memory_scene *scene,
                         long nth) {
  const zh_error *err = &play->error;

  if (!play->ended || play->waited_ms >= MEMORY_READ_MS)
    fail_msg("%s, allocation %ld: no end", scene->name, nth);
  if (play->last != ZH_EVENT_ERROR)
    assert_string_equal(play->text, SERVER_TEXT);
  else if (err->status != scene->status && !memory_is_fair(err->status))
    fail_msg("%s, allocation %ld: %s", scene->name, nth, err->message);
}

/* How many allocations were asked for while the nth failed. */
static long memory_run(const memory_scene *scene, long nth, bool and_after) {
  memory_play play;

  zh_mem_fail(nth, and_after);
  zh_status st = memory_init(&play, scene->name);
  play.canceled = scene->cancel;
  for (int left = scene->twice ? 2 : 1; left && st == ZH_OK; left--)
    if ((st = memory_ask(&play, scene->body)) == ZH_OK)
      memory_check(&play, scene, nth);
  if (nth == LONG_MAX) {
    assert_int_equal(st, ZH_OK);
    assert_int_equal(play.error.status, scene->status);
  }
  if (st != ZH_OK && st != ZH_NO_MEMORY)
    fail_msg("%s, allocation %ld: %s", scene->name, nth, zh_status_name(st));
  long asked = zh_mem_count();
  zh_mem_fail(0, false);
  memory_deinit(&play);
  return asked;
}

static void memory_sweep(const memory_scene *scene, bool and_after) {
  atomic_store(&memory_of_libcurl, 0);
  long total = memory_run(scene, LONG_MAX, false);
  long of_libcurl = atomic_load(&memory_of_libcurl);

  assert_in_range(of_libcurl, 20, total);
  for (long nth = 1; nth <= total; nth++)
    memory_run(scene, nth, and_after);
  memory_total += total;
  memory_total_of_libcurl += of_libcurl;
}

static void every_allocation_may_fail_once(void **state) {
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(memory_scenes); i++)
    memory_sweep(&memory_scenes[i], false);
}

static void every_allocation_from_one_on_may_fail(void **state) {
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(memory_scenes); i++)
    memory_sweep(&memory_scenes[i], true);
  print_message("note: %ld allocations failed in turn, %ld of libcurl's\n",
                memory_total, memory_total_of_libcurl);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_allocation_may_fail_once),
      cmocka_unit_test(every_allocation_from_one_on_may_fail),
  };
  return cmocka_run_group_tests_name("net_memory", tests, memory_setup,
                                     memory_teardown);
}
