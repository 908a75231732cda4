"""How far a deed has got in the terms of its ledger: ``stage_of``."""

from collections.abc import Collection

from gestae.ontology.ledgers import LedgerKind, LedgerWords, StageRule, lies_below
from gestae.records import AmountKind, Event


def stage_of(
    event: Event, kinds: Collection[AmountKind], ledger: LedgerKind, words: LedgerWords
) -> str | None:
    """The stage of the first rule that a telling matches; ``None`` where none does.

    ``kinds`` are those of all amounts told of its deed. Words are looked for where the trigger
    stands ("entered into force"): what else a sentence tells has a trigger of its own.
    """
    return next((r.stage for r in ledger.stages if _matches(event, kinds, r, words)), None)


def _matches(
    event: Event, kinds: Collection[AmountKind], rule: StageRule, words: LedgerWords
) -> bool:
    if rule.statuses and event.status not in rule.statuses:
        return False
    if rule.instruments and not lies_below(event.instrument or "", rule.instruments):
        return False
    if rule.amounts and not set(rule.amounts).intersection(kinds):
        return False
    if not rule.words:
        return True
    told = event.trigger.span
    sentence = event.sentence
    behind = sentence.text[told.start - sentence.span.start :]
    return words.begins(rule.words, sentence.language, behind, len(told))
