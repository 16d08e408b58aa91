"""The tables of what servers have chosen, brought up to date where an earlier version made them."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    delete,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.schema import CreateColumn

from bot.errors import BadSettings

# Raised by what an earlier version could not read. New columns may be null or have a default there.
VERSION = 6
_VERSION_MARK = "version of the tables"

TABLES = MetaData()
SERVERS = Table(
    "servers",
    TABLES,
    Column("server", BigInteger, primary_key=True, autoincrement=False),
    Column("passages", Integer),
    Column("private", Boolean, nullable=False),
    Column("language", String(8)),
    Column("documents_off", JSON, nullable=False),
    Column("channels", JSON, nullable=False),
    Column("reading", JSON),
    Column("feedback", Boolean),
    Column("daily", JSON),
    Column("texts", JSON),
    Column("orders", JSON),
)
FEEDBACK = Table(
    "feedback",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("server", BigInteger, nullable=False),
    Column("day", String(10), nullable=False),
    Column("verdict", String(8), nullable=False),
    Column("question", String(4000), nullable=False),
    Column("document", String(1000)),
    Column("paragraph", Integer),
)
MARKS = Table(
    "marks",
    TABLES,
    Column("name", String(100), primary_key=True),
    Column("value", String(100), nullable=False),
)
ASKED = Table(
    "asked",
    TABLES,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("process", String(40), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("member", BigInteger, nullable=False),
    Column("at", Float, nullable=False),
)


def bring_up_to_date(connection: Connection) -> None:
    """Make the tables as they are now, whichever version made those that are there."""
    TABLES.create_all(connection)
    _require_known(connection)
    _add_columns(connection)
    connection.execute(delete(MARKS).where(MARKS.c.name == _VERSION_MARK))
    connection.execute(insert(MARKS).values(name=_VERSION_MARK, value=str(VERSION)))


def _add_columns(connection: Connection) -> None:
    """Add the columns that a table of an earlier version lacks."""
    preparer = connection.dialect.identifier_preparer
    for table in TABLES.sorted_tables:
        there = {column["name"] for column in inspect(connection).get_columns(table.name)}
        for column in table.columns:
            if column.name not in there:
                made = CreateColumn(column).compile(dialect=connection.dialect)
                connection.execute(text(f"ALTER TABLE {preparer.format_table(table)} ADD COLUMN {made}"))


def _require_known(connection: Connection) -> None:
    written = connection.execute(select(MARKS.c.value).where(MARKS.c.name == _VERSION_MARK)).scalar()
    if written is not None and int(written) > VERSION:
        where = connection.engine.url.render_as_string(hide_password=True)
        raise BadSettings(
            f"{where} was written by a later version of Scholiast; "
            "run that one, or put back a copy from before"
        )
