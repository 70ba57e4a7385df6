"""The udev rules that come with the program."""

from __future__ import annotations

import re
from pathlib import Path

from tni.api.devices import HidMatch
from tni.devices.registry import VENDORS
from tni.devices.udev import hidraw_rule, rules_text

SHIPPED = Path(__file__).parents[3] / "packaging" / "udev" / "70-tni-boards.rules"
RULE = re.compile(
    r'KERNEL=="(hidraw\*|ttyUSB\*\|ttyACM\*)", ATTRS\{idVendor\}=="[0-9a-f]{4}", (ATTRS\{idProduct\}=="[0-9a-f]{4}", )?'
    r'TAG\+="uaccess"'
)


def test_the_shipped_rules_are_those_of_the_drivers() -> None:
    assert SHIPPED.read_text(encoding="ascii") == rules_text(), "run: python packaging/udev"


def test_every_line_is_a_rule_and_none_comes_twice() -> None:
    lines = [line for line in rules_text().splitlines() if not line.startswith("#")]
    assert all(RULE.fullmatch(line) for line in lines)
    assert len(set(lines)) == len(lines) > 50


def test_each_driver_of_a_hid_device_has_its_rule() -> None:
    rules = rules_text()
    for match in (m for driver in VENDORS for m in driver.matches if isinstance(m, HidMatch)):
        assert hidraw_rule(match.vendor, match.product) in rules


def test_no_rule_opens_all_devices_of_a_maker_of_keyboards() -> None:
    for vendor in ("03eb", "046d", "0483", "045e", "10c4", "0eef"):
        assert f'ATTRS{{idVendor}}=="{vendor}", TAG' not in rules_text()
