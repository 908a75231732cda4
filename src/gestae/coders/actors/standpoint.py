"""From where a document is told, and who says "we" in it: ``find_standpoints``.

A wire report says "police" and "the navy" of the country of its dateline, a newspaper of its own.
A speech on a ministry's page says "we" of the government.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gestae.coders.actors.names import Named
from gestae.ontology.actors import UNSPACED, Name
from gestae.ontology.han import simplify
from gestae.ontology.load import Ontology
from gestae.ontology.role_words import STATE_SECTORS, RoleWords
from gestae.records import Actor, Parsed, Passage, Sentence, Span

DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z .'’&-]+(?:,[^-–—:]{2,40}?)?)\s*(?:\([^()]{1,20}\))?\s+[-–—]{1,2}\s"
)
"""Capitals and a dash at the head of a passage: "ALGIERS (AFP) - ", "MAE SOT, Thailand - "."""
DATELINE_LENGTH = 40
"""Characters within which such a line ends where it is known by its last word (新华社北京3日电)."""
LABEL = re.compile(
    r"(?P<label>(?:[A-Z][a-z]+\.? ){0,3}(?:[A-Z][A-Z'’-]+ ?){1,3})"
    r"(?::|(?<=[A-Z]{3})\.)\s+(?=[A-Z“\"])"
)
"""Who speaks, in capitals at the head of a sentence: "WU: ", "Chairman HOLLIS. "."""
LEADS = 1.5
"""By how much the country named most must lead the next to be the home of a text without one."""
NAMED_OFTEN = 3
OPENING = 1
"""Characters that may stand before a name with which a sentence opens (在, a quotation mark)."""
USED = 1
"""How often the words of one country's usage must stand in a text to place it there."""
FOREIGN = 4
"""How many times as often as its publisher's own country a report abroad names another."""
KNOWN_CITY = 400_000
"""Population from which a city tells where a publisher sits."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where a sentence is told and by whom.

    ``home`` is the state whose "police" and "government" are meant where none is named; ``voice``
    who says "we" outside quotations; ``speaker`` the label of the turn the sentence stands in;
    ``assembly`` whether it is the record of one, whose speakers are of home; ``own`` the state of
    who publishes it, which "our country" means wherever the report plays; ``office`` the state or
    body on whose own page it stands.
    """

    home: Actor | None = None
    voice: Actor | None = None
    speaker: str | None = None
    assembly: bool = False
    own: Actor | None = None
    office: Actor | None = None


def find_standpoints(
    parsed: Parsed, names: Sequence[Sequence[Named]], ontology: Ontology
) -> list[Standpoint]:
    """For each sentence of the document its standpoint."""
    return _Finder(parsed, names, ontology).standpoints()


