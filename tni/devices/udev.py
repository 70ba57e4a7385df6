"""udev rules that give the user at the machine raw access to interactive whiteboards and receivers, without root."""

from __future__ import annotations

from collections.abc import Iterator

from tni.api.devices import HidMatch, SerialMatch
from tni.devices.hid.quirks import known_devices
from tni.devices.registry import vendor_drivers

RULES_FILE = "/etc/udev/rules.d/70-tni-boards.rules"
"""Number 70 sorts before logind's own rules, 73, which act on the tag `uaccess`."""
HEAD = """\
# Boards and receivers that TNI reads: whoever sits at the machine may open them.
# Copy it to /etc/udev/rules.d, then: udevadm control --reload && udevadm trigger
"""


def rules_text() -> str:
    """Return the whole rules file, one rule to a line.

    Products are listed one by one: a maker of touch frames may make keyboards too, whose keys must stay private.
    """
    return HEAD + "".join(f"{rule}\n" for rule in _rules())


def hidraw_rule(vendor: int, product: int | None) -> str:
    """Return one rule. product None: every product of that vendor."""
    return f'KERNEL=="hidraw*", {_of(vendor, product)}TAG+="uaccess"'


def hidraw_remedy(vendor: int, product: int) -> str:
    """Return a shell command that lets the user at the machine use the device."""
    return _typed(hidraw_rule(vendor, product), "hidraw")


def keypad_rule(vendor: int, product: int) -> str:
    """Return one rule for a keypad connected by cable or radio: access to its reports
    and to its input nodes, to grab them.
    """
    hid = f'KERNELS=="000[35]:{vendor:04X}:{product:04X}.*", '
    return f'SUBSYSTEM=="hidraw|input", KERNEL=="hidraw*|event*", {hid}TAG+="uaccess"'


def keypad_remedy(vendor: int, product: int) -> str:
    """Return a shell command like `hidraw_remedy`, for keypads only.

    It lets any program read the keys of keyboards with these ids.
    """
    return _typed(keypad_rule(vendor, product), "hidraw", "input")


def serial_rule(vendor: int, product: int) -> str:
    """Return one rule for the line of a USB adapter."""
    return f'KERNEL=="ttyUSB*|ttyACM*", {_of(vendor, product)}TAG+="uaccess"'


def serial_remedy(vendor: int, product: int) -> str:
    """Return a shell command like `hidraw_remedy`, for serial lines.

    The system's alternative, a group that may use every line, takes effect only at the next login.
    """
    return _typed(serial_rule(vendor, product), "tty")


def camera_remedy() -> str:
    """Return a shell command like `hidraw_remedy`, for every camera."""
    return _typed('SUBSYSTEM=="video4linux", TAG+="uaccess"', "video4linux")


def _typed(rule: str, *subsystems: str) -> str:
    matches = "".join(f" --subsystem-match={subsystem}" for subsystem in subsystems)
    return f"echo '{rule}' | sudo tee -a {RULES_FILE} && sudo udevadm control --reload && sudo udevadm trigger{matches}"


def _rules() -> Iterator[str]:
    matches = [match for driver in vendor_drivers() for match in driver.matches]
    hid = {(m.vendor, -1 if m.product is None else m.product) for m in matches if isinstance(m, HidMatch)}
    for vendor, product in sorted(hid | known_devices()):
        yield hidraw_rule(vendor, None if product < 0 else product)
    for vendor, product in sorted({(m.vendor, m.product) for m in matches if isinstance(m, SerialMatch)}):
        yield serial_rule(vendor, product)


def _of(vendor: int, product: int | None) -> str:
    of = f'ATTRS{{idVendor}}=="{vendor:04x}", '
    return of if product is None else f'{of}ATTRS{{idProduct}}=="{product:04x}", '
