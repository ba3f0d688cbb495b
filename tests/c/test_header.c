/* SPDX-License-Identifier: Apache-2.0 */
/* The public headers stand on their own as C11, and zero is a valid set of
 * options. */
#include "zerohop.h"
#include "zerohop_tokens.h"

_Static_assert(ZH_OK == 0, "success is zero");

zh_call_options test_header_options(void);

zh_call_options test_header_options(void) {
  return (zh_call_options){0};
}
