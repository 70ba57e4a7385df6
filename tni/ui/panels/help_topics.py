"""Topics of the help: what a teacher wants to do, and the steps that do it."""

from __future__ import annotations

from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.panels.help_topic import HelpTopic
from tni.ui.panels.lesson_help_topics import lesson_topics


def help_topics() -> tuple[HelpTopic, ...]:
    """Return all topics, those of the first day first."""
    return (
        *_writing(),
        *_playing(),
        *_showing(),
        *_votes(),
        *_class(),
        *lesson_topics(),
        *_board(),
    )


def _writing() -> tuple[HelpTopic, ...]:
    return (
        HelpTopic(
            tr("Écrire, surligner, effacer"),
            (
                tr("Toucher « Stylo », choisir une couleur, écrire sur la page."),
                tr("Un second toucher sur « Stylo » ouvre les autres stylos et les largeurs."),
                tr("« Gomme » efface ; un second toucher choisit entre traits entiers et gomme fine."),
                tr("« Annuler » revient en arrière, autant de fois qu’il le faut."),
            ),
            "encre couleur épaisseur trait pen ink colour width erase undo",
        ),
        HelpTopic(
            tr("Tracer des formes nettes"),
            (
                tr("Tracer un rectangle, un cercle ou un triangle au stylo, et laisser le stylo posé."),
                tr("Ou toucher « Formes » : un second toucher montre toutes les formes."),
                tr("« Remplir » colore l’intérieur, ou le vide ; « Trait » met des tirets ou des pointillés."),
            ),
            "géométrie carré cercle flèche droite remplir tirets pointillés shapes geometry fill dashes",
        ),
        HelpTopic(
            tr("Écrire au clavier"),
            (
                tr("Toucher « Texte », puis la page, et taper. Sans clavier, un clavier s’affiche à l’écran."),
                tr("Couleur, taille, gras, alignement : « Sélection », toucher le texte ; les boutons sont dessous."),
                tr("Toucher un mot deux fois pour le choisir : gras, couleur, exposant et listes sont sous « Texte »."),
                tr("Formule : sous « Plus », une palette la compose ; dans un texte, en LaTeX : $\\frac{1}{2}$."),
                tr("« Recopier » transforme l’écriture à la main en texte."),
            ),
            "texte police taille gras italique liste formule latex cursive centrer keyboard type text size bold align",
            CommandId.TEXT,
        ),
        HelpTopic(
            tr("Déplacer, agrandir, tourner"),
            (
                tr("Toucher « Sélection », puis l’objet, ou entourer plusieurs objets."),
                tr("Glisser pour déplacer ; les coins agrandissent, la poignée du haut tourne."),
                tr("Sous la sélection : dupliquer, mettre devant, verrouiller, supprimer."),
                tr("« Déplaçable » : en enseignant, les élèves le déplacent avec « Main », sans pouvoir l’effacer."),
            ),
            "objet taille rotation bouger élèves étiquettes select move resize rotate pupils",
            CommandId.SELECT,
        ),
        HelpTopic(
            tr("Ajouter une image ou une capture"),
            (
                tr("« Plus », « Insérer », « Image » : un toucher sur l’image la place sur la page."),
                tr("« Chercher une image » : par un mot, dans les dossiers et les clés ; plusieurs à la fois."),
                tr("« Capturer une zone » : une partie de la page ou de l’écran ; « Manuel » : un exercice d’un PDF."),
                tr("Glisser un fichier sur la page marche aussi."),
                tr("« Ressources » garde images, sons et liens pour d’autres leçons : appui long pour les modifier."),
            ),
            "ressources lien son photo dessin copie d’écran picture screenshot insert",
            CommandId.IMAGE,
        ),
    )


def _playing() -> tuple[HelpTopic, ...]:
    return (
        HelpTopic(
            tr("Faire entendre un son, montrer un film"),
            (
                tr("« Insérer », « Son, film » : le fichier va dans la leçon. Le glisser sur la page marche aussi."),
                tr("Toucher le triangle pour lire ; la barre d’espace met en pause. On écrit par-dessus l’image."),
                tr("Sous l’image : ne lire qu’un passage, en boucle, au ralenti, en grand, avec des sous-titres."),
                tr("« Enregistrer un son » : le micro écoute après le bouton rouge ; le son vient sur la page."),
            ),
            "vidéo musique audio écouter micro enregistrer voix langue video sound film movie record microphone",
            CommandId.MEDIA,
        ),
    )


def _showing() -> tuple[HelpTopic, ...]:
    return (
        HelpTopic(
            tr("Trouver une commande"),
            (
                tr("Toucher « Plus » et écrire son nom : chrono, rideau, imprimer…"),
                tr("Ou choisir à gauche ce que l’on veut faire."),
            ),
            "chercher recherche où est search find where menu",
        ),
        HelpTopic(
            tr("Cacher et montrer"),
            (
                tr("« Rideau » couvre la page : le tirer par un bord pour la montrer peu à peu."),
                tr("« Spot » n’éclaire qu’un endroit, « Réglette » qu’une ligne ; on y écrit au stylo."),
                tr("« Loupe » grossit ce qui est dessous ; « Zoomer » remplit le tableau d’un cadre que l’on trace."),
                tr("« Masquer » cache le tableau entier. « Figer l’image » laisse aux élèves la même image."),
            ),
            "rideau store masquer noir spot loupe zoom réglette curtain hide freeze spotlight magnifier",
            CommandId.CURTAIN,
        ),
        HelpTopic(
            tr("Changer de page ou de fond"),
            (
                tr("Les flèches tournent les pages ; après la dernière, la flèche en ajoute une."),
                tr("Toucher le numéro de page pour toutes les voir, les déplacer ou les supprimer."),
                tr("« Plus », « La page » : quadrillage, grands carreaux, tableau noir, format."),
                tr("« Autres papiers » : lignes de CP, millimétré, portées, repère, droite graduée."),
            ),
            "séyès quadrillage papier format vignettes pages cp millimétré portées repère ruling background paper",
            CommandId.PAGE_PANEL,
        ),
    )


