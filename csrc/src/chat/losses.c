/* SPDX-License-Identifier: Apache-2.0 */
/* The list of what a translation lost. */
#include "chat/losses.h"

#include "base/limits.h"

#include <stdarg.h>
#include <stdio.h>

#define LOSSES_FIELD_LEN 160

static const char *const losses_names[] = {
    [ZH_LOSS_DROPPED] = "dropped",
    [ZH_LOSS_CLAMPED] = "clamped",
    [ZH_LOSS_EMULATED] = "emulated",
    [ZH_LOSS_CHANGED] = "changed",
};

/* --- public --- */

const char *zh_loss_name(zh_loss_kind kind) {
  size_t at = (size_t)kind;
  return at < ZH_COUNT(losses_names) ? losses_names[at] : "dropped";
}

void zh_losses_add(zh_losses *losses, zh_loss_kind kind, zh_str field,
                   const char *reason) {
  if (losses->count >= ZH_MAX_LOSSES) {
    losses->more++;
    return;
  }
  zh_str name = zh_arena_str(losses->arena, field);
  if (!name.ptr)
    return;
  void *items = losses->items;
  zh_loss *loss =
      zh_arena_push(losses->arena, &items, &losses->count, sizeof(*loss));
  losses->items = items;
  if (loss)
    *loss = (zh_loss){.kind = kind, .field = name, .reason = reason};
}

void zh_losses_addf(zh_losses *losses, zh_loss_kind kind, const char *reason,
                    const char *format, ...) {
  char field[LOSSES_FIELD_LEN];
  va_list args;
  va_start(args, format);
  int len = vsnprintf(field, sizeof(field), format, args);
  va_end(args);
  if (len >= 0)
    zh_losses_add(losses, kind, zh_str_of(field), reason);
}
