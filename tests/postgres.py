"""A real PostgreSQL in a folder of its own, from the programs of the machine; tests skip where there are none."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PLACES = [Path(name) for name in os.get_exec_path()] + sorted(Path("/usr/lib/postgresql").glob("*/bin"))


def program(name: str) -> str:
    """Find a program of PostgreSQL, or skip."""
    found = next((str(place / name) for place in _PLACES if (place / name).is_file()), None)
    if found is None:
        pytest.skip(f"PostgreSQL's {name} is not here")
    return os.path.realpath(found)


@contextmanager
def running() -> Iterator[str]:
    """Run a server that listens at a socket, and give its address for SQLAlchemy."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _running(Path(folder))


def _running(place: Path) -> Iterator[str]:
    initdb, ctl = program("initdb"), program("pg_ctl")
    data, sockets = place / "data", place / "sockets"
    for folder in (data, sockets):
        folder.mkdir()
    if user := _user():
        for folder in (place, data, sockets):
            shutil.chown(folder, user)
            folder.chmod(0o700)

    def do(*command: str) -> None:
        _do(place, *command)

    do(initdb, "--pgdata", str(data), "--username", "scholiast", "--auth", "trust", "--no-sync")
    _start(place)
    try:
        yield f"postgresql+psycopg://scholiast@/postgres?host={sockets}"
    finally:
        do(ctl, "stop", "--pgdata", str(data), "--mode", "immediate")


@contextmanager
def stopped(url: str) -> Iterator[None]:
    """Have the server at an address down until the block ends."""
    place = Path(url.partition("host=")[2]).parent
    _do(place, program("pg_ctl"), "stop", "--pgdata", str(place / "data"), "--mode", "immediate")
    try:
        yield
    finally:
        _start(place)


def _user() -> str | None:
    return "nobody" if os.getuid() == 0 else None  # PostgreSQL refuses to be run by root


def _start(place: Path) -> None:
    options = f"-c listen_addresses='' -c unix_socket_directories={place / 'sockets'} -c fsync=off"
    given = ("--pgdata", str(place / "data"), "--log", str(place / "log"), "--options", options)
    _do(place, program("pg_ctl"), "start", "--wait", *given)


def _do(place: Path, *command: str) -> None:
    subprocess.run(command, user=_user(), cwd=place, check=True, stdout=subprocess.DEVNULL, timeout=60)
