/* call/report.h -- `_route`: what happened to a call, as JSON.  Its members
 * are documented in docs/route.md. */
#ifndef ZH_REPORT_H
#define ZH_REPORT_H

#include "call/attempt.h"

/* Writes it for the attempt that answered, or the last one. */
zh_status zh_report_write(const zh_call *call, const zh_attempt *attempt,
                          zh_buf *out);

#endif
