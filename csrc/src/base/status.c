/* SPDX-License-Identifier: Apache-2.0 */
/* What ZH_STATUS_MAP says, as functions; and what this build is. */
#include "base/base.h"

#ifndef ZH_VERSION
#error "define ZH_VERSION as the text of the file VERSION, in quotes"
#endif

static const struct {
  const char *name;
  const char *class_name;
  const char *text;
  zh_retry retry;
} status_rows[] = {
#define STATUS_ROW(name, retry, class_, text)                                  \
  [ZH_##name] = {#name, class_, text, ZH_RETRY_##retry},
    ZH_STATUS_MAP(STATUS_ROW)
#undef STATUS_ROW
};

/* A number that is no status is our own fault, hence SYSTEM. */
static size_t status_row(zh_status status) {
  size_t row = (size_t)status;
  return row < ZH_COUNT(status_rows) ? row : (size_t)ZH_SYSTEM;
}

/* --- public --- */

const char *zh_status_name(zh_status status) {
  return status_rows[status_row(status)].name;
}

const char *zh_status_class(zh_status status) {
  return status_rows[status_row(status)].class_name;
}

const char *zh_status_text(zh_status status) {
  return status_rows[status_row(status)].text;
}

zh_retry zh_status_retry(zh_status status) {
  return status_rows[status_row(status)].retry;
}

int zh_abi(void) {
  return ZH_ABI;
}

const char *zh_version(void) {
  return ZH_VERSION;
}
