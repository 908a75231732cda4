"""What could not be done, and why: ``Failure``. Nothing is lost silently."""

from dataclasses import dataclass

from gestae.records.identity import content_id


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, document or page that yielded nothing.

    ``stage`` is the step that failed: ``find``, ``open``, ``decode``, ``extract``, ``parse``,
    ``code`` or ``store``. ``reason`` says what is wrong and, where there is something to do, what.
    """

    path: str
    stage: str
    reason: str

    @property
    def id(self) -> str:
        """Content hash: a second run over the same broken file adds no second row."""
        return content_id("failure", self.path, self.stage, self.reason)
