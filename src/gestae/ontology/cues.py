"""The words by which a language says on whose word, how far and why. Start with ``load_cues``.

They lie in the language's own ``tables`` folder; every table says at its head what its columns
mean. Single words are looked up by lemma; phrases where they begin, the longest first. In a
language that joins its words without spaces a phrase is found however it was cut into words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar, get_args

from gestae.ontology.table import Problems, Row, read_rows
from gestae.records import LinkKind, Manner, Status

SpeechKind = Literal["say", "think", "ask", "show", "frame"]
SpeechNounKind = Literal["act", "view", "document", "poll", "pronoun", "self", "person", "again"]
MarkerUse = Literal["phrase", "closing", "clause", "behind"]
Effect = Status | Literal["same", "own"]
"""What a word does to a deed that depends on it: gives it a status, carries over its own
(``same``), or leaves it alone (``own``)."""
Side = Literal["cause", "effect"]
Part = Literal["verb", "noun", "adjective"]
ReasonUse = Literal[
    "copula",
    "rejects",
    "adds",
    "both",
    "turn",
    "replaces",
    "instead",
    "motive",
    "moves",
    "item",
    "limits",
    "shows",
    "believes",
    "fears",
    "stake",
    "beside",
    "wants",
    "again",
]
"""What a word does among reasons; see the head of ``reason_words.csv``."""
ModalKind = Literal[
    "auxiliary", "unreported", "adverb", "adjective", "ending", "question", "lasting"
]

SPEECH_KINDS: tuple[SpeechKind, ...] = get_args(SpeechKind)
SPEECH_NOUN_KINDS: tuple[SpeechNounKind, ...] = get_args(SpeechNounKind)
MARKER_USES: tuple[MarkerUse, ...] = get_args(MarkerUse)
MANNERS: tuple[Manner, ...] = get_args(Manner)
STATUSES: tuple[Status, ...] = get_args(Status)
EFFECTS: tuple[Effect, ...] = (*STATUSES, "same", "own")
LINK_KINDS: tuple[LinkKind, ...] = ("causes", "purpose", "condition", "despite")
SIDES: tuple[Side, ...] = get_args(Side)
PARTS: tuple[Part, ...] = get_args(Part)
REASON_USES: tuple[ReasonUse, ...] = get_args(ReasonUse)
MODAL_KINDS: tuple[ModalKind, ...] = get_args(ModalKind)

Name = TypeVar("Name", bound=str)


class Phrase(Protocol):
    """A cue of one or more words, in lower case."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words in their order; one where the language writes them together."""
        ...


Found = TypeVar("Found", bound=Phrase)


class Match(NamedTuple, Generic[Found]):
    """A phrase in a sentence, from the token ``start`` to before the token ``end``."""

    phrase: Found
    start: int
    end: int

    @property
    def tokens(self) -> tuple[int, ...]:
        """The tokens of the phrase."""
        return tuple(range(self.start, self.end))


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Found]):
    """The phrases of a table; ``joiner`` is what the language writes between words.

    ``by_opening`` holds them, the longest first, by their first word, or by their first character
    where words are not parted.
    """

    by_opening: Mapping[str, tuple[Found, ...]]
    joiner: str = " "

    def find_at(self, words: Sequence[str], start: int) -> Match[Found] | None:
        """The longest phrase that begins at ``words[start]`` (lower case), or ``None``."""
        opening = words[start] if self.joiner else words[start][:1]
        for phrase in self.by_opening.get(opening, ()):
            end = self._end(phrase.words, words, start)
            if end is not None:
                return Match(phrase, start, end)
        return None

    def _end(self, phrase: tuple[str, ...], words: Sequence[str], start: int) -> int | None:
        """The token behind a phrase, if it stands at ``start``."""
        if self.joiner:
            end = start + len(phrase)
            return end if tuple(words[start:end]) == phrase else None
        left = "".join(phrase)
        for end in range(start, len(words)):
            if not left.startswith(words[end]):
                return None
            left = left[len(words[end]) :]
            if not left:
                return end + 1
        return None


