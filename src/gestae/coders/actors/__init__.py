"""Who is named, described or referred to. Start with ``find_mentions`` in ``find.py``.

``names.py`` finds what our tables name, ``phrases.py`` reads roles and unknown names,
``references.py`` resolves pronouns and descriptions to what was told before.
"""

from gestae.coders.actors.find import find_mentions

__all__ = ["find_mentions"]
