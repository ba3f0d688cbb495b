# SPDX-License-Identifier: Apache-2.0
"""What zerohop does, in a minute: no key, no network beyond this machine.

    python3 examples/demo.py          (or ./dev demo, which also runs demo.mjs)

First against providers that live in this process, then against three real
server processes that speak OpenAI's, Anthropic's and Gemini's own formats,
two of which do not survive it.
"""

import json
import pathlib
import subprocess
import sys
import threading

from zerohop import APIConnectionError, OpenAI, RateLimitError

SERVER = pathlib.Path(__file__).with_name("providers.py")
QUESTION = [{"role": "user", "content": "Why do programs fail over?"}]
WEATHER = {"type": "function", "function": {
    "name": "get_weather", "description": "The weather in a city",
    "parameters": {"type": "object", "required": ["city"],
                   "properties": {"city": {"type": "string"}}}}}


# --- what a person wants to see ---------------------------------------------

def style(code, text):
    return f"\033[{code}m{text}\033[0m" if sys.stdout.isatty() else text


def title(text):
    print("\n" + style(1, text))


def say(who, text):
    print(f"  {who:<11} {text}")


def tell(route):
    """Who answered, what was tried, tokens, time to first token."""
    tried = ", ".join(f"{attempt.provider} {attempt.outcome.lower()}"
                      for attempt in route.attempts)
    line = f"{route.deployment} | attempts: {tried}"
    if route.tokens:
        known = (route.tokens.prompt, route.tokens.completion)
        line += " | tokens: " + " + ".join(
            "?" if count is None else str(count) for count in known)
    if route.ttft_ms is not None:
        line += f" | first token: {route.ttft_ms:.1f} ms"
    say("", style(2, line))


def plain(client, who, model, **more):
    reply = client.chat.completions.create(
        model=model, messages=QUESTION, **more)
    say(who, reply.choices[0].message.content)
    tell(reply._route)


def streamed(client, who, model, at_chunk=None, **more):
    """Prints a stream as it comes; `at_chunk` is called after each chunk."""
    stream = client.chat.completions.create(
        model=model, messages=QUESTION, stream=True, **more)
    print(f"  {who:<11} ", end="", flush=True)
    for number, chunk in enumerate(stream):
        if chunk.choices:
            print(chunk.choices[0].delta.content or "", end="", flush=True)
        if at_chunk:
            at_chunk(number)
    print()
    tell(stream._route)


def with_tools(client, who, model):
    """A tool call, its result, and the answer."""
    messages = [{"role": "user", "content": "Is it warm in Zürich?"}]
    message = client.chat.completions.create(
        model=model, messages=messages, tools=[WEATHER]).choices[0].message
    call = message.tool_calls[0]
    city = json.loads(call.function.arguments)["city"]
    say(who, f"calls {call.function.name}(city={city!r})")
    messages += [message, {"role": "tool", "tool_call_id": call.id,
                           "content": "21 degrees"}]
    reply = client.chat.completions.create(
        model=model, messages=messages, tools=[WEATHER])
    say("", reply.choices[0].message.content)
    tell(reply._route)


# --- in this process --------------------------------------------------------

def in_process():
    title("1. Providers in this process: mock/... models, no socket")
    scripts = {
        dialect: {"dialect": dialect, "chunk_delay_ms": 15,
                  "text": f"A scripted answer in the {dialect} format."}
        for dialect in ("openai_chat", "anthropic", "gemini")}
    router = {"providers": {"mock": {"scripts": scripts}}}
    with OpenAI(router=router) as client:
        for dialect in scripts:
            streamed(client, dialect, f"mock/{dialect}")
        plain(client, "fallback", "mock/busy-429",
              extra_body={"fallbacks": ["mock/openai_chat"]})
    with OpenAI(router=router, max_retries=0) as client:
        try:
            plain(client, "no other", "mock/busy-429")
        except RateLimitError as error:
            say("no other", f"RateLimitError: {error}")


# --- three server processes -------------------------------------------------

