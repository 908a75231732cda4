"""All our tables at once: ``load_ontology``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gestae.ontology.actors import UNSPACED, Actors, load_actors
from gestae.ontology.cues import Cues, load_cues
from gestae.ontology.gazetteer import Gazetteer, PlaceWords, load_gazetteer, load_place_words
from gestae.ontology.instruments import Instruments, load_instruments
from gestae.ontology.lexicon import Lexicon, load_lexicon
from gestae.ontology.plover import Plover, load_plover
from gestae.ontology.role_words import RoleWords, load_role_words
from gestae.ontology.table import Problems


@dataclass(frozen=True, slots=True)
class Ontology:
    """What coders know: of the world (actors, places), of deeds (PLOVER, instruments) and, by
    language code, of words (lexicons, cues, role_words, place_words).
    """

    plover: Plover
    instruments: Instruments
    actors: Actors
    gazetteer: Gazetteer
    lexicons: Mapping[str, Lexicon]
    cues: Mapping[str, Cues]
    role_words: Mapping[str, RoleWords]
    place_words: Mapping[str, PlaceWords]


@cache
def load_ontology() -> Ontology:
    """The ontology of the installed tables, loaded once a process.

    Raises ``TableError`` with all problems of all tables.
    """
    problems = Problems()
    tables = files("gestae.ontology") / "tables"
    packs = {
        folder.name: folder / "tables"
        for folder in (files("gestae.linguistics")).iterdir()
        if folder.is_dir() and (folder / "language.toml").is_file()
    }
    instruments = load_instruments(tables / "instruments", problems)
    lexicons = {
        code: load_lexicon(folder, instruments.labels(code), problems)
        for code, folder in packs.items()
    }
    ontology = Ontology(
        plover=load_plover(tables / "plover", problems),
        instruments=instruments,
        actors=load_actors(tables / "actors", problems),
        gazetteer=load_gazetteer(tables, problems),
        lexicons=lexicons,
        cues={
            code: load_cues(folder, problems, lexicons[code].joiner)
            for code, folder in packs.items()
        },
        place_words={code: load_place_words(folder, problems) for code, folder in packs.items()},
        role_words={
            code: load_role_words(folder, problems, unspaced=code in UNSPACED)
            for code, folder in packs.items()
        },
    )
    problems.raise_if_any()
    return ontology
