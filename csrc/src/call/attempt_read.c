/* SPDX-License-Identifier: Apache-2.0 */
/* What comes back: bytes -> records -> chat events -> chunks for the host. */
#include "call/attempt.h"

#include "base/error.h"
#include "base/limits.h"
#include "call/delivery.h"
#include "call/hedge.h"
#include "call/rescue.h"
#include "dialect/shared.h"
#include "net/http.h"

/* How long a finished stream may keep its connection before it is closed:
 * long enough for the last chunk's end to come, so that it can be reused. */
#define ATTEMPT_READ_GRACE_NS (50 * ZH_MS)
#define ATTEMPT_READ_EXCERPT  120

static int64_t attempt_read_now(const zh_attempt *attempt) {
  return zh_loop_now(&attempt->call->reactor->loop);
}

/* --- ends --- */

/* All that the app gets with an error; the bytes are in our own buffers. */
static void attempt_read_redact(zh_attempt *attempt) {
  zh_error *err = &attempt->error;
  const zh_str texts[] = {
      zh_str_of(err->message),  zh_str_of(err->param), zh_str_of(err->code),
      zh_str_of(err->type),     attempt->headers,      attempt->reply.text,
      attempt->reply.data.text,
  };

  for (size_t i = 0; i < ZH_COUNT(texts); i++)
    zh_attempt_redact(attempt, texts[i]);
}

void zh_attempt_end(zh_attempt *attempt, const zh_error *err) {
  if (attempt->step == ZH_ATTEMPT_DONE)
    return;
  attempt->step = ZH_ATTEMPT_DONE;
  attempt->error = *err;
  if (err->status != ZH_OK)
    attempt_read_redact(attempt);
  attempt->ended_at = attempt_read_now(attempt);
  attempt->call->under_way--;
  zh_call_attempt_ended(attempt->call, attempt);
}

static void attempt_read_succeed(zh_attempt *attempt) {
  zh_error ok;

  zh_error_init(&ok);
  zh_attempt_end(attempt, &ok);
}

static void attempt_read_fail(zh_attempt *attempt, zh_status status,
                              const char *text) {
  zh_error err;

  zh_error_init(&err);
  err.http_status = attempt->http_status;
  zh_error_set(&err, status, "%.*s: %s", (int)attempt->target->name.len,
               attempt->target->name.ptr, text);
  zh_attempt_end(attempt, &err);
}

/* Readers word their errors; the target's name goes before them, so that a
 * person with five providers knows which one spoke. */
static void attempt_read_fail_with(zh_attempt *attempt, zh_error *err) {
  if (!err->http_status)
    err->http_status = attempt->http_status;
  zh_attempt_end(attempt, err);
}

/* --- chunks --- */

static bool attempt_read_flush(zh_attempt *attempt) {
  while (attempt->held) {
    zh_event *event = attempt->held;
    attempt->held = event->next;
    if (!zh_call_deliver(attempt->call, event))
      return false;
  }
  attempt->held_tail = NULL;
  return true;
}

static zh_status attempt_read_hold(zh_attempt *attempt, zh_json chunk,
                                   zh_str text) {
  zh_event *event = zh_delivery_chunk(attempt->call, chunk, text);

  if (!event)
    return ZH_NO_MEMORY;
  if (attempt->held_tail)
    attempt->held_tail->next = event;
  else
    attempt->held = event;
  attempt->held_tail = event;
  return attempt->speech ? zh_speech_mark_chunk(attempt->speech) : ZH_OK;
}

static bool attempt_read_is_content(const zh_chat_event *event) {
  switch (event->type) {
  case ZH_CHAT_TEXT:
  case ZH_CHAT_REASONING:
  case ZH_CHAT_REFUSAL:
    return event->text.len != 0;
  case ZH_CHAT_TOOL_START:
  case ZH_CHAT_TOOL_ARGS:
    return true;
  default:
    return false;
  }
}

