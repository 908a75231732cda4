"""How well errors of translations that people marked are found.

    python evaluation/critic.py DATA [--critic] [--only SET …]
    python evaluation/critic.py DATA --agreement

``DATA`` holds machine translations with marked errors (``translation_errors``) and good human ones
(``parallel``; see the README there). Each set is audited as one text whose lines were given, as
``gestae audit A B --aligned lines`` does. Printed are, of sentences with a major or critical error,
Matthews' correlation with findings that are as grave (``mcc``), of the critic's score the area
under the curve (``auc``); of good translations how many in a hundred draw such a finding; and of
the words that annotators marked as a major error the share that the audit marks (``words``).

Of the first two sets the critic learned, so that what is printed of these is too good; what it
reaches on documents that it did not see is printed by ``evaluation/training/critic.py``. The other
sets it never saw. ``--agreement`` tells how far two annotators of the same translation agree.
``--critic`` leaves the rules out. A quarter of an hour; a fifth of it with ``--critic``.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import rankdata

from gestae.assembly.audit.audit import audit
from gestae.assembly.audit.critic import criticise
from gestae.assembly.audit.critic_findings import find_criticism
from gestae.assembly.audit.finding import Finding, is_grave
from gestae.assembly.audit.lines import lay_lines
from gestae.assembly.audit.telling import read_pairs
from gestae.ontology.load import load_ontology
from gestae.records import Document

MQM = "translation_errors/newstest2021_mqm_zh-en_4000of9614.jsonl"
PIECE = 250
"""Lines that are audited as one text."""


@dataclass(frozen=True)
class Case:
    """An original, its translation, whether it is wrong, and where (``None`` if nobody said)."""

    original: str
    translation: str
    wrong: bool
    spans: Sequence[tuple[int, int]] | None = None


def main() -> None:
    """Prints a line a set."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--critic", action="store_true")
    parser.add_argument("--agreement", action="store_true")
    parser.add_argument("--only", nargs="*", default=[])
    args = parser.parse_args()
    if args.agreement:
        _print_agreement(_rows(args.data / MQM))
        return
    for name, languages, cases in _sets(args.data):
        if not args.only or name in args.only:
            _print_set(name, languages, cases, rules=not args.critic)


def _sets(data: Path) -> Iterator[tuple[str, tuple[str, str], list[Case]]]:
    yield "mqm (taught)", ("zh", "en"), list(map(_marked, _rows(data / MQM)))
    rows = _rows(data / "translation_errors/wmt21_ced_en-zh_dev.jsonl")
    told = [Case(row["src"], row["mt"], row["label"] == "ERR") for row in rows]
    yield "critical (taught)", ("en", "zh"), told
    rows = _rows(data / "translation_errors/wmt22_qe_zh-en_505.jsonl")
    yield "wmt22", ("zh", "en"), list(map(_marked, rows))
    rows = _rows(data / "parallel/newstest2021_zh-en.jsonl")
    yield "newstest2021", ("zh", "en"), [Case(row["zh"], row["en"], wrong=False) for row in rows]
    rows = _rows(data / "parallel/ntrex_en_zh.jsonl")
    yield "ntrex", ("en", "zh"), [Case(row["en"], row["zh"], wrong=False) for row in rows]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _marked(row: dict[str, Any]) -> Case:
    majors = [(start, end) for start, end, severity in row["spans"] if severity == "major"]
    return Case(row["src"], row["mt"], bool(majors), majors)


def _print_set(
    name: str, languages: tuple[str, str], cases: Sequence[Case], *, rules: bool
) -> None:
    findings = list(_audit(languages, cases, rules=rules))
    grave = np.array([any(map(is_grave, each)) for each in findings])
    wrong = np.array([case.wrong for case in cases])
    if not wrong.any():
        print(
            f"{name}: {len(cases)} good pairs, {100 * grave.mean():.1f} alarms in 100", flush=True
        )
        return
    pairs = [(case.original, case.translation) for case in cases]
    scores = np.array([one.score for one in criticise(pairs, languages)])
    print(
        f"{name}: {len(cases)} pairs, {wrong.mean():.3f} wrong, {grave.mean():.3f} found; "
        f"mcc {np.corrcoef(wrong, grave)[0, 1]:.3f}, precision {wrong[grave].mean():.3f}, "
        f"recall {grave[wrong].mean():.3f}; auc {_auc(wrong, scores):.3f}{_words(cases, findings)}",
        flush=True,
    )


def _audit(
    languages: tuple[str, str], cases: Sequence[Case], *, rules: bool
) -> Iterator[list[Finding]]:
    """The findings of each case, with places in its own texts."""
    ontology = load_ontology()
    for first in range(0, len(cases), PIECE):
        part = cases[first : first + PIECE]
        texts = [[" ".join(case.original.split()) or "-" for case in part],
                 [" ".join(case.translation.split()) or "-" for case in part]]  # fmt: skip
        documents = [Document(str(n), "\n".join(lines)) for n, lines in enumerate(texts)]
        sides, beads = lay_lines(documents[0], documents[1], languages)
        if rules:
            found = audit(beads, sides, ontology)
        else:
            found = tuple(find_criticism(list(read_pairs(beads, sides, ontology)), given=True))
        told: dict[int, list[Finding]] = defaultdict(list)
        for finding in found:
            told[finding.pair].append(finding)
        yield from (told[number] for number in range(len(part)))


def _words(cases: Sequence[Case], findings: Sequence[Sequence[Finding]]) -> str:
    """Precision and recall of the characters that grave findings mark, against annotators'."""
    right = found = marked = 0
    for case, each in zip(cases, findings, strict=True):
        if case.spans is None:
            return ""
        gold = {place for span in case.spans for place in range(*span)}
        told = set[int]()
        for finding in filter(is_grave, each):
            at = case.translation.find(finding.b.text) if finding.b.text else -1
            told |= set(range(at, at + len(finding.b.text or ""))) if at >= 0 else set()
        right, found, marked = right + len(gold & told), found + len(told), marked + len(gold)
    return f"; words: precision {right / max(1, found):.3f}, recall {right / max(1, marked):.3f}"


def _auc(wrong: Any, scores: Any) -> float:
    ranks, errors = rankdata(scores), wrong.sum()
    return float((ranks[wrong].sum() - errors * (errors + 1) / 2) / errors / (~wrong).sum())


def _print_agreement(rows: Sequence[dict[str, Any]]) -> None:
    """How far two annotators agree whether the same translation has a major error."""
    told: dict[tuple[str, str], list[tuple[str, bool]]] = defaultdict(list)
    for row in rows:
        told[row["src"], row["mt"]].append((row["rater"], _marked(row).wrong))
    both = [
        (one[1], other[1])
        for each in told.values()
        for one, other in permutations(each, 2)
        if one[0] != other[0]
    ]
    table = np.array(both)
    print(
        f"{len(both) // 2} pairs of annotators of one translation: agree on "
        f"{np.mean(table[:, 0] == table[:, 1]):.3f}, mcc {np.corrcoef(table.T)[0, 1]:.3f}"
    )


if __name__ == "__main__":
    main()
