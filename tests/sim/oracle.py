# SPDX-License-Identifier: Apache-2.0
"""Reads a trace of the simulator and says what must not be in it.  It shares
nothing with the simulator but the form of the trace: what an answer is, when
something is too late and who has to be told what is worked out anew.

    build/sim/sim --trace ... | python3 tests/sim/oracle.py

Rules: every request has one end and nothing behind it; the text is the
beginning of the answer, neither torn nor doubled, and the whole answer where
the end says so; no end is later than the deadline; no text that no provider
sent; every attempt comes to an end, before its request does; no request is
sent more often than allowed, nor all together."""

import argparse
import json
import sys

SLACK_MS = 2.0  # events may be gathered for a millisecond


def answer(length):
    """What every answer is: words by number, so many bytes of them."""
    words, size, number = [], -1, 0
    while size < length:
        words.append(f"w{number}")
        size += len(words[-1]) + 1
        number += 1
    return " ".join(words)[:length]


class Request:
    def __init__(self, event):
        self.at, self.length = event["t"], event["length"]
        self.deadline = event["deadline"]
        self.text, self.ends, self.attempts = "", 0, []
        self.late_words = False


class Attempt:
    def __init__(self, event):
        self.request, self.at = event["id"], event["from"]
        self.how, self.faults = None, []


class Oracle:
    def __init__(self, most=10, amplification=None):
        self.most, self.amplification = most, amplification
        self.requests, self.attempts, self.faults = {}, {}, []
        self.now = 0.0

    def fault(self, rule, where, text):
        self.faults.append((rule, f"{where}: {text}"))

    def read(self, event):
        if event["t"] < self.now:
            self.fault("time", event["e"], "time goes back")
        self.now = event["t"]
        name = event["e"]
        if name == "request":
            if event["id"] in self.requests:
                self.fault("one end", event["id"], "the number was used before")
            self.requests[event["id"]] = Request(event)
            return
        request = self.requests.get(event["id"])
        if request is None:
            self.fault("one end", event["id"], f"{name} of no request")
            return
        getattr(self, "read_" + name)(event, request)

    def read_attempt(self, event, request):
        if request.ends:
            self.fault("no loser", event["id"], "sent after its end")
        self.attempts[event["a"]] = Attempt(event)
        request.attempts.append(event["a"])

    def read_sent(self, event, request):
        attempt = self.attempts[event["a"]]
        if attempt.how is not None:
            self.fault("no loser", event["a"], "an answer goes on after its end")
        if event["from"] != attempt.at or event["to"] > request.length:
            self.fault("text", event["a"], "an answer with a gap")
        attempt.at = event["to"]

    def read_gone(self, event, request):
        attempt = self.attempts[event["a"]]
        if attempt.how is not None:
            self.fault("no loser", event["a"], "an attempt ended twice")
        attempt.how = event["how"]

    def read_text(self, event, request):
        if request.ends:
            self.fault("one end", event["id"], "text after the end")
        request.text += event["text"]
        sent = max((self.attempts[a].at for a in request.attempts), default=0)
        if len(request.text) > sent:
            self.fault("text", event["id"], "text that nobody sent")

    def read_end(self, event, request):
        request.ends += 1
        if request.ends > 1:
            self.fault("one end", event["id"], "a second end")
            return
        if event["t"] > request.at + request.deadline + SLACK_MS:
            self.fault("deadline", event["id"],
                       f"ended {event['t'] - request.at:.0f} ms after its start")
        if request.text != answer(len(request.text)):
            self.fault("text", event["id"], "torn or doubled text")
        if event["ok"] and len(request.text) != request.length:
            self.fault("text", event["id"], "half an answer as a whole one")
        hows = [self.attempts[a].how for a in request.attempts]
        if event["ok"] and "end" not in hows:
            self.fault("text", event["id"], "success, and no answer was whole")
        if None in hows:
            self.fault("no loser", event["id"], "an attempt was left running")
        if len(hows) > self.most:
            self.fault("amplification", event["id"], f"sent {len(hows)} times")

    def finish(self):
        for number, request in self.requests.items():
            if not request.ends:
                self.fault("one end", number, "no end")
        if not self.requests:
            self.fault("one end", "trace", "there is no request in it")
        amount = len(self.attempts) / max(1, len(self.requests))
        if self.amplification is not None and amount > self.amplification:
            self.fault("amplification", "trace",
                       f"{amount:.3f} attempts a request")
        return self.faults


def judge(lines, most=10, amplification=None):
    """[(rule, what is wrong)] of a trace's lines."""
    oracle = Oracle(most, amplification)
    for line in lines:
        event = json.loads(line)
        if "e" in event:
            oracle.read(event)
    return oracle.finish()


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--most", type=int, default=10,
                         help="attempts of one request")
    options.add_argument("--amplification", type=float,
                         help="attempts of all by requests")
    chosen = options.parse_args()
    faults = judge(sys.stdin, chosen.most, chosen.amplification)
    for rule, text in faults:
        print(f"{rule}: {text}")
    print(f"oracle: {len(faults)} faults")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
