"""What the program remembers of receivers and keypads is read again, and a damaged file is set apart."""

from __future__ import annotations

from pathlib import Path

from tni.core.known_devices import KnownKeypad
from tni.store.receivers_file import ReceiversFile


def test_keypads_are_read_again_until_they_are_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "receivers.json"
    keypad = KnownKeypad(0x04D9, 0x1603, "usb-0000:00:14.0-1.2", "USB Keypad")
    ReceiversFile(path).save_keypad(keypad)
    kept = ReceiversFile(path)
    assert kept.keypads == (keypad,)
    kept.forget_keypad(keypad)
    assert ReceiversFile(path).keypads == ()
    path.write_text('{"version": 1, "keypads": [{"vendor": 1, "product": 2, "place": ""}]}')
    assert ReceiversFile(path).keypads == ()
