/* SPDX-License-Identifier: Apache-2.0 */
/* What rendered chunks and rendered replies have in common: choices, names
 * that no provider gave, the head of a record, usage. */
#include "dialect/openai_chat_render.h"

#include <stdio.h>

/* --- state -------------------------------------------------------------- */

static zh_status openai_chat_out_choice(zh_render *r, uint32_t index,
                                        zh_openai_chat_out **out) {
  zh_openai_chat_render *state = r->state;
  for (size_t i = 0; i < state->choice_count; i++)
    if (state->choices[i].index == index) {
      *out = &state->choices[i];
      return ZH_OK;
    }
  zh_openai_chat_out *choice =
      zh_arena_push(r->arena, (void **)&state->choices, &state->choice_count,
                    sizeof(*choice));
  if (!choice)
    return ZH_NO_MEMORY;
  choice->index = index;
  *out = choice;
  return ZH_OK;
}

static zh_status openai_chat_out_model(zh_render *r, zh_str *out) {
  zh_buf text;
  zh_buf_init(&text, SIZE_MAX / 2);
  zh_json_escape(&text, r->model);
  zh_status st = text.status;
  if (st == ZH_OK)
    st = zh_openai_chat_out_copy(r, zh_buf_str(&text), out);
  zh_buf_deinit(&text);
  return st;
}

static zh_status openai_chat_out_start(zh_render *r, zh_str id, zh_str model) {
  zh_openai_chat_render *state = r->state;
  char made_up[48];
  snprintf(made_up, sizeof(made_up), "chatcmpl-%lld", (long long)r->created);
  zh_status st = zh_openai_chat_out_copy(
      r, id.len > 0 ? id : zh_str_of(made_up), &state->id);
  if (st != ZH_OK)
    return st;
  return model.len > 0 ? zh_openai_chat_out_copy(r, model, &state->model)
                       : openai_chat_out_model(r, &state->model);
}

/* The books of calls: which have arguments, which is a legacy one.  *is_news
 * is false for the end of a call that had some. */
static zh_status openai_chat_out_take_call(zh_render *r,
                                           zh_openai_chat_out *choice,
                                           const zh_chat_event *event,
                                           bool *is_news) {
  // Items are counted by a reader, one by one.
  while (choice->call_count <= event->item)
    if (!zh_arena_push(r->arena, (void **)&choice->calls, &choice->call_count,
                       sizeof(*choice->calls)))
      return ZH_NO_MEMORY;
  zh_openai_chat_out_call *call = &choice->calls[event->item];
  if (event->type == ZH_CHAT_TOOL_START)
    choice->is_legacy |= zh_str_is(event->native, ZH_S("function_call"));
  if (event->type == ZH_CHAT_TOOL_ARGS)
    call->has_arguments |= event->text.len > 0;
  *is_news = event->type != ZH_CHAT_TOOL_END || !call->has_arguments;
  return ZH_OK;
}

static bool openai_chat_out_finish(zh_openai_chat_out *choice,
                                   zh_finish finish) {
  if (choice->finish != ZH_FINISH_NONE || finish == ZH_FINISH_NONE)
    return false;
  choice->finish = finish;
  return true;
}

/* --- usage -------------------------------------------------------------- */

typedef struct openai_chat_out_count {
  const char *key;
  int64_t value; /* -1: leave it out                                        */
} openai_chat_out_count;

/* An object of the counts that are known; nothing when none is. */
static void openai_chat_out_details(zh_writer *w, const char *key,
                                    const openai_chat_out_count *counts,
                                    size_t count) {
  bool is_open = false;
  for (size_t i = 0; i < count; i++) {
    if (counts[i].value < 0)
      continue;
    if (!is_open) {
      zh_write_key(w, key);
      zh_write_object(w);
    }
    is_open = true;
    zh_put_int(w, counts[i].key, counts[i].value);
  }
  if (is_open)
    zh_write_end(w);
}

