"""Logs and complaints: how a question went, never what was asked, never a secret."""

import io
import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import logs, records, remedies, settings, veil
from bot.commands.terminal import complain
from bot.errors import BadSettings
from bot.servers.preferences import PreferenceStore
from tests.bot.test_cli import run

PASSWORD = "pa55-of-nobody"


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Leave neither handlers nor secrets behind."""
    root, level = logging.getLogger(), logging.getLogger().level
    handlers = list(root.handlers)
    monkeypatch.setattr(veil, "_secrets", set())
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in ("bot", "corpus", "embeddings"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def logged(style: logs.Format, level: str = "INFO") -> io.StringIO:
    stream = io.StringIO()
    stream.isatty = lambda: style == "auto"  # type: ignore[method-assign]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stderr", stream)
        logs.set_up(level, style)
    return stream


def test_a_question_is_one_line_for_people_on_a_terminal() -> None:
    stream = logged("auto")

    with records.question("command") as record:
        with records.stage("search"):
            pass
        record.outcome, record.passages = "quoted", 3

    (line,) = stream.getvalue().splitlines()
    assert "INFO bot.records: question (reference=" in line
    assert "surface=command, outcome=quoted, passages=3, search_ms=0, total_ms=" in line


@pytest.mark.parametrize("style", ["text", "json"])
def test_a_line_end_in_the_name_of_a_file_begins_no_line_of_the_log(style: logs.Format) -> None:
    stream = logged(style)

    logging.getLogger("bot.test").warning("no room for %s", "the\nquay\x1b[31m.txt")

    (line,) = stream.getvalue().splitlines()
    told = json.loads(line)["message"] if style == "json" else line
    assert told.endswith("no room for the\nquay\x1b[31m.txt" if style == "json" else "for the␤quay␛[31m.txt")


def test_a_traceback_for_people_keeps_its_lines() -> None:
    stream = logged("text")

    try:
        raise ValueError("odd")
    except ValueError:
        logging.getLogger("bot.test").exception("event")

    first, second, *_, last = stream.getvalue().splitlines()
    assert first.endswith("ERROR bot.test: event")
    assert (second, last) == ("Traceback (most recent call last):", "ValueError: odd")


def test_a_command_that_the_log_tells_has_the_folders_that_were_given() -> None:
    stream = logged("text")

    remedies.remember(corpus=Path("my texts"), index=None)
    try:
        logging.getLogger("bot.test").warning("an old index; run: scholiast index")
    finally:
        remedies.remember(corpus=None, index=None)

    assert stream.getvalue().endswith("an old index; run: scholiast --corpus 'my texts' index\n")


def test_a_complaint_between_the_objects_of_a_log_is_one_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    stream = logged("json", "ERROR")

    complain("Indexing: 50 of 200", logging.INFO)
    complain("no room on the disk")

    value = json.loads(stream.getvalue())
    assert (value["level"], value["message"]) == ("ERROR", "no room on the disk")
    assert capsys.readouterr().err == ""


def test_elsewhere_it_is_one_object() -> None:
    stream = logged("json")

    with pytest.raises(RuntimeError) as caught, records.question("message"):
        raise RuntimeError

    value = json.loads(stream.getvalue())
    assert (value["message"], value["surface"], value["outcome"]) == ("question", "message", "failed")
    assert value["reference"] == records.reference(caught.value)


def test_a_traceback_stays_within_its_object() -> None:
    stream = logged("json")

    try:
        raise ValueError("odd")
    except ValueError:
        logging.getLogger("bot.test").exception("event %s", "on_message")

    value = json.loads(stream.getvalue())
    assert value["traceback"].endswith("ValueError: odd")


@pytest.mark.parametrize("style", ["text", "json"])
def test_no_secret_stands_in_a_line_however_it_got_there(style: logs.Format) -> None:
    stream = logged(style, "DEBUG")
    veil.hide((f"http://me:{PASSWORD}%21@proxy.example:1", f"{PASSWORD}%21"))

    logging.getLogger("bot.test").error("no way to http://me:%s%%21@proxy.example:1", PASSWORD)
    try:
        raise ValueError(f"bad address {PASSWORD}!")
    except ValueError:
        logging.getLogger("bot.test").exception("at the start")

    assert PASSWORD not in stream.getvalue()
    assert "***" in stream.getvalue()


@pytest.mark.parametrize("name", ["discord.http", "sqlalchemy.engine", "aiohttp"])
def test_what_other_libraries_say_at_length_is_not_logged(name: str) -> None:
    stream = logged("text", "DEBUG")

    logging.getLogger(name).debug("the whole event, with what somebody wrote")
    logging.getLogger("bot.test").debug("ours")

    assert "somebody wrote" not in stream.getvalue()
    assert "ours" in stream.getvalue()


def test_a_complaint_is_without_secrets(capsys: pytest.CaptureFixture[str]) -> None:
    veil.hide(("abc", PASSWORD))

    complain(f"abc: cannot reach {PASSWORD}")

    assert capsys.readouterr().err == "scholiast: abc: cannot reach ***\n"


@pytest.mark.parametrize(
    "proxy", [f"http://me:{PASSWORD}@:8080", f"http://me:{PASSWORD}@host:port", f"foo:{PASSWORD}", PASSWORD]
)
def test_a_proxy_that_is_no_address_is_refused_without_being_shown(
    monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("DISCORD_PROXY", proxy)

    with pytest.raises(BadSettings) as caught:
        settings.read()

    assert str(caught.value) == (
        "DISCORD_PROXY: it is no address such as http://127.0.0.1:8080 "
        "(An HTTP proxy for Discord, such as http://127.0.0.1:8080)"
    )


SECRETS = {
    "DISCORD_TOKEN": f"{PASSWORD}.token",
    "DISCORD_PROXY": f"http://me:{PASSWORD}@127.0.0.1:1",
    "DATABASE_URL": f"postgresql://me:{PASSWORD}@127.0.0.1:1/x",
}


@pytest.mark.parametrize("name", settings.NAMES)
def test_no_secret_is_told_with_any_setting_wrong(tmp_path: Path, name: str) -> None:
    wrong = f"{PASSWORD} is wrong" if name.upper() in SECRETS else "wrong"

    result = run("run", folder=tmp_path, **(SECRETS | {name.upper(): wrong}))

    assert result.returncode != 0
    assert PASSWORD not in result.stdout + result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.model
def test_a_password_in_the_place_of_a_port_is_not_quoted() -> None:
    with pytest.raises(BadSettings) as caught:
        PreferenceStore(f"postgresql://host:{PASSWORD}/x")

    assert PASSWORD not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "foo",
        f"foo://me:{PASSWORD}@127.0.0.1/x",
        f"postgresql://me:{PASSWORD}@127.0.0.1:1/x",
        f"postgresql://me:{PASSWORD}@host:port/x",
        f"mysql://me:{PASSWORD}@127.0.0.1:1/x",
        f"sqlite:////nowhere/{PASSWORD}/servers.db",
        f"sqlite:///{PASSWORD}\0",
    ],
)
def test_a_database_that_cannot_be_used_is_one_line_with_the_way_out(tmp_path: Path, url: str) -> None:
    with pytest.raises(BadSettings, match="^DATABASE_URL cannot be used: .*; unset it for a file$") as caught:
        PreferenceStore(url)

    veil.hide([PASSWORD])
    assert PASSWORD not in veil.veiled(str(caught.value))
    assert "\n" not in str(caught.value)
