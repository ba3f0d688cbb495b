/* SPDX-License-Identifier: Apache-2.0 */
#include "rescue_answer.h"

#include "dialect/mock.h"

#include <stdio.h>
#include <stdlib.h>

#define ANSWER_MAX ((size_t)1 << 28)

const answer_variant answer_variants[] = {
    {"overlap 0", ANSWER_OVERLAP, 0},   {"overlap 1", ANSWER_OVERLAP, 1},
    {"overlap 7", ANSWER_OVERLAP, 7},   {"overlap 40", ANSWER_OVERLAP, 40},
    {"word again", ANSWER_WORD, 0},     {"preface 0", ANSWER_PREFACE, 0},
    {"preface 1", ANSWER_PREFACE, 1},   {"preface 7", ANSWER_PREFACE, 7},
    {"preface 40", ANSWER_PREFACE, 40}, {"fence 40", ANSWER_FENCE, 40},
    {"anchor", ANSWER_ANCHOR, 0},       {"all again", ANSWER_ALL, 0},
    {"half a pair", ANSWER_HALF, 0},    {"escapes 0", ANSWER_ESCAPED, 0},
    {"escapes 7", ANSWER_ESCAPED, 7},   {"nonsense", ANSWER_NONSENSE, 0},
    {"silence", ANSWER_SILENCE, 0},
};

const size_t answer_variant_count = ZH_COUNT(answer_variants);

static void answer_die(const char *why) {
  fprintf(stderr, "play_rescue: %s\n", why);
  exit(1);
}

/* --- what the second target was told ------------------------------------- */

static zh_str answer_put_together(const zh_net_request *request,
                                  zh_arena *arena) {
  zh_buf all;
  size_t at = 0;
  zh_buf_init(&all, ANSWER_MAX);
  for (size_t i = 0; i < request->splice_count; i++) {
    zh_buf_put(&all,
               (zh_str){request->body.ptr + at, request->splices[i].at - at});
    zh_buf_put(&all, request->splices[i].text);
    at = request->splices[i].at;
  }
  zh_buf_put(&all, zh_str_cut(request->body, at));
  zh_str out = zh_arena_str(arena, zh_buf_str(&all));
  zh_buf_deinit(&all);
  return out;
}

/* The text of a turn, whichever dialect it is in. */
static zh_str answer_turn_text(const zh_json *json, uint32_t turn,
                               zh_arena *arena) {
  uint32_t content = zh_json_get(json, turn, "content");
  if (!content)
    content = zh_json_get(json, turn, "parts");
  if (zh_json_has(json, content, ZH_JSON_STRING))
    return zh_json_str(json, content, arena);
  uint32_t part = zh_json_first(json, content);
  return part ? zh_json_str(json, zh_json_get(json, part, "text"), arena)
              : ZH_S("");
}

/* The last turns: what the assistant has said, what it is asked to do. */
bool answer_read_told(const zh_net_request *request, zh_arena *arena,
                      zh_str *told, zh_str *order) {
  zh_nodes nodes = {0};
  zh_json json;
  uint32_t said = 0, last = 0;
  if (zh_json_parse(answer_put_together(request, arena), &nodes, &json, NULL) !=
      ZH_OK)
    answer_die("a request is no JSON");
  uint32_t list = zh_json_get(&json, 0, "messages");
  if (!list)
    list = zh_json_get(&json, 0, "contents");
  for (uint32_t at = zh_json_first(&json, list); at;
       at = zh_json_next(&json, list, at)) {
    uint32_t role = zh_json_get(&json, at, "role");
    last = at;
    if (zh_json_eq(&json, role, "assistant") ||
        zh_json_eq(&json, role, "model"))
      said = at;
  }
  if (said)
    *told = answer_turn_text(&json, said, arena);
  *order =
      said && last != said ? answer_turn_text(&json, last, arena) : ZH_S("");
  zh_nodes_deinit(&nodes);
  return said != 0;
}

