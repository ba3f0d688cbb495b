/* net/script.h -- providers that answer in this process: the users' tool for
 * testing their own failover, and the demo's default.  A script is a JSON
 * object of the config (providers.mock.scripts.NAME); members, all optional:
 *   dialect            openai_chat | anthropic | gemini
 *   text               the answer; streamed a word a chunk
 *   echo               true: the answer is the request's body
 *   tool_calls         [{name, arguments}]: at most one
 *   status             400 and above: an error body in the dialect
 *   message            of that error
 *   headers            {name: value}
 *   body               sent as it is, instead of an encoded answer
 *   chunks             [text]: likewise, in pieces
 *   delay_ms           before the headers
 *   chunk_delay_ms     before each chunk
 *   refuse             true: the connection is refused
 *   cut_after          chunks sent, then the connection breaks
 *   stall_after        chunks sent, then silence
 *   malformed_after    chunks sent, then a record that is no JSON
 * Without a script, mock/NAME answers by NAME's last word: "-tools", "-429",
 * "-500", "-refused", "-cut", "-stall", "-slow", "-malformed", else a sentence
 * of text.  I/O thread. */
#ifndef ZH_SCRIPT_H
#define ZH_SCRIPT_H

#include "base/loop.h"
#include "dialect/mock.h"
#include "net/transport.h"

/* The loop is borrowed. */
zh_status zh_script_new(zh_loop *loop, zh_transport **out, zh_error *err);
void zh_script_free(zh_transport *transport);

/* Checks a script of a config: CONFIG names the member at fault, with `path`
 * before it.  Any thread. */
zh_status zh_script_check(const zh_json *json, uint32_t at, const char *path,
                          zh_error *err);

#endif