class _Finder:
    def __init__(
        self, parsed: Parsed, names: Sequence[Sequence[Named]], ontology: Ontology
    ) -> None:
        self._parsed = parsed
        self._ontology = ontology
        self._names = names
        self._named = _count_countries(names)
        coded = (s.language for s in parsed.sentences if s.language in ontology.role_words)
        self._language = next(coded, "en")
        self._words = ontology.role_words.get(self._language)
        self._own: str | None = None
        self._turn: str | None = None
        self._assembly = _is_assembly(
            self._phrases(self._parsed.document.publisher or "", 1), self._words
        )

    def standpoints(self) -> list[Standpoint]:
        document = self._parsed.document
        publisher = self._country_of(document.publisher or "") or self._country_by_usage()
        self._own = publisher
        titled = self._country_in_title(document.title or "")
        official = self._official(document.publisher or "", publisher)
        local = publisher or (titled if official else None) or self._most_named()
        local = local or self._only_one_in(document.title or "")
        if official is None and not self._is_record():
            local = self._abroad(publisher) or local
        home, dated = local, False
        spoken = self._assembly or any(passage.speaker for passage in document.passages)
        briefs = self._language in UNSPACED and official is None and not spoken
        found = []
        last = None
        for number, sentence in enumerate(self._parsed.sentences):
            passage = document.passages[sentence.passage] if document.passages else None
            if sentence.passage != last:
                last = sentence.passage
                told = self._dateline(sentence, passage)
                if told is not None:
                    named = self._country_of(told)
                    home, dated = named if dated or named else home, True
            voice = official or (self._people(publisher) if not dated else None)
            abroad = briefs and not dated and home in {None, publisher}
            told = self._abroad_here(number) if abroad else None
            standpoint = self._standpoint(sentence, passage, told or home, voice)
            found.append(replace(standpoint, office=official))
        return found

    def _abroad_here(self, number: int) -> str | None:
        """The other state that a sentence opens with, or that alone its passage has named so far.

        Where a language has no article, "the police" of a brief from abroad bear no mark of it.
        Nothing where anybody of the passage says "our country".
        """
        sentences = self._parsed.sentences
        here = [
            place
            for place in range(number + 1)
            if sentences[place].passage == sentences[number].passage
        ]
        if any(self._says_ours(sentences[place].text) for place in here):
            return None
        named = [n for n in self._names[number] if n.name.actor.country is not None]
        first = min(named, key=lambda n: n.span, default=None)
        opens = first is not None and first.span.start - sentences[number].span.start <= OPENING
        if first is not None and opens and first.name.kind == "country":
            return first.name.actor.country
        countries = set(_count_countries([self._names[place] for place in here]))
        return countries.pop() if len(countries) == 1 else None

    def _says_ours(self, text: str) -> bool:
        """Whether somebody speaks of "our country"."""
        pronouns = self._words.pronouns.items() if self._words is not None else ()
        folded = simplify(text)
        return any(who.kind == "home" and word in folded for word, who in pronouns)

    def _dateline(self, sentence: Sentence, passage: Passage | None) -> str | None:
        """The place a passage begins with; the language pack leaves it out of the sentence."""
        start = passage.span.start if passage is not None else sentence.span.start
        text = self._parsed.document.text[start : sentence.span.end]
        if self._language in UNSPACED:
            return self._wire_line(simplify(text.lstrip()))
        told = DATELINE.match(text.lstrip())
        return told["place"] if told is not None else None

    def _wire_line(self, text: str) -> str | None:
        """The line that a report begins with, up to the word that ends it."""
        ends = self._words.dateline_ends if self._words is not None else ()
        head = text[:DATELINE_LENGTH]
        for opening, closing in self._words.dateline_brackets if self._words is not None else ():
            inner, closed, _ = head.removeprefix(opening).partition(closing)
            if head.startswith(opening) and closed and self._country_of(inner) is not None:
                return inner
        for end in sorted(ends, key=len, reverse=True):
            line, found, rest = head.partition(end)
            if found and (not rest or not rest[0].isalnum()) and self._is_wire(line):
                return line
        return None

    def _is_wire(self, line: str) -> bool:
        """Whether a line names an agency or a day, and no clause."""
        agency = any(n.actor.sector == "MED" for _, n in self._names_in(line))
        return (agency or line.rstrip().endswith("日")) and not set("，。；！？") & set(line)

    def _phrases(self, text: str, most: int | None = None) -> Iterator[str]:
        """The runs of words in a line that may be phrases of our tables, in lower case.

        ``most`` is how many words a run has at most, where a language parts them.
        """
        longest = self._words.longest if self._words is not None else 0
        if self._language in UNSPACED:
            folded = simplify(text.lower())
            yield from (
                folded[first:last]
                for first in range(len(folded))
                for last in range(first + 1, min(len(folded), first + longest) + 1)
            )
            return
        parts = re.findall(r"[\w'’-]+", text.lower())
        for first in range(len(parts)):
            for last in range(first + 1, min(len(parts), first + (most or longest)) + 1):
                yield " ".join(parts[first:last])

    def _standpoint(
        self, sentence: Sentence, passage: Passage | None, home: str | None, voice: Actor | None
    ) -> Standpoint:
        turn = LABEL.match(sentence.text)
        speaker = passage.speaker if passage is not None else None
        if speaker is None:
            self._turn = turn["label"] if turn is not None else self._turn
            speaker = self._turn
        by_id = self._ontology.actors.by_id
        said = voice if speaker is None else None
        own = by_id.get(self._own or "")
        return Standpoint(by_id.get(home or ""), said, speaker, self._assembly, own)

    def _people(self, country: str | None) -> Actor | None:
        """Those a columnist writes among: of the country, and not its government."""
        return Actor(None, "", country, "CVL") if country is not None else None

    def _official(self, publisher: str, country: str | None) -> Actor | None:
        """The state or body that speaks on its own page; ``None`` for what others publish."""
        body = next((n.actor for _, n in self._names_in(publisher) if n.kind == "body"), None)
        if body is not None and body.sector == "IGO":
            return body
        if self._words is None or not _is_office(self._phrases(publisher), self._words):
            return None
        own = country or self._country_in_title(self._parsed.document.title or "")
        if self._language in UNSPACED:  # 外交部 alone is that of the country told of most
            own = own or self._most_named()
        state = self._ontology.actors.by_id.get(own or "")
        return Actor(state.id, state.name, state.country, "GOV") if state is not None else None

    def _names_in(self, text: str) -> Iterator[tuple[Span, Name]]:
        for language in dict.fromkeys((self._language, "en")):
            matcher = self._ontology.actors.names.get(language)
            found = list(matcher.find(text)) if matcher is not None else []
            yield from found
            if found:
                return

    def _country_of(self, text: str) -> str | None:
        """The country a line names: itself, by its people, or by a city."""
        for form in dict.fromkeys((text, text.title())):
            found = [n for _, n in self._names_in(form) if n.kind != "person"]
            states = [n for n in found if n.kind not in {"body", "seat"}]
            told = [n.actor.country for n in states or found if n.actor.country is not None]
            if told:
                return told[-1]
            if found:
                return None  # "UNITED NATIONS - " is nowhere
            if (city := self._city_in(form)) is not None:
                return city
        return None

    def _country_in_title(self, title: str) -> str | None:
        """The country whose officer speaks by the title, or where: "…, Dhaka".

        "Speech by the President of Peru" is Peru's; "Statement on Kosovo" is anybody's.
        """
        *_, last = title.rpartition(",")
        for span, name in self._names_in(title):
            if self._language in UNSPACED:
                if name.kind == "country" and self._opens_office(title[span.end :]):
                    return name.actor.country
                continue
            lead = title[: span.start].lower().split()[-5:]
            words = self._words
            roles = [words.roles.get(word) for word in lead] if words is not None else []
            officer = any(role is not None and role.office is not None for role in roles)
            if officer and name.kind == "country" and {"of"} & set(lead[-2:]):
                return name.actor.country
        return self._country_of(last) if len(last) < len(title) else None

    def _opens_office(self, text: str) -> bool:
        """Whether a line begins with an office: 首相演说."""
        roles = self._words.roles if self._words is not None else {}
        folded = simplify(text)
        found = (roles.get(folded[:end]) for end in range(1, len(folded) + 1))
        return any(role is not None and role.office is not None for role in found)

    def _city_in(self, text: str) -> str | None:
        matcher = self._ontology.gazetteer.names.get(self._language)
        for span, sites in matcher.find(text) if matcher is not None else ():
            if self._is_chance(span, text) and not sites[0].capital:
                continue
            spoken_of = [s.country for s in sites if s.country in self._named]
            if spoken_of:
                return spoken_of[0]
            if sites[0].capital or sites[0].population >= KNOWN_CITY:
                return sites[0].country
        return None

    def _is_record(self) -> bool:
        """Whether the text is the record of what members of a parliament said."""
        speakers = any(passage.speaker for passage in self._parsed.document.passages)
        title = self._parsed.document.title or ""
        return speakers and _is_assembly(self._phrases(title, 1), self._words)

    def _country_by_usage(self) -> str | None:
        """The country whose usage a text follows, by the words that only its texts have."""
        document = self._parsed.document
        text = f"{document.publisher}\n{document.title}\n{document.text}"
        homes = self._words.homes if self._words is not None else {}
        counts = Counter({home: sum(map(text.count, used)) for home, used in homes.items()})
        ranked = [*counts.most_common(2), ("", 0), ("", 0)]
        (home, most), (_, next_most) = ranked[0], ranked[1]
        return home if most >= USED and most >= 2 * next_most else None

    def _only_one_in(self, title: str) -> str | None:
        """The only country a title names, where titles alone tell whose army is meant."""
        if self._language not in UNSPACED:
            return None
        named = {n.actor.country for _, n in self._names_in(title)} - {None}
        return named.pop() if len(named) == 1 else None

    def _abroad(self, publisher: str | None) -> str | None:
        """The country a report is about that hardly speaks of its publisher's own.

        Where a language has no article, "the army" of such a report bears no mark of its country.
        """
        named = self._most_named()
        if self._language not in UNSPACED or named is None or publisher is None:
            return None
        return named if self._named[named] >= FOREIGN * max(1, self._named[publisher]) else None

    def _is_chance(self, span: Span, text: str) -> bool:
        """Whether a short name may be but parts of other words, where none are parted."""
        return self._language in UNSPACED and len(span) < 3 and len(text) > len(span)

    def _most_named(self) -> str | None:
        ranked = self._named.most_common(2)
        if not ranked or ranked[0][1] < NAMED_OFTEN:
            return None
        if len(ranked) > 1 and ranked[0][1] < LEADS * ranked[1][1]:
            return None
        return ranked[0][0]


def _count_countries(names: Sequence[Sequence[Named]]) -> Counter[str]:
    return Counter(
        named.name.actor.country
        for here in names
        for named in here
        if named.name.actor.country is not None
    )


def _is_assembly(phrases: Iterable[str], words: RoleWords | None) -> bool:
    """Whether a publisher is a parliament or one of its committees."""
    roles = (words.roles.get(phrase) for phrase in phrases) if words is not None else ()
    return any(role is not None and role.sector == "LEG" for role in roles)


def _is_office(phrases: Iterable[str], words: RoleWords) -> bool:
    """Whether a publisher is an organ of a state: "Ministry of Foreign Affairs, Doha"."""
    for phrase in phrases:
        role = words.roles.get(phrase)
        if role is None or phrase in words.unplaced:
            continue
        if role.sector in STATE_SECTORS and (role.kind == "body" or role.office is not None):
            return True
    return False
