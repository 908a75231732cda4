"""An audit to standard output or a file: ``emit_audit``."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gestae.assembly.audit.files import Audit

HTML = (".html", ".htm")


def emit_audit(audited: "Audit", format_: str | None, output: Path | None) -> None:
    """Writes an audit's findings in a format of records, or as a page of HTML."""
    from gestae.cli.emit import choose_format, emit_tables, quiet_pipe
    from gestae.outputs.audit_page import write_audit
    from gestae.outputs.write import open_output

    told = "html" if output is not None and output.suffix.lower() in HTML else None
    chosen = choose_format(format_ or told, output)
    if chosen != "html":
        emit_tables([audited.to_arrow()], "findings", chosen, output)
        return
    with quiet_pipe(), open_output(output, binary=False, what="html") as out:
        write_audit(audited, out)