zh_status zh_attempt_render(zh_attempt *attempt, const zh_chat_event *event) {
  zh_call *call = attempt->call;
  zh_render *render = attempt->render;

  if (!call->chat->stream)
    return render->dialect->render_event(render, event);
  zh_buf_clear(&call->rendered);
  call->rendered_nodes.count = 0;
  render->ready = false;
  zh_status st = render->dialect->render_chunk(render, event);
  if (st != ZH_OK || !render->ready)
    return st;
  return attempt_read_hold(attempt,
                           (zh_json){zh_buf_str(&call->rendered),
                                     call->rendered_nodes.items,
                                     call->rendered_nodes.count},
                           (zh_str){NULL, 0});
}

zh_status zh_attempt_take(zh_attempt *attempt, const zh_chat_event *event) {
  if (attempt_read_is_content(event))
    attempt->reader.visible = true;
  if (event->type == ZH_CHAT_START && event->id.len > 0)
    attempt->reply_id = zh_arena_str(&attempt->arena, event->id);
  if (event->type == ZH_CHAT_START && event->name.len > 0)
    attempt->reply_model = zh_arena_str(&attempt->arena, event->name);
  if (event->type == ZH_CHAT_USAGE)
    attempt->usage = event->usage;
  if (event->type == ZH_CHAT_FINISH && event->choice == 0)
    attempt->finish = event->finish;
  if (event->choice == 0 && (event->type == ZH_CHAT_REFUSAL ||
                             event->finish == ZH_FINISH_CONTENT_FILTER))
    attempt->refused = true;
  if (event->type == ZH_CHAT_TEXT && event->choice == 0 && attempt->streaming)
    zh_buf_put(&attempt->partial, event->text);
  return attempt->verbatim ? ZH_OK : zh_attempt_render(attempt, event);
}

static zh_status attempt_read_emit(void *user, const zh_chat_event *event) {
  zh_attempt *attempt = user;

  return attempt->speech ? zh_rescue_hear(attempt, event)
                         : zh_attempt_take(attempt, event);
}

/* A usage chunk that only we asked for stays here. */
static bool attempt_read_is_ours(const zh_attempt *attempt) {
  const zh_json *json = &attempt->reader.record;
  uint32_t choices;

  if (attempt->call->chat->include_usage || attempt->target->verbatim ||
      attempt->call->chat->plain)
    return false;
  choices = zh_json_get(json, 0, "choices");
  return zh_json_has(json, choices, ZH_JSON_ARRAY) &&
         !zh_json_first(json, choices) &&
         zh_json_has(json, zh_json_get(json, 0, "usage"), ZH_JSON_OBJECT);
}

static void attempt_read_commit(zh_attempt *attempt) {
  if (!attempt->first_at) {
    attempt->first_at = attempt->record_at;
    zh_attempt_rearm(attempt);
  }
  if (zh_hedge_holds(attempt->call))
    return;
  attempt->committed = true;
  if (!zh_call_choose(attempt->call, attempt))
    return;
  if (attempt->speech)
    zh_speech_show(attempt, false);
  else
    attempt_read_flush(attempt);
}

/* The answer is whole: what is owed and held back goes out. */
static bool attempt_read_whole(zh_attempt *attempt) {
  zh_status st = ZH_OK;
  const char *fault = attempt->speech ? zh_rescue_unfinished(attempt) : NULL;

  if (fault) {
    attempt_read_fail(attempt, ZH_PROTOCOL, fault);
    return false;
  }
  if (!attempt->verbatim && attempt->call->chat->stream)
    st = zh_attempt_render(attempt, NULL);
  if (st != ZH_OK)
    attempt_read_fail(attempt, st, zh_status_text(st));
  if (st != ZH_OK)
    return false;
  if (!zh_call_choose(attempt->call, attempt))
    return false;
  return attempt->speech ? zh_speech_show(attempt, true)
                         : attempt_read_flush(attempt);
}

