"""Common French words that are also first or last names of pupils, as `tni.cahier.name_tokens` compares them.

A name that is missing here is taken for a name wherever it stands, so a missing word costs a tap and lets nothing out.
"""

from __future__ import annotations

_LITTLE = """
    a ainsi as au aussi aux avec car ce ces chez ci comme d dans de des donc dont du elle en es est et etc eux
    il ils je l la le les leur lors lui m ma mais me mes moi mon n ne ni non nos notre nous on ou oui par pas
    plus pour puis qu que qui s sa sans se ses si soi son sont sous sur t ta te tes toi ton tout tu un une va
    vers vos votre vous y
    """
LITTLE_WORDS = frozenset(_LITTLE.split())
"""Words that begin any sentence: a capital at its beginning tells nothing of them."""

_OTHERS = """
    abbe abel abricot acacia adore agate ah ai aime aimee aimer aire algue aloes alpha alto amande amant ambre
    ami amie amour an ange angle anis ans ante arc arche ardent argent arnica aube auber aurore avril azur bac
    bacon bah baie bail bain bal balle banc barbe barbier baron barre barreau bas base basset bateau baume be
    beau beaux bel bell belle ben berg berger bete bey bi biche bien bijou bis bise blanc blanche ble bleu bleue
    bleuet blond blonde boa bois boisseau boite bombe bon bonne bonnet bontemps bord bosse botte bouche boucher
    boue boulanger boule bourg bourgeois bourse bout bras brave brebis breton brise brochet brode brosse bruine
    brume brun brune bruyere bu buis buisson bulle bureau buse but ca cabane cadet cage caille calme camomille
    camp canard capitaine capucine cardinal carmin caron carotte carpe carre carte caserne castor cave celeste
    celle cendre cerf cerise cerisier chaine champ champagne champion chant chapelle chaperon char charbon
    charbonnier chardon charge charlotte charme charpentier chasse chasseur chat chataigne chateau chaud chaude
    chaume chauve chef chemin chene cher chevalier chevre chien ciel cigale clair claire clairon clemence
    clement clementine clerc clos clou cm coeur coin col colin colline colombe colombier comble comete comte con
    constance constant coq coquelicot corail corbeau corde cordier corne cornet cosse coste cote couleur coulon
    cour courage courant courbe couronne court courtois cousin couture couvreur crabe crepin crete creux croix
    cuisinier cure cyclone cygne cypres dame dauphin dauphine davantage degre delice delta dent dernier desire
    devin diagonale diamant dieu dimanche dit divine do doge doit domino don dore douce doux dragon droit drop
    duc duchesse dune dur durant eau ecureuil eden effet eglantine eh emeraude encore enfant epi epine equerre
    ermite espoir essor etang etoile etranger eu eure fa face faible faisan fait farine fauche faucon faure
    faute fauve felicite felin fer ferme fermier ferre ferry fete feu feuille fidele fier figue fille fils fin
    fit flamand flamme fleur fleuri flocon flora flore foi foin foire folle fond fontaine force foret forge
    forgeron fort forte fosse fou four fournier fragile frais framboise franc francais france franche frere
    friche frison froid froment fusain fut gabarit gage gai gain galant galle gallo galop gamma garance garcon
    garde gardien garenne gars gascon gauche gaude geai geant gel gele gemme gene general genet gentil germain
    gilet glaise gland gloire golden golfe gomme gourmand grain grand grande grange granger graph grave gre
    grele grenade grenier gris grise gros grosse grotte grue guerrier gui guide guillemet haie hameau hardi hase
    haut haute hauteur haye he heaume herbe heron herse hetre heureux hi hier hiver homme honneur honore hors
    hotel houx hue hui huit humble hymne iris ivoire jacinthe jade jaguar janvier jardin jardinier jars jasmin
    jaune jean jeu jeudi jeune joie joli jolie jonc jonquille jour journee joyeux juillet juin juive julienne
    jupe jury juste justice ketchup km lac lacet lai laine lame lance langage lapin large larme lars las laurier
    lavande lave leger legere lentille levant lever li liberte libre lice lie liege lien lierre lieu lievre
    lilas lime lin lion lire lis lise lisse lit livre loge loir loire loison long lorraine losange louange loup
    loutre louve lu lucarne lumiere lundi lune lutin lys mage magistrat mai maigre maillard maille main maire
    maison maitre major mal malice man manche manette mangue manoir marbre marchand marche mardi mare marechal
    marguerite mariage marie mariee marin marine marmotte marque marquis marron mars marteau martin martinet
    martre mas masse massif mat matelot matin matrice mauve maxime meche medecin mediane melisse melodie membre
    menthe mer mercier mercredi mere merle mesange messager mesure metayer meunier mi miel mien mignon mignonne
    mil milieu mille mimosa mine ministre mirabelle miracle mire mis mode moine moineau moins moire mois moise
    mondain monde mont montagne montant mort morte mot mouche moulin mousse mouton moyen moyenne mu muguet mule
    mulot mur mure muscat musicien myrte myrtille na nage naif nation nature neige nerf neveu nez nickel nil
    noble noel noir noire noix nom nombre nord normand note nouveau novembre noyer nu nuage nuit o obe octave
    octobre oeillet oie oiseau olive olivier olympe ombre onde opale or orage orange orchidee ordre orge orgue
    orme os ours pacifique page paille pain paix palais palme palmier panda papillon paquet parc pardon parfait
    paris parme paroisse parole part pascal passage passe pastel pasteur patience paume pauvre payen peintre
    pelle pelletier pensee pepin perdrix pere perle perse persil personne pervenche petit petite petrel peu
    peuplier phare pic picard pie pied pierre pierrot pigeon pilon pin pinson piquet pivoine place plage plaine
    plan planche plante plat platane pluie point poirier pois poisson poivre pole polo pomme pommier pompon pont
    porche port porte porteur portier poste pot potage poteau potier poudre poulain poule poulet poussin prairie
    pre premier pretre prevost prieur prime prince princesse printemps prisme prudence prune prunelle prunier
    puits quart quartier quatre queue racine raie rain raisin rame ramier rapide ras rate ray rayon re regal
    regard regent regine reglisse reine rempart renard reste reve reveil revel riche rien rit rive riviere robe
    robin roc roche rocher rodeo roi romain romaine roman romance romane romarin rond ronde rosa rosaire rose
    roseau rosee roseraie roses rosette rosier rosse rouge rouille roule rousse rousseau roux royal royale ruban
    rubis rue ruisseau rus russe sabine sable sabre sacre safran sage sagesse sain saint sainte saison saladin
    salle salmon salut samedi san sang sanglier santal saphir sapin sarrasin sauge saule saumon sauvage savant
    savon sceau seau sec segment seigle seigneur sel selle semaine sens septembre serein sereine sergent serin
    serpent serre seul seve siecle sienne sigma silence silex simple sire sirene soin soit sol solaire soldat
    sole soleil solitude somme sonnet sorbier sort sou souche souci souris soute su sucre sud suisse sureau
    surface sylvestre tache taille talent talon tambour tan tanche tanneur tante tapis tard taupe taverne teint
    tel temple temps ten tendre ter terme terrain terre tete theme theta thym tigre tilleul tison tisserand to
    toile toiture tonnelier tonnerre topaze torrent tort tot tour tournesol tourneur toussaint toute trace train
    trefle treille tresor tricot triton trois trompette tronc trou troupe truite tuile tulipe turc uni unie
    univers us vache vaillant vaillante vaisseau valet vallee van vanille vannier vas vase veau vedette veille
    velours vendredi vent ventre venu ver verdier verdure verge verger verite vermeil vernis verre verrier vert
    verte vertu veuve vi victoire vie vigne vigneron vignes village ville vin vinaigre vincent violette vire vis
    vit vite vive voile voisin voix vol volant vrai vraie vu yeux zebre zele zen zephyr
    """
COMMON_WORDS = LITTLE_WORDS.union(_OTHERS.split())
