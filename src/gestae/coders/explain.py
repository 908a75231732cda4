"""Why an event was coded so, in one sentence: ``explain``."""

from collections.abc import Sequence

from gestae.coders.events import Proposal
from gestae.coders.settle import Settled
from gestae.ontology.lexicon import Trigger
from gestae.records import Event, Mention


def explain(event: Event, deed: Proposal, settled: Settled) -> str:
    """The reason for an event's type, roles and status, naming the row of our tables behind it."""
    parts = [_word(deed)]
    parts.append(f"{_names(event.sources) or 'nobody named'} does it")
    parts.append(f"to {_names(event.targets)}" if event.targets else "to nobody named")
    sentence = f"{parts[0]}; {parts[1]} {parts[2]}"
    if deed.thing is not None and deed.thing.instrument == event.instrument:
        sentence += f"; “{deed.thing.phrase}” makes it {event.instrument}"
    if deed.inferred:
        sentence += "; one side is the judge's reading of the whole sentence"
    if deed.eliminated:
        sentence += "; the target is the only other party that the sentence names"
    if deed.absorbed:
        spoken = ", ".join(sorted({d.type for d in deed.absorbed}))
        sentence += f"; the deed it speaks of ({spoken}) is part of it"
    if settled.reason:
        sentence += f"; {settled.reason}"
    if event.status_cue is not None:
        sentence += f"; “{event.status_cue.text}” shows that it is {event.status}"
    return sentence + "."


def _word(deed: Proposal) -> str:
    """The word that tells the deed, and on whose word: a row of our tables, or the judge."""
    if isinstance(deed.reading, Trigger):
        kind, lemma, where = deed.reading.kind, deed.reading.lemma, f" ({deed.reading.where})"
    else:
        kind, lemma, where = deed.predicate.kind, deed.predicate.lemma, ""
    if deed.reading is None:
        return f"by the judge, the {kind} “{lemma}” tells {deed.type}"
    if deed.told is not None:
        return f"by the judge, the {kind} “{lemma}” tells {deed.type}, not {deed.told}{where}"
    return f"the {kind} “{lemma}” tells {deed.type}{where}"


def _names(mentions: Sequence[Mention]) -> str:
    names = dict.fromkeys(
        f"{m.actor.name} (“{m.text}”)" if m.text != m.actor.name else m.actor.name for m in mentions
    )
    return ", ".join(names)
