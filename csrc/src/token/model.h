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

/* The row for a model; the last one, which fits all, when none is known. */
const zh_model_row *zh_model_find(zh_str model);

#endif
