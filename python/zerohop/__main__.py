# SPDX-License-Identifier: Apache-2.0
"""python -m zerohop: what one does outside a program."""

import json
import os
import sys

from . import OpenAIError, _native

USAGE = """usage: python -m zerohop catalog update FILE

  catalog update FILE   checks a file of prices (docs/cost.md) and keeps it;
                        clients made from then on know it
"""


def update(path):
    # Without what is kept now: it may be what is broken.
    core = _native.Router({"require_key": False, "user_catalog": False})
    return json.loads(core.update({"path": os.path.abspath(path)}))


def main(words):
    if len(words) != 3 or words[:2] != ["catalog", "update"]:
        print(USAGE, end="", file=sys.stderr)
        return 2
    try:
        kept = update(words[2])
    except OpenAIError as error:
        print(f"zerohop: {error}", file=sys.stderr)
        return 1
    print(f"{kept['models']} models kept in {kept['path']}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
