/* SPDX-License-Identifier: Apache-2.0 */
/* Growing text, and how events are written in a case. */
#include "player.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void player_put(player_text *text, zh_str bytes) {
  if (text->len + bytes.len + 1 > text->cap) {
    size_t cap = (text->len + bytes.len + 1) * 2;
    char *ptr = realloc(text->ptr, cap);
    if (!ptr) {
      fputs("player: out of memory\n", stderr);
      exit(1);
    }
    text->ptr = ptr;
    text->cap = cap;
  }
  if (bytes.len > 0)
    memcpy(text->ptr + text->len, bytes.ptr, bytes.len);
  text->len += bytes.len;
  text->ptr[text->len] = '\0';
}

void player_printf(player_text *text, const char *format, ...) {
  char line[4096];
  va_list args;

  va_start(args, format);
  int len = vsnprintf(line, sizeof line, format, args);
  va_end(args);
  size_t max = sizeof line - 1;
  player_put(text, (zh_str){line, (size_t)len < max ? (size_t)len : max});
}

void player_put_line(player_text *text, zh_str line) {
  player_put(text, line);
  player_put(text, ZH_S("\n"));
}

/* ` key="value"`, or nothing when the value is empty. */
static void player_put_attr(player_text *out, const char *key, zh_str value,
                            bool quoted) {
  if (value.len == 0)
    return;
  player_printf(out, quoted ? " %s=\"" : " %s=", key);
  player_put(out, value);
  if (quoted)
    player_put(out, ZH_S("\""));
}

static void player_put_quoted(player_text *out, zh_str text) {
  player_put(out, ZH_S(" \""));
  player_put(out, text);
  player_put(out, ZH_S("\""));
}

static void player_put_usage(player_text *out, const zh_usage *usage) {
  const struct {
    const char *name;
    int64_t value;
  } rows[] = {
      {"prompt", usage->prompt},
      {"completion", usage->completion},
      {"total", usage->total},
      {"cached", usage->cached},
      {"cache_write", usage->cache_write},
      {"reasoning", usage->reasoning},
      {"audio_prompt", usage->audio_prompt},
      {"audio_completion", usage->audio_completion},
  };

  for (size_t i = 0; i < ZH_COUNT(rows); i++)
    if (rows[i].value >= 0)
      player_printf(out, " %s=%lld", rows[i].name, (long long)rows[i].value);
}

void player_put_event(player_text *out, const zh_chat_event *event) {
  static const char *const names[] = {"start",   "text",  "reasoning",
                                      "refusal", "tool",  "args",
                                      "end",     "usage", "finish"};

  if (event->choice > 0)
    player_printf(out, "[%u] ", event->choice);
  player_printf(out, "%s", names[event->type]);
  if (event->type >= ZH_CHAT_TOOL_START && event->type <= ZH_CHAT_TOOL_END)
    player_printf(out, " %u", event->item);
  if (event->type == ZH_CHAT_START) {
    player_put_attr(out, "id", event->id, true);
    player_put_attr(out, "model", event->name, true);
  } else if (event->type == ZH_CHAT_TOOL_START) {
    player_put_attr(out, "id", event->id, true);
    player_put_attr(out, "name", event->name, true);
  } else if (event->type == ZH_CHAT_USAGE) {
    player_put_usage(out, &event->usage);
  } else if (event->type == ZH_CHAT_FINISH) {
    const char *finish = zh_finish_name(event->finish);
    player_printf(out, " %s", finish ? finish : "none");
    player_put_attr(out, "native", event->native, true);
  } else if (event->type != ZH_CHAT_TOOL_END) {
    player_put_quoted(out, event->text);
  }
  player_put_attr(out, "extra", event->extra, false);
  player_put(out, ZH_S("\n"));
}
