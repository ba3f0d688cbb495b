/* SPDX-License-Identifier: Apache-2.0 */
#include "call/delivery.h"

#include "base/mem.h"

typedef struct delivery_block {
  zh_event event;
  zh_error error;
  size_t len;
} delivery_block;

static size_t delivery_len(const zh_event *from) {
  return from->data.count * sizeof(zh_node) + from->data.text.len +
         from->text.len + from->headers.len + from->request_id.len +
         from->route.len + from->partial.len;
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

zh_event *zh_delivery_new(zh_call *call, const zh_event *from) {
  size_t len = sizeof(delivery_block) + delivery_len(from);
  delivery_block *block = zh_alloc(len);

  if (!block)
    return NULL;
  zh_event *event = &block->event;
  size_t nodes_len = from->data.count * sizeof(zh_node);
  char *at = (char *)(block + 1);
  *event = *from;
  event->call = call;
  event->next = NULL;
  block->len = len;
  // Nodes first: they need their alignment.
  if (nodes_len)
    memcpy(at, from->data.nodes, nodes_len);
  event->data.nodes = nodes_len ? (const zh_node *)(const void *)at : NULL;
  at += nodes_len;
  event->data.text = delivery_put(&at, from->data.text);
  event->text = delivery_put(&at, from->text);
  event->headers = delivery_put(&at, from->headers);
  event->request_id = delivery_put(&at, from->request_id);
  event->route = delivery_put(&at, from->route);
  event->partial = delivery_put(&at, from->partial);
  if (from->error) {
    block->error = *from->error;
    event->error = &block->error;
  }
  zh_call_ref(call);
  atomic_fetch_add_explicit(&call->unread, len, memory_order_relaxed);
  return event;
}

/* --- public --- */

void zh_event_free(zh_event *event) {
  delivery_block *block = (delivery_block *)event;

  if (!event)
    return;
  zh_call *call = event->call;
  atomic_fetch_sub_explicit(&call->unread, block->len, memory_order_relaxed);
  zh_free(block);
  zh_call_unref(call);
}
