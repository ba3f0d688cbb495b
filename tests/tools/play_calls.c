/* SPDX-License-Identifier: Apache-2.0 */
/* Makes calls through zerohop.h alone.  Reads one JSON object a line on stdin,
 * prints one a line:
 *
 *   {"options": {...}, "body": {...}, "retries", "read_ms", "asks"}
 *     -> {"asks": [{"opened", "chunks": [text], "reply": text, "text",
 *                   "headers", "status", "class", "http", "said" (the
 *                   error's own), "message", "code", "partial", "route"}]}
 *   or {"refused", "message"} when there is no router
 *
 * `options` are those of zh_router_new; `body` is asked `asks` times, one
 * after the other.  With an argument, moves of calls go to stderr. */
#include "base/error.h"
#include "base/trace.h"
#include "format/json_write.h"

#include <stdio.h>
#include <stdlib.h>

#define PLAY_MAX ((size_t)1 << 30)

static void play_die(const char *why) {
  fprintf(stderr, "play_calls: %s\n", why);
  exit(1);
}

static const char *play_env(void *user, const char *name) {
  (void)user;
  return getenv(name);
}

static void play_trace(void *user, const char *line) {
  (void)user;
  fprintf(stderr, "%s\n", line);
}

static int64_t play_number(const zh_json *in, const char *key) {
  int64_t value;

  if (!zh_json_int(in, zh_json_get(in, 0, key), &value))
    play_die(key);
  return value;
}

/* --- one ask -------------------------------------------------------------- */

/* The events that come before the last one. */
static void play_event(zh_writer *w, const zh_event *event) {
  if (event->type == ZH_EVENT_OPEN) {
    zh_put_int(w, "opened", event->http_status);
    zh_write_key(w, "chunks");
    zh_write_array(w);
  }
  if (event->type == ZH_EVENT_CHUNK)
    zh_write_str(w, event->data.text);
}

static void play_failure(zh_writer *w, const zh_event *event) {
  const zh_error *err = event->error;

  zh_put_str(w, "status", zh_str_of(zh_status_name(err->status)));
  zh_put_str(w, "class", zh_str_of(zh_status_class(err->status)));
  zh_put_int(w, "http", event->http_status);
  zh_put_int(w, "said", err->http_status);
  zh_put_str(w, "message", zh_str_of(err->message));
  zh_put_str(w, "code", zh_str_of(err->code));
  zh_put_text(w, "partial", event->partial);
}

static void play_last(zh_writer *w, const zh_event *event, bool opened) {
  if (opened)
    zh_write_end(w);
  if (event->type == ZH_EVENT_ERROR)
    play_failure(w, event);
  else
    zh_put_str(w, "status", ZH_S("OK"));
  if (event->type == ZH_EVENT_REPLY && event->data.count)
    zh_put_str(w, "reply", event->data.text);
  if (event->text.ptr)
    zh_put_str(w, "text", event->text);
  zh_put_str(w, "headers", event->headers);
  zh_put_raw(w, "route", event->route.len ? event->route : ZH_S("null"));
}

/* Is it over? */
static bool play_drain(zh_writer *w, zh_sink *sink, bool *opened) {
  bool over = false;

  for (zh_event *event = zh_sink_drain(sink), *rest; event; event = rest) {
    rest = event->next;
    over = event->type >= ZH_EVENT_DONE;
    *opened |= event->type == ZH_EVENT_OPEN;
    if (over)
      play_last(w, event, *opened);
    else
      play_event(w, event);
    zh_event_free(event);
  }
  return over;
}

static void play_ask(zh_writer *w, zh_router *router, zh_str body,
                     const zh_call_options *options) {
  zh_sink *sink;
  zh_call *call;
  zh_error err;
  bool opened = false;

  if (zh_sink_new(NULL, NULL, &sink, &err) != ZH_OK)
    play_die(err.message);
  if (zh_router_submit(router, body, options, sink, NULL, &call, &err) !=
      ZH_OK) {
    zh_event event = {.error = &err, .partial = ZH_S("")};
    play_failure(w, &event);
  } else {
    do
      zh_sink_wait(sink, -1);
    while (!play_drain(w, sink, &opened));
    zh_call_free(call);
  }
  zh_sink_free(sink);
}

/* --- one line ------------------------------------------------------------- */

static void play_asks(zh_writer *w, zh_router *router, const zh_json *in) {
  zh_str body = zh_json_raw(in, zh_json_get(in, 0, "body"));
  zh_call_options options = {
      .max_retries = (int)play_number(in, "retries"),
      .timeouts = {.read_ms = (uint32_t)play_number(in, "read_ms")}};

  zh_write_key(w, "asks");
  zh_write_array(w);
  for (int64_t left = play_number(in, "asks"); left > 0; left--) {
    zh_write_object(w);
    play_ask(w, router, body, &options);
    zh_write_end(w);
  }
  zh_write_end(w);
}

static void play_line(zh_writer *w, const zh_json *in) {
  zh_router *router;
  zh_error err;

  zh_write_object(w);
  if (zh_router_new(zh_json_raw(in, zh_json_get(in, 0, "options")), play_env,
                    NULL, &router, &err) != ZH_OK) {
    zh_put_str(w, "refused", zh_str_of(zh_status_name(err.status)));
    zh_put_str(w, "message", zh_str_of(err.message));
  } else {
    play_asks(w, router, in);
    zh_router_free(router);
  }
  zh_write_end(w);
}

int main(int argc, char **argv) {
  zh_nodes nodes = {0};
  zh_json in;
  zh_buf out;
  zh_writer w;
  char *line = NULL;
  size_t cap = 0;
  ssize_t len;

  (void)argv;
  if (argc > 1)
    zh_trace_set(play_trace, NULL);
  zh_buf_init(&out, PLAY_MAX);
  while ((len = getline(&line, &cap, stdin)) > 0) {
    if (zh_json_parse((zh_str){line, (size_t)len}, &nodes, &in, NULL) != ZH_OK)
      play_die("a line is no JSON");
    zh_buf_clear(&out);
    zh_writer_init(&w, &out, NULL, NULL);
    play_line(&w, &in);
    if (zh_writer_status(&w) != ZH_OK)
      play_die("a line cannot be written");
    fwrite(out.ptr, 1, out.len, stdout);
    putchar('\n');
    fflush(stdout);
  }
  free(line);
  zh_buf_deinit(&out);
  zh_nodes_deinit(&nodes);
  return 0;
}
