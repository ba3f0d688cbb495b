# SPDX-License-Identifier: Apache-2.0
"""The official package's modules and names are here, and its own examples,
with `zerohop` where they say `openai`, satisfy mypy and, with ZH_LONG=1,
pyright."""

import ast
import importlib
import json
import re
import sys

import pytest

from local import LONG, ROOT
from test_types import PACKAGE, check, pyright

sys.path.insert(0, str(ROOT / "tests/tools"))
import upstream  # noqa: E402

# docs/drop-in.md has the reasons.
ABSENT = {
    # websockets, Bedrock, X.509 and workload identities, microphones
    "auth", "helpers", "providers", "lib.bedrock", "cli",
    "types.websocket_connection_options", "types.websocket_reconnection",
    "types.ReconnectingEvent", "types.ReconnectingOverrides",
    "types.WebSocketConnectionOptions", "types.WebsocketConnectionOptions",
    # packages that have nothing in them
    "types.beta.chat", "types.containers.files", "types.skills.versions",
    # streams of assistants
    *(f"lib.streaming.{prefix}{name}" for prefix in ("", "Async") for name in (
        "AssistantEventHandler", "AssistantEventHandlerT",
        "AssistantStreamManager")),
    # names inside of modules that are written by hand
    "lib.ResponseFormatT", "lib.azure.BaseAzureClient",
    "resources.chat.completions.messages", "resources.webhooks.webhooks",
    "resources.chat.completions.Messages",
    "resources.chat.completions.AsyncMessages",
    "types.chat.chat_completion.ModerationInput",
    "types.chat.chat_completion.ModerationOutput",
    "types.chat.chat_completion_chunk.ModerationInput",
    "types.chat.chat_completion_chunk.ModerationOutput",
    "types.chat.chat_completion_message_tool_call.Function",
    "types.chat.chat_completion_message_tool_call_param.Function",
    "types.chat.chat_completion_tool_param.FunctionDefinition",
    "types.responses.tool.WebSearchTool"}
# {example: what it takes that is not here}
TAKES = {
    "bedrock.py": "providers", "bedrock_runtime.py": "providers",
    "realtime/azure_realtime.py": "websockets",
    "realtime/realtime.py": "websockets",
    "responses/multi_agent_websocket.py": "websockets",
    "responses/websocket.py": "websockets",
    "speech_to_text.py": "helpers for microphones",
    "text_to_speech.py": "helpers for microphones",
    "x509_workload_identity.py": "auth",
    "x509_workload_identity_async.py": "auth"}
# Upstream leaves them out too: they are no typed programs.
UNTYPED = ("realtime/audio_util.py", "realtime/push_to_talk_app.py")


def public(path, text):
    """Names that a module's text defines or, of a package, shows."""
    found, shown = set(), None
    for node in ast.parse(text).body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            found.add(node.name)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            target = getattr(node, "target", None) or node.targets[0]
            if isinstance(target, ast.Name):
                found.add(target.id)
                if target.id == "__all__":
                    shown = set(ast.literal_eval(node.value))
        elif isinstance(node, ast.ImportFrom) and path.name == "__init__.py":
            found |= {item.asname for item in node.names
                      if item.asname == item.name}
    return {name for name in shown or found if name[0] != "_"}


def test_modules_and_names_of_the_official_package():
    upstream.fetch_official()
    top, missing, count = upstream.WORK / "official/openai", set(), 0
    for path in sorted(top.rglob("*.py")):
        parts = path.relative_to(top).with_suffix("").parts
        parts = [part for part in parts if part != "__init__"]
        if not parts or any(part[0] == "_" for part in parts):
            continue
        name = ".".join(parts)
        try:
            module = importlib.import_module("zerohop." + name)
        except ImportError:
            missing.add(name)
            continue
        names = public(path, path.read_text())
        count += len(names)
        missing |= {f"{name}.{each}" for each in names
                    if not hasattr(module, each)}
    assert count > 4000
    whole = {name for name in ABSENT if "." not in name}
    assert {name for name in missing
            if name.partition(".")[0] not in whole} == ABSENT - whole


# --- examples ------------------------------------------------------------------------

def turned(text):
    """A program that asks for zerohop."""
    text = re.sub(r"^(\s*)import openai$", r"\1import zerohop as openai", text,
                  flags=re.M)
    return re.sub(r"^(\s*)from openai\b", r"\1from zerohop", text, flags=re.M)


@pytest.fixture
def examples(tmp_path):
    """{name: path}"""
    found = {}
    for name, data in upstream.source("examples").items():
        if name.endswith(".py") and name not in UNTYPED:
            path = found[name] = tmp_path / "examples" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(turned(data.decode()))
    assert len(found) > 35
    return found


def test_examples_satisfy_mypy(examples, tmp_path):
    (tmp_path / "mypy.ini").write_text(
        "[mypy]\nstrict = True\nwarn_unused_ignores = False\n"
        "ignore_missing_imports = True\nexplicit_package_bases = True\n"
        "[mypy-zerohop.*]\nignore_missing_imports = False\n")
    _, said = check([
        sys.executable, "-m", "mypy", "--config-file", "mypy.ini",
        "--no-error-summary", "--cache-dir=/dev/null", "examples"], tmp_path)
    wrong = set(re.findall(r"^examples/(\S+?):\d+: error", said, re.M))
    assert wrong == set(TAKES), said
    assert not re.search(r"^(?!examples/).*: error", said, re.M), said


@pytest.mark.skipif(not LONG, reason="ZH_LONG=1")
def test_examples_satisfy_pyright(examples, tmp_path):
    (tmp_path / "pyrightconfig.json").write_text(json.dumps({
        "include": ["examples"], "extraPaths": [str(PACKAGE)],
        "pythonVersion": "3.11", "reportMissingModuleSource": False}))
    _, said = check([*pyright(), "--outputjson", "-p", str(tmp_path)],
                    tmp_path)
    faults = [fault for fault in json.loads(said)["generalDiagnostics"]
              if fault["severity"] == "error" and not re.match(
                  r'Import "(?!zerohop)', fault["message"])]
    wrong = {fault["file"].partition("/examples/")[2] for fault in faults}
    assert wrong == set(TAKES), faults
