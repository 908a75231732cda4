"""``gestae check``."""

PANEL = "Check the work"
EXAMPLES = ("gestae check",)


def command() -> None:
    """Check the project's own tables: ontology and language packs, all problems at once."""
    from gestae.cli.messages import say
    from gestae.errors import TableError
    from gestae.ontology.check import check_tables

    problems, counts = check_tables()
    if problems:
        raise TableError(problems)
    for table, rows in counts.items():
        say(f"{table}: {rows:,} rows")
