"""All attributions of a document: ``find_attributions``."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gestae.coders.attribution.asides import find_asides
from gestae.coders.attribution.broken import find_broken
from gestae.coders.attribution.clauses import find_told_clauses
from gestae.coders.attribution.enclosed import is_enclosed
from gestae.coders.attribution.labels import find_labelled
from gestae.coders.attribution.phrases import find_told_phrases
from gestae.coders.attribution.quotes import find_quoted
from gestae.coders.attribution.setting import Setting, Telling, read_settings
from gestae.coders.attribution.turns import find_turns
from gestae.ontology.load import Ontology
from gestae.records import Actor, Attribution, Cue, Mention, Parsed, Span


def find_attributions(
    parsed: Parsed, ontology: Ontology, mentions: tuple[Mention, ...]
) -> tuple[Attribution, ...]:
    """Who is told to say, think or show what, in order of what they say, the longer first.

    Tellings inside tellings are rows of their own whose contents nest. The speaker is a mention
    of an actor, or, for someone our tables do not know ("experts"), one made of the words of the
    text, without an id. What nobody is told to say ("it was revealed") gives no row.
    """
    settings = read_settings(parsed, ontology, mentions)
    turns = tuple(find_turns(parsed, mentions))
    told = [
        telling
        for telling in _tellings(settings, parsed)
        if not any(_reads(telling, turn) for turn in turns)
    ]
    tellings = _told_again(_without_self(_one_each(told)), settings)
    text = parsed.document.text
    found = [
        *turns,
        *(
            Attribution(t.speaker, Cue(t.cue.of(text), t.cue), t.manner, t.content)
            for t in tellings
        ),
    ]
    return tuple(sorted(found, key=lambda a: (a.content.start, -a.content.end, a.cue.span)))


def _reads(telling: Telling, turn: Attribution) -> bool:
    """Whether a telling is only what a label before a turn has been read for."""
    label = turn.cue.span
    return telling.speaker.span.overlaps(label) and telling.cue.start <= turn.content.start


def _tellings(settings: tuple[Setting, ...], parsed: Parsed) -> Iterator[Telling]:
    """Quotations first, because they say best how far a speaker's words reach."""
    yield from find_quoted(settings)
    previous: Setting | None = None
    last: Mention | None = None
    for setting in settings:
        if previous is None or previous.sentence.passage != setting.sentence.passage:
            last = None
        of_verbs = tuple(_of_verbs(setting, last))
        last = of_verbs[0].speaker if of_verbs else None
        yield from of_verbs
        yield from find_broken(setting)
        yield from find_told_phrases(setting, previous)
        yield from find_labelled(setting, parsed.document.passages[setting.sentence.passage])
        previous = setting


def _of_verbs(setting: Setting, last: Mention | None) -> Iterator[Telling]:
    """What verbs and nouns of saying tell; an aside outranks a parse that stays inside of it."""
    asides = {telling.head: (telling, span) for telling, span in find_asides(setting)}
    for telling in find_told_clauses(setting, last):
        aside = asides.get(telling.head)
        if is_enclosed(setting, telling.head):
            continue
        if aside is None or not aside[1].covers(telling.content):
            asides.pop(telling.head, None)
            yield telling
    yield from (telling for telling, _ in asides.values())


def _without_self(tellings: list[Telling]) -> list[Telling]:
    """The tellings without those by who is telling already: "she said that she believes …"."""
    by_actor: dict[Actor, list[Telling]] = {}
    for telling in tellings:
        by_actor.setdefault(telling.speaker.actor, []).append(telling)
    return [
        telling
        for telling in tellings
        if not any(_contains(other, telling) for other in by_actor[telling.speaker.actor])
    ]


def _contains(outer: Telling, inner: Telling) -> bool:
    return outer is not inner and outer.content.covers(inner.cue)


def _told_again(tellings: list[Telling], settings: tuple[Setting, ...]) -> Iterator[Telling]:
    """The tellings, "the same report" with the publisher of the text told from before."""
    by_number = {setting.number: setting for setting in settings}
    last: Mention | None = None
    for telling in sorted(tellings, key=lambda t: t.cue):
        if telling.manner == "document":
            setting = by_number[telling.sentence]
            nouns, words = setting.cues.speech_nouns, setting.words_in(telling.speaker.span)
            known = telling.speaker.actor.id is not None
            if known:
                last = telling.speaker
            elif last is not None and any(nouns.get(word) == "again" for word in words):
                again = replace(telling.speaker, actor=last.actor, antecedent=last.span)
                yield replace(telling, speaker=again)
                continue
        yield telling


def _one_each(tellings: Iterable[Telling]) -> list[Telling]:
    """The tellings without those whose content another of the same cue and speaker holds.

    One that reaches over the edge of a quotation takes both: "said that “it” was over".
    """
    kept: dict[tuple[int, int, Span], list[Telling]] = {}
    for telling in tellings:
        same = kept.setdefault((telling.sentence, telling.head, telling.speaker.span), [])
        for position, other in enumerate(same):
            if other.content.covers(telling.content):
                break
            if other.content.overlaps(telling.content):
                same[position] = replace(other, content=_union(other.content, telling.content))
                break
        else:
            same.append(telling)
    return [telling for same in kept.values() for telling in same]


def _union(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))
