/* utf8_wide.h -- checking UTF-8 32 bytes at a time, where the processor can. */
#ifndef ZH_FORMAT_UTF8_WIDE_H
#define ZH_FORMAT_UTF8_WIDE_H

#include "base/base.h"

/* How many of the first bytes are whole characters of valid UTF-8, as far as
 * that was looked at: what is behind has to be looked at one by one, from there
 * on, and may be valid too.  Nothing behind `len` is read. */
size_t zh_utf8_wide(const char *p, size_t len);

#endif
