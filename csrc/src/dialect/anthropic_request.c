/* SPDX-License-Identifier: Apache-2.0 */
/* A chat request as a body of the Messages API, from top to bottom. */
#include "dialect/anthropic.h"

#include "base/error.h"

#define REQUEST_USER_MAX 256 /* bytes of metadata.user_id                   */

/* --- sampling ----------------------------------------------------------- */

static uint32_t anthropic_request_member(const zh_chat_request *chat,
                                         const char *key) {
  for (size_t i = 0; i < chat->member_count; i++)
    if (zh_json_is(chat->members[i].key, zh_str_of(key)))
      return chat->members[i].at;
  return 0;
}

static void anthropic_request_drop(zh_anthropic_request *rq, const char *field,
                                   const char *reason) {
  zh_losses_add(rq->losses, ZH_LOSS_DROPPED, zh_str_of(field), reason);
}

static void anthropic_request_temperature(zh_anthropic_request *rq) {
  double value;
  uint32_t at = anthropic_request_member(rq->chat, "temperature");
  bool known = zh_json_double(&rq->chat->source, at, &value);
  if (!known || (value >= 0 && value <= 1)) {
    zh_put_raw(rq->w, "temperature", rq->chat->temperature);
    return;
  }
  zh_put_int(rq->w, "temperature", value > 1 ? 1 : 0);
  zh_losses_add(rq->losses, ZH_LOSS_CLAMPED, ZH_S("temperature"),
                "it goes from 0 to 1");
}

static void anthropic_request_sampling(zh_anthropic_request *rq) {
  const zh_chat_request *chat = rq->chat;
  const char *why_not = NULL;
  if (!(rq->model->flags & ZH_ANTHROPIC_SAMPLING))
    why_not = "the model takes no sampling parameters";
  else if (rq->thinks)
    why_not = "thinking excludes it";
  const char *why_no_top_p =
      chat->temperature.len > 0 && !(rq->model->flags & ZH_ANTHROPIC_BOTH)
          ? "the model takes temperature or top_p, not both"
          : NULL;
  if (chat->temperature.len > 0) {
    if (why_not)
      anthropic_request_drop(rq, "temperature", why_not);
    else
      anthropic_request_temperature(rq);
  }
  if (chat->top_p.len > 0) {
    if (why_not || why_no_top_p)
      anthropic_request_drop(rq, "top_p", why_not ? why_not : why_no_top_p);
    else
      zh_put_raw(rq->w, "top_p", chat->top_p);
  }
  if (chat->top_k.len > 0) {
    if (why_not)
      anthropic_request_drop(rq, "top_k", why_not);
    else
      zh_put_raw(rq->w, "top_k", chat->top_k);
  }
}

/* --- thinking and output ------------------------------------------------ */

static void anthropic_request_thinking(zh_anthropic_request *rq) {
  zh_writer *w = rq->w;
  if (!rq->thinks && !rq->turn_off)
    return;
  zh_write_key(w, "thinking");
  zh_write_object(w);
  if (rq->turn_off) {
    zh_put_str(w, "type",
               rq->off == ZH_ANTHROPIC_OFF_BETWEEN_TOOLS ? ZH_S("between_tools")
                                                         : ZH_S("disabled"));
  } else if (rq->budget > 0) {
    zh_put_str(w, "type", ZH_S("enabled"));
    zh_put_int(w, "budget_tokens", rq->budget);
  } else {
    zh_put_str(w, "type", ZH_S("adaptive"));
    if (rq->model->flags & ZH_ANTHROPIC_DISPLAY)
      zh_put_str(w, "display", ZH_S("summarized"));
  }
  zh_write_end(w);
}

static zh_status anthropic_request_output(zh_anthropic_request *rq) {
  zh_writer *w = rq->w;
  zh_status st = ZH_OK;
  bool native = rq->json == ZH_ANTHROPIC_JSON_NATIVE;
  if (!rq->effort && !native)
    return ZH_OK;
  zh_write_key(w, "output_config");
  zh_write_object(w);
  if (rq->effort)
    zh_put_str(w, "effort", zh_str_of(rq->effort));
  if (native) {
    zh_write_key(w, "format");
    zh_write_object(w);
    zh_put_str(w, "type", ZH_S("json_schema"));
    zh_write_key(w, "schema");
    st = zh_anthropic_put_schema(rq, rq->chat->format_schema,
                                 "response_format.json_schema.schema");
    zh_write_end(w);
  }
  zh_write_end(w);
  return st;
}

