"""Every campaign, small, as ``python -m tests.faults`` runs it: nothing lost, mixed, wrong or without a way out."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.faults.campaigns import CAMPAIGNS


@pytest.mark.process
@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_nothing_bad_comes_of(campaign: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "tests.faults", campaign],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert result.returncode == 0, result.stdout + result.stderr[-2000:]
    assert "; bad 0" in result.stdout
