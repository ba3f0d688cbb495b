# SPDX-License-Identifier: Apache-2.0
"""Writes csrc/src/token/claude_table.c: which part each character of the basic
plane plays in Claude's words, and how capitals are lowered.

    pip install unicodedata2==16.0.0 regex && python tools/claude_tables.py

The rules were measured by ctok (https://github.com/sanderland/ctok); the sets
below that no Unicode property explains are its findings."""

import pathlib

import regex
import unicodedata2 as ucd

from unicode_tables import cut, packed, table

OUT = pathlib.Path(__file__).parent.parent / "csrc/src/token/claude_table.c"

(HARD, CASELESS, LOWER, UPPER, MARK, DIGIT, FAR_DIGIT, HARD_DIGIT, HARD_NUMBER,
 PUNCT, SYMBOL, SELECTOR, SPACE, GONE, FOLDED) = range(15)

PUNCT_TOO = set("—»«•°„–−£§€…√→（№†└│·─═█\u0f0d")
IDEOGRAPHIC = set("〄〒〓〠〶〷〾〿")
ITERATION = {0x3005, 0x3006, *range(0x3031, 0x3036), 0x303B, 0x303C}
WORD_SYMBOLS = [(0x16EE, 0x16F0), (0x2160, 0x2188), (0x24B6, 0x24E9),
                (0xA6E6, 0xA6EF)]
IDEOGRAPHS = [(0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0xF900, 0xFAFF),
              (0xAC00, 0xD7A3)]
FOLDS = {0, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F,
         0x205F}
UNCASED = {0x3F4}


def within(code, ranges):
    return any(low <= code <= high for low, high in ranges)


def lowered(char):
    return char if ord(char) in UNCASED else char.lower()


def is_alphabetic(char):
    return regex.fullmatch(r"\p{Alphabetic}", char) is not None


def word_class(char):
    """Of what stands inside words."""
    if ucd.category(char)[0] == "M":
        syriac = ord(char) == 0x711 or 0x730 <= ord(char) <= 0x73F
        return MARK if ucd.combining(char) and not syriac else CASELESS
    if ord(char) not in UNCASED and char.isupper() and lowered(char) != char:
        return UPPER
    return LOWER if char.islower() else CASELESS


def hard_class(char, category):
    """Of what stands alone."""
    code = ord(char)
    if category == "No":
        return HARD_NUMBER
    if category == "Nd":
        return HARD_DIGIT
    if category[0] == "M" and not is_alphabetic(char):
        return SYMBOL
    if 0x3001 <= code <= 0x303F and (category[0] == "P"
                                     or char in IDEOGRAPHIC):
        return HARD
    return SYMBOL if category[0] in "PS" or category in ("Cf", "Cn") else HARD


def class_of(code):
    char = chr(code)
    category = ucd.category(char)
    if code in FOLDS:
        return FOLDED
    if category == "Cc" and code not in (9, 10) or 0xE000 <= code <= 0xF8FF:
        return GONE
    if category[0] == "Z" or code in (9, 10):
        return SPACE
    if within(code, WORD_SYMBOLS):
        return word_class(char)
    if category == "Nd" and code < 0x80:
        return DIGIT
    if category == "Nd" and within(code, [(0x660, 0x669), (0x6F0, 0x6F9)]):
        return FAR_DIGIT
    if code < 0x80 and category[0] in "PS" or char in PUNCT_TOO:
        return PUNCT
    if 0xFE00 <= code <= 0xFE0F:
        return SELECTOR
    is_word = (is_alphabetic(char) if category[0] == "M"
               else category[0] == "L" and code not in ITERATION
               and not within(code, IDEOGRAPHS))
    return word_class(char) if is_word else hard_class(char, category)


def lower_rows():
    """Runs of capitals: first, last, step, and what is added to lower them."""
    rows = []
    for code in range(0x80, 0x10000):
        low = lowered(chr(code))
        if len(low) != 1 or ord(low) == code:
            continue
        add = ord(low) - code
        if rows and rows[-1][3] == add and (
                code - rows[-1][1] in (1, 2)
                and (rows[-1][0] == rows[-1][1]
                     or code - rows[-1][1] == rows[-1][2])):
            rows[-1][2] = code - rows[-1][1]
            rows[-1][1] = code
        else:
            rows.append([code, code, 1, add])
    return rows


def main():
    blocks, places = cut([class_of(code) for code in range(0x10000)], 128)
    rows = lower_rows()
    lines = [f"const zh_claude_lower zh_claude_lowers[{len(rows)}] = {{"]
    for at in range(0, len(rows), 2):
        pair = ", ".join("{0x%04x, 0x%04x, %d, %d}" % tuple(row)
                         for row in rows[at:at + 2])
        lines.append(f"  {pair},")
    OUT.write_text("\n".join([
        "/* SPDX-License-Identifier: Apache-2.0 */",
        "/* Made by tools/claude_tables.py from Unicode "
        + ucd.unidata_version + ". */",
        "// clang-format off",
        '#include "token/claude_table.h"',
        "",
        table("zh_claude_places", packed(places, 8)),
        "",
        table("zh_claude_blocks", packed(blocks, 4)),
        "",
        *lines, "};",
        f"const size_t zh_claude_lower_count = {len(rows)};",
        "// clang-format on",
        ""]))


main()
