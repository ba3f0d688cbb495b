/* SPDX-License-Identifier: Apache-2.0 */
#include "call/delivery.h"

#include "base/error.h"
#include "base/mem.h"

/* Behind it an error, nodes and text, as far as there are any. */
typedef struct delivery_block {
  zh_event event;
  zh_page *page; /* NULL: memory of its own                             */
  size_t len;
} delivery_block;

/* Memory that the chunks of one call share, and what they would each do on
 * their own: keep the call, count as unread.  It starts anew whenever the host
 * has freed all of them: a stream that is read as it comes lives in one. */
struct zh_page {
  atomic_int refs; /* the call's until it is over, and each chunk's         */
  zh_call *call;
  size_t at;
  size_t cap;
};

/* A sanitizer sees the end of a chunk only where each has its own. */
#ifdef __SANITIZE_ADDRESS__
#define DELIVERY_PAGE_MAX ((size_t)0)
#else
#define DELIVERY_PAGE_MAX ZH_MEM_PAGE
#endif
#define DELIVERY_PAGE_MIN ((size_t)2 << 10)

static size_t delivery_len(const zh_event *from) {
  return (from->error ? sizeof(zh_error) : 0) +
         from->data.count * sizeof(zh_node) + from->data.text.len +
         from->text.len + from->headers.len + from->request_id.len +
         from->route.len + from->partial.len;
}

static void delivery_hold(zh_call *call, size_t len) {
  zh_call_ref(call);
  atomic_fetch_add_explicit(&call->unread, len, memory_order_relaxed);
}

static void delivery_release(zh_call *call, size_t len) {
  atomic_fetch_sub_explicit(&call->unread, len, memory_order_relaxed);
  zh_call_unref(call);
}

static delivery_block *delivery_alloc(zh_call *call, size_t more) {
  size_t len = sizeof(delivery_block) + more;
  delivery_block *block = zh_alloc(len);

  if (!block)
    return NULL;
  block->page = NULL;
  block->len = len;
  delivery_hold(call, len);
  return block;
}

void zh_page_unref(zh_page *page) {
  if (!page ||
      atomic_fetch_sub_explicit(&page->refs, 1, memory_order_acq_rel) != 1)
    return;
  zh_call *call = page->call;
  size_t cap = page->cap;
  if (cap == ZH_MEM_PAGE)
    zh_mem_page_free(page);
  else
    zh_free(page);
  delivery_release(call, cap);
}

/* A page with room for `len`: the call's own, or a larger one in its place
 * while the host is behind. */
static zh_page *delivery_page(zh_call *call, size_t len) {
  zh_page *page = call->page;
  size_t cap = page ? 2 * page->cap : DELIVERY_PAGE_MIN;

  if (page && atomic_load_explicit(&page->refs, memory_order_acquire) == 1)
    page->at = sizeof *page;
  if (page && page->cap - page->at >= len)
    return page;
  if (cap > DELIVERY_PAGE_MAX)
    cap = DELIVERY_PAGE_MAX;
  if (cap < sizeof *page + len)
    cap = sizeof *page + len;
  page = cap == ZH_MEM_PAGE ? zh_mem_page() : zh_alloc(cap);
  if (!page)
    return NULL;
  zh_page_unref(call->page);
  atomic_init(&page->refs, 1);
  page->call = call;
  page->at = sizeof *page;
  page->cap = cap;
  delivery_hold(call, cap);
  return call->page = page;
}

static delivery_block *delivery_alloc_chunk(zh_call *call, size_t more) {
  size_t len = (sizeof(delivery_block) + more + 15) & ~(size_t)15;

  if (len > DELIVERY_PAGE_MAX / 2)
    return delivery_alloc(call, more);
  zh_page *page = delivery_page(call, len);
  if (!page)
    return NULL;
  delivery_block *block = (delivery_block *)(void *)((char *)page + page->at);
  page->at += len;
  atomic_fetch_add_explicit(&page->refs, 1, memory_order_relaxed);
  block->page = page;
  return block;
}

static zh_str delivery_put(char **at, zh_str text) {
  zh_str copy = {*at, text.len};

  if (!text.ptr)
    return text;
  if (text.len)
    memcpy(*at, text.ptr, text.len);
  *at += text.len;
  return copy;
}

/* Nodes and text of a value. */
static void delivery_put_json(char **at, zh_json *out, zh_json from) {
  size_t nodes_len = from.count * sizeof(zh_node);

  out->count = from.count;
  out->nodes = nodes_len ? (const zh_node *)(const void *)*at : NULL;
  if (nodes_len)
    memcpy(*at, from.nodes, nodes_len);
  *at += nodes_len;
  out->text = delivery_put(at, from.text);
}

zh_event *zh_delivery_new(zh_call *call, const zh_event *from) {
  delivery_block *block = delivery_alloc(call, delivery_len(from));

  if (!block)
    return NULL;
  zh_event *event = &block->event;
  char *at = (char *)(block + 1);
  *event = *from;
  event->call = call;
  event->next = NULL;
  // What needs its alignment first.
  if (from->error) {
    event->error = memcpy(at, from->error, sizeof(zh_error));
    at += sizeof(zh_error);
  }
  delivery_put_json(&at, &event->data, from->data);
  event->text = delivery_put(&at, from->text);
  event->headers = delivery_put(&at, from->headers);
  event->request_id = delivery_put(&at, from->request_id);
  event->route = delivery_put(&at, from->route);
  event->partial = delivery_put(&at, from->partial);
  return event;
}

zh_event *zh_delivery_chunk(zh_call *call, zh_json chunk, zh_str text) {
  delivery_block *block = delivery_alloc_chunk(
      call, chunk.count * sizeof(zh_node) + chunk.text.len + text.len);

  if (!block)
    return NULL;
  char *at = (char *)(block + 1);
  block->event = (zh_event){.call = call, .type = ZH_EVENT_CHUNK};
  delivery_put_json(&at, &block->event.data, chunk);
  block->event.text = delivery_put(&at, text);
  return &block->event;
}

zh_event *zh_delivery_memory(zh_call *call) {
  delivery_block *block = delivery_alloc(call, sizeof(zh_error));

  if (!block)
    return NULL;
  zh_error *error = (zh_error *)(void *)(block + 1);
  zh_error_init(error);
  zh_error_memory(error);
  block->event =
      (zh_event){.call = call, .type = ZH_EVENT_ERROR, .error = error};
  return &block->event;
}

/* --- public --- */

void zh_event_free(zh_event *event) {
  delivery_block *block = (delivery_block *)event;

  if (!event)
    return;
  if (block->page) {
    zh_page_unref(block->page);
    return;
  }
  zh_call *call = event->call;
  size_t len = block->len;
  zh_free(block);
  delivery_release(call, len);
}
