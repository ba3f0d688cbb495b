/* losses.h -- what a translation dropped, clamped, renamed or emulated.
 * Filled by write_request, reported in `_route.losses`. */
#ifndef ZH_CHAT_LOSSES_H
#define ZH_CHAT_LOSSES_H

#include "base/mem.h"

typedef enum zh_loss_kind {
  ZH_LOSS_DROPPED,
  ZH_LOSS_CLAMPED,
  ZH_LOSS_EMULATED,
  ZH_LOSS_CHANGED
} zh_loss_kind;

typedef struct zh_loss {
  zh_loss_kind kind;
  zh_str field;       /* "logit_bias", "messages[2].content[0]"             */
  const char *reason; /* a literal: one short clause                        */
} zh_loss;

typedef struct zh_losses {
  zh_arena *arena;
  zh_loss *items;
  size_t count; /* at most ZH_MAX_LOSSES; later ones are only counted       */
  size_t more;
} zh_losses;

/* "dropped", "clamped", "emulated", "changed". */
const char *zh_loss_name(zh_loss_kind kind);

/* field is copied.  Out of memory loses the loss, nothing else. */
void zh_losses_add(zh_losses *losses, zh_loss_kind kind, zh_str field,
                   const char *reason);
void zh_losses_addf(zh_losses *losses, zh_loss_kind kind, const char *reason,
                    const char *format, ...) ZH_PRINTF(4, 5);

#endif
