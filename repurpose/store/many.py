"""Thousands of new rows in one statement, on an open transaction. For rows that nobody else can have made meanwhile.

PostgreSQL takes a row a message otherwise, and half of the time goes into the messages. What is the same in all rows is
sent once, what differs as one JSON text: its parser is in every server, and errors come the way all others do.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table

from .desk import insert


def insert_many(conn: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds `rows`, each with the same columns: text, whole numbers, truth values, instants; no bytes.

    Raises what the database raises where one of them is there already.
    """
    if not rows:
        return
    if conn.dialect.name != "postgresql":
        conn.execute(insert(conn, table), list(rows))
        return
    given = {name: _bound(conn, table.c[name], [row[name] for row in rows]) for name in rows[0]}
    same = {name: values[0] for name, values in given.items() if values.count(values[0]) == len(values)}
    differing = [name for name in given if name not in same] or [next(iter(given))]
    lines = zip(*(given[name] for name in differing), strict=True)
    same["many"] = json.dumps([dict(zip(differing, line, strict=True)) for line in lines])
    conn.exec_driver_sql(_statement(conn, table, list(given), differing), same)


def acquaint(conn: Connection, table: Table) -> None:
    """Lets PostgreSQL count a table that it never looked at.

    Until then it takes any index that begins with the workspace for as good as the key, and checks each reference to the
    table by reading all of the workspace's rows; its own housekeeping comes a minute later.
    """
    if conn.dialect.name != "postgresql":
        return
    name = conn.dialect.identifier_preparer.format_table(table)
    asked = "SELECT reltuples FROM pg_class WHERE oid = CAST(%(name)s AS regclass)"
    if conn.exec_driver_sql(asked, {"name": name}).scalar_one() < 0:
        conn.exec_driver_sql(f"ANALYZE (SKIP_LOCKED) {name}")


def _bound(conn: Connection, column: Column[Any], values: list[Any]) -> list[Any]:
    """The values as the driver is given them: each kind of column has its own way of writing Python's."""
    write = column.type.dialect_impl(conn.dialect).bind_processor(conn.dialect)
    return values if write is None else [write(value) for value in values]


def _statement(conn: Connection, table: Table, names: Sequence[str], differing: Sequence[str]) -> str:
    quoted = {name: conn.dialect.identifier_preparer.quote(name) for name in names}
    kinds = {name: table.c[name].type.compile(conn.dialect) for name in names}
    values = [
        f"given.{quoted[name]}" if name in differing else f"CAST(%({name})s AS {kinds[name]})"
        for name in names
    ]
    columns = ", ".join(f"{quoted[name]} {kinds[name]}" for name in differing)
    into = f"{conn.dialect.identifier_preparer.format_table(table)} ({', '.join(quoted.values())})"
    return (
        f"INSERT INTO {into} SELECT {', '.join(values)} "  # noqa: S608  names of our own tables and columns
        f"FROM json_to_recordset(CAST(%(many)s AS json)) AS given ({columns})"
    )
