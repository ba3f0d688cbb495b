/* SPDX-License-Identifier: Apache-2.0 */
#include "call/rescue.h"

#include "base/error.h"
#include "base/limits.h"
#include "call/guess.h"
#include "call/next.h"

/* --- what comes of an attempt that goes on ------------------------------ */

static zh_status rescue_refuse(zh_attempt *attempt, const char *why) {
  attempt->speech->fault = why;
  return ZH_PROTOCOL;
}

/* Takes an event that the host is to see. */
static zh_status rescue_say(zh_attempt *attempt, const zh_chat_event *event) {
  zh_status st = zh_speech_note(attempt->speech, &attempt->reader, event);
  return st == ZH_OK ? zh_attempt_take(attempt, event) : st;
}

/* Says decoded text. */
static zh_status rescue_say_text(zh_attempt *attempt, zh_str text) {
  zh_chat_event event = {.type = ZH_CHAT_TEXT};
  zh_buf escaped;
  if (text.len == 0)
    return ZH_OK;
  zh_buf_init(&escaped, SIZE_MAX / 2);
  zh_json_escape(&escaped, text);
  event.text = zh_buf_str(&escaped);
  zh_status st = escaped.status;
  if (st == ZH_OK)
    st = rescue_say(attempt, &event);
  zh_buf_deinit(&escaped);
  return st;
}

/* --- continue ----------------------------------------------------------- */

/* The joint is found: what was told and not shown, and what is new. */
static zh_status rescue_found(zh_attempt *attempt, size_t from) {
  zh_speech *speech = attempt->speech;
  zh_joint *joint = &speech->joint;
  zh_str fresh = zh_str_cut(zh_buf_str(&joint->head), from);
  zh_buf text;
  speech->step = ZH_SPEECH_GOES_ON;
  zh_buf_init(&text, ZH_MAX_PARTIAL);
  zh_buf_put(&text, zh_str_cut(joint->told, speech->shown));
  zh_buf_put(&text, fresh);
  zh_status st = text.status;
  if (st == ZH_OK)
    st = rescue_say_text(attempt, zh_buf_str(&text));
  zh_buf_deinit(&text);
  return st;
}

static zh_status rescue_seek(zh_attempt *attempt, bool is_end) {
  zh_joint *joint = &attempt->speech->joint;
  size_t from = 0;
  switch (zh_joint_judge(joint, is_end, &from)) {
  case ZH_JOINT_FITS:
    return rescue_found(attempt, from);
  case ZH_JOINT_WAITS:
    return ZH_OK;
  case ZH_JOINT_FAILS:
    break;
  }
  return rescue_refuse(attempt, "what came does not go on from what was shown");
}

/* --- restart ------------------------------------------------------------ */

static const char rescue_differs[] = "the new answer differs from what was "
                                     "shown";

static bool rescue_has_text(const zh_speech *speech) {
  return speech->matched < speech->before->shown;
}

/* Has all been said again? */
static void rescue_check(zh_speech *speech) {
  const zh_speech *before = speech->before;
  size_t last = before->call_count;
  if (!rescue_has_text(speech) &&
      (last == 0 || (speech->matched_call == last &&
                     speech->matched_args >= before->calls[last - 1].args.len)))
    speech->step = ZH_SPEECH_GOES_ON;
}

/* Holds decoded text against the rest of what was shown; the rest of it is
 * new. */
static zh_status rescue_match(zh_attempt *attempt, zh_str shown,
                              size_t *matched, zh_str escaped, zh_buf *fresh) {
  zh_str rest = zh_str_cut(shown, *matched);
  zh_status st = zh_speech_decode(fresh, escaped);
  // Half a pair is compared when it is whole.
  size_t whole = fresh->len - (zh_speech_is_half(fresh) ? 3 : 0);
  size_t len = whole < rest.len ? whole : rest.len;
  if (st != ZH_OK)
    return st;
  if (len > 0 && memcmp(rest.ptr, fresh->ptr, len) != 0)
    return rescue_refuse(attempt, rescue_differs);
  *matched += len;
  zh_buf_drop(fresh, len);
  return ZH_OK;
}

