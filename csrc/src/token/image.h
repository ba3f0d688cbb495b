/* image.h -- what an image costs: by its size, by rules that each family of
 * models has published. */
#ifndef ZH_TOKEN_IMAGE_H
#define ZH_TOKEN_IMAGE_H

#include "base/base.h"

typedef struct zh_image_size {
  uint32_t width; /* 0: not known                                           */
  uint32_t height;
} zh_image_size;

/* The size that the head of a PNG, JPEG, GIF or WebP in base64 names. */
zh_image_size zh_image_measure(zh_str base64);

/* What the model counts for an image of this size, of 1024 pixels square where
 * that is not known; `low`: it asks for little detail.  0: no rule is known. */
size_t zh_image_tokens(zh_str model, zh_image_size size, bool low);

#endif
