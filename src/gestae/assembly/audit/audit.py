"""What a translation says differently, pair by pair: start with ``audit``.

Each detector is a function from a pair to findings, in a file of its own; ``DETECTORS`` lists them
in the order a report tells them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from gestae.assembly.audit.agents import find_agents
from gestae.assembly.audit.alone import find_alone
from gestae.assembly.audit.bounds import find_bounds
from gestae.assembly.audit.breaks import find_torn
from gestae.assembly.audit.chains import find_chains
from gestae.assembly.audit.contrasts import find_contrasts
from gestae.assembly.audit.critic_findings import find_criticism
from gestae.assembly.audit.designations import find_designations
from gestae.assembly.audit.directions import find_directions
from gestae.assembly.audit.exchanges import find_exchanges
from gestae.assembly.audit.finding import Finding, is_grave, is_of_same_words
from gestae.assembly.audit.from_now import find_times_from_now
from gestae.assembly.audit.glosses import find_glosses
from gestae.assembly.audit.left_out import find_left_out, lonely_beads
from gestae.assembly.audit.letters import find_broken, find_untranslated
from gestae.assembly.audit.named_periods import find_named_periods
from gestae.assembly.audit.names import find_names
from gestae.assembly.audit.numbers import find_numbers
from gestae.assembly.audit.offices import find_offices
from gestae.assembly.audit.ordinals import find_ordinals
from gestae.assembly.audit.polarity import find_negations
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.roles import find_swapped
from gestae.assembly.audit.swapped import find_swapped_figures
from gestae.assembly.audit.telling import Pair, read_pairs
from gestae.assembly.audit.tenses import find_tenses
from gestae.assembly.audit.told_singly import find_told_singly
from gestae.assembly.bead import Bead
from gestae.assembly.sides import Side
from gestae.ontology.load import Ontology

Detector = Callable[[Reading], Iterable[Finding]]

DETECTORS: tuple[Detector, ...] = (
    find_numbers,
    find_ordinals,
    find_designations,
    find_bounds,
    find_times_from_now,
    find_named_periods,
    find_chains,
    find_swapped_figures,
    find_names,
    find_glosses,
    find_offices,
    find_contrasts,
    find_alone,
    find_told_singly,
    find_negations,
    find_untranslated,
    find_broken,
    find_left_out,
    find_swapped,
    find_agents,
    find_tenses,
    find_directions,
    find_torn,
    find_exchanges,
)


def audit(
    beads: Sequence[Bead], sides: tuple[Side, Side], ontology: Ontology
) -> tuple[Finding, ...]:
    """What the two sides of each bead say differently, in the order of the beads.

    The left side is taken for the original where a finding has to say what was left out and what
    was added.
    """
    pairs = list(read_pairs(beads, sides, ontology))
    found = [finding for pair in pairs for finding in audit_pair(pair)]
    found += lonely_beads(beads, sides)
    told = {finding.pair for finding in found if is_grave(finding)}
    given = all(not bead.reasons for bead in beads)
    found += find_criticism(pairs, told, given=given)
    return tuple(sorted(found, key=lambda finding: finding.pair))


def audit_pair(pair: Pair) -> Iterator[Finding]:
    """What the two sides of one pair say differently, no difference told twice.

    A minor finding is left out where a grave one of its kind is of the same words.
    """
    reading = Reading(pair)
    found = [finding for detect in DETECTORS for finding in detect(reading)]
    grave = [finding for finding in found if is_grave(finding)]
    for finding in found:
        if is_grave(finding) or not any(is_of_same_words(finding, other) for other in grave):
            yield finding
