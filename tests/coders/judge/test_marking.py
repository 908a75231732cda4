"""A sentence as the encoder reads it."""

from dataclasses import dataclass

from gestae.coders.judge.marking import LONGEST, Marks, mark_pair

MARKS = Marks(first=1, last=2, opening=(11, 12, 13), closing=(21, 22, 23))


@dataclass
class Words:
    """A text cut at spaces; the id of a piece is 100 and its number."""

    text: str

    @property
    def ids(self) -> list[int]:
        return [100 + number for number in range(len(self.offsets))]

    @property
    def offsets(self) -> list[tuple[int, int]]:
        found, start = [], 0
        for word in self.text.split(" "):
            found.append((start, start + len(word)))
            start += len(word) + 1
        return found

    def place(self, words: str) -> tuple[int, int]:
        start = self.text.index(words)
        return start, start + len(words)


def test_marks_stand_around_each_part_and_positions_point_to_the_opening_ones() -> None:
    words = Words("the envoy of Peru left Chile")
    marked = mark_pair(words, tuple(map(words.place, ("envoy of Peru", "left", "Chile"))), MARKS)
    assert marked.ids == (1, 100, 11, 101, 102, 103, 21, 12, 104, 22, 13, 105, 23, 2)
    assert [marked.ids[place] for place in marked.positions] == [11, 12, 13]


def test_a_part_that_is_not_told_points_to_the_summary_of_the_sentence() -> None:
    words = Words("Peru left")
    marked = mark_pair(words, (words.place("Peru"), words.place("left"), None), MARKS)
    assert marked.positions[2] == 0
    assert 13 not in marked.ids


def test_a_part_inside_another_keeps_its_own_marks() -> None:
    words = Words("envoy of Peru left")
    parts = (words.place("Peru"), words.place("left"), words.place("envoy of Peru"))
    ids = mark_pair(words, parts, MARKS).ids
    assert ids.index(13) < ids.index(11) < ids.index(102) < ids.index(23)
    assert {11, 12, 13, 21, 22, 23} <= set(ids)


def test_a_long_text_is_cut_around_its_marks() -> None:
    words = Words(" ".join(["word"] * 300 + ["Peru", "left", "Chile"] + ["word"] * 300))
    marked = mark_pair(words, tuple(map(words.place, ("Peru", "left", "Chile"))), MARKS)
    assert len(marked.ids) == LONGEST + 8
    assert {11, 12, 13, 21, 22, 23} <= set(marked.ids)
    assert marked.ids[marked.positions[0] + 1] == 400
