"""How right the record is: events scored against gold, and whether confidences mean what they say.

Start with ``score.py``; ``gold.py`` says what a gold file looks like.
"""
