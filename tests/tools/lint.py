# SPDX-License-Identifier: Apache-2.0
"""Keeps the sources in the house style: layers, lengths, names, banned calls.
Prints one line for each fault; exit status 1 when there is one."""

import ast
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIP = {"build", "dist", "node_modules", "__pycache__"}
LAYERS = "base format chat dialect provider token route net call".split()
TOP = len(LAYERS)
PUBLIC = ("zerohop.h", "zerohop_tokens.h")
BANNED = ("strcpy strcat sprintf vsprintf gets atoi atol atof strtok alloca "
          "abort exit").split()
MEMORY = "malloc calloc realloc free strdup strndup".split()
OPTIONAL = set(  # public functions that a binding may do without
    "zh_sink_fd zh_sink_wait zh_call_user zh_json_unescape zh_status_text "
    "zh_status_retry zh_status_name zh_call_cancel".split())
WORDS = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
PATHS = re.compile(r"/(work|root|home)/(?=[a-z])|\.libr" r"ary/")
C_CODE, SCRIPT = {".c", ".h", ".cc"}, {".py", ".js", ".mjs", ".cjs"}
faults = []


def fault(path, line, text):
    faults.append(f"{path.relative_to(ROOT)}:{line}: {text}")


def line_of(match):
    return match.string.count("\n", 0, match.start()) + 1


def sources():
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        made = SKIP.intersection(parts) or any(
            part.startswith(".") and part != ".ci" for part in parts[:-1])
        if path.is_file() and not path.is_symlink() and not made:
            yield path


def without_comments(text):
    """C text with comments and string contents blanked, lines kept."""
    def blank(match):
        found = match.group(0)
        if found[0] in "\"'":
            return found[0] + " " * (len(found) - 2) + found[0]
        return re.sub(r"[^\n]", " ", found)
    pattern = r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.sub(pattern, blank, text, flags=re.S)


def too_long(path, start, end, what):
    if end - start + 1 > 80:
        fault(path, start, f"{what} has {end - start + 1} lines, 80 allowed")


def c_functions(path, lines):
    start = 0
    for number, line in enumerate(lines, 1):
        if re.match(r"[A-Za-z_]", line):
            start = number
        if line == "}" and start:
            head = " ".join(lines[start - 1:start + 4]).split("{")[0]
            if "(" in head and "=" not in head:
                too_long(path, start, number, "function")
            start = 0


def c_statics(path, lines, stem):
    for number, line in enumerate(lines, 1):
        if not re.match(r"static (?!inline|_Static)", line):
            continue
        joined = line + " " + (lines[number] if number < len(lines) else "")
        if re.search(r"struct \{|enum \{", line):  # named where it closes
            joined = "} ".join(x[1:] for x in lines[number:] if x[:1] == "}")
        joined = joined.replace("(*const ", "").replace("(*", "")
        name = re.findall(r"\w+", re.split(r"[(=;\[{})]", joined)[0])[-1]
        if not name.startswith(stem + "_") and name != stem:
            fault(path, number, f"static {name} does not start with {stem}_")


def layer_of(path):
    parts = path.relative_to(ROOT / "csrc/src").parts
    return LAYERS.index(parts[0]) if len(parts) > 1 else TOP


def c_layers(path, text):
    for match in re.finditer(r'#include "([^"]+)"', text):
        parts = match.group(1).split("/")
        level = LAYERS.index(parts[0]) if parts[0] in LAYERS else TOP
        if match.group(1) not in PUBLIC and level > layer_of(path):
            fault(path, line_of(match), f"{parts[0]} is a higher layer")


def c_calls(path, code):
    core = (ROOT / "csrc/src") in path.parents
    banned = BANNED + (MEMORY if core and path.name != "mem.c" else [])
    for match in re.finditer(r"\b(%s)\s*\(" % "|".join(banned), code):
        if match.group(1) in ("exit", "abort") and not core:
            continue
        before = code[max(0, match.start() - 2):match.start()]
        if not before.endswith((".", "->")):
            fault(path, line_of(match), f"{match.group(1)} is banned here")


def all_text(folder):
    return "".join(p.read_text() for p in (ROOT / folder).glob("*.c"))


