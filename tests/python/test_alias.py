# SPDX-License-Identifier: Apache-2.0
"""zerohop under the name `openai`, with the official package and without."""


import pytest

from local import DONE, PATH, Server, chunk, plain, reply, run_python, stream

PROGRAM = '''
import sys
import openai
from openai import OpenAI, RateLimitError
from openai.types.chat import ChatCompletion
client = OpenAI(base_url=sys.argv[1] + "/v1", api_key="KEY", max_retries=0)
ask = {"model": "m", "messages": [{"role": "user", "content": "hi"}]}
made = client.chat.completions.create(**ask)
assert isinstance(made, ChatCompletion), type(made)
assert isinstance(client, openai.OpenAI)
assert made._route.provider == "openai"
with client.chat.completions.create(**ask, stream=True) as parts:
    assert isinstance(parts, openai.Stream)
    text = "".join(part.choices[0].delta.content or "" for part in parts)
try:
    client.with_options(timeout=openai.Timeout(3)).chat.completions.create(
        **ask, temperature=openai.NOT_GIVEN)
except RateLimitError as error:
    assert isinstance(error, openai.APIStatusError)
    print(made.choices[0].message.content, text, error.status_code)
openai.api_key, openai.base_url = "MODULE", sys.argv[1] + "/v1"
assert openai.chat.completions.create(**ask)._route.provider == "openai"
'''
PATCHED = '''
import sys
import openai.resources.chat.completions as module
whole, seen = module.Completions.create, []
def create(self, **options):
    seen.append(options["model"])
    return whole(self, **options)
module.Completions.create = create
import openai
client = openai.OpenAI(base_url=sys.argv[1] + "/v1", api_key="KEY")
client.chat.completions.create(model="m", messages=[])
client.chat.completions.with_raw_response.create(model="m", messages=[])
print(seen)
'''
# What `openai` is when that package is not there: see `without`.
NAMED = '''
import sys
import openai, zerohop, zerohop.types.chat
import openai.types.chat
from openai.types.chat import ChatCompletion
assert openai is zerohop
assert openai.types.chat is zerohop.types.chat
assert sys.modules["openai.types.chat"] is zerohop.types.chat
assert zerohop.types.chat.__spec__.name == "zerohop.types.chat"
assert openai.__version__[0] in "23", openai.__version__
from openai.resources.chat.completions import Completions
assert Completions is zerohop.resources.chat.completions.Completions
try:
    import openai.nope
except ImportError:
    print("named")
'''


@pytest.fixture
def server():
    with Server() as server:
        server.on(PATH, plain(reply()),
                  stream([chunk("a"), chunk("b", "stop"), DONE]),
                  plain({"error": {"message": "no"}}, status=429),
                  plain(reply()))
        yield server


def run_alias(program, server, tmp_path, without=False):
    path = tmp_path / "program.py"
    path.write_text(program)
    hide = "alias._find_official = lambda: None; " if without else ""
    return run_python(f"import sys; from zerohop import alias; {hide}"
                      "sys.exit(alias.main(sys.argv[1:]))",
                      str(path), server.url)


@pytest.mark.parametrize("without", [False, True])
def test_a_program_runs(server, tmp_path, without):
    done = run_alias(PROGRAM, server, tmp_path, without)
    assert done.stdout.split() == ["hello", "ab", "429"], done.stderr
    assert server.requests[-1].header("authorization") == "Bearer MODULE"
    assert all(request.header("user-agent").startswith("zerohop/")
               for request in server.requests)


@pytest.mark.parametrize("without", [False, True])
def test_what_patches_the_class_is_seen(server, tmp_path, without):
    done = run_alias(PATCHED, server, tmp_path, without)
    assert done.stdout.strip() == "['m', 'm']", done.stderr


def test_the_same_module_objects(server, tmp_path):
    done = run_alias(NAMED, server, tmp_path, without=True)
    assert done.stdout.strip() == "named", done.stderr


def test_a_module_runs(server, tmp_path):
    (tmp_path / "tool.py").write_text(
        "import sys, openai; print(openai.OpenAI.__mro__[1].__module__, "
        "sys.argv[1:], __name__)")
    done = run_python(
        "import os, sys, subprocess; os.chdir(sys.argv[1]); sys.exit("
        "subprocess.call([sys.executable, '-m', 'zerohop.alias', '-m', "
        "'tool', 'x']))", str(tmp_path))
    assert done.stdout.split() == ["zerohop", "['x']", "__main__"], done.stderr


def test_nothing_to_run():
    for arguments, code in (([], 2), (["-m"], 2), (["--help"], 0)):
        done = run_python("import sys; from zerohop import alias; "
                          "sys.exit(alias.main(sys.argv[1:]))", *arguments)
        assert done.returncode == code


def test_a_client_handed_over_is_one_of_the_official(server):
    done = run_python(
        "import zerohop; c = zerohop.OpenAI(api_key='k'); "
        "a = zerohop.AsyncOpenAI(api_key='k'); "
        "assert c.__class__ is zerohop.OpenAI; import openai; "
        "assert isinstance(c, openai.OpenAI); "
        "assert isinstance(c, zerohop.OpenAI); "
        "assert isinstance(a, openai.AsyncOpenAI); "
        "assert not isinstance(a, openai.OpenAI); print('yes')")
    assert done.stdout.strip() == "yes", done.stderr


