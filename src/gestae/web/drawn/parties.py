"""The parties of a casebook, for fields that suggest them: ``list_parties``."""

from dataclasses import dataclass

from gestae.ontology.load import load_ontology
from gestae.store.casebook import Casebook
from gestae.store.statements import load_sql


@dataclass(frozen=True, slots=True)
class Party:
    """A country, or a body or person of none: its code, its name, and how many events name it."""

    code: str
    name: str
    events: int


def list_parties(casebook: Casebook) -> tuple[Party, ...]:
    """The parties that have a code, those with most events first."""
    rows = casebook.query(load_sql("queries/parties.sql")).to_pylist()
    return tuple(Party(row["code"], name_of(row["code"]), row["events"]) for row in rows)


def name_of(code: str) -> str:
    """What our tables call a party; its code where they know none."""
    actor = load_ontology().actors.by_id.get(code)
    return actor.name if actor else code
