/* SPDX-License-Identifier: Apache-2.0 */
/* The whole core as one translation unit, in layer order: what a file uses
 * stands above it.  The bindings compile this file and nothing else; the
 * Makefile also builds every file on its own. */

#include "base/base.c"
#include "base/buf.c"
#include "base/clock.c"
#include "base/error.c"
#include "base/loop.c"
#include "base/mem.c"
#include "base/poller.c"
#include "base/status.c"
#include "base/thread.c"
#include "base/timer.c"
#include "base/waker.c"

#include "net/curl.c"
#include "net/curl_setup.c"
#include "net/curl_shard.c"
#include "net/resolver.c"
