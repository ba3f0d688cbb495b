/* net/resolver.h -- host names to addresses, once: one thread for all
 * look-ups, one look-up for all who wait for the same name, results kept for
 * a minute.  libcurl 7.88 would start a thread for every one.  I/O thread. */
#ifndef ZH_RESOLVER_H
#define ZH_RESOLVER_H

#include "base/loop.h"
#include "base/queue.h"

typedef struct zh_resolver zh_resolver;

/* One question, standing inside its owner. */
typedef struct zh_lookup {
  struct zh_lookup *next;
  bool waiting;
  /* addresses: "1.2.3.4,::1"; "" when the name has none, and then why says
   * what the system answered.  Borrowed for the call. */
  void (*done)(struct zh_lookup *lookup, zh_str addresses, const char *why);
  void *user;
} zh_lookup;

/* The loop is borrowed.  Starts no thread before the first question. */
zh_status zh_resolver_new(zh_loop *loop, zh_resolver **out, zh_error *err);

/* Questions still waiting are forgotten; a system call under way ends by
 * itself. */
void zh_resolver_free(zh_resolver *resolver);

/* OK with *addresses filled (borrowed until the next call) when the answer is
 * known, with it empty when lookup->done will be called. */
zh_status zh_resolver_ask(zh_resolver *resolver, zh_str host, zh_lookup *lookup,
                          zh_str *addresses, zh_error *err);

void zh_resolver_forget(zh_resolver *resolver, zh_lookup *lookup);

/* In a fork's child: closes its copy of the descriptor. */
void zh_resolver_after_fork(zh_resolver *resolver);

#endif
