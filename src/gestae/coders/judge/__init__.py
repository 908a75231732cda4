"""The learned judge: what a small encoder makes of a marked source, trigger and target.

Start with ``judge.py``. Everything works without it, with less.
"""

from gestae.coders.judge.judge import NONE, Judge, Pair, Verdict, load_judge, load_judges

__all__ = ["NONE", "Judge", "Pair", "Verdict", "load_judge", "load_judges"]
