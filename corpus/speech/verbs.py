"""Verbs of saying, and words for texts and people without a name, in four languages. Pure."""

import re

# "schreibt", "berichtete", "erklärt"
_GERMAN = (
    r"schreibt|schrieb|sagt|sagte|berichtet|berichtete|erklärt|erklärte|meint|meinte|antwortet|antwortete"
    r"|bemerkt|bemerkte|erzählt|erzählte|behauptet|behauptete|betont|betonte|notiert|notierte|urteilt|urteilte"
    r"|entgegnet|entgegnete|erwidert|erwiderte"
)
# The bare form is a noun without its "would": "an ICSI report", "the answer".
_BARE = (
    r"(?:would|will|could|may|might|must)\s(?:[a-z]{3,12}\s)?(?:say|write|tell|recall|remember|explain|argue|note"
    r"|observe|add|reply|answer|respond|declare|report|complain|conclude|insist|warn|put\sit|confess|assert|maintain)"
)
# "says", "has told", "put it", "used to say", "would later explain", "écrit", "escribió"
_SPEECH = (
    rf"{_BARE}|says|said|writes|wrote|written|tells|told|recalls|recalled|remembers|remembered|explains|explained"
    r"|argues|argued|notes|noted|observes|observed|adds|added|replies|replied|answers|answered|responds|responded"
    r"|declares|declared|claims|claimed|reports|reported|complains|complained|concludes|concluded|insists|insisted"
    r"|warns|warned|puts?\sit|confesses|confessed|preached|continues|continued|states|stated|comments|commented"
    r"|remarks|remarked|asserts|asserted|asks|asked|protested|exclaimed|maintains|maintained|relates|related"
    r"|testifies|testified|sets?\sdown|shouted|cried|demanded|proclaimed|predicted|informs|informed|admits|admitted"
    r"|announced|laments|lamented|joked|quipped|mused|objected|concedes|conceded|retorted|boasted|whispered"
    r"|muttered|murmured|urged|contends|contended|acknowledged|affirms|affirmed|used\sto\s(?:say|write|tell)"
    rf"|{_GERMAN}"
    r"|écrit|écrivait|dit|disait|déclare|déclara|explique|expliquait|raconte|répond|répondit|affirme|soutient|conclut"
    r"|escribe|escribió|dice|dijo|declara|declaró|explica|explicó|cuenta|contó|responde|respondió|afirma|afirmó"
    r"|sostiene|sostuvo|concluye|concluyó|añade|añadió|señala|señaló"
)
VERB = re.compile(rf"\b(?:{_SPEECH})\b")
# German writes every noun with a capital: there only an author of the notes is taken for a person.
GERMAN_VERB = re.compile(_GERMAN)
# Verbs that hand the word to somebody else: "Marx quotes Hegel:", "as Engels heard it", "called him".
OTHERS = re.compile(
    r"\b(?:so-called|saying|writing|telling|declaring|arguing|quotes?|quoted|cites?|cited|quoting|citing|echoing"
    r"|repeating|paraphrasing|reciting|heard|hears|reads?|learn(?:s|ed|t)|translates?|translated"
    r"|calls?|called|entitled|titled|named|described|describes?|known|denounced?s?|zitiert|nennt|citait|citant|cita)\b"
)
# The verb's object is somebody else's text: "remembers the speech of", "recalled Lenin’s words".
TEXT = (
    r"(?:words|speech|remarks?|reply|answer|letter|testimony|motto|slogan|phrase|saying|song|verse|poem|story"
    r"|toasts?|inscription|sign|notice|headline|placard|poster|banner|message|telegram|note|report|rule|law|line"
    r"|sentence|passage|entry|statement|declaration|resolution|oath|prayer|proverb|legend|order|question|opinion"
    r"|comment|account|joke|warning|complaint|promise|advice|appeal|demand|claim|argument|formula|definition)"
)
OBJECT = re.compile(
    rf"\s(?:the|this|that|a|an|his|her|their|its|[^\W\d_]+[’']s)\s(?:[^\W_]+\s){{0,2}}{TEXT}\b"
)
# What "another" may go with and be nobody: "Halcro took another view."
_THINGS = r"(?:view|way|question|matter|thing|side|reason|time|day|year|place|story|book|letter|answer)"
# People without a name: a pronoun may mean one of them.
PEOPLE = re.compile(
    r"\b(?:father|mother|brother|sister|son|daughter|wife|husband|friend|comrade|man|woman|boy|girl|child|survivor"
    r"|witness|eyewitness|officer|soldier|worker|fisherman|skipper|keeper|minister|king|queen|priest|judge|colleague"
    r"|prisoner|reporter|writer|author|editor|historian|student|teacher|neighbou?r|captain|doctor|official|someone"
    r"|somebody|(?:stranger|visitor|secretary|nurse|servant|lawyer|critic|biographer|pupil|widow|guard|policeman"
    r"|sailor|farmer|aunt|uncle|cousin|nephew|niece|lady|mayor|bishop|chairman|president|governor|parson|vicar|clerk"
    r"|landlord|landlady|manager|director|merchant|agent|professor|poet|journalist|councillor|ambassador|peasant)\b"
    r"|one\sof\s(?:the|his|her)|people"
    rf"|[Aa]nother(?!\s{_THINGS}\b)|Someone|Somebody|People|[Oo]thers|Witnesses|Friends"
    r"|Vater|Mutter|Bruder|Schwester|Sohn|Tochter|Frau|Mann|Freund|père|mère|frère|sœur|fils|fille|femme|mari|ami"
    r"|padre|madre|herman[oa]|hij[oa]|espos[oa]|marido|mujer)s?\b"
)
