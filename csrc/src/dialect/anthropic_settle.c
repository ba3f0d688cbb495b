/* SPDX-License-Identifier: Apache-2.0 */
/* What several fields decide together: the token limit, thinking, tool choice
 * and JSON output exclude one another in ways that differ by model. */
#include "dialect/anthropic.h"

#include "base/error.h"

#define SETTLE_BUDGET_MIN 1024

/* reasoning_effort as a thinking budget, and as the effort of models that
 * think adaptively. */
static const struct {
  const char *name;
  int32_t budget;
  const char *effort;
} anthropic_settle_efforts[] = {
    {"minimal", 1024, "low"},   {"low", 2048, "low"},
    {"medium", 8192, "medium"}, {"high", 16384, "high"},
    {"xhigh", 24576, "xhigh"},  {"max", 24576, "max"},
};

static void anthropic_settle_loss(zh_anthropic_request *rq, zh_loss_kind kind,
                                  const char *field, const char *reason) {
  zh_losses_add(rq->losses, kind, zh_str_of(field), reason);
}

/* --- the messages at large ---------------------------------------------- */

static bool anthropic_settle_says_something(zh_anthropic_request *rq,
                                            const zh_message *message) {
  if (message->role == ZH_ROLE_TOOL || message->tool_call_count > 0)
    return true;
  for (size_t i = 0; i < message->part_count; i++)
    if (zh_anthropic_has_block(rq, &message->parts[i]))
      return true;
  return false;
}

static void anthropic_settle_messages(zh_anthropic_request *rq) {
  for (size_t i = 0; i < rq->chat->message_count; i++) {
    const zh_message *message = &rq->chat->messages[i];
    if (message->role == ZH_ROLE_SYSTEM ||
        !anthropic_settle_says_something(rq, message))
      continue;
    rq->has_messages = true;
    rq->last = i;
    rq->has_calls = rq->has_calls || message->tool_call_count > 0;
    rq->prefill =
        message->role == ZH_ROLE_ASSISTANT && message->tool_call_count == 0;
  }
}

static zh_status anthropic_settle_prefill(zh_anthropic_request *rq) {
  if (!rq->prefill || (rq->model->flags & ZH_ANTHROPIC_PREFILL))
    return ZH_OK;
  return zh_error_field(rq->err, ZH_UNSUPPORTED, "messages",
                        "the last message must not be the assistant's: this "
                        "model does not continue a text it is given");
}

/* --- max_tokens --------------------------------------------------------- */

/* The node of a top-level number that was cut out as `text`; 0 if unknown. */
static uint32_t anthropic_settle_node(const zh_chat_request *chat,
                                      zh_str text) {
  for (size_t i = 0; i < chat->member_count; i++)
    if (chat->members[i].value.ptr == text.ptr)
      return chat->members[i].at;
  return 0;
}

static void anthropic_settle_tokens(zh_anthropic_request *rq) {
  const zh_chat_request *chat = rq->chat;
  int64_t asked;
  if (chat->max_tokens.len == 0) {
    rq->max_tokens = rq->model->default_tokens;
    if (!zh_json_get(&chat->source, chat->raw_params, "max_tokens"))
      anthropic_settle_loss(rq, ZH_LOSS_EMULATED, "max_tokens",
                            "a limit is mandatory; a default was sent");
    return;
  }
  uint32_t at = anthropic_settle_node(chat, chat->max_tokens);
  if (!zh_json_int(&chat->source, at, &asked))
    return;
  rq->max_tokens = asked;
  if (rq->model->limit_tokens && asked > rq->model->limit_tokens) {
    rq->max_tokens = rq->model->limit_tokens;
    anthropic_settle_loss(rq, ZH_LOSS_CLAMPED, "max_tokens",
                          "the model's largest limit was sent");
  }
}

/* --- tool choice -------------------------------------------------------- */

static bool anthropic_settle_has_tool(const zh_chat_request *chat,
                                      zh_str name) {
  for (size_t i = 0; i < chat->tool_count; i++)
    if (zh_json_same(chat->tools[i].name, name))
      return true;
  return false;
}

