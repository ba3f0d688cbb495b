/* SPDX-License-Identifier: Apache-2.0 */
/* Renders a whole reply: events are kept, piece by piece, and written at the
 * end in the order of their choices. */
#include "dialect/openai_chat_render.h"

/* --- keeping ------------------------------------------------------------ */

static zh_status openai_chat_reply_add(zh_render *r, zh_openai_chat_text *text,
                                       zh_str piece) {
  zh_str *copy = zh_arena_push(r->arena, (void **)&text->pieces, &text->count,
                               sizeof(*copy));
  return copy ? zh_openai_chat_out_copy(r, piece, copy) : ZH_NO_MEMORY;
}

static zh_status openai_chat_reply_keep_start(zh_render *r,
                                              zh_openai_chat_out_call *call,
                                              const zh_chat_event *event) {
  char room[ZH_OPENAI_CHAT_ID_ROOM];
  zh_str id = zh_openai_chat_out_id(r, event, room);
  zh_status st = zh_openai_chat_out_copy(r, id, &call->id);
  if (st == ZH_OK)
    st = zh_openai_chat_out_copy(r, event->name, &call->name);
  if (st == ZH_OK)
    st = zh_openai_chat_out_copy(r, event->extra, &call->extra);
  return st;
}

/* `extra` is a list of reasoning_details, or the message's extra_content. */
static zh_status openai_chat_reply_keep_reasoning(zh_render *r,
                                                  zh_openai_chat_out *choice,
                                                  const zh_chat_event *event) {
  zh_str extra = event->extra;
  zh_status st = ZH_OK;
  if (event->text.len > 0)
    st = openai_chat_reply_add(r, &choice->reasoning, event->text);
  if (st != ZH_OK || extra.len < 2)
    return st;
  if (extra.ptr[0] != '[')
    return zh_openai_chat_out_copy(r, extra, &choice->extra);
  return openai_chat_reply_add(r, &choice->details, extra);
}

static zh_status openai_chat_reply_keep(zh_render *r,
                                        zh_openai_chat_out *choice,
                                        const zh_chat_event *event) {
  switch (event->type) {
  case ZH_CHAT_TEXT:
    return openai_chat_reply_add(r, &choice->content, event->text);
  case ZH_CHAT_REASONING:
    return openai_chat_reply_keep_reasoning(r, choice, event);
  case ZH_CHAT_REFUSAL:
    return openai_chat_reply_add(r, &choice->refusal, event->text);
  case ZH_CHAT_TOOL_START:
    return openai_chat_reply_keep_start(r, &choice->calls[event->item], event);
  case ZH_CHAT_TOOL_ARGS:
    return openai_chat_reply_add(r, &choice->calls[event->item].arguments,
                                 event->text);
  case ZH_CHAT_TOOL_END:
  case ZH_CHAT_START:
  case ZH_CHAT_USAGE:
  case ZH_CHAT_FINISH:
    break;
  }
  return ZH_OK;
}

/* --- writing ------------------------------------------------------------ */

static void openai_chat_reply_text(zh_writer *w, const char *key,
                                   const zh_openai_chat_text *text) {
  zh_write_key(w, key);
  zh_write_text_begin(w);
  for (size_t i = 0; i < text->count; i++)
    zh_write_text_piece(w, text->pieces[i]);
  zh_write_text_end(w);
}

/* The text, or null where there was none. */
static void openai_chat_reply_text_or_null(zh_writer *w, const char *key,
                                           const zh_openai_chat_text *text) {
  if (text->count > 0)
    openai_chat_reply_text(w, key, text);
  else
    zh_put_null(w, key);
}

static void openai_chat_reply_function(zh_writer *w, const char *key,
                                       const zh_openai_chat_out_call *call) {
  zh_write_key(w, key);
  zh_write_object(w);
  zh_put_text(w, "name", call->name);
  if (call->has_arguments)
    openai_chat_reply_text(w, "arguments", &call->arguments);
  else
    zh_put_str(w, "arguments", ZH_S("{}"));
  zh_write_end(w);
}

static void openai_chat_reply_call(zh_writer *w,
                                   const zh_openai_chat_out_call *call) {
  zh_write_object(w);
  zh_put_text(w, "id", call->id);
  zh_put_str(w, "type", ZH_S("function"));
  openai_chat_reply_function(w, "function", call);
  if (call->extra.len > 0)
    zh_put_raw(w, "extra_content", call->extra);
  zh_write_end(w);
}

