"""docs/operating.md: each command that it names is run, each setting that it names exists."""

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml

from bot.settings import NAMES
from tests.bot.test_cli import run
from tests.conftest import ROOT

OPERATING = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
SECURITY = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^scholiast (.+)$", OPERATING, re.MULTILINE)


@pytest.mark.model
def test_each_command_does_what_it_is_for(tmp_path: Path) -> None:
    (tmp_path / "corpus" / "texts").mkdir(parents=True)
    (tmp_path / "corpus" / "texts" / "a.txt").write_text("The ice came early.")
    run("index", folder=tmp_path)
    (tmp_path / "corpus" / "texts" / "b.txt").write_text("It stayed.")

    statuses = {command: run(*shlex.split(command), folder=tmp_path).returncode for command in COMMANDS}

    assert statuses == {
        "index --dry-run": 0,
        "index": 0,
        "doctor": 0,
        "index --allow-removals": 0,
        "index --rollback": 0,
        "index --rebuild": 0,
    }


@pytest.mark.parametrize("page", [OPERATING, SECURITY], ids=["operating", "security"])
def test_each_setting_exists(page: str) -> None:
    elsewhere = {"README", "SCHOLIAST", "HF_HUB_OFFLINE", "TORCH", "WHY", "CURRENT", "INFO"}
    elsewhere |= {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}
    named = set(re.findall(r"`([A-Z][A-Z_]{3,})(?:=[^`]*)?`", page)) - elsewhere

    assert {name.lower() for name in named} <= set(NAMES)


def test_each_file_that_a_threat_names_is_there() -> None:
    named = re.findall(r"`((?:tests|docs)/[\w./]+)`", SECURITY)

    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_what_runs_has_the_versions_that_were_tested_and_a_hash_each() -> None:
    tested = dict(re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "constraints.txt").read_text(), re.MULTILINE))
    locked = re.findall(
        r"^([\w.-]+)==(\S+) \\\n +--hash=sha256:[0-9a-f]{64}",
        (ROOT / "requirements.lock").read_text(),
        re.MULTILINE,
    )
    tested = {_folded(name): version for name, version in tested.items()}
    locked = [(name, version) for name, version in locked if name != "setuptools"]  # pip does not list it

    assert {_folded(name): tested.get(_folded(name)) for name, _ in locked} == {
        _folded(name): version for name, version in locked
    }
    assert {"numpy", "lxml", "discord-py"} <= {_folded(name) for name, _ in locked}
    assert not any(name.startswith(("torch", "nvidia")) for name, _ in locked)


def _folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_each_campaign_and_target_that_a_threat_names_is_there() -> None:
    from tests.faults.campaigns import CAMPAIGNS

    campaigns = " ".join(re.findall(r"`python -m tests.faults ([^`]+)`", SECURITY)).split()
    targets = re.findall(r"`make (\w+)`", SECURITY)

    makefile = (ROOT / "Makefile").read_text()
    assert campaigns
    assert set(campaigns) <= CAMPAIGNS.keys()
    assert targets
    assert [name for name in targets if f"\n{name}: " not in makefile] == []


def test_every_threat_says_where_it_is_tried() -> None:
    rows = [line.split(" | ") for line in SECURITY.splitlines() if line.startswith("| ")][1:]

    assert len(rows) >= 15
    assert [row[0] for row in rows if len(row) != 3 or "`" not in row[2]] == []


def test_the_container_and_the_unit_set_only_what_there_is() -> None:
    files = ("Dockerfile", "compose.yaml", "docs/scholiast.service")
    said = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in files)
    named = set(
        re.findall(
            r"\b((?:CORPUS|INDEX|HEALTH|LOG|WATCH|DISCORD|SERVICE|SHARD|MILVUS|DATABASE)_[A-Z]+)\b", said
        )
    )

    assert named
    assert {name.lower() for name in named} <= set(NAMES)


def test_what_a_supervisor_must_not_start_again_is_said_alike_everywhere() -> None:
    from bot import cli

    unit = (ROOT / "docs" / "scholiast.service").read_text(encoding="utf-8")

    assert f"RestartPreventExitStatus={cli._NOT_AGAIN}" in unit
    assert f"| {cli._NOT_AGAIN} |" in OPERATING
    assert json.loads((ROOT / "docs" / "grafana.json").read_text(encoding="utf-8"))["title"] == "Scholiast"


def test_each_step_of_growth_has_its_profile() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    composed = yaml.safe_load(text)["services"]
    scaling = (ROOT / "docs" / "scaling.md").read_text(encoding="utf-8")

    profiles = {name for one in composed.values() for name in one.get("profiles", ())}

    assert profiles == set(re.findall(r"--profile (\w+)", scaling)) == {"service", "shards", "milvus", "ray"}
    assert profiles == set(re.findall(r"^#   --profile (\w+)", text, re.MULTILINE))
    assert [name for name, one in composed.items() if "profiles" not in one] == ["bot"]
    assert composed["serve"]["command"][0] == "serve"
    assert all(one["read_only"] and one["cap_drop"] == ["ALL"] for one in composed.values() if "build" in one)
