/* SPDX-License-Identifier: Apache-2.0 */
/* The public headers stand on their own as C++17. */
#include "zerohop.h"
#include "zerohop_tokens.h"

static_assert(ZH_OK == 0, "success is zero");

zh_call_options test_header_options();

zh_call_options test_header_options() {
  return zh_call_options{};
}
