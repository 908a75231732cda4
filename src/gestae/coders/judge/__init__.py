"""The learned judge: what a small encoder makes of the words of a text, and of marked pairs.

Start with ``judge.py``. Everything works without it, with less.
"""

from gestae.coders.judge.judge import Judge, Pair, load_judge, load_judges
from gestae.coders.judge.survey import Survey
from gestae.coders.judge.verdict import NONE, Verdict

__all__ = ["NONE", "Judge", "Pair", "Survey", "Verdict", "load_judge", "load_judges"]
