"""Statements that cannot both hold, inside a document and across.

Start with ``find.py``. Of two tellings of one deed, a file each finds one kind of difference:
``amounts``, ``dates``, ``places``, ``roles``, ``statuses`` (done against not done, and denials).
``measures`` compares two figures of one property. ``distances`` reads between which places a
distance is told, and ``geography`` how far apart they can be; ``durations`` and ``order`` hold what
a document tells of time against itself. Each finds a ``Difference`` (``difference.py``), which says
in words what differs. The numbers behind the rules stand in ``contradictions.toml``.

Nothing here says which of two statements is true.
"""
