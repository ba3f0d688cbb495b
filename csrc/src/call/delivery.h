/* call/delivery.h -- events on their way to the host: one block of memory
 * each, so that the host frees with one call. */
#ifndef ZH_DELIVERY_H
#define ZH_DELIVERY_H

#include "call/call.h"

/* A copy of `from` and all that it points to, for call (referenced).  NULL
 * when out of memory.  Any thread. */
zh_event *zh_delivery_new(zh_call *call, const zh_event *from);

/* The same for a CHUNK, of which there are many: they share call->page.  I/O
 * thread. */
zh_event *zh_delivery_chunk(zh_call *call, zh_json chunk, zh_str text);

/* An ERROR that says NO_MEMORY, made while there is some. */
zh_event *zh_delivery_memory(zh_call *call);

/* Lets go of a page; NULL is nothing. */
void zh_page_unref(zh_page *page);

#endif
