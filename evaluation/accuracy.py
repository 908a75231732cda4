"""Measures everything, and writes ``docs/accuracy.md`` anew.

Usage: python evaluation/accuracy.py DATA [--round NAME]

DATA is a folder of open data, one folder a set, as the docstrings of the scripts beside this one
say. The text comes from ``accuracy.md.template``; every figure in it is measured here, but for
those of others and of the one blind reading. ``--round`` also appends the counts of mistakes to
``rounds.jsonl``. About ten minutes on two cores.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import agreement
import alignment
import attribution
import causes
import chinese_events
import factuality
import figures as amounts
import pairs_agreement
import parallel
import plover_pairs
from counting import Figures, share_of
from gestae.evaluation.agreement import Agreement
from gestae.evaluation.corpus import read_corpus
from gestae.evaluation.evaluate import evaluate
from gestae.evaluation.gold import GoldText
from gestae.evaluation.score import Evaluation
from rounds import add_round, read_rounds, round_table
from tables import (
    calibration_table,
    field_table,
    fill,
    markdown,
    number,
    type_table,
    wide,
    witness_table,
)
from training import agreement as relabelled
from training import likeness
from training.readings import FOLDER as PASSAGES
from training.readings import Sentence, read_sentences
from training.rows import NONE, Row, read_rows

HERE = Path(__file__).parent
TEMPLATE = HERE / "accuracy.md.template"
OUT = HERE.parent / "docs" / "accuracy.md"
RESULTS = HERE / "training" / "results.json"
RESULTS_ZH = HERE / "training" / "results-zh.json"
PARTS = {"gate": "gate", "development": "dev"}
"""The parts of the corpus, with their folders."""
COMPARED = ("type", "source", "target", "triple", "status")
"""The fields in which the tables alone are compared with both witnesses."""
CHINESE = "zh "
"""What stands before the names of figures, tables and rounds of the Chinese corpus."""


def main() -> None:
    """Writes the page, and the round where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--round", metavar="NAME")
    arguments = parser.parse_args()
    measured, tables = measure_corpus(HERE / "corpus", agreement.measure(), name=arguments.round)
    chinese = HERE / "corpus-zh"
    again = agreement.measure(chinese, chinese / "second")
    more, drawn = measure_corpus(chinese, again, CHINESE, arguments.round)
    measured, tables = measured | more, tables | drawn
    measured |= measure_data(arguments.data)
    measured |= {f"pairs.{key}": value for key, value in pairs_agreement.measure().items()}
    tables["plover"] = witness_table(measured, "plover")
    measured |= measure_training(tables)
    tables["witnesses"] = tables_alone(measured)
    tables |= judge_tables()
    OUT.write_text(fill(TEMPLATE.read_text("utf-8"), measured, tables), "utf-8")
    print(f"wrote {OUT}")


def measure_corpus(
    corpus: Path, people: Agreement, prefix: str = "", name: str | None = None
) -> tuple[Figures, dict[str, str]]:
    """The figures and tables of a corpus of our own, ``prefix`` before the name of each; recorded
    as a round where it has a name.
    """
    parts = {part: evaluate(corpus / folder) for part, folder in PARTS.items()}
    if name:
        add_round(name, {prefix + part: one for part, one in parts.items()})
    rounds = read_rounds()
    gate, dev = parts.values()
    alone = evaluate(corpus / PARTS["gate"], judged=False)
    figures: Figures = {
        **{f"alone.{name}": alone.scores[name].f1 for name in COMPARED},
        **{f"judged.{name}": gate.scores[name].f1 for name in COMPARED},
        "people.documents": people.evaluation.texts,
        "people.sentences": people.sentences,
        "people.first": people.evaluation.gold,
        "people.second": people.evaluation.found,
        "people.shared": people.shared,
    }
    for key in ("told", "type", "status"):
        figures[f"people.kappa.{key}"] = getattr(people, f"{key}_kappa")
    for part, evaluation in parts.items():
        sizes = _sizes(evaluation, read_corpus(corpus / PARTS[part]))
        figures |= {f"{part}.{key}": value for key, value in sizes.items()}
    for key in ("documents", "sentences", "events"):
        figures[f"corpus.{key}"] = sum(figures[f"{part}.{key}"] for part in parts)
    tables = {
        "fields": field_table(gate, dev, people),
        "types": type_table(gate, dev, people),
        "calibration": calibration_table(parts),
        **{f"rounds.{part}": round_table(rounds, prefix + part) for part in parts},
    }
    return (
        {prefix + key: value for key, value in figures.items()},
        {prefix + key: value for key, value in tables.items()},
    )


def tables_alone(figures: Figures) -> str:
    """The F1 of some fields on both gates, by the tables alone and with the judge."""
    rows = [
        (f"{language}, {who}", *(number(figures[f"{prefix}{key}.{name}"]) for name in COMPARED))
        for language, prefix in (("English", ""), ("Chinese", CHINESE))
        for who, key in (("tables alone", "alone"), ("with the judge", "judged"))
    ]
    return markdown(("gate", *COMPARED), rows)


def _sizes(evaluation: Evaluation, texts: Sequence[GoldText]) -> Figures:
    spans = [(text, span) for text in texts for span in text.sentences]
    told = sum(any(event["sentence"]["span"] == [*span] for event in text.events)
               for text, span in spans)  # fmt: skip
    return {
        "documents": evaluation.texts,
        "sentences": len(spans),
        "silent": 1 - told / len(spans),
        "events": evaluation.gold,
        "found": evaluation.found,
    }


