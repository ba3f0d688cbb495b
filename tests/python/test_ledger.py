# SPDX-License-Identifier: Apache-2.0
"""The ledger as Python sees it: questions, feedback, the command line, and
processes that fork, exit or are killed."""

import asyncio
import datetime
import json
import os
import signal
import subprocess
import sys

import pytest
from local import HI, run_python

import zerohop
from zerohop import OpenAI, OpenAIError, Router

PRICES = {"mock/openai": {"prices": {"input": 1.0, "output": 2.0}},
          "mock/other": {"prices": {"input": 10.0, "output": 20.0}}}
SCRIPTS = {"wordy": {"text": "one two three"}}


def router_of(path=None, **config):
    if path is not None:
        config["ledger"] = {"path": str(path)}
    return Router({"catalog": PRICES,
                   "providers": {"mock": {"scripts": SCRIPTS}}, **config})


def ask(router, model="mock/openai", **options):
    client = OpenAI(router=router, max_retries=0)
    return client.chat.completions.create(model=model, messages=HI, **options)


@pytest.fixture(params=["memory", "file"])
def router(request, tmp_path):
    return router_of(tmp_path / "l.db" if request.param == "file" else None)


def test_usage_adds_up_to_what_replies_said(router):
    replies = [ask(router) for _ in range(3)]
    total = router.ledger.usage().total
    assert total.pusd == sum(reply._route.cost.pusd for reply in replies) > 0
    assert total.tokens.prompt == sum(
        reply.usage.prompt_tokens for reply in replies)
    assert (total.requests, total.unpriced) == (3, 0)


def test_failed_attempts_and_fallbacks_count(router):
    ask(router, "mock/openai-500", extra_body={"fallbacks": ["mock/openai"]})
    usage = router.ledger.usage(by=["model", "outcome"])
    assert {(row.model, row.outcome, row.attempts) for row in usage.rows} == {
        ("openai", "OK", 1), ("openai-500", "SERVER", 1)}
    assert usage.total.failure_rate == 0.5
    assert usage.total.fallback_share == 1


def test_what_it_would_have_cost(router):
    ask(router)
    total = router.ledger.usage(compare="mock/other").total
    assert total.compare.cost == pytest.approx(10 * total.cost)
    nowhere = router.ledger.usage(compare="mock/nothing").total.compare
    assert (nowhere.cost, nowhere.unpriced) == (None, 1)


def test_tags_and_metadata(router):
    ask(router, metadata={"team": "red"}, extra_body={"tags": ["night"]})
    ask(router, metadata={"team": "blue"})
    rows = router.ledger.usage(by="tag:team").rows
    assert {row.tag: row.requests for row in rows} == {"red": 1, "blue": 1}
    assert router.ledger.usage(tag="night").total.requests == 1


def test_times_are_what_people_have(router):
    ask(router)
    today = datetime.datetime.now(datetime.timezone.utc)
    day = datetime.timedelta(days=1)
    for since in (today - day, (today - day).date(), "1d",
                  (today - day).timestamp()):
        assert router.ledger.usage(since=since).total.requests == 1
    assert router.ledger.usage(until=today - 2 * day).total.requests == 0


def test_feedback_finds_the_cheapest_that_will_do(router):
    for model, score in (("mock/openai", 0.9), ("mock/wordy", 0.1)):
        for _ in range(3):
            router.feedback(ask(router, model), score, label="sum")
    task, = router.ledger.tasks()
    assert (task.task, task.cheapest.model) == ("sum", "openai")
    assert [model.viable for model in task.models] == [True, False]
    assert router.ledger.tasks(task="other") == []


def test_feedback_takes_whatever_names_a_call(router):
    reply = ask(router)
    stream = ask(router, stream=True)
    list(stream)
    with pytest.raises(zerohop.APIError) as caught:
        ask(router, "mock/openai-500")
    for named in (reply, reply._route, reply._route.id, reply.id, stream,
                  caught.value):
        router.ledger.feedback(named, 1)
    with pytest.raises(TypeError):
        router.feedback(object(), 1)
    for named, score in (("zh_0000000000000001", 1), (reply, 1.5)):
        with pytest.raises(OpenAIError):
            router.feedback(named, score)


def test_a_client_has_its_ledger():
    client = OpenAI(router={"catalog": PRICES}, max_retries=0)
    client.chat.completions.create(model="mock/openai", messages=HI)
    assert client.ledger.usage().total.requests == 1
    assert client.ledger.status().path is None


def test_asyncio_goes_on_meanwhile(tmp_path):
    router = router_of(tmp_path / "l.db")

    async def main():
        client = zerohop.AsyncOpenAI(router=router, max_retries=0)
        await asyncio.gather(*(client.chat.completions.create(
            model="mock/openai", messages=HI) for _ in range(20)))
        return await asyncio.to_thread(router.ledger.usage)

    assert asyncio.run(main()).total.requests == 20


