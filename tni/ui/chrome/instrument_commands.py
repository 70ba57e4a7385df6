"""Commands of the instruments: what is shown and hidden, how a class is led, and what is put on the page."""

from __future__ import annotations

from collections.abc import Iterator

from tni.ui.chrome.commands import Command, CommandGroup
from tni.ui.chrome.commands import CommandId as Id
from tni.ui.i18n import tr


def instrument_commands() -> Iterator[Command]:
    """Yield the commands, in display order."""
    yield from _before_the_class()
    yield from _onto_the_page()


def _before_the_class() -> Iterator[Command]:
    i = CommandGroup.INSTRUMENTS
    yield Command(Id.CURTAIN, i, "tni-curtain", tr("Tirer le rideau"), ("Ctrl+R",), tr("Rideau"), checkable=True)
    yield Command(
        Id.SPOTLIGHT, i, "tni-spotlight", tr("Éclairer une partie de la page"), ("Ctrl+F5",), tr("Spot"),
        tr("Le reste est sombre ; un doigt déplace la lumière et règle sa taille."), checkable=True,
    )  # fmt: skip
    yield Command(
        Id.READING_BAND, i, "tni-reading-band", tr("Réglette de lecture"), ("Ctrl+F6",), tr("Réglette"),
        tr("Une bande claire sur un texte, ligne après ligne, du doigt ou par les flèches."), checkable=True,
    )  # fmt: skip
    yield Command(
        Id.MAGNIFIER, i, "tni-magnifier", tr("Loupe sur la page"), ("Ctrl+F7",), tr("Loupe"),
        tr("Grossit deux à quatre fois ce qui est dessous ; on écrit à côté."), checkable=True,
    )  # fmt: skip
    yield Command(Id.STOPWATCH, i, "timer", tr("Chronomètre et minuteur"), ("Ctrl+T",), tr("Chrono"), checkable=True)
    yield Command(
        Id.RANDOM_PUPIL, i, "dices", tr("Tirer un élève au sort"), ("Ctrl+J",), tr("Tirage au sort"), checkable=True
    )
    yield Command(
        Id.GROUPS, i, "tni-groups", tr("Faire des groupes"), ("Ctrl+Shift+F7",), tr("Groupes"),
        tr("Au hasard, avec ceux qui vont ensemble ou pas ; on les change en les glissant."), checkable=True,
    )  # fmt: skip
    yield Command(
        Id.NOISE, i, "tni-noise", tr("Sonomètre : le bruit de la classe"), ("Ctrl+Shift+F8",), tr("Sonomètre"),
        tr("Un visage et une jauge, par le micro. Rien n’est enregistré."), checkable=True,
    )  # fmt: skip


def _onto_the_page() -> Iterator[Command]:
    i = CommandGroup.INSTRUMENTS
    yield Command(Id.CAPTURE, i, "tni-capture", tr("Capturer l’écran sur la page"), ("Ctrl+Shift+C",), tr("Capturer"))
    yield Command(
        Id.CAPTURE_AREA, i, "tni-capture-area", tr("Capturer une zone sur la page"), ("Ctrl+Shift+A",),
        tr("Capturer une zone"), tr("De la page ou de l’écran : l’image vient sur la page."),
    )  # fmt: skip
    yield Command(
        Id.TEXTBOOK, i, "tni-textbook", tr("Exercice du manuel"), ("Alt+Shift+M",), tr("Manuel"),
        tr("Découper dans un PDF, sans l’ajouter à la leçon ; la source est notée."),
    )  # fmt: skip
    yield Command(Id.KEYBOARD, i, "keyboard", tr("Clavier à l’écran"), ("Ctrl+K",), tr("Clavier"), checkable=True)
    yield Command(
        Id.SYMBOLS, i, "tni-resources", tr("Ressources à poser sur la page"), ("Alt+Shift+S",), tr("Ressources"),
        tr("Symboles, et les images, sons et liens que l’on garde."),
    )  # fmt: skip
    yield Command(
        Id.WEB_ACTIVITY, i, "tni-link", tr("Activité en ligne"), ("Ctrl+Alt+W",), tr("En ligne"),
        tr("PhET, GeoGebra, MathALÉA… : une carte sur la page, qui s’ouvre dans le navigateur."),
    )  # fmt: skip
    yield Command(
        Id.ITEMS, i, "tni-items", tr("Objets à manipuler"), ("Alt+Shift+H",),
        tr("Tous les objets"),
        tr("Horloge à aiguilles… : on les pose sur la page, on les tourne, on les règle."),
    )  # fmt: skip
    yield Command(
        Id.FIND_PICTURE, i, "tni-find-picture", tr("Chercher une image sur l’ordinateur"), ("Ctrl+F2",),
        tr("Chercher une image"), tr("Dans Images, Bureau, Téléchargements, les clés : par mots, avec des vignettes."),
    )  # fmt: skip
    yield Command(
        Id.MEDIA, i, "tni-media", tr("Ajouter un son ou un film"), ("Shift+F8",), tr("Son, film"),
        tr("Le fichier va dans la leçon ; on écrit par-dessus l’image."),
    )  # fmt: skip
    yield Command(
        Id.RECORD_SOUND, i, "tni-record", tr("Enregistrer au micro"), ("Ctrl+F8",), tr("Enregistrer un son"),
        tr("Le son vient sur la page. Rien ne s’enregistre avant d’avoir appuyé."), checkable=True,
    )  # fmt: skip
    yield Command(
        Id.CAMERA, i, "tni-camera", tr("Caméra ou visualiseur sur la page"), ("Alt+Shift+F8",), tr("Caméra"),
        tr("On écrit sur l’image ; rien n’est filmé avant « Démarrer », aucun film n’est gardé."),
    )  # fmt: skip
