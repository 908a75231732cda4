"""How many independent sources tell a deed: ``corroborate``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gestae.assembly.independence.voices import (
    Speaker,
    Telling,
    Voice,
    publishing,
    speaking,
    voice_of,
)
from gestae.ontology.publishers import Publishers, SourceKind


@dataclass(frozen=True, slots=True)
class Source:
    """One independent source of a deed: whoever's word it is.

    ``names`` are all by which it was met, the first the one shown: an agency and its Chinese
    service, a ministry and its minister. ``tellings`` and ``documents`` carry its word;
    ``carriers`` are the publishers that do, apart from itself.
    """

    name: str
    kind: SourceKind
    country: str | None
    owner: str | None
    names: tuple[str, ...]
    carriers: tuple[str, ...]
    documents: int
    tellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corroboration:
    """Who tells a deed, and who denies it.

    ``told_by`` and ``denied_by`` are independent sources, those carried by most documents first.
    Whoever does both stands in both. How many tell it is ``independent``; that it is true, nobody
    here says.
    """

    deed: str
    tellings: int
    documents: int
    told_by: tuple[Source, ...]
    denied_by: tuple[Source, ...]

    @property
    def independent(self) -> int:
        """How many independent sources tell it."""
        return len(self.told_by)

    @property
    def kinds(self) -> tuple[SourceKind, ...]:
        """The kinds of the sources that tell it, each once, sorted."""
        return tuple(sorted({source.kind for source in self.told_by}))


@dataclass(frozen=True, slots=True)
class Denial:
    """A statement that denies a deed without telling it: "Iran denies it".

    ``telling`` is the denial itself; ``by`` are those who deny.
    """

    deed: str
    telling: Telling
    by: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class _Heard:
    """A voice in a telling, with who published it; ``key`` is that of the voice, or of its text."""

    key: str
    voice: Voice
    carrier: Voice
    telling: Telling


def corroborate(
    tellings: Iterable[Telling],
    denials: Iterable[Denial],
    texts: Mapping[str, str],
    publishers: Publishers,
) -> tuple[Corroboration, ...]:
    """For each deed of the tellings who tells it and who denies it, in order of the deeds' ids.

    Counted once: all that is on one speaker's word, whoever carries it; what a publisher says and
    others tell as its word ("according to Reuters"); what those say who speak for one owner, a
    government among them; and documents that are one text: ``texts`` gives for each of them what
    they share (``copies.group_texts``). A document that gives the deed on somebody's word does not
    count for itself: its headline says what that speaker said. The time it takes grows with the
    number of tellings.
    """
    told: dict[str, list[_Heard]] = {}
    denied: dict[str, list[_Heard]] = {}
    for telling in tellings:
        heard = _hear(telling, voice_of(telling, publishers), texts, publishers)
        (denied if telling.denies else told).setdefault(telling.deed, []).append(heard)
    for denial in denials:
        for voice in _denying(denial, publishers):
            heard = _hear(denial.telling, voice, texts, publishers)
            denied.setdefault(denial.deed, []).append(heard)
    return tuple(
        _corroboration(deed, told.get(deed, []), denied.get(deed, []))
        for deed in sorted(told.keys() | denied.keys())
    )


def _hear(
    telling: Telling, voice: Voice, texts: Mapping[str, str], publishers: Publishers
) -> _Heard:
    text = texts.get(telling.document)
    key = f"text:{text}" if voice.own and text else voice.key
    return _Heard(key, voice, publishing(telling, publishers), telling)


def _denying(denial: Denial, publishers: Publishers) -> Iterator[Voice]:
    voices = [speaking(speaker, publishers) for speaker in denial.by]
    yield from (voice for voice in voices if voice is not None)


def _corroboration(deed: str, told: Sequence[_Heard], denied: Sequence[_Heard]) -> Corroboration:
    both = [*told, *denied]
    return Corroboration(
        deed=deed,
        tellings=len({heard.telling.event for heard in both}),
        documents=len({heard.telling.document for heard in both}),
        told_by=_sources(told),
        denied_by=_sources(denied),
    )


def _sources(heard: Sequence[_Heard]) -> tuple[Source, ...]:
    """The voices put together, those that most documents carry first."""
    quoting = {each.telling.document for each in heard if not each.voice.own}
    counted = [h for h in heard if not (h.voice.own and h.telling.document in quoting)]
    same = _one_source(counted)
    groups: dict[str, list[_Heard]] = {}
    for each in counted:
        groups.setdefault(same[each.key], []).append(each)
    found = [_source(group) for group in groups.values()]
    return tuple(sorted(found, key=lambda source: (-source.documents, source.name)))


def _one_source(heard: Sequence[_Heard]) -> dict[str, str]:
    """For each key the one it counts with: a text with its publishers, where others quote them.

    Three papers print one wire report, a fourth gives it as the agency's word.
    """
    keys = {each.key: each.key for each in heard}
    for each in heard:
        if each.voice.own and each.key != each.voice.key and each.voice.key in keys:
            keys[each.voice.key] = each.key
    return {key: _last(keys, key) for key in keys}


def _last(keys: Mapping[str, str], key: str) -> str:
    seen = {key}
    while keys[key] not in seen:
        key = keys[key]
        seen.add(key)
    return key


def _source(group: Sequence[_Heard]) -> Source:
    ordered = sorted(group, key=lambda each: (_rank(each.voice), each.telling.event))
    voice = ordered[0].voice
    names = tuple(dict.fromkeys(each.voice.name for each in ordered))
    carriers = dict.fromkeys(each.carrier.name for each in ordered)
    return Source(
        name=voice.name,
        kind=voice.kind,
        country=voice.country,
        owner=voice.owner,
        names=names,
        carriers=tuple(sorted(name for name in carriers if name != voice.name)),
        documents=len({each.telling.document for each in ordered}),
        tellings=tuple(sorted({each.telling.event for each in ordered})),
    )


def _rank(voice: Voice) -> tuple[int, str]:
    """Of a shared text the agency is named first: the others carry what it sent."""
    return (0 if voice.kind == "agency" else 1, voice.name)