static zh_status anthropic_settle_choice(zh_anthropic_request *rq) {
  const zh_chat_request *chat = rq->chat;
  rq->choice = chat->tool_choice;
  bool forced =
      rq->choice == ZH_CHOICE_REQUIRED || rq->choice == ZH_CHOICE_NAMED;
  if (!forced)
    return ZH_OK;
  if (chat->tool_count == 0)
    return zh_error_field(rq->err, ZH_INVALID, "tool_choice",
                          "tool_choice asks for a call but tools is empty");
  if (rq->choice == ZH_CHOICE_NAMED &&
      !anthropic_settle_has_tool(chat, chat->tool_choice_name))
    return zh_error_field(rq->err, ZH_INVALID, "tool_choice",
                          "tool_choice names a tool that is not in tools");
  if (rq->model->flags & ZH_ANTHROPIC_FORCED)
    return ZH_OK;
  rq->ask_for_tool = true;
  rq->choice = ZH_CHOICE_AUTO;
  anthropic_settle_loss(rq, ZH_LOSS_EMULATED, "tool_choice",
                        "the model cannot be forced; it is told to");
  return ZH_OK;
}

/* --- thinking ----------------------------------------------------------- */

/* The model waits for tool results, and the turn that asked for them does not
 * begin with the thinking that led to it: with a budget such a request is
 * refused. */
static bool anthropic_settle_is_open(zh_anthropic_request *rq) {
  const zh_chat_request *chat = rq->chat;
  for (size_t i = chat->message_count; i > 0; i--) {
    const zh_message *message = &chat->messages[i - 1];
    if (message->role == ZH_ROLE_ASSISTANT)
      return message->tool_call_count > 0 &&
             !(message->part_count > 0 &&
               zh_anthropic_thought_of(rq, &message->parts[0]) ==
                   ZH_ANTHROPIC_OWN_THOUGHT);
  }
  return false;
}

/* Why a thinking budget cannot be sent; NULL when it can. */
static const char *anthropic_settle_obstacle(zh_anthropic_request *rq) {
  if (rq->choice == ZH_CHOICE_REQUIRED || rq->choice == ZH_CHOICE_NAMED)
    return "a forced tool call excludes thinking";
  if (rq->prefill)
    return "a text to continue excludes thinking";
  if (rq->max_tokens > 0 && rq->max_tokens <= SETTLE_BUDGET_MIN)
    return "max_tokens leaves no room for thinking";
  if (anthropic_settle_is_open(rq))
    return "the tool turn to go on with lacks its thinking";
  return NULL;
}

static void anthropic_settle_budget(zh_anthropic_request *rq, int64_t budget) {
  const char *obstacle = anthropic_settle_obstacle(rq);
  if (obstacle) {
    anthropic_settle_loss(rq, ZH_LOSS_DROPPED, "reasoning_effort", obstacle);
    return;
  }
  rq->thinks = true;
  rq->budget = budget;
  if (rq->max_tokens == 0 || budget < rq->max_tokens)
    return;
  // A quarter is left for the answer, as far as the smallest budget allows.
  rq->budget = rq->max_tokens / 4 * 3;
  if (rq->budget < SETTLE_BUDGET_MIN)
    rq->budget = SETTLE_BUDGET_MIN;
  anthropic_settle_loss(rq, ZH_LOSS_CLAMPED, "reasoning_effort",
                        "max_tokens leaves room for less thinking");
}

static void anthropic_settle_effort(zh_anthropic_request *rq,
                                    const char *effort, bool is_minimal) {
  uint32_t flags = rq->model->flags;
  rq->thinks = true;
  rq->effort = effort;
  if (is_minimal)
    anthropic_settle_loss(rq, ZH_LOSS_CLAMPED, "reasoning_effort",
                          "the lowest effort is low");
  if ((strcmp(effort, "xhigh") == 0 && !(flags & ZH_ANTHROPIC_XHIGH)) ||
      (strcmp(effort, "max") == 0 && !(flags & ZH_ANTHROPIC_MAX))) {
    rq->effort = "high";
    anthropic_settle_loss(rq, ZH_LOSS_CLAMPED, "reasoning_effort",
                          "the model has no such effort");
  }
}

