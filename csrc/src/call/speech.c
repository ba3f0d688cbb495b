/* SPDX-License-Identifier: Apache-2.0 */
#include "call/speech.h"

#include "base/limits.h"
#include "format/json_write.h"

/* Bytes without a place to cut after which chunks are shown all the same, but
 * for the last one. */
#define SPEECH_LATE_MAX 64

/* --- text --------------------------------------------------------------- */

static bool speech_is_half(const zh_buf *text, size_t at, unsigned from,
                           unsigned to) {
  const unsigned char *p;
  if (text->len < 3 || at > text->len - 3)
    return false;
  p = (const unsigned char *)text->ptr + at;
  return p[0] == 0xed && p[1] >= from && p[1] <= to;
}

bool zh_speech_is_half(const zh_buf *text) {
  return text->len >= 3 && speech_is_half(text, text->len - 3, 0xa0, 0xaf);
}

/* Two halves, three bytes each, become the one character that they are. */
static void speech_unite(zh_buf *text, size_t at) {
  unsigned char *p = (unsigned char *)text->ptr + at;
  uint32_t high = (p[1] & 0x0fu) << 6 | (p[2] & 0x3fu);
  uint32_t low = (p[4] & 0x0fu) << 6 | (p[5] & 0x3fu);
  uint32_t code = 0x10000 + (high << 10) + low;
  p[0] = (unsigned char)(0xf0 | code >> 18);
  p[1] = (unsigned char)(0x80 | (code >> 12 & 0x3f));
  p[2] = (unsigned char)(0x80 | (code >> 6 & 0x3f));
  p[3] = (unsigned char)(0x80 | (code & 0x3f));
  memmove(p + 4, p + 6, text->len - at - 6);
  text->len -= 2;
}

zh_status zh_speech_decode(zh_buf *text, zh_str escaped) {
  bool was_half = zh_speech_is_half(text);
  size_t at = text->len;
  zh_json_decode(text, escaped);
  if (text->status != ZH_OK)
    return text->status;
  if (was_half && speech_is_half(text, at, 0xb0, 0xbf))
    speech_unite(text, at - 3);
  return ZH_OK;
}

static zh_status speech_note_text(zh_speech *speech, zh_str escaped) {
  zh_status st = zh_speech_decode(&speech->text, escaped);
  zh_str text = zh_buf_str(&speech->text);
  size_t at = text.len;
  speech->is_half = zh_speech_is_half(&speech->text);
  if (!speech->is_late) {
    speech->safe = text.len;
    return st;
  }
  while (at > speech->safe && !zh_joint_can_cut(text, at))
    at--;
  speech->safe = at;
  return st;
}

/* --- calls -------------------------------------------------------------- */

static zh_status speech_note_call(zh_speech *speech, zh_arena *arena,
                                  const zh_chat_event *event) {
  if (event->type == ZH_CHAT_TOOL_START) {
    zh_speech_call *call = zh_arena_push(arena, (void **)&speech->calls,
                                         &speech->call_count, sizeof *call);
    if (!call)
      return ZH_NO_MEMORY;
    zh_buf_init(&call->args, ZH_MAX_PARTIAL);
    call->name = zh_arena_str(arena, event->name);
    // The old form, and calls out of turn, are not rescued.
    speech->is_odd |=
        event->native.len > 0 || event->item + 1 != speech->call_count;
    return call->name.ptr ? ZH_OK : ZH_NO_MEMORY;
  }
  if (event->type == ZH_CHAT_TOOL_ARGS && event->item < speech->call_count)
    return zh_speech_decode(&speech->calls[event->item].args, event->text);
  return ZH_OK;
}

static zh_status speech_note_start(zh_speech *speech, zh_reader *reader,
                                   const zh_chat_event *event) {
  const zh_json *json = &reader->record;
  speech->id = zh_arena_str(reader->arena, event->id);
  speech->model = zh_arena_str(reader->arena, event->name);
  if (json->count)
    zh_json_int(json, zh_json_get(json, 0, "created"), &speech->created);
  return speech->id.ptr && speech->model.ptr ? ZH_OK : ZH_NO_MEMORY;
}

/* --- public --- */

