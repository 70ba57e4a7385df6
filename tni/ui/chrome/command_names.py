"""Everyday names of commands in French and English, by which the search in the drawer finds them whatever the
interface's language is. Words of a command's own texts need not be repeated."""

from __future__ import annotations

from tni.ui.chrome.commands import CommandId as Id

EVERYDAY_NAMES: dict[str, str] = {
    Id.PEN: "stylo crayon plume écrire dessiner tracer encre couleur pen pencil write draw ink colour color",
    Id.FELT: "feutre marqueur velleda gros trait écrire felt marker thick write",
    Id.CHALK: "craie tableau noir écrire chalk blackboard write",
    Id.HIGHLIGHTER: "surligneur fluo stabilo souligner jaune highlighter highlight yellow",
    Id.ERASE_STROKES: "gomme effacer enlever brosse éponge erase eraser rubber remove",
    Id.ERASE_AREA: "gomme fine effacer un morceau bout partie erase part area rubber",
    Id.ERASE_INK: "tout effacer vider nettoyer page encre éponge clear page wipe all ink tableau everything board",
    Id.SELECT: "sélection choisir prendre déplacer bouger flèche souris select choose move pick arrow objet "
    "object attraper grab",
    Id.LASSO: "lasso entourer sélection déplacer select around move",
    Id.TEXT: "texte taille taper clavier mot titre lettre écrire text type word title letter box formule équation "
    "formula latex",
    Id.IMAGE: "image photo dessin illustration insérer picture photo insert jpg png gif webp svg dessiner",
    Id.FIND_PICTURE: "image photo chercher trouver vignettes téléphone clé usb dossier find search picture photo file "
    "thumbnails illustration",
    Id.MEDIA: "son film vidéo video musique mp3 mp4 audio insérer écouter regarder sound movie music insert play",
    Id.CAMERA: "caméra visualiseur webcam filmer document camera visualizer appareil photo direct cahier copie élève "
    "prendre photographier live film show pupil work",
    Id.RECORD_SOUND: "enregistrer micro voix parler son audio langue oral record microphone voice speak sound",
    Id.LASER: "pointeur laser spot lumière montrer point rouge pointer light show red dot",
    Id.HAND: "main déplacer bouger page glisser défiler hand move pan scroll",
    Id.LINE: "segment ligne droite trait règle line straight ruler tracer draw",
    Id.ARROW: "flèche arrow tracer draw",
    Id.RECTANGLE: "rectangle carré cadre forme figure rectangle square box frame shape tracer draw",
    Id.ELLIPSE: "ellipse cercle rond ovale disque forme compas circle round oval disc shape compass tracer draw",
    Id.TRIANGLE: "triangle forme figure shape tracer draw",
    Id.SKETCH: "reconnaissance formes main levée dessin net géométrie recognise recognize shapes freehand "
    "geometry géométriques reconnaître dessiner",
    Id.CORRECT: "corriger correction copie code codes orthographe faute erreur annoter tampon souligner devoir "
    "rédaction dictée cahier élève scan mark correct grade copy essay spelling mistake stamp annotate homework paper",
    Id.RETURN_COPY: "rendre copie copies corrigée corrigées pile note appréciation légende élèves give back return "
    "copies paper grade comment",
    Id.UNDO: "annuler défaire revenir en arrière erreur retour undo back mistake go effacé récupérer",
    Id.REDO: "rétablir refaire redo again",
    Id.CUT: "couper cut ciseaux presse-papiers clipboard scissors",
    Id.COPY: "copier copy",
    Id.PASTE: "coller paste copier presse-papiers insérer copy clipboard insert",
    Id.DUPLICATE: "dupliquer doubler copie cloner duplicate double clone copy",
    Id.RETYPE: "reconnaissance écriture manuscrite convertir texte recopier handwriting recognition convert text",
    Id.MAKE_CONSTRUCTION: "transformer convertir tracé dessin encre main levée figure géométrie construction geogebra "
    "propre triangle carré cercle make turn drawing ink into geometric figure construction",
    Id.DELETE: "supprimer effacer enlever corbeille jeter delete remove bin trash",
    Id.SELECT_ALL: "tout sélectionner select all everything",
    Id.FRONT: "devant premier plan dessus avant front above order layer",
    Id.BACK: "derrière arrière-plan dessous back behind below order layer",
    Id.LOCK: "verrouiller bloquer cadenas fixer figer lock pin fix padlock image objet déverrouiller unlock "
    "picture object",
    Id.GROUP: "grouper assembler dégrouper ensemble group ungroup together",
    Id.MOVABLE: "élèves déplacer bouger glisser étiquettes trier classer mobile move drag sort labels",
    Id.BEHAVIOUR: "animer animation apparaître disparaître révéler cacher cache lien relier clic pas à pas étape "
    "appear reveal hide cover link animate click step by target cible cloner",
    Id.COVER: "cache cacher masquer étiquette post-it recouvrir dévoiler cover hide mask flap",
    Id.CHECK_PLACES: "vérifier corriger juste faux cible place étiquettes check right wrong target labels",
    Id.PUT_BACK: "remettre recommencer départ étiquettes cibles réinitialiser reset put back start again labels",
    Id.PUT_QUESTION: "question quiz carte vote insérer poser page question card quiz insert put",
    Id.REVEAL_ALL: "tout montrer révéler afficher apparaître réponses corrigé show all reveal answers everything",
    Id.LINE_SOLID: "trait ligne plein contour line solid outline",
    Id.LINE_DASHED: "trait ligne tirets pointillé discontinu contour line dashes dashed outline",
    Id.LINE_DOTTED: "trait ligne points pointillé contour line dots dotted outline",
    Id.BOLD: "gras épais texte bold thick text",
    Id.CURSIVE: "cursive écriture attachée liée manuscrite école police cahier handwriting joined script font",
    Id.TABLE: "tableau table grille cases cellules lignes colonnes cells grid rows columns",
    Id.FORMULA: "formule équation maths mathématiques fraction racine puissance exposant intégrale somme limite "
    "vecteur système matrice latex grec unité chimie réaction aligner équations formula equation fraction root power "
    "sum integral vector system matrix greek units chemistry align",
    Id.SPELLING: "orthographe fautes erreurs vérifier vérificateur correcteur corriger correction dictionnaire mots "
    "texte spelling spell check misspellings errors dictionary correct",
    Id.READ_ALOUD: "lire lecture voix haute parler écouter texte prononcer speak read aloud voice",
    Id.ITALIC: "italique penché lettres texte italics italic slanted text",
    Id.UNDERLINE: "souligner souligné trait dessous texte underline underlined text",
    Id.STRIKE: "barrer barré rayer texte strike struck out strikethrough text",
    Id.SUPERSCRIPT: "exposant puissance carré haut texte superscript power raised text",
    Id.SUBSCRIPT: "indice bas texte subscript index lowered text",
    Id.BULLETS: "liste puces points tirets énumération bullet list bullets",
    Id.NUMBERS: "liste numérotée numéros énumération numbered list numbers",
    Id.LETTERED: "liste lettres énumération lettered list letters",
    Id.INDENT: "décaler retrait niveau droite liste indent level right list",
    Id.OUTDENT: "décaler retrait niveau gauche liste outdent level left list",
    Id.ALIGN_LEFT: "aligner alignement gauche texte align left text",
    Id.ALIGN_CENTRE: "centrer milieu alignement texte center centre middle align text",
    Id.ALIGN_RIGHT: "aligner alignement droite texte align right text",
    Id.FILL: "remplir remplissage colorier fond couleur plein vide forme fill colour color inside solid shape",
    Id.PREVIOUS_PAGE: "page précédente avant retour reculer previous back diapo slide",
    Id.NEXT_PAGE: "page suivante après avancer tourner next forward turn diapo slide",
    Id.ADD_PAGE: "nouvelle page ajouter blanche vierge new blank page add diapo diapositive créer slide insert",
    Id.DUPLICATE_PAGE: "copier la page dupliquer copy page duplicate diapo slide",
    Id.DELETE_PAGE: "supprimer enlever la page delete remove page diapo jeter slide bin",
    Id.PAGE_PANEL: "pages vignettes miniatures sommaire aperçu ordre thumbnails overview sorter order",
    Id.TEMPLATE_PAGE: "nouvelle page modèle gabarit papier séyès quadrillée template new page layout",
    Id.MASTERS: "fond commun masque modèle page maîtresse arrière-plan en-tête pied logo numéro de page master slide "
    "background header footer",
    Id.GUIDES: "repères guides lignes aimantées aligner règle rulers guide lines snap align",
    Id.PAPER_WHITE: "fond blanc papier white background paper",
    Id.PAPER_SOFT: "fond doux crème papier soft cream background paper",
    Id.PAPER_BLACK: "tableau noir fond sombre ardoise blackboard dark background slate",
    Id.RULING_BLANK: "uni sans lignes plain no lines blank papier fond paper",
    Id.RULING_SQUARED: "quadrillage petits carreaux lignes grille squared grid lines graph carreaux paper squares",
    Id.RULING_SEYES: "séyès grands carreaux lignes cahier seyes lined ruled french écriture réglure "
    "handwriting paper lines",
    Id.RULING_DOTTED: "points pointé dots dotted papier fond paper",
    Id.RULING_MORE: "papiers réglures lignes cp terre herbe ciel interligne double ligne 3 mm millimétré millimètre "
    "graphique isométrique triangles cubes perspective pointé portée portées musique solfège repère orthonormé axes "
    "abscisse ordonnée coordonnées droite graduée numérique polaire cercles angles degrés marge "
    "lined first writing guide lines graph millimetre isometric music staff staves axes coordinate number line polar "
    "paper papers rulings",
    Id.FORMAT_16_9: "format écran large wide screen size",
    Id.FORMAT_4_3: "format écran carré screen size",
    Id.FORMAT_A4: "format papier feuille portrait sheet size",
    Id.FORMAT_A4_LANDSCAPE: "format papier feuille paysage sheet size",
    Id.FORMAT_ENDLESS: "page infinie longue rouleau défiler infinite long scroll roll",
    Id.CURTAIN: "rideau cacher masquer cache dévoiler révéler store volet curtain hide cover reveal blind "
    "shade écran screen",
    Id.SPOTLIGHT: "spot projecteur de poche lampe torche faisceau lumière éclairer partie sombre rond carré "
    "trou spotlight torch light beam dark hole",
    Id.READING_BAND: "réglette bande cache lecture ligne paragraphe fenêtre lire texte suivre attention dys reading "
    "ruler guide band line focus paragraph",
    Id.MAGNIFIER: "loupe lentille grossir agrandir voir de près détail malvoyant magnifier magnifying glass lens zoom "
    "enlarge detail",
    Id.STOPWATCH: "chrono chronomètre minuteur compte à rebours minuterie sablier timer stopwatch countdown "
    "clock stop watch",
    Id.GROUPS: "groupes équipes binômes îlots mélanger répartir élèves hasard teams pairs groups shuffle split class",
    Id.NOISE: "bruit sonomètre volume calme silence micro décibels jauge noise meter sound level loud quiet",
    Id.RANDOM_PUPIL: "élève hasard sort dé roulette désigner interroger aléatoire random pupil student pick "
    "dice tirer tirage lancer qui au sort prénom nom name names picker draw spinner wheel",
    Id.CAPTURE: "capture copie d’écran photo impression screenshot screen grab snapshot",
    Id.CAPTURE_AREA: "capture zone découper rogner extrait photo copie d’écran crop area screenshot snip part",
    Id.TEXTBOOK: (
        "manuel livre exercice extrait découper pdf page scolaire numérique textbook book exercise excerpt cut"
    ),
    Id.SYMBOLS: (
        "ressources images sons liens adresse site audio musique bibliothèque geogebra mathaléa lumni resources links "
        "symbole dessin schéma circuit électrique lampe verrerie solide pièce billet horloge pictogramme "
        "clipart symbol drawing circuit glassware coin clock"
    ),
    Id.WEB_ACTIVITY: "activité en ligne simulation exercice internet web site navigateur adresse phet geogebra "
    "mathaléa h5p learningapps simulations exercises online browser address",
    Id.ITEMS: "objets manipuler interactif outils instruments géométrie widget insérer poser items instruments "
    "interactive manipulative",
    Id.CURRICULUM: "fiche notice métadonnées niveau matière classe compétences socle scolomfr auteur licence "
    "étiquettes programme card metadata level subject curriculum",
    Id.PLAN: "plan fiche de préparation séquence objectifs phases déroulement étapes lesson plan aims preparation",
    Id.FIND_INK: "chercher rechercher trouver retrouver mot écriture manuscrite main encre loupe où find search "
    "handwriting ink word",
    Id.VERSIONS: "versions variantes ressemble semblable pareille doublon page ancienne similar versions duplicates "
    "pages",
    Id.HISTORY: (
        "historique versions anciennes précédente avant récupérer retrouver perdu hier comparer restaurer remonter "
        "history versions earlier previous recover restore compare time machine"
    ),
    Id.BACKUPS: (
        "sauvegarde sauvegarder copie de secours clé usb serveur disque restaurer vérifier réparer abîmé bibliothèque "
        "backup restore usb key server check repair damaged library"
    ),
    Id.SHARING: "partage partager collègues nuage nextcloud dossier webdav échanger synchroniser suivre équipe "
    "share sharing colleagues cloud folder sync follow team",
    Id.CREDITS_PAGE: "sources crédits bibliographie références licences droits credits references sources page",
    Id.OPEN_CARD: "ouvrir lien site adresse navigateur écouter son carte open link browser listen sound",
    Id.LINK: "lien hyperlien adresse relier mot page site url fichier link hyperlink address word web page",
    Id.KEEP_RESOURCE: "garder conserver ressources image réutiliser collection keep resource save picture reuse",
    Id.PROPERTIES: "propriétés position taille angle aligner répartir distribuer espacer calques ordre description "
    "align distribute layers properties size",
    Id.STRAIGHTEN: "redresser perspective coins travers déformer scanner scan numériser copie feuille photo image "
    "straighten deskew corners sheet paper",
    Id.PICTURE: "rogner recadrer couper image photo transparence transparent opacité fond blanc crop trim fade picture",
    Id.TURN_ACROSS: "retourner miroir symétrie horizontal inverser flip mirror horizontally",
    Id.TURN_DOWN: "retourner miroir symétrie vertical inverser renverser flip mirror vertically",
    Id.CREDIT: "source licence auteur droits crédit citation copyright creative commons licence author credit",
    Id.KEYBOARD: "clavier virtuel taper écran keyboard virtual type on-screen accents touches",
    Id.ASK: "vote voter sondage question qcm quiz quizz boîtiers interroger poll ask quiz clickers élèves "
    "répondre students answer",
    Id.ASK_TRUE_FALSE: "vrai faux oui non vote sondage true false yes no poll",
    Id.CLOSE_VOTE: "terminer arrêter clore fermer le vote stop end close vote",
    Id.REVEAL: "résultat dévoiler afficher réponses graphique histogramme barres show result reveal answers "
    "chart voir montrer bonne see right",
    Id.PUT_VOTE_AWAY: "ranger enlever fermer le vote résultat put away close vote result",
    Id.QUESTIONS: "questions banque quiz qcm importer moodle kahoot exercices question bank import",
    Id.PREVIOUS_QUESTION: "question précédente previous",
    Id.NEXT_QUESTION: "question suivante next",
    Id.PHONES: "téléphones tablettes wifi smartphone portable qr code phones tablets mobile voter wifi vote",
    Id.RESULTS: "résultats notes bilan réponses élèves statistiques results marks grades answers statistics",
    Id.CLASSES: "classes élèves cartes caméra appel absent liste noms pronote import trombinoscope "
    "class list pupils students names roster ajouter saisir créer boîtiers télécommandes add create clickers",
    Id.TEACH: "enseigner préparer mode brouillon intact teach prepare mode",
    Id.START_SEANCE: "classe d’essai essai commencer démarrer cours séance heure classe enseigner "
    "begin start lesson teach session",
    Id.RESUME: "reprendre continuer cours séance resume continue",
    Id.END_SEANCE: "terminer finir fin du cours cahier de textes devoirs end finish homework",
    Id.PAST_SEANCES: "historique séances passées cahier de textes devoirs anciennes history past homework log",
    Id.OUTBOX: "envoi envois envoyer ent cahier de textes boîte d’envoi attente publier publication pronote moodle "
    "outbox send sending waiting publish",
    Id.ENT_ACCOUNTS: "compte comptes ent moodle éléa nuage nextcloud edifice neo one agenda dossier connexion "
    "identifiant mot de passe heures d’envoi account sign in login password",
    Id.YEAR: "année progression annuelle programmation séquences emploi du temps calendrier vacances semaine edt "
    "prochaine leçon heure annulée pronote ical year plan timetable schedule calendar holidays next lesson progress",
    Id.HOME: "accueil mes leçons bibliothèque dossier ranger retrouver renommer corbeille récentes favoris maison "
    "ouvrir home library lessons files folder rename bin trash recent favourites open",
    Id.RENAME: "renommer nom titre appeler nommer rename name title",
    Id.NEW: "nouveau nouvelle leçon vide créer new create blank",
    Id.OPEN: "ouvrir fichier leçon dossier charger open file load folder importer powerpoint diaporama "
    "présentation slides impress openboard notebook xournal svg",
    Id.TEMPLATE_LESSON: "nouvelle leçon modèle gabarit trame canevas template new lesson from",
    Id.SAVE_TEMPLATE: "enregistrer modèle gabarit trame canevas réutiliser template reuse",
    Id.EXAMPLE: "exemple modèle démonstration essai example sample template demo",
    Id.PRACTICE: "entraînement essayer débuter exercice prise en main bac à sable practice try beginner sandbox",
    Id.REPLACE_PDF: "remplacer changer nouvelle version corrigé mise à jour encre replace new version keep ink",
    Id.IMPORT_PDF: "importer pdf document manuel fiche import worksheet textbook",
    Id.EXPORT_PDF: "exporter pdf enregistrer sous sauvegarder export save as save pdf garder",
    Id.EXPORT_PNG: "exporter images photos png export pictures",
    Id.EXPORT_WEB: "exporter page web html site internet élève absent malade navigateur export web page browser absent",
    Id.EXPORT_OTHER: "exporter autre format logiciel extension convertir enregistrer sous export other format plugin "
    "openboard ubz iwb xournal svg convert save as",
    Id.CONVERSION_REPORT: "compte rendu rapport bilan reprise import export perdu approché report losses conversion",
    Id.PRINT: "imprimer imprimante papier feuille print printer paper",
    Id.SHARE: "partager envoyer donner collègue mail ent share send colleague",
    Id.HIDE_BOARD: "cacher masquer écran noir tableau pause hide black blank screen",
    Id.WHITE_SCREEN: "écran blanc cacher masquer tableau vide lumière pause white blank screen hide board",
    Id.REMOTE: "télécommande présentation clicker pointeur remote presenter",
    Id.TEACHER_WINDOW: "fenêtre enseignant deuxième écran notes prompteur second screen presenter view",
    Id.PROJECTOR: "vidéoprojecteur projecteur vpi allumer éteindre lampe projector lamp turn on off",
    Id.PROJECTOR_BLANK: "couper image vidéoprojecteur noir cacher blank mute projector picture hide",
    Id.FREEZE: "figer arrêt sur image pause bloquer freeze still bloquer écran screen",
    Id.CALIBRATE: "calibrer étalonner décalage orienter stylo décalé calibrate align offset",
    Id.CHECK_BOARD: "vérifier calibrage précision cible check accuracy target",
    Id.FULL_SCREEN: "plein écran agrandir fenêtre full screen maximise maximize fullscreen",
    Id.ZOOM_IN: "zoom agrandir grossir loupe plus grand zoom in larger magnify bigger zoomer magnifier",
    Id.ZOOM_OUT: "zoom réduire rétrécir plus petit zoom out smaller dézoomer zoomer",
    Id.ZOOM_FIT: "zoom page entière ajuster taille normale fit whole page reset",
    Id.ZOOM_AREA: "zoom zoomer zone cadre agrandir une partie rectangle détail area region part frame enlarge",
    Id.ICON_LABELS: "texte mots noms sous les icônes étiquettes labels words names icons",
    Id.BAR_LEFT: "barre à gauche gaucher outils déplacer toolbar left-handed",
    Id.BAR_BOTTOM: "barre en bas outils déplacer toolbar bottom",
    Id.BAR_RIGHT: "barre à droite droitier outils déplacer toolbar right",
    Id.SETTINGS: "réglages options préférences paramètres configuration langue anglais settings preferences "
    "language écran largeur police thème sombre clair dark light theme width english français french",
    Id.PLUGINS: "extension extensions module modules greffon complément ajouter installer zip plugin plugins add-on "
    "addon install",
    Id.HELP: "aide comment faire mode d’emploi manuel notice guide tutoriel help how to manual guide tuto question",
    Id.TOUR: "visite découvrir débuter prise en main démarrage tutoriel tour beginner start tutorial discover",
    Id.SHORTCUTS: "raccourcis touches clavier aide shortcuts keys help",
    Id.QUIT: "quitter fermer sortir arrêter quit exit close leave logiciel programme tni program",
}
"""Everyday names, separated by spaces."""
