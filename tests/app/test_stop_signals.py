"""Stop signals of commands that wait."""

from __future__ import annotations

import signal

import pytest

from tni.app.terminal import TerminatedError, raise_stop_signals


def test_an_error_that_follows_a_stop_signal_is_the_stop() -> None:
    """A library that is interrupted at any moment may end with an error of its own."""

    def interrupted() -> None:
        try:
            signal.raise_signal(signal.SIGTERM)
        except KeyboardInterrupt:
            message = "cannot notify on un-acquired lock"
            raise RuntimeError(message) from None

    with pytest.raises(TerminatedError) as stopped, raise_stop_signals():
        interrupted()
    assert stopped.value.number == signal.SIGTERM


def test_an_error_without_a_stop_signal_stays_itself() -> None:
    with pytest.raises(RuntimeError), raise_stop_signals():
        raise RuntimeError
