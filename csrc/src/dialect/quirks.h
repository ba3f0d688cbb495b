/* dialect/quirks.h -- what one provider of a shared dialect does differently:
 * flags of its row.  Dialects look at flags, never at names. */
#ifndef ZH_QUIRKS_H
#define ZH_QUIRKS_H

enum {
  ZH_QUIRK_MAX_TOKENS = 1 << 0,      /* wants max_tokens, not
                                        max_completion_tokens                 */
  ZH_QUIRK_NO_DEVELOPER = 1 << 1,    /* developer messages become system      */
  ZH_QUIRK_NO_STREAM_USAGE = 1 << 2, /* refuses stream_options              */
  ZH_QUIRK_NO_JSON_SCHEMA = 1 << 3,  /* json_schema becomes json_object plus
                                        an instruction                       */
  ZH_QUIRK_RANDOM_SEED = 1 << 4,     /* seed is called random_seed            */
  ZH_QUIRK_SHORT_TOOL_IDS = 1 << 5,  /* tool call ids are 9 alphanumerics    */
  ZH_QUIRK_REASONING_APART = 1 << 6, /* completion_tokens excludes reasoning */
  ZH_QUIRK_NO_DONE = 1 << 7,         /* streams end without [DONE]            */
  ZH_QUIRK_REQUIRED_IS_ANY = 1 << 8, /* tool_choice "required" is "any"      */
  ZH_QUIRK_STRICT_MESSAGES = 1 << 9, /* refuses what only replies have:
                                        refusal, annotations, reasoning ...  */
  /* A last message of the assistant's is gone on with: */
  ZH_QUIRK_PREFILL = 1 << 10,       /* as it stands                          */
  ZH_QUIRK_PREFIX = 1 << 11,        /* marked `prefix: true`                 */
  ZH_QUIRK_CONTINUE_FINAL = 1 << 12 /* asked to by continue_final_message    */
};

#endif
