"""On whose word: ``find_attributions``.

``find`` puts together what the others read: ``clauses`` (verbs and nouns of saying), ``phrases``
("according to …"), ``asides`` (", the Post claims,"), ``broken`` (what parsers get wrong),
``quotes`` (quotation marks), ``labels`` ("NAME: …" and transcripts); ``teller`` says who speaks.
"""

from gestae.coders.attribution.find import find_attributions

__all__ = ["find_attributions"]
