"""Between which places a distance is told: ``find_distances``; and what it contradicts.

``contradict_geography`` holds a distance against the gazetteer, ``contradict_each_other`` two
distances between the same places.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, product

from gestae.assembly.contradictions.difference import Difference, End, grade, link_of
from gestae.assembly.contradictions.figures import compare, stretch_of
from gestae.assembly.contradictions.geography import Gap, Spot, between
from gestae.assembly.contradictions.named import Named, find_names
from gestae.assembly.contradictions.shores import edge_gaps
from gestae.ontology.actors import UNSPACED
from gestae.ontology.contradictions import ComparingWords, comparing_words, load_contradictions
from gestae.ontology.load import Ontology
from gestae.ontology.units import known_units
from gestae.records import Amount, Cue, Event, Link, Measure, Span

BREAKS = ",;:–—()。，；：（）.!?！？"
"""Marks at which what belongs to a distance ends."""
REACH = 60
"""Characters from a distance to the name that it is measured from."""
BEFORE = 400
"""Characters before a sentence in which its subject was named: "that island"."""
SURE = {"subject": 0.9, "before": 0.8, "sentence": 0.65}
"""How sure it is of what the distance is told, by where the name was found."""


@dataclass(frozen=True, slots=True)
class Distance:
    """A distance that a text tells between two places.

    ``place`` is where something lies, ``landmark`` what it is measured from; ``sure`` how likely
    these are the places meant.
    """

    record: Event | Measure
    amount: Amount
    place: Named
    landmark: Named
    sure: float

    @property
    def document(self) -> str:
        """The id of its document."""
        return self.record.document.id


def find_distances(
    records: Iterable[Event | Measure], text: str, ontology: Ontology
) -> tuple[Distance, ...]:
    """The distances among the records of a document whose two places the text names.

    ``text`` is the document's. A record whose distance is told of no place, or from none, gives
    nothing: an army that advanced ten miles.
    """
    found = (
        _read(record, amount, text, ontology) for record in records for amount in _distances(record)
    )
    return tuple(distance for distance in found if distance is not None)


def contradict_geography(distance: Distance) -> Link | None:
    """The link from a distance that geography rules out to the name it is measured from.

    A distance is ruled out where it is shorter than from edge to edge, or longer than the way from
    middle to middle by road; islands, regions and countries are as wide as ``geography.py`` says.
    Of a name that several places have, all must rule it out.
    """
    told = _in_kilometres(distance.amount)
    gaps = list(_gaps(distance))
    if told is None or not gaps:
        return None
    ratio, gap = min(((_beyond(told, gap), gap) for gap in gaps), key=lambda pair: pair[0])
    if ratio <= 1:
        return None
    detail = (
        f"how far: “{distance.amount.text}”{_word_kilometres(distance.amount)} from "
        f"“{distance.landmark.text}” to "
        f"“{distance.place.text}”, which on the map are {gap.least:,.0f} km apart from edge to "
        f"edge and {gap.middle:,.0f} km from middle to middle"
        f"{f' ({gap.reading})' if gap.reading else ''}"
    )
    difference = Difference(
        "geography", detail.replace("\n", " "), grade(ratio, "figures"), _cue(distance)
    )
    ends = (End.of(distance.record), End.at(distance.record, distance.landmark.span))
    return link_of(ends, [difference], comparable=distance.sure)


def contradict_each_other(
    distances: Sequence[Distance], fresh: Collection[str] | None = None
) -> Iterator[Link]:
    """Links between distances of the same two places that cannot both hold.

    Both must be told of the same place and from the same; "ten miles from Japan" and "fourteen from
    Hokkaido" are two things. Distances of any documents may be given; they are grouped by place.
    ``fresh``: at least one stands in one of these documents.
    """
    groups: dict[tuple[str, ...], list[Distance]] = {}
    for distance in distances:
        ends = tuple(sorted((distance.place.site.name, distance.landmark.site.name)))
        groups.setdefault(ends, []).append(distance)
    for group in groups.values():
        ordered = sorted(group, key=lambda each: End.of(each.record).place)
        for one, other in combinations(ordered, 2):
            apart = compare(one.amount, other.amount, None)
            if apart is None or not _may_differ(one.record, other.record):
                continue
            if fresh is not None and not {one.document, other.document} & set(fresh):
                continue
            if apart.ratio <= 1 + load_contradictions().reach["share"]:
                continue  # measured from another cape
            detail = (
                f"how far from “{one.landmark.text}” to “{one.place.text}”: {apart.detail}"
            ).replace("\n", " ")
            difference = Difference("distance", detail, grade(apart.ratio, "figures"), _cue(one))
            records = (End.of(one.record), End.of(other.record))
            yield link_of(records, [difference], comparable=min(one.sure, other.sure))


def _may_differ(one: Event | Measure, other: Event | Measure) -> bool:
    """Whether they are two records, and not in two versions of one text."""
    if one.document.id == other.document.id and one.sentence.language != other.sentence.language:
        return False
    return one.id != other.id


def _distances(record: Event | Measure) -> Iterator[Amount]:
    if isinstance(record, Measure):
        if record.property == "distance" and record.amount.kind == "distance":
            yield record.amount
        return
    yield from (amount for amount in record.amounts if amount.kind == "distance")


def _read(
    record: Event | Measure, amount: Amount, text: str, ontology: Ontology
) -> Distance | None:
    sentence = record.sentence.span
    names = find_names(text, Span(max(0, sentence.start - BEFORE), sentence.end), ontology)
    words = comparing_words(record.sentence.language)
    landmark = _landmark(text, amount.span, names, words, record.sentence.language)
    if landmark is None:
        return None
    place = _place(text, sentence, min(amount.span, landmark.span), names, words, landmark)
    if place is None:
        return None
    return Distance(record, amount, place[0], landmark, place[1])


def _landmark(
    text: str, amount: Span, names: Sequence[Named], words: ComparingWords, language: str
) -> Named | None:
    """What a distance is measured from: the name behind "from" or "of", or behind 距."""
    if words.landmark_after:
        tail = _until_break(text[amount.end : amount.end + REACH])
        begin = _first_word(tail, words.landmark_after)
        if begin is not None:
            return _most_exact(names, Span(amount.end + begin, amount.end + len(tail)))
    if language in UNSPACED:
        start = max(0, amount.start - REACH)
        head = _since_break(text[start : amount.start])
        begin = _last_marker(head, words)
        if begin is not None:
            inside = Span(amount.start - len(head) + begin, amount.start)
            return _most_exact(names, inside)
    return None


def _first_word(tail: str, markers: Sequence[str]) -> int | None:
    """Where the words behind the first of the markers begin, if one is among the first few."""
    at = 0
    for word in tail.split()[:6]:
        at = tail.index(word, at) + len(word)
        if word.lower() in markers:
            return at
    return None


def _last_marker(head: str, words: ComparingWords) -> int | None:
    found = [head.rfind(m) + len(m) for m in words.landmark_before if m in head]
    if found:
        return max(found)
    return 0 if any(direction in head[-8:] for direction in words.directions) else None


def _most_exact(names: Sequence[Named], inside: Span) -> Named | None:
    """Of the names there the last that is no country's, else the first country."""
    found = [name for name in names if inside.covers(name.span)]
    exact = [name for name in found if name.site.precision != "country"]
    if exact:
        return exact[-1] if len(exact) == 1 or _joined(exact, inside) else exact[0]
    return found[0] if found else None


