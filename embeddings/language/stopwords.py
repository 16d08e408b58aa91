"""The commonest words of each language, which say little about what a question is after. Pure data.

Languages in which texts are read have theirs in ``corpus.language``, with all their other words; those here
are only searched. The Snowball project's lists (BSD licence, as gathered by NLTK and bm25s) with the question
words added, as ``tokens`` gives them: case-folded, without apostrophes.
"""

from corpus.language.languages import LANGUAGES

_LISTS = {
    "da": """
af alle alt anden at blev blevet blive bliver både da de dem den denne der deres det dette dig din dine
dit dog du efter ej eller en end er et for fordi fra før ham han hans har havde have hende hendes her hun
hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornår i ikke ind ingen intet ja jeg jo
kan kom kun kunne man med meget mellem men mig min mine mit mod må måske ned nogen noget nogle nu når og
også om op os over på samme selv selvom sig sin sine sit skal skulle som så sådan sådanne sådant til ud
uden under var ved vi vil ville vor vores vort være været""",
    "it": """
a abbia abbiamo abbiano abbiate ad agl agli ai al all alla alle allo anche avemmo avendo avesse avessero
avessi avessimo aveste avesti avete aveva avevamo avevano avevate avevi avevo avrai avranno avrebbe
avrebbero avrei avremmo avremo avreste avresti avrete avrà avrò avuta avute avuti avuto c che chi ci coi
col come con contro cosa cui da dagl dagli dai dal dall dalla dalle dallo degl degli dei del dell della
delle dello di dov dove e ebbe ebbero ebbi ed era erano eravamo eravate eri ero essendo faccia facciamo
facciano facciate faccio facemmo facendo facesse facessero facessi facessimo faceste facesti faceva
facevamo facevano facevate facevi facevo fai fanno farai faranno farebbe farebbero farei faremmo faremo
fareste faresti farete farà farò fece fecero feci fosse fossero fossi fossimo foste fosti fu fui fummo
furono gli ha hai hanno ho i il in io l la le lei li lo loro lui ma mi mia mie miei mio ne negl negli nei
nel nell nella nelle nello noi non nostra nostre nostri nostro o per perché più quale quali quando quanta
quante quanti quanto quella quelle quelli quello questa queste questi questo sarai saranno sarebbe
sarebbero sarei saremmo saremo sareste saresti sarete sarà sarò se sei si sia siamo siano siate siete
sono sta stai stando stanno starai staranno starebbe starebbero starei staremmo staremo stareste staresti
starete starà starò stava stavamo stavano stavate stavi stavo stemmo stesse stessero stessi stessimo
steste stesti stette stettero stetti stia stiamo stiano stiate sto su sua sue sugl sugli sui sul sull
sulla sulle sullo suo suoi ti tra tu tua tue tuo tuoi tutti tutto un una uno vi voi vostra vostre vostri
vostro è""",
    "nl": """
aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een eens en er
ge geen geweest haar had heb hebben heeft hem het hier hij hoe hoeveel hun iemand iets ik in is ja je kan
kon kunnen maar me meer men met mij mijn moet na naar niet niets nog nu of om omdat onder ons ook op over
reeds te tegen toch toen tot u uit uw van veel voor waar waarom wanneer want waren was wat welk welke
werd wezen wie wil worden wordt zal ze zelf zich zij zijn zo zonder zou""",
    "no": """
alle at av bare begge ble blei bli blir blitt både båe da de deg dei deim deira deires dem den denne der
dere deres det dette di din disse ditt du dykk dykkar då eg ein eit eitt eller elles en enn er et ett
etter for fordi fra før ha hadde han hans har hennar henne hennes her hjå ho hoe honom hoss hossen hun
hva hvem hver hvilke hvilken hvis hvor hvordan hvorfor i ikke ikkje ingen ingi inkje inn inni ja jeg kan
kom korleis korso kun kunne kva kvar kvarhelst kven kvi kvifor man mange me med medan meg meget mellom
men mi min mine mitt mot mykje ned no noe noen noka noko nokon nokor nokre nå når og også om opp oss over
på samme seg selv si sia sidan siden sin sine sitt sjøl skal skulle slik so som somme somt så sånn til um
upp ut uten var vart varte ved vere verte vi vil ville vore vors vort vår være vært å""",
    "pt": """
a ao aos aquela aquelas aquele aqueles aquilo as até com como da das de dela delas dele deles depois do
dos e ela elas ele eles em entre era eram essa essas esse esses esta estamos estar estas estava estavam
este esteja estejam estejamos estes esteve estive estivemos estiver estivera estiveram estiverem
estivermos estivesse estivessem estivéramos estivéssemos estou está estávamos estão eu foi fomos for fora
foram forem formos fosse fossem fui fôramos fôssemos haja hajam hajamos havemos haver hei houve houvemos
houver houvera houveram houverei houverem houveremos houveria houveriam houvermos houverá houverão
houveríamos houvesse houvessem houvéramos houvéssemos há hão isso isto já lhe lhes mais mas me mesmo meu
meus minha minhas muito na nas nem no nos nossa nossas nosso nossos num numa não nós o onde os ou para
pela pelas pelo pelos por porque quais qual quando quantas quanto quantos que quem se seja sejam sejamos
sem ser serei seremos seria seriam será serão seríamos seu seus somos sou sua suas são só também te tem
temos tenha tenham tenhamos tenho terei teremos teria teriam terá terão teríamos teu teus teve tinha
tinham tive tivemos tiver tivera tiveram tiverem tivermos tivesse tivessem tivéramos tivéssemos tu tua
tuas tém tínhamos um uma você vocês vos à às é éramos""",
    "ru": """
а без более больше будет будто бы был была были было быть в вам вас вдруг ведь во вот впрочем все всегда
всего всех всю вы где да даже два для до другой его ее ей ему если есть еще ж же за зачем здесь и из или
им иногда их к как какая какие какой когда конечно кто куда ли лучше между меня мне много может можно мой
моя мы на над надо наконец нас не него нее ней нельзя нет ни нибудь никогда ним них ничего но ну о об
один он она они опять от перед по под после потом потому почему почти при про раз разве с сам свою себе
себя сейчас сколько со совсем так такой там тебя тем теперь то тогда того тоже только том тот три тут ты
у уж уже хорошо хоть чего чей чем через что чтоб чтобы чуть эти этого этой этом этот эту я""",
    "sv": """
alla allt att av blev bli blir blivit de dem den denna deras dess dessa det detta dig din dina ditt du
där då efter ej eller en er era ert ett från för ha hade han hans har henne hennes hon honom hur här i
icke ingen inom inte jag ju kan kunde man med mellan men mig min mina mitt mot mycket ni nu när någon
något några och om oss på samma sedan sig sin sina sitta själv skulle som så sådan sådana sådant till
under upp ut utan vad var vara varför varit varje vars vart vem vi vid vilka vilkas vilken vilket vår
våra vårt än är åt över""",
    "tr": """
acaba ama ancak artık aslında ayrıca az bana bazen bazı bazıları belki ben benden beni benim beri bile
biri birkaç birşey biz bize bizi bizim bu buna bunda bundan bunlar bunlara bunlardan bunları bunların
bunu bunun burada böyle böylece da daha dahi de defa değil diye diğer dolayı dolayısıyla en eğer fakat
gibi göre hakkında hala halde halen hangi hatta hem hemen henüz hep hepsi her herhangi herkes herkesin
hiç hiçbir hiçbiri ile ilgili ise itibaren itibariyle için işte kadar karşın kaç kendi kendilerine
kendini kendisi kendisine kendisini kez ki kim kimden kime kimi kimler kimse lakin madem mi mu mü mı
nasıl ne neden nedir nerde nerede nereden nereye niye niçin o ona ondan onlar onlara onlardan onları
onların onu onun oysa pek rağmen sadece sanki sen senden seni senin siz sizden sizi sizin ta tarafından
tüm tümü ve veya veyahut ya yani yerine yine yoksa zaten zira çok çünkü üzere şey şu şuna şunda şundan
şunlar şunlara şunlardan şunu şunun şöyle""",
}

READ = {code: frozenset(language.common) for language in LANGUAGES for code in language.codes}
_SEARCHED = {code: frozenset(words.split()) for code, words in _LISTS.items()}
STOP_WORDS = dict(sorted({**_SEARCHED, **READ}.items()))
COMMON = frozenset[str]().union(*STOP_WORDS.values())  # in any language
