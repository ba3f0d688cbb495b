/* call/notice.h -- what the process is told once: that a model a call may go
 * to is turned off, or soon will be.  Whoever plans a call puts notices here;
 * the binding takes them (zh_notice_next) and warns as its language does.
 * Lock-free; any thread, and on both sides of a fork. */
#ifndef ZH_NOTICE_H
#define ZH_NOTICE_H

#include "route/plan.h"

/* Of each target of the plan whose model is deprecated by the catalog, or has
 * a last day that is near; each model once in a process. */
void zh_notice_targets(const zh_config *config, const zh_plan *plan);

#endif
