"""Table of all commands: group, icon, text, shortcuts and help of each, in the interface's language.

No shortcut is a bare letter or sign: text typed while a pen is in hand must do nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from tni.ui.chrome.acting_commands import acting_commands
from tni.ui.chrome.commands import Command, CommandGroup
from tni.ui.chrome.commands import CommandId as Id
from tni.ui.chrome.edit_command_table import edit_commands
from tni.ui.chrome.instrument_commands import instrument_commands
from tni.ui.i18n import tr


def group_names() -> dict[CommandGroup, str]:
    """Return the groups' headings, in display order."""
    return {
        CommandGroup.TOOLS: tr("Outils"),
        CommandGroup.SHAPES: tr("Formes"),
        CommandGroup.EDIT: tr("Édition"),
        CommandGroup.ARRANGE: tr("Disposition"),
        CommandGroup.PAGES: tr("Pages"),
        CommandGroup.PAPER: tr("Fond de page"),
        CommandGroup.INSTRUMENTS: tr("Instruments"),
        CommandGroup.VOTE: tr("Vote"),
        CommandGroup.SEANCE: tr("Séance"),
        CommandGroup.LESSON: tr("Leçon"),
        CommandGroup.VIEW: tr("Affichage"),
    }


def _tools() -> Iterator[Command]:
    one_of = "tool"
    t = CommandGroup.TOOLS
    yield Command(Id.PEN, t, "pen", tr("Écrire au stylo fin"), ("Alt+P",), tr("Stylo fin"), one_of=one_of)
    yield Command(Id.FELT, t, "tni-felt", tr("Écrire au feutre"), ("Alt+Shift+P",), tr("Feutre"), one_of=one_of)
    yield Command(Id.CHALK, t, "tni-chalk", tr("Écrire à la craie"), ("Alt+Shift+C",), tr("Craie"), one_of=one_of)
    yield Command(Id.HIGHLIGHTER, t, "highlighter", tr("Surligner"), ("Alt+S",), tr("Surligneur"), one_of=one_of)
    yield Command(
        Id.ERASE_STROKES, t, "eraser", tr("Gommer des traits entiers"), ("Alt+G",), tr("Gomme"), one_of=one_of
    )
    yield Command(
        Id.ERASE_AREA, t, "tni-eraser-area", tr("Gommer une zone"), ("Alt+Shift+G",), tr("Gomme fine"), one_of=one_of
    )
    yield Command(
        Id.ERASE_INK, t, "tni-erase-ink", tr("Effacer l’encre de la page"), ("Alt+Delete",),
        tr("Toute l’encre"), tr("En enseignant, la leçon préparée reste ; « Annuler » rend l’encre."),
    )  # fmt: skip
    yield Command(Id.SELECT, t, "tni-select", tr("Sélectionner"), ("Alt+V",), tr("Sélection"), one_of=one_of)
    yield Command(Id.LASSO, t, "tni-lasso", tr("Sélectionner au lasso"), ("Alt+Shift+V",), tr("Lasso"), one_of=one_of)
    yield Command(Id.TEXT, t, "type", tr("Écrire du texte au clavier"), ("Alt+T",), tr("Texte"), one_of=one_of)
    yield Command(Id.IMAGE, t, "image", tr("Ajouter une image"), ("Alt+I",), tr("Image"))
    yield Command(Id.LASER, t, "tni-laser", tr("Montrer au pointeur"), ("Alt+X",), tr("Pointeur"), one_of=one_of)
    yield Command(
        Id.HAND, t, "hand", tr("Déplacer la page"), ("Alt+M",), tr("Main"), tr("Deux doigts agrandissent."),
        one_of=one_of,
    )  # fmt: skip
    yield Command(
        Id.CORRECT, t, "tni-correct", tr("Corriger une copie avec mes codes"), ("Ctrl+F9",), tr("Corriger"),
        tr("Toucher pour poser un code, tracer pour souligner ou entourer."), one_of=one_of,
    )  # fmt: skip
    yield Command(
        Id.RETURN_COPY, t, "tni-return-copy", tr("Rendre la copie corrigée"), ("Ctrl+F3",), tr("Rendre la copie"),
        tr("En PDF, avec la légende des codes ; une pile donne un fichier par copie."),
    )  # fmt: skip
    s = CommandGroup.SHAPES
    yield Command(Id.LINE, s, "minus", tr("Tracer un segment"), ("Alt+L",), tr("Segment"), one_of=one_of)
    yield Command(Id.ARROW, s, "move-up-right", tr("Tracer une flèche"), ("Alt+F",), tr("Flèche"), one_of=one_of)
    yield Command(
        Id.RECTANGLE,
        s,
        "rectangle-horizontal",
        tr("Tracer un rectangle"),
        ("Alt+R",),
        tr("Rectangle"),
        one_of=one_of,
    )
    yield Command(Id.ELLIPSE, s, "circle", tr("Tracer une ellipse"), ("Alt+E",), tr("Ellipse"), one_of=one_of)
    yield Command(
        Id.TRIANGLE, s, "tni-triangle", tr("Tracer un triangle"), ("Alt+Shift+T",), tr("Triangle"), one_of=one_of
    )
    yield Command(
        Id.SKETCH, s, "tni-sketch", tr("Reconnaître les formes"), ("Alt+A",), "",
        tr("Le trait tracé devient une forme nette."), one_of=one_of,
    )  # fmt: skip


