/* zerohop.h -- the public interface of the core, and its manual.
 *
 * A router knows providers and model groups.  A call is one chat completion
 * sent through it; it may try several deployments.  What happens to a call
 * comes back as events through a sink: the core signals "something to read",
 * the host drains.  The core never calls into the host language.
 *
 *   zh_router_new -> zh_sink_new -> zh_router_submit
 *     -> zh_sink_wait / wake -> zh_sink_drain -> zh_event ... zh_event_free
 *     -> zh_call_free -> zh_sink_free -> zh_router_free
 *
 * Three words say who owns what: an argument is *borrowed* (valid during the
 * function unless said otherwise), *copied*, or *taken*.  Strings are UTF-8
 * with a length and need no terminator.  Times are milliseconds.
 */
#ifndef ZEROHOP_H
#define ZEROHOP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Raised whenever a struct or function below changes shape; both bindings
 * compare it with zh_abi() when they load. */
#define ZH_ABI 1

/* Borrowed bytes.  ptr may be NULL only where len is 0 and the text says so. */
typedef struct zh_str {
  const char *ptr;
  size_t len;
} zh_str;

/* --- errors ------------------------------------------------------------- */

/* The one list of failures.  name; what a router may do about it:
 *   NEVER  the caller's fault: no other attempt helps
 *   OTHER  this target is no good: only another one may help
 *   RETRY  may pass: the same target again, or another one
 * the exception class of both languages; a text for when nobody said more. */
#define ZH_STATUS_MAP(X)                                                       \
  X(OK, NEVER, "", "success")                                                  \
  X(INVALID, NEVER, "BadRequestError", "request is not valid")                 \
  X(CONFIG, NEVER, "OpenAIError", "configuration is not valid")                \
  X(UNSUPPORTED, OTHER, "BadRequestError", "target cannot do this")            \
  X(BAD_REQUEST, NEVER, "BadRequestError", "provider refused the request")     \
  X(CONTEXT_OVERFLOW, OTHER, "BadRequestError", "context window exceeded")     \
  X(CONTENT_FILTER, NEVER, "BadRequestError", "content was filtered")          \
  X(AUTH, OTHER, "AuthenticationError", "credentials were refused")            \
  X(BILLING, OTHER, "APIStatusError", "account has no credit")                 \
  X(FORBIDDEN, OTHER, "PermissionDeniedError", "permission denied")            \
  X(NOT_FOUND, NEVER, "NotFoundError", "not found")                            \
  X(MODEL_NOT_FOUND, OTHER, "NotFoundError", "model not found")                \
  X(REQUEST_TIMEOUT, RETRY, "APIStatusError", "provider timed out")            \
  X(CONFLICT, RETRY, "ConflictError", "conflict")                              \
  X(TOO_LARGE, OTHER, "APIStatusError", "request is too large")                \
  X(UNPROCESSABLE, NEVER, "UnprocessableEntityError", "unprocessable request") \
  X(RATE_LIMITED, RETRY, "RateLimitError", "provider is rate limiting")        \
  X(SERVER, RETRY, "InternalServerError", "provider failed")                   \
  X(HTTP, OTHER, "APIStatusError", "unexpected HTTP status")                   \
  X(CONNECT, RETRY, "APIConnectionError", "connection error")                  \
  X(TLS, RETRY, "APIConnectionError", "TLS error")                             \
  X(TIMEOUT, RETRY, "APITimeoutError", "request timed out")                    \
  X(TRUNCATED, RETRY, "APIConnectionError", "reply ended before it was whole") \
  X(STREAM, RETRY, "APIError", "provider reported an error in the stream")     \
  X(PROTOCOL, OTHER, "APIResponseValidationError", "reply cannot be read")     \
  X(TOO_BIG, OTHER, "APIResponseValidationError", "reply is too large")        \
  X(CANCELED, NEVER, "APIConnectionError", "call was canceled")                \
  X(CLOSED, NEVER, "APIConnectionError", "client is closed")                   \
  X(NO_MEMORY, NEVER, "MemoryError", "out of memory")                          \
  X(SYSTEM, NEVER, "OpenAIError", "operating system refused")

