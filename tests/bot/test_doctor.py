"""The doctor gives all its findings whatever is broken, each with a remedy that works."""

import json
import os
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.servers import database
from bot.servers.preferences import Preferences, PreferenceStore
from tests.bot.test_cli import Result, run

pytestmark = pytest.mark.model

PARTS = ["settings", "texts", "model", "index", "refusal"]


def index(name: str, folder: Path) -> Path:
    return folder / ".scholiast" / name


def deep(path: Path) -> None:
    path.write_bytes(b"[" * 10_000)


def swapped(path: Path, make: Callable[[Path], object]) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    make(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def fit(folder: Path) -> Path:
    path = index("calibration.json", folder)
    path.write_text('{"weights": "", "refusal": {}}')
    return path


BROKEN: dict[str, Callable[[Path], object]] = {
    "no index": lambda f: shutil.rmtree(index("", f)),
    "pointer that is a folder": lambda f: swapped(
        index("CURRENT", f), lambda p: (p / "x").mkdir(parents=True)
    ),
    "pointer that is nested": lambda f: swapped(index("CURRENT", f), deep),
    "pointer that is a pipe": lambda f: swapped(index("CURRENT", f), os.mkfifo),
    "pointer to nothing": lambda f: index("CURRENT", f).write_text("{}"),
    "vectors that are a folder": lambda f: swapped(index("gen-000002/vectors.npy", f), Path.mkdir),
    "vectors that are a device": lambda f: swapped(index("gen-000002/vectors.npy", f), device),
    "vectors that are cut": lambda f: os.truncate(index("gen-000002/vectors.npy", f), 90),
    "library that is empty": lambda f: os.truncate(index("gen-000002/documents.json", f), 0),
    "manifest that is away": lambda f: index("gen-000002/manifest.json", f).unlink(),
    "generation that is a file": lambda f: swapped(index("gen-000002", f), Path.touch),
    "both generations away": lambda f: [shutil.rmtree(index(f"gen-00000{n}", f)) for n in (1, 2)],
    "mark that is away": lambda f: index("SCHOLIAST", f).unlink(),
    "calibration that is empty": lambda f: os.truncate(fit(f), 0),
    "calibration that is nested": lambda f: deep(fit(f)),
    "calibration that is a folder": lambda f: swapped(fit(f), Path.mkdir),
    "a text that is new": lambda f: (f / "texts" / "b.txt").write_text("A ferry was sold."),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with a text and two generations of its index."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "texts").mkdir()
    (folder / "texts" / "a.txt").write_text("The ice came early.")
    for _ in range(2):
        assert scholiast(folder, "index", "--rebuild").returncode == 0
    return folder


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path, dirs_exist_ok=True)


def scholiast(folder: Path, *arguments: str) -> Result:
    return run("--corpus", "texts", *arguments, folder=folder)


@pytest.mark.parametrize("broken", BROKEN)
def test_whatever_is_broken_the_doctor_finds_it_and_its_remedy_mends_it(home: Path, broken: str) -> None:
    BROKEN[broken](home)

    told = scholiast(home, "doctor", "--json")
    findings = json.loads(told.stdout)["findings"]

    assert [finding["what"] for finding in findings] == PARTS
    assert told.stderr == ""
    for finding in findings:
        if not finding["ok"]:
            follow(finding["remedy"], home)
    assert json.loads(scholiast(home, "doctor", "--json").stdout)["ok"] is True
    assert "The ice came early." in scholiast(home, "ask", "When did the ice come?").stdout


def follow(remedy: str, home: Path) -> None:
    """Do what a remedy says: remove a file, or run a command."""
    if "remove it" in remedy:
        path = index("calibration.json", home)
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    else:
        _, _, command = remedy.partition("run: scholiast ")
        assert scholiast(home, *shlex.split(command)).returncode == 0, remedy


@pytest.mark.parametrize("broken", BROKEN)
def test_whatever_is_broken_a_question_is_answered_from_the_texts(home: Path, broken: str) -> None:
    BROKEN[broken](home)

    asked = scholiast(home, "ask", "When did the ice come?", "-k", "1")

    assert "The ice came early." in asked.stdout
    assert all(line.startswith("scholiast: ") for line in asked.stderr.splitlines())


def test_a_folder_of_somebody_else_is_no_place_for_an_index(home: Path) -> None:
    (home / "mine").mkdir()
    (home / "mine" / "letter.txt").touch()

    told = run("--corpus", "texts", "--index", "mine", "doctor", "--json", folder=home)

    finding = json.loads(told.stdout)["findings"][3]
    assert (finding["ok"], finding["remedy"]) == (
        False,
        "set INDEX_DIR, or give --index DIR: a new or an empty folder",
    )
    assert [path.name for path in (home / "mine").iterdir()] == ["letter.txt"]


def test_without_texts_the_whole_index_is_in_order_and_the_texts_are_not(home: Path) -> None:
    (home / "texts").rename(home / "away")

    findings = json.loads(scholiast(home, "doctor", "--json").stdout)["findings"]

    assert [finding["ok"] for finding in findings] == [True, False, True, True, True]
    assert findings[3]["detail"].endswith("; it answers as it is, since the texts cannot be read")


def test_the_choices_of_servers_are_looked_at_and_not_mended(home: Path) -> None:
    store = PreferenceStore(database.address(None, home / ".scholiast"))
    store.change(7, lambda _: Preferences(passages=2))
    store.close()
    file = index("servers.db", home)

    well = json.loads(scholiast(home, "doctor", "--json").stdout)["findings"][-1]
    file.write_bytes(b"words" * 100)
    ill = json.loads(scholiast(home, "doctor", "--json").stdout)["findings"][-1]

    assert (well["what"], well["ok"], well["detail"]) == ("servers", True, "1 with choices of their own")
    assert (ill["ok"], ill["detail"]) == (False, "the choices of servers are damaged: file is not a database")
    assert file.read_bytes() == b"words" * 100


def test_a_password_in_the_address_of_a_service_stands_in_no_finding(home: Path) -> None:
    told = run("doctor", "--json", folder=home, SERVICE_URL="ftp://ann:a-secret-word@service")

    assert "ftp://ann:***@service" in told.stdout
    assert "a-secret-word" not in told.stdout + told.stderr


@pytest.mark.parametrize(
    ("given", "ok", "detail"),
    [
        pytest.param({"SHARD_COUNT": "2"}, True, "all of 2 run here", id="all of them"),
        pytest.param(
            {"SHARD_COUNT": "2", "SHARD_IDS": "5"},
            False,
            "SHARD_IDS=5: there is no shard 5, they are 0 to 1",
            id="one that is none",
        ),
    ],
)
def test_shards_are_looked_at_as_when_the_bot_starts(
    home: Path, given: dict[str, str], ok: bool, detail: str
) -> None:
    told = json.loads(run("doctor", "--json", folder=home, **given).stdout)["findings"][-1]

    assert (told["what"], told["ok"], told["detail"]) == ("shards", ok, detail)
