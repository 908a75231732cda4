"""How far a deed has got: ``find_status``.

A status is read in two steps. The deed's own clause or phrase gives a first one (``clause``):
tense, modals, negation ("will send", "proposed talks"). Then every word it depends on may change
it, from the inside out (``find``): "plans to stop sending" is ``ended`` by the stopping and,
because that is only planned, ``ongoing``. What each word does stands in the tables ``modality``,
``negation`` and ``status_verbs``; what hangs on a condition, in ``condition``, and how two statuses
combine, in ``reading``. Words with a signature
for their affirmed and negated use are the idea of Nairn, Condoravdi and Karttunen (2006).
"""

from gestae.coders.status.find import find_status

__all__ = ["find_status"]
