"""Common French words that are also first or last names of pupils, as `tni.cahier.name_tokens` compares them.

A name that is missing here is taken for a name wherever it stands, so a missing word costs a tap and lets nothing out.
"""

from __future__ import annotations

_LITTLE = """
    a ah ai ainsi an ans ante as au aussi aux avec ba bah bas bay be bel ben bi bien bis boa bon bu but ca car
    ce ces chez ci cm co con d dans de des dit do doit don donc dont du eh elle en encore es est et etc eu fa
    fait fin fit fut gai gre ha he hi ho hors hue hui il ils je jeu ka km la las le les leur li lie lin lit long
    lors lu lui m ma mai main mais mal man me mes mi mien mine mis moi mon mot mu n na ne ni nom non nos notre
    nous nu o on or os ou oui par pas peu plus pour pre puis qu que qui ras re reine ri rien rit roi ronde s sa
    sain san sans sec sel ses seul si soi soin soit son sont sort sou sous su sur t ta tan te tel ten ter tes
    than tian to ton tot tout toute tu un une uni unie us va van vas venu ver vers vi vie vin vis vit vite vive
    vol vos votre vous vu y yeux
    """
LITTLE_WORDS = frozenset(_LITTLE.split())
"""Words that begin any sentence: a capital at its beginning tells nothing of them."""

