"""Deciding on a casebook's events: ``Reviewing``, which a casebook has as ``casebook.review``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from gestae.errors import NotFoundError, UsageError
from gestae.records import Action, Anchor, Decision, Event, Span
from gestae.records.rows import event_from_dict, event_to_dict, to_json
from gestae.review.log import canonical
from gestae.review.overlay import added, parse_json, reading_of, stand
from gestae.review.standing import Standing, not_undone
from gestae.review.who import default_user
from gestae.review.words import Text
from gestae.store.clock import utc_now
from gestae.store.statements import load_sql

if TYPE_CHECKING:
    from gestae.store.casebook import Casebook


class How(TypedDict, total=False):
    """Who decides, and how; see ``Reviewing``."""

    by: str | None
    why: str | None
    adjudicated: bool
    blind: bool


@dataclass(frozen=True, slots=True)
class Reviewing:
    """What users decide of a casebook: each verb adds to the log and gives the decision back.

    ``by`` is who decides, ``default_user()`` if not given; ``why`` the reason; ``adjudicated``
    marks what settles a disagreement and so outranks everybody. ``blind``: the decision is on the
    event as this person sees it who does not see what others decided. Records are named by their
    id or as much of its beginning as is unique. All raise ``UsageError`` for what is not there.

    Measures and links can be accepted, rejected and noted on; a rejected one is not listed.
    """

    casebook: "Casebook"

    def accept(self, record: str, **how: Unpack[How]) -> Decision:
        """The event is right as it stands, in every field: none changes with a later reading."""
        return self._decide_of("accept", record, how)

    def reject(self, record: str, **how: Unpack[How]) -> Decision:
        """The sentence tells no such event; the measure, or the link, is none."""
        return self._decide_of("reject", record, how)

    def note(self, record: str, why: str, *, by: str | None = None) -> Decision:
        """A remark that decides nothing."""
        return self._decide_of("note", record, {"why": why, "by": by})

    def correct(self, event: str, field: str, value: Any, **how: Unpack[How]) -> Decision:
        """A field of the event has another value.

        ``value`` is in words, such as "planned" or "JPN=Tokyo, UKR", or in the form of the
        contract; ``review/correct.py`` tells what may be written. What no longer fits the new
        value, a mode of another type, is emptied by a decision of its own.
        """
        return self.correct_all(event, {field: value}, **how)[0]

    def correct_all(
        self, event: str, values: Mapping[str, Any], **how: Unpack[How]
    ) -> tuple[Decision, ...]:
        """Several fields of the event have other values: all of them, or none where one is wrong.

        Values are as for ``correct``. Raises ``FieldsError`` with what is wrong of each field.
        """
        # Imported here: only a correction needs the ontology.
        from gestae.ontology.load import load_ontology
        from gestae.review.correct import Corrected, corrections, follow_up

        how["by"] = how.get("by") or default_user()
        blind = how.get("blind", False)
        seen = self.seen(event, by=how["by"], blind=blind)
        text = Text(self.casebook.document(seen.document.id).text, seen.sentence.span)
        ontology = load_ontology()
        made = []
        for field, value in corrections(values, Corrected(seen, text, ontology)).items():
            new = canonical(value)
            made.append(self._decide("correct", seen.id, field=field, value=new, **how))
            after = self.seen(seen.id, by=how["by"], blind=blind)
            for emptied in follow_up(field, after, ontology):
                self._decide("correct", seen.id, field=emptied, value="null", **how)
        return tuple(made)

    def add_event(
        self,
        document: str,
        words: str | Span,
        values: Mapping[str, Any],
        *,
        by: str | None = None,
        why: str | None = None,
    ) -> Decision:
        """The document tells a deed that was not read: where its ``words`` tell it.

        ``words`` are the trigger, as text (the first place where it stands) or as a span of the
        document; they must lie in one sentence. ``values``: at least ``type``, the others as for
        ``correct``; without a status the deed is done. Raises ``FieldsError`` with what is wrong of
        each field, ``UsageError`` where there is such an event already.
        """
        from gestae.ontology.load import load_ontology
        from gestae.review.correct import Corrected, corrections
        from gestae.review.make import made_event, trigger_of

        who = by or default_user()
        told = self.casebook.document(document)
        trigger = trigger_of(told, words)
        sentence = self.casebook.sentence_at(told.id, trigger)
        blank = made_event(told, sentence, trigger, who)
        text = Text(told.text, sentence.span)
        wanted = {"type": "", **values}
        made = corrections(wanted, Corrected(blank, text, load_ontology()))
        row = event_to_dict(blank) | {field: parse_json(value) for field, value in made.items()}
        event = event_from_dict(row)
        if self.casebook.query(load_sql("queries/subjects_named.sql"), {"name": event.id}).num_rows:
            raise UsageError(f"this event is in the record already: {event.id}")
        return self._added(
            Decision(
                utc_now(),
                who,
                "add",
                event.id,
                value=canonical(to_json({"": event_to_dict(event)})[5:-1]),
                why=why,
                anchor=Anchor(told.id, trigger, event.type),
            )
        )

    def merge(self, event: str, other: str, **how: Unpack[How]) -> Decision:
        """The two events tell one deed."""
        return self._decide("merge", event, other=other, **how)

    def split(self, event: str, other: str, **how: Unpack[How]) -> Decision:
        """The two events tell two deeds, whatever the rules or other decisions say."""
        return self._decide("split", event, other=other, **how)

    def settle_existence(
        self, event: str, *, kept_by: str | None, by: str | None = None, why: str | None = None
    ) -> Decision:
        """Adjudicates whether there is such an event: as ``kept_by`` left it, or none at all."""
        if kept_by is None:
            return self._decide("reject", event, by=by, why=why, adjudicated=True)
        kept = self.seen(event, by=kept_by, blind=True)
        return self._decide("accept", event, by=by, why=why, adjudicated=True, seen=kept)

    def undo(self, number: int | str, *, by: str | None = None, why: str | None = None) -> Decision:
        """A decision, named by its number or id, does not hold; an undo is undone the same way."""
        undone = self.decision(number)
        if undone not in not_undone(self.log()):
            raise UsageError(
                f"decision {undone.number} is undone already; undo that undo to have it back"
            )
        decision = Decision(
            utc_now(), by or default_user(), "undo", undone.id, why=why, anchor=undone.anchor
        )
        return self._added(decision)

    def decision(self, number: int | str) -> Decision:
        """The decision with that number or id; raises ``UsageError``."""
        name = str(number)
        found = [d for d in self.log() if name == str(d.number) or (len(name) > 7 and d.id == name)]
        if not found:
            raise NotFoundError(f"there is no decision {name}; gestae review log lists them")
        return found[0]

    def log(self) -> tuple[Decision, ...]:
        """All decisions in the order they were added."""
        return self.casebook.decisions()

    def standing(self, by: str | None = None) -> Standing:
        """What the decisions come to, of everybody or of one person alone."""
        return self.casebook.standing_decisions(by)

    def add(self, decisions: Iterable[Decision]) -> tuple[int, ...]:
        """Adds decisions made elsewhere, those that are here already left out; their numbers here.

        Raises ``UsageError`` for an undo of a decision that is in neither.
        """
        new = tuple(decisions)
        known = {decision.id for decision in (*self.log(), *new)}
        for decision in new:
            if decision.action == "undo" and decision.subject not in known:
                raise UsageError(
                    f"decision {decision.id} undoes {decision.subject}, which is in neither log; "
                    "import the log that has it, too"
                )
        return self.casebook.add_decisions(new)

    def seen(self, event: str, *, by: str | None = None, blind: bool = False) -> Event:
        """The event as it stands; ``blind``: after nobody's decisions but those ``by`` one."""
        if not blind:
            return self.casebook.event(event)
        own = self.standing(by or default_user()).of
        new = added(own.get(self.casebook.find_record(event)[1], ()))
        read = new or self.casebook.event(event, as_read=True)
        return stand(read, own.get(read.id, ()))

    def _decide_of(self, action: Action, record: str, how: How) -> Decision:
        """Decides on an event, a measure or a link."""
        kind, name = self.casebook.find_record(record)
        if kind == "events":
            return self._decide(action, name, **how)
        return self._added(
            Decision(
                utc_now(),
                how.get("by") or default_user(),
                action,
                name,
                why=how.get("why"),
                adjudicated=how.get("adjudicated", False),
            )
        )

    def _decide(
        self,
        action: Action,
        event: str,
        *,
        by: str | None = None,
        other: str | None = None,
        field: str | None = None,
        value: str | None = None,
        why: str | None = None,
        adjudicated: bool = False,
        blind: bool = False,
        seen: Event | None = None,
    ) -> Decision:
        who = by or default_user()
        seen = seen or self.seen(event, by=who, blind=blind)
        second = None if other is None else self.casebook.event(other)
        if second is not None and second.id == seen.id:
            raise UsageError(f"{event!r} and {other!r} are the same event; give two")
        decision = Decision(
            made=utc_now(),
            who=who,
            action=action,
            subject=seen.id,
            other=second.id if second else None,
            field=field,
            value=value,
            why=why,
            adjudicated=adjudicated,
            anchor=self._anchor(seen),
            other_anchor=self._anchor(second) if second else None,
            reading=canonical(reading_of(seen)) if action in _OF_ONE else None,
        )
        return self._added(decision)

    def _anchor(self, event: Event) -> Anchor:
        """Where the event stands, with the type the program read, by which it is found again."""
        review = event.review
        corrected = review is not None and "type" in review.fields and review.verdict != "added"
        read = self.casebook.event(event.id, as_read=True) if corrected else event
        return Anchor(event.document.id, event.trigger.span, read.type)

    def _added(self, decision: Decision) -> Decision:
        numbers: Sequence[int] = self.casebook.add_decisions((decision,))
        return replace(decision, number=numbers[0])


_OF_ONE = frozenset({"accept", "reject", "correct"})
"""What is decided of an event that the user had before the eyes."""
