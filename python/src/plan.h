/* plan.h -- how an object of a class is filled from JSON.
 *
 * A Plan names the fields of one class, in order, with what each may hold (its
 * Shape).  The class is either one of the official package's, a pydantic model
 * filled through its four slots, or one of ours (model.c).  Python makes the
 * plans (zerohop/_plans.py); build.c follows them.
 *
 * The official client constructs loosely and keeps what does not fit, except
 * that it validates what is Optional or a Union first and then converts.  So
 * building has two modes: loose, and strict inside such a value.  Where strict
 * building does not fit, the plan's `slow` function decides in Python. */
#ifndef ZH_PLAN_H
#define ZH_PLAN_H

#include "native.h"

enum { PLAN_MAX_FIELDS = 63 };

typedef enum ShapeKind {
  SHAPE_ANY,
  SHAPE_STR,
  SHAPE_INT,
  SHAPE_FLOAT,
  SHAPE_BOOL,
  SHAPE_LITERAL,  /* values: tuple of str                                   */
  SHAPE_MODEL,    /* plan                                                   */
  SHAPE_LIST,     /* item                                                   */
  SHAPE_DICT,     /* item                                                   */
  SHAPE_OPTIONAL, /* item, token                                            */
  SHAPE_UNION,    /* tag, values, cases, token: one model for each value    */
  SHAPE_SLOW      /* token                                                  */
} ShapeKind;

typedef struct Plan Plan;

typedef struct Shape {
  struct Shape *next; /* of its plan, for freeing                           */
  ShapeKind kind;
  struct Shape *item;
  Plan *plan;
  PyObject *tag;
  PyObject *values;
  struct Shape **cases;
  PyObject *token; /* tells the slow function what this is                  */
} Shape;

typedef struct Field {
  PyObject *name; /* interned */
  PyObject *key;  /* in JSON; key_text points into it */
  const char *key_text;
  size_t key_len;
  Shape *shape;
  PyObject *missing; /* the value when absent or null                       */
  uint8_t after;     /* the field that followed last time                   */
  bool renamed;      /* key is not name: loosely, it stays an extra, too    */
} Field;

struct Plan {
  PyObject_HEAD State *state;
  PyObject *cls;
  PyObject *slow;
  Shape *shapes;
  Shape *root; /* of what is no class: a union, a list; else NULL         */
  Field *fields;
  Py_ssize_t count;
  uint64_t required; /* bit i: field i has no default                       */
  uint8_t first;     /* the field that came first last time                 */
  bool own;
  /* Of official classes. */
  PyObject *blank;    /* dict with every field missing                      */
  PyObject *slots[3]; /* descriptors: fields_set, extra, private            */
  PyObject *seen_set; /* names of seen_mask: copied for the next object     */
  uint64_t seen_mask;
};

/* One of our own objects.  `set` has bit i when field i was given, and
 * MODEL_EXTRA_SET when unknown members count as given too. */
typedef struct Model {
  PyObject_HEAD State *state;
  Plan *plan; /* NULL for the bare base class */
  PyObject *dict;
  PyObject *shadow; /* unknown members whose name a class attribute hides */
  PyObject *weak;
  uint64_t set;
  PyObject *fields[];
} Model;

#define MODEL_EXTRA_SET (UINT64_C(1) << 63)

/* An object with all fields NULL; the caller fills them. */
Model *model_alloc(Plan *plan);

/* Adds an unknown member. */
bool model_put_extra(Model *model, PyObject *name, PyObject *value);

/* What was given, by JSON key, unknown members included: a new dict. */
PyObject *model_set_items(PyObject *model);

/* Follows `plan` from the root on, loosely.  `cache` has one entry for each
 * field, or is NULL. */
PyObject *build_model(Plan *plan, const zh_json *json, BuildCache *cache);

#endif