#define ZH_STATUS_ENUM(name, retry, class_, text) ZH_##name,
typedef enum zh_status {
  ZH_STATUS_MAP(ZH_STATUS_ENUM) ZH_STATUS_COUNT
} zh_status;

typedef enum zh_retry {
  ZH_RETRY_NEVER,
  ZH_RETRY_OTHER,
  ZH_RETRY_RETRY
} zh_retry;

/* One failure.  All strings are terminated, hold one line, and never contain
 * a key, a prompt or a header value. */
typedef struct zh_error {
  zh_status status;
  int http_status;         /* 0 when no reply arrived                      */
  uint32_t retry_after_ms; /* 0 when the provider did not say              */
  bool has_retry_after;    /* a usable Retry-After came, even one of 0     */
  int8_t should_retry;     /* x-should-retry: 1, 0, or -1 when absent      */
  char message[512];
  char param[96]; /* the field at fault, "" when none             */
  char code[64];  /* the provider's or our code, "" when none     */
  char type[64];  /* the provider's error type, "" when none      */
} zh_error;

/* "RATE_LIMITED", "RateLimitError", its text, its retry class.  Any thread. */
const char *zh_status_name(zh_status status);
const char *zh_status_class(zh_status status);
const char *zh_status_text(zh_status status);
zh_retry zh_status_retry(zh_status status);

/* --- library ------------------------------------------------------------ */

/* ZH_ABI as it was when the core was built.  Any thread. */
int zh_abi(void);

/* "0.1.0": the content of the file VERSION.  Any thread. */
const char *zh_version(void);

/* --- JSON as the bindings read it --------------------------------------- */

typedef enum zh_json_type {
  ZH_JSON_NULL,
  ZH_JSON_FALSE,
  ZH_JSON_TRUE,
  ZH_JSON_NUMBER,
  ZH_JSON_STRING,
  ZH_JSON_ARRAY,
  ZH_JSON_OBJECT
} zh_json_type;

enum {
  ZH_NODE_ESCAPED = 1,   /* string holds a backslash                       */
  ZH_NODE_NON_ASCII = 2, /* string holds bytes above 0x7f                  */
  ZH_NODE_INTEGER = 4    /* number without fraction and exponent           */
};

/* One value of a parsed text.  Nodes stand in document order: node 0 is the
 * root; the children of a container follow it.  An object's children
 * alternate key, value.  The next sibling of a value is nodes[v.next]; a
 * container's last child has next == the container's next. */
typedef struct zh_node {
  uint32_t off;  /* first byte; of a string, past its opening quote        */
  uint32_t len;  /* bytes; of a string, without quotes, still escaped      */
  uint32_t next; /* index of the first node after this value's subtree     */
  uint8_t type;  /* zh_json_type                                           */
  uint8_t flags; /* ZH_NODE_*                                              */
  uint16_t unused;
} zh_node;

/* A validated text and its nodes; count 0 means "no value". */
typedef struct zh_json {
  zh_str text;
  const zh_node *nodes;
  uint32_t count;
} zh_json;

/* Decodes the escaped string content `escaped` (no quotes) as UTF-8 into
 * `out`, which has room for escaped.len bytes; a lone surrogate becomes its
 * three-byte generalised form (Python's "surrogatepass").  Returns the bytes
 * written.  Any thread. */
size_t zh_json_unescape(zh_str escaped, char *out);

/* --- routers ------------------------------------------------------------ */

typedef struct zh_router zh_router;
typedef struct zh_call zh_call;
typedef struct zh_sink zh_sink;

/* Looks up an environment variable; returns NULL when unset.  Called only
 * inside zh_router_new, on the calling thread.  The result is copied.
 * ZEROHOP_CA_BUNDLE is asked for when neither the variables nor the system
 * name a store of certificates: a binding may answer with its language's. */
typedef const char *(*zh_getenv_fn)(void *user, const char *name);