static void attempt_read_linger(zh_attempt *attempt) {
  zh_loop *loop = &attempt->call->reactor->loop;

  if (attempt->lingering || !attempt_read_whole(attempt))
    return;
  attempt->lingering = true;
  zh_timer_set(&loop->timers, &attempt->timer,
               zh_loop_now(loop) + ATTEMPT_READ_GRACE_NS);
}

/* The error's own JSON, all members of it, outlives its record. */
static void attempt_read_keep_error(zh_attempt *attempt, const zh_error *err) {
  zh_json record = attempt->reader.record;
  zh_str text;

  if (err->status != ZH_STREAM || !record.count ||
      attempt->target->dialect != attempt->render->dialect ||
      !zh_json_get(&record, 0, "error"))
    return;
  text = zh_arena_str(&attempt->arena, record.text);
  if (text.ptr)
    zh_json_parse(text, &attempt->body_nodes, &attempt->reply.data, NULL);
}

/* A failure without words of its reader's: what took the events had one. */
static void attempt_read_blame(const zh_attempt *attempt, zh_error *err) {
  const char *fault = attempt->speech ? attempt->speech->fault : NULL;

  if (err->status != ZH_OK)
    return;
  if (fault)
    zh_error_set(err, ZH_PROTOCOL, "%.*s: %s", (int)attempt->target->name.len,
                 attempt->target->name.ptr, fault);
  else
    zh_error_memory(err);
}

/* err is empty; it ends the attempt when it is filled. */
static void attempt_read_record(zh_attempt *attempt, const zh_record *record,
                                zh_error *err) {
  zh_reader *reader = &attempt->reader;
  bool plain = attempt->call->chat->plain != NULL;

  attempt->record_at = attempt->bytes_at;
  reader->visible = false;
  reader->record.count = 0;
  zh_status st = reader->dialect->read_record(reader, record, err);
  if (st == ZH_OK && attempt->verbatim && reader->record.count &&
      !attempt_read_is_ours(attempt))
    st = attempt_read_hold(attempt, reader->record,
                           plain ? record->name : (zh_str){NULL, 0});
  if (st != ZH_OK) {
    attempt_read_blame(attempt, err);
    attempt_read_keep_error(attempt, err);
    attempt_read_fail_with(attempt, err);
    return;
  }
  if ((reader->visible || attempt->committed) &&
      !(attempt->speech && zh_rescue_unfinished(attempt)))
    attempt_read_commit(attempt);
  if (reader->complete && attempt->step != ZH_ATTEMPT_DONE)
    attempt_read_linger(attempt);
}

static void attempt_read_stream(zh_attempt *attempt, zh_str bytes) {
  zh_record record;
  zh_error err;
  int more = 1;

  zh_error_init(&err);
  zh_framer_push(&attempt->framer, bytes);
  while (attempt->step != ZH_ATTEMPT_DONE && !attempt->lingering &&
         (more = zh_framer_next(&attempt->framer, &record, &err)) == 1)
    attempt_read_record(attempt, &record, &err);
  // What comes behind the end of an answer is nobody's, and not ours to keep.
  zh_framer_push(&attempt->framer, ZH_S(""));
  if (more < 0)
    attempt_read_fail_with(attempt, &err);
}

/* --- head --- */

static bool attempt_read_ok(const zh_attempt *attempt) {
  const zh_request *plain = attempt->call->chat->plain;

  return (attempt->http_status >= 200 && attempt->http_status < 300) ||
         (plain && plain->form == ZH_FORM_ANY);
}

static void attempt_read_begin(zh_attempt *attempt) {
  zh_reader *reader = &attempt->reader;
  zh_render *render = attempt->render;

  *reader = (zh_reader){.dialect = attempt->target->dialect,
                        .arena = &attempt->arena,
                        .quirks = attempt->target->account->row.quirks,
                        .emit = attempt_read_emit,
                        .user = attempt,
                        .nodes = reader->nodes};
  reader->state = zh_arena_zero(&attempt->arena, reader->dialect->reader_len);
  if (render->state && !zh_rescue_begin(attempt))
    memset(render->state, 0, render->dialect->render_len);
  if (!reader->state)
    attempt_read_fail(attempt, ZH_NO_MEMORY, "out of memory");
}

