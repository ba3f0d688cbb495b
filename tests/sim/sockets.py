# SPDX-License-Identifier: Apache-2.0
"""Is the simulator like the world?  Plays its requests once more at their own
pace over sockets: a server that draws from the same laws by code and chance of
its own, the library as it is installed, the machine's clock.  Then it compares
times to the first token and to the end with the simulator's, by the
Kolmogorov-Smirnov distance.  Requests of one run depend on each other, for
the router learns: so the measure is how far simulated runs are from each other,
and to be farther than any of them is a failure.  --write puts the table into
docs/simulation.md."""

import argparse
import asyncio
import bisect
import json
import math
import pathlib
import random
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "simulation.md"
WORDS, CHUNKS, HEAD_S = 800, 6, 0.060
ANSWER = " ".join(f"w{i}" for i in range(WORDS))
PLAYED = [("tail", "latency"), ("tail", "hedge"), ("s5", "full")]


# --- the simulator's word -----------------------------------------------------

def simulate(sim, scenario, strategy, seed, luck, seconds):
    """Attempts, and [(at, prompt, length, first, whole)] of a run; ms, None:
    never."""
    out = subprocess.run(
        [sim, "--scenario", scenario, "--strategy", strategy, "--seed",
         str(seed), "--luck", str(luck), "--seconds", str(seconds), "--trace"],
        stdout=subprocess.PIPE, text=True, check=True).stdout
    requests, first, end, attempts = {}, {}, {}, 0
    for line in out.splitlines():
        event = json.loads(line)
        kind, number = event.get("e"), event.get("id")
        if kind == "request":
            requests[number] = event
        elif kind == "text":
            first.setdefault(number, event["t"])
        elif kind == "end":
            end[number] = event["t"] if event["ok"] else None
        attempts += kind == "attempt"
    since = lambda at, t: None if t is None else t - at  # noqa: E731
    return attempts, [
        (at["t"] / 1000, at["prompt"], at["length"],
         since(at["t"], first.get(number)), since(at["t"], end.get(number)))
        for number, at in sorted(requests.items())]


# --- providers ----------------------------------------------------------------

def frame(name, event):
    text = f"data: {json.dumps(event)}\n\n"
    return f"event: {name}\n{text}" if name else text


def openai_start(prompt):
    return openai_chunk({"role": "assistant", "content": ""})


def openai_chunk(delta, finish=None, **more):
    return frame("", {
        "id": "c1", "object": "chat.completion.chunk", "created": 1,
        "model": "m", "choices": [
            {"index": 0, "delta": delta, "finish_reason": finish}], **more})


def openai_text(text):
    return openai_chunk({"content": text})


def openai_stop(prompt, tokens):
    return openai_chunk({}, "stop", usage={
        "prompt_tokens": prompt, "completion_tokens": tokens,
        "total_tokens": prompt + tokens}) + "data: [DONE]\n\n"


def anthropic_start(prompt):
    return frame("message_start", {"type": "message_start", "message": {
        "id": "c1", "type": "message", "role": "assistant", "model": "m",
        "content": [], "stop_reason": None,
        "usage": {"input_tokens": prompt, "output_tokens": 1}}}) + frame(
            "content_block_start", {
                "type": "content_block_start", "index": 0,
                "content_block": {"type": "text", "text": ""}})


def anthropic_text(text):
    return frame("content_block_delta", {
        "type": "content_block_delta", "index": 0,
        "delta": {"type": "text_delta", "text": text}})


def anthropic_stop(prompt, tokens):
    return frame("content_block_stop", {
        "type": "content_block_stop", "index": 0}) + frame(
            "message_delta", {
                "type": "message_delta", "delta": {
                    "stop_reason": "end_turn", "stop_sequence": None},
                "usage": {"output_tokens": tokens}}) + frame(
                    "message_stop", {"type": "message_stop"})


SPEECH = {True: (anthropic_start, anthropic_text, anthropic_stop),
          False: (openai_start, openai_text, openai_stop)}


