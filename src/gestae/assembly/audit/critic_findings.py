"""Pairs that the learned critic takes for mistranslated: ``find_criticism``.

It speaks where no rule has. What has nothing to do with the original it tells anywhere. What may be
an error besides, it tells only where a translation is literal throughout, as machines translate,
and its pairs were given: people say things in their own way, and where pairs were aligned here,
what lacks in one may stand in the next.
"""

from collections.abc import Collection, Iterator, Sequence
from math import sqrt

from gestae.assembly.audit.critic import KNOWN, Criticism, Spans, criticise, load_critic
from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.telling import Pair, Telling
from gestae.records import Span

QUOTED = 3
"""Spans of a side that a reason names, at most."""


def find_criticism(
    pairs: Sequence[Pair], told: Collection[int] = (), *, given: bool = False
) -> Iterator[Finding]:
    """A finding on each pair that reads as mistranslated, in their order.

    ``told`` are the numbers of pairs that need none, because something grave is known of them.
    ``given`` where it was stated what belongs together, and no aligner may have been wrong.
    """
    known = [pair for pair in pairs if (pair.a.language, pair.b.language) in KNOWN]
    if not known:
        return
    languages = known[0].a.language, known[0].b.language
    known = [pair for pair in known if (pair.a.language, pair.b.language) == languages]
    thought = criticise([(pair.a.text, pair.b.text) for pair in known], languages)
    limits = load_critic().limits
    wary = given and is_literal(thought)
    for pair, criticism in zip(known, thought, strict=True):
        gross = criticism.gross >= limits.least["gross"]
        doubted = wary and criticism.score >= limits.least["-".join(languages)]
        if (gross or doubted) and pair.number not in told:
            yield _finding(pair, criticism, gross=gross)


def is_literal(thought: Sequence[Criticism]) -> bool:
    """Whether a text was translated as literally as machines do, and not by chance of few pairs."""
    limits = load_critic().limits
    mean = sum(one.manner for one in thought) / len(thought)
    return mean - limits.varies / sqrt(len(thought)) > limits.literal


def _finding(pair: Pair, criticism: Criticism, *, gross: bool) -> Finding:
    left = _place(pair.a, criticism.left_spans)
    right = _place(pair.b, criticism.right_spans)
    # What lacks a counterpart may be rendered freely as well as left out: it does not say which.
    kind = "word" if left is not None and right is not None and not gross else "meaning"
    chance = max(criticism.score, criticism.gross)
    reason = _reason(pair, criticism, "tells" if gross else "may tell", chance)
    return pair.finding(kind, "major", reason, a=left, b=right, score=chance)


def _place(telling: Telling, spans: Spans) -> Span | None:
    """The longest of the spans, where it stands in the document."""
    if not spans:
        return None
    start, end = max(spans, key=lambda span: (span[1] - span[0], -span[0]))
    return Span(telling.span.start + start, telling.span.start + end)


def _reason(pair: Pair, criticism: Criticism, tells: str, chance: float) -> str:
    left = _quoted(pair.a, criticism.left_spans)
    right = _quoted(pair.b, criticism.right_spans)
    if left and right:
        lack = f"little in the translation stands for {left}, and in the original for {right}"
    elif left:
        lack = f"little in the translation stands for {left}"
    elif right:
        lack = f"little in the original stands for {right}"
    else:
        lack = "the words fit one another less well than in good translations"
    return f"The translation {tells} something else (probability {100 * chance:.0f} %): {lack}."


def _quoted(telling: Telling, spans: Spans) -> str:
    longest = sorted(spans, key=lambda span: (span[0] - span[1], span[0]))[:QUOTED]
    return ", ".join(f"“{telling.text[start:end]}”" for start, end in sorted(longest))