static void attempt_read_head(void *user, int http_status, zh_str headers) {
  zh_attempt *attempt = user;

  attempt->step = ZH_ATTEMPT_RECEIVE;
  attempt->has_reply = true;
  attempt->http_status = http_status;
  attempt->head_at = attempt->bytes_at = attempt_read_now(attempt);
  attempt->headers = zh_arena_str(&attempt->arena, headers);
  if (!attempt->headers.ptr)
    attempt->headers = (zh_str){"", 0};
  attempt->request_id = zh_http_header(attempt->headers, "x-request-id");
  if (!attempt->request_id.ptr)
    attempt->request_id = zh_http_header(attempt->headers, "request-id");
  if (!attempt_read_ok(attempt))
    return;
  attempt_read_begin(attempt);
  if (attempt->call->chat->stream && attempt->step != ZH_ATTEMPT_DONE)
    zh_call_opened(attempt->call, attempt);
}

/* JSON behind a byte order mark is JSON to both official clients. */
static zh_str attempt_read_unmark(zh_str text) {
  return zh_str_cut(text, zh_str_starts(text, ZH_S("\xef\xbb\xbf")) ? 3 : 0);
}

/* Is it a stream?  A body that begins as JSON is none, whatever the label
 * says; one of another label is, unless it is HTML. */
static bool attempt_read_sniff(const zh_attempt *attempt, zh_str bytes) {
  zh_str type = zh_http_header(attempt->headers, "content-type");
  zh_str text = zh_str_trim(attempt_read_unmark(bytes));

  if (text.len && (text.ptr[0] == '{' || text.ptr[0] == '['))
    return false;
  if (type.ptr && zh_str_find(type, ZH_S("event-stream")) >= 0)
    return true;
  return text.len && text.ptr[0] != '<';
}

/* --- the end of a stream --- */

/* Lines that were no SSE may hold an error; 2025-09: a Vertex stream says STOP
 * in every record and then ends so -- cases/gemini/error_mid_stream.case. */
static bool attempt_read_stray(zh_attempt *attempt, zh_error *err) {
  zh_str stray = zh_framer_stray(&attempt->framer);
  zh_json json = {0};

  if (!stray.len ||
      zh_json_parse(stray, &attempt->body_nodes, &json, NULL) != ZH_OK ||
      zh_json_type_of(&json, 0) != ZH_JSON_OBJECT)
    return false;
  zh_error_init(err);
  zh_error_from_http(err, attempt->http_status);
  attempt->target->dialect->read_error(&json, err);
  err->status = ZH_STREAM;
  return true;
}

static void attempt_read_stream_end(zh_attempt *attempt,
                                    const zh_net_end *end) {
  zh_reader *reader = &attempt->reader;
  zh_record record;
  zh_error err;

  zh_error_init(&err);
  if (zh_framer_end(&attempt->framer, &record, &err) == 1)
    attempt_read_record(attempt, &record, &err);
  if (attempt->step == ZH_ATTEMPT_DONE)
    return;
  if (!reader->complete && end->status != ZH_OK) {
    attempt_read_fail(attempt, end->status, end->message);
    return;
  }
  zh_error_init(&err);
  if (!reader->complete && (attempt_read_stray(attempt, &err) ||
                            reader->dialect->read_end(reader, &err) != ZH_OK)) {
    attempt_read_blame(attempt, &err);
    attempt_read_fail_with(attempt, &err);
    return;
  }
  if (attempt->lingering || attempt_read_whole(attempt))
    attempt_read_succeed(attempt);
}

/* --- bytes --- */

static bool attempt_read_is_bytes(const zh_attempt *attempt) {
  const zh_request *plain = attempt->call->chat->plain;

  return plain && (plain->form == ZH_FORM_BYTES ||
                   plain->form == ZH_FORM_STREAM || plain->form == ZH_FORM_ANY);
}

