"""``python -m tests.faults [--large] [--seed N] [CAMPAIGN…]``: faults, and figures; status 1 if one is bad."""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from corpus.folder import Rules, files
from corpus.readers.formats import READERS
from tests.faults.campaigns import CAMPAIGNS
from tests.faults.ground import Ground


def main() -> int:
    """Try the campaigns and write a line for each, and one for each kind of what must not happen."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("campaigns", nargs="*", metavar="CAMPAIGN")
    parser.add_argument("--large", action="store_true", help="as often as the figures are reported for")
    parser.add_argument("--seed", type=int, default=14)
    parser.add_argument("--good", type=Path, metavar="DIR", help="a folder of good files to damage, too")
    chosen = parser.parse_args()
    if unknown := set(chosen.campaigns) - CAMPAIGNS.keys():
        parser.error(f"no campaign {min(unknown)}; there are: {', '.join(CAMPAIGNS)}")
    bad = 0
    for name in chosen.campaigns or CAMPAIGNS:
        campaign, few, many = CAMPAIGNS[name]
        with tempfile.TemporaryDirectory() as folder:
            ground = Ground(Path(folder) / "ground", random.Random(chosen.seed))
            ground.good = _good(chosen.good) if chosen.good else ()
            began = time.monotonic()
            figures = campaign(ground, many if chosen.large else few)
        counts = {key: count for key, count in figures.items() if not key.startswith(("BAD ", "SEEN "))}
        said = ", ".join(f"{key} {count}" for key, count in sorted(counts.items()))
        lines = [f"{name:16} {time.monotonic() - began:6.1f} s  {said}; bad {figures['BAD']}"]
        lines += [f"    {n} x {key}" for key, n in figures.items() if key.startswith(("BAD ", "SEEN "))]
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
        bad += figures["BAD"]
    return int(bad > 0)


def _good(folder: Path) -> tuple[Path, ...]:
    return tuple(path for path in files(folder, Rules()) if path.suffix.lower() in READERS)


if __name__ == "__main__":
    sys.exit(main())