zh_speech *zh_speech_new(zh_arena *arena, bool is_late) {
  zh_speech *speech = zh_arena_zero(arena, sizeof *speech);
  if (!speech)
    return NULL;
  speech->is_late = is_late;
  speech->id = speech->model = ZH_S("");
  zh_buf_init(&speech->text, ZH_MAX_PARTIAL);
  zh_buf_init(&speech->marks, ZH_MAX_PARTIAL);
  zh_buf_init(&speech->joint.head, ZH_MAX_PARTIAL);
  return speech;
}

void zh_speech_deinit(zh_speech *speech) {
  if (!speech)
    return;
  for (size_t i = 0; i < speech->call_count; i++)
    zh_buf_deinit(&speech->calls[i].args);
  zh_buf_deinit(&speech->text);
  zh_buf_deinit(&speech->marks);
  zh_buf_deinit(&speech->joint.head);
}

zh_status zh_speech_note(zh_speech *speech, zh_reader *reader,
                         const zh_chat_event *event) {
  zh_status st = ZH_OK;
  speech->is_odd |= event->choice != 0;
  switch (event->type) {
  case ZH_CHAT_START:
    return speech_note_start(speech, reader, event);
  case ZH_CHAT_TEXT:
    speech->visible |= event->text.len > 0;
    return event->choice == 0 ? speech_note_text(speech, event->text) : ZH_OK;
  case ZH_CHAT_REASONING:
    speech->visible |= event->text.len > 0;
    return ZH_OK;
  case ZH_CHAT_TOOL_START:
  case ZH_CHAT_TOOL_ARGS:
    if (event->choice == 0)
      st = speech_note_call(speech, reader->arena, event);
    break;
  case ZH_CHAT_REFUSAL:
    speech->is_odd = true;
    break;
  case ZH_CHAT_FINISH:
    break;
  case ZH_CHAT_TOOL_END:
  case ZH_CHAT_USAGE:
    return ZH_OK;
  }
  // These end the text before them.
  speech->visible = true;
  speech->safe = speech->text.len;
  return st;
}

zh_status zh_speech_mark_chunk(zh_speech *speech) {
  // What half a pair becomes with its other half is one byte longer.
  zh_speech_mark mark = {speech->text.len + speech->is_half, speech->visible};
  zh_buf_put(&speech->marks, (zh_str){(const char *)&mark, sizeof mark});
  speech->visible = false;
  return speech->marks.status;
}

static zh_speech_mark speech_mark_at(const zh_speech *speech, size_t i) {
  zh_speech_mark mark;
  memcpy(&mark, speech->marks.ptr + i * sizeof mark, sizeof mark);
  return mark;
}

/* How far may be shown.  Where no place to cut comes, all but the last piece:
 * what is not shown tells whether a continuation fits. */
static size_t speech_limit(const zh_speech *speech) {
  size_t count = speech->marks.len / sizeof(zh_speech_mark);
  size_t limit = speech->safe;
  if (speech->text.len - speech->shown <= SPEECH_LATE_MAX)
    return limit;
  for (size_t i = 0; i < count; i++) {
    size_t end = speech_mark_at(speech, i).end;
    if (end > limit && end < speech->text.len)
      limit = end;
  }
  return limit;
}

/* How many chunks go out; a role alone waits for something to be seen. */
static size_t speech_due(const zh_speech *speech, bool all) {
  size_t count = speech->marks.len / sizeof(zh_speech_mark);
  size_t limit = all ? SIZE_MAX : speech_limit(speech);
  bool visible = all || speech->has_shown;
  size_t i = 0;
  for (; i < count && speech_mark_at(speech, i).end <= limit; i++)
    visible |= speech_mark_at(speech, i).visible;
  return visible ? i : 0;
}

bool zh_speech_show(zh_attempt *attempt, bool all) {
  zh_speech *speech = attempt->speech;
  size_t due = speech_due(speech, all);
  for (size_t i = 0; i < due && attempt->held; i++) {
    zh_speech_mark mark = speech_mark_at(speech, i);
    zh_event *event = attempt->held;
    attempt->held = event->next;
    if (!attempt->held)
      attempt->held_tail = NULL;
    if (!zh_call_deliver(attempt->call, event))
      return false;
    speech->has_shown |= mark.visible;
    if (mark.end > speech->shown)
      speech->shown = mark.end < speech->text.len ? mark.end : speech->text.len;
  }
  zh_buf_drop(&speech->marks, due * sizeof(zh_speech_mark));
  return true;
}
