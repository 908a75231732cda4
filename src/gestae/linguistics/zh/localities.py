"""Places and bodies in one word of LAC's, parted: ``parts_of``."""

from gestae.linguistics.zh.folding import splits
from gestae.ontology.gazetteer import Site
from gestae.ontology.load import load_ontology

DIVISIONS = frozenset("省市州县区盟旗府邦道郡")
"""What the name of a part of a country ends in."""
NO_LAND = frozenset({"country", "sea"})
SHORTEST = 2
"""Characters that a word left behind a place has at least: 广州|市场 is no place and a thing."""


def parts_of(word: str) -> tuple[str, ...]:
    """The places that a folded word begins with and what is left: 安徽省|合肥市, 合肥市|水务局.

    The word alone where nothing says that it is several. A name without its kind is parted only
    from another place and from a body of the state: 巴黎|警察局, but 杭州银行.
    """
    found: list[str] = []
    rest = word
    while (leading := _leading(rest)) is not None:
        found.append(leading)
        rest = rest[len(leading) :]
    return (*found, rest)


def is_place(word: str) -> bool:
    """Whether a folded word is the name of a place and nothing else."""
    named = _named(word)
    return named is not None and named[0] == word


def _leading(word: str) -> str | None:
    named = _named(word)
    if named is None:
        return None
    name, site = named
    rest = word[len(name) :]
    if len(rest) < SHORTEST:
        return None
    kind = name[-1] in DIVISIONS and (len(name) > SHORTEST or site.precision == "region")
    after = _named(rest)
    inside = after is not None and after[1].country == site.country
    return name if kind or inside or rest.endswith(tuple(splits()["offices"])) else None


def _named(word: str) -> tuple[str, Site] | None:
    """The place whose name a word begins with, and the name."""
    for span, sites in load_ontology().gazetteer.names["zh"].find(word):
        if span.start == 0 and len(span) > 1 and sites[0].precision not in NO_LAND:
            return word[: span.end], sites[0]
        break
    return None
