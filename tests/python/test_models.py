# SPDX-License-Identifier: Apache-2.0
"""python/src/model.c, plan.c, build.c and zerohop/_models.py: our own reply
classes.  How they equal the official ones is test_differential.py."""

import copy
import gc
import json
import pickle
import sys
import weakref

import pytest

import local
from zerohop import BaseModel
from zerohop._native import Plan, model_type
from zerohop.types import CompletionUsage
from zerohop.types.chat import ChatCompletion, ChatCompletionChunk
from zerohop.types.chat.chat_completion import Choice
from zerohop.types.chat.chat_completion_message import ChatCompletionMessage


@pytest.fixture(autouse=True)
def only_ours(monkeypatch):
    """Other tests may have loaded the official package."""
    monkeypatch.delitem(sys.modules, "openai", raising=False)


def made(**members):
    return ChatCompletion.construct(**local.reply(**members))


def test_fields_have_slots_and_order():
    assert list(ChatCompletion.model_fields)[:3] == ["id", "choices", "created"]
    assert ChatCompletion.model_fields["id"].is_required()
    assert not ChatCompletion.model_fields["usage"].is_required()
    assert list(vars(made()))[:2] == ["id", "choices"]


def test_setting_a_field_counts_as_given():
    message = ChatCompletionMessage.construct(role="assistant")
    assert message.model_fields_set == {"role"}
    message.content = "x"
    assert message.model_fields_set == {"role", "content"}
    assert message.to_dict() == {"content": "x", "role": "assistant"}
    del message.content
    assert message.model_fields_set == {"role"}
    with pytest.raises(AttributeError):
        message.content
    assert repr(message)


def test_unknown_members_are_attributes_and_extra():
    model = made(custom={"a": 1})
    assert model.custom == {"a": 1} and model.model_extra == {"custom":
                                                              {"a": 1}}
    model.later = 2
    assert model.model_extra == {"custom": {"a": 1}, "later": 2}
    del model.later
    assert model.model_extra == {"custom": {"a": 1}}


def test_unknown_members_do_not_hide_methods():
    model = made(copy=1, model_dump="x", _private=2)
    assert callable(model.copy) and callable(model.model_dump)
    assert model.model_extra == {"copy": 1, "model_dump": "x", "_private": 2}
    assert model.to_dict()["copy"] == 1
    assert model == pickle.loads(pickle.dumps(model))


def test_private_attributes_stay_out_of_dumps():
    model = made()
    plain = model.model_dump_json(), repr(model)
    model._note = 1
    assert (model.model_dump_json(), repr(model)) == plain
    assert copy.copy(model)._note == 1 and copy.deepcopy(model)._note == 1


def test_equality_looks_at_class_and_values():
    assert made() == made() and made(a=1) != made(a=2) and made() != made(a=1)
    assert made() != made().model_dump() and not made() == 5
    with pytest.raises(TypeError, match="unhashable type: 'ChatCompletion'"):
        hash(made())


def test_subclasses_by_users():
    class Mine(ChatCompletionMessage):
        extra_slot: int = 3

        def shout(self):
            return self.content.upper()

    mine = Mine.construct(content="x", role="assistant")
    assert mine.shout() == "X" and isinstance(mine, ChatCompletionMessage)
    assert mine.extra_slot == 3
    assert mine != ChatCompletionMessage.construct(content="x",
                                                   role="assistant")


def test_the_constructor_checks():
    usage = CompletionUsage(prompt_tokens="1", completion_tokens=2,
                            total_tokens=3.0, new=4)
    assert usage.to_dict() == {"completion_tokens": 2, "prompt_tokens": 1,
                               "total_tokens": 3, "new": 4}
    with pytest.raises(ValueError, match="total_tokens: field required"):
        CompletionUsage(prompt_tokens=1, completion_tokens=2)
    with pytest.raises(ValueError, match="prompt_tokens: should be a valid"):
        CompletionUsage(prompt_tokens="x", completion_tokens=2, total_tokens=3)
    with pytest.raises(TypeError):
        CompletionUsage(1)
    nested = ChatCompletion(**local.reply())
    assert isinstance(nested.choices[0], Choice)
    assert ChatCompletion(**dict(nested)) == nested


def test_validate_reads_text_and_objects():
    model = made()
    assert ChatCompletion.model_validate(model) is model
    assert ChatCompletion.model_validate(model.to_dict()) == model
    assert ChatCompletion.model_validate_json(model.to_json()) == model
    with pytest.raises(ValueError):
        ChatCompletion.model_validate([1])


