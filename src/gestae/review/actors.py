"""Actors as users write them: ``read_mentions`` for the sides, ``read_tellers`` for attribution."""

from collections.abc import Iterator

from gestae.errors import UsageError
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.ontology.load import Ontology
from gestae.records import Actor, Attribution, Event, Mention, Span
from gestae.records.rows import Row, to_row
from gestae.review.told import word_mention
from gestae.review.words import Text, parts_of, split_words


def read_mentions(words: str, event: Event, side: str, text: Text, ontology: Ontology) -> list[Row]:
    """The mentions that a list of actors means; ``+JPN`` adds to those there are, ``-JPN`` takes.

    An actor is an id or a name of our tables, or words of the text for one they do not know. One
    that is written as ``told.words_of`` writes one of those there stays what it is.
    """
    parts = parts_of(words)
    present: tuple[Mention, ...] = getattr(event, side)
    there = {word_mention(mention): to_row(mention) for mention in present}
    changes = [part for part in parts if part[0] in "+-"]
    if changes and changes != parts:
        raise UsageError(f"{words!r}: write + or - before all of them, or before none")
    if not changes:
        return [there.get(part) or _mention(part, event, text, ontology) for part in parts]
    kept = [to_row(mention) for mention in present]
    for part in parts:
        if part[0] == "+":
            kept.append(_mention(part[1:], event, text, ontology))
        else:
            kept = list(_without(part[1:], kept))
    return kept


def read_tellers(words: str, event: Event, text: Text, ontology: Ontology) -> list[Row]:
    """The attribution that a list of speakers means, from the outermost teller inward.

    Cue, manner and content of a teller who is there already stay; of a new one the cue is the
    words that name the speaker, and the content the sentence.
    """
    there = {word_mention(teller.speaker): to_row(teller) for teller in event.attribution}
    tellers = []
    for part in parts_of(words):
        if part in there:
            tellers.append(there[part])
            continue
        speaker = _mention(part, event, text, ontology)
        known = [t for t in event.attribution if _same(t.speaker.actor, speaker)]
        tellers.append(_teller(speaker, known, text))
    return tellers


def _teller(speaker: Row, known: list[Attribution], text: Text) -> Row:
    if known:
        return {**to_row(known[0]), "speaker": speaker}
    return {
        "speaker": speaker,
        "cue": speaker["text"],
        "cue_span": speaker["span"],
        "manner": "report",
        "content": [text.sentence.start, text.sentence.end],
    }


def _mention(part: str, event: Event, text: Text, ontology: Ontology) -> Row:
    """The mention of an actor, read from the words given or from those found."""
    who, words = split_words(part)
    actor = find_actor(who, event, ontology)
    span = text.expect(words, who) if words else _span_of(actor, who, event, text, ontology)
    named = actor or Actor(None, who)
    facts = {"id": named.id, "name": named.name, "country": named.country, "sector": named.sector}
    return {**facts, **text.cited(span), "antecedent": None}


def find_actor(who: str, event: Event, ontology: Ontology) -> Actor | None:
    """The actor of our tables with that id or name, as of the event's date; ``None`` for none."""
    actors = ontology.actors
    day = event.date.start if event.date else event.document.published
    if who in actors.by_id or who.upper() in actors.by_id:
        return actors.on(actors.by_id.get(who) or actors.by_id[who.upper()], day)
    for language, matcher in actors.names.items():
        folded = simplify(who) if language in UNSPACED else who
        for span, name in matcher.find(folded):
            if len(span) == len(folded):
                return actors.on(name.actor, day)
    return None


def _span_of(actor: Actor | None, who: str, event: Event, text: Text, ontology: Ontology) -> Span:
    """The words an actor is read from where the user gave none."""
    for mention in _mentions(event):
        if (actor and mention.actor.id == actor.id) or who in (mention.actor.name, mention.text):
            return mention.span
    direct = text.find(who)
    if direct and text.sentence.covers(direct):
        return direct
    if actor is not None and (named := _nearest(actor, event, text, ontology)):
        return named
    if direct:
        return direct
    if actor is None:
        raise UsageError(
            f"{who!r} is no id or name in our tables, and no words of the text. Give an id such as "
            "JPN or NATO, a name, or words of the sentence."
        )
    raise UsageError(
        f"{actor.name} is not named in the text; write which words mean it behind =, as in "
        f"“{who}=the island state”. The sentence: {text.sentence.of(text.whole)!r}"
    )


def _mentions(event: Event) -> Iterator[Mention]:
    yield from (*event.sources, *event.targets)
    yield from (teller.speaker for teller in event.attribution)


def _nearest(actor: Actor, event: Event, text: Text, ontology: Ontology) -> Span | None:
    """Where our tables find a name of the actor, or a seat that stands for it.

    In the sentence, else nearest before it, else first behind it, as ``Text.find`` does.
    """
    names, language = ontology.actors.names, event.sentence.language
    matchers = (names[language],) if language in names else tuple(names.values())
    found = sorted(
        span
        for matcher in matchers
        for span, name in matcher.find(text.whole)
        if name.actor.id == actor.id
    )
    return text.nearest(found)


def _same(actor: Actor, speaker: Row) -> bool:
    if actor.id is not None:
        return bool(actor.id == speaker["id"])
    return bool(actor.name == speaker["name"])


def _without(who: str, kept: list[Row]) -> Iterator[Row]:
    """The mentions but those of an actor given by id, name or words; at least one must go."""
    gone, keys = who.casefold(), ("id", "name", "text")
    rest = [row for row in kept if gone not in {str(row[key]).casefold() for key in keys}]
    if len(rest) == len(kept):
        there = ", ".join(f"{row['id'] or row['name']}" for row in kept) or "nobody"
        raise UsageError(f"{who!r} is not among them: {there}")
    yield from rest