def _pages() -> Iterator[Command]:
    g = CommandGroup.PAGES
    yield Command(Id.PREVIOUS_PAGE, g, "chevron-left", tr("Page précédente"), ("PgUp",), tr("Précédente"))
    yield Command(Id.NEXT_PAGE, g, "chevron-right", tr("Page suivante"), ("PgDown",), tr("Suivante"))
    yield Command(Id.ADD_PAGE, g, "file-plus", tr("Ajouter une page"), ("Ctrl+M",), tr("Ajouter"))
    yield Command(Id.DUPLICATE_PAGE, g, "copy-plus", tr("Dupliquer la page"), ("Ctrl+Shift+D",), tr("Dupliquer"))
    yield Command(Id.DELETE_PAGE, g, "trash-2", tr("Supprimer la page"), ("Ctrl+Shift+Delete",), tr("Supprimer"))
    yield Command(
        Id.PAGE_PANEL, g, "gallery-thumbnails", tr("Voir toutes les pages"), ("F4",), tr("Pages"), checkable=True
    )
    yield Command(
        Id.VERSIONS, g, "tni-versions", tr("Autres versions de cette page"), ("Ctrl+Shift+V",), tr("Autres versions"),
        tr("Les pages qui lui ressemblent, dans toutes les leçons."),
    )  # fmt: skip
    yield Command(
        Id.TEMPLATE_PAGE, g, "tni-template", tr("Nouvelle page, papier ou modèle"), ("Shift+F5",), tr("Autre page"),
        tr("Une page blanche, quadrillée, ou celle d’un modèle."),
    )  # fmt: skip
    yield Command(
        Id.MASTERS, g, "tni-master", tr("Fonds communs"), ("Shift+F11",), tr("Fond commun"),
        tr("Titre, logo ou cadre qui se voit sous plusieurs pages, modifié en un seul endroit."),
    )  # fmt: skip
    yield Command(
        Id.GUIDES, g, "tni-guides", tr("Repères"), ("Shift+F12",),
        help=tr("Des lignes pour aligner, que les élèves ne voient pas."),
    )  # fmt: skip
    p = CommandGroup.PAPER
    yield Command(Id.PAPER_WHITE, p, "tni-paper-white", tr("Fond blanc"), short=tr("Blanc"), one_of="paper")
    yield Command(Id.PAPER_SOFT, p, "tni-paper-soft", tr("Fond doux"), short=tr("Doux"), one_of="paper")
    yield Command(Id.PAPER_BLACK, p, "tni-paper-black", tr("Tableau noir"), short=tr("Noir"), one_of="paper")
    yield Command(Id.RULING_BLANK, p, "tni-blank", tr("Page unie"), short=tr("Uni"), one_of="ruling")
    yield Command(Id.RULING_SQUARED, p, "tni-squared", tr("Quadrillage"), one_of="ruling")
    yield Command(Id.RULING_SEYES, p, "tni-seyes", tr("Grands carreaux (Séyès)"), short=tr("Séyès"), one_of="ruling")
    yield Command(Id.RULING_DOTTED, p, "tni-dotted", tr("Points"), one_of="ruling")
    yield Command(
        Id.RULING_MORE, p, "tni-more-papers", tr("Autres papiers : CP, millimétré, portées, repère…"),
        short=tr("Autres papiers"), one_of="ruling",
    )  # fmt: skip
    yield Command(Id.FORMAT_16_9, p, "tni-format-wide", tr("Page 16:9"), one_of="format")
    yield Command(Id.FORMAT_4_3, p, "tni-format-43", tr("Page 4:3"), one_of="format")
    yield Command(Id.FORMAT_A4, p, "tni-format-portrait", tr("Page A4"), one_of="format")
    yield Command(
        Id.FORMAT_A4_LANDSCAPE, p, "tni-format-landscape", tr("Page A4 paysage"), short=tr("A4 paysage"),
        one_of="format",
    )  # fmt: skip
    yield Command(
        Id.FORMAT_ENDLESS, p, "tni-format-endless", tr("Page sans fin"), short=tr("Sans fin"), one_of="format"
    )


