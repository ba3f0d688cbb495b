# SPDX-License-Identifier: Apache-2.0
"""python -m zerohop: what one does outside a program."""

import json
import os
import sys

from . import OpenAIError, _native

USAGE = """usage: python -m zerohop catalog update FILE
       python -m zerohop usage [--ledger FILE] [--by day,model] [--since 7d] ...
       python -m zerohop tasks [--ledger FILE] [--min-score 0.7] ...

  catalog update FILE   checks a file of prices (docs/cost.md) and keeps it;
                        clients made from then on know it
  usage                 what calls took and cost (docs/ledger.md): --by of day,
                        provider, model, deployment, group, key, outcome, tag,
                        tag:NAME; --since, --until, --provider, --model, --tag,
                        --compare PROVIDER/MODEL, --limit, --json
  tasks                 the cheapest model that is good enough, by feedback:
                        --task, --min-score, --min-count, --since, --json
"""


def update(path):
    # Without what is kept now: it may be what is broken.
    core = _native.Router({"require_key": False, "user_catalog": False})
    return json.loads(core.update({"path": os.path.abspath(path)}))


def ask_ledger(words):
    from ._ledger import run
    try:
        said = run(words)
    except (OpenAIError, ValueError) as error:
        print(f"zerohop: {error}", file=sys.stderr)
        return 1
    print(said if said is not None else USAGE, end="",
          file=sys.stdout if said is not None else sys.stderr)
    return 0 if said is not None else 2


def main(words):
    if words[:1] in (["usage"], ["tasks"]):
        return ask_ledger(words)
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
