"""Write the udev rules that come with the program: `python packaging/udev`."""

from pathlib import Path

from tni.devices.udev import rules_text

(Path(__file__).parent / "70-tni-boards.rules").write_text(rules_text(), encoding="ascii")
