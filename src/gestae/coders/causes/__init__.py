"""Why: ``find_links`` reads causes, purposes, conditions and obstacles between deeds.

``find`` puts together what the others read: ``marked`` (words such as "because", "in order to"),
``named`` (verbs and nouns such as "lead to", "reason"); ``ground`` finds what a link ties.
"""

from gestae.coders.causes.find import find_links

__all__ = ["find_links"]
