/* route/state.h -- what a router learned from its calls, and what it was told
 * by hand: the health of each key at each model and place, of each key, and of
 * each failure domain.  One mutex, held for a decision or a settlement, never
 * across I/O.  Any thread.
 *
 * call/ tells it of every attempt: zh_routing_begin when it starts,
 * zh_routing_settle once when it is over, however it ended.  Whoever starts
 * more than one attempt (a hedge, a race, a rescue) does the same for each;
 * one that lost ends with ZH_CANCELED, which blames nobody.
 * zh_routing_admits says whether a target of a plan made a while ago may still
 * be asked, and zh_routing_expect how long its first token should take. */
#ifndef ZH_STATE_H
#define ZH_STATE_H

#include "base/clock.h"
#include "base/thread.h"
#include "route/slot.h"

typedef struct zh_routing zh_routing;

/* What became of an attempt. */
typedef struct zh_outcome {
  zh_status status;
  bool has_retry_after;
  uint32_t retry_after_ms;
  bool is_own;        /* the router's own request: it tells of health alone */
  bool no_blame;      /* the caller's own deadline cut it short            */
  int64_t began_at;   /* ns of the routing's clock; 0: not known           */
  bool is_retry;      /* the call had failed elsewhere, or there, before   */
  bool gave_up;       /* a time below is how long it was waited for in vain:
                         where that is more than half the others took, it
                         counts as if it had come then                      */
  int64_t ttft_ns;    /* from sending to the first content; 0: none came   */
  int64_t whole_ns;   /* to the end of a reply that is no stream; 0: it was one
                         or none came                                       */
  int64_t stream_ns;  /* from the first content to the end                 */
  int64_t prompt;     /* tokens; a guess where the provider did not say    */
  int64_t size;       /* tokens as guessed before; what zh_routing_expect is
                         asked with                                         */
  int64_t completion; /* tokens; -1 when not known                         */
} zh_outcome;

zh_routing *zh_routing_new(const zh_clock *clock);
void zh_routing_free(zh_routing *routing);

/* In a fork's child: the parent's threads hold no lock here, and its attempts
 * are not under way. */
void zh_routing_forked(zh_routing *routing);

/* Gives the config's deployments their slots and its groups their rounds,
 * those from before where they are the same.  NO_MEMORY. */
zh_status zh_routing_bind(zh_routing *routing, zh_config *config,
                          zh_error *err);

/* The slot of a model without a deployment; NULL when there are too many. */
zh_slot *zh_routing_slot(zh_routing *routing, const zh_config *config,
                         const zh_account *account, zh_str model);

/* --- attempts ----------------------------------------------------------- */

/* slot NULL: nothing to remember.  The second is for the router's own. */
void zh_routing_begin(zh_routing *routing, zh_slot *slot);
void zh_routing_begin_own(zh_routing *routing, zh_slot *slot);
void zh_routing_settle(zh_routing *routing, zh_slot *slot,
                       const zh_outcome *outcome);
bool zh_routing_admits(zh_routing *routing, zh_slot *slot);

/* The time to the first content (of a reply that is no stream, to its end)
 * that the share q of the slot's requests of about so many prompt tokens stayed
 * below, ms; 0: not known.  Prompts are classed at 1, 4, 16 and 64 thousand
 * tokens; each class needs 5 times of the last five to ten minutes, 20 for
 * q = 0.95, 100 for 0.99 and above. */
double zh_routing_expect(zh_routing *routing, zh_slot *slot, double q,
                         int64_t prompt, bool is_stream);

/* Their median; where the last few first tokens were quite unlike the usual
 * ones, as much longer or shorter. */
double zh_routing_usual(zh_routing *routing, zh_slot *slot, int64_t prompt,
                        bool is_stream);

/* --- scores ------------------------------------------------------------- */

#define ZH_GRADE_LEAST 5 /* scores that a model is judged by                */

/* Adds so many scores (0 to 1), `sum` together, that a model ("provider/name")
 * got for a task.  Any thread; where there are too many, or no memory, they are
 * not learned. */
void zh_routing_grade(zh_routing *routing, zh_str task, zh_str model,
                      double count, double sum);

/* Forgets all of them. */
void zh_routing_forget_grades(zh_routing *routing);

/* --- by hand ------------------------------------------------------------ */

/* Turns off, or on again, all that has this name: a provider's, or a
 * deployment's.  INVALID when nothing has. */
zh_status zh_routing_enable(zh_routing *routing, zh_str name, bool enable,
                            zh_error *err);

/* Asks only the deployment called `name` for the group; "": all again. */
zh_status zh_routing_pin(zh_routing *routing, const zh_config *config,
                         zh_str group, zh_str name, zh_error *err);

/* Appends all that is known as JSON, see docs/routing.md. */
zh_status zh_routing_health(zh_routing *routing, zh_buf *out, zh_error *err);

/* --- with the lock held ------------------------------------------------- */

void zh_routing_lock(zh_routing *routing);
void zh_routing_unlock(zh_routing *routing);
int64_t zh_routing_now(const zh_routing *routing);

/* Number of a task; and what a model is worth for it: the mean of its scores
 * and of four more that are the mean of all models for that task, 0.5 where
 * there are none.  *count (may be NULL): how many scores it has; *mean: of
 * these alone. */
uint64_t zh_routing_task(zh_str task);
double zh_routing_worth(const zh_routing *routing, uint64_t task, zh_str model,
                        double *count, double *mean);

/* 64 random bits. */
uint64_t zh_routing_random(zh_routing *routing);

#endif