def index_phrases(phrases: Iterable[Found], joiner: str = " ") -> Phrases[Found]:
    """Phrases ready to be found in sentences."""
    table: dict[str, list[Found]] = {}
    for phrase in phrases:
        opening = phrase.words[0] if joiner else phrase.words[0][:1]
        table.setdefault(opening, []).append(phrase)
    by_opening = {
        opening: tuple(sorted(found, key=lambda phrase: -sum(map(len, phrase.words))))
        for opening, found in table.items()
    }
    return Phrases(by_opening, joiner)


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb of saying, thinking, asking or showing; ``takes`` is how its content may stand.

    ``frames`` holds the prepositions by which it says something of its object ("describe as").
    """

    kind: SpeechKind
    takes: frozenset[str]
    frames: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReportMarker:
    """Words around a teller: before the name or a clause ("as X notes"), closing, or behind a text.

    ``manner`` is set where the words themselves tell it. ``closing`` is what must stand behind the
    name (看来 of 在…看来), empty where nothing particular must.
    """

    words: tuple[str, ...]
    use: MarkerUse
    manner: Manner | None
    closing: str = ""


@dataclass(frozen=True, slots=True)
class Modal:
    """The status a modal word gives its own clause: as it is, negated, before "have done"."""

    status: Status
    negated: Status
    perfect: Status


@dataclass(frozen=True, slots=True)
class StatusWord:
    """What a word does to the deed that depends on it, itself affirmed or negated.

    ``general`` where it stands for all words without a row of their own.
    """

    affirmed: Effect
    negated: Effect
    general: bool = False


@dataclass(frozen=True, slots=True)
class Negation:
    """Words that turn a deed into none, or into one that is over."""

    words: tuple[str, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class CauseMarker:
    """Words between two deeds. ``side`` is what the phrase behind them is."""

    words: tuple[str, ...]
    kind: LinkKind
    side: Side
    takes: frozenset[str]
    score: float


@dataclass(frozen=True, slots=True)
class CausalWord:
    """A verb or noun that names a cause or purpose; ``cause``/``effect`` say where each stands."""

    part: Part
    kind: LinkKind
    cause: frozenset[str]
    effect: frozenset[str]
    score: float


@dataclass(frozen=True, slots=True)
class ReasonWord:
    """Words that sort reasons: reject one, add one, turn to another, open the next of a list."""

    words: tuple[str, ...]
    uses: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue tables of one language.

    ``status_words`` is keyed by word, part of speech and reach ("stop", "verb", "gerund");
    ``report_markers`` are those before a name, ``report_closings`` what closes such a phrase behind
    the name, ``report_clauses`` those before a clause, ``source_markers`` the prepositions before
    whoever is behind a text. ``carriers`` are the nouns of acts that are done by being said
    ("offer", "request"). ``unreported`` are auxiliaries as they are read where nobody is told to
    have said what they tell. ``joiner`` is what the language writes between words.
    """

    speech_verbs: Mapping[str, SpeechVerb]
    speech_nouns: Mapping[str, SpeechNounKind]
    report_markers: Phrases[ReportMarker]
    report_closings: Phrases[ReportMarker]
    report_clauses: frozenset[str]
    source_markers: frozenset[str]
    auxiliaries: Mapping[str, Modal]
    unreported: Mapping[str, Modal]
    adverbs: Mapping[str, Modal]
    adjectives: Mapping[str, Modal]
    endings: Mapping[str, Modal]
    question_words: frozenset[str]
    lasting: Mapping[str, Modal]
    negations: Phrases[Negation]
    status_words: Mapping[tuple[str, str, str], StatusWord]
    cause_markers: Phrases[CauseMarker]
    causal_words: Mapping[str, tuple[CausalWord, ...]]
    reason_words: Phrases[ReasonWord]
    carriers: frozenset[str]
    joiner: str = " "