def test_the_file_is_there_for_others(tmp_path):
    router = router_of(tmp_path / "l.db")
    reply = ask(router, metadata={"team": "red"})
    assert router.ledger.flush().queued == 0
    program = ("import sqlite3, sys, json; print(json.dumps(sqlite3.connect("
               "sys.argv[1]).execute('select call, model_group, provider, "
               "tags, outcome, prompt, pusd from attempts').fetchall()))")
    done = run_python(program, str(tmp_path / "l.db"))
    assert json.loads(done.stdout) == [[
        reply._route.id, "mock/openai", "mock", '["team:red"]', "OK",
        reply.usage.prompt_tokens, reply._route.cost.pusd]]


def test_no_key_is_in_the_file(tmp_path):
    router = Router({"ledger": {"path": str(tmp_path / "l.db")},
                     "providers": {"mock": {"api_key": "sk-very-secret-1"}}})
    ask(router)
    router.ledger.flush()
    assert router.ledger.usage(by="key").rows[0].key == "mock"
    for file in tmp_path.iterdir():
        assert b"very-secret" not in file.read_bytes()


@pytest.mark.parametrize("config, field", [
    ({"ledger": {"path": ""}}, "config.ledger.path"),
    ({"ledger": {"path": 7}}, "config.ledger.path"),
    ({"ledger": {"file": "x"}}, "config.ledger.file"),
    ({"ledger": "x"}, "config.ledger"),
])
def test_a_bad_configuration_is_named(config, field):
    with pytest.raises(OpenAIError, match=field.replace(".", r"\.")):
        Router(config)


def test_what_is_no_ledger_is_not_touched(tmp_path):
    diary = tmp_path / "diary.txt"
    diary.write_text("Dear diary")
    with pytest.raises(OpenAIError, match="not a database"):
        router_of(diary)
    assert diary.read_text() == "Dear diary"


# --- processes ---------------------------------------------------------------

CALLS = """
import os, sys, zerohop
path, how = sys.argv[1:]
router = zerohop.Router({"ledger": {"path": path}})
client = zerohop.OpenAI(router=router, max_retries=0)
def ask(count):
    for _ in range(count):
        client.chat.completions.create(model="mock/openai", messages=[
            {"role": "user", "content": "hi"}])
ask(30)
if how == "fork":
    child = os.fork()
    ask(20)
    if child:
        os.waitpid(child, 0)
if how == "forever":
    router.ledger.flush()
    print("safe", flush=True)
    while True:
        ask(10)
"""


def attempts_in(path):
    program = ("import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); "
               "print(db.execute('pragma integrity_check').fetchone()[0], "
               "db.execute('select count(*) from attempts').fetchone()[0])")
    whole, count = run_python(program, str(path)).stdout.split()
    assert whole == "ok"
    return int(count)


@pytest.mark.parametrize("how, count", [("exit", 30), ("fork", 70)])
def test_an_exit_writes_everything(tmp_path, how, count):
    done = run_python(CALLS, str(tmp_path / "l.db"), how)
    assert done.returncode == 0, done.stderr
    assert attempts_in(tmp_path / "l.db") == count


def test_a_kill_leaves_the_file_whole(tmp_path):
    env = {**os.environ, "PYTHONPATH": os.path.dirname(
        os.path.dirname(zerohop.__file__))}
    child = subprocess.Popen(
        [sys.executable, "-c", CALLS, str(tmp_path / "l.db"), "forever"],
        stdout=subprocess.PIPE, text=True, env=env)
    assert child.stdout.readline() == "safe\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert attempts_in(tmp_path / "l.db") >= 30


# --- the command line --------------------------------------------------------

def command(*words, **environment):
    program = ("import sys; from zerohop.__main__ import main; "
               "sys.exit(main(sys.argv[1:]))")
    return run_python(program, *words, **environment)


def test_the_command_line_sums_up(tmp_path):
    path = str(tmp_path / "l.db")
    router = router_of(path)
    router.feedback(ask(router), 1)
    router.ledger.flush()
    done = command("usage", "--ledger", path, "--by", "model")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[1].split()[:2] == ["openai", "1"]
    done = command("usage", "--json", "--compare", "openai/gpt-5",
                   ZEROHOP_LEDGER=path)
    assert json.loads(done.stdout)["total"]["compare"]["cost"] > 0
    done = command("tasks", "--ledger", path, "--min-count", "1", "--json")
    assert json.loads(done.stdout)[0]["cheapest"]["model"] == "openai"


def test_the_command_line_says_what_is_wrong(tmp_path):
    for words, code, text in (
            (["usage"], 1, "no ledger's file"),
            (["usage", "--ledger", str(tmp_path / "none.db")], 1, "unable"),
            (["usage", "--ledger"], 2, "usage:"),
            (["usage", "--week", "1"], 1, "week")):
        done = command(*words, ZEROHOP_LEDGER="")
        assert (done.returncode, done.stdout) == (code, "")
        assert text in done.stderr
    assert not (tmp_path / "none.db").exists()