def _voting() -> Iterator[Command]:
    v = CommandGroup.VOTE
    yield Command(Id.ASK, v, "tni-vote", tr("Faire voter (A à D)"), ("Alt+Q",), tr("Faire voter"))
    yield Command(
        Id.ASK_TRUE_FALSE, v, "tni-true-false", tr("Faire voter vrai ou faux"), ("Alt+Shift+Q",), tr("Vrai, faux")
    )
    yield Command(Id.CLOSE_VOTE, v, "circle-stop", tr("Terminer le vote"), ("Alt+C",), tr("Terminer le vote"))
    yield Command(Id.REVEAL, v, "chart-column", tr("Afficher le résultat"), ("Alt+D",), tr("Afficher le résultat"))
    yield Command(Id.PUT_VOTE_AWAY, v, "x", tr("Ranger le vote"), ("Ctrl+Shift+W",))
    yield Command(
        Id.RESULTS, v, "tni-results", tr("Résultats par élève"), ("Ctrl+Shift+R",), tr("Résultats"),
        tr("Pour l’enseignant : s’ouvre par un appui long."), private=True,
    )  # fmt: skip
    yield Command(
        Id.QUESTIONS, v, "tni-questions", tr("Mes questions"), ("Ctrl+Shift+B",), tr("Questions"),
        tr("Importer des questions, les poser. Pour l’enseignant : s’ouvre par un appui long."), private=True,
    )  # fmt: skip
    yield Command(Id.PREVIOUS_QUESTION, v, "chevron-left", tr("Question précédente"), ("Ctrl+PgUp",), tr("Avant"))
    yield Command(Id.NEXT_QUESTION, v, "chevron-right", tr("Question suivante"), ("Ctrl+PgDown",), tr("Après"))
    yield Command(Id.PHONES, v, "tni-phones", tr("Téléphones et tablettes"), ("Ctrl+Shift+Q",), tr("Téléphones"))