/* Makes a router from `options`, a JSON object, copied:
 *   api_key           string or null   for base_url or the default provider
 *   base_url          string or null
 *   organization      string or null   OpenAI-Organization header
 *   project           string or null   OpenAI-Project header
 *   default_headers   {name: string | null}; null removes a header
 *   default_query     {name: string}
 *   timeout           {connect, read, ttft, chunk, deadline: ms or null}
 *   max_retries       integer >= 0, default 2
 *   retry_after_max_ms  integer, default 120000: a longer Retry-After means
 *                     that the same target is not retried
 *   fallbacks         [model string]
 *   user_agent        string
 *   config            {providers, models, router_settings}, or the path of a
 *                     file with that in it, YAML or JSON; null: the file that
 *                     ZEROHOP_CONFIG names, if any
 *   require_key       bool, default true: fail when no provider has a key,
 *                     with code "missing_credentials"
 *   user_catalog      bool, default true: read the user's own facts about
 *                     models (zh_models_update)
 *   network_only      bool, default false: of the environment only what says
 *                     how to reach the network; for a transport, which knows
 *                     no accounts
 * Environment variables are read now, never later.  CONFIG when something
 * does not fit: err names the field.  Any thread. */
zh_status zh_router_new(zh_str options, zh_getenv_fn lookup, void *user,
                        zh_router **out, zh_error *err);

/* The same for a client that says more than `parent`, whose health, ledger and
 * overrides by hand it shares.  parent is borrowed; NULL: zh_router_new. */
zh_status zh_router_derive(zh_router *parent, zh_str options,
                           zh_getenv_fn lookup, void *user, zh_router **out,
                           zh_error *err);

/* Drops the host's reference; calls in flight keep what they need. */
void zh_router_free(zh_router *router);

/* All that is wrong with the options of zh_router_new, which gave CONFIG, and
 * all that they say in vain.  *out is JSON: zh_text_free.
 *   {"faults": LIST, "warnings": LIST, "message": text or null}
 *   LIST is [{"file", "line", "column", "path", "message"}]
 * message words the faults, or the warnings where there are no faults.  OK,
 * whatever is wrong; NO_MEMORY.  Any thread. */
zh_status zh_config_check(zh_str options, zh_getenv_fn lookup, void *user,
                          zh_str *out, zh_error *err);

/* The same for a router that was made: what its config says in vain. */
zh_status zh_router_warnings(const zh_router *router, zh_str *out,
                             zh_error *err);

/* Reads the options anew, as zh_router_new does, and puts them in the place of
 * the old ones in one step: calls in flight end by the old ones, later ones
 * begin by the new; what was learned of targets that are still there stays,
 * and so does the ledger.  On failure nothing changed.  Any thread. */
zh_status zh_router_reload(zh_router *router, zh_str options,
                           zh_getenv_fn lookup, void *user, zh_error *err);

/* The base URL that model strings without a provider go to, as configured:
 * zh_text_free.  Any thread. */
zh_status zh_router_base_url(const zh_router *router, zh_str *out,
                             zh_error *err);

/* --- routing ------------------------------------------------------------- */

/* What a call with the body `request` would ask, in which order, and what it
 * would not ask and why; nothing is sent.  *out is JSON as in docs/routing.md:
 * zh_text_free.  As `route.plan` of a request, it is followed as it stands.
 * The errors of zh_router_submit.  Any thread. */
zh_status zh_router_plan(const zh_router *router, zh_str request, zh_str *out,
                         zh_error *err);

/* How all that was asked so far stands; `query` is {}.  *out is JSON as in
 * docs/routing.md: zh_text_free.  Any thread. */
zh_status zh_router_health(const zh_router *router, zh_str query, zh_str *out,
                           zh_error *err);

/* Overrides the routing by hand until told otherwise.  `query` has one of
 *   disable  the name of a provider or deployment that is not asked any more
 *   enable   ... that may be asked again
 *   pin      {"group", "deployment"}: the group asks this one only; null: all
 * *out is {}: zh_text_free.  INVALID when nothing has that name.  Any
 * thread. */
zh_status zh_router_steer(const zh_router *router, zh_str query, zh_str *out,
                          zh_error *err);

/* The host's own say in the order of a group.  `question` is JSON:
 *   {"group", "model", "task", "session", "tags", "metadata",
 *    "prompt_tokens", "max_tokens",
 *    "candidates": [{"deployment", "provider", "model", "key", "order",
 *      "weight", "tags", "region", "context", "cost" (USD), "in_flight",
 *      "attempts", "failures", "ttft_p50_ms", "ttft_p95_ms",
 *      "tokens_per_second", "tokens_last_minute"}]}
 * with null for what is not known.  Candidates are well and can take the
 * request, in the order of the group's strategy.  The answer: numbers of
 * candidates in `order`, which has room for `count`, and how many they are;
 * the others are not asked.  SIZE_MAX, or nonsense: the order stays. */
