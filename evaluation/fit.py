"""Fits how the tables and the judge are weighed, and the confidences, on annotated documents.

Usage: python evaluation/fit.py CORPUS... judge|sides|confidence [--language CODE] [--passages]

CORPUS is a folder of annotated documents that the judge was not trained on, and not the gate; of
several, all together are fitted on. With ``--language``, only the documents in it are: what is
printed is then the table of that language alone, ``linguistics/CODE/tables/NAME.toml``, which is
worth keeping where it is better there than the common one.

``judge`` prints the weights of ``ontology/tables/judge.toml``: the multinomial logistic regression
of the gold type of each proposal on the judge's logarithms and the tables' word, and what dropping
a proposal at different shares of "no event" gives. ``sides`` prints those of
``ontology/tables/sides.toml``: the logistic regression of whether a candidate stands on the side of
a deed of gold; with ``--passages`` also on the training passages that are kept back from the judge.
``source_take`` and ``target_take``, the sums from which one is taken, are for you to choose.
``confidence`` prints those of ``ontology/tables/confidence.toml``: the logistic regression of
whether an event is right in type, parties and status on the evidence for it. Fit them in this
order, and put each into its place before the next.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

import parties
from gestae.coders.actors import find_mentions
from gestae.coders.attach import Findings
from gestae.coders.compose import compose_events
from gestae.coders.confidence import find_evidence
from gestae.coders.events import Proposal
from gestae.coders.events.candidates import SIDES, Around, find_candidates
from gestae.coders.events.propose import Told, find_events, propose
from gestae.coders.events.sides import choose_sides
from gestae.coders.events.weigh import LEAST, combine, kind_of
from gestae.coders.judge import NONE, Survey, load_judges
from gestae.coders.places import find_places
from gestae.coders.surface import as_written
from gestae.evaluation.align import align_events, overlap
from gestae.evaluation.aspects import ASPECTS, RIGHT, same_actor
from gestae.evaluation.corpus import read_corpus
from gestae.evaluation.evaluate import document_of
from gestae.evaluation.gold import GoldText
from gestae.linguistics.language import known_languages
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.ontology.weights import load_weights, weighted_sum
from gestae.records import Event, Mention, Parsed, Place, Sentence
from gestae.records.rows import event_to_dict, plain_row, to_row

Read = tuple[GoldText, Parsed, tuple[Mention, ...], tuple[Place, ...]]

PRIOR = 0.05
"""The strength of the pull of every weight towards zero."""
SIDES_PRIOR = 2.0
"""The same for the many kinds of evidence for a side."""
LEAST_SEEN = 10
"""Times that evidence must be seen to get a weight."""


@dataclass(frozen=True)
class Case:
    """A proposal: its kind, the type the tables name, the judge's shares, and what is right."""

    kind: str
    told: str
    shares: dict[str, float]
    right: str


@dataclass(frozen=True)
class Corpus:
    """Where the documents lie, the language they should be in, if one alone, and whether the
    passages kept back from the judge are read as well.
    """

    folders: Sequence[Path]
    language: str | None = None
    passages: bool = False


def read_all(corpus: Corpus) -> Iterator[Read]:
    """Each document of the corpus with its parse, and who and where is found in it."""
    ontology = load_ontology()
    every = [text for folder in corpus.folders for text in read_corpus(folder)]
    made = [(text, document_of(number, text)) for number, text in enumerate(every)]
    kept = [(t, d) for t, d in made if corpus.language in (None, d.language)]
    texts, documents = [text for text, _ in kept], [document for _, document in kept]
    for text, parsed in zip(texts, parse_documents(documents), strict=True):
        words = parsed.document.text
        mentions = as_written(find_mentions(parsed, ontology), words)
        yield text, parsed, mentions, as_written(find_places(parsed, ontology), words)


def collect(corpus: Corpus) -> tuple[list[Case], int]:
    """Every proposal of the corpus with what gold says of it, and how many events gold has."""
    cases, total = [], 0
    for text, told in read_proposals(corpus):
        total += len(text.events)
        for _, survey, deed in told:
            verdict = survey.verdict(deed.trigger)
            if verdict is None:
                continue
            right = [event["type"] for event in _met(text, deed)]
            best = deed.type if deed.type in right else (right or [NONE])[0]
            cases.append(Case(kind_of(deed), deed.type, dict(verdict.types), best))
    return cases, total


def read_proposals(
    corpus: Corpus,
) -> Iterator[tuple[GoldText, list[tuple[Told, Survey, Proposal]]]]:
    """Each document of the corpus with all that its judge is asked about."""
    for text, parsed, mentions, places in read_all(corpus):
        told = propose(parsed, load_ontology(), mentions, places, load_judges(known_languages()))
        yield text, [(one, one.survey, deed) for one in told if one.survey for deed in one.deeds]


