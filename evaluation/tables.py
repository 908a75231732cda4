"""Figures as Markdown: tables for ``accuracy.py``, and the filling of its template."""

import re
from collections.abc import Iterable, Mapping, Sequence

from counting import Figures
from gestae.evaluation.agreement import Agreement
from gestae.evaluation.score import Evaluation, Score

HOLE = re.compile(r"\{\{\s*(?P<name>[^{}±]+?)\s*(?P<wide>±)?\s*\}\}")


def fill(template: str, figures: Figures, tables: Mapping[str, str]) -> str:
    """The template with each ``{{name}}`` as table or figure, ``{{name ±}}`` with its interval.

    A name that nothing was measured for is named by a ``KeyError``.
    """

    def value(hole: re.Match[str]) -> str:
        name = hole["name"]
        if name in tables:
            return tables[name]
        if hole["wide"]:
            return wide(figures[name], figures.get(f"{name}.low"), figures.get(f"{name}.high"))
        return number(figures[name])

    return HOLE.sub(value, template)


def number(value: float | None) -> str:
    """Three decimals of a share, thousands of a count told apart, a dash for nothing."""
    if value is None:
        return "—"
    return f"{value:,}" if isinstance(value, int) else f"{value:.3f}"


def wide(value: float | None, low: float | None, high: float | None) -> str:
    """A figure with its interval, where it has one."""
    if low is None or high is None:
        return number(value)
    return f"{number(value)} ({low:.2f}–{high:.2f})"


def markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; all columns but the first are set to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def field_table(gate: Evaluation, dev: Evaluation, people: Agreement) -> str:
    """Each field of the record on the gate, on the development part, and between annotators."""
    pairs = [
        (name, gate.scores[name], dev.scores, people.evaluation.scores) for name in gate.scores
    ]
    return _score_table("field", pairs)


def type_table(gate: Evaluation, dev: Evaluation, people: Agreement) -> str:
    """Each type likewise, with the mean over the types last."""
    names = [name for name in gate.types if gate.types[name].gold]
    pairs = [(name, gate.types[name], dev.types, people.evaluation.types) for name in names]
    means = [wide(one.macro_f1, *one.macro_interval) for one in (gate, dev, people.evaluation)]
    last = ["**mean**", "", "", "", *means]
    return _score_table("type", pairs) + "\n| " + " | ".join(last) + " |"


def _score_table(
    title: str,
    pairs: Iterable[tuple[str, Score, Mapping[str, Score], Mapping[str, Score]]],
) -> str:
    head = (title, "in the gate", "precision", "recall", "F1, gate", "F1, development",
            "F1, two annotators")  # fmt: skip
    return markdown(
        head,
        (
            (
                name.replace("_", " "), score.gold, number(score.precision), number(score.recall),
                *(_f1(one) for one in (score, dev.get(name), people.get(name))),
            )
            for name, score, dev, people in pairs
        ),
    )  # fmt: skip


def _f1(score: Score | None) -> str:
    return "—" if score is None else wide(score.f1, score.low, score.high)


def calibration_table(parts: Mapping[str, Evaluation]) -> str:
    """Of each tenth of the confidences how many events have it and how many of them are right."""
    bins = {name: {b.low: b for b in e.calibration.bins} for name, e in parts.items()}
    lows = sorted({low for here in bins.values() for low in here})
    rows = []
    for low in lows:
        cells = [f"{low:.1f} to {low + 0.1:.1f}"]
        for here in bins.values():
            one = here.get(low)
            cells += [str(one.count), number(one.confidence)] if one else ["0", "—"]
            cells.append(wide(one.right, *one.right_interval) if one else "—")
        rows.append(cells)
    errors = ["**expected error**"]
    for evaluation in parts.values():
        calibration = evaluation.calibration
        errors += ["", "", wide(calibration.error, *calibration.error_interval)]
    head = [f"{what}, {name}" for name in parts for what in ("events", "mean", "right")]
    return markdown(["confidence", *head], [*rows, errors])


def witness_table(figures: Figures, prefix: str) -> str:
    """The type of a given pair by each witness: figures named ``PREFIX.type.WITNESS.…``."""
    meanings = {
        "tables": "coded events, without the judge",
        "events": "coded events",
        "judge": "the judge, asked of the pair",
        "both": "**the judge and the coded events together**",
    }
    rows = [
        (
            meaning,
            *(
                wide(figures[key], figures.get(f"{key}.low"), figures.get(f"{key}.high"))
                for key in (f"{name}.macro_f1", f"{name}.accuracy")
            ),
        )
        for witness, meaning in meanings.items()
        if f"{(name := f'{prefix}.type.{witness}')}.macro_f1" in figures
    ]
    return markdown(("who decides", "macro-F1", "accuracy"), rows)
