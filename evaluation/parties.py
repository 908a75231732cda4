"""Who stands on the sides of deeds whose trigger is found, on the training passages.

    python evaluation/parties.py zh [--mistakes] [--no-judge] [--sample 1500 --seed 1]

The passages of a language are coded, those that the judge never learned from unless ``--sample``
asks for so many sentences of all. Each deed whose trigger meets one that was annotated is laid
beside it. Printed is for each side and class of whom the annotation names there how often the coder
names the same, how often nobody, and how often only others: ``named`` in the sentence, by a
``reference`` (a pronoun or description), in a sentence ``before``, or ``nobody``. ``--mistakes``
prints the deeds that differ, class by class.
"""

import argparse
import random
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gestae.coders.actors import find_mentions
from gestae.coders.events import Proposal, find_events
from gestae.coders.judge import Judge, load_judge, load_judges
from gestae.coders.judge.survey import cut_windows
from gestae.coders.places import find_places
from gestae.coders.surface import as_written
from gestae.evaluation.align import overlap
from gestae.evaluation.aspects import same_actor
from gestae.evaluation.corpus import find_last, find_words
from gestae.linguistics.parse import parse_documents
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.ontology.load import load_ontology
from gestae.records import Document, Mention, Parsed, Passage, Span
from gestae.records.rows import plain_row, to_row
from training.readings import Sentence, read_sentences
from training.rows import is_of_tenth

FOLDERS = {"en": Path(__file__).parent / "training" / "passages"}
SIDES = ("source", "target")
CLASSES = ("named", "reference", "before", "nobody")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom the annotation names on a side: the words, where they stand, and the class."""

    words: str
    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Deed:
    """An annotated deed of a document: its trigger and type, and who is wanted on each side."""

    trigger: Span
    type: str
    sides: tuple[tuple[Wanted, ...], tuple[Wanted, ...]]


@dataclass(frozen=True, slots=True)
class Laid:
    """A deed that was found beside the annotated one; ``mentions`` are those of its document."""

    parsed: Parsed
    gold: Deed
    found: Proposal
    mentions: tuple[Mention, ...]


def main() -> None:
    """Prints the counts by side and class, and the deeds that differ where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("language")
    parser.add_argument("--mistakes", action="store_true")
    parser.add_argument("--no-judge", action="store_true")
    parser.add_argument("--sample", type=int, metavar="SENTENCES")
    parser.add_argument("--strand", nargs="+", default=())
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    kept_back = options.sample is None
    passages = read_language(options.language, kept_back=kept_back, strands=options.strand)
    if options.sample is not None:
        passages = draw(passages, options.sample, options.seed)
    laid = list(lay(passages, options.language, judged=not options.no_judge))
    total = sum(len(sentence.events) for passage in passages for sentence in passage)
    print(f"sentences {sum(map(len, passages))}, deeds {total}, with a trigger found {len(laid)}")
    print_counts(laid)
    if options.mistakes:
        print_mistakes(laid)


def read_language(
    language: str, *, kept_back: bool = True, strands: Collection[str] = ()
) -> list[list[Sentence]]:
    """The passages of a language, of the ``strands`` named or of all; only those that are kept
    back from the judge, or all there are.
    """
    folder = FOLDERS.get(language, FOLDERS["en"].with_name(f"passages-{language}"))
    paths = [path for path in sorted(folder.glob("*.jsonl")) if not strands or path.stem in strands]
    passages = read_sentences(paths)
    judge = load_judge(language)
    if judge is None or not kept_back:
        return passages
    return [passage for passage in passages if is_kept_back(passage, judge)]


def is_kept_back(passage: Sequence[Sentence], judge: Judge) -> bool:
    """Whether the training leaves a passage out, by the text of its first window."""
    window = next(iter(cut_windows([judge.count_pieces(one.text) for one in passage])))
    return is_of_tenth(" ".join(one.text for one in passage[: window.end])[:80])


def draw(passages: Sequence[list[Sentence]], sentences: int, seed: int) -> list[list[Sentence]]:
    """As many passages, drawn with a seed, as hold so many sentences."""
    shuffled = random.Random(seed).sample(list(passages), len(passages))
    drawn: list[list[Sentence]] = []
    for passage in shuffled:
        if sum(map(len, drawn)) >= sentences:
            break
        drawn.append(passage)
    return drawn


def document_of(
    number: int, passage: Sequence[Sentence], language: str
) -> tuple[Document, list[Deed]]:
    """A passage as a document, and what is annotated in it."""
    gap = "" if language in UNSPACED else " "
    text, deeds = "", []
    for sentence in passage:
        before = text + gap if text else ""
        text = before + sentence.text
        for told in sentence.events:
            trigger = Span(told.trigger[0] + len(before), told.trigger[1] + len(before))
            sources, targets = (
                tuple(_wanted(words, before, sentence.text, language))
                for words in (told.sources, told.targets)
            )
            deeds.append(Deed(trigger, told.type, (sources, targets)))
    document = Document(
        key=f"passage {number}",
        text=text,
        language=language,
        passages=(Passage(Span(0, len(text)), language),),
        id=f"passage:{number}",
    )
    return document, deeds


def _wanted(side: Sequence[str], before: str, sentence: str, language: str) -> Iterator[Wanted]:
    """Those named on a side, where they stand in ``before + sentence``."""
    for words in side:
        if words.startswith("^"):
            found = find_last(before, words[1:])
            if found is not None:
                yield Wanted(words, Span(*found), "before")
            continue
        start, end = find_words(sentence, words)
        kind = "reference" if _refers(words, language) else "named"
        yield Wanted(words, Span(start + len(before), end + len(before)), kind)