def measure_data(data: Path) -> Figures:
    """The figures on the open data, each behind the name of its script."""
    measures = {
        "plover": plover_pairs.measure,
        "attribution": attribution.measure,
        "factuality": factuality.measure,
        "causes": causes.measure,
        "figures": measure_amounts,
        "parallel": parallel.measure,
        "chinese events": chinese_events.measure,
        "alignment": alignment.measure,
    }
    return {
        f"{script}.{name}": value
        for script, measure in measures.items()
        for name, value in measure(data).items()
    }


def measure_amounts(data: Path) -> Figures:
    """How many amounts and dates of the open sets are read, with how many there are."""
    packages = list(amounts.score_packages(data / "aid_packages" / "kiel_packages.jsonl"))
    expressions = {
        language: [
            score.right
            for score in amounts.score_expressions(
                data / "numbers_dates_money" / f"{language}.jsonl", language
            )
        ]
        for language in ("en", "zh")
    }
    sets = {
        "value": [score.right for score in packages if score.kind == "value"],
        "currency": [score.right for score in packages if score.kind == "value and currency"],
        "expressions": expressions["en"],
        "zh expressions": expressions["zh"],
    }
    figures: Figures = {}
    for name, right in sets.items():
        figures |= share_of(name, right)
        figures |= {f"{name}.right": sum(right), f"{name}.all": len(right)}
    return figures


def measure_training(tables: dict[str, str]) -> Figures:
    """What the training set holds; its tables are added to ``tables``."""
    rows = read_rows()
    strands = sorted({row.strand for row in rows})
    tables["strands"] = markdown(
        ("strand", "sentences", "words a sentence", "pairs", "without event"),
        [_strand([row for row in rows if row.strand == strand], strand) for strand in strands]
        + [_strand(rows, "**all**")],
    )
    passages = read_sentences(sorted(PASSAGES.glob("*.jsonl")))
    tables["passages"] = passage_table(passages, "words")
    chinese = PASSAGES.with_name("passages-zh")
    tables["zh passages"] = passage_table(
        read_sentences(sorted(chinese.glob("*.jsonl"))), "characters"
    )
    types = Counter(row.type for row in rows)
    types.update(told.type for passage in passages for one in passage for told in one.events)
    tables["training types"] = ", ".join(
        f"{kind} {number(count)}" for kind, count in types.most_common() if kind != NONE
    )
    again = relabelled.measure_sentences(relabelled.matched_sentences())
    return {
        "training.pairs": len(rows),
        "training.none": types[NONE] / len(rows),
        **{f"again.{name}": value for name, value in again.items()},
        **{f"training.{name}": value for name, value in likeness.measure().items()},
    }


def _strand(rows: list[Row], name: str) -> tuple[str, ...]:
    texts = {row.text for row in rows}
    words = sum(len(text.split()) for text in texts) / len(texts)
    none = sum(row.type == NONE for row in rows) / len(rows)
    return name, number(len(texts)), f"{words:.0f}", number(len(rows)), f"{none:.0%}"


def passage_table(passages: list[list[Sentence]], unit: str) -> str:
    """The strands of training passages; ``unit`` is what their length is counted in."""
    names = sorted({passage[0].strand for passage in passages})
    strands = [[p for p in passages if p[0].strand == name] for name in names]
    return markdown(
        ("strand", "passages", "sentences", f"{unit} a sentence", "events", "sentences without"),
        [_passages(some, name, unit) for some, name in zip(strands, names, strict=True)]
        + [_passages(passages, "**all**", unit)],
    )


def _passages(passages: list[list[Sentence]], name: str, unit: str) -> tuple[str, ...]:
    sentences = [one for passage in passages for one in passage]
    lengths = [len(one.text.split() if unit == "words" else one.text) for one in sentences]
    words = sum(lengths) / len(sentences)
    events = sum(len(one.events) for one in sentences)
    none = sum(not one.events for one in sentences) / len(sentences)
    counts = (number(len(passages)), number(len(sentences)), f"{words:.0f}", number(events))
    return name, *counts, f"{none:.0%}"


def _kept_back() -> str:
    """What the judge of Chinese says of texts that it did not learn from, in both languages."""
    if not RESULTS_ZH.exists():
        return "Not measured yet."
    held = json.loads(RESULTS_ZH.read_text("utf-8"))["held_out"]
    fields = ("precision", "recall", "f1", "status", "source", "target")
    return markdown(
        ("kept back", *fields),
        [
            (name, *(number(held[f"{key}_{field}"]) for field in fields))
            for name, key in (("Chinese passages", "text"), ("English passages", "lent"))
        ],
    )


def judge_tables() -> dict[str, str]:
    """The learning curve of the judge and what it reaches, as its training wrote them down."""
    if not RESULTS.exists():
        return dict.fromkeys(("curve", "held out"), "Not measured yet.")
    results: dict[str, Any] = json.loads(RESULTS.read_text("utf-8"))
    curve, held = results.get("curve") or [], results.get("held_out") or {}
    heads = list(curve[0]) if curve else []
    told = {key: value for key, value in results.items() if isinstance(value, (int, float, str))}
    return {
        "zh judge": _kept_back(),
        "curve": markdown(
            [head.replace("_", " ") for head in heads],
            [[number(row.get(head)) for head in heads] for row in curve],
        )
        if curve
        else "Not measured yet.",
        "held out": markdown(
            ("of the sentences kept back", "figure"),
            [
                (
                    name.replace("_", " "),
                    value
                    if isinstance(value, str)
                    else wide(value, held.get(f"{name}.low"), held.get(f"{name}.high")),
                )
                for name, value in (held | told).items()
                if not name.endswith((".low", ".high"))
            ],
        ),
    }


if __name__ == "__main__":
    main()
