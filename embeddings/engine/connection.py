"""An address or a file → a client of Milvus, which leaves the environment and the log as they are."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pymilvus import MilvusClient

# A line to a server that is away would be tried again after up to two minutes, and be shared by all clients.
_LINES = {"grpc.max_reconnect_backoff_ms": 2000, "grpc.use_local_subchannel_pool": 1}
_REFUSED = ("unauthenticated", "auth check", "permission denied")  # what servers say of a key
_DEEP = 5  # errors that come from one another


def connected(where: str, key: str | None, *, seconds: float) -> "MilvusClient":
    """Connect to a server or open a file; each call that says nothing else may take so many seconds."""
    with _as_it_was():
        from pymilvus import MilvusClient

    for name in ("pymilvus", "milvus_lite"):  # they write whole tracebacks to stderr
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return MilvusClient(where, token=key or "", timeout=seconds, grpc_options=_LINES)


@contextmanager
def _as_it_was() -> Iterator[None]:
    """Keep the environment as it is.

    When it is imported, pymilvus fails at a MILVUS_URI that is a file, and takes all of ``.env`` into the
    environment, so that the bot's token would be handed to every process that is started.
    """
    before = dict(os.environ)
    os.environ["MILVUS_URI"] = ""  # what is set is not taken from the file
    try:
        yield
    finally:
        for name in set(os.environ) - set(before):
            del os.environ[name]
        os.environ.update(before)


def is_of_the_key(error: BaseException | None) -> bool:
    """Tell whether a server refuses the key, which stands in what the error comes from, not in itself."""
    for _ in range(_DEEP):
        if error is None:
            return False
        if any(sign in str(error).casefold() for sign in _REFUSED):
            return True
        error = error.__cause__ or error.__context__
    return False
