"""Closing of several parts, of which one that fails keeps no other from being closed."""

from __future__ import annotations

import logging
from collections.abc import Callable

_log = logging.getLogger(__name__)


class CloseError(ExceptionGroup[Exception]):
    """Errors of parts that failed to close; all the others are closed."""

    def __new__(cls, errors: list[Exception]) -> CloseError:
        return super().__new__(cls, "parts that were not closed in order", errors)

    def derive(self, errors: list[Exception]) -> CloseError:  # type: ignore[override]
        return CloseError(errors)

    @property
    def causes(self) -> list[Exception]:
        """The single errors, in the order in which they came."""
        found = list[Exception]()
        for error in self.exceptions:
            found += error.causes if isinstance(error, CloseError) else [error]
        return found


def close_all(*steps: Callable[[], object]) -> None:
    """Take all steps in order, also after one that fails; each failure is logged. Raises: CloseError after the last
    step, with all that failed."""
    errors = list[Exception]()
    for step in steps:
        try:
            step()
        except CloseError as error:  # logged where it came from
            errors.append(error)
        except Exception as error:  # noqa: BLE001 - whatever fails, what is left holds the teacher's work
            _log.exception("closing goes on after an error")
            errors.append(error)
    if errors:
        raise CloseError(errors)
