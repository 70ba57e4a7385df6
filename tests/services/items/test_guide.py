"""The plugin in the guide to interactive items keeps the contract, as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

from tni.services.plugins.contract import check_contract

GUIDE = Path(__file__).parents[3] / "docs" / "interactive-items.md"


def test_the_plugin_of_the_guide_keeps_the_contract(tmp_path: Path) -> None:
    (source,) = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "dice.py").write_text(source, encoding="utf-8")
    found = check_contract(tmp_path / "dice.py")
    assert [one.faults for one in found.results if one.faults] == []
    assert found.results[-1].tries > 100