static zh_status rescue_match_text(zh_attempt *attempt,
                                   const zh_chat_event *event) {
  zh_speech *speech = attempt->speech;
  const zh_speech *before = speech->before;
  zh_buf *fresh = &speech->joint.head;
  zh_str shown = {before->text.ptr, before->shown};
  zh_status st =
      rescue_match(attempt, shown, &speech->matched, event->text, fresh);
  if (st != ZH_OK || fresh->len == 0)
    return st;
  if (rescue_has_text(speech))
    return ZH_OK;
  if (before->call_count > 0)
    return rescue_refuse(attempt, rescue_differs);
  speech->step = ZH_SPEECH_GOES_ON;
  st = rescue_say_text(attempt, zh_buf_str(fresh));
  zh_buf_clear(fresh);
  return st;
}

static zh_status rescue_match_start(zh_attempt *attempt,
                                    const zh_chat_event *event) {
  zh_speech *speech = attempt->speech;
  const zh_speech *before = speech->before;
  size_t at = event->item;
  if (rescue_has_text(speech) || at != speech->matched_call ||
      at >= before->call_count ||
      !zh_json_same(event->name, before->calls[at].name) ||
      (at > 0 && speech->matched_args < before->calls[at - 1].args.len))
    return rescue_refuse(attempt, rescue_differs);
  speech->matched_call++;
  speech->matched_args = 0;
  zh_buf_clear(&speech->joint.head);
  return zh_speech_note(speech, &attempt->reader, event);
}

static zh_status rescue_match_args(zh_attempt *attempt,
                                   const zh_chat_event *event) {
  zh_speech *speech = attempt->speech;
  const zh_speech *before = speech->before;
  zh_buf *fresh = &speech->joint.head;
  zh_chat_event more = *event;
  zh_buf escaped;
  if (event->item >= before->call_count ||
      event->item + 1 != speech->matched_call)
    return rescue_refuse(attempt, rescue_differs);
  zh_buf args = before->calls[event->item].args;
  zh_status st = rescue_match(attempt, zh_buf_str(&args), &speech->matched_args,
                              event->text, fresh);
  if (st == ZH_OK)
    st = zh_speech_note(speech, &attempt->reader, event);
  rescue_check(speech);
  if (st != ZH_OK || fresh->len == 0)
    return st;
  if (event->item + 1 < before->call_count)
    return rescue_refuse(attempt, rescue_differs);
  zh_buf_init(&escaped, SIZE_MAX / 2);
  zh_json_escape(&escaped, zh_buf_str(fresh));
  more.text = zh_buf_str(&escaped);
  st = escaped.status == ZH_OK ? zh_attempt_take(attempt, &more)
                               : escaped.status;
  zh_buf_deinit(&escaped);
  zh_buf_clear(fresh);
  return st;
}

static zh_status rescue_repeat(zh_attempt *attempt,
                               const zh_chat_event *event) {
  zh_status st = ZH_OK;
  switch (event->type) {
  case ZH_CHAT_TEXT:
    st = rescue_match_text(attempt, event);
    break;
  case ZH_CHAT_TOOL_START:
    st = rescue_match_start(attempt, event);
    break;
  case ZH_CHAT_TOOL_ARGS:
    return rescue_match_args(attempt, event);
  case ZH_CHAT_TOOL_END:
    return ZH_OK;
  default:
    return rescue_refuse(attempt, rescue_differs);
  }
  if (st == ZH_OK && attempt->speech->step == ZH_SPEECH_REPEATS)
    rescue_check(attempt->speech);
  return st;
}

/* --- ends --------------------------------------------------------------- */

/* An answer that had to be JSON and was made of two is looked at once more. */
static bool rescue_is_sound(const zh_attempt *attempt) {
  const zh_json *source = &attempt->call->chat->source;
  const zh_speech *speech = attempt->speech;
  uint32_t format = zh_json_get(source, 0, "response_format");
  uint32_t type = zh_json_get(source, format, "type");
  zh_nodes nodes = {0};
  zh_json json;
  if (!format || zh_json_eq(source, type, "text") || speech->call_count > 0)
    return true;
  zh_status st = zh_json_parse(zh_buf_str(&speech->text), &nodes, &json, NULL);
  zh_nodes_deinit(&nodes);
  return st == ZH_OK;
}

