"""A ledger's totals as a picture: ``draw_ledger``."""

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from gestae.analysis.charts.picture import (
    BLUE,
    GREEN,
    ORANGE,
    QUIET,
    RED,
    SKY,
    YELLOW,
    look,
    new_figure,
)
from gestae.analysis.ledgers.ledger import Ledger

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLOURS = (SKY, BLUE, ORANGE, GREEN, RED, YELLOW)
MOST = 20
"""Pairs of parties that are drawn, those with the greatest totals."""


def draw_ledger(ledger: Ledger) -> "Figure":
    """Bars by pair of parties, one for each stage: totals in US dollars where lines have money,
    else the number of lines.
    """
    money = any(total.dollars for total in ledger.totals)
    values: dict[tuple[str, str], dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    if money:
        for total in ledger.totals:
            label = (total.source or "—", total.target or "—")
            values[label][total.stage] += total.dollars or Decimal(0)
    else:
        for line in (line for line in ledger.lines if not line.weak):
            source, target = line.pair
            values[source or "—", target or "—"][line.stage] += 1
    pairs = sorted(values, key=lambda pair: (-max(values[pair].values()), pair))[:MOST]
    stages = [rule.stage for rule in ledger.kind.stages]
    shown = [s for s in dict.fromkeys((*ledger.kind.ladder, *stages)) if _any(values, pairs, s)]
    height = 0.22 * max(1, len(shown))
    figure = new_figure(8.5, 1.6 + len(pairs) * (height + 0.25))
    with look():
        axes = figure.subplots()
        step = 0.8 / max(1, len(shown))
        for number, stage in enumerate(shown):
            places = [row + number * step for row in range(len(pairs))]
            lengths = [float(values[pair][stage]) / (1e9 if money else 1) for pair in pairs]
            colour = COLOURS[number % len(COLOURS)]
            bars = axes.barh(places, lengths, step * 0.9, label=stage, color=colour)
            labels = [
                f"{length:,.2f}".rstrip("0").rstrip(".") if length else "" for length in lengths
            ]
            axes.bar_label(bars, labels, padding=3, fontsize=8, color=QUIET)
        middle = 0.4 - step / 2
        axes.set_yticks([row + middle for row in range(len(pairs))], [" → ".join(p) for p in pairs])
        axes.invert_yaxis()
        axes.set_xlabel("billions of US dollars at the day's rate" if money else "deeds")
        on = f", in force on {ledger.on}" if ledger.on else ""
        axes.set_title(f"{ledger.kind.labels['en']}{on}")
        if shown:
            axes.legend(loc="lower right", fontsize=8)
    return figure


def _any(
    values: dict[tuple[str, str], dict[str, Decimal]], pairs: list[tuple[str, str]], stage: str
) -> bool:
    return any(values[pair].get(stage) for pair in pairs)
