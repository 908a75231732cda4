"""A noun phrase to the mentions it makes: start with ``read_phrase``."""

from gestae.coders.actors.reading import Reading
from gestae.coders.actors.references import History
from gestae.ontology.role_words import Role
from gestae.records import Actor, Mention


def read_phrase(head: int, reading: Reading, history: History) -> tuple[Mention, ...]:
    """The mentions of the phrase that a token heads; empty where it denotes no actor."""
    named = reading.names.get(head)
    if named is not None:
        mentions = reading.actors_at(head)
        return _with_title(head, mentions[0], reading) if named.name.kind == "person" else mentions
    if head not in reading.nouns:
        return ()
    if reading.is_expletive(head):
        return ()
    if reading.is_pronoun(head):
        word = reading.sentence.tokens[head].text.lower()
        return history.resolve(head, reading.words.pronouns[word], reading)
    return _read_noun(head, reading, history)


def _read_noun(head: int, reading: Reading, history: History) -> tuple[Mention, ...]:
    """A role with its owner, else a description, else a role alone, else an unknown name."""
    role = reading.role_at(head)
    same = [m for subject in reading.said_of.get(head, ()) for m in reading.actors_at(subject)]
    if role is not None and len(same) == 1:  # "Japan is the only member that …"
        left = _left(head, reading)
        return (reading.mention(same[0].actor, left, head, antecedent=same[0].span),)
    owners = reading.owners(head)
    if role is not None and owners:
        return _owned(head, role, owners, reading, history)
    description = reading.description_at(head)
    if description is not None:
        return history.resolve(head, description, reading)
    if role is not None:
        return _unowned(head, role, reading)
    named = reading.sentence.tokens[head].pos == "PROPN"
    return _unknown_name(head, reading, history) if named else ()


def _with_title(head: int, person: Mention, reading: Reading) -> tuple[Mention, ...]:
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
    roles = [i for i in range(noun.left, head) if reading.role_at(i) is not None]
    return _left(head, reading) if roles else None


def _left(head: int, reading: Reading) -> int:
    """The first token of a phrase, without its article."""
    tokens = reading.sentence.tokens
    left = reading.nouns[head].left
    return left + 1 if left < head and tokens[left].pos == "DET" else left


def _owned(
    head: int, role: Role, owners: tuple[Mention, ...], reading: Reading, history: History
) -> tuple[Mention, ...]:
    """A role that belongs to somebody: its holder where we know, else its country or body."""
    left = _left(head, reading)
    apposed = _apposed_person(head, reading)
    if apposed is not None:
        owner = owners[0].actor
        actor = apposed if apposed.id else _unknown(apposed.name, owner, role)
        history.introduce(actor)
        return (reading.mention(actor, left, head),)
    return tuple(
        reading.mention(_bearer(head, role, owner.actor, reading), left, head) for owner in owners
    )


def _bearer(head: int, role: Role, owner: Actor, reading: Reading) -> Actor:
    """Who bears a role of an owner: "the Japanese prime minister" is whoever it was that day."""
    noun = reading.nouns[head]
    modifiers = {reading.sentence.tokens[i].text.lower() for i in noun.modifiers}
    first = reading.sentence.tokens[noun.left].text.lower()
    former = bool(modifiers & reading.words.former) or first in reading.words.indefinite
    if role.office is not None and owner.id is not None and not reading.is_plural(head):
        holder = None if former else reading.actors.holder(role.office, owner.id, reading.day)
        if holder is not None:
            return holder
    state = reading.actors.by_id.get(owner.country) if owner.country is not None else None
    if state is not None:
        return Actor(state.id, state.name, state.country, role.sector or owner.sector)
    return owner


def _unknown(name: str, owner: Actor, role: Role) -> Actor:
    return Actor(None, name, owner.country, role.sector or owner.sector)


def _apposed_person(head: int, reading: Reading) -> Actor | None:
    """The person whose name stands beside a role: "its leader, Ana Silva"."""
    for argument in reading.nouns[head].arguments:
        if argument.relation != "apposition":
            continue
        named = reading.names.get(argument.head)
        if named is not None and named.name.kind == "person":
            return reading.actors.on(named.name.actor, reading.day)
        if reading.sentence.tokens[argument.head].pos == "PROPN" and argument.head in reading.nouns:
            return Actor(None, _name_of(argument.head, reading)[1], None, None)
    return None


def _unowned(head: int, role: Role, reading: Reading) -> tuple[Mention, ...]:
    """A role nobody is named for ("protesters"): an actor of a sector, of no known country."""
    apposed = _apposed_person(head, reading)
    left = _left(head, reading)
    if apposed is not None and apposed.id is not None:
        return (reading.mention(apposed, left, head),)
    name = apposed.name if apposed is not None else reading.mention(_NOBODY, left, head).text
    return (reading.mention(Actor(None, name, None, role.sector), left, head),)


_NOBODY = Actor(None, "", None, None)


def _unknown_name(head: int, reading: Reading, history: History) -> tuple[Mention, ...]:
    """A name our tables lack, where it acts or has a title; known again by its last word."""
    first, name = _name_of(head, reading)
    known = history.person(name)
    if known is not None:
        return (reading.mention(known, first, head),)
    if any(time.span.overlaps(reading.span(first, head)) for time in reading.sentence.times):
        return ()
    title = _title_before(head, reading)
    roles = [r for i in range(reading.nouns[head].left, head) if (r := reading.role_at(i))]
    roles += _apposed_roles(head, reading)
    owners = reading.owners(head) or _apposed_owners(head, reading)
    if not roles and not reading.takes_part(head):
        return ()
    sector = roles[-1].sector if roles else None
    country = owners[0].actor.country if owners and roles else None
    actor = Actor(None, name, country, sector)
    history.introduce(actor)
    return (reading.mention(actor, first if title is None else title, head),)


def _name_of(head: int, reading: Reading) -> tuple[int, str]:
    """The first token of the run of name words that ends in a head, and the name."""
    tokens, first = reading.sentence.tokens, head
    while first > 0 and tokens[first - 1].pos == "PROPN" and reading.role_at(first - 1) is None:
        if first - 1 in reading.names:
            break
        first -= 1
    return first, reading.mention(_NOBODY, first, head).text


def _apposed_roles(head: int, reading: Reading) -> list[Role]:
    """The roles said of a name beside it: "Ana Silva, Brazil's envoy"."""
    heads = [a.head for a in reading.nouns[head].arguments if a.relation == "apposition"]
    return [role for other in heads if (role := reading.role_at(other)) is not None]


def _apposed_owners(head: int, reading: Reading) -> tuple[Mention, ...]:
    for argument in reading.nouns[head].arguments:
        if argument.relation == "apposition" and (owners := reading.owners(argument.head)):
            return owners
    return ()
