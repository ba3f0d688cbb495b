# SPDX-License-Identifier: Apache-2.0
"""zerohop.tokens beside tiktoken, whose lists of ranks are ours written out:
that they are OpenAI's is checked by their SHA-256, here and by tiktoken."""

import base64
import gzip
import hashlib
import json
import os
import pathlib
import random
import threading
import time

import pytest
import tiktoken
from tiktoken_ext import openai_public

from local import ROOT, run_python
from token_texts import ATOMS, FRAMES, mix
from zerohop import tokens

SHARED = ROOT.parent / "shared" / "fixtures"
LONG = os.environ.get("ZH_LONG") == "1"
NAMES = ["o200k_base", "cl100k_base", "p50k_base", "r50k_base"]
URL = "https://openaipublic.blob.core.windows.net/encodings/{}.tiktoken"


@pytest.fixture(scope="module")
def theirs(tmp_path_factory):
    """tiktoken's encodings by name."""
    folder = tmp_path_factory.mktemp("tiktoken")
    os.environ["TIKTOKEN_CACHE_DIR"] = str(folder)
    for name in NAMES:
        ours = tokens.encoding(name)
        last = {"o200k_base": 199998, "cl100k_base": 100256,
                "p50k_base": 50281, "r50k_base": 50256}[name]
        ids = [i for i in range(last) if i != 50256 or last > 50281]
        find = ours.decode_bytes
        lines = b"".join([base64.b64encode(find([i])) + b" %d\n" % i
                          for i in ids])
        url = URL.format(name)
        (folder / hashlib.sha1(url.encode()).hexdigest()).write_bytes(lines)
        digest = hashlib.sha256(lines).hexdigest()
        assert digest in openai_source(), name
    return {name: tiktoken.get_encoding(name)
            for name in [*NAMES, "o200k_harmony"]}


def openai_source():
    return pathlib.Path(openai_public.__file__).read_text()


def same(ours, peer, text):
    want = peer.encode_ordinary(text)
    got = ours.encode(text)
    if got != want:
        at = next((i for i, pair in enumerate(zip(got, want))
                   if pair[0] != pair[1]), min(len(got), len(want)))
        around = peer.decode(want[max(0, at - 3):at + 5])
        pytest.fail(f"{ours.name}: token {at} near {around!r}: "
                    f"{got[at:at + 5]} not {want[at:at + 5]}")
    assert ours.count(text) == len(want)


def corpora():
    folder = SHARED / "corpora"
    if not folder.is_dir():
        pytest.skip("../shared/fixtures/corpora is not here")
    for path in sorted(folder.glob("*.txt.gz")):
        yield path.name.split(".")[0], gzip.decompress(path.read_bytes()).decode()


@pytest.mark.parametrize("name", NAMES)
def test_corpora_have_the_same_ids(theirs, name):
    expected = json.loads((SHARED / "corpora/expected_counts.json").read_text()
                          ) if SHARED.is_dir() else {}
    ours = tokens.encoding(name)
    for corpus, text in corpora():
        assert ours.count(text) == expected[corpus][name]
        part = text if LONG else text[:100_000]
        same(ours, theirs[name], part)
        assert ours.decode(ours.encode(part)) == part


@pytest.mark.parametrize("name", NAMES)
def test_naughty_strings_have_the_same_ids(theirs, name):
    path = SHARED / "naughty_strings/blns.json"
    if not path.is_file():
        pytest.skip("../shared/fixtures/naughty_strings is not here")
    for text in json.loads(path.read_text()):
        same(tokens.encoding(name), theirs[name], text)


@pytest.mark.parametrize("name", NAMES)
def test_tricky_mixes_have_the_same_ids(theirs, name):
    seed = random.randrange(1 << 30)
    print("seed", seed)
    rng = random.Random(seed)
    for atom in ATOMS:
        same(tokens.encoding(name), theirs[name], atom)
    for _ in range(1_250_000 if LONG else 800):
        same(tokens.encoding(name), theirs[name], mix(rng))


@pytest.mark.parametrize("name", ["o200k_base", "cl100k_base", "r50k_base"])
@pytest.mark.parametrize("frame", FRAMES)
def test_every_code_point_is_cut_alike(theirs, name, frame):
    codes = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000]
    if not LONG:  # all that differ from their neighbours, and some of the rest
        codes = [c for c in codes if c < 0x800 or c % 197 == len(frame)]
    frames = [frame.format(chr(code)) for code in codes]
    if not LONG:  # many at once, which is much cheaper
        frames = ["".join(frames[i:i + 500])
                  for i in range(0, len(frames), 500)]
    for text in frames:
        same(tokens.encoding(name), theirs[name], text)


