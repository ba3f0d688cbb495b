# SPDX-License-Identifier: Apache-2.0
"""Makes the fuzzers' first corpora, tests/fuzz/corpus, from the cases: replies
for the readers, failures for the error reader, requests for the writers.  What
fuzzers found, found-*, stays: those reach code that no case does."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import cases  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests/fuzz/corpus"
DIALECTS = {"anthropic": "anthropic", "gemini": "gemini"}
ORDER = ["openai_chat", "anthropic", "gemini"]
LIMIT = 8192


def seeds(case):
    """(fuzzer, bytes) pairs of one case."""
    dialect = DIALECTS.get(case.provider, "openai_chat")
    yield "request", b"\0\0" + case.request_text.encode()
    if not case.reply:
        return
    reply = case.reply
    if 200 <= reply.status < 300:
        stream = "event-stream" in reply.content_type
        yield dialect, (b"\1" if stream else b"\0") + reply.body
        return
    lines = "".join(f"{k}: {v}\r\n" for k, v in reply.headers) + "\r\n"
    status = (reply.status - 100).to_bytes(2, "little")
    yield "error", (bytes([ORDER.index(dialect)]) + status + lines.encode() +
                    reply.body)


def main():
    for name in ["request", "error", *ORDER]:
        (CORPUS / name).mkdir(parents=True, exist_ok=True)
        for path in (CORPUS / name).iterdir():
            if not path.name.startswith("found-"):
                path.unlink()
    for case in cases.read_all():
        stem = case.name.replace("/", "-")
        for name, data in seeds(case):
            if len(data) <= LIMIT:
                (CORPUS / name / stem).write_bytes(data)
    print(sum(1 for path in CORPUS.rglob("*") if path.is_file()), "files")


main()
