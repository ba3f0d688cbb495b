/* SPDX-License-Identifier: Apache-2.0 */
#include "reply.h"

#define REPLY_CHUNK                                                            \
  "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,"   \
  "\"model\":\"m\",\"choices\":"

void sim_reply_start(const sim_provider *provider, int prompt, zh_buf *out) {
  if (!provider->is_anthropic) {
    zh_buf_puts(out, REPLY_CHUNK "[{\"index\":0,\"delta\":{\"role\":"
                                 "\"assistant\",\"content\":\"\"},"
                                 "\"finish_reason\":null}]}\n\n");
    return;
  }
  zh_buf_printf(out,
                "event: message_start\ndata: {\"type\":\"message_start\","
                "\"message\":{\"id\":\"c1\",\"type\":\"message\",\"role\":"
                "\"assistant\",\"model\":\"m\",\"content\":[],\"stop_reason\":"
                "null,\"usage\":{\"input_tokens\":%d,\"output_tokens\":1}}}"
                "\n\nevent: content_block_start\ndata: {\"type\":"
                "\"content_block_start\",\"index\":0,\"content_block\":"
                "{\"type\":\"text\",\"text\":\"\"}}\n\n",
                prompt);
}

void sim_reply_text(const sim_provider *provider, zh_str text, zh_buf *out) {
  if (provider->is_anthropic)
    zh_buf_printf(out,
                  "event: content_block_delta\ndata: {\"type\":"
                  "\"content_block_delta\",\"index\":0,\"delta\":{\"type\":"
                  "\"text_delta\",\"text\":\"%.*s\"}}\n\n",
                  (int)text.len, text.ptr);
  else
    zh_buf_printf(out,
                  REPLY_CHUNK "[{\"index\":0,\"delta\":{\"content\":\"%.*s\"},"
                              "\"finish_reason\":null}]}\n\n",
                  (int)text.len, text.ptr);
}

void sim_reply_stop(const sim_provider *provider, int prompt, int tokens,
                    zh_buf *out) {
  if (provider->is_anthropic)
    zh_buf_printf(out,
                  "event: content_block_stop\ndata: {\"type\":"
                  "\"content_block_stop\",\"index\":0}\n\nevent: "
                  "message_delta\ndata: {\"type\":\"message_delta\",\"delta\":"
                  "{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},"
                  "\"usage\":{\"output_tokens\":%d}}\n\nevent: message_stop\n"
                  "data: {\"type\":\"message_stop\"}\n\n",
                  tokens);
  else
    zh_buf_printf(out,
                  REPLY_CHUNK
                  "[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
                  "\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d,"
                  "\"total_tokens\":%d}}\n\ndata: [DONE]\n\n",
                  prompt, tokens, prompt + tokens);
}

void sim_reply_error(const sim_provider *provider, int status, zh_buf *out) {
  const char *type = status == 429   ? "rate_limit_error"
                     : status == 529 ? "overloaded_error"
                                     : "api_error";
  zh_buf_printf(out, "{%s\"error\":{\"type\":\"%s\",\"message\":\"no\"}}",
                provider->is_anthropic ? "\"type\":\"error\"," : "", type);
}

/* What a refusal may say that is not so. */
static const char *const reply_lies[] = {
    "",
    "retry-after: 0\r\n",
    "retry-after: 1\r\n",
    "retry-after: 3600\r\n",
    "retry-after: -5\r\n",
    "retry-after: Fri, 01 Jan 2016 00:00:00 GMT\r\n",
    "x-ratelimit-remaining-requests: 999\r\n"
    "x-ratelimit-reset-requests: 0s\r\nretry-after-ms: 10\r\n",
};

void sim_reply_head(sim_provider *provider, int status, int64_t wait_ms,
                    zh_buf *out) {
  zh_buf_printf(out, "content-type: %s\r\n",
                status < 300 ? "text/event-stream" : "application/json");
  if (provider->law.per_minute <= 0)
    return;
  if (status == 429 && provider->law.misleads) {
    uint64_t bits = sim_bits(&provider->chance);
    zh_buf_puts(out, reply_lies[bits % ZH_COUNT(reply_lies)]);
    return;
  }
  if (status == 429)
    zh_buf_printf(out, "retry-after: %lld\r\n",
                  (long long)((wait_ms + 999) / 1000));
  zh_buf_printf(
      out, "%s-remaining%s: %d\r\n",
      provider->is_anthropic ? "anthropic-ratelimit-requests" : "x-ratelimit",
      provider->is_anthropic ? "" : "-requests", status == 429 ? 0 : 1);
}