def _met(text: GoldText, deed: Proposal) -> list[Mapping[str, Any]]:
    """The gold events whose triggers share a character with that of a proposal."""
    trigger = (deed.trigger.start, deed.trigger.end)
    return [event for event in text.events if overlap(event["trigger"]["span"], trigger)]


def collect_sides(corpus: Corpus) -> list[tuple[dict[str, float], bool]]:
    """The evidence for each candidate for a side of a proposal that meets one gold event, and
    whether gold has it there; of the corpus, and of the passages that the judge did not learn
    from, where these are wanted.
    """
    cases: list[tuple[dict[str, float], bool]] = []
    for text, parsed, mentions, places in read_all(corpus):

        def wanted(deed: Proposal) -> Iterator[Asked]:
            gold = _met(text, deed)  # noqa: B023 - called at once
            if len(gold) == 1:
                yield lambda side, mention: any(
                    same_actor(actor, plain_row(to_row(mention))) for actor in gold[0][f"{side}s"]
                )

        cases += _weighed(parsed, mentions, places, wanted)
    if corpus.passages:
        for language in [corpus.language] if corpus.language else known_languages():
            cases += _of_passages(language)
    return cases


Asked = Callable[[str, Mention], bool]
"""Whether gold has a mention on a side."""


def _of_passages(language: str) -> Iterator[tuple[dict[str, float], bool]]:
    """The cases of the passages of a language that are kept back from the judge."""
    ontology = load_ontology()
    passages = parties.read_language(language)
    made = [parties.document_of(number, one, language) for number, one in enumerate(passages)]
    for parsed, (_, deeds) in zip(parse_documents([d for d, _ in made]), made, strict=True):
        text = parsed.document.text
        mentions = as_written(find_mentions(parsed, ontology), text)
        places = as_written(find_places(parsed, ontology), text)

        def wanted(deed: Proposal) -> Iterator[Asked]:
            gold = [one for one in deeds if one.trigger.overlaps(deed.trigger)]  # noqa: B023
            if len(gold) == 1:
                yield lambda side, mention: any(
                    parties.is_right(one, mention, mentions)  # noqa: B023
                    for one in gold[0].sides[SIDES.index(side)]
                )

        yield from _weighed(parsed, mentions, places, wanted)


def _weighed(
    parsed: Parsed,
    mentions: Sequence[Mention],
    places: Sequence[Place],
    wanted: Callable[[Proposal], Iterator[Asked]],
) -> list[tuple[dict[str, float], bool]]:
    """The candidates for the sides of a document's deeds that gold knows of."""
    cases: list[tuple[dict[str, float], bool]] = []

    def choose(deed: Proposal, around: Around, *, mutual: bool = False) -> Proposal:
        for is_there in wanted(deed):
            for candidate in chain.from_iterable(find_candidates(deed, around, mutual=mutual)):
                right = is_there(candidate.side, candidate.mention)
                cases.append((candidate.evidence, right))
        return choose_sides(deed, around, mutual=mutual)

    judges = load_judges(known_languages())
    find_events(parsed, load_ontology(), mentions, places, judges, choose)
    return cases


def fit(cases: Sequence[Case]) -> tuple[np.ndarray, list[str]]:
    """The weights that make what is right most likely: the judge's scale, and two a kind."""
    kinds = sorted({case.kind for case in cases})
    types = list(cases[0].shares)
    logs = np.array([[log(case.shares[t] + LEAST) for t in types] for case in cases])
    told = np.array([[case.told == t for t in types] for case in cases], dtype=float)
    none = np.array([t == NONE for t in types], dtype=float)
    which = np.array([kinds.index(case.kind) for case in cases])
    right = np.array([types.index(case.right) for case in cases])

    def loss(weights: np.ndarray) -> float:
        trust, nothing = weights[1::2][which], weights[2::2][which]
        scores = weights[0] * logs + trust[:, None] * told + nothing[:, None] * none
        scores -= scores.max(1, keepdims=True)
        likely = scores[np.arange(len(right)), right] - np.log(np.exp(scores).sum(1))
        pull = PRIOR * ((weights[1:] ** 2).sum() + 10 * (weights[0] - 0.8) ** 2)
        return float(-likely.sum() + pull)

    start = np.zeros(1 + 2 * len(kinds))
    start[0] = 0.8
    return minimize(loss, start, method="L-BFGS-B").x, kinds


def shares_of(case: Case, weights: np.ndarray, kinds: Sequence[str]) -> dict[str, float]:
    """The probability of each type under the fitted weights."""
    trust, none = weights[1 + 2 * kinds.index(case.kind) :][:2].tolist()
    return combine(case.told, case.shares, float(weights[0]), trust, none)