static void attempt_read_pass(zh_attempt *attempt, zh_str bytes) {
  attempt->streaming = true;
  attempt->record_at = attempt->bytes_at;
  if (attempt_read_hold(attempt, (zh_json){0}, bytes) == ZH_OK)
    attempt_read_commit(attempt);
  else
    attempt_read_fail(attempt, ZH_NO_MEMORY, "out of memory");
}

/* --- the end of a whole body --- */

static void attempt_read_garbled(zh_attempt *attempt, const zh_error *why) {
  zh_str body = zh_str_trim(zh_buf_str(&attempt->body));
  char excerpt[ATTEMPT_READ_EXCERPT];
  char text[ATTEMPT_READ_EXCERPT + 256];
  zh_buf line;

  zh_error_copy(excerpt, sizeof excerpt, body);
  zh_buf_init(&line, sizeof text);
  zh_buf_printf(&line, "status %d, reply is not JSON (%.100s): %s%c",
                attempt->http_status, why->message,
                body.len ? excerpt : "empty body", '\0');
  attempt_read_fail(attempt, line.status == ZH_OK ? ZH_PROTOCOL : line.status,
                    line.len ? line.ptr : "reply is not JSON");
  zh_buf_deinit(&line);
}

/* The official client hands a reply that is not JSON over as text when its
 * type says so; where another target could answer, it is a failure. */
static bool attempt_read_as_text(const zh_attempt *attempt) {
  zh_str type = zh_http_header(attempt->headers, "content-type");

  const zh_chat_request *chat = attempt->call->chat;
  bool alone = attempt->target->verbatim && attempt->call->plan.count == 1;

  if (chat->plain && chat->plain->form == ZH_FORM_COUNT)
    return false;
  return (alone || chat->plain) && !chat->stream &&
         (!type.ptr || zh_str_find(type, ZH_S("json")) < 0);
}

static zh_status attempt_read_rendered(zh_attempt *attempt) {
  zh_call *call = attempt->call;

  zh_buf_clear(&call->rendered);
  call->rendered_nodes.count = 0;
  zh_status st = attempt->render->dialect->render_reply(attempt->render);
  attempt->reply.data =
      (zh_json){zh_buf_str(&call->rendered), call->rendered_nodes.items,
                call->rendered_nodes.count};
  return st;
}

static void attempt_read_reply(zh_attempt *attempt) {
  zh_json json;
  zh_error err;
  zh_str body = attempt_read_unmark(zh_buf_str(&attempt->body));

  zh_error_init(&err);
  if (attempt_read_is_bytes(attempt)) {
    attempt->reply.text = zh_buf_str(&attempt->body);
    attempt_read_succeed(attempt);
    return;
  }
  if (zh_json_parse(body, &attempt->body_nodes, &json, &err) != ZH_OK) {
    if (err.status == ZH_NO_MEMORY) {
      attempt_read_fail_with(attempt, &err);
      return;
    }
    if (!attempt_read_as_text(attempt)) {
      attempt_read_garbled(attempt, &err);
      return;
    }
    attempt->reply.text = body;
    attempt_read_succeed(attempt);
    return;
  }
  if (attempt->call->chat->plain && attempt->call->chat->stream) {
    attempt_read_fail(attempt, ZH_PROTOCOL,
                      "events were asked for and a whole reply came");
    return;
  }
  // A stream was asked for and a whole reply came: it is rendered as chunks.
  attempt->verbatim = attempt->verbatim && !attempt->call->chat->stream;
  zh_status st =
      attempt->reader.dialect->read_reply(&attempt->reader, &json, &err);
  attempt->reply.data = json;
  if (st == ZH_OK && !attempt->verbatim && !attempt->call->chat->stream)
    st = attempt_read_rendered(attempt);
  if (st != ZH_OK) {
    attempt_read_blame(attempt, &err);
    attempt_read_fail_with(attempt, &err);
    return;
  }
  attempt->first_at = attempt->head_at;
  if (attempt_read_whole(attempt))
    attempt_read_succeed(attempt);
}

