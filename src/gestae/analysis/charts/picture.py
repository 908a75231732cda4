"""Figures of one look: ``new_figure`` to draw on, ``save`` to write.

Drawn by matplotlib without a screen. The colours are told apart by people who do not see red and
green alike (Wong 2011, Nature Methods 8); text in SVG stays text.
"""

import warnings
from typing import IO, TYPE_CHECKING, Any, Literal

from gestae.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PictureFormat = Literal["svg", "png"]
FORMATS = ("svg", "png")
INK, QUIET, LINE = "#22262b", "#6a727b", "#d9d6cf"
BLUE, SKY, ORANGE, RED, GREEN, YELLOW = (
    "#0072b2", "#56b4e9", "#e69f00", "#d55e00", "#009e73", "#f0e442",
)  # fmt: skip
FONTS = ["DejaVu Sans", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "Microsoft YaHei", "PingFang SC"]
DOTS = 160
"""Dots an inch of a PNG."""
_LOOK: Any = {
    "font.family": "sans-serif",
    "font.sans-serif": FONTS,
    "font.size": 9,
    "svg.fonttype": "none",
    "svg.hashsalt": "gestae",  # the same picture is the same file
    "axes.edgecolor": LINE,
    "axes.labelcolor": QUIET,
    "axes.titlelocation": "left",
    "axes.titlesize": 10,
    "axes.titlecolor": INK,
    "text.color": INK,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "legend.frameon": False,
}


def new_figure(width: float, height: float) -> "Figure":
    """An empty figure of that size in inches."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(_LOOK):
        return Figure(figsize=(width, height), layout="constrained")


def look() -> Any:
    """The context in which axes are added and drawn on."""
    from matplotlib import rc_context

    return rc_context(_LOOK)


def save(figure: "Figure", format_: str, out: IO[bytes]) -> None:
    """Writes the figure; raises ``UsageError`` for a format that is not known."""
    if format_ not in FORMATS:
        raise UsageError.unknown("picture format", format_, FORMATS)
    metadata = {"Date": None, "Creator": "gestae"} if format_ == "svg" else {"Software": "gestae"}
    with look(), warnings.catch_warnings():
        # Text in SVG is drawn by the reader's own fonts, whatever is installed here.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure.savefig(out, format=format_, dpi=DOTS, metadata=metadata)