def _refers(words: str, language: str) -> bool:
    """Whether words are a pronoun or a description of our tables."""
    tables = load_ontology().role_words[language]
    plain = simplify(words.partition("#")[0].lower().removeprefix("the "))
    return plain in tables.pronouns or plain in tables.descriptions


def lay(
    passages: Sequence[Sequence[Sentence]], language: str, *, judged: bool = True
) -> Iterator[Laid]:
    """Each annotated deed with the one found whose trigger meets its own; others are left out."""
    ontology = load_ontology()
    made = [document_of(number, passage, language) for number, passage in enumerate(passages)]
    judges = load_judges({language}) if judged else {}
    parsed_all = parse_documents([document for document, _ in made])
    for parsed, (_, deeds) in zip(parsed_all, made, strict=True):
        text = parsed.document.text
        mentions = as_written(find_mentions(parsed, ontology), text)
        places = as_written(find_places(parsed, ontology), text)
        proposals = find_events(parsed, ontology, mentions, places, judges)
        for gold in deeds:
            for found in proposals:
                if overlap(_ends(gold.trigger), _ends(found.trigger)):
                    yield Laid(parsed, gold, found, mentions)
                    break


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def is_right(wanted: Wanted, found: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a mention is whom the annotation names: at its words, or the same actor."""
    row = plain_row(to_row(found))
    said = wanted.words.lstrip("^").partition("#")[0]
    span = list(_ends(wanted.span))
    words = {"id": None, "name": said, "country": row["country"], "text": said, "span": span}
    if same_actor(words, row):
        return True
    here = [plain_row(to_row(m)) for m in mentions if m.span.overlaps(wanted.span)]
    return any(
        same_actor(one, row) for one in here if same_actor(words | {"country": one["country"]}, one)
    )


def judge_side(laid: Laid, side: int) -> tuple[list[tuple[Wanted | None, str]], list[Mention]]:
    """How each of those wanted on a side fared (right, missing, wrong), and who is too many."""
    wanted = laid.gold.sides[side]
    left = list((laid.found.sources, laid.found.targets)[side])
    count, told = len(left), []
    for one in wanted:
        hit = next((m for m in left if is_right(one, m, laid.mentions)), None)
        if hit is not None:
            left.remove(hit)
        told.append((one, "right" if hit is not None else "wrong" if count else "missing"))
    if not wanted:
        told.append((None, "wrong" if count else "right"))
    return told, left


def print_counts(laid: Sequence[Laid]) -> None:
    """Prints a line a side and class, then F1 and how often a side, and both, are exactly right."""
    counts: Counter[tuple[str, str, str]] = Counter()
    surplus: Counter[str] = Counter()
    exact: Counter[str] = Counter()
    for one in laid:
        rights = []
        for number, side in enumerate(SIDES):
            told, left = judge_side(one, number)
            for wanted, how in told:
                counts[side, wanted.kind if wanted else "nobody", how] += 1
            surplus[side] += len(left)
            rights.append(all(how == "right" for _, how in told) and not left)
            exact[side] += rights[-1]
        exact["both"] += all(rights)
    print(f"{'side':8}{'class':11}{'right':>7}{'missing':>9}{'wrong':>7}{'of':>6}{'share':>8}")
    for side in SIDES:
        for kind in CLASSES:
            row = [counts[side, kind, how] for how in ("right", "missing", "wrong")]
            if sum(row):
                share = row[0] / sum(row)
                print(f"{side:8}{kind:11}{row[0]:7}{row[1]:9}{row[2]:7}{sum(row):6}{share:8.3f}")
        right = sum(counts[side, kind, "right"] for kind in CLASSES[:3])
        gold = sum(n for (s, kind, _), n in counts.items() if s == side and kind != "nobody")
        precision, recall = right / max(1, right + surplus[side]), right / max(1, gold)
        f1 = 2 * right / max(1, right + surplus[side] + gold)
        print(f"{side:8}P {precision:.3f} R {recall:.3f} F1 {f1:.3f} "
              f"exact {exact[side] / len(laid):.3f}")  # fmt: skip
    print(f"both sides exactly right {exact['both'] / len(laid):.3f}")


def print_mistakes(laid: Sequence[Laid]) -> None:
    """Prints the deeds with a side that is not right, class by class."""
    blocks: dict[str, list[str]] = {}
    for one in laid:
        for number, side in enumerate(SIDES):
            told, left = judge_side(one, number)
            for wanted, how in told:
                if how != "right":
                    kind = f"{side} {wanted.kind if wanted else 'nobody'} {how}"
                    blocks.setdefault(kind, []).append(_shown(one, wanted, number))
            if left and all(how == "right" for _, how in told) and told[0][0]:
                blocks.setdefault(f"{side} surplus", []).append(_shown(one, None, number))
    for kind, lines in sorted(blocks.items()):
        print(f"\n## {kind}: {len(lines)}")
        print("\n".join(lines))


def _shown(laid: Laid, wanted: Wanted | None, side: int) -> str:
    parsed, deed = laid.parsed, laid.found
    number = deed.sentence
    text = " / ".join(s.text for s in parsed.sentences[max(0, number - 1) : number + 1])
    sides = [
        ", ".join(f"{m.text}={m.actor.id or m.actor.name}" for m in ms)
        for ms in (deed.sources, deed.targets)
    ]
    gold = [", ".join(w.words for w in ws) for ws in laid.gold.sides]
    trigger = laid.gold.trigger.of(parsed.document.text)
    return (
        f"- {text}\n    [{trigger}] {laid.gold.type}/{deed.type} "
        f"wanted {wanted.words if wanted else None!r} as {SIDES[side]}\n"
        f"    gold {gold[0]} -> {gold[1]}\n    said {sides[0]} -> {sides[1]}"
    )


if __name__ == "__main__":
    main()
