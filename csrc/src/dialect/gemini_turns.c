/* SPDX-License-Identifier: Apache-2.0 */
/* Messages as systemInstruction and contents.
 *
 *   system, developer   systemInstruction, wherever they stand
 *   user                role user
 *   assistant           role model; calls are functionCall parts
 *   tool                role user; functionResponse parts, those of one round
 *                       together and in the order of the calls
 *
 * Neighbours of one role become one content, and a content without parts is
 * never begun. */
#include "dialect/gemini.h"

#include "base/error.h"

#include <stdlib.h>

/* Signature for a call that some other model made: the provider's own word
 * for "do not check". */
static const zh_str gemini_turns_no_signature = {
    "skip_thought_signature_validator", 32};

typedef struct gemini_turns_state {
  zh_gemini_out *out;
  zh_str role;      /* of the open content, "" when none                      */
  size_t last_user; /* index of the last user message, SIZE_MAX when none */
  bool has_any;
} gemini_turns_state;

/* A tool message and the call it answers. */
typedef struct gemini_turns_result {
  size_t at;    /* message                                               */
  size_t owner; /* message of the call                                   */
  size_t call;  /* index in the owner                                    */
} gemini_turns_result;

static void gemini_turns_close(gemini_turns_state *turns) {
  if (turns->role.len == 0)
    return;
  zh_write_end(turns->out->w);
  zh_write_end(turns->out->w);
  turns->role.len = 0;
}

static void gemini_turns_open(gemini_turns_state *turns, zh_str role) {
  zh_writer *w = turns->out->w;
  if (zh_str_is(turns->role, role))
    return;
  gemini_turns_close(turns);
  zh_write_object(w);
  zh_put_text(w, "role", role);
  zh_write_key(w, "parts");
  zh_write_array(w);
  turns->role = role;
  turns->has_any = true;
}

static void gemini_turns_put_text(zh_writer *w, zh_str escaped,
                                  zh_str signature) {
  zh_write_object(w);
  zh_put_text(w, "text", escaped);
  if (signature.len > 0)
    zh_put_text(w, "thoughtSignature", signature);
  zh_write_end(w);
}

static bool gemini_turns_is_text(const zh_part *part) {
  return part->type == ZH_PART_TEXT || part->type == ZH_PART_REFUSAL;
}

/* --- system ------------------------------------------------------------- */

static bool gemini_turns_only_system(const zh_chat_request *chat) {
  for (size_t i = 0; i < chat->message_count; i++)
    if (chat->messages[i].role != ZH_ROLE_SYSTEM)
      return false;
  return true;
}

static zh_status gemini_turns_put_system(zh_gemini_out *out) {
  const zh_chat_request *chat = out->chat;
  bool open = false;
  bool others_before = false;
  for (size_t m = 0; m < chat->message_count; m++) {
    const zh_message *message = &chat->messages[m];
    if (message->role != ZH_ROLE_SYSTEM) {
      others_before = true;
      continue;
    }
    if (others_before)
      zh_losses_addf(out->losses, ZH_LOSS_CHANGED, "moved to the front",
                     "messages[%zu]", m);
    for (size_t p = 0; p < message->part_count; p++) {
      if (!gemini_turns_is_text(&message->parts[p]))
        return zh_gemini_refuse(out, ZH_UNSUPPORTED, "is not text",
                                "messages[%zu].content[%zu]", m, p);
      if (message->parts[p].text.len == 0)
        continue;
      if (!open) {
        zh_write_key(out->w, "systemInstruction");
        zh_write_object(out->w);
        zh_write_key(out->w, "parts");
        zh_write_array(out->w);
        open = true;
      }
      gemini_turns_put_text(out->w, message->parts[p].text, ZH_S(""));
    }
  }
  if (open) {
    zh_write_end(out->w);
    zh_write_end(out->w);
  }
  return ZH_OK;
}

/* --- user and assistant ------------------------------------------------- */

/* google.thought_signature of an extra_content object, or of the member of
 * that name; escaped, "" when there is none. */
