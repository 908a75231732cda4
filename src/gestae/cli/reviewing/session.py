"""Going through events at the terminal: start with ``go_through``."""

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gestae.cli.emit import quiet_pipe
from gestae.cli.messages import say
from gestae.cli.reviewing.answers import Answers
from gestae.cli.reviewing.verbs import relink
from gestae.errors import UsageError
from gestae.outputs.decisions import word_change, word_event
from gestae.outputs.entry import short_id
from gestae.outputs.wording import word_count
from gestae.store.queue import Queue

if TYPE_CHECKING:
    from gestae.records import Event
    from gestae.store.casebook import Casebook

HELP = """
a  accept: right in every field       A  the same, with a reason
r  reject: there is no such event     R  the same, with a reason
c  correct a field                    n  add a note
t  show the text around
m  merge with another telling         s  split from another telling
u  undo the last decision             k  skip (also space)
q  quit                               ?  this help
A corrected event is decided on: go on with a (all the rest is right, too) or k.
"""
QUESTION = "[a]ccept [r]eject [c]orrect [m]erge [s]plit [n]ote [t]ext [u]ndo s[k]ip [q]uit [?]"
AROUND = 600
"""Characters of the text before and behind a sentence that are shown on request."""
FIELDS = {
    "t": "type",
    "o": "mode",
    "x": "contexts",
    "i": "instrument",
    "s": "sources",
    "g": "targets",
    "u": "status",
    "d": "date",
    "p": "place",
    "m": "amounts",
    "b": "attribution",
}
FIELD_QUESTION = (
    "[t]ype m[o]de conte[x]ts [i]nstrument [s]ources tar[g]ets stat[u]s [d]ate [p]lace a[m]ounts "
    "attri[b]ution"
)


@dataclass(slots=True)
class Session:
    """Somebody going through events: where they are, and what they decided this time."""

    casebook: "Casebook"
    events: Sequence[str]
    who: str
    answers: Answers
    blind: bool
    at: int = 0
    made: list[int] = field(default_factory=list)
    verdicts: dict[str, str] = field(default_factory=dict)

    @property
    def event(self) -> str:
        """The id of the event in hand."""
        return self.events[self.at]

    def seen(self) -> "Event":
        """The event in hand as this person sees it."""
        return self.casebook.review.seen(self.event, by=self.who, blind=self.blind)


def go_through(
    casebook: "Casebook", queue: Queue, who: str, answers: Answers, *, blind: bool
) -> None:
    """Shows event after event and does what is answered, until all are decided on or ``q``."""
    _greet(queue, who)
    session = Session(casebook, queue.events, who, answers, blind)
    try:
        while session.at < len(session.events):
            _show(session)
            while not _step(session):
                pass
    except (EOFError, _Quit):
        pass
    _sum_up(session, queue.sample)


class _Quit(Exception):  # noqa: N818 (nothing went wrong)
    """The user has had enough."""


def _greet(queue: Queue, who: str) -> None:
    done = f", {queue.done:,} decided on before" if queue.done else ""
    say(f"{word_count(len(queue.events), 'event')} to review{done}; {who} decides. ? for help.")


def _show(session: Session) -> None:
    """The page of the event in hand, and its other tellings."""
    from gestae.outputs.gather import gather_page
    from gestae.outputs.page import write_page

    page = gather_page(session.casebook, session.event)
    own = [d for d in page.decisions if d.who == session.who or not session.blind]
    page = replace(page, record=session.seen(), decisions=own)
    with quiet_pipe():
        write_page(page, sys.stdout)
    for number, name in enumerate(_same_deed(session), start=1):
        say(f"  also told ({number}): {_word(session, name)}")


def _step(session: Session) -> bool:
    """Does what one key asks for; whether another event, or this one anew, is to be shown."""
    place = f"{session.at + 1}/{len(session.events)}"
    key = session.answers.key(f"{place} {QUESTION}")
    act = _ACTS.get(key)
    if act is None:
        say(HELP if key == "?" else f"{key!r} is no answer here.{HELP}")
        return False
    try:
        return act(session)
    except UsageError as error:
        say(str(error))
        return False


def _accept(session: Session, why: str | None = None) -> bool:
    made = session.casebook.review.accept(
        session.event, by=session.who, why=why, blind=session.blind
    )
    corrected = session.verdicts.get(session.event) == "corrected"
    return _decided(session, made.number, "corrected" if corrected else "accepted")


def _reject(session: Session, why: str | None = None) -> bool:
    made = session.casebook.review.reject(
        session.event, by=session.who, why=why, blind=session.blind
    )
    return _decided(session, made.number, "rejected")


