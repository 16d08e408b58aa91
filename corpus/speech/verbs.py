"""Verbs of saying, and words for texts and people without a name. Pure."""

import re

from corpus.language.languages import EVERY, LANGUAGES, any_of

# "says", "has told", "put it", "used to say", "écrit", "escribió"; "would later explain": the bare form is a
# noun without its "would": "an ICSI report", "the answer"
VERB = re.compile(
    rf"\b(?:{any_of(EVERY.modals)}\s(?:[a-z]{{3,12}}\s)?{any_of(EVERY.bare_verbs)}|{any_of(EVERY.verbs)})\b"
)
# The same, and verbs that say something only right behind a quotation: "…,” went on Ann Roe"
TAG = re.compile(rf"(?:{VERB.pattern}|\b{any_of(EVERY.tag_verbs)}\b)")
# "…“, fuhr Anna Roe leise fort": a verb whose second part stands behind who speaks
PARTED = re.compile(rf"{any_of(EVERY.parted_verbs)}\b")
SECOND_PART = re.compile(rf"(?:\s[^\W\d_A-ZÄÖÜ]{{1,20}}){{0,2}}?\s{any_of(EVERY.verb_particles)}\b")
# Who asks does not answer: "Roe asked"; "Roe asked whether"; but "Roe was asked" speaks of who answers.
_PASSIVE = any_of(EVERY.no_subject)
ASKING = re.compile(rf"\b{any_of(EVERY.asking_verbs)}\b")
ASKED = re.compile(rf"(?P<passive>\b{_PASSIVE}\s)?\b{any_of(EVERY.asking_verbs)}\b")
INDIRECT = re.compile(rf"[^.;:]{{0,40}}?\s{any_of(EVERY.question_words)}\b")
# German writes every noun with a capital: there only an author of the notes is taken for a person.
CAPITAL_NOUNS = re.compile(
    any_of(
        *(
            words
            for language in LANGUAGES
            if language.capital_nouns
            for words in (language.verbs, language.tag_verbs, language.parted_verbs)
        )
    )
)
# Verbs that hand the word to somebody else: "Marx quotes Hegel:", "as Engels heard it", "called him".
OTHERS = re.compile(rf"\b{any_of(EVERY.quoting_verbs)}\b")
# The verb's object is somebody else's text: "remembers the speech of", "recalled Lenin’s words",
# "remembered her mother’s last words".
TEXT = any_of(EVERY.texts)
OBJECT = re.compile(
    rf"\s(?:{any_of(EVERY.determiners)}|[^\W\d_]{{1,40}}{any_of(EVERY.possessives)})\s(?:[^\W_]{{1,40}}(?:{any_of(EVERY.possessives)})?\s){{0,3}}{TEXT}\b"
)
# People without a name: a pronoun may mean one of them. "Halcro took another view" speaks of nobody.
_ANOTHER = rf"{any_of(EVERY.another)}(?!\s{any_of(EVERY.things)}\b)"
# "a ferryman", "un vieux cocher": behind an article that names nobody known
_WORD = r"[^\W\d_]{1,20}"
_BY_ENDING = rf"{any_of(EVERY.indefinite_articles)}\s(?:{_WORD}\s)?(?:{_WORD})?{any_of(EVERY.person_endings)}"
PEOPLE = re.compile(rf"\b(?:{any_of(EVERY.people)}s?|{any_of(EVERY.lone_people)}|{_ANOTHER}|{_BY_ENDING})\b")