static zh_status gemini_turns_signature(const zh_gemini_out *out, zh_str raw,
                                        bool is_member, zh_str *signature) {
  zh_nodes nodes = {0};
  zh_json json;
  *signature = ZH_S("");
  if (raw.len == 0)
    return ZH_OK;
  zh_status st = zh_json_parse(raw, &nodes, &json, out->err);
  if (st == ZH_OK) {
    uint32_t extra = is_member ? zh_json_get(&json, 0, "extra_content") : 0;
    uint32_t google =
        is_member && !extra ? 0 : zh_json_get(&json, extra, "google");
    uint32_t text =
        google ? zh_json_get(&json, google, "thought_signature") : 0;
    *signature = zh_json_text(&json, text);
  }
  zh_nodes_deinit(&nodes);
  return st;
}

/* The last part that has text, SIZE_MAX when none has. */
static size_t gemini_turns_last_text(const zh_message *message) {
  for (size_t p = message->part_count; p-- > 0;)
    if (gemini_turns_is_text(&message->parts[p]) &&
        message->parts[p].text.len > 0)
      return p;
  return SIZE_MAX;
}

/* Is it a part of reasoning, which other dialects keep among the content? */
static zh_status gemini_turns_is_thought(const zh_gemini_out *out,
                                         const zh_part *part, bool *is) {
  static const char *const types[] = {"thinking", "redacted_thinking",
                                      "reasoning"};
  zh_nodes nodes = {0};
  zh_json json;
  *is = false;
  if (part->type != ZH_PART_OTHER)
    return ZH_OK;
  zh_status st = zh_json_parse(part->raw, &nodes, &json, out->err);
  for (size_t i = 0; st == ZH_OK && i < ZH_COUNT(types); i++)
    *is = *is || zh_json_eq(&json, zh_json_get(&json, 0, "type"), types[i]);
  zh_nodes_deinit(&nodes);
  return st;
}

static zh_status gemini_turns_put_other(gemini_turns_state *turns, size_t m,
                                        size_t p, zh_str role) {
  zh_gemini_out *out = turns->out;
  const zh_message *message = &out->chat->messages[m];
  bool is_thought;
  zh_status st = gemini_turns_is_thought(out, &message->parts[p], &is_thought);
  if (st != ZH_OK)
    return st;
  if (is_thought && message->role == ZH_ROLE_ASSISTANT) {
    zh_losses_addf(out->losses, ZH_LOSS_DROPPED,
                   "thoughts are sent back as signatures only",
                   "messages[%zu].content[%zu]", m, p);
    return ZH_OK;
  }
  gemini_turns_open(turns, role);
  return zh_gemini_put_media(out, &message->parts[p], m, p);
}

/* `signature` goes with the last text. */
static zh_status gemini_turns_put_parts(gemini_turns_state *turns, size_t m,
                                        zh_str role, zh_str signature) {
  const zh_message *message = &turns->out->chat->messages[m];
  size_t last = gemini_turns_last_text(message);
  zh_status st;
  for (size_t p = 0; p < message->part_count; p++) {
    const zh_part *part = &message->parts[p];
    if (!gemini_turns_is_text(part)) {
      if ((st = gemini_turns_put_other(turns, m, p, role)) != ZH_OK)
        return st;
    } else if (part->text.len > 0) {
      gemini_turns_open(turns, role);
      gemini_turns_put_text(turns->out->w, part->text,
                            p == last ? signature : ZH_S(""));
    }
  }
  return ZH_OK;
}

/* A call's arguments as an object; nothing at all counts as {}. */
static zh_status gemini_turns_put_args(zh_gemini_out *out, size_t m, size_t c) {
  const zh_tool_call *call = &out->chat->messages[m].tool_calls[c];
  zh_str args = zh_gemini_decode(out->arena, &call->arguments, 1);
  if (!args.ptr)
    return zh_error_memory(out->err);
  args = zh_str_trim(args);
  if (args.len == 0)
    args = ZH_S("{}");
  zh_status st = zh_gemini_is_object(args);
  if (st == ZH_NO_MEMORY)
    return zh_error_memory(out->err);
  if (st != ZH_OK)
    return zh_gemini_refuse(out, ZH_INVALID, "must hold a JSON object",
                            "messages[%zu].tool_calls[%zu].function.arguments",
                            m, c);
  zh_put_raw(out->w, "args", args);
  return ZH_OK;
}