def load_cues(folder: Traversable, problems: Problems, joiner: str = " ") -> Cues:
    """The cue tables of a language's ``tables`` folder; what is wrong goes to ``problems``.

    ``joiner`` is what the language writes between words.
    """
    modals = _modals(folder, problems)
    speech_nouns = dict(_speech_nouns(folder, problems))
    status_words = _status_words(folder, problems)
    markers = tuple(_report_markers(folder, problems))
    return Cues(
        speech_verbs=dict(_speech_verbs(folder, problems)),
        speech_nouns=speech_nouns,
        report_markers=index_phrases((m for m in markers if m.use == "phrase"), joiner),
        report_closings=index_phrases((m for m in markers if m.use == "closing"), joiner),
        report_clauses=frozenset(" ".join(m.words) for m in markers if m.use == "clause"),
        source_markers=frozenset(" ".join(m.words) for m in markers if m.use == "behind"),
        auxiliaries=modals["auxiliary"],
        unreported=modals["unreported"],
        adverbs=modals["adverb"],
        adjectives=modals["adjective"],
        endings=modals["ending"],
        question_words=frozenset(modals["question"]),
        lasting=modals["lasting"],
        negations=index_phrases(_negations(folder, problems), joiner),
        status_words=status_words,
        cause_markers=index_phrases(_cause_markers(folder, problems), joiner),
        causal_words=_causal_words(folder, problems),
        reason_words=index_phrases(_reason_words(folder, problems), joiner),
        carriers=frozenset(_carriers(speech_nouns, status_words)),
        joiner=joiner,
    )


def _speech_verbs(folder: Traversable, problems: Problems) -> Iterator[tuple[str, SpeechVerb]]:
    rows = read_rows(folder / "speech_verbs.csv", ("lemma", "kind", "takes"), problems)
    for row in _without_repeats(rows, ("lemma",), problems):
        kind = _one_of(row, "kind", SPEECH_KINDS, problems)
        if kind:
            takes = row.many("takes")
            frames = (part.removeprefix("object ") for part in takes if part.startswith("object "))
            yield row["lemma"], SpeechVerb(kind, frozenset(takes), frozenset(frames))


def _speech_nouns(folder: Traversable, problems: Problems) -> Iterator[tuple[str, SpeechNounKind]]:
    rows = read_rows(folder / "speech_nouns.csv", ("lemma", "kind"), problems)
    for row in _without_repeats(rows, ("lemma",), problems):
        kind = _one_of(row, "kind", SPEECH_NOUN_KINDS, problems)
        if kind:
            yield row["lemma"], kind


def _report_markers(folder: Traversable, problems: Problems) -> Iterator[ReportMarker]:
    rows = read_rows(folder / "report_markers.csv", ("words", "takes", "manner"), problems)
    for row in _without_repeats(rows, ("words",), problems):
        use = _one_of(row, "takes", MARKER_USES, problems)
        manner = _one_of(row, "manner", MANNERS, problems) if row["manner"] else None
        if use:
            opening, _, closing = row["words"].partition("…")
            yield ReportMarker(tuple(opening.split()), use, manner, closing)


def _modals(folder: Traversable, problems: Problems) -> dict[ModalKind, dict[str, Modal]]:
    modals: dict[ModalKind, dict[str, Modal]] = {kind: {} for kind in MODAL_KINDS}
    columns = ("word", "kind", "status", "negated", "perfect")
    rows = read_rows(folder / "modality.csv", columns, problems)
    for row in _without_repeats(rows, ("word", "kind"), problems):
        kind = _one_of(row, "kind", MODAL_KINDS, problems)
        status = _one_of(row, "status", STATUSES, problems)
        negated = _one_of(row, "negated", STATUSES, problems) if row["negated"] else "denied"
        perfect = _one_of(row, "perfect", STATUSES, problems) if row["perfect"] else status
        if kind and status and negated and perfect:
            modals[kind][row["word"]] = Modal(status, negated, perfect)
    return modals


def _negations(folder: Traversable, problems: Problems) -> Iterator[Negation]:
    rows = read_rows(folder / "negation.csv", ("word", "status"), problems)
    for row in _without_repeats(rows, ("word",), problems):
        status = _one_of(row, "status", STATUSES, problems)
        if status:
            yield Negation(tuple(row["word"].split()), status)


