"""On whose word a telling is: ``voice_of``.

The source of a telling is the innermost speaker who is named: of "B reports that A said" it is A,
whether B is a newspaper or another ministry. Where nobody is named, it is the publisher, or the
agency that its author line names; speakers without a name ("two officials") are their publisher's.
"""

from dataclasses import dataclass

from gestae.ontology.publishers import Publisher, Publishers, SourceKind, name_key

GOVERNMENT = frozenset({"GOV", "MIL", "SPY", "COP"})
"""Sectors whose members speak for one government."""
OFFICIAL = GOVERNMENT | {"LEG", "JUD", "IGO"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whose word a text gives: an actor as a record has it."""

    id: str | None
    name: str
    country: str | None
    sector: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as far as it matters who tells it.

    ``speakers`` run from the outermost teller inward. ``publisher``, ``author`` and ``url`` are the
    document's, ``name`` its title or key where it has no publisher.
    """

    event: str
    deed: str
    document: str
    publisher: str | None
    author: str | None
    url: str | None
    name: str
    denies: bool
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A source. Voices with one ``key`` are one source, whatever they are called.

    ``own`` where the document itself tells it, so that copies of the document are one voice.
    """

    key: str
    name: str
    kind: SourceKind
    country: str | None
    owner: str | None
    own: bool = False


def voice_of(telling: Telling, publishers: Publishers) -> Voice:
    """The source of a telling."""
    for speaker in reversed(telling.speakers):
        if voice := speaking(speaker, publishers):
            return voice
    return publishing(telling, publishers)


def speaking(speaker: Speaker, publishers: Publishers) -> Voice | None:
    """The voice of a speaker; ``None`` for one without a name: "officials", 消息人士."""
    known = publishers.find(speaker.name) or publishers.find(speaker.text)
    if known is not None:
        return _known(known, own=False)
    if speaker.country and speaker.sector in GOVERNMENT:
        key = government_key(speaker.country)
        return Voice(key, speaker.name, "official", speaker.country, None)
    if speaker.id is not None and speaker.id == speaker.country:
        key = government_key(speaker.id)
        return Voice(key, speaker.name, "official", speaker.country, None)
    if speaker.id is not None or _is_name(speaker.text):
        key = f"speaker:{name_key(speaker.id or speaker.name)}"
        return Voice(key, speaker.name, _kind_of(speaker), speaker.country, None)
    return None


def publishing(telling: Telling, publishers: Publishers) -> Voice:
    """The voice of a document: the agency that its author line names, or else its publisher.

    On a platform where anybody writes, it is the channel's, not the platform's.
    """
    agency = publishers.find(telling.author)
    if agency is not None and agency.kind == "agency":
        return _known(agency, own=True)
    known = publishers.find(telling.publisher, telling.url)
    on_platform = known is not None and known.kind == "social"
    if known is not None and not (on_platform and telling.publisher):
        return _known(known, own=True)
    name = telling.publisher or telling.name
    key = f"publisher:{name_key(telling.publisher)}" if telling.publisher else telling.document
    return Voice(key, name, "social" if on_platform else "other", None, None, own=True)


def government_key(country: str) -> str:
    """The key of all who speak for the government of a country."""
    return f"government:{country}"


def _known(publisher: Publisher, *, own: bool) -> Voice:
    """The voice of a publisher; of one that speaks for a state's government, that government's."""
    owner = publisher.owner
    national = owner is not None and publisher.kind in ("state", "official") and (
        publisher.country is not None and owner == _governments(publisher.country)
    )  # fmt: skip
    if national and publisher.country:
        key = government_key(publisher.country)
    else:
        key = f"publisher:{name_key(owner or publisher.name)}"
    return Voice(key, publisher.name, publisher.kind, publisher.country, owner, own)


def _governments(country: str) -> str | None:
    """What the table calls the owner of bodies of a country's government."""
    from gestae.ontology.load import load_ontology

    actor = load_ontology().actors.by_id.get(country)
    return f"Government of {actor.name}" if actor else None


def _kind_of(speaker: Speaker) -> SourceKind:
    if speaker.sector in OFFICIAL:
        return "official"
    return "think_tank" if speaker.sector == "EDU" else "other"


def _is_name(text: str) -> bool:
    """Whether words that no table knows name somebody: "Radio Lima", not "Others" or "officials".

    At least two, each that has a case beginning with a capital. Of scripts without capitals, a
    speaker that no table knows counts as unnamed.
    """
    words = [word for word in text.split() if word[:1].isupper() or word[:1].islower()]
    return len(words) > 1 and all(word[0].isupper() for word in words if len(word) > 3)