def _decided(session: Session, number: int, verdict: str) -> bool:
    session.made.append(number)
    session.verdicts[session.event] = verdict
    session.at += 1
    return True


def _correct(session: Session) -> bool:
    key = session.answers.key(FIELD_QUESTION)
    name = FIELDS.get(key)
    if name is None:
        say(f"{key!r} is no field.")
        return False
    value = session.answers.words(f"{name}:")
    before = len(session.casebook.decisions())
    session.casebook.review.correct(session.event, name, value, by=session.who, blind=session.blind)
    new = session.casebook.decisions()[before:]
    session.made += [decision.number for decision in new if decision.who == session.who]
    session.verdicts[session.event] = "corrected"
    return True


def _note(session: Session) -> bool:
    words = session.answers.words("note:")
    if words:
        session.made.append(
            session.casebook.review.note(session.event, words, by=session.who).number
        )
    return False


def _text(session: Session) -> bool:
    """Shows what stands around the sentence, which says who "he" is."""
    event = session.seen()
    whole, span = session.casebook.document(event.document.id).text, event.sentence.span
    before, behind = whole[: span.start][-AROUND:], whole[span.end :][:AROUND]
    say(f"{before}[ {span.of(whole)} ]{behind}")
    return False


def _merge(session: Session) -> bool:
    other = _choose(session, _alike(session), "merge with (number or id):")
    if other is None:
        return False
    made = session.casebook.review.merge(session.event, other, by=session.who)
    return _regrouped(session, made.number)


def _split(session: Session) -> bool:
    other = _choose(session, _same_deed(session), "split from (number or id):")
    if other is None:
        return False
    made = session.casebook.review.split(session.event, other, by=session.who)
    return _regrouped(session, made.number)


def _regrouped(session: Session, number: int) -> bool:
    session.made.append(number)
    relink(session.casebook)
    return True


def _choose(session: Session, offered: Sequence[str], question: str) -> str | None:
    """The event that is chosen from those offered, by its number there or by its id."""
    if not offered:
        say("  none is offered: give an id, or nothing.")
    for number, name in enumerate(offered, start=1):
        say(f"  ({number}) {_word(session, name)}")
    chosen = session.answers.words(question)
    if chosen.isdecimal() and 1 <= int(chosen) <= len(offered):
        return offered[int(chosen) - 1]
    return chosen or None


def _undo(session: Session) -> bool:
    if not session.made:
        raise UsageError("nothing to undo here; gestae review undo NUMBER takes back any decision")
    review = session.casebook.review
    undone = review.decision(session.made[-1])
    review.undo(undone.number, by=session.who)
    session.made.pop()
    say(f"undone: {word_change(undone)}")
    if undone.action in {"merge", "split"}:
        relink(session.casebook)
    elif undone.subject in session.events:
        session.at = session.events.index(undone.subject)
        session.verdicts.pop(undone.subject, None)
        left = session.seen().review
        if left is not None and left.fields:
            session.verdicts[undone.subject] = "corrected"
    return True


def _skip(session: Session) -> bool:
    session.at += 1
    return True


def _quit(_: Session) -> bool:
    raise _Quit


def _with_reason(act: Callable[[Session, str | None], bool]) -> Callable[[Session], bool]:
    return lambda session: act(session, session.answers.words("why:") or None)


_ACTS: Mapping[str, Callable[[Session], bool]] = {
    "a": _accept,
    "A": _with_reason(_accept),
    "r": _reject,
    "R": _with_reason(_reject),
    "c": _correct,
    "m": _merge,
    "s": _split,
    "n": _note,
    "t": _text,
    "u": _undo,
    "k": _skip,
    " ": _skip,
    "q": _quit,
}


def _same_deed(session: Session) -> list[str]:
    return session.casebook.same_deed(session.event)


def _alike(session: Session) -> list[str]:
    return session.casebook.alike(session.event)


def _word(session: Session, name: str) -> str:
    event = session.casebook.event(name)
    told = event.document.publisher or event.document.title or event.document.key
    return f"{short_id(name)} {word_event(event)}, “{event.trigger.text}”, {told}"


def _sum_up(session: Session, sample: Sequence[str]) -> None:
    """Says what was decided, and of a sample how often what was read is right."""
    counts = Counter(session.verdicts.values())
    if not counts:
        say("Nothing decided.")
        return
    told = ", ".join(f"{counts[name]:,} {name}" for name in ("accepted", "corrected", "rejected"))
    say(f"{word_count(sum(counts.values()), 'event')} decided on: {told}.")
    if sample:
        from gestae.evaluation.reviewed import precision_of

        say(f"Of the sample. {precision_of(session.casebook, session.who, sample).word()}")