def _joined(exact: Sequence[Named], inside: Span) -> bool:
    """Whether the names follow each other closely, the later the more exact."""
    return exact[-1].span.start - exact[0].span.end < 5 and exact[0].span.start >= inside.start


def _place(
    text: str,
    sentence: Span,
    until: Span,
    names: Sequence[Named],
    words: ComparingWords,
    landmark: Named,
) -> tuple[Named, float] | None:
    """Of what place a distance is told, and how sure that is."""
    usable = [
        name
        for name in names
        if name.span.end <= until.start
        and name.site.precision != "country"
        and name.site.name != landmark.site.name
    ]
    inside = [name for name in usable if name.span.start >= sentence.start]
    clause = _clause_start(text, sentence, until)
    if _begins_with(text[clause : until.start], words.demonstrative):
        before = [name for name in usable if name.span.start < clause]
        return (before[-1], SURE["before"]) if before else None
    if inside and until.start - inside[-1].span.end <= REACH / 2:
        return inside[-1], SURE["subject"]
    fixed = [name for name in inside if not name.site.capital and name.site.precision != "city"]
    return (fixed[-1], SURE["sentence"]) if fixed else None


def _clause_start(text: str, sentence: Span, until: Span) -> int:
    """Where the clause begins that leads up to a place in a sentence."""
    head = text[sentence.start : until.start].rstrip(f" \n{BREAKS}")
    last = max((head.rfind(mark) for mark in BREAKS), default=-1)
    return sentence.start + last + 1


