/* request.h -- the canonical chat request: what one conversation asks for,
 * whoever speaks it.  Strings are raw slices, still escaped, of the source
 * text, which outlives the request.  Built by a dialect's parse_request and
 * immutable from then on: attempts read it from any thread.
 *
 * Two levels.  The top level (model, stream, the member list) is read for
 * every call.  Messages and tools are expanded into typed parts only when a
 * target speaks another dialect: where the dialect stays the same, unknown
 * roles, parts and fields pass untouched. */
#ifndef ZH_CHAT_REQUEST_H
#define ZH_CHAT_REQUEST_H

#include "base/mem.h"
#include "format/json.h"

typedef enum zh_role {
  ZH_ROLE_SYSTEM, /* system and developer                                   */
  ZH_ROLE_USER,
  ZH_ROLE_ASSISTANT,
  ZH_ROLE_TOOL
} zh_role;

typedef enum zh_part_type {
  ZH_PART_TEXT,    /* text                                                 */
  ZH_PART_IMAGE,   /* url, or media_type + base64 data; detail             */
  ZH_PART_AUDIO,   /* format in media_type ("wav"), base64 data            */
  ZH_PART_FILE,    /* media_type + data, or url; name                      */
  ZH_PART_REFUSAL, /* text                                                 */
  ZH_PART_OTHER    /* raw only                                             */
} zh_part_type;

typedef struct zh_part {
  zh_part_type type;
  zh_str text;       /* escaped content                                     */
  zh_str url;        /* escaped content; "" when inline                     */
  zh_str media_type; /* escaped content: "image/png"                        */
  zh_str data;       /* escaped content, base64                             */
  zh_str detail;
  zh_str name;
  zh_str raw; /* the part's whole JSON                               */
} zh_part;

typedef struct zh_tool_call {
  zh_str id; /* escaped content                                      */
  zh_str name;
  zh_str arguments; /* escaped content of a JSON string                     */
  zh_str extra;     /* raw JSON of `extra_content`, "" when none            */
} zh_tool_call;

typedef struct zh_message {
  zh_role role;
  bool has_content; /* content was there and not null                  */
  bool is_developer;
  zh_part *parts;
  size_t part_count;
  zh_tool_call *tool_calls; /* ASSISTANT                                    */
  size_t tool_call_count;
  zh_str tool_call_id; /* TOOL                                            */
  zh_str name;
  zh_str reasoning; /* `reasoning_content` or `reasoning`, escaped     */
  zh_str raw;
} zh_message;

typedef struct zh_tool {
  zh_str name;
  zh_str description;
  zh_str parameters; /* raw JSON schema, "" when none                       */
  bool has_description;
  int strict; /* -1 unset, 0, 1                                      */
} zh_tool;

typedef enum zh_choice_mode {
  ZH_CHOICE_UNSET,
  ZH_CHOICE_AUTO,
  ZH_CHOICE_NONE,
  ZH_CHOICE_REQUIRED,
  ZH_CHOICE_NAMED /* tool_choice_name                                       */
} zh_choice_mode;

typedef enum zh_format_type {
  ZH_FORMAT_TEXT, /* unset or {"type":"text"}                               */
  ZH_FORMAT_JSON_OBJECT,
  ZH_FORMAT_JSON_SCHEMA
} zh_format_type;

/* Top-level member of the source, in order. */
typedef struct zh_member {
  zh_str key;   /* escaped content                                          */
  zh_str value; /* raw JSON                                                 */
  uint32_t at;  /* node of the value in the source                          */
} zh_member;

typedef struct zh_chat_request {
  zh_json source;
  const zh_request *plain; /* NULL, or what is sent instead of a chat       */
  zh_arena *arena; /* where the expansion goes; the call's                  */

  zh_str model; /* decoded                                               */
  bool stream;
  bool include_usage; /* stream_options.include_usage was true         */
  zh_member *members; /* all but those that are ours, below            */
  size_t member_count;
  zh_str *fallbacks; /* decoded model strings                         */
  size_t fallback_count;
  bool has_fallbacks;  /* the request named some, maybe none ([])       */
  uint32_t raw_params; /* node of the object, 0 when none               */
  uint32_t tags;       /* node of a list of strings, 0 when none        */

  bool expanded; /* what follows is valid                         */
  zh_message *messages;
  size_t message_count;
  zh_tool *tools;
  size_t tool_count;
  zh_choice_mode tool_choice;
  zh_str tool_choice_name;
  int parallel_tool_calls; /* -1 unset, 0, 1                                */
  zh_format_type format;
  zh_str format_schema; /* raw JSON                                      */
  zh_str format_name;
  zh_str format_description; /* escaped content                             */
  int format_strict;         /* -1 unset, 0, 1                                */
  zh_str *stops;             /* escaped content                               */
  size_t stop_count;
  zh_str max_tokens;  /* number as text, "" when unset; the larger
                         meaning: max_completion_tokens, else max_tokens */
  zh_str temperature; /* numbers as text, "" when unset or null        */
  zh_str top_p;
  zh_str top_k;
  zh_str seed;
  zh_str presence_penalty;
  zh_str frequency_penalty;
  int64_t n;               /* 1 when unset                                  */
  zh_str reasoning_effort; /* escaped content: "low"; "" when unset         */
  zh_str user;             /* escaped content; safety_identifier, else user */
} zh_chat_request;

#endif