class Provider:
    """Answers by a law of the simulator's."""

    def __init__(self, law, requests, chance):
        self.law, self.requests, self.chance = law, requests, chance
        self.attempts = 0

    async def open(self):
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        port = self.server.sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}/v1"

    async def serve(self, reader, writer):
        try:
            while await self.answer(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError,
                asyncio.CancelledError):
            pass  # they left, or all is over
        finally:
            writer.close()

    def lognormal(self, median, sigma):
        return median * math.exp(sigma * self.chance.gauss(0, 1))

    def resumes(self, body):
        """Where an answer goes on that was broken off, or a little before."""
        at = body.find("w0 w1")
        if at < 0:
            return 0
        text, here = body[at:], 0
        while here < len(text) and ANSWER[here:here + 1] == text[here]:
            here += 1
        back = self.chance.randrange(16)
        return here if back < 8 or back > here else here - back

    async def answer(self, reader, writer):
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(re.search(rb"(?i)content-length: (\d+)", head)[1])
        body = (await reader.readexactly(length)).decode()
        _, prompt, size, _, _ = self.requests[int(
            re.search(r"#(\d+) ", body)[1])]
        self.attempts += 1
        law = self.law
        start = min(self.resumes(body), size)
        first = self.lognormal(
            law["first_ms"] + law["per_token_ms"] * prompt,
            law["first_sigma"]) / 1000
        tokens = (size - start) / 4.9 + 1
        pause = tokens / CHUNKS / self.lognormal(law["speed"],
                                                 law["speed_sigma"])
        u, cut = self.chance.random(), -1
        if u < law["cut_share"]:
            cut = self.chance.randrange(CHUNKS)
        elif self.chance.random() < law["slow_share"]:
            first *= 10
        due = asyncio.get_running_loop().time()
        begin, say, stop = SPEECH[law["is_anthropic"]]
        due = await until(due + HEAD_S)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
                     b"transfer-encoding: chunked\r\n\r\n"
                     + chunked(begin(prompt)))
        due = await until(due + first)
        sent = start
        for i in range(CHUNKS):
            if i == cut or writer.is_closing():
                return False
            to = start + (size - start) * (i + 1) // CHUNKS
            text = say(ANSWER[sent:to])
            if i == CHUNKS - 1:
                text += stop(prompt, (size - start) // 5 + 1)
            writer.write(chunked(text))
            sent = to
            if i < CHUNKS - 1:
                due = await until(due + pause)
        writer.write(b"0\r\n\r\n")
        await writer.drain()
        return True


async def until(due):
    """Sleeps till then, so that what came too late adds up to nothing."""
    await asyncio.sleep(due - asyncio.get_running_loop().time())
    return due


def chunked(text):
    data = text.encode()
    return b"%x\r\n%s\r\n" % (len(data), data)


# --- the app ------------------------------------------------------------------

async def ask(client, number, prompt):
    """(first, whole) in ms."""
    text = f"#{number} ".ljust(prompt * 4, "x")
    began, first, got = time.monotonic(), None, ""
    try:
        stream = await client.chat.completions.create(
            model="smart", stream=True,
            messages=[{"role": "user", "content": text}])
        async for chunk in stream:
            piece = chunk.choices[0].delta.content if chunk.choices else ""
            if piece and first is None:
                first = (time.monotonic() - began) * 1000
            got += piece or ""
    except Exception as error:
        print(f"#{number}: {type(error).__name__}: {error}", file=sys.stderr)
        return first, None
    if not ANSWER.startswith(got):
        sys.exit(f"#{number} is torn: {got[:200]}")
    return first, (time.monotonic() - began) * 1000


async def play(sim, scenario, strategy, seed, requests):
    import zerohop
    shown = json.loads(subprocess.run(
        [sim, "--scenario", scenario, "--strategy", strategy, "--show"],
        stdout=subprocess.PIPE, text=True, check=True).stdout)
    config = shown["options"]["config"]
    providers = []
    for law in shown["providers"]:
        provider = Provider(law, requests,
                            random.Random(f"{seed} {law['name']} sockets"))
        config["providers"][law["name"]]["base_url"] = await provider.open()
        providers.append(provider)
    client = zerohop.AsyncOpenAI(router=zerohop.Router(config))
    began = asyncio.get_running_loop().time()
    tasks = []
    for number, (at, prompt, _, _, _) in enumerate(requests):
        await until(began + at)
        tasks.append(asyncio.create_task(ask(client, number, prompt)))
    results = await asyncio.gather(*tasks)
    await client.close()
    return sum(provider.attempts for provider in providers), results


async def doze(late):
    """Notes how late, in ms, this machine wakes who sleeps."""
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + 0.02
        await until(due)
        late.append((loop.time() - due) * 1000)


# --- the judgement ------------------------------------------------------------

def distance(xs, ys):
    """The two-sample Kolmogorov-Smirnov distance."""
    xs, ys = sorted(xs), sorted(ys)
    return max(abs(bisect.bisect_right(xs, at) / len(xs)
                   - bisect.bisect_right(ys, at) / len(ys)) for at in xs + ys)


def farthest(runs):
    """Of some runs the one that is the least like the others: how far."""
    return max(distance(run, [value for other in runs if other is not run
                              for value in other]) for run in runs)


def quantiles(values):
    values = sorted(values)
    return [values[int(q * (len(values) - 1))] for q in (0.5, 0.95, 0.99)]


def known(values):
    return [value for value in values if value is not None]


def compare(name, runs, played):
    """Rows of the table, and whether all is well."""
    rows, good = [], True
    sent, results = played
    share = sum(attempts for attempts, _ in runs) / sum(
        len(run) for _, run in runs)
    for what, here, there in (("first token", 3, 0), ("whole answer", 4, 1)):
        theirs = [known(row[here] for row in run) for _, run in runs]
        pool = [value for run in theirs for value in run]
        ours = known(result[there] for result in results)
        far, most = distance(ours, pool), farthest(theirs)
        good &= far <= most
        cells = [" / ".join(f"{value:.0f}" for value in quantiles(side))
                 for side in (pool, ours)]
        rows.append(f"| {name}, {what} | {len(ours)} | {cells[0]} | {cells[1]} "
                    f"| {far:.3f} | {most:.3f} | {share:.3f} / "
                    f"{sent / len(results):.3f} |")
    return rows, good


HEAD = ["| | requests | simulated p50 / p95 / p99, ms | over sockets | distance "
        "| farthest of the simulated runs | attempts a request |",
        "| --- | --- | --- | --- | --- | --- | --- |"]


async def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sim")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lucks", type=int, default=30,
                        help="how often the simulator plays the requests")
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    work, late = [], []
    for scenario, strategy in PLAYED:
        runs = [simulate(chosen.sim, scenario, strategy, chosen.seed, luck,
                         chosen.seconds)
                for luck in range(1, chosen.lucks + 1)]
        work.append((scenario, strategy, runs))
    # Nothing else is done while they are played.
    tasks = [asyncio.create_task(play(chosen.sim, scenario, strategy,
                                      chosen.seed, runs[0][1]))
             for scenario, strategy, runs in work]
    lines, good = list(HEAD), True
    dozer = asyncio.create_task(doze(late))
    played = await asyncio.gather(*tasks)
    dozer.cancel()
    for (scenario, strategy, runs), results in zip(work, played):
        rows, is_good = compare(f"{scenario}, {strategy}", runs, results)
        lines += rows
        good &= is_good
    lateness = " / ".join(f"{value:.1f}" for value in quantiles(late))
    lines += ["", f"{chosen.seconds} s over sockets, the same requests "
              f"{chosen.lucks} times simulated; the machine woke who slept "
              f"{lateness} ms late (p50 / p95 / p99)."]
    print("\n".join(lines), flush=True)
    if chosen.write:
        page, count = re.subn(
            r"(<!-- sockets -->\n).*?(<!-- end -->)",
            lambda m: m[1] + "\n".join(lines) + "\n" + m[2],
            PAGE.read_text(), flags=re.S)
        if count != 1:
            sys.exit(f"{PAGE} has no place for it")
        PAGE.write_text(page)
    return None if good else "the simulator and the sockets are not alike"


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
