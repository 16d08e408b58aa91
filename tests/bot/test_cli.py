"""The command line as a person or a script uses it: the real program, the real model."""

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from unittest import mock

import pytest

from bot.cli import main
from bot.commands import ask
from bot.commands.ask import bring_up_to_date
from bot.service import Progress, Report, Service, Snapshot
from bot.settings import NAMES
from corpus.changes import Changes
from corpus.model import Library
from corpus.readers.formats import either
from embeddings.errors import IndexBusy, NoIndex
from embeddings.hits import EVERYWHERE, Found, Outcome, Scope
from tests.conftest import ROOT, SAMPLE

QUESTION = "What happened to the hunger strikers?"
HEAVY = ("numpy", "torch", "faiss", "sentence_transformers", "discord")


@dataclass(frozen=True)
class Result:
    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str, folder: Path, stdin: str = "", **environment: str) -> Result:
    """Run the program in this process, in a folder, with nothing of the environment but what is given."""
    out, err = io.StringIO(), io.StringIO()
    bare = {name: value for name, value in os.environ.items() if name.lower() not in NAMES}
    with (
        mock.patch.dict(os.environ, bare | environment, clear=True),
        mock.patch.object(sys, "stdin", io.StringIO(stdin)),
        contextlib.chdir(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            status = main(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
    return Result(status, out.getvalue(), err.getvalue())


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with the sample library."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "texts").symlink_to(SAMPLE, target_is_directory=True)
    return folder


@pytest.fixture(scope="module")
def home(place: Path, built: Path) -> Path:
    """The same folder with the index of the library."""
    shutil.copytree(built, place / ".scholiast")
    return place


@pytest.mark.model
def test_a_question_needs_no_quotation_marks(home: Path) -> None:
    marked = run("ask", "Who kept the light?", "-k", "1", folder=home)
    bare = run("ask", "Who", "kept", "the", "light?", "-k", "1", folder=home)

    assert bare == marked
    assert bare.returncode == 0


@pytest.mark.model
def test_a_first_index_tells_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ice came early.")

    result = run("--corpus", ".", "index", "--json", folder=tmp_path)

    report = json.loads(result.stdout)
    assert (result.returncode, report["generation"]) == (0, "gen-000001")
    assert report["documents"] == {"added": ["a"], "changed": [], "removed": [], "unchanged": 0}
    assert (report["passages"], report["embedded"], report["problems"]) == (1, 1, [])


def test_an_index_of_the_texts_as_they_are_is_confirmed(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home / ".scholiast", tmp_path / "index")

    result = run("--index", str(tmp_path / "index"), "index", "--json", folder=home)

    report = json.loads(result.stdout)
    assert report["generation"] == "gen-000001"
    assert report["documents"] == {"added": [], "changed": [], "removed": [], "unchanged": 6}
    assert report["embedded"] == 0


def test_a_question_is_answered_with_a_quotation_and_its_footnote(home: Path) -> None:
    result = run("ask", QUESTION, "--json", folder=home)

    answer = json.loads(result.stdout)
    first = answer["quotes"][0]
    source = (ROOT / "corpus/texts/sample/hunger-strike.txt").read_text(encoding="utf-8")
    assert result.returncode == 0
    assert answer["outcome"] == "quoted"
    assert (first["citation"]["document"], first["citation"]["paragraph"]) == ("sample/hunger-strike", 8)
    assert source[first["start"] : first["end"]] == first["text"]
    assert [note["text"] for note in first["notes"]] == ["Saunders, pp. 215, 216; Berger, 96-98."]
    assert [first["text"][m["start"] : m["end"]] for m in first["markers"]] == ["9"]


@pytest.mark.process
def test_in_a_pipe_the_answer_is_plain_and_its_lines_are_whole(home: Path) -> None:
    """The installed program, as a process of its own that cannot reach for the network."""
    program = Path(sys.executable).with_name("scholiast")
    offline = os.environ | {"HF_HUB_OFFLINE": "1", "PYTHONUTF8": "1"}

    result = subprocess.run(
        [program, "ask", QUESTION, "-k", "1"],
        cwd=home,
        env=offline,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    lines = result.stdout.splitlines()
    assert "\x1b" not in result.stdout
    assert lines[0].startswith("  │ They were killed.")
    assert lines[0].endswith("to say what had been done.")
    assert lines[-3] == "    ⁹ Saunders, pp. 215, 216; Berger, 96-98."
    assert lines[-1] == (
        "        Berger → note 2: Joseph Berger, Shipwreck of a Generation (London: Harvill, 1971)"
    )
    assert result.stderr == ""


def test_questions_on_stdin_are_answered_one_a_line(home: Path) -> None:
    result = run(
        "ask", "--json", "-k", "1", folder=home, stdin=f"{QUESTION}\n\n🙂\nWho kept the light at Brimness?\n"
    )

    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["question"] for answer in answers] == [QUESTION, "Who kept the light at Brimness?"]
    assert result.stderr == "scholiast: no word in the question '🙂'; ask in words\n"
    assert result.returncode == 1


@pytest.mark.model
@pytest.mark.parametrize("stdin", ["", "\n  \n"])
def test_where_nothing_is_asked_that_is_said(home: Path, stdin: str) -> None:
    result = run("ask", folder=home, stdin=stdin)

    assert (result.returncode, result.stdout, result.stderr) == (
        3,
        "",
        "scholiast: nothing was asked: give a question, or questions on stdin, one a line\n",
    )


@pytest.mark.model
def test_a_library_without_a_text_says_so_at_each_question(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()

    made = run("--corpus", "texts", "index", folder=tmp_path)
    asked = run("--corpus", "texts", "ask", "Who kept the light?", folder=tmp_path)

    assert made.stdout.endswith("; no text is in the library, see: scholiast --corpus texts doctor\n")
    assert asked.stderr == "scholiast: no text is in the library; see: scholiast --corpus texts doctor\n"
    assert asked.returncode == 3


@pytest.mark.model
def test_a_question_that_nothing_answers_says_so_in_its_exit_status(home: Path) -> None:
    result = run("ask", "How do I bake sourdough bread in a microwave oven?", "--json", folder=home)

    assert json.loads(result.stdout)["outcome"] != "quoted"
    assert result.returncode == 3


@pytest.mark.parametrize(
    ("question", "message"),
    [
        pytest.param("", "the question is empty; ask in a few words", id="empty"),
        pytest.param(" \n ", "the question is empty; ask in a few words", id="blank"),
        pytest.param("🙂🙂", "no word in the question '🙂🙂'; ask in words", id="emoji"),
        pytest.param("x" * 10_000, "the question has 10,000 characters; the limit is 1,000", id="long"),
    ],
)
def test_a_question_that_cannot_be_asked_is_one_line_on_stderr(
    home: Path, question: str, message: str
) -> None:
    result = run("ask", question, folder=home)

    assert (result.returncode, result.stdout, result.stderr) == (1, "", f"scholiast: {message}\n")


def test_an_unknown_document_is_named_with_the_known_ones(home: Path) -> None:
    result = run("ask", "Who?", "--document", "nope", folder=home)

    assert result.returncode == 1
    assert result.stderr.startswith("scholiast: no document 'nope'; there are: sample/brimness-light, ")


def test_a_corpus_folder_that_does_not_exist_is_one_line_on_stderr(tmp_path: Path) -> None:
    result = run("--corpus", "nowhere", "ask", "Who?", folder=tmp_path)

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"scholiast: no corpus folder nowhere; make it and put {either()} files in it, or set CORPUS_DIR\n"
    )


def test_a_name_with_a_line_end_in_it_is_told_in_one_line(tmp_path: Path) -> None:
    result = run("--corpus", "no\nwhere", "check", folder=tmp_path)

    assert result.returncode == 1
    assert result.stderr == (
        f"scholiast: no corpus folder no␤where; make it and put {either()} files in it, or set CORPUS_DIR\n"
    )


def test_every_setting_that_cannot_be_read_is_told_in_a_line_of_its_own(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SEARCHES=many\nMAX_FILE_MB=few\n")

    result = run("check", folder=tmp_path)

    assert (result.returncode, result.stdout) == (1, "")
    assert [line.partition(": give")[0] for line in result.stderr.splitlines()] == [
        "scholiast: MAX_FILE_MB is 'few'",
        "scholiast: SEARCHES is 'many'",
    ]


@pytest.mark.parametrize(
    "arguments", [("--corpus", "there", "check"), ("check", "--corpus", "there"), ("check", "--corpus=there")]
)
def test_the_folders_may_stand_before_the_command_and_behind_it(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "ferry.txt").write_text("The ferry left.")

    assert "ferry" in run(*arguments, folder=tmp_path).stdout


def test_a_note_is_shown_without_an_index(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ice came early.1\n\n1 Roe, p. 3.\n")

    result = run("--corpus", ".", "footnote", "1", "--json", folder=tmp_path)

    value = json.loads(result.stdout)
    assert (value["document"], value["label"], value["text"]) == ("a", "1", "Roe, p. 3.")
    assert [(p["paragraph"], p["text"]) for p in value["passages"]] == [(1, "The ice came early.1")]
    assert not (tmp_path / ".scholiast").exists()


def test_a_note_that_does_not_exist_is_status_3(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ice came early.1\n\n1 Roe, p. 3.\n")

    result = run("--corpus", ".", "footnote", "9", folder=tmp_path)

    assert (result.returncode, result.stderr) == (
        3,
        "scholiast: no note '9'; see: scholiast --corpus . check\n",
    )


def test_a_note_that_does_not_exist_is_an_empty_list_in_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ice came early.1\n\n1 Roe, p. 3.\n")

    result = run("--corpus", ".", "footnote", "9", "--json", folder=tmp_path)

    assert (result.returncode, json.loads(result.stdout)) == (3, [])


def test_check_reports_problems_and_says_so_in_its_exit_status(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ice came early.1\n\n1 Roe, p. 3.\n\n2 Roe, p. 4.\n\n3 Roe, p. 5.\n")
    (tmp_path / "b.txt").write_bytes(b"\xff")

    result = run("check", ".", "--json", folder=tmp_path)
    table = run("check", ".", folder=tmp_path)

    value = json.loads(result.stdout)
    assert (result.returncode, table.returncode) == (3, 3)
    assert value["problems"] == [
        {"kind": "not UTF-8", "detail": "byte 0xff at offset 0; save the file as UTF-8", "where": "b.txt"}
    ]
    assert [document["id"] for document in value["documents"]] == ["a"]
    assert "b.txt: not UTF-8: byte 0xff at offset 0; save the file as UTF-8" in table.stdout


def test_a_text_is_checked_by_the_name_that_its_problems_have(tmp_path: Path) -> None:
    (tmp_path / "texts" / "old").mkdir(parents=True)
    (tmp_path / "texts" / "old" / "quay.txt").write_text("The ice came early.1\n")
    (tmp_path / "quay.txt").write_text("The mole was built of stone.\n")

    below = run("--corpus", "texts", "check", "old/quay.txt", "--json", folder=tmp_path)
    here = run("--corpus", "texts", "check", "quay.txt", "--json", folder=tmp_path)
    nowhere = run("--corpus", "texts", "check", "mole.txt", folder=tmp_path)

    assert [one["path"] for one in json.loads(below.stdout)["documents"]] == ["quay.txt"]
    assert [one["title"] for one in json.loads(here.stdout)["documents"]] == ["quay"]
    assert (nowhere.returncode, nowhere.stderr) == (1, "scholiast: no such file or folder: mole.txt\n")


def test_a_terminal_without_room_for_a_table_has_two_lines_a_text(tmp_path: Path) -> None:
    (tmp_path / "quay.md").write_text(
        "---\nauthor: Ann Roe\n---\n# The Quay\n\nThe ice came early.[^1]\n\n[^1]: Roe.\n"
    )
    (tmp_path / "mole.txt").write_text("The mole was built of stone from the north.\n")

    narrow = run("check", ".", folder=tmp_path, FORCE_COLOR="1", COLUMNS="80").stdout.splitlines()
    wide = run("check", ".", folder=tmp_path, FORCE_COLOR="1", COLUMNS="120").stdout.splitlines()

    assert narrow == [
        "mole · mole",
        "    paragraphs 1",
        "quay · The Quay · Ann Roe",
        "    paragraphs 1, notes 1, markers 1",
    ]
    assert [line.split()[0] for line in wide[1:]] == ["mole", "quay"]


def test_a_name_of_two_lines_takes_one_in_the_table_of_check(tmp_path: Path) -> None:
    (tmp_path / "the\nquay.txt").write_text("The ice came early.\n")
    (tmp_path / "the\nmole.txt").write_bytes(b"\xff")

    table = run("check", ".", folder=tmp_path).stdout.splitlines()

    assert [line.split("  ")[0] for line in table] == [
        "document",
        "the quay",
        "the mole.txt: not UTF-8: byte 0xff at offset 0; save the file as UTF-8",
    ]


@pytest.mark.model
def test_the_index_follows_the_texts_and_a_failed_file_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ice came early to the harbour that year.")
    first = run("--corpus", ".", "ask", "When did the ice come?", "-k", "1", folder=tmp_path)
    (tmp_path / "b.txt").write_text("The ferry was sold to a company from the south.")
    (tmp_path / "c.txt").write_bytes(b"\0")

    second = run("--corpus", ".", "ask", "Who bought the ferry?", "-k", "1", folder=tmp_path)
    third = run("--corpus", ".", "ask", "Who bought the ferry?", "-k", "1", folder=tmp_path)

    assert "The ice came early to the harbour that year." in first.stdout
    assert "The ferry was sold to a company from the south." in second.stdout
    assert "indexed 2 passages (documents: 1 added; 1 text embedded)" in second.stderr
    assert third.stderr == ""


def test_a_report_of_an_index_counts_in_sentences() -> None:
    changes = Changes(
        added=tuple(f"text-{number}" for number in range(1500)), changed=(), removed=(), unchanged=0
    )
    many = Report("gen-000001", changes, passages=12000, embedded=1, seconds=1234.5, problems=())

    assert ask.summary(many) == (
        "indexed 12,000 passages (documents: 1,500 added; 1 text embedded) in 1,234.5 s; flat index"
    )


def test_a_paragraph_that_is_not_there_is_told_how_many_there_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ice came early.")

    result = run("--corpus", ".", "cite", "a", "2", folder=tmp_path)

    assert (result.returncode, result.stderr) == (
        3,
        "scholiast: no paragraph 2 in a, which has 1 passage; see: scholiast --corpus . check\n",
    )


@pytest.mark.model
def test_an_empty_folder_leaves_the_index_of_one_document_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ice came early.")
    run("--corpus", ".", "index", folder=tmp_path)
    (tmp_path / "a.txt").unlink()

    result = run("--corpus", ".", "index", folder=tmp_path)

    assert result.returncode == 1
    assert (
        "; the index of 1 document is kept (to empty it, run: scholiast --corpus . index --allow-removals)"
        in result.stderr
    )


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ice came early.")

    result = run("--corpus", ".", "index", "--dry-run", folder=tmp_path)

    assert result.stdout == "add     a\n0 documents unchanged\n"
    assert not (tmp_path / ".scholiast").exists()


@pytest.mark.model
@pytest.mark.parametrize("command", [("ask", "When did the ice come?"), ("index",), ("index", "--rebuild")])
def test_a_damaged_index_is_made_anew_of_the_texts_and_that_is_said(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    damaged = spoilt(tmp_path, generations=1)

    asked = run("--corpus", ".", *command, folder=tmp_path)
    again = run("--corpus", ".", "ask", "When did the ice come?", "-k", "1", folder=tmp_path)

    assert asked.returncode == 0
    if command[0] == "ask":
        assert asked.stderr.startswith(f"scholiast: {damaged}; it is made anew\n")
    assert "The ice came early to the harbour that year." in again.stdout
    assert again.stderr == ""


def spoilt(folder: Path, generations: int) -> str:
    """Make an index of a text of some generations, cut off the newest, and give what is said of it."""
    (folder / "a.txt").write_text("The ice came early to the harbour that year.")
    for _ in range(generations):
        run("--corpus", ".", "index", "--rebuild", folder=folder)
    vectors = folder / ".scholiast" / f"gen-{generations:06d}" / "vectors.npy"
    vectors.write_bytes(vectors.read_bytes()[:-4])
    return f"damaged index in .scholiast: gen-{generations:06d}/vectors.npy is not what was written"


@pytest.mark.model
def test_where_the_texts_are_away_the_generation_before_a_damaged_one_answers(tmp_path: Path) -> None:
    damaged = spoilt(tmp_path, generations=2)
    (tmp_path / "elsewhere").mkdir()

    asked = run("--corpus", "elsewhere", "ask", "When did the ice come?", "-k", "1", folder=tmp_path)
    told = run("--corpus", "elsewhere", "doctor", folder=tmp_path)

    assert "The ice came early to the harbour that year." in asked.stdout
    assert asked.stderr == (
        "scholiast: no text in elsewhere; the index of 1 document is kept (to empty it, run: "
        "scholiast --corpus elsewhere index --allow-removals); the index of before answers\n"
    )
    assert f"     {'':9} · aside-000002 was set aside: {damaged}" in told.stdout


@pytest.mark.model
@pytest.mark.parametrize("gone", ["nowhere", "empty"])
def test_while_the_texts_are_away_the_whole_old_index_answers(tmp_path: Path, gone: str) -> None:
    for name, words in {
        "a": "The ice came early.",
        "b": "A ferry was sold.",
        "c": "Nobody lit the lamp.",
    }.items():
        (tmp_path / f"{name}.txt").write_text(words)
    run("--corpus", ".", "index", folder=tmp_path)
    (tmp_path / "empty").mkdir()

    asked = run("--corpus", gone, "ask", "which texts are here?", "--json", folder=tmp_path)

    assert [document["id"] for document in json.loads(asked.stdout)["documents"]] == ["a", "b", "c"]
    assert asked.stderr.endswith("; the index of before answers\n")


@pytest.mark.model
def test_many_texts_that_are_gone_at_once_stay_until_their_removal_is_allowed(tmp_path: Path) -> None:
    for name in ("a", "b", "c", "d"):
        (tmp_path / f"{name}.txt").write_text(f"The ice came early to the harbour of {name} that year.")
    run("--corpus", ".", "index", folder=tmp_path)
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").unlink()

    kept = run("--corpus", ".", "index", folder=tmp_path)
    rebuilt = run("--corpus", ".", "index", "--rebuild", folder=tmp_path)
    allowed = run("--corpus", ".", "index", "--allow-removals", "--json", folder=tmp_path)

    assert kept.returncode == rebuilt.returncode == 1
    assert kept.stderr.splitlines()[-1] == (
        "scholiast: 3 of 4 documents are gone from ., such as a; is its disk mounted? the index is kept "
        "(if they shall go, run: scholiast --corpus . index --allow-removals)"
    )
    assert json.loads(allowed.stdout)["documents"]["removed"] == ["a", "b", "c"]


@pytest.mark.model
def test_a_question_about_another_library_is_not_answered_from_the_index_of_the_first(tmp_path: Path) -> None:
    for place, year in (("one", "early"), ("two", "late")):
        (tmp_path / place).mkdir()
        for harbour in ("Ness", "Holm", "Voe"):
            words = f"The ice came {year} to the harbour of {harbour} that year."
            (tmp_path / place / f"{place}-{harbour}.txt").write_text(words)
    run("--corpus", "one", "index", folder=tmp_path)

    asked = run("--corpus", "two", "ask", "When did the ice come?", folder=tmp_path)

    assert (asked.returncode, asked.stdout) == (1, "")
    assert asked.stderr.splitlines()[-1] == (
        "scholiast: none of the 3 documents of the index is in two, which has others; give another library an index "
        "folder of its own (--index DIR), or, if the old texts shall go, run: "
        "scholiast --corpus two index --allow-removals"
    )


@pytest.mark.model
def test_a_text_that_cannot_be_read_any_more_is_quoted_as_it_was_and_check_tells(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ice came early to the harbour that year.")
    (tmp_path / "b.txt").write_text("The ferry was sold.")
    run("--corpus", ".", "index", folder=tmp_path)
    (tmp_path / "a.txt").write_bytes(b"\xff")

    indexed = run("--corpus", ".", "index", folder=tmp_path)
    asked = run("--corpus", ".", "ask", "When did the ice come?", "-k", "1", folder=tmp_path)

    assert "a.txt: not UTF-8" in indexed.stderr
    assert "its words of before are kept until it can be read or is removed" in indexed.stderr
    assert "The ice came early to the harbour that year." in asked.stdout
    assert asked.stderr == ""


def test_a_command_that_a_text_prints_is_shown_as_it_is_printed(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    cited = "Roe, Ann: To index, run: scholiast index. Ness 1911."
    (tmp_path / "texts" / "a.md").write_text(f"The ice came early.[^1]\n\n[^1]: {cited}\n")

    listed = run("works", "--corpus", "texts", "--index", "i", folder=tmp_path)
    shown = run("footnote", "1", "--corpus", "texts", "--index", "i", folder=tmp_path)

    assert all("run: scholiast index. Ness" in told.stdout for told in (listed, shown))


def test_a_command_that_is_told_has_the_folders_that_were_given_and_the_next_call_has_its_own(
    tmp_path: Path,
) -> None:
    (tmp_path / "my texts").mkdir()
    (tmp_path / "my texts" / "a.txt").write_text("The ice came early.")

    told = run("footnote", "9", "--corpus", "my texts", "--index", "i", folder=tmp_path)
    settled = run("footnote", "9", folder=tmp_path, CORPUS_DIR="my texts")

    assert told.stderr == "scholiast: no note '9'; see: scholiast --corpus 'my texts' --index i check\n"
    assert settled.stderr == "scholiast: no note '9'; see: scholiast check\n"


@pytest.mark.parametrize("given", ["0", "-3", "1001", "ten"])
def test_a_number_of_passages_that_cannot_be_meant_is_wrong_usage(tmp_path: Path, given: str) -> None:
    asked = run("eval", "questions.jsonl", f"-k={given}", folder=tmp_path)

    assert asked.returncode == 2
    assert f"'{given}' is not a number from 1 to 1,000" in asked.stderr


def test_what_was_found_is_not_lost_for_a_folder_that_is_missing(tmp_path: Path) -> None:
    asked = run("eval", "questions.jsonl", "--run", "nowhere/out.jsonl", folder=tmp_path)

    assert (asked.returncode, asked.stderr) == (
        1,
        "scholiast: no folder nowhere; make it, or give --run another place\n",
    )


def test_who_asks_what_members_said_makes_no_database(tmp_path: Path) -> None:
    asked = run("feedback", folder=tmp_path)

    assert (asked.returncode, asked.stdout) == (3, "")
    assert list(tmp_path.iterdir()) == []


def test_the_doctor_finds_all_in_order_and_names_what_is_not(home: Path, tmp_path: Path) -> None:
    well = run("doctor", "--json", folder=home)
    ill = run("doctor", folder=tmp_path)

    assert (well.returncode, json.loads(well.stdout)["ok"]) == (0, True)
    assert ill.returncode == 3
    assert "FAIL texts     no corpus folder corpus/texts" in ill.stdout
    assert "→ run: scholiast index" in ill.stdout


def test_settings_that_are_wrong_are_told_before_anything_else(tmp_path: Path) -> None:
    result = run("check", folder=tmp_path, ANSWER_PASSAGES="9")

    assert result.returncode == 1
    assert result.stderr.startswith("scholiast: ANSWER_PASSAGES is '9': ")


@pytest.mark.process
@pytest.mark.parametrize("command", [["--help"], ["check"], ["footnote", "1"], ["ask", "--help"]])
def test_nothing_heavy_is_loaded_before_it_is_needed(place: Path, command: list[str]) -> None:
    program = (
        "import sys; from bot.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}

    result = subprocess.run(
        [sys.executable, "-c", program, *command],
        cwd=place,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.stderr.splitlines()[-1] == "[]"


def test_the_version_is_that_of_the_distribution(tmp_path: Path) -> None:
    result = run("--version", folder=tmp_path)

    assert (result.returncode, result.stdout) == (0, f"scholiast {version('scholiast')}\n")


def test_wrong_usage_is_status_2(tmp_path: Path) -> None:
    for count in ("0", "21", "-1", "many", "²"):
        refused = run("ask", "-k", count, "x", folder=tmp_path)
        assert refused.returncode == 2
        assert f"'{count}' is not a number from 1 to 20" in refused.stderr or count == "-1"
    assert run("sing", folder=tmp_path).returncode == 2


def test_a_question_in_another_encoding_is_answered(home: Path) -> None:
    result = run("ask", "Which hunger strikers were shot, caf\udce9?", "--json", folder=home)

    assert json.loads(result.stdout)["question"] == "Which hunger strikers were shot, caf??"


@pytest.mark.process
def test_a_terminal_without_unicode_is_shown_escapes(place: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "footnote", "9", "--document", "sample/hunger-strike"],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )

    assert done.stdout.startswith(rb"    \u2079 Saunders, pp. 215, 216; Berger, 96-98.")


@pytest.mark.process
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", [("footnote", "9"), ("check",), ("check", "--json")])
def test_a_full_disk_under_the_output_is_said_in_one_line(place: Path, command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot.cli", *command],
            cwd=place,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert (done.returncode, done.stderr) == (1, b"scholiast: No space left on device\n")


@pytest.mark.model
@pytest.mark.process
@pytest.mark.skipif(os.name == "nt", reason="a shell of another kind")
def test_a_program_whose_output_was_closed_before_it_began_answers_nobody(home: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "bot.cli", "ask", QUESTION],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.model
@pytest.mark.process
@pytest.mark.skipif(os.name == "nt", reason="no such limit")
def test_a_process_that_may_open_few_files_says_so_and_the_index_stays(home: Path) -> None:
    import resource

    def listed() -> list[str]:
        return sorted(path.name for path in (home / ".scholiast").glob("*-*"))

    before = listed()
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "ask", QUESTION],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (12, 12)),
    )

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.endswith("Too many open files; raise how many files may be open (ulimit -n)\n")
    assert listed() == before


class Busy:
    """An indexer whose index another process is building; ``snapshot`` is the index of before, if any."""

    def __init__(self, snapshot: Snapshot | None) -> None:
        self._snapshot = snapshot

    def is_current(self) -> bool:
        return False

    def load(self) -> Snapshot:
        if self._snapshot is None:
            raise NoIndex("no index")
        return self._snapshot

    def build(
        self, progress: Progress | None = None, *, rebuild: bool = False, allow_removals: bool | str = False
    ) -> Report:
        raise IndexBusy("another process is building")


class Silent:
    def find(self, question: str, k: int, scope: Scope = EVERYWHERE, *, before: str | None = None) -> Found:
        return Found((), Outcome.NOTHING, 0.0)

    def settle(self) -> None:
        pass


def test_while_another_process_builds_the_index_of_before_answers(capsys: pytest.CaptureFixture[str]) -> None:
    service = Service(Busy(Snapshot(Library((), (), {}), Silent(), "gen-000001", 0.0)))

    bring_up_to_date(service)

    assert service.ask("What?", k=1).generation == "gen-000001"
    assert capsys.readouterr().err == "scholiast: another process is building; the index of before answers\n"


def test_without_an_index_of_before_the_reason_is_said() -> None:
    with pytest.raises(IndexBusy):
        bring_up_to_date(Service(Busy(None)))


@pytest.mark.model
def test_an_index_can_be_gone_back_to_and_stays_until_another_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ice came early to the harbour that year.")
    run("--corpus", ".", "index", folder=tmp_path)
    (tmp_path / "a.txt").write_text("The ice came late to the harbour that year.")
    run("--corpus", ".", "index", folder=tmp_path)
    question = ("ask", "When did the ice come?", "-k", "1")

    back = run("--corpus", ".", "index", "--rollback", folder=tmp_path)
    asked = run("--corpus", ".", *question, folder=tmp_path)
    further = run("--corpus", ".", "index", "--rollback", folder=tmp_path)
    told = run("--corpus", ".", "doctor", folder=tmp_path)
    run("--corpus", ".", "index", folder=tmp_path)
    again = run("--corpus", ".", *question, folder=tmp_path)

    assert back.stdout == (
        "gen-000001 answers again; gen-000002 was set aside; for the texts of now, run: "
        "scholiast --corpus . index\n"
    )
    assert "The ice came early" in asked.stdout
    assert "gen-000001 was gone back to" in asked.stderr
    assert further.returncode == 1
    assert "no whole generation before gen-000001" in further.stderr
    assert "· aside-000002 was set aside: gen-000001 was gone back to" in told.stdout
    assert "The ice came late" in again.stdout


@pytest.mark.model
def test_what_else_than_texts_has_changed_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ice came early.")
    run("--corpus", ".", "index", folder=tmp_path)

    changed = run("--corpus", ".", "index", "--json", folder=tmp_path, INDEX_KIND="pq")

    assert json.loads(changed.stdout)["because"] == ["INDEX_KIND is pq now and was auto"]
    assert json.loads(changed.stdout)["kind"] == "pq"
    assert "scholiast: INDEX_KIND is pq now and was auto\n" in changed.stderr


@pytest.mark.model
def test_a_dry_run_tells_what_an_indexing_would_refuse(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"The ice came early to the harbour of {name} that year.")
    run("--corpus", ".", "index", folder=tmp_path)
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").unlink()

    result = run("--corpus", ".", "index", "--dry-run", folder=tmp_path)

    assert result.stdout == "remove  a\nremove  b\nremove  c\n0 documents unchanged\n"
    assert "the index of 3 documents is kept" in result.stderr


@pytest.mark.process
def test_ctrl_c_while_the_program_is_imported_is_said_in_one_line() -> None:
    pressed = """
import os, signal, sys

class Pressed:
    def find_spec(self, name, path=None, target=None):
        if name == "bot.settings":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Pressed())
from bot.__main__ import main
sys.exit(main())
"""
    done = subprocess.run(
        [sys.executable, "-c", pressed], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "scholiast: interrupted\n")


@pytest.mark.process
def test_the_program_is_a_module_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "--version"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.startswith("scholiast ")