_OTHERS = """
    abbe abel abricot acacia adore agate aime aimee aimer aire algue aloes alpha alto amande amant ambre ami
    amie amour ange angle anis arc arche ardent argent arnica aube auber aurore avril azur bac bacon baie bail
    bain bal balle banc barbe barbier baron barre barreau base basset bateau baume beau beaux bell belle berg
    berger bete bey biche bien bijou bise blanc blanche ble bleu bleue bleuet blond blonde bois boisseau boite
    bombe bonne bonnet bontemps bord bosse botte bouche boucher boue boulanger boule bourg bourgeois bourse bout
    bras brave brebis breton brise brochet brode brosse bruine brume brun brune bruyere buis buisson bulle
    bureau buse cabane cadet cage caille calme camomille camp canard capitaine capucine cardinal carmin caron
    carotte carpe carre carte caserne castor cave celeste celle cendre cerf cerise cerisier chaine champ
    champagne champion chant chapelle chaperon char charbon charbonnier chardon charge charlotte charme
    charpentier chasse chasseur chat chataigne chateau chaud chaude chaume chauve chef chemin chene cher
    chevalier chevre chien ciel cigale clair claire clairon clemence clement clementine clerc clos clou coeur
    coin col colin colline colombe colombier comble comete comte constance constant coq coquelicot corail
    corbeau corde cordier corne cornet cosse coste cote couleur coulon cour courage courant courbe couronne
    court courtois cousin couture couvreur crabe crepin crete creux croix cuisinier cure cyclone cygne cypres
    dame dauphin dauphine davantage degre delice delta dent dernier desire devin diagonale diamant dieu dimanche
    divine doge domino dore douce doux dragon droit drop duc duchesse dune dur durant eau ecureuil eden effet
    eglantine emeraude enfant epi epine equerre ermite espoir essor est etang etoile etranger eure face faible
    faisan farine fauche faucon faure faute fauve felicite felin fer ferme fermier ferre ferry fete feu feuille
    fidele fier figue fille fils flamand flamme fleur fleuri flocon flora flore foi foin foire folle fond
    fontaine force foret forge forgeron fort forte fosse fou four fournier fragile frais framboise franc
    francais france franche frere friche frison froid froment fusain gabarit gage gain galant galle gallo galop
    gamma garance garcon garde gardien garenne gars gascon gauche gaude geai geant gel gele gemme gene general
    genet gentil germain gilet glaise gland gloire golden golfe gomme gourmand grain grand grande grange granger
    graph grave grele grenade grenier gris grise gros grosse grotte grue guerrier gui guide guillemet haie
    hameau hardi hase haut haute hauteur haye heaume herbe heron herse hetre heureux hier hiver homme honneur
    honore hors hotel houx huit humble hymne iris ivoire jacinthe jade jaguar janvier jardin jardinier jars
    jasmin jaune jean jeudi jeune joie joli jolie jonc jonquille jour journee joyeux juillet juin juive julienne
    jupe jury juste justice ketchup lac lacet lai laine lame lance langage lapin large larme lars laurier
    lavande lave leger legere lentille levant lever liberte libre lice liege lien lierre lieu lievre lilas lime
    lion lire lis lise lisse livre loge loir loire loison lorraine losange louange loup loutre louve lucarne
    lumiere lundi lune lutin lys mage magistrat maigre maillard maille maire maison maitre major malice manche
    manette mangue manoir marbre marchand marche mardi mare marechal marguerite mariage marie mariee marin
    marine marmotte marque marquis marron mars marteau martin martinet martre mas masse massif mat matelot matin
    matrice mauve maxime meche medecin mediane melisse melodie membre menthe mer mercier mercredi mere merle
    mesange messager mesure metayer meunier miel mignon mignonne mil milieu mille mimosa ministre mirabelle
    miracle mire mode moine moineau moins moire mois moise mondain monde mont montagne montant mort morte mouche
    moulin mousse mouton moyen moyenne muguet mule mulot mur mure muscat musicien myrte myrtille nage naif
    nation nature neige nerf neveu nez nickel nil noble noel noir noire noix nombre nord normand note nouveau
    novembre noyer nuage nuit obe octave octobre oeillet oie oiseau olive olivier olympe ombre onde opale orage
    orange orchidee ordre orge orgue orme ours pacifique page paille pain paix palais palme palmier panda
    papillon paquet parc pardon parfait paris parme paroisse parole part pascal passage passe pastel pasteur
    patience paume pauvre payen peintre pelle pelletier pensee pepin perdrix pere perle perse persil personne
    pervenche petit petite petrel peuplier phare pic picard pie pied pierre pierrot pigeon pilon pin pinson
    piquet pivoine place plage plaine plan planche plante plat platane pluie point poirier pois poisson poivre
    pole polo pomme pommier pompon pont porche port porte porteur portier poste pot potage poteau potier poudre
    poulain poule poulet poussin prairie pre premier pretre prevost prieur prime prince princesse printemps
    prisme prudence prune prunelle prunier puits quart quartier quatre queue racine raie rain raisin rame ramier
    rapide rate ray rayon regal regard regent regine reglisse rempart renard reste reve reveil revel riche rive
    riviere robe robin roc roche rocher rodeo romain romaine roman romance romane romarin rond rosa rosaire rose
    roseau rosee roseraie roses rosette rosier rosse rouge rouille roule rousse rousseau roux royal royale ruban
    rubis rue ruisseau rus russe sabine sable sabre sacre safran sage sagesse saint sainte saison saladin salle
    salmon salut samedi sang sanglier santal saphir sapin sarrasin sauge saule saumon sauvage savant savon sceau
    seau segment seigle seigneur selle semaine sens septembre serein sereine sergent serin serpent serre seve
    siecle sienne sigma silence silex simple sire sirene sol solaire soldat sole soleil solitude somme sonnet
    sorbier souche souci souris soute sucre sud suisse sureau surface sylvestre tache taille talent talon
    tambour tanche tanneur tante tapis tard taupe taverne teint temple temps tendre terme terrain terre tete
    theme theta thym tigre tilleul tison tisserand toile toiture tonnelier tonnerre topaze torrent tort tour
    tournesol tourneur toussaint trace train trefle treille tresor tricot triton trois trompette tronc trou
    troupe truite tuile tulipe turc univers vache vaillant vaillante vaisseau valet vallee vanille vannier vase
    veau vedette veille velours vendredi vent ventre verdier verdure verge verger verite vermeil vernis verre
    verrier vert verte vertu veuve victoire vigne vigneron vignes village ville vinaigre vincent violette vire
    voile voisin voix volant vrai vraie zebre zele zen zephyr
    """
COMMON_WORDS = LITTLE_WORDS.union(_OTHERS.split())
