"""How members talk to a bot in Spanish: words and forms of :mod:`bot.asking.forms`."""

from bot.asking.forms import Language

_ALL = "a todos | a todas | todos | amigos | bot | gente | chicos | a ti | scholiast"
_NOTE = "nota | notas | nota al pie | notas al pie | nota a pie de pagina | nota de pie | nota final"
# "puedes mostrarme el texto de la nota núm. 3": what may stand around a note or a paragraph
_PRAY = "[y|ahora] [puedes|puede|podrias|podria|me puedes|me puede|puedo]"
_SHOW = (
    "[que|cual|lo que|muestra|muestrame|mostrarme|ensename|dame|darme|lee|leeme|leer|cita|citame|citar|ver|traduce|traduceme|traducir] [dice|dicen|es|contiene|significa|hay]"
    " [en] [el texto de|el contenido de|la fuente de] [la|las|el]"
)
_NO = "[no|n|numero|num]"
_SAY = "[por favor|porfa]"
_PAR = "parrafo|pasaje"

_INTO = "[al (espanol | ingles | aleman | frances | italiano)]"

SPANISH = Language(
    signals="""
    gracias hola holi buenas adios chao chau bye lol haha jaja jeje ok okay si sip no nop claro perdon disculpa
    disculpe genial guay felicidades felicitaciones enhorabuena oh ah eh uy hm test prueba porfa bravo dale
    bienvenido bienvenida bienvenidos ole wow
    """,
    soft="""
    bien bueno buena vale cool interesante util perfecto perfecta excelente divertido gracioso verdad cierto triste
    amable listo lista tonto tonta cansado cansada contento contenta exacto correcto increible maravilloso mejor
    """,
    little="""
    yo tu el ella usted nosotros ustedes eso esto es fue era soy eres esta un una unos la las los lo le me te se muy
    mucho muchas muchos mil tan mas pero y o con por para de a todo todos todas toda aqui ahora hoy manana tambien
    ya respuesta respuestas ayuda amigo amigos tio tia crack colega gente bot mi mis tus sus que_bien otra vez anticipado antemano
    """,
    asking="quien quienes cual cuales cuando donde como cuanto cuanta cuantos cuantas que porque adonde",
    verbs="es fue era eran son hay habia esta estaba ha han puede pueden por en de a",
    talk="""
    [y] [tu] (como | que tal) [te] (estas | esta usted | estan | va | va todo | te va | andas | andan | vas | has estado) [hoy|todos|amigo|tu|ustedes]
    que [mas] (aburrimiento | aburrido | pena | risa | bien | bueno | guay | lastima | suerte | sueno | hambre | frio | calor | asco | gracia | gracioso | bonito | ilusion)
    me (aburro | aburro mucho | muero de hambre | muero de sueno)
    me (equivoque | he equivocado) de (canal | chat | servidor | grupo | sala | persona)
    que tal [estas|todo|el dia|va|va todo|amigos|todos]
    (que haces | que hacen | que estas haciendo) [hoy|ahora|aqui]
    (que piensas | que opinas | que te parece) [de eso|de esto]
    cuantos anos tienes
    (de donde eres | donde estas | donde vives) [ahora]
    (estas | hay alguien | alguien | estais) (ahi | aqui | en linea | bien | cansado | despierto | seguro) [hoy]
    te gusta ...
    (cuentame mas | dime mas | sigue | continua | explica | explicame mas) [por favor|porfa]
    (es | eso es | es eso) [de] (verdad | cierto | en serio)
    cuentame (un chiste | una historia | algo)
    estoy [muy|tan|un poco] (cansado | cansada | contento | contenta | triste | enfermo | enferma | aqui | aburrido | aburrida | bien | feliz | de vuelta) [hoy|ahora|ya]
    feliz (cumpleanos | aniversario) ...
    soy nuevo|nueva [aqui]
    (me voy | voy) [a] (dormir | la cama | comer | casa | trabajar) [ya|ahora]
    (te quiero | te amo | me gusta | me encanta) [este bot | esto | este servidor | mucho | eso]
    [yo] (no se | no lo se | ni idea | entiendo | no entiendo | ya veo | estoy de acuerdo | de acuerdo)
    (de nada | no hay de que | con gusto | por nada | no hay problema | sin problema | no importa | no pasa nada | lo siento | lo siento mucho | hasta luego | hasta manana | hasta pronto | hasta la vista | nos vemos | cuidate | buena suerte | mucha suerte | buen provecho | buen viaje | feliz cumpleanos | feliz navidad | feliz ano nuevo | feliz ano | bien hecho | buen trabajo | buen bot | buena pregunta | buena respuesta | buena idea | por supuesto | claro que si | esta bien | muy bien | todo bien | yo tambien | yo tampoco | tu tambien | igualmente | y tu | y usted | canal equivocado | dios mio | que bien | que bueno | que pena | que lastima | que gracioso | que risa | que interesante | no esta mal | tiene sentido | eso es todo | encantado | encantada | mucho gusto | en serio | me alegro | vamos | es una prueba | solo una prueba) [a todos|amigo|amigos|gracias|mucho|entonces|bot]
    [muy|que tengas un|que tengan un|que pases una|un|feliz] (buenos dias | buenas tardes | buenas noches | buen dia | buena noche | buena tarde | feliz dia | feliz fin de semana | buen fin de semana | dia | fin de semana) [a] [todos|todas|amigos|gente|bot]
    (eso | esto) (es | fue | era) [muy|tan] (util | gracioso | interesante | genial | bueno | triste | verdad | cierto | divertido | todo | bonito | raro)
    eres [muy|tan|un|una|el|la] [buen] (mejor | amable | genial | listo | tonto | gracioso | buen bot | mal bot | gran bot | amigo | inteligente | lindo | inutil)
    """,
    help="""
    ayuda [por favor|porfa]
    (ayudame | ayudenme | socorro | auxilio) [por favor|porfa]
    necesito [tu] ayuda [por favor]
    (puedes | puede | podrias | alguien puede | me puedes | me puede | pueden) (ayudarme | ayudar | ayudarnos) [por favor]
    como (puedes | puede) (ayudarme | ayudarnos)
    (puedes | puede el bot | te puedes) (equivocarte | equivocarse | equivocar | cometer errores | inventar cosas | mentir)
    como (puedo ver | veo | busco | encuentro | abro | se busca | se ve) (una | la | las) (nota | notas | fuente | fuentes) [al pie] [aqui]
    (quien | que) (eres | es usted | es este bot | es esto | es scholiast) [tu|exactamente]
    (que | que cosas) (puedes | sabes | puede | sabe) hacer [aqui|por mi|tu]
    (que hace | para que sirve | para que es | que es) (este bot | el bot | scholiast | esto)
    para que sirves
    como (funciona | funcionas | funciona esto | funciona este bot | te uso | se usa | se usa esto | uso esto | hago una pregunta | puedo preguntar | te pregunto) [aqui]
    que (puedo | te puedo | se puede) (preguntar | preguntarte | hacer aqui) [aqui]
    (como te llamas | cual es tu nombre | como se llama usted)
    quien te (creo | hizo | programo | ha hecho | ha creado)
    (eres | es usted | es esto) [realmente] [un|una] (bot | robot | humano | humana | ia | maquina | programa | ordinador | persona | real | chatgpt)
    (que comandos hay | comandos)
    (presentate | hablame de ti)
    (hablas | entiendes | sabes) [tambien] (espanol | ingles | aleman | frances)
    (resume | resumeme | puedes resumir) (todo | esto | el texto | los textos | la biblioteca)
    """,
    library="""
    (de que trata | de que va | que contiene | que hay en | de que habla | que tiene) (esta | la | tu) (biblioteca | coleccion)
    que (libros | textos | documentos | obras | titulos | fuentes) (hay | tienes | tiene | tienen | estan disponibles | conoces | has leido | tiene la biblioteca | contiene la biblioteca) [aqui|en la biblioteca|en esta biblioteca]
    que (autores | temas) (hay | tienes | conoces | tiene la biblioteca) [aqui|en la biblioteca|en esta biblioteca]
    (cuales son los) (libros | textos | documentos) [de la biblioteca|disponibles]
    cuantos (libros | textos | documentos) (hay | tienes | tiene la biblioteca) [aqui|en la biblioteca|en esta biblioteca]
    que (hay | tienes | teneis | tiene | tienen) en (el | la | tu | los | las | tus) (estante | estantes | estanteria | estanterias | repisa | biblioteca)
    (que has leido | que sabes | que conoces)
    (muestrame | muestra | lista | dame) [todos] (los libros | los textos | los documentos | la biblioteca)
    (que hay de nuevo | hay algo nuevo | algo nuevo | que novedades hay | novedades | que hay nuevo) [aqui|hoy|en la biblioteca]
    """,
    note=_NOTE,
    notes=f"""
    {_PRAY} {_SHOW} ({_NOTE}) {_NO} LABEL {_INTO} {_SAY}
    {_PRAY} {_SHOW} LABEL ({_NOTE}) {_SAY}
    {_PRAY} {_SHOW} ({_NOTE}) {_NO} LABEL (de | del | en) TEXT
    {_PRAY} {_SHOW} ({_NOTE}) {_NO} LABEL CHAPTER
    (que | cual | a quien | quien) ... (cita | nombra | menciona | da) la ({_NOTE}) {_NO} LABEL [(de | del | en) TEXT]
    (que | quien | quienes | cual) ... (citado | citada | citados | mencionado | mencionada | nombrado) en la ({_NOTE}) {_NO} LABEL [(de | del | en) TEXT]
    (necesito | busco | quiero) [ver|leer] la ({_NOTE}) {_NO} LABEL [(de | del | en) TEXT]
    TEXT ({_NOTE}) [no | n | numero | num] LABEL
    """,
    passages=f"""
    {_PRAY} {_SHOW} ({_PAR}) {_NO} NUMBER {_SAY}
    {_PRAY} {_SHOW} NUMBER ({_PAR}) {_SAY}
    {_PRAY} {_SHOW} ({_PAR}) {_NO} NUMBER (de | del | en) TEXT
    TEXT ({_PAR}) [no | n | numero | num] NUMBER
    """,
    hellos=f"""
    (hola | buenas | holi) [{_ALL}] [{_ALL}]
    (buenos dias | buenas tardes | buenas noches | buen dia) [{_ALL}]
    """,
    greetings="""
    (gracias | muchas gracias) [y]
    (ok | si | bueno | vale | entonces | ah | oh | pues | claro | genial) [entonces|y|pero]
    (perdon | perdona | perdone | disculpa | disculpe | lo siento) [pero]
    (por favor | porfa)
    [tengo | solo] [una] [pequena | otra] pregunta
    """,
    openers="""
    (me puedes | puedes | me podrias | podrias | me puede | puede | alguien me puede | alguien puede | alguien podria | puede alguien | me pueden | podria alguien) [por favor] (decir | decirme | explicar | explicarme | contar | contarme | decirnos | mostrarme) [por favor]
    (sabes | sabe | saben | alguien sabe | sabe alguien | sabe usted | sabeis) [por casualidad]
    (dime | digame | diganme | explicame | expliqueme | cuentame | hablame de) [por favor]
    (quisiera | quiero | me gustaria | querria | necesito) saber
    me pregunto
    """,
    closers="""
    (por favor | porfa)
    (muchas | mil) gracias [a todos | de antemano]
    gracias (de antemano | por la ayuda | a todos)
    """,
    comparisons="""
    (cual | cuales) (es | era | son | eran) (la diferencia | las diferencias) entre FIRST y SECOND
    en que se (diferencian | distinguen) FIRST y SECOND
    en que se (diferencia | distingue) FIRST de SECOND
    compara|comparar|compare FIRST (con | y) SECOND
    """,
    numbers="""
    uno primer primero primera
    dos segundo segunda
    tres tercer tercero tercera
    cuatro cuarto cuarta
    cinco quinto quinta
    seis sexto sexta
    siete septimo septima
    ocho octavo octava
    nueve noveno novena
    diez decimo decima
    once undecimo
    doce duodecimo
    """,
)
