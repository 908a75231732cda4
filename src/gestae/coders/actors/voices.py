"""Who says "I" and "we": ``first_person``.

In a quotation the quoted speaker, in a transcript the one whose turn it is, else who publishes
the text, where that is an office or body; nobody where the text does not say.
"""

from gestae.coders.actors.bearers import as_state
from gestae.coders.actors.reading import Reading
from gestae.coders.actors.references import History
from gestae.ontology.role_words import STATE_SECTORS, Reference
from gestae.records import Actor, Mention, Quote


def first_person(
    head: int, reference: Reference, reading: Reading, history: History
) -> tuple[Mention, ...]:
    """The mention a pronoun of the first person makes; empty where nobody is known to speak."""
    speaker = _speaker(head, reading, history)
    if reference.kind == "home":
        speaker = _state_of(speaker, reading)
    if speaker is None:
        return ()
    if reference.number == "plural" and reference.kind != "home":
        speaker = _spoken_for(speaker, reading)
    if not speaker.name:
        text = reading.sentence.tokens[head].text
        speaker = Actor(None, text, speaker.country, speaker.sector)
    return (reading.mention(speaker, head, head),)


def _speaker(head: int, reading: Reading, history: History) -> Actor | None:
    quote = reading.quote_at(head)
    if quote is not None:
        found = quoted(quote, reading)
        begins = quote.span.start <= reading.sentence.span.start + 1
        return found or (history.quoted_before(reading.number) if begins else None)
    label = reading.standpoint.speaker
    if label is not None:
        return history.labelled(label, reading)
    return reading.standpoint.voice


def quoted(quote: Quote, reading: Reading) -> Actor | None:
    """Who says a quotation in its own sentence: the subject of the nearest verb outside it."""
    tokens = reading.sentence.tokens
    ranked: list[tuple[int, Actor]] = []
    for predicate in reading.sentence.predicates:
        if predicate.kind != "verb" or reading.is_quoted(predicate.head):
            continue
        verb = tokens[predicate.head]
        gap = min(abs(verb.start - quote.span.end), abs(verb.end - quote.span.start))
        for argument in predicate.arguments:
            if argument.relation == "subject" and not reading.is_quoted(argument.head):
                ranked += [(gap, m.actor) for m in reading.mentions.get(argument.head, ())[:1]]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def last_quoted(reading: Reading) -> Actor | None:
    """Who says the last quotation of a sentence."""
    complete = [quote for quote in reading.sentence.quotes if quote.complete]
    return quoted(complete[-1], reading) if complete else None


def _state_of(speaker: Actor | None, reading: Reading) -> Actor | None:
    """The state of who speaks, or of who publishes the text: 我国."""
    country = speaker.country if speaker is not None else None
    own = reading.standpoint.own or reading.own_by_writing()
    return reading.actors.by_id.get(country or "") or own


def _spoken_for(speaker: Actor, reading: Reading) -> Actor:
    """Whom "we" means: the state of one who holds an office in it, else the speaker's own."""
    state = reading.actors.by_id.get(speaker.country or "")
    if state is not None and speaker.sector in STATE_SECTORS:
        return as_state(state, speaker.sector)
    return speaker
