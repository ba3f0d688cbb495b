/* SPDX-License-Identifier: Apache-2.0 */
#include "stage.h"

#include "base/error.h"

#include <stdio.h>
#include <stdlib.h>

static int64_t stage_ns;

static int64_t stage_clock_now(void *user) {
  (void)user;
  return stage_ns;
}

static int64_t stage_clock_unix(void *user) {
  (void)user;
  return 1767225600000 + stage_ns / ZH_MS;
}

// The middle of its range: jitter takes an eighth off.
static uint64_t stage_clock_random(void *user) {
  (void)user;
  return UINT64_MAX / 2;
}

static const zh_clock stage_clock = {stage_clock_now, stage_clock_unix,
                                     stage_clock_random, NULL};

const char *stage_ledger;

static const char *stage_env(void *user, const char *name) {
  (void)user;
  return strcmp(name, "ZEROHOP_LEDGER") == 0 ? stage_ledger : NULL;
}

static void stage_wake(void *user) {
  ((stage *)user)->wakes++;
}

zh_status stage_init(stage *on, const char *scripts, const char *extra) {
  char options[16384];
  zh_status st;

  *on = (stage){0};
  stage_ns = 1000 * ZH_MS;
  snprintf(options, sizeof options,
           "{\"require_key\":false,\"config\":{\"providers\":{\"mock\":"
           "{\"scripts\":%s}}}%s}",
           scripts, extra);
  st = zh_router_new(zh_str_of(options), stage_env, NULL, &on->router,
                     &on->error);
  if (st == ZH_OK)
    st = zh_sink_new(stage_wake, on, &on->sink, &on->error);
  if (st == ZH_OK)
    st = zh_reactor_init(&on->reactor, &stage_clock, &on->error);
  return st;
}

void stage_deinit(stage *on) {
  if (on->reactor.loop.poller)
    zh_reactor_deinit(&on->reactor);
  zh_sink_free(on->sink);
  if (on->call)
    zh_call_unref(on->call);
  zh_router_free(on->router);
}

static zh_status stage_start(stage *on, zh_str body, const zh_request *plain,
                             const zh_call_options *options) {
  zh_error_init(&on->error);
  on->ended = false;
  on->opened = on->chunk_count = 0;
  on->text[0] = on->partial[0] = on->route[0] = on->body[0] = '\0';
  on->names[0] = '\0';
  if (on->call)
    zh_call_unref(on->call);
  zh_status st = zh_call_new(on->router, body, plain, options, on->sink, on,
                             &on->call, &on->error);
  if (st != ZH_OK)
    return st;
  zh_call_ref(on->call);
  if (on->queued_ms)
    on->call->started_at = zh_loop_now(&on->reactor.loop);
  stage_ns += on->queued_ms * ZH_MS;
  zh_call_start(on->call, &on->reactor);
  zh_reactor_step(&on->reactor, 0);
  return ZH_OK;
}

zh_status stage_submit(stage *on, const char *body,
                       const zh_call_options *options) {
  return stage_start(on, zh_str_of(body), NULL, options);
}

zh_status stage_request(stage *on, const zh_request *request,
                        const zh_call_options *options) {
  return stage_start(on, ZH_S(""), request, options);
}

static void stage_copy(char *out, size_t len, zh_str text) {
  snprintf(out, len, "%.*s", (int)text.len, text.ptr ? text.ptr : "");
}

static void stage_add_text(stage *on, const zh_json *json) {
  uint32_t choice = zh_json_first(json, zh_json_get(json, 0, "choices"));
  uint32_t inner = choice ? zh_json_get(json, choice, "delta") : 0;

  if (choice && !inner)
    inner = zh_json_get(json, choice, "message");
  zh_str text = inner ? zh_json_text(json, zh_json_get(json, inner, "content"))
                      : ZH_S("");
  size_t len = strlen(on->text);
  stage_copy(on->text + len, sizeof on->text - len, text);
}

static void stage_add(char *out, size_t room, zh_str text) {
  size_t len = strlen(out);

  stage_copy(out + len, room - len, text);
}

/* What only plain requests give. */
static void stage_note_plain(stage *on, const zh_event *event) {
  if (event->data.count == 0)
    stage_add(on->text, sizeof on->text, event->text);
  if (event->data.count == 0 || !event->text.ptr)
    return;
  stage_add(on->names, sizeof on->names, event->text);
  stage_add(on->names, sizeof on->names, ZH_S(" "));
}

static void stage_note(stage *on, const zh_event *event) {
  on->last = event->type;
  on->opened += event->type == ZH_EVENT_OPEN;
  on->chunk_count += event->type == ZH_EVENT_CHUNK;
  if (event->type != ZH_EVENT_ERROR && event->data.count)
    stage_add_text(on, &event->data);
  if (event->type != ZH_EVENT_ERROR)
    stage_note_plain(on, event);
  if (event->type < ZH_EVENT_DONE)
    return;
  on->ended = true;
  on->http_status = event->http_status;
  if (event->error)
    on->error = *event->error;
  stage_copy(on->partial, sizeof on->partial, event->partial);
  stage_copy(on->route, sizeof on->route, event->route);
  stage_copy(on->body, sizeof on->body, event->data.text);
}

void stage_step(stage *on, bool jump) {
  zh_timer *next = on->reactor.loop.timers.root;

  if (jump && next && next->at > stage_ns)
    stage_ns = next->at;
  zh_reactor_step(&on->reactor, 0);
  for (zh_event *event = zh_sink_drain(on->sink), *rest; event; event = rest) {
    rest = event->next;
    stage_note(on, event);
    zh_event_free(event);
  }
}

void stage_play(stage *on) {
  for (int turns = 0; !on->ended && turns < 100000; turns++)
    stage_step(on, true);
}

zh_status stage_run(stage *on, const char *body) {
  zh_call_options options = {.max_retries = -1};
  zh_status st = stage_submit(on, body, &options);

  if (st == ZH_OK)
    stage_play(on);
  return st;
}

int64_t stage_now_ms(void) {
  return stage_ns / ZH_MS - 1000;
}

const char *stage_outcomes(const stage *on) {
  static char out[512];
  const char *at = on->route;

  out[0] = '\0';
  while ((at = strstr(at, "\"outcome\":\"")) != NULL) {
    at += strlen("\"outcome\":\"");
    size_t len = strlen(out);
    snprintf(out + len, sizeof out - len, "%s%.*s", len ? " " : "",
             (int)strcspn(at, "\""), at);
  }
  return out;
}
