# SPDX-License-Identifier: Apache-2.0
"""Plays what may tell a secret, through zerohop.h and with the core's trace
on, and writes each artefact down: see canary.py."""

import concurrent.futures
import json
import os
import threading

import faults
from play_calls import Player, order_for
from server import Server, plain

CANARIES = json.loads(os.environ["ZH_CANARIES"])
STEP = int(os.environ["ZH_STEP"])
NOTES = open(os.environ["ZH_ARTEFACTS"], "a", encoding="utf-8")
LOCK = threading.Lock()


def note(kind, value):
    with LOCK:
        NOTES.write(json.dumps({"kind": kind, "text": json.dumps(value)})
                    + "\n")


def with_canaries(order):
    options = order["options"]
    options.update(api_key=CANARIES["key"], default_headers={
        "X-Canary": CANARIES["header"]}, organization=CANARIES["key_call"],
        default_query={"q": CANARIES["query"]})
    for provider in options.get("config", {}).get("providers", {}).values():
        provider.update(api_key=CANARIES["key_config"], headers={
            "Cookie": CANARIES["header_config"]})
    order["body"]["messages"][0]["content"] = CANARIES["prompt"]
    return order


def play_row(field, player, row):
    with field.open(row) as place:
        answer = player.ask(with_canaries(order_for(row, place)))
        for part in answer["asks"]:
            for name, value in part.items():
                note(f"{row.name}: {name}", value)


def echo(request):
    """Says again what it was sent, but the prompt."""
    return plain({"error": {"message": repr(request.headers)}}, 401,
                 [("X-Echo", request.header("authorization"))])


def play_echo(player):
    with Server() as server:
        server.on("*", echo)
        options = {"base_url": server.url, "max_retries": 0}
        note("echo", player.ask({
            "options": {**options, "api_key": CANARIES["key"]},
            "body": {"model": "m", "messages": []}, "retries": 0,
            "read_ms": 0, "asks": 1}))


def play_refusals(player):
    key, header = CANARIES["key"], CANARIES["header"]
    for options in [{"api_key": key + "\n"},
                    {"api_key": key, "base_url": f"http://u:{key}@x/"},
                    {"api_key": key, "default_headers": {"X": header + "\n"}},
                    {"config": {"providers": {"p": {
                        "api_key": key, "nope": header}}}}]:
        note("refusal", player.ask({"options": options}))


def main():
    with faults.Field() as field:
        player = Player("trace", SSL_CERT_FILE=field.ca_file)
        rows = [row for row in faults.ROWS[::STEP] if not row.heavy]
        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            list(pool.map(lambda row: play_row(field, player, row), rows))
        play_echo(player)
        play_refusals(player)
        failed = player.close()
    NOTES.close()
    assert failed == 0


main()