static void openai_chat_reply_calls(zh_writer *w,
                                    const zh_openai_chat_out *choice) {
  if (choice->call_count == 0)
    return;
  if (choice->is_legacy) {
    openai_chat_reply_function(w, "function_call", &choice->calls[0]);
    return;
  }
  zh_write_key(w, "tool_calls");
  zh_write_array(w);
  for (size_t i = 0; i < choice->call_count; i++)
    openai_chat_reply_call(w, &choice->calls[i]);
  zh_write_end(w);
}

/* The lists of all pieces as one. */
static zh_status openai_chat_reply_details(zh_writer *w,
                                           const zh_openai_chat_text *details) {
  zh_nodes nodes = {0};
  zh_json list;
  zh_status st = ZH_OK;
  zh_write_key(w, "reasoning_details");
  zh_write_array(w);
  for (size_t i = 0; st == ZH_OK && i < details->count; i++) {
    st = zh_json_parse(details->pieces[i], &nodes, &list, NULL);
    if (st != ZH_OK)
      break;
    for (uint32_t at = zh_json_first(&list, 0); at != 0;
         at = zh_json_next(&list, 0, at))
      zh_write_raw(w, zh_json_raw(&list, at));
  }
  zh_write_end(w);
  zh_nodes_deinit(&nodes);
  return st;
}

static zh_status openai_chat_reply_extras(zh_writer *w,
                                          const zh_openai_chat_out *choice) {
  if (choice->reasoning.count > 0)
    openai_chat_reply_text(w, "reasoning_content", &choice->reasoning);
  if (choice->extra.len > 0)
    zh_put_raw(w, "extra_content", choice->extra);
  return choice->details.count > 0
             ? openai_chat_reply_details(w, &choice->details)
             : ZH_OK;
}

static zh_status openai_chat_reply_message(zh_writer *w,
                                           const zh_openai_chat_out *choice) {
  bool has_other = choice->call_count > 0 || choice->refusal.count > 0;
  zh_write_key(w, "message");
  zh_write_object(w);
  zh_put_str(w, "role", ZH_S("assistant"));
  if (has_other)
    openai_chat_reply_text_or_null(w, "content", &choice->content);
  else
    openai_chat_reply_text(w, "content", &choice->content);
  openai_chat_reply_text_or_null(w, "refusal", &choice->refusal);
  openai_chat_reply_calls(w, choice);
  zh_status st = openai_chat_reply_extras(w, choice);
  zh_write_end(w);
  return st;
}

static zh_status openai_chat_reply_choice(zh_writer *w,
                                          const zh_openai_chat_out *choice) {
  zh_finish finish = choice->finish;
  if (finish == ZH_FINISH_NONE)
    finish = choice->call_count > 0 ? ZH_FINISH_TOOL_CALLS : ZH_FINISH_STOP;
  zh_write_object(w);
  zh_put_int(w, "index", choice->index);
  zh_status st = openai_chat_reply_message(w, choice);
  zh_put_null(w, "logprobs");
  zh_put_str(w, "finish_reason", zh_str_of(zh_finish_name(finish)));
  zh_write_end(w);
  return st;
}

/* Insertion sort: choices are few and mostly come in order. */
static void openai_chat_reply_sort(zh_openai_chat_render *state) {
  for (size_t i = 1; i < state->choice_count; i++) {
    zh_openai_chat_out choice = state->choices[i];
    size_t at = i;
    for (; at > 0 && state->choices[at - 1].index > choice.index; at--)
      state->choices[at] = state->choices[at - 1];
    state->choices[at] = choice;
  }
}

/* --- public --- */

zh_status zh_openai_chat_render_event(zh_render *r,
                                      const zh_chat_event *event) {
  zh_openai_chat_out *choice;
  r->ready = false;
  zh_status st = zh_openai_chat_out_take(r, event, &choice);
  if (st != ZH_OK || !choice)
    return st;
  return openai_chat_reply_keep(r, choice, event);
}

zh_status zh_openai_chat_render_reply(zh_render *r) {
  zh_openai_chat_render *state = r->state;
  zh_writer w;
  zh_status st = zh_openai_chat_out_ready(r);
  if (st != ZH_OK)
    return st;
  openai_chat_reply_sort(state);
  zh_writer_init(&w, r->out, r->index, NULL);
  zh_openai_chat_out_head(r, &w, "chat.completion");
  zh_write_key(&w, "choices");
  zh_write_array(&w);
  for (size_t i = 0; st == ZH_OK && i < state->choice_count; i++)
    st = openai_chat_reply_choice(&w, &state->choices[i]);
  if (st != ZH_OK)
    return st;
  zh_write_end(&w);
  if (state->has_usage)
    zh_openai_chat_out_usage(&w, &state->usage);
  zh_write_end(&w);
  st = zh_writer_status(&w);
  r->ready = st == ZH_OK;
  return st;
}
