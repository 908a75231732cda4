"""The mentions of a document: ``find_mentions``.

Sentences are read in order, phrases within them by their heads, so that a pronoun or description
finds what was told before it, and a role finds the pronoun it belongs to ("its foreign ministry").
"""

from collections.abc import Iterator

from gestae.coders.actors.names import find_names
from gestae.coders.actors.phrases import read_phrase
from gestae.coders.actors.reading import Reading
from gestae.coders.actors.references import History
from gestae.coders.actors.standpoint import find_standpoints
from gestae.coders.actors.voices import last_quoted
from gestae.ontology.load import Ontology
from gestae.records import Mention, Parsed, Span


def find_mentions(parsed: Parsed, ontology: Ontology) -> tuple[Mention, ...]:
    """Who is mentioned, in order of the text; mentions may nest.

    "Japan's foreign minister" is one mention, "Japan" inside it another. A person has the
    country and sector of the office held on the document's day. A pronoun or description gives
    a mention only where one antecedent stands out; "police" alone are those of the country the
    document is told from.
    """
    history = History()
    found: list[Mention] = []
    names = find_names(parsed, ontology)
    standpoints = find_standpoints(parsed, names, ontology)
    for number, sentence in enumerate(parsed.sentences):
        words = ontology.role_words.get(sentence.language)
        if words is not None:
            reading = Reading(
                number,
                sentence,
                names[number],
                words,
                ontology,
                parsed.document.published,
                standpoints[number],
            )
            found += _read(reading, history)
            found += _label_before(number, parsed, reading, history)
            found += _agency_before(number, parsed, reading)
    return tuple(sorted(dict.fromkeys(found), key=lambda m: (m.span.start, -m.span.end)))


def _label_before(
    number: int, parsed: Parsed, reading: Reading, history: History
) -> Iterator[Mention]:
    """The mention in the label before the first sentence of a turn, which no sentence holds."""
    passage = parsed.sentences[number].passage
    passages = parsed.document.passages
    opens = number == 0 or parsed.sentences[number - 1].passage != passage
    if not passages or not opens or (label := passages[passage].speaker) is None:
        return
    start = passages[passage - 1].span.end if passage else 0
    place = parsed.document.text.rfind(label, start, passages[passage].span.start)
    speaker = history.labelled(label, reading) if place >= 0 else None
    if speaker is not None:
        yield Mention(speaker, label, Span(place, place + len(label)))


def _agency_before(number: int, parsed: Parsed, reading: Reading) -> Iterator[Mention]:
    """The agency in the dateline before a sentence, which no sentence holds: 新华社曼谷5月2日电."""
    matcher = reading.actors.names.get(reading.sentence.language)
    start = parsed.sentences[number - 1].span.end if number else 0
    text = parsed.document.text[start : reading.sentence.span.start]
    if not reading.unspaced or matcher is None or not text.strip():
        return
    for span, name in matcher.find(text):
        if name.kind == "body" and name.actor.sector == "MED":
            within = Span(span.start + start, span.end + start)
            yield Mention(name.actor, text[span.start : span.end], within)


def _read(reading: Reading, history: History) -> Iterator[Mention]:
    """The mentions of one sentence; each is remembered for what comes after it.

    What stands outside quotations is read first, because it tells who says "we" inside them.
    """
    for head in reading.order():
        mentions = read_phrase(head, reading, history)
        if mentions:
            reading.mentions[head] = mentions
            history.remember(head, reading)
            yield from mentions
    history.spoke(reading.number, last_quoted(reading))