def test_special_tokens_are_text_unless_allowed(theirs):
    text = "a<|endoftext|>b <|fim_prefix|><|endofprompt|>"
    for name in NAMES:
        ours, peer = tokens.encoding(name), theirs[name]
        same(ours, peer, text)
        for allowed in ("all", {"<|endoftext|>"}, {"<|endofprompt|>"}):
            names = peer.special_tokens_set if allowed == "all" else (
                allowed & peer.special_tokens_set)
            want = peer.encode(text, allowed_special=set(names),
                               disallowed_special=())
            assert ours.encode(text, allowed_special=allowed) == want
            assert ours.count(text, allowed_special=allowed) == len(want)
            assert ours.decode(want) == text


def test_harmony_has_its_special_tokens(theirs):
    ours, peer = tokens.encoding("o200k_harmony"), theirs["o200k_harmony"]
    for special in sorted(peer.special_tokens_set):
        want = peer.encode(f"x {special}y", allowed_special="all")
        assert ours.encode(f"x {special}y", allowed_special="all") == want
    text = "<|reserved_201088|><|reserved_20001|><|reserved_200013|"
    assert ours.encode(text, allowed_special="all") == \
        peer.encode_ordinary(text)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", [
    "a", "_", " ", "ab", "-", "\n", "ก", "中", "1", "aB", "=-", "\u0301", "'s"])
