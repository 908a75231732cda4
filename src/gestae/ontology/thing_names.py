"""What counted things are called whichever language told them: ``name_things``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from gestae.ontology.han import simplify
from gestae.ontology.table import Problems, read_rows

COLUMNS = ("name", "en", "zh")


@dataclass(frozen=True, slots=True)
class ThingNames:
    """The names of ``thing_names.csv``: by whole phrases, and by what a Chinese phrase ends in."""

    whole: Mapping[str, str]
    endings: Mapping[str, str]

    def find(self, words: str) -> str | None:
        """The name of what the words tell, ``None`` for one that the table lacks."""
        told = simplify("".join(words.split())) if not words.isascii() else " ".join(words.split())
        ends = (told[start:] for start in range(len(told)))
        ending = next((self.endings[end] for end in ends if end in self.endings), None)
        return self.whole.get(told.casefold()) or ending


def name_things(words: str) -> str:
    """The common name of counted things, or the words themselves where there is none.

    >>> name_things("新型皮卡"), name_things("pickups"), name_things("church bells")
    ('pickup trucks', 'pickup trucks', 'church bells')
    """
    return _load().find(words) or words


def read_thing_names(tables: Traversable, problems: Problems) -> ThingNames:
    """The names in a folder of tables; a word that stands for two goes to ``problems``."""
    whole: dict[str, str] = {}
    endings: dict[str, str] = {}
    for row in read_rows(tables / "thing_names.csv", COLUMNS, problems):
        name = row["name"]
        for told, forms in (
            (whole, (name.casefold(), *row.many("en"))),
            (endings, row.many("zh")),
        ):
            for form in forms:
                if told.setdefault(form, name) != name:
                    problems.add(row.where, f"{form!r} stands for {told[form]!r} already")
    return ThingNames(whole, endings)


@cache
def _load() -> ThingNames:
    problems = Problems()
    names = read_thing_names(files("gestae.ontology") / "tables", problems)
    problems.raise_if_any()
    return names
