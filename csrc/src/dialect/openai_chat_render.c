/* SPDX-License-Identifier: Apache-2.0 */
/* Renders events as OpenAI's own chunks: the members, their order and their
 * nulls are those its clients know.  Beyond them there are only
 * `reasoning_content`, `reasoning_details` and `extra_content`. */
#include "dialect/openai_chat_render.h"

/* --- deltas ------------------------------------------------------------- */

static void openai_chat_render_function(zh_writer *w, const char *key,
                                        const zh_chat_event *event,
                                        zh_str arguments) {
  zh_write_key(w, key);
  zh_write_object(w);
  if (event->type == ZH_CHAT_TOOL_START)
    zh_put_text(w, "name", event->name);
  zh_put_text(w, "arguments", arguments);
  zh_write_end(w);
}

/* One call's delta: its start, or more of its arguments. */
static void openai_chat_render_call(zh_render *r, zh_writer *w,
                                    const zh_openai_chat_out *choice,
                                    const zh_chat_event *event,
                                    zh_str arguments) {
  char room[ZH_OPENAI_CHAT_ID_ROOM];
  bool is_start = event->type == ZH_CHAT_TOOL_START;
  if (choice->is_legacy) {
    openai_chat_render_function(w, "function_call", event, arguments);
    return;
  }
  zh_write_key(w, "tool_calls");
  zh_write_array(w);
  zh_write_object(w);
  zh_put_int(w, "index", event->item);
  if (is_start) {
    zh_put_text(w, "id", zh_openai_chat_out_id(r, event, room));
    zh_put_str(w, "type", ZH_S("function"));
  }
  openai_chat_render_function(w, "function", event, arguments);
  if (is_start && event->extra.len > 0)
    zh_put_raw(w, "extra_content", event->extra);
  zh_write_end(w);
  zh_write_end(w);
}

static void openai_chat_render_reasoning(zh_writer *w,
                                         const zh_chat_event *event) {
  if (event->text.len > 0)
    zh_put_text(w, "reasoning_content", event->text);
  if (event->extra.len > 0)
    zh_put_raw(
        w, event->extra.ptr[0] == '[' ? "reasoning_details" : "extra_content",
        event->extra);
}

static void openai_chat_render_delta(zh_render *r, zh_writer *w,
                                     const zh_openai_chat_out *choice,
                                     const zh_chat_event *event) {
  switch (event->type) {
  case ZH_CHAT_TEXT:
    zh_put_text(w, "content", event->text);
    break;
  case ZH_CHAT_REASONING:
    openai_chat_render_reasoning(w, event);
    break;
  case ZH_CHAT_REFUSAL:
    zh_put_text(w, "refusal", event->text);
    break;
  case ZH_CHAT_TOOL_START:
    openai_chat_render_call(r, w, choice, event, ZH_S(""));
    break;
  case ZH_CHAT_TOOL_ARGS:
    openai_chat_render_call(r, w, choice, event, event->text);
    break;
  case ZH_CHAT_TOOL_END: // of a call that got no arguments
    openai_chat_render_call(r, w, choice, event, ZH_S("{}"));
    break;
  case ZH_CHAT_START:
  case ZH_CHAT_USAGE:
  case ZH_CHAT_FINISH:
    break;
  }
}

/* The first delta names the role; its content is null when it comes later or
 * never, "" for an answer that ends empty. */
static void openai_chat_render_role(zh_writer *w, zh_openai_chat_out *choice,
                                    const zh_chat_event *event) {
  if (choice->has_role)
    return;
  choice->has_role = true;
  zh_put_str(w, "role", ZH_S("assistant"));
  if (event->type == ZH_CHAT_FINISH)
    zh_put_str(w, "content", ZH_S(""));
  else if (event->type != ZH_CHAT_TEXT)
    zh_put_null(w, "content");
}

/* --- chunks ------------------------------------------------------------- */

static void openai_chat_render_open(zh_render *r, zh_writer *w) {
  zh_writer_init(w, r->out, r->index, NULL);
  zh_openai_chat_out_head(r, w, "chat.completion.chunk");
  zh_write_key(w, "choices");
  zh_write_array(w);
}

static zh_status openai_chat_render_close(zh_render *r, zh_writer *w) {
  zh_write_end(w);
  zh_status st = zh_writer_status(w);
  r->ready = st == ZH_OK;
  return st;
}

static zh_status openai_chat_render_chunk(zh_render *r,
                                          zh_openai_chat_out *choice,
                                          const zh_chat_event *event) {
  zh_writer w;
  openai_chat_render_open(r, &w);
  zh_write_object(&w);
  zh_put_int(&w, "index", choice->index);
  zh_write_key(&w, "delta");
  zh_write_object(&w);
  openai_chat_render_role(&w, choice, event);
  openai_chat_render_delta(r, &w, choice, event);
  zh_write_end(&w);
  zh_put_null(&w, "logprobs");
  if (event->type == ZH_CHAT_FINISH)
    zh_put_str(&w, "finish_reason", zh_str_of(zh_finish_name(event->finish)));
  else
    zh_put_null(&w, "finish_reason");
  zh_write_end(&w);
  zh_write_end(&w);
  return openai_chat_render_close(r, &w);
}

static zh_status openai_chat_render_usage_chunk(zh_render *r) {
  const zh_openai_chat_render *state = r->state;
  zh_writer w;
  if (!r->include_usage || !state->has_usage)
    return ZH_OK;
  openai_chat_render_open(r, &w);
  zh_write_end(&w);
  zh_openai_chat_out_usage(&w, &state->usage);
  return openai_chat_render_close(r, &w);
}

/* --- public --- */

zh_status zh_openai_chat_render_chunk(zh_render *r,
                                      const zh_chat_event *event) {
  zh_openai_chat_out *choice = NULL;
  r->ready = false;
  zh_status st = event ? zh_openai_chat_out_take(r, event, &choice)
                       : zh_openai_chat_out_ready(r);
  if (st != ZH_OK)
    return st;
  if (!event)
    return openai_chat_render_usage_chunk(r);
  return choice ? openai_chat_render_chunk(r, choice, event) : ZH_OK;
}