def c_names(path, text, names):
    if path.parent.name in ("provider", "dialect"):
        return
    for match in re.finditer(r'"([^"\n]*)"', text):
        if match.group(1) in names:
            fault(path, line_of(match), f"provider name {match.group(0)}")


def check_c(path, text, names):
    lines = text.split("\n")
    code = without_comments(text)
    limit = 150 if path.suffix == ".h" else 700
    if path.name != "zerohop.h" and len(lines) - 1 > limit:
        fault(path, 1, f"{len(lines) - 1} lines, {limit} allowed")
    for number, line in enumerate(lines, 1):
        if len(line) > 80:
            fault(path, number, f"{len(line)} columns, 80 allowed")
    c_functions(path, code.split("\n"))
    c_calls(path, code)
    if path.suffix == ".c" and (ROOT / "csrc/src") in path.parents:
        c_statics(path, code.split("\n"), path.stem)
    if (ROOT / "csrc/src") in path.parents:
        c_layers(path, text)
        c_names(path, text, names)


def check_script(path, text):
    lines = text.split("\n")
    if len(lines) - 1 > 700:
        fault(path, 1, f"{len(lines) - 1} lines, 700 allowed")
    if path.suffix == ".py":
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                too_long(path, node.lineno, node.end_lineno, "function")
        return
    start = re.compile(r"( *)(?!if|for|while|switch|catch)(?:function\b.*|"
                       r"(?:export |default |async |static |\*|get |set )*"
                       r"(?:function\b.*|[\w#$]+\(.*\) ))\{$")
    for number, line in enumerate(lines, 1):
        found = start.match(line)
        if found and found.group(1) + "}" in lines[number:]:
            end = lines.index(found.group(1) + "}", number) + 1
            too_long(path, number, end, "function")


def check_types(path, text):
    """Types are as long as a sitting, but for those that a script writes."""
    lines = text.split("\n")
    written = any(re.match(r"(//|#) (Written|Generated) by tools/", line)
                  for line in lines[:2])
    if len(lines) - 1 > 700 and not written:
        fault(path, 1, f"{len(lines) - 1} lines, 700 allowed")


def check_public(path):
    """Every public function is documented and used by the bindings."""
    uses = {side: all_text(f"{side}/src") for side in ("python", "node")}
    for block in re.split(r"\n\s*\n", path.read_text()):
        for name in re.findall(r"^[a-z].*?\b(zh_\w+)\(", block, re.M):
            if not block.lstrip().startswith("/*"):
                fault(path, 1, f"{name} is not documented")
            using = [s for s in uses if re.search(rf"\b{name}\b", uses[s])]
            if len(using) < 2 and name not in OPTIONAL:
                fault(path, 1, f"{name} is used by {using or 'no binding'}")


def check_unity(path):
    core = {p.relative_to(ROOT / "csrc/src").as_posix()
            for p in (ROOT / "csrc/src").rglob("*.c")}
    listed = set(re.findall(r'#include "(.+)"', path.read_text()))
    for name in sorted(core ^ listed):
        fault(path, 1, f"{name} is not in both the list and the tree")


def main():
    names = set(re.findall(r'\.name\s*=\s*"([^"]+)"',
                           all_text("csrc/src/provider")))
    for path in sources():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.split("\n"), 1):
            if PATHS.search(line) or (path.suffix in C_CODE | SCRIPT
                                      and WORDS.search(line)):
                fault(path, number, f"does not belong here: {line.strip()}")
        if path.suffix in SCRIPT | {".c", ".cc"}:
            if "SPDX-License-Identifier: " not in text[:200]:
                fault(path, 1, "no SPDX line")
        if path.suffix in C_CODE:
            check_c(path, text, names)
        if path.suffix in SCRIPT:
            check_script(path, text)
        if path.name.endswith((".d.ts", ".d.mts", ".pyi")):
            check_types(path, text)
    for name in PUBLIC:
        check_public(ROOT / "csrc/include" / name)
    check_unity(ROOT / "csrc/zerohop.c")
    print("\n".join(faults) or "lint: clean")
    return bool(faults)


sys.exit(main())
