/* SPDX-License-Identifier: Apache-2.0 */
/* Sizes from the heads of image files, and what families of models make of
 * them. */
#include "token/image.h"

#include "token/model.h"

/* --- bytes in base64 --- */

static uint32_t image_digit(char c) {
  if (c >= 'A' && c <= 'Z')
    return (uint32_t)(c - 'A');
  if (c >= 'a' && c <= 'z')
    return (uint32_t)(c - 'a') + 26;
  if (c >= '0' && c <= '9')
    return (uint32_t)(c - '0') + 52;
  return c == '+' || c == '-' ? 62 : 63;
}

/* Byte number i; 0 behind the end. */
static uint32_t image_byte(zh_str base64, size_t i) {
  size_t at = i / 3 * 4 + i % 3;
  if (at + 1 >= base64.len)
    return 0;
  uint32_t bits =
      image_digit(base64.ptr[at]) << 6 | image_digit(base64.ptr[at + 1]);
  return bits >> (4 - 2 * (i % 3)) & 0xff;
}

static uint32_t image_big(zh_str base64, size_t i) {
  return image_byte(base64, i) << 8 | image_byte(base64, i + 1);
}

static uint32_t image_little(zh_str base64, size_t i) {
  return image_byte(base64, i + 1) << 8 | image_byte(base64, i);
}

static bool image_says(zh_str base64, size_t i, const char *word) {
  for (size_t k = 0; word[k]; k++) {
    if (image_byte(base64, i + k) != (uint8_t)word[k])
      return false;
  }
  return true;
}

/* --- formats --- */

static zh_image_size image_webp(zh_str base64) {
  if (image_says(base64, 12, "VP8X"))
    return (zh_image_size){
        (image_byte(base64, 26) << 16 | image_little(base64, 24)) + 1,
        (image_byte(base64, 29) << 16 | image_little(base64, 27)) + 1};
  if (image_says(base64, 12, "VP8L")) {
    uint32_t low = image_little(base64, 21);
    uint32_t high = image_little(base64, 23);
    return (zh_image_size){(low & 0x3fff) + 1,
                           ((low >> 14 | high << 2) & 0x3fff) + 1};
  }
  return (zh_image_size){image_little(base64, 26) & 0x3fff,
                         image_little(base64, 28) & 0x3fff};
}

/* Segment after segment, to the one that starts the frame. */
static zh_image_size image_jpeg(zh_str base64) {
  for (size_t at = 2; image_byte(base64, at) == 0xff;) {
    uint32_t mark = image_byte(base64, at + 1);
    if (mark >= 0xc0 && mark <= 0xcf && mark != 0xc4 && mark != 0xc8 &&
        mark != 0xcc)
      return (zh_image_size){image_big(base64, at + 7),
                             image_big(base64, at + 5)};
    at += 2 + (size_t)image_big(base64, at + 2);
  }
  return (zh_image_size){0, 0};
}

/* --- rules --- */

typedef enum image_form {
  IMAGE_TILES,   /* within 2048, then 768 pixels; tiles of 512 and a base   */
  IMAGE_PATCHES, /* of 32 pixels, at most so many                           */
  IMAGE_CELLS,   /* of 28 pixels, at most so many, and no longer than so    */
  IMAGE_SQUARES, /* of 768 pixels, one for all up to 384                    */
  IMAGE_FIXED,   /* by detail                                               */
  IMAGE_BLOCKS   /* of 448 pixels, and one more                             */
} image_form;

typedef struct image_rule {
  const char *word; /* as in zh_model_row                                   */
  image_form form;
  uint16_t base; /* TILES, FIXED in low detail: all there is                */
  uint16_t each; /* tile, square, block; hundredths for a patch; FIXED: all */
  uint16_t most; /* patches, cells                                          */
  uint16_t edge; /* CELLS: pixels                                           */
} image_rule;