def test_one_long_run_is_exact_and_takes_linear_time(theirs, name, text):
    ours = tokens.encoding(name)
    same(ours, theirs[name], text * (10_000 // len(text)))
    small, large = (timed(ours, text * n) for n in (25_000, 250_000))
    assert large < 40 * small + 0.05


def timed(encoding, text):
    start = time.thread_time()
    encoding.count(text)
    return time.thread_time() - start


def test_random_letters_without_end_are_exact(theirs):
    rng = random.Random(5)
    for letters in ("ab", "etaoin", "abcdefghijklmnopqrstuvwxyz", "-=_~",
                    "กขคงจฉ", "的一是不了人我在"):
        text = "".join(rng.choice(letters) for _ in range(5_000))
        for name in NAMES:
            same(tokens.encoding(name), theirs[name], text)


@pytest.mark.parametrize("name", NAMES)
def test_random_runs_and_syllables_are_exact(theirs, name):
    """Long pieces of long tokens, of parts of tokens, of everything."""
    seed = random.randrange(1 << 30)
    print("seed", seed)
    rng, ours = random.Random(seed), tokens.encoding(name)
    parts = [ours.decode_bytes([rng.randrange(50256)]).decode(errors="ignore")
             for _ in range(300)]
    for _ in range(2000 if LONG else 30):
        runs = "".join(rng.choice("-=_*#ab \n") *
                       rng.choice([1, 2, 3, 16, 33, 64, 65, 100, 129])
                       for _ in range(rng.randint(1, 60)))
        words = "".join(rng.choices([*parts, "the", "ing", "str"], k=400))
        same(ours, theirs[name], runs)
        same(ours, theirs[name], words)
        same(ours, theirs[name], words.replace(" ", ""))
        same(ours, theirs[name], "".join(
            chr(rng.randrange(first, first + size)) for first, size in
            rng.choices([(97, 26), (0x20, 95), (0x430, 32), (0xE01, 58),
                         (0x4E00, 20000), (0xAC00, 11000), (0x1F300, 900)],
                        k=1) * 900))


def test_surrogates_are_joined_or_replaced(theirs):
    for text in ("\ud83d\ude00", "a\ud800b", "\udc00\ud800", "\ud83d x"):
        assert tokens.encoding("o200k_base").encode(text) == \
            theirs["o200k_base"].encode(text)


def test_any_ids_decode_to_the_same_bytes(theirs):
    rng = random.Random(3)
    for name in NAMES:
        ids = [rng.randrange(50256) for _ in range(1000)]
        ours = tokens.encoding(name)
        assert ours.decode_bytes(ids) == theirs[name].decode_bytes(ids)
        assert ours.decode(ids) == theirs[name].decode(ids)


@pytest.mark.parametrize("name", NAMES)
def test_pieces_that_come_again_have_the_same_ids(theirs, name):
    """Short ones of few tokens and of many, long ones, and one too long to be
    kept, counted before they are encoded; more of them than are kept."""
    rng, ours = random.Random(7), tokens.encoding(name)
    letters = "qxzjkvw\u0e01\u4e2d\u05d0"
    pieces = ["".join(rng.choices(letters, k=k)) for k in
              [*range(1, 40), 300, 1200] for _ in range(30)]
    for _ in range(3):
        rng.shuffle(pieces)
        text = " ".join(pieces)
        want = theirs[name].encode_ordinary(text)
        assert ours.count(text) == len(want)
        assert ours.encode(text) == want
        assert ours.encode(text) == want
        assert ours.count(text) == len(want)


def test_threads_count_at_the_same_time():
    ours = tokens.encoding("o200k_base")
    texts = ["".join(random.Random(i).choices(ATOMS, k=3000))
             for i in range(8)]
    want = [ours.count(text) for text in texts]
    got = [None] * len(texts)

    def work(i):
        for _ in range(5):
            got[i] = ours.count(texts[i])
    threads = [threading.Thread(target=work, args=(i,))
               for i in range(len(texts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == want


CLAUDE = {"v3": ("claude_v3", 7), "v4.7": ("claude_v4.7", 11),
          "v5": ("claude_v5", 6)}


@pytest.mark.parametrize("name", ["multipl_e", "rosetta", "rosetta_holdout",
                                  "udhr"])
@pytest.mark.parametrize("family", CLAUDE)
def test_claude_counts_are_the_recorded_ones(name, family):
    """The provider's own answers for whole messages of this text."""
    folder = SHARED / "claude-tokens"
    if not folder.is_dir():
        pytest.skip("../shared/fixtures/claude-tokens is not here")
    key = {"multipl_e": "lang", "udhr": "f"}.get(name, "id")
    counts = json.loads((folder / f"{name}_counts.json").read_text())
    counts = counts[family]["counts"]
    encoding, message = tokens.encoding(CLAUDE[family][0]), CLAUDE[family][1]
    lines = gzip.decompress((folder / f"{name}.jsonl.gz").read_bytes())
    documents = [json.loads(line) for line in lines.splitlines()]
    if name == "udhr" and not LONG:
        documents = documents[::4]
    seen = 0
    for document in documents:
        if document[key] in counts:
            seen += 1
            assert encoding.count(document["text"]) + message == \
                counts[document[key]], document[key]
    assert seen > 20


@pytest.mark.parametrize("family", CLAUDE)
@pytest.mark.parametrize("text", ["a", " ", "\n", "中", "ab ", "A", "\u0301"])
def test_claude_takes_linear_time(family, text):
    ours = tokens.encoding(CLAUDE[family][0])
    timed(ours, text)
    small, large = (timed(ours, text * n) for n in (10_000, 100_000))
    assert large < 40 * small + 0.1


@pytest.mark.parametrize("family", ["claude_v3", "claude_v4.7"])
@pytest.mark.parametrize("text, count", [
    ("Ⓐ's", 8), ("ⓩ's b", 8), ("a's", 2), ("①'s", 4), ("Ⅷ's", 7)])
def test_claude_takes_a_circled_letter_for_a_symbol(family, text, count):
    """As ctok 1.3.0 counts: no contraction follows."""
    assert tokens.encoding(family).count(text) == count


def test_a_vocabulary_of_another_version_says_how_to_build_it(tmp_path):
    (tmp_path / "llama3.zhv").write_bytes(b"zhvocab1" + bytes(100))
    done = run_python("from zerohop import tokens; tokens.encoding('llama3')",
                      ZEROHOP_DATA=str(tmp_path))
    assert done.stderr.splitlines()[-1] == (
        f"ValueError: vocabulary {tmp_path}/llama3.zhv is damaged or of another "
        "version; to build it again: python -m zerohop.tokens build llama3")


def test_claude_has_no_ids():
    with pytest.raises(ValueError, match="only counts"):
        tokens.encode("x", model="claude-sonnet-4-5")


SPLIT = ("(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
         "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+")
MERGES = ["h e", "l l", "he ll", "hell o", "Ġ w", "o r", "Ġw or", "l d", "e l",
          "h el", "hel l", "o o", "oo oo", "Ġ h"]


def spelt():
    """The characters that stand for bytes in a tokenizer.json."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = iter(range(256, 400))
    return [chr(byte if byte in plain else next(others))
            for byte in range(256)]


def tokenizer_json(**changes):
    tokens_ = spelt() + [merge.replace(" ", "") for merge in MERGES
                         if merge != "hel l"]
    made = {
        "added_tokens": [{"id": 300, "content": "<|x|>", "special": True},
                         {"id": 301, "content": "<y>", "special": False},
                         {"id": 302, "content": "<y>>", "special": False}],
        "normalizer": {"type": "NFC"},
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
            {"type": "Split", "pattern": {"Regex": SPLIT},
             "behavior": "Isolated", "invert": False},
            {"type": "ByteLevel", "add_prefix_space": False,
             "use_regex": False}]},
        "model": {"type": "BPE", "merges": MERGES,
                  "vocab": {text: at for at, text in enumerate(tokens_)}}}
    return {**made, **changes}


def merged(word, vocab):
    """Byte pair encoding as slow and as plain as can be."""
    ranks = {tuple(merge.split(" ")): rank
             for rank, merge in enumerate(MERGES)}
    parts = list(word)
    while True:
        known = [(ranks[pair], at) for at, pair in
                 enumerate(zip(parts, parts[1:])) if pair in ranks]
        if not known:
            return [vocab[part] for part in parts]
        at = min(known)[1]
        parts[at:at + 2] = ["".join(parts[at:at + 2])]


def test_a_tokenizer_json_is_followed(tmp_path):
    path = tmp_path / "tokenizer.json"
    made = tokenizer_json()
    path.write_text(json.dumps(made))
    tokens.register("made", path)
    ours = tokens.encoding("made")
    rng = random.Random(1)
    for _ in range(500):
        words = ["".join(rng.choices("helowrd", k=rng.randint(1, 40)))
                 for _ in range(5)]
        want = merged(words[0], made["model"]["vocab"])
        for word in words[1:]:
            want += merged("Ġ" + word, made["model"]["vocab"])
        assert ours.encode(" ".join(words)) == want
        assert ours.count(" ".join(words)) == len(want)
    assert ours.encode("e\u0301") == ours.encode("\u00e9")
    assert ours.encode("<|x|>", allowed_special="all") == [300]
    assert ours.decode([300]) == "<|x|>"
    letters = [ours.encode(letter) for letter in "<|x>"]
    for allowed in ((), "all", ["<y>"]):  # which of any text is found always
        found = ours.encode("<<y>x<y>>><y|<y>", allowed_special=allowed)
        assert found == [*letters[0], 301, *letters[2], 302, *letters[3],
                         *letters[0], *ours.encode("y"), *letters[1], 301]
        assert ours.decode(found) == "<<y>x<y>>><y|<y>"
        assert ours.count("<<y>x<y>>><y|<y>",
                          allowed_special=allowed) == len(found)
    assert ours.encode("<y>\u0338e\u0301") == [
        301, *ours.encode("\u0338"), *ours.encode("\u00e9")]
    assert ours.encode("<|x|>") == sum((letters[at] for at in (0, 1, 2, 1, 3)),
                                       [])
    made["model"]["merges"] = made["model"]["merges"][:1]
    path.write_text(json.dumps(made))
    tokens.register("made", path)
    assert len(tokens.encoding("made").encode("hello")) == 4


CHARACTERS = {
    "normalizer": {"type": "Replace", "pattern": {"String": " "},
                   "content": "\u2581"},
    "pre_tokenizer": {"type": "Split", "pattern": {"String": " "},
                      "behavior": "MergedWithPrevious", "invert": False}}


def test_a_tokenizer_json_of_characters_is_followed(tmp_path):
    """As Gemma's: merges over all of the text, and tokens taken out first."""
    merges = ["\u2581 \u2581", "\u2581 a", "a b", "\u2581 </", "< /",
              "> \u2581</", "\u00e9 a", "b >"]
    added = ["\n", "\n\n", "\u2581\u2581", "<b>", "</b>", "[x]"]
    texts = [f"<0x{byte:02X}>" for byte in range(256)]
    texts += ["\u2581", "a", "b", "<", ">", "/", "\u00e9", *added]
    texts += [merge.replace(" ", "") for merge in merges]
    vocab = {text: at for at, text in enumerate(dict.fromkeys(texts))}
    path = tmp_path / "tokenizer.json"
    path.write_text(json.dumps({
        **CHARACTERS, "added_tokens": [
            {"id": vocab[text], "content": text, "special": False}
            for text in added],
        "model": {"type": "BPE", "vocab": vocab, "merges": merges,
                  "byte_fallback": True}}))
    tokens.register("characters", path)
    ours = tokens.encoding("characters")

    def plain(text):
        symbols = [char if char in vocab else None
                   for char in text.replace(" ", "\u2581")]
        parts = []
        for char, symbol in zip(text, symbols):
            parts += [symbol] if symbol else [
                f"<0x{byte:02X}>" for byte in char.encode()]
        while True:
            known = [(merges.index(f"{a} {b}"), at) for at, (a, b) in
                     enumerate(zip(parts, parts[1:])) if f"{a} {b}" in merges]
            if not known:
                return [vocab[part] for part in parts]
            at = min(known)[1]
            parts[at:at + 2] = ["".join(parts[at:at + 2])]

    def slow(text):
        found = [(text.find(token), -len(token), token) for token in added
                 if token in text]
        if not found:
            return plain(text)
        at, _, token = min(found)
        return plain(text[:at]) + [vocab[token]] + slow(text[at + len(token):])

    rng = random.Random(2)
    for _ in range(3000):
        text = "".join(rng.choices(
            [" ", "a", "b", "<", ">", "/", "\u00e9", "\n", "\u2581", "<b>",
             "</b>", "> </", "[x]", "\u4e2d", "\0"], k=rng.randint(0, 30)))
        assert ours.encode(text) == slow(text), text
        assert ours.count(text) == len(slow(text))
        assert ours.decode(ours.encode(text)) == text.replace("\u2581", " ")
    long = "a\u2581" + "ab " * 200 + "\u00e9a" * 200
    assert ours.encode(long) == slow(long)


@pytest.mark.parametrize("changes, fault", [
    ({**CHARACTERS, "pre_tokenizer": None}, "pre-tokenizer is not known"),
    (CHARACTERS, "model is not known"),
    ({**CHARACTERS, "model": {"type": "BPE", "byte_fallback": True,
                              "vocab": {"ab": 0}, "merges": []},
      "added_tokens": [{"id": 0, "content": "ab", "special": False}]},
     "added token is not known"),
    ({"added_tokens": [{"id": 301, "content": "<y>", "special": False,
                        "lstrip": True}]}, "added token is not known"),
    ({"normalizer": {"type": "NFKC"}}, "normalizer is not known"),
    ({"pre_tokenizer": {"type": "Whitespace"}}, "pre-tokenizer is not known"),
    ({"pre_tokenizer": {"type": "Sequence", "pretokenizers": [
        {"type": "Split", "pattern": {"Regex": "x"}, "behavior": "Isolated",
         "invert": False}]}}, "regular expression is not known"),
    ({"model": {"type": "WordPiece", "vocab": {"a": 0}}}, "model is not known"),
    ({"model": {"type": "BPE", "vocab": {"a": 0}, "merges": ["a b"]}},
     "merge 0 is of no tokens"),
    ({"model": {"type": "BPE", "vocab": {"a": -1}, "merges": []}},
     "no usable id"),
    ({"model": {"type": "BPE", "vocab": {"a": 1 << 20}, "merges": []}},
     "no usable id")])
def test_a_tokenizer_json_that_is_not_known_is_refused(tmp_path, changes, fault):
    path = tmp_path / "tokenizer.json"
    path.write_text(json.dumps(tokenizer_json(**changes)))
    with pytest.raises(ValueError, match=fault):
        tokens.register("refused", path)
    with pytest.raises(ValueError, match="unknown encoding"):
        tokens.encoding("refused")
    path.write_text("{")
    with pytest.raises(ValueError):
        tokens.register("refused", path)


def test_models_find_their_encoding():
    for model, name in {
            "gpt-4o": "o200k_base", "openai/gpt-4.1-mini": "o200k_base",
            "gpt-5": "o200k_base", "o3-mini": "o200k_base",
            "gpt-4": "cl100k_base", "gpt-3.5-turbo": "cl100k_base",
            "ft:gpt-4o:org::id": "o200k_base", "gpt-oss-120b": "o200k_harmony",
            "text-embedding-3-large": "cl100k_base",
            "text-davinci-003": "p50k_base", "gpt2": "gpt2",
            "anthropic/claude-sonnet-4-5": "claude_v3",
            "us.anthropic.claude-3-5-haiku-20241022-v1:0": "claude_v3",
            "claude-opus-4-20250514": "claude_v3",
            "claude-opus-4-7": "claude_v4.7",
            "claude-opus-5": "claude_v5"}.items():
        assert tokens.encoding_for_model(model, exact=True).name == name
    assert tokens.encoding_for_model("new-model").name == "o200k_base"
    with pytest.raises(ValueError, match="not known exactly"):
        tokens.count("x", model="new-model", exact=True)


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match='unknown encoding "nope"'):
        tokens.encoding("nope")
    with pytest.raises(ValueError, match="has no token 199998"):
        tokens.encoding("o200k_base").decode([199998])
    with pytest.raises(ValueError, match="has no token 50300"):
        tokens.encoding("r50k_base").decode([50300])
    with pytest.raises(OverflowError):
        tokens.encoding("o200k_base").decode([1 << 40])
    with pytest.raises(TypeError, match="text must be a str"):
        tokens.count(b"x")
