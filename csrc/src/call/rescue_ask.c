/* SPDX-License-Identifier: Apache-2.0 */
/* The request for a continuation: the call's own, in the app's dialect, with
 * what was said so far as the assistant's last message.  A model that goes on
 * from that by itself gets no more; another is told to, and to begin with the
 * last words, which show where the new text begins. */
#include "call/edited.h"
#include "call/rescue.h"

#include "base/error.h"
#include "base/limits.h"

#define ASK_TOKENS_MIN    16
#define ASK_TOKENS_ANCHOR 64 /* for the words to be repeated */

typedef struct rescue_ask {
  zh_attempt *attempt;
  const zh_chat_request *chat;
  zh_writer *w;
  uint32_t quirks;
} rescue_ask;

/* --- messages ----------------------------------------------------------- */

static zh_str rescue_ask_trim(zh_str text) {
  while (text.len > 0 &&
         (text.ptr[text.len - 1] == ' ' ||
          (text.ptr[text.len - 1] >= '\t' && text.ptr[text.len - 1] <= '\r')))
    text.len--;
  return text;
}

/* No white space at its end: some refuse that. */
static void rescue_ask_put_told(rescue_ask *ask) {
  const zh_joint *joint = &ask->attempt->speech->joint;
  zh_writer *w = ask->w;
  zh_write_object(w);
  zh_put_str(w, "role", ZH_S("assistant"));
  zh_put_str(w, "content", rescue_ask_trim(joint->told));
  if (joint->is_prefilled && (ask->quirks & ZH_QUIRK_PREFIX))
    zh_put_bool(w, "prefix", true);
  zh_write_end(w);
}

static void rescue_ask_put_instruction(rescue_ask *ask) {
  zh_str anchor = zh_joint_anchor(ask->attempt->speech->joint.told);
  zh_writer *w = ask->w;
  zh_buf text;
  zh_buf_init(&text, ZH_MAX_PARTIAL);
  zh_json_escape(&text, anchor);
  zh_write_object(w);
  zh_put_str(w, "role", ZH_S("user"));
  zh_write_key(w, "content");
  zh_write_text_begin(w);
  zh_write_text_piece(
      w, ZH_S("Your last message was cut off. Write the rest of it, so that "
              "both together are one message. Begin with its last words, "
              "exactly as they stand between the marks, and go straight on "
              "from there: <<<"));
  zh_write_text_piece(w, zh_buf_str(&text));
  zh_write_text_piece(
      w, ZH_S(">>> Do not write the marks, no greeting, no comment, no new "
              "code fence, and nothing that stands before those words."));
  zh_write_text_end(w);
  zh_write_end(w);
  if (text.status != ZH_OK)
    w->status = text.status;
  zh_buf_deinit(&text);
}

static void rescue_ask_put_messages(rescue_ask *ask, uint32_t list) {
  const zh_json *json = &ask->chat->source;
  zh_write_key(ask->w, "messages");
  zh_write_array(ask->w);
  for (uint32_t at = zh_json_first(json, list); at;
       at = zh_json_next(json, list, at))
    zh_write_raw(ask->w, zh_json_raw(json, at));
  rescue_ask_put_told(ask);
  if (!ask->attempt->speech->joint.is_prefilled)
    rescue_ask_put_instruction(ask);
  zh_write_end(ask->w);
}

/* --- other members ------------------------------------------------------ */

/* What is left of a limit after the first part. */
static bool rescue_ask_put_limit(rescue_ask *ask, const zh_member *member) {
  int64_t limit;
  int64_t took = ask->attempt->call->rescue->usage.completion;
  if (!zh_json_int(&ask->chat->source, member->at, &limit))
    return false;
  limit -= took > 0 ? took : 0;
  if (!ask->attempt->speech->joint.is_prefilled)
    limit += ASK_TOKENS_ANCHOR;
  zh_write_key_raw(ask->w, member->key);
  zh_write_int(ask->w, limit < ASK_TOKENS_MIN ? ASK_TOKENS_MIN : limit);
  return true;
}

static void rescue_ask_put_member(rescue_ask *ask, const zh_member *member) {
  if (zh_json_is(member->key, ZH_S("messages"))) {
    rescue_ask_put_messages(ask, member->at);
    return;
  }
  // The rest of a JSON value is none: no grammar may be held over it.
  if (zh_json_is(member->key, ZH_S("response_format")))
    return;
  if ((zh_json_is(member->key, ZH_S("max_tokens")) ||
       zh_json_is(member->key, ZH_S("max_completion_tokens"))) &&
      rescue_ask_put_limit(ask, member))
    return;
  zh_write_key_raw(ask->w, member->key);
  zh_write_raw(ask->w, member->value);
}

static void rescue_ask_put_body(rescue_ask *ask) {
  const zh_chat_request *chat = ask->chat;
  zh_write_object(ask->w);
  for (size_t i = 0; i < chat->member_count; i++)
    rescue_ask_put_member(ask, &chat->members[i]);
  if (ask->attempt->speech->joint.is_prefilled &&
      (ask->quirks & ZH_QUIRK_CONTINUE_FINAL)) {
    zh_put_bool(ask->w, "continue_final_message", true);
    zh_put_bool(ask->w, "add_generation_prompt", false);
  }
  if (chat->raw_params)
    zh_put_raw(ask->w, "raw_params",
               zh_json_raw(&chat->source, chat->raw_params));
  zh_write_end(ask->w);
}

/* --- public --- */

/* Models that think do not take a beginning: they would not think. */
bool zh_rescue_prefills(const zh_attempt *attempt) {
  static const char *const thinking[] = {"reasoning_effort", "reasoning",
                                         "thinking"};
  const zh_target *target = attempt->target;
  zh_dialect_target to = {target->model, target->account->row.quirks, false};
  for (size_t i = 0; i < ZH_COUNT(thinking); i++)
    if (zh_edited_has(attempt->call, target, zh_str_of(thinking[i])))
      return false;
  return target->dialect->prefills && target->dialect->prefills(&to);
}

zh_status zh_rescue_ask(zh_attempt *attempt, const zh_chat_request **out,
                        zh_error *err) {
  const zh_dialect *app = attempt->call->render.dialect;
  zh_chat_request *chat = NULL;
  rescue_ask ask = {.attempt = attempt,
                    .chat = attempt->chat,
                    .quirks = attempt->target->account->row.quirks};
  zh_writer w;
  zh_json json;
  zh_buf body;
  *out = attempt->chat;
  if (!attempt->speech || attempt->speech->step != ZH_SPEECH_JOINS)
    return ZH_OK;
  zh_buf_init(&body, ZH_MAX_REQUEST);
  zh_writer_init(&w, &body, NULL, NULL);
  ask.w = &w;
  rescue_ask_put_body(&ask);
  zh_status st = zh_writer_status(&w);
  zh_str text = st == ZH_OK ? zh_arena_str(&attempt->arena, zh_buf_str(&body))
                            : (zh_str){NULL, 0};
  zh_buf_deinit(&body);
  if (st == ZH_TOO_BIG)
    return zh_error_set(err, st, "the request for a continuation is too large");
  if (!text.ptr)
    return zh_error_memory(err);
  st = zh_json_parse(text, &attempt->chat_nodes, &json, err);
  if (st == ZH_OK)
    st = app->parse_request(&json, &attempt->arena, &chat, err);
  if (st == ZH_OK && attempt->target->dialect != app)
    st = app->expand(chat, err);
  *out = chat;
  return st;
}