def _status_words(
    folder: Traversable, problems: Problems
) -> dict[tuple[str, str, str], StatusWord]:
    words: dict[tuple[str, str, str], StatusWord] = {}
    columns = ("word", "kind", "reach", "affirmed", "negated")
    for row in read_rows(folder / "status_verbs.csv", columns, problems):
        part = _one_of(row, "kind", PARTS, problems)
        affirmed = _one_of(row, "affirmed", EFFECTS, problems)
        negated = _one_of(row, "negated", EFFECTS, problems)
        if not (part and affirmed and negated):
            continue
        for reach in row.many("reach"):
            key = (row["word"], part, reach)
            if key in words:
                problems.add(row.where, f"{' '.join(key)!r} stands twice; it should stand once")
            words[key] = StatusWord(affirmed, negated, general=row["word"] == "*")
    return words


def _carriers(
    speech_nouns: Mapping[str, SpeechNounKind],
    status_words: Mapping[tuple[str, str, str], StatusWord],
) -> Iterator[str]:
    """Nouns of saying, and those under which a deed is promised, planned or asked for."""
    yield from (noun for noun, kind in speech_nouns.items() if kind == "act")
    for (word, part, _), effects in status_words.items():
        if part == "noun" and effects.affirmed in {"pledged", "planned", "proposed"}:
            yield word


def _cause_markers(folder: Traversable, problems: Problems) -> Iterator[CauseMarker]:
    columns = ("words", "kind", "side", "takes", "score")
    rows = read_rows(folder / "cause_markers.csv", columns, problems)
    for row in _without_repeats(rows, ("words",), problems):
        kind = _one_of(row, "kind", LINK_KINDS, problems)
        side = _one_of(row, "side", SIDES, problems)
        score = _score(row, problems)
        if kind and side and score:
            words = tuple(row["words"].split())
            yield CauseMarker(words, kind, side, frozenset(row.many("takes")), score)


def _causal_words(folder: Traversable, problems: Problems) -> dict[str, tuple[CausalWord, ...]]:
    words: dict[str, tuple[CausalWord, ...]] = {}
    columns = ("word", "part", "kind", "cause", "effect", "score")
    rows = read_rows(folder / "causal_verbs.csv", columns, problems)
    for row in _without_repeats(rows, ("word", "part", "cause", "effect"), problems):
        part = _one_of(row, "part", PARTS, problems)
        kind = _one_of(row, "kind", LINK_KINDS, problems)
        score = _score(row, problems)
        if part and kind and score:
            word = CausalWord(
                part, kind, frozenset(row.many("cause")), frozenset(row.many("effect")), score
            )
            words[row["word"]] = (*words.get(row["word"], ()), word)
    return words


def _reason_words(folder: Traversable, problems: Problems) -> Iterator[ReasonWord]:
    rows = read_rows(folder / "reason_words.csv", ("words", "uses"), problems)
    for row in _without_repeats(rows, ("words",), problems):
        uses = row.many("uses")
        for use in uses:
            if use not in REASON_USES:
                problems.add(row.where, f"use {use!r}; known: {', '.join(REASON_USES)}")
        yield ReasonWord(tuple(row["words"].split()), frozenset(uses))


def _without_repeats(
    rows: Iterable[Row], columns: tuple[str, ...], problems: Problems
) -> Iterator[Row]:
    """The rows, a problem noted for each whose key has been there before or is empty."""
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        key = tuple(row[column] for column in columns)
        if not key[0]:
            problems.add(row.where, f"{columns[0]!r} is empty; it should hold a word")
        elif key in seen:
            problems.add(row.where, f"{' '.join(key)!r} stands twice; it should stand once")
        else:
            seen.add(key)
            yield row


def _one_of(row: Row, column: str, known: tuple[Name, ...], problems: Problems) -> Name | None:
    """The cell as one of the known names; ``None``, with a problem noted, where it is none."""
    for name in known:
        if row[column] == name:
            return name
    problems.add(row.where, f"{column} is {row[column]!r}; it should be one of {', '.join(known)}")
    return None


def _score(row: Row, problems: Problems) -> float | None:
    """The score above 0 and up to 1; ``None``, with a problem noted, where it is none."""
    try:
        score = float(row["score"])
    except ValueError:
        score = 0.0
    if 0 < score <= 1:
        return score
    problems.add(row.where, f"score is {row['score']!r}; it should be above 0 and at most 1")
    return None
