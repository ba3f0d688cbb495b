# SPDX-License-Identifier: Apache-2.0
"""The facts in catalog/: they are what the library's table was made of, each
price says where it is from, and the script that keeps them doubts what it
should."""

import json
import pathlib
import subprocess
import sys
from decimal import Decimal

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import catalog_sync as sync  # noqa: E402

FILES = sorted((ROOT / "catalog").glob("*.json"))


def entry(**prices):
    return {"prices": [{unit: Decimal(str(value))
                        for unit, value in prices.items()}]}


def test_the_table_is_made_of_the_facts():
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools/catalog_compile.py"), "--check"],
        capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_price_has_a_source_and_a_date():
    assert len(FILES) == 15
    for path in FILES:
        for name, facts in json.loads(path.read_text())["models"].items():
            for price in facts.get("prices", ()):
                assert price["source"] and price["checked"], name


def test_what_nobody_edited_is_known_as_such():
    """So that upstream's next change of it is taken."""
    edited = [name for path in FILES
              for name, facts in sync.sources.load(path)["models"].items()
              if sync.digest(facts) != facts["upstream"]]
    noted = [name for path in FILES
             for name, facts in json.loads(path.read_text())["models"].items()
             if "note" in facts]
    assert sorted(edited) == sorted(noted)


def test_every_last_day_of_the_list_has_a_source():
    known = json.loads((ROOT / "tools/catalog_lifecycle.json").read_text())
    ends = [facts for models in known.values() for facts in models.values()]
    assert len(ends) > 400
    assert all(facts["source"] and facts["checked"] for facts in ends)
    for path in FILES:
        for name, facts in json.loads(path.read_text())["models"].items():
            assert "successor" not in facts or facts["lifecycle"], name


def test_regions_differ_by_little():
    rows = [(name, facts, price) for path in FILES
            for name, facts in sync.sources.load(path)["models"].items()
            for price in facts.get("prices", ()) if "region" in price]
    assert len(rows) > 100
    for name, facts, price in rows:
        base, _ = sync.base_of(facts)
        assert Decimal("0.8") <= price["input"] / base <= 2, name


def test_the_strengths_are_made_of_figures_with_sources():
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools/strengths_compile.py"), "--check"],
        capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    facts = json.loads(
        (ROOT / "catalog/strengths/figures.json").read_text())
    for model, figures in facts["models"].items():
        assert set(figures) - {"aliases"}, model
        for name in set(figures) - {"aliases"}:
            figure = figures[name]
            assert name in facts["benchmarks"], model
            assert 0 < figure["score"] <= 100, model
            assert figure["source"].startswith("http"), model
            assert figure["from"] in ("llm-leaderboard", "models.dev"), model
            assert len(figure["checked"]) == 10, model


def test_no_fact_is_one_that_the_gates_refuse():
    for path in FILES:
        models = sync.sources.load(path)["models"]
        for name, facts in models.items():
            if "prices" in facts:
                assert sync.insane(facts) is None, (path.name, name)


def test_prices_that_cannot_be_true_are_seen():
    assert sync.insane(entry(input=15000, output=15000))
    assert sync.insane(entry(input=1, output=2, cache_read=3))
    assert sync.insane(entry(input=10, output=1))
    assert sync.insane(entry(input=1, output=4, cache_read=0.1)) is None


def test_changes_that_should_be_looked_at_are_seen():
    old = dict(entry(input=1, output=4), context=1000)
    for new in (entry(input=6, output=4), entry(input=1, output=0.5),
                entry(input=0, output=4), {"context": 1000},
                dict(entry(input=1, output=4), context=999)):
        new.setdefault("context", 1000)
        assert sync.doubtful(old, new), new
    assert sync.doubtful(
        old, dict(entry(input=2, output=8), context=2000)) is None


def test_ours_stay_theirs_go_on_and_both_are_reported():
    one, two = entry(input=1, output=4), entry(input=2, output=8)
    mine = entry(input=3, output=9)
    then = sync.digest(one)
    old = {"untouched": dict(one, upstream=then),
           "ours": dict(mine, upstream=then),
           "both": dict(mine, upstream=then),
           "wild": dict(one, upstream=then), "gone": dict(one, upstream=then)}
    new = {"untouched": two, "ours": one, "both": two,
           "wild": entry(input=100, output=400), "fresh": two}
    report = []
    merged = sync.merged(old, new, False, report)
    assert merged["untouched"] == dict(two, upstream=sync.digest(two))
    assert merged["ours"] == old["ours"]
    assert merged["both"] == old["both"]
    assert merged["wild"] == old["wild"]
    assert merged["gone"] == old["gone"]
    assert merged["fresh"]["upstream"] == sync.digest(two)
    assert [line.split(":")[0] for line in report[:2]] == ["both", "wild"]
    assert "1 of 5 models are gone" in report[2]
    accepted = sync.merged(old, new, True, [])
    assert accepted["wild"]["prices"] == new["wild"]["prices"]
