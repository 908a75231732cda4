"""Deeds proposed by the parse and the tables. Start with ``find_events`` in ``propose.py``.

``scene.py`` answers who and what stands where in a sentence, ``frames.py`` holds a word's
readings against it, ``propose.py`` goes through a sentence from the innermost clause outward.
"""

from gestae.coders.events.proposal import LOOSE, Measure, Proposal
from gestae.coders.events.propose import find_events

__all__ = ["LOOSE", "Measure", "Proposal", "find_events"]
