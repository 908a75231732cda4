"""Deeds that a sentence only lists of what was told before: ``continue_parties``.

"These developments include the building of barracks": whoever did what was told does this, too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gestae.coders.events.proposal import Proposal
from gestae.coders.events.scene import Scene
from gestae.coders.walk import upward
from gestae.ontology.portions import LISTING, load_portion_words

STANDING = "MOBILIZE"
"""The type of deeds whose place is where something stands then."""
BASE = "posture.base"
"""The instrument of what is built somewhere."""
BACK = 3
"""Sentences back to which the deed is sought that a list goes on from."""


def continue_parties(
    deeds: Sequence[Proposal], scene: Scene, before: Sequence[Proposal]
) -> Iterator[Proposal]:
    """The deeds of a sentence; those that it lists of what was told ``before`` have its doers.

    Only deeds without a doer of their own take one, that of the last deed of their type; a list
    with an owner ("Chad's measures include") tells who does them itself.
    """
    for deed in deeds:
        if deed.sources or not _is_listed(deed, scene):
            yield deed
            continue
        told = (
            one
            for one in reversed(before)
            if one.type == deed.type and one.sources and 0 < deed.sentence - one.sentence <= BACK
        )
        last = next(told, None)
        yield replace(deed, sources=last.sources, inferred=True) if last else deed


def not_against_own(deed: Proposal) -> Proposal:
    """The deed without a target of its doer's country, where its place was taken for one.

    "Peru's building of barracks in Cusco" is done to nobody.
    """
    own = {m.actor.country for m in deed.sources} - {None}
    stands = deed.placed or deed.instrument == BASE
    if not stands or deed.type != STANDING or not own:
        return deed
    return replace(deed, targets=tuple(m for m in deed.targets if m.actor.country not in own))


def _is_listed(deed: Proposal, scene: Scene) -> bool:
    """Whether a deed stands below a verb of listing whose subject is nobody."""
    words = load_portion_words(scene.sentence.language)[LISTING]
    for head in upward(scene.sentence, deed.predicate.head):
        clause = scene.predicates.get(head)
        if clause is None or clause.kind != "verb" or clause.lemma.lower() not in words:
            continue
        subjects = [a.head for a in clause.arguments if a.relation == "subject"]
        return not any(scene.actors_at(subject) for subject in subjects)
    return False