def _begins_with(clause: str, words: Sequence[str]) -> bool:
    start = clause.lstrip().lower()
    return any(
        start.startswith(word)
        and not (word.isascii() and start[len(word) : len(word) + 1].isalpha())
        for word in words
    )


def _until_break(tail: str) -> str:
    ends = [tail.index(mark) for mark in BREAKS if mark in tail]
    return tail[: min(ends, default=len(tail))]


def _since_break(head: str) -> str:
    starts = [head.rindex(mark) + 1 for mark in BREAKS if mark in head]
    return head[max(starts, default=0) :]


def possible_gaps(distance: Distance) -> list[tuple[Gap, bool]]:
    """The gaps on the map between all that the names of a distance may mean, and by every reading
    of a border in dispute; each with whether the distance can hold there.
    """
    told = _in_kilometres(distance.amount)
    return [(gap, told is not None and _beyond(told, gap) <= 1) for gap in _gaps(distance)]


def _gaps(distance: Distance) -> Iterator[Gap]:
    """How far apart the places are, for all that have the names and every reading of a border."""
    for one, other in product(distance.place.sites, distance.landmark.sites):
        place, landmark = Spot.of(one), Spot.of(other)
        if place is None or landmark is None:
            continue
        gap = between(place, landmark)
        for edges in edge_gaps(landmark, place):
            yield replace(gap, least=edges.kilometres, blur=edges.blur, reading=edges.words)


def _in_kilometres(amount: Amount) -> tuple[float, float] | None:
    """The least and the most that a distance may stand for, in kilometres."""
    ratio = known_units().ratio(amount.unit or "", "kilometre")
    if ratio is None:
        return None
    stretch = stretch_of(amount).times(ratio)
    low, high = stretch.low or Decimal(0), stretch.high
    return float(low), float("inf") if high is None else float(high)


def _word_kilometres(amount: Amount) -> str:
    """How many kilometres a distance in another unit is."""
    ratio = known_units().ratio(amount.unit or "", "kilometre")
    value = amount.high if amount.low is None else amount.low
    if ratio is None or value is None or amount.unit == "kilometre":
        return ""
    return f" ({float(value * ratio):,.0f} km)"


def _beyond(told: tuple[float, float], gap: Gap) -> float:
    """How many times too long or too short a distance is; at most 1 where it can be."""
    rules = load_contradictions().reach
    least, most = told
    share = 1 + rules["share"]
    if least > gap.most * share:
        return least / (gap.most * share)
    shortest = gap.least / share - rules["slack"]
    if most < shortest:
        return shortest / max(most, 0.1)
    return 1.0


def _cue(distance: Distance) -> Cue:
    return Cue(distance.amount.text, distance.amount.span)