/* --- what it answers ----------------------------------------------------- */

static size_t answer_back(zh_str text, size_t at, size_t characters) {
  while (characters > 0 && at > 0) {
    at--;
    characters -= ((unsigned char)text.ptr[at] & 0xc0) != 0x80;
  }
  return at;
}

static size_t answer_word(zh_str text, size_t at) {
  while (at > 0 && text.ptr[at - 1] != ' ' && text.ptr[at - 1] != '\n')
    at--;
  return at;
}

/* From the low half of the first pair that is still to come. */
static void answer_half(answer *on, zh_str rest, zh_buf *out) {
  for (size_t i = 0; i < rest.len; i++) {
    const unsigned char *p = (const unsigned char *)rest.ptr + i;
    if (*p < 0xf0)
      continue;
    uint32_t code = (p[0] & 7u) << 18 | (p[1] & 63u) << 12 | (p[2] & 63u) << 6 |
                    (p[3] & 63u);
    zh_buf_printf(out, "\\u%04x", 0xdc00 + ((code - 0x10000) & 0x3ff));
    zh_json_escape(out, zh_str_cut(rest, i + 4));
    return;
  }
  on->is_void = true;
}

static void answer_escape_all(zh_str text, zh_buf *out) {
  for (size_t i = 0; i < text.len;) {
    const unsigned char *p = (const unsigned char *)text.ptr + i;
    size_t len = *p < 0x80 ? 1 : *p < 0xe0 ? 2 : *p < 0xf0 ? 3 : 4;
    uint32_t code = len == 1   ? *p
                    : len == 2 ? *p & 31u
                    : len == 3 ? *p & 15u
                               : *p & 7u;
    for (size_t j = 1; j < len; j++)
      code = code << 6 | (p[j] & 63u);
    if (code >= 0x10000)
      zh_buf_printf(out, "\\u%04x\\u%04x", 0xd800 + ((code - 0x10000) >> 10),
                    0xdc00 + ((code - 0x10000) & 0x3ff));
    else
      zh_buf_printf(out, "\\u%04x", code);
    i += len;
  }
}

/* Escaped text of the continuation. */
void answer_continue(answer *on, zh_str told, zh_str order, zh_buf *out) {
  zh_str uncut = on->uncut;
  // White space that was not told is not said again.
  size_t at = told.len;
  size_t from = answer_back(uncut, at, answer_variants[on->variant].overlap);
  if (!zh_str_starts(uncut, told)) {
    fprintf(stderr, "told: %.*s\nuncut: %.*s\n", (int)told.len, told.ptr,
            (int)uncut.len, uncut.ptr);
    answer_die("the second target was told what nobody said");
  }
  switch (answer_variants[on->variant].kind) {
  case ANSWER_WORD:
    from = answer_word(uncut, at);
    break;
  case ANSWER_PREFACE:
    zh_buf_puts(out, "Sure, here is the rest:\\n\\n");
    break;
  case ANSWER_FENCE:
    zh_buf_puts(out, "```\\n");
    break;
  case ANSWER_ANCHOR: {
    long left = zh_str_find(order, ZH_S("<<<"));
    long right = zh_str_find(order, ZH_S(">>> Do not"));
    on->is_void = left < 0 || right < left;
    if (!on->is_void)
      from = at - (size_t)(right - left - 3);
    break;
  }
  case ANSWER_ALL:
    from = 0;
    break;
  case ANSWER_HALF:
    answer_half(on, zh_str_cut(uncut, at), out);
    return;
  case ANSWER_ESCAPED:
    answer_escape_all(zh_str_cut(uncut, from), out);
    return;
  case ANSWER_NONSENSE:
    zh_buf_puts(out, "I am sorry, but I cannot go on with this.");
    return;
  case ANSWER_SILENCE:
    return;
  case ANSWER_OVERLAP:
    break;
  }
  zh_json_escape(out, zh_str_cut(uncut, from));
}

