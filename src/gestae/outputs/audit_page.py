"""An audit as one page of HTML that needs nothing beside it: start with ``write_audit``.

No script, no picture, nothing fetched: the page can be mailed, printed and kept.
"""

from collections import Counter
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from typing import IO, Any

from gestae.assembly.audit.files import Audit
from gestae.assembly.audit.finding import SEVERITIES, Finding, Part
from gestae.assembly.audit.kinds import load_kinds
from gestae.assembly.sides import Side
from gestae.records import Span


def write_audit(audited: Audit, out: IO[Any]) -> None:
    """Writes the page: what was compared, how many differences of each kind, and each of them."""
    out.writelines(line + "\n" for line in _lines(audited))


def _lines(audited: Audit) -> Iterator[str]:
    names = [side.document.title or side.document.key for side in (audited.left, audited.right)]
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>Translation audit: {escape(names[0])}</title>"
    style = files("gestae.outputs") / "audit_page.css"
    yield f"<style>\n{style.read_text('utf-8')}</style></head><body>"
    yield "<header><h1>Translation audit</h1>"
    yield from _head(audited, names)
    yield "</header><main>"
    yield from _summary(audited)
    if not audited.findings:
        yield "<p>Nothing that the two sides say differently was found.</p>"
    number: int | None = None
    for finding in audited.findings:
        if finding.pair != number:
            if number is not None:
                yield "</section>"
            number = finding.pair
            yield from _pair(audited, number)
        yield from _finding(finding)
    if number is not None:
        yield "</section>"
    yield "</main></body></html>"


def _head(audited: Audit, names: list[str]) -> Iterator[str]:
    sides = (audited.left, audited.right)
    yield "<dl>"
    for which, side, name in zip("ab", sides, names, strict=True):
        language = side.sentences[0].language if side.sentences else "und"
        role = _role(audited.standing.original, which)
        count = len(side.sentences)
        yield (
            f"<dt>{'Left' if which == 'a' else 'Right'}</dt>"
            f"<dd>{escape(name)} ({escape(language)}, {count} sentences){role}</dd>"
        )
    yield f"<dt>Original</dt><dd>{escape(audited.standing.sentence)}</dd>"
    yield f"<dt>Compared</dt><dd>{len(audited.beads)} pairs of sentences</dd></dl>"
    if not audited.is_translation:
        yield '<p class="warning">These do not look like one text in two languages.</p>'


def _role(original: str | None, which: str) -> str:
    return (
        "" if original is None else ": the original" if original == which else ": the translation"
    )


def _summary(audited: Audit) -> Iterator[str]:
    counts = Counter((finding.kind, finding.severity) for finding in audited.findings)
    grave_first = tuple(reversed(SEVERITIES))
    yield "<h2>What differs</h2>"
    yield '<table class="summary"><thead><tr><th scope="col">Kind</th>'
    yield "".join(f'<th scope="col">{severity}</th>' for severity in grave_first)
    yield '<th scope="col">What is compared</th></tr></thead><tbody>'
    for kind in load_kinds().values():
        told = [counts[kind.name, severity] for severity in grave_first]
        if any(told):
            cells = "".join(f"<td>{count or ''}</td>" for count in told)
            definition = escape(kind.definition)
            yield f'<tr><th scope="row">{kind.name}</th>{cells}<td>{definition}</td></tr>'
    totals = "".join(f"<td>{count}</td>" for count in audited.counts().values())
    yield f'</tbody><tfoot><tr><th scope="row">all</th>{totals}<td></td></tr></tfoot></table>'


def _pair(audited: Audit, number: int) -> Iterator[str]:
    findings = [finding for finding in audited.findings if finding.pair == number]
    gravest = max(findings, key=lambda finding: SEVERITIES.index(finding.severity)).severity
    yield f'<section class="{gravest}" id="pair-{number}"><h3>Pair {number}</h3>'
    yield '<div class="sides">'
    bead = audited.beads[number]
    for side, places, parts in (
        (audited.left, bead.left, [finding.a for finding in findings]),
        (audited.right, bead.right, [finding.b for finding in findings]),
    ):
        if places:
            language = escape(side.sentences[places[0]].language)
            yield f'<p lang="{language}">{_marked(side, side.span_of(places), parts)}</p>'
        else:
            yield '<p class="nothing">nothing on this side</p>'
    yield "</div>"


def _marked(side: Side, whole: Span, parts: list[Part]) -> str:
    """The words of a side with the stretches that differ marked, overlapping ones as one."""
    text, at, out = side.document.text, whole.start, ""
    for span in sorted(part.span for part in parts if part.span is not None):
        start, end = max(at, span.start), min(span.end, whole.end)
        if start < end:
            out += f"{_shown(text[at:start])}<mark>{_shown(text[start:end])}</mark>"
            at = end
    return out + _shown(text[at : whole.end])


def _shown(text: str) -> str:
    return escape(text.replace("\n", " "))


def _finding(finding: Finding) -> Iterator[str]:
    yield (
        f'<p class="finding"><span class="severity {finding.severity}">{finding.severity}</span> '
        f"<b>{finding.kind}</b> {escape(finding.reason)}</p>"
    )
