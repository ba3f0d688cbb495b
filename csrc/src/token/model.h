/* model.h -- which encoding a model has. */
#ifndef ZH_TOKEN_MODEL_H
#define ZH_TOKEN_MODEL_H

#include "token/encoding.h"

typedef struct zh_model_row {
  const char *word;     /* the name has it at a word's start                */
  const char *encoding; /* NULL: unpublished                                */
  const char *nearest;  /* counts about as many; used where `encoding` is
                           not there                                        */
} zh_model_row;

/* How a family is told of tools. */
typedef enum zh_tools_form {
  ZH_TOOLS_TYPESCRIPT,
  ZH_TOOLS_LINES, /* JSON, one line each, as Claude is shown them           */
  ZH_TOOLS_JSON,  /* the same, nothing around it; none where none may be
                     called                                                 */
  ZH_TOOLS_WORDS, /* the words in them alone, a type being one              */
  ZH_TOOLS_KEYS,  /* these and the keys of their schemas                    */
  ZH_TOOLS_DECLARED, /* a declaration each, its words between marks         */
  ZH_TOOLS_SIGNED    /* a signature and its documentation, as near as sums
                        come to them                                        */
} zh_tools_form;

/* How a family is told of the schema of its answer. */
typedef enum zh_format_form {
  ZH_FORMAT_AS_IS,
  ZH_FORMAT_UNCOUNTED,
  ZH_FORMAT_HEADED, /* under a heading, what it is about as a comment, without
                       which members are required                           */
  ZH_FORMAT_NOTED,  /* the same, what it is about being said twice           */
  ZH_FORMAT_WORDS   /* as its tools                                         */
} zh_format_form;

/* Tokens that a family of models puts around what the request says. */
typedef struct zh_frame {
  const char *word; /* as in zh_model_row                                   */
  bool is_known;    /* measured exact for plain text                        */
  bool counts_names;
  uint8_t base;        /* once a request                                      */
  uint8_t message;     /* for each message, its role included                 */
  uint8_t system;      /* for each of the system's                            */
  uint8_t text_part;   /* for each text                                       */
  uint8_t call;        /* for each call of a tool                             */
  uint8_t call_more;   /* for each but the first of a message                 */
  uint8_t result;      /* for each result of one                              */
  bool names_results;  /* which has the name of what was called              */
  uint8_t answer;      /* for each text of the assistant's                   */
  uint8_t answer_json; /* more where answers have a schema                  */
  uint8_t turn;        /* for each turn of the user's and tools', which is one
                          text; 0: each message is                          */
  bool thinks;         /* unless it is told not to                          */
  uint8_t thought_call; /* for a message with calls that was thought about    */
  uint8_t effort;      /* where it is to think much, as it does unless told   */
  uint8_t effort_most; /* where the most                                      */
  zh_tools_form tools;
  zh_format_form format;
  uint8_t format_base;     /* around the schema                             */
  uint8_t format_object;   /* where the answer is any JSON                  */
  uint8_t tools_joint;     /* less for each tool but the first              */
  uint16_t tools_base;     /* besides their text                            */
  uint16_t tools_less;     /* less where there is a system message          */
  uint16_t tools_required; /* more where one must be called                 */
  uint16_t tools_named;    /* ... and where it is named                     */
  uint16_t image;          /* of unknown size                               */
  uint16_t low_image;
} zh_frame;

/* Does the model's name have this word, at a word's start? */
bool zh_model_has(zh_str model, zh_str word);

/* The frame of a model; never NULL. */
const zh_frame *zh_model_frame(zh_str model);

/* The row for a model; the last one, which fits all, when none is known. */
const zh_model_row *zh_model_find(zh_str model);

#endif