/* These models refuse a call of the running turn that is not signed; of
 * several calls at once only the first has to be. */
static bool gemini_turns_must_sign(const gemini_turns_state *turns, size_t m,
                                   size_t c) {
  return c == 0 && turns->out->family->thinking == ZH_GEMINI_LEVEL &&
         (turns->last_user == SIZE_MAX || m > turns->last_user);
}

static zh_status gemini_turns_put_signature(gemini_turns_state *turns, size_t m,
                                            size_t c) {
  zh_gemini_out *out = turns->out;
  zh_str signature;
  zh_status st = gemini_turns_signature(
      out, out->chat->messages[m].tool_calls[c].extra, false, &signature);
  if (st != ZH_OK)
    return st;
  if (signature.len == 0 && gemini_turns_must_sign(turns, m, c)) {
    signature = gemini_turns_no_signature;
    zh_losses_addf(out->losses, ZH_LOSS_EMULATED,
                   "the call came without a thought signature",
                   "messages[%zu].tool_calls[%zu].extra_content", m, c);
  }
  if (signature.len > 0)
    zh_put_text(out->w, "thoughtSignature", signature);
  return ZH_OK;
}

/* Newer models pair calls and results by id, whoever gave it; older ones by
 * order, which always holds.  An id made here never was the provider's. */
static void gemini_turns_put_id(const zh_gemini_out *out, zh_str id) {
  if (out->family->thinking == ZH_GEMINI_LEVEL && id.len > 0 &&
      !zh_gemini_id_is_ours(id))
    zh_put_text(out->w, "id", id);
}

static zh_status gemini_turns_put_call(gemini_turns_state *turns, size_t m,
                                       size_t c) {
  const zh_tool_call *call = &turns->out->chat->messages[m].tool_calls[c];
  zh_writer *w = turns->out->w;
  zh_status st;
  gemini_turns_open(turns, ZH_S("model"));
  zh_write_object(w);
  zh_write_key(w, "functionCall");
  zh_write_object(w);
  gemini_turns_put_id(turns->out, call->id);
  zh_put_text(w, "name", call->name);
  if ((st = gemini_turns_put_args(turns->out, m, c)) != ZH_OK)
    return st;
  zh_write_end(w);
  if ((st = gemini_turns_put_signature(turns, m, c)) != ZH_OK)
    return st;
  zh_write_end(w);
  return ZH_OK;
}

static zh_status gemini_turns_put_assistant(gemini_turns_state *turns,
                                            size_t m) {
  const zh_gemini_out *out = turns->out;
  const zh_message *message = &out->chat->messages[m];
  zh_str signature;
  zh_status st;
  if (message->reasoning.len > 0)
    zh_losses_addf(out->losses, ZH_LOSS_DROPPED,
                   "thoughts are sent back as signatures only",
                   "messages[%zu].reasoning_content", m);
  bool may_be_signed =
      out->family->thinking != ZH_GEMINI_SILENT &&
      zh_str_find(message->raw, ZH_S("\"extra_content\"")) >= 0;
  st = gemini_turns_signature(out, may_be_signed ? message->raw : ZH_S(""),
                              true, &signature);
  if (st == ZH_OK)
    st = gemini_turns_put_parts(turns, m, ZH_S("model"), signature);
  if (st != ZH_OK)
    return st;
  for (size_t c = 0; c < message->tool_call_count; c++)
    if ((st = gemini_turns_put_call(turns, m, c)) != ZH_OK)
      return st;
  return ZH_OK;
}

/* --- tool results ------------------------------------------------------- */

