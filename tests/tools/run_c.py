# SPDX-License-Identifier: Apache-2.0
"""Runs the C test programs given as arguments (PROGRAM or PROGRAM=ARGUMENT),
one line for each that passes, its skipped tests and what it notes ("note: "),
the whole output of each that fails.  Exit status 1 when one failed."""

import os
import re
import subprocess
import sys
import time

LIMIT_S = 300


def run(program):
    """(passed, number of tests, seconds, output) of one program that counts
    its tests as cmocka does."""
    start = time.monotonic()
    try:
        done = subprocess.run(program.split("="), stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=LIMIT_S)
        code, output = done.returncode, done.stdout
    except subprocess.TimeoutExpired as late:
        code, output = -1, (late.stdout or b"") + b"\nran out of time\n"
    text = output.decode("utf-8", "replace")
    ran = re.findall(r"\[==========\].*?(\d+) test\(s\) run", text)
    count = sum(map(int, ran))
    return code == 0 and count > 0, count, time.monotonic() - start, text


def skipped(text):
    """A line for each test that was skipped, with what it said before."""
    lines, said = [], ""
    for line in text.partition("test(s) run")[0].splitlines():
        found = re.match(r"\[  SKIPPED \] (\w+)$", line)
        if found:
            lines.append(f"skip   {found.group(1)} ({said or 'no reason'})")
        said = "" if line[:1] == "[" else line.strip()
    return lines


def main(programs):
    if not programs:
        print("no C test matches")
        return 0
    failed, skips, total = [], [], 0
    for program in programs:
        passed, count, seconds, output = run(program)
        name = os.path.basename(program.split("=")[0])
        total += count
        print(f"{'ok  ' if passed else 'FAIL'} {name:<24} {count:4} tests "
              f"{seconds:6.1f} s", flush=True)
        if passed:
            lines = skipped(output)
            skips += lines
            lines += re.findall(r"^note: .*", output, re.M)
            print("".join(f"{line}\n" for line in lines), end="", flush=True)
        if not passed:
            failed.append(name)
            print(output)
    print(f"C: {total} tests in {len(programs)} programs, "
          f"{len(skips)} skipped, {len(failed)} failed {' '.join(failed)}")
    return 1 if failed else 0


sys.exit(main(sys.argv[1:]))
