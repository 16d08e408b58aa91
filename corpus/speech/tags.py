"""The words behind a quotation → who they say has spoken: "…,” writes Joseph Berger". Pure.

A tag may name somebody, or somebody without a name: "…,” said the miller". Then nobody else is named either.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from corpus.language import marks
from corpus.language.languages import EVERY, any_of
from corpus.language.mentions import untitled, without_titles
from corpus.language.names import fold, words
from corpus.model import Span
from corpus.speech import verbs
from corpus.speech.claims import BETWEEN, JOINED, NOMINATIVE, OWN, PRONOUN, Claim, name_ending
from corpus.speech.denials import is_denied, is_unreal
from corpus.speech.people import People
from corpus.speech.pronouns import antecedent
from corpus.stretch import Stretch, words_at


class Ending(Enum):
    """How a quotation ends, by which what follows may be a tag, or a sentence of its own."""

    OPEN = auto()  # "…,”" and "…”,": the sentence goes on behind it
    CALL = auto()  # "…?”", "…!”", "…”": it may go on
    STOP = auto()  # "….”" and "…”.": it does not
    BARE = auto()  # no sign at all


@dataclass(frozen=True, slots=True)
class Tag:
    """Who spoke, None for somebody who is not named, and where the words end that say so."""

    claim: Claim | None
    end: int


_CALLS = "?!…"
_CAPITALISED = re.compile(r"\b[^\W\d_a-zß-ÿ][^\W\d_]{1,40}")
# What may stand between a quotation and its tag
_GAP = re.compile(r"[*_]{0,2}[,]?\s")
# "These were the words of Adolf Joffe", "So wrote Trotsky in 1937", "Thus spoke Zarathustra"
_WORDS_OF = re.compile(rf"\W{{0,3}}\s?{any_of(EVERY.words_of)}\s")
# "schreibt er", "said he", "disait-il", "raconte-t-elle"; not "dijo el pescador", where it is an article
_NO_ARTICLES = tuple(word for word in EVERY.subject_pronouns if word not in EVERY.definite_articles)
_INVERTED = re.compile(
    rf"(?:\s|{any_of(EVERY.inversions)})(?P<who>{any_of(_NO_ARTICLES)})\b(?!\s{any_of(EVERY.ands)}\s)"
)
# "« … », lui répondit Paul Vernier"
_CLITIC = re.compile(rf"{any_of(EVERY.clitics)}\s")
# Not that person: "says Roe’s biographer". Not that person alone: "wrote Roe and Quill".
_SHARED = re.compile(
    rf"{OWN}\b|\s{any_of(EVERY.ands, EVERY.ors)}\s(?:[^\W\d_a-z]|{any_of(EVERY.others_too)}\b)"
)
# "remembers being told", "reports her as saying"; "reports Ada Quill as saying"
_OF_OTHERS = re.compile(rf"\s{any_of(EVERY.of_others)}\b")
# Verbs whose object listens: "Roe told him"
_TOLD = re.compile(any_of(EVERY.telling_verbs))
# "Roe laughed.", "Roe ordered her, "
_ENDS = re.compile(rf"(?:\s{any_of(EVERY.listeners)})?\s?(?:[.,;)—–\]\[\d¹²³⁰-⁹*†‡]|\Z)")
_RECALLS = re.compile(any_of(EVERY.recalling_verbs))
# ` Roe answered, `, all that stands between “Where?” and “Here.”: who answers did not ask
_ANSWERS = re.compile(
    rf"\s{{1,2}}[^.;:,!?]{{1,60}}\s{any_of(EVERY.answering_verbs)}\b[^.;:,!?]{{0,40}}[,:]\s{{1,2}}"
)
# Between the quotation and the verb that names its speaker stands none of these.
_STOPS = re.compile(r"[.;:“”\"]")
# "reports Ada Quill", where Quill did not report but is reported
_CAPITAL = re.compile(r"\s[^\W\d_a-z]")
# What may stand between the quotation and the speaker's name: "as Agnes Halcro put it", "Dr. Heddle said".
_LEADS = ("", *EVERY.as_words)
# What may follow the verb where a new sentence could have begun: "…!” Roe shouted.", "…” Roe concluded in
# 1958"; not "…!” Roe insisted on a box"
_GOES_ON = rf"(?:{any_of(EVERY.tag_goes_on)}|\w{{3,12}}{any_of(EVERY.adverb_endings)})\b"
_NO_MORE = re.compile(rf"\s?(?:[.,;)—–\]\[\d¹²³⁰-⁹*†‡]|\Z)|\s{_GOES_ON}")
# Somebody without a name, in small letters but for "I": "the miller said", "he was told", "I replied"
_UNNAMED = re.compile(
    rf"(?!{any_of(EVERY.ands, EVERY.goes_on_words, EVERY.who, EVERY.that)}\s(?!{any_of(_NO_ARTICLES)}\b))"
    rf"(?:{any_of(EVERY.lone_letters)}|[^\W\d_A-Z])[^.,;:“”\"«»!?]{{0,60}}?\b{verbs.TAG.pattern}"
)
# "ran the letter", "lautete das Schild": nobody says it
_INSCRIBED = re.compile(rf"{any_of(EVERY.inscriptions)}\s{any_of(EVERY.determiners)}\s")
# "came the answer", "lautete die Antwort", "fut la réponse"
_REPLY = re.compile(rf"[^\W\d_A-Z][^.,;:“”\"«»!?]{{0,40}}?\b{any_of(EVERY.replies)}\b")


def ending(text: str, quoted: Span) -> Ending:
    """Say how a quotation ends: by its last sign, or by one behind its mark."""
    behind = text[quoted.end : quoted.end + 1]
    last = text[max(quoted.start, quoted.end - 4) : quoted.end].rstrip(marks.CLOSING + " \u00a0\u202f*_")[-1:]
    if behind == "." or (last == "." and behind != ","):
        return Ending.STOP
    if behind == "," or last in (",", "—", "–"):
        return Ending.OPEN
    return Ending.CALL if last in tuple(_CALLS) else Ending.BARE


def tag(rest: Stretch, told: Stretch, people: People, how: Ending) -> Tag | None:
    """Read what follows a quotation: "…,” writes Joseph Berger".

    ``told`` is what the passage says before the quotation, where a pronoun is looked up. Where the quotation
    ends in a full stop, only a sentence about it counts, or words in small letters.
    """
    text = rest.text
    if "?" in text[max(0, rest.start - 3) : rest.start] and rest.fullmatch(_ANSWERS):
        return None
    if said := rest.match(_WORDS_OF):
        name = next(people.mentions(rest.since(said.end()).first(80)), None)
        if name and name.start - said.end() < 12 and not _SHARED.match(text, name.end):
            return Tag(Claim(people.full(words_at(text, name))), name.end)
    gap = rest.match(_GAP)
    if gap is None or (how == Ending.STOP and text[gap.end() : gap.end() + 1].isupper()):
        return None
    behind = rest.since(gap.end())
    clitic = behind.match(_CLITIC)
    said_first = behind.since(clitic.end()) if clitic else behind
    if verb := said_first.match(verbs.TAG) or said_first.match(verbs.PARTED):
        return (
            _verb_then_name(said_first, verb, told, people) or _somebody(verb, how) or _unnamed(behind, how)
        )
    if behind.words.rstrip("> \n").endswith(":"):
        # It introduces the next quotation: "…,” Castruccio answered: “A helmet.”"; but for what a comma sets
        # off: "…?” Tom Roe asked, and the pilot answered: “…"
        behind = behind.until(max(text.rfind(",", behind.start, behind.end), behind.start))
    return _subject_first(behind, told, people, how) or _unnamed(behind, how)


def is_tagged(rest: Stretch, how: Ending) -> bool:
    """Say whether something behind a quotation goes on with its sentence, and so may say who spoke."""
    gap = rest.match(_GAP)
    if gap is None or how not in (Ending.OPEN, Ending.CALL):
        return False
    return rest.text[gap.end() : gap.end() + 1].islower()


def _somebody(verb: re.Match[str], how: Ending) -> Tag | None:
    """Read "said the vicar", "said another": a verb of saying, and nobody whom the text names."""
    follows = verb.string[verb.end() : verb.end() + 2].strip()
    return Tag(None, verb.end()) if how in (Ending.OPEN, Ending.CALL) and follows.islower() else None


def _unnamed(behind: Stretch, how: Ending) -> Tag | None:
    """Read "said the miller", "he was told", "came the answer": somebody spoke who is not named."""
    found = behind.match(_UNNAMED) if how in (Ending.OPEN, Ending.CALL) else None
    found = found or (behind.match(_INSCRIBED) if how in (Ending.OPEN, Ending.CALL) else None)
    found = found or (behind.match(_REPLY) if how != Ending.STOP else None)
    return Tag(None, found.end()) if found else None


def _verb_then_name(rest: Stretch, verb: re.Match[str], told: Stretch, people: People) -> Tag | None:
    """Read "writes Joseph Berger", "schreibt er", "disait-il" behind a quotation."""
    text, behind = rest.text, rest.since(verb.end())
    if pronoun := behind.match(_INVERTED):
        found = _unaddressed(antecedent(told, pronoun["who"], people), told, rest)
        return Tag(Claim(found), pronoun.end()) if found else None
    if not text.startswith(" ", verb.end()):
        return None
    name = next(people.mentions(behind.first(60)), None)
    if name is None or untitled(behind.until(name.start).words):
        return None
    printed = words_at(text, name)
    german = verbs.CAPITAL_NOUNS.fullmatch(verb[0]) is not None
    speaker = people.called(printed) if german else people.full(printed)
    if speaker is None:
        return None
    behind_name = rest.since(name.end)
    if verbs.PARTED.fullmatch(verb[0]) and not (
        behind_name.match(verbs.SECOND_PART) or verbs.TAG.fullmatch(verb[0])
    ):
        return None
    if _SHARED.match(text, name.end) or is_denied(behind_name):
        return None
    if german and _has_another(behind_name, people):
        return None
    return Tag(Claim(speaker), name.end)


def _unaddressed(name: str | None, told: Stretch, rest: Stretch) -> str | None:
    """Give whom a pronoun means, but not who is spoken to: "“Did you call me, Aunt Lydia?” she asked"."""
    if name is None:
        return None
    said = Stretch(rest.text, told.end, rest.start)
    named = {fold(found[0]) for found in said.finditer(_CAPITALISED)}
    return None if named & {*words(name)} else name


def _has_another(behind: Stretch, people: People) -> bool:
    """Say whether somebody stands right behind a name, too: "antwortete Roe sein Bruder"."""
    other = next(people.mentions(behind.first(60)), None)
    return behind.match(NOMINATIVE) is not None or (other is not None and other.start == behind.start + 1)


def _lone(rest: Stretch) -> re.Match[str] | None:
    """Find a verb that says something only right behind a quotation, and ends there: "Roe laughed."."""
    verb = rest.first(120).search(verbs.TAG)
    return verb if verb and rest.since(verb.end()).match(_ENDS) else None


def _subject_first(rest: Stretch, told: Stretch, people: People, how: Ending) -> Tag | None:
    """Read "Barbara Goudie recalled in 1958" or "she recalled" behind a quotation."""
    says = rest.first(120).search(verbs.VERB)
    lone = _lone(rest) if says is None and how == Ending.OPEN else None
    verb = says or lone
    if verb is None:
        return None
    before, behind = rest.until(verb.start()), rest.since(verb.end())
    if _STOPS.search(without_titles(before.words)) or not (how == Ending.OPEN or behind.match(_NO_MORE)):
        return None
    of_others = behind.match(_OF_OTHERS) and not (lone or _TOLD.match(verb[0]))
    if is_unreal(before, behind) or of_others or behind.first(40).search(verbs.OTHERS):
        return None
    if _RECALLS.match(verb[0]) and _CAPITAL.match(rest.text[verb.end() : verb.end() + 2]):
        return None
    gap = before.search(BETWEEN)
    stop = gap.start() if gap else verb.start()
    if (pronoun := rest.until(stop).search(PRONOUN)) and pronoun.start() == rest.start:
        found = _unaddressed(antecedent(told, pronoun[0], people), told, rest)
        return Tag(Claim(found), verb.end()) if found else None
    name = name_ending(before, stop, people)
    if name is None or before.until(name.start).search(JOINED):
        return None
    printed = words_at(rest.text, name)
    if verbs.CAPITAL_NOUNS.match(verb[0]) and not people.wrote(printed):
        return None
    lead = untitled(before.until(name.start).words).lstrip()
    if name.start == rest.start and people.is_likely_word(printed):
        return None  # "…!” Time will tell."
    return Tag(Claim(people.full(printed)), verb.end()) if lead in _LEADS else None