def _seances() -> Iterator[Command]:
    s = CommandGroup.SEANCE
    yield Command(
        Id.TEACH, s, "tni-teach", tr("Enseigner sans toucher à la leçon préparée"), ("F3",), tr("Enseigner"),
        tr("Sinon « Préparer » : tout va dans la leçon."), checkable=True,
    )  # fmt: skip
    yield Command(Id.START_SEANCE, s, "tni-seance", tr("Commencer une séance"), ("Ctrl+Return",), tr("Commencer"))
    yield Command(Id.RESUME, s, "history", tr("Reprendre le cours"), ("Ctrl+Shift+Return",), tr("Reprendre"))
    yield Command(Id.END_SEANCE, s, "notebook-pen", tr("Terminer la séance"), ("Ctrl+E",), tr("Terminer"))
    yield Command(
        Id.PAST_SEANCES, s, "tni-past-seances", tr("Séances passées et cahier de textes"), ("Ctrl+Shift+H",),
        tr("Séances passées"),
    )  # fmt: skip
    yield Command(
        Id.OUTBOX, s, "tni-outbox", tr("Envois vers l’ENT"), ("Alt+Shift+D",), tr("Envois"),
        tr("Ce qui est parti, ce qui attend et ce qui est à vérifier."),
    )  # fmt: skip
    yield Command(
        Id.ENT_ACCOUNTS, s, "tni-accounts", tr("Comptes pour le cahier de textes"), ("Alt+Shift+A",), tr("Comptes"),
        tr("ENT, Moodle, Nuage, agenda ou dossier où envoyer les séances, et à quelles heures."),
    )  # fmt: skip
    yield Command(
        Id.CLASSES, s, "users-round", tr("Classes et élèves"), ("Ctrl+Shift+L",), tr("Classes et élèves"),
        tr("Pour l’enseignant : s’ouvre par un appui long."), private=True,
    )  # fmt: skip


def _lesson() -> Iterator[Command]:
    g = CommandGroup.LESSON
    yield Command(
        Id.HOME, g, "tni-home", tr("Mes leçons"), ("Ctrl+H",), tr("Accueil"),
        tr("Toutes les leçons en images : ouvrir, chercher, ranger."),
    )  # fmt: skip
    yield Command(
        Id.YEAR, g, "tni-year", tr("Mon année"), ("Ctrl+Shift+Y",), tr("Mon année"),
        tr("Les séquences et les leçons de chaque classe, semaine par semaine."),
    )  # fmt: skip
    yield Command(Id.NEW, g, "file", tr("Nouvelle leçon"), ("Ctrl+N",), tr("Nouvelle"))
    yield Command(Id.OPEN, g, "folder-open", tr("Ouvrir une leçon"), ("Ctrl+O",), tr("Ouvrir"))
    yield Command(
        Id.RENAME, g, "tni-rename", tr("Renommer la leçon"), ("Ctrl+Shift+F2",), tr("Renommer"),
        tr("Le fichier prend le même nom."),
    )  # fmt: skip
    yield Command(
        Id.EXAMPLE, g, "tni-example", tr("Ouvrir un exemple"), ("Ctrl+Shift+O",), tr("Exemple"),
        tr("Une copie personnelle d’une leçon fournie avec TNI."),
    )  # fmt: skip
    yield Command(
        Id.TEMPLATE_LESSON, g, "tni-template", tr("Nouvelle leçon à partir d’un modèle"), ("Ctrl+Shift+F6",),
        tr("D’un modèle"), tr("Une copie d’un modèle, à remplir."),
    )  # fmt: skip
    yield Command(
        Id.SAVE_TEMPLATE, g, "tni-template-save", tr("Enregistrer comme modèle"), ("Shift+F6",),
        tr("Faire un modèle"), tr("De la leçon, ou de cette page."),
    )  # fmt: skip
    yield Command(
        Id.PRACTICE, g, "tni-practice", tr("Leçon d’entraînement"), ("Ctrl+Shift+F1",), tr("S’entraîner"),
        tr("Cinq pages pour essayer, sans rien risquer."),
    )  # fmt: skip
    yield Command(
        Id.PLAN, g, "tni-plan", tr("Plan de la leçon"), ("Ctrl+Shift+P",), tr("Plan"),
        tr("Objectifs, phases, devoirs. Devant la classe, s’ouvre par un appui long."), private=True,
    )  # fmt: skip
    yield Command(
        Id.SPELLING, g, "tni-spelling", tr("Vérifier l’orthographe de la leçon"), ("Shift+F7",), tr("Orthographe"),
        tr("Les mots inconnus de toutes les pages, et par quoi les remplacer. Jamais devant la classe."),
    )  # fmt: skip
    yield Command(
        Id.CURRICULUM, g, "tni-lesson-card", tr("Fiche de la leçon"), ("Ctrl+Shift+N",), tr("Fiche", "lesson"),
        tr("Niveau, matière, séquence, auteur, licence."),
    )  # fmt: skip
    yield Command(
        Id.HISTORY, g, "tni-history", tr("Historique de la leçon"), ("Ctrl+Shift+J",), tr("Historique"),
        tr("Revoir une version d’avant, la comparer, reprendre une page ou tout."),
    )  # fmt: skip
    yield Command(
        Id.BACKUPS, g, "tni-backups", tr("Sauvegardes des leçons"), ("Ctrl+Shift+U",), tr("Sauvegardes"),
        tr("Sur une clé ou un serveur ; vérifier et réparer la bibliothèque."),
    )  # fmt: skip
    yield Command(Id.IMPORT_PDF, g, "file-input", tr("Importer un PDF"), ("Ctrl+I",), tr("Importer"))
    yield Command(
        Id.REPLACE_PDF, g, "tni-replace-pdf", tr("Remplacer le fond de la leçon"), ("Alt+W",), tr("Remplacer le fond"),
        tr("Par un PDF corrigé : ce qui est écrit reste sur les mêmes pages."),
    )  # fmt: skip
    yield from _given_away(g)


