"""A noun phrase to the mentions it makes: start with ``read_phrase``."""

from gestae.coders.actors.bearers import bearer, unowned
from gestae.coders.actors.persons import (
    apposed_name,
    in_office,
    introduce,
    read_unknown,
    titled_before,
    with_title,
)
from gestae.coders.actors.reading import Reading
from gestae.coders.actors.references import History
from gestae.coders.actors.voices import first_person
from gestae.ontology.role_words import STATE_SECTORS, Role
from gestae.records import Actor, Mention


def read_phrase(head: int, reading: Reading, history: History) -> tuple[Mention, ...]:
    """The mentions of the phrase that a token heads; empty where it denotes no actor."""
    named = reading.names.get(head)
    if named is not None:
        return _read_name(head, reading, history)
    if head not in reading.nouns or reading.is_expletive(head) or reading.is_within(head):
        return ()
    reference = reading.pronoun_at(head)
    if reference is not None:
        if reference.kind in {"speaker", "home"}:
            return first_person(head, reference, reading, history)
        return history.resolve(head, reference, reading)
    return _read_part(head, reading, history) or _read_noun(head, reading, history)


def _read_name(head: int, reading: Reading, history: History) -> tuple[Mention, ...]:
    """A name of our tables, with what the phrase makes of it."""
    mentions = reading.actors_at(head)
    name = reading.names[head].name
    if name.kind == "person":
        introduce(mentions[0].actor, mentions[0].text, reading, history)
        return with_title(head, mentions[0], reading)
    if name.kind == "people" and not reading.starts_definite(head):
        actor = name.actor  # "3,000 Serbs" are people; "the Serbs" may be their state
        return (reading.mention(Actor(None, mentions[0].text, actor.country, "CVL"), head, head),)
    role = reading.role_at(head)
    if name.kind in {"body", "seat"} and role is not None and role.sector in STATE_SECTORS:
        return _read_common_name(head, role, mentions, reading)
    return mentions


def _read_common_name(
    head: int, role: Role, mentions: tuple[Mention, ...], reading: Reading
) -> tuple[Mention, ...]:
    """An institution whose name others have, too: "Kenya's Ministry of Defence", "Congress"."""
    own = mentions[0].actor
    if own.country is None:
        return mentions
    span = reading.names[head].span
    left = reading.sentence.tokens_in(span)[0].index
    right = reading.sentence.tokens_in(span)[-1].index
    owners = reading.owners(head)
    owner = owners[0].actor if owners else None
    if owner is None and reading.phrase_is_role(head, left, right):
        owner = reading.home(head)
    if owner is None or owner.country in {None, own.country}:
        return mentions
    first = left_of(head, reading) if owners else left
    return (reading.mention(bearer(head, role, owner, reading), min(first, left), right),)


def _read_part(head: int, reading: Reading, history: History) -> tuple[Mention, ...]:
    """So many of somebody: "two of its diplomats", "thousands of students", "each of them"."""
    if not reading.is_quantity(head):
        return ()
    noun = reading.nouns[head]
    for whole in noun.heads("oblique", "of"):
        mentions = reading.mentions.get(whole) or read_phrase(whole, reading, history)
        if mentions:
            left = left_of(head, reading)
            return tuple(reading.mention(m.actor, left, noun.right, m.antecedent) for m in mentions)
    return ()


def _read_noun(head: int, reading: Reading, history: History) -> tuple[Mention, ...]:
    """A role with its owner, else a description, else a role alone, else an unknown name."""
    role = reading.role_at(head)
    counted = reading.counted_before(head)
    if counted is not None:
        whole = read_phrase(counted, reading, history) or _read_noun(counted, reading, history)
        return tuple(
            reading.mention(m.actor, left_of(counted, reading), head, m.antecedent) for m in whole
        )
    if role is not None and not reading.is_proper_name(head):
        return _read_role(head, role, reading, history)
    told = _read_counted(head, reading)
    if told:
        return told
    description = reading.description_at(head)
    if description is not None:
        return history.resolve(head, description, reading)
    officer = in_office(head, reading.text(head, head), reading)
    if officer is not None:  # a surname that the tagger took for a noun: 总理沙龙
        return (reading.mention(officer, left_of(head, reading), head),)
    named = reading.sentence.tokens[head].pos == "PROPN"
    return read_unknown(head, reading, history) if named else ()


