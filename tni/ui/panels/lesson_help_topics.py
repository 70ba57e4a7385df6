"""Topics of the help about lessons: keeping, sharing and printing them, preparing them, and coming back to them."""

from __future__ import annotations

from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.panels.help_topic import HelpTopic


def lesson_topics() -> tuple[HelpTopic, ...]:
    """Return the topics about lessons, those of the first day first."""
    return *_keeping_lessons(), *_preparing(), *_coming_back()


def _keeping_lessons() -> tuple[HelpTopic, ...]:
    return (
        HelpTopic(
            tr("Enregistrer une leçon"),
            (
                tr("Rien à faire : tout est enregistré à mesure, même si le courant s’arrête."),
                tr("« Accueil » montre toutes les leçons ; ce sont des fichiers du dossier Documents, TNI."),
                tr("« Envoyer une copie » en fait une à donner, sans ce qui a été effacé."),
            ),
            "sauvegarder fichier perdu save lost file share",
            CommandId.HOME,
        ),
        HelpTopic(
            tr("Retrouver, ranger et renommer ses leçons"),
            (
                tr("« Accueil » : toucher une leçon pour l’ouvrir, ou chercher un mot de son titre ou de ses pages."),
                tr("« Filtrer » : seulement un niveau, une matière, une classe… Les filtres restent affichés en haut."),
                tr("« … » sur une leçon, ou un appui long : renommer, fiche, envoyer, copie, déplacer, corbeille."),
                tr("En haut à droite : choisir plusieurs leçons, les trier par titre ou par date."),
                tr("« Ajouter » prend celles d’un dossier ou d’une clé. La corbeille garde 60 jours ce qui est jeté."),
            ),
            "accueil bibliothèque dossier favoris corbeille renommer importer home library folder bin rename find",
            CommandId.HOME,
        ),
        HelpTopic(
            tr("Partager ses leçons avec des collègues"),
            (
                tr("« Leçon », « Collègues » : ajouter un dossier du réseau, d’une clé ou d’un Nuage (Nextcloud)."),
                tr(
                    "Y partager la leçon ouverte ; voir, suivre, copier celles des autres, ou y travailler à plusieurs."
                ),
                tr("« Regarder » montre les pages des deux versions : toucher celle à garder, ou « Les deux »."),
                tr("Une image prise ailleurs : la sélectionner, puis « Plus », « Source et licence »."),
            ),
            "nextcloud nuage collègue équipe échanger suivre licence source share colleagues cloud follow credit",
            CommandId.SHARING,
        ),
        HelpTopic(
            tr("Écrire sur un PDF"),
            (tr("« Leçon », « Importer » : chaque page du PDF devient une page, sur laquelle on écrit."),),
            "manuel document fiche textbook worksheet",
            CommandId.IMPORT_PDF,
        ),
        HelpTopic(
            tr("Imprimer ou exporter"),
            (
                tr("« Leçon », « Imprimer » : choisir les pages et combien sur une feuille."),
                tr("« En PDF » ou « En images » pour l’ENT ou un courriel."),
            ),
            "imprimante papier pdf mail ent print export",
            CommandId.PRINT,
        ),
    )


def _preparing() -> tuple[HelpTopic, ...]:
    return (
        HelpTopic(
            tr("Aligner, répéter un en-tête, partir d’un modèle"),
            (
                tr("« Repères » : tirer une ligne d’un bord de la page ; les objets s’y alignent."),
                tr("« Fonds communs » : un titre ou un logo sous plusieurs pages, changé en un seul endroit."),
                tr("« Enregistrer comme modèle » garde la leçon ou la page pour en refaire d’autres."),
            ),
            "repère guide aligner fond masque en-tête numéro modèle gabarit guides master header template",
        ),
        HelpTopic(
            tr("Corriger une copie scannée et la rendre"),
            (
                tr("Importer le PDF ou la photo, puis « Corriger » : choisir un code, toucher ou souligner la faute."),
                tr("« Mes codes » : changer les lettres, le sens, la couleur, les points ; une liste par matière."),
                tr("« Rendre la copie » : en PDF avec le nombre de chaque code ; une pile donne un fichier par copie."),
            ),
            "correction codes orthographe faute devoir rédaction dictée note appréciation mark copy grade essay scan",
            CommandId.CORRECT,
        ),
        HelpTopic(
            tr("Écrire le plan d’une leçon et le suivre en classe"),
            (
                tr("« Leçon », « Plan » : objectifs, puis les phases : minutes, pages, questions."),
                tr("En classe : la phase, le temps qui lui reste et la suivante ; une phase peut être reportée."),
                tr("Ce qui a été fait va dans le cahier de textes ; ce qui est reporté revient avec cette classe."),
            ),
            "plan phase objectif déroulement fiche de préparation adaptation dys séquence lesson plan phases aims",
            CommandId.PLAN,
        ),
        HelpTopic(
            tr("Dire à qui s’adresse une leçon"),
            (
                tr("« Leçon », « Fiche » : niveau, matière, séquence, auteur, licence."),
                tr("L’accueil filtre ses leçons par ce qui est noté là."),
                tr("D’après ses mots, TNI propose un niveau et une matière : les toucher pour les prendre."),
            ),
            "fiche niveau matière séquence licence socle compétences notice scolomfr card level subject curriculum",
            CommandId.CURRICULUM,
        ),
        HelpTopic(
            tr("Prévoir l’année de ses classes"),
            (
                tr("« Mon année » : importer l’emploi du temps et les vacances, puis y poser les leçons."),
                tr("Glisser une leçon la déplace ; une heure annulée décale la suite."),
                tr("« Comparer » montre ce qu’une classe n’a pas encore vu et qu’une autre a vu."),
            ),
            "année progression programmation emploi du temps vacances calendrier ics semaine year timetable holidays",
            CommandId.YEAR,
        ),
    )


def _coming_back() -> tuple[HelpTopic, ...]:
    return (
        HelpTopic(
            tr("Reprendre une version d’avant, ou une leçon abîmée"),
            (
                tr("« Leçon », « Historique » : revoir la leçon d’un autre jour, en reprendre une page ou tout."),
                tr("« Leçon », « Sauvegardes » : choisir une clé ou un serveur ; TNI y copie les leçons."),
                tr("« Restaurer… », au même endroit, reprend d’une sauvegarde les leçons choisies."),
                tr("« Vérifier ma bibliothèque », au même endroit, trouve les fichiers abîmés et les répare."),
            ),
            "historique version ancienne restaurer sauvegarde abîmée réparer history restore backup damaged repair",
            CommandId.HISTORY,
        ),
        HelpTopic(
            tr("Retrouver un mot écrit à la main"),
            (
                tr("« Chercher en écrivant » : écrire le mot, TNI montre où il est déjà."),
                tr("« Autres versions de cette page » trouve les pages qui lui ressemblent."),
            ),
            "chercher manuscrit encre écriture doublon semblable search handwriting ink similar",
            CommandId.FIND_INK,
        ),
        HelpTopic(
            tr("Donner la leçon à un élève absent"),
            (
                tr("« Leçon », « En page web » : un seul fichier, qui s’ouvre partout, sans TNI."),
                tr("Choisir ce qui part avec : notes, plan, ce que la classe a écrit."),
            ),
            "absent malade navigateur internet html envoyer absent pupil web page send",
            CommandId.EXPORT_WEB,
        ),
    )
