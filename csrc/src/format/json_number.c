/* SPDX-License-Identifier: Apache-2.0 */
/* JSON numbers, which the parser leaves as text, as integers and doubles. */
#include "format/json.h"

#include <stdio.h>
#include <stdlib.h>

/* No point half way between two doubles has more significant digits, so
 * further ones only matter by being zero or not. */
#define JSON_NUMBER_DIGITS 768

/* Far beyond what a double holds; ten times as much fits a long anywhere. */
#define JSON_NUMBER_EXP_MAX 100000000L

/* digits * 10^exp, without leading zeros. */
typedef struct json_number_parts {
  char digits[JSON_NUMBER_DIGITS + 2];
  size_t len;
  long exp;
  bool negative;
} json_number_parts;

static bool json_number_is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* Reads "e-12" and the like. */
static long json_number_exp(zh_str text) {
  long exp = 0;
  bool negative = text.len > 1 && text.ptr[1] == '-';
  for (size_t i = 1; i < text.len; i++) {
    if (json_number_is_digit(text.ptr[i]) && exp < JSON_NUMBER_EXP_MAX)
      exp = exp * 10 + (text.ptr[i] - '0');
  }
  return negative ? -exp : exp;
}

static void json_number_digit(json_number_parts *number, char digit,
                              bool fraction) {
  if (number->len == 0 && digit == '0') {
    number->exp -= fraction;
  } else if (number->len < JSON_NUMBER_DIGITS) {
    number->digits[number->len++] = digit;
    number->exp -= fraction;
  } else {
    // One digit more stands for all that do not fit.
    if (number->len == JSON_NUMBER_DIGITS && digit != '0') {
      number->digits[number->len++] = '1';
      number->exp--;
    }
    number->exp += !fraction;
  }
}

/* Splits checked number text; trailing zeros go to the exponent. */
static void json_number_read(zh_str text, json_number_parts *number) {
  bool fraction = false;
  number->len = 0;
  number->exp = 0;
  number->negative = text.ptr[0] == '-';
  for (size_t i = number->negative; i < text.len; i++) {
    char c = text.ptr[i];
    if (c == 'e' || c == 'E') {
      number->exp += json_number_exp(zh_str_cut(text, i));
      break;
    }
    if (c == '.')
      fraction = true;
    else
      json_number_digit(number, c, fraction);
  }
  while (number->len > 0 && number->digits[number->len - 1] == '0') {
    number->len--;
    number->exp++;
  }
}

/* Counts downwards from zero, since INT64_MIN is the larger one. */
static bool json_number_add(int64_t *value, int digit) {
  if (*value < (INT64_MIN + digit) / 10)
    return false;
  *value = *value * 10 - digit;
  return true;
}

static bool json_number_sign(int64_t value, bool negative, int64_t *out) {
  if (!negative && value == INT64_MIN)
    return false;
  *out = negative ? value : -value;
  return true;
}

static bool json_number_plain(zh_str text, int64_t *out) {
  int64_t value = 0;
  bool negative = text.ptr[0] == '-';
  for (size_t i = negative; i < text.len; i++) {
    if (!json_number_add(&value, text.ptr[i] - '0'))
      return false;
  }
  return json_number_sign(value, negative, out);
}

static bool json_number_int(const json_number_parts *number, int64_t *out) {
  int64_t value = 0;
  if (number->len > 0 && (number->exp < 0 || number->exp > 18))
    return false;
  for (size_t i = 0; i < number->len; i++) {
    if (!json_number_add(&value, number->digits[i] - '0'))
      return false;
  }
  for (long i = 0; value != 0 && i < number->exp; i++) {
    if (!json_number_add(&value, 0))
      return false;
  }
  return json_number_sign(value, number->negative, out);
}

static const zh_node *json_number_node(const zh_json *json, uint32_t at) {
  if (at == 0 || at >= json->count)
    return NULL;
  const zh_node *node = &json->nodes[at];
  return node->type == ZH_JSON_NUMBER ? node : NULL;
}

/* --- public --- */

bool zh_json_int(const zh_json *json, uint32_t at, int64_t *out) {
  const zh_node *node = json_number_node(json, at);
  if (!node)
    return false;
  zh_str text = zh_json_raw(json, at);
  if (node->flags & ZH_NODE_INTEGER)
    return json_number_plain(text, out);
  json_number_parts number;
  json_number_read(text, &number);
  return json_number_int(&number, out);
}

bool zh_json_double(const zh_json *json, uint32_t at, double *out) {
  if (!json_number_node(json, at))
    return false;
  json_number_parts number;
  json_number_read(zh_json_raw(json, at), &number);
  if (number.len == 0) {
    *out = number.negative ? -0.0 : 0.0;
    return true;
  }
  // No decimal point: strtod wants the one of the host's locale.
  char text[sizeof(number.digits) + 32];
  snprintf(text, sizeof(text), "%s%.*se%ld", number.negative ? "-" : "",
           (int)number.len, number.digits, number.exp);
  *out = strtod(text, NULL);
  return true;
}
