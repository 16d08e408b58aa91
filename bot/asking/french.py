"""How members talk to a bot in French: words and forms of :mod:`bot.asking.forms`."""

from bot.asking.forms import Language

_ALL = "tous|toutes|tout le monde|a tous|a toutes|les amis|bot|a toi|a vous|scholiast"
_NOTE = (
    "note|notes|note de bas de page|notes de bas de page|note en bas de page|note en fin de texte|footnote"
)
# "peux-tu me montrer le texte de la note no 3": what may stand around a note or a paragraph
_PRAY = "[et|puis] [peux-tu|pouvez-vous|tu peux|vous pouvez|pourrais-tu|pourriez-vous|puis-je] [me|nous]"
_SHOW = (
    "[que|quest-ce que|ce que|quelle|quelle est|quel est|quy a-t-il|quest-ce quil y a|montre|montre-moi|montrez-moi|montrer|donne|donne-moi|donner|lis"
    "|lire|cite|cite-moi|citer|affiche|voir|traduis|traduis-moi|traduisez|traduire] [dit|disent|contient|est|signifie|moi|la source] [dans|de|des] [le texte de|le contenu de] [la|le|les]"
)
_NO = "[no|n|numero]"
_SAY = "[dit|svp|stp|sil te plait|sil vous plait]"
_PAR = "paragraphe|alinea|passage"
_INTO = "[en (francais | anglais | allemand | espagnol | italien)]"

