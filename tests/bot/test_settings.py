"""Settings: one object, every problem at once, no secret shown."""

import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from bot import settings
from bot.cli import main
from bot.errors import BadSettings
from bot.settings import NAMES, Settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name.upper(), raising=False)


def test_every_setting_has_a_default() -> None:
    read = settings.read()

    assert (read.corpus_dir, read.answer_passages, read.exclude) == (Path("corpus/texts"), 3, ("README.md",))


def test_the_environment_wins_over_the_file_and_the_command_line_over_both(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("ANSWER_PASSAGES=2\nMAX_FILE_MB=7\nINDEX_DIR=a\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("ANSWER_PASSAGES", "5")
    monkeypatch.setenv("INDEX_DIR", "b")

    read = settings.read(index_dir=Path("c"), corpus_dir=None)

    assert (read.answer_passages, read.max_file_mb, read.index_dir) == (5, 7, Path("c"))


def test_a_list_is_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXCLUDE", "README.md, drafts/*,")

    assert settings.read().exclude == ("README.md", "drafts/*")


def test_every_problem_is_reported_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANSWER_PASSAGES", "9")
    monkeypatch.setenv("INDEX_KIND", "tree")

    with pytest.raises(BadSettings) as caught:
        settings.read()

    assert str(caught.value).splitlines() == [
        "INDEX_KIND is 'tree': input should be 'auto', 'flat', 'pq' or 'ivf' "
        "(auto: by size; flat: all is measured; pq, ivf: what a sketch names, whole or in lists)",
        "ANSWER_PASSAGES is '9': input should be less than or equal to 5 (Passages in an answer, 1 to 5)",
    ]


def test_a_password_in_an_address_that_may_have_none_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILVUS_URI", "http://ann:a-secret-word@milvus:19530")

    with pytest.raises(BadSettings, match="^MILVUS_URI: give user and password as MILVUS_TOKEN"):
        settings.read()


def test_a_password_in_the_address_of_a_service_is_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVICE_URL", "http://ann:a-secret-word@service:8900")

    assert "a-secret-word" in settings.read().secrets()


def test_the_token_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a-secret-token")

    read = settings.read()

    assert read.discord_token is not None
    assert read.discord_token.get_secret_value() == "a-secret-token"
    assert "a-secret-token" not in f"{read!r} {read} {asdict(read)}"


def test_the_example_in_the_repository_is_the_one_that_is_generated() -> None:
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == settings.example()


def test_the_example_can_be_read_as_it_is(tmp_path: Path) -> None:
    commented = settings.example()
    (tmp_path / ".env").write_text(
        commented.replace("\n# ", "\n").replace("# Copy", "# Copy"), encoding="utf-8"
    )
    (tmp_path / ".env").write_text(
        "\n".join(line.removeprefix("# ") for line in commented.splitlines() if "=" in line), encoding="utf-8"
    )

    assert settings.read() == Settings()


def test_a_byte_order_mark_does_not_hide_the_first_line_of_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xef\xbb\xbfMAX_FILE_MB=7\n")

    assert settings.read().max_file_mb == 7


def test_a_file_that_is_not_utf_8_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"CORPUS_DIR=B\xfccher\n")

    with pytest.raises(BadSettings, match=r"^\.env cannot be read: it is not UTF-8; mend it, or remove it$"):
        settings.read()


def test_what_the_file_means_to_set_and_does_not_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        "# ours\n\nANSWER_PASAGES=2\nDISCORD_BOT_TOKEN=abc\nEXTRAS=postgres\nPOSTGRES_PASSWORD=salt\nTORCH=0\n"
        "searches=7\n\nSERVICE_KEY='never closed\n"
    )

    assert settings.unheard() == (
        "ANSWER_PASAGES in .env is no setting: ANSWER_PASSAGES is one",
        "DISCORD_BOT_TOKEN in .env is no setting: DISCORD_TOKEN is one",
        "line 10 of .env cannot be read: what it sets is not set",
    )


def test_nothing_is_told_of_a_file_whose_lines_are_all_heard(tmp_path: Path) -> None:
    assert settings.unheard() == ()

    (tmp_path / ".env").write_text(settings.example(), encoding="utf-8")

    assert settings.unheard() == ()


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("WATCH=maybe", "WATCH is 'maybe': give true or false (While the bot runs"),
        ("SEARCHES=many", "SEARCHES is 'many': give a whole number (Searches at once"),
        ("OWNER_IDS=5,me", "OWNER_IDS is 'me': give a whole number (Users who may"),
        ("RATE_SECONDS=x", "RATE_SECONDS is 'x': give a number (See RATE_QUESTIONS"),
    ],
)
def test_a_value_of_another_type_is_told_with_what_to_give(
    monkeypatch: pytest.MonkeyPatch, setting: str, told: str
) -> None:
    monkeypatch.setenv(*setting.split("=", 1))

    with pytest.raises(BadSettings) as caught:
        settings.read()

    assert str(caught.value).startswith(told)


@pytest.mark.parametrize("address", ["foo", "127.0.0.1:8080", "socks5://127.0.0.1:1080", "http://"])
def test_what_is_no_address_of_a_proxy_is_said_in_one_line_without_it(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_PROXY", address)

    with pytest.raises(
        BadSettings, match=r"^DISCORD_PROXY: .*it is no address such as http://127.0.0.1:8080"
    ):
        settings.read()


def test_names_are_read_in_any_case_and_what_is_empty_says_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("searches=7\nWATCH=yes\nRATE_SECONDS\n")
    monkeypatch.setenv("SEARCHES", "")

    read = settings.read()

    assert (read.searches, read.watch, read.rate_seconds) == (7, True, 30.0)


@pytest.mark.process
def test_who_asks_waits_for_no_library_that_checks_settings() -> None:
    program = (
        "import sys; from bot import settings; settings.read(); import bot.commands.ask, embeddings.search; "
        "print([name for name in ('pydantic', 'dotenv', 'asyncio', 'faiss', 'torch') if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    "setting",
    [
        "SHARD_IDS=0",
        "SHARD_COUNT=2 SHARD_IDS=7",
        "DATABASE_URL=foo",
        "DATABASE_URL=nosuch://somewhere/servers",
        "DATABASE_URL=postgresql://host:port/servers",
        "DATABASE_URL=mysql://somewhere/servers",
    ],
)
def test_what_no_start_can_use_ends_the_bot_for_good_before_a_text_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, setting: str
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "some.made.token")
    for one in setting.split():
        monkeypatch.setenv(*one.split("=", 1))

    assert main(["--corpus", str(tmp_path), "--index", str(tmp_path / "index"), "run"]) == 78
    assert not (tmp_path / "index").exists()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("foo", "it is no address such as postgresql+psycopg://user:password@host:5432/name"),
        ("mysql://somewhere/servers", "its driver is not installed; for PostgreSQL begin it with "),
    ],
)
def test_an_address_that_is_none_is_told_from_one_whose_driver_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str, told: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)

    assert main(["feedback"]) == 1
    assert f"scholiast: DATABASE_URL cannot be used: {told}" in capsys.readouterr().err


@pytest.mark.parametrize(("command", "status"), [("run", 78), ("serve", 78), ("check", 1)])
def test_what_a_supervisor_starts_says_that_settings_are_to_be_mended_first(
    monkeypatch: pytest.MonkeyPatch, command: str, status: int
) -> None:
    monkeypatch.setenv("DISCORD_PROXY", "foo")

    assert main([command]) == status


def test_without_a_token_the_bot_need_not_be_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "")

    assert main(["run"]) == 78
