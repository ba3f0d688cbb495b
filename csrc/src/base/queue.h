/* queue.h -- an intrusive first-in first-out list, and the mailbox made of it
 * that other threads reach the I/O thread by. */
#ifndef ZH_QUEUE_H
#define ZH_QUEUE_H

#include "base/thread.h"

typedef struct zh_link {
  struct zh_link *next;
} zh_link;

typedef struct zh_list {
  zh_link *head;
  zh_link *tail;
} zh_list;

static inline void zh_list_push(zh_list *list, zh_link *link) {
  link->next = NULL;
  if (list->tail)
    list->tail->next = link;
  else
    list->head = link;
  list->tail = link;
}

/* The whole list, oldest first; the list is then empty. */
static inline zh_link *zh_list_take(zh_list *list) {
  zh_link *head = list->head;

  *list = (zh_list){NULL, NULL};
  return head;
}

typedef struct zh_mailbox {
  zh_mutex mutex;
  zh_list list;
} zh_mailbox;

/* Any thread.  Returns whether the box was empty: then the reader must be
 * woken. */
static inline bool zh_mailbox_post(zh_mailbox *box, zh_link *link) {
  zh_mutex_lock(&box->mutex);
  bool was_empty = box->list.head == NULL;
  zh_list_push(&box->list, link);
  zh_mutex_unlock(&box->mutex);
  return was_empty;
}

static inline bool zh_mailbox_is_empty(zh_mailbox *box) {
  zh_mutex_lock(&box->mutex);
  bool empty = box->list.head == NULL;
  zh_mutex_unlock(&box->mutex);
  return empty;
}

static inline zh_link *zh_mailbox_take(zh_mailbox *box) {
  zh_mutex_lock(&box->mutex);
  zh_link *head = zh_list_take(&box->list);
  zh_mutex_unlock(&box->mutex);
  return head;
}

#endif
