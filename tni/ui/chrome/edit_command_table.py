"""Commands on what is on the page, for the table of all commands: edit, arrange, style."""

from __future__ import annotations

from collections.abc import Iterator

from tni.ui.chrome.commands import Command, CommandGroup
from tni.ui.chrome.commands import CommandId as Id
from tni.ui.chrome.style_commands import style_commands
from tni.ui.i18n import tr


def edit_commands() -> Iterator[Command]:
    g = CommandGroup.EDIT
    yield Command(Id.UNDO, g, "undo-2", tr("Annuler"), ("Ctrl+Z",))
    yield Command(Id.REDO, g, "redo-2", tr("Rétablir"), ("Ctrl+Y", "Ctrl+Shift+Z"))
    yield Command(Id.CUT, g, "scissors", tr("Couper"), ("Ctrl+X",))
    yield Command(Id.COPY, g, "copy", tr("Copier"), ("Ctrl+C",))
    yield Command(Id.PASTE, g, "clipboard-paste", tr("Coller"), ("Ctrl+V",))
    yield Command(Id.DUPLICATE, g, "copy-plus", tr("Dupliquer"), ("Ctrl+D",))
    yield Command(
        Id.RETYPE, g, "tni-retype", tr("Recopier l’écriture au clavier"), ("Ctrl+Shift+T",), tr("Recopier"),
        tr("Le texte tapé prend la place de l’encre."),
    )  # fmt: skip
    yield Command(
        Id.MAKE_CONSTRUCTION, g, "tni-construction", tr("Transformer en figure géométrique"), ("Ctrl+Shift+F10",),
        tr("Figure"), tr("Le dessin devient des points, segments et cercles qui restent justes quand on les déplace."),
    )  # fmt: skip
    yield Command(
        Id.FIND_INK, g, "tni-find-ink", tr("Chercher en écrivant"), ("Ctrl+F",), tr("Chercher"),
        tr("Écrire un mot : TNI montre où il est écrit à la main dans la leçon."),
    )  # fmt: skip
    yield Command(Id.DELETE, g, "trash-2", tr("Supprimer"), ("Delete", "Backspace"))
    yield Command(Id.SELECT_ALL, g, "square-dashed", tr("Tout sélectionner"), ("Ctrl+A",), tr("Tout"))
    yield Command(
        Id.CREDIT, g, "tni-credit", tr("Source et licence de la sélection"), ("Alt+Shift+K",), tr("Source et licence"),
        tr("L’auteur et la licence d’une image ou d’un texte pris ailleurs."),
    )  # fmt: skip
    yield Command(
        Id.OPEN_CARD, g, "tni-open-card", tr("Ouvrir le lien ou le son choisi"), ("Alt+O",), tr("Ouvrir la carte"),
        tr("Dans le navigateur ou le lecteur de l’ordinateur."),
    )  # fmt: skip
    yield Command(
        Id.LINK, g, "tni-chain", tr("Lien des mots ou de l’objet choisi"), ("Shift+F2",), tr("Lien"),
        tr("Vers une page de la leçon, une adresse, un fichier ; en tapant un texte : Ctrl+K."),
    )  # fmt: skip
    yield Command(
        Id.KEEP_RESOURCE, g, "tni-keep", tr("Garder dans les ressources"), ("Alt+K",), tr("Mettre de côté"),
        tr("L’image, le son ou le lien choisi, pour d’autres leçons."),
    )  # fmt: skip
    yield Command(
        Id.FILL, g, "tni-fill", tr("Remplir les formes"), ("Ctrl+Shift+F",), tr("Remplir"),
        tr("Les formes sélectionnées, sinon les prochaines."), checkable=True,
    )  # fmt: skip
    yield from _arranging()
    yield from style_commands()


def _arranging() -> Iterator[Command]:
    g = CommandGroup.ARRANGE
    yield Command(Id.FRONT, g, "tni-front", tr("Mettre devant"), ("Ctrl+Up",), tr("Devant"))
    yield Command(Id.BACK, g, "tni-back", tr("Mettre derrière"), ("Ctrl+Down",), tr("Derrière"))
    yield Command(
        Id.LOCK,
        g,
        "lock",
        tr("Verrouiller"),
        ("Ctrl+L",),
        help=tr("Les outils n’y touchent plus."),
        checkable=True,
    )
    yield Command(
        Id.PROPERTIES, g, "tni-properties", tr("Propriétés et calques"), ("Alt+Return",), tr("Propriétés"),
        tr("Place, taille et angle exacts, alignement, ordre des calques."), checkable=True,
    )  # fmt: skip
    yield Command(
        Id.PICTURE, g, "tni-picture-edit", tr("Modifier l’image choisie"), ("Alt+Z",), tr("Modifier l’image"),
        tr("En garder une partie, l’éclaircir, effacer une couleur."),
    )  # fmt: skip
    yield Command(
        Id.STRAIGHTEN, g, "tni-straighten", tr("Redresser une feuille photographiée"), ("Ctrl+Shift+F11",),
        tr("Redresser"),
        tr("L’image choisie : ses quatre coins deviennent droits, comme sur un scan."),
    )  # fmt: skip
    yield Command(
        Id.TURN_ACROSS, g, "tni-turn-across", tr("Retourner de gauche à droite"), ("Ctrl+Shift+Left",),
        tr("Retourner ↔"),
    )  # fmt: skip
    yield Command(
        Id.TURN_DOWN, g, "tni-turn-down", tr("Retourner de haut en bas"), ("Ctrl+Shift+Up",), tr("Retourner ↕")
    )
    yield Command(Id.GROUP, g, "group", tr("Grouper"), ("Ctrl+G",), checkable=True)
    yield Command(
        Id.MOVABLE, g, "tni-movable", tr("Déplaçable par les élèves"), ("Ctrl+Shift+M",), tr("Déplaçable"),
        tr("En enseignant, un élève le déplace avec « Main » ; la gomme n’y touche pas."), checkable=True,
    )  # fmt: skip