class Provider:
    """A server process that speaks one dialect."""

    def __init__(self, dialect, think=0.0, quick=0):
        self.process = subprocess.Popen(
            [sys.executable, SERVER, "--dialect", dialect,
             "--think", str(think), "--quick", str(quick)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        port = int(self.process.stdout.readline())
        path = {"openai": "/v1", "anthropic": "", "gemini": "/v1beta"}[dialect]
        self.config = {"base_url": f"http://127.0.0.1:{port}{path}",
                       "api_key": "demo"}

    def kill(self):
        self.process.kill()  # SIGKILL: no goodbye, no flush
        self.process.wait()

    def kill_once_asked(self):
        """Kills it when a request has arrived, before it has answered."""
        def wait_and_kill():
            self.process.stdout.readline()
            self.kill()

        threading.Thread(target=wait_and_kill).start()


def over_sockets():
    title("2. Three server processes, each with its own wire format")
    models = {"openai": "openai/gpt-demo", "anthropic": "anthropic/claude-demo",
              "gemini": "gemini/gemini-demo"}
    servers = {name: Provider(name) for name in models}
    router = {
        "providers": {name: one.config for name, one in servers.items()},
        "models": {"smart": {"deployments": list(models.values())}}}
    try:
        with OpenAI(router=router) as client:
            for name, model in models.items():
                plain(client, name, model)
                streamed(client, name, model)
                with_tools(client, name, model)
        planned(router)
        hedged(router)
        killed_before(router)
        killed_during(router, servers)
        rescued(router)
    finally:
        for one in servers.values():
            one.kill()


def planned(router):
    title("3. A plan: who would be asked, and who not, without asking")
    with OpenAI(router=router) as client:
        client.router.disable("anthropic")
        plan = client.router.plan(model="smart", messages=QUESTION)
        client.router.enable("anthropic")
    for target in plan["targets"]:
        say("would ask", f"{target['deployment']} ({target['model']})")
    for out in plan["excluded"]:
        say("would not", f"{out['deployment']}: {out['reason']}")


def hedged(router):
    title("4. A hedge: the sixth answer is slow, so a second provider is asked")
    slow = Provider("openai", think=5, quick=5)
    providers = {**router["providers"], "openai": slow.config}
    fast = {**router["models"]["smart"],
            "hedge": {"percentile": 50, "budget": 0.2}}
    with OpenAI(router={"providers": providers,
                        "models": {"fast": fast}}) as client:
        for _ in range(5):
            client.chat.completions.create(model="fast", messages=QUESTION)
        plain(client, "fast", "fast")
    slow.kill()


def killed_before(router):
    title("5. SIGKILL before the first token: the next provider answers")
    slow = Provider("openai", think=30)
    slow.kill_once_asked()
    providers = {**router["providers"], "openai": slow.config}
    with OpenAI(router={**router, "providers": providers}) as client:
        streamed(client, "smart", "smart")


def killed_during(router, servers):
    title("6. SIGKILL in the middle of a stream: a typed error, the text so "
          "far, and on")

    def at_chunk(number):
        if number == 8:
            servers["anthropic"].kill()

    with OpenAI(router=router) as client:
        try:
            streamed(client, "anthropic", "anthropic/claude-demo", at_chunk)
            sys.exit("the killed server's answer was taken for a whole one")
        except APIConnectionError as error:
            print()
            say("", f"APIConnectionError: {error}")
            say("", f"partial text: {error.partial_text!r}")
            tell(error._route)
        streamed(client, "and on", "anthropic/claude-demo",
                 extra_body={"fallbacks": ["gemini/gemini-demo"]})


def rescued(router):
    title("7. The same with stream_failure: another provider ends the sentence")
    first = Provider("anthropic")
    providers = {**router["providers"], "anthropic": first.config}
    steady = {"deployments": ["anthropic/claude-demo", "gemini/gemini-demo"],
              "stream_failure": {"mode": "continue"}}

    def at_chunk(number):
        if number == 8:
            first.kill()

    with OpenAI(router={"providers": providers,
                        "models": {"steady": steady}}) as client:
        streamed(client, "steady", "steady", at_chunk)


if __name__ == "__main__":
    print("zerohop in Python: the unchanged OpenAI class")
    in_process()
    over_sockets()
