# SPDX-License-Identifier: Apache-2.0
"""The stubs are complete and true: mypy and pyright accept them, and a
program that uses them."""

import json
import pathlib
import re
import shutil
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).parent
PACKAGE = HERE.parents[1] / "python"
SAMPLE = HERE / "typing_sample.py"


def typed_files():
    stubs = sorted((PACKAGE / "zerohop").rglob("*.pyi"))
    inline = [path for path in (PACKAGE / "zerohop/types").rglob("*.py")
              if not path.with_suffix(".pyi").exists()]
    return [str(path) for path in stubs + inline]


def check(command, tmp_path):
    done = subprocess.run(command, capture_output=True, text=True,
                          cwd=tmp_path, env={"PATH": "/usr/bin:/bin",
                                             "MYPYPATH": str(PACKAGE),
                                             "PYTHONPATH": str(PACKAGE),
                                             "HOME": str(tmp_path)})
    return done.returncode, done.stdout + done.stderr


def mypy(*files):
    pytest.importorskip("mypy")
    return [sys.executable, "-m", "mypy", "--strict", "--cache-dir=/dev/null",
            "--no-error-summary", *files]


def test_stubs_satisfy_mypy(tmp_path):
    code, said = check(mypy(*typed_files()), tmp_path)
    assert code == 0, said


def test_a_users_program_satisfies_mypy(tmp_path):
    code, said = check(mypy(str(SAMPLE)), tmp_path)
    assert code == 0, said


@pytest.mark.parametrize("line", [
    "client.chat.completions.create(model=1, messages=[])",
    "client.chat.completions.create(messages=[])",
    "client.chat.completions.create(model='m', messages=[{'role': 'x'}])",
    "client.chat.completions.create(model='m', messages=[]).nope",
    "OpenAI(max_retries=None)",
    "OpenAI(nope=1)",
])
def test_mypy_refuses(line, tmp_path):
    program = tmp_path / "program.py"
    program.write_text(f"from zerohop import OpenAI\nclient = OpenAI()\n{line}")
    code, said = check(mypy(str(program)), tmp_path)
    assert code == 1 and "program.py:3: error" in said


def test_pyright_agrees(tmp_path):
    pyright = shutil.which("pyright", path=str(
        pathlib.Path(sys.executable).parent))
    if pyright is None:
        pytest.skip("pyright is not installed")
    (tmp_path / "zerohop").symlink_to(PACKAGE / "zerohop")
    shutil.copy(SAMPLE, tmp_path)
    stubs = [path for path in typed_files() if path.endswith(".pyi")]
    (tmp_path / "pyrightconfig.json").write_text(json.dumps({
        "include": [SAMPLE.name, *(str(pathlib.Path(path).relative_to(PACKAGE))
                                   for path in stubs)],
        "extraPaths": [str(PACKAGE)], "pythonVersion": "3.11"}))
    done = subprocess.run([pyright, "-p", tmp_path], capture_output=True,
                          text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stdout


def test_stubs_name_what_the_modules_have():
    """Every public name of a stub exists when the module is imported."""
    import ast
    import importlib
    for path in sorted((PACKAGE / "zerohop").rglob("*.pyi")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        module = importlib.import_module(
            ".".join(parts).removesuffix(".__init__"))
        typed_only = {"RouterLike", "Headers", "Query", "Body", "IncEx",
                      "Message", "FunctionCallOption", "ReasoningEffort",
                      "ServiceTier", "Attempt", "Tokens", "Loss", "Cost",
                      "CostLine", "Mode", "Capability", "Prices",
                      "LongPrices", "Parts", "Time", "LedgerTokens", "Compared",
                          "Sums", "UsageRow", "TaskModel"}
        for node in ast.parse(path.read_text()).body:
            for name in defined(node):
                if name not in typed_only and not re.match("_[^_]", name):
                    assert hasattr(module, name), f"{module}: {name}"


def defined(node):
    import ast
    if isinstance(node, ast.ClassDef) and "TypedDict" in map(
            ast.unparse, node.bases):
        return []  # only ever an annotation
    if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
        return [node.name]
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets]
    if isinstance(node, ast.AnnAssign):
        return [node.target.id]
    if isinstance(node, ast.ImportFrom) and node.level:
        return [item.asname for item in node.names
                if item.asname == item.name]
    return []