static zh_status rescue_finish(zh_attempt *attempt,
                               const zh_chat_event *event) {
  zh_speech *speech = attempt->speech;
  zh_status st = ZH_OK;
  if (speech->step == ZH_SPEECH_JOINS)
    st = rescue_seek(attempt, true);
  if (st == ZH_OK && speech->step != ZH_SPEECH_GOES_ON)
    return rescue_refuse(attempt, speech->step == ZH_SPEECH_JOINS
                                      ? "nothing came to go on with"
                                      : rescue_differs);
  if (st == ZH_OK && event->finish == ZH_FINISH_STOP &&
      !rescue_is_sound(attempt)) {
    speech->is_odd = true;
    return rescue_refuse(attempt, "the two parts are no JSON together");
  }
  return st == ZH_OK ? rescue_say(attempt, event) : st;
}

static zh_status rescue_count_usage(zh_attempt *attempt,
                                    const zh_chat_event *event) {
  zh_chat_event sum = *event;
  attempt->usage = event->usage;
  sum.usage = zh_rescue_usage(attempt);
  return zh_attempt_render(attempt, &sum);
}

/* A call of a tool: the text is over, as it is when all is. */
static zh_status rescue_go_on_to_tool(zh_attempt *attempt,
                                      const zh_chat_event *event) {
  zh_speech *speech = attempt->speech;
  if (speech->joint.head.len == 0 || zh_speech_is_half(&speech->joint.head))
    return rescue_refuse(attempt, "it does not go on with text");
  zh_status st = rescue_seek(attempt, true);
  return st == ZH_OK ? rescue_say(attempt, event) : st;
}

static zh_status rescue_go_on(zh_attempt *attempt, const zh_chat_event *event) {
  zh_speech *speech = attempt->speech;
  if (event->choice != 0)
    return ZH_OK;
  switch (event->type) {
  case ZH_CHAT_START: // the host has one already
    attempt->reply_id = zh_arena_str(&attempt->arena, event->id);
    attempt->reply_model = zh_arena_str(&attempt->arena, event->name);
    return ZH_OK;
  case ZH_CHAT_REASONING: // of another mind than that which was shown
    return ZH_OK;
  case ZH_CHAT_USAGE:
    return rescue_count_usage(attempt, event);
  case ZH_CHAT_FINISH:
    return rescue_finish(attempt, event);
  default:
    break;
  }
  if (speech->step == ZH_SPEECH_GOES_ON)
    return rescue_say(attempt, event);
  if (speech->step == ZH_SPEECH_REPEATS)
    return rescue_repeat(attempt, event);
  if (event->type == ZH_CHAT_TOOL_START)
    return rescue_go_on_to_tool(attempt, event);
  if (event->type != ZH_CHAT_TEXT)
    return rescue_refuse(attempt, "it does not go on with text");
  zh_status st = zh_speech_decode(&speech->joint.head, event->text);
  // Half a pair repeats nothing that was said: judged when it is whole.
  if (st != ZH_OK || zh_speech_is_half(&speech->joint.head))
    return st;
  return rescue_seek(attempt, false);
}

zh_status zh_rescue_hear(zh_attempt *attempt, const zh_chat_event *event) {
  return attempt->speech->step == ZH_SPEECH_PLAIN
             ? rescue_say(attempt, event)
             : rescue_go_on(attempt, event);
}

const char *zh_rescue_unfinished(const zh_attempt *attempt) {
  zh_speech_step step = attempt->speech->step;
  return step == ZH_SPEECH_JOINS || step == ZH_SPEECH_REPEATS
             ? "the answer ended before it went on from what was shown"
             : NULL;
}

/* --- the renderer ------------------------------------------------------- */

/* Tells a renderer that wrote nothing so far (the records went on as they
 * were) what the host has, so that it writes the rest of the same answer. */
static zh_status rescue_seed(zh_call *call, const zh_speech *said) {
  zh_render *render = &call->render;
  zh_chat_event start = {
      .type = ZH_CHAT_START, .id = said->id, .name = said->model};
  zh_chat_event text = {.type = ZH_CHAT_TEXT, .text = ZH_S("")};
  zh_status st;
  memset(render->state, 0, render->dialect->render_len);
  if (said->created > 0)
    render->created = said->created;
  if ((st = render->dialect->render_chunk(render, &start)) == ZH_OK)
    st = render->dialect->render_chunk(render, &text);
  for (size_t i = 0; st == ZH_OK && i < said->call_count; i++) {
    zh_chat_event tool = {.type = ZH_CHAT_TOOL_START,
                          .item = (uint32_t)i,
                          .name = said->calls[i].name};
    st = render->dialect->render_chunk(render, &tool);
    tool.type = ZH_CHAT_TOOL_ARGS;
    tool.text = said->calls[i].args.len ? ZH_S(" ") : ZH_S("");
    if (st == ZH_OK)
      st = render->dialect->render_chunk(render, &tool);
  }
  zh_buf_clear(&call->rendered);
  render->ready = false;
  return st;
}

