/* call/report.h -- `_route`: what happened to a call, as JSON.  Its members
 * are documented in docs/route.md. */
#ifndef ZH_REPORT_H
#define ZH_REPORT_H

#include "call/attempt.h"
#include "provider/cost.h"

/* What each attempt cost, oldest first, in the newest one's arena; NULL when
 * out of memory. */
zh_cost *zh_report_costs(const zh_call *call);

/* What a call's last event says besides the answer. */
typedef struct zh_report {
  zh_str route;
  zh_str headers; /* the reply's, and `x-zerohop-*` lines of the same facts   */
} zh_report;

/* Writes it for the attempt that answered, or the last one; it lies in
 * `scratch`, which is empty before. */
zh_status zh_report_write(const zh_call *call, const zh_attempt *attempt,
                          const zh_cost *costs, zh_buf *scratch,
                          zh_report *out);

/* The same headers as far as they are known when a reply begins. */
zh_status zh_report_opened(const zh_call *call, const zh_attempt *attempt,
                           zh_buf *scratch, zh_str *headers);

#endif
