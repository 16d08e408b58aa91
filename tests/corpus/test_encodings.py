"""Bytes of many encodings are read as what they are, or not at all."""

import pytest

from corpus.encodings import Undecodable, decode
from corpus.model import Document, Problem
from corpus.parse import parse

GERMAN = (
    "Die Gebühren stiegen jedes Jahr, und niemand am Kai war froh darüber. „So ging es“, sagte Käthe Groß. "
)
FRENCH = "Les droits montèrent chaque année. « Ça ne peut pas durer », disait Hélène, et l’été passa sur la jetée. "
SPANISH = (
    "Los derechos subían cada año, y nadie en el muelle estaba contento. ¿Quién lo quería? El señor Núñez. "
)
ENGLISH = "The tolls went up each spring, and no skipper along the coast liked it. “That’s how it went,” said Quill. "
POLISH = "Opłaty rosły każdego roku i nikt na nabrzeżu nie był zadowolony. Później zaczęto od nowa, gdyż molo było. "
CZECH = (
    "Poplatky rostly každý rok a nikdo na nábřeží nebyl rád. Přístav byl otevřený všem, kdo přišli z moře. "
)
HUNGARIAN = (
    "A díjak minden évben emelkedtek, és senki sem örült a rakparton; őrült időszak volt, tűz és víz. "
)
CAFE = "The tolls went up each spring, and no skipper along the coast liked it when he came to the café.[1]\n\n[1] Renée Roe."
SIGNS = "Under § 4 the tolls went up each spring, and no skipper along the coast liked it. It was £4 a day, and no more."
SWEDISH = (
    "Avgifterna steg varje år och ingen på kajen var glad åt det. Skepparna betalade med sill till våren."
)
RUSSIAN = (
    "Сборы росли каждый год, и никто на набережной не был этому рад. Весной начали снова собирать деньги. "
)
GREEK = "Τα τέλη ανέβαιναν κάθε χρόνο και κανείς στην αποβάθρα δεν ήταν ευχαριστημένος. Την άνοιξη άρχισαν. "
JAPANESE = "港の費用は毎年上がり、埠頭では誰も喜ばなかった。春にはまた始まった。防波堤は誰にでも無料だった。"
CHINESE = "港口的费用每年都在上涨，码头上没有人为此高兴。书记员来收钱的时候，船长们用鲱鱼付账。"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_in_all_its_encodings_is_read_for_sure(encoding: str) -> None:
    decoded = decode((GERMAN + "\r\n\r\n" + GERMAN).encode(encoding))

    assert decoded.text == GERMAN + "\n\n" + GERMAN
    assert decoded.guessed is None


@pytest.mark.parametrize(
    "head",
    [
        "Title: Nets\nCharacter set encoding: ISO-8859-1\n",
        "Title: Nets\nCharacter set encoding: ISO-646-US (US-ASCII)\n",
        "# -*- coding: latin-1 -*-\n",
        "% vim: set fileencoding=latin1 :\n",
    ],
)
def test_what_a_text_declares_is_believed(head: str) -> None:
    decoded = decode((head + "Señor Núñez — no.".replace("—", "-")).encode("latin-1"))

    assert (decoded.text, decoded.guessed) == (head + "Señor Núñez - no.", None)


def test_a_text_that_is_utf_8_is_that_whatever_it_declares() -> None:
    text = "Character set encoding: ISO-8859-1\n" + GERMAN

    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(text, encoding, id=f"{name} in {encoding}")
        for name, text, encodings in (
            ("German", GERMAN, ("cp1252", "mac_roman")),
            ("French", FRENCH, ("cp1252", "mac_roman")),
            ("Spanish", SPANISH, ("cp1252",)),
            ("English", ENGLISH, ("cp1252", "mac_roman")),
            ("English with a word of French", CAFE, ("cp1252", "mac_roman")),
            ("English with signs", SIGNS, ("cp1252", "mac_roman")),
            ("Swedish", SWEDISH, ("cp1252", "mac_roman")),
            ("Russian", RUSSIAN, ("cp1251", "koi8_r")),
            ("Greek", GREEK, ("cp1253",)),
            ("Japanese", JAPANESE, ("cp932", "euc_jp")),
            ("Chinese", CHINESE, ("gb18030",)),
        )
        for encoding in encodings
    ],
)
def test_what_the_letters_say_for_sure_is_read_and_said_to_be_so(text: str, encoding: str) -> None:
    decoded = decode((text * 2).encode(encoding))

    assert decoded.text == text * 2
    assert decoded.guessed == encoding


@pytest.mark.parametrize(
    "data",
    [
        pytest.param((POLISH * 3).encode("cp1250"), id="Polish"),
        pytest.param((POLISH * 3).encode("iso8859_2"), id="Polish of another kind"),
        pytest.param((CZECH * 3).encode("cp1250"), id="Czech"),
        pytest.param((HUNGARIAN * 2).encode("cp1250"), id="Hungarian"),
        pytest.param("Grüße".encode("latin-1"), id="a word"),
        pytest.param(bytes(range(128, 256)) * 20, id="every byte"),
        pytest.param((GERMAN + "\x81 ").encode("latin-1", "ignore") * 3, id="a byte that is nothing"),
    ],
)
def test_what_is_not_sure_is_refused(data: bytes) -> None:
    with pytest.raises(Undecodable):
        decode(data)


def test_a_guess_is_reported_with_the_text() -> None:
    document = parse((SPANISH * 3).encode("latin-1"), "a.txt")

    assert isinstance(document, Document)
    assert document.problems == (
        Problem(
            "encoding guessed",  # type: ignore[arg-type]
            "read as cp1252, which fits its letters; save it as UTF-8 to be sure",
            "line 1",
        ),
    )


@pytest.mark.parametrize(
    ("struck", "words"),
    [
        pytest.param("N\bNA\bAM\bME\bE", "NAME", id="bold"),
        pytest.param("_\bw_\be_\bi_\br", "weir", id="underlined"),
        pytest.param("w\b_e\b_i\b_r\b_", "weir", id="underlined behind"),
        pytest.param("_\bw\bw_\be\be", "we", id="bold, underlined"),
        pytest.param("_\b_\b_a", "_a", id="a line that is bold"),
        pytest.param("+\bo The weir", "o The weir", id="a dot of two signs"),
        pytest.param("\bThe weir", "\bThe weir", id="nothing to strike"),
    ],
)
def test_what_a_line_printer_strikes_twice_is_read_once(struck: str, words: str) -> None:
    assert decode(struck.encode()).text == words