/* The nearest earlier call with the id that message `at` answers. */
static zh_status gemini_turns_find_call(const zh_gemini_out *out, size_t at,
                                        gemini_turns_result *result) {
  const zh_message *messages = out->chat->messages;
  for (size_t m = at; m-- > 0;) {
    for (size_t c = 0; c < messages[m].tool_call_count; c++) {
      if (!zh_json_same(messages[m].tool_calls[c].id,
                        messages[at].tool_call_id))
        continue;
      *result = (gemini_turns_result){.at = at, .owner = m, .call = c};
      return ZH_OK;
    }
  }
  return zh_gemini_refuse(out, ZH_INVALID, "answers no earlier tool call",
                          "messages[%zu].tool_call_id", at);
}

static int gemini_turns_compare(const void *left, const void *right) {
  const gemini_turns_result *a = left;
  const gemini_turns_result *b = right;
  if (a->owner != b->owner)
    return a->owner < b->owner ? -1 : 1;
  if (a->call != b->call)
    return a->call < b->call ? -1 : 1;
  return a->at < b->at ? -1 : a->at > b->at;
}

/* A message's text, decoded, when it is a JSON object; ptr NULL when it is
 * not. */
static zh_status gemini_turns_object(const zh_gemini_out *out,
                                     const zh_message *message,
                                     zh_str *object) {
  zh_str *texts =
      zh_arena_alloc(out->arena, (message->part_count + 1) * sizeof(*texts));
  size_t count = 0;
  *object = (zh_str){NULL, 0};
  for (size_t p = 0; texts && p < message->part_count; p++)
    if (gemini_turns_is_text(&message->parts[p]) &&
        message->parts[p].text.len > 0)
      texts[count++] = message->parts[p].text;
  if (!texts)
    return ZH_NO_MEMORY;
  // Only a brace, or white space before one (maybe escaped), can begin it.
  if (count == 0 || !strchr("{ \\", texts[0].ptr[0]))
    return ZH_OK;
  zh_str text = zh_gemini_decode(out->arena, texts, count);
  if (!text.ptr)
    return ZH_NO_MEMORY;
  zh_status st = zh_gemini_is_object(zh_str_trim(text));
  if (st == ZH_OK)
    *object = zh_str_trim(text);
  return st == ZH_NO_MEMORY ? st : ZH_OK;
}

static zh_status gemini_turns_put_response(const zh_gemini_out *out,
                                           const zh_message *message) {
  zh_writer *w = out->w;
  zh_str object;
  if (gemini_turns_object(out, message, &object) != ZH_OK)
    return zh_error_memory(out->err);
  if (object.ptr) {
    zh_put_raw(w, "response", object);
    return ZH_OK;
  }
  zh_write_key(w, "response");
  zh_write_object(w);
  zh_write_key(w, "result");
  zh_write_text_begin(w);
  for (size_t p = 0; p < message->part_count; p++)
    if (gemini_turns_is_text(&message->parts[p]))
      zh_write_text_piece(w, message->parts[p].text);
  zh_write_text_end(w);
  zh_write_end(w);
  return ZH_OK;
}

static zh_status gemini_turns_put_result_media(zh_gemini_out *out, size_t m,
                                               bool inside) {
  const zh_message *message = &out->chat->messages[m];
  bool open = false;
  zh_status st;
  for (size_t p = 0; p < message->part_count; p++) {
    if (gemini_turns_is_text(&message->parts[p]))
      continue;
    if (inside && !open) {
      zh_write_key(out->w, "parts");
      zh_write_array(out->w);
      open = true;
    }
    st = zh_gemini_put_media(out, &message->parts[p], m, p);
    if (st != ZH_OK)
      return st;
  }
  if (open)
    zh_write_end(out->w);
  return ZH_OK;
}

static zh_status gemini_turns_put_result(gemini_turns_state *turns,
                                         const gemini_turns_result *result) {
  zh_gemini_out *out = turns->out;
  const zh_message *message = &out->chat->messages[result->at];
  const zh_tool_call *call =
      &out->chat->messages[result->owner].tool_calls[result->call];
  zh_writer *w = out->w;
  zh_status st;
  zh_write_object(w);
  zh_write_key(w, "functionResponse");
  zh_write_object(w);
  gemini_turns_put_id(out, call->id);
  zh_put_text(w, "name", call->name);
  if ((st = gemini_turns_put_response(out, message)) != ZH_OK)
    return st;
  if (out->family->thinking == ZH_GEMINI_LEVEL &&
      (st = gemini_turns_put_result_media(out, result->at, true)) != ZH_OK)
    return st;
  zh_write_end(w);
  zh_write_end(w);
  return ZH_OK;
}

