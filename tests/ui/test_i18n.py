"""French without any file, English complete."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from tests.program.teaching_gallery import state
from tni.quiz.round import RoundPhase
from tni.ui import i18n
from tni.ui.i18n.__main__ import update
from tni.ui.vote.vote_state_text import answer_count_message


@pytest.fixture
def translators(qapp: QApplication) -> Iterator[QApplication]:
    """Takes away what a test installs."""
    locale = QLocale()
    before = set(map(id, qapp.findChildren(QTranslator)))
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        if id(translator) not in before:
            qapp.removeTranslator(translator)
            translator.deleteLater()
    QLocale.setDefault(locale)


@pytest.mark.parametrize(
    ("setting", "system", "language"),
    [
        ("", "C", "fr"), ("", "POSIX", "fr"), ("", "", "fr"), ("", "C.UTF-8", "fr"), ("", "fr_FR", "fr"),
        ("", "fr-CH", "fr"), ("", "en_GB", "en"), ("", "de_DE", "en"), ("fr", "en_US", "fr"), ("en", "fr_FR", "en"),
        ("xx", "fr_FR", "fr"),
    ],
)  # fmt: skip
def test_which_language_is_spoken(setting: str, system: str, language: str) -> None:
    assert i18n.language_of(setting, system) == language


def test_french_needs_no_file(translators: QApplication) -> None:
    assert i18n.install(translators, "fr", "en_GB") == "fr"
    assert i18n.tr("Faire voter") == "Faire voter"
    assert QLocale().language() == QLocale.Language.French


def test_qts_own_words_are_french_too(translators: QApplication) -> None:
    i18n.install(translators, "fr")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"


def test_english_is_shown_when_asked_for(translators: QApplication) -> None:
    i18n.install(translators, "", "en_GB")
    assert i18n.tr("Masquer le tableau") == "Hide the board"
    assert i18n.tr(",", "decimal mark") == "."
    assert i18n.tr("Une phrase que personne n’a écrite") == "Une phrase que personne n’a écrite"
    assert QCoreApplication.translate("SomeWidget", "Masquer le tableau") == "Hide the board"
    assert QCoreApplication.translate("QSomething", "Pages") == "Pages"


RETIRED = {
    r"Main levée|main levée": "Reconnaître les formes",
    r"^Droite$|une droite": "Segment",
    r"couchée": "paysage",
    r"[Tt]aille des mots": "Taille du texte",
    r"[Tt]iroir": "Plus",
    r"^Mots$|^Mots sous": "Texte des boutons",
    r"^Sorte": "Type",
    r"^Renoncer$|« Renoncer »": "Annuler",
    r"^Garder(?! l’encre| dans les ressources)": "Enregistrer",
    r"^Clore|\bclos\b": "Terminer",
    r"^Dévoiler": "Afficher le résultat",
    r"^Au sort$": "Tirage au sort",
    r"encore une fois": "Retaper la phrase",
    r"^Ce numéro est à$|^À qui est": "Attribuer à",
    r"^Indiquer$": "Régler",
    r"[Bb]oîtier": "récepteur, since pupils' clickers are called « boîtiers » too",
    r"ceux qui font|celui qui écrit|n’a rien dit|ce qu’il dit|se laisse": "plain words",
    r"\b[Vv]ous\b|(?<!\b[Aa]ss)(?<!\b[Cc]h)(?<!\b[Nn])ez\b": "the infinitive",
    r"question, laissée": "laissé, since it is the type that is left out",
}
"""Words of the interface that teachers do not use, and what they say."""
RETIRED_ENGLISH = r"^By lot$|by lot|^Tell it$|[Ff]reehand|[Gg]ive up$|^Unfold$|Size of words|^By chance$|all the same$"


def messages(ts: Path) -> dict[tuple[str, str], str]:
    """(source, comment) to translation; empty when there is none."""
    found = {}
    for message in ElementTree.parse(ts).getroot().iter("message"):
        translation = message.find("translation")
        done = translation is not None and translation.get("type") is None
        key = (message.findtext("source") or "", message.findtext("comment") or "")
        found[key] = (translation.text or "") if done and translation is not None else ""
    return found


def test_nothing_is_singular_in_french_and_plural_in_english(translators: QApplication) -> None:
    asked = state(RoundPhase.READY, present=None)
    i18n.install(translators, "fr")
    assert answer_count_message(asked) == "0 réponse"
    i18n.install(translators, "en")
    assert answer_count_message(asked) == "0 answers"
    assert [i18n.is_singular(n) for n in range(3)] == [False, True, False]


def test_english_is_complete_and_up_to_date(tmp_path: Path) -> None:
    """When this fails: `python -m tni.ui.i18n`, then translate what is unfinished in tni/ui/i18n/en.ts."""
    shipped = i18n.FOLDER / "en.ts"
    fresh = Path(shutil.copy(shipped, tmp_path / "en.ts"))
    update(fresh)
    now, before = messages(fresh), messages(shipped)
    assert sorted(now.keys() - before.keys()) == [], "new sentences"
    assert sorted(before.keys() - now.keys()) == [], "sentences no longer used"
    assert sorted(source for (source, _), text in now.items() if not text) == [], "without English"


@pytest.mark.parametrize("word", RETIRED)
def test_no_retired_word_is_in_the_interface(word: str) -> None:
    found = [source for source, _ in messages(i18n.FOLDER / "en.ts") if re.search(word, source)]
    assert not found, f"instead write {RETIRED[word]!r}"


def test_english_has_no_retired_word() -> None:
    assert [text for text in messages(i18n.FOLDER / "en.ts").values() if re.search(RETIRED_ENGLISH, text)] == []


def test_cancelling_and_undoing_are_two_words_in_english(translators: QApplication) -> None:
    i18n.install(translators, "en")
    assert (i18n.tr("Annuler"), i18n.tr("Annuler", "cancel")) == ("Undo", "Cancel")


def test_placeholders_are_the_same_in_both_languages() -> None:
    def fields(text: str) -> list[str]:
        return sorted(field for _, field, _, _ in Formatter().parse(text) if field is not None)

    pairs = messages(i18n.FOLDER / "en.ts").items()
    assert [source for (source, _), text in pairs if text and fields(source) != fields(text)] == []


def test_no_sentence_hides_from_the_list_of_what_is_to_be_translated() -> None:
    """lupdate does not look into f-strings."""
    hidden = re.compile(r"""f(?:"[^"\n]*|'[^'\n]*)\{tr\(""")
    sources = (i18n.FOLDER.parent).rglob("*.py")
    assert [path.name for path in sources if hidden.search(path.read_text("utf-8"))] == []