def _given_away(g: CommandGroup) -> Iterator[Command]:
    yield Command(Id.EXPORT_PDF, g, "file-output", tr("Exporter en PDF"), ("Ctrl+Shift+S",), tr("En PDF"))
    yield Command(Id.EXPORT_PNG, g, "file-image", tr("Exporter en images"), ("Ctrl+Shift+I",), tr("En images"))
    yield Command(
        Id.EXPORT_WEB, g, "tni-web-page", tr("Exporter en page web"), ("Ctrl+Shift+X",), tr("En page web"),
        tr("Un seul fichier, qui s’ouvre partout, sans TNI."),
    )  # fmt: skip
    yield Command(
        Id.EXPORT_OTHER, g, "tni-export-other", tr("Exporter dans un autre format"), ("Ctrl+Shift+F3",),
        tr("Autre format"), tr("OpenBoard, Xournal++, SVG… et ceux qu’ajoutent les extensions."),
    )  # fmt: skip
    yield Command(
        Id.CONVERSION_REPORT, g, "tni-conversion-report", tr("Compte rendu de la reprise"), ("Ctrl+Shift+F4",),
        tr("Compte rendu"), tr("Ce qui a été repris d’un fichier d’un autre logiciel, page par page."),
    )  # fmt: skip
    yield Command(Id.PRINT, g, "printer", tr("Imprimer"), ("Ctrl+P",))
    yield Command(
        Id.CREDITS_PAGE, g, "tni-credits-page", tr("Page des sources"), ("Ctrl+Shift+K",), tr("Sources"),
        tr("La liste des sources et des licences, sur une page de la leçon."),
    )  # fmt: skip
    yield Command(
        Id.SHARING, g, "tni-sharing", tr("Partage entre collègues"), ("Ctrl+Shift+G",), tr("Collègues"),
        tr("Par un dossier, une clé ou un Nuage : donner, suivre, travailler à plusieurs."), private=True,
    )  # fmt: skip
    yield Command(
        Id.SHARE, g, "share-2", tr("Envoyer une copie"), ("Ctrl+Shift+E",),
        help=tr("Sans l’encre gommée, les états antérieurs ni les séances."),
    )  # fmt: skip


