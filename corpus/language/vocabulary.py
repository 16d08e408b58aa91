"""What a language is to this code: its words, by what they are good for. Pure.

A field holds words as they are printed, one by one; expressions are composed of them where texts are read. A
language that has no word of a kind says so with ``NONE``. Words are written in small letters unless the
capital tells them from another word (the `S.` of German pages).
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import chain
from typing import Any

Words = tuple[str, ...]
NONE: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of a language; each kind is shown by English examples."""

    codes: Words  # of ISO 639: `en`

    # Names of people
    particles: Words  # between the words of a name: `van`, `das`
    never_names: Words  # they open a sentence, a title or a signal, and are never the first word of a name
    no_surnames: Words  # abbreviations that may stand behind a name and are no part of it: `ed`, `vol`
    possessives: Words  # behind a name: `’s`
    ands: Words  # `Roe and Quill`
    ors: Words  # `Roe or Quill`
    and_others: Words  # `Roe and others`
    editor_roles: Words  # `Roe, eds.`
    by: Words  # `by Ann Roe`
    titles: Words  # before a name, without the full stop: `Prof`, `Mrs`
    telling_titles: Words  # those that tell one person from another of that surname: `Mrs. Carlyle`
    woman_words: Words  # who is named with them is a woman: `she`, `Lady`
    man_words: Words

    # Articles and small words
    definite_articles: Words
    indefinite_articles: Words
    title_articles: Words  # they begin titles and never stand in a name: `Leon Trotsky The Permanent …`
    link_words: Words  # no words of a name; a title that ends in one goes on in the next line
    small_words: Words  # further words that a title in capitals leaves small
    title_goes_on: Words  # a line that begins so goes on with the title above it: `And …`
    prose_words: Words  # a stretch that holds one is prose, however many capitals it has

    adverb_endings: Words  # `frankly`

    # Dates
    months: Words  # the twelve, as they are printed
    seasons: Words  # dates of magazines
    ordinal_months: Words  # how months begin behind a number with a full stop: `1. Mai`
    on_day: Words  # before the day: `den 9. Juli`
    of_month: Words  # on either side of a month: `7 de julio de 1911`

    # Headings, and lines that belong to the page
    page_lines: Words  # `Page 12`
    page_breaks: Words  # a line of a program's: `[page break]`
    page_of: Words  # `12 of 30`
    pictures: Words  # `[Illustration: The quay]` stands in place of a picture
    captions: Words  # `Figure 4: The Weir`, `Table 2. Prices`: under a picture or over a table
    side_notes: Words  # `[Sidenote: The quay]` stands beside a text
    chapter_words: Words  # `Chapter I.`
    front_parts: Words  # parts with names of their own: `Summary:`, `Notes to the Introduction`
    contents: Words  # over the list of what a text has
    back_parts: Words  # parts behind the notes: `Acknowledgements`
    valedictions: Words  # what closes a letter: `Yours ever, Ann`
    note_headings: Words  # over a list of notes
    notes_to: Words  # `Notes to Chapter 2`
    copyright: Words  # before the year: `copyright 1972`
    rights: Words  # `all rights reserved`
    published: Words  # `first published in`
    untitled: Words  # how programs call what nobody gave a title
    new_files: Words  # the same, with a number: `Document1`

    # Sentences: abbreviations without their last full stop, in small letters
    abbreviations: Words  # in prose
    citation_abbreviations: Words  # in notes
    before_a_number: Words  # `p. 12`, but `I said no. Then`
    percent: Words  # behind a number: `4 per cent`
    lone_letters: Words  # a word of one letter that looks like an initial: `I`

    # Markers
    counted: Words  # `No.3`: the number belongs to the word
    leading_words: Words  # they lead on to a number in brackets: `by rule (3)`
    goes_on_words: Words  # the sentence goes on: `“yes”—4 and went`
    amounts: Words  # behind such a word, the number was counted: `4 and a half`

    # Notes that point at notes
    note_words: Words  # one: `note`
    notes_words: Words  # several: `notes`
    note_abbreviations: Words  # `fn.`
    note_letters: Words  # `n. 3`, where a number follows
    above: Words  # `note 3 above`
    below: Words
    of_another: Words  # `note 3 in Marx` is a note of Marx's

    # Where in a work
    pages: Words  # before a page, a chapter, a column: `p.`, `lines`
    volumes: Words
    book_volumes: Words  # what follows a title with a number: `Sails, volume 2`
    and_following: Words  # `p. 5 ff.`
    at_page: Words  # `Ibid. at 20`
    especially: Words  # `pp. 1-29, here p. 14`
    belongs: Words  # abbreviations with a capital that go on with a reference: `Ed. 3`
    editions: Words  # how an imprint may begin though it is no place: `(repr. 1972)`
    new_editions: Words  # how `2. Auflage` is said behind a full stop

    # Works that are cited
    signals: Words  # they lead up to a citation: `see also`
    leads: Words  # what a reference may follow in prose: `can be found in`
    sends: Words  # signals that announce a work: `see`
    also: Words
    as_well: Words  # between two references: `p. 5, as well as Roe, Nets`
    ins: Words  # `“Knots,” in Voices`
    quoted: Words  # `quoted in Roe`
    quoted_in: Words
    citing: Words  # in a bracket behind a reference, about that reference: `(citing Roe, Nets)`
    edited: Words  # `, edited by Ann Roe`
    after_title: Words  # how what follows a title begins: `ed.`, `translated`
    ibid: Words  # the work cited just before; with the full stops of abbreviations
    idem: Words  # its author
    op_cit: Words  # behind an author
    to_whom: Words  # `Ann Roe to Tom Quill`
    archives: Words  # `Ransay Archive, MS 3`
    archive_endings: Words  # of names in one word: `Staatsarchiv`
    unpublished: Words  # what a reference that was not understood may hold: `review`, `thesis`

    # Who speaks
    capital_nouns: bool  # every noun has a capital, so that a capital shows no name
    before_nouns: Words  # there, beside articles, before a noun that is no name: `zum`, `kein`
    verbs: Words  # of saying: `says`, `put it`
    tag_verbs: Words  # they say something only right behind a quotation: `“…,” went on Ann Roe`
    parted_verbs: Words  # the first part of such verbs, before who speaks: `fuhr Roe fort`
    verb_particles: Words  # the second part: `fort`
    asking_verbs: Words
    question_words: Words  # `Roe asked whether`: what is quoted then may be the answer
    modals: Words  # `would later explain`
    bare_verbs: Words  # verbs of saying that are nouns too without a modal: `report`
    infinitives: Words  # before the bare verb: `asked him to say`
    quoting_verbs: Words  # they hand the word to somebody else: `quotes`
    telling_verbs: Words  # how verbs begin whose object listens: `a fisherman told Tom Roe`
    writing_verbs: Words  # verbs whose object may be a title: `wrote “On Ropes”`
    object_verbs: Words  # how verbs begin whose object may be in marks: `admitted “the worst”`
    object_prepositions: Words  # before what is quoted, it is no speech: `insisted on “a full hearing”`
    listeners: Words  # behind a verb, to whom somebody speaks: `Roe ordered her`
    recalling_verbs: Words  # how verbs begin whose object may be a person: `recalled Tom Roe`
    answering_verbs: Words  # whose subject asked no question: `“Where?” Roe answered, “Here.”`
    between: Words  # between name and verb: `Roe would later write`
    who: Words  # `Roe, who wrote`
    appositions: Words  # `Halcro, the historian of the light, wrote`
    replies: Words  # `“…,” came the answer`
    inscriptions: Words  # `“…,” ran the letter`
    tag_goes_on: Words  # behind the verb of a tag: `“… paved” Roe concluded in 1958`
    clitics: Words  # between a quotation and its verb: `« … », lui répondit Roe`
    inversions: Words  # between a verb and a pronoun: `disait-il`, `raconte-t-elle`
    subject_pronouns: Words
    pronouns: Words  # that may mean somebody named before
    no_subject: Words  # before a verb, what stands before is not who speaks: `Roe was told`
    that: Words  # `wrote that the boats`
    reports: Words  # `told me that Roe had said`
    as_words: Words  # `as Roe put it`
    verb_second: Words  # a sentence that begins so has its verb before the subject: `Dazu schreibt Roe`
    after_verb: Words  # between such a verb and its subject
    others_too: Words  # behind a name and an "and": `Roe and others`
    of_others: Words  # behind a verb: `remembers being told`, `reports her as saying`
    rejected: Words  # before a name, that person did not speak: `it was Hale, not Roe, who said`
    unless: Words  # what is said behind it was perhaps not said: `if Roe had said`
    denials: Words  # nor what is told behind these: `nobody believed that Roe had said`
    never: Words  # between name and verb: `Roe would have said`, `Roe never said`
    nothing: Words  # behind a verb: `Roe said nothing of the kind`
    joins: Words  # before a name, it is not that person alone who speaks: `workers of Berlin`
    nominatives: Words  # behind a verb, they are its subject: `Roe schrieb man`
    obliques: Words  # before a name, it is no subject: `dem Lehrer Roe`
    relatives: Words  # behind one and a verb, a name is no subject: `the man who shot Roe wrote`
    participles: Words  # how verbs end whose object a name may be: `a man calling himself Roe`
    no_participles: Words  # what ends so and is none: `one morning Roe said`
    telling_apart: Words  # before a name, it may be another of that surname: `the elder Crewe`
    sentence_openers: Words  # before who is spoken of: `When Sinclair wrote`
    according_to: Words
    own_words: Words  # behind a name with a possessive: `in Roe’s own words`
    recounted_by: Words
    words_of: Words  # behind a quotation: `So wrote`, `These are the words of`
    speaker_roles: Words  # who speaks in a transcript without a name: `Interviewer: …`
    askers: Words  # who asks there, without a name either: `Question: …`
    play_parts: Words  # over the parts of a play: `ACT I`
    first_person: Words  # who uses them speaks: `I`
    second_person: Words  # to somebody: `you`
    no_speakers: Words  # what stands before a colon and is nobody: `Example: …`

    # Texts, and people without a name
    texts: Words  # `the speech of Tom Roe`
    determiners: Words  # `recalled the speech`, `says in his “Nets”`
    of_author: Words
    titled_works: Words  # what has a title, or goes before it: `a book about`
    people: Words  # also with an s: a pronoun may mean one of them
    person_endings: Words  # how words for people without a name end: `a ferryman`
    lone_people: Words  # only as they stand
    another: Words  # nobody in particular, but before one of the next
    things: Words  # `another view`

    # Questions: in small letters, without apostrophes
    common: Words  # they say little of what a question is after; as Snowball lists them, with question words
    elided: Words  # what leans on the next word: `l’homme`, `qu’il`
    pointing: Words  # they point back to what was said before
    going_on: Words  # a question that begins so goes on from the one before


def listed(words: str) -> Words:
    """Give the words of a list with commas.

    >>> listed("put it, says")
    ('put it', 'says')
    """
    return tuple(word.strip() for word in words.split(","))


def each(*parts: str) -> Words:
    """Give every way to say a phrase whose parts are lists with commas.

    >>> each("so, thus", "wrote")
    ('so wrote', 'thus wrote')
    """
    phrases = [""]
    for part in parts:
        phrases = [f"{phrase} {word}".strip() for phrase in phrases for word in listed(part)]
    return tuple(phrases)


def together(languages: Iterable[Vocabulary]) -> Vocabulary:
    """Give the words of several languages as if they were one."""
    every = list(languages)
    kinds: dict[str, Any] = {}
    for field in fields(Vocabulary):
        said = [getattr(language, field.name) for language in every]
        kinds[field.name] = any(said) if field.type is bool else tuple(dict.fromkeys(chain(*said)))
    return Vocabulary(**kinds)
