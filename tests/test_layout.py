"""The shape of the project: names, imports, what is shipped."""

import argparse
import os
import re
import shutil
import subprocess
import sys
from importlib import import_module, metadata
from pathlib import Path

import pytest

from bot.cli import COMMANDS

ROOT = Path(__file__).parents[1]


def test_each_package_name_has_one_owner() -> None:
    """A distribution called ``embeddings`` exists that would overwrite ours without a word."""
    owners = metadata.packages_distributions()

    assert {name: owners[name] for name in ("bot", "embeddings", "corpus") if name in owners} == {
        name: ["scholiast"] for name in ("bot", "embeddings", "corpus") if name in owners
    }


@pytest.mark.process
@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        pytest.param(
            "corpus/blocks/paragraphs.py", "import numpy", "load no model", id="numpy in the reader"
        ),
        pytest.param(
            "bot/render/terminal/text.py", "import discord", "load no model", id="discord in a renderer"
        ),
        pytest.param(
            "corpus/model/spans.py", "import bot.answer", "Imports point one way", id="bot in corpus"
        ),
        pytest.param(
            "embeddings/dense/units.py",
            "import corpus.notes.labels",
            "embeddings sees of corpus",
            id="labels in embeddings",
        ),
        pytest.param(
            "corpus/model/spans.py", "import corpus.parse", "Nothing imports in a circle", id="a circle"
        ),
        pytest.param(
            "corpus/metrics.py", "", "Every room of corpus has its place", id="a module without a place"
        ),
    ],
)
def test_an_import_against_the_street_is_caught(
    tmp_path: Path, module: str, line: str, contract: str
) -> None:
    for name in ("bot", "embeddings", "corpus"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("texts", "__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    path = tmp_path / module
    path.write_text(
        (path.read_text(encoding="utf-8") if path.exists() else "") + f"\n{line}\n", encoding="utf-8"
    )

    result = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    broken = [row for row in result.stdout.splitlines() if " BROKEN" in row]
    assert result.returncode == 1, result.stdout
    assert any(contract in row for row in broken), broken


def test_the_readme_names_every_command_and_which_of_them_write_no_json() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    subcommands = argparse.ArgumentParser().add_subparsers()
    for module in COMMANDS.values():
        import_module(f"bot.commands.{module}").add(subcommands)

    missing = [name for name in subcommands.choices if f"| `scholiast {name}" not in readme]
    without_json = [name for name, of in subcommands.choices.items() if "--json" not in of.format_help()]

    assert missing == []
    assert f"but for {' and '.join(f'`{name}`' for name in without_json)}, `--json`" in readme


def test_every_file_that_the_architecture_names_is_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.py)`", text))
    files = {
        str(path.relative_to(ROOT))
        for name in ("bot", "embeddings", "corpus")
        for path in (ROOT / name).rglob("*.py")
    }

    missing = [
        name for name in sorted(named) if not any(file.endswith(f"/{name}") or file == name for file in files)
    ]

    assert len(named) > 40
    assert missing == []
