"""The udev rules that come with the program."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

from tni.api.devices import HidMatch
from tni.devices.registry import vendor_drivers
from tni.devices.udev import hidraw_rule, keypad_remedy, keypad_rule, rules_text

SHIPPED = Path(__file__).parents[2] / "packaging" / "udev" / "70-tni-boards.rules"
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
    for match in (m for driver in vendor_drivers() for m in driver.matches if isinstance(m, HidMatch)):
        assert hidraw_rule(match.vendor, match.product) in rules


def test_no_rule_opens_all_devices_of_a_maker_of_keyboards() -> None:
    for vendor in ("03eb", "046d", "0483", "045e", "10c4", "0eef"):
        assert f'ATTRS{{idVendor}}=="{vendor}", TAG' not in rules_text()


def test_no_keyboard_is_opened_by_the_shipped_rules_and_the_line_for_a_keypad_is_for_its_model_alone() -> None:
    """As udev matches names, what is read and what is held back of it, by USB and Bluetooth."""
    assert "event*" not in rules_text()
    [kernels] = re.findall('KERNELS=="([^"]*)"', keypad_rule(0x04D9, 0x1603))
    for name, wanted in (
        ("0003:04D9:1603.0001", True),
        ("0005:04D9:1603.00AF", True),
        ("0003:04D9:1604.0001", False),
        ("0018:04D9:1603.0001", False),
    ):
        assert fnmatchcase(name, kernels) is wanted, name
    [rule] = re.findall("'([^']*)'", keypad_remedy(0x04D9, 0x1603))
    assert rule == keypad_rule(0x04D9, 0x1603)
    assert "--subsystem-match=hidraw --subsystem-match=input" in keypad_remedy(0x04D9, 0x1603)
