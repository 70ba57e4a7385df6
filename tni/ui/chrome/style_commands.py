"""Commands of styles in the table of commands: lines of shapes, letters, lists and alignment of text."""

from __future__ import annotations

from collections.abc import Iterator

from tni.ui.chrome.commands import Command, CommandGroup
from tni.ui.chrome.commands import CommandId as Id
from tni.ui.i18n import tr


def style_commands() -> Iterator[Command]:
    g = CommandGroup.EDIT
    line, align = "line", "align"
    yield Command(Id.LINE_SOLID, g, "tni-line-solid", tr("Trait continu"), ("Alt+Shift+N",), tr("Continu"), one_of=line)
    yield Command(
        Id.LINE_DASHED, g, "tni-line-dashed", tr("Trait en tirets"), ("Alt+Shift+I",), tr("Tirets"),
        tr("Les formes sélectionnées, sinon les prochaines."), one_of=line,
    )  # fmt: skip
    yield Command(
        Id.LINE_DOTTED, g, "tni-line-dotted", tr("Trait en pointillés"), ("Alt+Shift+O",), tr("Pointillés"),
        tr("Les formes sélectionnées, sinon les prochaines."), one_of=line,
    )  # fmt: skip
    yield Command(Id.BOLD, g, "tni-bold", tr("Texte en gras"), ("Ctrl+B",), tr("Gras"), checkable=True)
    yield from _parts()
    yield Command(
        Id.ALIGN_LEFT, g, "tni-align-left", tr("Aligner à gauche"), ("Alt+Shift+L",), tr("À gauche"), one_of=align
    )
    yield Command(
        Id.ALIGN_CENTRE, g, "tni-align-centre", tr("Centrer le texte"), ("Alt+Shift+E",), tr("Centré"), one_of=align
    )
    yield Command(
        Id.ALIGN_RIGHT, g, "tni-align-right", tr("Aligner à droite"), ("Alt+Shift+R",), tr("À droite"), one_of=align
    )


def _parts() -> Iterator[Command]:
    g = CommandGroup.EDIT
    parts = tr("Les lettres choisies, sinon tout le texte.")
    lines = tr("Les lignes choisies, sinon tout le texte ; Tab et Maj+Tab changent de niveau.")
    for command, icon, text, key, label, help_ in (
        (Id.ITALIC, "tni-italic", tr("Texte en italique"), "Alt+Shift+Y", tr("Italique"), parts),
        (Id.UNDERLINE, "tni-underline", tr("Texte souligné"), "Ctrl+U", tr("Souligné"), parts),
        (Id.STRIKE, "tni-strike", tr("Texte barré"), "Ctrl+Shift+F5", tr("Barré"), parts),
        (Id.SUPERSCRIPT, "tni-superscript", tr("Mettre en exposant"), "Alt+Shift+Up", tr("Exposant"), parts),
        (Id.SUBSCRIPT, "tni-subscript", tr("Mettre en indice"), "Alt+Shift+Down", tr("Indice"), parts),
        (Id.BULLETS, "tni-bullets", tr("Liste à puces"), "Alt+U", tr("Puces"), lines),
        (Id.NUMBERS, "tni-numbers", tr("Liste numérotée"), "Ctrl+Shift+F12", tr("Numéros"), lines),
        (Id.LETTERED, "tni-lettered", tr("Liste avec des lettres"), "Alt+Shift+W", tr("Lettres"), lines),
    ):
        yield Command(command, g, icon, text, (key,), label, help_, checkable=True)
    yield Command(
        Id.CURSIVE, g, "tni-cursive", tr("Écriture cursive"), ("Alt+Y",), tr("Cursive"),
        tr("L’écriture attachée de l’école ; sur une page Séyès, elle se pose sur les lignes."), checkable=True,
    )  # fmt: skip
    yield Command(
        Id.TABLE, g, "tni-table", tr("Tableau de cases : insérer, lignes, colonnes"), ("Ctrl+F12",),
        tr("Tableau de cases"), tr("Tab passe d’une case à l’autre ; un tableau choisi gagne ou perd des lignes."),
    )  # fmt: skip
    yield Command(
        Id.FORMULA, g, "tni-formula", tr("Composer une formule, ou modifier celle qui est choisie"), ("Alt+=",),
        tr("Formule"), tr("Une palette de maths, de physique et de chimie ; le LaTeX reste à côté."),
    )  # fmt: skip
    yield Command(
        Id.READ_ALOUD, g, "tni-read-aloud", tr("Lire le texte à voix haute"), ("Ctrl+Shift+F9",),
        tr("Lire à voix haute"),
        tr("Les lettres choisies, le texte choisi, sinon la page. Encore une fois : se taire."), checkable=True,
    )  # fmt: skip
    yield Command(Id.INDENT, g, "tni-indent", tr("Décaler vers la droite"), ("Alt+Shift+Right",), tr("Décaler"))
    yield Command(Id.OUTDENT, g, "tni-outdent", tr("Décaler vers la gauche"), ("Alt+Shift+Left",), tr("Revenir"))
