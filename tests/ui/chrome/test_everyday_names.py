"""Tests that teachers find commands in the drawer by the words that they would type, in French and in English, with
accents or without, in the plural, and with one typing error."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tni.ui.chrome.command_search import CommandSearch, WordSearch
from tni.ui.chrome.command_table import command_table
from tni.ui.chrome.commands import CommandId as Id
from tni.ui.i18n import FOLDER, read_ts

FIRST = 3
"""Number of tiles among which the wanted one is."""

FRENCH = {
    "crayon": Id.PEN,
    "stylos": Id.PEN,
    "écrire": Id.PEN,
    "ecrire": Id.PEN,
    "encre": Id.PEN,
    "stilo": Id.PEN,
    "marqueur": Id.FELT,
    "velleda": Id.FELT,
    "feutres": Id.FELT,
    "craies": Id.CHALK,
    "fluo": Id.HIGHLIGHTER,
    "stabilo": Id.HIGHLIGHTER,
    "surligner en jaune": Id.HIGHLIGHTER,
    "gome": Id.ERASE_STROKES,
    "effacer": Id.ERASE_STROKES,
    "tout effacer": Id.ERASE_INK,
    "efacer tout": Id.ERASE_INK,
    "vider la page": Id.ERASE_INK,
    "nettoyer le tableau": Id.ERASE_INK,
    "déplacer un objet": Id.SELECT,
    "entourer": Id.LASSO,
    "taper au clavier": Id.TEXT,
    "formule": Id.TEXT,
    "powerpoint": Id.OPEN,
    "rapport": Id.CONVERSION_REPORT,
    "texte": Id.TEXT,
    "photo": Id.IMAGE,
    "insérer une image": Id.IMAGE,
    "inserer image": Id.IMAGE,
    "images": Id.IMAGE,
    "laser": Id.LASER,
    "pointeur": Id.LASER,
    "règle": Id.LINE,
    "tracer une ligne": Id.LINE,
    "flèche": Id.ARROW,
    "fleches": Id.ARROW,
    "carré": Id.RECTANGLE,
    "rond": Id.ELLIPSE,
    "cercles": Id.ELLIPSE,
    "triangle": Id.TRIANGLE,
    "formes géométriques": Id.SKETCH,
    "annuler": Id.UNDO,
    "revenir en arrière": Id.UNDO,
    "retour en arriere": Id.UNDO,
    "refaire": Id.REDO,
    "copier coller": Id.PASTE,
    "dupliquer": Id.DUPLICATE,
    "reconnaissance d’écriture": Id.RETYPE,
    "corbeille": Id.DELETE,
    "premier plan": Id.FRONT,
    "arrière-plan": Id.BACK,
    "cadenas": Id.LOCK,
    "bloquer une image": Id.LOCK,
    "dégrouper": Id.GROUP,
    "remplissage": Id.FILL,
    "colorier": Id.FILL,
    "nouvelle page": Id.ADD_PAGE,
    "page blanche": Id.ADD_PAGE,
    "ajouter une diapo": Id.ADD_PAGE,
    "supprimer une page": Id.DELETE_PAGE,
    "vignettes": Id.PAGE_PANEL,
    "sommaire": Id.PAGE_PANEL,
    "tableau noir": Id.PAPER_BLACK,
    "fond noir": Id.PAPER_BLACK,
    "petits carreaux": Id.RULING_SQUARED,
    "quadrillages": Id.RULING_SQUARED,
    "grands carreaux": Id.RULING_SEYES,
    "seyes": Id.RULING_SEYES,
    "lignes d’écriture": Id.RULING_SEYES,
    "papier pointé": Id.RULING_DOTTED,
    "feuille a4": Id.FORMAT_A4,
    "paysage": Id.FORMAT_A4_LANDSCAPE,
    "page infinie": Id.FORMAT_ENDLESS,
    "rideau": Id.CURTAIN,
    "cache": Id.CURTAIN,
    "cacher": Id.CURTAIN,
    "chronomètre": Id.STOPWATCH,
    "chronometre": Id.STOPWATCH,
    "minuteur": Id.STOPWATCH,
    "mettre un minuteur": Id.STOPWATCH,
    "sablier": Id.STOPWATCH,
    "timer": Id.STOPWATCH,
    "dé": Id.RANDOM_PUPIL,
    "dés": Id.RANDOM_PUPIL,
    "lancer un dé": Id.RANDOM_PUPIL,
    "tirer au sort": Id.RANDOM_PUPIL,
    "élève au hasard": Id.RANDOM_PUPIL,
    "eleve au hazard": Id.RANDOM_PUPIL,
    "qui interroger": Id.RANDOM_PUPIL,
    "capture d’écran": Id.CAPTURE,
    "copie d’ecran": Id.CAPTURE,
    "découper une zone": Id.CAPTURE_AREA,
    "clavier virtuel": Id.KEYBOARD,
    "sondage": Id.ASK,
    "faire voter": Id.ASK,
    "vrai ou faux": Id.ASK_TRUE_FALSE,
    "oui non": Id.ASK_TRUE_FALSE,
    "arrêter le vote": Id.CLOSE_VOTE,
    "histogramme": Id.REVEAL,
    "voir les réponses": Id.REVEAL,
    "ranger le vote": Id.PUT_VOTE_AWAY,
    "banque de questions": Id.QUESTIONS,
    "moodle": Id.QUESTIONS,
    "qcm": Id.QUESTIONS,
    "quiz": Id.QUESTIONS,
    "téléphone": Id.PHONES,
    "telephones": Id.PHONES,
    "qr code": Id.PHONES,
    "notes des élèves": Id.RESULTS,
    "résultats": Id.RESULTS,
    "liste de classe": Id.CLASSES,
    "listes d’élèves": Id.CLASSES,
    "pronote": Id.CLASSES,
    "ajouter un élève": Id.CLASSES,
    "boîtiers": Id.CLASSES,
    "cartes": Id.CLASSES,
    "commencer le cours": Id.START_SEANCE,
    "séance": Id.START_SEANCE,
    "fin du cours": Id.END_SEANCE,
    "devoirs": Id.PAST_SEANCES,
    "cahier de texte": Id.PAST_SEANCES,
    "cahier de textes": Id.PAST_SEANCES,
    "reprendre": Id.RESUME,
    "nouveau": Id.NEW,
    "nouvelle leçon": Id.NEW,
    "ouvrir un fichier": Id.OPEN,
    "exemples": Id.EXAMPLE,
    "s’entraîner": Id.PRACTICE,
    "pdf": Id.IMPORT_PDF,
    "importer un pdf": Id.IMPORT_PDF,
    "enregistrer sous": Id.EXPORT_PDF,
    "exporter en pdf": Id.EXPORT_PDF,
    "imprimante": Id.PRINT,
    "imprimmer": Id.PRINT,
    "envoyer par mail": Id.SHARE,
    "partager": Id.SHARE,
    "écran noir": Id.HIDE_BOARD,
    "masquer le tableau": Id.HIDE_BOARD,
    "télécommande": Id.REMOTE,
    "deuxième écran": Id.TEACHER_WINDOW,
    "vidéoprojecteur": Id.PROJECTOR,
    "videoprojecteurs": Id.PROJECTOR,
    "allumer le vidéoprojecteur": Id.PROJECTOR,
    "figer": Id.FREEZE,
    "arrêt sur image": Id.FREEZE,
    "étalonner": Id.CALIBRATE,
    "stylo décalé": Id.CALIBRATE,
    "plein écran": Id.FULL_SCREEN,
    "plein ecrans": Id.FULL_SCREEN,
    "zoom": Id.ZOOM_IN,
    "zoomer": Id.ZOOM_IN,
    "loupe": Id.ZOOM_IN,
    "gaucher": Id.BAR_LEFT,
    "langue": Id.SETTINGS,
    "mettre en anglais": Id.SETTINGS,
    "paramètres": Id.SETTINGS,
    "options": Id.SETTINGS,
    "mode d’emploi": Id.HELP,
    "comment faire": Id.HELP,
    "tutoriel": Id.HELP,
    "raccourcis clavier": Id.SHORTCUTS,
    "quitter": Id.QUIT,
    "fermer le logiciel": Id.QUIT,
    "étiquettes à trier": Id.MOVABLE,
    "mettre en gras": Id.BOLD,
    "gras": Id.BOLD,
    "italique": Id.ITALIC,
    "écriture attachée": Id.CURSIVE,
    "souligner": Id.UNDERLINE,
    "barrer": Id.STRIKE,
    "exposant": Id.SUPERSCRIPT,
    "indice": Id.SUBSCRIPT,
    "liste à puces": Id.BULLETS,
    "liste numérotée": Id.NUMBERS,
    "pointillés": Id.LINE_DOTTED,
    "tirets": Id.LINE_DASHED,
    "centrer le texte": Id.ALIGN_CENTRE,
    "aligner a droite": Id.ALIGN_RIGHT,
    "les élèves peuvent bouger": Id.MOVABLE,
}

ENGLISH = {
    "pencil": Id.PEN,
    "draw": Id.PEN,
    "markers": Id.FELT,
    "highlight": Id.HIGHLIGHTER,
    "highlihter": Id.HIGHLIGHTER,
    "rubber": Id.ERASE_STROKES,
    "eraser": Id.ERASE_STROKES,
    "clear page": Id.ERASE_INK,
    "erase everything": Id.ERASE_INK,
    "move an object": Id.SELECT,
    "text box": Id.TEXT,
    "insert picture": Id.IMAGE,
    "pictures": Id.IMAGE,
    "laser pointer": Id.LASER,
    "ruler": Id.LINE,
    "arrows": Id.ARROW,
    "square": Id.RECTANGLE,
    "circle": Id.ELLIPSE,
    "shapes": Id.RECTANGLE,
    "undo": Id.UNDO,
    "go back": Id.UNDO,
    "bin": Id.DELETE,
    "padlock": Id.LOCK,
    "new page": Id.ADD_PAGE,
    "new slide": Id.ADD_PAGE,
    "delete page": Id.DELETE_PAGE,
    "thumbnails": Id.PAGE_PANEL,
    "blackboard": Id.PAPER_BLACK,
    "grid": Id.RULING_SQUARED,
    "graph paper": Id.RULING_SQUARED,
    "lined paper": Id.RULING_SEYES,
    "curtain": Id.CURTAIN,
    "screen shade": Id.CURTAIN,
    "countdown": Id.STOPWATCH,
    "stop watch": Id.STOPWATCH,
    "clock": Id.STOPWATCH,
    "dice": Id.RANDOM_PUPIL,
    "random student": Id.RANDOM_PUPIL,
    "pick a pupil": Id.RANDOM_PUPIL,
    "name picker": Id.RANDOM_PUPIL,
    "screenshot": Id.CAPTURE,
    "screen shot": Id.CAPTURE,
    "snip": Id.CAPTURE_AREA,
    "poll": Id.ASK,
    "true or false": Id.ASK_TRUE_FALSE,
    "show the result": Id.REVEAL,
    "question bank": Id.QUESTIONS,
    "kahoot": Id.QUESTIONS,
    "phones": Id.PHONES,
    "tablets": Id.PHONES,
    "marks": Id.RESULTS,
    "class list": Id.CLASSES,
    "students": Id.CLASSES,
    "clickers": Id.CLASSES,
    "start lesson": Id.START_SEANCE,
    "homework": Id.PAST_SEANCES,
    "save": Id.EXPORT_PDF,
    "open file": Id.OPEN,
    "import a pdf": Id.IMPORT_PDF,
    "printer": Id.PRINT,
    "email": Id.SHARE,
    "black screen": Id.HIDE_BOARD,
    "second screen": Id.TEACHER_WINDOW,
    "projecter": Id.PROJECTOR,
    "freeze": Id.FREEZE,
    "calibrate": Id.CALIBRATE,
    "full screen": Id.FULL_SCREEN,
    "fullscreen": Id.FULL_SCREEN,
    "magnifier": Id.ZOOM_IN,
    "left handed": Id.BAR_LEFT,
    "language": Id.SETTINGS,
    "preferences": Id.SETTINGS,
    "help": Id.HELP,
    "tutorial": Id.TOUR,
    "keyboard shortcuts": Id.SHORTCUTS,
    "exit": Id.QUIT,
    "pupils move labels": Id.MOVABLE,
    "bold": Id.BOLD,
    "italics": Id.ITALIC,
    "underline": Id.UNDERLINE,
    "bullet list": Id.BULLETS,
    "dashed line": Id.LINE_DASHED,
    "center text": Id.ALIGN_CENTRE,
}


def searches() -> dict[str, CommandSearch]:
    """Return the search in the commands of the French and of the English interface."""
    english = {source: text for (source, _), text in read_ts(FOLDER / "en.ts").items()}
    french = command_table()
    translated = [replace(c, text=english.get(c.text, c.text), short=english.get(c.short, c.short)) for c in french]
    return {"fr": CommandSearch(french), "en": CommandSearch(translated)}


@pytest.fixture(scope="module", params=["fr", "en"])
def search(request: pytest.FixtureRequest) -> CommandSearch:
    return searches()[request.param]


@pytest.mark.parametrize(("typed", "command"), [*FRENCH.items(), *ENGLISH.items()])
def test_the_command_is_among_the_first(search: CommandSearch, typed: str, command: Id) -> None:
    assert command in search.find(typed)[:FIRST], typed


def test_a_die_finds_the_random_draw_first(search: CommandSearch) -> None:
    assert search.find("dé")[0] is Id.RANDOM_PUPIL


def test_whole_words_weigh_over_beginnings() -> None:
    search = WordSearch({"begins": ("Papiers peints", ""), "whole": ("Fond", "papier")})
    assert search.find("papier")[:1] == ["begins"], "a plural is the same word"
    search = WordSearch({"begins": ("Papierosa", ""), "whole": ("Fond", "papier")})
    assert search.find("papier") == ["whole", "begins"]


def test_a_verb_is_found_by_its_noun() -> None:
    search = WordSearch({"other": ("Deux écrans", "vote"), "name": ("Voter", "")})
    assert search.find("vote") == ["name", "other"]


def test_what_fits_most_words_is_found_when_nothing_fits_all() -> None:
    search = WordSearch({"one": ("Chrono", "temps"), "other": ("Rideau", "cacher")})
    assert search.find("lancer chrono") == ["one"]
    assert search.find("lancer petit chrono") == [], "less than half of the words"


def test_weak_verbs_are_left_out_when_nothing_fits_with_them() -> None:
    search = WordSearch({"one": ("Rideau", "mettre"), "other": ("Rideau", "cacher")})
    assert search.find("mettre rideau") == ["one"]
    assert search.find("faire rideau") == ["one", "other"]
