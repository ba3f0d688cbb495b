/* SPDX-License-Identifier: Apache-2.0 */
/* Calls of tools as models see them again: name and arguments as they are. */
#include "token/request.h"

static zh_status request_calls_text(zh_tally *tally,
                                    const zh_message *message) {
  size_t *part = &tally->out->messages;
  zh_status status = ZH_OK;
  for (size_t i = 0; i < message->tool_call_count && status == ZH_OK; i++) {
    const zh_tool_call *call = &message->tool_calls[i];
    status = zh_tally_escaped(tally, call->name, part);
    if (status == ZH_OK)
      status = zh_tally_escaped(tally, call->arguments, part);
  }
  return status;
}

/* --- public --- */

zh_status zh_tally_result(zh_tally *tally, const zh_message *message) {
  const zh_chat_request *chat = tally->chat;
  zh_tally_add(tally, tally->frame->result, &tally->out->frame);
  if (!tally->frame->names_results)
    return ZH_OK;
  for (size_t i = 0; i < chat->message_count; i++) {
    const zh_message *asked = &chat->messages[i];
    for (size_t k = 0; k < asked->tool_call_count; k++) {
      if (zh_json_same(asked->tool_calls[k].id, message->tool_call_id))
        return zh_tally_escaped(tally, asked->tool_calls[k].name,
                                &tally->out->frame);
    }
  }
  return ZH_OK;
}

zh_status zh_tally_calls(zh_tally *tally, const zh_message *message) {
  const zh_frame *frame = tally->frame;
  if (message->tool_call_count == 0)
    return ZH_OK;
  zh_tally_add(tally,
               frame->call * message->tool_call_count +
                   frame->call_more * (message->tool_call_count - 1),
               &tally->out->frame);
  return request_calls_text(tally, message);
}
