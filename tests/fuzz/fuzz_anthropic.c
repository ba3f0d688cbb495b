/* SPDX-License-Identifier: Apache-2.0 */
/* Replies in the anthropic dialect; see reader.h. */
#include "reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  return fuzz_reader(&zh_dialect_anthropic, data, len);
}