bool zh_rescue_begin(zh_attempt *attempt) {
  zh_rescue *rescue = attempt->call->rescue;
  if (!attempt->speech || !attempt->speech->before)
    return false;
  if (!rescue->is_seeded && rescue->from->verbatim &&
      rescue_seed(attempt->call, attempt->speech->before) != ZH_OK)
    attempt->speech->fault = "out of memory";
  rescue->is_seeded = true;
  return true;
}

/* --- usage and what was shown ------------------------------------------- */

static void rescue_add(int64_t *sum, int64_t more) {
  if (more >= 0)
    *sum = (*sum < 0 ? 0 : *sum) + more;
}

static void rescue_add_usage(zh_usage *sum, const zh_usage *more) {
  rescue_add(&sum->prompt, more->prompt);
  rescue_add(&sum->completion, more->completion);
  rescue_add(&sum->total, more->total);
  rescue_add(&sum->cached, more->cached);
  rescue_add(&sum->cache_write, more->cache_write);
  rescue_add(&sum->cache_write_1h, more->cache_write_1h);
  rescue_add(&sum->reasoning, more->reasoning);
  rescue_add(&sum->audio_prompt, more->audio_prompt);
  rescue_add(&sum->audio_completion, more->audio_completion);
  rescue_add(&sum->image_prompt, more->image_prompt);
  rescue_add(&sum->image_completion, more->image_completion);
  rescue_add(&sum->citation, more->citation);
  rescue_add(&sum->searches, more->searches);
}

zh_usage zh_rescue_usage(const zh_attempt *attempt) {
  const zh_rescue *rescue = attempt->call->rescue;
  zh_usage sum = attempt->usage;
  if (!rescue || !rescue->from)
    return sum;
  if (attempt == rescue->from)
    return rescue->usage;
  rescue_add_usage(&sum, &rescue->usage);
  return sum;
}

zh_str zh_rescue_partial(zh_attempt *attempt) {
  const zh_speech *speech = attempt->speech;
  zh_str shown = {zh_buf_str(&speech->text).ptr, speech->shown};
  zh_buf escaped;
  zh_buf_init(&escaped, SIZE_MAX / 2);
  zh_json_escape(&escaped, shown);
  zh_str out = escaped.status == ZH_OK
                   ? zh_arena_str(&attempt->arena, zh_buf_str(&escaped))
                   : ZH_S("");
  zh_buf_deinit(&escaped);
  return out.ptr ? out : ZH_S("");
}

/* --- beginning ---------------------------------------------------------- */

zh_status zh_rescue_prepare(zh_call *call, zh_error *err) {
  const zh_chat_request *chat = call->chat;
  zh_stream_failure rule = call->plan.stream_failure;
  int64_t n = 1;
  if (rule.mode <= ZH_ON_FAILURE_ERROR || rule.max_fallbacks < 1 ||
      !chat->stream || chat->plain)
    return ZH_OK;
  zh_json_int(&chat->source, zh_json_get(&chat->source, 0, "n"), &n);
  if (n != 1)
    return ZH_OK;
  call->rescue = zh_arena_zero(&call->arena, sizeof *call->rescue);
  if (!call->rescue)
    return zh_error_memory(err);
  call->rescue->rule = rule;
  call->rescue->usage = ZH_USAGE_NONE;
  return ZH_OK;
}

/* What was told: what was shown, and on to the next place to cut. */
static void rescue_tell(zh_attempt *attempt) {
  zh_speech *speech = attempt->speech;
  const zh_speech *before = speech->before;
  zh_str text = zh_buf_str(&before->text);
  size_t at = before->shown;
  while (at < text.len && !zh_joint_can_cut(text, at))
    at++;
  if (at >= text.len)
    at = before->shown;
  speech->joint.arena = &attempt->arena;
  speech->joint.told = (zh_str){text.ptr, at};
  speech->joint.next = zh_str_cut(text, at);
  speech->joint.is_prefilled = zh_rescue_prefills(attempt);
  speech->way = speech->joint.is_prefilled ? "prefill" : "instruction";
  speech->step = ZH_SPEECH_JOINS;
}

