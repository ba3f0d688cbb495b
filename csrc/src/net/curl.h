/* net/curl.h -- the transport over libcurl's multi_socket interface.
 *
 * libcurl is fenced in; each line has a test:
 *   no redirects, no netrc, cookies, HSTS, alt-svc; http and https only
 *   a POST is never sent twice behind our back (PREREQFUNCTION counts)
 *   decompressed bytes are counted and capped here
 *   no Expect: 100-continue; identity encoding asked for, others decoded
 *   proxies only as told, never from the environment of the moment
 *   names are resolved by net/resolver, once
 *   sockets are CLOEXEC and shut down before close by the owning process
 *   few connections per multi handle (its look-up is linear): shards
 *   HTTP/2 only from libcurl 8.16 on; PIPEWAIT never
 * Callbacks of libcurl only take notes; zh_curl_deliver tells the handlers, so
 * that they may start and cancel transfers freely. */
#ifndef ZH_CURL_H
#define ZH_CURL_H

#include "base/loop.h"
#include "net/transport.h"

/* Once per process, before any other use; safe to call again. */
zh_status zh_curl_global_init(zh_error *err);

/* The loop is borrowed.  I/O thread from here on. */
zh_status zh_curl_new(zh_loop *loop, zh_transport **out, zh_error *err);
void zh_curl_free(zh_transport *transport);

/* Tells the handlers what came since the last call; returns whether anything
 * did.  Call it after every step of the loop. */
bool zh_curl_deliver(zh_transport *transport);

/* Around a fork: before it (any thread) the table of open sockets is locked;
 * after it unlocked.  In the child all of them are closed, not shut down, and
 * the transport must never be used again. */
void zh_curl_before_fork(zh_transport *transport);
void zh_curl_after_fork(zh_transport *transport, bool in_child);

/* Transfers under way. */
size_t zh_curl_active(const zh_transport *transport);

#endif
