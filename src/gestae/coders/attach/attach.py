"""Which details belong to which deed: start with ``attach``.

A date, an amount or a place belongs to the deed that stands first on its way up the dependency
tree; what reaches none belongs to none. A figure belongs also to the deed whose party or thing it
counts ("the four men whom a militia seized": ``figures.py``). Dates and places are lent further
(``lending.py``).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gestae.coders.attach.figures import figures
from gestae.coders.attach.lending import is_content, lend_dates, lend_places, of_deeds, unlimited
from gestae.coders.attach.tellers import affirmed, cues_of, tellers_of
from gestae.coders.attach.topics import lend_topics
from gestae.coders.attach.upward import Detail, owned_by, tokens_above
from gestae.coders.events import Proposal
from gestae.records import Amount, Attribution, Date, Place, Sentence


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a document for its deeds, each in order of the text."""

    dates: tuple[Date, ...]
    places: tuple[Place, ...]
    amounts: tuple[Amount, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """What belongs to one deed: dates and places nearest first, tellers from the outermost in."""

    dates: tuple[Date, ...]
    places: tuple[Place, ...]
    amounts: tuple[Amount, ...]
    tellers: tuple[Attribution, ...]


def attach(sentence: Sentence, deeds: Sequence[Proposal], findings: Findings) -> list[Details]:
    """For each deed of a sentence the details that hang on it, in the order of the deeds."""
    owners = {head: i for i, deed in reversed(list(enumerate(deeds))) for head in deed.covers}
    told = of_deeds(sentence, findings.dates, deeds)
    doing = {head: i for head, i in owners.items() if not is_content(sentence, head, deeds[i])}
    dates = owned_by(sentence, told, doing, len(deeds))
    dates = [unlimited(sentence, deed, own) for deed, own in zip(deeds, dates, strict=True)]
    cues = cues_of(sentence, findings.attributions)
    lend_dates(sentence, deeds, dates, told, cues)
    lend_topics(sentence, deeds, dates, told, cues)
    places = owned_by(sentence, findings.places, owners, len(deeds))
    lend_places(sentence, deeds, places, findings.places, cues)
    lend_topics(sentence, deeds, places, findings.places, cues)
    findings = replace(findings, attributions=affirmed(findings.attributions, deeds))
    amounts = figures(sentence, deeds, owners, findings.amounts, findings.attributions)
    return [
        Details(
            _nearest(dates[i], deed),
            _narrowest(sentence, places[i], deed),
            tuple(amounts[i]),
            tellers_of(deed, findings.attributions),
        )
        for i, deed in enumerate(deeds)
    ]


def _nearest(details: list[Detail], deed: Proposal) -> tuple[Detail, ...]:
    return tuple(sorted(details, key=lambda detail: detail.span.distance(deed.trigger)))


def _narrowest(sentence: Sentence, places: list[Place], deed: Proposal) -> tuple[Place, ...]:
    """The places of a deed: those that are no countries first, then those not of its doer.

    "A company in Lagos plans to sue in London": it is done in London. What is built or set up
    ("a Russian airfield") is not where that is done.
    """
    doers = {a.head for a in deed.predicate.arguments if a.relation == "subject"}
    made = {a.head for a in deed.predicate.arguments if deed.placed and a.relation == "object"}
    return tuple(
        sorted(
            places,
            key=lambda place: (
                place.precision == "country",
                sentence.head_of(place.span) in made,
                not doers.isdisjoint(tokens_above(sentence, place.span)),
                place.span.distance(deed.trigger),
            ),
        )
    )
