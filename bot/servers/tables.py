"""The tables of what servers have chosen, brought up to date where an earlier version made them."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    delete,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.schema import CreateColumn

from bot.errors import BadSettings

# Raised by what an earlier version could not read. New columns may be null or have a default there.
VERSION = 2
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
)
MARKS = Table(
    "marks",
    TABLES,
    Column("name", String(100), primary_key=True),
    Column("value", String(100), nullable=False),
)


def opened(url: str) -> Engine:
    """Open a database with tables as they are now, whichever version made it."""
    try:
        engine = create_engine(url)
    except (SQLAlchemyError, ImportError) as error:
        raise BadSettings(f"DATABASE_URL cannot be used: {error!s:.200}; unset it for a file") from error
    try:
        with engine.begin() as connection:
            TABLES.create_all(connection)
            _require_known(connection, engine)
            _add_columns(connection)
            _set_version(connection)
    except SQLAlchemyError as error:
        raise _unusable(engine, error) from error
    return engine


def _add_columns(connection: Connection) -> None:
    """Add the columns that a table of an earlier version lacks."""
    preparer = connection.dialect.identifier_preparer
    for table in TABLES.sorted_tables:
        there = {column["name"] for column in inspect(connection).get_columns(table.name)}
        for column in table.columns:
            if column.name not in there:
                made = CreateColumn(column).compile(dialect=connection.dialect)
                connection.execute(text(f"ALTER TABLE {preparer.format_table(table)} ADD COLUMN {made}"))


def _require_known(connection: Connection, engine: Engine) -> None:
    written = connection.execute(select(MARKS.c.value).where(MARKS.c.name == _VERSION_MARK)).scalar()
    if written is not None and int(written) > VERSION:
        raise BadSettings(
            f"{_named(engine)} was written by a later version of Scholiast; run that one, or put back a copy "
            "from before"
        )


def _set_version(connection: Connection) -> None:
    connection.execute(delete(MARKS).where(MARKS.c.name == _VERSION_MARK))
    connection.execute(insert(MARKS).values(name=_VERSION_MARK, value=str(VERSION)))


def _unusable(engine: Engine, error: SQLAlchemyError) -> BadSettings:
    reason = error.orig if isinstance(error, DBAPIError) else error
    way_out = (
        "put back a copy of it, or move it away, and what servers have chosen begins anew"
        if engine.dialect.name == "sqlite"
        else "mend it, or unset DATABASE_URL for a file"
    )
    return BadSettings(f"{_named(engine)} cannot be used: {reason!s:.200}; {way_out}")


def _named(engine: Engine) -> str:
    """Name a database: the file, or its address without the password."""
    if engine.dialect.name == "sqlite":
        return f"the file of servers' settings, {engine.url.database},"
    return f"the database of servers' settings, {engine.url.render_as_string(hide_password=True)},"
