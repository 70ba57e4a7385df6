<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="fr">
<context>
    <name></name>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source> ou </source>
        <translation> or </translation>
    </message>
    <message>
        <source> sur le poste {host}</source>
        <translation> on computer {host}</translation>
    </message>
    <message>
        <source> sur {}</source>
        <translation> of {}</translation>
    </message>
    <message>
        <source> – à partir du {}</source>
        <translation> – from {} on</translation>
    </message>
    <message>
        <source>$, # et % s’écrivent \$, \# et \%</source>
        <translation>$, # and % are written \$, \# and \%</translation>
    </message>
    <message>
        <source>&amp; et \\ ne servent que dans un tableau ou un système</source>
        <translation>&amp; and \\ are only used in a table or a system</translation>
    </message>
    <message>
        <source>(mots de la même famille)</source>
        <translation>(words of the same family)</translation>
    </message>
    <message>
        <source>(plus rien)</source>
        <translation>(nothing left)</translation>
    </message>
    <message>
        <source>+{} min</source>
        <translation>+{} min</translation>
    </message>
    <message>
        <source>,</source>
        <comment>decimal mark</comment>
        <translation>.</translation>
    </message>
    <message>
        <source>, puis </source>
        <translation>, then </translation>
    </message>
    <message>
        <source>- {what}{named} : {where}</source>
        <translation>- {what}{named}: {where}</translation>
    </message>
    <message>
        <source>--in : il n’y a pas de dossier « {folder} » dans {library}.</source>
        <translation>--in: there is no folder “{folder}” in {library}.</translation>
    </message>
    <message>
        <source>--with {part} ne change rien à {name} : notes et plan vont dans une page web, extracts aussi dans un PDF, des images et le fichier d’une extension.</source>
        <translation>--with {part} changes nothing in {name}: notes and plan go into a web page, extracts also into a PDF, pictures and the file of an extension.</translation>
    </message>
    <message>
        <source>0</source>
        <comment>points</comment>
        <translation>0</translation>
    </message>
    <message>
        <source>1 autre élément</source>
        <translation>1 other item</translation>
    </message>
    <message>
        <source>1 carte sans élève, non comptée</source>
        <translation>1 card without a pupil, not counted</translation>
    </message>
    <message>
        <source>1 contrainte.</source>
        <translation>1 constraint.</translation>
    </message>
    <message>
        <source>1 endroit</source>
        <translation>1 place</translation>
    </message>
    <message>
        <source>1 forme</source>
        <translation>1 shape</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 picture</translation>
    </message>
    <message>
        <source>1 image.</source>
        <translation>1 picture.</translation>
    </message>
    <message>
        <source>1 leçon</source>
        <translation>1 lesson</translation>
    </message>
    <message>
        <source>1 leçon dans l’index</source>
        <translation>1 lesson in the index</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minute</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 page</translation>
    </message>
    <message>
        <source>1 page absente du nouveau PDF laissée en place</source>
        <translation>1 page that is not in the new PDF left in place</translation>
    </message>
    <message>
        <source>1 page ajoutée</source>
        <translation>1 page added</translation>
    </message>
    <message>
        <source>1 page remplacée</source>
        <translation>1 page replaced</translation>
    </message>
    <message>
        <source>1 par feuille, lue à 7 m</source>
        <translation>1 per sheet, read at 7 m</translation>
    </message>
    <message>
        <source>1 phase</source>
        <translation>1 phase</translation>
    </message>
    <message>
        <source>1 sauvegarde</source>
        <translation>1 backup</translation>
    </message>
    <message>
        <source>1 texte</source>
        <translation>1 text</translation>
    </message>
    <message>
        <source>1 trait</source>
        <translation>1 stroke</translation>
    </message>
    <message>
        <source>1 télécommande sans élève, non comptée</source>
        <translation>1 clicker without a pupil, not counted</translation>
    </message>
    <message>
        <source>1 téléphone sans élève, non compté</source>
        <translation>1 phone without a pupil, not counted</translation>
    </message>
    <message>
        <source>1 vote pas encore enregistré</source>
        <translation>1 vote not saved yet</translation>
    </message>
    <message>
        <source>1 élève</source>
        <translation>1 pupil</translation>
    </message>
    <message>
        <source>1 élève lu.</source>
        <translation>1 pupil read.</translation>
    </message>
    <message>
        <source>1 élément de l’historique</source>
        <translation>1 item of the history</translation>
    </message>
    <message>
        <source>2 par feuille, lues à 5 m</source>
        <translation>2 per sheet, read at 5 m</translation>
    </message>
    <message>
        <source>20 cibles, précis</source>
        <translation>20 targets, precise</translation>
    </message>
    <message>
        <source>2026-10-03, pour la fin de ce jour, ou 2026-10-03T14:30</source>
        <translation>2026-10-03, for the end of that day, or 2026-10-03T14:30</translation>
    </message>
    <message>
        <source>4 cibles, vite</source>
        <translation>4 targets, quick</translation>
    </message>
    <message>
        <source>4 par feuille, lues à 3 m</source>
        <translation>4 per sheet, read at 3 m</translation>
    </message>
    <message>
        <source>9 cibles</source>
        <translation>9 targets</translation>
    </message>
    <message>
        <source>A</source>
        <comment>correction code: agreement</comment>
        <translation>Agr</translation>
    </message>
    <message>
        <source>A4 paysage</source>
        <translation>A4 landscape</translation>
    </message>
    <message>
        <source>A4 portrait</source>
        <translation>A4 portrait</translation>
    </message>
    <message>
        <source>AAAA-MM-JJ</source>
        <translation>YYYY-MM-DD</translation>
    </message>
    <message>
        <source>Abs</source>
        <comment>mark</comment>
        <translation>Abs</translation>
    </message>
    <message>
        <source>Absents</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Absents : {}</source>
        <translation>Absent: {}</translation>
    </message>
    <message>
        <source>Absents de l’ordre collé : {}.</source>
        <translation>Not in the pasted order: {}.</translation>
    </message>
    <message>
        <source>Abîmées : les ouvrir à leur place pour récupérer ce qui se lit encore</source>
        <translation>Damaged: open them where they are to recover what can still be read</translation>
    </message>
    <message>
        <source>Abîmés, ou sans page</source>
        <translation>Damaged, or without a page</translation>
    </message>
    <message>
        <source>Accent aigu</source>
        <translation>Acute accent</translation>
    </message>
    <message>
        <source>Accent circonflexe</source>
        <translation>Circumflex</translation>
    </message>
    <message>
        <source>Accents</source>
        <translation>Accents</translation>
    </message>
    <message>
        <source>Accolade dessous</source>
        <translation>Brace below</translation>
    </message>
    <message>
        <source>Accolade dessus</source>
        <translation>Brace above</translation>
    </message>
    <message>
        <source>Accolades</source>
        <translation>Braces</translation>
    </message>
    <message>
        <source>Accueil</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Activer</source>
        <translation>Turn on</translation>
    </message>
    <message>
        <source>Activer une extension.</source>
        <translation>Turn a plugin on.</translation>
    </message>
    <message>
        <source>Activité en ligne</source>
        <translation>Online activity</translation>
    </message>
    <message>
        <source>Adaptations</source>
        <translation>Adaptations</translation>
    </message>
    <message>
        <source>Adaptations : déficience auditive</source>
        <translation>Adaptations: hearing impairment</translation>
    </message>
    <message>
        <source>Adaptations : déficience visuelle</source>
        <translation>Adaptations: visual impairment</translation>
    </message>
    <message>
        <source>Adaptations : handicap moteur</source>
        <translation>Adaptations: motor impairment</translation>
    </message>
    <message>
        <source>Adaptations : élèves dys</source>
        <translation>Adaptations: dys pupils</translation>
    </message>
    <message>
        <source>Adapter les documents à leur finalité</source>
        <translation>Adapting documents to their purpose</translation>
    </message>
    <message>
        <source>Adaptée pour</source>
        <translation>Adapted for</translation>
    </message>
    <message>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Adresse : https://…</source>
        <translation>Address: https://…</translation>
    </message>
    <message>
        <source>Adresse copiée : la coller dans un navigateur de cet ordinateur.</source>
        <translation>Address copied: paste it into a browser on this computer.</translation>
    </message>
    <message>
        <source>Adresse de l’ENT</source>
        <translation>Address of the ENT</translation>
    </message>
    <message>
        <source>Adresse du Nuage</source>
        <translation>Address of the Nextcloud</translation>
    </message>
    <message>
        <source>Adresse du lien</source>
        <translation>Address of the link</translation>
    </message>
    <message>
        <source>Adresse du serveur</source>
        <translation>Address of the server</translation>
    </message>
    <message>
        <source>Adresse du site</source>
        <translation>Address of the site</translation>
    </message>
    <message>
        <source>Adresse gardée, sur {} ; une autre la remplace</source>
        <translation>Address kept, at {}; another one replaces it</translation>
    </message>
    <message>
        <source>Adresse ou clé, collée ici</source>
        <translation>Address or key, pasted here</translation>
    </message>
    <message>
        <source>Adresse, ou livre et page</source>
        <translation>Address, or book and page</translation>
    </message>
    <message>
        <source>Affichage</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Afficher d’abord une page du PDF à remplacer.</source>
        <translation>First show a page of the PDF to replace.</translation>
    </message>
    <message>
        <source>Afficher le nom</source>
        <translation>Show the name</translation>
    </message>
    <message>
        <source>Afficher le résultat</source>
        <translation>Show the result</translation>
    </message>
    <message>
        <source>Afficher les noms</source>
        <translation>Show the names</translation>
    </message>
    <message>
        <source>Afficher les résultats</source>
        <translation>Show the results</translation>
    </message>
    <message>
        <source>Afficher les signaux d’un tableau, jusqu’à Ctrl+C.</source>
        <translation>Show a board’s signals, until Ctrl+C.</translation>
    </message>
    <message>
        <source>Agenda : laissé de côté, car {why}.</source>
        <translation>Calendar: left out, since {why}.</translation>
    </message>
    <message>
        <source>Agrandir</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Agrandir ce que voit la caméra</source>
        <translation>Enlarge what the camera sees</translation>
    </message>
    <message>
        <source>Agrandir la page</source>
        <translation>Enlarge the page</translation>
    </message>
    <message>
        <source>Agrandir la réglette</source>
        <translation>Make the band higher</translation>
    </message>
    <message>
        <source>Agrandir le code</source>
        <translation>Enlarge the code</translation>
    </message>
    <message>
        <source>Aide</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Ajouter</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Ajouter : {}</source>
        <translation>Add: {}</translation>
    </message>
    <message>
        <source>Ajouter au-dessous</source>
        <translation>Add below</translation>
    </message>
    <message>
        <source>Ajouter au-dessus</source>
        <translation>Add above</translation>
    </message>
    <message>
        <source>Ajouter aux favoris</source>
        <translation>Add to favourites</translation>
    </message>
    <message>
        <source>Ajouter aux ressources</source>
        <translation>Add to the resources</translation>
    </message>
    <message>
        <source>Ajouter cette question</source>
        <translation>Add this question</translation>
    </message>
    <message>
        <source>Ajouter des images ou des sons</source>
        <translation>Add pictures or sounds</translation>
    </message>
    <message>
        <source>Ajouter des leçons</source>
        <translation>Add lessons</translation>
    </message>
    <message>
        <source>Ajouter des leçons à l’année {}</source>
        <translation>Add lessons to the year of {}</translation>
    </message>
    <message>
        <source>Ajouter des questions</source>
        <translation>Add questions</translation>
    </message>
    <message>
        <source>Ajouter d’un dossier ou d’une clé</source>
        <translation>Add from a folder or key</translation>
    </message>
    <message>
        <source>Ajouter la page affichée</source>
        <translation>Add the page shown</translation>
    </message>
    <message>
        <source>Ajouter les leçons et les PDF d’un dossier ou d’une clé</source>
        <translation>Add the lessons and PDFs of a folder or USB key</translation>
    </message>
    <message>
        <source>Ajouter les leçons et les fichiers d’un dossier ou d’une clé</source>
        <translation>Add the lessons and files of a folder or key</translation>
    </message>
    <message>
        <source>Ajouter l’étiquette {}</source>
        <translation>Add the tag {}</translation>
    </message>
    <message>
        <source>Ajouter un Nuage (Nextcloud)</source>
        <translation>Add a Nextcloud</translation>
    </message>
    <message>
        <source>Ajouter un autre travail</source>
        <translation>Add more homework</translation>
    </message>
    <message>
        <source>Ajouter un code</source>
        <translation>Add a code</translation>
    </message>
    <message>
        <source>Ajouter un compte…</source>
        <translation>Add an account…</translation>
    </message>
    <message>
        <source>Ajouter un dossier</source>
        <translation>Add a folder</translation>
    </message>
    <message>
        <source>Ajouter un dossier…</source>
        <translation>Add a folder…</translation>
    </message>
    <message>
        <source>Ajouter un lien</source>
        <translation>Add a link</translation>
    </message>
    <message>
        <source>Ajouter un pavé numérique</source>
        <translation>Add a keypad</translation>
    </message>
    <message>
        <source>Ajouter un son ou un film</source>
        <translation>Add a sound or film</translation>
    </message>
    <message>
        <source>Ajouter un spot</source>
        <translation>Add a spot</translation>
    </message>
    <message>
        <source>Ajouter un élève</source>
        <translation>Add a pupil</translation>
    </message>
    <message>
        <source>Ajouter une classe</source>
        <translation>Add a class</translation>
    </message>
    <message>
        <source>Ajouter une image</source>
        <translation>Add a picture</translation>
    </message>
    <message>
        <source>Ajouter une image ou une capture</source>
        <translation>Add a picture or a capture</translation>
    </message>
    <message>
        <source>Ajouter une page</source>
        <translation>Add a page</translation>
    </message>
    <message>
        <source>Ajouter une paire</source>
        <translation>Add a pair</translation>
    </message>
    <message>
        <source>Ajouter une phase</source>
        <translation>Add a phase</translation>
    </message>
    <message>
        <source>Ajouter une réponse</source>
        <translation>Add an answer</translation>
    </message>
    <message>
        <source>Ajouter à droite</source>
        <translation>Add on the right</translation>
    </message>
    <message>
        <source>Ajouter à gauche</source>
        <translation>Add on the left</translation>
    </message>
    <message>
        <source>Ajouter à l’année</source>
        <translation>Add to the year</translation>
    </message>
    <message>
        <source>Ajouter à l’année {}</source>
        <translation>Add to the year of {}</translation>
    </message>
    <message>
        <source>Ajouter à mes leçons</source>
        <translation>Add to my lessons</translation>
    </message>
    <message>
        <source>Ajouter à mon dictionnaire</source>
        <translation>Add to my dictionary</translation>
    </message>
    <message>
        <source>Ajouter…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>Ajoutées dans « {} »</source>
        <translation>Added in “{}”</translation>
    </message>
    <message>
        <source>Ajoutés dans « {} »</source>
        <translation>Added to “{}”</translation>
    </message>
    <message>
        <source>Ajoutés dans « {} », pas tout à fait tels quels</source>
        <translation>Added to “{}”, not quite as they were</translation>
    </message>
    <message>
        <source>Alignement</source>
        <translation>Alignment</translation>
    </message>
    <message>
        <source>Aligner les bords droits</source>
        <translation>Align right edges</translation>
    </message>
    <message>
        <source>Aligner les bords du bas</source>
        <translation>Align bottom edges</translation>
    </message>
    <message>
        <source>Aligner les bords du haut</source>
        <translation>Align top edges</translation>
    </message>
    <message>
        <source>Aligner les bords gauches</source>
        <translation>Align left edges</translation>
    </message>
    <message>
        <source>Aligner les milieux, de gauche à droite</source>
        <translation>Align middles, left to right</translation>
    </message>
    <message>
        <source>Aligner les milieux, de haut en bas</source>
        <translation>Align middles, top to bottom</translation>
    </message>
    <message>
        <source>Aligner à droite</source>
        <translation>Align right</translation>
    </message>
    <message>
        <source>Aligner à gauche</source>
        <translation>Align left</translation>
    </message>
    <message>
        <source>Aligner, répéter un en-tête, partir d’un modèle</source>
        <translation>Align, repeat a header, begin from a template</translation>
    </message>
    <message>
        <source>Aller aux pages</source>
        <translation>Skip to the pages</translation>
    </message>
    <message>
        <source>Aller à cette page</source>
        <translation>Go to this page</translation>
    </message>
    <message>
        <source>Aller à la page</source>
        <translation>Go to the page</translation>
    </message>
    <message>
        <source>Aller à la page {}</source>
        <translation>Go to page {}</translation>
    </message>
    <message>
        <source>Aller à {}</source>
        <translation>Go to {}</translation>
    </message>
    <message>
        <source>Allumer</source>
        <translation>Turn on</translation>
    </message>
    <message>
        <source>Allumer ou éteindre</source>
        <translation>Turning on or off</translation>
    </message>
    <message>
        <source>Alors</source>
        <translation>Then</translation>
    </message>
    <message>
        <source>Analyse des questions</source>
        <translation>Question analysis</translation>
    </message>
    <message>
        <source>Anciens tableaux, par une prise série ou un adaptateur.</source>
        <translation>Older boards, on a serial port or an adapter.</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Angle</translation>
    </message>
    <message>
        <source>Angle, degrés</source>
        <translation>Angle, degrees</translation>
    </message>
    <message>
        <source>Animer</source>
        <translation>Animate</translation>
    </message>
    <message>
        <source>Animer : apparaître, cacher, relier</source>
        <translation>Animate: appear, hide, link</translation>
    </message>
    <message>
        <source>Animer…</source>
        <translation>Animate…</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Annuler</source>
        <comment>cancel</comment>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Annuler la suppression</source>
        <translation>Undo the deletion</translation>
    </message>
    <message>
        <source>Annuler la série</source>
        <translation>Cancel the series</translation>
    </message>
    <message>
        <source>Annuler le vote</source>
        <translation>Cancel the vote</translation>
    </message>
    <message>
        <source>Annuler l’impression</source>
        <translation>Cancel printing</translation>
    </message>
    <message>
        <source>Annuler l’échange</source>
        <translation>Undo the swap</translation>
    </message>
    <message>
        <source>Annulé.</source>
        <translation>Undone.</translation>
    </message>
    <message>
        <source>Année de la classe</source>
        <translation>Year of the class</translation>
    </message>
    <message>
        <source>Année de la classe…</source>
        <translation>Year of the class…</translation>
    </message>
    <message>
        <source>Année {}-{}</source>
        <translation>Year {}-{}</translation>
    </message>
    <message>
        <source>Aperçu avant impression</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>Apparaître</source>
        <translation>Appear</translation>
    </message>
    <message>
        <source>Appareil</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Appareils branchés</source>
        <translation>Devices plugged in</translation>
    </message>
    <message>
        <source>Appliquer</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Apprendre la règle, avec l’exemple de la page 1. Exemple ÉLÈVE apporte sa figure.</source>
        <translation>Learn the rule, with the example on page 1. Exemple ÉLÈVE brings the figure.</translation>
    </message>
    <message>
        <source>Apprendre à lire un récepteur de télécommandes inconnu, en appuyant sur leurs touches.</source>
        <translation>Learn to read an unknown clicker receiver from key presses.</translation>
    </message>
    <message>
        <source>Approché</source>
        <translation>Approximated</translation>
    </message>
    <message>
        <source>Appréciation</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Appréciation : {}</source>
        <translation>Comment: {}</translation>
    </message>
    <message>
        <source>Appui long</source>
        <translation>Long press</translation>
    </message>
    <message>
        <source>Appui long pour en faire la bonne réponse</source>
        <translation>Press and hold to make this the right answer</translation>
    </message>
    <message>
        <source>Appui long sur une barre pour en faire la bonne réponse.</source>
        <translation>Press and hold a bar to make it the right answer.</translation>
    </message>
    <message>
        <source>Appui {done} sur {of}</source>
        <translation>Press {done} of {of}</translation>
    </message>
    <message>
        <source>Appuyer sur la télécommande du professeur.</source>
        <translation>Press a key of the teacher’s clicker.</translation>
    </message>
    <message>
        <source>Appuyer sur la télécommande n° {}</source>
        <translation>Press a key on clicker no. {}</translation>
    </message>
    <message>
        <source>Appuyer sur un chiffre du pavé à ajouter.</source>
        <translation>Press a digit on the keypad to be added.</translation>
    </message>
    <message>
        <source>Appuyer sur une télécommande : le récepteur sera reconnu à son signal.</source>
        <translation>Press a key on a clicker: the receiver will be known by its signal.</translation>
    </message>
    <message>
        <source>Appuyer une fois sur chaque touche du tableau, de gauche à droite.</source>
        <translation>Press each button of the board once, from left to right.</translation>
    </message>
    <message>
        <source>Après</source>
        <translation>After</translation>
    </message>
    <message>
        <source>Après le cours, cette encre est donnée à une classe, gardée dans la leçon ou mise de côté.</source>
        <translation>After the hour this ink is given to a class, kept in the lesson or put aside.</translation>
    </message>
    <message>
        <source>Arc</source>
        <translation>Arc</translation>
    </message>
    <message>
        <source>Arguments&#xa0;</source>
        <translation>Arguments</translation>
    </message>
    <message>
        <source>Arrondi</source>
        <translation>Rounded to</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Arrêter et ranger</source>
        <translation>Stop and put away</translation>
    </message>
    <message>
        <source>Arrêter la lecture</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Arrêter la recherche</source>
        <translation>Stop looking</translation>
    </message>
    <message>
        <source>Arrêter l’enregistrement</source>
        <translation>Stop recording</translation>
    </message>
    <message>
        <source>Arrêter l’échange</source>
        <translation>Stop the exchange</translation>
    </message>
    <message>
        <source>Arrêté : aucune copie n’est enregistrée.</source>
        <translation>Stopped: no copy is saved.</translation>
    </message>
    <message>
        <source>Arrêté avant la fin : recommencer ajoute le reste.</source>
        <translation>Stopped before the end: doing it again adds the rest.</translation>
    </message>
    <message>
        <source>Arrêté avant la fin : rien n’a changé.</source>
        <translation>Stopped before the end: nothing has changed.</translation>
    </message>
    <message>
        <source>Associer</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>Assombrir le reste de la page</source>
        <translation>Darken the rest of the page</translation>
    </message>
    <message>
        <source>Attendre de nouveau les absents ({})</source>
        <translation>Wait for absent pupils again ({})</translation>
    </message>
    <message>
        <source>Attribuer</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Attribuer {} à</source>
        <translation>Assign {} to</translation>
    </message>
    <message>
        <source>Attribuer {} à…</source>
        <translation>Assign {} to…</translation>
    </message>
    <message>
        <source>Attribuer à</source>
        <translation>Assign to</translation>
    </message>
    <message>
        <source>Au carré</source>
        <translation>Squared</translation>
    </message>
    <message>
        <source>Au hasard</source>
        <translation>At random</translation>
    </message>
    <message>
        <source>Au hasard, avec ceux qui vont ensemble ou pas ; on les change en les glissant.</source>
        <translation>At random, with who goes together or apart; drag pupils to change them.</translation>
    </message>
    <message>
        <source>Au moins un jour est nécessaire, et l’heure de fin vient après celle de début.</source>
        <translation>At least one day is needed, and the end comes after the beginning.</translation>
    </message>
    <message>
        <source>Au moins {} lettres : trois ou quatre mots se retiennent bien.</source>
        <translation>At least {} letters: three or four words are easy to remember.</translation>
    </message>
    <message>
        <source>Aucun</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Aucun appareil inconnu n’est branché : brancher le câble USB du tableau.</source>
        <translation>No unknown device is plugged in: plug in the board’s USB cable.</translation>
    </message>
    <message>
        <source>Aucun appareil inconnu n’est branché : brancher le récepteur, puis « Recommencer ».</source>
        <translation>No unknown device is plugged in: plug in the receiver, then “Start again”.</translation>
    </message>
    <message>
        <source>Aucun appareil lisible n’est branché : brancher le tableau, puis recommencer.</source>
        <translation>No readable device is plugged in: plug in the board, then start again.</translation>
    </message>
    <message>
        <source>Aucun clavier ne peut être lu.</source>
        <translation>No keyboard can be read.</translation>
    </message>
    <message>
        <source>Aucun code sur ces pages.</source>
        <translation>No code on these pages.</translation>
    </message>
    <message>
        <source>Aucun câble série utilisable n’est branché.</source>
        <translation>No usable serial cable is plugged in.</translation>
    </message>
    <message>
        <source>Aucun dossier choisi. Toucher « Où chercher », puis cocher un dossier.</source>
        <translation>No folder chosen. Tap “Where to look”, then tick a folder.</translation>
    </message>
    <message>
        <source>Aucun dossier d’images sur cet ordinateur. Toucher « Ajouter un dossier… », ou brancher une clé.</source>
        <translation>No folder of pictures on this computer. Tap “Add a folder…”, or plug in a USB stick.</translation>
    </message>
    <message>
        <source>Aucun dossier n’est partagé.</source>
        <translation>No folder is shared.</translation>
    </message>
    <message>
        <source>Aucun emplacement choisi : une clé USB, un autre disque ou un dossier du réseau.</source>
        <translation>No place chosen: a USB key, another disk or a folder on the network.</translation>
    </message>
    <message>
        <source>Aucun exemple n’est installé.</source>
        <translation>No example is installed.</translation>
    </message>
    <message>
        <source>Aucun fond commun</source>
        <translation>No master page</translation>
    </message>
    <message>
        <source>Aucun haut-parleur trouvé : on n’entendra rien. Le brancher ou l’allumer.</source>
        <translation>No loudspeaker found: nothing will be heard. Plug it in or switch it on.</translation>
    </message>
    <message>
        <source>Aucun lien gardé. Copier l’adresse d’un exercice ou d’une vidéo, puis « Ajouter un lien ».</source>
        <translation>No link kept yet. Copy the address of an exercise or a video, then “Add a link”.</translation>
    </message>
    <message>
        <source>Aucun lien.</source>
        <translation>No link.</translation>
    </message>
    <message>
        <source>Aucun micro trouvé : en brancher un, puis appuyer de nouveau.</source>
        <translation>No microphone found: plug one in, then press again.</translation>
    </message>
    <message>
        <source>Aucun modèle. « Enregistrer comme modèle » en fait un de la leçon ou de la page.</source>
        <translation>No templates. “Make a template” makes one of the lesson or of the page.</translation>
    </message>
    <message>
        <source>Aucun mot inconnu dans ce texte.</source>
        <translation>No unknown word in this text.</translation>
    </message>
    <message>
        <source>Aucun mot inconnu dans la leçon.</source>
        <translation>No unknown word in the lesson.</translation>
    </message>
    <message>
        <source>Aucun objet n’est installé.</source>
        <translation>No object is installed.</translation>
    </message>
    <message>
        <source>Aucun projecteur n’est choisi.</source>
        <translation>No projector has been chosen.</translation>
    </message>
    <message>
        <source>Aucun projecteur trouvé. Beaucoup ne répondent pas à la recherche : leur adresse est dans leur menu « Réseau ».</source>
        <translation>No projector found. Many do not answer a search: their address is in their “Network” menu.</translation>
    </message>
    <message>
        <source>Aucun repère sur cette page.</source>
        <translation>No guides on this page.</translation>
    </message>
    <message>
        <source>Aucun récepteur de télécommandes : en brancher un, ou le chercher sur un câble.</source>
        <translation>No clicker receiver: plug one in, or search cables for it.</translation>
    </message>
    <message>
        <source>Aucun récepteur n’a répondu : appuyer sur une télécommande pendant la recherche.</source>
        <translation>No receiver has answered: press a key on a clicker during the search.</translation>
    </message>
    <message>
        <source>Aucun récepteur n’est branché : en brancher un, puis appuyer.</source>
        <translation>No receiver is plugged in: plug one in, then press a key.</translation>
    </message>
    <message>
        <source>Aucun récepteur n’est branché par un câble USB ou série.</source>
        <translation>No receiver is plugged in by a USB or serial cable.</translation>
    </message>
    <message>
        <source>Aucun récepteur, téléphone ou caméra n’est prêt : les votes compteront dès qu’il y en aura un.</source>
        <translation>No receiver, phone or camera is ready: votes will count as soon as there is one.</translation>
    </message>
    <message>
        <source>Aucun son gardé. Déposer ici des fichiers MP3, OGG ou WAV, ou toucher « Ajouter… ».</source>
        <translation>No sound kept yet. Drop MP3, OGG or WAV files here, or tap “Add…”.</translation>
    </message>
    <message>
        <source>Aucun stylet n’a été reconnu : ici, le doigt écrit.</source>
        <translation>No pen has been recognised: here, the finger writes.</translation>
    </message>
    <message>
        <source>Aucun tableau connu n’a répondu : relancer la recherche et toucher le tableau.</source>
        <translation>No known board has answered: search again, and touch the board meanwhile.</translation>
    </message>
    <message>
        <source>Aucun tableau ni récepteur n’est branché.</source>
        <translation>No board and no receiver is plugged in.</translation>
    </message>
    <message>
        <source>Aucun tableau à calibrer dans TNI : le calibrage se fait dans les réglages du système.</source>
        <translation>No board to calibrate in TNI: calibration is done in the system’s settings.</translation>
    </message>
    <message>
        <source>Aucun vote avec cette classe. Faire voter pendant une séance : les réponses apparaîtront ici.</source>
        <translation>No vote with this class. Take a vote during a session: the answers will appear here.</translation>
    </message>
    <message>
        <source>Aucun écran : TNI ne peut pas ouvrir sa fenêtre ici.</source>
        <translation>No screen: TNI cannot open its window here.</translation>
    </message>
    <message>
        <source>Aucun élève n’est sous la moitié de bonnes réponses, sur trois au moins.</source>
        <translation>No pupil has less than half right, of three answers at least.</translation>
    </message>
    <message>
        <source>Aucun état de ces leçons n’est gardé pour cette date.</source>
        <translation>No state of these lessons is kept for that date.</translation>
    </message>
    <message>
        <source>Aucune</source>
        <comment>printer</comment>
        <translation>None</translation>
    </message>
    <message>
        <source>Aucune</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Aucune</source>
        <comment>legend</comment>
        <translation>None</translation>
    </message>
    <message>
        <source>Aucune : tout est acquis.</source>
        <translation>None: everything asked is known.</translation>
    </message>
    <message>
        <source>Aucune : toutes les semaines ont cours.</source>
        <translation>None: every week has lessons.</translation>
    </message>
    <message>
        <source>Aucune autre classe à comparer.</source>
        <translation>No other class to compare with.</translation>
    </message>
    <message>
        <source>Aucune autre page ne lui ressemble.</source>
        <translation>No other page looks like it.</translation>
    </message>
    <message>
        <source>Aucune caméra : brancher un visualiseur ou une webcam, le bouton s’activera.</source>
        <translation>No camera: plug in a document camera or a webcam, and the button will work.</translation>
    </message>
    <message>
        <source>Aucune caméra : en brancher une, puis « Chercher encore ».</source>
        <translation>No camera: plug one in, then “Search again”.</translation>
    </message>
    <message>
        <source>Aucune classe : importer ou saisir une liste.</source>
        <translation>No class: import a list or type one.</translation>
    </message>
    <message>
        <source>Aucune classe : rien n’y est envoyé.</source>
        <translation>No class: nothing is sent there.</translation>
    </message>
    <message>
        <source>Aucune de ces questions ne peut être écrite dans ce format : en choisir un autre.</source>
        <translation>None of these questions can be written in that format: choose another.</translation>
    </message>
    <message>
        <source>Aucune différence avec la leçon d’aujourd’hui.</source>
        <translation>No difference from the lesson as it is today.</translation>
    </message>
    <message>
        <source>Aucune extension d’envoi n’est active : voir « Extensions » dans les réglages.</source>
        <translation>No extension for sending is on: see “Extensions” in the settings.</translation>
    </message>
    <message>
        <source>Aucune extension sur cet ordinateur.</source>
        <translation>No extension on this computer.</translation>
    </message>
    <message>
        <source>Aucune figure reconnue : tracer des segments, des polygones ou des cercles, assez grands.</source>
        <translation>No figure recognised: draw segments, polygons or circles, large enough.</translation>
    </message>
    <message>
        <source>Aucune image dans ces dossiers. Brancher une clé, ou ajouter un dossier dans « Où chercher ».</source>
        <translation>No picture in these folders. Plug in a USB key, or add a folder in “Where to look”.</translation>
    </message>
    <message>
        <source>Aucune image gardée. En déposer ici, ou en sélectionner une sur la page : « Mettre de côté ».</source>
        <translation>No picture kept yet. Drop some here, or select one on the page: “Put aside”.</translation>
    </message>
    <message>
        <source>Aucune image n’a été copiée : la copier dans le navigateur, puis recommencer.</source>
        <translation>No picture was copied: copy it in the browser, then try again.</translation>
    </message>
    <message>
        <source>Aucune imprimante n’est installée sur cet ordinateur : enregistrer en PDF, puis imprimer depuis un autre poste.</source>
        <translation>No printer is installed on this computer: save as PDF, then print from another computer.</translation>
    </message>
    <message>
        <source>Aucune leçon avec : {}.</source>
        <translation>No lesson with: {}.</translation>
    </message>
    <message>
        <source>Aucune leçon dans ce dossier.</source>
        <translation>No lesson in this folder.</translation>
    </message>
    <message>
        <source>Aucune leçon n’est remplacée sans une question.</source>
        <translation>No lesson is replaced without a question.</translation>
    </message>
    <message>
        <source>Aucune leçon pour l’instant.</source>
        <translation>No lesson yet.</translation>
    </message>
    <message>
        <source>Aucune leçon pour l’instant. « Nouvelle leçon » ouvre une page où écrire ; « Ajouter » en prend d’un dossier ou d’une clé.</source>
        <translation>No lesson yet. “New lesson” opens a page to write on; “Add” takes some from a folder or a USB key.</translation>
    </message>
    <message>
        <source>Aucune leçon trouvée.</source>
        <translation>No lesson found.</translation>
    </message>
    <message>
        <source>Aucune leçon trouvée. En dessous, on peut prévoir une leçon qui n’est pas encore préparée.</source>
        <translation>No lesson found. Below, a lesson that is not prepared yet can be planned.</translation>
    </message>
    <message>
        <source>Aucune leçon trouvée. Essayer un autre mot, ou effacer la recherche.</source>
        <translation>No lesson found. Try another word, or clear the search.</translation>
    </message>
    <message>
        <source>Aucune page de cette leçon n’a changé.</source>
        <translation>No page of this lesson has changed.</translation>
    </message>
    <message>
        <source>Aucune page ne contient « {words} ».</source>
        <translation>No page contains “{words}”.</translation>
    </message>
    <message>
        <source>Aucune page n’est à choisir : seuls le titre, le plan ou l’ordre ont changé.</source>
        <translation>There is no page to choose: only title, plan or order have changed.</translation>
    </message>
    <message>
        <source>Aucune phase en cours</source>
        <translation>No phase under way</translation>
    </message>
    <message>
        <source>Aucune proposition.</source>
        <translation>No suggestion.</translation>
    </message>
    <message>
        <source>Aucune question de ce fichier n’a pu être lue ; types inconnus : {}.</source>
        <translation>None of this file’s questions could be read; unknown types: {}.</translation>
    </message>
    <message>
        <source>Aucune question de ce fichier n’a pu être lue.</source>
        <translation>None of this file’s questions could be read.</translation>
    </message>
    <message>
        <source>Aucune question n’a de bonne réponse : l’indiquer sous le tableau des réponses.</source>
        <translation>No question has a right answer: set it below the table of answers.</translation>
    </message>
    <message>
        <source>Aucune question n’a de compétence : en choisir sous le tableau des réponses, avec « Compétences ».</source>
        <translation>No question has a skill: choose some below the table of answers, with “Skills”.</translation>
    </message>
    <message>
        <source>Aucune question pour l’instant : en écrire une, ou importer un fichier GIFT, Moodle, QCMcam, QTI, H5P, Kahoot, AMC ou CSV.</source>
        <translation>No question yet: write one, or import a GIFT, Moodle, QCMcam, QTI, H5P, Kahoot, AMC or CSV file.</translation>
    </message>
    <message>
        <source>Aucune question pour l’instant.</source>
        <translation>No question yet.</translation>
    </message>
    <message>
        <source>Aucune répartition trouvée avec tant de contraintes. Mélanger encore, ou en retirer une.</source>
        <translation>No groups found with so many constraints. Shuffle again, or remove one.</translation>
    </message>
    <message>
        <source>Aucune réponse : allumer les télécommandes, puis « Revoter ».</source>
        <translation>No answers: switch on the clickers, then “Vote again”.</translation>
    </message>
    <message>
        <source>Aucune réponse : brancher le récepteur, allumer les téléphones ou filmer les cartes, puis « Revoter ».</source>
        <translation>No answers: plug in the receiver, switch on the phones or film the cards, then “Vote again”.</translation>
    </message>
    <message>
        <source>Aucune réponse : connecter les téléphones de la classe, puis « Revoter ».</source>
        <translation>No answers: connect the class’s phones, then “Vote again”.</translation>
    </message>
    <message>
        <source>Aucune réponse comptée : numéroter les télécommandes dans « Classes », puis « Revoter ».</source>
        <translation>No answer counted: number the clickers under “Classes”, then “Vote again”.</translation>
    </message>
    <message>
        <source>Aucune réponse n’est enregistrée.</source>
        <translation>No answer is recorded.</translation>
    </message>
    <message>
        <source>Aucune sauvegarde à cet emplacement.</source>
        <translation>No backup at this place.</translation>
    </message>
    <message>
        <source>Aucune source notée. Pour en noter une : sélectionner l’image, puis « Source et licence ».</source>
        <translation>No source is noted. To note one: select the picture, then “Source and licence”.</translation>
    </message>
    <message>
        <source>Aucune séance en cours : en commencer une, ou ouvrir les séances passées.</source>
        <translation>No session under way: start one, or open past sessions.</translation>
    </message>
    <message>
        <source>Aucune séance ne correspond.</source>
        <translation>No session matches.</translation>
    </message>
    <message>
        <source>Aucune séance ne porte le numéro « {id} » : « tni cahier list » les montre.</source>
        <translation>No session has the number “{id}”: “tni cahier list” shows them.</translation>
    </message>
    <message>
        <source>Aucune séance pour l’instant. Celles qui se terminent apparaîtront ici, avec leur cahier de textes.</source>
        <translation>No session yet. Those that end will appear here, with their entry.</translation>
    </message>
    <message>
        <source>Aucune séance à montrer : les séances terminées s’ajoutent ici.</source>
        <translation>No session to show: sessions that have ended are added here.</translation>
    </message>
    <message>
        <source>Aucune télécommande numérotée : « Numéroter », puis appuyer sur chacune.</source>
        <translation>No clicker numbered: “Number”, then press each of them.</translation>
    </message>
    <message>
        <source>Aucune version de ce jour ni d’avant.</source>
        <translation>No version of this day or before.</translation>
    </message>
    <message>
        <source>Aucune version pour l’instant. TNI en garde une chaque fois que la leçon est fermée ou qu’une séance se termine.</source>
        <translation>No version yet. TNI keeps one each time the lesson is closed or a class ends.</translation>
    </message>
    <message>
        <source>Aucune voix n’est installée : installer « espeak-ng » ou « speech-dispatcher ».</source>
        <translation>No voice is installed: install “espeak-ng” or “speech-dispatcher”.</translation>
    </message>
    <message>
        <source>Auteur</source>
        <translation>Author</translation>
    </message>
    <message>
        <source>Automatique</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>Autour de la page</source>
        <translation>Around the page</translation>
    </message>
    <message>
        <source>Autre PDF…</source>
        <translation>Another PDF…</translation>
    </message>
    <message>
        <source>Autre classe</source>
        <translation>Another class</translation>
    </message>
    <message>
        <source>Autre fichier, exemples, sauvegardes, réglages, aide</source>
        <translation>Another file, samples, backups, settings, help</translation>
    </message>
    <message>
        <source>Autre format</source>
        <translation>Other format</translation>
    </message>
    <message>
        <source>Autre heure</source>
        <translation>Another hour</translation>
    </message>
    <message>
        <source>Autre page</source>
        <translation>Other page</translation>
    </message>
    <message>
        <source>Autre écran</source>
        <translation>Other screen</translation>
    </message>
    <message>
        <source>Autres</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>Autres actions</source>
        <translation>More actions</translation>
    </message>
    <message>
        <source>Autres actions sur la version</source>
        <translation>More actions on the version</translation>
    </message>
    <message>
        <source>Autres commandes, chacune avec --help :</source>
        <translation>Other commands, each with --help:</translation>
    </message>
    <message>
        <source>Autres papiers</source>
        <translation>Other papers</translation>
    </message>
    <message>
        <source>Autres papiers : CP, millimétré, portées, repère…</source>
        <translation>Other papers: first writing, graph, staves, axes…</translation>
    </message>
    <message>
        <source>Autres questions, temps, anonymat</source>
        <translation>Other questions, time, anonymity</translation>
    </message>
    <message>
        <source>Autres séances dans ce cas : {}.</source>
        <translation>Other sessions in this case: {}.</translation>
    </message>
    <message>
        <source>Autres versions</source>
        <translation>Other versions</translation>
    </message>
    <message>
        <source>Autres versions de cette page</source>
        <translation>Other versions of this page</translation>
    </message>
    <message>
        <source>Autres versions de leçons déjà là : gardées à part, rien n’est remplacé</source>
        <translation>Other versions of lessons already there: kept apart, nothing is replaced</translation>
    </message>
    <message>
        <source>Avancer la leçon</source>
        <translation>Move the lesson up</translation>
    </message>
    <message>
        <source>Avancer la page d’un rang</source>
        <translation>Move the page one place earlier</translation>
    </message>
    <message>
        <source>Avancer la séquence</source>
        <translation>Move the sequence earlier</translation>
    </message>
    <message>
        <source>Avancer l’étape</source>
        <translation>Move the step up</translation>
    </message>
    <message>
        <source>Avant</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Avec</source>
        <translation>With</translation>
    </message>
    <message>
        <source>Avec des questions</source>
        <translation>With questions</translation>
    </message>
    <message>
        <source>Avec le n°</source>
        <translation>With no.</translation>
    </message>
    <message>
        <source>Avec le précédent</source>
        <translation>With the one before</translation>
    </message>
    <message>
        <source>Avec le verso</source>
        <translation>With backs</translation>
    </message>
    <message>
        <source>Avec les prénoms</source>
        <translation>With first names</translation>
    </message>
    <message>
        <source>Avec mes notes</source>
        <translation>With my notes</translation>
    </message>
    <message>
        <source>Avec un mot de passe d’application</source>
        <translation>With an app password</translation>
    </message>
    <message>
        <source>Avec une classe, la leçon préparée reste intacte et le cahier de textes se remplit.</source>
        <translation>With a class, the prepared lesson stays as it is, and the lesson record fills itself in.</translation>
    </message>
    <message>
        <source>Avec {}</source>
        <translation>With {}</translation>
    </message>
    <message>
        <source>Barre de mes leçons</source>
        <translation>Bar of my lessons</translation>
    </message>
    <message>
        <source>Barre d’outils</source>
        <translation>Toolbar</translation>
    </message>
    <message>
        <source>Barre en bas</source>
        <translation>Bar at the bottom</translation>
    </message>
    <message>
        <source>Barre à droite</source>
        <translation>Bar on the right</translation>
    </message>
    <message>
        <source>Barre à gauche</source>
        <translation>Bar on the left</translation>
    </message>
    <message>
        <source>Barrer, simplifier</source>
        <translation>Strike out, cancel</translation>
    </message>
    <message>
        <source>Barré</source>
        <translation>Struck out</translation>
    </message>
    <message>
        <source>Base de données</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Blanc</source>
        <translation>White</translation>
    </message>
    <message>
        <source>Bleu</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>Bonne réponse</source>
        <translation>Right answer</translation>
    </message>
    <message>
        <source>Bonne réponse (facultatif)</source>
        <translation>Right answer (optional)</translation>
    </message>
    <message>
        <source>Bonne réponse : {}</source>
        <translation>Right answer: {}</translation>
    </message>
    <message>
        <source>Bonne réponse changée.</source>
        <translation>Right answer changed.</translation>
    </message>
    <message>
        <source>Boutons et panneaux ; la page garde ses couleurs.</source>
        <translation>Buttons and panels; the page keeps its colours.</translation>
    </message>
    <message>
        <source>Brancher le pavé, puis recommencer.</source>
        <translation>Plug in the keypad, then start again.</translation>
    </message>
    <message>
        <source>Bureau</source>
        <comment>folder</comment>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>C</source>
        <comment>correction code: verb forms</comment>
        <translation>V</translation>
    </message>
    <message>
        <source>CC BY : citer l’auteur</source>
        <translation>CC BY : name the author</translation>
    </message>
    <message>
        <source>CC BY-NC : citer, pas d’usage commercial</source>
        <translation>CC BY-NC : name, not commercial</translation>
    </message>
    <message>
        <source>CC BY-NC-SA : le même, partager à l’identique</source>
        <translation>CC BY-NC-SA : the same, share alike</translation>
    </message>
    <message>
        <source>CC BY-ND : citer, sans modifier</source>
        <translation>CC BY-ND : name, do not change</translation>
    </message>
    <message>
        <source>CC BY-SA : citer, partager à l’identique</source>
        <translation>CC BY-SA : name, share alike</translation>
    </message>
    <message>
        <source>CC0 : libre de tout droit</source>
        <translation>CC0 : free of all rights</translation>
    </message>
    <message>
        <source>COMMANDE</source>
        <translation>COMMAND</translation>
    </message>
    <message>
        <source>CRCN</source>
        <translation>CRCN</translation>
    </message>
    <message>
        <source>Cache : un toucher l’enlève</source>
        <translation>Cover: a touch takes it away</translation>
    </message>
    <message>
        <source>Cacher</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Cacher et montrer</source>
        <translation>Hide and show</translation>
    </message>
    <message>
        <source>Cacher les noms</source>
        <translation>Hide the names</translation>
    </message>
    <message>
        <source>Cacher par un cache</source>
        <translation>Hide behind a cover</translation>
    </message>
    <message>
        <source>Cahier de textes</source>
        <translation>Lesson record</translation>
    </message>
    <message>
        <source>Cahier de textes : {count} envois sont à vérifier.</source>
        <translation>Cahier de textes: {count} deliveries are to be checked.</translation>
    </message>
    <message>
        <source>Cahier de textes : {}</source>
        <translation>Lesson record: {}</translation>
    </message>
    <message>
        <source>Cahier de textes de {entry} : un envoi est à vérifier.</source>
        <translation>Cahier de textes of {entry}: a delivery is to be checked.</translation>
    </message>
    <message>
        <source>Cal</source>
        <comment>correction code: calculation</comment>
        <translation>Calc</translation>
    </message>
    <message>
        <source>Calendrier scolaire (*.ics *.csv *.json);;Tous les fichiers (*)</source>
        <translation>School calendar (*.ics *.csv *.json);;All files (*)</translation>
    </message>
    <message>
        <source>Calibrage</source>
        <translation>Calibration</translation>
    </message>
    <message>
        <source>Calibrer</source>
        <translation>Calibrate</translation>
    </message>
    <message>
        <source>Calibrer le tableau</source>
        <translation>Calibrate the board</translation>
    </message>
    <message>
        <source>Calques</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>Calques, du premier plan au fond</source>
        <translation>Layers, front to back</translation>
    </message>
    <message>
        <source>Caméra</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Caméra débranchée : la rebrancher, elle reprendra.</source>
        <translation>The camera is unplugged: plug it in again and it goes on.</translation>
    </message>
    <message>
        <source>Caméra débranchée : la rebrancher, la lecture reprendra.</source>
        <translation>The camera is unplugged: plug it in again and reading goes on.</translation>
    </message>
    <message>
        <source>Caméra d’essai</source>
        <translation>Trial camera</translation>
    </message>
    <message>
        <source>Caméra ou visualiseur sur la page</source>
        <translation>Camera or document camera on the page</translation>
    </message>
    <message>
        <source>Caméra ouverte. Elle se fermera avec le vote.</source>
        <translation>Camera open. It closes with the vote.</translation>
    </message>
    <message>
        <source>Caméra ouverte…</source>
        <translation>Camera open…</translation>
    </message>
    <message>
        <source>Caméra {}</source>
        <translation>Camera {}</translation>
    </message>
    <message>
        <source>Caméra éteinte ; voici sa dernière image.</source>
        <translation>The camera is off; this is its last picture.</translation>
    </message>
    <message>
        <source>Caméras</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>Capture de l’écran</source>
        <translation>Screen capture</translation>
    </message>
    <message>
        <source>Capturer</source>
        <translation>Capture</translation>
    </message>
    <message>
        <source>Capturer l’écran sur la page</source>
        <translation>Capture the screen onto the page</translation>
    </message>
    <message>
        <source>Capturer une zone</source>
        <translation>Capture an area</translation>
    </message>
    <message>
        <source>Capturer une zone sur la page</source>
        <translation>Capture an area onto the page</translation>
    </message>
    <message>
        <source>Cartes</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>Cartes</source>
        <comment>plans</comment>
        <translation>Maps</translation>
    </message>
    <message>
        <source>Cartes de QCMcam</source>
        <translation>QCMcam cards</translation>
    </message>
    <message>
        <source>Cartes de TNI</source>
        <translation>TNI cards</translation>
    </message>
    <message>
        <source>Cartes de la classe {name} : {count}</source>
        <translation>Cards for class {name}: {count}</translation>
    </message>
    <message>
        <source>Cartes de vote</source>
        <translation>Voting cards</translation>
    </message>
    <message>
        <source>Cartes en papier</source>
        <translation>Paper cards</translation>
    </message>
    <message>
        <source>Cartes et temps</source>
        <translation>Maps and time</translation>
    </message>
    <message>
        <source>Cartes n° 1 à {}</source>
        <translation>Cards no. 1 to {}</translation>
    </message>
    <message>
        <source>Cartes par feuille</source>
        <translation>Cards per sheet</translation>
    </message>
    <message>
        <source>Cartes sans élève, non comptées : {}</source>
        <translation>Cards without a pupil, not counted: {}</translation>
    </message>
    <message>
        <source>Case suivante</source>
        <translation>Next blank</translation>
    </message>
    <message>
        <source>Catégorie ou étiquette</source>
        <translation>Category or tag</translation>
    </message>
    <message>
        <source>Ce calendrier est abîmé : l’exporter à nouveau. Rien n’a été lu.</source>
        <translation>This calendar is damaged: export it again. Nothing was read.</translation>
    </message>
    <message>
        <source>Ce calendrier est trop grand pour un emploi du temps ou des vacances. Rien n’a été lu.</source>
        <translation>This calendar is too large for a timetable or holidays. Nothing was read.</translation>
    </message>
    <message>
        <source>Ce calendrier ne contient aucune heure de cette année scolaire.</source>
        <translation>This calendar has no hour in this school year.</translation>
    </message>
    <message>
        <source>Ce compte n’a pas le droit de lire ce fichier.</source>
        <translation>This account has no right to read that file.</translation>
    </message>
    <message>
        <source>Ce dossier est dans votre bibliothèque : en choisir un autre, ou « Dans ma bibliothèque ».</source>
        <translation>This folder is in your library: choose another one, or “Into my library”.</translation>
    </message>
    <message>
        <source>Ce dossier est vide. « Nouvelle leçon » en commence une ici ; glisser une leçon sur un dossier l’y range.</source>
        <translation>This folder is empty. “New lesson” begins one here; dragging a lesson onto a folder puts it there.</translation>
    </message>
    <message>
        <source>Ce dossier ne peut pas être lu : vérifier les droits.</source>
        <translation>This folder cannot be read: check its permissions.</translation>
    </message>
    <message>
        <source>Ce fichier UNIPEN en demande un autre (ligne {}), qui n’est pas à côté de lui : l’y placer.</source>
        <translation>This UNIPEN file needs another one (line {}), which is not beside it: put it there.</translation>
    </message>
    <message>
        <source>Ce fichier UNIPEN ne contient aucun trait.</source>
        <translation>This UNIPEN file holds no stroke.</translation>
    </message>
    <message>
        <source>Ce fichier UNIPEN ne peut pas être lu : la ligne {} est mal formée.</source>
        <translation>This UNIPEN file could not be read: line {} is malformed.</translation>
    </message>
    <message>
        <source>Ce fichier XML n’est pas un export normal et pourrait être piégé. Rien n’a été lu.</source>
        <translation>This XML file is no normal export and might be a trap. Nothing was read.</translation>
    </message>
    <message>
        <source>Ce fichier a changé entre-temps sur {host} : recommencer l’échange.</source>
        <translation>This file has changed on {host} in the meantime: start the exchange again.</translation>
    </message>
    <message>
        <source>Ce fichier de GeoGebra est abîmé : l’enregistrer à nouveau dans GeoGebra.</source>
        <translation>This GeoGebra file is damaged: save it again in GeoGebra.</translation>
    </message>
    <message>
        <source>Ce fichier de GeoGebra est protégé par un mot de passe : en enregistrer une copie sans.</source>
        <translation>This GeoGebra file is protected by a password: save a copy without one.</translation>
    </message>
    <message>
        <source>Ce fichier de GeoGebra est trop grand pour une construction. Rien n’a été lu.</source>
        <translation>This GeoGebra file is too large for a construction. Nothing was read.</translation>
    </message>
    <message>
        <source>Ce fichier est abîmé : en demander une autre copie.</source>
        <translation>This file is damaged: ask for another copy.</translation>
    </message>
    <message>
        <source>Ce fichier est protégé par un mot de passe : l’enregistrer sans.</source>
        <translation>This file is protected by a password: save it without.</translation>
    </message>
    <message>
        <source>Ce fichier est trop grand pour une liste de classe.</source>
        <translation>This file is too large for a class list.</translation>
    </message>
    <message>
        <source>Ce fichier est trop grand pour être lu.</source>
        <translation>This file is too large to be read.</translation>
    </message>
    <message>
        <source>Ce fichier est trop long à lire : le découper en plusieurs.</source>
        <translation>This file takes too long to read: split it into several.</translation>
    </message>
    <message>
        <source>Ce fichier est trop lourd pour une liste de classe. Rien n’a été lu.</source>
        <translation>This file is too big for a class list. Nothing was read.</translation>
    </message>
    <message>
        <source>Ce fichier ne contient aucun élève.</source>
        <translation>There is no pupil in this file.</translation>
    </message>
    <message>
        <source>Ce fichier ne contient aucune question.</source>
        <translation>There is no question in this file.</translation>
    </message>
    <message>
        <source>Ce fichier ne contient pas de vacances : prendre le calendrier scolaire officiel de la zone.</source>
        <translation>This file contains no holidays: take the official school calendar of the zone.</translation>
    </message>
    <message>
        <source>Ce fichier ne contient que des changements : exporter la liste complète. Rien n’a été lu.</source>
        <translation>This file holds changes only: export the complete list. Nothing was read.</translation>
    </message>
    <message>
        <source>Ce fichier n’a pas pu être lu : il est abîmé ou trop grand.</source>
        <translation>This file could not be read: it is damaged or too large.</translation>
    </message>
    <message>
        <source>Ce fichier n’est pas du format que dit son nom : en choisir un autre.</source>
        <translation>This file is not of the format that its name says: choose another one.</translation>
    </message>
    <message>
        <source>Ce fichier n’est pas un vocabulaire lisible : prendre un fichier SKOS (.rdf) de ScoLOMFR.</source>
        <translation>This file is not a readable vocabulary: take a SKOS file (.rdf) of ScoLOMFR.</translation>
    </message>
    <message>
        <source>Ce fichier n’est pas une image que TNI sait lire.</source>
        <translation>This file is not a picture that TNI can read.</translation>
    </message>
    <message>
        <source>Ce fichier n’est pas une liste : dans le tableur, l’enregistrer au format CSV.</source>
        <translation>This file is not a list: save it as CSV in the spreadsheet.</translation>
    </message>
    <message>
        <source>Ce fichier n’est plus là.</source>
        <translation>This file is no longer there.</translation>
    </message>
    <message>
        <source>Ce fichier vient d’une version trop récente de son logiciel.</source>
        <translation>This file comes from too recent a version of its program.</translation>
    </message>
    <message>
        <source>Ce fond commun est ouvert : y poser titre, logo, cadre, numéro de page.</source>
        <translation>This master page is open: put a title, logo, frame or page number on it.</translation>
    </message>
    <message>
        <source>Ce format de banque de questions n’est pas reconnu.</source>
        <translation>This format of question bank is not recognised.</translation>
    </message>
    <message>
        <source>Ce format ne peut rien contenir de tout cela.</source>
        <translation>This format has no place for any of this.</translation>
    </message>
    <message>
        <source>Ce journal USB est trop grand.</source>
        <translation>This USB log is too large.</translation>
    </message>
    <message>
        <source>Ce nom de dossier n’est pas possible : en choisir un autre.</source>
        <translation>This folder name is not possible: choose another one.</translation>
    </message>
    <message>
        <source>Ce nouveau texte fait perdre : {}.</source>
        <translation>This new text loses: {}.</translation>
    </message>
    <message>
        <source>Ce n’est pas un emploi du temps : exporter celui de PRONOTE ou de l’ENT au format iCal (.ics).</source>
        <translation>This is no timetable: export that of PRONOTE or of the school&apos;s portal as iCal (.ics).</translation>
    </message>
    <message>
        <source>Ce n’est pas un enregistrement de tableau lisible : la ligne {} est mal formée.</source>
        <translation>This is no readable recording of a board: line {} is malformed.</translation>
    </message>
    <message>
        <source>Ce n’est pas un fichier de GeoGebra : prendre un fichier .ggb.</source>
        <translation>This is not a GeoGebra file: choose a .ggb file.</translation>
    </message>
    <message>
        <source>Ce n’est pas un journal USB lisible : la ligne {} est mal formée.</source>
        <translation>This is no readable USB log: line {} is malformed.</translation>
    </message>
    <message>
        <source>Ce n’est pas une adresse : en saisir une, {example}.</source>
        <translation>This is not an address: type one, {example}.</translation>
    </message>
    <message>
        <source>Ce n’est pas une adresse : la vérifier.</source>
        <translation>This is not an address: check it.</translation>
    </message>
    <message>
        <source>Ce poste ne peut pas envoyer sur {account} : ajouter ce compte dans « Comptes », ou activer son extension dans « Extensions ».</source>
        <translation>This computer cannot send to {account}: add this account in “Accounts”, or turn its extension on in “Extensions”.</translation>
    </message>
    <message>
        <source>Ce projecteur demande un mot de passe.</source>
        <translation>This projector asks for a password.</translation>
    </message>
    <message>
        <source>Ce projecteur ne sait pas couper l’image.</source>
        <translation>This projector cannot blank its picture.</translation>
    </message>
    <message>
        <source>Ce que des modules ajoutent à TNI : envois à l’ENT, tableaux, récepteurs.</source>
        <translation>What modules add to TNI: sending to an ENT, boards, receivers.</translation>
    </message>
    <message>
        <source>Ce que des modules ajoutent à TNI.</source>
        <translation>What modules add to TNI.</translation>
    </message>
    <message>
        <source>Ce que font l’enseignant et les élèves</source>
        <translation>What the teacher and the pupils do</translation>
    </message>
    <message>
        <source>Ce que la classe en voit au tableau.</source>
        <translation>What the class sees of them on the board.</translation>
    </message>
    <message>
        <source>Ce que la gomme enlève</source>
        <translation>What the eraser takes</translation>
    </message>
    <message>
        <source>Ce que la sélection fait devant la classe.</source>
        <translation>What the selection does in front of the class.</translation>
    </message>
    <message>
        <source>Ce que le code veut dire</source>
        <translation>What the code means</translation>
    </message>
    <message>
        <source>Ce que l’élève doit savoir faire</source>
        <translation>What the pupil must be able to do</translation>
    </message>
    <message>
        <source>Ce que voit la caméra</source>
        <translation>What the camera sees</translation>
    </message>
    <message>
        <source>Ce que {} n’a pas encore vu</source>
        <translation>What {} has not had yet</translation>
    </message>
    <message>
        <source>Ce qui a été confirmé part ; la suite, écrite depuis, n’est pas encore envoyée.</source>
        <translation>What was confirmed is on its way; what was written since has not been sent yet.</translation>
    </message>
    <message>
        <source>Ce qui a été déplacé ou supprimé reste dans la leçon comme préparé.</source>
        <translation>What was moved or deleted stays in the lesson as prepared.</translation>
    </message>
    <message>
        <source>Ce qui a été fait pendant la séance</source>
        <translation>What was done in the session</translation>
    </message>
    <message>
        <source>Ce qui a été fait va dans le cahier de textes ; ce qui est reporté revient avec cette classe.</source>
        <translation>What was done goes into the lesson record; what is postponed comes back with that class.</translation>
    </message>
    <message>
        <source>Ce qui a été repris d’un fichier d’un autre logiciel, page par page.</source>
        <translation>What was kept of another program’s file, page by page.</translation>
    </message>
    <message>
        <source>Ce qui a été écrit en classe</source>
        <translation>What was written in class</translation>
    </message>
    <message>
        <source>Ce qui a été écrit sans classe, {when}, est gardé : à décider après la séance.</source>
        <translation>What was written without a class, {when}, is kept: you decide after the session.</translation>
    </message>
    <message>
        <source>Ce qui a été écrit sur la leçon</source>
        <translation>What was written on the lesson</translation>
    </message>
    <message>
        <source>Ce qui apparaît ou disparaît au clic : il n’y change pas.</source>
        <translation>What appears or goes on a click: it does not change there.</translation>
    </message>
    <message>
        <source>Ce qui attend est partagé par ce dossier.</source>
        <translation>What waits is shared by this folder.</translation>
    </message>
    <message>
        <source>Ce qui doit encore partir par elle attendra dans « Envois ».</source>
        <translation>What is still to go by it will wait in “Deliveries”.</translation>
    </message>
    <message>
        <source>Ce qui est parti, ce qui attend et ce qui est à vérifier.</source>
        <translation>What has left, what is waiting and what is to be checked.</translation>
    </message>
    <message>
        <source>Ce qui est parti, ce qui attend.</source>
        <translation>What has left, what is waiting.</translation>
    </message>
    <message>
        <source>Ce qui est sur la page passe sur le fond commun.</source>
        <translation>What is on the page moves to the master page.</translation>
    </message>
    <message>
        <source>Ce qui est sur un fond commun se voit sous toutes les pages qui l’ont.</source>
        <translation>What is on a master page shows beneath all pages that have it.</translation>
    </message>
    <message>
        <source>Ce qui est écrit à côté de la page n’est pas exporté : page {}.</source>
        <translation>What is written beside the page is not exported: page {}.</translation>
    </message>
    <message>
        <source>Ce qui est écrit à côté de la page n’est pas exporté : pages {}.</source>
        <translation>What is written beside the page is not exported: pages {}.</translation>
    </message>
    <message>
        <source>Ce qui est écrit à côté de la page n’y est pas.</source>
        <translation>What is written beside the page is not in it.</translation>
    </message>
    <message>
        <source>Ce qui manque encore</source>
        <translation>What is still missing</translation>
    </message>
    <message>
        <source>Ce qui ne va pas</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>Ce qui n’a pas pu être lu est marqué « ! ».</source>
        <translation>What could not be read is marked “!”.</translation>
    </message>
    <message>
        <source>Ce qui n’a pas été lu, par numéro dans ce fichier :</source>
        <translation>What was not read, by its number in this file:</translation>
    </message>
    <message>
        <source>Ce qui n’est pas dans ce document</source>
        <translation>What is not in this document</translation>
    </message>
    <message>
        <source>Ce qui n’est pas dans cette page</source>
        <translation>What is not in this page</translation>
    </message>
    <message>
        <source>Ce qui reste à vérifier</source>
        <translation>What is still to be checked</translation>
    </message>
    <message>
        <source>Ce qui répond à cette adresse n’est pas un projecteur de ce type.</source>
        <translation>What answers at this address is not a projector of this kind.</translation>
    </message>
    <message>
        <source>Ce qui se passe</source>
        <translation>What is happening</translation>
    </message>
    <message>
        <source>Ce qui va changer</source>
        <translation>What will change</translation>
    </message>
    <message>
        <source>Ce qui vient d’être fait</source>
        <translation>What was just done</translation>
    </message>
    <message>
        <source>Ce qui vient d’être sauvegardé ne se relit pas : la clé ou le disque est sans doute abîmé, en choisir un autre.</source>
        <translation>What was just backed up reads back differently: the key or disk is probably failing, choose another one.</translation>
    </message>
    <message>
        <source>Ce qui était lisible est dans « {} ».</source>
        <translation>What could be read is in “{}”.</translation>
    </message>
    <message>
        <source>Ce qu’elle est</source>
        <translation>What it is</translation>
    </message>
    <message>
        <source>Ce qu’elle fait</source>
        <translation>Its calls</translation>
    </message>
    <message>
        <source>Ce qu’elle peut faire</source>
        <translation>What it may do</translation>
    </message>
    <message>
        <source>Ce qu’est cette leçon</source>
        <translation>What this lesson is</translation>
    </message>
    <message>
        <source>Ce qu’on déplace en préparant</source>
        <translation>What is moved while preparing</translation>
    </message>
    <message>
        <source>Ce récepteur ne peut pas être lu : « tni doctor » indique quoi faire.</source>
        <translation>This receiver cannot be read: “tni doctor” says what to do.</translation>
    </message>
    <message>
        <source>Ce serveur renvoie vers {host} : saisir cette adresse, si elle est connue.</source>
        <translation>This server leads to {host}: type that address if you know it.</translation>
    </message>
    <message>
        <source>Ce sont aussi des noms de la classe. La réponse est retenue.</source>
        <translation>They are names of the class, too. The answer is remembered.</translation>
    </message>
    <message>
        <source>Ce sont des mots</source>
        <translation>They are words</translation>
    </message>
    <message>
        <source>Ce sont des mots ordinaires : {}</source>
        <translation>They are ordinary words: {}</translation>
    </message>
    <message>
        <source>Ce tableau n’est pas reconnu</source>
        <translation>This board is not recognised</translation>
    </message>
    <message>
        <source>Ce texte n’est pas une adresse de connexion à {host} : copier l’adresse entière, puis la coller.</source>
        <translation>This text is no sign-in address of {host}: copy the whole address, then paste it.</translation>
    </message>
    <message>
        <source>Ce vote a commencé avant la séance : il restera hors des résultats de la classe.</source>
        <translation>This vote began before the session: it will stay out of the class’s results.</translation>
    </message>
    <message>
        <source>Ceci est un schéma : toucher le vrai tableau.</source>
        <translation>This is a diagram: touch the real board.</translation>
    </message>
    <message>
        <source>Cela n’a pas marché. Rien n’a été perdu.</source>
        <translation>That did not work. Nothing was lost.</translation>
    </message>
    <message>
        <source>Celle de {}</source>
        <translation>That of {}</translation>
    </message>
    <message>
        <source>Celle du collègue</source>
        <translation>The colleague’s</translation>
    </message>
    <message>
        <source>Celle-ci</source>
        <translation>This one</translation>
    </message>
    <message>
        <source>Centrer le texte</source>
        <translation>Centre text</translation>
    </message>
    <message>
        <source>Centré</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Cercles</source>
        <translation>Circles</translation>
    </message>
    <message>
        <source>Certaines leçons ne sont pas encore lues.</source>
        <translation>Some lessons have not been read yet.</translation>
    </message>
    <message>
        <source>Ces appuis ne concordent pas : reprendre depuis le début.</source>
        <translation>These presses do not match: start again.</translation>
    </message>
    <message>
        <source>Ces extraits ne peuvent pas être diffusés sans l’accord de leurs auteurs.</source>
        <translation>These extracts may not be passed on without their authors’ consent.</translation>
    </message>
    <message>
        <source>Ces mots sont des noms de la liste de classe</source>
        <translation>These words are names of the class list</translation>
    </message>
    <message>
        <source>Ces noms ne sont pas encore protégés.</source>
        <translation>These names are not protected yet.</translation>
    </message>
    <message>
        <source>Ces pages seront jointes : les regarder d’abord</source>
        <translation>These pages will be attached: look at them first</translation>
    </message>
    <message>
        <source>Cet enregistrement ne vient pas d’un tableau : il ne contient aucune position.</source>
        <translation>This recording is not of a board: it holds no position.</translation>
    </message>
    <message>
        <source>Cet envoi n’a pas pu être relu, et attend : vérifier dans l’ENT si la séance y est, puis réessayer, ou copier.</source>
        <translation>What was noted about this sending could not be read, and it waits: look whether the session is in the ENT, then try again, or copy.</translation>
    </message>
    <message>
        <source>Cet envoi n’est plus dans la liste.</source>
        <translation>This entry is no longer among those to be sent.</translation>
    </message>
    <message>
        <source>Cet ordinateur</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Cet ordinateur n’a pas de logiciel pour ouvrir cela.</source>
        <translation>This computer has no program to open this.</translation>
    </message>
    <message>
        <source>Cet ordinateur n’a pas de trousseau de mots de passe : il faudra se reconnecter à chaque démarrage de TNI.</source>
        <translation>This computer has no password keyring: you will have to sign in each time TNI starts.</translation>
    </message>
    <message>
        <source>Cet ordinateur n’atteint pas sa propre page de vote : un pare-feu la bloque sans doute.</source>
        <translation>This computer cannot reach its own voting page: a firewall probably blocks it.</translation>
    </message>
    <message>
        <source>Cet ordinateur n’est sur aucun réseau : le connecter au Wi-Fi, puis éteindre et rallumer.</source>
        <translation>This computer is on no network: connect it to the Wi-Fi, then switch off and on again.</translation>
    </message>
    <message>
        <source>Cette adresse est douteuse : elle n’a pas été ouverte.</source>
        <translation>This address is doubtful: it was not opened.</translation>
    </message>
    <message>
        <source>Cette adresse n’est pas parmi les liens gardés : {}</source>
        <translation>This address is not among the links that you keep: {}</translation>
    </message>
    <message>
        <source>Cette adresse ou cette clé n’ouvre pas {host} : la copier de nouveau, ou recommencer dans le navigateur.</source>
        <translation>This address or key does not open {host}: copy it again, or start again in the browser.</translation>
    </message>
    <message>
        <source>Cette archive a été refusée : son contenu est anormalement gros.</source>
        <translation>This archive was refused: its content is abnormally large.</translation>
    </message>
    <message>
        <source>Cette archive est abîmée : exporter la liste à nouveau.</source>
        <translation>This archive is damaged: export the list again.</translation>
    </message>
    <message>
        <source>Cette archive est protégée par un mot de passe : l’enregistrer sans mot de passe.</source>
        <translation>This archive has a password: save it without one.</translation>
    </message>
    <message>
        <source>Cette archive est protégée par un mot de passe : l’ouvrir, puis choisir le fichier qu’elle contient.</source>
        <translation>This archive has a password: open it, then choose the file inside.</translation>
    </message>
    <message>
        <source>Cette banque de questions a été refusée : son fichier XML pourrait être piégé.</source>
        <translation>This question bank was refused: its XML might be a trap.</translation>
    </message>
    <message>
        <source>Cette banque de questions est abîmée : elle n’a pas pu être lue.</source>
        <translation>This question bank is damaged: it could not be read.</translation>
    </message>
    <message>
        <source>Cette banque de questions est trop compliquée pour être lue.</source>
        <translation>This question bank is too complicated to be read.</translation>
    </message>
    <message>
        <source>Cette banque de questions est trop grande : la découper en plusieurs.</source>
        <translation>This question bank is too large: split it into several.</translation>
    </message>
    <message>
        <source>Cette banque de questions est trop longue à lire : la découper.</source>
        <translation>This question bank takes too long to read: split it.</translation>
    </message>
    <message>
        <source>Cette banque de questions ne peut pas être lue : la ligne {} est mal formée.</source>
        <translation>This question bank cannot be read: line {} is malformed.</translation>
    </message>
    <message>
        <source>Cette caméra lit les cartes du vote : fermer d’abord cette lecture.</source>
        <translation>This camera reads the cards of the vote: close that reading first.</translation>
    </message>
    <message>
        <source>Cette classe n’a pas d’heures : ses leçons se suivent, sans date.</source>
        <translation>This class has no hours: its lessons follow each other, without dates.</translation>
    </message>
    <message>
        <source>Cette date n’est pas encore passée : chaque leçon est écrite dans son dernier état gardé.</source>
        <translation>That date is still to come: each lesson is written in the last state that was kept.</translation>
    </message>
    <message>
        <source>Cette date précède la séance.</source>
        <translation>That date is before the session.</translation>
    </message>
    <message>
        <source>Cette image ne se lit pas : la remplacer par son fichier d’origine.</source>
        <translation>This picture cannot be read: replace it by its original file.</translation>
    </message>
    <message>
        <source>Cette leçon contient un fichier de plus de 1 Go : l’enlever pour la partager.</source>
        <translation>This lesson holds a file larger than 1 GB: remove it to share the lesson.</translation>
    </message>
    <message>
        <source>Cette leçon est trop longue pour être partagée : la partager en plusieurs leçons.</source>
        <translation>This lesson is too long to be shared: share it as several lessons.</translation>
    </message>
    <message>
        <source>Cette leçon n’a encore été donnée à aucune classe : commencer une séance.</source>
        <translation>This lesson has not been taught to a class yet: start a session.</translation>
    </message>
    <message>
        <source>Cette leçon n’a pas pu être enregistrée : elle ne peut pas être partagée.</source>
        <translation>This lesson could not be saved: it cannot be shared.</translation>
    </message>
    <message>
        <source>Cette leçon n’est pas encore sur le disque.</source>
        <translation>This lesson is not on the disk yet.</translation>
    </message>
    <message>
        <source>Cette leçon n’est plus dans le dossier partagé, ou ne s’y lit pas.</source>
        <translation>This lesson is no longer in the shared folder, or cannot be read there.</translation>
    </message>
    <message>
        <source>Cette leçon n’est plus dans l’année : elle a été retirée entre-temps.</source>
        <translation>This lesson is no longer in the year: it was removed meanwhile.</translation>
    </message>
    <message>
        <source>Cette liste d’élèves n’est pas reconnue : exporter les élèves, ou un CSV. Rien n’a été lu.</source>
        <translation>This list of pupils is not recognised: export the pupils, or a CSV. Nothing was read.</translation>
    </message>
    <message>
        <source>Cette liste n’a pas encore de code : « Mes codes » pour en ajouter.</source>
        <translation>This list has no code yet: add some with “My codes”.</translation>
    </message>
    <message>
        <source>Cette page du PDF
ne peut pas être affichée.</source>
        <translation>This page of the PDF
cannot be shown.</translation>
    </message>
    <message>
        <source>Cette page ne peut pas être affichée.</source>
        <translation>This page can&apos;t be shown.</translation>
    </message>
    <message>
        <source>Cette page n’est plus dans la leçon.</source>
        <translation>This page is no longer in the lesson.</translation>
    </message>
    <message>
        <source>Cette page n’existait pas encore.</source>
        <translation>This page did not exist yet.</translation>
    </message>
    <message>
        <source>Cette page n’existe plus à cette adresse.</source>
        <translation>This page is no longer at this address.</translation>
    </message>
    <message>
        <source>Cette page n’existe plus.</source>
        <translation>This page no longer exists.</translation>
    </message>
    <message>
        <source>Cette page porte aussi de l’écriture ou des dessins à la main, qui ne se lisent pas à voix haute.</source>
        <translation>This page also has handwriting or drawings, which cannot be read aloud.</translation>
    </message>
    <message>
        <source>Cette phrase n’est pas la bonne.</source>
        <translation>That is not the right passphrase.</translation>
    </message>
    <message>
        <source>Cette question est encore au tableau : la ranger, puis choisir ses compétences.</source>
        <translation>This question is still on the board: put it away, then choose its skills.</translation>
    </message>
    <message>
        <source>Cette question ne peut pas être posée : elle n’est ni dans vos questions ni dans la leçon.</source>
        <translation>This question can&apos;t be asked: it is neither among your questions nor in the lesson.</translation>
    </message>
    <message>
        <source>Cette séance est déjà visée ou fermée dans {account} : elle ne peut plus y être modifiée.</source>
        <translation>This session is already approved or closed in {account}: it can no longer be changed there.</translation>
    </message>
    <message>
        <source>Cette séance est en cours : la terminer d’abord.</source>
        <translation>This session is under way: end it first.</translation>
    </message>
    <message>
        <source>Cette séance est encore dans l’ancien dossier, « {detail} », qui n’est pas accessible : le remettre en place, puis réessayer, ou laisser tel quel.</source>
        <translation>This session is still in the former folder, “{detail}”, which cannot be reached: put it back in its place, then try again, or leave it as it is.</translation>
    </message>
    <message>
        <source>Cette télécommande est déjà la n° {}.</source>
        <translation>This clicker is no. {} already.</translation>
    </message>
    <message>
        <source>Cette version de la leçon est abîmée dans l’historique : en choisir une autre.</source>
        <translation>This version of the lesson is damaged in the history: choose another one.</translation>
    </message>
    <message>
        <source>Cette version de la leçon n’est plus gardée : en choisir une autre.</source>
        <translation>This version of the lesson is no longer kept: choose another one.</translation>
    </message>
    <message>
        <source>Cette version est une leçon à part : « {} ».</source>
        <translation>This version is a lesson of its own: “{}”.</translation>
    </message>
    <message>
        <source>Cette écriture est verrouillée : la déverrouiller d’abord.</source>
        <translation>This handwriting is locked: unlock it first.</translation>
    </message>
    <message>
        <source>Chacun reçoit les changements de l’autre.</source>
        <translation>Each receives the other’s changes.</translation>
    </message>
    <message>
        <source>Chacun s’ouvre en copie, dans vos leçons : tout peut y être changé.</source>
        <translation>Each opens as a copy, in your lessons: all of it may be changed.</translation>
    </message>
    <message>
        <source>Changement</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Changement précédent</source>
        <translation>Previous change</translation>
    </message>
    <message>
        <source>Changement suivant</source>
        <translation>Next change</translation>
    </message>
    <message>
        <source>Changement {number} sur {total} : {page}</source>
        <translation>Change {number} of {total}: {page}</translation>
    </message>
    <message>
        <source>Changer de dossier…</source>
        <translation>Change folder…</translation>
    </message>
    <message>
        <source>Changer de page</source>
        <translation>Turn the page</translation>
    </message>
    <message>
        <source>Changer de page ou de fond</source>
        <translation>Change the page or its background</translation>
    </message>
    <message>
        <source>Changer de source</source>
        <translation>Changing the source</translation>
    </message>
    <message>
        <source>Changer la taille ou la place des boutons</source>
        <translation>Change the size or place of the buttons</translation>
    </message>
    <message>
        <source>Changer…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Changée ici et par un collègue</source>
        <translation>Changed here and by a colleague</translation>
    </message>
    <message>
        <source>Changées ici seulement, elles restent : {}.</source>
        <translation>Changed here only, they stay: {}.</translation>
    </message>
    <message>
        <source>Chaque leçon, l’historique et les sauvegardes sont relus en entier.</source>
        <translation>Each lesson, the history and the backups are read completely.</translation>
    </message>
    <message>
        <source>Chaque télécommande a son numéro. Essayer d’autres touches et d’autres télécommandes.</source>
        <translation>Each clicker has its number. Try other keys and other clickers.</translation>
    </message>
    <message>
        <source>Chaque version pendant</source>
        <translation>Each version for</translation>
    </message>
    <message>
        <source>Chaque élève a le numéro de sa télécommande.</source>
        <translation>Each pupil has the number of their clicker.</translation>
    </message>
    <message>
        <source>Chaque élève tient sa carte devant lui, la lettre de sa réponse en haut. Une caméra lit les cartes.</source>
        <translation>Each pupil holds up a card, with the letter of the answer at the top. A camera reads the cards.</translation>
    </message>
    <message>
        <source>Charge négative</source>
        <translation>Negative charge</translation>
    </message>
    <message>
        <source>Charge positive</source>
        <translation>Positive charge</translation>
    </message>
    <message>
        <source>Charger l’emploi du temps</source>
        <translation>Load the timetable</translation>
    </message>
    <message>
        <source>Charger un calendrier</source>
        <translation>Load a calendar</translation>
    </message>
    <message>
        <source>Charger un vocabulaire</source>
        <translation>Load a vocabulary</translation>
    </message>
    <message>
        <source>Charger un vocabulaire…</source>
        <translation>Load a vocabulary…</translation>
    </message>
    <message>
        <source>Charger à nouveau</source>
        <translation>Load again</translation>
    </message>
    <message>
        <source>Chercher</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Chercher : effacer, voter, imprimer…</source>
        <translation>Search: erase, vote, print…</translation>
    </message>
    <message>
        <source>Chercher : règle, chrono, imprimer…</source>
        <translation>Search: ruler, stopwatch, print…</translation>
    </message>
    <message>
        <source>Chercher : règle, dé, fraction, courbe…</source>
        <translation>Search: ruler, die, fraction, curve…</translation>
    </message>
    <message>
        <source>Chercher aussi dans un dossier</source>
        <translation>Look in another folder too</translation>
    </message>
    <message>
        <source>Chercher ce qui est abîmé. L’état de sortie est 1 quand quelque chose l’est.</source>
        <translation>Look for damage. The exit status is 1 if there is any.</translation>
    </message>
    <message>
        <source>Chercher ce qui est abîmé. L’état de sortie est 1 s’il en reste.</source>
        <translation>Look for damage. The exit status is 1 if any is left.</translation>
    </message>
    <message>
        <source>Chercher dans la liste</source>
        <translation>Search the list</translation>
    </message>
    <message>
        <source>Chercher dans les images de l’ordinateur</source>
        <translation>Search the pictures of the computer</translation>
    </message>
    <message>
        <source>Chercher dans les ressources</source>
        <translation>Search the resources</translation>
    </message>
    <message>
        <source>Chercher dans l’aide</source>
        <translation>Search the help</translation>
    </message>
    <message>
        <source>Chercher dans tout : lampe, volcan, fractions…</source>
        <translation>Search everything: lamp, volcano, fractions…</translation>
    </message>
    <message>
        <source>Chercher dans un dossier de leçons, le vérifier, le remettre comme à une date.</source>
        <translation>Search a folder of lessons, check it, bring it back as it was on a date.</translation>
    </message>
    <message>
        <source>Chercher des pages, la meilleure d’abord. L’index est fait ou mis à jour avant.</source>
        <translation>Search for pages, the best first. The index is made or updated before.</translation>
    </message>
    <message>
        <source>Chercher en écrivant</source>
        <translation>Search by writing</translation>
    </message>
    <message>
        <source>Chercher en écrivant, dans toutes les leçons</source>
        <translation>Search all lessons by writing</translation>
    </message>
    <message>
        <source>Chercher encore</source>
        <translation>Search again</translation>
    </message>
    <message>
        <source>Chercher sur le réseau</source>
        <translation>Search the network</translation>
    </message>
    <message>
        <source>Chercher sur un câble</source>
        <translation>Search cables</translation>
    </message>
    <message>
        <source>Chercher un mot</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Chercher un objet à manipuler</source>
        <translation>Search objects to handle</translation>
    </message>
    <message>
        <source>Chercher une commande</source>
        <translation>Search for a command</translation>
    </message>
    <message>
        <source>Chercher une image</source>
        <translation>Find a picture</translation>
    </message>
    <message>
        <source>Chercher une image sur l’ordinateur</source>
        <translation>Find a picture on the computer</translation>
    </message>
    <message>
        <source>Chercher une leçon</source>
        <translation>Search for a lesson</translation>
    </message>
    <message>
        <source>Chimie</source>
        <translation>Chemistry</translation>
    </message>
    <message>
        <source>Choisie par</source>
        <translation>Chosen by</translation>
    </message>
    <message>
        <source>Choisir : {}</source>
        <translation>Choose: {}</translation>
    </message>
    <message>
        <source>Choisir au moins un jour.</source>
        <translation>Choose at least one day.</translation>
    </message>
    <message>
        <source>Choisir ce qui part avec : notes, plan, ce que la classe a écrit.</source>
        <translation>Choose what goes with it: notes, plan, what the class has written.</translation>
    </message>
    <message>
        <source>Choisir des sous-titres</source>
        <translation>Choose subtitles</translation>
    </message>
    <message>
        <source>Choisir des sous-titres…</source>
        <translation>Choose subtitles…</translation>
    </message>
    <message>
        <source>Choisir d’abord des mots d’un texte, ou un objet de la page.</source>
        <translation>First choose words of a text, or an item of the page.</translation>
    </message>
    <message>
        <source>Choisir d’abord un dossier.</source>
        <translation>Choose a folder first.</translation>
    </message>
    <message>
        <source>Choisir la nouvelle version du PDF</source>
        <translation>Choose the new version of the PDF</translation>
    </message>
    <message>
        <source>Choisir la zone : le calendrier en contient plusieurs.</source>
        <translation>Choose the zone: the calendar has several.</translation>
    </message>
    <message>
        <source>Choisir le calendrier des vacances</source>
        <translation>Choose the calendar of the holidays</translation>
    </message>
    <message>
        <source>Choisir le manuel</source>
        <translation>Choose the textbook</translation>
    </message>
    <message>
        <source>Choisir les pages</source>
        <translation>Choose pages</translation>
    </message>
    <message>
        <source>Choisir l’emploi du temps</source>
        <translation>Choose the timetable</translation>
    </message>
    <message>
        <source>Choisir plusieurs leçons</source>
        <translation>Choose several lessons</translation>
    </message>
    <message>
        <source>Choisir un autre clavier</source>
        <translation>Choose another keyboard</translation>
    </message>
    <message>
        <source>Choisir un dossier</source>
        <translation>Choose a folder</translation>
    </message>
    <message>
        <source>Choisir un dossier…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>Choisir un emplacement…</source>
        <translation>Choose a place…</translation>
    </message>
    <message>
        <source>Choisir un fichier (.ics)</source>
        <translation>Choose a file (.ics)</translation>
    </message>
    <message>
        <source>Choisir un projecteur</source>
        <translation>Choose a projector</translation>
    </message>
    <message>
        <source>Choisir une image</source>
        <translation>Choose a picture</translation>
    </message>
    <message>
        <source>Choisir une image…</source>
        <translation>Choose a picture…</translation>
    </message>
    <message>
        <source>Chrono</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>Chronomètre</source>
        <translation>Stopwatch</translation>
    </message>
    <message>
        <source>Chronomètre et minuteur</source>
        <translation>Stopwatch and timer</translation>
    </message>
    <message>
        <source>Cible : {} éléments y ont leur place.</source>
        <translation>Target: {} items belong there.</translation>
    </message>
    <message>
        <source>Cible plus bas</source>
        <translation>Lower target</translation>
    </message>
    <message>
        <source>Cible précédente</source>
        <translation>Previous target</translation>
    </message>
    <message>
        <source>Cible {number} sur {count}</source>
        <translation>Target {number} of {count}</translation>
    </message>
    <message>
        <source>Cibles touchées à côté : {}</source>
        <translation>Targets missed: {}</translation>
    </message>
    <message>
        <source>Cinq pages pour essayer, sans rien risquer.</source>
        <translation>Five pages to try things on, at no risk.</translation>
    </message>
    <message>
        <source>Citer sous le contenu</source>
        <translation>Name below the content</translation>
    </message>
    <message>
        <source>Clair</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Claires</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Classe</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>Classe d’essai</source>
        <translation>Trial class</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Classes dont les séances y vont</source>
        <translation>Classes whose sessions go there</translation>
    </message>
    <message>
        <source>Classes du fichier</source>
        <translation>Classes in the file</translation>
    </message>
    <message>
        <source>Classes et endroits…</source>
        <translation>Classes and places…</translation>
    </message>
    <message>
        <source>Classes et groupes</source>
        <translation>Classes and groups</translation>
    </message>
    <message>
        <source>Classes et élèves</source>
        <translation>Classes and pupils</translation>
    </message>
    <message>
        <source>Classes, votes</source>
        <translation>Classes, votes</translation>
    </message>
    <message>
        <source>Classeur Excel</source>
        <translation>Excel workbook</translation>
    </message>
    <message>
        <source>Classeur LibreOffice</source>
        <translation>LibreOffice workbook</translation>
    </message>
    <message>
        <source>Clavier</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>Clavier à l’écran</source>
        <translation>On-screen keyboard</translation>
    </message>
    <message>
        <source>Clé : {}</source>
        <translation>USB key: {}</translation>
    </message>
    <message>
        <source>Clé d’accès</source>
        <translation>Access key</translation>
    </message>
    <message>
        <source>Clé ou carte {}</source>
        <translation>USB key or card {}</translation>
    </message>
    <message>
        <source>Code de correction</source>
        <translation>Correction code</translation>
    </message>
    <message>
        <source>Code de la séance :</source>
        <translation>Session code:</translation>
    </message>
    <message>
        <source>Code à photographier : {}</source>
        <translation>Code to photograph: {}</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Codes : {}</source>
        <translation>Codes: {}</translation>
    </message>
    <message>
        <source>Coefficient binomial</source>
        <translation>Binomial coefficient</translation>
    </message>
    <message>
        <source>Coins de la feuille</source>
        <translation>Corners of the sheet</translation>
    </message>
    <message>
        <source>Collaborer</source>
        <translation>Collaborating</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Collection</translation>
    </message>
    <message>
        <source>Coller</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>Coller dans l’ENT</source>
        <translation>Paste into the ENT</translation>
    </message>
    <message>
        <source>Coller dans l’ENT…</source>
        <translation>Paste into the ENT…</translation>
    </message>
    <message>
        <source>Coller l’image copiée</source>
        <translation>Paste the copied picture</translation>
    </message>
    <message>
        <source>Collègues</source>
        <translation>Colleagues</translation>
    </message>
    <message>
        <source>Colonne</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Colonne de notes ou de niveaux à coller dans l’ENT</source>
        <translation>Column of marks or levels to paste into the ENT</translation>
    </message>
    <message>
        <source>Colonne de trois</source>
        <translation>Column of three</translation>
    </message>
    <message>
        <source>Colonne {}</source>
        <translation>Column {}</translation>
    </message>
    <message>
        <source>Colonnes</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Commandes</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>Commandes&#xa0;</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>Comme au tableau</source>
        <translation>As on the board</translation>
    </message>
    <message>
        <source>Comme il sera lu sur la carte</source>
        <translation>As it will be read on the card</translation>
    </message>
    <message>
        <source>Comme un scan</source>
        <translation>Like a scan</translation>
    </message>
    <message>
        <source>Commence à {} : tout lire</source>
        <translation>Starts at {}: play all</translation>
    </message>
    <message>
        <source>Commencer</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Commencer avec {}</source>
        <translation>Start with {}</translation>
    </message>
    <message>
        <source>Commencer et terminer une séance</source>
        <translation>Begin and end a session</translation>
    </message>
    <message>
        <source>Commencer ici</source>
        <translation>Start here</translation>
    </message>
    <message>
        <source>Commencer la visite</source>
        <translation>Start the tour</translation>
    </message>
    <message>
        <source>Commencer l’enregistrement</source>
        <translation>Start recording</translation>
    </message>
    <message>
        <source>Commencer une page après</source>
        <translation>Begin one page later</translation>
    </message>
    <message>
        <source>Commencer une page avant</source>
        <translation>Begin one page earlier</translation>
    </message>
    <message>
        <source>Commencer une séance</source>
        <translation>Start a session</translation>
    </message>
    <message>
        <source>Comparaison avec maintenant</source>
        <translation>Comparison with now</translation>
    </message>
    <message>
        <source>Comparer</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Comparer avec</source>
        <translation>Compare with</translation>
    </message>
    <message>
        <source>Comparer avec maintenant</source>
        <translation>Compare with now</translation>
    </message>
    <message>
        <source>Complexes</source>
        <translation>Complex numbers</translation>
    </message>
    <message>
        <source>Complémentaire, contraire</source>
        <translation>Complement</translation>
    </message>
    <message>
        <source>Composer une formule, ou modifier celle qui est choisie</source>
        <translation>Compose a formula, or change the selected one</translation>
    </message>
    <message>
        <source>Compte rendu</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Compte rendu copié.</source>
        <translation>Report copied.</translation>
    </message>
    <message>
        <source>Compte rendu de la reprise</source>
        <translation>Import report</translation>
    </message>
    <message>
        <source>Compte rendu de l’export</source>
        <translation>Export report</translation>
    </message>
    <message>
        <source>Compter les réponses en partie justes</source>
        <translation>Count answers that are partly right</translation>
    </message>
    <message>
        <source>Comptes</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Comptes et heures d’envoi</source>
        <translation>Accounts and hours of sending</translation>
    </message>
    <message>
        <source>Comptes pour le cahier de textes</source>
        <translation>Accounts for the lesson record</translation>
    </message>
    <message>
        <source>Compétence</source>
        <translation>Skill</translation>
    </message>
    <message>
        <source>Compétences</source>
        <translation>Skills</translation>
    </message>
    <message>
        <source>Compétences changées.</source>
        <translation>Skills changed.</translation>
    </message>
    <message>
        <source>Compétences numériques (CRCN)</source>
        <translation>Digital skills (CRCN)</translation>
    </message>
    <message>
        <source>Compétences travaillées</source>
        <translation>Skills practised</translation>
    </message>
    <message>
        <source>Connecté : {}</source>
        <translation>Signed in: {}</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Contenu</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Contenu copié.</source>
        <translation>Content copied.</translation>
    </message>
    <message>
        <source>Contenu de la séance</source>
        <translation>Content of the session</translation>
    </message>
    <message>
        <source>Continu</source>
        <translation>Solid</translation>
    </message>
    <message>
        <source>Continuer</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Continuer avec les numéros</source>
        <translation>Go on with numbers</translation>
    </message>
    <message>
        <source>Continuer le vote</source>
        <translation>Go on with the vote</translation>
    </message>
    <message>
        <source>Continuer.</source>
        <translation>Go on.</translation>
    </message>
    <message>
        <source>Contrainte</source>
        <translation>Constraint</translation>
    </message>
    <message>
        <source>Contraintes</source>
        <translation>Constraints</translation>
    </message>
    <message>
        <source>Contraintes pour les groupes</source>
        <translation>Constraints for groups</translation>
    </message>
    <message>
        <source>Convertir sans ouvrir de fenêtre. Ce qui est lu n’est jamais modifié.</source>
        <translation>Convert without opening a window. What is read is never changed.</translation>
    </message>
    <message>
        <source>Convertir une banque dans un autre format, et signaler ce qui n’est pas repris.</source>
        <translation>Convert a bank to another format, and report what is left out.</translation>
    </message>
    <message>
        <source>Coordonnées d’un point</source>
        <translation>Coordinates of a point</translation>
    </message>
    <message>
        <source>Coordonnées d’un vecteur</source>
        <translation>Coordinates of a vector</translation>
    </message>
    <message>
        <source>Copie</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copie corrigée</source>
        <translation>Corrected copy</translation>
    </message>
    <message>
        <source>Copie précédente</source>
        <translation>Previous copy</translation>
    </message>
    <message>
        <source>Copie suivante</source>
        <translation>Next copy</translation>
    </message>
    <message>
        <source>Copier</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copier dans cette leçon</source>
        <translation>Copy into this lesson</translation>
    </message>
    <message>
        <source>Copier la colonne</source>
        <translation>Copy the column</translation>
    </message>
    <message>
        <source>Copier le contenu</source>
        <translation>Copy the content</translation>
    </message>
    <message>
        <source>Copier le texte</source>
        <translation>Copy as text</translation>
    </message>
    <message>
        <source>Copier le travail</source>
        <translation>Copy the work</translation>
    </message>
    <message>
        <source>Copier l’adresse</source>
        <translation>Copy the address</translation>
    </message>
    <message>
        <source>Copier noms et notes</source>
        <translation>Copy names and marks</translation>
    </message>
    <message>
        <source>Copier, puis coller dans l’ENT</source>
        <translation>Copy, then paste into the ENT</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Copies de travail</source>
        <translation>Working copies</translation>
    </message>
    <message>
        <source>Copié.</source>
        <translation>Copied.</translation>
    </message>
    <message>
        <source>Copié. Coller dans la première case de la colonne.</source>
        <translation>Copied. Paste into the first cell of the column.</translation>
    </message>
    <message>
        <source>Corbeille</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>Corriger</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Corriger une copie avec mes codes</source>
        <translation>Correct a copy with my codes</translation>
    </message>
    <message>
        <source>Corriger une copie scannée et la rendre</source>
        <translation>Correct a scanned copy and give it back</translation>
    </message>
    <message>
        <source>Couleur</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>Couleur et largeur</source>
        <translation>Colour and width</translation>
    </message>
    <message>
        <source>Couleur et taille</source>
        <translation>Colour and size</translation>
    </message>
    <message>
        <source>Couleur, taille, gras, alignement : « Sélection », toucher le texte ; les boutons sont dessous.</source>
        <translation>Colour, size, bold, alignment: “Select”, then touch the text; the buttons are below it.</translation>
    </message>
    <message>
        <source>Couleurs</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Couleurs de l’interface</source>
        <translation>Colours of the interface</translation>
    </message>
    <message>
        <source>Couper</source>
        <translation>Cut</translation>
    </message>
    <message>
        <source>Couper l’image</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>Couper l’image du projecteur</source>
        <translation>Blank the projector’s picture</translation>
    </message>
    <message>
        <source>Couper ou remettre le son</source>
        <translation>Mute or unmute</translation>
    </message>
    <message>
        <source>Courant</source>
        <translation>Usual</translation>
    </message>
    <message>
        <source>Courbe de f</source>
        <translation>Curve of f</translation>
    </message>
    <message>
        <source>Craie</source>
        <translation>Chalk</translation>
    </message>
    <message>
        <source>Crochets</source>
        <translation>Square brackets</translation>
    </message>
    <message>
        <source>Croît</source>
        <translation>Increases</translation>
    </message>
    <message>
        <source>Crédits</source>
        <translation>Credits</translation>
    </message>
    <message>
        <source>Créer et y ranger</source>
        <translation>Create and move there</translation>
    </message>
    <message>
        <source>Créer ou importer une classe</source>
        <translation>Make or import a class</translation>
    </message>
    <message>
        <source>Curseur en bas</source>
        <translation>Cursor down</translation>
    </message>
    <message>
        <source>Curseur en haut</source>
        <translation>Cursor up</translation>
    </message>
    <message>
        <source>Curseur à droite</source>
        <translation>Cursor right</translation>
    </message>
    <message>
        <source>Curseur à gauche</source>
        <translation>Cursor left</translation>
    </message>
    <message>
        <source>Cursive</source>
        <translation>Joined</translation>
    </message>
    <message>
        <source>Câble série</source>
        <translation>Serial cable</translation>
    </message>
    <message>
        <source>Côté des triangles</source>
        <translation>Side of the triangles</translation>
    </message>
    <message>
        <source>C’est calme</source>
        <translation>It is calm</translation>
    </message>
    <message>
        <source>C’est enregistré.</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>C’est fait</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>C’est la liste des responsables : choisir celle des élèves. Rien n’a été lu.</source>
        <translation>This is the parents’ list: choose the pupils’ one. Nothing was read.</translation>
    </message>
    <message>
        <source>C’est la règle nationale (circulaire du 10 juillet 2025).</source>
        <translation>This is the national rule (circular of 10 July 2025).</translation>
    </message>
    <message>
        <source>C’est son homonyme</source>
        <translation>It is the pupil of the same name</translation>
    </message>
    <message>
        <source>C’est une cible déjà touchée : toucher celle qui a un anneau.</source>
        <translation>That target is done: touch the one with a ring.</translation>
    </message>
    <message>
        <source>C’était avec</source>
        <translation>It was with</translation>
    </message>
    <message>
        <source>DOSSIER</source>
        <translation>DIR</translation>
    </message>
    <message>
        <source>Dans Images, Bureau, Téléchargements, les clés : par mots, avec des vignettes.</source>
        <translation>In Pictures, Desktop, Downloads, USB keys: by words, with thumbnails.</translation>
    </message>
    <message>
        <source>Dans PRONOTE ou l’ENT, exporter son emploi du temps au format iCal (.ics), puis choisir le fichier.</source>
        <translation>In PRONOTE or the school portal, export your timetable as iCal (.ics), then choose the file.</translation>
    </message>
    <message>
        <source>Dans ce dossier, aucune leçon avec : {}.</source>
        <translation>In this folder, no lesson with: {}.</translation>
    </message>
    <message>
        <source>Dans ce fichier : le nom et les numéros de l’appareil, et tout ce qu’il a envoyé pendant l’enregistrement, avec le moment de chaque message. Ce qui a été tracé au tableau pendant ce temps peut s’y retrouver ; rien d’autre de cet ordinateur n’y est.</source>
        <translation>In this file: the device’s name and numbers, and all that it sent during the recording, with the time of each message. What was drawn on the board meanwhile can be found in it; nothing else of this computer is.</translation>
    </message>
    <message>
        <source>Dans cette leçon</source>
        <translation>In this lesson</translation>
    </message>
    <message>
        <source>Dans la corbeille ou déplacée ; les collègues la gardent</source>
        <translation>In the bin or moved; colleagues keep it</translation>
    </message>
    <message>
        <source>Dans la fiche</source>
        <translation>In the lesson details</translation>
    </message>
    <message>
        <source>Dans la fiche : {}</source>
        <translation>In the lesson details: {}</translation>
    </message>
    <message>
        <source>Dans la séquence</source>
        <translation>In the sequence</translation>
    </message>
    <message>
        <source>Dans la série : {}</source>
        <translation>In the series: {}</translation>
    </message>
    <message>
        <source>Dans le fichier</source>
        <translation>In the file</translation>
    </message>
    <message>
        <source>Dans le navigateur ou le lecteur de l’ordinateur.</source>
        <translation>In the computer’s browser or player.</translation>
    </message>
    <message>
        <source>Dans le nom du fichier</source>
        <translation>In the file’s name</translation>
    </message>
    <message>
        <source>Dans le nom du fichier : {}</source>
        <translation>In the file’s name: {}</translation>
    </message>
    <message>
        <source>Dans le travail « {where} », l’ENT a ajouté « {stored} » : vérifier dans l’ENT.</source>
        <translation>In the homework “{where}” the ENT has added “{stored}”: check it in the ENT.</translation>
    </message>
    <message>
        <source>Dans le travail « {where} », l’ENT a enlevé « {sent} » : renvoyer, ou corriger dans l’ENT.</source>
        <translation>In the homework “{where}” the ENT has removed “{sent}”: send it again, or correct it in the ENT.</translation>
    </message>
    <message>
        <source>Dans le travail « {where} », l’ENT a mis « {stored} » au lieu de « {sent} » : renvoyer, ou corriger dans l’ENT.</source>
        <translation>In the homework “{where}” the ENT has put “{stored}” in place of “{sent}”: send it again, or correct it in the ENT.</translation>
    </message>
    <message>
        <source>Dans les pages</source>
        <translation>On the pages</translation>
    </message>
    <message>
        <source>Dans l’ENT</source>
        <translation>In the ENT</translation>
    </message>
    <message>
        <source>Dans ma bibliothèque</source>
        <translation>Into my library</translation>
    </message>
    <message>
        <source>Dans toutes les leçons</source>
        <translation>In all lessons</translation>
    </message>
    <message>
        <source>Dans un dossier…</source>
        <translation>Into a folder…</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>De</source>
        <translation>From</translation>
    </message>
    <message>
        <source>De deux doigts à la fois, tracer deux traits ; en lever un, puis l’autre.</source>
        <translation>With two fingers at once, draw two lines; lift one, then the other.</translation>
    </message>
    <message>
        <source>De gauche à droite : lettres posées sur la copie, sens, couleur, points (s’il y en a).</source>
        <translation>From left to right: letters put on the copy, meaning, colour, points (if any).</translation>
    </message>
    <message>
        <source>De la leçon, ou de cette page.</source>
        <translation>Of the lesson, or of this page.</translation>
    </message>
    <message>
        <source>De la page ou de l’écran : l’image vient sur la page.</source>
        <translation>Of the page or the screen: the picture comes onto the page.</translation>
    </message>
    <message>
        <source>De mes questions ; en enseignant, un toucher sur sa carte la fait voter.</source>
        <translation>From my questions; while teaching, a touch on its card starts the vote.</translation>
    </message>
    <message>
        <source>De même pour {}</source>
        <translation>The same goes for {}</translation>
    </message>
    <message>
        <source>Degrés</source>
        <translation>Degrees</translation>
    </message>
    <message>
        <source>Degrés Celsius</source>
        <translation>Degrees Celsius</translation>
    </message>
    <message>
        <source>Demander s’ils sont sûrs</source>
        <translation>Ask whether they are sure</translation>
    </message>
    <message>
        <source>Demander à nouveau avant d’ouvrir {}</source>
        <translation>Ask again before opening {}</translation>
    </message>
    <message>
        <source>Demi-droite</source>
        <translation>Ray</translation>
    </message>
    <message>
        <source>Depuis : {}.</source>
        <translation>Since then: {}.</translation>
    </message>
    <message>
        <source>Dernier envoi</source>
        <translation>Last sending</translation>
    </message>
    <message>
        <source>Dernier vote</source>
        <translation>Last vote</translation>
    </message>
    <message>
        <source>Dernier échange : {}</source>
        <translation>Last exchange: {}</translation>
    </message>
    <message>
        <source>Dernière : {day}, {time}.</source>
        <translation>Last one: {day}, {time}.</translation>
    </message>
    <message>
        <source>Dernière page</source>
        <translation>Last page</translation>
    </message>
    <message>
        <source>Derrière</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Des bibliothèques du système manquent ({what}). Depuis le dossier de TNI, taper :</source>
        <translation>System libraries are missing ({what}). In TNI’s folder, type:</translation>
    </message>
    <message>
        <source>Des boutons et des messages.</source>
        <translation>Of buttons and messages.</translation>
    </message>
    <message>
        <source>Des lignes ne sont pas encore montrées à la classe : elles n’y sont pas.</source>
        <translation>Lines not yet shown to the class: they are not in it.</translation>
    </message>
    <message>
        <source>Des lignes pour aligner, que les élèves ne voient pas.</source>
        <translation>Lines to align with, which pupils do not see.</translation>
    </message>
    <message>
        <source>Des pages de la séance n’existent plus : elles ne partent pas.</source>
        <translation>Some pages of the session no longer exist: they will not be sent.</translation>
    </message>
    <message>
        <source>Des pages jointes n’existent plus : elles ne partiront pas.</source>
        <translation>Some attached pages no longer exist: they will not be sent.</translation>
    </message>
    <message>
        <source>Des polices manquent ({what}). Depuis le dossier de TNI, taper :</source>
        <translation>Fonts are missing ({what}). From TNI’s folder, type:</translation>
    </message>
    <message>
        <source>Des votes ne sont pas encore enregistrés : le tableau montre ceux qui le sont.</source>
        <translation>Some votes are not saved yet: the table shows those that are.</translation>
    </message>
    <message>
        <source>Descendre</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Descendre (Alt + ↓)</source>
        <translation>Move down (Alt + ↓)</translation>
    </message>
    <message>
        <source>Descendre la question</source>
        <translation>Move the question down</translation>
    </message>
    <message>
        <source>Descendre le code</source>
        <translation>Move the code down</translation>
    </message>
    <message>
        <source>Description de l’image</source>
        <translation>Description of the picture</translation>
    </message>
    <message>
        <source>Dessin</source>
        <translation>Drawing</translation>
    </message>
    <message>
        <source>Dessin vectoriel</source>
        <translation>Vector drawing</translation>
    </message>
    <message>
        <source>Dessins SVG (*.svg)</source>
        <translation>SVG drawings (*.svg)</translation>
    </message>
    <message>
        <source>Deux cibles, cinq secondes.</source>
        <translation>Two targets, five seconds.</translation>
    </message>
    <message>
        <source>Deux doigts agrandissent.</source>
        <translation>Two fingers zoom.</translation>
    </message>
    <message>
        <source>Deux minutes, sur la page.</source>
        <translation>Two minutes, on the page.</translation>
    </message>
    <message>
        <source>Devant</source>
        <translation>Front</translation>
    </message>
    <message>
        <source>Devant la classe, aucune image ne se montre d’elle-même : taper un mot de son nom ou de son dossier.</source>
        <translation>Before the class no picture is shown by itself: type a word of its name or folder.</translation>
    </message>
    <message>
        <source>Devient une forme</source>
        <translation>Becomes a shape</translation>
    </message>
    <message>
        <source>De… à…</source>
        <translation>From… to…</translation>
    </message>
    <message>
        <source>Dihydrogène</source>
        <translation>Hydrogen</translation>
    </message>
    <message>
        <source>Dioxyde de carbone</source>
        <translation>Carbon dioxide</translation>
    </message>
    <message>
        <source>Dioxygène</source>
        <translation>Oxygen</translation>
    </message>
    <message>
        <source>Dire ce que les réponses de la classe ont montré</source>
        <translation>Say what the answers of the class have shown</translation>
    </message>
    <message>
        <source>Dire à qui s’adresse une leçon</source>
        <translation>Say for whom a lesson is</translation>
    </message>
    <message>
        <source>Discrimination</source>
        <translation>Discrimination</translation>
    </message>
    <message>
        <source>Disposer</source>
        <translation>Arrange</translation>
    </message>
    <message>
        <source>Disposition</source>
        <translation>Arrangement</translation>
    </message>
    <message>
        <source>Distance des cercles</source>
        <translation>Distance of the circles</translation>
    </message>
    <message>
        <source>Distance des lignes</source>
        <translation>Distance of the lines</translation>
    </message>
    <message>
        <source>Distance des lignes d’une portée</source>
        <translation>Distance of the lines of a staff</translation>
    </message>
    <message>
        <source>Distance des points</source>
        <translation>Distance of the dots</translation>
    </message>
    <message>
        <source>Distance, mm</source>
        <translation>Distance, mm</translation>
    </message>
    <message>
        <source>Distingue bien les élèves</source>
        <translation>Separates pupils well</translation>
    </message>
    <message>
        <source>Distingue peu les élèves</source>
        <translation>Hardly separates pupils</translation>
    </message>
    <message>
        <source>Divise</source>
        <translation>Divides</translation>
    </message>
    <message>
        <source>Document PDF</source>
        <translation>PDF document</translation>
    </message>
    <message>
        <source>Document à joindre : {}.</source>
        <translation>Document to be attached: {}.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Doigts suivis par un cadre tactile ou un autre logiciel.</source>
        <translation>Fingers tracked by a touch frame or another program.</translation>
    </message>
    <message>
        <source>Domaine public</source>
        <translation>Public domain</translation>
    </message>
    <message>
        <source>Domaines du Socle</source>
        <translation>Domains of the Socle</translation>
    </message>
    <message>
        <source>Donne</source>
        <translation>Gives</translation>
    </message>
    <message>
        <source>Donner la leçon à un élève absent</source>
        <translation>Give the lesson to a pupil who was absent</translation>
    </message>
    <message>
        <source>Donner le nom de la classe.</source>
        <translation>Enter the name of the class.</translation>
    </message>
    <message>
        <source>Donner un nom à la classe, puis importer.</source>
        <translation>Name the class, then import.</translation>
    </message>
    <message>
        <source>Donnée : {}</source>
        <translation>Given: {}</translation>
    </message>
    <message>
        <source>Données enregistrées avec le nom : {}. Ne pas les laisser sur un poste partagé.</source>
        <translation>Data saved with the name: {}. Do not leave them on a shared computer.</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Dossier :</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <source>Dossier ZIP complet, pour un remplaçant</source>
        <translation>Complete ZIP folder, for a substitute</translation>
    </message>
    <message>
        <source>Dossier des leçons</source>
        <translation>Folder for the lessons</translation>
    </message>
    <message>
        <source>Dossier partagé</source>
        <translation>Shared folder</translation>
    </message>
    <message>
        <source>Dossier partagé avec les collègues</source>
        <translation>Folder shared with colleagues</translation>
    </message>
    <message>
        <source>Dossier partagé entre mes ordinateurs</source>
        <translation>Folder shared by my computers</translation>
    </message>
    <message>
        <source>Dossier que l’ordinateur refuse d’ouvrir : {}.</source>
        <translation>Folder that the computer refuses to open: {}.</translation>
    </message>
    <message>
        <source>Dossier {name}, {count}</source>
        <translation>Folder {name}, {count}</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Folders</translation>
    </message>
    <message>
        <source>Dossiers où chercher</source>
        <translation>Folders to look in</translation>
    </message>
    <message>
        <source>Dossiers partagés</source>
        <translation>Shared folders</translation>
    </message>
    <message>
        <source>Doux</source>
        <translation>Soft</translation>
    </message>
    <message>
        <source>Droite entre parenthèses</source>
        <translation>Line in brackets</translation>
    </message>
    <message>
        <source>Droite graduée</source>
        <translation>Number line</translation>
    </message>
    <message>
        <source>Dupliquer</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>Dupliquer la page</source>
        <translation>Duplicate the page</translation>
    </message>
    <message>
        <source>Durée</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>Durée du travail, en minutes</source>
        <translation>Duration of the homework, in minutes</translation>
    </message>
    <message>
        <source>Durées</source>
        <translation>Durations</translation>
    </message>
    <message>
        <source>Début de la question</source>
        <translation>Start of the question</translation>
    </message>
    <message>
        <source>Début du trait : les flèches le tracent, Entrée le pose.</source>
        <translation>Start of the line: the arrow keys draw it, Enter puts it down.</translation>
    </message>
    <message>
        <source>Début, {}</source>
        <translation>Start, {}</translation>
    </message>
    <message>
        <source>Débuter</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Décaler</source>
        <translation>Indent</translation>
    </message>
    <message>
        <source>Décaler vers la droite</source>
        <translation>Indent to the right</translation>
    </message>
    <message>
        <source>Décaler vers la gauche</source>
        <translation>Indent to the left</translation>
    </message>
    <message>
        <source>Décider</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>Décimaux</source>
        <translation>Decimal numbers</translation>
    </message>
    <message>
        <source>Déclaration PLUGIN</source>
        <translation>Declaration PLUGIN</translation>
    </message>
    <message>
        <source>Découper dans un PDF, sans l’ajouter à la leçon ; la source est notée.</source>
        <translation>Cut from a PDF without adding it to the lesson; the source is noted.</translation>
    </message>
    <message>
        <source>Décrire une banque de questions, et ce qui n’a pas pu être lu.</source>
        <translation>Describe a question bank, and what could not be read.</translation>
    </message>
    <message>
        <source>Décrire une leçon.</source>
        <translation>Describe a lesson.</translation>
    </message>
    <message>
        <source>Décroît</source>
        <translation>Decreases</translation>
    </message>
    <message>
        <source>Déjà faite</source>
        <translation>Already taught</translation>
    </message>
    <message>
        <source>Déjà là dans une autre version : {}</source>
        <translation>Already there in another version: {}</translation>
    </message>
    <message>
        <source>Déjà là, même contenu</source>
        <translation>Already there, same content</translation>
    </message>
    <message>
        <source>Déjà pris : {}.</source>
        <translation>Already taken: {}.</translation>
    </message>
    <message>
        <source>Déjà présentes ou impossibles à enregistrer : {}. Le fichier est gardé à côté.</source>
        <translation>Already there, or impossible to save: {}. The file is kept beside it.</translation>
    </message>
    <message>
        <source>Démarrer</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Dépassé de {} min</source>
        <translation>{} min over</translation>
    </message>
    <message>
        <source>Déplace la page</source>
        <translation>Moves the page</translation>
    </message>
    <message>
        <source>Déplace les objets</source>
        <translation>Moves objects</translation>
    </message>
    <message>
        <source>Déplacer</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Déplacer la page</source>
        <translation>Move the page about</translation>
    </message>
    <message>
        <source>Déplacer vers</source>
        <translation>Move to</translation>
    </message>
    <message>
        <source>Déplacer, agrandir, tourner</source>
        <translation>Move, enlarge, turn</translation>
    </message>
    <message>
        <source>Déplacer…</source>
        <translation>Move…</translation>
    </message>
    <message>
        <source>Déplaçable</source>
        <translation>Movable</translation>
    </message>
    <message>
        <source>Déplaçable par les élèves</source>
        <translation>Pupils may move it</translation>
    </message>
    <message>
        <source>Déplier</source>
        <translation>Expand</translation>
    </message>
    <message>
        <source>Dérivée de f</source>
        <translation>Derivative of f</translation>
    </message>
    <message>
        <source>Dérivée en fraction</source>
        <translation>Derivative as a fraction</translation>
    </message>
    <message>
        <source>Déroulement</source>
        <translation>Lesson plan</translation>
    </message>
    <message>
        <source>Dérouler seul une séance entière : ouvrir un PDF, y écrire à deux à la fois, faire voter, terminer la séance. DOSSIER contient ensuite board-*.png, lesson.tni, lesson.pdf, poll.json et cahier.html.</source>
        <translation>Run a whole lesson unattended: open a PDF, write on it with two hands at once, take a vote, end the session. DIR then holds board-*.png, lesson.tni, lesson.pdf, poll.json and cahier.html.</translation>
    </message>
    <message>
        <source>Désactiver</source>
        <translation>Turn off</translation>
    </message>
    <message>
        <source>Désactiver une extension.</source>
        <translation>Turn a plugin off.</translation>
    </message>
    <message>
        <source>Détail</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Déterminant</source>
        <translation>Determinant</translation>
    </message>
    <message>
        <source>Développer des documents multimédia</source>
        <translation>Making multimedia documents</translation>
    </message>
    <message>
        <source>Développer des documents textuels</source>
        <translation>Making text documents</translation>
    </message>
    <message>
        <source>Déverrouiller les noms</source>
        <translation>Unlock the names</translation>
    </message>
    <message>
        <source>Déverrouiller les noms des élèves</source>
        <translation>Unlock the pupils’ names</translation>
    </message>
    <message>
        <source>D’accord, ajouter ce compte</source>
        <translation>I agree, add this account</translation>
    </message>
    <message>
        <source>D’après les mots de la leçon ; rien ne s’ajoute tout seul.</source>
        <translation>From the words of the lesson; nothing is added by itself.</translation>
    </message>
    <message>
        <source>D’après ses mots, TNI propose un niveau et une matière : les toucher pour les prendre.</source>
        <translation>From its words TNI proposes a level and a subject: touch them to take them.</translation>
    </message>
    <message>
        <source>D’un doigt, toucher deux fois le coin {corner} de l’image.</source>
        <translation>With one finger, touch the {corner} corner of the picture twice.</translation>
    </message>
    <message>
        <source>D’un doigt, tracer lentement un trait de gauche à droite.</source>
        <translation>With one finger, draw a line slowly from left to right.</translation>
    </message>
    <message>
        <source>D’un modèle</source>
        <translation>From template</translation>
    </message>
    <message>
        <source>D’un vote à l’autre : {}</source>
        <translation>Between the votes: {}</translation>
    </message>
    <message>
        <source>D’une version plus récente de TNI : mettre TNI à jour</source>
        <translation>From a later version of TNI: update TNI</translation>
    </message>
    <message>
        <source>ENT et extensions</source>
        <translation>ENT and extensions</translation>
    </message>
    <message>
        <source>ENT, Moodle, Nuage, agenda ou dossier où envoyer les séances, et à quelles heures.</source>
        <translation>ENT, Moodle, cloud, calendar or folder to send sessions to, and at what hours.</translation>
    </message>
    <message>
        <source>ENTRÉE</source>
        <translation>IN</translation>
    </message>
    <message>
        <source>EXTENSION</source>
        <translation>PLUGIN</translation>
    </message>
    <message>
        <source>Eau</source>
        <translation>Water</translation>
    </message>
    <message>
        <source>Efface</source>
        <translation>Erases</translation>
    </message>
    <message>
        <source>Effacer</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>Effacer</source>
        <comment>a search</comment>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Effacer</source>
        <comment>key</comment>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Effacer</source>
        <comment>a collection</comment>
        <translation>Erase</translation>
    </message>
    <message>
        <source>Effacer la collection</source>
        <translation>Erase the collection</translation>
    </message>
    <message>
        <source>Effacer les filtres</source>
        <translation>Clear the filters</translation>
    </message>
    <message>
        <source>Effacer les noms pour de bon</source>
        <translation>Erase the names for good</translation>
    </message>
    <message>
        <source>Effacer l’encre de la page</source>
        <translation>Erase the page’s ink</translation>
    </message>
    <message>
        <source>Effacer l’élève</source>
        <translation>Erase the pupil</translation>
    </message>
    <message>
        <source>Effacer noms et votes</source>
        <translation>Erase names and votes</translation>
    </message>
    <message>
        <source>Effacer noms et votes pour de bon</source>
        <translation>Erase names and votes for good</translation>
    </message>
    <message>
        <source>Effacer tous les filtres</source>
        <translation>Clear all filters</translation>
    </message>
    <message>
        <source>Effacer une couleur</source>
        <translation>Remove a colour</translation>
    </message>
    <message>
        <source>Efficacité discriminative</source>
        <translation>Discriminative efficiency</translation>
    </message>
    <message>
        <source>Elle communique aussi avec : {hosts}.</source>
        <translation>It also communicates with: {hosts}.</translation>
    </message>
    <message>
        <source>Elle communique avec le serveur du compte.</source>
        <translation>It communicates with your account’s server.</translation>
    </message>
    <message>
        <source>Elle est mal faite ou abîmée, ou porte le nom d’une autre : la réinstaller ou la retirer. « tni plugin list » en dit la raison à son auteur.</source>
        <translation>It is badly made or damaged, or has another one’s name: install it again or remove it. “tni plugin list” tells its author why.</translation>
    </message>
    <message>
        <source>Elle est retirée de l’ENT pour la classe {}.</source>
        <translation>It is being taken back from the ENT for class {}.</translation>
    </message>
    <message>
        <source>Elle fait partie de TNI, et s’exécute dans TNI même.</source>
        <translation>It is part of TNI, and runs inside TNI itself.</translation>
    </message>
    <message>
        <source>Elle lit et écrit dans le dossier choisi, et nulle part ailleurs.</source>
        <translation>It reads and writes in the chosen folder, and nowhere else.</translation>
    </message>
    <message>
        <source>Elle ne communique avec aucun serveur, et n’a accès à aucun fichier.</source>
        <translation>It communicates with no server, and has no access to files.</translation>
    </message>
    <message>
        <source>Elle ne reçoit pas le mot de passe : TNI le joint lui-même à ses demandes.</source>
        <translation>It does not receive your password: TNI adds it to its requests.</translation>
    </message>
    <message>
        <source>Elle occupe {used} avec les précédentes ; il reste {free}.</source>
        <translation>It takes {used} with the earlier ones; {free} are left.</translation>
    </message>
    <message>
        <source>Elle remplace la version {}.</source>
        <translation>It replaces version {}.</translation>
    </message>
    <message>
        <source>Elle reçoit la clé d’accès au compte.</source>
        <translation>It receives the access key of your account.</translation>
    </message>
    <message>
        <source>Elle reçoit les séances à envoyer, avec leurs documents.</source>
        <translation>It receives the sessions to send, with their documents.</translation>
    </message>
    <message>
        <source>Elle s’exécute dans TNI même, et a donc accès à tout sur cet ordinateur : à n’installer que d’un auteur connu.</source>
        <translation>It runs inside TNI, and so has access to everything on this computer: install it only from an author you know.</translation>
    </message>
    <message>
        <source>Elle s’exécute dans TNI même, et a donc accès à tout sur cet ordinateur.</source>
        <translation>It runs inside TNI itself, and so has access to everything on this computer.</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Emploi du temps</source>
        <translation>Timetable</translation>
    </message>
    <message>
        <source>Emploi du temps (*.ics *.ical *.ifb);;Tous les fichiers (*)</source>
        <translation>Timetable (*.ics *.ical *.ifb);;All files (*)</translation>
    </message>
    <message>
        <source>Emploi du temps : {name}, de {start} à {end}</source>
        <translation>Timetable: {name}, {start} to {end}</translation>
    </message>
    <message>
        <source>Emploi du temps et vacances</source>
        <translation>Timetable and holidays</translation>
    </message>
    <message>
        <source>En PDF</source>
        <translation>As PDF</translation>
    </message>
    <message>
        <source>En PDF, avec la légende des codes ; une pile donne un fichier par copie.</source>
        <translation>As PDF, with the key to the codes; a stack gives a file for each copy.</translation>
    </message>
    <message>
        <source>En attente de la caméra…</source>
        <translation>Waiting for the camera…</translation>
    </message>
    <message>
        <source>En bas</source>
        <translation>Bottom</translation>
    </message>
    <message>
        <source>En bas à droite</source>
        <translation>Bottom right</translation>
    </message>
    <message>
        <source>En bas à gauche</source>
        <translation>Bottom left</translation>
    </message>
    <message>
        <source>En bleu</source>
        <translation>In blue</translation>
    </message>
    <message>
        <source>En boucle</source>
        <translation>Loop</translation>
    </message>
    <message>
        <source>En choisir un autre</source>
        <translation>Choose another one</translation>
    </message>
    <message>
        <source>En classe : la phase, le temps qui lui reste et la suivante ; une phase peut être reportée.</source>
        <translation>In class: the phase, the time it has left and the next one; a phase can be postponed.</translation>
    </message>
    <message>
        <source>En cours d’envoi</source>
        <translation>Being sent</translation>
    </message>
    <message>
        <source>En cours ou interrompue</source>
        <translation>Under way or cut short</translation>
    </message>
    <message>
        <source>En enseignant : d’un coup tout ce qui apparaît pas à pas ; la fois suivante, tout se recache.</source>
        <translation>While teaching: at once all that appears step by step; the next time, all is hidden again.</translation>
    </message>
    <message>
        <source>En enseignant : tout ce que les élèves ont déplacé sur la page.</source>
        <translation>While teaching: all that pupils have moved on the page.</translation>
    </message>
    <message>
        <source>En enseignant : un rond vert ou un carré rouge sur ce qui est posé sur une cible.</source>
        <translation>While teaching: a green circle or a red square on what lies on a target.</translation>
    </message>
    <message>
        <source>En enseignant, la leçon préparée ne change pas : passer d’abord à « Préparer ».</source>
        <translation>While teaching, the prepared lesson does not change: switch to “Prepare” first.</translation>
    </message>
    <message>
        <source>En enseignant, la leçon préparée ne change pas : passer à « Préparer » pour reprendre une version.</source>
        <translation>While teaching, the prepared lesson does not change: switch to “Prepare” to restore a version.</translation>
    </message>
    <message>
        <source>En enseignant, la leçon préparée reste ; « Annuler » rend l’encre.</source>
        <translation>While you teach, the prepared lesson stays; Undo brings the ink back.</translation>
    </message>
    <message>
        <source>En enseignant, un toucher enlève le cache, un autre à sa place le remet. Écrire ne l’enlève pas.</source>
        <translation>While teaching, a touch takes the cover away, another in its place brings it back. Writing does not.</translation>
    </message>
    <message>
        <source>En enseignant, un élève le déplace avec « Main » ; la gomme n’y touche pas.</source>
        <translation>While teaching, a pupil moves it with “Hand”; the eraser leaves it alone.</translation>
    </message>
    <message>
        <source>En faire des leçons</source>
        <translation>Make lessons of them</translation>
    </message>
    <message>
        <source>En faire une image</source>
        <translation>Make it a picture</translation>
    </message>
    <message>
        <source>En faire une leçon</source>
        <translation>Make it a lesson</translation>
    </message>
    <message>
        <source>En faire une leçon à part</source>
        <translation>Make it a lesson of its own</translation>
    </message>
    <message>
        <source>En garder une partie, l’éclaircir, effacer une couleur.</source>
        <translation>Keep a part of it, fade it, remove a colour.</translation>
    </message>
    <message>
        <source>En grand</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>En haut à droite</source>
        <translation>Top right</translation>
    </message>
    <message>
        <source>En haut à droite : choisir plusieurs leçons, les trier par titre ou par date.</source>
        <translation>At the top right: choose several lessons, sort them by title or date.</translation>
    </message>
    <message>
        <source>En haut à gauche</source>
        <translation>Top left</translation>
    </message>
    <message>
        <source>En images</source>
        <translation>As pictures</translation>
    </message>
    <message>
        <source>En ligne</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>En page web</source>
        <translation>As a web page</translation>
    </message>
    <message>
        <source>En rouge</source>
        <translation>In red</translation>
    </message>
    <message>
        <source>En solution</source>
        <translation>In solution</translation>
    </message>
    <message>
        <source>En vert</source>
        <translation>In green</translation>
    </message>
    <message>
        <source>Encadrer le résultat</source>
        <translation>Frame the result</translation>
    </message>
    <message>
        <source>Encore 1 page à regarder : un élève y est-il nommé ?</source>
        <translation>1 more page to look at: is a pupil named there?</translation>
    </message>
    <message>
        <source>Encore 1 réponse</source>
        <translation>1 answer left</translation>
    </message>
    <message>
        <source>Encore 1 élève</source>
        <translation>1 pupil left</translation>
    </message>
    <message>
        <source>Encore une page à choisir</source>
        <translation>One more page to choose</translation>
    </message>
    <message>
        <source>Encore {} min</source>
        <translation>{} min left</translation>
    </message>
    <message>
        <source>Encore {} pages à choisir</source>
        <translation>{} more pages to choose</translation>
    </message>
    <message>
        <source>Encore {} pages à regarder : un élève y est-il nommé ?</source>
        <translation>{} more pages to look at: is a pupil named there?</translation>
    </message>
    <message>
        <source>Encore {} réponses</source>
        <translation>{} answers left</translation>
    </message>
    <message>
        <source>Encore {} élèves</source>
        <translation>{} pupils left</translation>
    </message>
    <message>
        <source>Encre : un trait</source>
        <translation>Ink: one stroke</translation>
    </message>
    <message>
        <source>Encre : {} traits</source>
        <translation>Ink: {} strokes</translation>
    </message>
    <message>
        <source>Encre InkML</source>
        <translation>InkML ink</translation>
    </message>
    <message>
        <source>Encre seulement</source>
        <translation>Ink only</translation>
    </message>
    <message>
        <source>Endroit</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Endroits trouvés</source>
        <translation>Places found</translation>
    </message>
    <message>
        <source>Enlever</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Enlever ce repère</source>
        <translation>Remove this guide</translation>
    </message>
    <message>
        <source>Enlever ce spot</source>
        <translation>Remove this spot</translation>
    </message>
    <message>
        <source>Enregistrement</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>Enregistrement annulé : rien n’a été écrit.</source>
        <translation>Cancelled: nothing was written.</translation>
    </message>
    <message>
        <source>Enregistrement du PDF…</source>
        <translation>Saving the PDF…</translation>
    </message>
    <message>
        <source>Enregistrement en cours : appuyer de nouveau pour arrêter.</source>
        <translation>Recording: press again to stop.</translation>
    </message>
    <message>
        <source>Enregistrements de tableaux (*.hid)</source>
        <translation>Recordings of boards (*.hid)</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Enregistrer ailleurs</source>
        <translation>Save elsewhere</translation>
    </message>
    <message>
        <source>Enregistrer au micro</source>
        <translation>Record with the microphone</translation>
    </message>
    <message>
        <source>Enregistrer ce nom</source>
        <translation>Save this name</translation>
    </message>
    <message>
        <source>Enregistrer comme modèle</source>
        <translation>Make a template</translation>
    </message>
    <message>
        <source>Enregistrer dans la collection</source>
        <translation>Save in the collection</translation>
    </message>
    <message>
        <source>Enregistrer en CSV</source>
        <translation>Save as CSV</translation>
    </message>
    <message>
        <source>Enregistrer en PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Enregistrer la classe</source>
        <translation>Save the class</translation>
    </message>
    <message>
        <source>Enregistrer la largeur</source>
        <translation>Save the width</translation>
    </message>
    <message>
        <source>Enregistrer le PDF</source>
        <translation>Save the PDF</translation>
    </message>
    <message>
        <source>Enregistrer le compte rendu</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>Enregistrer le fichier</source>
        <translation>Save the file</translation>
    </message>
    <message>
        <source>Enregistrer le mot de passe</source>
        <translation>Save the password</translation>
    </message>
    <message>
        <source>Enregistrer le nom</source>
        <translation>Save the name</translation>
    </message>
    <message>
        <source>Enregistrer le registre et l’AIPD</source>
        <translation>Save the register sheet and the DPIA</translation>
    </message>
    <message>
        <source>Enregistrer les numéros et quitter</source>
        <translation>Save the numbers and quit</translation>
    </message>
    <message>
        <source>Enregistrer les signaux d’un tableau, étape par étape, pour lui faire un pilote.</source>
        <translation>Record a board’s signals, step by step, so that a driver can be made for it.</translation>
    </message>
    <message>
        <source>Enregistrer l’objet</source>
        <translation>Save the object</translation>
    </message>
    <message>
        <source>Enregistrer sans elles</source>
        <translation>Save without them</translation>
    </message>
    <message>
        <source>Enregistrer ses signaux</source>
        <translation>Record its signals</translation>
    </message>
    <message>
        <source>Enregistrer un son</source>
        <translation>Record a sound</translation>
    </message>
    <message>
        <source>Enregistrer une leçon</source>
        <translation>Save a lesson</translation>
    </message>
    <message>
        <source>Enregistrer {} question</source>
        <translation>Save {} question</translation>
    </message>
    <message>
        <source>Enregistrer {} questions</source>
        <translation>Save {} questions</translation>
    </message>
    <message>
        <source>Enregistrer…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Enregistré : {name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>Enregistré : {}</source>
        <translation>Saved: {}</translation>
    </message>
    <message>
        <source>Enregistré : {}, sans le PDF du {}, qui manque ou n’est plus celui de la séance : ouvrir la séance, enregistrer son PDF, puis refaire ce fichier.</source>
        <translation>Saved: {}, without the PDF of {}, which is missing or no longer that of the session: open the session, save its PDF, then write this file again.</translation>
    </message>
    <message>
        <source>Enregistré : {}, sans les PDF de {} séances, qui manquent ou ne sont plus les leurs, à commencer par le {} : ouvrir chaque séance, enregistrer son PDF, puis refaire ce fichier.</source>
        <translation>Saved: {}, without the PDFs of {} sessions, which are missing or no longer theirs, from {} on: open each session, save its PDF, then write this file again.</translation>
    </message>
    <message>
        <source>Enregistré avec les prénoms : {}. Ne pas le laisser sur un poste partagé.</source>
        <translation>Saved with first names: {}. Do not leave it on a shared computer.</translation>
    </message>
    <message>
        <source>Enseignant</source>
        <translation>Teacher</translation>
    </message>
    <message>
        <source>Enseigner</source>
        <translation>Teach</translation>
    </message>
    <message>
        <source>Enseigner : la leçon préparée reste intacte, et la gomme n’enlève que l’encre du cours.</source>
        <translation>Teach: the prepared lesson stays as it is, and the eraser takes only the ink of this hour.</translation>
    </message>
    <message>
        <source>Enseigner : la leçon préparée reste intacte.</source>
        <translation>Teach: the prepared lesson stays as it is.</translation>
    </message>
    <message>
        <source>Enseigner sans toucher à la leçon préparée</source>
        <translation>Teach without touching the prepared lesson</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>Together</translation>
    </message>
    <message>
        <source>Ensemble d’éléments</source>
        <translation>Set of elements</translation>
    </message>
    <message>
        <source>Ensembles</source>
        <translation>Sets</translation>
    </message>
    <message>
        <source>Ensuite : {}</source>
        <translation>Next: {}</translation>
    </message>
    <message>
        <source>Entiers naturels</source>
        <translation>Natural numbers</translation>
    </message>
    <message>
        <source>Entiers relatifs</source>
        <translation>Integers</translation>
    </message>
    <message>
        <source>Entière</source>
        <translation>Whole</translation>
    </message>
    <message>
        <source>Entre deux droites</source>
        <translation>Between two lines</translation>
    </message>
    <message>
        <source>Entre deux portées</source>
        <translation>Between two staves</translation>
    </message>
    <message>
        <source>Entrée</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Entrée</source>
        <comment>device</comment>
        <translation>Input</translation>
    </message>
    <message>
        <source>Entrée : poser. Espace : tracer. Échap : finir.</source>
        <translation>Enter: put. Space: draw. Esc: finish.</translation>
    </message>
    <message>
        <source>Entrée pour l’enregistrer, Ctrl+C pour annuler.</source>
        <translation>Enter to save it, Ctrl+C to cancel.</translation>
    </message>
    <message>
        <source>Envoi en cours sur {account}…</source>
        <translation>Sending to {account}…</translation>
    </message>
    <message>
        <source>Envoi à l’imprimante…</source>
        <translation>Sending to the printer…</translation>
    </message>
    <message>
        <source>Envoi à vérifier</source>
        <translation>Delivery to check</translation>
    </message>
    <message>
        <source>Envois</source>
        <translation>Deliveries</translation>
    </message>
    <message>
        <source>Envois coupés, puis refaits</source>
        <translation>Sendings cut and done again</translation>
    </message>
    <message>
        <source>Envois vers l’ENT</source>
        <translation>Deliveries to the ENT</translation>
    </message>
    <message>
        <source>Envoyer</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Envoyer ce fichier aux auteurs de TNI aidera d’autres classes : {}</source>
        <translation>Sending this file to the authors of TNI will help other classes: {}</translation>
    </message>
    <message>
        <source>Envoyer maintenant</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>Envoyer maintenant ce qui attend, pendant les heures d’envoi. L’état de sortie est 1 si une séance attend une décision, ou si l’envoi n’est pas possible ; 0 pour ce qui attend seulement son heure.</source>
        <translation>Send now what waits, within the hours of sending. The exit status is 1 if a session waits for a decision, or if sending is not possible; 0 for what waits for its hour alone.</translation>
    </message>
    <message>
        <source>Envoyer plus tard</source>
        <translation>Send later</translation>
    </message>
    <message>
        <source>Envoyer une copie</source>
        <translation>Send a copy</translation>
    </message>
    <message>
        <source>Envoyer, exporter, imprimer</source>
        <translation>Send, export, print</translation>
    </message>
    <message>
        <source>Envoyer, exporter, imprimer…</source>
        <translation>Send, export, print…</translation>
    </message>
    <message>
        <source>Envoyé</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Envoyé sur {account} {when}.</source>
        <translation>Sent to {account} {when}.</translation>
    </message>
    <message>
        <source>Envoyé sur {account}, mais l’ENT n’a pas tout gardé.</source>
        <translation>Sent to {account}, but the ENT did not keep all of it.</translation>
    </message>
    <message>
        <source>Envoyé sur {account}, à vérifier.</source>
        <translation>Sent to {account}, to be checked.</translation>
    </message>
    <message>
        <source>Envoyé à l’imprimante « {printer} », feuilles : {count}.</source>
        <translation>Sent to the printer “{printer}”, sheets: {count}.</translation>
    </message>
    <message>
        <source>Envoyée</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Erreur la plus fréquente : {}.</source>
        <translation>Most frequent error: {}.</translation>
    </message>
    <message>
        <source>Espace</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Espacer également, de gauche à droite</source>
        <translation>Space evenly, left to right</translation>
    </message>
    <message>
        <source>Espacer également, de haut en bas</source>
        <translation>Space evenly, top to bottom</translation>
    </message>
    <message>
        <source>Essayer d’écrire sur la page, au stylo, au doigt ou à la souris.</source>
        <translation>Try writing on the page, with a pen, a finger or the mouse.</translation>
    </message>
    <message>
        <source>Essayer une extension comme TNI s’en servira. L’état de sortie est 1 s’il y a des fautes.</source>
        <translation>Try a plugin as TNI will use it. The exit status is 1 if there are faults.</translation>
    </message>
    <message>
        <source>Et les {} autres fichiers de cette sauvegarde (images, sons, documents)</source>
        <translation>And the {} other files of this backup (pictures, sounds, documents)</translation>
    </message>
    <message>
        <source>Et l’autre fichier de cette sauvegarde (image, son ou document)</source>
        <translation>And the other file of this backup (picture, sound or document)</translation>
    </message>
    <message>
        <source>Euros</source>
        <translation>Euros</translation>
    </message>
    <message>
        <source>Exemplaires</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Exemple</source>
        <translation>Example</translation>
    </message>
    <message>
        <source>Exemples</source>
        <translation>Examples</translation>
    </message>
    <message>
        <source>Exemples de leçons</source>
        <translation>Sample lessons</translation>
    </message>
    <message>
        <source>Exercice du manuel</source>
        <translation>Exercise from the textbook</translation>
    </message>
    <message>
        <source>Exponentielle</source>
        <translation>Exponential</translation>
    </message>
    <message>
        <source>Exporter</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Exporter dans un autre format</source>
        <translation>Export in another format</translation>
    </message>
    <message>
        <source>Exporter en PDF</source>
        <translation>Export as PDF</translation>
    </message>
    <message>
        <source>Exporter en images</source>
        <translation>Export as pictures</translation>
    </message>
    <message>
        <source>Exporter en page web</source>
        <translation>Export as a web page</translation>
    </message>
    <message>
        <source>Exporter la notice ScoLOMFR</source>
        <translation>Export the ScoLOMFR record</translation>
    </message>
    <message>
        <source>Exporter la notice ScoLOMFR…</source>
        <translation>Export the ScoLOMFR record…</translation>
    </message>
    <message>
        <source>Exporter les données d’un élève</source>
        <translation>Export a pupil’s data</translation>
    </message>
    <message>
        <source>Exporter ses données</source>
        <translation>Export their data</translation>
    </message>
    <message>
        <source>Exporter, renommer, effacer</source>
        <translation>Export, rename, erase</translation>
    </message>
    <message>
        <source>Exposant</source>
        <translation>Superscript</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Extensions</translation>
    </message>
    <message>
        <source>Extensions (*.zip)</source>
        <translation>Extensions (*.zip)</translation>
    </message>
    <message>
        <source>Extensions de TNI</source>
        <translation>Extensions of TNI</translation>
    </message>
    <message>
        <source>Extrait : {}</source>
        <translation>Extract: {}</translation>
    </message>
    <message>
        <source>Extrait sans source, usage en classe.</source>
        <translation>Extract without a source, for use in class.</translation>
    </message>
    <message>
        <source>Extraits à usage de classe : {}. Ils restent ici, le reste de la leçon est partagé.</source>
        <translation>Extracts for use in class: {}. They stay here, the rest of the lesson is shared.</translation>
    </message>
    <message>
        <source>FICHIER</source>
        <translation>FILE</translation>
    </message>
    <message>
        <source>FICHIER.ggb</source>
        <translation>FILE.ggb</translation>
    </message>
    <message>
        <source>FICHIER.hid</source>
        <translation>FILE.hid</translation>
    </message>
    <message>
        <source>FICHIER.zip</source>
        <translation>FILE.zip</translation>
    </message>
    <message>
        <source>Factorielle</source>
        <translation>Factorial</translation>
    </message>
    <message>
        <source>Facultatif : copier la colonne des noms dans l’ENT et la coller ici. Les notes suivront son ordre.</source>
        <translation>Optional: copy the column of names in the ENT and paste it here. The marks will follow its order.</translation>
    </message>
    <message>
        <source>Faire apparaître au clic</source>
        <translation>Appear on click</translation>
    </message>
    <message>
        <source>Faire des groupes</source>
        <translation>Make groups</translation>
    </message>
    <message>
        <source>Faire discuter à deux, puis revoter.</source>
        <translation>Let pairs discuss, then vote again.</translation>
    </message>
    <message>
        <source>Faire disparaître au clic</source>
        <translation>Disappear on click</translation>
    </message>
    <message>
        <source>Faire entendre un son, montrer un film</source>
        <translation>Play a sound, show a film</translation>
    </message>
    <message>
        <source>Faire un PDF de cartes en papier : l’élève tient la sienne, sa réponse en haut, une caméra les lit.</source>
        <translation>Make a PDF of paper cards: each pupil holds one up, the answer at the top, and a camera reads them.</translation>
    </message>
    <message>
        <source>Faire un modèle</source>
        <translation>Make template</translation>
    </message>
    <message>
        <source>Faire une copie</source>
        <translation>Make a copy</translation>
    </message>
    <message>
        <source>Faire une nouvelle sauvegarde, sur une autre clé si cela recommence.</source>
        <translation>Make a new backup, on another key if it happens again.</translation>
    </message>
    <message>
        <source>Faire voter</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Faire voter (A à D)</source>
        <translation>Ask the class (A to D)</translation>
    </message>
    <message>
        <source>Faire voter des élèves simulés : rien n’est enregistré.</source>
        <translation>Let simulated pupils vote: nothing is saved.</translation>
    </message>
    <message>
        <source>Faire voter la classe</source>
        <translation>Ask the class</translation>
    </message>
    <message>
        <source>Faire voter vrai ou faux</source>
        <translation>Ask true or false</translation>
    </message>
    <message>
        <source>Familles de commandes</source>
        <translation>Groups of commands</translation>
    </message>
    <message>
        <source>Faux</source>
        <translation>False</translation>
    </message>
    <message>
        <source>Favoris</source>
        <translation>Favourites</translation>
    </message>
    <message>
        <source>Fenêtre de l’enseignant</source>
        <translation>Teacher’s window</translation>
    </message>
    <message>
        <source>Fenêtres</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Fermer : {}</source>
        <translation>Close: {}</translation>
    </message>
    <message>
        <source>Fermer la caméra</source>
        <translation>Close the camera</translation>
    </message>
    <message>
        <source>Fermer le chronomètre</source>
        <translation>Close the stopwatch</translation>
    </message>
    <message>
        <source>Fermer le tirage au sort</source>
        <translation>Close the random draw</translation>
    </message>
    <message>
        <source>Fermer le vote et terminer</source>
        <translation>Close the vote and end</translation>
    </message>
    <message>
        <source>Fermer les pages</source>
        <translation>Close the pages</translation>
    </message>
    <message>
        <source>Fermer les réglages</source>
        <translation>Close the settings</translation>
    </message>
    <message>
        <source>Fermer sans l’enregistrer</source>
        <translation>Close without saving it</translation>
    </message>
    <message>
        <source>Feuille A4</source>
        <translation>A4 sheet</translation>
    </message>
    <message>
        <source>Feuille non trouvée : tirer les quatre coins sur les siens.</source>
        <translation>No sheet was found: drag the four corners onto its own.</translation>
    </message>
    <message>
        <source>Feuille précédente</source>
        <translation>Previous sheet</translation>
    </message>
    <message>
        <source>Feuille redressée</source>
        <translation>Straightened sheet</translation>
    </message>
    <message>
        <source>Feuille suivante</source>
        <translation>Next sheet</translation>
    </message>
    <message>
        <source>Feuille {} sur {}</source>
        <translation>Sheet {} of {}</translation>
    </message>
    <message>
        <source>Feutre</source>
        <translation>Felt-tip</translation>
    </message>
    <message>
        <source>Fiche</source>
        <comment>lesson</comment>
        <translation>Lesson details</translation>
    </message>
    <message>
        <source>Fiche</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>Fiche de la leçon</source>
        <translation>Lesson details</translation>
    </message>
    <message>
        <source>Fiche de l’élève</source>
        <translation>Pupil’s sheet</translation>
    </message>
    <message>
        <source>Fiche de préparation</source>
        <translation>Lesson plan to print</translation>
    </message>
    <message>
        <source>Fiche de préparation en PDF</source>
        <translation>Plan as a PDF</translation>
    </message>
    <message>
        <source>Fiche…</source>
        <translation>Lesson details…</translation>
    </message>
    <message>
        <source>Fichier</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Fichier absent de la leçon : le joindre de nouveau</source>
        <translation>File missing from the lesson: attach it again</translation>
    </message>
    <message>
        <source>Fichier copié.</source>
        <translation>File copied.</translation>
    </message>
    <message>
        <source>Fichier d’une seule zone</source>
        <translation>A file of one zone</translation>
    </message>
    <message>
        <source>Fichier illisible sur cet ordinateur</source>
        <translation>File cannot be read on this computer</translation>
    </message>
    <message>
        <source>Fichier retiré. Annuler</source>
        <translation>File removed. Undo</translation>
    </message>
    <message>
        <source>Fichiers que le programme n’a pas lus</source>
        <translation>Files that the program has not read</translation>
    </message>
    <message>
        <source>Fichiers retirés. Annuler</source>
        <translation>Files removed. Undo</translation>
    </message>
    <message>
        <source>Fichiers à regarder</source>
        <translation>Files to look at</translation>
    </message>
    <message>
        <source>Fig</source>
        <comment>correction code: drawing</comment>
        <translation>Fig</translation>
    </message>
    <message>
        <source>Figer</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>Figer l’image</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>Figer l’image pour les élèves</source>
        <translation>Freeze the picture for the pupils</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Filmer encore</source>
        <translation>Film again</translation>
    </message>
    <message>
        <source>Filtre</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filtrer</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filtrer les leçons</source>
        <translation>Filter the lessons</translation>
    </message>
    <message>
        <source>Fin de l’année scolaire</source>
        <translation>End of the school year</translation>
    </message>
    <message>
        <source>Fin, {}</source>
        <translation>End, {}</translation>
    </message>
    <message>
        <source>Finie</source>
        <comment>phase</comment>
        <translation>Done</translation>
    </message>
    <message>
        <source>Finir d’écrire du texte</source>
        <translation>Finish writing text</translation>
    </message>
    <message>
        <source>Finir ici</source>
        <translation>End here</translation>
    </message>
    <message>
        <source>Finir une page après</source>
        <translation>End one page later</translation>
    </message>
    <message>
        <source>Finir une page avant</source>
        <translation>End one page earlier</translation>
    </message>
    <message>
        <source>Finit à {} : tout lire</source>
        <translation>Ends at {}: play all</translation>
    </message>
    <message>
        <source>Fixer au {}</source>
        <translation>Fix to {}</translation>
    </message>
    <message>
        <source>Flèche</source>
        <translation>Arrow</translation>
    </message>
    <message>
        <source>Flèche avec un mot dessus</source>
        <translation>Arrow with a word above</translation>
    </message>
    <message>
        <source>Flèche longue</source>
        <translation>Long arrow</translation>
    </message>
    <message>
        <source>Flèche vers la gauche</source>
        <translation>Left arrow</translation>
    </message>
    <message>
        <source>Flèches</source>
        <translation>Arrows</translation>
    </message>
    <message>
        <source>Flèches : déplacer le rideau. Échap : l’enlever.</source>
        <translation>Arrows: move the curtain. Escape: remove it.</translation>
    </message>
    <message>
        <source>Flèches : déplacer. Plus et moins : agrandir, réduire. Espace : autre spot. Échap : tout montrer.</source>
        <translation>Arrows: move. Plus and minus: enlarge, reduce. Space: another spot. Escape: show everything.</translation>
    </message>
    <message>
        <source>Flèches : déplacer. Plus et moins : grossir plus ou moins. Échap : ranger la loupe.</source>
        <translation>Arrows: move. Plus and minus: magnify more or less. Escape: put the magnifier away.</translation>
    </message>
    <message>
        <source>Flèches haut et bas : ligne suivante ou précédente. Plus et moins : hauteur. Échap : tout montrer.</source>
        <translation>Up and down arrows: previous or next line. Plus and minus: height. Escape: show everything.</translation>
    </message>
    <message>
        <source>Fois dix puissance</source>
        <translation>Times ten to the power</translation>
    </message>
    <message>
        <source>Fonction de son type</source>
        <translation>Function of its kind</translation>
    </message>
    <message>
        <source>Fonction par morceaux</source>
        <translation>Piecewise function</translation>
    </message>
    <message>
        <source>Fonction qui à x associe</source>
        <translation>Function that maps x to</translation>
    </message>
    <message>
        <source>Fonctions</source>
        <translation>Functions</translation>
    </message>
    <message>
        <source>Fond</source>
        <translation>Background</translation>
    </message>
    <message>
        <source>Fond blanc</source>
        <translation>White paper</translation>
    </message>
    <message>
        <source>Fond commun</source>
        <translation>Master page</translation>
    </message>
    <message>
        <source>Fond commun ouvert</source>
        <translation>Master page open</translation>
    </message>
    <message>
        <source>Fond commun supprimé. « Annuler » le rétablit.</source>
        <translation>Master page deleted. “Undo” brings it back.</translation>
    </message>
    <message>
        <source>Fond commun {}</source>
        <translation>Master page {}</translation>
    </message>
    <message>
        <source>Fond de carte : France, Europe, monde</source>
        <translation>Outline map: France, Europe, world</translation>
    </message>
    <message>
        <source>Fond de page</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Fond doux</source>
        <translation>Soft paper</translation>
    </message>
    <message>
        <source>Fonds communs</source>
        <translation>Master pages</translation>
    </message>
    <message>
        <source>Format commun des tableaux interactifs</source>
        <translation>Common format of interactive whiteboards</translation>
    </message>
    <message>
        <source>Forme</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Forme de la loupe</source>
        <translation>Shape of the lens</translation>
    </message>
    <message>
        <source>Forme du spot</source>
        <translation>Shape of the spot</translation>
    </message>
    <message>
        <source>Formes</source>
        <translation>Shapes</translation>
    </message>
    <message>
        <source>Formule</source>
        <translation>Formula</translation>
    </message>
    <message>
        <source>Formule : sous « Plus », une palette la compose ; dans un texte, en LaTeX : $\frac{1}{2}$.</source>
        <translation>Formula: under “More”, a palette composes it; within a text, in LaTeX: $\frac{1}{2}$.</translation>
    </message>
    <message>
        <source>Formule chimique, lettres droites</source>
        <translation>Chemical formula, upright letters</translation>
    </message>
    <message>
        <source>Formule composée</source>
        <translation>Formula as it is set</translation>
    </message>
    <message>
        <source>Formule en LaTeX</source>
        <translation>Formula in LaTeX</translation>
    </message>
    <message>
        <source>Fraction</source>
        <translation>Fraction</translation>
    </message>
    <message>
        <source>Français</source>
        <comment>subject</comment>
        <translation>English</translation>
    </message>
    <message>
        <source>Fréquence</source>
        <translation>Frequency</translation>
    </message>
    <message>
        <source>Fréquence de {}</source>
        <translation>Frequency of {}</translation>
    </message>
    <message>
        <source>Garder dans les ressources</source>
        <translation>Keep in the resources</translation>
    </message>
    <message>
        <source>Garder l’encre dans la leçon</source>
        <translation>Keep the ink in the lesson</translation>
    </message>
    <message>
        <source>Gardé aussi</source>
        <translation>Also kept</translation>
    </message>
    <message>
        <source>Gardé avec la classe ; si la clé des noms est perdue, ce sera à refaire.</source>
        <translation>Kept with the class; if the key to the names is lost, this has to be done again.</translation>
    </message>
    <message>
        <source>Gardé dans les ressources.</source>
        <translation>Kept in the resources.</translation>
    </message>
    <message>
        <source>Gardé jusqu’à la fermeture de TNI seulement.</source>
        <translation>Kept only until TNI is closed.</translation>
    </message>
    <message>
        <source>Gardé pour {} : « Reprendre le cours » le montre.</source>
        <translation>Kept for {}: “Resume the class” shows it.</translation>
    </message>
    <message>
        <source>Gardée ici, elle se voit sans connexion. Sans image, la carte est dessinée.</source>
        <translation>Kept here, it shows without a connection. Without a picture, the card is drawn.</translation>
    </message>
    <message>
        <source>Gardés : {count}. Ne sont ni une image, ni un son, ni un lien, ou sont trop lourds : {names}.</source>
        <translation>Kept: {count}. Not pictures, sounds or links, or too large: {names}.</translation>
    </message>
    <message>
        <source>Gauche ; haut, en % de l’image</source>
        <translation>Left; top, in % of the picture</translation>
    </message>
    <message>
        <source>Gauche, mm</source>
        <translation>Left, mm</translation>
    </message>
    <message>
        <source>Gaz</source>
        <translation>Gas</translation>
    </message>
    <message>
        <source>Gaz qui se dégage</source>
        <translation>Gas given off</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Kinds</translation>
    </message>
    <message>
        <source>Glisser jusqu’à l’ENT, ou copier puis coller</source>
        <translation>Drag to the ENT, or copy and paste</translation>
    </message>
    <message>
        <source>Glisser pour déplacer ; les coins agrandissent, la poignée du haut tourne.</source>
        <translation>Drag to move; the corners enlarge, the handle at the top turns.</translation>
    </message>
    <message>
        <source>Glisser un fichier sur la page marche aussi.</source>
        <translation>Dragging a file onto the page works too.</translation>
    </message>
    <message>
        <source>Glisser une leçon la déplace ; une heure annulée décale la suite.</source>
        <translation>Dragging a lesson moves it; a cancelled hour moves the rest.</translation>
    </message>
    <message>
        <source>Gomme</source>
        <translation>Eraser</translation>
    </message>
    <message>
        <source>Gomme fine</source>
        <translation>Area eraser</translation>
    </message>
    <message>
        <source>Gommer des traits entiers</source>
        <translation>Erase whole strokes</translation>
    </message>
    <message>
        <source>Gommer une zone</source>
        <translation>Erase an area</translation>
    </message>
    <message>
        <source>Grand</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>Grands</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>Grands carreaux (Séyès)</source>
        <translation>French ruling (Séyès)</translation>
    </message>
    <message>
        <source>Gras</source>
        <translation>Bold</translation>
    </message>
    <message>
        <source>Grec</source>
        <translation>Greek</translation>
    </message>
    <message>
        <source>Grossir moins</source>
        <translation>Magnify less</translation>
    </message>
    <message>
        <source>Grossir plus</source>
        <translation>Magnify more</translation>
    </message>
    <message>
        <source>Grossissement</source>
        <translation>Magnification</translation>
    </message>
    <message>
        <source>Grossissement : {} fois</source>
        <translation>Magnification: {} times</translation>
    </message>
    <message>
        <source>Grossit deux à quatre fois ce qui est dessous ; on écrit à côté.</source>
        <translation>Shows what is under it two to four times as large; one writes beside it.</translation>
    </message>
    <message>
        <source>Groupe {}</source>
        <translation>Group {}</translation>
    </message>
    <message>
        <source>Grouper</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Groupes</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>Géométrie</source>
        <translation>Geometry</translation>
    </message>
    <message>
        <source>Gérer des données</source>
        <translation>Managing data</translation>
    </message>
    <message>
        <source>Habituel</source>
        <translation>Usual</translation>
    </message>
    <message>
        <source>Habituelle</source>
        <translation>Usual</translation>
    </message>
    <message>
        <source>Haut, mm</source>
        <translation>Top, mm</translation>
    </message>
    <message>
        <source>Hauteur, mm</source>
        <translation>Height, mm</translation>
    </message>
    <message>
        <source>Heure annulée</source>
        <translation>Hour cancelled</translation>
    </message>
    <message>
        <source>Heure choisie</source>
        <translation>Selected hour</translation>
    </message>
    <message>
        <source>Heure libre</source>
        <translation>Free hour</translation>
    </message>
    <message>
        <source>Heures de l’établissement</source>
        <translation>The school’s hours</translation>
    </message>
    <message>
        <source>Heures d’envoi</source>
        <translation>Hours of sending</translation>
    </message>
    <message>
        <source>Heures par leçon</source>
        <translation>Hours for each lesson</translation>
    </message>
    <message>
        <source>Historique</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Historique : {}</source>
        <translation>History: {}</translation>
    </message>
    <message>
        <source>Historique de la leçon</source>
        <translation>History of the lesson</translation>
    </message>
    <message>
        <source>Historique et sauvegardes : {} relus</source>
        <translation>History and backups: {} read</translation>
    </message>
    <message>
        <source>Historique…</source>
        <translation>History…</translation>
    </message>
    <message>
        <source>Homonymes ajoutés ou retirés, vérifier qui a quel numéro : {}.</source>
        <translation>Pupils of the same name added or removed, check who has which number: {}.</translation>
    </message>
    <message>
        <source>Horizontal, mm</source>
        <translation>Horizontal, mm</translation>
    </message>
    <message>
        <source>Horloge à aiguilles… : on les pose sur la page, on les tourne, on les règle.</source>
        <translation>Clock face…: put on the page, turned, set.</translation>
    </message>
    <message>
        <source>Hors des heures d’envoi : ce qui attend partira {when}.</source>
        <translation>Outside the hours of sending: what is waiting will leave {when}.</translation>
    </message>
    <message>
        <source>Hors ligne</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Hors ligne, dernier échange : {}</source>
        <translation>Offline, last exchange: {}</translation>
    </message>
    <message>
        <source>Huit réponses au plus : en retirer.</source>
        <translation>Eight answers at most: remove some.</translation>
    </message>
    <message>
        <source>Identifiant</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>Identifiant tiré au hasard</source>
        <translation>Random identifier</translation>
    </message>
    <message>
        <source>Ignorer</source>
        <translation>Ignore</translation>
    </message>
    <message>
        <source>Ignorer dans cette leçon</source>
        <translation>Ignore in this lesson</translation>
    </message>
    <message>
        <source>Ignoré</source>
        <translation>Ignored</translation>
    </message>
    <message>
        <source>Il faut au moins deux paires.</source>
        <translation>At least two pairs are needed.</translation>
    </message>
    <message>
        <source>Il faut au moins deux réponses, une par ligne.</source>
        <translation>At least two answers are needed, one a line.</translation>
    </message>
    <message>
        <source>Il faut au moins deux réponses.</source>
        <translation>At least two answers are needed.</translation>
    </message>
    <message>
        <source>Il faut un mot : quelques lettres au moins.</source>
        <translation>Write a word: a few letters at least.</translation>
    </message>
    <message>
        <source>Il manque le bon endroit sur l’image.</source>
        <translation>The right place on the picture is missing.</translation>
    </message>
    <message>
        <source>Il manque le texte de la question.</source>
        <translation>The text of the question is missing.</translation>
    </message>
    <message>
        <source>Il manque {} heure avant la fin de l’année.</source>
        <translation>{} hour is missing before the end of the year.</translation>
    </message>
    <message>
        <source>Il manque {} heures avant la fin de l’année.</source>
        <translation>{} hours are missing before the end of the year.</translation>
    </message>
    <message>
        <source>Il n’y a aucune question à exporter.</source>
        <translation>There is no question to export.</translation>
    </message>
    <message>
        <source>Il n’y a pas de carte au-delà du n° {last} : sans carte, {numbers}.</source>
        <translation>There is no card beyond no. {last}: without a card, {numbers}.</translation>
    </message>
    <message>
        <source>Il n’y a pas de corbeille à cet endroit : supprimer le fichier dans son dossier.</source>
        <translation>There is no bin in this place: delete the file in its folder.</translation>
    </message>
    <message>
        <source>Il n’y a pas de texte à lire sur cette page.</source>
        <translation>There is no text to read on this page.</translation>
    </message>
    <message>
        <source>Il n’y a pas d’extension « {} » : « tni plugin list » les montre toutes.</source>
        <translation>There is no plugin “{}”: “tni plugin list” shows all of them.</translation>
    </message>
    <message>
        <source>Il n’y a plus de place dans {account} : y supprimer des fichiers, ou envoyer sans pièce jointe.</source>
        <translation>There is no space left in {account}: delete files there, or send without attachments.</translation>
    </message>
    <message>
        <source>Il n’y a plus de place dans {folder} : en libérer, ou choisir un autre dossier.</source>
        <translation>There is no room left in {folder}: free some, or choose another folder.</translation>
    </message>
    <message>
        <source>Il n’y a plus de place pour la sauvegarde : en libérer, ou choisir un autre emplacement. Les sauvegardes d’avant sont intactes.</source>
        <translation>There is no room left for the backup: free some, or choose another place. Earlier backups are intact.</translation>
    </message>
    <message>
        <source>Il n’y a plus de place sur {host} : en libérer, puis recommencer ; rien n’est perdu ici.</source>
        <translation>There is no space left on {host}: free some, then try again; nothing is lost here.</translation>
    </message>
    <message>
        <source>Il n’y a plus de place sur {host} : y supprimer des fichiers, puis réessayer.</source>
        <translation>There is no room left on {host}: delete files there, then try again.</translation>
    </message>
    <message>
        <source>Il n’y a rien à lire dans ce fichier.</source>
        <translation>There is nothing to read in this file.</translation>
    </message>
    <message>
        <source>Il n’y en a pas</source>
        <translation>It has none</translation>
    </message>
    <message>
        <source>Il restait une question de la série.</source>
        <translation>One question of the series was left.</translation>
    </message>
    <message>
        <source>Il restait {} questions de la série.</source>
        <translation>{} questions of the series were left.</translation>
    </message>
    <message>
        <source>Il s’aligne sur les bords et les milieux du reste ; Maj l’en libère.</source>
        <translation>It snaps to the edges and middles of the rest; Shift frees it.</translation>
    </message>
    <message>
        <source>Il y en a d’autres copies : celle-ci a changé en dernier.</source>
        <translation>There are other copies: this one changed last.</translation>
    </message>
    <message>
        <source>Illisible, la version de {} : elle vient d’un TNI plus récent, ou elle est abîmée.</source>
        <translation>Unreadable, the version of {}: it comes from a newer TNI, or is damaged.</translation>
    </message>
    <message>
        <source>Illisibles : le système les refuse</source>
        <translation>Unreadable: the system refuses them</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Image : {}</source>
        <translation>Picture: {}</translation>
    </message>
    <message>
        <source>Image de la caméra</source>
        <translation>Picture of the camera</translation>
    </message>
    <message>
        <source>Image entière</source>
        <translation>Whole picture</translation>
    </message>
    <message>
        <source>Image figée</source>
        <translation>Picture frozen</translation>
    </message>
    <message>
        <source>Image figée.</source>
        <translation>The picture is frozen.</translation>
    </message>
    <message>
        <source>Image moins large</source>
        <translation>Narrower picture</translation>
    </message>
    <message>
        <source>Image par f</source>
        <translation>Value of f</translation>
    </message>
    <message>
        <source>Image plus large</source>
        <translation>Wider picture</translation>
    </message>
    <message>
        <source>Image sans description</source>
        <translation>Image without a description</translation>
    </message>
    <message>
        <source>Image sur la carte</source>
        <translation>Picture on the card</translation>
    </message>
    <message>
        <source>Images</source>
        <comment>of a touch board</comment>
        <translation>Frames</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>Images ({kinds})</source>
        <translation>Pictures ({kinds})</translation>
    </message>
    <message>
        <source>Images ({})</source>
        <translation>Pictures ({})</translation>
    </message>
    <message>
        <source>Images PNG (*.png)</source>
        <translation>PNG pictures (*.png)</translation>
    </message>
    <message>
        <source>Images trouvées</source>
        <translation>Pictures found</translation>
    </message>
    <message>
        <source>Images, sons et liens ({})</source>
        <translation>Pictures, sounds and links ({})</translation>
    </message>
    <message>
        <source>Implique</source>
        <translation>Implies</translation>
    </message>
    <message>
        <source>Importer</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Importer ces questions</source>
        <translation>Import these questions</translation>
    </message>
    <message>
        <source>Importer de nouveau la liste, ou relire {} : aucun nom d’élève ne doit partir.</source>
        <translation>Import the list again, or read {} yourself: no pupil’s name may leave.</translation>
    </message>
    <message>
        <source>Importer des questions</source>
        <translation>Import questions</translation>
    </message>
    <message>
        <source>Importer des questions, les poser. Pour l’enseignant : s’ouvre par un appui long.</source>
        <translation>Import questions, ask them. For the teacher: opens with a long press.</translation>
    </message>
    <message>
        <source>Importer d’abord une liste de classe, ou faire voter : les réponses apparaîtront ici.</source>
        <translation>Import a class list first, or take a vote: the answers will appear here.</translation>
    </message>
    <message>
        <source>Importer la liste</source>
        <translation>Import the list</translation>
    </message>
    <message>
        <source>Importer la liste donnée par le logiciel de vie scolaire, ou un fichier CSV.</source>
        <translation>Import the list from the school’s software, or a CSV file.</translation>
    </message>
    <message>
        <source>Importer le PDF ou la photo, puis « Corriger » : choisir un code, toucher ou souligner la faute.</source>
        <translation>Import the PDF or the photo, then “Correct”: choose a code, tap the mistake or underline it.</translation>
    </message>
    <message>
        <source>Importer un PDF</source>
        <translation>Import a PDF</translation>
    </message>
    <message>
        <source>Importer une liste</source>
        <translation>Import a list</translation>
    </message>
    <message>
        <source>Importer une liste : celle d’ONDE, de SIECLE, de PRONOTE, d’un ENT ou d’un tableur.</source>
        <translation>Import a list: from ONDE, SIECLE, PRONOTE, an ENT or a spreadsheet.</translation>
    </message>
    <message>
        <source>Impossible : aucune répartition ne respecte tout. Retirer une contrainte, ou changer le nombre.</source>
        <translation>Impossible: no groups keep all of it. Remove a constraint, or change the number.</translation>
    </message>
    <message>
        <source>Impossible : {} devraient être ensemble et séparés. Retirer une contrainte.</source>
        <translation>Impossible: {} should be both together and apart. Remove a constraint.</translation>
    </message>
    <message>
        <source>Impossible : {} doivent tous être séparés, et il n’y a que {} groupes.</source>
        <translation>Impossible: {} must all be apart, and there are only {} groups.</translation>
    </message>
    <message>
        <source>Impossible : {} doivent être ensemble, et les groupes sont plus petits.</source>
        <translation>Impossible: {} must be together, and the groups are smaller.</translation>
    </message>
    <message>
        <source>Impossibles à enregistrer dans une collection : {}.</source>
        <translation>Impossible to save in a collection: {}.</translation>
    </message>
    <message>
        <source>Imprimante</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Imprimer</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Imprimer ou exporter</source>
        <translation>Print or export</translation>
    </message>
    <message>
        <source>Indice</source>
        <comment>of a letter</comment>
        <translation>Subscript</translation>
    </message>
    <message>
        <source>Indice</source>
        <translation>Subscript</translation>
    </message>
    <message>
        <source>Infini</source>
        <translation>Infinity</translation>
    </message>
    <message>
        <source>Installer</source>
        <translation>Install</translation>
    </message>
    <message>
        <source>Installer une extension</source>
        <translation>Install an extension</translation>
    </message>
    <message>
        <source>Installer une extension, après avoir montré ce qu’elle pourra faire.</source>
        <translation>Install a plugin, after showing what it may do.</translation>
    </message>
    <message>
        <source>Installer une extension…</source>
        <translation>Install an extension…</translation>
    </message>
    <message>
        <source>Installer « {} » ?</source>
        <translation>Install “{}”?</translation>
    </message>
    <message>
        <source>Installer « {} » ? (oui/non)</source>
        <translation>Install “{}”? (yes/no)</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instruments</translation>
    </message>
    <message>
        <source>Instruments, objets</source>
        <translation>Instruments, objects</translation>
    </message>
    <message>
        <source>Insérer</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Interagir</source>
        <translation>Interacting</translation>
    </message>
    <message>
        <source>Interligne</source>
        <translation>Line spacing</translation>
    </message>
    <message>
        <source>Interne {}</source>
        <translation>Internal {}</translation>
    </message>
    <message>
        <source>Interrompu : aucun fichier incomplet n’est resté.</source>
        <translation>Interrupted: no unfinished file is left.</translation>
    </message>
    <message>
        <source>Interrompu : recommencer ajoute le reste.</source>
        <translation>Interrupted: doing it again adds the rest.</translation>
    </message>
    <message>
        <source>Intervalle fermé</source>
        <translation>Closed interval</translation>
    </message>
    <message>
        <source>Intervalle fermé à droite</source>
        <translation>Interval closed on the right</translation>
    </message>
    <message>
        <source>Intervalle fermé à gauche</source>
        <translation>Interval closed on the left</translation>
    </message>
    <message>
        <source>Intervalle ouvert</source>
        <translation>Open interval</translation>
    </message>
    <message>
        <source>Introuvable, à joindre de nouveau : {}.</source>
        <translation>Not found, to be attached again: {}.</translation>
    </message>
    <message>
        <source>Intégrale</source>
        <translation>Integral</translation>
    </message>
    <message>
        <source>Intérieur</source>
        <translation>Inside</translation>
    </message>
    <message>
        <source>Ion hydrogène</source>
        <translation>Hydrogen ion</translation>
    </message>
    <message>
        <source>Ion hydroxyde</source>
        <translation>Hydroxide ion</translation>
    </message>
    <message>
        <source>Ion oxonium</source>
        <translation>Oxonium ion</translation>
    </message>
    <message>
        <source>Isométrique</source>
        <translation>Isometric</translation>
    </message>
    <message>
        <source>Isométrique à points</source>
        <translation>Isometric dots</translation>
    </message>
    <message>
        <source>Italique</source>
        <translation>Italic</translation>
    </message>
    <message>
        <source>J</source>
        <comment>correction code: give reasons</comment>
        <translation>Why</translation>
    </message>
    <message>
        <source>Jamais</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>Jamais devant la classe.</source>
        <translation>Never in front of the class.</translation>
    </message>
    <message>
        <source>Jamais ensemble</source>
        <translation>Never together</translation>
    </message>
    <message>
        <source>Jaune</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <source>Je n’en ai qu’une</source>
        <translation>I have only one</translation>
    </message>
    <message>
        <source>Joindre la page affichée au travail à donner</source>
        <translation>Attach the page shown to the homework to give</translation>
    </message>
    <message>
        <source>Joindre un fichier</source>
        <translation>Attach a file</translation>
    </message>
    <message>
        <source>Joindre un fichier au travail à donner</source>
        <translation>Attach a file to the homework to give</translation>
    </message>
    <message>
        <source>Joindre un fichier…</source>
        <translation>Attach a file…</translation>
    </message>
    <message>
        <source>Joint : {}</source>
        <translation>Attached: {}</translation>
    </message>
    <message>
        <source>Joint au travail</source>
        <translation>Attached to the homework</translation>
    </message>
    <message>
        <source>Jour</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Juste</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Justes</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>J’ai regardé ces fichiers</source>
        <translation>I have looked at these files</translation>
    </message>
    <message>
        <source>J’ai regardé ces pages</source>
        <translation>I have looked at these pages</translation>
    </message>
    <message>
        <source>J’ai relu, aucun nom</source>
        <translation>I have read it, no name</translation>
    </message>
    <message>
        <source>LARGEUR</source>
        <translation>WIDTH</translation>
    </message>
    <message>
        <source>La bande « Coller dans l’ENT » reste au-dessus des autres fenêtres.</source>
        <translation>The strip “Paste into the ENT” stays above the other windows.</translation>
    </message>
    <message>
        <source>La barre montre le mode ; « Séance », « Enseigner » en change.</source>
        <translation>The bar shows the mode; “Session”, “Teach” changes it.</translation>
    </message>
    <message>
        <source>La barre se met en bas, à gauche ou à droite, avec ou sans texte sous les icônes.</source>
        <translation>The toolbar goes to the bottom, left or right, with or without words under the icons.</translation>
    </message>
    <message>
        <source>La bonne réponse n’est pas encore enregistrée : écriture impossible sur le disque.</source>
        <translation>The right answer is not saved yet: the disk cannot be written.</translation>
    </message>
    <message>
        <source>La caméra envoie toujours la même image : la débrancher, puis la rebrancher.</source>
        <translation>The camera sends the same picture again and again: unplug it, then plug it in again.</translation>
    </message>
    <message>
        <source>La caméra est ouverte, mais n’envoie pas d’image : la débrancher, puis la rebrancher.</source>
        <translation>The camera is open but sends no picture: unplug it, then plug it in again.</translation>
    </message>
    <message>
        <source>La caméra filmera la classe pendant le vote. Aucune image n’est enregistrée ni envoyée.</source>
        <translation>The camera will film the class during the vote. No picture is kept or sent.</translation>
    </message>
    <message>
        <source>La caméra lit les cartes</source>
        <translation>The camera is reading cards</translation>
    </message>
    <message>
        <source>La caméra ne peut pas être lue sur cet ordinateur : OpenCV manque ou ne démarre pas.</source>
        <translation>The camera cannot be read on this computer: OpenCV is missing or does not start.</translation>
    </message>
    <message>
        <source>La caméra ne s’allume qu’avec « Démarrer ». Prévenir les élèves d’abord. Aucun film n’est gardé, seulement la dernière image.</source>
        <translation>The camera turns on with “Start” alone. Tell the pupils first. No film is kept, only the last picture.</translation>
    </message>
    <message>
        <source>La caméra ne voit que du noir : ouvrir son cache ou allumer la lumière, la lecture reprendra.</source>
        <translation>The camera sees only black: open its cover or switch on the light, and reading goes on.</translation>
    </message>
    <message>
        <source>La caméra ne voit que du noir : ouvrir son cache ou allumer la lumière.</source>
        <translation>The camera sees nothing but black: open its lid or turn on the light.</translation>
    </message>
    <message>
        <source>La caméra s’allume…</source>
        <translation>The camera is starting…</translation>
    </message>
    <message>
        <source>La caméra s’est arrêtée toute seule ; la dernière image est gardée. « Reprendre » la relance.</source>
        <translation>The camera stopped by itself; its last picture is kept. “Resume” starts it again.</translation>
    </message>
    <message>
        <source>La carte n’est plus sur la page, ou elle est verrouillée : rien n’a changé.</source>
        <translation>The card is no longer on the page, or it is locked: nothing has changed.</translation>
    </message>
    <message>
        <source>La classe</source>
        <translation>The class</translation>
    </message>
    <message>
        <source>La classe n’a pas pu être supprimée.</source>
        <translation>The class could not be deleted.</translation>
    </message>
    <message>
        <source>La classe répond A, B, C ou D, par télécommande, téléphone ou carte.</source>
        <translation>The class answers A, B, C or D by clicker, phone or card.</translation>
    </message>
    <message>
        <source>La classe saisie n’est pas encore enregistrée : l’enregistrer, ou annuler.</source>
        <translation>The class that you typed is not saved yet: save it, or cancel.</translation>
    </message>
    <message>
        <source>La classe verra cette fenêtre : notes et résultats y sont visibles.</source>
        <translation>The class will see this window: notes and results are visible in it.</translation>
    </message>
    <message>
        <source>La classe verra le nom, la note et le commentaire.</source>
        <translation>The class will see the name, the mark and the comment.</translation>
    </message>
    <message>
        <source>La classe verra les bonnes réponses.</source>
        <translation>The class will see the right answers.</translation>
    </message>
    <message>
        <source>La classe verra les noms des élèves.</source>
        <translation>The class will see the pupils’ names.</translation>
    </message>
    <message>
        <source>La classe verra les réponses de chaque élève, avec les noms.</source>
        <translation>The class will see each pupil’s answers, with the names.</translation>
    </message>
    <message>
        <source>La classe {} existe déjà : y ajouter les élèves un à un.</source>
        <translation>The class {} already exists: add the pupils to it one by one.</translation>
    </message>
    <message>
        <source>La clé est perdue</source>
        <translation>The key is lost</translation>
    </message>
    <message>
        <source>La connexion se termine…</source>
        <translation>Finishing the sign-in…</translation>
    </message>
    <message>
        <source>La connexion à {host} a pris trop de temps : se connecter de nouveau.</source>
        <translation>The sign-in to {host} took too long: sign in again.</translation>
    </message>
    <message>
        <source>La connexion à {host} a été coupée : le reste suivra au prochain échange.</source>
        <translation>The connection to {host} was cut: the rest follows with the next exchange.</translation>
    </message>
    <message>
        <source>La connexion à {host} a été coupée : réessayer.</source>
        <translation>The connection to {host} was cut: try again.</translation>
    </message>
    <message>
        <source>La connexion à {host} a été coupée.</source>
        <translation>The connection to {host} was cut.</translation>
    </message>
    <message>
        <source>La connexion à {host} n’a pas été autorisée : recommencer, et accepter dans le navigateur.</source>
        <translation>Signing in to {host} was not allowed: try again, and agree in the browser.</translation>
    </message>
    <message>
        <source>La connexion à {host} n’est plus valable : se connecter de nouveau.</source>
        <translation>The sign-in to {host} is no longer valid: sign in again.</translation>
    </message>
    <message>
        <source>La corbeille est vide. Une leçon jetée y reste {} jours.</source>
        <translation>The bin is empty. A deleted lesson stays in it for {} days.</translation>
    </message>
    <message>
        <source>La date de --since vient après celle de --until : aucune leçon ne peut convenir.</source>
        <translation>The date of --since comes after that of --until: no lesson can fit.</translation>
    </message>
    <message>
        <source>La dernière modification n’est pas encore enregistrée : recommencer dans un instant.</source>
        <translation>The last change is not saved yet: try again in a moment.</translation>
    </message>
    <message>
        <source>La dernière version de la leçon n’est pas dans l’historique. {}</source>
        <translation>The latest version of the lesson is not in the history. {}</translation>
    </message>
    <message>
        <source>La dernière version d’une leçon, et celles qui ont un nom, sont toujours gardées.</source>
        <translation>The last version of a lesson, and those with a name, are always kept.</translation>
    </message>
    <message>
        <source>La description de l’appareil, dans cet enregistrement, est illisible.</source>
        <translation>The description of the device in this recording cannot be read.</translation>
    </message>
    <message>
        <source>La démonstration s’est arrêtée, sans réponse : {what}.</source>
        <translation>The demonstration stopped, without an answer: {what}.</translation>
    </message>
    <message>
        <source>La fenêtre de l’enseignant montre les notes, la page suivante, le vote et les noms.</source>
        <translation>The teacher’s window shows the notes, the next page, the vote and the names.</translation>
    </message>
    <message>
        <source>La figure est faite. Un tracé n’a pas été reconnu : il reste sur la page.</source>
        <translation>The figure is made. One stroke was not recognised: it stays on the page.</translation>
    </message>
    <message>
        <source>La figure est faite. {} tracés n’ont pas été reconnus : ils restent sur la page.</source>
        <translation>The figure is made. {} strokes were not recognised: they stay on the page.</translation>
    </message>
    <message>
        <source>La figure n’a pas été faite : activer l’extension « Figure géométrique ».</source>
        <translation>The figure was not made: switch on the plugin “Geometric figure”.</translation>
    </message>
    <message>
        <source>La figure {name} est sur la page, sans ce qui n’a pas pu être lu : {objects}.</source>
        <translation>The figure {name} is on the page, without what could not be read: {objects}.</translation>
    </message>
    <message>
        <source>La figure {name} n’a pas été ajoutée : activer l’extension « Figure géométrique ».</source>
        <translation>The figure {name} was not added: turn on the plugin “Geometric figure”.</translation>
    </message>
    <message>
        <source>La fin vient après le début.</source>
        <translation>The end comes after the start.</translation>
    </message>
    <message>
        <source>La formation de la personne et du citoyen</source>
        <translation>Becoming a person and a citizen</translation>
    </message>
    <message>
        <source>La formule apparaît ici dès qu’elle peut se dessiner.</source>
        <translation>The formula appears here as soon as it can be drawn.</translation>
    </message>
    <message>
        <source>La formule ne se dessine pas : {}.</source>
        <translation>The formula cannot be drawn: {}.</translation>
    </message>
    <message>
        <source>La formule ne se dessine pas encore : {why}, ici : « {place} ».</source>
        <translation>The formula cannot be drawn yet: {why}, here: “{place}”.</translation>
    </message>
    <message>
        <source>La formule ne se dessine pas encore : {}.</source>
        <translation>The formula cannot be drawn yet: {}.</translation>
    </message>
    <message>
        <source>La formule « {latex} » ne se dessine pas : {why}. Elle reste telle quelle.</source>
        <translation>The formula “{latex}” cannot be drawn: {why}. It stays as it is.</translation>
    </message>
    <message>
        <source>La formule « {latex} » reste en LaTeX : {why}. La toucher deux fois pour la corriger.</source>
        <translation>The formula “{latex}” stays LaTeX: {why}. Tap it twice to correct it.</translation>
    </message>
    <message>
        <source>La gomme enlève des traits. « Annuler » rend ce qui est parti.</source>
        <translation>The eraser removes strokes. “Undo” brings back what is gone.</translation>
    </message>
    <message>
        <source>La langue changera au prochain démarrage de TNI.</source>
        <translation>The language will change when TNI next starts.</translation>
    </message>
    <message>
        <source>La lecture a été arrêtée ; rien n’a été enregistré.</source>
        <translation>Reading was stopped; nothing was saved.</translation>
    </message>
    <message>
        <source>La lecture des cartes s’est arrêtée ; elle reprend. Les votes reçus sont gardés.</source>
        <translation>Reading cards has stopped; it is starting again. Votes received are kept.</translation>
    </message>
    <message>
        <source>La lecture s’est arrêtée toute seule. La leçon n’a rien perdu : on peut relancer.</source>
        <translation>Playing stopped by itself. The lesson lost nothing: it can be started again.</translation>
    </message>
    <message>
        <source>La leçon</source>
        <translation>The lesson</translation>
    </message>
    <message>
        <source>La leçon a changé depuis : rien n’est annulé.</source>
        <translation>The lesson has changed since: nothing is undone.</translation>
    </message>
    <message>
        <source>La leçon a changé entre-temps : rien n’est pris, regarder de nouveau.</source>
        <translation>The lesson has changed meanwhile: nothing is taken, look again.</translation>
    </message>
    <message>
        <source>La leçon a été modifiée ailleurs : votre version est enregistrée à côté, sous « {name} ».</source>
        <translation>The lesson was changed elsewhere: your version is saved beside it, as “{name}”.</translation>
    </message>
    <message>
        <source>La leçon arrive : {} %</source>
        <translation>The lesson is coming: {}%</translation>
    </message>
    <message>
        <source>La leçon arrive…</source>
        <translation>The lesson is coming…</translation>
    </message>
    <message>
        <source>La leçon d’origine n’est plus là : voici sa copie « {name} », dans « {folder} ».</source>
        <translation>The original lesson is no longer there: this is its copy “{name}”, in “{folder}”.</translation>
    </message>
    <message>
        <source>La leçon est comme préparée : « Reprendre le cours » montre l’encre.</source>
        <translation>The lesson is as prepared: “Resume the class” shows the ink.</translation>
    </message>
    <message>
        <source>La leçon est lisible en entier.</source>
        <translation>All of the lesson can be read.</translation>
    </message>
    <message>
        <source>La leçon est reprise telle qu’elle était.</source>
        <translation>The lesson is back as it was.</translation>
    </message>
    <message>
        <source>La leçon ne peut pas être enregistrée à sa place.</source>
        <translation>The lesson cannot be saved in its place.</translation>
    </message>
    <message>
        <source>La leçon préparée n’a pas changé.</source>
        <translation>The prepared lesson has not changed.</translation>
    </message>
    <message>
        <source>La ligne {} du fichier est mal formée : la corriger, puis recommencer.</source>
        <translation>Line {} of the file is malformed: correct it, then try again.</translation>
    </message>
    <message>
        <source>La liste des dossiers partagés n’a pas pu être lue : {name} reste inchangé, et les leçons aussi.</source>
        <translation>The list of shared folders could not be read: the file {name} stays unchanged, and so do the lessons.</translation>
    </message>
    <message>
        <source>La liste des dossiers partagés était abîmée : elle est gardée sous {kept}, les dossiers sont à ajouter de nouveau et les leçons sont intactes.</source>
        <translation>The list of shared folders was damaged: it is kept as {kept}, the folders must be added again, and the lessons are untouched.</translation>
    </message>
    <message>
        <source>La liste des envois n’a pas pu être lue ou écrite : {why}. Copier reste possible.</source>
        <translation>The list of entries to send could not be read or written: {why}. Copying still works.</translation>
    </message>
    <message>
        <source>La liste des sources et des licences, sur une page de la leçon.</source>
        <translation>The list of sources and licences, on a page of the lesson.</translation>
    </message>
    <message>
        <source>La liste n’a pas pu être enregistrée ; les classes sont inchangées.</source>
        <translation>The list could not be saved; the classes are unchanged.</translation>
    </message>
    <message>
        <source>La liste n’a pas pu être importée ; les classes sont inchangées.</source>
        <translation>The list could not be imported; the classes are unchanged.</translation>
    </message>
    <message>
        <source>La liste n’est pas encore enregistrée : l’importer, ou annuler.</source>
        <translation>The list is not saved yet: import it, or cancel.</translation>
    </message>
    <message>
        <source>La liste n’est pas encore enregistrée : terminer ici, ou annuler.</source>
        <translation>The list is not saved yet: finish here, or cancel.</translation>
    </message>
    <message>
        <source>La liste « {} » n’est pas enregistrée</source>
        <translation>The list “{}” is not saved</translation>
    </message>
    <message>
        <source>La mienne</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>La nouvelle leçon est une copie : le modèle reste comme il est.</source>
        <translation>The new lesson is a copy: the template stays as it is.</translation>
    </message>
    <message>
        <source>La page</source>
        <translation>The page</translation>
    </message>
    <message>
        <source>La page est reprise telle qu’elle était.</source>
        <translation>The page is back as it was.</translation>
    </message>
    <message>
        <source>La page web se prépare…</source>
        <translation>The web page is being prepared…</translation>
    </message>
    <message>
        <source>La paume ou le poing</source>
        <translation>Palm or fist</translation>
    </message>
    <message>
        <source>La personne qui s’occupe des ordinateurs de l’établissement ne l’autorise pas.</source>
        <translation>The person in charge of the school’s computers does not allow it.</translation>
    </message>
    <message>
        <source>La phase a déjà cette question.</source>
        <translation>The phase has this question already.</translation>
    </message>
    <message>
        <source>La phrase de passe choisie pour ces listes.</source>
        <translation>The passphrase chosen for these lists.</translation>
    </message>
    <message>
        <source>La pièce jointe « {detail} » n’est plus sur ce poste : la joindre de nouveau, puis renvoyer.</source>
        <translation>The attachment “{detail}” is no longer on this computer: attach it again, then send again.</translation>
    </message>
    <message>
        <source>La pièce jointe « {name} » est introuvable : la joindre de nouveau.</source>
        <translation>The attachment “{name}” cannot be found: attach it again.</translation>
    </message>
    <message>
        <source>La pose au clavier est finie.</source>
        <translation>Placing by keyboard is finished.</translation>
    </message>
    <message>
        <source>La première page du modèle s’ajoute après celle-ci.</source>
        <translation>The first page of the template is added after this one.</translation>
    </message>
    <message>
        <source>La première réponse compte</source>
        <translation>The first answer counts</translation>
    </message>
    <message>
        <source>La question</source>
        <translation>The question</translation>
    </message>
    <message>
        <source>La question n’est plus dans la collection.</source>
        <translation>The question is no longer in the collection.</translation>
    </message>
    <message>
        <source>La question recouvre la page. Pour la modifier, toucher d’abord « Revenir à la page ».</source>
        <translation>The question covers the page. To change it, touch “Back to the page” first.</translation>
    </message>
    <message>
        <source>La question {} n’a pas de texte, ou demande un point sur la page.</source>
        <translation>Question {} has no text, or asks for a point on the page.</translation>
    </message>
    <message>
        <source>La recherche dans les pages n’est pas à jour : le disque est plein ou ne répond pas.</source>
        <translation>The search in pages is not up to date: the disk is full or does not answer.</translation>
    </message>
    <message>
        <source>La recherche s’est arrêtée. Fermer ce panneau, puis le rouvrir.</source>
        <translation>The search has stopped. Close this panel, then open it again.</translation>
    </message>
    <message>
        <source>La réponse de {account} n’est pas compréhensible : réessayer, ou copier.</source>
        <translation>The answer of {account} cannot be understood: try again, or copy.</translation>
    </message>
    <message>
        <source>La réponse de {host} n’est pas celle de « {kind} » : vérifier l’adresse, ou réessayer plus tard.</source>
        <translation>The answer of {host} is not that of “{kind}”: check the address, or try again later.</translation>
    </message>
    <message>
        <source>La réponse de {host} n’est pas compréhensible : vérifier l’adresse, ou copier.</source>
        <translation>The answer of {host} cannot be understood: check the address, or copy.</translation>
    </message>
    <message>
        <source>La réponse de {host} n’est pas compréhensible : vérifier l’adresse.</source>
        <translation>The answer of {host} makes no sense: check the address.</translation>
    </message>
    <message>
        <source>La réponse de {host} s’est perdue en chemin : se connecter de nouveau.</source>
        <translation>The answer from {host} was lost on its way: sign in again.</translation>
    </message>
    <message>
        <source>La réponse ne vient pas de {host} : rien n’a été gardé ; se connecter de nouveau.</source>
        <translation>The answer does not come from {host}: nothing was kept; sign in again.</translation>
    </message>
    <message>
        <source>La réponse vaut pour les {} séances.</source>
        <translation>The answer holds for all {} sessions.</translation>
    </message>
    <message>
        <source>La sauvegarde commence…</source>
        <translation>The backup begins…</translation>
    </message>
    <message>
        <source>La sauvegarde n’a pas pu être faite. Les sauvegardes d’avant sont intactes.</source>
        <translation>The backup could not be made. Earlier backups are intact.</translation>
    </message>
    <message>
        <source>La sauvegarde {name} est abîmée : en choisir une autre.</source>
        <translation>The backup {name} is damaged: choose another one.</translation>
    </message>
    <message>
        <source>La séance a changé entre-temps dans {account} : réessayer.</source>
        <translation>The session has changed in {account} meanwhile: try again.</translation>
    </message>
    <message>
        <source>La séance avec {} continue</source>
        <translation>The session with {} is still under way</translation>
    </message>
    <message>
        <source>La séance continue : la langue changera au prochain démarrage de TNI.</source>
        <translation>The session goes on: the language will change when TNI next starts.</translation>
    </message>
    <message>
        <source>La séance de la démonstration n’est pas arrivée. {why}</source>
        <translation>The demonstration&apos;s lesson did not arrive. {why}</translation>
    </message>
    <message>
        <source>La séance de {name}, {day}, n’avait pas été terminée : elle est dans les séances passées.</source>
        <translation>The session with {name}, {day}, had not been ended: it is among past sessions.</translation>
    </message>
    <message>
        <source>La séance de {} continue dans cette leçon.</source>
        <translation>The session with {} goes on in this lesson.</translation>
    </message>
    <message>
        <source>La séance de {} continue.</source>
        <translation>The session with {} goes on.</translation>
    </message>
    <message>
        <source>La séance de {} est gardée dans les séances passées.</source>
        <translation>The session with {} is kept among past sessions.</translation>
    </message>
    <message>
        <source>La séance de {} n’a pas été terminée. Tout est là.</source>
        <translation>The session with {} was not ended. Everything is there.</translation>
    </message>
    <message>
        <source>La séance de {} n’est pas enregistrée</source>
        <translation>The session with {} is not saved</translation>
    </message>
    <message>
        <source>La séance est de nouveau là.</source>
        <translation>The session is there again.</translation>
    </message>
    <message>
        <source>La séance ne se trouve pas dans l’ENT : renvoyer, ou copier.</source>
        <translation>The session is not in the ENT: send it again, or copy.</translation>
    </message>
    <message>
        <source>La séance part vers l’ENT.</source>
        <translation>The session is on its way to the ENT.</translation>
    </message>
    <message>
        <source>La séance partira le {}, {}.</source>
        <translation>The session will leave on {}, {}.</translation>
    </message>
    <message>
        <source>La sélection est verrouillée : la déverrouiller d’abord.</source>
        <translation>The selection is locked: unlock it first.</translation>
    </message>
    <message>
        <source>La série s’arrête là : il restait une question.</source>
        <translation>The series stops here: one question was left.</translation>
    </message>
    <message>
        <source>La série s’arrête là : il restait {} questions.</source>
        <translation>The series stops here: {} questions were left.</translation>
    </message>
    <message>
        <source>La télécommande n’a pas pu être retirée.</source>
        <translation>The clicker could not be removed.</translation>
    </message>
    <message>
        <source>La vérification commence…</source>
        <translation>The check begins…</translation>
    </message>
    <message>
        <source>Laisser</source>
        <comment>name</comment>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Laisser : {}</source>
        <translation>Keep: {}</translation>
    </message>
    <message>
        <source>Laisser celle d’aujourd’hui</source>
        <translation>Leave today’s</translation>
    </message>
    <message>
        <source>Laisser tel quel</source>
        <translation>Keep as it is</translation>
    </message>
    <message>
        <source>Laissé de côté</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>Laissé tel quel sur {account}.</source>
        <translation>Kept as it is on {account}.</translation>
    </message>
    <message>
        <source>Lampe</source>
        <translation>Lamp</translation>
    </message>
    <message>
        <source>Lampe {}</source>
        <translation>Lamp {}</translation>
    </message>
    <message>
        <source>Langue</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Langues</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>Largeur</source>
        <translation>Width</translation>
    </message>
    <message>
        <source>Largeur de l’image au mur</source>
        <translation>Width of the picture on the wall</translation>
    </message>
    <message>
        <source>Largeur de l’image projetée</source>
        <translation>Width of the projected picture</translation>
    </message>
    <message>
        <source>Largeur en mètres</source>
        <translation>Width in metres</translation>
    </message>
    <message>
        <source>Largeur {} mm</source>
        <translation>Width {} mm</translation>
    </message>
    <message>
        <source>Largeur, mm</source>
        <translation>Width, mm</translation>
    </message>
    <message>
        <source>Largeurs</source>
        <translation>Widths</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Le Nuage est interrogé…</source>
        <translation>The Nextcloud is being asked…</translation>
    </message>
    <message>
        <source>Le PDF n’a pas pu être lu : {why}. La leçon est inchangée.</source>
        <translation>The PDF could not be read: {why}. The lesson is unchanged.</translation>
    </message>
    <message>
        <source>Le PDF n’a pas été enregistré. {}</source>
        <translation>The PDF was not saved. {}</translation>
    </message>
    <message>
        <source>Le bandeau montre combien d’élèves ont répondu, jamais leurs noms ni leurs réponses.</source>
        <translation>The strip shows how many pupils have answered, never their names or answers.</translation>
    </message>
    <message>
        <source>Le bruit monte</source>
        <translation>It is getting loud</translation>
    </message>
    <message>
        <source>Le cahier de la séance n’a pas pu être enregistré : il est gardé en mémoire. {why}</source>
        <translation>The session’s record could not be saved: it is kept in memory. {why}</translation>
    </message>
    <message>
        <source>Le cahier de textes est lu par toutes les familles : aucun élève n’y est nommé.</source>
        <translation>All families read the lesson record: no pupil is named in it.</translation>
    </message>
    <message>
        <source>Le cahier de textes qui attend d’être envoyé y est copié avec ses documents, sans chiffrement : choisir un dossier à soi seul, que tous ses ordinateurs voient.</source>
        <translation>Lesson records that wait to be sent are copied there with their documents, unencrypted: choose a folder of your own that all your computers see.</translation>
    </message>
    <message>
        <source>Le calendrier officiel est sur le site du ministère de l’Éducation nationale, page « Calendrier scolaire » : le fichier de votre zone (.ics). Le fichier de toutes les zones (.csv ou .json) est parmi ses données ouvertes : choisir alors la zone.</source>
        <translation>The official calendar is on the site of the French ministry of education, page “Calendrier scolaire”: the file of your zone (.ics). The file of all zones (.csv or .json) is among its open data: then choose the zone.</translation>
    </message>
    <message>
        <source>Le calibrage est bon</source>
        <translation>The calibration is good</translation>
    </message>
    <message>
        <source>Le calibrage vaut jusqu’à la fermeture de TNI : {name} n’a pas pu être écrit.</source>
        <translation>The calibration holds until TNI is closed: {name} could not be written.</translation>
    </message>
    <message>
        <source>Le certificat de {host} n’est pas reconnu : rien n’a été envoyé ; le signaler au responsable du réseau.</source>
        <translation>The certificate of {host} is not trusted: nothing was sent; tell the network administrator.</translation>
    </message>
    <message>
        <source>Le compte est prêt : « Envoyer » le propose à la fin des séances.</source>
        <translation>The account is ready: “Send” offers it at the end of sessions.</translation>
    </message>
    <message>
        <source>Le compte fonctionne</source>
        <translation>The account works</translation>
    </message>
    <message>
        <source>Le compte fonctionne : {}.</source>
        <translation>The account works: {}.</translation>
    </message>
    <message>
        <source>Le compte fonctionne de nouveau : dans « Envois », réessayer ce qui n’est pas parti.</source>
        <translation>The account works again: in “Deliveries”, try again what did not leave.</translation>
    </message>
    <message>
        <source>Le compte fonctionne.</source>
        <translation>The account works.</translation>
    </message>
    <message>
        <source>Le compte rendu ne peut pas remplacer {name}, qui n’en est pas un : donner un autre nom à --report.</source>
        <translation>The report cannot replace {name}, which is no report: give another name to --report.</translation>
    </message>
    <message>
        <source>Le compte répond, mais le dernier envoi n’est pas parti. {}</source>
        <translation>The account answers, but the last sending did not leave. {}</translation>
    </message>
    <message>
        <source>Le contenu de {} n’a pas pu être lu : vérifier qu’aucun nom d’élève n’y est.</source>
        <translation>The contents of {} could not be read: check that no pupil’s name is in it.</translation>
    </message>
    <message>
        <source>Le contenu de {} n’a pas été lu en entier : vérifier qu’aucun nom d’élève n’y est.</source>
        <translation>The contents of {} were not read to the end: check that no pupil’s name is in it.</translation>
    </message>
    <message>
        <source>Le contenu est vide.</source>
        <translation>The content is empty.</translation>
    </message>
    <message>
        <source>Le contrat est respecté.</source>
        <translation>The contract is kept.</translation>
    </message>
    <message>
        <source>Le contrat n’est pas respecté.</source>
        <translation>The contract is not kept.</translation>
    </message>
    <message>
        <source>Le câble série {} n’a pas pu être ouvert : un autre logiciel s’en sert, ou le système l’interdit.</source>
        <translation>The serial cable {} could not be opened: another program uses it, or the system forbids it.</translation>
    </message>
    <message>
        <source>Le dessin devient des points, segments et cercles qui restent justes quand on les déplace.</source>
        <translation>The drawing becomes points, segments and circles that stay right when they are dragged.</translation>
    </message>
    <message>
        <source>Le dictionnaire ne peut pas être lu : réinstaller TNI s’il manque.</source>
        <translation>The dictionary cannot be read: reinstall TNI if it is missing.</translation>
    </message>
    <message>
        <source>Le disque de {folder} ne répond pas comme il faut : choisir un autre dossier.</source>
        <translation>The disk of {folder} does not answer as it should: choose another folder.</translation>
    </message>
    <message>
        <source>Le disque de {what} est presque plein.</source>
        <translation>The disk of {what} is almost full.</translation>
    </message>
    <message>
        <source>Le disque est plein : faire de la place, puis recommencer ajoute le reste.</source>
        <translation>The disk is full: make room, and doing it again adds the rest.</translation>
    </message>
    <message>
        <source>Le disque est plein : libérer de la place.</source>
        <translation>The disk is full: free some space.</translation>
    </message>
    <message>
        <source>Le disque est plein : {name} n’a pas été ajoutée, rien n’a été perdu.</source>
        <translation>The disk is full: {name} was not added, nothing was lost.</translation>
    </message>
    <message>
        <source>Le disque ne répond pas encore : attendre un peu.</source>
        <translation>The disk does not answer yet: wait a moment.</translation>
    </message>
    <message>
        <source>Le disque ou le réseau ne répond pas comme il faut : réessayer.</source>
        <translation>The disk or the network does not answer as it should: try again.</translation>
    </message>
    <message>
        <source>Le doigt</source>
        <translation>Finger</translation>
    </message>
    <message>
        <source>Le dossier choisi n’est plus dans {account} : le vérifier dans « Comptes ».</source>
        <translation>The chosen folder is no longer in {account}: check it in “Accounts”.</translation>
    </message>
    <message>
        <source>Le dossier des séances est en lecture seule : prévenir la personne qui gère l’ordinateur.</source>
        <translation>The sessions’ folder is read-only: tell whoever looks after this computer.</translation>
    </message>
    <message>
        <source>Le dossier n’est plus sur {host} : vérifier le partage, puis recommencer.</source>
        <translation>The folder is no longer on {host}: check that it is still shared, then try again.</translation>
    </message>
    <message>
        <source>Le dossier {folder} n’existe pas, ou n’est pas branché : le vérifier, ou en choisir un autre.</source>
        <translation>The folder {folder} does not exist, or is not plugged in: check it, or choose another.</translation>
    </message>
    <message>
        <source>Le dossier {name} n’a pas pu être ouvert : {why}. Rien n’y sera enregistré.</source>
        <translation>The folder {name} could not be opened: {why}. Nothing will be saved there.</translation>
    </message>
    <message>
        <source>Le dossier « {host} » n’est pas là : brancher sa clé ou son disque, ou en choisir un autre dans « Comptes ».</source>
        <translation>The folder “{host}” is not there: plug in its key or disk, or choose another one in “Accounts”.</translation>
    </message>
    <message>
        <source>Le dossier « {host} » n’est pas là : brancher sa clé ou son disque.</source>
        <translation>The folder “{host}” is not there: plug in its key or disk.</translation>
    </message>
    <message>
        <source>Le dossier « {} » est supprimé.</source>
        <translation>The folder “{}” is deleted.</translation>
    </message>
    <message>
        <source>Le dossier « {} » et ses leçons sont dans la corbeille.</source>
        <translation>The folder “{}” and its lessons are in the bin.</translation>
    </message>
    <message>
        <source>Le dossier « {} » n’a aucun fichier qui se convertit.</source>
        <translation>The folder “{}” has no file that can be converted.</translation>
    </message>
    <message>
        <source>Le dossier « {} » n’a pas pu être créé, un fichier porte ce nom : le déplacer.</source>
        <translation>The folder “{}” could not be made, a file has this name: move that file.</translation>
    </message>
    <message>
        <source>Le dossier « {} » n’existe pas : le créer, ou en choisir un autre.</source>
        <translation>The folder “{}” does not exist: make it, or choose another.</translation>
    </message>
    <message>
        <source>Le fichier de la leçon a été déplacé ou supprimé.</source>
        <translation>The lesson’s file was moved or deleted.</translation>
    </message>
    <message>
        <source>Le fichier de l’établissement sur les extensions est illisible : seules celles de TNI fonctionnent, et rien n’est envoyé. Prévenir la personne qui s’occupe des ordinateurs.</source>
        <translation>The school’s file about plugins cannot be read: only those of TNI work, and nothing is sent. Tell the person who looks after the computers.</translation>
    </message>
    <message>
        <source>Le fichier des séances est abîmé : redémarrer TNI, qui le répare.</source>
        <translation>The sessions’ file is damaged: restart TNI, which repairs it.</translation>
    </message>
    <message>
        <source>Le fichier est enregistré</source>
        <translation>The file is saved</translation>
    </message>
    <message>
        <source>Le fichier est verrouillé sur {host} : réessayer dans quelques minutes.</source>
        <translation>The file is locked on {host}: try again in a few minutes.</translation>
    </message>
    <message>
        <source>Le fichier ne peut pas être lu : il n’est pas joint.</source>
        <translation>The file cannot be read: it is not attached.</translation>
    </message>
    <message>
        <source>Le fichier n’a pas pu être écrit.</source>
        <translation>The file could not be written.</translation>
    </message>
    <message>
        <source>Le fichier prend le même nom.</source>
        <translation>The file takes the same name.</translation>
    </message>
    <message>
        <source>Le fichier va dans la leçon ; on écrit par-dessus l’image.</source>
        <translation>The file goes into the lesson; one writes over the picture.</translation>
    </message>
    <message>
        <source>Le fichier {name} n’a pas pu être lu ou écrit : {why}.</source>
        <translation>The file {name} could not be read or written: {why}.</translation>
    </message>
    <message>
        <source>Le fichier « {where} » est incomplet dans l’ENT : renvoyer, ou l’y déposer.</source>
        <translation>The file “{where}” is incomplete in the ENT: send again, or put it there yourself.</translation>
    </message>
    <message>
        <source>Le fichier « {where} » n’est pas dans l’ENT : renvoyer, ou l’y déposer.</source>
        <translation>The file “{where}” is not in the ENT: send again, or put it there yourself.</translation>
    </message>
    <message>
        <source>Le fond commun est sous {} page.</source>
        <translation>The master page lies beneath {} page.</translation>
    </message>
    <message>
        <source>Le fond commun est sous {} pages.</source>
        <translation>The master page lies beneath {} pages.</translation>
    </message>
    <message>
        <source>Le fond commun « {} » est ouvert.</source>
        <translation>The master page “{}” is open.</translation>
    </message>
    <message>
        <source>Le format des « .flipchart » n’est pas public, et TNI ne les lit pas. Dans ActivInspire : menu Fichier, Exporter, en fichier IWB (format commun) ou en PDF, puis ouvrir ce fichier-là.</source>
        <translation>The format of “.flipchart” files is not public, and TNI does not read them. In ActivInspire: menu File, Export, as an IWB file (common format) or as PDF, then open that file.</translation>
    </message>
    <message>
        <source>Le kit sert à toutes les classes : numéroter ses télécommandes une fois.</source>
        <translation>One kit serves all classes: number its clickers once.</translation>
    </message>
    <message>
        <source>Le lien s’écrit à la place du curseur.</source>
        <translation>The link is written at the cursor.</translation>
    </message>
    <message>
        <source>Le lui attribuer</source>
        <translation>Assign it</translation>
    </message>
    <message>
        <source>Le micro est pris par un autre logiciel : le fermer, puis appuyer de nouveau.</source>
        <translation>Another program holds the microphone: close it, then press again.</translation>
    </message>
    <message>
        <source>Le micro ne donne que le niveau du bruit : rien n’est enregistré. La limite se déplace du doigt.</source>
        <translation>The microphone gives only the level of noise: nothing is recorded. Drag the limit with a finger.</translation>
    </message>
    <message>
        <source>Le micro n’écoute qu’après un appui sur le bouton rouge. Prévenir les élèves d’abord.</source>
        <translation>The microphone listens only after the red button is pressed. Tell the pupils first.</translation>
    </message>
    <message>
        <source>Le mot de passe de « {name} » n’est pas gardé sur cet ordinateur : le saisir.</source>
        <translation>The password of “{name}” is not kept on this computer: enter it.</translation>
    </message>
    <message>
        <source>Le mot de passe est gardé dans le trousseau de l’ordinateur, jamais dans un fichier.</source>
        <translation>The password is kept in the computer’s keyring, never in a file.</translation>
    </message>
    <message>
        <source>Le mot de passe n’est pas le bon.</source>
        <translation>The password is wrong.</translation>
    </message>
    <message>
        <source>Le mot de passe n’est plus connu de TNI : se connecter de nouveau.</source>
        <translation>TNI no longer knows the password: sign in again.</translation>
    </message>
    <message>
        <source>Le navigateur ne s’ouvre pas : en choisir un par défaut, puis se connecter de nouveau à {host}.</source>
        <translation>The browser does not open: choose a default one, then sign in to {host} again.</translation>
    </message>
    <message>
        <source>Le navigateur ne s’ouvre pas.</source>
        <translation>The browser does not open.</translation>
    </message>
    <message>
        <source>Le nom n’a pas pu être enregistré.</source>
        <translation>The name could not be saved.</translation>
    </message>
    <message>
        <source>Le nom saisi n’est pas encore enregistré : toucher « {} » ou « Annuler ».</source>
        <translation>The name that you typed is not saved yet: press “{}” or “Cancel”.</translation>
    </message>
    <message>
        <source>Le numéro n’a pas pu être enregistré.</source>
        <translation>The number could not be saved.</translation>
    </message>
    <message>
        <source>Le plan de la leçon</source>
        <translation>The lesson plan</translation>
    </message>
    <message>
        <source>Le plan, ses questions et leurs réponses</source>
        <translation>The plan, its questions and their answers</translation>
    </message>
    <message>
        <source>Le port {port} est pris par un autre programme : les doigts suivis par TUIO n’écrivent pas. Fermer ce programme, puis recommencer.</source>
        <translation>Port {port} is taken by another program: fingers tracked by TUIO do not write. Close that program, then try again.</translation>
    </message>
    <message>
        <source>Le port {port} n’a pas pu être écouté : les doigts suivis par TUIO n’écrivent pas.</source>
        <translation>Port {port} could not be listened on: fingers tracked by TUIO do not write.</translation>
    </message>
    <message>
        <source>Le port {} est pris par un autre programme&#xa0;: le port {} le remplace cette fois.</source>
        <translation>Port {} is taken by another program: port {} replaces it this time.</translation>
    </message>
    <message>
        <source>Le premier réseau</source>
        <translation>The first network</translation>
    </message>
    <message>
        <source>Le projecteur a coupé la liaison : un autre poste l’utilise peut-être. TNI réessaie.</source>
        <translation>The projector closed the connection: another computer may be using it. TNI keeps trying.</translation>
    </message>
    <message>
        <source>Le projecteur ne répond plus. TNI réessaie.</source>
        <translation>The projector no longer answers. TNI keeps trying.</translation>
    </message>
    <message>
        <source>Le proxy de l’établissement bloque {host} : le signaler au responsable du réseau.</source>
        <translation>The school’s proxy blocks {host}: tell whoever runs the network.</translation>
    </message>
    <message>
        <source>Le proxy de l’établissement bloque {host} : rien n’a été envoyé ; le signaler au responsable du réseau.</source>
        <translation>The school’s proxy blocks {host}: nothing was sent; tell the network administrator.</translation>
    </message>
    <message>
        <source>Le rapport sera ici.</source>
        <translation>The report will be here.</translation>
    </message>
    <message>
        <source>Le reste est sombre ; un doigt déplace la lumière et règle sa taille.</source>
        <translation>The rest is dark; a finger moves the light and sets its size.</translation>
    </message>
    <message>
        <source>Le récepteur a été débranché, les votes reçus sont gardés. Le rebrancher : le vote continue.</source>
        <translation>The receiver was unplugged, the votes received are kept. Plug it in again: the vote goes on.</translation>
    </message>
    <message>
        <source>Le récepteur a été débranché.</source>
        <translation>The receiver was unplugged.</translation>
    </message>
    <message>
        <source>Le récepteur est enregistré et prêt à servir.</source>
        <translation>The receiver is saved and ready to use.</translation>
    </message>
    <message>
        <source>Le récepteur n’a pas été reconnu.</source>
        <translation>The receiver was not recognised.</translation>
    </message>
    <message>
        <source>Le réseau aussi</source>
        <translation>The network too</translation>
    </message>
    <message>
        <source>Le réseau demande d’abord de s’identifier : ouvrir une page dans le navigateur, puis réessayer.</source>
        <translation>The network wants a sign-in first: open a page in the browser, then try again.</translation>
    </message>
    <message>
        <source>Le réseau demande d’abord de s’identifier : ouvrir une page dans le navigateur.</source>
        <translation>The network first asks who you are: open a page in the browser.</translation>
    </message>
    <message>
        <source>Le réseau d’ici répond à la place de {host} : s’y connecter dans le navigateur, puis recommencer.</source>
        <translation>The local network answers in place of {host}: sign in to it in the browser, then try again.</translation>
    </message>
    <message>
        <source>Le résultat précédent est rangé.</source>
        <translation>The earlier result was put away.</translation>
    </message>
    <message>
        <source>Le serveur de vote démarre…</source>
        <translation>The vote server is starting…</translation>
    </message>
    <message>
        <source>Le serveur de vote ne démarre pas : les téléphones ne peuvent pas voter.</source>
        <translation>The vote server does not start: phones cannot vote.</translation>
    </message>
    <message>
        <source>Le serveur renvoie vers {host}, qui n’est pas celui du compte : rien n’y a été envoyé.</source>
        <translation>The server redirects to {host}, which is not the account’s: nothing was sent there.</translation>
    </message>
    <message>
        <source>Le serveur renvoie vers {host}, qui n’est pas celui du compte : vérifier l’adresse dans « Comptes ».</source>
        <translation>The server sends on to {host}, which is not the account’s: check the address in “Accounts”.</translation>
    </message>
    <message>
        <source>Le soir</source>
        <translation>In the evening</translation>
    </message>
    <message>
        <source>Le son vient sur la page. Rien ne s’enregistre avant d’avoir appuyé.</source>
        <translation>The sound comes onto the page. Nothing is recorded before the button is pressed.</translation>
    </message>
    <message>
        <source>Le tableau a bougé de {}</source>
        <translation>The board has moved by {}</translation>
    </message>
    <message>
        <source>Le tableau a été débranché : ce qui a été reçu est gardé.</source>
        <translation>The board was unplugged: what was received is kept.</translation>
    </message>
    <message>
        <source>Le tableau est calibré</source>
        <translation>The board is calibrated</translation>
    </message>
    <message>
        <source>Le tableau est débranché : le rebrancher pour continuer.</source>
        <translation>The board is unplugged: plug it in again to go on.</translation>
    </message>
    <message>
        <source>Le tableau est ici</source>
        <translation>The board is here</translation>
    </message>
    <message>
        <source>Le tableau se ferme dès que la séance est enregistrée.</source>
        <translation>The board closes as soon as the session is saved.</translation>
    </message>
    <message>
        <source>Le tableau « {} » a été débranché : ce qui est écrit est gardé.</source>
        <translation>The board “{}” was unplugged: what is written is kept.</translation>
    </message>
    <message>
        <source>Le tableau « {} » est branché.</source>
        <translation>The board “{}” is plugged in.</translation>
    </message>
    <message>
        <source>Le tableau « {} » n’est pas reconnu : TNI ne sait pas encore le lire.</source>
        <translation>The board “{}” is not recognised: TNI cannot read it yet.</translation>
    </message>
    <message>
        <source>Le temps en plus n’a pas pu être enregistré.</source>
        <translation>The extra time could not be saved.</translation>
    </message>
    <message>
        <source>Le texte collé est trop long pour une formule : le reste a été laissé.</source>
        <translation>The pasted text is too long for a formula: the rest was left out.</translation>
    </message>
    <message>
        <source>Le texte de cet envoi n’est plus ici : ouvrir la séance dans « Séances passées ».</source>
        <translation>The text of this delivery is no longer here: open the session in “Past sessions”.</translation>
    </message>
    <message>
        <source>Le texte de cette séance n’est plus dans les envois : la renvoyer depuis la liste des séances.</source>
        <translation>The text of this session is no longer kept for sending: send it again from the list of sessions.</translation>
    </message>
    <message>
        <source>Le texte n’est plus ouvert : le lien n’a pas été mis.</source>
        <translation>The text is no longer open: the link was not set.</translation>
    </message>
    <message>
        <source>Le texte tapé prend la place de l’encre.</source>
        <translation>What is typed takes the place of the ink.</translation>
    </message>
    <message>
        <source>Le texte à trous et ses réponses restent inchangés.</source>
        <translation>The text with gaps and its answers stay unchanged.</translation>
    </message>
    <message>
        <source>Le trait peut devenir une forme nette.</source>
        <translation>The stroke can become a clean shape.</translation>
    </message>
    <message>
        <source>Le trait suit la main sans retard.</source>
        <translation>The line follows the hand without delay.</translation>
    </message>
    <message>
        <source>Le trait tracé devient une forme nette.</source>
        <translation>A drawn stroke becomes a clean shape.</translation>
    </message>
    <message>
        <source>Le travail de l’extension « {} » a été interrompu. Rien n’a été perdu.</source>
        <translation>The work of the plugin “{}” was interrupted. Nothing was lost.</translation>
    </message>
    <message>
        <source>Le travail « {where} » est deux fois dans l’ENT : en supprimer un.</source>
        <translation>The homework “{where}” is in the ENT twice: delete one of them.</translation>
    </message>
    <message>
        <source>Le travail « {where} » n’est pas dans l’ENT : renvoyer, ou copier.</source>
        <translation>The homework “{where}” is not in the ENT: send again, or copy.</translation>
    </message>
    <message>
        <source>Le trousseau de clés de ce poste n’a pas donné accès aux noms : le déverrouiller, puis recommencer.</source>
        <translation>This computer’s keyring gave no access to the names: unlock it, then try again.</translation>
    </message>
    <message>
        <source>Le trousseau de clés ne donne toujours pas accès aux noms.</source>
        <translation>The keyring still gives no access to the names.</translation>
    </message>
    <message>
        <source>Le vote continue : les réponses déjà reçues sont gardées.</source>
        <translation>The vote goes on: the answers received so far are kept.</translation>
    </message>
    <message>
        <source>Le vote en cours a été terminé : il est dans les résultats.</source>
        <translation>The vote under way was ended: it is in the results.</translation>
    </message>
    <message>
        <source>Le vote est rangé : il reste dans les résultats.</source>
        <translation>The vote is put away. It stays in the results.</translation>
    </message>
    <message>
        <source>Le vote par téléphone de la classe précédente est éteint : le rallumer pour celle-ci.</source>
        <translation>Voting by phone of the class before is off: switch it on again for this one.</translation>
    </message>
    <message>
        <source>Le vote par téléphone s’était arrêté&#xa0;: il a repris, aucune réponse reçue n’est perdue.</source>
        <translation>Voting by phone had stopped: it goes on again, and no received answer is lost.</translation>
    </message>
    <message>
        <source>Le vote précédent est encore affiché : le ranger d’abord. Il reste dans les résultats.</source>
        <translation>The last vote is still shown: put it away first. It stays in the results.</translation>
    </message>
    <message>
        <source>Lecture</source>
        <translation>Playing</translation>
    </message>
    <message>
        <source>Lecture dans le dossier partagé : page {page} sur {total}</source>
        <translation>Reading in the shared folder: page {page} of {total}</translation>
    </message>
    <message>
        <source>Lecture dans le dossier partagé…</source>
        <translation>Reading in the shared folder…</translation>
    </message>
    <message>
        <source>Lecture de la liste</source>
        <translation>Reading the list</translation>
    </message>
    <message>
        <source>Lecture de l’emploi du temps…</source>
        <translation>Reading the timetable…</translation>
    </message>
    <message>
        <source>Lecture de l’historique…</source>
        <translation>Reading the history…</translation>
    </message>
    <message>
        <source>Lecture de tous les votes de la classe…</source>
        <translation>Reading all votes of the class…</translation>
    </message>
    <message>
        <source>Lecture de « {name} » par l’extension « {plugin} »…</source>
        <translation>Reading “{name}” with the extension “{plugin}”…</translation>
    </message>
    <message>
        <source>Lecture de « {} »…</source>
        <translation>Reading “{}”…</translation>
    </message>
    <message>
        <source>Lecture des fichiers joints, pour y chercher des noms d’élèves…</source>
        <translation>Reading the attached files, to look for pupils’ names…</translation>
    </message>
    <message>
        <source>Lecture des images…</source>
        <translation>Reading the pictures…</translation>
    </message>
    <message>
        <source>Lecture des pages…</source>
        <translation>Reading the pages…</translation>
    </message>
    <message>
        <source>Lecture des sauvegardes…</source>
        <translation>Reading the backups…</translation>
    </message>
    <message>
        <source>Lecture des votes…</source>
        <translation>Reading the votes…</translation>
    </message>
    <message>
        <source>Lecture directe du tableau</source>
        <translation>Reading the board directly</translation>
    </message>
    <message>
        <source>Lecture du fichier</source>
        <translation>Reading the file</translation>
    </message>
    <message>
        <source>Les PDF ne peuvent pas être lus : {what}.</source>
        <translation>PDFs cannot be read: {what}.</translation>
    </message>
    <message>
        <source>Les PDF y sont en entier, avec les pages que la leçon ne montre pas.</source>
        <translation>PDFs are in it as a whole, with the pages that the lesson does not show.</translation>
    </message>
    <message>
        <source>Les accents sont devinés : « {} » ou « {} », à vérifier.</source>
        <translation>The accents are guessed: “{}” or “{}”; please check.</translation>
    </message>
    <message>
        <source>Les banques de questions et les cartes en papier pour voter.</source>
        <translation>Question banks, and paper cards to vote with.</translation>
    </message>
    <message>
        <source>Les bonnes lettres : A C</source>
        <translation>The right letters: A C</translation>
    </message>
    <message>
        <source>Les calibrages n’ont pas pu être lus : les tableaux sont à calibrer, et {name} reste inchangé.</source>
        <translation>The calibrations could not be read: boards are to be calibrated, and {name} is unchanged.</translation>
    </message>
    <message>
        <source>Les calibrages étaient abîmés : les tableaux sont à calibrer, le fichier est gardé sous {kept}.</source>
        <translation>The calibrations were damaged: boards are to be calibrated, the file is kept as {kept}.</translation>
    </message>
    <message>
        <source>Les cartes en papier ne peuvent pas être lues ({what}). Depuis le dossier de TNI, taper :</source>
        <translation>Paper cards cannot be read ({what}). From TNI’s folder, type:</translation>
    </message>
    <message>
        <source>Les cartes ne peuvent pas être lues sur cet ordinateur : OpenCV manque ou ne démarre pas.</source>
        <translation>Cards cannot be read on this computer: OpenCV is missing or does not start.</translation>
    </message>
    <message>
        <source>Les cartes n’ont pas pu être enregistrées : choisir un autre dossier.</source>
        <translation>The cards could not be saved: choose another folder.</translation>
    </message>
    <message>
        <source>Les chercher</source>
        <translation>Search for them</translation>
    </message>
    <message>
        <source>Les comptes de ce poste n’ont pas pu être lus.</source>
        <translation>The accounts of this computer could not be read.</translation>
    </message>
    <message>
        <source>Les comptes de l’ENT n’ont pas pu être lus : {name} reste inchangé, et rien n’est envoyé.</source>
        <translation>The ENT accounts could not be read: {name} stays unchanged, and nothing is sent.</translation>
    </message>
    <message>
        <source>Les comptes de l’ENT étaient abîmés : les ajouter de nouveau, l’ancien fichier est {kept}.</source>
        <translation>The ENT accounts were damaged: add them again; the old file is {kept}.</translation>
    </message>
    <message>
        <source>Les compétences ne sont pas encore enregistrées : écriture impossible sur le disque.</source>
        <translation>The skills are not saved yet: the disk cannot be written.</translation>
    </message>
    <message>
        <source>Les deux</source>
        <translation>Both</translation>
    </message>
    <message>
        <source>Les deux phrases ne sont pas les mêmes.</source>
        <translation>The two passphrases differ.</translation>
    </message>
    <message>
        <source>Les deux élèves échangent leurs noms ; numéros et résultats restent.</source>
        <translation>The two pupils exchange their names; numbers and results stay.</translation>
    </message>
    <message>
        <source>Les documents n’ont pas pu être enregistrés : choisir un autre dossier.</source>
        <translation>The documents could not be saved: choose another folder.</translation>
    </message>
    <message>
        <source>Les déverrouiller pour comparer à la liste de la classe, ou relire soi-même {}.</source>
        <translation>Unlock them to compare with the class list, or read {} yourself.</translation>
    </message>
    <message>
        <source>Les envois sont suspendus : rien ne part avant de les reprendre.</source>
        <translation>Sending is paused: nothing leaves until you resume it.</translation>
    </message>
    <message>
        <source>Les extensions : les lister, en installer, les essayer.</source>
        <translation>Plugins: list them, install some, try them.</translation>
    </message>
    <message>
        <source>Les extraits réservés à la classe</source>
        <translation>The extracts for the classroom only</translation>
    </message>
    <message>
        <source>Les extraits réservés à la classe n’y sont pas.</source>
        <translation>Extracts for the classroom only are not in it.</translation>
    </message>
    <message>
        <source>Les flèches déplacent le coin en bas à droite ; avec Maj, celui en haut à gauche.</source>
        <translation>The arrows move the bottom right corner; with Shift, the top left one.</translation>
    </message>
    <message>
        <source>Les flèches déplacent un coin, avec Maj plus vite ; Tab ou la barre d’espace passe au coin suivant.</source>
        <translation>The arrow keys move a corner, faster with Shift; Tab or the space bar goes on to the next corner.</translation>
    </message>
    <message>
        <source>Les flèches tournent les pages ; après la dernière, la flèche en ajoute une.</source>
        <translation>The arrows turn the pages; after the last one, the arrow adds a page.</translation>
    </message>
    <message>
        <source>Les flèches tournent les pages ; le numéro les montre toutes.</source>
        <translation>The arrows turn the pages; the number shows them all.</translation>
    </message>
    <message>
        <source>Les formes sélectionnées, sinon les prochaines.</source>
        <translation>The selected shapes, else the next ones.</translation>
    </message>
    <message>
        <source>Les groupes sont dans le presse-papiers.</source>
        <translation>The groups are on the clipboard.</translation>
    </message>
    <message>
        <source>Les langages pour penser et communiquer</source>
        <translation>Languages to think and communicate</translation>
    </message>
    <message>
        <source>Les lettres choisies, le texte choisi, sinon la page. Encore une fois : se taire.</source>
        <translation>The selected letters, the selected text, else the page. Once more: be silent.</translation>
    </message>
    <message>
        <source>Les lettres choisies, sinon tout le texte.</source>
        <translation>The selected letters, else the whole text.</translation>
    </message>
    <message>
        <source>Les lettres dans l’ordre : C A B</source>
        <translation>The letters in order: C A B</translation>
    </message>
    <message>
        <source>Les lignes choisies, sinon tout le texte ; Tab et Maj+Tab changent de niveau.</source>
        <translation>The selected lines, else the whole text; Tab and Shift+Tab change the level.</translation>
    </message>
    <message>
        <source>Les listes de classes ne peuvent pas être lues.</source>
        <translation>The class lists cannot be read.</translation>
    </message>
    <message>
        <source>Les listes n’ont pas pu être écrites.</source>
        <translation>The lists could not be written.</translation>
    </message>
    <message>
        <source>Les listes proposées sont déjà là.</source>
        <translation>The suggested lists are already there.</translation>
    </message>
    <message>
        <source>Les mots ajoutés au dictionnaire seront ici.</source>
        <translation>Words added to the dictionary will be here.</translation>
    </message>
    <message>
        <source>Les mots de la leçon n’en disent pas assez.</source>
        <translation>The words of the lesson do not say enough.</translation>
    </message>
    <message>
        <source>Les mots inconnus de toutes les pages, et par quoi les remplacer. Jamais devant la classe.</source>
        <translation>The unknown words of all pages, and what to replace them with. Never in front of the class.</translation>
    </message>
    <message>
        <source>Les méthodes et outils pour apprendre</source>
        <translation>Methods and tools for learning</translation>
    </message>
    <message>
        <source>Les noms de la classe ne sont plus lisibles : impossible de vérifier.</source>
        <translation>The names of the class cannot be read any more, so nothing can be checked.</translation>
    </message>
    <message>
        <source>Les noms n’ont pas pu être échangés ; rien n’a changé.</source>
        <translation>The names could not be exchanged; nothing has changed.</translation>
    </message>
    <message>
        <source>Les noms n’étaient gardés que jusqu’à la fermeture : importer à nouveau la liste.</source>
        <translation>Names were kept only until the program closed: import the list again.</translation>
    </message>
    <message>
        <source>Les noms restent en mémoire jusqu’à la fin du programme ; ils ne sont écrits nulle part.</source>
        <translation>The names stay in memory until the program ends; they are written nowhere.</translation>
    </message>
    <message>
        <source>Les noms restent sur cet ordinateur, chiffrés.</source>
        <translation>The names stay on this computer, encrypted.</translation>
    </message>
    <message>
        <source>Les noms restent sur cet ordinateur, protégés par une phrase de passe.</source>
        <translation>The names stay on this computer, protected by a passphrase.</translation>
    </message>
    <message>
        <source>Les noms restent verrouillés</source>
        <translation>The names stay locked</translation>
    </message>
    <message>
        <source>Les noms sont chiffrés sur le disque. Ce poste n’a pas de trousseau de clés : choisir une phrase de passe, demandée une fois par démarrage. Sans elle, les noms ne peuvent plus être lus ; numéros et résultats restent, et la liste peut être importée à nouveau.</source>
        <translation>Names are encrypted on the disk. This computer has no keyring: choose a passphrase, asked once per start. Without it the names cannot be read any more; numbers and results stay, and the list can be imported again.</translation>
    </message>
    <message>
        <source>Les noms sont verrouillés : impossible de vérifier.</source>
        <translation>The names are locked, so nothing can be checked.</translation>
    </message>
    <message>
        <source>Les noms sont verrouillés : les numéros suffisent pour voter.</source>
        <translation>The names are locked: numbers are enough for voting.</translation>
    </message>
    <message>
        <source>Les noms sont verrouillés.</source>
        <translation>The names are locked.</translation>
    </message>
    <message>
        <source>Les nouveaux sur toutes les pages</source>
        <translation>New ones on all pages</translation>
    </message>
    <message>
        <source>Les outils n’y touchent plus.</source>
        <translation>Tools leave it alone.</translation>
    </message>
    <message>
        <source>Les ouvrir et les relire : aucun nom d’élève ne doit partir.</source>
        <translation>Open and read them: no pupil’s name must leave.</translation>
    </message>
    <message>
        <source>Les pages choisies sont dans « {} ». « Annuler », dans la leçon, les retire.</source>
        <translation>The chosen pages are in “{}”. “Undo”, in the lesson, takes them out.</translation>
    </message>
    <message>
        <source>Les pages des PDF que la leçon ne montre pas</source>
        <translation>Pages of PDFs that the lesson does not show</translation>
    </message>
    <message>
        <source>Les pages et le plan. Jamais les séances, ni les extraits à usage de classe.</source>
        <translation>The pages and the plan. Never the sessions, nor extracts for the classroom only.</translation>
    </message>
    <message>
        <source>Les pages qui lui ressemblent, dans toutes les leçons.</source>
        <translation>The pages that look like it, in all lessons.</translation>
    </message>
    <message>
        <source>Les pages sont en cours de lecture : réessayer dans un instant.</source>
        <translation>The pages are still being read: try again in a moment.</translation>
    </message>
    <message>
        <source>Les paires : A2 B1</source>
        <translation>The pairs: A2 B1</translation>
    </message>
    <message>
        <source>Les pavés numériques ne votent que sous Linux.</source>
        <translation>Keypads vote on Linux only.</translation>
    </message>
    <message>
        <source>Les plus ressemblantes d’abord.</source>
        <translation>The most alike first.</translation>
    </message>
    <message>
        <source>Les premières pages seulement : {shown} sur {total}. Le reste vient avec la leçon.</source>
        <translation>The first pages only: {shown} of {total}. The rest comes with the lesson.</translation>
    </message>
    <message>
        <source>Les questions se trouvent dans d’autres fichiers, absents du dossier : {}.</source>
        <translation>The questions are in other files, which are not in this folder: {}.</translation>
    </message>
    <message>
        <source>Les questions {} n’ont pas de texte, ou demandent un point sur la page.</source>
        <translation>Questions {} have no text, or ask for a point on the page.</translation>
    </message>
    <message>
        <source>Les représentations du monde et l’activité humaine</source>
        <translation>Representations of the world and human activity</translation>
    </message>
    <message>
        <source>Les réglages ({what}) sont abîmés : TNI reprend ceux d’origine.</source>
        <translation>The settings ({what}) are damaged: TNI goes back to the original ones.</translation>
    </message>
    <message>
        <source>Les réglages demandent OpenGL, qui ne marche pas ici : {what}.</source>
        <translation>The settings ask for OpenGL, which does not work here: {what}.</translation>
    </message>
    <message>
        <source>Les réglages n’ont pas pu être lus : TNI prend ceux d’origine, et {name} reste inchangé.</source>
        <translation>The settings could not be read: TNI uses the original ones, and {name} is unchanged.</translation>
    </message>
    <message>
        <source>Les réglages étaient abîmés : TNI reprend ceux d’origine, les anciens sont gardés sous {kept}.</source>
        <translation>The settings were damaged: TNI goes back to the original ones; the old ones are kept as {kept}.</translation>
    </message>
    <message>
        <source>Les réponses reçues sont gardées : le vote sera dans les résultats, sans classe.</source>
        <translation>The answers received are kept: the vote will be in the results, without a class.</translation>
    </message>
    <message>
        <source>Les sauvegardes ne se lisent pas : leurs versions ne sont pas dans la liste.</source>
        <translation>The backups cannot be read: their versions are not in the list.</translation>
    </message>
    <message>
        <source>Les semaines se remplissent avec vos heures : les saisir, ou charger un fichier .ics de PRONOTE ou de l’ENT. Sans heures, « Ajouter des leçons » les met dans l’ordre.</source>
        <translation>The weeks are filled from your hours: enter them, or load an .ics file from PRONOTE or your school’s platform. Without hours, “Add lessons” puts them in order.</translation>
    </message>
    <message>
        <source>Les signaux ne suivent pas les touches : ils sont peut-être chiffrés.</source>
        <translation>The signals do not follow the keys: they may be encrypted.</translation>
    </message>
    <message>
        <source>Les systèmes naturels et les systèmes techniques</source>
        <translation>Natural and technical systems</translation>
    </message>
    <message>
        <source>Les séances de toutes les classes y vont.</source>
        <translation>The sessions of all classes go there.</translation>
    </message>
    <message>
        <source>Les séances du cahier de textes, et leur envoi à l’ENT.</source>
        <translation>The sessions of the lesson record, and their way to the ENT.</translation>
    </message>
    <message>
        <source>Les séances partent dès qu’elles sont confirmées, à toute heure.</source>
        <translation>Sessions are sent as soon as they are confirmed, at any hour.</translation>
    </message>
    <message>
        <source>Les séances partent {} ; sinon elles attendent.</source>
        <translation>Sessions are sent {}; otherwise they wait.</translation>
    </message>
    <message>
        <source>Les séances viennent d’une version plus récente de TNI : mettre TNI à jour.</source>
        <translation>The sessions come from a newer version of TNI: update TNI.</translation>
    </message>
    <message>
        <source>Les séquences et les leçons de chaque classe, semaine par semaine.</source>
        <translation>The sequences and lessons of each class, week by week.</translation>
    </message>
    <message>
        <source>Les séquences prévues pour l’autre classe remplacent celles-ci.</source>
        <translation>The sequences planned for the other class replace these.</translation>
    </message>
    <message>
        <source>Les tableaux et les récepteurs qui sont branchés.</source>
        <translation>The boards and receivers that are plugged in.</translation>
    </message>
    <message>
        <source>Les tirer d’un bord de la page, ou les ajouter ici. Les élèves ne les voient pas.</source>
        <translation>Drag them out of an edge of the page, or add them here. Pupils do not see them.</translation>
    </message>
    <message>
        <source>Les toucher à nouveau</source>
        <translation>Touch them again</translation>
    </message>
    <message>
        <source>Les télécommandes ne se distinguent pas : elles comptent toutes pour un seul élève. Essayer.</source>
        <translation>The clickers cannot be told apart: together they count as one pupil. Try it.</translation>
    </message>
    <message>
        <source>Les téléphones sont éteints : la série attend, les réponses reçues sont gardées.</source>
        <translation>Phones are switched off: the series waits, the answers received are kept.</translation>
    </message>
    <message>
        <source>Les téléphones sont éteints : les votes reçus sont gardés. Les rallumer, le vote continue.</source>
        <translation>Phones are switched off: the votes received are kept. Switch them on again and the vote goes on.</translation>
    </message>
    <message>
        <source>Les votes des téléphones ne s’enregistrent plus, aucun n’est confirmé : libérer de la place sur le disque.</source>
        <translation>The phones’ votes are no longer saved, none is confirmed: free some disk space.</translation>
    </message>
    <message>
        <source>Les votes ne sont pas encore effacés : écriture impossible sur le disque. TNI réessaie.</source>
        <translation>The votes are not erased yet: the disk cannot be written. TNI keeps trying.</translation>
    </message>
    <message>
        <source>Les votes n’ont pas pu être lus ; rien n’a été changé.</source>
        <translation>The votes could not be read; nothing was changed.</translation>
    </message>
    <message>
        <source>Les {few} premières de {all} images, la plus récente d’abord.</source>
        <translation>The first {few} of {all} pictures, the newest first.</translation>
    </message>
    <message>
        <source>Les {} premières images seulement : une page n’en montre pas plus.</source>
        <translation>The first {} pictures only: a page shows no more.</translation>
    </message>
    <message>
        <source>Les élèves et les parents de la classe pourront lire ce qui est envoyé ici, documents compris ; la direction aussi.</source>
        <translation>Pupils and parents of the class will be able to read what is sent here, documents included; so will the school’s management.</translation>
    </message>
    <message>
        <source>Les élèves ne voient pas encore la séance : la publier dans l’ENT.</source>
        <translation>Pupils do not see the session yet: publish it in the ENT.</translation>
    </message>
    <message>
        <source>Les élèves voient déjà la séance, prévue comme brouillon : la masquer dans l’ENT.</source>
        <translation>Pupils already see the session, which was to be a draft: hide it in the ENT.</translation>
    </message>
    <message>
        <source>Lettres</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>Lettres cursives</source>
        <translation>Cursive letters</translation>
    </message>
    <message>
        <source>Lettres du code</source>
        <translation>Letters of the code</translation>
    </message>
    <message>
        <source>Lettres d’autres langues</source>
        <translation>Letters of other languages</translation>
    </message>
    <message>
        <source>Lettres grecques</source>
        <translation>Greek letters</translation>
    </message>
    <message>
        <source>Leur réussite aux autres questions</source>
        <translation>How they did on the other questions</translation>
    </message>
    <message>
        <source>Leçon</source>
        <translation>Lesson</translation>
    </message>
    <message>
        <source>Leçon d’entraînement</source>
        <translation>Practice lesson</translation>
    </message>
    <message>
        <source>Leçon introuvable, ses pages ne peuvent pas être jointes : {}.</source>
        <translation>Lesson not found, its pages cannot be attached: {}.</translation>
    </message>
    <message>
        <source>Leçon modifiée depuis</source>
        <translation>Lesson changed since</translation>
    </message>
    <message>
        <source>Leçon pas encore préparée</source>
        <translation>Lesson not prepared yet</translation>
    </message>
    <message>
        <source>Leçon retrouvée : « {name} », dans « {folder} ».</source>
        <translation>Lesson found: “{name}”, in “{folder}”.</translation>
    </message>
    <message>
        <source>Leçon {number} sur {total} : {name}</source>
        <translation>Lesson {number} of {total}: {name}</translation>
    </message>
    <message>
        <source>Leçon à partager</source>
        <translation>Lesson to share</translation>
    </message>
    <message>
        <source>Leçons</source>
        <translation>Lessons</translation>
    </message>
    <message>
        <source>Leçons (*.tni)</source>
        <translation>Lessons (*.tni)</translation>
    </message>
    <message>
        <source>Leçons ajoutées</source>
        <translation>Lessons added</translation>
    </message>
    <message>
        <source>Leçons dans l’ordre</source>
        <translation>Lessons in order</translation>
    </message>
    <message>
        <source>Leçons de la bibliothèque</source>
        <translation>Lessons of the library</translation>
    </message>
    <message>
        <source>Leçons de la sauvegarde</source>
        <translation>Lessons of the backup</translation>
    </message>
    <message>
        <source>Leçons des collègues</source>
        <translation>Colleagues’ lessons</translation>
    </message>
    <message>
        <source>Leçons modifiées depuis</source>
        <translation>Lessons changed since</translation>
    </message>
    <message>
        <source>Leçons partagées</source>
        <translation>Shared lessons</translation>
    </message>
    <message>
        <source>Leçons qui manquent</source>
        <translation>Missing lessons</translation>
    </message>
    <message>
        <source>Leçons récupérées</source>
        <translation>Recovered lessons</translation>
    </message>
    <message>
        <source>Leçons suivies</source>
        <translation>Lessons that you follow</translation>
    </message>
    <message>
        <source>Leçons, PDF et images ({kinds})</source>
        <translation>Lessons, PDFs and pictures ({kinds})</translation>
    </message>
    <message>
        <source>Leçons, PDF, images et autres formats ({kinds})</source>
        <translation>Lessons, PDFs, pictures and other formats ({kinds})</translation>
    </message>
    <message>
        <source>Libre</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Licence : {}</source>
        <translation>Licence: {}</translation>
    </message>
    <message>
        <source>Licence inconnue</source>
        <translation>Unknown licence</translation>
    </message>
    <message>
        <source>Licence non précisée</source>
        <translation>Licence not stated</translation>
    </message>
    <message>
        <source>Licence {}</source>
        <translation>Licence {}</translation>
    </message>
    <message>
        <source>Lien</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Lien : {title} ({host})</source>
        <translation>Link: {title} ({host})</translation>
    </message>
    <message>
        <source>Lien : {}</source>
        <translation>Link: {}</translation>
    </message>
    <message>
        <source>Lien des mots ou de l’objet choisi</source>
        <translation>Link of the chosen words or item</translation>
    </message>
    <message>
        <source>Liens</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Liens ou cibles retirés, car ils mènent à une autre leçon : {}.</source>
        <translation>Links or targets removed, since they lead to another lesson: {}.</translation>
    </message>
    <message>
        <source>Liens vérifiés : {}.</source>
        <translation>Links checked: {}.</translation>
    </message>
    <message>
        <source>Liens à jour.</source>
        <translation>Links up to date.</translation>
    </message>
    <message>
        <source>Liens à jour. À recopier : {}</source>
        <translation>Links up to date. To copy again: {}</translation>
    </message>
    <message>
        <source>Ligne</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Ligne précédente</source>
        <translation>Previous line</translation>
    </message>
    <message>
        <source>Ligne suivante</source>
        <translation>Next line</translation>
    </message>
    <message>
        <source>Lignes</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>Lignes alignées au signe égal</source>
        <translation>Lines aligned at the equals sign</translation>
    </message>
    <message>
        <source>Lignes et colonnes</source>
        <translation>Rows and columns</translation>
    </message>
    <message>
        <source>Lignes à gauche</source>
        <translation>Lines on the left</translation>
    </message>
    <message>
        <source>Limite</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Limite de bruit : {} %</source>
        <translation>Noise limit: {} %</translation>
    </message>
    <message>
        <source>Limite, d’un côté</source>
        <translation>Limit from one side</translation>
    </message>
    <message>
        <source>Liquide</source>
        <translation>Liquid</translation>
    </message>
    <message>
        <source>Lire</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>Lire des cartes</source>
        <translation>Read cards</translation>
    </message>
    <message>
        <source>Lire le texte à voix haute</source>
        <translation>Read the text aloud</translation>
    </message>
    <message>
        <source>Lire les résultats</source>
        <translation>Read the results</translation>
    </message>
    <message>
        <source>Lire l’emploi du temps à cette adresse</source>
        <translation>Read the timetable at this address</translation>
    </message>
    <message>
        <source>Lire une liste d’élèves, sans rien en garder.</source>
        <translation>Read a list of pupils, keeping nothing of it.</translation>
    </message>
    <message>
        <source>Lire à voix haute</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>Lisible de loin</source>
        <translation>Legible from afar</translation>
    </message>
    <message>
        <source>Liste</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Liste : {}</source>
        <translation>List: {}</translation>
    </message>
    <message>
        <source>Liste avec des lettres</source>
        <translation>List with letters</translation>
    </message>
    <message>
        <source>Liste de codes</source>
        <translation>List of codes</translation>
    </message>
    <message>
        <source>Liste des pages</source>
        <translation>List of pages</translation>
    </message>
    <message>
        <source>Liste numérotée</source>
        <translation>Numbered list</translation>
    </message>
    <message>
        <source>Liste à puces</source>
        <translation>Bullet list</translation>
    </message>
    <message>
        <source>Lister les appareils branchés, leur pilote, et tous les pilotes.</source>
        <translation>List the devices that are plugged in, their drivers, and all drivers.</translation>
    </message>
    <message>
        <source>Lister les dernières séances, et où en est leur envoi.</source>
        <translation>List the latest sessions, and how far they are on their way.</translation>
    </message>
    <message>
        <source>Lister les extensions, et ce que chacune peut faire.</source>
        <translation>List the plugins, and what each may do.</translation>
    </message>
    <message>
        <source>Listes de classes</source>
        <translation>Class lists</translation>
    </message>
    <message>
        <source>Listes d’élèves (*.csv *.txt *.tsv *.xml *.zip);;Tous les fichiers (*)</source>
        <translation>Lists of pupils (*.csv *.txt *.tsv *.xml *.zip);;All files (*)</translation>
    </message>
    <message>
        <source>Listes proposées</source>
        <translation>Suggested lists</translation>
    </message>
    <message>
        <source>Longueur d’un intervalle</source>
        <translation>Length of an interval</translation>
    </message>
    <message>
        <source>Loupe</source>
        <translation>Magnifier</translation>
    </message>
    <message>
        <source>Loupe sur la page</source>
        <translation>Magnifier over the page</translation>
    </message>
    <message>
        <source>Lu en {encoding}, colonnes séparées par : {separator}.</source>
        <translation>Read as {encoding}, columns separated by: {separator}.</translation>
    </message>
    <message>
        <source>Lue aux élèves qui ne voient pas l’image</source>
        <translation>Read to pupils who cannot see the picture</translation>
    </message>
    <message>
        <source>Légende</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>L’ENT a ajouté « {stored} » : vérifier dans l’ENT.</source>
        <translation>The ENT has added “{stored}”: check it in the ENT.</translation>
    </message>
    <message>
        <source>L’ENT a enlevé « {sent} » : renvoyer, ou corriger dans l’ENT.</source>
        <translation>The ENT has removed “{sent}”: send again, or correct it in the ENT.</translation>
    </message>
    <message>
        <source>L’ENT a gardé le titre « {stored} » au lieu de « {sent} » : le corriger dans l’ENT.</source>
        <translation>The ENT keeps the title “{stored}” in place of “{sent}”: correct it in the ENT.</translation>
    </message>
    <message>
        <source>L’ENT a mis « {stored} » au lieu de « {sent} » : renvoyer, ou corriger dans l’ENT.</source>
        <translation>The ENT has put “{stored}” in place of “{sent}”: send again, or correct it in the ENT.</translation>
    </message>
    <message>
        <source>L’ENT garde un fichier qui n’est plus dans la séance, « {where} » : l’y supprimer.</source>
        <translation>The ENT keeps a file that is no longer in the session, “{where}”: delete it there.</translation>
    </message>
    <message>
        <source>L’ENT garde un travail qui n’est plus dans la séance, « {where} » : l’y supprimer.</source>
        <translation>The ENT keeps homework that is no longer in the session, “{where}”: delete it there.</translation>
    </message>
    <message>
        <source>L’ENT n’a pas permis de relire la séance : y jeter un œil.</source>
        <translation>The ENT did not let the session be read back: have a look at it there.</translation>
    </message>
    <message>
        <source>L’ENT précise</source>
        <translation>The ENT adds</translation>
    </message>
    <message>
        <source>L’accueil filtre ses leçons par ce qui est noté là.</source>
        <translation>The home screen filters its lessons by what is noted there.</translation>
    </message>
    <message>
        <source>L’accès est gardé dans le trousseau de mots de passe de l’ordinateur.</source>
        <translation>The access is kept in the computer’s password keyring.</translation>
    </message>
    <message>
        <source>L’administrateur de {account} n’autorise pas l’envoi par un logiciel : le lui demander, ou copier.</source>
        <translation>The administrator of {account} does not allow sending by a program: ask for it, or copy.</translation>
    </message>
    <message>
        <source>L’adresse, l’identifiant et le mot de passe sont nécessaires.</source>
        <translation>Address, login and password are needed.</translation>
    </message>
    <message>
        <source>L’année prévue n’a pas pu être lue : {name} reste inchangé, et rien de nouveau n’y sera enregistré.</source>
        <translation>The planned year could not be read: {name} stays as it is, and nothing new will be saved in it.</translation>
    </message>
    <message>
        <source>L’année prévue était abîmée : elle est à refaire, l’ancienne est gardée sous {kept}.</source>
        <translation>The planned year was damaged: it has to be made again, the old one is kept as {kept}.</translation>
    </message>
    <message>
        <source>L’année scolaire est finie depuis le {} : effacer les noms et les votes de cette classe.</source>
        <translation>The school year ended on {}: erase the names and votes of this class.</translation>
    </message>
    <message>
        <source>L’appareil a été débranché ; ce qui a été reçu est gardé. Le rebrancher pour continuer, ou Entrée pour finir là.</source>
        <translation>The device was unplugged; what was received is kept. Plug it in again to go on, or press Enter to end here.</translation>
    </message>
    <message>
        <source>L’appareil a été débranché.</source>
        <translation>The device was unplugged.</translation>
    </message>
    <message>
        <source>L’appareil de cet enregistrement envoie des données trop courtes.</source>
        <translation>The device of this recording sends data that is too short.</translation>
    </message>
    <message>
        <source>L’appareil envoie sans arrêt : seul le début est gardé.</source>
        <translation>The device never stops sending: only the beginning is kept.</translation>
    </message>
    <message>
        <source>L’appareil {wanted} n’est pas branché : « tni devices list » donne la liste de ceux qui le sont.</source>
        <translation>The device {wanted} is not plugged in: “tni devices list” lists those that are.</translation>
    </message>
    <message>
        <source>L’auteur et la licence d’une image ou d’un texte pris ailleurs.</source>
        <translation>The author and licence of a picture or text taken from elsewhere.</translation>
    </message>
    <message>
        <source>L’emplacement de la leçon est en lecture seule.</source>
        <translation>The lesson’s folder is read-only.</translation>
    </message>
    <message>
        <source>L’emplacement de la leçon n’est plus accessible (clé retirée, réseau coupé).</source>
        <translation>The lesson’s folder cannot be reached (key removed, network down).</translation>
    </message>
    <message>
        <source>L’emplacement des sauvegardes ne peut pas être écrit : en choisir un autre.</source>
        <translation>The place for backups cannot be written to: choose another one.</translation>
    </message>
    <message>
        <source>L’emplacement des sauvegardes n’est pas là (clé retirée, réseau coupé). La sauvegarde se fera quand il sera de retour.</source>
        <translation>The place for backups is not there (key removed, network down). The backup will be made when it is back.</translation>
    </message>
    <message>
        <source>L’emplacement des sauvegardes n’est pas là : leurs versions ne sont pas dans la liste.</source>
        <translation>The place of the backups is not there: their versions are not in the list.</translation>
    </message>
    <message>
        <source>L’emploi du temps n’a pas pu être lu : {name} reste inchangé, et rien n’y sera enregistré.</source>
        <translation>The timetable could not be read: {name} stays as it is, and nothing will be saved in it.</translation>
    </message>
    <message>
        <source>L’emploi du temps était abîmé : le charger de nouveau, l’ancien est gardé sous {kept}.</source>
        <translation>The timetable was damaged: load it again, the old one is kept as {kept}.</translation>
    </message>
    <message>
        <source>L’encre est dans la leçon.</source>
        <translation>The ink is in the lesson.</translation>
    </message>
    <message>
        <source>L’encre gommée, les états antérieurs et les autres séances n’y sont jamais.</source>
        <translation>Erased ink, earlier states and other sessions are never in it.</translation>
    </message>
    <message>
        <source>L’encre n’est pas sous le stylo</source>
        <translation>The ink is not under the pen</translation>
    </message>
    <message>
        <source>L’encre n’est plus sous le stylo : calibrer à nouveau.</source>
        <translation>The ink is no longer under the pen: calibrate again.</translation>
    </message>
    <message>
        <source>L’endroit choisi pour cette classe n’existe plus dans {account} : en choisir un autre dans « Comptes ».</source>
        <translation>The place chosen for this class is no longer in {account}: choose another one in “Accounts”.</translation>
    </message>
    <message>
        <source>L’enregistrement aide les auteurs de TNI à le reconnaître.</source>
        <translation>A recording helps the authors of TNI to support it.</translation>
    </message>
    <message>
        <source>L’enregistrer</source>
        <translation>Record it</translation>
    </message>
    <message>
        <source>L’envoi a été interrompu.</source>
        <translation>Sending was interrupted.</translation>
    </message>
    <message>
        <source>L’envoi sur {account} n’a pas abouti : réessayer, ou copier.</source>
        <translation>Sending to {account} failed: try again, or copy.</translation>
    </message>
    <message>
        <source>L’envoyer aux auteurs de TNI, par la page de téléchargement, avec la marque et le modèle du tableau et une photo de son étiquette.</source>
        <translation>Send it to the authors of TNI, by the download page, with the make and model of the board and a photo of its label.</translation>
    </message>
    <message>
        <source>L’extension de ce compte n’est plus là : la réinstaller dans Extensions.</source>
        <translation>The extension of this account is gone: install it again in Extensions.</translation>
    </message>
    <message>
        <source>L’extension qui envoie sur {account} s’est arrêtée : réessayer, ou copier ; le signaler si cela recommence.</source>
        <translation>The extension that sends to {account} has stopped: try again, or copy; report it if this happens again.</translation>
    </message>
    <message>
        <source>L’extension « {} » a donné une réponse incompréhensible : prévenir son auteur.</source>
        <translation>The plugin “{}” gave an answer that makes no sense: tell its author.</translation>
    </message>
    <message>
        <source>L’extension « {} » a échoué : réessayer, ou si cela dure, prévenir son auteur.</source>
        <translation>The plugin “{}” failed: try again, or if it persists, tell its author.</translation>
    </message>
    <message>
        <source>L’extension « {} » envoyait trop de demandes, et a été arrêtée. Rien n’a été perdu.</source>
        <translation>The plugin “{}” sent too many requests, and was stopped. Nothing was lost.</translation>
    </message>
    <message>
        <source>L’extension « {} » est déjà là, avec TNI ou par l’établissement : s’en servir, rien n’a été installé.</source>
        <translation>The plugin “{}” is there already, with TNI or from the school: use that one, nothing was installed.</translation>
    </message>
    <message>
        <source>L’extension « {} » est désactivée : l’activer dans « Extensions ».</source>
        <translation>The plugin “{}” is turned off: turn it on in “Extensions”.</translation>
    </message>
    <message>
        <source>L’extension « {} » est faite pour une autre version de TNI : en chercher une autre.</source>
        <translation>The plugin “{}” is made for another version of TNI: look for another one.</translation>
    </message>
    <message>
        <source>L’extension « {} » est interdite sur cet ordinateur : la demander à la personne qui s’en occupe.</source>
        <translation>The plugin “{}” is forbidden on this computer: ask the person who looks after it.</translation>
    </message>
    <message>
        <source>L’extension « {} » est inutilisable : la réinstaller, ou prévenir son auteur.</source>
        <translation>The plugin “{}” is unusable: install it again, or tell its author.</translation>
    </message>
    <message>
        <source>L’extension « {} » ne répondait plus, et a été arrêtée. Rien n’a été perdu.</source>
        <translation>The plugin “{}” no longer answered, and was stopped. Nothing was lost.</translation>
    </message>
    <message>
        <source>L’extension « {} » s’est arrêtée : réessayer, ou si cela dure, prévenir son auteur.</source>
        <translation>The plugin “{}” stopped: try again, or if it persists, tell its author.</translation>
    </message>
    <message>
        <source>L’extension « {} » vient avec TNI ou de l’établissement : elle peut être désactivée, non retirée.</source>
        <translation>The plugin “{}” comes with TNI or from the school: it can be turned off, not removed.</translation>
    </message>
    <message>
        <source>L’extrait n’a pas été placé. Le manuel se rouvre à la même page.</source>
        <translation>The extract was not placed. The textbook reopens at the same page.</translation>
    </message>
    <message>
        <source>L’historique des leçons est utilisé par un autre programme : recommencer dans un moment.</source>
        <translation>The history of the lessons is in use by another program: try again in a moment.</translation>
    </message>
    <message>
        <source>L’image choisie : ses quatre coins deviennent droits, comme sur un scan.</source>
        <translation>The chosen picture: its four corners become right angles, as on a scan.</translation>
    </message>
    <message>
        <source>L’image du projecteur est coupée depuis {} minute.</source>
        <translation>The projector’s picture has been blank for {} minute.</translation>
    </message>
    <message>
        <source>L’image du projecteur est coupée depuis {} minutes.</source>
        <translation>The projector’s picture has been blank for {} minutes.</translation>
    </message>
    <message>
        <source>L’image du tableau « {} » n’est plus la même : il est à calibrer à nouveau.</source>
        <translation>The picture on the board “{}” is no longer the same: it is to be calibrated again.</translation>
    </message>
    <message>
        <source>L’image n’a pas pu être redressée ; elle est restée comme avant.</source>
        <translation>The picture could not be straightened; it is as it was.</translation>
    </message>
    <message>
        <source>L’image {name} n’a pas pu être écrite : il faut de la place, et le droit d’écrire.</source>
        <translation>The picture {name} could not be written: it needs room, and the right to write.</translation>
    </message>
    <message>
        <source>L’image {name} n’a pas été ajoutée : {why}. La leçon est inchangée.</source>
        <translation>The picture {name} was not added: {why}. The lesson is unchanged.</translation>
    </message>
    <message>
        <source>L’image, le son ou le lien choisi, pour d’autres leçons.</source>
        <translation>The selected picture, sound or link, for other lessons.</translation>
    </message>
    <message>
        <source>L’import a été arrêté ; les classes sont inchangées.</source>
        <translation>The import was stopped; the classes are unchanged.</translation>
    </message>
    <message>
        <source>L’import se termine…</source>
        <translation>The import is finishing…</translation>
    </message>
    <message>
        <source>L’impression est annulée.</source>
        <translation>Printing is cancelled.</translation>
    </message>
    <message>
        <source>L’imprimante « {name} » n’a rien reçu : choisir une autre imprimante, ou enregistrer en PDF.</source>
        <translation>The printer “{name}” got nothing: choose another printer, or save as PDF.</translation>
    </message>
    <message>
        <source>L’index n’a pas pu être écrit dans {name}. Vérifier la place et les droits ; les leçons sont intactes.</source>
        <translation>The index could not be written in {name}. Check free space and rights; the lessons are untouched.</translation>
    </message>
    <message>
        <source>L’orthographe n’est pas vérifiée : le dictionnaire ne peut pas être lu. Réinstaller TNI s’il manque.</source>
        <translation>Spelling is not checked: the dictionary cannot be read. Reinstall TNI if it is missing.</translation>
    </message>
    <message>
        <source>L’orthographe se vérifie en préparant la leçon, pas devant la classe.</source>
        <translation>Spelling is checked while preparing the lesson, not in front of the class.</translation>
    </message>
    <message>
        <source>L’ouvrir : TNI récupère ce qui en est lisible.</source>
        <translation>Open it: TNI recovers what can be read of it.</translation>
    </message>
    <message>
        <source>L’écart de chacune est noté à côté.</source>
        <translation>The error of each is written beside it.</translation>
    </message>
    <message>
        <source>L’échange avec le dossier {name} n’a pas pu se faire : {why}. Rien n’est perdu ici.</source>
        <translation>The exchange with the folder {name} could not be made: {why}. Nothing is lost here.</translation>
    </message>
    <message>
        <source>L’échange avec {host} a été arrêté ; rien n’est perdu.</source>
        <translation>The exchange with {host} was stopped; nothing is lost.</translation>
    </message>
    <message>
        <source>L’écoute s’est arrêtée toute seule : appuyer de nouveau.</source>
        <translation>Listening stopped by itself: press again.</translation>
    </message>
    <message>
        <source>L’écran n’a pas pu être capturé : le système ne le permet pas.</source>
        <translation>The screen could not be captured: the system does not allow it.</translation>
    </message>
    <message>
        <source>L’écriture attachée de l’école ; sur une page Séyès, elle se pose sur les lignes.</source>
        <translation>The joined hand of French schools; on a Séyès page it stands on the lines.</translation>
    </message>
    <message>
        <source>L’écriture à la main et les photos ne sont pas lues par le programme : y a-t-il un nom d’élève ?</source>
        <translation>The program does not read handwriting or photos: is there a pupil’s name?</translation>
    </message>
    <message>
        <source>L’élève n’a pas pu être ajouté.</source>
        <translation>The pupil could not be added.</translation>
    </message>
    <message>
        <source>L’élève n’a pas pu être effacé.</source>
        <translation>The pupil could not be erased.</translation>
    </message>
    <message>
        <source>L’établissement interdit les extensions sur cet ordinateur, hors tableaux et récepteurs de TNI.</source>
        <translation>The school forbids plugins on this computer, but for TNI’s boards and receivers.</translation>
    </message>
    <message>
        <source>L’établissement n’autorise que certaines extensions sur cet ordinateur.</source>
        <translation>The school allows only some plugins on this computer.</translation>
    </message>
    <message>
        <source>L’établissement n’autorise que les extensions de TNI et les siennes.</source>
        <translation>The school allows only TNI’s plugins and its own.</translation>
    </message>
    <message>
        <source>L’étape suivante commence toute seule, {} secondes après le dernier signal.</source>
        <translation>The next step starts by itself, {} seconds after the last signal.</translation>
    </message>
    <message>
        <source>MOTS</source>
        <translation>WORDS</translation>
    </message>
    <message>
        <source>Ma réponse</source>
        <translation>My answer</translation>
    </message>
    <message>
        <source>Ma semaine</source>
        <translation>My week</translation>
    </message>
    <message>
        <source>Ma télécommande</source>
        <translation>My clicker</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Hand</translation>
    </message>
    <message>
        <source>Maintenant</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Maintenir appuyé</source>
        <translation>Press and hold</translation>
    </message>
    <message>
        <source>Majuscules</source>
        <translation>Capitals</translation>
    </message>
    <message>
        <source>Majuscules verrouillées</source>
        <translation>Capitals locked</translation>
    </message>
    <message>
        <source>Manuel</source>
        <translation>Textbook</translation>
    </message>
    <message>
        <source>Marge rouge</source>
        <translation>Red margin</translation>
    </message>
    <message>
        <source>Masquer</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Masquer le résultat</source>
        <translation>Hide the result</translation>
    </message>
    <message>
        <source>Masquer le tableau</source>
        <translation>Hide the board</translation>
    </message>
    <message>
        <source>Masquer les résultats</source>
        <translation>Hide the results</translation>
    </message>
    <message>
        <source>Maths</source>
        <translation>Maths</translation>
    </message>
    <message>
        <source>Matière</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Matières</source>
        <translation>Subjects</translation>
    </message>
    <message>
        <source>Matrice 2 sur 2</source>
        <translation>2 by 2 matrix</translation>
    </message>
    <message>
        <source>Matrice 3 sur 3</source>
        <translation>3 by 3 matrix</translation>
    </message>
    <message>
        <source>Matériel</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>Maîtrise fragile</source>
        <translation>Fragile mastery</translation>
    </message>
    <message>
        <source>Maîtrise insuffisante</source>
        <translation>Insufficient mastery</translation>
    </message>
    <message>
        <source>Maîtrise satisfaisante</source>
        <translation>Satisfactory mastery</translation>
    </message>
    <message>
        <source>Mener une recherche et une veille d’information</source>
        <translation>Searching for information and keeping up with it</translation>
    </message>
    <message>
        <source>Mes codes</source>
        <translation>My codes</translation>
    </message>
    <message>
        <source>Mes codes de correction</source>
        <translation>My correction codes</translation>
    </message>
    <message>
        <source>Mes heures</source>
        <translation>My hours</translation>
    </message>
    <message>
        <source>Mes leçons</source>
        <translation>My lessons</translation>
    </message>
    <message>
        <source>Mes leçons partagées ici</source>
        <translation>My lessons shared here</translation>
    </message>
    <message>
        <source>Mes notes</source>
        <translation>My notes</translation>
    </message>
    <message>
        <source>Mes progrès depuis le début</source>
        <translation>My progress from the start</translation>
    </message>
    <message>
        <source>Mes questions</source>
        <translation>My questions</translation>
    </message>
    <message>
        <source>Mes réponses</source>
        <translation>My answers</translation>
    </message>
    <message>
        <source>Mesure algébrique, complexe conjugué</source>
        <translation>Signed length, complex conjugate</translation>
    </message>
    <message>
        <source>Mesurer l’image au mur. Un grand pas fait environ 70 cm.</source>
        <translation>Measure the picture on the wall. One long stride is about 70 cm.</translation>
    </message>
    <message>
        <source>Mettre TNI à jour sur cet ordinateur.</source>
        <translation>Update TNI on this computer.</translation>
    </message>
    <message>
        <source>Mettre de côté</source>
        <translation>Put aside</translation>
    </message>
    <message>
        <source>Mettre derrière</source>
        <translation>Send to back</translation>
    </message>
    <message>
        <source>Mettre devant</source>
        <translation>Bring to front</translation>
    </message>
    <message>
        <source>Mettre en exposant</source>
        <translation>Raise as superscript</translation>
    </message>
    <message>
        <source>Mettre en indice</source>
        <translation>Lower as subscript</translation>
    </message>
    <message>
        <source>Mettre en pause</source>
        <translation>Pause playback</translation>
    </message>
    <message>
        <source>Mettre sous ces pages</source>
        <translation>Put beneath these pages</translation>
    </message>
    <message>
        <source>Mettre sur la page</source>
        <translation>Put on the page</translation>
    </message>
    <message>
        <source>Mettre sur la page (numéros)</source>
        <translation>Put on the page (numbers)</translation>
    </message>
    <message>
        <source>Mettre sur la page ({})</source>
        <translation>Put on the page ({})</translation>
    </message>
    <message>
        <source>Mettre à côté</source>
        <translation>Put beside</translation>
    </message>
    <message>
        <source>Mettre à jour l’index, et signaler les leçons qui ne peuvent pas être lues.</source>
        <translation>Update the index, and list the lessons that cannot be read.</translation>
    </message>
    <message>
        <source>Mettre à la corbeille</source>
        <translation>Move to the bin</translation>
    </message>
    <message>
        <source>Mettre à la corbeille, avec ses leçons</source>
        <translation>Put into the bin, with its lessons</translation>
    </message>
    <message>
        <source>Millimétré</source>
        <translation>Millimetre</translation>
    </message>
    <message>
        <source>Minuteur</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>Modifier</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Modifier</source>
        <comment>a question</comment>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Modifier ce texte fait perdre : {}.</source>
        <translation>Changing this text loses: {}.</translation>
    </message>
    <message>
        <source>Modifier la question</source>
        <translation>Edit the question</translation>
    </message>
    <message>
        <source>Modifier le lien</source>
        <translation>Change the link</translation>
    </message>
    <message>
        <source>Modifier l’image</source>
        <translation>Change the picture</translation>
    </message>
    <message>
        <source>Modifier l’image choisie</source>
        <translation>Change the selected picture</translation>
    </message>
    <message>
        <source>Modifier ou poser</source>
        <translation>Edit or ask</translation>
    </message>
    <message>
        <source>Modifier, dupliquer, déplacer, retirer</source>
        <translation>Edit, duplicate, move, remove</translation>
    </message>
    <message>
        <source>Modifiée</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Modifiée {}</source>
        <translation>Changed {}</translation>
    </message>
    <message>
        <source>Modules importés</source>
        <translation>Imported modules</translation>
    </message>
    <message>
        <source>Modèle de leçon</source>
        <translation>Lesson template</translation>
    </message>
    <message>
        <source>Modèle de page</source>
        <translation>Page template</translation>
    </message>
    <message>
        <source>Modèle enregistré : « {} ».</source>
        <translation>Template saved: “{}”.</translation>
    </message>
    <message>
        <source>Modèles</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>Moins de temps</source>
        <translation>Less time</translation>
    </message>
    <message>
        <source>Moins haute</source>
        <translation>Lower</translation>
    </message>
    <message>
        <source>Moins large</source>
        <translation>Narrower</translation>
    </message>
    <message>
        <source>Moins l’infini</source>
        <translation>Minus infinity</translation>
    </message>
    <message>
        <source>Moitié basse</source>
        <translation>Lower half</translation>
    </message>
    <message>
        <source>Moitié haute</source>
        <translation>Upper half</translation>
    </message>
    <message>
        <source>Mon année</source>
        <translation>My year</translation>
    </message>
    <message>
        <source>Mon dictionnaire</source>
        <translation>My dictionary</translation>
    </message>
    <message>
        <source>Mon propre travail</source>
        <translation>My own work</translation>
    </message>
    <message>
        <source>Monnaie</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>Monter</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Monter (Alt + ↑)</source>
        <translation>Move up (Alt + ↑)</translation>
    </message>
    <message>
        <source>Monter la question</source>
        <translation>Move the question up</translation>
    </message>
    <message>
        <source>Monter le code</source>
        <translation>Move the code up</translation>
    </message>
    <message>
        <source>Montrer</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Montrer au pointeur</source>
        <translation>Point with the laser</translation>
    </message>
    <message>
        <source>Montrer chaque objet d’une construction de GeoGebra, recalculé à partir de ses points libres.</source>
        <translation>Show each object of a GeoGebra construction, recomputed from its free points.</translation>
    </message>
    <message>
        <source>Montrer et cacher</source>
        <translation>Show and hide</translation>
    </message>
    <message>
        <source>Montrer la barre</source>
        <translation>Show the bar</translation>
    </message>
    <message>
        <source>Montrer la page aux élèves</source>
        <translation>Show pupils the page</translation>
    </message>
    <message>
        <source>Montrer le contenu</source>
        <translation>Show the content</translation>
    </message>
    <message>
        <source>Montrer le temps</source>
        <translation>Show the time</translation>
    </message>
    <message>
        <source>Montrer les numéros des élèves</source>
        <translation>Show the pupils’ numbers</translation>
    </message>
    <message>
        <source>Montrer les élèves d’une liste d’ONDE, de SIECLE, de PRONOTE, d’un ENT (CSV, AAF) ou OneRoster, et ceux laissés de côté.</source>
        <translation>Show the pupils of a list from ONDE, SIECLE, PRONOTE, an ENT (CSV, AAF) or OneRoster, and those left out.</translation>
    </message>
    <message>
        <source>Montrer l’image</source>
        <translation>Show the picture</translation>
    </message>
    <message>
        <source>Montrer qui est en tête</source>
        <translation>Show who leads</translation>
    </message>
    <message>
        <source>Montrer une séance, et ce que l’ENT en a gardé.</source>
        <translation>Show a session, and what the ENT keeps of it.</translation>
    </message>
    <message>
        <source>Mot de passe</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Mot de passe (s’il y en a un)</source>
        <translation>Password (if there is one)</translation>
    </message>
    <message>
        <source>Mot de passe d’application</source>
        <translation>App password</translation>
    </message>
    <message>
        <source>Mot de passe à redonner</source>
        <translation>Password to be given again</translation>
    </message>
    <message>
        <source>Mot du nom ou du dossier : volcan, sortie…</source>
        <translation>Word of the name or folder: volcano, trip…</translation>
    </message>
    <message>
        <source>Mot ou phrase</source>
        <translation>Word or sentence</translation>
    </message>
    <message>
        <source>Mot suivant</source>
        <translation>Next word</translation>
    </message>
    <message>
        <source>Mot à chercher, écrit à la main</source>
        <translation>Word to search for, handwritten</translation>
    </message>
    <message>
        <source>Mots : « {} »</source>
        <translation>Words: “{}”</translation>
    </message>
    <message>
        <source>Mots ajoutés</source>
        <translation>Added words</translation>
    </message>
    <message>
        <source>Mots dans la formule</source>
        <translation>Words in the formula</translation>
    </message>
    <message>
        <source>Mots de la même famille</source>
        <translation>Words of the same family</translation>
    </message>
    <message>
        <source>Mots inconnus</source>
        <translation>Unknown words</translation>
    </message>
    <message>
        <source>Mots que le dictionnaire ne connaît pas : {}.</source>
        <translation>Words that the dictionary does not know: {}.</translation>
    </message>
    <message>
        <source>Mots-clés</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Moyen</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Moyenne, contraire</source>
        <translation>Mean, complement</translation>
    </message>
    <message>
        <source>Moyens</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Mt</source>
        <comment>correction code: wrong word</comment>
        <translation>W</translation>
    </message>
    <message>
        <source>Musique</source>
        <translation>Music</translation>
    </message>
    <message>
        <source>Mélanger</source>
        <translation>Shuffle</translation>
    </message>
    <message>
        <source>Même adresse, plusieurs appareils : {}</source>
        <translation>Same address, several devices: {}</translation>
    </message>
    <message>
        <source>Même appareil, plusieurs numéros : {}</source>
        <translation>Same device, several numbers: {}</translation>
    </message>
    <message>
        <source>Même hauteur</source>
        <translation>Same height</translation>
    </message>
    <message>
        <source>Même largeur</source>
        <translation>Same width</translation>
    </message>
    <message>
        <source>NOM</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>NOMBRE</source>
        <translation>NUMBER</translation>
    </message>
    <message>
        <source>Ne compte pas dans le vote : {}.</source>
        <translation>Does not count in the vote: {}.</translation>
    </message>
    <message>
        <source>Ne partent que les séances relues et confirmées, sans nom d’élève.</source>
        <translation>Only sessions that were read and confirmed are sent, without any pupil’s name.</translation>
    </message>
    <message>
        <source>Ne pas attendre les absents</source>
        <translation>Do not wait for absent pupils</translation>
    </message>
    <message>
        <source>Ne pas envoyer</source>
        <translation>Do not send</translation>
    </message>
    <message>
        <source>Ne pas joindre</source>
        <translation>Do not attach</translation>
    </message>
    <message>
        <source>Ne pas joindre : {}</source>
        <translation>Do not attach: {}</translation>
    </message>
    <message>
        <source>Ne pas joindre la page</source>
        <translation>Do not attach the page</translation>
    </message>
    <message>
        <source>Ne pas joindre la page : {}</source>
        <translation>Do not attach the page: {}</translation>
    </message>
    <message>
        <source>Ne pas joindre la page {}</source>
        <translation>Do not attach page {}</translation>
    </message>
    <message>
        <source>Ne pas joindre le fichier</source>
        <translation>Do not attach the file</translation>
    </message>
    <message>
        <source>Ne pas joindre le fichier : {}</source>
        <translation>Do not attach the file: {}</translation>
    </message>
    <message>
        <source>Ne pas l’enregistrer</source>
        <translation>Do not save it</translation>
    </message>
    <message>
        <source>Ne plus bouger.</source>
        <translation>Keep still.</translation>
    </message>
    <message>
        <source>Ne plus fixer à ce jour</source>
        <translation>No longer fix to this day</translation>
    </message>
    <message>
        <source>Ne plus joindre : {}</source>
        <translation>No longer attach: {}</translation>
    </message>
    <message>
        <source>Ne plus montrer la page</source>
        <translation>Stop showing the page</translation>
    </message>
    <message>
        <source>Ne plus partager</source>
        <translation>Stop sharing</translation>
    </message>
    <message>
        <source>Ne plus sauvegarder</source>
        <translation>Stop backing up</translation>
    </message>
    <message>
        <source>Ne plus suivre</source>
        <translation>Stop following</translation>
    </message>
    <message>
        <source>Ne répond pas : {}.</source>
        <translation>No answer from: {}.</translation>
    </message>
    <message>
        <source>Ne toucher à aucune télécommande…</source>
        <translation>Touch no clicker…</translation>
    </message>
    <message>
        <source>Ne toucher à rien pendant quelques secondes.</source>
        <translation>Touch nothing for a few seconds.</translation>
    </message>
    <message>
        <source>Ni date de naissance ni identifiant national n’est enregistré.</source>
        <translation>Neither a birth date nor a national identifier is stored.</translation>
    </message>
    <message>
        <source>Ni les votes ni l’encre ne sont enregistrés.</source>
        <translation>Neither votes nor ink are saved.</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Niveau du micro</source>
        <translation>Level of the microphone</translation>
    </message>
    <message>
        <source>Niveau, matière, séquence, auteur, licence.</source>
        <translation>Level, subject, sequence, author, licence.</translation>
    </message>
    <message>
        <source>Niveaux</source>
        <translation>Levels</translation>
    </message>
    <message>
        <source>Niveaux 1 à 4</source>
        <translation>Levels 1 to 4</translation>
    </message>
    <message>
        <source>Niveaux en mots</source>
        <translation>Levels in words</translation>
    </message>
    <message>
        <source>Noir</source>
        <translation>Black</translation>
    </message>
    <message>
        <source>Nom</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nom de ce récepteur</source>
        <translation>Name of this receiver</translation>
    </message>
    <message>
        <source>Nom de la classe</source>
        <translation>Name of the class</translation>
    </message>
    <message>
        <source>Nom de la leçon</source>
        <translation>Name of the lesson</translation>
    </message>
    <message>
        <source>Nom de la liste</source>
        <translation>Name of the list</translation>
    </message>
    <message>
        <source>Nom de la séquence</source>
        <translation>Name of the sequence</translation>
    </message>
    <message>
        <source>Nom de la version</source>
        <translation>Name of the version</translation>
    </message>
    <message>
        <source>Nom de {}</source>
        <translation>Name of {}</translation>
    </message>
    <message>
        <source>Nom du compte</source>
        <translation>Name of the account</translation>
    </message>
    <message>
        <source>Nom du dossier</source>
        <translation>Name of the folder</translation>
    </message>
    <message>
        <source>Nom du fichier :</source>
        <translation>File name:</translation>
    </message>
    <message>
        <source>Nom du fond commun</source>
        <translation>Name of the master page</translation>
    </message>
    <message>
        <source>Nom du modèle</source>
        <translation>Name of the template</translation>
    </message>
    <message>
        <source>Nom d’usage</source>
        <translation>Preferred name</translation>
    </message>
    <message>
        <source>Nombre</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Nombre de groupes</source>
        <translation>Number of groups</translation>
    </message>
    <message>
        <source>Nombre de réponses possibles</source>
        <translation>Number of possible answers</translation>
    </message>
    <message>
        <source>Nombre d’élèves</source>
        <translation>Number of pupils</translation>
    </message>
    <message>
        <source>Nombres</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>Nombres acceptés, et l’écart autour de chacun</source>
        <translation>Accepted numbers, and how far from each</translation>
    </message>
    <message>
        <source>Nombres acceptés, séparés par « ; »</source>
        <translation>Accepted numbers, with “;” between them</translation>
    </message>
    <message>
        <source>Nommer cette version</source>
        <translation>Name this version</translation>
    </message>
    <message>
        <source>Noms</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>Noms de l’emploi du temps</source>
        <translation>Names in the timetable</translation>
    </message>
    <message>
        <source>Noms d’élèves à vérifier</source>
        <translation>Pupils’ names to check</translation>
    </message>
    <message>
        <source>Noms et votes effacés.</source>
        <translation>Names and votes erased.</translation>
    </message>
    <message>
        <source>Noms remis dans l’ordre des numéros : les vérifier, et corriger sous la liste si besoin.</source>
        <translation>Names were given back in the order of numbers: check them, and correct them below the list if needed.</translation>
    </message>
    <message>
        <source>Noms trouvés, et les vôtres</source>
        <translation>Names found, and yours</translation>
    </message>
    <message>
        <source>Non</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Non envoyé.</source>
        <translation>Not sent.</translation>
    </message>
    <message>
        <source>Non repris</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>Non repris :</source>
        <translation>Not kept:</translation>
    </message>
    <message>
        <source>Non repris dans le nouveau fichier, par numéro de question :</source>
        <translation>Left out of the new file, by number of question:</translation>
    </message>
    <message>
        <source>Norme</source>
        <translation>Norm</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>grade of a copy</comment>
        <translation>Mark</translation>
    </message>
    <message>
        <source>Note : {}</source>
        <comment>grade of a copy</comment>
        <translation>Mark: {}</translation>
    </message>
    <message>
        <source>Note pour moi : jamais envoyée</source>
        <translation>Note for myself: never sent</translation>
    </message>
    <message>
        <source>Noter la source</source>
        <translation>Note the source</translation>
    </message>
    <message>
        <source>Notes</source>
        <comment>marks</comment>
        <translation>Marks</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Notes de la page, pour l’enseignant seul</source>
        <translation>Notes of the page, for the teacher alone</translation>
    </message>
    <message>
        <source>Notes du professeur</source>
        <translation>Teacher’s notes</translation>
    </message>
    <message>
        <source>Notes pour l’ENT</source>
        <translation>Marks for the ENT</translation>
    </message>
    <message>
        <source>Notes que la classe ne voit pas</source>
        <translation>Notes that the class does not see</translation>
    </message>
    <message>
        <source>Notes…</source>
        <translation>Marks…</translation>
    </message>
    <message>
        <source>Notices ({kinds})</source>
        <translation>Records ({kinds})</translation>
    </message>
    <message>
        <source>Notés absents, mais ils ont voté : {}</source>
        <translation>Marked absent, but they voted: {}</translation>
    </message>
    <message>
        <source>Nouveau</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Nouveau dossier</source>
        <translation>New folder</translation>
    </message>
    <message>
        <source>Nouveau dossier…</source>
        <translation>New folder…</translation>
    </message>
    <message>
        <source>Nouveau nom</source>
        <translation>New name</translation>
    </message>
    <message>
        <source>Nouveau, de cette page</source>
        <translation>New, from this page</translation>
    </message>
    <message>
        <source>Nouvelle</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Nouvelle copie</source>
        <translation>New copy</translation>
    </message>
    <message>
        <source>Nouvelle heure</source>
        <translation>New hour</translation>
    </message>
    <message>
        <source>Nouvelle leçon</source>
        <translation>New lesson</translation>
    </message>
    <message>
        <source>Nouvelle leçon (Ctrl+N)</source>
        <translation>New lesson (Ctrl+N)</translation>
    </message>
    <message>
        <source>Nouvelle leçon à partir d’un modèle</source>
        <translation>New lesson from a template</translation>
    </message>
    <message>
        <source>Nouvelle liste</source>
        <translation>New list</translation>
    </message>
    <message>
        <source>Nouvelle page</source>
        <translation>New page</translation>
    </message>
    <message>
        <source>Nouvelle page, papier ou modèle</source>
        <translation>New page, paper or template</translation>
    </message>
    <message>
        <source>Nouvelle question</source>
        <translation>New question</translation>
    </message>
    <message>
        <source>Nouvelle séquence</source>
        <translation>New sequence</translation>
    </message>
    <message>
        <source>Nouvelle version à regarder</source>
        <translation>New version to look at</translation>
    </message>
    <message>
        <source>Noyau : A, Z et symbole</source>
        <translation>Nucleus: A, Z and symbol</translation>
    </message>
    <message>
        <source>Nuage de mots</source>
        <translation>Word cloud</translation>
    </message>
    <message>
        <source>Nuage de mots : {}</source>
        <translation>Word cloud: {}</translation>
    </message>
    <message>
        <source>Numérique (HDMI) {}</source>
        <translation>Digital (HDMI) {}</translation>
    </message>
    <message>
        <source>Numéro</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Numéro de page</source>
        <translation>Page number</translation>
    </message>
    <message>
        <source>Numéros</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>Numéroter</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>N°</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>N° {number} – {clicker}</source>
        <translation>No. {number} – {clicker}</translation>
    </message>
    <message>
        <source>N° {} : reçu.</source>
        <translation>No. {}: received.</translation>
    </message>
    <message>
        <source>N° {}, sans nom</source>
        <translation>No. {}, without a name</translation>
    </message>
    <message>
        <source>N’a pas été lu : {}.</source>
        <translation>Was not read: {}.</translation>
    </message>
    <message>
        <source>N’en utiliser aucun</source>
        <translation>Use none</translation>
    </message>
    <message>
        <source>N’est plus dans vos questions : la leçon en garde une copie.</source>
        <translation>No longer among your questions: the lesson keeps a copy of it.</translation>
    </message>
    <message>
        <source>N’est plus une cible</source>
        <translation>No longer a target</translation>
    </message>
    <message>
        <source>N’ont pas répondu : {}</source>
        <translation>Have not answered: {}</translation>
    </message>
    <message>
        <source>N’y sont pas : {}.</source>
        <translation>Not in it: {}.</translation>
    </message>
    <message>
        <source>O</source>
        <comment>correction code: spelling</comment>
        <translation>Sp</translation>
    </message>
    <message>
        <source>Objectifs</source>
        <translation>Aims</translation>
    </message>
    <message>
        <source>Objectifs, phases, devoirs. Devant la classe, s’ouvre par un appui long.</source>
        <translation>Aims, phases, homework. Before the class, opens by a long press.</translation>
    </message>
    <message>
        <source>Objet sans équivalent.</source>
        <translation>Object without an equal.</translation>
    </message>
    <message>
        <source>Objets à manipuler</source>
        <translation>Objects to handle</translation>
    </message>
    <message>
        <source>Ohm</source>
        <translation>Ohm</translation>
    </message>
    <message>
        <source>On écrit sur l’image ; rien n’est filmé avant « Démarrer », aucun film n’est gardé.</source>
        <translation>Write on its picture; nothing is filmed before “Start”, and no film is kept.</translation>
    </message>
    <message>
        <source>Ont répondu : {}</source>
        <translation>Answered: {}</translation>
    </message>
    <message>
        <source>Opacité</source>
        <translation>Opacity</translation>
    </message>
    <message>
        <source>OpenBoard, Xournal++, SVG… et ceux qu’ajoutent les extensions.</source>
        <translation>OpenBoard, Xournal++, SVG… and those that plugins add.</translation>
    </message>
    <message>
        <source>OpenCV ne démarre pas</source>
        <translation>OpenCV does not start</translation>
    </message>
    <message>
        <source>OpenGL ne marche pas ici</source>
        <translation>OpenGL does not work here</translation>
    </message>
    <message>
        <source>OpenGL pas encore essayé</source>
        <translation>OpenGL not tried yet</translation>
    </message>
    <message>
        <source>OpenGL trop ancien</source>
        <translation>OpenGL too old</translation>
    </message>
    <message>
        <source>Options&#xa0;</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Optique</source>
        <translation>Optics</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Ordinateur (VGA) {}</source>
        <translation>Computer (VGA) {}</translation>
    </message>
    <message>
        <source>Ordre de l’ENT</source>
        <translation>Order of the ENT</translation>
    </message>
    <message>
        <source>Ordre des leçons</source>
        <translation>Order of lessons</translation>
    </message>
    <message>
        <source>Origine</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>Origine au milieu</source>
        <translation>Origin in the middle</translation>
    </message>
    <message>
        <source>Orthographe</source>
        <translation>Spelling</translation>
    </message>
    <message>
        <source>Orthographe de la leçon</source>
        <translation>Spelling of the lesson</translation>
    </message>
    <message>
        <source>Ou choisir à gauche ce que l’on veut faire.</source>
        <translation>Or choose on the left what you want to do.</translation>
    </message>
    <message>
        <source>Ou des cartes en papier, imprimées dans « Classes et élèves » et lues par une caméra.</source>
        <translation>Or paper cards, printed in “Classes and pupils” and read by a camera.</translation>
    </message>
    <message>
        <source>Ou saisir une classe, un nom par ligne.</source>
        <translation>Or type a class, one name per line.</translation>
    </message>
    <message>
        <source>Ou toucher « Formes » : un second toucher montre toutes les formes.</source>
        <translation>Or touch “Shapes”: a second touch shows all shapes.</translation>
    </message>
    <message>
        <source>Ou une page de la leçon :</source>
        <translation>Or a page of the lesson:</translation>
    </message>
    <message>
        <source>Oublier</source>
        <translation>Forget</translation>
    </message>
    <message>
        <source>Oublier ce projecteur</source>
        <translation>Forget this projector</translation>
    </message>
    <message>
        <source>Oublier les noms</source>
        <translation>Forget the names</translation>
    </message>
    <message>
        <source>Oublier l’emploi du temps</source>
        <translation>Forget the timetable</translation>
    </message>
    <message>
        <source>Oublier ma télécommande</source>
        <translation>Forget my clicker</translation>
    </message>
    <message>
        <source>Oublier « {} »</source>
        <translation>Forget “{}”</translation>
    </message>
    <message>
        <source>Oui</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Oui, c’est un pavé</source>
        <translation>Yes, it is a keypad</translation>
    </message>
    <message>
        <source>Oui, les laisser entrer</source>
        <translation>Yes, let them in</translation>
    </message>
    <message>
        <source>Outils</source>
        <translation>Tools</translation>
    </message>
    <message>
        <source>Ouverture de « {} »…</source>
        <translation>Opening “{}”…</translation>
    </message>
    <message>
        <source>Ouvrir</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Ouvrir : {}</source>
        <translation>Open: {}</translation>
    </message>
    <message>
        <source>Ouvrir cette page</source>
        <translation>Open this page</translation>
    </message>
    <message>
        <source>Ouvrir cette page ?</source>
        <translation>Open this page?</translation>
    </message>
    <message>
        <source>Ouvrir la caméra</source>
        <translation>Open the camera</translation>
    </message>
    <message>
        <source>Ouvrir la carte</source>
        <translation>Open the card</translation>
    </message>
    <message>
        <source>Ouvrir la leçon</source>
        <translation>Open the lesson</translation>
    </message>
    <message>
        <source>Ouvrir le dossier</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Ouvrir le dossier des ressources</source>
        <translation>Open the folder of resources</translation>
    </message>
    <message>
        <source>Ouvrir le lien ou le son choisi</source>
        <translation>Open the selected link or sound</translation>
    </message>
    <message>
        <source>Ouvrir le tableau, vide ou avec une leçon, un PDF ou une image.</source>
        <translation>Open the board, blank or with a lesson, a PDF or a picture.</translation>
    </message>
    <message>
        <source>Ouvrir les listes</source>
        <translation>Open the lists</translation>
    </message>
    <message>
        <source>Ouvrir les résultats</source>
        <translation>Open the results</translation>
    </message>
    <message>
        <source>Ouvrir leur leçon et choisir « Montrer la page aux élèves », ou les poser une à une.</source>
        <translation>Open their lesson and choose “Show pupils the page”, or ask them one by one.</translation>
    </message>
    <message>
        <source>Ouvrir l’ENT : le bandeau reste au-dessus.</source>
        <translation>Open the ENT: the strip stays above it.</translation>
    </message>
    <message>
        <source>Ouvrir mes questions</source>
        <translation>Open my questions</translation>
    </message>
    <message>
        <source>Ouvrir quand même</source>
        <translation>Open anyway</translation>
    </message>
    <message>
        <source>Ouvrir sans la classe</source>
        <translation>Open without the class</translation>
    </message>
    <message>
        <source>Ouvrir un autre fichier…</source>
        <translation>Open another file…</translation>
    </message>
    <message>
        <source>Ouvrir un bandeau qui reste au-dessus de l’ENT : titre, contenu, travail, fichier</source>
        <translation>Open a strip that stays above the ENT: title, content, homework, file</translation>
    </message>
    <message>
        <source>Ouvrir un exemple</source>
        <translation>Open an example</translation>
    </message>
    <message>
        <source>Ouvrir une leçon</source>
        <translation>Open a lesson</translation>
    </message>
    <message>
        <source>Ouvrir {}</source>
        <translation>Open {}</translation>
    </message>
    <message>
        <source>Ouvrir à nouveau</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Où chercher</source>
        <translation>Where to look</translation>
    </message>
    <message>
        <source>Où envoyer le cahier de textes ?</source>
        <translation>Where should the lesson record be sent?</translation>
    </message>
    <message>
        <source>Où les séances sont envoyées, et à quelles heures.</source>
        <translation>Where sessions are sent, and at what hours.</translation>
    </message>
    <message>
        <source>Où sauvegarder les leçons</source>
        <translation>Where to back up the lessons</translation>
    </message>
    <message>
        <source>P</source>
        <comment>correction code: punctuation</comment>
        <translation>P</translation>
    </message>
    <message>
        <source>PARTIE</source>
        <translation>PART</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PDF des pages</source>
        <translation>PDF of the pages</translation>
    </message>
    <message>
        <source>PDF enregistré : {}</source>
        <translation>PDF saved: {}</translation>
    </message>
    <message>
        <source>PDF enregistré dans « {} ».</source>
        <translation>PDF saved in “{}”.</translation>
    </message>
    <message>
        <source>PDF pour le visa et l’archive</source>
        <translation>PDF for the inspection and the archive</translation>
    </message>
    <message>
        <source>PDF à imprimer</source>
        <translation>PDF to print</translation>
    </message>
    <message>
        <source>PRONOTE, EcoleDirecte et Skolengo n’ouvrent pas leur cahier de textes aux logiciels : copier, puis coller (« Coller dans l’ENT… », à la fin de la séance).</source>
        <translation>PRONOTE, EcoleDirecte and Skolengo do not open their lesson record to programs: copy, then paste (“Paste into the ENT…”, at the end of the session).</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Page </source>
        <translation>Page </translation>
    </message>
    <message>
        <source>Page 16:9</source>
        <translation>16:9 page</translation>
    </message>
    <message>
        <source>Page 4:3</source>
        <translation>4:3 page</translation>
    </message>
    <message>
        <source>Page A4</source>
        <translation>A4 page</translation>
    </message>
    <message>
        <source>Page A4 paysage</source>
        <translation>A4 landscape page</translation>
    </message>
    <message>
        <source>Page affichée au tableau</source>
        <translation>Page shown on the board</translation>
    </message>
    <message>
        <source>Page blanche</source>
        <translation>White page</translation>
    </message>
    <message>
        <source>Page de maintenant</source>
        <translation>Page as it is now</translation>
    </message>
    <message>
        <source>Page de « {} » copiée après la page affichée.</source>
        <translation>Page of “{}” copied after the page shown.</translation>
    </message>
    <message>
        <source>Page des sources</source>
        <translation>Page of sources</translation>
    </message>
    <message>
        <source>Page disparue</source>
        <translation>Page gone</translation>
    </message>
    <message>
        <source>Page du manuel</source>
        <translation>Page of the textbook</translation>
    </message>
    <message>
        <source>Page d’alors</source>
        <translation>Page as it was</translation>
    </message>
    <message>
        <source>Page d’un document PDF</source>
        <translation>Page of a PDF document</translation>
    </message>
    <message>
        <source>Page en grand</source>
        <translation>Page enlarged</translation>
    </message>
    <message>
        <source>Page entière</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>Page faite avec TNI. Elle s’ouvre partout, sans le logiciel et sans connexion.</source>
        <translation>Page made with TNI. It opens anywhere, without the program and without a connection.</translation>
    </message>
    <message>
        <source>Page ouverte dans le navigateur</source>
        <translation>Page open in the browser</translation>
    </message>
    <message>
        <source>Page précédente</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Page retirée. Annuler</source>
        <translation>Page removed. Undo</translation>
    </message>
    <message>
        <source>Page sans fin</source>
        <translation>Endless page</translation>
    </message>
    <message>
        <source>Page suivante</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Page supprimée, avec ce qui y a été écrit en classe : {}.</source>
        <translation>Page deleted, with what was written on it in class: {}.</translation>
    </message>
    <message>
        <source>Page unie</source>
        <translation>Plain page</translation>
    </message>
    <message>
        <source>Page web (*.html)</source>
        <translation>Web page (*.html)</translation>
    </message>
    <message>
        <source>Page {done} sur {total}…</source>
        <translation>Page {done} of {total}…</translation>
    </message>
    <message>
        <source>Page {number} : {title}</source>
        <translation>Page {number} – {title}</translation>
    </message>
    <message>
        <source>Page {number} sur {count}</source>
        <translation>Page {number} of {count}</translation>
    </message>
    <message>
        <source>Page {number} à joindre : regardée.</source>
        <translation>Page {number}, which is joined: looked at.</translation>
    </message>
    <message>
        <source>Page {page}, {kind} : {said}</source>
        <translation>Page {page}, {kind}: {said}</translation>
    </message>
    <message>
        <source>Page {}</source>
        <translation>Page {}</translation>
    </message>
    <message>
        <source>Page {} (affichée)</source>
        <translation>Page {} (shown)</translation>
    </message>
    <message>
        <source>Page {} : la même qu’aujourd’hui</source>
        <translation>Page {}: the same as today</translation>
    </message>
    <message>
        <source>Page {} : le PDF ne peut pas être affiché, l’image n’a pas été écrite.</source>
        <translation>Page {}: the PDF cannot be shown, and its picture was not written.</translation>
    </message>
    <message>
        <source>Page {} : le fond, qui ne se lit pas, a été laissé de côté.</source>
        <translation>Page {}: its background, which cannot be read, was left out.</translation>
    </message>
    <message>
        <source>Page {} du collègue</source>
        <translation>Page {} of the colleague</translation>
    </message>
    <message>
        <source>Page {} sur {}</source>
        <translation>Page {} of {}</translation>
    </message>
    <message>
        <source>Page {} sur {} : voir toutes les pages</source>
        <translation>Page {} of {}: see all pages</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Pages de chaque copie</source>
        <translation>Pages of each copy</translation>
    </message>
    <message>
        <source>Pages de la leçon</source>
        <translation>Pages of the lesson</translation>
    </message>
    <message>
        <source>Pages de la version</source>
        <translation>Pages of the version</translation>
    </message>
    <message>
        <source>Pages de réglages</source>
        <translation>Pages of settings</translation>
    </message>
    <message>
        <source>Pages et fichiers à regarder</source>
        <translation>Pages and files to look at</translation>
    </message>
    <message>
        <source>Pages jointes</source>
        <translation>Attached pages</translation>
    </message>
    <message>
        <source>Pages par copie</source>
        <translation>Pages per copy</translation>
    </message>
    <message>
        <source>Pages par feuille</source>
        <translation>Pages per sheet</translation>
    </message>
    <message>
        <source>Pages qui se ressemblent</source>
        <translation>Pages that look alike</translation>
    </message>
    <message>
        <source>Pages regardées. Les envoyer confirme qu’aucun élève n’y est nommé.</source>
        <translation>Pages seen. Sending them confirms that no pupil is named there.</translation>
    </message>
    <message>
        <source>Pages supprimées, avec ce qui y a été écrit en classe : {}.</source>
        <translation>Pages deleted, with what was written on them in class: {}.</translation>
    </message>
    <message>
        <source>Pages utilisées</source>
        <translation>Pages used</translation>
    </message>
    <message>
        <source>Pages {} : le PDF ne peut pas être affiché, ces images n’ont pas été écrites.</source>
        <translation>Pages {}: the PDF cannot be shown, and their pictures were not written.</translation>
    </message>
    <message>
        <source>Pages à choisir</source>
        <translation>Pages to choose</translation>
    </message>
    <message>
        <source>Pages à joindre</source>
        <translation>Pages to attach</translation>
    </message>
    <message>
        <source>Pages à regarder</source>
        <translation>Pages to look at</translation>
    </message>
    <message>
        <source>Paires : ce qui est à gauche va avec ce qui est à droite</source>
        <translation>Pairs: what is on the left goes with what is on the right</translation>
    </message>
    <message>
        <source>Pannes du serveur ou fichiers abîmés</source>
        <translation>Faults of the server, or damaged files</translation>
    </message>
    <message>
        <source>Papier blanc, sans ombres</source>
        <translation>White paper, no shadows</translation>
    </message>
    <message>
        <source>Papier millimétré</source>
        <translation>Millimetre paper</translation>
    </message>
    <message>
        <source>Papier plus chaud</source>
        <translation>Warmer paper</translation>
    </message>
    <message>
        <source>Par un PDF corrigé : ce qui est écrit reste sur les mêmes pages.</source>
        <translation>By a corrected PDF: what is written stays on the same pages.</translation>
    </message>
    <message>
        <source>Par un dossier, une clé ou un Nuage : donner, suivre, travailler à plusieurs.</source>
        <translation>By a folder, a key or a Nextcloud: give, follow, work together.</translation>
    </message>
    <message>
        <source>Paragraphe par paragraphe</source>
        <translation>Paragraph by paragraph</translation>
    </message>
    <message>
        <source>Parallèle à</source>
        <translation>Parallel to</translation>
    </message>
    <message>
        <source>Pareilles des deux côtés : {}.</source>
        <translation>The same on both sides: {}.</translation>
    </message>
    <message>
        <source>Parenthèses</source>
        <translation>Brackets</translation>
    </message>
    <message>
        <source>Part de bonnes réponses</source>
        <translation>Share of right answers</translation>
    </message>
    <message>
        <source>Partage entre collègues</source>
        <translation>Sharing with colleagues</translation>
    </message>
    <message>
        <source>Partager et publier</source>
        <translation>Sharing and publishing</translation>
    </message>
    <message>
        <source>Partager ici la leçon ouverte</source>
        <translation>Share the open lesson here</translation>
    </message>
    <message>
        <source>Partager ses leçons avec des collègues</source>
        <translation>Share lessons with colleagues</translation>
    </message>
    <message>
        <source>Partager une autre leçon…</source>
        <translation>Share another lesson…</translation>
    </message>
    <message>
        <source>Partager une leçon…</source>
        <translation>Share a lesson…</translation>
    </message>
    <message>
        <source>Partagé en</source>
        <translation>Divided into</translation>
    </message>
    <message>
        <source>Partie de la page</source>
        <translation>Part of the page</translation>
    </message>
    <message>
        <source>Partie entière</source>
        <translation>Floor</translation>
    </message>
    <message>
        <source>Partie gardée de l’image</source>
        <translation>Part of the picture that is kept</translation>
    </message>
    <message>
        <source>Partira le {} : {}</source>
        <translation>Leaves on {}: {}</translation>
    </message>
    <message>
        <source>Partira le {}. Urgent : copier.</source>
        <translation>Leaves on {}. Urgent: copy it.</translation>
    </message>
    <message>
        <source>Partira {day} à {hour}</source>
        <translation>Leaves {day} at {hour}</translation>
    </message>
    <message>
        <source>Pas assez de place libre sur la page : le tableau est sur une page nouvelle.</source>
        <translation>Not enough free room on the page: the table is on a new page.</translation>
    </message>
    <message>
        <source>Pas dans la liste de classe : {}.</source>
        <translation>Not in the class list: {}.</translation>
    </message>
    <message>
        <source>Pas dans ma leçon</source>
        <translation>Not in my lesson</translation>
    </message>
    <message>
        <source>Pas de connexion : les liens n’ont pas pu être vérifiés, et rien n’a changé.</source>
        <translation>No connection: the links could not be checked, and nothing has changed.</translation>
    </message>
    <message>
        <source>Pas de connexion à Internet : la page ne peut pas s’afficher.</source>
        <translation>No connection to the internet: the page cannot be shown.</translation>
    </message>
    <message>
        <source>Pas de copie sous un autre nom : {} n’est plus joint. Le renommer, puis le joindre.</source>
        <translation>No copy under another name: {} is no longer attached. Rename it, then attach it.</translation>
    </message>
    <message>
        <source>Pas de cours ce jour-là.</source>
        <translation>No lesson on that day.</translation>
    </message>
    <message>
        <source>Pas de ligne d’en-tête : les colonnes sont devinées d’après leur contenu, à vérifier.</source>
        <translation>No header row: the columns are guessed from what they hold. Check them.</translation>
    </message>
    <message>
        <source>Pas de réponse : vérifier le réseau, puis chercher encore.</source>
        <translation>No answer: check the network, then search again.</translation>
    </message>
    <message>
        <source>Pas de réseau : TNI montre les images gardées sur cet ordinateur.</source>
        <translation>No network: TNI shows the pictures kept on this computer.</translation>
    </message>
    <message>
        <source>Pas de réseau pour joindre {host}.</source>
        <translation>No network to reach {host}.</translation>
    </message>
    <message>
        <source>Pas de vote</source>
        <translation>No vote</translation>
    </message>
    <message>
        <source>Pas des leçons de TNI</source>
        <translation>Not lessons of TNI</translation>
    </message>
    <message>
        <source>Pas donnée</source>
        <translation>Not given</translation>
    </message>
    <message>
        <source>Pas donnée : {}</source>
        <translation>Not given: {}</translation>
    </message>
    <message>
        <source>Pas encore captées : {}</source>
        <translation>Not received yet: {}</translation>
    </message>
    <message>
        <source>Pas encore de sauvegarde de cet ordinateur.</source>
        <translation>No backup of this computer yet.</translation>
    </message>
    <message>
        <source>Pas encore montré à la classe : il n’y est pas.</source>
        <translation>Not yet shown to the class: it is not in it.</translation>
    </message>
    <message>
        <source>Pas encore posée</source>
        <translation>Not asked yet</translation>
    </message>
    <message>
        <source>Pas encore échangé</source>
        <translation>Not exchanged yet</translation>
    </message>
    <message>
        <source>Pas restauré : {}.</source>
        <translation>Not restored: {}.</translation>
    </message>
    <message>
        <source>Pas restaurés : {}.</source>
        <translation>Not restored: {}.</translation>
    </message>
    <message>
        <source>Passer</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pavés ajoutés</source>
        <translation>Keypads added</translation>
    </message>
    <message>
        <source>Perpendiculaire à</source>
        <translation>Perpendicular to</translation>
    </message>
    <message>
        <source>Personne ne peut plus les lire. Les classes, les numéros et les résultats restent ; importer la liste à nouveau rend les noms. « Jamais ensemble » et « Toujours ensemble » seront à refaire.</source>
        <translation>Nobody can read them any more. Classes, numbers and results stay; importing the list again brings the names back. “Never together” and “Always together” will have to be set again.</translation>
    </message>
    <message>
        <source>Personne ne pourra retrouver qui a répondu quoi, pas même ce programme.</source>
        <translation>Nobody will be able to find out who answered what, not even this program.</translation>
    </message>
    <message>
        <source>Petit</source>
        <translation>Small</translation>
    </message>
    <message>
        <source>Petits</source>
        <translation>Small</translation>
    </message>
    <message>
        <source>Petits carreaux</source>
        <translation>Squared</translation>
    </message>
    <message>
        <source>Peut-être</source>
        <translation>Perhaps</translation>
    </message>
    <message>
        <source>Peut-être des mots ordinaires</source>
        <translation>Perhaps ordinary words</translation>
    </message>
    <message>
        <source>PhET, GeoGebra, MathALÉA… : une carte sur la page, qui s’ouvre dans le navigateur.</source>
        <translation>PhET, GeoGebra, MathALÉA…: a card on the page that opens in the browser.</translation>
    </message>
    <message>
        <source>Phase en cours : {}</source>
        <translation>Phase under way: {}</translation>
    </message>
    <message>
        <source>Phase sans titre</source>
        <translation>Untitled phase</translation>
    </message>
    <message>
        <source>Phase suivante</source>
        <translation>Next phase</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phases</translation>
    </message>
    <message>
        <source>Phases du plan</source>
        <translation>Phases of the plan</translation>
    </message>
    <message>
        <source>Photo prise. La caméra est éteinte.</source>
        <translation>The picture is taken. The camera is off.</translation>
    </message>
    <message>
        <source>Photographier le code, ou taper l’adresse :</source>
        <translation>Photograph the code, or type the address:</translation>
    </message>
    <message>
        <source>Phrase de passe</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Phrase oubliée</source>
        <translation>Passphrase forgotten</translation>
    </message>
    <message>
        <source>Pile : autant de pages</source>
        <translation>Stack: same number</translation>
    </message>
    <message>
        <source>Pile : à la main</source>
        <translation>Stack: by hand</translation>
    </message>
    <message>
        <source>Pilotes :</source>
        <translation>Drivers:</translation>
    </message>
    <message>
        <source>Place dans la séquence</source>
        <translation>Place in the sequence</translation>
    </message>
    <message>
        <source>Place, taille et angle exacts, alignement, ordre des calques.</source>
        <translation>Exact place, size and angle, alignment, order of layers.</translation>
    </message>
    <message>
        <source>Placer</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Plan : {}</source>
        <translation>Plan: {}</translation>
    </message>
    <message>
        <source>Plan de la leçon</source>
        <translation>Lesson plan</translation>
    </message>
    <message>
        <source>Plan fermé avant la lecture du fichier, à joindre de nouveau : {}.</source>
        <translation>Plan closed before the file was read, to be attached again: {}.</translation>
    </message>
    <message>
        <source>Plan terminé</source>
        <translation>Plan completed</translation>
    </message>
    <message>
        <source>Plein tableau</source>
        <translation>Whole board</translation>
    </message>
    <message>
        <source>Plein écran</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>Plus</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Plus anciennes que la leçon déjà là : gardées à part, rien n’est remplacé</source>
        <translation>Older than the lesson already there: kept apart, nothing is replaced</translation>
    </message>
    <message>
        <source>Plus clair</source>
        <translation>Lighter</translation>
    </message>
    <message>
        <source>Plus de commandes</source>
        <translation>More commands</translation>
    </message>
    <message>
        <source>Plus de place sur la page pour une ligne de plus.</source>
        <translation>No room on the page for one more row.</translation>
    </message>
    <message>
        <source>Plus de temps</source>
        <translation>More time</translation>
    </message>
    <message>
        <source>Plus haute</source>
        <translation>Higher</translation>
    </message>
    <message>
        <source>Plus large</source>
        <translation>Wider</translation>
    </message>
    <message>
        <source>Plus l’infini</source>
        <translation>Plus infinity</translation>
    </message>
    <message>
        <source>Plus rien n’y est mis ; ce qui y était y reste.</source>
        <translation>Nothing is put there any more; what was there stays.</translation>
    </message>
    <message>
        <source>Plus sombre</source>
        <translation>Darker</translation>
    </message>
    <message>
        <source>Plus tard</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Plusieurs appareils ont la même adresse : répondre dans « Téléphones et tablettes ».</source>
        <translation>Several devices have the same address: answer in “Phones and tablets”.</translation>
    </message>
    <message>
        <source>Plusieurs appareils sont branchés : en choisir un avec --device, parmi {names}.</source>
        <translation>Several devices are plugged in: choose one with --device, among {names}.</translation>
    </message>
    <message>
        <source>Plusieurs bonnes réponses</source>
        <translation>Several right answers</translation>
    </message>
    <message>
        <source>Plusieurs bonnes réponses : prendre « Plusieurs choix », ou n’en garder qu’une.</source>
        <translation>Several right answers: take “Several choices”, or keep only one.</translation>
    </message>
    <message>
        <source>Plusieurs choix</source>
        <translation>Several choices</translation>
    </message>
    <message>
        <source>Plusieurs liens différents.</source>
        <translation>Several different links.</translation>
    </message>
    <message>
        <source>Plusieurs séances commencent par « {id} » : donner plus de chiffres.</source>
        <translation>Several sessions begin with “{id}”: give more digits.</translation>
    </message>
    <message>
        <source>Plus…</source>
        <translation>More…</translation>
    </message>
    <message>
        <source>Poids effectif</source>
        <translation>Effective weight</translation>
    </message>
    <message>
        <source>Point sur l’image</source>
        <translation>Point on the picture</translation>
    </message>
    <message>
        <source>Point-virgule</source>
        <translation>Semicolon</translation>
    </message>
    <message>
        <source>Pointeur</source>
        <translation>Pointer</translation>
    </message>
    <message>
        <source>Pointillés</source>
        <translation>Dotted</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Dots</translation>
    </message>
    <message>
        <source>Points : taper un nombre, par exemple −0,5.</source>
        <translation>Points: type a number, such as −0.5.</translation>
    </message>
    <message>
        <source>Points de chaque code</source>
        <translation>Points for each code</translation>
    </message>
    <message>
        <source>Points de suspension</source>
        <translation>Ellipsis</translation>
    </message>
    <message>
        <source>Police</source>
        <translation>Font</translation>
    </message>
    <message>
        <source>Port du vote par téléphone</source>
        <translation>Port for voting by phone</translation>
    </message>
    <message>
        <source>Portées</source>
        <translation>Staves</translation>
    </message>
    <message>
        <source>Portées de musique</source>
        <translation>Music staves</translation>
    </message>
    <message>
        <source>Poser</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Poser en série</source>
        <translation>Ask as a series</translation>
    </message>
    <message>
        <source>Poser en série ({})</source>
        <translation>Ask as a series ({})</translation>
    </message>
    <message>
        <source>Poser la main à plat et la déplacer.</source>
        <translation>Lay your hand flat and move it.</translation>
    </message>
    <message>
        <source>Poser la question</source>
        <translation>Ask the question</translation>
    </message>
    <message>
        <source>Poser ou enregistrer</source>
        <translation>Ask or save</translation>
    </message>
    <message>
        <source>Poser une question sur la page</source>
        <translation>Put a question on the page</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Posée</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>Posés à plat sur le tableau.</source>
        <translation>Laid flat on the board.</translation>
    </message>
    <message>
        <source>Pour cent</source>
        <translation>Per cent</translation>
    </message>
    <message>
        <source>Pour commencer : voir des exemples, ajouter ses leçons et ses PDF, ou relier son emploi du temps.</source>
        <translation>To begin: look at samples, add your lessons and PDFs, or connect your timetable.</translation>
    </message>
    <message>
        <source>Pour garder les noms, il manque la phrase de passe.</source>
        <translation>The names cannot be kept without a passphrase.</translation>
    </message>
    <message>
        <source>Pour le</source>
        <translation>For</translation>
    </message>
    <message>
        <source>Pour l’allumer, choisir sa source, couper ou figer son image d’ici : chercher le projecteur de la salle, ou écrire son adresse.</source>
        <translation>To turn it on, choose its source, blank or freeze its picture from here: search for the projector of the room, or type its address.</translation>
    </message>
    <message>
        <source>Pour l’enseignant : s’ouvre par un appui long.</source>
        <translation>For the teacher: opens by a long press.</translation>
    </message>
    <message>
        <source>Pour que les boutons aient la bonne taille.</source>
        <translation>So that buttons have the right size.</translation>
    </message>
    <message>
        <source>Pour que l’encre soit sous le stylo.</source>
        <translation>So that the ink is under the pen.</translation>
    </message>
    <message>
        <source>Pour quel jour ? Cocher « Pour le » ; ou appuyer de nouveau pour envoyer sans jour.</source>
        <translation>For which day? Tick “For”; or press again to send it without a day.</translation>
    </message>
    <message>
        <source>Pour s’entraîner : « Séance », « Commencer » ou « Autre classe », puis « Classe d’essai ».</source>
        <translation>To practise: “Session”, “Start” or “Another class”, then “Trial class”.</translation>
    </message>
    <message>
        <source>Pour toutes les classes</source>
        <translation>For all classes</translation>
    </message>
    <message>
        <source>Pour une autre classe ou une autre année, la choisir au-dessus de la liste.</source>
        <translation>For another class or year, choose it above the list.</translation>
    </message>
    <message>
        <source>Pour élèves dyslexiques</source>
        <translation>For dyslexic pupils</translation>
    </message>
    <message>
        <source>Premier vote</source>
        <translation>First vote</translation>
    </message>
    <message>
        <source>Première fois ici ? Une visite de deux minutes montre l’essentiel. Toucher ce message pour la passer.</source>
        <translation>First time here? A two-minute tour shows the essentials. Touch this message to skip it.</translation>
    </message>
    <message>
        <source>Première page</source>
        <translation>First page</translation>
    </message>
    <message>
        <source>Prendre : {}</source>
        <translation>Take: {}</translation>
    </message>
    <message>
        <source>Prendre aussi le titre, le plan, les étiquettes et l’ordre des pages</source>
        <translation>Take title, plan, tags and the order of pages too</translation>
    </message>
    <message>
        <source>Prendre ces noms</source>
        <translation>Use these names</translation>
    </message>
    <message>
        <source>Prendre ces versions : chacune devient une leçon à part</source>
        <translation>Take these versions: each becomes a lesson of its own</translation>
    </message>
    <message>
        <source>Prendre la gomme, ou retourner le stylet, tracer un trait, reposer.</source>
        <translation>Take the eraser, or turn the pen over, draw a line, put it back.</translation>
    </message>
    <message>
        <source>Prendre la photo</source>
        <translation>Take the picture</translation>
    </message>
    <message>
        <source>Prendre le stylet n° {number}, tracer un trait, le reposer.</source>
        <translation>Take pen no. {number}, draw a line, put it back.</translation>
    </message>
    <message>
        <source>Prendre les PDF : chacun devient une leçon</source>
        <translation>Take the PDFs: each becomes a lesson</translation>
    </message>
    <message>
        <source>Prime</source>
        <translation>Prime</translation>
    </message>
    <message>
        <source>Primitive entre deux bornes</source>
        <translation>Antiderivative between two bounds</translation>
    </message>
    <message>
        <source>Privé de</source>
        <translation>Without</translation>
    </message>
    <message>
        <source>Probabilité sachant que</source>
        <translation>Conditional probability</translation>
    </message>
    <message>
        <source>Prochaine leçon de {name}, {when} : {lesson}</source>
        <translation>Next lesson of {name}, {when}: {lesson}</translation>
    </message>
    <message>
        <source>Prochaine leçon, {when} : {title}</source>
        <translation>Next lesson, {when}: {title}</translation>
    </message>
    <message>
        <source>Prochaines leçons</source>
        <translation>Next lessons</translation>
    </message>
    <message>
        <source>Produit</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>Produit scalaire</source>
        <translation>Dot product</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Curriculum</translation>
    </message>
    <message>
        <source>Programmer</source>
        <translation>Programming</translation>
    </message>
    <message>
        <source>Progrès</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Progrès de séance en séance</source>
        <translation>Progress from session to session</translation>
    </message>
    <message>
        <source>Projecteur</source>
        <translation>Projector</translation>
    </message>
    <message>
        <source>Projecteurs connus</source>
        <translation>Known projectors</translation>
    </message>
    <message>
        <source>Projecteurs trouvés</source>
        <translation>Projectors found</translation>
    </message>
    <message>
        <source>Proportions conservées</source>
        <translation>Keep proportions</translation>
    </message>
    <message>
        <source>Proposer</source>
        <translation>Suggest</translation>
    </message>
    <message>
        <source>Propositions</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <source>Propriétés</source>
        <translation>Properties</translation>
    </message>
    <message>
        <source>Propriétés et calques</source>
        <translation>Properties and layers</translation>
    </message>
    <message>
        <source>Protocole du projecteur</source>
        <translation>Projector protocol</translation>
    </message>
    <message>
        <source>Protéger</source>
        <translation>Protect</translation>
    </message>
    <message>
        <source>Protéger d’abord les noms : le temps en plus est chiffré avec eux.</source>
        <translation>Protect the names first: extra time is encrypted with them.</translation>
    </message>
    <message>
        <source>Protéger la santé, le bien-être et l’environnement</source>
        <translation>Protecting health, well-being and the environment</translation>
    </message>
    <message>
        <source>Protéger les données personnelles et la vie privée</source>
        <translation>Protecting personal data and privacy</translation>
    </message>
    <message>
        <source>Protéger les noms</source>
        <translation>Protect the names</translation>
    </message>
    <message>
        <source>Protéger les noms des élèves</source>
        <translation>Protect the pupils’ names</translation>
    </message>
    <message>
        <source>Protégés par un mot de passe : les enregistrer sans, puis recommencer</source>
        <translation>Protected by a password: save them without one, then try again</translation>
    </message>
    <message>
        <source>Précipité</source>
        <translation>Precipitate</translation>
    </message>
    <message>
        <source>Précédente</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Prénom</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Prénom et initiale</source>
        <translation>First name and initial</translation>
    </message>
    <message>
        <source>Prénom et nom</source>
        <translation>First and last name</translation>
    </message>
    <message>
        <source>Préparation</source>
        <translation>Preparation</translation>
    </message>
    <message>
        <source>Préparation de l’impression</source>
        <translation>Preparing to print</translation>
    </message>
    <message>
        <source>Préparation des images de la série…</source>
        <translation>Preparing the series’ pictures…</translation>
    </message>
    <message>
        <source>Préparation du cahier de textes…</source>
        <translation>Preparing the lesson record…</translation>
    </message>
    <message>
        <source>Préparer</source>
        <translation>Prepare</translation>
    </message>
    <message>
        <source>Préparer : tout va dans la leçon.</source>
        <translation>Prepare: all goes into the lesson.</translation>
    </message>
    <message>
        <source>Préparer la suite pendant que les élèves voient l’image figée.</source>
        <translation>Prepare what comes next while pupils see the frozen picture.</translation>
    </message>
    <message>
        <source>Préparer ou enseigner</source>
        <translation>Prepare or teach</translation>
    </message>
    <message>
        <source>Prévoir l’année de ses classes</source>
        <translation>Plan the year of your classes</translation>
    </message>
    <message>
        <source>Prévoir à nouveau</source>
        <translation>Plan again</translation>
    </message>
    <message>
        <source>Puces</source>
        <translation>Bullets</translation>
    </message>
    <message>
        <source>Puis réessayer : fermer avant cela la perd.</source>
        <translation>Then try again: closing before that loses it.</translation>
    </message>
    <message>
        <source>Puis une par jour pendant</source>
        <translation>Then one a day for</translation>
    </message>
    <message>
        <source>Puis une par mois pendant</source>
        <translation>Then one a month for</translation>
    </message>
    <message>
        <source>Puis une par semaine pendant</source>
        <translation>Then one a week for</translation>
    </message>
    <message>
        <source>Puissance, exposant</source>
        <translation>Power, exponent</translation>
    </message>
    <message>
        <source>Période</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Périphérique HID</source>
        <translation>HID device</translation>
    </message>
    <message>
        <source>Périphériques HID</source>
        <translation>HID devices</translation>
    </message>
    <message>
        <source>QPainter, sans carte graphique</source>
        <translation>QPainter, without a graphics card</translation>
    </message>
    <message>
        <source>Quadrillage</source>
        <translation>Squares</translation>
    </message>
    <message>
        <source>Quand l’encre n’est pas sous le stylo.</source>
        <translation>When the ink is not under the pen.</translation>
    </message>
    <message>
        <source>Quatre cibles ne donnent pas la précision : en toucher neuf dès que possible.</source>
        <translation>Four targets do not tell the precision: touch nine as soon as you can.</translation>
    </message>
    <message>
        <source>Quel appareil est le récepteur ?</source>
        <translation>Which device is the receiver?</translation>
    </message>
    <message>
        <source>Quelques versions d’avant ne peuvent plus être reprises ; les leçons sont intactes.</source>
        <translation>Some earlier versions can no longer be restored; the lessons are intact.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Question (si elle n’est pas au tableau)</source>
        <translation>Question (when it is not on the board)</translation>
    </message>
    <message>
        <source>Question ajoutée.</source>
        <translation>Question added.</translation>
    </message>
    <message>
        <source>Question dupliquée.</source>
        <translation>Question duplicated.</translation>
    </message>
    <message>
        <source>Question déplacée.</source>
        <translation>Question moved.</translation>
    </message>
    <message>
        <source>Question introuvable</source>
        <translation>Question not found</translation>
    </message>
    <message>
        <source>Question modifiée.</source>
        <translation>Question changed.</translation>
    </message>
    <message>
        <source>Question par question</source>
        <translation>Question by question</translation>
    </message>
    <message>
        <source>Question précédente</source>
        <translation>Previous question</translation>
    </message>
    <message>
        <source>Question suivante</source>
        <translation>Next question</translation>
    </message>
    <message>
        <source>Question {}</source>
        <translation>Question {}</translation>
    </message>
    <message>
        <source>Question {} / {}</source>
        <translation>Question {} / {}</translation>
    </message>
    <message>
        <source>Question écrite au tableau</source>
        <translation>Question written on the board</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Questions ({kinds})</source>
        <translation>Questions ({kinds})</translation>
    </message>
    <message>
        <source>Questions de la phase</source>
        <translation>Questions of the phase</translation>
    </message>
    <message>
        <source>Questions à poser</source>
        <translation>Questions to ask</translation>
    </message>
    <message>
        <source>Questions à reposer</source>
        <translation>Questions to ask again</translation>
    </message>
    <message>
        <source>Quitter</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Quitter sans cette liste</source>
        <translation>Quit without this list</translation>
    </message>
    <message>
        <source>R</source>
        <comment>correction code: repetition</comment>
        <translation>R</translation>
    </message>
    <message>
        <source>Raccourcis</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>Raccourcis du clavier</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Racine carrée</source>
        <translation>Square root</translation>
    </message>
    <message>
        <source>Racine d’indice quelconque</source>
        <translation>Root of any index</translation>
    </message>
    <message>
        <source>Radicale n’a pas démarré</source>
        <translation>Radicale did not start</translation>
    </message>
    <message>
        <source>Radicale n’est pas installé</source>
        <translation>Radicale is not installed</translation>
    </message>
    <message>
        <source>Ranger et faire voter</source>
        <translation>Put away and vote</translation>
    </message>
    <message>
        <source>Ranger la barre</source>
        <translation>Put the bar away</translation>
    </message>
    <message>
        <source>Ranger la série</source>
        <translation>Put the series away</translation>
    </message>
    <message>
        <source>Ranger le clavier</source>
        <translation>Put the keyboard away</translation>
    </message>
    <message>
        <source>Ranger le vote</source>
        <translation>Put the vote away</translation>
    </message>
    <message>
        <source>Ranger les modèles</source>
        <translation>Tidy the templates</translation>
    </message>
    <message>
        <source>Rapetisser ce que voit la caméra</source>
        <translation>Show more of what the camera sees</translation>
    </message>
    <message>
        <source>Rappeler que l’image est coupée</source>
        <translation>Remind that the picture is blank</translation>
    </message>
    <message>
        <source>Rapport</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Rapports</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Rationnels</source>
        <translation>Rational numbers</translation>
    </message>
    <message>
        <source>Recevoir ses mises à jour, sans rien changer chez elle ou lui.</source>
        <translation>Receive the updates, and change nothing for the colleague.</translation>
    </message>
    <message>
        <source>Recherche dans les dossiers : {} images…</source>
        <translation>Looking in the folders: {} pictures…</translation>
    </message>
    <message>
        <source>Recherche dans les dossiers : {} image…</source>
        <translation>Looking in the folders: {} picture…</translation>
    </message>
    <message>
        <source>Recherche dans les dossiers…</source>
        <translation>Looking in the folders…</translation>
    </message>
    <message>
        <source>Recherche de la feuille…</source>
        <translation>Looking for the sheet…</translation>
    </message>
    <message>
        <source>Recherche des imprimantes…</source>
        <translation>Looking for printers…</translation>
    </message>
    <message>
        <source>Recherche des leçons…</source>
        <translation>Looking for lessons…</translation>
    </message>
    <message>
        <source>Recherche sur les câbles série : toucher le tableau.</source>
        <translation>Searching serial cables: touch the board.</translation>
    </message>
    <message>
        <source>Recherche…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>Recherche… Certains projecteurs répondent après dix secondes.</source>
        <translation>Searching… Some projectors answer after ten seconds.</translation>
    </message>
    <message>
        <source>Recommencer</source>
        <translation>Start again</translation>
    </message>
    <message>
        <source>Reconnaître les formes</source>
        <translation>Recognise shapes</translation>
    </message>
    <message>
        <source>Recopier</source>
        <translation>Type out</translation>
    </message>
    <message>
        <source>Recopier l’écriture au clavier</source>
        <translation>Type out the handwriting</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rectangle</translation>
    </message>
    <message>
        <source>Reculer la leçon</source>
        <translation>Move the lesson down</translation>
    </message>
    <message>
        <source>Reculer la page d’un rang</source>
        <translation>Move the page one place later</translation>
    </message>
    <message>
        <source>Reculer la séquence</source>
        <translation>Move the sequence later</translation>
    </message>
    <message>
        <source>Reculer l’étape</source>
        <translation>Move the step down</translation>
    </message>
    <message>
        <source>Redonner</source>
        <translation>Give back</translation>
    </message>
    <message>
        <source>Redresser</source>
        <translation>Straighten</translation>
    </message>
    <message>
        <source>Redresser l’image</source>
        <translation>Straighten the picture</translation>
    </message>
    <message>
        <source>Redresser une feuille photographiée</source>
        <translation>Straighten a photographed sheet</translation>
    </message>
    <message>
        <source>Refuser</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Regarder</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Regarder dans le fichier d’une leçon, sans y toucher.</source>
        <translation>Look into a lesson file, without touching it.</translation>
    </message>
    <message>
        <source>Registre et AIPD</source>
        <translation>Register and DPIA</translation>
    </message>
    <message>
        <source>Registre et AIPD enregistrés dans « {} ».</source>
        <translation>Register sheet and DPIA saved in “{}”.</translation>
    </message>
    <message>
        <source>Rejouer l’enregistrement d’un tableau, et décrire son contenu.</source>
        <translation>Play a board’s recording, and describe its content.</translation>
    </message>
    <message>
        <source>Relier</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Relire la séance</source>
        <translation>Check the session</translation>
    </message>
    <message>
        <source>Relu, rien ne diffère : {what}</source>
        <translation>Read back, nothing differs: {what}</translation>
    </message>
    <message>
        <source>Remettre</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>Remettre au départ</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>Remettre en ordre</source>
        <translation>Put in order</translation>
    </message>
    <message>
        <source>Remettre le texte d’origine</source>
        <translation>Put the original text back</translation>
    </message>
    <message>
        <source>Remettre les étiquettes au départ</source>
        <translation>Put the labels back where they began</translation>
    </message>
    <message>
        <source>Remettre tout le monde</source>
        <translation>Put everyone back</translation>
    </message>
    <message>
        <source>Remettre à sa place</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>Remettre à zéro</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Remise à l’envoi…</source>
        <translation>Handing over…</translation>
    </message>
    <message>
        <source>Remplacer</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Remplacer le fond</source>
        <translation>Replace background</translation>
    </message>
    <message>
        <source>Remplacer le fond de la leçon</source>
        <translation>Replace the background of the lesson</translation>
    </message>
    <message>
        <source>Remplacer par « {} »</source>
        <translation>Replace with “{}”</translation>
    </message>
    <message>
        <source>Remplir</source>
        <translation>Fill</translation>
    </message>
    <message>
        <source>Remplir les formes</source>
        <translation>Fill shapes</translation>
    </message>
    <message>
        <source>Rendre la copie</source>
        <translation>Give the copy back</translation>
    </message>
    <message>
        <source>Rendre la copie corrigée</source>
        <translation>Give the corrected copy back</translation>
    </message>
    <message>
        <source>Rendre la couleur</source>
        <translation>Give the colour back</translation>
    </message>
    <message>
        <source>Rendu</source>
        <translation>Handed in</translation>
    </message>
    <message>
        <source>Renommer</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Renommer la leçon</source>
        <translation>Rename the lesson</translation>
    </message>
    <message>
        <source>Renommer la séquence</source>
        <translation>Rename the sequence</translation>
    </message>
    <message>
        <source>Renommer l’élève</source>
        <translation>Rename the pupil</translation>
    </message>
    <message>
        <source>Renoncer à ces noms</source>
        <translation>Give these names up</translation>
    </message>
    <message>
        <source>Renoncer à ces noms ?</source>
        <translation>Give these names up?</translation>
    </message>
    <message>
        <source>Renvoyer</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Replier</source>
        <translation>Collapse</translation>
    </message>
    <message>
        <source>Replié : il contient des résultats de votes.</source>
        <translation>Folded: it holds results of votes.</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Postpone</translation>
    </message>
    <message>
        <source>Reposer</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>Reposer : {}</source>
        <translation>Ask again: {}</translation>
    </message>
    <message>
        <source>Reprendre</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Reprendre avec {name} : {lesson}</source>
        <translation>Resume with {name}: {lesson}</translation>
    </message>
    <message>
        <source>Reprendre avec {}</source>
        <translation>Resume with {}</translation>
    </message>
    <message>
        <source>Reprendre cette page</source>
        <translation>Restore this page</translation>
    </message>
    <message>
        <source>Reprendre le cours</source>
        <translation>Resume the class</translation>
    </message>
    <message>
        <source>Reprendre les envois</source>
        <translation>Resume sending</translation>
    </message>
    <message>
        <source>Reprendre les fichiers d’autres logiciels : chacun devient une leçon</source>
        <translation>Take over files of other programs: each becomes a lesson</translation>
    </message>
    <message>
        <source>Reprendre l’explication.</source>
        <translation>Explain again.</translation>
    </message>
    <message>
        <source>Reprendre plus tard</source>
        <translation>Go on later</translation>
    </message>
    <message>
        <source>Reprendre toute la leçon</source>
        <translation>Restore the whole lesson</translation>
    </message>
    <message>
        <source>Reprendre toute l’année {}</source>
        <translation>Take over the whole year of {}</translation>
    </message>
    <message>
        <source>Reprendre une version d’avant, ou une leçon abîmée</source>
        <translation>Take back an earlier version, or a damaged lesson</translation>
    </message>
    <message>
        <source>Reprise des fichiers : {total}…</source>
        <translation>Taking over files: {total}…</translation>
    </message>
    <message>
        <source>Repère</source>
        <translation>Axes</translation>
    </message>
    <message>
        <source>Repère horizontal</source>
        <translation>Horizontal guide</translation>
    </message>
    <message>
        <source>Repère vertical</source>
        <translation>Vertical guide</translation>
    </message>
    <message>
        <source>Repères</source>
        <translation>Guides</translation>
    </message>
    <message>
        <source>Ressources</source>
        <translation>Resources</translation>
    </message>
    <message>
        <source>Ressources à poser sur la page</source>
        <translation>Resources for the page</translation>
    </message>
    <message>
        <source>Restauration : {done} sur {total}</source>
        <translation>Restoring: {done} of {total}</translation>
    </message>
    <message>
        <source>Restauration…</source>
        <translation>Restoring…</translation>
    </message>
    <message>
        <source>Restaurer depuis une sauvegarde</source>
        <translation>Restore from a backup</translation>
    </message>
    <message>
        <source>Restaurer…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>Reste libre</source>
        <translation>Stays free</translation>
    </message>
    <message>
        <source>Reste tel quel</source>
        <translation>Stays as it is</translation>
    </message>
    <message>
        <source>Restent à effacer : les tableaux exportés et les sauvegardes de l’ordinateur.</source>
        <translation>Still to be erased: exported tables and the computer’s backups.</translation>
    </message>
    <message>
        <source>Retaper la phrase</source>
        <translation>Type the passphrase again</translation>
    </message>
    <message>
        <source>Retirer</source>
        <comment>plugin</comment>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Retirer</source>
        <comment>a question of its collection</comment>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Retirer : {}</source>
        <translation>Remove: {}</translation>
    </message>
    <message>
        <source>Retirer : {} et {} jamais ensemble</source>
        <translation>Remove: {} and {} never together</translation>
    </message>
    <message>
        <source>Retirer : {} et {} toujours ensemble</source>
        <translation>Remove: {} and {} always together</translation>
    </message>
    <message>
        <source>Retirer ce travail</source>
        <translation>Remove this homework</translation>
    </message>
    <message>
        <source>Retirer cette heure</source>
        <translation>Remove this hour</translation>
    </message>
    <message>
        <source>Retirer cette réponse</source>
        <translation>Remove this answer</translation>
    </message>
    <message>
        <source>Retirer de la collection</source>
        <translation>Remove from the collection</translation>
    </message>
    <message>
        <source>Retirer de l’ENT</source>
        <translation>Remove from the ENT</translation>
    </message>
    <message>
        <source>Retirer de l’année</source>
        <translation>Take out of the year</translation>
    </message>
    <message>
        <source>Retirer des favoris</source>
        <translation>Remove from favourites</translation>
    </message>
    <message>
        <source>Retirer la question de la phase</source>
        <translation>Remove the question from the phase</translation>
    </message>
    <message>
        <source>Retirer la séquence de l’année</source>
        <translation>Take the sequence out of the year</translation>
    </message>
    <message>
        <source>Retirer le compte</source>
        <translation>Remove the account</translation>
    </message>
    <message>
        <source>Retirer le dossier</source>
        <translation>Remove the folder</translation>
    </message>
    <message>
        <source>Retirer le filtre {}</source>
        <translation>Remove the filter {}</translation>
    </message>
    <message>
        <source>Retirer le lien</source>
        <translation>Remove the link</translation>
    </message>
    <message>
        <source>Retirer une extension installée en plus, avec ses fichiers.</source>
        <translation>Remove a plugin that was added, with its files.</translation>
    </message>
    <message>
        <source>Retirer {}</source>
        <translation>Remove {}</translation>
    </message>
    <message>
        <source>Retirer « {} » ?</source>
        <translation>Remove “{}”?</translation>
    </message>
    <message>
        <source>Retirer…</source>
        <comment>plugin</comment>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>Retirer…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>Retiré de {account}.</source>
        <translation>Removed from {account}.</translation>
    </message>
    <message>
        <source>Retourner de gauche à droite</source>
        <translation>Flip left to right</translation>
    </message>
    <message>
        <source>Retourner de haut en bas</source>
        <translation>Flip top to bottom</translation>
    </message>
    <message>
        <source>Retourner ↔</source>
        <translation>Flip ↔</translation>
    </message>
    <message>
        <source>Retourner ↕</source>
        <translation>Flip ↕</translation>
    </message>
    <message>
        <source>Retrouver un mot écrit à la main</source>
        <translation>Find a handwritten word</translation>
    </message>
    <message>
        <source>Retrouver, ranger et renommer ses leçons</source>
        <translation>Find, tidy up and rename lessons</translation>
    </message>
    <message>
        <source>Revenir</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Revenir au tableau</source>
        <translation>Back to the board</translation>
    </message>
    <message>
        <source>Revenir au tableau (Échap)</source>
        <translation>Back to the board (Esc)</translation>
    </message>
    <message>
        <source>Revenir aux images</source>
        <translation>Back to the pictures</translation>
    </message>
    <message>
        <source>Revenir à la leçon</source>
        <translation>Back to the lesson</translation>
    </message>
    <message>
        <source>Revenir à la page</source>
        <translation>Back to the page</translation>
    </message>
    <message>
        <source>Revenir à l’original</source>
        <translation>Go back to the original</translation>
    </message>
    <message>
        <source>Revoir</source>
        <translation>Show again</translation>
    </message>
    <message>
        <source>Revoir une version d’avant, la comparer, reprendre une page ou tout.</source>
        <translation>Look at an earlier version, compare it, restore a page or all.</translation>
    </message>
    <message>
        <source>Revoter</source>
        <translation>Vote again</translation>
    </message>
    <message>
        <source>Reçu : {}</source>
        <translation>Received: {}</translation>
    </message>
    <message>
        <source>Rideau</source>
        <translation>Curtain</translation>
    </message>
    <message>
        <source>Rien de nouveau.</source>
        <translation>Nothing new.</translation>
    </message>
    <message>
        <source>Rien d’enregistré</source>
        <translation>Nothing recorded</translation>
    </message>
    <message>
        <source>Rien d’écrit à la main ne ressemble à ce mot.</source>
        <translation>No handwriting looks like this word.</translation>
    </message>
    <message>
        <source>Rien ne manque.</source>
        <translation>Nothing is missing.</translation>
    </message>
    <message>
        <source>Rien ne répond à cette adresse : vérifier que le projecteur est branché au réseau et que l’adresse est la bonne.</source>
        <translation>Nothing answers at this address: check that the projector is connected to the network and that the address is right.</translation>
    </message>
    <message>
        <source>Rien n’a été perdu.</source>
        <translation>Nothing was lost.</translation>
    </message>
    <message>
        <source>Rien n’a été écrit : votre bibliothèque n’a pas changé.</source>
        <translation>Nothing was written: your library has not changed.</translation>
    </message>
    <message>
        <source>Rien n’est encore enregistré.</source>
        <translation>Nothing is stored yet.</translation>
    </message>
    <message>
        <source>Rien n’est encore parti vers l’ENT. À la fin d’une séance, « Envoyer » met le cahier de textes ici, et il part tout seul.</source>
        <translation>Nothing has left for the ENT yet. At the end of a session, “Send” puts the lesson record here, and it leaves by itself.</translation>
    </message>
    <message>
        <source>Rien n’est encore écrit : dire ce qui a été fait, puis envoyer.</source>
        <translation>Nothing is written yet: say what was done, then send.</translation>
    </message>
    <message>
        <source>Rien n’est envoyé : le disque du dossier « {folder} » ne permet pas de verrou, et une autre fenêtre pourrait envoyer la même séance ; faire mettre ce dossier sur le disque du poste, ou envoyer d’un autre poste. Copier reste possible.</source>
        <translation>Nothing is sent: the disk of the folder “{folder}” takes no locks, and another window could send the same session; have this folder moved to this computer’s own disk, or send from another computer. Copying still works.</translation>
    </message>
    <message>
        <source>Rien n’est envoyé : l’enregistrement devient un fichier, à envoyer ou non.</source>
        <translation>Nothing is sent: the recording becomes a file, to be sent or not.</translation>
    </message>
    <message>
        <source>Rien n’est gardé tant que l’on n’a pas choisi « Mettre sur la page ».</source>
        <translation>Nothing is kept until “Put on the page” is chosen.</translation>
    </message>
    <message>
        <source>Rien n’est parti : les comptes prévus pour cette classe ont changé ; vérifier, puis recommencer.</source>
        <translation>Nothing has left: the accounts for this class have changed; check them, then try again.</translation>
    </message>
    <message>
        <source>Rien n’est parti : {name} vient de changer. « Envoyer » le vérifie de nouveau.</source>
        <translation>Nothing was sent: {name} has just changed. “Send” checks it again.</translation>
    </message>
    <message>
        <source>Rien n’est plus lisible dans « {} ». Une copie est peut-être dans les sauvegardes.</source>
        <translation>Nothing can be read in “{}” any more. The backups may have a copy.</translation>
    </message>
    <message>
        <source>Rien n’est sélectionné.</source>
        <translation>Nothing is selected.</translation>
    </message>
    <message>
        <source>Rien n’est à coller : {} vient de changer. « Coller dans l’ENT » le vérifie de nouveau.</source>
        <translation>Nothing to paste: {} has just changed. “Paste into the ENT” checks it again.</translation>
    </message>
    <message>
        <source>Rien n’est écrit : cette séance contient peut-être des noms d’élèves. Les retirer dans TNI, ou, une fois relus, ajouter --yes.</source>
        <translation>Nothing was written: there may be pupils’ names in this session’s entry. Remove them in TNI, or read them and add --yes.</translation>
    </message>
    <message>
        <source>Rien n’est écrit : les noms des élèves ne sont plus lisibles, impossible de vérifier. Dans TNI, « Séances passées » fait relire la séance, puis la copie ou écrit l’année de la classe.</source>
        <translation>Nothing was written: the pupils’ names can no longer be read, so nothing can be checked. In TNI, “Past sessions” has you read the entry, then copies it or writes the year of the class.</translation>
    </message>
    <message>
        <source>Rien n’est écrit : les noms des élèves sont verrouillés, impossible de vérifier. Dans TNI, « Séances passées » les déverrouille, puis copie la séance ou écrit l’année de la classe.</source>
        <translation>Nothing was written: the pupils’ names are locked, so nothing can be checked. In TNI, “Past sessions” unlocks them, then copies the entry or writes the year of the class.</translation>
    </message>
    <message>
        <source>Rien reçu</source>
        <translation>Nothing received</translation>
    </message>
    <message>
        <source>Rien reçu : ce n’est peut-être pas cet appareil.</source>
        <translation>Nothing received: it may not be this device.</translation>
    </message>
    <message>
        <source>Rien reçu : le tableau utilise peut-être un autre appareil (« tni devices list »).</source>
        <translation>Nothing received: the board may use another device (“tni devices list”).</translation>
    </message>
    <message>
        <source>Rien reçu de cet appareil pour l’instant.</source>
        <translation>Nothing received from this device so far.</translation>
    </message>
    <message>
        <source>Rien reçu de cet appareil. Le tableau en utilise peut-être un autre, ou il est en veille.</source>
        <translation>Nothing received from this device. The board may use another one, or be asleep.</translation>
    </message>
    <message>
        <source>Rien sous ce nom dans les listes.</source>
        <translation>Nothing by this name in the lists.</translation>
    </message>
    <message>
        <source>Rien sous ce nom. Essayer un autre mot, ou un autre dossier dans « Où chercher ».</source>
        <translation>Nothing by this name. Try another word, or another folder in “Where to look”.</translation>
    </message>
    <message>
        <source>Rien sous ce nom. Essayer un autre mot.</source>
        <translation>Nothing by that name. Try another word.</translation>
    </message>
    <message>
        <source>Rien à envoyer.</source>
        <translation>Nothing to send.</translation>
    </message>
    <message>
        <source>Rien à faire</source>
        <translation>Nothing to do</translation>
    </message>
    <message>
        <source>Rien à faire : tout est enregistré à mesure, même si le courant s’arrête.</source>
        <translation>Nothing to do: all is saved as you go, even if the power fails.</translation>
    </message>
    <message>
        <source>Rien à faire.</source>
        <translation>Nothing to do.</translation>
    </message>
    <message>
        <source>Rien à faire. La leçon abîmée est restée telle quelle.</source>
        <translation>Nothing to do. The damaged lesson was left as it is.</translation>
    </message>
    <message>
        <source>Rien à importer.</source>
        <translation>Nothing to import.</translation>
    </message>
    <message>
        <source>Rien à prendre : « {} » est à jour.</source>
        <translation>Nothing to take: “{}” is up to date.</translation>
    </message>
    <message>
        <source>Rien à recopier : sélectionner d’abord une écriture au stylo, d’un toucher ou au lasso.</source>
        <translation>Nothing to type out: first select some handwriting, by a tap or a lasso.</translation>
    </message>
    <message>
        <source>Rond</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Pink</translation>
    </message>
    <message>
        <source>Rouge</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Rouvrir la série</source>
        <translation>Reopen the series</translation>
    </message>
    <message>
        <source>Rouvrir le vote</source>
        <translation>Reopen the vote</translation>
    </message>
    <message>
        <source>Rythme des sauvegardes</source>
        <translation>How often to back up</translation>
    </message>
    <message>
        <source>Règle nationale</source>
        <translation>National rule</translation>
    </message>
    <message>
        <source>Récentes</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>Récepteur</source>
        <translation>Receiver</translation>
    </message>
    <message>
        <source>Récepteur inconnu</source>
        <translation>Unknown receiver</translation>
    </message>
    <message>
        <source>Récupérer</source>
        <translation>Recover</translation>
    </message>
    <message>
        <source>Réd</source>
        <comment>correction code: how it is written</comment>
        <translation>Wr</translation>
    </message>
    <message>
        <source>Réduire</source>
        <comment>a text</comment>
        <translation>Show less</translation>
    </message>
    <message>
        <source>Réduire</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Réduire la réglette</source>
        <translation>Make the band lower</translation>
    </message>
    <message>
        <source>Réduire le code</source>
        <translation>Make the code small</translation>
    </message>
    <message>
        <source>Réels</source>
        <translation>Real numbers</translation>
    </message>
    <message>
        <source>Réels non nuls</source>
        <translation>Non-zero real numbers</translation>
    </message>
    <message>
        <source>Réels positifs</source>
        <translation>Non-negative real numbers</translation>
    </message>
    <message>
        <source>Réessayer</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Réessayé, sans succès.</source>
        <translation>Tried again, without success.</translation>
    </message>
    <message>
        <source>Réglages</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Régler</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>Régler la largeur projetée : la paume sera mieux reconnue.</source>
        <translation>Set the projected width: the palm will be recognised better.</translation>
    </message>
    <message>
        <source>Régler la largeur projetée : les boutons auront la bonne taille.</source>
        <translation>Set the projected width: buttons will be the right size.</translation>
    </message>
    <message>
        <source>Réglette</source>
        <translation>Reading band</translation>
    </message>
    <message>
        <source>Réglette de lecture</source>
        <translation>Reading band</translation>
    </message>
    <message>
        <source>Réglure</source>
        <translation>Ruling</translation>
    </message>
    <message>
        <source>Réparer</source>
        <translation>Repair</translation>
    </message>
    <message>
        <source>Réponse</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Réponse anonyme</source>
        <translation>Anonymous answer</translation>
    </message>
    <message>
        <source>Réponse {}</source>
        <translation>Answer {}</translation>
    </message>
    <message>
        <source>Réponses</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Réponses :</source>
        <translation>Answers:</translation>
    </message>
    <message>
        <source>Réponses acceptées, une par ligne (facultatif)</source>
        <translation>Accepted answers, one a line (optional)</translation>
    </message>
    <message>
        <source>Réponses aux votes</source>
        <translation>Answers in votes</translation>
    </message>
    <message>
        <source>Réponses choisies</source>
        <translation>Chosen answers</translation>
    </message>
    <message>
        <source>Réponses des élèves</source>
        <translation>Pupils’ answers</translation>
    </message>
    <message>
        <source>Réponses par téléphones et tablettes seulement.</source>
        <translation>Answered by phones and tablets only.</translation>
    </message>
    <message>
        <source>Réponses, dans le bon ordre</source>
        <translation>Answers, in the right order</translation>
    </message>
    <message>
        <source>Réseau du vote par téléphone</source>
        <translation>Network for voting by phone</translation>
    </message>
    <message>
        <source>Réseau et port, au prochain allumage des téléphones.</source>
        <translation>Network and port, when phones are next switched on.</translation>
    </message>
    <message>
        <source>Réseau {}</source>
        <translation>Network {}</translation>
    </message>
    <message>
        <source>Réservé à la classe</source>
        <translation>For the classroom only</translation>
    </message>
    <message>
        <source>Résoudre des problèmes techniques</source>
        <translation>Solving technical problems</translation>
    </message>
    <message>
        <source>Résultat</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Résultat : {}</source>
        <translation>Result: {}</translation>
    </message>
    <message>
        <source>Résultat du vote</source>
        <translation>Result of the vote</translation>
    </message>
    <message>
        <source>Résultats</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Résultats des votes</source>
        <translation>Results of the votes</translation>
    </message>
    <message>
        <source>Résultats du vote</source>
        <translation>Results of the vote</translation>
    </message>
    <message>
        <source>Résultats par élève</source>
        <translation>Results by pupil</translation>
    </message>
    <message>
        <source>Résultats pour « {} ».</source>
        <translation>Results for “{}”.</translation>
    </message>
    <message>
        <source>Rétabli.</source>
        <translation>Redone.</translation>
    </message>
    <message>
        <source>Rétablir</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Rétablir l’heure</source>
        <translation>Restore the hour</translation>
    </message>
    <message>
        <source>Réussite</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Réussite par compétence</source>
        <translation>Right answers by skill</translation>
    </message>
    <message>
        <source>S</source>
        <comment>correction code: syntax</comment>
        <translation>S</translation>
    </message>
    <message>
        <source>SECONDES</source>
        <translation>SECONDS</translation>
    </message>
    <message>
        <source>SORTIE</source>
        <translation>OUT</translation>
    </message>
    <message>
        <source>SORTIE.pdf</source>
        <translation>OUT.pdf</translation>
    </message>
    <message>
        <source>Sa place, et un texte sous chaque icône.</source>
        <translation>Its place, and a text under each icon.</translation>
    </message>
    <message>
        <source>Saisir d’abord l’adresse du Nuage.</source>
        <translation>First type the address of the Nextcloud.</translation>
    </message>
    <message>
        <source>Saisir d’abord l’adresse.</source>
        <translation>Type the address first.</translation>
    </message>
    <message>
        <source>Saisir le mot de passe.</source>
        <translation>Type the password.</translation>
    </message>
    <message>
        <source>Saisir les noms</source>
        <translation>Type the names</translation>
    </message>
    <message>
        <source>Saisir l’identifiant.</source>
        <translation>Type the user name.</translation>
    </message>
    <message>
        <source>Saisir mes heures</source>
        <translation>Enter my hours</translation>
    </message>
    <message>
        <source>Saisir une autre heure</source>
        <translation>Enter another hour</translation>
    </message>
    <message>
        <source>Saisir une classe</source>
        <translation>Type a class</translation>
    </message>
    <message>
        <source>Sans</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Sans bonne réponse</source>
        <translation>No right answer</translation>
    </message>
    <message>
        <source>Sans cette page</source>
        <translation>Without this page</translation>
    </message>
    <message>
        <source>Sans chiffrement, dans le réseau de l’établissement seulement</source>
        <translation>Without encryption, in the school’s network only</translation>
    </message>
    <message>
        <source>Sans classe</source>
        <translation>Without class</translation>
    </message>
    <message>
        <source>Sans classe choisie, {when}. Rien n’est perdu, quel que soit le choix.</source>
        <translation>Without a class chosen, {when}. Nothing is lost, whatever you choose.</translation>
    </message>
    <message>
        <source>Sans effet</source>
        <translation>Does nothing</translation>
    </message>
    <message>
        <source>Sans elle, la classe et ses numéros sont gardés, pas les noms.</source>
        <translation>Without it the class and its numbers are kept, not the names.</translation>
    </message>
    <message>
        <source>Sans fin</source>
        <translation>Endless</translation>
    </message>
    <message>
        <source>Sans la faire</source>
        <translation>Without doing it</translation>
    </message>
    <message>
        <source>Sans liste de classe</source>
        <translation>Without a class list</translation>
    </message>
    <message>
        <source>Sans l’encre gommée, les états antérieurs ni les séances.</source>
        <translation>Without erased ink, earlier states or sessions.</translation>
    </message>
    <message>
        <source>Sans nom</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>Sans numéro : {}</source>
        <translation>Without a number: {}</translation>
    </message>
    <message>
        <source>Sans passer par le système, quand il ne le voit pas.</source>
        <translation>Without the system, where it does not see the board.</translation>
    </message>
    <message>
        <source>Sans phrase : noms gardés jusqu’à la fermeture</source>
        <translation>No passphrase: names kept until closing</translation>
    </message>
    <message>
        <source>Sans réponse</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Sans titre</source>
        <translation>Untitled</translation>
    </message>
    <message>
        <source>Sans trait.</source>
        <translation>Without a line.</translation>
    </message>
    <message>
        <source>Sans télécommande : {}.</source>
        <translation>Without a clicker: {}.</translation>
    </message>
    <message>
        <source>Sans « {name} » : {count}</source>
        <translation>Without “{name}”: {count}</translation>
    </message>
    <message>
        <source>Sauter</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Sauter ce numéro</source>
        <translation>Skip this number</translation>
    </message>
    <message>
        <source>Sauvegarde : {done} fichiers sur {total}</source>
        <translation>Backup: {done} of {total} files</translation>
    </message>
    <message>
        <source>Sauvegarde du {day} - {name}</source>
        <translation>Backup of {day} - {name}</translation>
    </message>
    <message>
        <source>Sauvegarde du {}</source>
        <translation>Backup of {}</translation>
    </message>
    <message>
        <source>Sauvegarder</source>
        <translation>Back up</translation>
    </message>
    <message>
        <source>Sauvegarder maintenant</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>Sauvegardes</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Sauvegardes TNI</source>
        <translation>TNI backups</translation>
    </message>
    <message>
        <source>Sauvegardes des leçons</source>
        <translation>Backups of lessons</translation>
    </message>
    <message>
        <source>Sauvegardes et vérification</source>
        <translation>Backups and check</translation>
    </message>
    <message>
        <source>Sciences</source>
        <translation>Sciences</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Scène</source>
        <translation>Scene</translation>
    </message>
    <message>
        <source>Se connecter</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Se connecter dans le navigateur</source>
        <translation>Sign in in the browser</translation>
    </message>
    <message>
        <source>Se connecter à {host} dans le navigateur. À la fin, il propose un lien ou reste sur une page vide : copier l’adresse qui commence par « moodlemobile:// » et la coller ici.</source>
        <translation>Sign in to {host} in the browser. At the end it offers a link or stays on an empty page: copy the address that begins with “moodlemobile://” and paste it here.</translation>
    </message>
    <message>
        <source>Se reconnecter…</source>
        <translation>Sign in again…</translation>
    </message>
    <message>
        <source>Se recopie sans fin : on en tire des copies</source>
        <translation>Endless: copies are dragged out of it</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Segment entre crochets</source>
        <translation>Segment in square brackets</translation>
    </message>
    <message>
        <source>Semaine du {}</source>
        <translation>Week of {}</translation>
    </message>
    <message>
        <source>Semaines</source>
        <translation>Weeks</translation>
    </message>
    <message>
        <source>Semaines de l’année</source>
        <translation>Weeks of the year</translation>
    </message>
    <message>
        <source>Semaines impaires</source>
        <translation>Odd weeks</translation>
    </message>
    <message>
        <source>Semaines paires</source>
        <translation>Even weeks</translation>
    </message>
    <message>
        <source>Serveurs</source>
        <translation>Servers</translation>
    </message>
    <message>
        <source>Ses fichiers seront supprimés de cet ordinateur. Leçons et séances restent telles quelles.</source>
        <translation>Its files will be deleted from this computer. Lessons and sessions stay as they are.</translation>
    </message>
    <message>
        <source>Ses touches B et « . » masquent le tableau, W et « , » le blanchissent.</source>
        <translation>Its keys B and “.” hide the board, W and “,” make it white.</translation>
    </message>
    <message>
        <source>Seulement ce qui reste à faire</source>
        <translation>Only what is left to do</translation>
    </message>
    <message>
        <source>Seules les adresses https, http et de courriel s’ouvrent.</source>
        <translation>Only https, http and e-mail addresses are opened.</translation>
    </message>
    <message>
        <source>Si besoin</source>
        <translation>If needed</translation>
    </message>
    <message>
        <source>Si le tableau le distingue du stylet.</source>
        <translation>If the board tells it from the pen.</translation>
    </message>
    <message>
        <source>Signes</source>
        <translation>Signs</translation>
    </message>
    <message>
        <source>Signes de maths</source>
        <translation>Maths signs</translation>
    </message>
    <message>
        <source>Sinon « Préparer » : tout va dans la leçon.</source>
        <translation>Otherwise “Prepare”: everything goes into the lesson.</translation>
    </message>
    <message>
        <source>Sinon, un seul appareil se fait peut-être passer pour plusieurs élèves.</source>
        <translation>If not, one device may be posing as several pupils.</translation>
    </message>
    <message>
        <source>Sites gratuits</source>
        <translation>Free sites</translation>
    </message>
    <message>
        <source>Sites ouverts sans question</source>
        <translation>Sites opened without asking</translation>
    </message>
    <message>
        <source>Socle</source>
        <translation>Socle</translation>
    </message>
    <message>
        <source>Solide</source>
        <translation>Solid</translation>
    </message>
    <message>
        <source>Sombres</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Somme</source>
        <translation>Sum</translation>
    </message>
    <message>
        <source>Son</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Son : {}</source>
        <translation>Sound: {}</translation>
    </message>
    <message>
        <source>Son, film</source>
        <translation>Sound, film</translation>
    </message>
    <message>
        <source>Sonomètre</source>
        <translation>Noise meter</translation>
    </message>
    <message>
        <source>Sonomètre : le bruit de la classe</source>
        <translation>Noise meter of the class</translation>
    </message>
    <message>
        <source>Sons</source>
        <translation>Sounds</translation>
    </message>
    <message>
        <source>Sons et films</source>
        <translation>Sounds and films</translation>
    </message>
    <message>
        <source>Sons et films ({kinds})</source>
        <translation>Sounds and films ({kinds})</translation>
    </message>
    <message>
        <source>Souligner les fautes quand je prépare</source>
        <translation>Underline misspellings while I prepare</translation>
    </message>
    <message>
        <source>Souligné</source>
        <translation>Underlined</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Source de l’image</source>
        <translation>Source of the picture</translation>
    </message>
    <message>
        <source>Source et licence</source>
        <translation>Source and licence</translation>
    </message>
    <message>
        <source>Source et licence de la sélection</source>
        <translation>Source and licence of the selection</translation>
    </message>
    <message>
        <source>Source notée : {}.</source>
        <translation>Source noted: {}.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Sous certaines pages, le scan n’a pas pu être lu : seules les corrections y sont.</source>
        <translation>Under some pages the scan could not be read: only the corrections are there.</translation>
    </message>
    <message>
        <source>Sous la dernière page</source>
        <translation>Below the last page</translation>
    </message>
    <message>
        <source>Sous la sélection : dupliquer, mettre devant, verrouiller, supprimer.</source>
        <translation>Below the selection: duplicate, bring to front, lock, delete.</translation>
    </message>
    <message>
        <source>Sous l’image : ne lire qu’un passage, en boucle, au ralenti, en grand, avec des sous-titres.</source>
        <translation>Below the picture: play a part alone, in a loop, in slow motion, large, with subtitles.</translation>
    </message>
    <message>
        <source>Sous-titres</source>
        <translation>Subtitles</translation>
    </message>
    <message>
        <source>Sous-titres ({kinds})</source>
        <translation>Subtitles ({kinds})</translation>
    </message>
    <message>
        <source>Spot</source>
        <translation>Spotlight</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>Stylo</source>
        <translation>Pen</translation>
    </message>
    <message>
        <source>Stylo et doigts</source>
        <translation>Pen and fingers</translation>
    </message>
    <message>
        <source>Stylo fin</source>
        <translation>Fine pen</translation>
    </message>
    <message>
        <source>Stylo immobile à la fin d’un trait</source>
        <translation>Pen at rest at the end of a stroke</translation>
    </message>
    <message>
        <source>Stylos</source>
        <translation>Pens</translation>
    </message>
    <message>
        <source>Suite de la question</source>
        <translation>Rest of the question</translation>
    </message>
    <message>
        <source>Suivant</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Suivante</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Suivre</source>
        <translation>Follow</translation>
    </message>
    <message>
        <source>Suivre : recevoir les mises à jour. Travailler à plusieurs : chacun reçoit les changements de l’autre. Copier : une leçon à part.</source>
        <translation>Follow: receive the updates. Work together: each receives the other’s changes. Copy: a lesson of your own.</translation>
    </message>
    <message>
        <source>Sujet à joindre : {}.</source>
        <translation>Text of the test to be attached: {}.</translation>
    </message>
    <message>
        <source>Sujets de l’aide</source>
        <translation>Help topics</translation>
    </message>
    <message>
        <source>Supprimer</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Supprimer aussi</source>
        <translation>Delete too</translation>
    </message>
    <message>
        <source>Supprimer définitivement</source>
        <translation>Delete for good</translation>
    </message>
    <message>
        <source>Supprimer définitivement…</source>
        <translation>Delete for good…</translation>
    </message>
    <message>
        <source>Supprimer la classe</source>
        <translation>Delete the class</translation>
    </message>
    <message>
        <source>Supprimer la colonne</source>
        <translation>Delete the column</translation>
    </message>
    <message>
        <source>Supprimer la ligne</source>
        <translation>Delete the row</translation>
    </message>
    <message>
        <source>Supprimer la liste</source>
        <translation>Delete the list</translation>
    </message>
    <message>
        <source>Supprimer la page</source>
        <translation>Delete the page</translation>
    </message>
    <message>
        <source>Supprimer le code</source>
        <translation>Delete the code</translation>
    </message>
    <message>
        <source>Supprimer le dossier vide</source>
        <translation>Delete the empty folder</translation>
    </message>
    <message>
        <source>Supprimer l’étape</source>
        <translation>Delete the step</translation>
    </message>
    <message>
        <source>Supprimée par le collègue</source>
        <translation>Deleted by the colleague</translation>
    </message>
    <message>
        <source>Supprimée par un collègue ; elle reste ici</source>
        <translation>Deleted by a colleague; it stays here</translation>
    </message>
    <message>
        <source>Sur</source>
        <comment>mark</comment>
        <translation>Out of</translation>
    </message>
    <message>
        <source>Sur</source>
        <translation>Out of</translation>
    </message>
    <message>
        <source>Sur l’écran de l’ordinateur</source>
        <translation>On the computer’s screen</translation>
    </message>
    <message>
        <source>Sur l’écran des élèves : {}.</source>
        <translation>On the pupils’ screen: {}.</translation>
    </message>
    <message>
        <source>Sur un seul écran, le dernier mode choisi est proposé au démarrage suivant.</source>
        <translation>On a single screen the mode chosen last is proposed at the next start.</translation>
    </message>
    <message>
        <source>Sur une clé ou un serveur ; vérifier et réparer la bibliothèque.</source>
        <translation>On a USB key or a server; check and repair the library.</translation>
    </message>
    <message>
        <source>Sur {host}, ouvrir ses préférences, puis « Clés de sécurité » : copier la clé de « Moodle mobile web service » et la coller ici.</source>
        <translation>On {host}, open your preferences, then “Security keys”: copy the key of “Moodle mobile web service” and paste it here.</translation>
    </message>
    <message>
        <source>Surligner</source>
        <translation>Highlight</translation>
    </message>
    <message>
        <source>Surligneur</source>
        <translation>Highlighter</translation>
    </message>
    <message>
        <source>Suspendre</source>
        <translation>Suspend</translation>
    </message>
    <message>
        <source>Suspendre les envois</source>
        <translation>Pause sending</translation>
    </message>
    <message>
        <source>Symboles</source>
        <translation>Symbols</translation>
    </message>
    <message>
        <source>Symboles, et les images, sons et liens que l’on garde.</source>
        <translation>Symbols, and the pictures, sounds and links that you keep.</translation>
    </message>
    <message>
        <source>Système</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Système avec une accolade</source>
        <translation>System with a brace</translation>
    </message>
    <message>
        <source>Système de deux lignes</source>
        <translation>System of two lines</translation>
    </message>
    <message>
        <source>Système de trois lignes</source>
        <translation>System of three lines</translation>
    </message>
    <message>
        <source>Systèmes</source>
        <translation>Systems</translation>
    </message>
    <message>
        <source>SÉANCE</source>
        <translation>SEANCE</translation>
    </message>
    <message>
        <source>Séance</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Séance en cours : {}</source>
        <translation>Session under way: {}</translation>
    </message>
    <message>
        <source>Séance envoyée : {entry}.</source>
        <translation>Session sent: {entry}.</translation>
    </message>
    <message>
        <source>Séance non enregistrée</source>
        <translation>Session not saved</translation>
    </message>
    <message>
        <source>Séance supprimée.</source>
        <translation>Session deleted.</translation>
    </message>
    <message>
        <source>Séance supprimée. Elle partira quand même : l’arrêter par « Envois vers l’ENT ».</source>
        <translation>Session deleted. It will still be sent: stop it by “Deliveries to the ENT”.</translation>
    </message>
    <message>
        <source>Séance supprimée. Elle reste dans l’ENT : l’en retirer par « Envois vers l’ENT ».</source>
        <translation>Session deleted. It stays in the ENT: take it out by “Deliveries to the ENT”.</translation>
    </message>
    <message>
        <source>Séance terminée et gardée.</source>
        <translation>Session ended and kept.</translation>
    </message>
    <message>
        <source>Séances</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Séances modifiées, puis retirées</source>
        <translation>Sessions edited, then withdrawn</translation>
    </message>
    <message>
        <source>Séances passées</source>
        <translation>Past sessions</translation>
    </message>
    <message>
        <source>Séances passées et cahier de textes</source>
        <translation>Past sessions and their entries</translation>
    </message>
    <message>
        <source>Sécuriser l’environnement numérique</source>
        <translation>Securing the digital environment</translation>
    </message>
    <message>
        <source>Sélection</source>
        <translation>Select</translation>
    </message>
    <message>
        <source>Sélectionner</source>
        <translation>Select</translation>
    </message>
    <message>
        <source>Sélectionner au lasso</source>
        <translation>Select with a lasso</translation>
    </message>
    <message>
        <source>Sélectionner d’abord ce qu’il faut cacher.</source>
        <translation>First select what is to be hidden.</translation>
    </message>
    <message>
        <source>Sélectionner d’abord des éléments de la page.</source>
        <translation>First select items of the page.</translation>
    </message>
    <message>
        <source>Sélectionner d’abord la carte d’un lien ou d’un son.</source>
        <translation>First select the card of a link or a sound.</translation>
    </message>
    <message>
        <source>Sélectionner d’abord le dessin, d’un toucher ou au lasso.</source>
        <translation>Select the drawing first, by a tap or with the lasso.</translation>
    </message>
    <message>
        <source>Sélectionner d’abord l’image ou le texte pris ailleurs.</source>
        <translation>First select the picture or text taken from elsewhere.</translation>
    </message>
    <message>
        <source>Sélectionner d’abord une image, un son ou un lien de la page.</source>
        <translation>First select a picture, a sound or a link on the page.</translation>
    </message>
    <message>
        <source>Sélectionner d’abord une seule image.</source>
        <translation>Select a single picture first.</translation>
    </message>
    <message>
        <source>Sélectionner ensemble la cible et ce qui y a sa place : le plus grand est la cible.</source>
        <translation>Select the target together with what belongs on it: the largest is the target.</translation>
    </message>
    <message>
        <source>Séquence</source>
        <translation>Sequence</translation>
    </message>
    <message>
        <source>Séquence {}</source>
        <translation>Sequence {}</translation>
    </message>
    <message>
        <source>Séquences</source>
        <translation>Sequences</translation>
    </message>
    <message>
        <source>Séquences de l’année</source>
        <translation>Sequences of the year</translation>
    </message>
    <message>
        <source>Série</source>
        <translation>Series</translation>
    </message>
    <message>
        <source>Série de questions</source>
        <translation>Series of questions</translation>
    </message>
    <message>
        <source>Séyès</source>
        <translation>Séyès</translation>
    </message>
    <message>
        <source>Sûrs de leur réponse, ou pas</source>
        <translation>Sure of their answer, or not</translation>
    </message>
    <message>
        <source>Sûrs et dans l’erreur : {}. Justes sans être sûrs : {}.</source>
        <translation>Sure and wrong: {}. Right without being sure: {}.</translation>
    </message>
    <message>
        <source>S’aligne</source>
        <translation>Snaps</translation>
    </message>
    <message>
        <source>S’arrêter là</source>
        <translation>Stop here</translation>
    </message>
    <message>
        <source>S’enlève d’un toucher</source>
        <translation>A touch takes it away</translation>
    </message>
    <message>
        <source>S’entraîner</source>
        <translation>Practise</translation>
    </message>
    <message>
        <source>S’insérer dans le monde numérique</source>
        <translation>Finding one’s place in the digital world</translation>
    </message>
    <message>
        <source>S’ouvrira sur {host}.</source>
        <translation>Will open on {host}.</translation>
    </message>
    <message>
        <source>TB</source>
        <comment>correction code: very good</comment>
        <translation>VG</translation>
    </message>
    <message>
        <source>TNI garde {}.</source>
        <translation>TNI keeps {}.</translation>
    </message>
    <message>
        <source>TNI lit encore les leçons : les résultats arrivent.</source>
        <translation>TNI is still reading the lessons: results are coming.</translation>
    </message>
    <message>
        <source>TNI l’écoute pendant que l’on appuie sur les touches de deux télécommandes.</source>
        <translation>TNI listens to it while you press the keys of two clickers.</translation>
    </message>
    <message>
        <source>TNI ne connaît pas certains éléments de cette leçon : il les garde tels quels.</source>
        <translation>TNI does not know some items of this lesson: it keeps them as they are.</translation>
    </message>
    <message>
        <source>TNI ne connaît pas la commande « {} » : elle est écrite en lettres.</source>
        <translation>TNI does not know the command “{}”: it is written in letters.</translation>
    </message>
    <message>
        <source>TNI ne connaît pas la commande « {} » : toucher deux fois la formule pour la corriger.</source>
        <translation>TNI does not know the command “{}”: tap the formula twice to correct it.</translation>
    </message>
    <message>
        <source>TNI ne la comprend pas, ou elle est trop grande</source>
        <translation>TNI does not understand it, or it is too large</translation>
    </message>
    <message>
        <source>TNI ne peut pas faire voter sur cette question.</source>
        <translation>TNI cannot hold a vote on this question.</translation>
    </message>
    <message>
        <source>TNI ne peut pas écrire dans le dossier {what}.</source>
        <translation>TNI cannot write in the folder {what}.</translation>
    </message>
    <message>
        <source>TNI ne peut pas écrire dans {folder} : choisir un autre dossier.</source>
        <translation>TNI cannot write into {folder}: choose another folder.</translation>
    </message>
    <message>
        <source>TNI n’a pas de macros, écrire ce que celle-ci remplace</source>
        <translation>TNI has no macros, write what this one stands for</translation>
    </message>
    <message>
        <source>TNI n’a pas le droit de lire cette caméra : « tni doctor » donne la commande à lancer.</source>
        <translation>TNI may not read this camera: “tni doctor” says which command to type.</translation>
    </message>
    <message>
        <source>TNI n’a pas le droit de lire {what}. Taper ceci, puis rebrancher l’appareil :</source>
        <translation>TNI may not read {what}. Type this, then plug the device in again:</translation>
    </message>
    <message>
        <source>TNI n’a pas le droit d’ouvrir la caméra {what}. Taper ceci, puis la rebrancher :</source>
        <translation>TNI may not open the camera {what}. Type this, then plug it in again:</translation>
    </message>
    <message>
        <source>TNI n’a pas le droit d’ouvrir le câble série {what}. Taper :</source>
        <translation>TNI is not allowed to open the serial cable {what}. Type:</translation>
    </message>
    <message>
        <source>TNI n’a pas le droit d’utiliser cette caméra : « tni doctor » donne la commande à lancer.</source>
        <translation>TNI may not use this camera: “tni doctor” gives the command to run.</translation>
    </message>
    <message>
        <source>TNI n’a pas le droit d’écouter {} : « tni devices list --all » donne la commande à lancer.</source>
        <translation>TNI may not listen to {}: “tni devices list --all” gives the command to run.</translation>
    </message>
    <message>
        <source>TNI n’a pas le droit d’écrire les séances : prévenir la personne qui gère l’ordinateur.</source>
        <translation>TNI may not write the sessions: tell whoever looks after this computer.</translation>
    </message>
    <message>
        <source>TNI n’en a pas le droit</source>
        <translation>TNI may not do so</translation>
    </message>
    <message>
        <source>TNI peut enregistrer les signaux d’un tableau inconnu : ses auteurs s’en servent pour le faire reconnaître. Prévoir cinq minutes devant le tableau, sans la classe. Lequel de ces appareils est-ce, et combien de stylets a-t-il ?</source>
        <translation>TNI can record the signals of an unknown board: its authors use them to have it recognised. Allow five minutes at the board, without the class. Which of these devices is it, and how many pens does it have?</translation>
    </message>
    <message>
        <source>Tab passe d’une case à l’autre ; un tableau choisi gagne ou perd des lignes.</source>
        <translation>Tab goes from cell to cell; a chosen table gains or loses rows.</translation>
    </message>
    <message>
        <source>Tableau</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Tableau CSV</source>
        <translation>CSV table</translation>
    </message>
    <message>
        <source>Tableau de cases</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Tableau de cases : insérer, lignes, colonnes</source>
        <translation>Table of cells: insert, rows, columns</translation>
    </message>
    <message>
        <source>Tableau enregistré : {}</source>
        <translation>Table saved: {}</translation>
    </message>
    <message>
        <source>Tableau enregistré avec les noms : {}. Ne pas le laisser sur un poste partagé.</source>
        <translation>Table saved with the names: {}. Do not leave it on a shared computer.</translation>
    </message>
    <message>
        <source>Tableau masqué</source>
        <translation>Board hidden</translation>
    </message>
    <message>
        <source>Tableau noir</source>
        <translation>Blackboard</translation>
    </message>
    <message>
        <source>Tableau tactile</source>
        <translation>Touch board</translation>
    </message>
    <message>
        <source>Tableaux et logiciels TUIO</source>
        <translation>TUIO boards and software</translation>
    </message>
    <message>
        <source>Tableaux sur câble série</source>
        <translation>Boards on a serial cable</translation>
    </message>
    <message>
        <source>Taille</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Taille de la gomme fine</source>
        <translation>Size of the area eraser</translation>
    </message>
    <message>
        <source>Taille des carreaux</source>
        <translation>Size of the squares</translation>
    </message>
    <message>
        <source>Taille des codes</source>
        <translation>Size of the codes</translation>
    </message>
    <message>
        <source>Taille des codes : {}</source>
        <translation>Size of the codes: {}</translation>
    </message>
    <message>
        <source>Taille des lettres, mm</source>
        <translation>Size of letters, mm</translation>
    </message>
    <message>
        <source>Taille du texte</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Taille du texte : {}</source>
        <translation>Text size: {}</translation>
    </message>
    <message>
        <source>Taille, mm</source>
        <translation>Size, mm</translation>
    </message>
    <message>
        <source>Tailles</source>
        <translation>Sizes</translation>
    </message>
    <message>
        <source>Taper les pages de chaque copie, par exemple : 1-2, 3-5, 6.</source>
        <translation>Type the pages of each copy, for example: 1-2, 3-5, 6.</translation>
    </message>
    <message>
        <source>Technique</source>
        <translation>Technical</translation>
    </message>
    <message>
        <source>Telle qu’elle était le</source>
        <translation>As it was on</translation>
    </message>
    <message>
        <source>Temps</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Temps de la phase</source>
        <translation>Time of the phase</translation>
    </message>
    <message>
        <source>Temps en plus</source>
        <translation>Extra time</translation>
    </message>
    <message>
        <source>Temps en plus quand le vote est minuté</source>
        <translation>Extra time when the vote is timed</translation>
    </message>
    <message>
        <source>Temps pour répondre</source>
        <translation>Time to answer</translation>
    </message>
    <message>
        <source>Temps écoulé : ceux qui ont du temps en plus ont répondu.</source>
        <translation>Time is up: those with extra time have answered.</translation>
    </message>
    <message>
        <source>Temps écoulé, sauf pour {} élève qui a du temps en plus : encore {}.</source>
        <translation>Time is up, but for {} pupil with extra time: {} left.</translation>
    </message>
    <message>
        <source>Temps écoulé, sauf pour {} élèves qui ont du temps en plus : encore {}.</source>
        <translation>Time is up, but for {} pupils with extra time: {} left.</translation>
    </message>
    <message>
        <source>Tend vers</source>
        <translation>Tends to</translation>
    </message>
    <message>
        <source>Terme d’une suite</source>
        <translation>Term of a sequence</translation>
    </message>
    <message>
        <source>Terme suivant d’une suite</source>
        <translation>Next term of a sequence</translation>
    </message>
    <message>
        <source>Terminer</source>
        <comment>a formula</comment>
        <translation>Done</translation>
    </message>
    <message>
        <source>Terminer</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Terminer la séance</source>
        <translation>End the session</translation>
    </message>
    <message>
        <source>Terminer la séance le ferme.</source>
        <translation>Ending the session closes it.</translation>
    </message>
    <message>
        <source>Terminer la série</source>
        <translation>End the series</translation>
    </message>
    <message>
        <source>Terminer le vote</source>
        <translation>End the vote</translation>
    </message>
    <message>
        <source>Terminer le vote et quitter</source>
        <translation>End the vote and quit</translation>
    </message>
    <message>
        <source>Terminer le vote, puis afficher le résultat.</source>
        <translation>End the vote, then show the result.</translation>
    </message>
    <message>
        <source>Terminer l’essai</source>
        <translation>End the trial</translation>
    </message>
    <message>
        <source>Terminer l’import</source>
        <translation>Finish the import</translation>
    </message>
    <message>
        <source>Terminer sans envoyer</source>
        <translation>End without sending</translation>
    </message>
    <message>
        <source>Terminer sans vérifier</source>
        <translation>End without checking</translation>
    </message>
    <message>
        <source>Terminé</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Tester les télécommandes</source>
        <translation>Test the clickers</translation>
    </message>
    <message>
        <source>Texte</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Texte (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Texte barré</source>
        <translation>Text struck out</translation>
    </message>
    <message>
        <source>Texte des boutons</source>
        <translation>Button text</translation>
    </message>
    <message>
        <source>Texte en gras</source>
        <translation>Bold text</translation>
    </message>
    <message>
        <source>Texte en italique</source>
        <translation>Text in italics</translation>
    </message>
    <message>
        <source>Texte souligné</source>
        <translation>Underlined text</translation>
    </message>
    <message>
        <source>Texte sous les icônes</source>
        <translation>Text under the icons</translation>
    </message>
    <message>
        <source>Texte sur la page</source>
        <translation>Text on the page</translation>
    </message>
    <message>
        <source>Texte trop long, ou trop de styles différents : la fin manque, ou elle est sans ses styles.</source>
        <translation>Text too long, or too many different styles: the end is missing, or is without its styles.</translation>
    </message>
    <message>
        <source>Textes acceptés</source>
        <translation>Accepted texts</translation>
    </message>
    <message>
        <source>Textes acceptés, séparés par « ; »</source>
        <translation>Accepted words, with “;” between them</translation>
    </message>
    <message>
        <source>Textes de la fiche</source>
        <translation>Texts of the details</translation>
    </message>
    <message>
        <source>Textes du plan</source>
        <translation>Texts of the plan</translation>
    </message>
    <message>
        <source>Tirage au sort</source>
        <translation>Random pupil</translation>
    </message>
    <message>
        <source>Tirer au sort</source>
        <translation>Pick</translation>
    </message>
    <message>
        <source>Tirer le rideau</source>
        <translation>Draw the curtain</translation>
    </message>
    <message>
        <source>Tirer pour déplacer</source>
        <translation>Drag to move</translation>
    </message>
    <message>
        <source>Tirer un bord</source>
        <translation>Pull an edge</translation>
    </message>
    <message>
        <source>Tirer un coin s’il n’est pas au bon endroit.</source>
        <translation>Drag a corner if it is not in the right place.</translation>
    </message>
    <message>
        <source>Tirer un élève au sort</source>
        <translation>Pick a pupil at random</translation>
    </message>
    <message>
        <source>Tirer un élève au sort, mesurer le temps</source>
        <translation>Pick a random pupil, measure time</translation>
    </message>
    <message>
        <source>Tirets</source>
        <translation>Dashed</translation>
    </message>
    <message>
        <source>Titre</source>
        <comment>of a question</comment>
        <translation>Title</translation>
    </message>
    <message>
        <source>Titre</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Titre copié.</source>
        <translation>Title copied.</translation>
    </message>
    <message>
        <source>Titre de la phase</source>
        <translation>Title of the phase</translation>
    </message>
    <message>
        <source>Titre du son ou du film</source>
        <translation>Title of the sound or film</translation>
    </message>
    <message>
        <source>Titre et sous-titres</source>
        <translation>Title and subtitles</translation>
    </message>
    <message>
        <source>Titre, contenu, travail…</source>
        <translation>Title, content, homework…</translation>
    </message>
    <message>
        <source>Titre, logo ou cadre qui se voit sous plusieurs pages, modifié en un seul endroit.</source>
        <translation>Title, logo or frame that shows beneath several pages and is edited in one place.</translation>
    </message>
    <message>
        <source>Titre, pour la retrouver</source>
        <translation>Title, to find it again</translation>
    </message>
    <message>
        <source>Toucher dans l’image la couleur à effacer.</source>
        <translation>Touch the colour to remove in the picture.</translation>
    </message>
    <message>
        <source>Toucher deux élèves, l’un après l’autre.</source>
        <translation>Tap two pupils, one after the other.</translation>
    </message>
    <message>
        <source>Toucher du stylo ou du doigt la cible que montre le tableau.</source>
        <translation>Touch the target that the board shows, with a pen or a finger.</translation>
    </message>
    <message>
        <source>Toucher la cible et rester dessus</source>
        <translation>Touch the target and stay on it</translation>
    </message>
    <message>
        <source>Toucher la semaine ou y tracer une heure, puis donner la classe et la matière. Toute l’année se remplit.</source>
        <translation>Touch the week or draw an hour in it, then enter the class and the subject. The whole year is filled.</translation>
    </message>
    <message>
        <source>Toucher le bon endroit ; flèches, + et − au clavier</source>
        <translation>Touch the right place; arrows, + and − on the keyboard</translation>
    </message>
    <message>
        <source>Toucher le bon endroit sur l’image.</source>
        <translation>Touch the right place on the picture.</translation>
    </message>
    <message>
        <source>Toucher le numéro de page pour toutes les voir, les déplacer ou les supprimer.</source>
        <translation>Touch the page number to see them all, move or delete them.</translation>
    </message>
    <message>
        <source>Toucher le tableau maintenant</source>
        <translation>Touch the board now</translation>
    </message>
    <message>
        <source>Toucher le triangle pour lire ; la barre d’espace met en pause. On écrit par-dessus l’image.</source>
        <translation>Tap the triangle to play; the space bar pauses. One writes over the picture.</translation>
    </message>
    <message>
        <source>Toucher les absents : ils ne sont ni tirés au sort, ni dans un groupe.</source>
        <translation>Tap who is absent: they are neither drawn nor in a group.</translation>
    </message>
    <message>
        <source>Toucher les classes et les groupes à importer.</source>
        <translation>Touch the classes and groups to import.</translation>
    </message>
    <message>
        <source>Toucher les leçons à choisir</source>
        <translation>Touch the lessons to choose</translation>
    </message>
    <message>
        <source>Toucher les leçons, dans l’ordre voulu.</source>
        <translation>Touch the lessons, in the order you want.</translation>
    </message>
    <message>
        <source>Toucher ou flèches : poser. Tracer : souligner, entourer.</source>
        <translation>Tap or arrow keys: put. Drag: underline, ring.</translation>
    </message>
    <message>
        <source>Toucher pour en faire la bonne réponse</source>
        <translation>Tap to make this the right answer</translation>
    </message>
    <message>
        <source>Toucher pour montrer le tableau</source>
        <translation>Tap to show the board</translation>
    </message>
    <message>
        <source>Toucher pour poser un code, tracer pour souligner ou entourer.</source>
        <translation>Tap to put a code, drag to underline or ring.</translation>
    </message>
    <message>
        <source>Toucher pour prendre.</source>
        <translation>Tap to take.</translation>
    </message>
    <message>
        <source>Toucher un mot deux fois pour le choisir : gras, couleur, exposant et listes sont sous « Texte ».</source>
        <translation>Tap a word twice to select it: bold, colour, superscript and lists are under “Text”.</translation>
    </message>
    <message>
        <source>Toucher un projecteur trouvé pour l’utiliser.</source>
        <translation>Touch a projector that was found to use it.</translation>
    </message>
    <message>
        <source>Toucher un site : TNI redemandera avant.</source>
        <translation>Touch a site: TNI will ask again first.</translation>
    </message>
    <message>
        <source>Toucher une touche : la formule se compose ici.</source>
        <translation>Press a key: the formula is composed here.</translation>
    </message>
    <message>
        <source>Toucher « Plus » et écrire son nom : chrono, rideau, imprimer…</source>
        <translation>Touch “More” and type its name: timer, curtain, print…</translation>
    </message>
    <message>
        <source>Toucher « Stylo », choisir une couleur, écrire sur la page.</source>
        <translation>Touch “Pen”, choose a colour, write on the page.</translation>
    </message>
    <message>
        <source>Toucher « Sélection », puis l’objet, ou entourer plusieurs objets.</source>
        <translation>Touch “Select”, then the item, or drag around several.</translation>
    </message>
    <message>
        <source>Toucher « Texte », puis la page, et taper. Sans clavier, un clavier s’affiche à l’écran.</source>
        <translation>Touch “Text”, then the page, and type. Without a keyboard, one appears on the screen.</translation>
    </message>
    <message>
        <source>Touches reconnues : {}.</source>
        <translation>Recognised keys: {}.</translation>
    </message>
    <message>
        <source>Toujours</source>
        <translation>Always</translation>
    </message>
    <message>
        <source>Toujours ensemble</source>
        <translation>Always together</translation>
    </message>
    <message>
        <source>Toujours visible</source>
        <translation>Always visible</translation>
    </message>
    <message>
        <source>Tourner d’un quart de tour</source>
        <translation>Turn by a quarter</translation>
    </message>
    <message>
        <source>Tous</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Tous ceux qui ouvrent ce dossier pourront lire ce qui y est envoyé, documents compris.</source>
        <translation>Everybody who opens this folder will be able to read what is sent there, documents included.</translation>
    </message>
    <message>
        <source>Tous les fichiers</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>Tous les fichiers (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Tous les objets</source>
        <translation>All objects</translation>
    </message>
    <message>
        <source>Tous les sujets</source>
        <translation>All topics</translation>
    </message>
    <message>
        <source>Tous pareils</source>
        <translation>All the same</translation>
    </message>
    <message>
        <source>Tout</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Tout a été gardé tel quel.</source>
        <translation>Everything was kept as it was.</translation>
    </message>
    <message>
        <source>Tout ajouter</source>
        <translation>Add all</translation>
    </message>
    <message>
        <source>Tout ce que TNI sait de cet élève, le {}.</source>
        <translation>All that TNI knows of this pupil, on {}.</translation>
    </message>
    <message>
        <source>Tout effacer</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>Tout enlever</source>
        <translation>Remove all</translation>
    </message>
    <message>
        <source>Tout est enregistré</source>
        <translation>Everything is saved</translation>
    </message>
    <message>
        <source>Tout est enregistré : la terminer maintenant, ou la reprendre plus tard.</source>
        <translation>Everything is saved: end it now, or go on later.</translation>
    </message>
    <message>
        <source>Tout est gardé dans « {name} ».</source>
        <translation>Everything is kept in “{name}”.</translation>
    </message>
    <message>
        <source>Tout est gardé en mémoire : ne pas fermer TNI.</source>
        <translation>Everything is kept in memory: do not close TNI.</translation>
    </message>
    <message>
        <source>Tout est lisible, rien à faire.</source>
        <translation>All can be read, nothing to do.</translation>
    </message>
    <message>
        <source>Tout est lisible.</source>
        <translation>All of it is readable.</translation>
    </message>
    <message>
        <source>Tout garder des deux</source>
        <translation>Keep all of both</translation>
    </message>
    <message>
        <source>Tout le monde a répondu.</source>
        <translation>Everyone has answered.</translation>
    </message>
    <message>
        <source>Tout le monde est absent : toucher « Absents » pour changer.</source>
        <translation>Everybody is absent: tap “Absent” to change it.</translation>
    </message>
    <message>
        <source>Tout lire</source>
        <translation>Read it all</translation>
    </message>
    <message>
        <source>Tout montrer</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Tout montrer aux élèves</source>
        <translation>Show pupils everything</translation>
    </message>
    <message>
        <source>Tout montrer sur la page</source>
        <translation>Show all of the page</translation>
    </message>
    <message>
        <source>Tout répondu</source>
        <translation>All answered</translation>
    </message>
    <message>
        <source>Tout sélectionner</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>Tout va bien : rien à faire.</source>
        <translation>All is well: nothing to do.</translation>
    </message>
    <message>
        <source>Tout voir ({})</source>
        <translation>Show all ({})</translation>
    </message>
    <message>
        <source>Toute la classe</source>
        <translation>The whole class</translation>
    </message>
    <message>
        <source>Toute la leçon</source>
        <translation>Whole lesson</translation>
    </message>
    <message>
        <source>Toute l’encre</source>
        <translation>All ink</translation>
    </message>
    <message>
        <source>Toutes</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Toutes les catégories</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>Toutes les classes</source>
        <translation>All classes</translation>
    </message>
    <message>
        <source>Toutes les leçons</source>
        <translation>All lessons</translation>
    </message>
    <message>
        <source>Toutes les leçons en images : ouvrir, chercher, ranger.</source>
        <translation>All lessons as pictures: open, search, tidy up.</translation>
    </message>
    <message>
        <source>Toutes les questions</source>
        <translation>All questions</translation>
    </message>
    <message>
        <source>Toutes les semaines</source>
        <translation>Every week</translation>
    </message>
    <message>
        <source>Toutes les touches donnent le même signal : le récepteur attend peut-être son logiciel.</source>
        <translation>All keys give the same signal: the receiver may be waiting for its own software.</translation>
    </message>
    <message>
        <source>Toutes sont captées.</source>
        <translation>All are received.</translation>
    </message>
    <message>
        <source>Toutes, ou 1-3, 5</source>
        <translation>All, or 1-3, 5</translation>
    </message>
    <message>
        <source>Tracer des formes nettes</source>
        <translation>Draw neat shapes</translation>
    </message>
    <message>
        <source>Tracer un cadre : il remplira le tableau.</source>
        <translation>Draw a frame: it will fill the board.</translation>
    </message>
    <message>
        <source>Tracer un cadre : il remplit le tableau. Un toucher revient à la page.</source>
        <translation>Draw a frame: it fills the board. One touch goes back to the page.</translation>
    </message>
    <message>
        <source>Tracer un cadre autour de la zone.</source>
        <translation>Draw a frame around the area.</translation>
    </message>
    <message>
        <source>Tracer un cadre autour de l’exercice.</source>
        <translation>Draw a frame around the exercise.</translation>
    </message>
    <message>
        <source>Tracer un rectangle</source>
        <translation>Draw a rectangle</translation>
    </message>
    <message>
        <source>Tracer un rectangle, un cercle ou un triangle au stylo, et laisser le stylo posé.</source>
        <translation>Draw a rectangle, circle or triangle with the pen, and let the pen rest.</translation>
    </message>
    <message>
        <source>Tracer un segment</source>
        <translation>Draw a line segment</translation>
    </message>
    <message>
        <source>Tracer un triangle</source>
        <translation>Draw a triangle</translation>
    </message>
    <message>
        <source>Tracer une ellipse</source>
        <translation>Draw an ellipse</translation>
    </message>
    <message>
        <source>Tracer une flèche</source>
        <translation>Draw an arrow</translation>
    </message>
    <message>
        <source>Trait</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Trait au plus près du stylo</source>
        <translation>Ink closer to the pen</translation>
    </message>
    <message>
        <source>Trait continu</source>
        <translation>Solid line</translation>
    </message>
    <message>
        <source>Trait en pointillés</source>
        <translation>Dotted line</translation>
    </message>
    <message>
        <source>Trait en tirets</source>
        <translation>Dashed line</translation>
    </message>
    <message>
        <source>Traiter des données</source>
        <translation>Processing data</translation>
    </message>
    <message>
        <source>Transformer en figure géométrique</source>
        <translation>Turn into a geometric figure</translation>
    </message>
    <message>
        <source>Travail</source>
        <translation>Homework</translation>
    </message>
    <message>
        <source>Travail copié.</source>
        <translation>Work copied.</translation>
    </message>
    <message>
        <source>Travail en cours</source>
        <translation>Work in progress</translation>
    </message>
    <message>
        <source>Travail retiré. Annuler</source>
        <translation>Homework removed. Undo</translation>
    </message>
    <message>
        <source>Travail sans date : {}.</source>
        <translation>Work without a day: {}.</translation>
    </message>
    <message>
        <source>Travail {}</source>
        <translation>Homework {}</translation>
    </message>
    <message>
        <source>Travail {} : jour à choisir</source>
        <translation>Homework {}: day to choose</translation>
    </message>
    <message>
        <source>Travail à donner</source>
        <translation>Homework to give</translation>
    </message>
    <message>
        <source>Travail à faire</source>
        <translation>Work to do</translation>
    </message>
    <message>
        <source>Travail à la maison</source>
        <translation>Homework</translation>
    </message>
    <message>
        <source>Travailler sur deux écrans</source>
        <translation>Work on two screens</translation>
    </message>
    <message>
        <source>Travailler à plusieurs</source>
        <translation>Work together</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>Triangle</translation>
    </message>
    <message>
        <source>Trier par</source>
        <translation>Sort by</translation>
    </message>
    <message>
        <source>Trop court : rester sur la cible jusqu’à ce que l’anneau soit plein.</source>
        <translation>Too short: stay on the target until the ring is full.</translation>
    </message>
    <message>
        <source>Trop d’images : toutes ne sont pas regardées. Décocher des dossiers dans « Où chercher ».</source>
        <translation>Too many pictures: not all are looked at. Untick folders in “Where to look”.</translation>
    </message>
    <message>
        <source>Trop fort</source>
        <translation>Too loud</translation>
    </message>
    <message>
        <source>Trop tard : l’impression est terminée.</source>
        <translation>Too late: printing is done.</translation>
    </message>
    <message>
        <source>Trouver tout le reste</source>
        <translation>Find everything else</translation>
    </message>
    <message>
        <source>Trouver une commande</source>
        <translation>Find a command</translation>
    </message>
    <message>
        <source>Très bonne maîtrise</source>
        <translation>Very good mastery</translation>
    </message>
    <message>
        <source>Très grand</source>
        <translation>Very large</translation>
    </message>
    <message>
        <source>Très sombre</source>
        <translation>Very dark</translation>
    </message>
    <message>
        <source>Tréma</source>
        <translation>Diaeresis</translation>
    </message>
    <message>
        <source>Type :</source>
        <translation>Type:</translation>
    </message>
    <message>
        <source>Type : {}</source>
        <translation>Kind: {}</translation>
    </message>
    <message>
        <source>Type de question</source>
        <translation>Type of question</translation>
    </message>
    <message>
        <source>Téléchargements</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Télécommande</source>
        <translation>Remote</translation>
    </message>
    <message>
        <source>Télécommande de présentation</source>
        <translation>Presenter remote</translation>
    </message>
    <message>
        <source>Télécommande {clicker} : {key}</source>
        <translation>Clicker {clicker}: {key}</translation>
    </message>
    <message>
        <source>Télécommande {number} : appuyer encore sur {key}.</source>
        <translation>Clicker {number}: press {key} once more.</translation>
    </message>
    <message>
        <source>Télécommande {number} : appuyer sur {key}.</source>
        <translation>Clicker {number}: press {key}.</translation>
    </message>
    <message>
        <source>Télécommande {}, sans élève</source>
        <translation>Clicker {}, no pupil</translation>
    </message>
    <message>
        <source>Télécommandes</source>
        <translation>Clickers</translation>
    </message>
    <message>
        <source>Télécommandes et cartes ne suivent pas une série : elles votent question par question.</source>
        <translation>Clickers and cards cannot follow a series: they vote question by question.</translation>
    </message>
    <message>
        <source>Télécommandes inconnues, non comptées : {}</source>
        <translation>Unknown clickers, not counted: {}</translation>
    </message>
    <message>
        <source>Téléphones</source>
        <translation>Phones</translation>
    </message>
    <message>
        <source>Téléphones et tablettes</source>
        <translation>Phones and tablets</translation>
    </message>
    <message>
        <source>Téléphones inconnus, non comptés&#xa0;: {}</source>
        <translation>Unknown phones, not counted: {}</translation>
    </message>
    <message>
        <source>U</source>
        <comment>correction code: unit</comment>
        <translation>U</translation>
    </message>
    <message>
        <source>Un PDF, protégé ou abîmé, est en entier dans la copie, avec les pages que la leçon ne montre pas.</source>
        <translation>A PDF, protected or damaged, is in the copy as a whole, with the pages that the lesson does not show.</translation>
    </message>
    <message>
        <source>Un autre appareil demande le numéro {}.</source>
        <translation>Another device asks for number {}.</translation>
    </message>
    <message>
        <source>Un autre de vos postes a peut-être envoyé ou retiré cette séance, et ce qu’il en note ne peut pas être lu ici : mettre TNI à jour, ou vérifier dans {account}, puis réessayer.</source>
        <translation>Another of your computers may have sent or taken back this session, and what it notes of that cannot be read here: update TNI, or check in {account}, then try again.</translation>
    </message>
    <message>
        <source>Un autre logiciel se sert de la caméra : le fermer, elle reprendra.</source>
        <translation>Another program uses the camera: close it and it goes on.</translation>
    </message>
    <message>
        <source>Un autre logiciel se sert de la caméra : le fermer, la lecture reprendra.</source>
        <translation>Another program is using the camera: close it and reading goes on.</translation>
    </message>
    <message>
        <source>Un autre programme la tient, ou le système la refuse : recommencer plus tard.</source>
        <translation>Another program holds it, or the system refuses it: try again later.</translation>
    </message>
    <message>
        <source>Un cache : il ne s’y enlève pas.</source>
        <translation>A cover: it cannot be taken away there.</translation>
    </message>
    <message>
        <source>Un cache sur la sélection : en enseignant, un toucher l’enlève.</source>
        <translation>A cover over the selection: while teaching, a touch takes it away.</translation>
    </message>
    <message>
        <source>Un choix</source>
        <translation>One choice</translation>
    </message>
    <message>
        <source>Un code a au moins une lettre. Pour l’enlever : la corbeille.</source>
        <translation>A code has at least one letter. To remove it, use the bin.</translation>
    </message>
    <message>
        <source>Un compte de l’ENT, de Moodle, du Nuage, ou un dossier : « Envoyer » y met le cahier de textes.</source>
        <translation>An account on the ENT, Moodle or the Nuage, or a folder: “Send” puts the lesson record there.</translation>
    </message>
    <message>
        <source>Un de moins</source>
        <translation>One less</translation>
    </message>
    <message>
        <source>Un de plus</source>
        <translation>One more</translation>
    </message>
    <message>
        <source>Un document de la séance n’est plus là : le joindre de nouveau, puis renvoyer la séance.</source>
        <translation>A document of the session is no longer there: attach it again, then send the session again.</translation>
    </message>
    <message>
        <source>Un dossier du réseau, d’une clé ou d’un Nuage, que des collègues ouvrent aussi. Rien n’est envoyé ailleurs.</source>
        <translation>A folder of the network, a key or a Nextcloud that colleagues open too. Nothing is sent elsewhere.</translation>
    </message>
    <message>
        <source>Un emplacement où ranger des objets : rien ne s’y range.</source>
        <translation>A place to put items in: nothing can be put there.</translation>
    </message>
    <message>
        <source>Un exemplaire de moins</source>
        <translation>One copy fewer</translation>
    </message>
    <message>
        <source>Un exemplaire de plus</source>
        <translation>One copy more</translation>
    </message>
    <message>
        <source>Un extrait à usage de classe n’est pas partagé.</source>
        <translation>An extract for use in class is not shared.</translation>
    </message>
    <message>
        <source>Un fichier du dossier partagé entre vos postes ne peut pas être lu, et n’arrête que sa séance : mettre TNI à jour, ou vérifier dans l’ENT, puis supprimer « {name} ».</source>
        <translation>A file in the folder that your computers share cannot be read, and stops its own session alone: update TNI, or check in the ENT, then delete “{name}”.</translation>
    </message>
    <message>
        <source>Un fichier est verrouillé dans {account}.</source>
        <translation>A file is locked in {account}.</translation>
    </message>
    <message>
        <source>Un fichier…</source>
        <translation>A file…</translation>
    </message>
    <message>
        <source>Un instant…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>Un intervalle vaut</source>
        <translation>An interval is</translation>
    </message>
    <message>
        <source>Un lien qui ne s’y ouvre pas.</source>
        <translation>A link that does not open there.</translation>
    </message>
    <message>
        <source>Un objet que les élèves déplacent : il n’y bouge pas.</source>
        <translation>An item that pupils move: it does not move there.</translation>
    </message>
    <message>
        <source>Un objet qui se recopie : il n’y en a qu’un.</source>
        <translation>An item that copies itself: there is only one of it.</translation>
    </message>
    <message>
        <source>Un objet à manipuler, remplacé par son dessin.</source>
        <translation>An object to handle, replaced by its drawing.</translation>
    </message>
    <message>
        <source>Un objet à manipuler, remplacé par son image.</source>
        <translation>An object to handle, replaced by its picture.</translation>
    </message>
    <message>
        <source>Un récepteur de télécommandes est branché.</source>
        <translation>A clicker receiver is plugged in.</translation>
    </message>
    <message>
        <source>Un second toucher sur « Stylo » ouvre les autres stylos et les largeurs.</source>
        <translation>A second touch on “Pen” opens the other pens and the widths.</translation>
    </message>
    <message>
        <source>Un seul fichier s’ouvre à la fois. Pas ouvert : {}.</source>
        <translation>One file opens at a time. Not opened: {}.</translation>
    </message>
    <message>
        <source>Un seul fichier, qui s’ouvre partout, sans TNI.</source>
        <translation>A single file that opens anywhere, without TNI.</translation>
    </message>
    <message>
        <source>Un seul écran</source>
        <translation>One screen</translation>
    </message>
    <message>
        <source>Un seul écran : pour figer l’image, il faut un projecteur qui sait le faire et qui répond.</source>
        <translation>One screen only: freezing the picture takes a projector that can do it and that answers.</translation>
    </message>
    <message>
        <source>Un son ou un film, remplacé par son image : il ne peut pas y être lu.</source>
        <translation>A sound or a film, replaced by its picture: it cannot be played there.</translation>
    </message>
    <message>
        <source>Un stylet de moins</source>
        <translation>One pen less</translation>
    </message>
    <message>
        <source>Un stylet de plus</source>
        <translation>One pen more</translation>
    </message>
    <message>
        <source>Un tableau a 12 lignes et 8 colonnes au plus.</source>
        <translation>A table has at most 12 rows and 8 columns.</translation>
    </message>
    <message>
        <source>Un tableau garde au moins deux cases. Pour l’enlever : le sélectionner, puis « Supprimer ».</source>
        <translation>A table keeps at least two cells. To remove it: select it, then “Delete”.</translation>
    </message>
    <message>
        <source>Un tableau que TNI ne reconnaît pas</source>
        <translation>A board that TNI does not recognise</translation>
    </message>
    <message>
        <source>Un toucher ou n’importe quelle touche montre le tableau.</source>
        <translation>A touch or any key shows the board.</translation>
    </message>
    <message>
        <source>Un toucher ouvre : {}</source>
        <translation>A touch opens: {}</translation>
    </message>
    <message>
        <source>Un travail retrouvé sur cet ordinateur n’a plus le nom de sa leçon. Rien n’est perdu.</source>
        <translation>Work that was found on this computer no longer has the name of its lesson. Nothing is lost.</translation>
    </message>
    <message>
        <source>Un visage et une jauge, par le micro. Rien n’est enregistré.</source>
        <translation>A face and a gauge, by the microphone. Nothing is recorded.</translation>
    </message>
    <message>
        <source>Un vote est en cours</source>
        <translation>A vote is under way</translation>
    </message>
    <message>
        <source>Un vote est en cours : le terminer avant de poser la série.</source>
        <translation>A vote is open: end it before asking the series.</translation>
    </message>
    <message>
        <source>Un vote est en cours : le terminer avant de poser une question.</source>
        <translation>A vote is open: end it before you ask a question.</translation>
    </message>
    <message>
        <source>Un vote est en cours : le terminer avant de reposer une question.</source>
        <translation>A vote is open: end it before asking a question again.</translation>
    </message>
    <message>
        <source>Un vote est en cours : le terminer pour revoir le résultat précédent.</source>
        <translation>A vote is under way: end it to see the earlier result again.</translation>
    </message>
    <message>
        <source>Un vote est ouvert</source>
        <translation>A vote is open</translation>
    </message>
    <message>
        <source>Un échange est en cours : la version s’ouvre dès qu’il est fini.</source>
        <translation>An exchange is under way: the version opens as soon as it has ended.</translation>
    </message>
    <message>
        <source>Un échange est en cours : les pages viennent dès qu’il est fini.</source>
        <translation>An exchange is under way: the pages come when it has ended.</translation>
    </message>
    <message>
        <source>Un élève de moins</source>
        <translation>One pupil fewer</translation>
    </message>
    <message>
        <source>Un élève de plus</source>
        <translation>One pupil more</translation>
    </message>
    <message>
        <source>Un élève par ligne, tapé ou collé</source>
        <translation>One pupil a line, typed or pasted</translation>
    </message>
    <message>
        <source>Un élève par ligne, tapé ou collé : prénom et nom, ou nom et prénom</source>
        <translation>One pupil per line, typed or pasted: first name and last name, either way round</translation>
    </message>
    <message>
        <source>Un élément sélectionné.</source>
        <translation>One item selected.</translation>
    </message>
    <message>
        <source>Une adresse commence par http:// ou https://, comme dans le navigateur.</source>
        <translation>An address begins with http:// or https://, as in the browser.</translation>
    </message>
    <message>
        <source>Une autre collection s’appelle déjà ainsi : choisir un autre nom.</source>
        <translation>Another collection has that name already: choose another one.</translation>
    </message>
    <message>
        <source>Une autre fenêtre de TNI envoie déjà : la laisser finir.</source>
        <translation>Another window of TNI is sending already: let it finish.</translation>
    </message>
    <message>
        <source>Une autre fenêtre de TNI y travaille : réessayer dans un instant.</source>
        <translation>Another window of TNI is working on it: try again in a moment.</translation>
    </message>
    <message>
        <source>Une bande claire sur un texte, ligne après ligne, du doigt ou par les flèches.</source>
        <translation>A clear band over a text, line after line, by a finger or the arrows.</translation>
    </message>
    <message>
        <source>Une caméra, remplacée par sa dernière image.</source>
        <translation>A camera, replaced by its last picture.</translation>
    </message>
    <message>
        <source>Une cible reçoit {} éléments au plus : en sélectionner moins.</source>
        <translation>A target takes {} items at most: select fewer.</translation>
    </message>
    <message>
        <source>Une contrainte n’est plus respectée. « Mélanger » fait d’autres groupes.</source>
        <translation>A constraint is no longer kept. “Shuffle” makes other groups.</translation>
    </message>
    <message>
        <source>Une copie ailleurs</source>
        <translation>A copy elsewhere</translation>
    </message>
    <message>
        <source>Une copie d’un modèle, à remplir.</source>
        <translation>A copy of a template, to be filled in.</translation>
    </message>
    <message>
        <source>Une copie personnelle d’une leçon fournie avec TNI.</source>
        <translation>A copy of your own of a lesson that comes with TNI.</translation>
    </message>
    <message>
        <source>Une heure de moins</source>
        <translation>One hour less</translation>
    </message>
    <message>
        <source>Une heure de plus</source>
        <translation>One hour more</translation>
    </message>
    <message>
        <source>Une image de l’écran remplace celle de la carte.</source>
        <translation>A picture of the screen takes the place of the card’s.</translation>
    </message>
    <message>
        <source>Une image de l’écran vient sur la page de la leçon.</source>
        <translation>A picture of the screen comes onto the lesson’s page.</translation>
    </message>
    <message>
        <source>Une image prise ailleurs : la sélectionner, puis « Plus », « Source et licence ».</source>
        <translation>A picture taken from elsewhere: select it, then “More”, “Source and licence”.</translation>
    </message>
    <message>
        <source>Une leçon</source>
        <translation>A lesson</translation>
    </message>
    <message>
        <source>Une leçon à part, sans mises à jour.</source>
        <translation>A lesson of your own, without updates.</translation>
    </message>
    <message>
        <source>Une minute de moins</source>
        <translation>One minute less</translation>
    </message>
    <message>
        <source>Une minute de plus</source>
        <translation>One minute more</translation>
    </message>
    <message>
        <source>Une nouvelle version de « {lesson} » est arrivée de {author}.</source>
        <translation>A new version of “{lesson}” has come from {author}.</translation>
    </message>
    <message>
        <source>Une page blanche, quadrillée, ou celle d’un modèle.</source>
        <translation>A white or squared page, or that of a template.</translation>
    </message>
    <message>
        <source>Une page de moins par copie</source>
        <translation>One page less per copy</translation>
    </message>
    <message>
        <source>Une page de plus par copie</source>
        <translation>One page more per copy</translation>
    </message>
    <message>
        <source>Une page partagée n’est pas encore arrivée, ou est abîmée : refaire l’échange, puis recommencer.</source>
        <translation>A shared page has not arrived yet, or is damaged: exchange again, then retry.</translation>
    </message>
    <message>
        <source>Une page pour chacune</source>
        <translation>A page for each</translation>
    </message>
    <message>
        <source>Une paire par ligne : France = Paris</source>
        <translation>One pair a line: France = Paris</translation>
    </message>
    <message>
        <source>Une palette de maths, de physique et de chimie ; le LaTeX reste à côté.</source>
        <translation>A palette for maths, physics and chemistry; the LaTeX stays beside it.</translation>
    </message>
    <message>
        <source>Une partie de la séance n’a pas pu être enregistrée, par une erreur de TNI : relire son cahier, et signaler l’erreur si elle revient.</source>
        <translation>A part of the session could not be stored, because of a fault of TNI: read its lesson record again, and report the fault if it comes back.</translation>
    </message>
    <message>
        <source>Une phase : un moment de la séance, avec sa durée et ses pages.</source>
        <translation>A phase: a part of the lesson hour, with its duration and its pages.</translation>
    </message>
    <message>
        <source>Une pièce jointe est trop lourde pour {account} : la joindre en version légère, ou l’enlever.</source>
        <translation>An attachment is too large for {account}: attach its light version, or remove it.</translation>
    </message>
    <message>
        <source>Une question : on n’y vote pas.</source>
        <translation>A question: nobody can vote there.</translation>
    </message>
    <message>
        <source>Une question modifiée ne peut pas être enregistrée : annuler, ou la corriger.</source>
        <translation>A changed question cannot be saved: cancel, or correct it.</translation>
    </message>
    <message>
        <source>Une réponse n’est pas un nombre.</source>
        <translation>An answer is not a number.</translation>
    </message>
    <message>
        <source>Une réponse par ligne, * devant la bonne (facultatif)</source>
        <translation>One answer a line, * before the right one (optional)</translation>
    </message>
    <message>
        <source>Une seule</source>
        <translation>Only one</translation>
    </message>
    <message>
        <source>Une séance est en cours : la terminer avant un essai.</source>
        <translation>A session is under way: end it before a trial.</translation>
    </message>
    <message>
        <source>Une séance est en cours : la terminer pour préparer la leçon.</source>
        <translation>A session is under way: end it to prepare the lesson.</translation>
    </message>
    <message>
        <source>Une séance est en cours avec {} : la terminer d’abord.</source>
        <translation>A session with {} is under way: end it first.</translation>
    </message>
    <message>
        <source>Une séance est en cours dans cette leçon : la terminer pour la renommer, la déplacer ou la jeter.</source>
        <translation>A session is under way in this lesson: end it to rename, move or delete the lesson.</translation>
    </message>
    <message>
        <source>Une séquence : des leçons qui se suivent. « Ajouter des leçons » en commence une.</source>
        <translation>A sequence: lessons that follow each other. “Add lessons” begins one.</translation>
    </message>
    <message>
        <source>Une série a au plus {} questions.</source>
        <translation>A series has at most {} questions.</translation>
    </message>
    <message>
        <source>Une série suit chaque élève : elle ne peut pas être anonyme.</source>
        <translation>A series follows each pupil: it cannot be anonymous.</translation>
    </message>
    <message>
        <source>Une touche manque : appuyer sur chacune quand elle est demandée.</source>
        <translation>A key is missing: press each when it is asked for.</translation>
    </message>
    <message>
        <source>Une version d’avant est encore dans l’ancien dossier, « {where} », qui n’est pas accessible : le remettre en place, puis renvoyer, ou laisser tel quel.</source>
        <translation>An earlier version is still in the former folder, “{where}”, which cannot be reached: put it back in its place, then send again, or leave it as it is.</translation>
    </message>
    <message>
        <source>Une version qui a un nom est gardée pour toujours.</source>
        <translation>A version with a name is kept for ever.</translation>
    </message>
    <message>
        <source>Une à une</source>
        <translation>One by one</translation>
    </message>
    <message>
        <source>Une étape par ligne, dans le bon ordre</source>
        <translation>One step a line, in the right order</translation>
    </message>
    <message>
        <source>Uni</source>
        <translation>Plain</translation>
    </message>
    <message>
        <source>Unités</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>Usage en classe seulement</source>
        <translation>For use in class only</translation>
    </message>
    <message>
        <source>Utilisation : </source>
        <translation>Usage: </translation>
    </message>
    <message>
        <source>VALEUR</source>
        <translation>VALUE</translation>
    </message>
    <message>
        <source>Va avec</source>
        <translation>Goes with</translation>
    </message>
    <message>
        <source>Vacances scolaires</source>
        <translation>School holidays</translation>
    </message>
    <message>
        <source>Valables pour les questions à venir, jusqu’à un autre choix.</source>
        <translation>For the questions to come, until something else is chosen.</translation>
    </message>
    <message>
        <source>Valeur absolue</source>
        <translation>Absolute value</translation>
    </message>
    <message>
        <source>Valider</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>Vecteur, deux points</source>
        <translation>Vector, two points</translation>
    </message>
    <message>
        <source>Vecteur, une lettre</source>
        <translation>Vector, one letter</translation>
    </message>
    <message>
        <source>Verrouiller</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Verrouillé</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>Verrouillés</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>Vers l’arrière</source>
        <translation>Backward</translation>
    </message>
    <message>
        <source>Vers l’avant</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Vers une page de la leçon, une adresse, un fichier ; en tapant un texte : Ctrl+K.</source>
        <translation>To a page of the lesson, an address, a file; while typing a text: Ctrl+K.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Version et origine</source>
        <translation>Version and origin</translation>
    </message>
    <message>
        <source>Version {version}, fichier {file}</source>
        <translation>Version {version}, file {file}</translation>
    </message>
    <message>
        <source>Versions de la leçon</source>
        <translation>Versions of the lesson</translation>
    </message>
    <message>
        <source>Versions gardées dans l’historique</source>
        <translation>Versions kept in the history</translation>
    </message>
    <message>
        <source>Vert</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>Vertical, mm</source>
        <translation>Vertical, mm</translation>
    </message>
    <message>
        <source>Vider la corbeille</source>
        <translation>Empty the bin</translation>
    </message>
    <message>
        <source>Vidéo {}</source>
        <translation>Video {}</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violet</translation>
    </message>
    <message>
        <source>Virgule</source>
        <translation>Comma</translation>
    </message>
    <message>
        <source>Visite guidée</source>
        <translation>Guided tour</translation>
    </message>
    <message>
        <source>Vitesse : {}</source>
        <translation>Speed: {}</translation>
    </message>
    <message>
        <source>Vocabulaires ({kinds})</source>
        <translation>Vocabularies ({kinds})</translation>
    </message>
    <message>
        <source>Voir</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Voir dans le navigateur</source>
        <translation>See in the browser</translation>
    </message>
    <message>
        <source>Voir la corbeille</source>
        <translation>Show the bin</translation>
    </message>
    <message>
        <source>Voir la page</source>
        <translation>See the page</translation>
    </message>
    <message>
        <source>Voir la question</source>
        <translation>See the question</translation>
    </message>
    <message>
        <source>Voir le compte</source>
        <translation>See the account</translation>
    </message>
    <message>
        <source>Voir le résultat</source>
        <translation>See the result</translation>
    </message>
    <message>
        <source>Voir les exemples</source>
        <translation>See the samples</translation>
    </message>
    <message>
        <source>Voir les noms</source>
        <translation>Show the names</translation>
    </message>
    <message>
        <source>Voir les pages jointes</source>
        <translation>See attached pages</translation>
    </message>
    <message>
        <source>Voir moins</source>
        <translation>Show less</translation>
    </message>
    <message>
        <source>Voir toutes les pages</source>
        <translation>See all pages</translation>
    </message>
    <message>
        <source>Voir un par un</source>
        <translation>See one by one</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Vont ensemble</source>
        <translation>Belong together</translation>
    </message>
    <message>
        <source>Vote</source>
        <translation>Vote</translation>
    </message>
    <message>
        <source>Vote analysé</source>
        <translation>Vote that is analysed</translation>
    </message>
    <message>
        <source>Vote anonyme</source>
        <translation>Anonymous vote</translation>
    </message>
    <message>
        <source>Vote et projecteur</source>
        <translation>Vote and projector</translation>
    </message>
    <message>
        <source>Vote ouvert</source>
        <translation>Vote open</translation>
    </message>
    <message>
        <source>Vote par téléphone</source>
        <translation>Voting by phone</translation>
    </message>
    <message>
        <source>Vote terminé</source>
        <translation>Vote ended</translation>
    </message>
    <message>
        <source>Voter sans télécommandes</source>
        <translation>Vote without clickers</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Votes</translation>
    </message>
    <message>
        <source>Votre compte n’a pas le droit d’écrire dans {account} : le demander à l’administrateur de l’ENT, ou copier.</source>
        <translation>Your account may not write in {account}: ask the administrator of the ENT, or copy.</translation>
    </message>
    <message>
        <source>Votre compte n’a pas le droit d’écrire dans {account} : vérifier le dossier choisi dans « Comptes », ou copier.</source>
        <translation>Your account may not write in {account}: check the folder chosen in “Accounts”, or copy.</translation>
    </message>
    <message>
        <source>Votre copie de « {} », dans son dernier état.</source>
        <translation>Your copy of “{}”, as it last was.</translation>
    </message>
    <message>
        <source>Votre mot de passe n’est plus accepté par {account} : se reconnecter dans « Comptes », puis réessayer.</source>
        <translation>{account} no longer accepts your password: sign in again in “Accounts”, then try again.</translation>
    </message>
    <message>
        <source>Votre navigateur s’ouvre : y accepter l’accès de TNI. TNI attend votre accord.</source>
        <translation>Your browser opens: accept the access of TNI there. TNI waits for it.</translation>
    </message>
    <message>
        <source>Votre navigateur s’ouvre sur {host} : s’y connecter et accepter l’accès de TNI, qui attend {minutes} minutes au plus.</source>
        <translation>Your browser opens on {host}: sign in there and accept TNI&apos;s access; TNI waits {minutes} minutes at most.</translation>
    </message>
    <message>
        <source>Votre nom, vu des collègues</source>
        <translation>Your name, as colleagues see it</translation>
    </message>
    <message>
        <source>Vrai</source>
        <translation>True</translation>
    </message>
    <message>
        <source>Vrai, faux</source>
        <translation>True, false</translation>
    </message>
    <message>
        <source>Vérification : {done} sur {all}</source>
        <translation>Checking: {done} of {all}</translation>
    </message>
    <message>
        <source>Vérification arrêtée. Liens vérifiés : {}.</source>
        <translation>Check stopped. Links checked: {}.</translation>
    </message>
    <message>
        <source>Vérification des noms : « {word} » est retiré.</source>
        <translation>Check of names: &quot;{word}&quot; is taken out.</translation>
    </message>
    <message>
        <source>Vérification des noms : « {word} » reste, ce n’est pas un élève.</source>
        <translation>Check of names: &quot;{word}&quot; stays, it is no pupil.</translation>
    </message>
    <message>
        <source>Vérification du compte…</source>
        <translation>Checking the account…</translation>
    </message>
    <message>
        <source>Vérification…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Vérifier</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Vérifier ce qui est à sa place</source>
        <translation>Check what is in its place</translation>
    </message>
    <message>
        <source>Vérifier cet ordinateur : l’affichage, les appareils, ce qui manque. Ni nom d’élève ni titre de leçon n’y figure. L’état de sortie est 1 s’il reste quelque chose à faire.</source>
        <translation>Check this computer: the display, the devices, what is missing. No pupil’s name and no lesson’s title is shown. The exit status is 1 when something needs doing.</translation>
    </message>
    <message>
        <source>Vérifier la bonne réponse</source>
        <translation>Check the right answer</translation>
    </message>
    <message>
        <source>Vérifier le calibrage</source>
        <translation>Check the calibration</translation>
    </message>
    <message>
        <source>Vérifier les liens</source>
        <translation>Check the links</translation>
    </message>
    <message>
        <source>Vérifier les places</source>
        <translation>Check places</translation>
    </message>
    <message>
        <source>Vérifier l’orthographe de la leçon</source>
        <translation>Check the spelling of the lesson</translation>
    </message>
    <message>
        <source>Vérifier ma bibliothèque</source>
        <translation>Check my library</translation>
    </message>
    <message>
        <source>Vérifier à nouveau</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Vérifié : {}.</source>
        <translation>Checked: {}.</translation>
    </message>
    <message>
        <source>Y partager la leçon ouverte ; voir, suivre, copier celles des autres, ou y travailler à plusieurs.</source>
        <translation>Share the open lesson there; view, follow or copy those of others, or work on them together.</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Zone agrandie</source>
        <translation>Enlarged area</translation>
    </message>
    <message>
        <source>Zone {}</source>
        <translation>Zone {}</translation>
    </message>
    <message>
        <source>Zoomer</source>
        <translation>Zoom to area</translation>
    </message>
    <message>
        <source>Zoomer sur une zone</source>
        <translation>Zoom to an area</translation>
    </message>
    <message>
        <source>\begin et \end vont par deux</source>
        <translation>\begin and \end come in pairs</translation>
    </message>
    <message>
        <source>\left et \right vont par deux</source>
        <translation>\left and \right come in pairs</translation>
    </message>
    <message>
        <source>a changé depuis</source>
        <translation>has changed since</translation>
    </message>
    <message>
        <source>a disparu</source>
        <translation>is gone</translation>
    </message>
    <message>
        <source>a quitté l’établissement</source>
        <translation>has left the school</translation>
    </message>
    <message>
        <source>abîmée</source>
        <translation>damaged</translation>
    </message>
    <message>
        <source>abîmée : seul son nom est cherché</source>
        <translation>damaged: only its name is searched</translation>
    </message>
    <message>
        <source>accord</source>
        <comment>correction code</comment>
        <translation>agreement</translation>
    </message>
    <message>
        <source>accès refusé</source>
        <translation>access denied</translation>
    </message>
    <message>
        <source>activée</source>
        <translation>on</translation>
    </message>
    <message>
        <source>afficher la version</source>
        <translation>show the version</translation>
    </message>
    <message>
        <source>aide</source>
        <translation>help</translation>
    </message>
    <message>
        <source>ajouté</source>
        <translation>added</translation>
    </message>
    <message>
        <source>ajoutée depuis</source>
        <translation>added since</translation>
    </message>
    <message>
        <source>ajoutés : {}</source>
        <translation>added: {}</translation>
    </message>
    <message>
        <source>allumage demandé</source>
        <translation>turning on requested</translation>
    </message>
    <message>
        <source>allumé</source>
        <translation>on</translation>
    </message>
    <message>
        <source>anglais</source>
        <translation>English</translation>
    </message>
    <message>
        <source>annuaire AAF</source>
        <translation>AAF directory</translation>
    </message>
    <message>
        <source>appris sur cet ordinateur, touche par touche</source>
        <translation>trained on this computer, key by key</translation>
    </message>
    <message>
        <source>archive OneRoster</source>
        <translation>OneRoster archive</translation>
    </message>
    <message>
        <source>arrêté, à vérifier</source>
        <translation>stopped, to be checked</translation>
    </message>
    <message>
        <source>associations</source>
        <translation>matching</translation>
    </message>
    <message>
        <source>attend son compte</source>
        <translation>waiting for its account</translation>
    </message>
    <message>
        <source>au point</source>
        <translation>whole points</translation>
    </message>
    <message>
        <source>aucun</source>
        <translation>none</translation>
    </message>
    <message>
        <source>aucun pilote</source>
        <translation>no driver</translation>
    </message>
    <message>
        <source>aucun pilote : « tni devices record » l’enregistre, pour qu’il en ait un</source>
        <translation>no driver: “tni devices record” records it, so that it gets one</translation>
    </message>
    <message>
        <source>aucun projecteur</source>
        <translation>no projector</translation>
    </message>
    <message>
        <source>aucun récepteur</source>
        <translation>no receiver</translation>
    </message>
    <message>
        <source>aucune</source>
        <translation>none</translation>
    </message>
    <message>
        <source>aujourd’hui</source>
        <translation>today</translation>
    </message>
    <message>
        <source>aussi ce qui n’est ni tableau ni récepteur</source>
        <translation>also what is neither board nor receiver</translation>
    </message>
    <message>
        <source>auteur non indiqué</source>
        <translation>author not given</translation>
    </message>
    <message>
        <source>autre</source>
        <translation>other</translation>
    </message>
    <message>
        <source>autre chose</source>
        <translation>something else</translation>
    </message>
    <message>
        <source>autre panne</source>
        <translation>another fault</translation>
    </message>
    <message>
        <source>autre sorte de fichier</source>
        <translation>another kind of file</translation>
    </message>
    <message>
        <source>autres</source>
        <translation>others</translation>
    </message>
    <message>
        <source>autres indications</source>
        <translation>other details</translation>
    </message>
    <message>
        <source>avant : {}</source>
        <translation>before: {}</translation>
    </message>
    <message>
        <source>avant la reprise d’une autre version</source>
        <translation>before another version was brought back</translation>
    </message>
    <message>
        <source>avant la reprise d’une sauvegarde</source>
        <translation>before a backup was restored</translation>
    </message>
    <message>
        <source>avec --json : chaque point des traits, x et y en mm, t en s</source>
        <translation>with --json: every point of the strokes, x and y in mm, t in s</translation>
    </message>
    <message>
        <source>avec : {}</source>
        <translation>with: {}</translation>
    </message>
    <message>
        <source>avec le verso, pour une imprimante recto verso</source>
        <translation>with backs, for a printer that prints on both sides</translation>
    </message>
    <message>
        <source>barre</source>
        <translation>bar</translation>
    </message>
    <message>
        <source>bleu</source>
        <translation>blue</translation>
    </message>
    <message>
        <source>bonne réponse</source>
        <translation>right answer</translation>
    </message>
    <message>
        <source>bonne réponse : {}</source>
        <translation>right answer: {}</translation>
    </message>
    <message>
        <source>calculer une construction de GeoGebra à partir de ses points libres</source>
        <translation>compute a GeoGebra construction from its free points</translation>
    </message>
    <message>
        <source>calibrage</source>
        <translation>calibration</translation>
    </message>
    <message>
        <source>capot</source>
        <translation>cover</translation>
    </message>
    <message>
        <source>carte graphique trop lente</source>
        <translation>graphics card too slow</translation>
    </message>
    <message>
        <source>carte graphique trouvée</source>
        <translation>graphics card found</translation>
    </message>
    <message>
        <source>cartes lues par la caméra</source>
        <translation>cards read by the camera</translation>
    </message>
    <message>
        <source>cartes par feuille : 1 se lit à 7 m, 2 à 5 m, 4 à 3 m ; {} par défaut</source>
        <translation>cards per sheet: 1 is read at 7 m, 2 at 5 m, 4 at 3 m; {} by default</translation>
    </message>
    <message>
        <source>catégorie</source>
        <translation>category</translation>
    </message>
    <message>
        <source>ce mois-ci</source>
        <translation>this month</translation>
    </message>
    <message>
        <source>ce n’est pas un PDF</source>
        <translation>it is not a PDF</translation>
    </message>
    <message>
        <source>ce n’est pas un fichier ordinaire</source>
        <translation>it is no regular file</translation>
    </message>
    <message>
        <source>ce n’est pas une image lisible</source>
        <translation>it is not a readable picture</translation>
    </message>
    <message>
        <source>ce projecteur ne sait pas le faire</source>
        <translation>this projector cannot do it</translation>
    </message>
    <message>
        <source>ce qui a été écrit en classe</source>
        <translation>what was written in class</translation>
    </message>
    <message>
        <source>celle du système</source>
        <translation>the system’s</translation>
    </message>
    <message>
        <source>cet ordinateur ne lit pas ce format de téléphone ; l’enregistrer en JPEG, ou installer pi-heif</source>
        <translation>this computer does not read this format of phones; save it as JPEG, or install pi-heif</translation>
    </message>
    <message>
        <source>cette année scolaire</source>
        <translation>this school year</translation>
    </message>
    <message>
        <source>cette commande ne prend pas ces objets</source>
        <translation>this command does not take these objects</translation>
    </message>
    <message>
        <source>cette commande n’est pas connue</source>
        <translation>this command is not known</translation>
    </message>
    <message>
        <source>cette semaine</source>
        <translation>this week</translation>
    </message>
    <message>
        <source>cette sorte d’objet n’est pas lue</source>
        <translation>objects of this kind are not read</translation>
    </message>
    <message>
        <source>changée</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>changée des deux côtés</source>
        <translation>changed on both sides</translation>
    </message>
    <message>
        <source>chaque jour</source>
        <translation>each day</translation>
    </message>
    <message>
        <source>chaque mois</source>
        <translation>each month</translation>
    </message>
    <message>
        <source>chaque semaine</source>
        <translation>each week</translation>
    </message>
    <message>
        <source>chaque version pendant {}</source>
        <translation>each version for {}</translation>
    </message>
    <message>
        <source>chercher dans un dossier de leçons, le vérifier, le remettre comme à une date</source>
        <translation>search a folder of lessons, check it, bring it back as it was on a date</translation>
    </message>
    <message>
        <source>choisi dans les réglages</source>
        <translation>chosen in the settings</translation>
    </message>
    <message>
        <source>choisie dans les réglages</source>
        <translation>chosen in the settings</translation>
    </message>
    <message>
        <source>clavier</source>
        <translation>keyboard</translation>
    </message>
    <message>
        <source>clic droit</source>
        <translation>right click</translation>
    </message>
    <message>
        <source>code ou adresse, retirés du texte</source>
        <translation>code or address, taken out of the text</translation>
    </message>
    <message>
        <source>cohérence (KR-20) {}</source>
        <translation>consistency (KR-20) {}</translation>
    </message>
    <message>
        <source>cohérence (alpha) {}</source>
        <translation>consistency (alpha) {}</translation>
    </message>
    <message>
        <source>combien de cartes, à partir du n° 1 ; {} par défaut</source>
        <translation>how many cards, from no. 1; {} by default</translation>
    </message>
    <message>
        <source>combien de pages au plus ; {} par défaut</source>
        <translation>how many pages at most; {} by default</translation>
    </message>
    <message>
        <source>combien de stylets il a</source>
        <translation>how many pens it has</translation>
    </message>
    <message>
        <source>combien de séances au plus ; {} par défaut</source>
        <translation>how many sessions at most; {} by default</translation>
    </message>
    <message>
        <source>commencée</source>
        <translation>begun</translation>
    </message>
    <message>
        <source>commencée le {}</source>
        <translation>begun on {}</translation>
    </message>
    <message>
        <source>comment l’appeler</source>
        <translation>what to call it</translation>
    </message>
    <message>
        <source>commentaires</source>
        <translation>feedback</translation>
    </message>
    <message>
        <source>conjugaison</source>
        <comment>correction code</comment>
        <translation>verb form</translation>
    </message>
    <message>
        <source>construction de la phrase</source>
        <comment>correction code</comment>
        <translation>sentence structure</translation>
    </message>
    <message>
        <source>contenu</source>
        <translation>content</translation>
    </message>
    <message>
        <source>copie corrigée</source>
        <translation>corrected copy</translation>
    </message>
    <message>
        <source>coupure demandée</source>
        <translation>blanking requested</translation>
    </message>
    <message>
        <source>c’est un dossier</source>
        <translation>it is a folder</translation>
    </message>
    <message>
        <source>dans une page web, aussi : notes, plan ; partout : extracts (réservés à la classe)</source>
        <translation>in a web page, also: notes, plan; everywhere: extracts (for the classroom only)</translation>
    </message>
    <message>
        <source>dans {} jour</source>
        <translation>in {} day</translation>
    </message>
    <message>
        <source>dans {} jours</source>
        <translation>in {} days</translation>
    </message>
    <message>
        <source>date</source>
        <comment>order</comment>
        <translation>date</translation>
    </message>
    <message>
        <source>de l’écriture : un fichier UNIPEN, ou leur dossier</source>
        <translation>handwriting: a UNIPEN file, or a folder of them</translation>
    </message>
    <message>
        <source>de même, avec 100 000 traits en 4K : quelques minutes</source>
        <translation>the same, with 100,000 strokes in 4K: some minutes</translation>
    </message>
    <message>
        <source>de {opens} à {closes}</source>
        <translation>from {opens} to {closes}</translation>
    </message>
    <message>
        <source>de {}</source>
        <translation>by {}</translation>
    </message>
    <message>
        <source>demain</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>demande un mot de passe</source>
        <translation>asks for a password</translation>
    </message>
    <message>
        <source>des fautes</source>
        <translation>faults</translation>
    </message>
    <message>
        <source>dessinée pour TNI</source>
        <translation>drawn for TNI</translation>
    </message>
    <message>
        <source>deux exposants ou deux indices se suivent, mettre des accolades</source>
        <translation>two exponents or two indices follow each other, put braces</translation>
    </message>
    <message>
        <source>différent dans l’ENT</source>
        <translation>different in the ENT</translation>
    </message>
    <message>
        <source>disparaît : {}</source>
        <translation>disappears: {}</translation>
    </message>
    <message>
        <source>disque local</source>
        <translation>local disk</translation>
    </message>
    <message>
        <source>document numérisé</source>
        <translation>scanned document</translation>
    </message>
    <message>
        <source>doigt</source>
        <translation>finger</translation>
    </message>
    <message>
        <source>données d’un élève.html</source>
        <translation>data of a pupil.html</translation>
    </message>
    <message>
        <source>dont {} déjà auparavant</source>
        <translation>{} of them earlier</translation>
    </message>
    <message>
        <source>dont {} gardée à part</source>
        <translation>{} of them kept apart</translation>
    </message>
    <message>
        <source>dont {} gardées à part</source>
        <translation>{} of them kept apart</translation>
    </message>
    <message>
        <source>du fichier : {format} ; écrit par {program}</source>
        <translation>of the file: {format}; written by {program}</translation>
    </message>
    <message>
        <source>du {first} au {last} {span}</source>
        <translation>{first} to {last}, {span}</translation>
    </message>
    <message>
        <source>durée (min)</source>
        <translation>time (min)</translation>
    </message>
    <message>
        <source>dys, sight, hearing ou motor est attendu</source>
        <translation>dys, sight, hearing or motor is expected</translation>
    </message>
    <message>
        <source>déjà copié</source>
        <translation>already copied</translation>
    </message>
    <message>
        <source>déplacée depuis</source>
        <translation>moved since</translation>
    </message>
    <message>
        <source>dérouler seul une séance entière, et en garder les images</source>
        <translation>run a whole lesson unattended, and keep its pictures</translation>
    </message>
    <message>
        <source>désactivée</source>
        <translation>off</translation>
    </message>
    <message>
        <source>d’après la documentation, non essayé sur le matériel</source>
        <translation>from documentation, not tested on hardware</translation>
    </message>
    <message>
        <source>d’un autre ordinateur</source>
        <translation>from another computer</translation>
    </message>
    <message>
        <source>d’un collègue</source>
        <translation>by a colleague</translation>
    </message>
    <message>
        <source>d’une version plus récente</source>
        <translation>of a newer version</translation>
    </message>
    <message>
        <source>elle dépasse {} signes, la partager en deux</source>
        <translation>it has more than {} signs, split it in two</translation>
    </message>
    <message>
        <source>elle est introuvable</source>
        <translation>it cannot be found</translation>
    </message>
    <message>
        <source>elle est trop grande</source>
        <translation>it is too large</translation>
    </message>
    <message>
        <source>elle vient d’une version plus récente de TNI ; mettre TNI à jour</source>
        <translation>it comes from a newer version of TNI; update TNI</translation>
    </message>
    <message>
        <source>en bas à droite</source>
        <translation>bottom right</translation>
    </message>
    <message>
        <source>en bas à gauche</source>
        <translation>bottom left</translation>
    </message>
    <message>
        <source>en haut à droite</source>
        <translation>top right</translation>
    </message>
    <message>
        <source>en haut à gauche</source>
        <translation>top left</translation>
    </message>
    <message>
        <source>en ordre</source>
        <translation>in order</translation>
    </message>
    <message>
        <source>en ordre, {} essais</source>
        <translation>in order, {} tries</translation>
    </message>
    <message>
        <source>encore 1 jour</source>
        <translation>1 day left</translation>
    </message>
    <message>
        <source>encore {} jours</source>
        <translation>{} days left</translation>
    </message>
    <message>
        <source>endommagé</source>
        <translation>damaged</translation>
    </message>
    <message>
        <source>enlevée depuis</source>
        <translation>removed since</translation>
    </message>
    <message>
        <source>enregistrer pendant cette durée, sans consignes</source>
        <translation>record for this long, without prompts</translation>
    </message>
    <message>
        <source>envoi en cours</source>
        <translation>being sent</translation>
    </message>
    <message>
        <source>envoi à un ENT</source>
        <translation>sending to a school platform</translation>
    </message>
    <message>
        <source>envois suspendus</source>
        <translation>sending is paused</translation>
    </message>
    <message>
        <source>envoyé</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>envoyé : {}</source>
        <translation>sent: {}</translation>
    </message>
    <message>
        <source>envoyé {day}</source>
        <translation>sent {day}</translation>
    </message>
    <message>
        <source>erreur</source>
        <translation>wrong</translation>
    </message>
    <message>
        <source>erreur de calcul</source>
        <comment>correction code</comment>
        <translation>calculation error</translation>
    </message>
    <message>
        <source>erreur de mesure ± {}</source>
        <translation>error of measurement ± {}</translation>
    </message>
    <message>
        <source>essayé sur des enregistrements d’appareils réels</source>
        <translation>tested on recordings of real devices</translation>
    </message>
    <message>
        <source>est maintenant dans « {} »</source>
        <translation>is now in “{}”</translation>
    </message>
    <message>
        <source>et {} autres</source>
        <translation>and {} others</translation>
    </message>
    <message>
        <source>export de SIECLE</source>
        <translation>SIECLE export</translation>
    </message>
    <message>
        <source>export de leçons</source>
        <translation>export of lessons</translation>
    </message>
    <message>
        <source>export de questions</source>
        <translation>export of questions</translation>
    </message>
    <message>
        <source>extinction demandée</source>
        <translation>turning off requested</translation>
    </message>
    <message>
        <source>facultatif : pour le fichier</source>
        <translation>optional: for the file</translation>
    </message>
    <message>
        <source>facultative</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>facultative, par exemple 14/20</source>
        <translation>optional, such as 14/20</translation>
    </message>
    <message>
        <source>faire d’une leçon, d’un PDF ou d’une image un autre fichier</source>
        <translation>turn a lesson, a PDF or a picture into another file</translation>
    </message>
    <message>
        <source>faite</source>
        <translation>taught</translation>
    </message>
    <message>
        <source>faite pour une autre version de TNI</source>
        <translation>made for another version of TNI</translation>
    </message>
    <message>
        <source>fichier : {name}</source>
        <translation>file: {name}</translation>
    </message>
    <message>
        <source>fichier abîmé</source>
        <translation>damaged file</translation>
    </message>
    <message>
        <source>fichier inclus, absent du dossier</source>
        <translation>included file that is not in the folder</translation>
    </message>
    <message>
        <source>fichier joint</source>
        <translation>attached file</translation>
    </message>
    <message>
        <source>fichier {}</source>
        <translation>file {}</translation>
    </message>
    <message>
        <source>figure</source>
        <comment>correction code</comment>
        <translation>drawing</translation>
    </message>
    <message>
        <source>figure deux fois</source>
        <translation>listed twice</translation>
    </message>
    <message>
        <source>film</source>
        <translation>film</translation>
    </message>
    <message>
        <source>filtre</source>
        <translation>filter</translation>
    </message>
    <message>
        <source>fin de l’image figée demandée</source>
        <translation>unfreezing requested</translation>
    </message>
    <message>
        <source>forme</source>
        <translation>shape</translation>
    </message>
    <message>
        <source>fourni avec TNI</source>
        <translation>comes with TNI</translation>
    </message>
    <message>
        <source>fournie avec TNI</source>
        <translation>comes with TNI</translation>
    </message>
    <message>
        <source>français</source>
        <translation>French</translation>
    </message>
    <message>
        <source>gardé</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>gardé, nom corrigé</source>
        <translation>kept, name corrected</translation>
    </message>
    <message>
        <source>gardés : {}</source>
        <translation>kept: {}</translation>
    </message>
    <message>
        <source>gomme</source>
        <translation>eraser</translation>
    </message>
    <message>
        <source>groupe</source>
        <translation>group</translation>
    </message>
    <message>
        <source>géométrie, à refaire…</source>
        <translation>geometry, to redo…</translation>
    </message>
    <message>
        <source>hier</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>historique incohérent</source>
        <translation>history out of order</translation>
    </message>
    <message>
        <source>hors séance</source>
        <translation>outside a session</translation>
    </message>
    <message>
        <source>https://… : l’adresse du calendrier, donnée par PRONOTE ou l’ENT</source>
        <translation>https://…: the calendar’s address, given by PRONOTE or the school portal</translation>
    </message>
    <message>
        <source>identifiant</source>
        <translation>identifier</translation>
    </message>
    <message>
        <source>il demande trop de calculs</source>
        <translation>it takes too much computing</translation>
    </message>
    <message>
        <source>il demande trop de temps</source>
        <translation>it takes too long</translation>
    </message>
    <message>
        <source>il dépend d’un objet qui n’a pas été lu</source>
        <translation>it depends on an object that was not read</translation>
    </message>
    <message>
        <source>il est abîmé</source>
        <translation>it is damaged</translation>
    </message>
    <message>
        <source>il est introuvable</source>
        <translation>it cannot be found</translation>
    </message>
    <message>
        <source>il est protégé par un mot de passe ; en enregistrer une copie sans mot de passe</source>
        <translation>it is protected by a password; save a copy without a password</translation>
    </message>
    <message>
        <source>il est trop grand</source>
        <translation>it is too large</translation>
    </message>
    <message>
        <source>il est vide</source>
        <translation>it is empty</translation>
    </message>
    <message>
        <source>il existe déjà</source>
        <translation>it exists already</translation>
    </message>
    <message>
        <source>il manque ce qui suit, par exemple \frac{1}{2} ou x^2</source>
        <translation>what follows is missing, as in \frac{1}{2} or x^2</translation>
    </message>
    <message>
        <source>il manque une accolade ouvrante ou fermante</source>
        <translation>an opening or closing brace is missing</translation>
    </message>
    <message>
        <source>il manque {0}</source>
        <translation>{0} is missing</translation>
    </message>
    <message>
        <source>il ne contient aucune page</source>
        <translation>it holds no page</translation>
    </message>
    <message>
        <source>il nomme un objet qui n’existe pas</source>
        <translation>it names an object that does not exist</translation>
    </message>
    <message>
        <source>il n’y a qu’une télécommande</source>
        <translation>there is only one clicker</translation>
    </message>
    <message>
        <source>illisible</source>
        <translation>unreadable</translation>
    </message>
    <message>
        <source>image</source>
        <translation>picture</translation>
    </message>
    <message>
        <source>image ajoutée en classe</source>
        <translation>picture added in class</translation>
    </message>
    <message>
        <source>image coupée</source>
        <translation>picture blank</translation>
    </message>
    <message>
        <source>image figée</source>
        <translation>picture frozen</translation>
    </message>
    <message>
        <source>image figée demandée</source>
        <translation>freezing requested</translation>
    </message>
    <message>
        <source>image ou PDF abîmé</source>
        <translation>damaged picture or PDF</translation>
    </message>
    <message>
        <source>image ou document numérisé</source>
        <translation>picture or scanned document</translation>
    </message>
    <message>
        <source>image photo picture</source>
        <comment>search</comment>
        <translation>picture image photo</translation>
    </message>
    <message>
        <source>images et fichiers</source>
        <translation>pictures and files</translation>
    </message>
    <message>
        <source>impression</source>
        <translation>print</translation>
    </message>
    <message>
        <source>imprimer</source>
        <translation>print</translation>
    </message>
    <message>
        <source>installer sans poser la question</source>
        <translation>install without asking</translation>
    </message>
    <message>
        <source>installée en plus</source>
        <translation>added</translation>
    </message>
    <message>
        <source>installée par l’établissement</source>
        <translation>installed by the school</translation>
    </message>
    <message>
        <source>interdite sur cet ordinateur</source>
        <translation>forbidden on this computer</translation>
    </message>
    <message>
        <source>interrompu : {}</source>
        <translation>cut short: {}</translation>
    </message>
    <message>
        <source>introuvable</source>
        <translation>not found</translation>
    </message>
    <message>
        <source>inutilisable</source>
        <translation>unusable</translation>
    </message>
    <message>
        <source>inventé pour TNI</source>
        <translation>invented for TNI</translation>
    </message>
    <message>
        <source>inventés pour TNI</source>
        <translation>invented for TNI</translation>
    </message>
    <message>
        <source>jamais ensemble</source>
        <translation>never together</translation>
    </message>
    <message>
        <source>jetée {day}</source>
        <translation>deleted {day}</translation>
    </message>
    <message>
        <source>jour non dit</source>
        <translation>no day</translation>
    </message>
    <message>
        <source>juste</source>
        <comment>correction code</comment>
        <translation>right</translation>
    </message>
    <message>
        <source>juste</source>
        <translation>right</translation>
    </message>
    <message>
        <source>juste à {}</source>
        <translation>{} right</translation>
    </message>
    <message>
        <source>justes et sûrs : {}</source>
        <translation>right and sure: {}</translation>
    </message>
    <message>
        <source>justes sans être sûrs : {}</source>
        <translation>right but not sure: {}</translation>
    </message>
    <message>
        <source>la banque : GIFT, XML de Moodle, Aiken, QCMcam, AMC, Kahoot, CSV, QTI ou H5P</source>
        <translation>the bank: GIFT, Moodle XML, Aiken, QCMcam, AMC, Kahoot, CSV, QTI or H5P</translation>
    </message>
    <message>
        <source>la classe avec qui la leçon a été faite</source>
        <translation>the class that the lesson was taught to</translation>
    </message>
    <message>
        <source>la commande n’a pas été comprise</source>
        <translation>the command was not understood</translation>
    </message>
    <message>
        <source>la construction</source>
        <translation>the construction</translation>
    </message>
    <message>
        <source>la fenêtre</source>
        <translation>the window</translation>
    </message>
    <message>
        <source>la fiche de la séance</source>
        <translation>the sheet of the lesson</translation>
    </message>
    <message>
        <source>la fin des touchers enregistrés</source>
        <translation>the end of the recorded touches</translation>
    </message>
    <message>
        <source>la fin des votes enregistrés</source>
        <translation>the end of the recorded votes</translation>
    </message>
    <message>
        <source>la leçon</source>
        <translation>the lesson</translation>
    </message>
    <message>
        <source>la liste : un CSV, un XML ou un zip</source>
        <translation>the list: a CSV, an XML or a zip</translation>
    </message>
    <message>
        <source>la matière</source>
        <translation>the subject</translation>
    </message>
    <message>
        <source>la moitié</source>
        <translation>half</translation>
    </message>
    <message>
        <source>la même aujourd’hui</source>
        <translation>the same today</translation>
    </message>
    <message>
        <source>la page {}</source>
        <translation>page {}</translation>
    </message>
    <message>
        <source>la télécommande {}</source>
        <translation>clicker {}</translation>
    </message>
    <message>
        <source>la vérification des noms</source>
        <translation>the check of names</translation>
    </message>
    <message>
        <source>laissé tel quel</source>
        <translation>kept as it is</translation>
    </message>
    <message>
        <source>lampe</source>
        <translation>lamp</translation>
    </message>
    <message>
        <source>largeur des pages en PNG, en pixels ; {} par défaut</source>
        <translation>width of PNG pages, in pixels; {} by default</translation>
    </message>
    <message>
        <source>le PDF qui est ouvert</source>
        <translation>the PDF that is opened</translation>
    </message>
    <message>
        <source>le besoin pour lequel elle est adaptée : dys, sight, hearing ou motor</source>
        <translation>the need that it is adapted to: dys, sight, hearing or motor</translation>
    </message>
    <message>
        <source>le bilan, en JSON</source>
        <translation>the report, as JSON</translation>
    </message>
    <message>
        <source>le disque est plein</source>
        <translation>the disk is full</translation>
    </message>
    <message>
        <source>le disque est plein ; y faire de la place, puis recommencer</source>
        <translation>the disk is full; make room on it, then try again</translation>
    </message>
    <message>
        <source>le disque ou le réseau ne répond pas comme il faut</source>
        <translation>the disk or the network does not answer as it should</translation>
    </message>
    <message>
        <source>le dossier des leçons</source>
        <translation>the folder of lessons</translation>
    </message>
    <message>
        <source>le dossier ou le fichier de l’extension</source>
        <translation>the plugin’s folder or file</translation>
    </message>
    <message>
        <source>le dossier où les mettre</source>
        <translation>the folder to put them in</translation>
    </message>
    <message>
        <source>le double</source>
        <translation>double</translation>
    </message>
    <message>
        <source>le début de son numéro, que list donne</source>
        <translation>the beginning of its number, which list shows</translation>
    </message>
    <message>
        <source>le fichier est joint sous le nom « {} »</source>
        <translation>the file is attached under the name “{}”</translation>
    </message>
    <message>
        <source>le fichier à écrire ; son extension donne le format</source>
        <translation>the file to write; its extension gives the format</translation>
    </message>
    <message>
        <source>le journal USB d’un récepteur i&gt;clicker</source>
        <translation>the USB log of an i&gt;clicker base</translation>
    </message>
    <message>
        <source>le niveau, comme « 6e »</source>
        <translation>the level, such as “6e”</translation>
    </message>
    <message>
        <source>le plan</source>
        <translation>the plan</translation>
    </message>
    <message>
        <source>le projecteur ne le peut pas maintenant</source>
        <translation>the projector cannot do it now</translation>
    </message>
    <message>
        <source>le projecteur ne l’a pas fait</source>
        <translation>the projector did not do it</translation>
    </message>
    <message>
        <source>le projecteur n’a pas répondu</source>
        <translation>the projector did not answer</translation>
    </message>
    <message>
        <source>le récepteur répond</source>
        <translation>the receiver answers</translation>
    </message>
    <message>
        <source>le résultat du vote</source>
        <translation>the result of the vote</translation>
    </message>
    <message>
        <source>le résultat, en JSON</source>
        <translation>the result, as JSON</translation>
    </message>
    <message>
        <source>le système ne permet pas de le lire ; en administrateur :</source>
        <translation>the system does not allow it to be read; as administrator:</translation>
    </message>
    <message>
        <source>le texte</source>
        <translation>the text</translation>
    </message>
    <message>
        <source>le texte et les fichiers joints</source>
        <translation>the text and the attached files</translation>
    </message>
    <message>
        <source>le texte et les pages</source>
        <translation>the text and the pages</translation>
    </message>
    <message>
        <source>le texte, les fichiers joints et les pages</source>
        <translation>the text, the attached files and the pages</translation>
    </message>
    <message>
        <source>le {day} {span}</source>
        <translation>on {day}, {span}</translation>
    </message>
    <message>
        <source>le {}</source>
        <translation>{}</translation>
    </message>
    <message>
        <source>lecture de questions d’un autre format</source>
        <translation>reading questions of another format</translation>
    </message>
    <message>
        <source>lequel, s’il y en a plusieurs</source>
        <translation>which one, if there are several</translation>
    </message>
    <message>
        <source>lequel, s’il y en a plusieurs ; un chemin convient aussi</source>
        <translation>which one, if there are several; a path will do too</translation>
    </message>
    <message>
        <source>les extraits réservés à la classe</source>
        <translation>the extracts for the classroom only</translation>
    </message>
    <message>
        <source>les mots ; « entre guillemets », ils se suivent</source>
        <translation>the words; “in quotes” they follow one another</translation>
    </message>
    <message>
        <source>les pages des PDF que la leçon ne montre pas</source>
        <translation>pages of PDFs that the lesson does not show</translation>
    </message>
    <message>
        <source>les pages du PDF</source>
        <translation>the pages of the PDF</translation>
    </message>
    <message>
        <source>les questions, en JSON</source>
        <translation>the questions, as JSON</translation>
    </message>
    <message>
        <source>les {first} et {last} {span}</source>
        <translation>on {first} and {last}, {span}</translation>
    </message>
    <message>
        <source>les élèves simulés</source>
        <translation>the simulated pupils</translation>
    </message>
    <message>
        <source>les états antérieurs</source>
        <translation>earlier states</translation>
    </message>
    <message>
        <source>levé</source>
        <translation>up</translation>
    </message>
    <message>
        <source>leçon abîmée : {name}</source>
        <translation>damaged lesson: {name}</translation>
    </message>
    <message>
        <source>leçon d’une version de TNI plus récente : {name}</source>
        <translation>lesson of a later version of TNI: {name}</translation>
    </message>
    <message>
        <source>leçon impossible à lire : {name}</source>
        <translation>lesson that cannot be read: {name}</translation>
    </message>
    <message>
        <source>libre</source>
        <translation>open</translation>
    </message>
    <message>
        <source>lien site adresse link</source>
        <comment>search</comment>
        <translation>link site address lien</translation>
    </message>
    <message>
        <source>lieu de {of} quand {moved} se déplace</source>
        <translation>locus of {of} as {moved} moves</translation>
    </message>
    <message>
        <source>ligne {}</source>
        <translation>line {}</translation>
    </message>
    <message>
        <source>lignes {}</source>
        <translation>lines {}</translation>
    </message>
    <message>
        <source>lire et convertir des banques de questions, imprimer des cartes pour voter</source>
        <translation>read and convert question banks, print cards to vote with</translation>
    </message>
    <message>
        <source>lire une liste d’élèves, sans rien en garder</source>
        <translation>read a list of pupils, keeping nothing of it</translation>
    </message>
    <message>
        <source>lisible</source>
        <translation>readable</translation>
    </message>
    <message>
        <source>lisible en entier</source>
        <translation>all readable</translation>
    </message>
    <message>
        <source>liste abîmée de l’historique : {name}</source>
        <translation>damaged list of the history: {name}</translation>
    </message>
    <message>
        <source>liste d’ONDE</source>
        <translation>ONDE list</translation>
    </message>
    <message>
        <source>liste d’un ENT</source>
        <translation>list of an ENT</translation>
    </message>
    <message>
        <source>lister les tableaux branchés, afficher et enregistrer leurs signaux</source>
        <translation>list the boards plugged in, show and record their signals</translation>
    </message>
    <message>
        <source>lister, installer et essayer des extensions</source>
        <translation>list, install and try plugins</translation>
    </message>
    <message>
        <source>lu par « {name} », {provenance}</source>
        <translation>read by “{name}”, {provenance}</translation>
    </message>
    <message>
        <source>lus par PDFium</source>
        <translation>read by PDFium</translation>
    </message>
    <message>
        <source>l’ENT</source>
        <translation>the ENT</translation>
    </message>
    <message>
        <source>l’année scolaire passée</source>
        <translation>last school year</translation>
    </message>
    <message>
        <source>l’encre gommée</source>
        <translation>erased ink</translation>
    </message>
    <message>
        <source>l’enregistrement</source>
        <translation>the recording</translation>
    </message>
    <message>
        <source>l’enregistrement des votes</source>
        <translation>the votes to be kept</translation>
    </message>
    <message>
        <source>l’envoi de la séance</source>
        <translation>the sending of the lesson</translation>
    </message>
    <message>
        <source>l’extension</source>
        <translation>the plugin</translation>
    </message>
    <message>
        <source>l’image de la page</source>
        <translation>the picture of the page</translation>
    </message>
    <message>
        <source>l’image de la page du PDF</source>
        <translation>the picture of the PDF’s page</translation>
    </message>
    <message>
        <source>l’étiquette</source>
        <translation>the tag</translation>
    </message>
    <message>
        <source>manque : {}</source>
        <translation>missing: {}</translation>
    </message>
    <message>
        <source>min</source>
        <comment>minutes</comment>
        <translation>min</translation>
    </message>
    <message>
        <source>mise en forme</source>
        <translation>layout</translation>
    </message>
    <message>
        <source>mise en ordre</source>
        <translation>ordering</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>modifiée ce jour-là ou après</source>
        <translation>changed on that day or later</translation>
    </message>
    <message>
        <source>modifiée ce jour-là ou avant</source>
        <translation>changed on that day or earlier</translation>
    </message>
    <message>
        <source>modifiée depuis</source>
        <translation>changed since</translation>
    </message>
    <message>
        <source>montrer cette aide</source>
        <translation>show this help</translation>
    </message>
    <message>
        <source>montrer, exporter et envoyer les séances du cahier de textes</source>
        <translation>show, export and send the sessions of the lesson record</translation>
    </message>
    <message>
        <source>mot mal choisi</source>
        <comment>correction code</comment>
        <translation>wrong word</translation>
    </message>
    <message>
        <source>même hors des heures d’envoi</source>
        <translation>outside the sending hours too</translation>
    </message>
    <message>
        <source>ne démarre pas</source>
        <translation>does not start</translation>
    </message>
    <message>
        <source>ne pouvait pas répondre</source>
        <translation>could not answer</translation>
    </message>
    <message>
        <source>ne répond pas</source>
        <translation>does not answer</translation>
    </message>
    <message>
        <source>ne s’ouvre pas</source>
        <translation>does not open</translation>
    </message>
    <message>
        <source>ni sûrs ni justes : {}</source>
        <translation>neither sure nor right: {}</translation>
    </message>
    <message>
        <source>noir</source>
        <translation>black</translation>
    </message>
    <message>
        <source>nom de fichier mal codé : elle n’est pas cherchée, la renommer</source>
        <translation>the file&apos;s name is badly encoded: it is not searched, rename it</translation>
    </message>
    <message>
        <source>nom du fichier</source>
        <translation>file name</translation>
    </message>
    <message>
        <source>nom remis à ce numéro, à vérifier</source>
        <translation>name given back to this number, check it</translation>
    </message>
    <message>
        <source>nombre</source>
        <translation>number</translation>
    </message>
    <message>
        <source>non défini</source>
        <translation>undefined</translation>
    </message>
    <message>
        <source>non envoyé</source>
        <translation>not sent</translation>
    </message>
    <message>
        <source>non indiqué</source>
        <translation>not given</translation>
    </message>
    <message>
        <source>non mesurée</source>
        <translation>not measured</translation>
    </message>
    <message>
        <source>note personnelle</source>
        <translation>private note</translation>
    </message>
    <message>
        <source>nouvelle</source>
        <translation>new</translation>
    </message>
    <message>
        <source>n° {}</source>
        <translation>no. {}</translation>
    </message>
    <message>
        <source>n’a pas répondu cette fois</source>
        <translation>did not answer this time</translation>
    </message>
    <message>
        <source>n’est pas un élève</source>
        <translation>not a pupil</translation>
    </message>
    <message>
        <source>n’est plus dans la bibliothèque</source>
        <translation>no longer in the library</translation>
    </message>
    <message>
        <source>n’est plus dans la liste</source>
        <translation>no longer in the list</translation>
    </message>
    <message>
        <source>n’ont pas répondu cette fois</source>
        <translation>did not answer this time</translation>
    </message>
    <message>
        <source>objet du tableau</source>
        <translation>board object</translation>
    </message>
    <message>
        <source>ont disparu</source>
        <translation>are gone</translation>
    </message>
    <message>
        <source>orthographe</source>
        <comment>correction code</comment>
        <translation>spelling</translation>
    </message>
    <message>
        <source>ou son adresse, relue chaque jour</source>
        <translation>or its address, read again each day</translation>
    </message>
    <message>
        <source>outil du tableau</source>
        <translation>board tool</translation>
    </message>
    <message>
        <source>ouverte</source>
        <comment>on the board</comment>
        <translation>open</translation>
    </message>
    <message>
        <source>ouverture de leçons d’un autre format</source>
        <translation>opening lessons of another format</translation>
    </message>
    <message>
        <source>où le mettre</source>
        <translation>where to put it</translation>
    </message>
    <message>
        <source>où l’enregistrer</source>
        <translation>where to record it</translation>
    </message>
    <message>
        <source>page affichée en {s} s</source>
        <translation>page shown in {s} s</translation>
    </message>
    <message>
        <source>page pas encore affichée après {s} s</source>
        <translation>page not shown yet after {s} s</translation>
    </message>
    <message>
        <source>page qui bouge {times}</source>
        <translation>page that moves {times}</translation>
    </message>
    <message>
        <source>page sans fin</source>
        <translation>endless page</translation>
    </message>
    <message>
        <source>page {number} {mark}</source>
        <translation>page {number} {mark}</translation>
    </message>
    <message>
        <source>page {number}, {day}</source>
        <translation>page {number}, {day}</translation>
    </message>
    <message>
        <source>page {}</source>
        <translation>page {}</translation>
    </message>
    <message>
        <source>page {} ajoutée</source>
        <translation>page {} added</translation>
    </message>
    <message>
        <source>page {} déplacée</source>
        <translation>page {} moved</translation>
    </message>
    <message>
        <source>page {} d’un PDF</source>
        <translation>page {} of a PDF</translation>
    </message>
    <message>
        <source>page {} enlevée</source>
        <translation>page {} removed</translation>
    </message>
    <message>
        <source>page {} modifiée</source>
        <translation>page {} changed</translation>
    </message>
    <message>
        <source>pages {first} à {last}</source>
        <translation>pages {first} to {last}</translation>
    </message>
    <message>
        <source>pages {}</source>
        <translation>pages {}</translation>
    </message>
    <message>
        <source>pages {} ajoutées</source>
        <translation>pages {} added</translation>
    </message>
    <message>
        <source>pages {} déplacées</source>
        <translation>pages {} moved</translation>
    </message>
    <message>
        <source>pages {} enlevées</source>
        <translation>pages {} removed</translation>
    </message>
    <message>
        <source>pages {} modifiées</source>
        <translation>pages {} changed</translation>
    </message>
    <message>
        <source>panne : {}</source>
        <translation>fault: {}</translation>
    </message>
    <message>
        <source>par exemple 2, 4-6</source>
        <translation>for example 2, 4-6</translation>
    </message>
    <message>
        <source>par exemple 5eA</source>
        <translation>for example 5eA</translation>
    </message>
    <message>
        <source>par exemple : avant les vacances</source>
        <translation>for example: before the holidays</translation>
    </message>
    <message>
        <source>par exemple Contrôle n° 1</source>
        <translation>for example Test 1</translation>
    </message>
    <message>
        <source>par exemple Maths</source>
        <translation>for example Maths</translation>
    </message>
    <message>
        <source>par exemple Maths 5e ; vide : à la racine</source>
        <translation>for example Maths 8; empty: all files</translation>
    </message>
    <message>
        <source>par exemple Mme Dupont</source>
        <translation>for example Ms Smith</translation>
    </message>
    <message>
        <source>par exemple college.elea.apps.education.fr</source>
        <translation>for example college.elea.apps.education.fr</translation>
    </message>
    <message>
        <source>par exemple https://agenda.example.fr/dav</source>
        <translation>for example https://agenda.example.fr/dav</translation>
    </message>
    <message>
        <source>par exemple neoconnect.opendigitaleducation.com</source>
        <translation>for example neoconnect.opendigitaleducation.com</translation>
    </message>
    <message>
        <source>par exemple nuage03.apps.education.fr</source>
        <translation>for example cloud.example.org</translation>
    </message>
    <message>
        <source>par le système</source>
        <translation>by the system</translation>
    </message>
    <message>
        <source>partagée</source>
        <translation>shared</translation>
    </message>
    <message>
        <source>parti</source>
        <translation>left</translation>
    </message>
    <message>
        <source>partira {when}</source>
        <translation>will leave {when}</translation>
    </message>
    <message>
        <source>partis : {}</source>
        <translation>left: {}</translation>
    </message>
    <message>
        <source>pas clair</source>
        <comment>correction code</comment>
        <translation>not clear</translation>
    </message>
    <message>
        <source>pas de carte graphique utilisable</source>
        <translation>no usable graphics card</translation>
    </message>
    <message>
        <source>pas de réponse</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>pas encore créée</source>
        <translation>not made yet</translation>
    </message>
    <message>
        <source>pas essayé, faute d’un module « fake »</source>
        <translation>not tried, for want of a module “fake”</translation>
    </message>
    <message>
        <source>pas repris : {}</source>
        <translation>left out: {}</translation>
    </message>
    <message>
        <source>pas sûr</source>
        <translation>not sure</translation>
    </message>
    <message>
        <source>paume</source>
        <translation>palm</translation>
    </message>
    <message>
        <source>pavé tactile</source>
        <translation>touchpad</translation>
    </message>
    <message>
        <source>pavé {}</source>
        <translation>keypad {}</translation>
    </message>
    <message>
        <source>pilote {}</source>
        <translation>driver {}</translation>
    </message>
    <message>
        <source>pilote {}, dont le tableau a répondu</source>
        <translation>driver {}, whose board has answered</translation>
    </message>
    <message>
        <source>pilotes possibles : {} ; aucun tableau n’a encore répondu</source>
        <translation>possible drivers: {}; no board has answered yet</translation>
    </message>
    <message>
        <source>pilotes possibles : {} ; pas cherchés, selon les réglages</source>
        <translation>possible drivers: {}; not looked for, as set</translation>
    </message>
    <message>
        <source>plein écran</source>
        <translation>full screen</translation>
    </message>
    <message>
        <source>plusieurs réponses</source>
        <translation>several choices</translation>
    </message>
    <message>
        <source>point sur l’image</source>
        <translation>point on the picture</translation>
    </message>
    <message>
        <source>point-virgule</source>
        <translation>semicolon</translation>
    </message>
    <message>
        <source>points</source>
        <translation>points</translation>
    </message>
    <message>
        <source>points : {}</source>
        <translation>points: {}</translation>
    </message>
    <message>
        <source>ponctuation</source>
        <comment>correction code</comment>
        <translation>punctuation</translation>
    </message>
    <message>
        <source>port {}</source>
        <translation>port {}</translation>
    </message>
    <message>
        <source>posé</source>
        <translation>down</translation>
    </message>
    <message>
        <source>posée une fois</source>
        <translation>asked once</translation>
    </message>
    <message>
        <source>posée {} fois</source>
        <translation>asked {} times</translation>
    </message>
    <message>
        <source>prendre les sauvegardes de ce dossier</source>
        <translation>use the backups in this folder</translation>
    </message>
    <message>
        <source>pression {:.2f}</source>
        <translation>pressure {:.2f}</translation>
    </message>
    <message>
        <source>pris dans le plumier : {}</source>
        <translation>taken from the tray: {}</translation>
    </message>
    <message>
        <source>prochaine leçon</source>
        <translation>next lesson</translation>
    </message>
    <message>
        <source>projecteur : {}</source>
        <translation>projector: {}</translation>
    </message>
    <message>
        <source>protocole ouvert défini par TNI, non essayé sur le matériel</source>
        <translation>open protocol defined by TNI, not tested on hardware</translation>
    </message>
    <message>
        <source>protégé par un mot de passe</source>
        <translation>protected by a password</translation>
    </message>
    <message>
        <source>prévue</source>
        <translation>planned</translation>
    </message>
    <message>
        <source>prévue plus tard</source>
        <translation>planned for later</translation>
    </message>
    <message>
        <source>question posée, pas encore de réponse</source>
        <translation>asked, no answer yet</translation>
    </message>
    <message>
        <source>question qui n’est pas comprise, laissée de côté</source>
        <translation>question that is not understood, left out</translation>
    </message>
    <message>
        <source>question {}</source>
        <translation>question {}</translation>
    </message>
    <message>
        <source>questions {}</source>
        <translation>questions {}</translation>
    </message>
    <message>
        <source>refroidit</source>
        <translation>cooling down</translation>
    </message>
    <message>
        <source>refusé par l’ENT</source>
        <translation>refused by the ENT</translation>
    </message>
    <message>
        <source>regarder dans le fichier d’une leçon</source>
        <translation>look into a lesson file</translation>
    </message>
    <message>
        <source>rejouer l’enregistrement d’un tableau tactile</source>
        <translation>play the recording of a touch board</translation>
    </message>
    <message>
        <source>remplacer le fichier qui existe déjà</source>
        <translation>replace the file that is there already</translation>
    </message>
    <message>
        <source>remplacer le fichier s’il existe déjà</source>
        <translation>replace the file if it is there already</translation>
    </message>
    <message>
        <source>remplacer les fichiers qui existent déjà</source>
        <translation>replace files that exist already</translation>
    </message>
    <message>
        <source>reportée</source>
        <translation>postponed</translation>
    </message>
    <message>
        <source>reportée le {}</source>
        <translation>postponed on {}</translation>
    </message>
    <message>
        <source>reposé dans le plumier</source>
        <translation>put back in the tray</translation>
    </message>
    <message>
        <source>reste sur le réseau local, non vérifié</source>
        <translation>is on the local network, not checked</translation>
    </message>
    <message>
        <source>restent sur le réseau local, non vérifiés</source>
        <translation>are on the local network, not checked</translation>
    </message>
    <message>
        <source>retiré de l’ENT</source>
        <translation>removed from the ENT</translation>
    </message>
    <message>
        <source>retour de l’image demandé</source>
        <translation>picture requested</translation>
    </message>
    <message>
        <source>revient</source>
        <translation>comes back</translation>
    </message>
    <message>
        <source>rien</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>rien dans l’historique à cette date ; le fichier du dossier est peut-être encore le même.</source>
        <translation>nothing in the history at that date; the file in the folder may still be the same.</translation>
    </message>
    <message>
        <source>rien d’écrit</source>
        <translation>nothing written</translation>
    </message>
    <message>
        <source>rouge</source>
        <translation>red</translation>
    </message>
    <message>
        <source>récepteur branché, pas encore reconnu</source>
        <translation>receiver plugged in, not recognised yet</translation>
    </message>
    <message>
        <source>récepteur de télécommandes</source>
        <translation>clicker receiver</translation>
    </message>
    <message>
        <source>récepteur de vote</source>
        <translation>vote receiver</translation>
    </message>
    <message>
        <source>récepteur de vote, pilote {}</source>
        <translation>vote receiver, driver {}</translation>
    </message>
    <message>
        <source>récepteur prêt</source>
        <translation>receiver ready</translation>
    </message>
    <message>
        <source>rédaction</source>
        <comment>correction code</comment>
        <translation>how it is written</translation>
    </message>
    <message>
        <source>rédaction</source>
        <translation>essay</translation>
    </message>
    <message>
        <source>réglages</source>
        <translation>settings</translation>
    </message>
    <message>
        <source>réparer ce dont il existe une copie ; une leçon abîmée reste, sa copie est mise à côté</source>
        <translation>mend what a copy exists of; a damaged lesson stays, its copy is placed beside it</translation>
    </message>
    <message>
        <source>répond</source>
        <translation>answers</translation>
    </message>
    <message>
        <source>répond, état inconnu</source>
        <translation>answers, state unknown</translation>
    </message>
    <message>
        <source>répondent</source>
        <translation>answer</translation>
    </message>
    <message>
        <source>réponses</source>
        <translation>answers</translation>
    </message>
    <message>
        <source>répétition</source>
        <comment>correction code</comment>
        <translation>repetition</translation>
    </message>
    <message>
        <source>réseau ou clé : travail sur une copie locale</source>
        <translation>network or USB key: works on a local copy</translation>
    </message>
    <message>
        <source>réservé à la classe, ne peut pas être diffusé</source>
        <translation>for the classroom only, may not be passed on</translation>
    </message>
    <message>
        <source>salle {}</source>
        <translation>room {}</translation>
    </message>
    <message>
        <source>sans classe : {}</source>
        <translation>without class: {}</translation>
    </message>
    <message>
        <source>sans classe, pas repris</source>
        <translation>without class, left out</translation>
    </message>
    <message>
        <source>sans fichier ni adresse, ou en plus</source>
        <translation>without a file or an address, or beside it</translation>
    </message>
    <message>
        <source>sans limite</source>
        <translation>without limit</translation>
    </message>
    <message>
        <source>sans nom</source>
        <translation>without a name</translation>
    </message>
    <message>
        <source>sans titre</source>
        <translation>untitled</translation>
    </message>
    <message>
        <source>sautée</source>
        <translation>skipped</translation>
    </message>
    <message>
        <source>sauvegarde abîmée : {name}</source>
        <translation>damaged backup: {name}</translation>
    </message>
    <message>
        <source>sauvegarde du {}</source>
        <translation>backup of {}</translation>
    </message>
    <message>
        <source>scène en {ms} ms</source>
        <translation>scene in {ms} ms</translation>
    </message>
    <message>
        <source>semaine {}</source>
        <translation>week {}</translation>
    </message>
    <message>
        <source>seulement avec des questions</source>
        <translation>only with questions</translation>
    </message>
    <message>
        <source>seulement dans ce sous-dossier</source>
        <translation>only in this subfolder</translation>
    </message>
    <message>
        <source>seulement la carte graphique et l’affichage, chronométrés</source>
        <translation>only the graphics card and the display, timed</translation>
    </message>
    <message>
        <source>son</source>
        <translation>sound</translation>
    </message>
    <message>
        <source>son audio musique sound</source>
        <comment>search</comment>
        <translation>sound audio music son</translation>
    </message>
    <message>
        <source>son emplacement est en lecture seule</source>
        <translation>its folder is read-only</translation>
    </message>
    <message>
        <source>son fichier est abîmé ; redémarrer TNI, qui le répare</source>
        <translation>its file is damaged; restart TNI, which repairs it</translation>
    </message>
    <message>
        <source>son nom dans « tni plugin list »</source>
        <translation>its name in “tni plugin list”</translation>
    </message>
    <message>
        <source>son nom est trop long</source>
        <translation>its name is too long</translation>
    </message>
    <message>
        <source>son ou film ajouté en classe</source>
        <translation>sound or film added in class</translation>
    </message>
    <message>
        <source>son écriture n’est pas comprise</source>
        <translation>how it is written is not understood</translation>
    </message>
    <message>
        <source>source demandée</source>
        <translation>source requested</translation>
    </message>
    <message>
        <source>souris</source>
        <translation>mouse</translation>
    </message>
    <message>
        <source>stylet</source>
        <translation>pen</translation>
    </message>
    <message>
        <source>stylo {times}</source>
        <translation>pen {times}</translation>
    </message>
    <message>
        <source>suivie</source>
        <translation>followed</translation>
    </message>
    <message>
        <source>supprimée</source>
        <translation>deleted</translation>
    </message>
    <message>
        <source>supprimée ici, changée là-bas</source>
        <translation>deleted here, changed there</translation>
    </message>
    <message>
        <source>système : {}</source>
        <translation>system: {}</translation>
    </message>
    <message>
        <source>série rendue</source>
        <translation>series handed in</translation>
    </message>
    <message>
        <source>série reprise</source>
        <translation>series gone on with</translation>
    </message>
    <message>
        <source>sûr</source>
        <translation>sure</translation>
    </message>
    <message>
        <source>sûr de {} erreurs</source>
        <translation>sure of {} wrong answers</translation>
    </message>
    <message>
        <source>sûr d’une erreur</source>
        <translation>sure of a wrong answer</translation>
    </message>
    <message>
        <source>sûrs et dans l’erreur : {}</source>
        <translation>sure and wrong: {}</translation>
    </message>
    <message>
        <source>s’allume</source>
        <translation>warming up</translation>
    </message>
    <message>
        <source>s’appelle maintenant « {} »</source>
        <translation>is now called “{}”</translation>
    </message>
    <message>
        <source>tableau (PRONOTE, tableur)</source>
        <translation>table (PRONOTE, spreadsheet)</translation>
    </message>
    <message>
        <source>tableau 16:9</source>
        <translation>16:9 board</translation>
    </message>
    <message>
        <source>tableau 4:3</source>
        <translation>4:3 board</translation>
    </message>
    <message>
        <source>tableau : {}</source>
        <translation>board: {}</translation>
    </message>
    <message>
        <source>tableau interactif</source>
        <translation>interactive whiteboard</translation>
    </message>
    <message>
        <source>tableau ou stylet</source>
        <translation>board or pen</translation>
    </message>
    <message>
        <source>tableau {}</source>
        <translation>board {}</translation>
    </message>
    <message>
        <source>tabulation</source>
        <translation>tab</translation>
    </message>
    <message>
        <source>temps en plus : {}</source>
        <translation>more time: {}</translation>
    </message>
    <message>
        <source>température</source>
        <translation>temperature</translation>
    </message>
    <message>
        <source>texte</source>
        <translation>text</translation>
    </message>
    <message>
        <source>texte court</source>
        <translation>short text</translation>
    </message>
    <message>
        <source>texte de la page</source>
        <translation>text of the page</translation>
    </message>
    <message>
        <source>texte seul</source>
        <translation>text only</translation>
    </message>
    <message>
        <source>texte à trous</source>
        <translation>text with gaps</translation>
    </message>
    <message>
        <source>textes, images et sons entre les questions</source>
        <translation>texts, pictures and sounds between the questions</translation>
    </message>
    <message>
        <source>titre</source>
        <comment>of a question</comment>
        <translation>title</translation>
    </message>
    <message>
        <source>titre</source>
        <comment>order</comment>
        <translation>title</translation>
    </message>
    <message>
        <source>titre</source>
        <translation>title</translation>
    </message>
    <message>
        <source>titre ou total</source>
        <translation>heading or total</translation>
    </message>
    <message>
        <source>touche : {}</source>
        <translation>button: {}</translation>
    </message>
    <message>
        <source>touche {key} de la télécommande du professeur</source>
        <translation>key {key} of the teacher’s clicker</translation>
    </message>
    <message>
        <source>toujours ensemble</source>
        <translation>always together</translation>
    </message>
    <message>
        <source>tout de suite</source>
        <translation>at once</translation>
    </message>
    <message>
        <source>tout le fichier</source>
        <translation>the whole file</translation>
    </message>
    <message>
        <source>tout, en JSON</source>
        <translation>everything, as JSON</translation>
    </message>
    <message>
        <source>tout, en JSON, avec ce qui n’a pas pu être lu</source>
        <translation>everything, in JSON, with what could not be read</translation>
    </message>
    <message>
        <source>trait</source>
        <translation>stroke</translation>
    </message>
    <message>
        <source>travail à faire</source>
        <translation>homework</translation>
    </message>
    <message>
        <source>travail à faire : {text}</source>
        <translation>homework: {text}</translation>
    </message>
    <message>
        <source>trop de parties les unes dans les autres, la partager en deux</source>
        <translation>too many parts within one another, split it in two</translation>
    </message>
    <message>
        <source>trop long</source>
        <translation>too long</translation>
    </message>
    <message>
        <source>très bien</source>
        <comment>correction code</comment>
        <translation>very good</translation>
    </message>
    <message>
        <source>type de question, laissé de côté ou changé</source>
        <translation>type of question, left out or changed</translation>
    </message>
    <message>
        <source>télécommande du professeur : {}</source>
        <translation>the teacher’s clicker: {}</translation>
    </message>
    <message>
        <source>téléphone {}</source>
        <translation>phone {}</translation>
    </message>
    <message>
        <source>un .html, un .txt ou un .json</source>
        <translation>a .html, .txt or .json</translation>
    </message>
    <message>
        <source>un .tni, .pdf, .html, un .png (un fichier par page), une notice en .xml ou .jsonld, un fichier pour un autre logiciel, un fichier qu’écrit une extension activée, ou un dossier si l’entrée en est un</source>
        <translation>a .tni, .pdf, .html, a .png (a file for each page), a notice in .xml or .jsonld, a file for another program, a file that an enabled plugin writes, or a folder if the input is one</translation>
    </message>
    <message>
        <source>un .tni, un .pdf ou une image</source>
        <translation>a .tni, a .pdf or a picture</translation>
    </message>
    <message>
        <source>un .tni, un .pdf, une image, un fichier d’un autre logiciel, un fichier que lit une extension activée, ou un dossier de tout cela</source>
        <translation>a .tni, a .pdf, a picture, a file of another program, a file that an enabled plugin reads, or a folder of all this</translation>
    </message>
    <message>
        <source>un an</source>
        <translation>a year</translation>
    </message>
    <message>
        <source>un clavier : « Classes », « Télécommandes » peut en faire un pavé de vote</source>
        <translation>a keyboard: “Classes”, “Clickers” can make it a keypad for votes</translation>
    </message>
    <message>
        <source>un collègue</source>
        <translation>a colleague</translation>
    </message>
    <message>
        <source>un compte qui n’est pas sur ce poste</source>
        <translation>an account that is not on this computer</translation>
    </message>
    <message>
        <source>un enregistrement de tableau tactile (hid-recorder)</source>
        <translation>a recording of a touch board (hid-recorder)</translation>
    </message>
    <message>
        <source>un fichier pour la leçon</source>
        <translation>a file for the lesson</translation>
    </message>
    <message>
        <source>un jour</source>
        <translation>a day</translation>
    </message>
    <message>
        <source>un mois</source>
        <translation>a month</translation>
    </message>
    <message>
        <source>un nom de {0} à {1} lettres est attendu</source>
        <translation>a name of {0} to {1} letters is expected</translation>
    </message>
    <message>
        <source>un nombre de 1 à {} est attendu</source>
        <translation>a number from 1 to {} is expected</translation>
    </message>
    <message>
        <source>un nombre de {0} à {1} est attendu</source>
        <translation>a number from {0} to {1} is expected</translation>
    </message>
    <message>
        <source>un tiers</source>
        <translation>a third</translation>
    </message>
    <message>
        <source>une autre fenêtre de TNI y travaille ; recommencer dans un instant</source>
        <translation>another window of TNI is working on it; try again in a moment</translation>
    </message>
    <message>
        <source>une commande n’est pas connue</source>
        <translation>a command is not known</translation>
    </message>
    <message>
        <source>une date comme 2026-09-01 est attendue</source>
        <translation>a date such as 2026-09-01 is expected</translation>
    </message>
    <message>
        <source>une ligne de JSON par contact et par image</source>
        <translation>one line of JSON per contact and frame</translation>
    </message>
    <message>
        <source>une ligne de JSON par événement</source>
        <translation>one line of JSON for each event</translation>
    </message>
    <message>
        <source>une page qui n’est plus là</source>
        <translation>a page that is gone</translation>
    </message>
    <message>
        <source>une par jour pendant {}</source>
        <translation>one a day for {}</translation>
    </message>
    <message>
        <source>une par mois pendant {}</source>
        <translation>one a month for {}</translation>
    </message>
    <message>
        <source>une par mois, sans limite</source>
        <translation>one a month, without limit</translation>
    </message>
    <message>
        <source>une par semaine pendant {}</source>
        <translation>one a week for {}</translation>
    </message>
    <message>
        <source>une question</source>
        <translation>a question</translation>
    </message>
    <message>
        <source>une réponse</source>
        <translation>one choice</translation>
    </message>
    <message>
        <source>une valeur manque après {0}</source>
        <translation>a value is missing after {0}</translation>
    </message>
    <message>
        <source>une version par jour pendant {}</source>
        <translation>one version a day for {}</translation>
    </message>
    <message>
        <source>une version par mois pendant {}</source>
        <translation>one version a month for {}</translation>
    </message>
    <message>
        <source>une version par mois, sans limite</source>
        <translation>one version a month, without limit</translation>
    </message>
    <message>
        <source>une version par semaine pendant {}</source>
        <translation>one version a week for {}</translation>
    </message>
    <message>
        <source>unité</source>
        <comment>correction code</comment>
        <translation>unit</translation>
    </message>
    <message>
        <source>usage en classe</source>
        <translation>for use in class</translation>
    </message>
    <message>
        <source>va</source>
        <translation>moves</translation>
    </message>
    <message>
        <source>ventilateur</source>
        <translation>fan</translation>
    </message>
    <message>
        <source>venus d’une autre classe ou revenus : {}</source>
        <translation>come from another class or back: {}</translation>
    </message>
    <message>
        <source>vert</source>
        <translation>green</translation>
    </message>
    <message>
        <source>vient d’une autre classe</source>
        <translation>comes from another class</translation>
    </message>
    <message>
        <source>virgule</source>
        <translation>comma</translation>
    </message>
    <message>
        <source>vos notes</source>
        <translation>your notes</translation>
    </message>
    <message>
        <source>vote par téléphone prêt</source>
        <translation>voting by phone ready</translation>
    </message>
    <message>
        <source>vote {choice} de la télécommande {clicker}</source>
        <translation>vote {choice} of clicker {clicker}</translation>
    </message>
    <message>
        <source>vrai ou faux</source>
        <translation>true or false</translation>
    </message>
    <message>
        <source>vérifier aussi les sauvegardes de ce dossier</source>
        <translation>also check the backups in this folder</translation>
    </message>
    <message>
        <source>vérifier cet ordinateur, et ce qui manque</source>
        <translation>check this computer, and what is missing</translation>
    </message>
    <message>
        <source>{0} : {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0} ne peut pas être « {1} »</source>
        <translation>{0} cannot be “{1}”</translation>
    </message>
    <message>
        <source>{0} ne prend pas de valeur</source>
        <translation>{0} takes no value</translation>
    </message>
    <message>
        <source>{:.0f} mm</source>
        <translation>{:.0f} mm</translation>
    </message>
    <message>
        <source>{account} demande de se reconnecter : le faire dans « Comptes », puis réessayer.</source>
        <translation>{account} asks you to sign in again: do so in “Accounts”, then try again.</translation>
    </message>
    <message>
        <source>{account} est en maintenance.</source>
        <translation>{account} is under maintenance.</translation>
    </message>
    <message>
        <source>{account} n’a pas de cours à cette heure pour cette classe : vérifier l’heure de la séance, ou copier.</source>
        <translation>{account} has no lesson of this class at this hour: check the time of the session, or copy.</translation>
    </message>
    <message>
        <source>{account} refuse cette séance : corriger son texte, ou copier.</source>
        <translation>{account} refuses this session: correct its text, or copy.</translation>
    </message>
    <message>
        <source>{button} : {text}</source>
        <translation>{button}: {text}</translation>
    </message>
    <message>
        <source>{by}, illisible : elle vient d’un TNI plus récent, ou elle est abîmée</source>
        <translation>{by}, unreadable: it comes from a newer TNI, or is damaged</translation>
    </message>
    <message>
        <source>{chosen} leçon choisie sur {total}</source>
        <translation>{chosen} lesson of {total} chosen</translation>
    </message>
    <message>
        <source>{chosen} leçons choisies sur {total}</source>
        <translation>{chosen} lessons of {total} chosen</translation>
    </message>
    <message>
        <source>{code} : à {x} mm du bord gauche, à {y} mm du haut</source>
        <translation>{code}: {x} mm from the left edge, {y} mm from the top</translation>
    </message>
    <message>
        <source>{code} posé</source>
        <translation>{code} put down</translation>
    </message>
    <message>
        <source>{code} posé : {meaning}</source>
        <translation>{code} put down: {meaning}</translation>
    </message>
    <message>
        <source>{command} : {what}. « {command} --help » explique la commande.</source>
        <translation>{command}: {what}. “{command} --help” says how to write the command.</translation>
    </message>
    <message>
        <source>{corner} : {x} %, {y} %</source>
        <translation>{corner}: {x}%, {y}%</translation>
    </message>
    <message>
        <source>{count} copies enregistrées dans « {folder} ».</source>
        <translation>{count} copies saved in “{folder}”.</translation>
    </message>
    <message>
        <source>{count} en {seconds} s</source>
        <translation>{count} in {seconds} s</translation>
    </message>
    <message>
        <source>{count} fichiers du dossier partagé entre vos postes ne peuvent pas être lus, et n’arrêtent que leurs séances : mettre TNI à jour, ou vérifier dans l’ENT, puis les supprimer, à commencer par « {name} ».</source>
        <translation>{count} files in the folder that your computers share cannot be read, and stop their own sessions alone: update TNI, or check in the ENT, then delete them, “{name}” first.</translation>
    </message>
    <message>
        <source>{count} question enregistrée dans « {name} ».</source>
        <translation>{count} question saved in “{name}”.</translation>
    </message>
    <message>
        <source>{count} question, {format}</source>
        <translation>{count} question, {format}</translation>
    </message>
    <message>
        <source>{count} questions enregistrées dans « {name} ».</source>
        <translation>{count} questions saved in “{name}”.</translation>
    </message>
    <message>
        <source>{count} questions, {format}</source>
        <translation>{count} questions, {format}</translation>
    </message>
    <message>
        <source>{count} rapports du tableau sont enregistrés dans {path}.</source>
        <translation>{count} reports of the board are recorded in {path}.</translation>
    </message>
    <message>
        <source>{count} rapports incompris ({error})</source>
        <translation>{count} reports not understood ({error})</translation>
    </message>
    <message>
        <source>{count} rapports reçus.</source>
        <translation>{count} reports received.</translation>
    </message>
    <message>
        <source>{count} × {meaning}</source>
        <comment>correction code</comment>
        <translation>{count} × {meaning}</translation>
    </message>
    <message>
        <source>{day} à {hour}</source>
        <translation>{day} at {hour}</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>{done} sur {total} fichiers regardés, {added} ajoutés</source>
        <translation>{done} of {total} files looked at, {added} added</translation>
    </message>
    <message>
        <source>{done} sur {total} leçons regardées, {added} ajoutées</source>
        <translation>{done} of {total} lessons looked at, {added} added</translation>
    </message>
    <message>
        <source>{first} et {second}</source>
        <translation>{first} and {second}</translation>
    </message>
    <message>
        <source>{found} : {parts}.</source>
        <translation>{found}: {parts}.</translation>
    </message>
    <message>
        <source>{gb} Go libres</source>
        <translation>{gb} GB free</translation>
    </message>
    <message>
        <source>{host} est en maintenance : réessayer plus tard.</source>
        <translation>{host} is under maintenance: try again later.</translation>
    </message>
    <message>
        <source>{host} est en panne : réessayer plus tard.</source>
        <translation>{host} is out of order: try again later.</translation>
    </message>
    <message>
        <source>{host} est en panne.</source>
        <translation>{host} is out of order.</translation>
    </message>
    <message>
        <source>{host} est injoignable : sans réseau pour l’instant, TNI réessaiera au prochain échange.</source>
        <translation>{host} cannot be reached: there is no network now, TNI tries again with the next exchange.</translation>
    </message>
    <message>
        <source>{host} est interrogé…</source>
        <translation>Asking {host}…</translation>
    </message>
    <message>
        <source>{host} est introuvable : vérifier l’adresse, ou le réseau.</source>
        <translation>{host} cannot be found: check the address, or the network.</translation>
    </message>
    <message>
        <source>{host} est surchargé : réessayer dans quelques minutes.</source>
        <translation>{host} is overloaded: try again in a few minutes.</translation>
    </message>
    <message>
        <source>{host} est surchargé.</source>
        <translation>{host} is overloaded.</translation>
    </message>
    <message>
        <source>{host} met trop de temps à répondre : réessayer plus tard.</source>
        <translation>{host} is too slow to answer: try again later.</translation>
    </message>
    <message>
        <source>{host} met trop de temps à répondre.</source>
        <translation>{host} takes too long to answer.</translation>
    </message>
    <message>
        <source>{host} ne chiffre pas ses échanges : mettre une adresse en https dans « Comptes ».</source>
        <translation>{host} does not encrypt: put an https address in “Accounts”.</translation>
    </message>
    <message>
        <source>{host} ne chiffre pas ses échanges : rien n’a été envoyé ; demander une adresse en https.</source>
        <translation>{host} does not encrypt what is sent: nothing was; ask for an address with https.</translation>
    </message>
    <message>
        <source>{host} ne chiffre pas ses échanges : s’il est dans l’établissement, cocher « Sans chiffrement ».</source>
        <translation>{host} does not encrypt its exchanges: if it is in the school, check “Without encryption”.</translation>
    </message>
    <message>
        <source>{host} ne donne pas à ce compte le droit d’écrire : le demander à son administrateur.</source>
        <translation>{host} does not give this account the right to write: ask its administrator for it.</translation>
    </message>
    <message>
        <source>{host} ne permet pas la connexion par le navigateur : coller une clé de sécurité, prise dans ses préférences.</source>
        <translation>{host} does not let you sign in by the browser: paste a security key, taken from your preferences there.</translation>
    </message>
    <message>
        <source>{host} ne propose pas de dossier à cette adresse : la vérifier dans « Comptes ».</source>
        <translation>{host} has no folder at this address: check it in “Accounts”.</translation>
    </message>
    <message>
        <source>{host} ne reconnaît pas TNI : vérifier l’identifiant et le secret donnés par l’administrateur de l’ENT.</source>
        <translation>{host} does not know TNI: check the identifier and the secret given by the administrator of the ENT.</translation>
    </message>
    <message>
        <source>{host} ne répond pas : vérifier l’adresse, ou réessayer plus tard.</source>
        <translation>{host} does not answer: check the address, or try again later.</translation>
    </message>
    <message>
        <source>{host} ne répond pas.</source>
        <translation>{host} does not answer.</translation>
    </message>
    <message>
        <source>{host} ne trouve pas ce dossier ou ce fichier : vérifier l’adresse.</source>
        <translation>{host} does not find this folder or file: check the address.</translation>
    </message>
    <message>
        <source>{host} ne trouve pas l’endroit choisi : le vérifier dans « Comptes ».</source>
        <translation>{host} cannot find the chosen place: check it in “Accounts”.</translation>
    </message>
    <message>
        <source>{host} n’a pas accepté la demande : vérifier l’adresse et les droits du compte.</source>
        <translation>{host} refused the request: check the address and the account’s rights.</translation>
    </message>
    <message>
        <source>{host} n’a pas d’endroit pour « {kind} » à cette adresse : en créer un là-bas, ou vérifier l’adresse.</source>
        <translation>{host} has no place for “{kind}” at this address: create one there, or check the address.</translation>
    </message>
    <message>
        <source>{host} n’accepte pas cette connexion : se connecter de nouveau.</source>
        <translation>{host} does not accept this sign-in: sign in again.</translation>
    </message>
    <message>
        <source>{host} n’accepte pas d’application : demander à l’administrateur du site d’activer ses services web mobiles.</source>
        <translation>{host} lets no application in: ask the administrator of the site to turn on its mobile web services.</translation>
    </message>
    <message>
        <source>{host} n’accepte pas l’envoi : vérifier le compte dans « Comptes », ou copier.</source>
        <translation>{host} does not take it: check the account in “Accounts”, or copy.</translation>
    </message>
    <message>
        <source>{host} n’accepte pas un fichier de cette taille ; rien n’est perdu ici.</source>
        <translation>{host} does not accept a file of this size; nothing is lost here.</translation>
    </message>
    <message>
        <source>{host} n’accepte plus la connexion de TNI : choisir « Se reconnecter… ».</source>
        <translation>{host} no longer accepts TNI&apos;s sign-in: choose “Sign in again…”.</translation>
    </message>
    <message>
        <source>{host} n’autorise pas cet accès : demander à la personne qui partage le dossier le droit d’y écrire.</source>
        <translation>{host} does not allow this: ask whoever shares the folder for the right to write there.</translation>
    </message>
    <message>
        <source>{host} n’autorise pas l’envoi par un logiciel : le demander à son administrateur.</source>
        <translation>{host} does not allow sending by a program: ask its administrator.</translation>
    </message>
    <message>
        <source>{host} n’offre pas « {kind} » à cette adresse : la vérifier.</source>
        <translation>{host} does not offer “{kind}” at this address: check it.</translation>
    </message>
    <message>
        <source>{host} n’ouvre pas le cahier de textes à TNI : demander ce droit à l’administrateur de l’ENT.</source>
        <translation>{host} does not open the lesson record to TNI: ask the administrator of the ENT for this right.</translation>
    </message>
    <message>
        <source>{host} refuse ce compte : le vérifier, ou demander à son administrateur.</source>
        <translation>{host} refuses this account: check it, or ask its administrator.</translation>
    </message>
    <message>
        <source>{host} refuse ce compte : « {detail} ».</source>
        <translation>{host} refuses this account: “{detail}”.</translation>
    </message>
    <message>
        <source>{host} refuse le mot de passe : le saisir de nouveau.</source>
        <translation>{host} refuses the password: enter it again.</translation>
    </message>
    <message>
        <source>{host} refuse l’identifiant ou le mot de passe : les saisir de nouveau.</source>
        <translation>{host} refuses the user name or the password: type them again.</translation>
    </message>
    <message>
        <source>{hours}, lues {day} à {time}.</source>
        <translation>{hours}, read {day} at {time}.</translation>
    </message>
    <message>
        <source>{how} ({kind}) : {what}.</source>
        <translation>{how} ({kind}): {what}.</translation>
    </message>
    <message>
        <source>{how} : {what}.</source>
        <translation>{how}: {what}.</translation>
    </message>
    <message>
        <source>{kb} Ko</source>
        <translation>{kb} KB</translation>
    </message>
    <message>
        <source>{kind} : {count} élève</source>
        <translation>{kind}: {count} pupil</translation>
    </message>
    <message>
        <source>{kind} : {count} élève.</source>
        <translation>{kind}: {count} pupil.</translation>
    </message>
    <message>
        <source>{kind} : {count} élèves</source>
        <translation>{kind}: {count} pupils</translation>
    </message>
    <message>
        <source>{kind} : {count} élèves.</source>
        <translation>{kind}: {count} pupils.</translation>
    </message>
    <message>
        <source>{kind} « {name} »</source>
        <translation>{kind} “{name}”</translation>
    </message>
    <message>
        <source>{label} : {meaning}</source>
        <comment>correction code</comment>
        <translation>{label}: {meaning}</translation>
    </message>
    <message>
        <source>{lessons} est dans votre bibliothèque.</source>
        <translation>{lessons} is in your library.</translation>
    </message>
    <message>
        <source>{lessons} est dans « {folder} ».</source>
        <translation>{lessons} is in “{folder}”.</translation>
    </message>
    <message>
        <source>{lessons} et {pdfs}</source>
        <translation>{lessons} and {pdfs}</translation>
    </message>
    <message>
        <source>{lessons} sont dans votre bibliothèque.</source>
        <translation>{lessons} are in your library.</translation>
    </message>
    <message>
        <source>{lessons} sont dans « {folder} ».</source>
        <translation>{lessons} are in “{folder}”.</translation>
    </message>
    <message>
        <source>{lesson}, page {number}</source>
        <translation>{lesson}, page {number}</translation>
    </message>
    <message>
        <source>{mean} bonnes réponses en moyenne sur {all}</source>
        <translation>{mean} right answers of {all} on average</translation>
    </message>
    <message>
        <source>{name} (récupérée)</source>
        <translation>{name} (recovered)</translation>
    </message>
    <message>
        <source>{name} (réparée)</source>
        <translation>{name} (mended)</translation>
    </message>
    <message>
        <source>{name} (version du {day})</source>
        <translation>{name} (version of {day})</translation>
    </message>
    <message>
        <source>{name} ({place}) : {line}</source>
        <translation>{name} ({place}): {line}</translation>
    </message>
    <message>
        <source>{name} (à partager)</source>
        <translation>{name} (to share)</translation>
    </message>
    <message>
        <source>{name} : fréquence {channel}</source>
        <translation>{name}: frequency {channel}</translation>
    </message>
    <message>
        <source>{name} : les réglages de l’adresse sont gardés.</source>
        <translation>{name}: the settings in the address are kept.</translation>
    </message>
    <message>
        <source>{name} : une leçon devient un fichier .tni, .pdf, .html, .png, .svg, .ubz, .iwb, .xopp, .inkml, .xml ou .jsonld (notice) ; donner l’une de ces extensions.</source>
        <translation>{name}: a lesson becomes a file that is .tni, .pdf, .html, .png, .svg, .ubz, .iwb, .xopp, .inkml, .xml or .jsonld (notice); give one of these extensions.</translation>
    </message>
    <message>
        <source>{name} : une séance devient un fichier .html, .txt ou .json ; donner l’une de ces extensions.</source>
        <translation>{name}: a session becomes a .html, .txt or .json file; give one of these extensions.</translation>
    </message>
    <message>
        <source>{name} : {counts}</source>
        <translation>{name}: {counts}</translation>
    </message>
    <message>
        <source>{name} : {day}</source>
        <translation>{name}: {day}</translation>
    </message>
    <message>
        <source>{name} : {state}</source>
        <comment>projector</comment>
        <translation>{name}: {state}</translation>
    </message>
    <message>
        <source>{name} : {text}</source>
        <translation>{name}: {text}</translation>
    </message>
    <message>
        <source>{name} : {why}</source>
        <translation>{name}: {why}</translation>
    </message>
    <message>
        <source>{name} a changé depuis qu’il a été choisi : le joindre de nouveau.</source>
        <translation>{name} has changed since it was chosen: attach it again.</translation>
    </message>
    <message>
        <source>{name} a des changements qui attendent : l’ouvrir d’abord, pour qu’ils y soient écrits.</source>
        <translation>{name} has changes that are waiting: open it first, so that they are written to it.</translation>
    </message>
    <message>
        <source>{name} arrête le lecteur : il n’a pas été ajouté, et la leçon n’a rien perdu.</source>
        <translation>{name} stops the player: it was not added, and the lesson lost nothing.</translation>
    </message>
    <message>
        <source>{name} est abîmé : ce qui était lisible est repris dans un nouveau fichier, et l’ancien est gardé sous {kept}.</source>
        <translation>{name} is damaged: what could be read is in a new file, and the old one is kept as {kept}.</translation>
    </message>
    <message>
        <source>{name} est abîmé : il est gardé sous {kept}, et un nouveau fichier le remplace.</source>
        <translation>{name} is damaged: it is kept as {kept}, and a new file takes its place.</translation>
    </message>
    <message>
        <source>{name} est abîmée : elle n’a pas été modifiée. TNI récupère ce qui en est lisible quand on l’ouvre ; « Vérifier ma bibliothèque » en cherche une copie saine.</source>
        <translation>{name} is damaged: it was not changed. TNI recovers what can be read of it when it is opened; “Check my library” looks for a sound copy.</translation>
    </message>
    <message>
        <source>{name} est abîmée : le fichier est vide. « Vérifier ma bibliothèque » en cherche une copie saine.</source>
        <translation>{name} is damaged: the file is empty. “Check my library” looks for a sound copy.</translation>
    </message>
    <message>
        <source>{name} est déjà ouverte dans une autre fenêtre{who} : la fermer là-bas, puis recommencer.</source>
        <translation>{name} is already open in another window{who}: close it there, then try again.</translation>
    </message>
    <message>
        <source>{name} est d’un ancien PowerPoint, que TNI ne lit pas : l’enregistrer en .pptx dans PowerPoint ou LibreOffice, puis ouvrir ce fichier-là.</source>
        <translation>{name} is from an old PowerPoint, which TNI does not read: save it as .pptx in PowerPoint or LibreOffice, then open that.</translation>
    </message>
    <message>
        <source>{name} est en {codec}, que cet ordinateur ne sait pas lire : le convertir en MP4 (H.264).</source>
        <translation>{name} is in {codec}, which this computer cannot play: convert it to MP4 (H.264).</translation>
    </message>
    <message>
        <source>{name} est introuvable.</source>
        <translation>{name} cannot be found.</translation>
    </message>
    <message>
        <source>{name} est le dossier de vos leçons, ou en fait partie, ou le contient : choisir un autre dossier pour partager.</source>
        <translation>{name} is the folder of your lessons, or a part of it, or contains it: choose another folder to share in.</translation>
    </message>
    <message>
        <source>{name} est trop lourd pour les ressources : {most} Mo au plus.</source>
        <translation>{name} is too large for the resources: {most} MB at most.</translation>
    </message>
    <message>
        <source>{name} est un dossier : donner le nom d’un fichier.</source>
        <translation>{name} is a folder: give the name of a file.</translation>
    </message>
    <message>
        <source>{name} est un fichier : donner le nom d’un dossier, puisque l’entrée en est un.</source>
        <translation>{name} is a file: give the name of a folder, since the input is one.</translation>
    </message>
    <message>
        <source>{name} est vide : il n’y a rien à lire.</source>
        <translation>{name} is empty: there is nothing to play.</translation>
    </message>
    <message>
        <source>{name} existe déjà : choisir un autre nom, rien n’a été remplacé.</source>
        <translation>{name} exists already: choose another name, nothing was replaced.</translation>
    </message>
    <message>
        <source>{name} existe déjà, et n’a pas été remplacé : choisir un autre nom, ou ajouter --force.</source>
        <translation>{name} is there already and was not replaced: choose another name, or add --force.</translation>
    </message>
    <message>
        <source>{name} existe déjà, et n’a pas été remplacé : choisir un autre nom, ou ajouter --replace.</source>
        <translation>{name} exists already, and was not replaced: choose another name, or add --replace.</translation>
    </message>
    <message>
        <source>{name} ne contient pas de sous-titres que TNI sait lire (WebVTT ou SRT).</source>
        <translation>{name} contains no subtitles that TNI can read (WebVTT or SRT).</translation>
    </message>
    <message>
        <source>{name} ne peut pas être lu : il a été déplacé, ou l’accès en est refusé.</source>
        <translation>{name} cannot be read: it was moved, or access to it is refused.</translation>
    </message>
    <message>
        <source>{name} ne peut pas être lu : le fichier est abîmé, ou son format inconnu.</source>
        <translation>{name} cannot be played: the file is damaged, or its format unknown.</translation>
    </message>
    <message>
        <source>{name} ne peut pas être lue.</source>
        <translation>{name} cannot be read.</translation>
    </message>
    <message>
        <source>{name} ne peut pas être remplacé par lui-même : donner un autre nom.</source>
        <translation>{name} cannot be replaced by itself: give another name.</translation>
    </message>
    <message>
        <source>{name} ne peut être ni ouverte ni remplacée : supprimer d’abord {lock}, à côté, qui n’est pas de TNI.</source>
        <translation>{name} can be neither opened nor replaced: first delete {lock} beside it, which is not of TNI.</translation>
    </message>
    <message>
        <source>{name} n’a pas pu être ouverte ou écrite. {why}</source>
        <translation>{name} could not be opened or written. {why}</translation>
    </message>
    <message>
        <source>{name} n’a pas pu être ouverte ou écrite. {why} Ce qui est au tableau reste en mémoire.</source>
        <translation>{name} could not be opened or written. {why} What is on the board stays in memory.</translation>
    </message>
    <message>
        <source>{name} n’a pas pu être écrite. {why} Ce qui est au tableau est gardé dans « {kept} ».</source>
        <translation>{name} could not be written. {why} What is on the board is kept in “{kept}”.</translation>
    </message>
    <message>
        <source>{name} n’a pas été ajouté, car une autre leçon a été ouverte : l’ajouter à nouveau.</source>
        <translation>{name} was not added, since another lesson was opened: add it again.</translation>
    </message>
    <message>
        <source>{name} n’est ni un son ni un film que TNI connaît.</source>
        <translation>{name} is neither a sound nor a film that TNI knows.</translation>
    </message>
    <message>
        <source>{name} n’est ni une image, ni un son, ni un lien que TNI sait lire : rien n’a été gardé.</source>
        <translation>{name} is not a picture, sound or link that TNI can read: nothing was kept.</translation>
    </message>
    <message>
        <source>{name} n’est ni une leçon, ni un PDF, ni une image : choisir un autre fichier.</source>
        <translation>{name} is neither a lesson, nor a PDF, nor a picture: choose another file.</translation>
    </message>
    <message>
        <source>{name} n’est ni une leçon, ni un PDF, ni une image : l’enregistrer en PDF dans son logiciel, puis ouvrir ce PDF.</source>
        <translation>{name} is neither a lesson, nor a PDF, nor a picture: save it as PDF in its own program, then open that PDF.</translation>
    </message>
    <message>
        <source>{name} n’est pas la leçon partagée : indiquer où est celle-ci, ou cesser de la partager.</source>
        <translation>The file {name} is not the lesson that is shared: say where that one is, or stop sharing it.</translation>
    </message>
    <message>
        <source>{name} n’est pas un dossier : donner celui des leçons.</source>
        <translation>{name} is not a folder: give that of the lessons.</translation>
    </message>
    <message>
        <source>{name} n’est pas un fichier ordinaire : enregistrer son contenu dans un fichier.</source>
        <translation>{name} is no ordinary file: save its content to a file first.</translation>
    </message>
    <message>
        <source>{name} n’est pas une leçon de TNI ; le fichier est resté tel quel.</source>
        <translation>{name} is not a TNI lesson; the file is as it was.</translation>
    </message>
    <message>
        <source>{name} n’est plus dans le dossier des ressources : il a été déplacé ou supprimé.</source>
        <translation>{name} is no longer in the folder of resources: it was moved or deleted.</translation>
    </message>
    <message>
        <source>{name} pèse {size} Mo, et une leçon en prend {most} : n’en garder que l’extrait utile.</source>
        <translation>{name} has {size} MB, and a lesson takes {most}: keep only the part that is needed.</translation>
    </message>
    <message>
        <source>{name} vient d’une ancienne version de TNI : l’ouvrir une fois, puis la partager.</source>
        <translation>The lesson {name} is from an earlier version: open it once, then share it.</translation>
    </message>
    <message>
        <source>{name} vient d’une version plus récente de TNI : mettre TNI à jour ; elle n’a pas été modifiée.</source>
        <translation>{name} comes from a newer version of TNI: update TNI; it was not changed.</translation>
    </message>
    <message>
        <source>{number:&gt;4}  {kind:&lt;18} {words}</source>
        <translation>{number:&gt;4}  {kind:&lt;18} {words}</translation>
    </message>
    <message>
        <source>{number} ({vote}e vote)</source>
        <translation>{number} (vote {vote})</translation>
    </message>
    <message>
        <source>{number} leçons de la bibliothèque ne peuvent pas être lues.</source>
        <translation>{number} lessons of the library cannot be read.</translation>
    </message>
    <message>
        <source>{number} leçons sont dans « {folder} ».</source>
        <translation>{number} lessons are in “{folder}”.</translation>
    </message>
    <message>
        <source>{number} sur {count} : {name}</source>
        <translation>{number} of {count}: {name}</translation>
    </message>
    <message>
        <source>{number} sur {count} : {pages}</source>
        <translation>{number} of {count}: {pages}</translation>
    </message>
    <message>
        <source>{number} sur {of}. Puis Entrée ; « p » et Entrée si le tableau n’en a pas.</source>
        <translation>{number} of {of}. Then Enter; “p” and Enter if the board has none.</translation>
    </message>
    <message>
        <source>{number} · {mark}</source>
        <translation>{number} · {mark}</translation>
    </message>
    <message>
        <source>{option} : aucune leçon de ce dossier n’a « {value} », ni rien d’autre.</source>
        <translation>{option}: no lesson in this folder has “{value}”, nor anything else.</translation>
    </message>
    <message>
        <source>{option} : aucune leçon de ce dossier n’a « {value} ». Il y a : {known}.</source>
        <translation>{option}: no lesson in this folder has “{value}”. There is: {known}.</translation>
    </message>
    <message>
        <source>{other} a vu {number} leçon de plus</source>
        <translation>{other} has had {number} more lesson</translation>
    </message>
    <message>
        <source>{other} a vu {number} leçons de plus</source>
        <translation>{other} has had {number} more lessons</translation>
    </message>
    <message>
        <source>{out} est dans {folder} : chaque leçon y serait deux fois. Choisir un autre dossier.</source>
        <translation>{out} is in {folder}: each lesson would be there twice. Choose another folder.</translation>
    </message>
    <message>
        <source>{own} a vu tout ce que {other} a vu</source>
        <translation>{own} has had all that {other} has had</translation>
    </message>
    <message>
        <source>{page}, {what}</source>
        <translation>{page}, {what}</translation>
    </message>
    <message>
        <source>{px} px ({percent} %)</source>
        <translation>{px} px ({percent}%)</translation>
    </message>
    <message>
        <source>{right} sur {total} à leur place.</source>
        <translation>{right} of {total} in their places.</translation>
    </message>
    <message>
        <source>{state}. Une autre version est illisible : TNI plus récent, ou abîmée</source>
        <translation>{state}. Another version is unreadable: newer TNI, or damaged</translation>
    </message>
    <message>
        <source>{text} ({number} fois).</source>
        <translation>{text} ({number} times).</translation>
    </message>
    <message>
        <source>{text} L’ENT dit : « {detail} »</source>
        <translation>{text} The ENT says: “{detail}”</translation>
    </message>
    <message>
        <source>{times} ms ({frames} images)</source>
        <translation>{times} ms ({frames} frames)</translation>
    </message>
    <message>
        <source>{title} (fichier « {file} »)</source>
        <translation>{title} (file “{file}”)</translation>
    </message>
    <message>
        <source>{title} ({minutes} min)</source>
        <translation>{title} ({minutes} min)</translation>
    </message>
    <message>
        <source>{title}, {} page</source>
        <translation>{title}, {} page</translation>
    </message>
    <message>
        <source>{title}, {} pages</source>
        <translation>{title}, {} pages</translation>
    </message>
    <message>
        <source>{what} (aucune copie n’en a été trouvée)</source>
        <translation>{what} (no copy of it was found)</translation>
    </message>
    <message>
        <source>{what} (réparé)</source>
        <translation>{what} (mended)</translation>
    </message>
    <message>
        <source>{what} (une copie saine, de l’historique, est à côté : {beside})</source>
        <translation>{what} (a sound copy from the history is beside it: {beside})</translation>
    </message>
    <message>
        <source>{what} (une copie saine, d’une sauvegarde, est à côté : {beside})</source>
        <translation>{what} (a sound copy from a backup is beside it: {beside})</translation>
    </message>
    <message>
        <source>{what} : {hours}</source>
        <comment>of a lamp</comment>
        <translation>{what}: {hours}</translation>
    </message>
    <message>
        <source>{what} : {where}</source>
        <translation>{what}: {where}</translation>
    </message>
    <message>
        <source>{what} : {why}.</source>
        <comment>refusal</comment>
        <translation>{what}: {why}.</translation>
    </message>
    <message>
        <source>{what} est abîmé : au prochain démarrage, TNI reprend tout ce qui est lisible et garde l’ancien à côté.</source>
        <translation>{what} is damaged: at its next start, TNI takes over all that can be read and keeps the old one beside it.</translation>
    </message>
    <message>
        <source>{what} ne s’ouvre pas : ce compte doit pouvoir le lire et l’écrire.</source>
        <translation>{what} does not open: this account has to be able to read and write it.</translation>
    </message>
    <message>
        <source>{what} vient d’une version plus récente de TNI : mettre TNI à jour.</source>
        <translation>{what} comes from a newer version of TNI: update TNI.</translation>
    </message>
    <message>
        <source>{why} La leçon est gardée sur cet ordinateur et sera recopiée dès que possible.</source>
        <translation>{why} The lesson is kept on this computer and will be copied as soon as possible.</translation>
    </message>
    <message>
        <source>{why} Nouvel essai {when}.</source>
        <translation>{why} Next attempt {when}.</translation>
    </message>
    <message>
        <source>{words} n’a été trouvé nulle part : résultats pour « {taken} ».</source>
        <translation>{words} was not found anywhere: results for “{taken}”.</translation>
    </message>
    <message>
        <source>{words} n’ont été trouvés nulle part : résultats pour « {taken} ».</source>
        <translation>{words} were not found anywhere: results for “{taken}”.</translation>
    </message>
    <message>
        <source>{word} : page {page}
{around}</source>
        <translation>{word}: page {page}
{around}</translation>
    </message>
    <message>
        <source>{} %</source>
        <translation>{}%</translation>
    </message>
    <message>
        <source>{} % de bonnes réponses.</source>
        <translation>{}% right answers.</translation>
    </message>
    <message>
        <source>{} (Wi-Fi)</source>
        <translation>{} (Wi-Fi)</translation>
    </message>
    <message>
        <source>{} (absent)</source>
        <translation>{} (absent)</translation>
    </message>
    <message>
        <source>{} (appui long)</source>
        <translation>{} (long press)</translation>
    </message>
    <message>
        <source>{} (compte rendu)</source>
        <translation>{} (report)</translation>
    </message>
    <message>
        <source>{} (copie corrigée)</source>
        <translation>{} (corrected copy)</translation>
    </message>
    <message>
        <source>{} (câble)</source>
        <translation>{} (cable)</translation>
    </message>
    <message>
        <source>{} (fiche de préparation)</source>
        <translation>{} (lesson plan)</translation>
    </message>
    <message>
        <source>{} (liste supprimée)</source>
        <translation>{} (list deleted)</translation>
    </message>
    <message>
        <source>{} / {} a rendu</source>
        <translation>{} / {} has handed in</translation>
    </message>
    <message>
        <source>{} / {} captée</source>
        <translation>{} / {} received</translation>
    </message>
    <message>
        <source>{} / {} captées</source>
        <translation>{} / {} received</translation>
    </message>
    <message>
        <source>{} / {} ont rendu</source>
        <translation>{} / {} have handed in</translation>
    </message>
    <message>
        <source>{} / {} réponse</source>
        <translation>{} / {} answer</translation>
    </message>
    <message>
        <source>{} / {} réponses</source>
        <translation>{} / {} answers</translation>
    </message>
    <message>
        <source>{} : 5 minutes plus tard</source>
        <translation>{}: 5 minutes later</translation>
    </message>
    <message>
        <source>{} : 5 minutes plus tôt</source>
        <translation>{}: 5 minutes earlier</translation>
    </message>
    <message>
        <source>{} : avancer</source>
        <translation>{}: forward</translation>
    </message>
    <message>
        <source>{} : prendre aussi ces fichiers ?</source>
        <translation>{}: take these files too?</translation>
    </message>
    <message>
        <source>{} : prendre aussi les PDF ?</source>
        <translation>{}: take the PDFs too?</translation>
    </message>
    <message>
        <source>{} : reculer</source>
        <translation>{}: back</translation>
    </message>
    <message>
        <source>{} : vers la droite</source>
        <translation>{}: to the right</translation>
    </message>
    <message>
        <source>{} : vers la gauche</source>
        <translation>{}: to the left</translation>
    </message>
    <message>
        <source>{} : vers le bas</source>
        <translation>{}: down</translation>
    </message>
    <message>
        <source>{} : vers le haut</source>
        <translation>{}: up</translation>
    </message>
    <message>
        <source>{} : à choisir</source>
        <translation>{}: to be chosen</translation>
    </message>
    <message>
        <source>{} PDF, protégés ou abîmés, sont en entier dans la copie, avec les pages que la leçon ne montre pas.</source>
        <translation>{} PDFs, protected or damaged, are in the copy as a whole, with the pages that the lesson does not show.</translation>
    </message>
    <message>
        <source>{} a changé depuis cette sauvegarde. L’état d’aujourd’hui reste dans son historique.</source>
        <translation>{} has changed since this backup. Its state of today stays in its history.</translation>
    </message>
    <message>
        <source>{} a rendu</source>
        <translation>{} has handed in</translation>
    </message>
    <message>
        <source>{} ajouté</source>
        <translation>{} added</translation>
    </message>
    <message>
        <source>{} ajoutée</source>
        <translation>{} added</translation>
    </message>
    <message>
        <source>{} ajoutées</source>
        <translation>{} added</translation>
    </message>
    <message>
        <source>{} ajoutés</source>
        <translation>{} added</translation>
    </message>
    <message>
        <source>{} ans</source>
        <translation>{} years</translation>
    </message>
    <message>
        <source>{} appareil connecté</source>
        <translation>{} device connected</translation>
    </message>
    <message>
        <source>{} appareils connectés</source>
        <translation>{} devices connected</translation>
    </message>
    <message>
        <source>{} appareils ont la même adresse ({}) : est-ce le routeur de l’établissement ?</source>
        <translation>{} devices have the same address ({}): is it the school’s router?</translation>
    </message>
    <message>
        <source>{} approché</source>
        <translation>{} approximated</translation>
    </message>
    <message>
        <source>{} approchés</source>
        <translation>{} approximated</translation>
    </message>
    <message>
        <source>{} au plus</source>
        <translation>{} at most</translation>
    </message>
    <message>
        <source>{} au vote d’avant</source>
        <translation>{} in the vote before</translation>
    </message>
    <message>
        <source>{} autre</source>
        <translation>{} other</translation>
    </message>
    <message>
        <source>{} autre fichier aussi.</source>
        <translation>{} other file too.</translation>
    </message>
    <message>
        <source>{} autre leçon de ce dossier n’est pas dans la liste.</source>
        <translation>{} other lesson of this folder is not in the list.</translation>
    </message>
    <message>
        <source>{} autres</source>
        <translation>{} others</translation>
    </message>
    <message>
        <source>{} autres fichiers aussi.</source>
        <translation>{} other files too.</translation>
    </message>
    <message>
        <source>{} autres leçons de ce dossier ne sont pas dans la liste.</source>
        <translation>{} other lessons of this folder are not in the list.</translation>
    </message>
    <message>
        <source>{} autres éléments</source>
        <translation>{} other items</translation>
    </message>
    <message>
        <source>{} cartes sans élève, non comptées</source>
        <translation>{} cards without a pupil, not counted</translation>
    </message>
    <message>
        <source>{} choix</source>
        <translation>{} choices</translation>
    </message>
    <message>
        <source>{} compétence</source>
        <translation>{} skill</translation>
    </message>
    <message>
        <source>{} compétences</source>
        <translation>{} skills</translation>
    </message>
    <message>
        <source>{} contient des fichiers qu’une extension ne doit pas avoir : ne pas s’y fier, rien n’a été installé.</source>
        <translation>{} contains files that a plugin must not have: do not trust it, nothing was installed.</translation>
    </message>
    <message>
        <source>{} contraintes.</source>
        <translation>{} constraints.</translation>
    </message>
    <message>
        <source>{} cours dans ma semaine</source>
        <translation>{} hours in my week</translation>
    </message>
    <message>
        <source>{} dans le dossier de secours</source>
        <translation>{} in the rescue folder</translation>
    </message>
    <message>
        <source>{} de bonnes réponses</source>
        <translation>{} right answers</translation>
    </message>
    <message>
        <source>{} de bonnes réponses la dernière fois</source>
        <translation>{} right answers the last time</translation>
    </message>
    <message>
        <source>{} de {} à {}</source>
        <translation>{} from {} to {}</translation>
    </message>
    <message>
        <source>{} déjà là</source>
        <translation>{} already there</translation>
    </message>
    <message>
        <source>{} d’autres genres</source>
        <translation>{} of other kinds</translation>
    </message>
    <message>
        <source>{} d’un autre genre</source>
        <translation>{} of another kind</translation>
    </message>
    <message>
        <source>{} en moins, pour toujours : rien ne les fait revenir.</source>
        <translation>{} gone for good: nothing brings them back.</translation>
    </message>
    <message>
        <source>{} endroits</source>
        <translation>{} spots</translation>
    </message>
    <message>
        <source>{} est trop gros pour une extension : vérifier que c’est le bon fichier, rien n’a été installé.</source>
        <translation>{} is too large for a plugin: check that it is the right file, nothing was installed.</translation>
    </message>
    <message>
        <source>{} est une extension mal faite : prévenir son auteur, rien n’a été installé.</source>
        <translation>{} is a badly made plugin: tell its author, nothing was installed.</translation>
    </message>
    <message>
        <source>{} et {}</source>
        <translation>{} and {}</translation>
    </message>
    <message>
        <source>{} et {} s</source>
        <translation>{} and {} s</translation>
    </message>
    <message>
        <source>{} existe déjà. Le remplacer ? (o/n)</source>
        <translation>{} is there already. Replace it? (y/n)</translation>
    </message>
    <message>
        <source>{} fichier PDF</source>
        <translation>{} PDF file</translation>
    </message>
    <message>
        <source>{} fichier converti</source>
        <translation>{} file converted</translation>
    </message>
    <message>
        <source>{} fichier d’un autre logiciel</source>
        <translation>{} file of another program</translation>
    </message>
    <message>
        <source>{} fichier illisible n’y est pas.</source>
        <translation>{} unreadable file is not in it.</translation>
    </message>
    <message>
        <source>{} fichiers PDF</source>
        <translation>{} PDF files</translation>
    </message>
    <message>
        <source>{} fichiers convertis</source>
        <translation>{} files converted</translation>
    </message>
    <message>
        <source>{} fichiers d’autres logiciels</source>
        <translation>{} files of other programs</translation>
    </message>
    <message>
        <source>{} fichiers gardés.</source>
        <translation>{} files kept.</translation>
    </message>
    <message>
        <source>{} fichiers illisibles n’y sont pas.</source>
        <translation>{} unreadable files are not in it.</translation>
    </message>
    <message>
        <source>{} fichiers joints</source>
        <translation>{} files attached</translation>
    </message>
    <message>
        <source>{} formes</source>
        <translation>{} shapes</translation>
    </message>
    <message>
        <source>{} formule</source>
        <translation>{} formula</translation>
    </message>
    <message>
        <source>{} formules</source>
        <translation>{} formulas</translation>
    </message>
    <message>
        <source>{} heure</source>
        <translation>{} hour</translation>
    </message>
    <message>
        <source>{} heure de cours</source>
        <translation>{} hour of lessons</translation>
    </message>
    <message>
        <source>{} heures</source>
        <translation>{} hours</translation>
    </message>
    <message>
        <source>{} heures de cours</source>
        <translation>{} hours of lessons</translation>
    </message>
    <message>
        <source>{} image</source>
        <translation>{} picture</translation>
    </message>
    <message>
        <source>{} images</source>
        <translation>{} pictures</translation>
    </message>
    <message>
        <source>{} images.</source>
        <translation>{} pictures.</translation>
    </message>
    <message>
        <source>{} jours</source>
        <translation>{} days</translation>
    </message>
    <message>
        <source>{} juste</source>
        <translation>{} right</translation>
    </message>
    <message>
        <source>{} la quitte</source>
        <translation>{} leaves it</translation>
    </message>
    <message>
        <source>{} la quittent</source>
        <translation>{} leave it</translation>
    </message>
    <message>
        <source>{} laissé de côté</source>
        <translation>{} left aside</translation>
    </message>
    <message>
        <source>{} laissée de côté</source>
        <translation>{} left out</translation>
    </message>
    <message>
        <source>{} laissées de côté</source>
        <translation>{} left out</translation>
    </message>
    <message>
        <source>{} laissés de côté</source>
        <translation>{} left aside</translation>
    </message>
    <message>
        <source>{} leçon</source>
        <translation>{} lesson</translation>
    </message>
    <message>
        <source>{} leçon choisie</source>
        <translation>{} lesson chosen</translation>
    </message>
    <message>
        <source>{} leçon saine</source>
        <translation>{} sound lesson</translation>
    </message>
    <message>
        <source>{} leçon trouvée</source>
        <translation>{} lesson found</translation>
    </message>
    <message>
        <source>{} leçons</source>
        <translation>{} lessons</translation>
    </message>
    <message>
        <source>{} leçons choisies</source>
        <translation>{} lessons chosen</translation>
    </message>
    <message>
        <source>{} leçons dans l’index</source>
        <translation>{} lessons in the index</translation>
    </message>
    <message>
        <source>{} leçons saines</source>
        <translation>{} sound lessons</translation>
    </message>
    <message>
        <source>{} leçons sont dans la corbeille.</source>
        <translation>{} lessons are in the bin.</translation>
    </message>
    <message>
        <source>{} leçons trouvées</source>
        <translation>{} lessons found</translation>
    </message>
    <message>
        <source>{} ligne étrangère à l’enregistrement</source>
        <translation>{} line that is no part of the recording</translation>
    </message>
    <message>
        <source>{} lignes étrangères à l’enregistrement</source>
        <translation>{} lines that are no part of the recording</translation>
    </message>
    <message>
        <source>{} lue cette fois</source>
        <translation>{} read this time</translation>
    </message>
    <message>
        <source>{} lues cette fois</source>
        <translation>{} read this time</translation>
    </message>
    <message>
        <source>{} m</source>
        <translation>{} m</translation>
    </message>
    <message>
        <source>{} message est enregistré</source>
        <translation>{} message is recorded</translation>
    </message>
    <message>
        <source>{} message reçu</source>
        <translation>{} message received</translation>
    </message>
    <message>
        <source>{} messages reçus</source>
        <translation>{} messages received</translation>
    </message>
    <message>
        <source>{} messages sont enregistrés</source>
        <translation>{} messages are recorded</translation>
    </message>
    <message>
        <source>{} min</source>
        <translation>{} min</translation>
    </message>
    <message>
        <source>{} min en tout</source>
        <translation>{} min in all</translation>
    </message>
    <message>
        <source>{} min {:02d}</source>
        <translation>{} min {:02d}</translation>
    </message>
    <message>
        <source>{} minutes</source>
        <translation>{} minutes</translation>
    </message>
    <message>
        <source>{} mm</source>
        <comment>length</comment>
        <translation>{} mm</translation>
    </message>
    <message>
        <source>{} mm, vraie taille</source>
        <translation>{} mm, true size</translation>
    </message>
    <message>
        <source>{} mm, vu du fond</source>
        <translation>{} mm, seen from the back</translation>
    </message>
    <message>
        <source>{} mois</source>
        <translation>{} months</translation>
    </message>
    <message>
        <source>{} ne peut pas être affichée : ne pas la joindre.</source>
        <translation>{} cannot be shown: leave it out.</translation>
    </message>
    <message>
        <source>{} noms : une classe en a {} au plus. En retirer.</source>
        <translation>{} names: a class has {} at most. Remove some.</translation>
    </message>
    <message>
        <source>{} n’a pas pu être ouvert : le remettre en place (clé, dossier du réseau), puis recommencer.</source>
        <translation>{} could not be opened: put it back (USB key, network folder), then try again.</translation>
    </message>
    <message>
        <source>{} n’est pas une extension de TNI : choisir le fichier tel qu’il a été reçu, rien n’a été installé.</source>
        <translation>{} is no plugin of TNI: choose the file as it was received, nothing was installed.</translation>
    </message>
    <message>
        <source>{} n’est pas une extension, ou le fichier est abîmé : le télécharger à nouveau, rien n’a été installé.</source>
        <translation>{} is no plugin, or the file is damaged: download it again, nothing was installed.</translation>
    </message>
    <message>
        <source>{} objet repris</source>
        <translation>{} item kept</translation>
    </message>
    <message>
        <source>{} objet écrit</source>
        <translation>{} item written</translation>
    </message>
    <message>
        <source>{} objets repris</source>
        <translation>{} items kept</translation>
    </message>
    <message>
        <source>{} objets écrits</source>
        <translation>{} items written</translation>
    </message>
    <message>
        <source>{} ont changé depuis cette sauvegarde. L’état d’aujourd’hui reste dans leur historique.</source>
        <translation>{} have changed since this backup. Their state of today stays in their history.</translation>
    </message>
    <message>
        <source>{} ont rendu</source>
        <translation>{} have handed in</translation>
    </message>
    <message>
        <source>{} page</source>
        <translation>{} page</translation>
    </message>
    <message>
        <source>{} page est sans fond commun.</source>
        <translation>{} page has no master page.</translation>
    </message>
    <message>
        <source>{} pages</source>
        <translation>{} pages</translation>
    </message>
    <message>
        <source>{} pages absentes du nouveau PDF laissées en place</source>
        <translation>{} pages that are not in the new PDF left in place</translation>
    </message>
    <message>
        <source>{} pages ajoutées</source>
        <translation>{} pages added</translation>
    </message>
    <message>
        <source>{} pages déplacées</source>
        <translation>{} pages moved</translation>
    </message>
    <message>
        <source>{} pages enlevées</source>
        <translation>{} pages removed</translation>
    </message>
    <message>
        <source>{} pages modifiées</source>
        <translation>{} pages changed</translation>
    </message>
    <message>
        <source>{} pages remplacées</source>
        <translation>{} pages replaced</translation>
    </message>
    <message>
        <source>{} pages sont sans fond commun.</source>
        <translation>{} pages have no master page.</translation>
    </message>
    <message>
        <source>{} passe à la bonne réponse</source>
        <translation>{} turns to the right answer</translation>
    </message>
    <message>
        <source>{} passent à la bonne réponse</source>
        <translation>{} turn to the right answer</translation>
    </message>
    <message>
        <source>{} pavé ajouté</source>
        <translation>{} keypad added</translation>
    </message>
    <message>
        <source>{} pavés ajoutés</source>
        <translation>{} keypads added</translation>
    </message>
    <message>
        <source>{} phases</source>
        <translation>{} phases</translation>
    </message>
    <message>
        <source>{} point</source>
        <translation>{} point</translation>
    </message>
    <message>
        <source>{} points</source>
        <translation>{} points</translation>
    </message>
    <message>
        <source>{} pt</source>
        <comment>points</comment>
        <translation>{} pt</translation>
    </message>
    <message>
        <source>{} période de vacances</source>
        <translation>{} holiday</translation>
    </message>
    <message>
        <source>{} périodes de vacances</source>
        <translation>{} holidays</translation>
    </message>
    <message>
        <source>{} question</source>
        <translation>{} question</translation>
    </message>
    <message>
        <source>{} question ajoutée.</source>
        <translation>{} question added.</translation>
    </message>
    <message>
        <source>{} questions</source>
        <translation>{} questions</translation>
    </message>
    <message>
        <source>{} questions ajoutées.</source>
        <translation>{} questions added.</translation>
    </message>
    <message>
        <source>{} retirée</source>
        <translation>{} removed</translation>
    </message>
    <message>
        <source>{} retirées</source>
        <translation>{} removed</translation>
    </message>
    <message>
        <source>{} réponse</source>
        <translation>{} answer</translation>
    </message>
    <message>
        <source>{} réponses</source>
        <translation>{} answers</translation>
    </message>
    <message>
        <source>{} s</source>
        <translation>{} s</translation>
    </message>
    <message>
        <source>{} sans numéro</source>
        <translation>{} without a number</translation>
    </message>
    <message>
        <source>{} sauvegardes</source>
        <translation>{} backups</translation>
    </message>
    <message>
        <source>{} stylet</source>
        <translation>{} pen</translation>
    </message>
    <message>
        <source>{} stylets</source>
        <translation>{} pens</translation>
    </message>
    <message>
        <source>{} sur {}</source>
        <translation>{} of {}</translation>
    </message>
    <message>
        <source>{} séances écrites…</source>
        <translation>{} sessions written…</translation>
    </message>
    <message>
        <source>{} s’ouvre dans le navigateur.</source>
        <translation>{} opens in the browser.</translation>
    </message>
    <message>
        <source>{} textes</source>
        <translation>{} texts</translation>
    </message>
    <message>
        <source>{} titre ou total</source>
        <translation>{} heading or total</translation>
    </message>
    <message>
        <source>{} titres ou totaux</source>
        <translation>{} headings or totals</translation>
    </message>
    <message>
        <source>{} traits</source>
        <translation>{} strokes</translation>
    </message>
    <message>
        <source>{} travaux retrouvés sont maintenant dans vos leçons.</source>
        <translation>{} pieces of work that were found are now among your lessons.</translation>
    </message>
    <message>
        <source>{} travaux retrouvés sur cet ordinateur n’ont plus le nom de leur leçon. Rien n’est perdu.</source>
        <translation>{} pieces of work found on this computer no longer have the name of their lesson. Nothing is lost.</translation>
    </message>
    <message>
        <source>{} télécommandes numérotées</source>
        <translation>{} clickers numbered</translation>
    </message>
    <message>
        <source>{} télécommandes sans élève, non comptées</source>
        <translation>{} clickers without a pupil, not counted</translation>
    </message>
    <message>
        <source>{} téléphones sans élève, non comptés</source>
        <translation>{} phones without a pupil, not counted</translation>
    </message>
    <message>
        <source>{} vote</source>
        <translation>{} vote</translation>
    </message>
    <message>
        <source>{} vote anonyme à part</source>
        <translation>{} anonymous vote apart</translation>
    </message>
    <message>
        <source>{} votes</source>
        <translation>{} votes</translation>
    </message>
    <message>
        <source>{} votes anonymes à part</source>
        <translation>{} anonymous votes apart</translation>
    </message>
    <message>
        <source>{} votes pas encore enregistrés</source>
        <translation>{} votes not saved yet</translation>
    </message>
    <message>
        <source>{} · {} %</source>
        <translation>{} · {}%</translation>
    </message>
    <message>
        <source>{} à recopier</source>
        <translation>{} to be copied back</translation>
    </message>
    <message>
        <source>{} à {}</source>
        <translation>{} to {}</translation>
    </message>
    <message>
        <source>{} échec</source>
        <translation>{} failure</translation>
    </message>
    <message>
        <source>{} échecs</source>
        <translation>{} failures</translation>
    </message>
    <message>
        <source>{} élève</source>
        <translation>{} pupil</translation>
    </message>
    <message>
        <source>{} élève a changé d’avis.</source>
        <translation>{} pupil changed their mind.</translation>
    </message>
    <message>
        <source>{} élève y est</source>
        <translation>{} pupil is there</translation>
    </message>
    <message>
        <source>{} élèves</source>
        <translation>{} pupils</translation>
    </message>
    <message>
        <source>{} élèves lus.</source>
        <translation>{} pupils read.</translation>
    </message>
    <message>
        <source>{} élèves ont changé d’avis.</source>
        <translation>{} pupils changed their minds.</translation>
    </message>
    <message>
        <source>{} élèves y sont</source>
        <translation>{} pupils are there</translation>
    </message>
    <message>
        <source>{} élément abîmé de l’historique</source>
        <translation>{} damaged part of the history</translation>
    </message>
    <message>
        <source>{} élément de l’historique réparé</source>
        <translation>{} part of the history repaired</translation>
    </message>
    <message>
        <source>{} éléments abîmés de l’historique</source>
        <translation>{} damaged parts of the history</translation>
    </message>
    <message>
        <source>{} éléments de l’historique</source>
        <translation>{} items of the history</translation>
    </message>
    <message>
        <source>{} éléments de l’historique réparés</source>
        <translation>{} parts of the history repaired</translation>
    </message>
    <message>
        <source>{} éléments sélectionnés</source>
        <translation>{} items selected</translation>
    </message>
    <message>
        <source>{} éléments sélectionnés.</source>
        <translation>{} items selected.</translation>
    </message>
    <message>
        <source>{} – ne peut pas être affichée</source>
        <translation>{} – cannot be shown</translation>
    </message>
    <message>
        <source>{}, choisie</source>
        <translation>{}, chosen</translation>
    </message>
    <message>
        <source>{}, et aucune leçon : les prendre ?</source>
        <translation>{}, and no lesson: take them?</translation>
    </message>
    <message>
        <source>{}, numéros {}</source>
        <translation>{}, numbers {}</translation>
    </message>
    <message>
        <source>{}, sans nom</source>
        <translation>{}, without names</translation>
    </message>
    <message>
        <source>{}, toutes les pages</source>
        <translation>{}, all pages</translation>
    </message>
    <message>
        <source>{}, verrouillé</source>
        <translation>{}, locked</translation>
    </message>
    <message>
        <source>{}. Ce qui est écrit n’a pas bougé.</source>
        <translation>{}. What is written has not moved.</translation>
    </message>
    <message>
        <source>« Accueil » : toucher une leçon pour l’ouvrir, ou chercher un mot de son titre ou de ses pages.</source>
        <translation>“Home”: touch a lesson to open it, or search for a word of its title or its pages.</translation>
    </message>
    <message>
        <source>« Accueil » montre toutes les leçons ; ce sont des fichiers du dossier Documents, TNI.</source>
        <translation>“Home” shows all lessons; they are files of the folder Documents, TNI.</translation>
    </message>
    <message>
        <source>« Ajouter » prend celles d’un dossier ou d’une clé. La corbeille garde 60 jours ce qui est jeté.</source>
        <translation>“Add” takes those of a folder or a key. The bin keeps what is thrown away for 60 days.</translation>
    </message>
    <message>
        <source>« Annuler » ferme sans enregistrer.</source>
        <translation>“Cancel” closes without saving.</translation>
    </message>
    <message>
        <source>« Annuler » revient en arrière, autant de fois qu’il le faut.</source>
        <translation>“Undo” goes back, as many times as needed.</translation>
    </message>
    <message>
        <source>« Autres papiers » : lignes de CP, millimétré, portées, repère, droite graduée.</source>
        <translation>“Other papers”: first writing, millimetre paper, staves, axes, number line.</translation>
    </message>
    <message>
        <source>« Autres versions de cette page » trouve les pages qui lui ressemblent.</source>
        <translation>“Other versions of this page” finds the pages that look like it.</translation>
    </message>
    <message>
        <source>« Capturer une zone » : une partie de la page ou de l’écran ; « Manuel » : un exercice d’un PDF.</source>
        <translation>“Capture an area”: a part of the page or the screen; “Textbook”: an exercise of a PDF.</translation>
    </message>
    <message>
        <source>« Chercher en écrivant » : écrire le mot, TNI montre où il est déjà.</source>
        <translation>“Search by writing”: write the word, TNI shows where it is already.</translation>
    </message>
    <message>
        <source>« Chercher une image » : par un mot, dans les dossiers et les clés ; plusieurs à la fois.</source>
        <translation>“Find a picture”: by a word, in the folders and USB keys; several at once.</translation>
    </message>
    <message>
        <source>« Classe », puis un appui long sur « Classes et élèves ».</source>
        <translation>“Class”, then press and hold “Classes and pupils”.</translation>
    </message>
    <message>
        <source>« Classe », puis un appui long sur « Questions ».</source>
        <translation>“Class”, then press and hold “Questions”.</translation>
    </message>
    <message>
        <source>« Classe », puis un appui long sur « Résultats » : réponses, questions, progrès, à revoir.</source>
        <translation>“Class”, then press and hold “Results”: answers, questions, progress, what to revise.</translation>
    </message>
    <message>
        <source>« Classe », « Tirage au sort » : un élève de la classe, chacun à son tour.</source>
        <translation>“Class”, “Random pupil”: a pupil of the class, each in turn.</translation>
    </message>
    <message>
        <source>« Classe », « Téléphones » : les élèves lisent le code affiché avec un téléphone ou une tablette.</source>
        <translation>“Class”, “Phones”: pupils scan the code shown with a phone or tablet.</translation>
    </message>
    <message>
        <source>« Comparer » montre ce qu’une classe n’a pas encore vu et qu’une autre a vu.</source>
        <translation>“Compare” shows what one class has not seen yet and another has.</translation>
    </message>
    <message>
        <source>« Déplaçable » : en enseignant, les élèves le déplacent avec « Main », sans pouvoir l’effacer.</source>
        <translation>“Movable”: while teaching, pupils move it with “Hand” and cannot erase it.</translation>
    </message>
    <message>
        <source>« En PDF » ou « En images » pour l’ENT ou un courriel.</source>
        <translation>“As PDF” or “As pictures” for the school’s platform or an e-mail.</translation>
    </message>
    <message>
        <source>« Enregistrer comme modèle » garde la leçon ou la page pour en refaire d’autres.</source>
        <translation>“Make a template” keeps the lesson or the page to make others of it.</translation>
    </message>
    <message>
        <source>« Enregistrer un son » : le micro écoute après le bouton rouge ; le son vient sur la page.</source>
        <translation>“Record a sound”: the microphone listens after the red button is pressed; the sound comes onto the page.</translation>
    </message>
    <message>
        <source>« Envoyer une copie » en fait une à donner, sans ce qui a été effacé.</source>
        <translation>“Send a copy” makes one to give away, without what was erased.</translation>
    </message>
    <message>
        <source>« Exporter » en fait un tableau ou une fiche par élève, avec les noms ou les numéros.</source>
        <translation>“Export” makes a table of them, or a sheet for each pupil, with names or numbers.</translation>
    </message>
    <message>
        <source>« Filtrer » : seulement un niveau, une matière, une classe… Les filtres restent affichés en haut.</source>
        <translation>“Filter”: only a level, a subject, a class… The filters stay shown at the top.</translation>
    </message>
    <message>
        <source>« Fond de carte » est désactivé : l’activer dans « Extensions ».</source>
        <translation>“Outline map” is turned off: turn it on in “Extensions”.</translation>
    </message>
    <message>
        <source>« Fonds communs » : un titre ou un logo sous plusieurs pages, changé en un seul endroit.</source>
        <translation>“Master pages”: a title or a logo beneath several pages, changed in one place.</translation>
    </message>
    <message>
        <source>« Gomme » efface ; un second toucher choisit entre traits entiers et gomme fine.</source>
        <translation>“Eraser” erases; a second touch chooses between whole strokes and a fine eraser.</translation>
    </message>
    <message>
        <source>« Insérer », « Son, film » : le fichier va dans la leçon. Le glisser sur la page marche aussi.</source>
        <translation>“Insert”, “Sound, film”: the file goes into the lesson. Dragging it onto the page works too.</translation>
    </message>
    <message>
        <source>« Leçon », « Collègues » : ajouter un dossier du réseau, d’une clé ou d’un Nuage (Nextcloud).</source>
        <translation>“Lesson”, “Colleagues”: add a folder of the network, a key or a Nextcloud.</translation>
    </message>
    <message>
        <source>« Leçon », « En page web » : un seul fichier, qui s’ouvre partout, sans TNI.</source>
        <translation>“Lesson”, “As a web page”: a single file, which opens anywhere without TNI.</translation>
    </message>
    <message>
        <source>« Leçon », « Fiche » : niveau, matière, séquence, auteur, licence.</source>
        <translation>“Lesson”, “Lesson details”: level, subject, sequence, author, licence.</translation>
    </message>
    <message>
        <source>« Leçon », « Historique » : revoir la leçon d’un autre jour, en reprendre une page ou tout.</source>
        <translation>“Lesson”, “History”: look at the lesson of another day, take back a page of it or all.</translation>
    </message>
    <message>
        <source>« Leçon », « Importer » : chaque page du PDF devient une page, sur laquelle on écrit.</source>
        <translation>“Lesson”, “Import”: each page of the PDF becomes a page to write on.</translation>
    </message>
    <message>
        <source>« Leçon », « Imprimer » : choisir les pages et combien sur une feuille.</source>
        <translation>“Lesson”, “Print”: choose the pages and how many on a sheet.</translation>
    </message>
    <message>
        <source>« Leçon », « Plan » : objectifs, puis les phases : minutes, pages, questions.</source>
        <translation>“Lesson”, “Plan”: aims, then the phases: minutes, pages, questions.</translation>
    </message>
    <message>
        <source>« Leçon », « Sauvegardes » : choisir une clé ou un serveur ; TNI y copie les leçons.</source>
        <translation>“Lesson”, “Backups”: choose a key or a server; TNI copies the lessons to it.</translation>
    </message>
    <message>
        <source>« Loupe » grossit ce qui est dessous ; « Zoomer » remplit le tableau d’un cadre que l’on trace.</source>
        <translation>“Magnifier” enlarges what is under it; “Zoom to area” fills the board with a frame that you draw.</translation>
    </message>
    <message>
        <source>« Masquer » cache le tableau entier. « Figer l’image » laisse aux élèves la même image.</source>
        <translation>“Hide” hides the whole board. “Freeze” keeps the same picture before the pupils.</translation>
    </message>
    <message>
        <source>« Mes codes » : changer les lettres, le sens, la couleur, les points ; une liste par matière.</source>
        <translation>“My codes”: change the letters, meaning, colour, points; one list for each subject.</translation>
    </message>
    <message>
        <source>« Mon année » : importer l’emploi du temps et les vacances, puis y poser les leçons.</source>
        <translation>“My year”: import the timetable and the holidays, then lay the lessons on it.</translation>
    </message>
    <message>
        <source>« Plus » contient tout, et l’aide : on peut y chercher « chrono » ou « rideau ».</source>
        <translation>“More” holds everything, and the help: search it for “timer” or “curtain”.</translation>
    </message>
    <message>
        <source>« Plus », « Chrono » : chronomètre, ou minuteur avec un compte à rebours.</source>
        <translation>“More”, “Timer”: a stopwatch, or a countdown.</translation>
    </message>
    <message>
        <source>« Plus », « Insérer », « Image » : un toucher sur l’image la place sur la page.</source>
        <translation>“More”, “Insert”, “Picture”: a touch on the picture puts it on the page.</translation>
    </message>
    <message>
        <source>« Plus », « La page » : quadrillage, grands carreaux, tableau noir, format.</source>
        <translation>“More”, “The page”: squares, ruling, blackboard, size.</translation>
    </message>
    <message>
        <source>« Poser la question » lui donne tout le tableau ; « Revenir à la page » rend la page.</source>
        <translation>“Ask the question” gives it the whole board; “Back to the page” brings the page back.</translation>
    </message>
    <message>
        <source>« Recopier » transforme l’écriture à la main en texte.</source>
        <translation>“Type out” turns handwriting into text.</translation>
    </message>
    <message>
        <source>« Regarder » montre les pages des deux versions : toucher celle à garder, ou « Les deux ».</source>
        <translation>“Look” shows the pages of both versions: touch the one to keep, or “Both”.</translation>
    </message>
    <message>
        <source>« Remplir » colore l’intérieur, ou le vide ; « Trait » met des tirets ou des pointillés.</source>
        <translation>“Fill” colours the inside, or empties it; “Line” sets dashes or dots.</translation>
    </message>
    <message>
        <source>« Rendre la copie » : en PDF avec le nombre de chaque code ; une pile donne un fichier par copie.</source>
        <translation>“Give the copy back”: as PDF with the number of each code; a stack gives a file for each copy.</translation>
    </message>
    <message>
        <source>« Reprendre » montre ce qui a été écrit la dernière fois avec cette classe.</source>
        <translation>“Resume” shows what was written last time with this class.</translation>
    </message>
    <message>
        <source>« Repères » : tirer une ligne d’un bord de la page ; les objets s’y alignent.</source>
        <translation>“Guides”: drag a line out of an edge of the page; items align with it.</translation>
    </message>
    <message>
        <source>« Ressources » garde images, sons et liens pour d’autres leçons : appui long pour les modifier.</source>
        <translation>“Resources” keeps pictures, sounds and links for other lessons: press and hold to change them.</translation>
    </message>
    <message>
        <source>« Restaurer… », au même endroit, reprend d’une sauvegarde les leçons choisies.</source>
        <translation>“Restore…”, in the same place, takes the lessons you choose back from a backup.</translation>
    </message>
    <message>
        <source>« Rideau » couvre la page : le tirer par un bord pour la montrer peu à peu.</source>
        <translation>“Curtain” covers the page: pull it by an edge to show it bit by bit.</translation>
    </message>
    <message>
        <source>« Récupérer », dans TNI, crée une leçon avec tout ce qui est encore lisible.</source>
        <translation>“Recover”, in TNI, makes a new lesson of all that can still be read.</translation>
    </message>
    <message>
        <source>« Réglages » : donner la largeur de l’image au mur ; les boutons auront la bonne taille.</source>
        <translation>“Settings”: give the width of the picture on the wall; buttons will be the right size.</translation>
    </message>
    <message>
        <source>« Réglages », « Stylo et doigts », « Calibrer » : toucher les cibles l’une après l’autre.</source>
        <translation>“Settings”, “Pen and fingers”, “Calibrate”: touch the targets one after the other.</translation>
    </message>
    <message>
        <source>« Réparer » en cherche une copie saine dans l’historique et les sauvegardes.</source>
        <translation>“Repair” looks for a sound copy in the history and the backups.</translation>
    </message>
    <message>
        <source>« Réparer » le réécrit si une leçon l’a encore.</source>
        <translation>“Repair” writes it again if a lesson still has it.</translation>
    </message>
    <message>
        <source>« Spot » n’éclaire qu’un endroit, « Réglette » qu’une ligne ; on y écrit au stylo.</source>
        <translation>“Spotlight” lights one place only, “Reading band” one line; the pen writes there.</translation>
    </message>
    <message>
        <source>« Séance » : toucher la classe, ou « Commencer » pour la choisir. La leçon préparée ne change pas.</source>
        <translation>“Session”: touch the class, or “Start” to choose it. The prepared lesson does not change.</translation>
    </message>
    <message>
        <source>« Terminer » propose le texte du cahier de textes ; « Séances passées » garde les autres.</source>
        <translation>“End” proposes the entry’s text; “Past sessions” keeps the others.</translation>
    </message>
    <message>
        <source>« Vérifier ma bibliothèque », au même endroit, trouve les fichiers abîmés et les répare.</source>
        <translation>“Check my library”, in the same place, finds damaged files and mends them.</translation>
    </message>
    <message>
        <source>« Vérifier » le contrôle en cinq secondes.</source>
        <translation>“Check” checks it in five seconds.</translation>
    </message>
    <message>
        <source>« {0} » est en trop</source>
        <translation>“{0}” is one too many</translation>
    </message>
    <message>
        <source>« {entry} » ne sera pas envoyé sur {account} ; ce qui en serait arrivé y est retiré. Le cahier de textes reste dans TNI.</source>
        <translation>“{entry}” will not be sent to {account}; whatever may have arrived is taken out there. The lesson record stays in TNI.</translation>
    </message>
    <message>
        <source>« {entry} » ne sera pas envoyé sur {account}. Le cahier de textes reste dans TNI.</source>
        <translation>“{entry}” will not be sent to {account}. The lesson record stays in TNI.</translation>
    </message>
    <message>
        <source>« {entry} » sera supprimé de {account}, avec son travail à faire et ses documents : les élèves ne les verront plus. Le cahier de textes reste dans TNI.</source>
        <translation>“{entry}” will be deleted from {account}, with its homework and documents: pupils will no longer see them. The lesson record stays in TNI.</translation>
    </message>
    <message>
        <source>« {lesson} » a été changée ici et par {author} : les deux versions sont gardées.</source>
        <translation>“{lesson}” was changed here and by {author}: both versions are kept.</translation>
    </message>
    <message>
        <source>« {lesson} », la version de {author}</source>
        <translation>“{lesson}”, the version of {author}</translation>
    </message>
    <message>
        <source>« {lesson} », la version d’un collègue</source>
        <translation>“{lesson}”, the version of a colleague</translation>
    </message>
    <message>
        <source>« {name} » : {counts}.</source>
        <translation>“{name}”: {counts}.</translation>
    </message>
    <message>
        <source>« {name} » : {count} question.</source>
        <translation>“{name}”: {count} question.</translation>
    </message>
    <message>
        <source>« {name} » : {count} questions.</source>
        <translation>“{name}”: {count} questions.</translation>
    </message>
    <message>
        <source>« {name} » dépasse {most} Mo : le réduire d’abord.</source>
        <translation>“{name}” is larger than {most} MB: make it smaller first.</translation>
    </message>
    <message>
        <source>« {name} » dépasse {most} Mo : le réduire, puis le joindre.</source>
        <translation>“{name}” is larger than {most} MB: make it smaller, then attach it.</translation>
    </message>
    <message>
        <source>« {name} » n’a pas été installée : répondre « oui » à la question, ou ajouter --yes.</source>
        <translation>“{name}” was not installed: answer “yes” to the question, or add --yes.</translation>
    </message>
    <message>
        <source>« {name} » peut être {pupils} : y écrire le nom de famille en capitales.</source>
        <translation>“{name}” may be {pupils}: write the family name in capitals there.</translation>
    </message>
    <message>
        <source>« {name} » était ouverte quand TNI s’est arrêté. Tout est là.</source>
        <translation>“{name}” was open when TNI stopped. All of it is here.</translation>
    </message>
    <message>
        <source>« {old} » s’appelle maintenant « {new} ».</source>
        <translation>“{old}” is now called “{new}”.</translation>
    </message>
    <message>
        <source>« {part} » : taper les pages de chaque copie, par exemple 1-2, 3-5 ; la leçon a {pages} pages.</source>
        <translation>“{part}”: type the pages of each copy, for example 1-2, 3-5; the lesson has {pages} pages.</translation>
    </message>
    <message>
        <source>« {text} » n’est pas une date : en donner une comme 2026-10-03, ou 2026-10-03T14:30.</source>
        <translation>“{text}” is no date: give one such as 2026-10-03, or 2026-10-03T14:30.</translation>
    </message>
    <message>
        <source>« {title} »</source>
        <translation>&quot;{title}&quot;</translation>
    </message>
    <message>
        <source>« {title} » est dans « {folder} ».</source>
        <translation>“{title}” is in “{folder}”.</translation>
    </message>
    <message>
        <source>« {where} » est pour le {stored} au lieu du {sent} : corriger la date dans l’ENT.</source>
        <translation>“{where}” is due {stored} in place of {sent}: correct the date in the ENT.</translation>
    </message>
    <message>
        <source>« {words} » n’est trouvé dans aucune leçon avec : {filters}.</source>
        <translation>“{words}” is found in no lesson with: {filters}.</translation>
    </message>
    <message>
        <source>« {words} » n’est trouvé dans aucune leçon avec ces filtres ; sans eux : {pages}.</source>
        <translation>“{words}” is in no lesson with these filters; without them: {pages}.</translation>
    </message>
    <message>
        <source>« {} »</source>
        <comment>name of a file</comment>
        <translation>“{}”</translation>
    </message>
    <message>
        <source>« {} »</source>
        <translation>“{}”</translation>
    </message>
    <message>
        <source>« {} » : les pages et le plan. Jamais les séances, ni les extraits à usage de classe.</source>
        <translation>“{}”: the pages and the plan. Never the sessions, nor the extracts for use in class.</translation>
    </message>
    <message>
        <source>« {} » : rien n’est perdu tant que le programme est ouvert.</source>
        <translation>“{}”: nothing is lost as long as the program is open.</translation>
    </message>
    <message>
        <source>« {} » : un objet abîmé de cette leçon reste affiché tel quel. Rien n’est perdu sur la page.</source>
        <translation>“{}”: a damaged object of this lesson stays on the page as it is. Nothing on the page is lost.</translation>
    </message>
    <message>
        <source>« {} » : un objet trop lent reste affiché tel quel. Rien n’est perdu sur la page.</source>
        <translation>“{}”: an object that is too slow stays on the page as it is. Nothing on the page is lost.</translation>
    </message>
    <message>
        <source>« {} » : {}</source>
        <translation>“{}”: {}</translation>
    </message>
    <message>
        <source>« {} » attend sa clé ou le réseau : ce qui y manque est gardé sur cet ordinateur.</source>
        <translation>“{}” waits for its key or the network: what is missing there is kept on this computer.</translation>
    </message>
    <message>
        <source>« {} » en moins, pour toujours : rien ne la fait revenir.</source>
        <translation>“{}” gone for ever: nothing brings it back.</translation>
    </message>
    <message>
        <source>« {} » est abîmée ; elle n’a pas été modifiée. Ce qui est encore lisible peut être récupéré.</source>
        <translation>“{}” is damaged; it was not changed. What can still be read can be recovered.</translation>
    </message>
    <message>
        <source>« {} » est ajouté : « Numéroter » lui donne son numéro.</source>
        <translation>“{}” is added: “Number” gives it its number.</translation>
    </message>
    <message>
        <source>« {} » est branché, mais TNI n’a pas le droit de le lire : « tni doctor » donne la commande à lancer.</source>
        <translation>“{}” is plugged in, but TNI is not allowed to read it: “tni doctor” gives the command to run.</translation>
    </message>
    <message>
        <source>« {} » est chargé.</source>
        <translation>“{}” is loaded.</translation>
    </message>
    <message>
        <source>« {} » est codé en {}, que cet ordinateur ne sait pas lire : le convertir en MP4 (H.264).</source>
        <translation>“{}” is in {}, which this computer cannot play: convert it to MP4 (H.264).</translation>
    </message>
    <message>
        <source>« {} » est dans la corbeille de l’ordinateur.</source>
        <translation>“{}” is in the computer’s bin.</translation>
    </message>
    <message>
        <source>« {} » est dans la corbeille.</source>
        <translation>“{}” is in the bin.</translation>
    </message>
    <message>
        <source>« {} » est dans mon dictionnaire.</source>
        <translation>“{}” is in my dictionary.</translation>
    </message>
    <message>
        <source>« {} » est dans vos leçons.</source>
        <translation>“{}” is among your lessons.</translation>
    </message>
    <message>
        <source>« {} » est de nouveau dans vos leçons.</source>
        <translation>“{}” is among your lessons again.</translation>
    </message>
    <message>
        <source>« {} » est déjà ouverte.</source>
        <translation>“{}” is open already.</translation>
    </message>
    <message>
        <source>« {} » est effacée.</source>
        <translation>“{}” is erased.</translation>
    </message>
    <message>
        <source>« {} » est en mode « Enseigner » : revenir à « Préparer » pour y prendre des pages.</source>
        <translation>“{}” is in “Teach” mode: go back to “Prepare” to take pages into it.</translation>
    </message>
    <message>
        <source>« {} » est installée et activée.</source>
        <translation>“{}” is installed and on.</translation>
    </message>
    <message>
        <source>« {} » est ouverte au tableau : en ouvrir une autre, puis recommencer.</source>
        <translation>“{}” is open on the board: open another one, then try again.</translation>
    </message>
    <message>
        <source>« {} » est reprise telle qu’elle était. L’état d’avant reste dans son historique.</source>
        <translation>“{}” is back as it was. Its state before stays in its history.</translation>
    </message>
    <message>
        <source>« {} » est retiré de TNI, avec son mot de passe. Ce qui y a été envoyé y reste ; ce qui attend n’y partira pas.</source>
        <translation>“{}” is removed from TNI, with its password. What was sent there stays; what is waiting will not leave for it.</translation>
    </message>
    <message>
        <source>« {} » est retirée.</source>
        <translation>“{}” is removed.</translation>
    </message>
    <message>
        <source>« {} » est vide : il n’est pas joint.</source>
        <translation>“{}” is empty: it is not attached.</translation>
    </message>
    <message>
        <source>« {} » est vide ou ne peut pas être lu.</source>
        <translation>“{}” is empty or cannot be read.</translation>
    </message>
    <message>
        <source>« {} » garde ce qui y a été écrit sans classe.</source>
        <translation>“{}” keeps what was written on it without a class.</translation>
    </message>
    <message>
        <source>« {} » ne peut pas être lu : il n’est pas joint.</source>
        <translation>“{}” cannot be read: it is not attached.</translation>
    </message>
    <message>
        <source>« {} » ne peut pas être lu : le fichier est abîmé, ou son format inconnu.</source>
        <translation>“{}” cannot be played: the file is damaged, or its format unknown.</translation>
    </message>
    <message>
        <source>« {} » ne peut pas être lu : un autre logiciel s’en sert, ou le système l’interdit. « tni doctor » donne la commande à lancer.</source>
        <translation>“{}” cannot be read: another program uses it, or the system forbids it. “tni doctor” gives the command to run.</translation>
    </message>
    <message>
        <source>« {} » ne ressemble pas au PDF de la leçon : rien n’a changé. « Importer un PDF » ajoute ses pages.</source>
        <translation>“{}” is not like the PDF of the lesson: nothing has changed. “Import a PDF” adds its pages.</translation>
    </message>
    <message>
        <source>« {} » ne répond plus : arrêté jusqu’au prochain démarrage. Rien n’est perdu sur la page.</source>
        <translation>“{}” no longer responds: stopped until the next start. Nothing on the page is lost.</translation>
    </message>
    <message>
        <source>« {} » n’a pas pu être enregistré : choisir un autre dossier.</source>
        <translation>“{}” could not be saved: choose another folder.</translation>
    </message>
    <message>
        <source>« {} » n’a pas pu être ouvert : fermer les autres logiciels qui s’en servent, puis le rebrancher.</source>
        <translation>“{}” could not be opened: close the other programs that use it, then plug it in again.</translation>
    </message>
    <message>
        <source>« {} » n’a pas été ouvert, car une autre leçon l’a été pendant sa lecture : l’ouvrir à nouveau.</source>
        <translation>“{}” was not opened, since another lesson was while it was read: open it again.</translation>
    </message>
    <message>
        <source>« {} » n’est pas dans cette page : le fichier est trop gros pour elle.</source>
        <translation>“{}” is not in this page: the file is too large for it.</translation>
    </message>
    <message>
        <source>« {} » n’est pas dans vos leçons : elle est ouverte là où elle est.</source>
        <translation>“{}” is not among your lessons: it is open where it is.</translation>
    </message>
    <message>
        <source>« {} » n’est pas encore préparée.</source>
        <translation>“{}” is not prepared yet.</translation>
    </message>
    <message>
        <source>« {} » n’est pas encore à jour sur sa clé ou sur le réseau : l’ouvrir suffit.</source>
        <translation>“{}” is not up to date yet on its key or on the network: opening it is enough.</translation>
    </message>
    <message>
        <source>« {} » n’est pas un format d’enregistrement : en donner un avec --to.</source>
        <translation>“{}” is not a format that can be written: give one with --to.</translation>
    </message>
    <message>
        <source>« {} » n’est pas un nombre.</source>
        <translation>“{}” is no number.</translation>
    </message>
    <message>
        <source>« {} » n’est pas une paire : écrire gauche = droite.</source>
        <translation>“{}” is no pair: write left = right.</translation>
    </message>
    <message>
        <source>« {} » n’est plus lu : ses signaux sont illisibles. Le débrancher, puis le rebrancher.</source>
        <translation>“{}” is no longer read: its signals make no sense. Unplug it, then plug it in again.</translation>
    </message>
    <message>
        <source>« {} » n’est plus échangé avec cet ordinateur. Rien n’est supprimé, ni là-bas ni ici.</source>
        <translation>“{}” is no longer exchanged with this computer. Nothing is deleted, neither there nor here.</translation>
    </message>
    <message>
        <source>« {} » pourrait être un programme : TNI ne l’ouvre pas.</source>
        <translation>“{}” could be a program: TNI does not open it.</translation>
    </message>
    <message>
        <source>« {} » sert-il à voter ? Il n’écrira plus ailleurs tant que TNI est ouvert.</source>
        <translation>Is “{}” for voting? It will type nowhere else while TNI is open.</translation>
    </message>
    <message>
        <source>« {} », comme je l’ai écrit</source>
        <translation>“{}”, as I wrote it</translation>
    </message>
    <message>
        <source>« Échanger maintenant » cherche leurs leçons.</source>
        <translation>“Exchange now” looks for their lessons.</translation>
    </message>
    <message>
        <source>« … » sur une leçon, ou un appui long : renommer, fiche, envoyer, copie, déplacer, corbeille.</source>
        <translation>“…” on a lesson, or a long press: rename, details, send, copy, move, bin.</translation>
    </message>
    <message>
        <source>À</source>
        <translation>To</translation>
    </message>
    <message>
        <source>À cette adresse, {host} ne propose pas de dossier WebDAV : vérifier l’adresse du partage.</source>
        <translation>{host} offers no WebDAV folder at this address: check the address of the share.</translation>
    </message>
    <message>
        <source>À droite</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>À effacer à la fin de l’année scolaire, le {day}, {left}.</source>
        <translation>To be erased at the end of the school year, on {day}, {left}.</translation>
    </message>
    <message>
        <source>À envoyer</source>
        <translation>To be sent</translation>
    </message>
    <message>
        <source>À envoyer sur {account} : les envois sont suspendus ; les reprendre.</source>
        <translation>To be sent to {account}: sending is paused; resume it.</translation>
    </message>
    <message>
        <source>À envoyer sur {account} {when} : hors des heures d’envoi ; si c’est urgent, copier.</source>
        <translation>To be sent to {account} {when}: outside the sending hours; if it is urgent, copy.</translation>
    </message>
    <message>
        <source>À envoyer sur {account}, dès que ce compte fonctionne de nouveau.</source>
        <translation>To be sent to {account} as soon as this account works again.</translation>
    </message>
    <message>
        <source>À envoyer sur {account}.</source>
        <translation>To be sent to {account}.</translation>
    </message>
    <message>
        <source>À envoyer.</source>
        <translation>To be sent.</translation>
    </message>
    <message>
        <source>À gauche</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>À imprimer recto verso, en retournant sur le bord long.</source>
        <translation>Print on both sides, flipped on the long edge.</translation>
    </message>
    <message>
        <source>À jour</source>
        <translation>Up to date</translation>
    </message>
    <message>
        <source>À la fin</source>
        <translation>At the end</translation>
    </message>
    <message>
        <source>À la fois</source>
        <translation>At once</translation>
    </message>
    <message>
        <source>À la prochaine séance de cette classe</source>
        <translation>To the next hour with this class</translation>
    </message>
    <message>
        <source>À l’arrêt</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>À rattraper</source>
        <translation>To catch up</translation>
    </message>
    <message>
        <source>À relire</source>
        <translation>To be read again</translation>
    </message>
    <message>
        <source>À remplir : {}</source>
        <translation>To be filled in: {}</translation>
    </message>
    <message>
        <source>À rendre avant la séance : {}.</source>
        <translation>Due before the session: {}.</translation>
    </message>
    <message>
        <source>À reprendre</source>
        <translation>To be continued</translation>
    </message>
    <message>
        <source>À retirer de {account}.</source>
        <translation>To be removed from {account}.</translation>
    </message>
    <message>
        <source>À revoir</source>
        <translation>To revise</translation>
    </message>
    <message>
        <source>À savoir</source>
        <translation>Worth knowing</translation>
    </message>
    <message>
        <source>À toute heure</source>
        <translation>At any hour</translation>
    </message>
    <message>
        <source>À vérifier</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>À vérifier : le dernier envoi n’est pas parti</source>
        <translation>To check: the last sending did not leave</translation>
    </message>
    <message>
        <source>À x associe</source>
        <translation>Maps x to</translation>
    </message>
    <message>
        <source>Écart : {}</source>
        <translation>Error: {}</translation>
    </message>
    <message>
        <source>Écart accepté</source>
        <translation>Accepted difference</translation>
    </message>
    <message>
        <source>Écart accepté (0 : réponse exacte)</source>
        <translation>Accepted difference (0: exact answer)</translation>
    </message>
    <message>
        <source>Écart moyen : {}</source>
        <translation>Mean error: {}</translation>
    </message>
    <message>
        <source>Échange arrêté ; rien n’est perdu</source>
        <translation>Exchange stopped; nothing is lost</translation>
    </message>
    <message>
        <source>Échange en cours : {} %</source>
        <translation>Exchange under way: {} %</translation>
    </message>
    <message>
        <source>Échange en cours…</source>
        <translation>Exchange under way…</translation>
    </message>
    <message>
        <source>Échanger les écrans</source>
        <translation>Swap the screens</translation>
    </message>
    <message>
        <source>Échanger maintenant</source>
        <translation>Exchange now</translation>
    </message>
    <message>
        <source>Échanger noms et prénoms</source>
        <translation>Swap first and last names</translation>
    </message>
    <message>
        <source>Échap : arrêter</source>
        <translation>Esc: stop</translation>
    </message>
    <message>
        <source>Échap : arrêter · clic droit : cible précédente · flèche du bas : cible plus bas</source>
        <translation>Esc: stop · right click: previous target · down arrow: lower target</translation>
    </message>
    <message>
        <source>Échelle</source>
        <translation>Scale</translation>
    </message>
    <message>
        <source>Échelle, d’un extrême à l’autre</source>
        <translation>Scale, from one end to the other</translation>
    </message>
    <message>
        <source>Éclaircir le reste de la page</source>
        <translation>Lighten the rest of the page</translation>
    </message>
    <message>
        <source>Éclairer une partie de la page</source>
        <translation>Light a part of the page</translation>
    </message>
    <message>
        <source>Écoute du récepteur au repos.</source>
        <translation>Listening to the receiver at rest.</translation>
    </message>
    <message>
        <source>Écouter</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Écouter la classe</source>
        <translation>Listen to the class</translation>
    </message>
    <message>
        <source>Écran</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>Écran blanc</source>
        <translation>White screen</translation>
    </message>
    <message>
        <source>Écran, réglages, aide</source>
        <translation>Screen, settings, help</translation>
    </message>
    <message>
        <source>Écrire</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>Écrire au clavier</source>
        <translation>Type text</translation>
    </message>
    <message>
        <source>Écrire au feutre</source>
        <translation>Write with the felt-tip</translation>
    </message>
    <message>
        <source>Écrire au stylo fin</source>
        <translation>Write with the fine pen</translation>
    </message>
    <message>
        <source>Écrire des numéros de 1 à {}, par exemple 2, 4-6.</source>
        <translation>Write numbers from 1 to {}, for example 2, 4-6.</translation>
    </message>
    <message>
        <source>Écrire des numéros de pages de 1 à {}, comme « 1-3, 5 », ou rien pour toutes.</source>
        <translation>Type page numbers from 1 to {}, such as “1-3, 5”, or nothing for all.</translation>
    </message>
    <message>
        <source>Écrire des questions</source>
        <translation>Write questions</translation>
    </message>
    <message>
        <source>Écrire du texte au clavier</source>
        <translation>Write text with the keyboard</translation>
    </message>
    <message>
        <source>Écrire ici le mot à chercher</source>
        <translation>Write the word to search for here</translation>
    </message>
    <message>
        <source>Écrire la source sous l’image</source>
        <translation>Write the source below the picture</translation>
    </message>
    <message>
        <source>Écrire le plan d’une leçon et le suivre en classe</source>
        <translation>Write a lesson’s plan and follow it in class</translation>
    </message>
    <message>
        <source>Écrire l’adresse du projecteur, comme 192.168.1.50 : elle se lit dans son menu.</source>
        <translation>Type the projector’s address, such as 192.168.1.50: it can be read in its menu.</translation>
    </message>
    <message>
        <source>Écrire ou afficher la question, puis toucher « Faire voter ».</source>
        <translation>Write or show the question, then touch “Ask”.</translation>
    </message>
    <message>
        <source>Écrire sur un PDF</source>
        <translation>Write on a PDF</translation>
    </message>
    <message>
        <source>Écrire sur une image</source>
        <translation>Write on a picture</translation>
    </message>
    <message>
        <source>Écrire toutes les leçons comme elles étaient à une date. Aucun fichier n’est remplacé.</source>
        <translation>Write all lessons as they were on a date. No file is replaced.</translation>
    </message>
    <message>
        <source>Écrire un message</source>
        <translation>Write a message</translation>
    </message>
    <message>
        <source>Écrire un mot : TNI montre où il est écrit à la main dans la leçon.</source>
        <translation>Write a word: TNI shows where it is handwritten in the lesson.</translation>
    </message>
    <message>
        <source>Écrire une question, ou importer un fichier Moodle, Kahoot, QCMcam, CSV…</source>
        <translation>Write a question, or import a Moodle, Kahoot, QCMcam or CSV file…</translation>
    </message>
    <message>
        <source>Écrire une séance dans un fichier : page web, texte ou seance.json.</source>
        <translation>Write a session to a file: web page, text or seance.json.</translation>
    </message>
    <message>
        <source>Écrire à la craie</source>
        <translation>Write with chalk</translation>
    </message>
    <message>
        <source>Écrire, importer et poser des questions</source>
        <translation>Write, import and ask questions</translation>
    </message>
    <message>
        <source>Écrire, surligner, effacer</source>
        <translation>Write, highlight, erase</translation>
    </message>
    <message>
        <source>Écrit</source>
        <translation>Writes</translation>
    </message>
    <message>
        <source>Écrit sur cette leçon sans classe : {}.</source>
        <translation>Written on this lesson without a class: {}.</translation>
    </message>
    <message>
        <source>Écriture</source>
        <translation>Handwriting</translation>
    </message>
    <message>
        <source>Écriture CP</source>
        <translation>First writing</translation>
    </message>
    <message>
        <source>Écriture cursive</source>
        <translation>Joined handwriting</translation>
    </message>
    <message>
        <source>Écriture de « {name} » par l’extension « {plugin} »…</source>
        <translation>Writing “{name}” with the extension “{plugin}”…</translation>
    </message>
    <message>
        <source>Écriture de « {} »…</source>
        <translation>Writing “{}”…</translation>
    </message>
    <message>
        <source>Écriture du fichier</source>
        <translation>Writing the file</translation>
    </message>
    <message>
        <source>Écriture et alignement</source>
        <translation>Writing and alignment</translation>
    </message>
    <message>
        <source>Écriture à la main</source>
        <translation>Handwriting</translation>
    </message>
    <message>
        <source>Édition</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Égal à vérifier</source>
        <translation>Equal, to be checked</translation>
    </message>
    <message>
        <source>Électricité</source>
        <translation>Electricity</translation>
    </message>
    <message>
        <source>Électron</source>
        <translation>Electron</translation>
    </message>
    <message>
        <source>Élève</source>
        <translation>Pupil</translation>
    </message>
    <message>
        <source>Élève sans nom lisible</source>
        <translation>Pupil without a readable name</translation>
    </message>
    <message>
        <source>Élève tiré au sort</source>
        <translation>Pupil picked at random</translation>
    </message>
    <message>
        <source>Élèves</source>
        <translation>Pupils</translation>
    </message>
    <message>
        <source>Élèves dys</source>
        <translation>Pupils with dyslexia or dyspraxia</translation>
    </message>
    <message>
        <source>Élèves malentendants</source>
        <translation>Hearing-impaired pupils</translation>
    </message>
    <message>
        <source>Élèves malvoyants</source>
        <translation>Visually impaired pupils</translation>
    </message>
    <message>
        <source>Élèves par groupe</source>
        <translation>Pupils in a group</translation>
    </message>
    <message>
        <source>Élèves sans classe dans ce fichier : {}. Vérifier le nom de leur classe, puis importer.</source>
        <translation>Pupils without a class in this file: {}. Check the name of their class, then import.</translation>
    </message>
    <message>
        <source>Élèves à mobilité réduite</source>
        <translation>Pupils with motor impairments</translation>
    </message>
    <message>
        <source>Élèves à voir après cette séance</source>
        <translation>Pupils to see after this session</translation>
    </message>
    <message>
        <source>Élément</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Énoncé à joindre : {}.</source>
        <translation>Exercise to be attached: {}.</translation>
    </message>
    <message>
        <source>Équation tapée : 2H2 + O2 -&gt; 2H2O</source>
        <translation>Typed equation: 2H2 + O2 -&gt; 2H2O</translation>
    </message>
    <message>
        <source>Équilibre</source>
        <translation>Equilibrium</translation>
    </message>
    <message>
        <source>Équipe {} : {}</source>
        <translation>Team {}: {}</translation>
    </message>
    <message>
        <source>Équipes</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Équivaut à</source>
        <translation>Is equivalent to</translation>
    </message>
    <message>
        <source>Étape {number} sur {count}</source>
        <translation>Step {number} of {count}</translation>
    </message>
    <message>
        <source>Étapes</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Étapes de la page</source>
        <translation>Steps of the page</translation>
    </message>
    <message>
        <source>État</source>
        <translation>State</translation>
    </message>
    <message>
        <source>État de l’envoi</source>
        <translation>State of the delivery</translation>
    </message>
    <message>
        <source>État du compte</source>
        <translation>State of the account</translation>
    </message>
    <message>
        <source>État du dossier</source>
        <translation>State of the folder</translation>
    </message>
    <message>
        <source>Éteindre</source>
        <translation>Turn off</translation>
    </message>
    <message>
        <source>Étendre l’écran de l’ordinateur vers le projecteur : les élèves voient la page seule.</source>
        <translation>Extend the computer’s screen to the projector: pupils see the page alone.</translation>
    </message>
    <message>
        <source>Étiquette</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Étiquettes et couleur…</source>
        <translation>Tags and colour…</translation>
    </message>
    <message>
        <source>Étiquettes, séparées par des virgules</source>
        <translation>Tags, separated by commas</translation>
    </message>
    <message>
        <source>Évoluer dans un environnement numérique</source>
        <translation>Living in a digital environment</translation>
    </message>
    <message>
        <source>Être sur le même Wi-Fi que cet ordinateur.</source>
        <translation>Be on the same Wi-Fi as this computer.</translation>
    </message>
    <message>
        <source>à</source>
        <comment>from one page to another</comment>
        <translation>to</translation>
    </message>
    <message>
        <source>à copier</source>
        <translation>to be copied</translation>
    </message>
    <message>
        <source>à envoyer</source>
        <translation>to be sent</translation>
    </message>
    <message>
        <source>à justifier</source>
        <comment>correction code</comment>
        <translation>give reasons</translation>
    </message>
    <message>
        <source>à recopier</source>
        <translation>to copy again</translation>
    </message>
    <message>
        <source>à retirer</source>
        <translation>to be removed</translation>
    </message>
    <message>
        <source>à surveiller : {}</source>
        <translation>to be watched: {}</translation>
    </message>
    <message>
        <source>à {hour}</source>
        <translation>at {hour}</translation>
    </message>
    <message>
        <source>échelle</source>
        <translation>scale</translation>
    </message>
    <message>
        <source>écran tactile</source>
        <translation>touch screen</translation>
    </message>
    <message>
        <source>écrire aussi les noms d’élèves, une fois relus</source>
        <translation>write pupils’ names too, once they were read</translation>
    </message>
    <message>
        <source>écrire en JSON ce qui a été repris, approché et laissé de côté ; - pour l’afficher</source>
        <translation>write as JSON what was kept, approximated and left out; - prints it</translation>
    </message>
    <message>
        <source>écrite par un TNI plus récent : seul son nom est cherché</source>
        <translation>written by a later TNI: only its name is searched</translation>
    </message>
    <message>
        <source>écriture impossible</source>
        <translation>cannot be written</translation>
    </message>
    <message>
        <source>écriture à la main</source>
        <translation>handwriting</translation>
    </message>
    <message>
        <source>élève sans liste</source>
        <translation>pupil in no list</translation>
    </message>
    <message>
        <source>élément abîmé de l’historique : {name}</source>
        <translation>damaged item of the history: {name}</translation>
    </message>
    <message>
        <source>élément illisible</source>
        <translation>unreadable item</translation>
    </message>
    <message>
        <source>élément sans page</source>
        <translation>item without a page</translation>
    </message>
    <message>
        <source>énoncé</source>
        <translation>question’s text</translation>
    </message>
    <message>
        <source>équipe {}</source>
        <translation>team {}</translation>
    </message>
    <message>
        <source>étape {position} sur {length}</source>
        <translation>step {position} of {length}</translation>
    </message>
    <message>
        <source>éteint</source>
        <translation>off</translation>
    </message>
    <message>
        <source>étiquettes</source>
        <translation>tags</translation>
    </message>
    <message>
        <source>–</source>
        <comment>no number</comment>
        <translation>–</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Page du tableau</source>
        <translation>Page on the board</translation>
    </message>
</context>
</TS>