static void anthropic_settle_off(zh_anthropic_request *rq) {
  if (rq->model->thinking != ZH_ANTHROPIC_ADAPTIVE)
    return;
  rq->off = rq->model->off;
  if (rq->off != ZH_ANTHROPIC_OFF_NEVER) {
    rq->turn_off = rq->off != ZH_ANTHROPIC_OFF_OMIT;
    return;
  }
  rq->effort = "low";
  anthropic_settle_loss(rq, ZH_LOSS_CLAMPED, "reasoning_effort",
                        "the model always thinks; low effort was sent");
}

static void anthropic_settle_thinking(zh_anthropic_request *rq) {
  zh_str asked = rq->chat->reasoning_effort;
  size_t i = 0;
  if (asked.len == 0)
    return;
  if (zh_json_is(asked, ZH_S("none"))) {
    anthropic_settle_off(rq);
    return;
  }
  while (i < ZH_COUNT(anthropic_settle_efforts) &&
         !zh_json_is(asked, zh_str_of(anthropic_settle_efforts[i].name)))
    i++;
  if (i == ZH_COUNT(anthropic_settle_efforts))
    anthropic_settle_loss(rq, ZH_LOSS_DROPPED, "reasoning_effort",
                          "no such effort is known");
  else if (rq->model->thinking == ZH_ANTHROPIC_NO_THINKING)
    anthropic_settle_loss(rq, ZH_LOSS_DROPPED, "reasoning_effort",
                          "the model does not think");
  else if (rq->model->thinking == ZH_ANTHROPIC_BUDGET)
    anthropic_settle_budget(rq, anthropic_settle_efforts[i].budget);
  else
    anthropic_settle_effort(rq, anthropic_settle_efforts[i].effort, i == 0);
}

/* --- JSON output -------------------------------------------------------- */

/* The hidden tool needs a forced call, which nothing else may claim. */
static bool anthropic_settle_by_tool(zh_anthropic_request *rq) {
  return (rq->model->flags & ZH_ANTHROPIC_FORCED) && !rq->thinks &&
         !rq->prefill && rq->choice != ZH_CHOICE_REQUIRED &&
         rq->choice != ZH_CHOICE_NAMED &&
         zh_anthropic_schema_fits(rq, rq->chat->format_schema);
}

static void anthropic_settle_json(zh_anthropic_request *rq) {
  const zh_chat_request *chat = rq->chat;
  if (chat->format == ZH_FORMAT_TEXT)
    return;
  bool has_schema =
      chat->format == ZH_FORMAT_JSON_SCHEMA && chat->format_schema.len > 0;
  if (has_schema && (rq->model->flags & ZH_ANTHROPIC_SCHEMA)) {
    rq->json = ZH_ANTHROPIC_JSON_NATIVE;
    return;
  }
  rq->json = has_schema && anthropic_settle_by_tool(rq)
                 ? ZH_ANTHROPIC_JSON_BY_TOOL
                 : ZH_ANTHROPIC_JSON_BY_REQUEST;
  anthropic_settle_loss(rq, ZH_LOSS_EMULATED, "response_format",
                        rq->json == ZH_ANTHROPIC_JSON_BY_TOOL
                            ? "the answer comes through a forced tool"
                            : "the model is told to answer in JSON");
}

/* --- public --- */

zh_status zh_anthropic_settle(zh_anthropic_request *rq) {
  zh_status st;
  anthropic_settle_messages(rq);
  anthropic_settle_tokens(rq);
  if ((st = anthropic_settle_prefill(rq)) != ZH_OK)
    return st;
  if ((st = anthropic_settle_choice(rq)) != ZH_OK)
    return st;
  anthropic_settle_thinking(rq);
  anthropic_settle_json(rq);
  return ZH_OK;
}