/* --- public --- */

zh_status zh_openai_chat_out_copy(zh_render *r, zh_str text, zh_str *out) {
  *out = zh_arena_str(r->arena, text);
  return out->ptr ? ZH_OK : ZH_NO_MEMORY;
}

zh_status zh_openai_chat_out_ready(zh_render *r) {
  const zh_openai_chat_render *state = r->state;
  return state->model.ptr ? ZH_OK
                          : openai_chat_out_start(r, ZH_S(""), ZH_S(""));
}

zh_status zh_openai_chat_out_take(zh_render *r, const zh_chat_event *event,
                                  zh_openai_chat_out **choice) {
  zh_openai_chat_render *state = r->state;
  zh_openai_chat_out *found;
  bool is_news = true;
  *choice = NULL;
  if (event->type == ZH_CHAT_START)
    return openai_chat_out_start(r, event->id, event->name);
  if (event->type == ZH_CHAT_USAGE) {
    state->has_usage = true;
    state->usage = event->usage;
    return ZH_OK;
  }
  zh_status st = zh_openai_chat_out_ready(r);
  if (st == ZH_OK)
    st = openai_chat_out_choice(r, event->choice, &found);
  if (st != ZH_OK)
    return st;
  if (event->type == ZH_CHAT_FINISH)
    is_news = openai_chat_out_finish(found, event->finish);
  else if (event->type == ZH_CHAT_TOOL_START ||
           event->type == ZH_CHAT_TOOL_ARGS || event->type == ZH_CHAT_TOOL_END)
    st = openai_chat_out_take_call(r, found, event, &is_news);
  if (st == ZH_OK && is_news)
    *choice = found;
  return st;
}

zh_str zh_openai_chat_out_id(zh_render *r, const zh_chat_event *start,
                             char room[ZH_OPENAI_CHAT_ID_ROOM]) {
  const zh_openai_chat_render *state = r->state;
  zh_str id = state->id;
  char seed[160];
  if (start->id.len > 0)
    return start->id;
  int len = snprintf(seed, sizeof(seed), "%.*s/%u/%u",
                     (int)(id.len < 100 ? id.len : 100), id.ptr, start->choice,
                     start->item);
  memcpy(room, "call_", 5);
  zh_tool_id_hash((zh_str){seed, len > 0 ? (size_t)len : 0}, 24, room + 5);
  return zh_str_of(room);
}

void zh_openai_chat_out_head(zh_render *r, zh_writer *w, const char *object) {
  const zh_openai_chat_render *state = r->state;
  zh_write_object(w);
  zh_put_text(w, "id", state->id);
  zh_put_str(w, "object", zh_str_of(object));
  zh_put_int(w, "created", r->created);
  zh_put_text(w, "model", state->model);
}

void zh_openai_chat_out_usage(zh_writer *w, const zh_usage *usage) {
  const openai_chat_out_count prompt[] = {
      {"cached_tokens", usage->cached},
      {"cache_write_tokens", usage->cache_write},
      {"audio_tokens", usage->audio_prompt},
  };
  const openai_chat_out_count completion[] = {
      {"reasoning_tokens", usage->reasoning},
      {"audio_tokens", usage->audio_completion},
  };
  int64_t in = usage->prompt < 0 ? 0 : usage->prompt;
  int64_t out = usage->completion < 0 ? 0 : usage->completion;
  zh_write_key(w, "usage");
  zh_write_object(w);
  zh_put_int(w, "prompt_tokens", in);
  zh_put_int(w, "completion_tokens", out);
  zh_put_int(w, "total_tokens", usage->total < 0 ? in + out : usage->total);
  openai_chat_out_details(w, "prompt_tokens_details", prompt, ZH_COUNT(prompt));
  openai_chat_out_details(w, "completion_tokens_details", completion,
                          ZH_COUNT(completion));
  zh_write_end(w);
}
