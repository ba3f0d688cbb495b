/* SPDX-License-Identifier: Apache-2.0 */
/* Names of chat events. */
#include "chat/event.h"

static const char *const event_finish_names[] = {
    [ZH_FINISH_NONE] = NULL,
    [ZH_FINISH_STOP] = "stop",
    [ZH_FINISH_LENGTH] = "length",
    [ZH_FINISH_TOOL_CALLS] = "tool_calls",
    [ZH_FINISH_CONTENT_FILTER] = "content_filter",
    [ZH_FINISH_FUNCTION_CALL] = "function_call",
};

/* --- public --- */

const char *zh_finish_name(zh_finish finish) {
  size_t at = (size_t)finish;
  return at < ZH_COUNT(event_finish_names) ? event_finish_names[at] : NULL;
}