/* --- small members ------------------------------------------------------ */

static void anthropic_request_stops(zh_anthropic_request *rq) {
  const zh_chat_request *chat = rq->chat;
  size_t blank_count = 0;
  for (size_t i = 0; i < chat->stop_count; i++)
    blank_count += zh_anthropic_is_blank(chat->stops[i]);
  if (blank_count > 0)
    anthropic_request_drop(rq, "stop", "a blank stop sequence is refused");
  if (blank_count == chat->stop_count)
    return;
  zh_write_key(rq->w, "stop_sequences");
  zh_write_array(rq->w);
  for (size_t i = 0; i < chat->stop_count; i++)
    if (!zh_anthropic_is_blank(chat->stops[i]))
      zh_write_text(rq->w, chat->stops[i]);
  zh_write_end(rq->w);
}

static void anthropic_request_user(zh_anthropic_request *rq) {
  if (rq->chat->user.len == 0)
    return;
  if (rq->chat->user.len > REQUEST_USER_MAX) {
    anthropic_request_drop(rq, "user", "it is over 256 bytes");
    return;
  }
  zh_write_key(rq->w, "metadata");
  zh_write_object(rq->w);
  zh_put_text(rq->w, "user_id", rq->chat->user);
  zh_write_end(rq->w);
}

/* "auto" takes priority capacity where the account has some. */
static void anthropic_request_tier(zh_anthropic_request *rq) {
  static const struct {
    const char *asked;
    const char *sent;
    bool is_loss;
  } tiers[] = {
      {"auto", "auto", false},
      {"default", "standard_only", false},
      {"standard_only", "standard_only", false},
      {"priority", "auto", true},
  };
  const zh_json *source = &rq->chat->source;
  uint32_t at = anthropic_request_member(rq->chat, "service_tier");
  if (!zh_json_has(source, at, ZH_JSON_STRING))
    return;
  for (size_t i = 0; i < ZH_COUNT(tiers); i++) {
    if (!zh_json_eq(source, at, tiers[i].asked))
      continue;
    zh_put_str(rq->w, "service_tier", zh_str_of(tiers[i].sent));
    if (tiers[i].is_loss)
      zh_losses_add(rq->losses, ZH_LOSS_CHANGED, ZH_S("service_tier"),
                    "priority is what auto takes when the account has it");
    return;
  }
  anthropic_request_drop(rq, "service_tier", "there is no such tier");
}

/* --- what is left of the source ----------------------------------------- */

/* Members that are sent above, or mean nothing to this dialect. */
static const char *const anthropic_request_known[] = {
    "model",
    "messages",
    "stream",
    "stream_options",
    "max_tokens",
    "max_completion_tokens",
    "temperature",
    "top_p",
    "top_k",
    "stop",
    "tools",
    "tool_choice",
    "parallel_tool_calls",
    "response_format",
    "reasoning_effort",
    "reasoning",
    "user",
    "safety_identifier",
    "service_tier",
    "n",
    "functions",
    "function_call",
};

static bool anthropic_request_is_known(zh_str key) {
  for (size_t i = 0; i < ZH_COUNT(anthropic_request_known); i++)
    if (zh_json_is(key, zh_str_of(anthropic_request_known[i])))
      return true;
  return false;
}

/* null, false, 0, {} and [] ask for nothing, whatever the member is. */
static bool anthropic_request_is_idle(const zh_json *source, uint32_t at) {
  double number;
  switch (zh_json_type_of(source, at)) {
  case ZH_JSON_NULL:
  case ZH_JSON_FALSE:
    return true;
  case ZH_JSON_NUMBER:
    return zh_json_double(source, at, &number) && number == 0;
  case ZH_JSON_ARRAY:
  case ZH_JSON_OBJECT:
    return zh_json_first(source, at) == 0;
  default:
    return false;
  }
}

/* An answer in text is all there is: ["text"] asks for nothing more. */
static zh_status anthropic_request_modalities(zh_anthropic_request *rq,
                                              uint32_t list) {
  const zh_json *source = &rq->chat->source;
  if (!zh_json_has(source, list, ZH_JSON_ARRAY))
    return ZH_OK;
  for (uint32_t at = zh_json_first(source, list); at != 0;
       at = zh_json_next(source, list, at))
    if (!zh_json_eq(source, at, "text"))
      return zh_error_field(rq->err, ZH_UNSUPPORTED, "modalities",
                            "modalities: the target answers in text only");
  return ZH_OK;
}