/* The tool messages from `from` up to `to`, in the order of their calls.
 * What older models cannot take inside a response follows the responses. */
static zh_status gemini_turns_put_round(gemini_turns_state *turns, size_t from,
                                        size_t to) {
  zh_gemini_out *out = turns->out;
  size_t count = to - from;
  gemini_turns_result *results =
      zh_arena_alloc(out->arena, count * sizeof(*results));
  zh_status st;
  if (!results)
    return zh_error_memory(out->err);
  for (size_t i = 0; i < count; i++)
    if ((st = gemini_turns_find_call(out, from + i, &results[i])) != ZH_OK)
      return st;
  qsort(results, count, sizeof(*results), gemini_turns_compare);
  gemini_turns_open(turns, ZH_S("user"));
  for (size_t i = 0; i < count; i++)
    if ((st = gemini_turns_put_result(turns, &results[i])) != ZH_OK)
      return st;
  if (out->family->thinking == ZH_GEMINI_LEVEL)
    return ZH_OK;
  for (size_t i = 0; i < count; i++)
    if ((st = gemini_turns_put_result_media(out, results[i].at, false)) !=
        ZH_OK)
      return st;
  return ZH_OK;
}

/* --- all ---------------------------------------------------------------- */

static size_t gemini_turns_round_end(const zh_chat_request *chat, size_t from) {
  while (from < chat->message_count &&
         chat->messages[from].role == ZH_ROLE_TOOL)
    from++;
  return from;
}

static size_t gemini_turns_last_user(const zh_chat_request *chat) {
  for (size_t m = chat->message_count; m-- > 0;)
    if (chat->messages[m].role == ZH_ROLE_USER)
      return m;
  return SIZE_MAX;
}

static zh_status gemini_turns_put_contents(gemini_turns_state *turns,
                                           bool with_system) {
  const zh_chat_request *chat = turns->out->chat;
  zh_status st = ZH_OK;
  size_t next;
  for (size_t m = 0; st == ZH_OK && m < chat->message_count; m = next) {
    const zh_message *message = &chat->messages[m];
    next = m + 1;
    if (message->name.len > 0 && message->role != ZH_ROLE_TOOL)
      zh_losses_addf(turns->out->losses, ZH_LOSS_DROPPED, "no counterpart",
                     "messages[%zu].name", m);
    if (message->role == ZH_ROLE_ASSISTANT) {
      st = gemini_turns_put_assistant(turns, m);
    } else if (message->role == ZH_ROLE_TOOL) {
      next = gemini_turns_round_end(chat, m);
      st = gemini_turns_put_round(turns, m, next);
    } else if (message->role == ZH_ROLE_USER || with_system) {
      st = gemini_turns_put_parts(turns, m, ZH_S("user"), ZH_S(""));
    }
  }
  gemini_turns_close(turns);
  return st;
}

/* --- public --- */

zh_status zh_gemini_put_turns(zh_gemini_out *out) {
  gemini_turns_state turns = {.out = out,
                              .last_user = gemini_turns_last_user(out->chat)};
  bool only_system = gemini_turns_only_system(out->chat);
  zh_status st;
  if (!only_system && (st = gemini_turns_put_system(out)) != ZH_OK)
    return st;
  zh_write_key(out->w, "contents");
  zh_write_array(out->w);
  if ((st = gemini_turns_put_contents(&turns, only_system)) != ZH_OK)
    return st;
  zh_write_end(out->w);
  if (!turns.has_any)
    return zh_gemini_refuse(out, ZH_INVALID, "hold nothing to send",
                            "messages");
  if (only_system)
    zh_losses_add(out->losses, ZH_LOSS_CHANGED, ZH_S("messages[0].role"),
                  "sent as user: there is no other message");
  return ZH_OK;
}
