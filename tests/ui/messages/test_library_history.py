"""The rules of the history as a sentence that can be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.memory_settings import MemorySettings
from tni.core.settings import HISTORY_ALL_DAYS, HISTORY_MONTHLY_DAYS
from tni.library.thinning import BACKUP_RULES, REVISION_RULES, ThinningRules, rules_of_settings
from tni.ui import i18n
from tni.ui.messages.library_history import thinning_message

LAST = "La dernière version d’une leçon, et celles qui ont un nom, sont toujours gardées."


@pytest.fixture(autouse=True)
def french(qapp: QApplication) -> Iterator[None]:
    i18n.install(qapp, "fr")
    yield
    i18n.install(qapp, "fr")


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        (
            REVISION_RULES,
            "TNI garde chaque version pendant 2 jours, puis une par jour pendant un mois, puis une par semaine pendant "
            f"un an, puis une par mois, sans limite. {LAST}",
        ),
        (
            BACKUP_RULES,
            "TNI garde une version par jour pendant 8 jours, puis une par semaine pendant 35 jours, puis une par mois "
            f"pendant 400 jours. {LAST}",
        ),
        (ThinningRules(730, 31, 365, 1), f"TNI garde chaque version pendant 2 ans. {LAST}"),
        (ThinningRules(0, 0, 0, None), f"TNI garde une version par mois, sans limite. {LAST}"),
        (ThinningRules(0, 0, 0, 0), LAST),
    ],
)
def test_rules_are_a_sentence(rules: ThinningRules, sentence: str) -> None:
    assert thinning_message(rules) == sentence


def test_rules_are_in_english_too(qapp: QApplication) -> None:
    i18n.install(qapp, "en")
    assert thinning_message(REVISION_RULES) == (
        "TNI keeps each version for 2 days, then one a day for a month, then one a week for a year, then one a month, "
        "without limit. The last version of a lesson, and those with a name, are always kept."
    )


def test_rules_are_those_of_the_settings() -> None:
    settings = MemorySettings()
    assert rules_of_settings(settings) == REVISION_RULES
    settings.set(HISTORY_ALL_DAYS, 7.0)
    settings.set(HISTORY_MONTHLY_DAYS, 1000.0)
    assert rules_of_settings(settings) == ThinningRules(7, 31, 365, 1000)