/* An error body in OpenAI's form, for a provider that has another. */
static void attempt_read_error_body(zh_attempt *attempt, const zh_error *err) {
  zh_call *call = attempt->call;
  zh_writer w;

  zh_buf_clear(&call->rendered);
  call->rendered_nodes.count = 0;
  zh_writer_init(&w, &call->rendered, &call->rendered_nodes, NULL);
  zh_write_object(&w);
  zh_write_key(&w, "error");
  zh_write_object(&w);
  zh_put_str(&w, "message", zh_str_of(err->message));
  zh_put_str(&w, "type", zh_str_of(err->type));
  zh_put_null(&w, "param");
  if (err->code[0])
    zh_put_str(&w, "code", zh_str_of(err->code));
  else
    zh_put_null(&w, "code");
  zh_write_end(&w);
  zh_write_end(&w);
  if (zh_writer_status(&w) == ZH_OK)
    attempt->reply.data =
        (zh_json){zh_buf_str(&call->rendered), call->rendered_nodes.items,
                  call->rendered_nodes.count};
}

static void attempt_read_failure(zh_attempt *attempt) {
  zh_json json = {0};
  zh_error err;
  zh_str body = attempt_read_unmark(zh_buf_str(&attempt->body));
  const zh_clock *clock = attempt->call->reactor->loop.clock;

  zh_error_init(&err);
  zh_error_from_http(&err, attempt->http_status);
  // Before the message is cut, which might leave half a secret.
  zh_attempt_redact(attempt, body);
  if (zh_json_parse(body, &attempt->body_nodes, &json, NULL) != ZH_OK)
    json = (zh_json){0};
  attempt->target->dialect->read_error(&json, &err);
  zh_http_retry_hints(attempt->headers, zh_clock_unix_ms(clock), &err);
  if (json.count && attempt->target->dialect == attempt->render->dialect)
    attempt->reply.data = json;
  else if (json.count)
    attempt_read_error_body(attempt, &err);
  else
    attempt->reply.text = body;
  zh_attempt_end(attempt, &err);
}

static void attempt_read_body(void *user, zh_str bytes) {
  zh_attempt *attempt = user;

  if (attempt->step == ZH_ATTEMPT_DONE)
    return;
  attempt->bytes_at = attempt_read_now(attempt);
  if (attempt->call->chat->stream && attempt_read_ok(attempt) &&
      attempt_read_is_bytes(attempt)) {
    attempt_read_pass(attempt, bytes);
    return;
  }
  if (attempt->call->chat->stream && attempt_read_ok(attempt) &&
      !attempt->streaming && !attempt->body.len &&
      attempt_read_sniff(attempt, bytes)) {
    attempt->streaming = true;
    zh_framer_init(&attempt->framer, attempt->target->dialect->framing);
  }
  if (attempt->streaming) {
    attempt_read_stream(attempt, bytes);
    return;
  }
  zh_buf_put(&attempt->body, bytes);
  if (attempt->body.status != ZH_OK)
    attempt_read_fail(attempt, attempt->body.status,
                      zh_status_text(attempt->body.status));
  else if (!attempt_read_ok(attempt) && attempt->body.len > ZH_MAX_ERROR_BODY)
    attempt_read_failure(attempt); // nobody needs the rest
}

static void attempt_read_end(void *user, const zh_net_end *end) {
  zh_attempt *attempt = user;

  attempt->transfer = NULL;
  attempt->stale = end->reused && end->status == ZH_CONNECT;
  if (attempt->step == ZH_ATTEMPT_DONE)
    return;
  if (attempt->streaming)
    attempt_read_stream_end(attempt, end);
  else if (end->status != ZH_OK &&
           (!attempt->has_reply || attempt_read_ok(attempt)))
    attempt_read_fail(attempt, end->status, end->message);
  else if (attempt_read_ok(attempt))
    attempt_read_reply(attempt);
  else
    attempt_read_failure(attempt);
}

const zh_net_handler zh_attempt_handler = {attempt_read_head, attempt_read_body,
                                           attempt_read_end};
