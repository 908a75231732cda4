"""Who bears a role: the state or body it belongs to, its holder, or a group of a country.

Start with ``bearer`` for a role that has an owner and ``unowned`` for one that has none.
"""

from gestae.coders.actors.reading import Reading
from gestae.ontology.role_words import STATE_SECTORS, Role
from gestae.records import Actor

LOCAL_SECTORS = frozenset(
    {"CVL", "LAB", "EDU", "AGR", "OPP", "PTY", "REL", "MED", "HLH", "REB", "CRM"}
)
"""Whose people are those of the country a document is told from, where nothing else is said."""


def bearer(head: int, role: Role, owner: Actor, reading: Reading) -> Actor:
    """Who bears a role of an owner.

    "The Japanese prime minister" is whoever it was that day, "Kenyan police" are Kenya; "Kenyan
    villagers" are a group of their own, of Kenya; "rebels of the M23" are the M23.
    """
    holder = _holder(head, role, owner, reading)
    if holder is not None:
        return holder
    state = reading.actors.by_id.get(owner.country) if owner.country is not None else None
    if _is_organ(role, owner) or reading.is_people(head):
        if state is None or _is_own(owner):
            return owner
        return as_state(state, role.sector or owner.sector)
    if _is_own(owner) and (owner.sector == role.sector or owner.country is None):
        return owner
    return Actor(None, reading.group_name(head), owner.country, role.sector)


def _is_organ(role: Role, owner: Actor) -> bool:
    return (role.sector or owner.sector or "GOV") in STATE_SECTORS


def _is_own(owner: Actor) -> bool:
    """Whether an owner is a body that is no part of a state: NATO, the M23, a company."""
    return owner.id != owner.country and owner.sector not in {*STATE_SECTORS, None, "ELI"}


def as_state(state: Actor, sector: str | None) -> Actor:
    """A state where one of its organs acts."""
    return Actor(state.id, state.name, state.country, sector)


def _holder(head: int, role: Role, owner: Actor, reading: Reading) -> Actor | None:
    if role.office is None or owner.id is None or reading.is_plural(head):
        return None
    noun = reading.nouns.get(head)
    if noun is None:
        return None
    modifiers = {reading.word(i) for i in noun.modifiers}
    if reading.unspaced:  # 前 may stand before the state: 前美国总统
        modifiers |= {reading.word(i) for i in range(noun.left, head)}
    first = reading.word(noun.left)
    if modifiers & reading.words.former or first in reading.words.indefinite:
        return None
    return reading.actors.holder(role.office, owner.id, reading.day)


def is_local(role: Role) -> bool:
    """Whether those a role denotes are of the country a text is told from."""
    if role.sector == "BUS":
        return role.kind == "person"
    return role.sector in STATE_SECTORS or role.sector in LOCAL_SECTORS


def unowned(head: int, role: Role, reading: Reading) -> Actor:
    """A role nobody is named for: of the home country where it is an organ or its people.

    "Police" in a report from Lima are Peru's; envoys and leaders may be anybody's.
    """
    name = reading.group_name(head)
    voice = reading.standpoint.voice
    if voice is not None and voice.id is not None and voice.country is None:
        organ = role.kind == "body" and role.sector in {"GOV", "IGO"}
        return voice if organ else Actor(None, name, None, role.sector)  # "The Authority decided"
    home = reading.home(head) if role.office is None else reading.standpoint.home
    if home is None or reading.is_unplaced(head):
        return Actor(None, name, None, role.sector)
    if role.sector in STATE_SECTORS:
        several = role.kind != "group" and reading.is_plural(head) and role.sector == "GOV"
        if several and role.kind == "body":
            return Actor(None, name, None, role.sector)
        return bearer(head, role, home, reading)
    country = home.country if is_local(role) else None
    return Actor(None, name, country, role.sector)
