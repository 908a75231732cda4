import numpy as np

from gestae.linguistics.zh.spanning import best_tree
from gestae.linguistics.zh.tree import Tree, build_tree, parse
from gestae.linguistics.zh.words import find_words


def tree(text: str, offset: int = 0) -> Tree:
    return next(parse([(text, offset)]))


def arcs(text: str) -> dict[str, tuple[str, str]]:
    """Each word's label and head word."""
    found = tree(text)
    return {
        token.lemma: (dep, found.lemma(head))
        for token, dep, head in zip(found.tokens, found.deps, found.heads, strict=True)
    }


def test_subject_and_object_hang_on_the_verb() -> None:
    found = arcs("日本援助乌克兰。")
    assert found["日本"] == ("nsubj", "援助")
    assert found["乌克兰"] == ("obj", "援助")
    assert found["援助"][0] == "root"


def test_both_writings_give_the_same_tree() -> None:
    simplified = tree("美国总统批评了中国的决定。")
    traditional = tree("美國總統批評了中國的決定。")
    assert simplified.heads == traditional.heads
    assert simplified.deps == traditional.deps
    assert traditional.tokens[0].text == "美國"
    assert traditional.tokens[0].lemma == "美国"


def test_every_tree_has_one_root_and_reaches_it() -> None:
    found = tree("据路透社报道，两国外长在日内瓦会晤，并同意下周恢复谈判。")
    roots = [i for i, head in enumerate(found.heads) if i == head]
    assert len(roots) == 1
    assert found.deps[roots[0]] == "root"
    assert sorted(found.subtree(roots[0])) == list(range(len(found)))


def test_tokens_know_their_place_in_the_document() -> None:
    found = tree("越南外交部拒絕評論。", offset=40)
    assert (found.tokens[0].start, found.tokens[0].end) == (40, 42)
    assert found.tokens[0].pos == "PROPN"


def test_a_sentence_without_words_is_left_out() -> None:
    assert list(parse([("", 0), ("  ", 5)])) == []


def test_children_labels_and_conjuncts_are_read_off_a_tree() -> None:
    words = find_words("日本和韩国反对。")
    found = build_tree(words, (3, 2, 0, 3, 3), ("nsubj", "cc", "conj", "root", "punct"))
    assert found.children[3] == (0, 4)
    assert found.first(3, "nsubj") == 0
    assert found.with_dep(3, "obj") == []
    assert found.conjuncts(0) == [0, 2]
    assert found.subtree(3, without=("conj",)) == [3, 0, 4]


def test_words_in_a_ring_are_parted_where_that_costs_least() -> None:
    scores = np.array([[0, 0, 0, 0], [1, 0, 9, 0], [5, 9, 0, 0], [0, 0, 9, 0]])
    assert best_tree(scores) == [0, 2, 0, 2]


def test_one_word_alone_depends_on_the_root() -> None:
    rng = np.random.default_rng(3)
    for size in (2, 3, 7, 20):
        scores = rng.normal(size=(size, size)) * 3
        scores[:, 0] += 4
        assert best_tree(scores)[1:].count(0) == 1