zh_status zh_rescue_join(zh_attempt *attempt) {
  const zh_rescue *rescue = attempt->call->rescue;
  bool goes_on = rescue->rule.mode == ZH_ON_FAILURE_CONTINUE;
  zh_speech *speech = zh_speech_new(&attempt->arena, goes_on);
  attempt->speech = speech;
  if (!speech)
    return ZH_NO_MEMORY;
  if (!rescue->from)
    return ZH_OK;
  const zh_speech *before = rescue->from->speech;
  attempt->verbatim = false;
  speech->before = before;
  speech->has_shown = before->has_shown;
  zh_buf_put(&speech->text,
             (zh_str){zh_buf_str(&before->text).ptr, before->shown});
  speech->shown = speech->safe = before->shown;
  speech->way = "restart";
  if (before->shown == 0 && before->call_count == 0)
    speech->step = ZH_SPEECH_GOES_ON;
  else if (!goes_on || before->call_count > 0)
    speech->step = ZH_SPEECH_REPEATS;
  else
    rescue_tell(attempt);
  return speech->text.status;
}

/* --- what follows ------------------------------------------------------- */

static bool rescue_may_pass(zh_status status) {
  switch (status) {
  case ZH_OK:
  case ZH_CANCELED:
  case ZH_CLOSED:
  case ZH_NO_MEMORY:
  case ZH_SYSTEM:
  case ZH_TOO_BIG:
  case ZH_CONTENT_FILTER:
    return false;
  default:
    return true;
  }
}

/* An app that gave the beginning of the answer itself expects the rest of it
 * and not a message of its own between. */
static bool rescue_is_own_prefill(const zh_chat_request *chat) {
  const zh_json *json = &chat->source;
  uint32_t list = zh_json_get(json, 0, "messages");
  uint32_t last = 0;
  if (!zh_json_has(json, list, ZH_JSON_ARRAY))
    return true;
  for (uint32_t at = zh_json_first(json, list); at;
       at = zh_json_next(json, list, at))
    last = at;
  return last && zh_json_eq(json, zh_json_get(json, last, "role"), "assistant");
}

/* Can anybody go on from what the attempt said? */
static bool rescue_can_follow(const zh_call *call, const zh_attempt *attempt) {
  return rescue_may_pass(attempt->error.status) && !attempt->refused &&
         !attempt->speech->is_odd && attempt->finish == ZH_FINISH_NONE &&
         (call->rescue->rule.mode == ZH_ON_FAILURE_RESTART ||
          !rescue_is_own_prefill(call->chat));
}

/* Those who were not asked yet come first, then all that are alive. */
static bool rescue_pick(zh_call *call) {
  if (zh_next_pick(call))
    return true;
  call->round++;
  return zh_next_pick(call);
}

/* Keeps what a heard attempt took, as far as that is known or can be told. */
static void rescue_bury(zh_call *call, zh_attempt *attempt) {
  zh_usage usage;
  zh_guess_usage(call, attempt, &usage);
  rescue_add_usage(&call->rescue->usage, &usage);
  call->rescue->from = attempt;
}

/* An attempt of which the host has something: joined speeches show more than
 * they began with. */
static bool rescue_was_heard(const zh_attempt *attempt) {
  const zh_speech *speech = attempt->speech;
  return speech->before ? attempt->committed : speech->has_shown;
}

bool zh_rescue_after(zh_call *call, zh_attempt *attempt, zh_call_step *next) {
  zh_rescue *rescue = call->rescue;
  bool is_heard = rescue_was_heard(attempt);
  *next = ZH_CALL_FINISH;
  if (attempt->error.status == ZH_OK)
    return true;
  if (!is_heard && !rescue->from) {
    // Nothing of it was shown: it failed unseen, as before any content.
    attempt->committed = false;
    return false;
  }
  bool can_follow = is_heard ? rescue_can_follow(call, attempt)
                             : rescue_may_pass(attempt->error.status);
  if (!is_heard && zh_status_retry(attempt->error.status) != ZH_RETRY_RETRY)
    call->targets[attempt->place].dead = true;
  if (can_follow && rescue->count < (unsigned)rescue->rule.max_fallbacks &&
      rescue_pick(call)) {
    if (is_heard)
      rescue_bury(call, attempt);
    rescue->count++;
    *next = ZH_CALL_RUN;
    return true;
  }
  if (!is_heard)
    call->last = rescue->from;
  return true;
}
