# SPDX-License-Identifier: Apache-2.0
"""The tables of the surface: as the generator writes them, and of one piece."""

import json
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT.parent /
            "shared/fixtures/openai-openapi/openapi.transformed.yml")
SIMPLE = {"str", "int", "float", "bool", "any", "none", "datetime", "file",
          "binary"}


def table(name):
    lines = (ROOT / "surface" / name).read_text().splitlines()
    return {line.partition("\t")[0]: json.loads(line.partition("\t")[2])
            for line in lines}


METHODS, TYPES = table("methods.txt"), table("types.txt")


@pytest.mark.skipif(not DOCUMENT.exists(),
                    reason="../shared/fixtures/openai-openapi is not there")
def test_tables_are_what_the_generator_writes(tmp_path):
    subprocess.run([sys.executable, ROOT / "tools/surface_build.py", DOCUMENT,
                    tmp_path], check=True)
    for name in ("methods.txt", "types.txt"):
        made = (tmp_path / name).read_text()
        assert made == (ROOT / "surface" / name).read_text(), name


def test_lines_are_sorted_and_unique():
    for name in ("methods.txt", "types.txt"):
        lines = (ROOT / "surface" / name).read_text().splitlines()
        names = [line.partition("\t")[0] for line in lines]
        assert names == sorted(set(names))


def names_in(made):
    if isinstance(made, str):
        yield made
    elif made[0] != "lit":
        for part in made[2:] if made[0] == "union" else made[1:]:
            yield from names_in(part)


def test_every_class_that_is_named_has_a_row():
    named = {name for methods in METHODS.values() for method in methods
             for made in (method["result"], method.get("stream", "none"),
                          *(param[3] for param in method["params"]))
             for name in names_in(made)}
    for row in TYPES.values():
        fields = [row[1]] if row[0] == "alias" else [
            field[2] for field in row[1:]]
        named.update(name for made in fields for name in names_in(made))
    assert named - SIMPLE <= set(TYPES)


def test_every_resource_of_the_documentation_is_there():
    assert len(METHODS) == 82
    assert sum(map(len, METHODS.values())) == 283


def test_stubs_are_what_the_generator_writes(tmp_path):
    subprocess.run([sys.executable, ROOT / "tools/surface_stubs.py", tmp_path],
                   check=True)
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(made) > 1200
    for path in made:
        kept = ROOT / "python/zerohop" / path.relative_to(tmp_path)
        assert path.read_text() == kept.read_text(), path.name


def test_what_is_absent_says_so():
    import zerohop
    client = zerohop.OpenAI(api_key="k")
    runs, threads = client.beta.threads.runs, client.beta.threads
    for method in (runs.stream, runs.create_and_stream,
                   runs.submit_tool_outputs_stream,
                   threads.create_and_run_stream):
        with pytest.raises(NotImplementedError, match="AssistantEventHandler"):
            method(thread_id="t", assistant_id="a")
    for connect in (client.realtime.connect, client.responses.connect):
        with pytest.raises(NotImplementedError, match="websocket"):
            connect()
    with pytest.raises(AttributeError, match="BedrockOpenAI.*base_url"):
        zerohop.BedrockOpenAI
    assert not hasattr(zerohop, "AssistantEventHandler")