/* The more special names first. */
static const image_rule image_rules[] = {
    {"gpt-4o-mini", IMAGE_TILES, 2833, 5667, 0, 0},
    {"gpt-4.1-mini", IMAGE_PATCHES, 0, 162, 1536, 0},
    {"gpt-4.1-nano", IMAGE_PATCHES, 0, 246, 1536, 0},
    {"o4-mini", IMAGE_PATCHES, 0, 172, 1536, 0},
    {"gpt-5-mini", IMAGE_PATCHES, 0, 120, 1536, 0},
    {"gpt-5-nano", IMAGE_PATCHES, 0, 150, 1536, 0},
    {"gpt-5.2", IMAGE_PATCHES, 0, 120, 1536, 0},
    {"gpt-5.3", IMAGE_PATCHES, 0, 120, 1536, 0},
    {"gpt-5.4", IMAGE_PATCHES, 0, 120, 1536, 0},
    {"gpt-5.1", IMAGE_TILES, 70, 140, 0, 0},
    {"gpt-5.", IMAGE_PATCHES, 0, 120, 10000, 0},
    {"gpt-5", IMAGE_TILES, 70, 140, 0, 0},
    {"o1", IMAGE_TILES, 75, 150, 0, 0},
    {"o3", IMAGE_TILES, 75, 150, 0, 0},
    {"computer-use", IMAGE_TILES, 65, 129, 0, 0},
    {"chatgpt-4o", IMAGE_TILES, 85, 170, 0, 0},
    {"gpt-4", IMAGE_TILES, 85, 170, 0, 0},
    {"claude-opus-4-7", IMAGE_CELLS, 0, 1, 4784, 2576},
    {"claude-opus-4.7", IMAGE_CELLS, 0, 1, 4784, 2576},
    {"claude-opus-4-8", IMAGE_CELLS, 0, 1, 4784, 2576},
    {"claude-opus-4.8", IMAGE_CELLS, 0, 1, 4784, 2576},
    {"claude-opus-4-9", IMAGE_CELLS, 0, 1, 4784, 2576},
    {"claude-3", IMAGE_CELLS, 0, 1, 1568, 1568},
    {"claude-opus-4", IMAGE_CELLS, 0, 1, 1568, 1568},
    {"claude-sonnet-4", IMAGE_CELLS, 0, 1, 1568, 1568},
    {"claude-haiku-4", IMAGE_CELLS, 0, 1, 1568, 1568},
    {"claude-", IMAGE_CELLS, 0, 1, 4784, 2576},
    {"gemini-1", IMAGE_SQUARES, 0, 258, 0, 0},
    {"gemini-2", IMAGE_SQUARES, 0, 258, 0, 0},
    {"gemini-", IMAGE_FIXED, 280, 1120, 0, 0},
    {"grok", IMAGE_BLOCKS, 0, 256, 0, 0},
};

static double image_up(double number) {
  double whole = (double)(int64_t)number;
  return whole < number ? whole + 1 : whole;
}

/* How many squares of `side` cover the image. */
static double image_cover(double width, double height, double side) {
  return image_up(width / side) * image_up(height / side);
}

static double image_tiles(const image_rule *rule, double width, double height) {
  double longer = width > height ? width : height;
  double scale = longer > 2048 ? 2048 / longer : 1;
  double shorter = (width < height ? width : height) * scale;
  if (shorter > 768)
    scale *= 768 / shorter;
  return rule->base +
         rule->each * image_cover(width * scale, height * scale, 512);
}

/* Shrinks by small steps, as the rule is on whole cells. */
static double image_cells(const image_rule *rule, double width, double height) {
  double longer = width > height ? width : height;
  double scale = longer > rule->edge ? rule->edge / longer : 1;
  while (image_cover(width * scale, height * scale, 28) > rule->most)
    scale *= 0.995;
  return image_cover(width * scale, height * scale, 28);
}

static double image_apply(const image_rule *rule, double width, double height,
                          bool low) {
  double count;
  switch (rule->form) {
  case IMAGE_TILES:
    return low ? rule->base : image_tiles(rule, width, height);
  case IMAGE_PATCHES:
    count = image_cover(width, height, 32);
    return image_up((count < rule->most ? count : rule->most) * rule->each /
                    100);
  case IMAGE_CELLS:
    return image_cells(rule, width, height);
  case IMAGE_SQUARES:
    return rule->each * (width <= 384 && height <= 384
                             ? 1
                             : image_cover(width, height, 768));
  case IMAGE_BLOCKS:
    return rule->each * (image_cover(width, height, 448) + 1);
  default:
    return low ? rule->base : rule->each;
  }
}

/* --- public --- */

zh_image_size zh_image_measure(zh_str base64) {
  if (image_says(base64, 1, "PNG"))
    return (zh_image_size){image_big(base64, 16) << 16 | image_big(base64, 18),
                           image_big(base64, 20) << 16 | image_big(base64, 22)};
  if (image_says(base64, 0, "GIF8"))
    return (zh_image_size){image_little(base64, 6), image_little(base64, 8)};
  if (image_says(base64, 0, "RIFF") && image_says(base64, 8, "WEBP"))
    return image_webp(base64);
  if (image_byte(base64, 0) == 0xff && image_byte(base64, 1) == 0xd8)
    return image_jpeg(base64);
  return (zh_image_size){0, 0};
}

size_t zh_image_tokens(zh_str model, zh_image_size size, bool low) {
  bool known = size.width > 0 && size.height > 0;
  double width = known ? size.width : 1024;
  double height = known ? size.height : 1024;
  for (size_t i = 0; i < ZH_COUNT(image_rules); i++) {
    if (zh_model_has(model, zh_str_of(image_rules[i].word)))
      return (size_t)image_apply(&image_rules[i], width, height, low);
  }
  return 0;
}