static zh_status anthropic_request_rest(zh_anthropic_request *rq) {
  const zh_chat_request *chat = rq->chat;
  for (size_t i = 0; i < chat->member_count; i++) {
    const zh_member *member = &chat->members[i];
    if (zh_json_is(member->key, ZH_S("modalities"))) {
      zh_status st = anthropic_request_modalities(rq, member->at);
      if (st != ZH_OK)
        return st;
      continue;
    }
    // A seed of 0 is a seed.
    bool is_seed = zh_json_is(member->key, ZH_S("seed"));
    if (!anthropic_request_is_known(member->key) &&
        (!anthropic_request_is_idle(&chat->source, member->at) ||
         (is_seed && chat->seed.len > 0)))
      zh_losses_add(rq->losses, ZH_LOSS_DROPPED, member->key,
                    "the dialect has no such field");
  }
  return ZH_OK;
}

/* --- the body ----------------------------------------------------------- */

static zh_status anthropic_request_check(const zh_anthropic_request *rq) {
  if (rq->chat->n > 1)
    return zh_error_field(rq->err, ZH_UNSUPPORTED, "n",
                          "n: the target gives one answer a request");
  return ZH_OK;
}

/* With `counts` only what has tokens. */
static zh_status anthropic_request_body(zh_anthropic_request *rq, zh_str model,
                                        bool counts) {
  const zh_chat_request *chat = rq->chat;
  zh_writer *w = rq->w;
  zh_status st;
  zh_write_object(w);
  zh_put_str(w, "model", model);
  if (rq->max_tokens > 0 && !counts)
    zh_put_int(w, "max_tokens", rq->max_tokens);
  else if (!counts)
    zh_put_raw(w, "max_tokens", chat->max_tokens);
  if ((st = zh_anthropic_put_system(rq)) != ZH_OK)
    return st;
  if ((st = zh_anthropic_put_messages(rq)) != ZH_OK)
    return st;
  if ((st = zh_anthropic_put_tools(rq)) != ZH_OK)
    return st;
  zh_anthropic_put_tool_choice(rq);
  anthropic_request_thinking(rq);
  if ((st = anthropic_request_output(rq)) != ZH_OK)
    return st;
  if (counts) {
    zh_write_end(w);
    return ZH_OK;
  }
  anthropic_request_sampling(rq);
  anthropic_request_stops(rq);
  anthropic_request_user(rq);
  anthropic_request_tier(rq);
  if (chat->stream)
    zh_put_bool(w, "stream", true);
  if ((st = anthropic_request_rest(rq)) != ZH_OK)
    return st;
  zh_write_end(w);
  return ZH_OK;
}

/* --- public --- */

bool zh_anthropic_parse(zh_anthropic_request *rq, zh_str text, zh_json *out) {
  if (rq->parsed.len > 0 && text.ptr == rq->parsed.ptr &&
      text.len == rq->parsed.len) {
    *out = (zh_json){text, rq->nodes.items, rq->nodes.count};
    return true;
  }
  zh_status st = zh_json_parse(text, &rq->nodes, out, NULL);
  rq->parsed = st == ZH_OK ? text : ZH_S("");
  if (st == ZH_NO_MEMORY)
    rq->status = st;
  return st == ZH_OK;
}

zh_status zh_anthropic_write(const zh_chat_request *chat,
                             const zh_dialect_target *to, zh_arena *arena,
                             zh_http_request *out, zh_losses *losses,
                             zh_error *err) {
  zh_writer w;
  zh_anthropic_request rq = {.chat = chat,
                             .model = zh_anthropic_model_find(to->model),
                             .arena = arena,
                             .losses = losses,
                             .err = err,
                             .w = &w};
  zh_http_writer(out, chat, arena, &w);
  const bool counts = chat->plain != NULL;
  zh_buf_puts(&out->path,
              counts ? "/v1/messages/count_tokens" : "/v1/messages");
  out->headers[out->header_count++] =
      (zh_header){ZH_S("anthropic-version"), ZH_S("2023-06-01")};
  zh_status st = anthropic_request_check(&rq);
  if (st == ZH_OK)
    st = zh_anthropic_settle(&rq);
  if (st == ZH_OK)
    st = anthropic_request_body(&rq, to->model, counts);
  if (rq.status != ZH_OK || out->path.status != ZH_OK)
    st = zh_error_memory(err);
  if (st == ZH_OK)
    st = zh_http_finish(out, chat, &w, err);
  zh_nodes_deinit(&rq.nodes);
  return st;
}