typedef size_t (*zh_pick_fn)(void *user, zh_str question, uint32_t *order,
                             size_t count);

/* Sets it; NULL: none.  It is called inside zh_router_submit,
 * zh_router_request and zh_router_plan of this router, on their thread, with
 * no lock held; before any of them is under way. */
void zh_router_pick(zh_router *router, zh_pick_fn fn, void *user);

/* --- models and money ---------------------------------------------------- */

/* The models that this router knows and that fit `query`, a JSON object
 * (borrowed; members that are null ask for nothing):
 *   name              one model: "provider/model", or an alias of it
 *   provider          exactly this one
 *   search            text in the name
 *   min_context, min_output            tokens
 *   max_input_price, max_output_price  USD per million tokens; a model whose
 *                     price is not known does not fit
 *   takes, gives      ["text", "image", "pdf", "audio", "video"]
 *   can               ["tools", "json_schema", "reasoning", "cache",
 *                     "web_search"]
 *   deprecated        bool, default false: also those that are on their way
 *                     out or turned off
 * *out is JSON, a list as in docs/cost.md: zh_text_free.  INVALID names the
 * member at fault.  Any thread. */
zh_status zh_models_list(const zh_router *router, zh_str query, zh_str *out,
                         zh_error *err);

/* What a usage object costs.  `query` is a JSON object (borrowed):
 *   model             "provider/model"
 *   usage             a provider's usage object, or its whole reply
 *   at_ms             when the request began, Unix milliseconds; default now
 *   service_tier, region   where the usage does not say
 *   apart             bool: its completion tokens leave reasoning out
 * *out is JSON, {"tokens", "cost"} as in docs/cost.md: zh_text_free.  INVALID
 * names the member at fault.  Any thread. */
zh_status zh_models_cost(const zh_router *router, zh_str query, zh_str *out,
                         zh_error *err);

/* Checks a file of facts about models and keeps it as the user's own, which
 * routers made from then on read.  `query` is {"path": where it is}; *out is
 * {"path": where it is kept, "models": how many}: zh_text_free.  CONFIG says
 * what is wrong with it, and nothing was changed.  Any thread. */
zh_status zh_models_update(const zh_router *router, zh_str query, zh_str *out,
                           zh_error *err);

/* --- the ledger --------------------------------------------------------- */

/* What this router's attempts took and cost, summed up.  Reads the ledger's
 * file where the configuration names one (`ledger: {path}`), else what this
 * router remembers since it was made.  `query` is a JSON object (borrowed):
 *   by        ["day", "provider", "model", "deployment", "group", "key",
 *             "outcome", "tag", "tag:NAME"]; default: one sum
 *   since, until   Unix milliseconds, "2026-11-01", or "7d", "12h" ago
 *   provider, model, deployment, group, key, tag, outcome   only these
 *   compare   "provider/model": what the same tokens would have cost there
 *   limit     so many rows
 *   memory    bool: what this router remembers, though there is a file
 *   path      another ledger's file
 *   file      bool: refuse to answer from memory
 *   text      bool: a table for people instead of JSON
 * *out is JSON as in docs/ledger.md: zh_text_free.  INVALID names the member
 * at fault.  Reads files; any thread that may wait. */
zh_status zh_ledger_usage(const zh_router *router, zh_str query, zh_str *out,
                          zh_error *err);

/* Of each task the models that feedback was given on, the cheapest that is
 * good enough first.  `query`: since, until, memory, path, file, text as
 * above, and
 *   task        only this one
 *   min_score   mean score from which a model will do, default 0.7
 *   min_count   how many scores it takes to know, default 3 */
zh_status zh_ledger_tasks(const zh_router *router, zh_str query, zh_str *out,
                          zh_error *err);

/* Notes what somebody thought of a reply.  `query`:
 *   call     `_route.id`, or the id of the provider's reply
 *   score    0 (useless) to 1 (perfect)
 *   label    the task it is about; default: the call's tag "task:...", else
 *            the model that was asked for
 * *out is {"call"}.  INVALID when nobody knows the call. */
