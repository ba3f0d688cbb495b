# SPDX-License-Identifier: Apache-2.0
"""For the official package's generated tests, which upstream.py copies beside
this file: the client under test, and `openai` as a name for zerohop."""

import importlib
import importlib.util
import inspect
import os
import sys
import types
import typing
import warnings

import pytest

BASE_URL = os.environ["TEST_API_BASE_URL"]
OURS = os.environ["UPSTREAM_CLIENT"] == "zerohop"


# --- openai.X is zerohop.X --------------------------------------------------------

class Alias:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != "openai" and not name.startswith("openai."):
            return None
        return importlib.util.spec_from_loader(name, Alias)

    @staticmethod
    def create_module(spec):
        name = spec.name.replace("openai", "zerohop", 1)
        if spec.name in HELPERS:
            return HELPERS[spec.name]
        return importlib.import_module(name)

    @staticmethod
    def exec_module(module):
        pass


def module_of(name, **members):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    return made


def is_origin(*origins):
    return lambda kind: typing.get_origin(kind) in origins


def assert_in_sync(source, check, *, exclude_params=()):
    """Every parameter of the one is one of the other's."""
    mine = inspect.signature(check).parameters
    missing = [name for name in inspect.signature(source).parameters
               if name not in mine and name not in exclude_params]
    assert not missing, missing


HELPERS = {
    "openai._types": module_of("openai._types", NoneType=type(None)),
    "openai._compat": module_of(
        "openai._compat", PYDANTIC_V1=False,
        field_outer_type=lambda field: field.annotation,
        get_model_fields=lambda model: model.model_fields),
    "openai._utils": module_of(
        "openai._utils",
        is_dict=lambda value: isinstance(value, dict),
        is_list=lambda value: isinstance(value, list),
        is_list_type=is_origin(list),
        is_sequence_type=lambda kind: False,
        is_union_type=is_origin(typing.Union, types.UnionType),
        is_annotated_type=is_origin(typing.Annotated),
        is_type_alias_type=lambda kind: False,
        assert_signatures_in_sync=assert_in_sync,
        extract_type_arg=lambda kind, at: typing.get_args(kind)[at]),
}

# Imported, but used by skipped tests only.
sys.modules["tests.respx2"] = module_of("tests.respx2", MockRouter=None)

if OURS:
    sys.meta_path.insert(0, Alias)
    import zerohop
    for member in ("Omit", "NotGiven", "omit", "not_given"):
        setattr(HELPERS["openai._types"], member,
                getattr(zerohop._types, member))


# --- fixtures -----------------------------------------------------------------------

def options(strict):
    return {"base_url": BASE_URL, "api_key": "my-api-key",
            "admin_api_key": "my-admin-key",
            "_strict_response_validation": strict}


@pytest.fixture(scope="session")
def client(request):
    from openai import OpenAI
    with OpenAI(**options(getattr(request, "param", True))) as made:
        yield made


@pytest.fixture(scope="session")
async def async_client(request):
    from openai import AsyncOpenAI
    param = getattr(request, "param", True)
    if isinstance(param, dict):
        if param.get("http_client") == "aiohttp":
            pytest.skip("a client of aiohttp's")
        param = param.get("strict", True)
    async with AsyncOpenAI(**options(param)) as made:
        yield made


@pytest.fixture
def respx2_mock():
    pytest.skip("replies made inside httpx")


def pytest_collection_modifyitems(items):
    import pytest_asyncio
    for item in items:
        if pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"),
                            append=False)
        if "respx2_mock" in item.fixturenames:
            item.add_marker(pytest.mark.skip(
                reason="replies made inside httpx"), append=False)


def pytest_configure(config):
    warnings.simplefilter("default", DeprecationWarning)
    config.addinivalue_line("markers", "respx2: options of a mock")
