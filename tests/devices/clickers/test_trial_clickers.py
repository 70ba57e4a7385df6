"""Tests of the receiver of simulated clickers."""

from __future__ import annotations

import pytest

from tni.api.devices import Vote
from tni.devices.clickers.trial_clickers import PressError, TrialClickers, TrialPort, trial_clicker


def test_each_press_at_the_port_is_a_vote_with_a_number_of_its_own() -> None:
    port, driver = TrialPort(), TrialClickers()
    port.press(7, "B")
    port.press(7, "C")
    assert driver.on_report(port.read(0.0), 2.0).events == (Vote(trial_clicker(7), "B", 2.0, 1),)
    assert driver.on_report(port.read(0.0), 3.0).events == (Vote(trial_clicker(7), "C", 3.0, 2),)
    assert port.read(0.0) == b""


def test_what_is_no_press_is_refused() -> None:
    for report in (b"", b"7", b"x A", b"\xff\xff"):
        with pytest.raises(PressError):
            TrialClickers().on_report(report, 0.0)
