"""Known mistakes of the parser set right before anything is read off its trees: ``repair``.

Each repair is one construction that the model reads wrong nearly always; its docstring gives it.
All lists run over the tokens of one sentence and are changed in place.
"""

FINITE = frozenset({"VBD", "VBZ"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
OF = "of"
DOING = ("ing", "tion", "sion", "ment", "age", "ance", "al")
"""What nouns for doing something end in."""


def repair(words: list[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Applies all repairs; ``words`` are in lower case."""
    for index, dep in enumerate(deps):
        if dep == "conj" and tags[index] in FINITE:
            _raise_finite(index, tags, heads)
        elif words[index] == "worth":
            _lower_worth(index, deps, heads)
        elif dep == "pcomp" and tags[index] == "VBG" and words[heads[index]] == "with":
            _make_attribute(index, tags, deps, heads)
        elif dep in {"acl", "xcomp"} and tags[index] == "NN":
            _make_infinitive(index, words, tags, deps, heads)
        elif dep == "prep" and words[index] == OF:
            _pair_nouns(index, words, tags, deps, heads)


def _raise_finite(index: int, tags: list[str], heads: list[int]) -> None:
    """A finite verb coordinated with an infinitive goes up to the finite verb above.

    "has agreed to build a road and sent engineers" is read as "to build and to sent".
    """
    if tags[heads[index]] != "VB":
        return
    above = heads[index]
    while heads[above] != above and tags[above] == "VB":
        above = heads[above]
    if above != index and tags[above].startswith("VB"):
        heads[index] = above


def _lower_worth(index: int, deps: list[str], heads: list[int]) -> None:
    """In "assistance worth 3 million" the noun takes the place that "worth" was given above it."""
    nouns = [
        i for i, head in enumerate(heads) if head == index and deps[i] == "nsubj" and i < index
    ]
    if not nouns:
        return
    noun, above = nouns[-1], heads[index]
    deps[noun] = "pobj" if deps[above] in {"prep", "dative", "agent"} else deps[index]
    heads[noun] = above if above != index else noun
    deps[index], heads[index] = "prep", noun
    for i, head in enumerate(heads):
        if head == index and deps[i] == "npadvmod":
            deps[i] = "pobj"


def _make_attribute(index: int, tags: list[str], deps: list[str], heads: list[int]) -> None:
    """In "supplied it with demining equipment" the gerund belongs to the noun after it."""
    following = index + 1
    if following < len(heads) and heads[following] == index and tags[following] in NOUNS:
        heads[following], deps[following] = heads[index], "pobj"
        heads[index], deps[index] = following, "amod"


def _make_infinitive(
    index: int, words: list[str], tags: list[str], deps: list[str], heads: list[int]
) -> None:
    """In "failure to sanction Peru" what is tagged as a noun is the verb that "to" asks for."""
    before = index - 1
    if before >= 0 and words[before] == "to" and heads[before] == index and deps[before] == "aux":
        tags[before], tags[index] = "TO", "VB"


def _pair_nouns(
    index: int, words: list[str], tags: list[str], deps: list[str], heads: list[int]
) -> None:
    """In "the loss of ships and sinking of boats" the second "of" is the sinking's.

    It is hung on the ships, and the sinking with them; the sinking goes with the loss.
    """
    noun, first = index - 1, heads[index]
    if noun < 0 or deps[noun] != "conj" or heads[noun] != first:
        return
    if tags[noun] != "NN" or not words[noun].endswith(DOING):
        return  # "heads of state and government of the bloc"
    heads[index] = noun
    above = heads[first]
    if deps[first] == "pobj" and words[above] == OF and tags[heads[above]] in NOUNS:
        heads[noun] = heads[above]
