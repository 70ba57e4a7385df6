"""The udev rules that let whoever sits at the machine read boards and receivers raw, without being root."""

from __future__ import annotations

from collections.abc import Iterator

from tni.api.devices import HidMatch, SerialMatch
from tni.devices.hid.quirks import known_devices
from tni.devices.registry import VENDOR_DRIVERS

RULES_FILE = "/etc/udev/rules.d/70-tni-boards.rules"
"""70: before logind's own rules, 73, which give `uaccess` its meaning."""
HEAD = """\
# Boards and receivers that TNI reads: whoever sits at the machine may open them.
# Copy it to /etc/udev/rules.d, then: udevadm control --reload && udevadm trigger
"""


def rules_text() -> str:
    """The whole file, one rule to a line. Products are named one by one: a vendor of touch frames may make keyboards
    too, and nobody's keys are to be read."""
    return HEAD + "".join(f"{rule}\n" for rule in _rules())


def hidraw_rule(vendor: int, product: int | None) -> str:
    """One rule. product None: every product of that vendor."""
    return f'KERNEL=="hidraw*", {_of(vendor, product)}TAG+="uaccess"'


def hidraw_remedy(vendor: int, product: int) -> str:
    """One line for a terminal: lets whoever sits at the machine use the device."""
    return _typed(hidraw_rule(vendor, product), "hidraw")


def keypad_rule(vendor: int, product: int) -> str:
    """One rule for what is read of a keypad and what is held back of it, by a cable or by radio."""
    hid = f'KERNELS=="000[35]:{vendor:04X}:{product:04X}.*", '
    return f'SUBSYSTEM=="hidraw|input", KERNEL=="hidraw*|event*", {hid}TAG+="uaccess"'


def keypad_remedy(vendor: int, product: int) -> str:
    """As `remedy`, for keypads alone: what is typed on keyboards of these numbers may be read by any program then."""
    return _typed(keypad_rule(vendor, product), "hidraw", "input")


def serial_rule(vendor: int, product: int) -> str:
    """One rule, for the line of a USB adapter."""
    return f'KERNEL=="ttyUSB*|ttyACM*", {_of(vendor, product)}TAG+="uaccess"'


def serial_remedy(vendor: int, product: int) -> str:
    """As `remedy`. The system's own way, a group that may use every line, takes hold at the next login only."""
    return _typed(serial_rule(vendor, product), "tty")


def camera_remedy() -> str:
    """As `remedy`, for every camera."""
    return _typed('SUBSYSTEM=="video4linux", TAG+="uaccess"', "video4linux")


def _typed(rule: str, *subsystems: str) -> str:
    matches = "".join(f" --subsystem-match={subsystem}" for subsystem in subsystems)
    return f"echo '{rule}' | sudo tee -a {RULES_FILE} && sudo udevadm control --reload && sudo udevadm trigger{matches}"


def _rules() -> Iterator[str]:
    matches = [match for driver in VENDOR_DRIVERS for match in driver.matches]
    hid = {(m.vendor, -1 if m.product is None else m.product) for m in matches if isinstance(m, HidMatch)}
    for vendor, product in sorted(hid | known_devices()):
        yield hidraw_rule(vendor, None if product < 0 else product)
    for vendor, product in sorted({(m.vendor, m.product) for m in matches if isinstance(m, SerialMatch)}):
        yield serial_rule(vendor, product)


def _of(vendor: int, product: int | None) -> str:
    of = f'ATTRS{{idVendor}}=="{vendor:04x}", '
    return of if product is None else f'{of}ATTRS{{idProduct}}=="{product:04x}", '
