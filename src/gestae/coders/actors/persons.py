"""Names our tables lack, titles before names, and names beside roles."""

from gestae.coders.actors.bearers import as_state, is_local
from gestae.coders.actors.reading import Reading
from gestae.coders.actors.references import History
from gestae.ontology.han import simplify
from gestae.ontology.role_words import STATE_SECTORS, Role
from gestae.records import Actor, Mention


def with_title(head: int, person: Mention, reading: Reading) -> tuple[Mention, ...]:
    """A known person with the title before the name: "Russian President Vladimir Putin"."""
    title = _title_before(head, reading)
    if title is None:
        return (person,)
    return (reading.mention(person.actor, title, head),)


def _title_before(head: int, reading: Reading) -> int | None:
    """The first token of a phrase that holds a role before a name; ``None`` without a role."""
    noun = reading.nouns.get(head)
    if noun is None:
        return None
    if not any(reading.role_at(i) is not None for i in range(noun.left, head)):
        return None
    tokens = reading.sentence.tokens
    return noun.left + 1 if tokens[noun.left].pos == "DET" else noun.left


def apposed_name(head: int, role: Role, reading: Reading, history: History) -> Actor | None:
    """The one whose name stands beside a role: "its leader, Ana Silva", "the company Rosneft"."""
    for place in reading.names_beside(head):
        named = reading.names.get(place)
        if named is not None and named.name.kind in {"person", "body"}:
            return reading.actors.on(named.name.actor, reading.day)
        if named is not None or place not in reading.nouns or role.kind == "group":
            continue
        if reading.sentence.tokens[place].pos == "PROPN" and reading.role_at(place) is None:
            name = name_of(place, reading)[1]
            known = _known(name, reading, history)
            actor = known or Actor(None, name, _country(head, role, reading), role.sector)
            introduce(actor, name, reading, history)
            return actor
    return None


def introduce(actor: Actor, name: str, reading: Reading, history: History) -> None:
    """Remembers a person by the name just read."""
    if reading.unspaced:
        history.introduce_as(simplify(name), actor, reading.words.name_dots)
    else:
        history.introduce(actor)


def _known(name: str, reading: Reading, history: History) -> Actor | None:
    """One told of before by a name, or by a longer one."""
    if reading.unspaced:
        return history.person_called(simplify(name), reading.words.name_dots)
    return history.person(name) or history.shouted(name)


def in_office(head: int, name: str, reading: Reading) -> Actor | None:
    """Who of that surname then held the office of the title beside it: 赖总统.

    Of several the one of the state that is named with the title, or else of home.
    """
    if not reading.unspaced or head not in reading.nouns:
        return None
    for place, role in _roles(head, reading):
        if role.office is not None:
            found = reading.actors.holders_called(simplify(name), role.office, reading.day)
            near = {owner.actor.country for owner in reading.owners(place)}
            home = reading.home(place)
            near = near or {home.country if home is not None else None}
            own = [actor for actor in found if actor.country in near]
            if len(own or found) == 1:
                return (own or found)[0]
    return None


def _country(head: int, role: Role, reading: Reading) -> str | None:
    """The country of one who bears a role: its owner's, else of those near home the home's."""
    owners = reading.owners(head)
    if owners:
        return owners[0].actor.country
    home = reading.standpoint.home if role.office is None else _home_of_office(role, reading)
    home = None if reading.is_from_abroad(head) else home
    local = is_local(role) and not reading.is_owned(head)
    near = home is not None and local and not reading.is_unplaced(head)
    return home.country if near and home is not None else None


def _home_of_office(role: Role, reading: Reading) -> Actor | None:
    """Home, unless we know somebody else to hold the office there."""
    home = reading.standpoint.home
    if home is None or home.id is None or role.office is None:
        return home
    return home if reading.actors.holder(role.office, home.id, reading.day) is None else None


def titled_before(head: int, reading: Reading) -> int | None:
    """The head of a person's name right before a title, where titles follow names: 岸田首相.

    ``None`` where the role is another's: 普京特使.
    """
    first = reading.role_start(head)
    if not reading.unspaced or first == 0 or reading.role_phrase(head) in reading.words.serving:
        return None
    role, place = reading.role_at(head), first - 1
    token = reading.sentence.tokens[place]
    if role is None or role.kind != "person" or token.pos != "PROPN":
        return None
    named = reading.names.get(place)
    if named is not None:
        return place if named.name.kind == "person" else None
    return place if reading.is_person(place) else None


def _titles_behind(head: int, reading: Reading) -> list[int]:
    """The titles that follow a name."""
    if not reading.unspaced:
        return []
    behind = range(head + 1, min(head + 3, len(reading.sentence.tokens)))
    return [i for i in behind if reading.role_at(i) and titled_before(i, reading) == head]