/* --- OpenAI's form, in pieces that fall where they will ------------------- */

static size_t answer_piece(zh_str escaped, size_t most) {
  size_t at = 0;
  while (at < escaped.len && most-- > 0) {
    if (escaped.ptr[at] == '\\')
      at += escaped.ptr[at + 1] == 'u' ? 6 : 2;
    else
      do
        at++;
      while (at < escaped.len &&
             ((unsigned char)escaped.ptr[at] & 0xc0) == 0x80);
  }
  return at;
}

static void answer_put_chunk(zh_buf *out, zh_str text, bool is_first,
                             const char *finish) {
  zh_buf_puts(out, "data: {\"id\":\"chatcmpl-second\",\"object\":"
                   "\"chat.completion.chunk\",\"created\":7,\"model\":"
                   "\"second\",\"choices\":[{\"index\":0,\"delta\":{");
  if (text.ptr) {
    zh_buf_puts(out, is_first ? "\"role\":\"assistant\",\"content\":\""
                              : "\"content\":\"");
    zh_buf_put(out, text);
    zh_buf_puts(out, "\"");
  }
  zh_buf_printf(out, "},\"finish_reason\":%s}]}\n\n", finish);
}

/* The calls of the uncut answer, as answer_hear_calls keeps them. */
static void answer_put_calls(zh_str calls, zh_buf *out) {
  for (int i = 0; calls.len > 0; i++) {
    long colon = zh_str_find(calls, ZH_S(": "));
    zh_str rest = zh_str_cut(calls, (size_t)colon + 2);
    const char *end = memchr(rest.ptr, '\n', rest.len);
    zh_str args = {rest.ptr, end ? (size_t)(end - rest.ptr) : rest.len};
    zh_buf_printf(out,
                  "data: {\"id\":\"chatcmpl-second\",\"object\":"
                  "\"chat.completion.chunk\",\"created\":7,\"model\":"
                  "\"second\",\"choices\":[{\"index\":0,\"delta\":{"
                  "\"tool_calls\":[{\"index\":%d,\"id\":\"call_%d\","
                  "\"type\":\"function\",\"function\":{\"name\":\"",
                  i, i);
    zh_buf_put(out, (zh_str){calls.ptr + 1, (size_t)colon - 1});
    zh_buf_puts(out, "\",\"arguments\":\"");
    zh_buf_put(out, args);
    zh_buf_puts(out, "\"}}]},\"finish_reason\":null}]}\n\n");
    calls = zh_str_cut(rest, args.len);
  }
}

void answer_write(answer *on, zh_str escaped, zh_arena *arena, zh_buf *out) {
  if (on->dialect != &zh_dialect_openai_chat) {
    zh_mock_reply reply = {0};
    zh_mock mock = {.model = ZH_S("m"),
                    .text = escaped,
                    .status = 200,
                    .stream = true,
                    .message = ZH_S("")};
    zh_buf_init(&reply.body, ANSWER_MAX);
    if (zh_mock_write(on->dialect, &mock, arena, &reply) != ZH_OK)
      answer_die("no answer could be written");
    zh_buf_put(out, zh_buf_str(&reply.body));
    zh_buf_deinit(&reply.body);
    return;
  }
  for (size_t i = 0; escaped.len > 0; i++) {
    size_t len = answer_piece(escaped, (on->seed + i) % 5 * 3 + 1);
    answer_put_chunk(out, (zh_str){escaped.ptr, len}, i == 0, "null");
    escaped = zh_str_cut(escaped, len);
  }
  bool calls = on->calls.len > 0;
  if (calls)
    answer_put_calls(on->calls, out);
  answer_put_chunk(out, (zh_str){NULL, 0}, false,
                   calls ? "\"tool_calls\"" : "\"stop\"");
  zh_buf_puts(out, "data: [DONE]\n\n");
}