zh_status zh_ledger_feedback(const zh_router *router, zh_str query, zh_str *out,
                             zh_error *err);

/* How the file is doing: {"path", "written", "queued", "lost", "error"}, after
 * waiting for what is queued if `query` has {"flush_ms": so long at most}.
 * "path" is null for a ledger in memory. */
zh_status zh_ledger_status(const zh_router *router, zh_str query, zh_str *out,
                           zh_error *err);

/* What the process should be told, once: that a model which a call may go to is
 * deprecated or turned off soon, and what to use instead.  One sentence, which
 * lasts; NULL when there is none, which costs nothing to ask.  For a warning
 * after zh_router_submit.  Any thread. */
const char *zh_notice_next(void);

/* Frees a text that one of the functions above gave. */
void zh_text_free(zh_str text);

/* --- calls -------------------------------------------------------------- */

typedef struct zh_header {
  zh_str name;
  zh_str value; /* ptr NULL: send no such header */
} zh_header;

#define ZH_NO_TIMEOUT UINT32_MAX

/* 0 means "as the router says", ZH_NO_TIMEOUT means none. */
typedef struct zh_timeouts {
  uint32_t connect_ms;  /* TCP and TLS handshakes                           */
  uint32_t read_ms;     /* silence on the wire                              */
  uint32_t ttft_ms;     /* from sending to the first content                */
  uint32_t chunk_ms;    /* between two records of a stream                  */
  uint32_t deadline_ms; /* the whole call, all attempts and waits           */
} zh_timeouts;

/* Zero means default everywhere, so `(zh_call_options){0}` is a valid call
 * with no retries; pass max_retries -1 for the router's. */
typedef struct zh_call_options {
  int max_retries;
  zh_timeouts timeouts;
  const zh_header *headers; /* borrowed, checked, copied                    */
  size_t header_count;
  const zh_header *query;
  size_t query_count;
  zh_str api_key; /* overrides the router's explicit key; ptr NULL: none    */
} zh_call_options;

/* Sends a chat completion.  `body` is the request as JSON text in OpenAI's
 * form (copied); `"stream": true` in it asks for chunks; the members
 * `fallbacks` (list of model strings) and `raw_params` (object merged into
 * the body of whichever target is chosen) are ours and not sent.
 * Events arrive in `sink`, which must outlive the call's last event.  `user`
 * is returned by zh_call_user.  On failure nothing was sent and *out is NULL.
 * The caller owns one reference to *out: zh_call_free.  May block for the
 * time it takes to parse `body`; call it without the GIL.  Any thread. */
zh_status zh_router_submit(zh_router *router, zh_str body,
                           const zh_call_options *options, zh_sink *sink,
                           void *user, zh_call **out, zh_error *err);

/* The form in which a reply is handed over. */
typedef enum zh_form {
  ZH_FORM_JSON,   /* REPLY with data; with text where it is no JSON         */
  ZH_FORM_BYTES,  /* REPLY with the body as text, whatever it is            */
  ZH_FORM_EVENTS, /* OPEN, a CHUNK for each server-sent event (data; text:
                     the event's name, if any), DONE                        */
  ZH_FORM_STREAM, /* OPEN, a CHUNK with text for bytes as they come, DONE   */
  ZH_FORM_ANY,    /* the same of a reply of any status: none is a failure   */
  ZH_FORM_COUNT   /* the body is a chat completion's, and its provider is asked
                     how many tokens it has: REPLY with data, in which
                     input_tokens or totalTokens is the number.  UNSUPPORTED
                     when the provider has no endpoint for it               */
} zh_form;

/* A field of a multipart/form-data body. */
typedef struct zh_field {
  zh_str name;
  zh_str value;
  zh_str filename;     /* ptr NULL: no file                                 */
  zh_str content_type; /* ptr NULL: none is said                            */
} zh_field;

/* Any request but a chat completion.  Zero is a POST of nothing to "". */
typedef struct zh_request {
  zh_str method; /* "GET"; ptr NULL: POST                                   */
  zh_str path;   /* behind the base URL, as it goes out: "/files/file-1"; a
                    query may follow; or a whole URL below the base URL     */
  zh_str model;  /* where to, like a chat's; ptr NULL: the default place.
                    The JSON body's or form's `model` becomes the target's
                    own name for it                                         */
  zh_str body;
  zh_str content_type;    /* of body; ptr NULL: JSON if there is a body,
                             else none                                        */
  const zh_field *fields; /* instead of a body                              */
  size_t field_count;
  zh_form form;
} zh_request;