def read_unknown(head: int, reading: Reading, history: History) -> tuple[Mention, ...]:
    """A name our tables lack, where it acts or has a title; known again by its last word."""
    first, name = name_of(head, reading)
    name, inner = reading.title_within(name)
    if reading.is_division(head) or (reading.is_region(head) and not _roles(head, reading)):
        return _read_region(head, first, name, reading)
    if not name or reading.is_place_noun(head) or reading.is_no_name(head):
        return ()
    if reading.is_label(head):
        speaker = history.labelled(reading.standpoint.speaker or "", reading)
        return (reading.mention(speaker, first, head),) if speaker is not None else ()
    known = _known(name, reading, history) or _vessel(head, reading)
    known = known or in_office(head, name, reading)
    if inner is not None:  # 总统 and a name, as one word
        known = known or reading.person_called(name)
        known = known or Actor(None, name, _country(head, inner, reading), inner.sector)
        introduce(known, name, reading, history)
    if known is None and reading.is_proper_name(head):
        return _read_body(head, first, name, reading)
    if known is None:
        known = _new(head, first, name, reading)
        if known is None:
            return ()
        introduce(known, name, reading, history)
    title = _title_before(head, reading)
    return (reading.mention(known, first if title is None else title, head),)


def _read_region(head: int, first: int, name: str, reading: Reading) -> tuple[Mention, ...]:
    """A part of a country where it acts, as those who govern it: "Catalonia held a vote".

    One called by its kind, where that is one word with its name (安徽省), is its state.
    """
    if not reading.is_subject(head):
        return ()
    if reading.is_division(head):
        return reading.country_at(head)
    actor = Actor(None, name, reading.places[head], "GOV")
    return (reading.mention(actor, first, head),)


def _new(head: int, first: int, name: str, reading: Reading) -> Actor | None:
    """Who is named for the first time, with the country and sector of the title."""
    roles = _roles(head, reading)
    if not roles:
        if reading.unspaced and len(name) == 1:
            return None
        if _is_no_one(head, first, reading):
            return None
        near = reading.places.get(head - 1) if reading.unspaced else None
        return Actor(None, name, near or reading.place_named(first, head))
    placed = [found for found in roles if not reading.is_unplaced(found[0])]
    ranked = [(place, _country(place, role, reading), role) for place, role in placed or roles]
    told = [found for found in ranked if found[1] is not None]
    place, country, role = (told or ranked)[-1]
    owners = reading.owners_in_title(head)
    if owners:
        country = owners[0].actor.country or country
    if country is None:
        country = reading.place_between(reading.nouns[head].left, place)
    sector = role.sector
    if reading.unspaced and role.sector == "GOV":  # an officer of a movement or company is its own
        sector = _sector_of(owners or reading.owners(place)) or sector
    return Actor(None, name, country, sector)


def _sector_of(owners: tuple[Mention, ...]) -> str | None:
    """The sector of a body that is no part of a state."""
    told = [o.actor.sector for o in owners if o.actor.id != o.actor.country]
    return next((sector for sector in told if sector not in {*STATE_SECTORS, "ELI"}), None)


def _read_body(head: int, first: int, name: str, reading: Reading) -> tuple[Mention, ...]:
    """A body our tables lack, by the role word its name ends in: "National Oil Corporation"."""
    role = reading.role_at(head)
    if role is None:
        return ()
    owners = reading.owners(head)
    home = reading.standpoint.home
    near = is_local(role) or reading.has_generic_word(head)
    country = home.country if near and home is not None else None
    country = reading.place_within(head) or reading.place_between(first, head) or country
    country = owners[0].actor.country if owners else country
    return (reading.mention(Actor(None, name, country, role.sector), first, head),)


def _is_no_one(head: int, first: int, reading: Reading) -> bool:
    """Whether a name without a role is a time, a place, or stands where no actor does."""
    if any(time.span.overlaps(reading.span(first, head)) for time in reading.sentence.times):
        return True
    if head in reading.places:
        return True
    return not reading.takes_part(head)


def _roles(head: int, reading: Reading) -> list[tuple[int, Role]]:
    """The roles said of a name with their heads: in its title, and beside it."""
    noun = reading.nouns[head]
    inside = range(noun.left, head)
    beside = [a.head for a in noun.arguments if a.relation == "apposition"]
    beside += [*reading.roles_beside(head)]
    titles = [i for i in inside if reading.word(i) not in reading.words.generic]
    titles += _titles_behind(head, reading)
    found = [(i, reading.role_at(i)) for i in (*titles, *beside)]
    return [(i, role) for i, role in found if role is not None]


def _vessel(head: int, reading: Reading) -> Actor | None:
    """The state whose ship a name with a prefix is: "HMAS Tobruk"."""
    left = reading.nouns[head].left
    for place in range(left, head):
        country = reading.words.ships.get(reading.sentence.tokens[place].text)
        state = reading.actors.by_id.get(country or "")
        if state is not None:
            return as_state(state, "MIL")
    return None


def name_of(head: int, reading: Reading) -> tuple[int, str]:
    """The first token of the run of name words that ends in a head, and the name."""
    tokens, first = reading.sentence.tokens, head
    if reading.unspaced:
        while first > 1 and reading.word(first - 1) in reading.words.name_dots:
            first -= 2
        return first, reading.text(first, head)
    proper = reading.is_proper_name(head)
    while first > 0:
        if reading.is_hyphenated(first):
            first -= 2  # "Li-chen"
            continue
        if tokens[first - 1].pos != "PROPN":
            break
        word = tokens[first - 1].text.lower()
        titled = reading.role_at(first - 1) is not None and not proper
        if first - 1 in reading.names or titled or word in reading.words.honorifics:
            break
        first -= 1
    return first, reading.text(first, head)