def test_dumps_with_rules():
    model = made(usage={"prompt_tokens": 1, "completion_tokens": 2,
                        "total_tokens": 3})
    assert model.model_dump(include={"usage": {"total_tokens"}}) == {
        "usage": {"total_tokens": 3}}
    assert model.model_dump(include={"choices": {"__all__": {"index"}}}) == {
        "choices": [{"index": 0}]}
    left = model.model_dump(exclude={"choices": {0: {"message": True}}})
    assert "message" not in left["choices"][0] and "id" in left
    assert "logprobs" not in model.model_dump(
        exclude_defaults=True)["choices"][0]
    assert json.loads(model.json()) == model.dict()


def test_objects_of_users_in_a_dump():
    class Strange:
        pass

    model = made()
    model.custom = Strange()
    assert isinstance(model.model_dump()["custom"], Strange)
    with pytest.raises(TypeError):
        model.model_dump_json()
    assert '"custom":"f"' in model.model_dump_json(fallback=lambda _: "f")


def test_garbage_is_collected():
    model = made()
    model.circle = model
    choice = model.choices[0]
    choice.message = model
    gone = weakref.ref(model)
    del model, choice
    gc.collect()
    assert gone() is None


def test_one_class_made_by_hand():
    cls = model_type("some.where.Made", BaseModel, ("a", "b"))
    cls._rows = (("a", "a", True, None, ("int",), "int"),
                 ("b", "b", False, 5, ("any",), "object"))
    cls._plan = plan = Plan(cls, lambda *_: None)
    plan.fill(tuple(row[:5] for row in cls._rows))
    assert cls.__module__ == "some.where"
    blank = cls.__new__(cls)
    assert (blank.a, blank.b) == (None, 5)
    with pytest.raises(ValueError):
        plan.fill(())


@pytest.mark.parametrize("rows", [
    5, ((1,),), (("a", "a", True, None, ("nothing",)),),
    (("a", "a", True, None, ("model", 5)),),
    (("a", "a", True, None, ("list",)),),
    (("a", "a", True, None, ("union", "t", (1,), None)),),
    tuple((f"f{i}", f"f{i}", True, None, ("any",)) for i in range(64)),
])
def test_a_plan_refuses_nonsense(rows):
    cls = model_type("some.where.Wrong", BaseModel, ("a",))
    with pytest.raises((ValueError, TypeError)):
        Plan(cls, None).fill(rows)


# --- built from bytes ---


def built(body):
    with local.Server() as server:
        server.on(local.PATH, local.plain(body))
        return local.ask(local.client_of(server))


def test_numbers_and_strings_arrive_as_json_reads_them():
    numbers = ["0", "-0", "-0.0", "1e5", "1E-3", "123456789012345678",
               "1234567890123456789", "-9223372036854775809", "1e400",
               "-1e400", "0.1", "5e-324", "123456789012345678901234567890"]
    texts = ['"\\ud800"', '"\\ud83d\\ude00"', '"\\u00e9\\n\\/"', '"é😀"',
             '""', '"' + "\\n" * 400 + '"', '"' + "x" * 2000 + '"']
    body = json.dumps(local.reply())[:-1] + ', "n": [%s], "t": [%s], "o": %s}' % (
        ",".join(numbers), ",".join(texts), '{"a": 1, "a": 2, "": []}')
    made_ = built(body)
    assert repr(made_.n) == repr(json.loads(f"[{','.join(numbers)}]"))
    assert made_.t == json.loads(f"[{','.join(texts)}]")
    assert made_.o == {"a": 2, "": []}


def test_keys_with_escapes_and_twice():
    body = json.dumps(local.reply()).replace('"model"', '"mod\\u0065l"')
    body = body[:-1] + ', "id": "second"}'
    made_ = built(body)
    assert (made_.model, made_.id) == ("m", "second")
    assert made_.model_extra == {}


def test_repeated_strings_of_a_stream_are_shared():
    with local.Server() as server:
        server.on(local.PATH, local.stream(
            [local.chunk("a"), local.chunk("b"), local.chunk("c", id="other"),
             local.chunk("d", id="other"), local.DONE]))
        chunks = list(local.ask(local.client_of(server), stream=True))
    assert all(isinstance(piece, ChatCompletionChunk) for piece in chunks)
    assert chunks[0].id is chunks[1].id and chunks[2].id is chunks[3].id
    assert chunks[0].id == "c2" and chunks[3].id == "other"
    assert chunks[0].model is chunks[3].model
