"""Which documents are one text: ``group_texts``."""

from collections.abc import Iterable, Mapping


def group_texts(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """For each document in a pair the smallest id of those that are one text with it.

    A pair are two documents of which one has long stretches of the other, or tells it in another
    language. What is one text with a copy is one with the original.

    >>> sorted(group_texts([("b", "c"), ("a", "b"), ("x", "y")]).items())
    [('a', 'a'), ('b', 'a'), ('c', 'a'), ('x', 'x'), ('y', 'x')]
    """
    above: dict[str, str] = {}

    def top(name: str) -> str:
        above.setdefault(name, name)
        while above[name] != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    for one, other in pairs:
        low, high = sorted((top(one), top(other)))
        above[high] = low
    return {name: top(name) for name in list(above)}