FRENCH = Language(
    signals="""
    merci bonjour salut bonsoir coucou allo rebonjour bye ciao adieu lol mdr ptdr haha hihi hehe ok okay oui ouais
    non nan daccord desole desolee pardon bravo felicitations super genial hein bof ah oh eh euh hm test stp svp
    slt bjr bsr cc ouf zut mince voila bienvenue
    """,
    soft="""
    bon bonne bien cool sympa drole marrant interessant utile parfait parfaite excellent vrai faux triste dommage
    gentil gentille sur sure fatigue fatiguee magnifique incroyable bete malin idiot content contente top nul
    """,
    little="""
    je tu il elle on nous vous ils ca ce cest c'est le la les un une des de du a au tres trop si tant plus pas tout
    tous toutes toute monde mon ma mes ton ta tes votre vos pour avec et ou mais aussi encore ici la maintenant
    aujourdhui demain etait est suis es sont beaucoup infiniment mille avance reponse reponses aide amis ami bot
    alors donc vraiment meme moi toi merci jour fois l
    """,
    asking="qui que quoi quel quelle quels quelles quand comment pourquoi combien quest ou_est quelquun",
    verbs="est est-ce sont etait etaient a ont avait avaient peut peut-on y a-t-il a-t-elle dans de",
    talk="""
    [et] [comment] ca (va | roule | marche pour toi | va bien | va toi | va la vie | gaze) [bien|toi|vous|aujourdhui|les amis|tout le monde]
    comment (vas-tu | allez-vous | tu vas | vous allez | va | vont les choses | te sens-tu) [bien|aujourdhui|toi|ce soir|ce matin]
    (tu vas | vous allez) bien [aujourdhui|toi]
    (que fais-tu | quest-ce que tu fais | tu fais quoi | vous faites quoi) [la|ce soir|maintenant|aujourdhui|de beau]
    (quen penses-tu | quen pensez-vous | tu en penses quoi | que penses-tu)
    quel age as-tu
    (dou viens-tu | ou es-tu | ou habites-tu) [maintenant]
    (tu es | etes-vous | es-tu | il y a | ya) [quelquun] (la | ici | en ligne | fatigue | sur | reveille | seul)
    (y a-t-il quelquun | il y a quelquun | quelquun est la) [ici]
    (tu aimes | aimes-tu) ...
    (dis-men plus | dites-men plus | continue | continuez | explique | expliquez) [svp|stp]
    (cest | est-ce | est-ce que cest) [vraiment] (vrai | serieux)
    raconte [moi|nous|raconte-moi] (une blague | une histoire)
    raconte-moi (une blague | une histoire)
    je suis [tres|si|trop|un peu|vraiment] (fatigue | fatiguee | content | contente | triste | malade | la | de retour | nouveau ici | nouvelle ici | perdu | perdue | desole | desolee)
    je (vais | dois) (dormir | me coucher | au lit | manger | partir | y aller) [maintenant]
    (je taime | jadore | jaime) [ca | ce bot | ce serveur | beaucoup | bien]
    je (ne sais pas | sais pas | comprends | vois | ne comprends pas | suis daccord)
    merci [beaucoup|bien] pour (ta | votre | la | ton | cette | tout | ca | les | tes | vos) [bonne|belle|rapide] [reponse|aide|info|infos|explication|reponses|precision|patience] [rapide|claire|precise]
    (de rien | pas de quoi | il ny a pas de quoi | avec plaisir | je ten prie | je vous en prie | pas de probleme | pas de souci | pas mal | pas grave | ce nest pas grave | tant pis | tant mieux | a demain | a bientot | a plus | a plus tard | a tout a lheure | a la prochaine | au revoir | bonne chance | bon courage | bon appetit | bon voyage | bon anniversaire | joyeux anniversaire | joyeux noel | bonne annee | bien joue | bien sur | tres bien | cest tout | cest bon | ca marche | ca roule | moi aussi | toi aussi | vous aussi | moi non plus | et toi | et vous | mauvais salon | mauvais canal | mon dieu | oh mon dieu | oh la la | ca alors | laisse tomber | excuse-moi | excusez-moi | je men fiche | aucune idee | ca fait plaisir | enchante | enchantee | cest note | bonne question | bonne reponse | bonne idee | bon bot | tout va bien) [tous|tout le monde|les amis|merci|alors|bot]
    [tres|passez une|passe une] bonne|bon|belle (nuit | soiree | journee | soir | jour | apres-midi | semaine | week-end | weekend | dimanche | fin de journee | vacances | reve) [a] [tous|toutes|tout le monde|toi|vous]
    (cest | cetait) [tres|trop|vraiment|si|bien|pas] (gentil | drole | utile | super | genial | bien | bon | cool | interessant | vrai | faux | triste | beau | dommage | nul | parfait | clair | logique | marrant | ca) [de ta part|de votre part|merci]
    je mennuie [trop|tellement|un peu]
    bon|bonne (courage | chance) [a] [tous|toutes|tout le monde|toi|vous]
    (tu es | tes | vous etes) [tres|trop|vraiment|un|une|le|la] [bon|bonne] (gentil | genial | fort | drole | super | bete | nul | intelligent | meilleur | meilleure | bot | ami | adorable)
    """,
    help="""
    aide [moi] [svp|stp|sil te plait|sil vous plait]
    (aide-moi | aidez-moi | au secours | a laide) [svp|stp|sil te plait|sil vous plait]
    jai besoin daide [svp|stp]
    (peux-tu | pouvez-vous | tu peux | vous pouvez | quelquun peut) (maider | nous aider) [svp|stp|sil te plait|sil vous plait]
    (comment | en quoi) (peux-tu | pouvez-vous) (maider | nous aider)
    (peux-tu te | peut-il se | tu peux te) tromper [parfois|aussi]
    comment (trouver | voir | afficher | ouvrir | chercher) (une | la | les) (note | notes | source | sources) [de bas de page] [ici]
    (qui | quoi | quest-ce que) (es-tu | etes-vous | tu es | cest | est-ce) [bot|au juste|exactement|toi]
    tes qui
    tu es qui
    (que | quoi | quest-ce que) (peux-tu | sais-tu | pouvez-vous | savez-vous | tu peux | tu sais | vous pouvez) faire [ici|pour moi|pour nous|au juste]
    (quest-ce que | a quoi sert | que fait | cest quoi) (ce bot | le bot | scholiast | cest | ca | tu fais ici)
    a quoi (sers-tu | servez-vous | tu sers)
    (tu sers | vous servez | il sert | ca sert) a quoi
    comment (ca marche | ca fonctionne | fonctionnes-tu | tu fonctionnes | fonctionne ce bot | marche ce bot | tutiliser | ca sutilise | utiliser ce bot | poser une question | fait-on pour poser une question | on fait) [ici]
    (que puis-je | quest-ce que je peux | que peut-on) [te|vous] demander [ici]
    (comment tappelles-tu | comment vous appelez-vous | quel est ton nom | quel est votre nom | comment tu tappelles)
    qui (ta | vous a | a) (cree | fait | programme | concu | developpe | fait ce bot | cree ce bot)
    (es-tu | etes-vous | tu es | est-ce) [vraiment] [un|une] (bot | robot | humain | humaine | ia | machine | programme | ordinateur | chatbot | personne | reel | vrai | chatgpt)
    (quelles sont les commandes | quelles commandes y a-t-il | commandes)
    (presente-toi | presentez-vous | parle-moi de toi)
    (tu parles | parles-tu | vous parlez | parlez-vous | tu comprends | comprends-tu) [aussi] (francais | anglais | allemand | espagnol)
    (resume | resume-moi | resumez | peux-tu resumer) (tout | ca | le texte | les textes | la bibliotheque | tout ca)
    """,
    library="""
    (de quoi parle | de quoi traite | que contient | quy a-t-il dans | quest-ce quil y a dans | quelle est | cest quoi) (cette | la | ta | votre) (bibliotheque | collection) [ici]
    (quels | quelles) (livres | textes | documents | ouvrages | oeuvres | titres | sources) (y a-t-il | il y a | sont la | sont ici | sont disponibles | as-tu | avez-vous | tu as | connais-tu | as-tu lus | sont dans la bibliotheque | contient la bibliotheque) [ici|dans la bibliotheque|dans cette bibliotheque|la]
    quels (auteurs | sujets | themes) (y a-t-il | as-tu | avez-vous | connais-tu | sont la) [ici|dans la bibliotheque]
    de quoi (parlent | traitent) (ces | les | tes | vos) (textes | livres | documents) [ici]
    combien de (livres | textes | documents | ouvrages | notes) (y a-t-il | as-tu | avez-vous | contient la bibliotheque) [ici|dans la bibliotheque|dans cette bibliotheque]
    (quas-tu | quavez-vous | quy a-t-il | quest-ce quil y a | quest-ce que tu as | quest-ce que vous avez) (sur | dans) (les | tes | vos | ton | votre | letagere) [etageres|rayons|rayon|etagere|bibliotheque] [ici]
    (quas-tu lu | que sais-tu | quest-ce que tu sais | quest-ce que tu as lu)
    (montre | montre-moi | donne | donne-moi | liste) [moi|tous] [tous|la liste des] (les livres | les textes | les documents | la bibliotheque | livres | textes)
    (quoi de neuf | quoi de nouveau | du nouveau | quy a-t-il de nouveau | quoi de neuf docteur | des nouvelles) [ici|aujourdhui|dans la bibliotheque|toi]
    """,
    note=_NOTE,
    notes=f"""
    {_PRAY} {_SHOW} ({_NOTE}) {_NO} LABEL {_INTO} {_SAY}
    {_PRAY} {_SHOW} LABEL ({_NOTE}) {_SAY}
    {_PRAY} {_SHOW} ({_NOTE}) {_NO} LABEL (de|du|dans|des) TEXT
    {_PRAY} {_SHOW} ({_NOTE}) {_NO} LABEL CHAPTER
    (que | quel | quelle | quels | quelles | qui) ... (cite | nomme | mentionne | donne) la ({_NOTE}) {_NO} LABEL [(de|du|dans|des) TEXT]
    (quel | quelle | quels | quelles | qui) ... (cite | citee | nomme | mentionne | mentionnee) (dans | par) la ({_NOTE}) {_NO} LABEL [(de|du|dans|des) TEXT]
    (jai besoin de | je cherche | je veux | je voudrais) [voir|lire] la ({_NOTE}) {_NO} LABEL [(de|du|dans|des) TEXT]
    TEXT ({_NOTE}) [no|n|numero] LABEL
    """,
    passages=f"""
    {_PRAY} {_SHOW} ({_PAR}) {_NO} NUMBER {_SAY}
    {_PRAY} {_SHOW} NUMBER ({_PAR}) {_SAY}
    {_PRAY} {_SHOW} ({_PAR}) {_NO} NUMBER (de|du|dans|des) TEXT
    TEXT ({_PAR}) [no|n|numero] NUMBER
    """,
    hellos=f"""
    (bonjour | salut | bonsoir | coucou | allo | slt | bjr) [{_ALL}]
    """,
    greetings="""
    merci [beaucoup|bien|a tous] [et]
    (ok | oui | bon | alors | daccord | ah | oh | euh | super | lol | bien | non | mais | et bien) [alors|et|mais]
    (pardon | desole | desolee | excusez-moi | excuse-moi) [de vous deranger | de te deranger] [mais]
    (svp | stp | sil vous plait | sil te plait)
    [jai|juste|petite] [une] [petite|autre] question
    """,
    openers="""
    (pouvez-vous | peux-tu | pourriez-vous | pourrais-tu | tu peux | vous pouvez | est-ce que tu peux | est-ce que vous pouvez | quelquun peut-il | quelquun peut | quelquun pourrait | est-ce que quelquun peut) [svp|stp|sil vous plait|sil te plait] (me | nous) (dire | expliquer | raconter | montrer | rappeler) [svp|stp]
    (quelquun sait | quelquun sait-il | est-ce que quelquun sait | savez-vous | sais-tu | tu sais | est-ce que tu sais | est-ce que vous savez) [par hasard|ici]
    (dis-moi | dites-moi | explique-moi | expliquez-moi | parle-moi de | parlez-moi de) [svp|stp]
    (je voudrais | jaimerais | je veux | jaimerais bien | je souhaite) [bien] savoir
    je me demande
    """,
    closers="""
    (svp | stp | sil vous plait | sil te plait)
    merci (davance | beaucoup | bien | a tous | a vous | par avance)
    """,
    comparisons="""
    (quelle | quelles) (est | etait | sont | etaient) (la difference | les differences) entre FIRST et SECOND
    en quoi FIRST et SECOND different [ils|elles]
    (quest ce qui | quest-ce qui) distingue|separe FIRST de SECOND
    compare|comparer|comparez FIRST (a | avec | et) SECOND
    """,
    numbers="""
    un une premier premiere
    deux deuxieme
    trois troisieme
    quatre quatrieme
    cinq cinquieme
    six sixieme
    sept septieme
    huit huitieme
    neuf neuvieme
    dix dixieme
    onze onzieme
    douze douzieme
    """,
)