def _votes() -> tuple[HelpTopic, ...]:
    return (
        HelpTopic(
            tr("Faire voter la classe"),
            (
                tr("Écrire ou afficher la question, puis toucher « Faire voter »."),
                tr("Le bandeau montre combien d’élèves ont répondu, jamais leurs noms ni leurs réponses."),
                tr("Terminer le vote, puis afficher le résultat."),
                tr("Pour s’entraîner : « Séance », « Commencer » ou « Autre classe », puis « Classe d’essai »."),
            ),
            "vote sondage question réponse télécommande boîtier quiz poll clicker answer result",
            CommandId.ASK,
        ),
        HelpTopic(
            tr("Voter sans télécommandes"),
            (
                tr("« Classe », « Téléphones » : les élèves lisent le code affiché avec un téléphone ou une tablette."),
                tr("Ou des cartes en papier, imprimées dans « Classes et élèves » et lues par une caméra."),
            ),
            "téléphone tablette qr code carte papier caméra phone tablet card camera",
            CommandId.PHONES,
        ),
        HelpTopic(
            tr("Écrire, importer et poser des questions"),
            (
                tr("« Classe », puis un appui long sur « Questions »."),
                tr("Écrire une question, ou importer un fichier Moodle, Kahoot, QCMcam, CSV…"),
                tr("« Poser la question » lui donne tout le tableau ; « Revenir à la page » rend la page."),
            ),
            "banque qcm quiz gift h5p qti amc question bank import write ask",
            CommandId.QUESTIONS,
        ),
        HelpTopic(
            tr("Lire les résultats"),
            (
                tr("« Classe », puis un appui long sur « Résultats » : réponses, questions, progrès, à revoir."),
                tr("« Exporter » en fait un tableau ou une fiche par élève, avec les noms ou les numéros."),
            ),
            "notes bilan statistiques tableur results marks statistics export",
            CommandId.RESULTS,
        ),
    )


def _class() -> tuple[HelpTopic, ...]:
    return (
        HelpTopic(
            tr("Créer ou importer une classe"),
            (
                tr("« Classe », puis un appui long sur « Classes et élèves »."),
                tr("Importer la liste donnée par le logiciel de vie scolaire, ou un fichier CSV."),
                tr("Les noms restent sur cet ordinateur, protégés par une phrase de passe."),
            ),
            "élèves liste pronote csv noms pupils names list import class",
            CommandId.CLASSES,
        ),
        HelpTopic(
            tr("Préparer ou enseigner"),
            (
                tr("La barre montre le mode ; « Séance », « Enseigner » en change."),
                tr("Sur un seul écran, le dernier mode choisi est proposé au démarrage suivant."),
                tr("Préparer : tout va dans la leçon."),
                tr("Enseigner : la leçon préparée reste intacte, et la gomme n’enlève que l’encre du cours."),
                tr("Après le cours, cette encre est donnée à une classe, gardée dans la leçon ou mise de côté."),
            ),
            "mode intact brouillon original couche teach prepare layer",
            CommandId.TEACH,
        ),
        HelpTopic(
            tr("Commencer et terminer une séance"),
            (
                tr(
                    "« Séance » : toucher la classe, ou « Commencer » pour la choisir. La leçon préparée ne change pas."
                ),
                tr("« Reprendre » montre ce qui a été écrit la dernière fois avec cette classe."),
                tr("« Terminer » propose le texte du cahier de textes ; « Séances passées » garde les autres."),
            ),
            "cours heure cahier de textes devoirs session homework log begin end",
            CommandId.START_SEANCE,
        ),
        HelpTopic(
            tr("Tirer un élève au sort, mesurer le temps"),
            (
                tr("« Classe », « Tirage au sort » : un élève de la classe, chacun à son tour."),
                tr("« Plus », « Chrono » : chronomètre, ou minuteur avec un compte à rebours."),
            ),
            "hasard dé chronomètre minuteur random dice timer stopwatch countdown",
            CommandId.RANDOM_PUPIL,
        ),
    )


def _board() -> tuple[HelpTopic, ...]:
    return (
        HelpTopic(
            tr("Travailler sur deux écrans"),
            (
                tr("Étendre l’écran de l’ordinateur vers le projecteur : les élèves voient la page seule."),
                tr("La fenêtre de l’enseignant montre les notes, la page suivante, le vote et les noms."),
            ),
            "second écran projecteur vidéoprojecteur screen projector notes",
            CommandId.TEACHER_WINDOW,
        ),
        HelpTopic(
            tr("L’encre n’est pas sous le stylo"),
            (
                tr("« Réglages », « Stylo et doigts », « Calibrer » : toucher les cibles l’une après l’autre."),
                tr("« Vérifier » le contrôle en cinq secondes."),
            ),
            "calibrage décalage tableau calibration offset board",
            CommandId.CALIBRATE,
        ),
        HelpTopic(
            tr("Changer la taille ou la place des boutons"),
            (
                tr("« Réglages » : donner la largeur de l’image au mur ; les boutons auront la bonne taille."),
                tr("La barre se met en bas, à gauche ou à droite, avec ou sans texte sous les icônes."),
            ),
            "barre boutons petits gaucher toolbar size buttons left-handed",
            CommandId.SETTINGS,
        ),
    )