/* Sends it; all else as zh_router_submit.  All of `request` is borrowed and
 * what is needed of it copied.  Only providers that speak OpenAI's dialect
 * have a place for it: UNSUPPORTED.  A JSON body of a request with a model may
 * hold `fallbacks` and `raw_params` like a chat. */
zh_status zh_router_request(zh_router *router, const zh_request *request,
                            const zh_call_options *options, zh_sink *sink,
                            void *user, zh_call **out, zh_error *err);

/* Ends the call soon, if it has not ended; its last event is then an ERROR
 * with CANCELED.  The connection is closed at once.  Any thread. */
void zh_call_cancel(zh_call *call);

/* Cancels silently if the call has not ended, clears its user pointer and
 * drops the caller's reference.  Call it on the thread that drains the sink
 * (or with the lock that the drain holds). */
void zh_call_free(zh_call *call);

/* What zh_router_submit got as `user`; NULL after zh_call_free. */
void *zh_call_user(const zh_call *call);

/* --- events ------------------------------------------------------------- */

typedef enum zh_event_type {
  ZH_EVENT_OPEN,  /* a stream's first good reply began: headers are there   */
  ZH_EVENT_CHUNK, /* one chunk: data                                        */
  ZH_EVENT_DONE,  /* the stream ended as it should; last event              */
  ZH_EVENT_REPLY, /* the whole reply of a plain call: data; last event      */
  ZH_EVENT_ERROR  /* the call failed: error; last event                     */
} zh_event_type;

/* Everything in an event lives until zh_event_free. */
typedef struct zh_event {
  struct zh_event *next;
  zh_call *call;
  zh_event_type type;
  int http_status;   /* OPEN, REPLY, ERROR; 0 when no reply arrived         */
  zh_json data;      /* CHUNK, REPLY: OpenAI JSON.  ERROR: the provider's
                        error body in OpenAI's form, when it is JSON        */
  zh_str text;       /* ERROR, REPLY: the body as it came, when not JSON.
                        CHUNK: see zh_form                                  */
  zh_str headers;    /* OPEN, REPLY, ERROR: "Name: value\r\n" lines, with
                        x-zerohop-* last, see docs/route.md               */
  zh_str request_id; /* of the delivering attempt; ptr NULL when none       */
  zh_str route;      /* DONE, REPLY, ERROR: JSON, see docs/route.md         */
  zh_str partial;    /* ERROR: text so far, as escaped string content       */
  const zh_error *error; /* ERROR                                           */
} zh_event;

/* Frees an event and all in it; NULL is nothing.  Any thread. */
void zh_event_free(zh_event *event);

/* --- sinks -------------------------------------------------------------- */

/* "Something to read": must not block, must not call into zerohop.  Runs on
 * the I/O thread or inside zh_router_submit and zh_call_free. */
typedef void (*zh_wake_fn)(void *user);

/* A queue of events for one event loop or one waiting thread.  With wake
 * NULL the sink signals a file descriptor instead.  Any thread. */
zh_status zh_sink_new(zh_wake_fn wake, void *user, zh_sink **out,
                      zh_error *err);

/* Readable while there is something to drain; -1 for a sink with a wake
 * function.  Owned by the sink. */
int zh_sink_fd(const zh_sink *sink);

/* Takes all queued events, oldest first, linked by next; NULL when none.
 * The caller frees each.  One thread at a time. */
zh_event *zh_sink_drain(zh_sink *sink);

/* Waits until the sink can be drained: 1, timeout 0, -1 when a signal came
 * (EINTR).  timeout_ms < 0 waits without end.  Call it without the GIL. */
int zh_sink_wait(zh_sink *sink, int timeout_ms);

/* Detaches the sink: no wake call runs or will run after the return.  Events
 * of calls still open are dropped; those calls are canceled. */
void zh_sink_free(zh_sink *sink);

#ifdef __cplusplus
}
#endif

#endif