def collect_events(corpus: Corpus) -> list[tuple[dict[str, float], bool]]:
    """The evidence for each event that is coded in the corpus, and whether it is right."""
    ontology = load_ontology()
    cases = []
    for text, parsed, mentions, places in read_all(corpus):
        told: list[dict[str, float]] = []

        def keep(event: Event, deed: Proposal, sentence: Sentence) -> float:
            told.append(find_evidence(event, deed, sentence))  # noqa: B023 - called at once
            return 0.5

        deeds = find_events(parsed, ontology, mentions, places, load_judges(known_languages()))
        events = compose_events(parsed, ontology, deeds, Findings((), places, (), ()), keep)
        found = [event_to_dict(event) for event in events]
        partner = {column: text.events[row] for row, column in align_events(text.events, found)}
        for column, (event, evidence) in enumerate(zip(found, told, strict=True)):
            gold = partner.get(column)
            right = gold is not None and all(ASPECTS[n].agrees(gold, event) for n in RIGHT)
            cases.append((evidence, right))
    return cases


def fit_logistic(
    cases: Sequence[tuple[dict[str, float], bool]], strength: float = 1.0
) -> dict[str, float]:
    """The weights of the evidence; what is seen fewer than ``LEAST_SEEN`` times has none.

    ``strength`` is that of the pull of every weight but the biases towards zero.
    """
    counts = Counter(name for evidence, _ in cases for name in evidence)
    names = sorted(name for name, count in counts.items() if count >= LEAST_SEEN)
    seen = np.array([[evidence.get(name, 0.0) for name in names] for evidence, _ in cases])
    right = np.array([right for _, right in cases], dtype=float)
    pull = strength * np.array([0.0 if name.endswith("bias") else 1.0 for name in names])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = seen @ weights
        missed = np.logaddexp(0, score) - right * score
        slope = seen.T @ (1 / (1 + np.exp(-score)) - right) + 2 * pull * weights
        return float(missed.sum() + (pull * weights**2).sum()), slope

    fitted = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return dict(zip(names, fitted.tolist(), strict=True))


def main() -> None:
    """Prints the table that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("table", choices=("judge", "sides", "confidence"))
    parser.add_argument("--language", metavar="CODE")
    parser.add_argument("--passages", action="store_true")
    arguments = parser.parse_args()
    corpus = Corpus(arguments.corpus, arguments.language, arguments.passages)
    if arguments.table == "judge":
        print_judge(corpus)
    else:
        collect_cases = collect_sides if arguments.table == "sides" else collect_events
        cases = collect_cases(corpus)
        weights = fit_logistic(cases, SIDES_PRIOR if arguments.table == "sides" else 1.0)
        print(f"# {len(cases)} cases, {sum(right for _, right in cases)} right")
        if arguments.table == "sides":
            print_take(cases, weights)
        print("[weights]")
        for name, weight in weights.items():
            print(f"{name} = {weight:.2f}")


def print_take(cases: Sequence[tuple[dict[str, float], bool]], weights: dict[str, float]) -> None:
    """Prints what taking candidates from different sums on gives, of those that gold has."""
    scored = [(weighted_sum(weights, evidence), right) for evidence, right in cases]
    wanted = sum(right for _, right in cases)
    for take in (-0.9, -0.6, -0.3, 0.0, 0.3, 0.6):
        taken = [right for score, right in scored if score >= take]
        precision, recall = sum(taken) / max(1, len(taken)), sum(taken) / max(1, wanted)
        f1 = 2 * sum(taken) / max(1, len(taken) + wanted)
        print(f"# take {take}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


def print_judge(corpus: Corpus) -> None:
    """Prints the table of weights, and what each level of doubt gives on the same cases."""
    cases, total = collect(corpus)
    weights, kinds = fit(cases)
    found = sum(case.right != NONE for case in cases)
    print(f"# {len(cases)} proposals, {found} of them at one of {total} gold events")
    for doubt in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        kept = [(c, s) for c in cases if (s := shares_of(c, weights, kinds))[NONE] <= doubt]
        hits = sum(max(s, key=lambda t: s[t] * (t != NONE)) == c.right for c, s in kept)
        precision, recall = hits / max(1, len(kept)), hits / total
        f1 = 2 * hits / (len(kept) + total)
        print(f"# doubt {doubt}: type P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print(f"[weights]\njudge = {{scale = {weights[0]:.2f}, doubt = 0.5}}")
    seen = Counter(case.kind for case in cases)
    for kind in (name for name in load_weights("judge", "") if name != "judge"):
        place = kinds.index(_neighbour(kind, kinds, seen))
        trust, none = weights[1 + 2 * place], weights[2 + 2 * place]
        print(f"{kind} = {{trust = {trust:.2f}, none = {none:.2f}}}  # {seen[kind]}")


def _neighbour(kind: str, kinds: Sequence[str], seen: Mapping[str, int]) -> str:
    """The kind itself where it was seen often enough; else the most frequent that lacks as much,
    or of all.
    """
    if seen.get(kind, 0) >= LEAST_SEEN:
        return kind
    family = kind.rpartition("_")[0]
    alike = [name for name in kinds if name.rpartition("_")[0] == family]
    return max(alike or kinds, key=lambda name: seen[name])


if __name__ == "__main__":
    main()
