"""An evaluation as a table or as JSON, and its mistakes: start with ``write_evaluation``."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import IO, Any, TextIO

from gestae.errors import UsageError
from gestae.evaluation.aspects import RIGHT
from gestae.evaluation.score import Evaluation, Mistake, Score

FORMATS = ("json", "table")
Json = dict[str, Any]


def write_evaluation(evaluation: Evaluation, format_: str, out: TextIO) -> None:
    """Writes all scores as a ``table`` for people or as one ``json`` object."""
    check_format(format_)
    if format_ == "json":
        out.write(json.dumps(to_dict(evaluation), indent=2) + "\n")
    else:
        out.writelines(line.rstrip() + "\n" for line in _lines(evaluation))


def check_format(format_: str) -> None:
    """Raises ``UsageError`` for a format that an evaluation cannot be written in."""
    if format_ not in FORMATS:
        raise UsageError.unknown("format of an evaluation", format_, FORMATS)


def write_mistakes(mistakes: Iterable[Mistake], out: IO[str]) -> None:
    """Writes a JSON object a line: what is wrong, the text, the gold event and the found one."""
    for mistake in mistakes:
        row = {
            "wrong": mistake.wrong,
            "id": mistake.text.id,
            "text": mistake.text.text,
            "gold": mistake.gold,
            "found": mistake.found,
        }
        out.write(json.dumps(row, ensure_ascii=False, default=_plain) + "\n")


def _plain(value: object) -> float | str:
    return float(value) if isinstance(value, Decimal) else str(value)


def to_dict(evaluation: Evaluation) -> Json:
    """The evaluation as plain values."""
    calibration = evaluation.calibration
    return {
        "texts": evaluation.texts,
        "gold": evaluation.gold,
        "found": evaluation.found,
        "aligned": evaluation.aligned,
        "scores": {name: _score(score) for name, score in evaluation.scores.items()},
        "macro_f1": evaluation.macro_f1,
        "macro_f1_low": evaluation.macro_interval[0],
        "macro_f1_high": evaluation.macro_interval[1],
        "types": {name: _score(score) for name, score in evaluation.types.items()},
        "calibration": {
            "right_means": list(RIGHT),
            "error": calibration.error,
            "error_low": calibration.error_interval[0],
            "error_high": calibration.error_interval[1],
            "brier": calibration.brier,
            "bins": [
                {
                    "low": one.low,
                    "high": one.high,
                    "count": one.count,
                    "confidence": one.confidence,
                    "right": one.right,
                }
                for one in calibration.bins
            ],
        },
    }


def _score(score: Score) -> Json:
    return {
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "f1_low": score.low,
        "f1_high": score.high,
        "right": score.right,
        "found": score.found,
        "gold": score.gold,
    }


def _lines(evaluation: Evaluation) -> Iterator[str]:
    e = evaluation
    yield f"texts {e.texts}, events in gold {e.gold}, found {e.found}, paired {e.aligned}"
    yield ""
    yield from score_lines("judged", evaluation.scores.items())
    yield ""
    yield from score_lines("type", evaluation.types.items())
    between = _between(*e.macro_interval)
    yield f"{'macro average':<14}{'':>10}{'':>8}{_number(e.macro_f1):>8}  {between}"
    yield ""
    yield f"{'confidence':<14}{'mean':>8}{'right':>8}  {'95 % of right':<15}{'events':>6}"
    for one in evaluation.calibration.bins:
        name = f"{one.low:.1f} to {one.high:.1f}"
        between = _between(*one.right_interval)
        yield f"{name:<14}{one.confidence:>8.3f}{one.right:>8.3f}  {between:<15}{one.count:>6}"
    between = _between(*e.calibration.error_interval)
    yield f"{'expected error':<14}{_number(e.calibration.error):>8}{'':>8}  {between}"
    yield f"{'Brier score':<14}{_number(evaluation.calibration.brier):>8}"
    yield f"(right: {', '.join(RIGHT)} all agree with gold)"


def score_lines(title: str, scores: Iterable[tuple[str, Score]]) -> Iterator[str]:
    """A table of scores under a head that says what they are of."""
    yield (
        f"{title:<14}{'precision':>10}{'recall':>8}{'F1':>8}  {'95 % of F1':<15}"
        f"{'right':>6}{'found':>7}{'gold':>7}"
    )
    for name, score in scores:
        yield (
            f"{name:<14}{_number(score.precision):>10}{_number(score.recall):>8}"
            f"{_number(score.f1):>8}  {_between(score.low, score.high):<15}"
            f"{score.right:>6}{score.found:>7}{score.gold:>7}"
        )


def _between(low: float | None, high: float | None) -> str:
    return "" if low is None else f"{_number(low)}–{_number(high)}"


def _number(value: float | None) -> str:
    return "—" if value is None else f"{value:.3f}"