def _view() -> Iterator[Command]:
    g = CommandGroup.VIEW
    yield Command(
        Id.HIDE_BOARD, g, "tni-hide-board", tr("Masquer le tableau"), ("Alt+B",), tr("Masquer"),
        tr("Un toucher ou n’importe quelle touche montre le tableau."), checkable=True,
    )  # fmt: skip
    yield Command(
        Id.WHITE_SCREEN, g, "tni-white-screen", tr("Écran blanc"), ("Ctrl+F11",), tr("Écran blanc"),
        tr("Un toucher ou n’importe quelle touche montre le tableau."), checkable=True,
    )  # fmt: skip
    yield Command(
        Id.REMOTE, g, "tni-remote", tr("Télécommande de présentation"), ("F12",), tr("Télécommande"),
        tr("Ses touches B et « . » masquent le tableau, W et « , » le blanchissent."), checkable=True,
    )  # fmt: skip
    yield Command(
        Id.TEACHER_WINDOW, g, "tni-two-screens", tr("Fenêtre de l’enseignant"), ("F6",), tr("Enseignant"),
        checkable=True, private=True,
    )  # fmt: skip
    yield Command(Id.PROJECTOR, g, "tni-projector", tr("Projecteur"), ("F7",))
    yield Command(
        Id.PROJECTOR_BLANK, g, "tni-projector-blank", tr("Couper l’image du projecteur"), ("Alt+Shift+B",),
        tr("Couper l’image"), checkable=True,
    )  # fmt: skip
    yield Command(
        Id.FREEZE, g, "tni-freeze", tr("Figer l’image pour les élèves"), ("Alt+Shift+F",), tr("Figer l’image"),
        tr("Préparer la suite pendant que les élèves voient l’image figée."), checkable=True,
    )  # fmt: skip
    yield Command(
        Id.CALIBRATE, g, "tni-calibrate", tr("Calibrer le tableau"), ("F9",), tr("Calibrer"),
        tr("Pour que l’encre soit sous le stylo."),
    )  # fmt: skip
    yield Command(
        Id.CHECK_BOARD, g, "tni-check-board", tr("Vérifier le calibrage"), ("Shift+F9",), tr("Vérifier"),
        tr("Deux cibles, cinq secondes."),
    )  # fmt: skip
    yield Command(Id.FULL_SCREEN, g, "expand", tr("Plein écran"), ("F11", "F5"), checkable=True)  # F5: remotes
    yield Command(Id.ZOOM_IN, g, "zoom-in", tr("Agrandir"), ("Ctrl++", "Ctrl+="))
    yield Command(Id.ZOOM_OUT, g, "zoom-out", tr("Réduire"), ("Ctrl+-",))
    yield Command(Id.ZOOM_FIT, g, "scan", tr("Page entière"), ("Ctrl+0",), tr("Entière"))
    yield Command(
        Id.ZOOM_AREA, g, "tni-zoom-area", tr("Zoomer sur une zone"), ("Ctrl+F10",), tr("Zoomer"),
        tr("Tracer un cadre : il remplit le tableau. Un toucher revient à la page."), checkable=True,
    )  # fmt: skip
    yield Command(
        Id.ICON_LABELS, g, "tni-words", tr("Texte sous les icônes"), ("F8",), tr("Texte des boutons"), checkable=True
    )
    yield Command(Id.BAR_LEFT, g, "panel-left", tr("Barre à gauche"), short=tr("À gauche"), one_of="edge")
    yield Command(Id.BAR_BOTTOM, g, "panel-bottom", tr("Barre en bas"), short=tr("En bas"), one_of="edge")
    yield Command(Id.BAR_RIGHT, g, "panel-right", tr("Barre à droite"), short=tr("À droite"), one_of="edge")
    yield Command(Id.SETTINGS, g, "settings", tr("Réglages"), ("Ctrl+,",))
    yield Command(
        Id.PLUGINS, g, "tni-plugins", tr("Extensions de TNI"), ("Alt+Shift+X",), tr("Extensions"),
        tr("Ce que des modules ajoutent à TNI : envois à l’ENT, tableaux, récepteurs."),
    )  # fmt: skip
    yield Command(Id.HELP, g, "circle-question-mark", tr("Aide"), ("F1",))
    yield Command(Id.TOUR, g, "tni-tour", tr("Visite guidée"), ("Ctrl+F1",), help=tr("Deux minutes, sur la page."))
    yield Command(Id.SHORTCUTS, g, "keyboard", tr("Raccourcis du clavier"), ("Shift+F1",), tr("Raccourcis"))
    yield Command(Id.QUIT, g, "power", tr("Quitter"), ("Ctrl+Q",))


def command_table() -> tuple[Command, ...]:
    """Return every command, in display order and in the interface's language."""
    return (
        *_tools(), *edit_commands(), *acting_commands(), *_pages(), *instrument_commands(), *_voting(), *_seances(),
        *_lesson(), *_view(),
    )  # fmt: skip