def _read_counted(head: int, reading: Reading) -> tuple[Mention, ...]:
    """Those named right before the word that counts them, where words are not parted: 印巴两军."""
    if not reading.unspaced or reading.word(head) not in reading.words.counts:
        return ()
    found = [m for name in reading.names_before(head) for m in reading.actors_at(name)]
    left = left_of(head, reading)
    return tuple(reading.mention(m.actor, left, head, antecedent=m.span) for m in found)


def _read_role(head: int, role: Role, reading: Reading, history: History) -> tuple[Mention, ...]:
    """A role as whom it is said of, who is named beside it, or who bears it."""
    left = left_of(head, reading)
    same = [m for subject in reading.said_of.get(head, ()) for m in reading.actors_at(subject)]
    if len(same) == 1:  # "Japan is the only member that …"
        return (reading.mention(same[0].actor, left, head, antecedent=same[0].span),)
    beside = apposed_name(head, role, reading, history)
    if beside is not None:
        return (reading.mention(beside, left, head),)
    person = titled_before(head, reading)
    if person is not None:
        titled = reading.mentions.get(person) or read_phrase(person, reading, history)
        titled = titled or read_unknown(person, reading, history)
        return tuple(reading.mention(one.actor, left, head) for one in titled)
    owners = reading.owners(head)
    if owners:
        actors = dict.fromkeys(bearer(head, role, owner.actor, reading) for owner in owners)
        return tuple(reading.mention(actor, left, reading.role_end(head)) for actor in actors)
    return _read_alone(head, role, reading, history)


def _read_alone(head: int, role: Role, reading: Reading, history: History) -> tuple[Mention, ...]:
    """A role whose owner is not known: one told before, else anybody who bears it."""
    if reading.is_owned_only(head) and not reading.starts_definite(head):
        return ()
    left, right = left_of(head, reading), reading.role_end(head)
    if reading.is_owned(head):  # "its envoy", and nobody knows whose
        actor = Actor(None, reading.group_name(head), None, role.sector)
        return (reading.mention(actor, left, right),)
    before = _told_before(head, role, reading, history)
    if before or reading.is_owned_only(head):
        return before
    return (reading.mention(unowned(head, role, reading), left, right),)


def _told_before(head: int, role: Role, reading: Reading, history: History) -> tuple[Mention, ...]:
    """Those a definite role was told of before: "the rebels", "both armies", "the general"."""
    if not reading.starts_definite(head):
        return ()
    several = history.several(head, role, reading)
    if several:
        left = reading.nouns[head].left
        actors = dict.fromkeys(bearer(head, role, owner, reading) for owner in several)
        return tuple(reading.mention(actor, left, head) for actor in actors)
    organ = role.sector in STATE_SECTORS and role.kind != "person"
    if organ and reading.home(head) is not None and not reading.is_unplaced(head):
        return ()
    again = history.same_role(head, role, reading)
    if again:
        return again
    description = reading.description_at(head)
    return history.resolve(head, description, reading) if description is not None else ()


def left_of(head: int, reading: Reading) -> int:
    """The first token of a phrase, without its article."""
    tokens = reading.sentence.tokens
    left = reading.nouns[head].left if head in reading.nouns else head
    if reading.unspaced:
        left = min([left, reading.role_start(head), *reading.names_before(head)])
        left = reading.after_gap(left, head)
    return left + 1 if left < head and tokens[left].pos == "DET" else left
