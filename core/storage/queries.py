"""Statements. The cost of what a tick asks must not grow with what exists."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Insert,
    Select,
    Table,
    and_,
    case,
    func,
    literal_column,
    not_,
    select,
    tuple_,
)
from sqlalchemy.dialects import postgresql, sqlite

from core.languages import Lang
from core.origins import Whose
from core.ports import Stage
from core.storage.rows import address_key, key, vote_row
from core.storage.tables import deliveries, languages, marks, recent_topics, subscriptions, votes
from core.tips.model import Channel, Platform
from core.votes import Vote

_CLAIMED: Final[ColumnElement[str]] = literal_column("'claimed'")
"""As a literal: an index of claimed rows alone is not used for a parameter that might be anything."""


def is_channel(table: Table, channel: Channel) -> ColumnElement[bool]:
    """The rows of one channel."""
    return and_(*(table.c[name] == value for name, value in key(channel).items()))


def insert_new(table: Table, dialect: str) -> Insert:
    """An insert that leaves rows alone whose key is there."""
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return insert(table).on_conflict_do_nothing()


def begin_mark(key: str, by: str, at: datetime, dialect: str) -> Insert:
    """An insert that leaves a row alone whose key is there; returns the row as it stands, whoever made it."""
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    row = {"key": key, "by": by, "stage": Stage.BEGUN.value, "at": at}
    # an insert that does nothing returns nothing: so this one writes what is there
    kept = {"key": marks.c.key}
    return (
        insert(marks)
        .values(row)
        .on_conflict_do_update(index_elements=[marks.c.key], set_=kept)
        .returning(marks.c.by, marks.c.stage, marks.c.at)
    )


def of_addresses(found: Collection[Whose]) -> ColumnElement[bool]:
    """The rows with the languages of these."""
    keys = [address_key(address) for address in found]
    columns = tuple_(*languages.primary_key)
    return columns.in_([tuple(one[column.name] for column in languages.primary_key) for one in keys])


def put_language(address: Whose, lang: Lang, dialect: str) -> Insert:
    """An insert that takes the place of an earlier language."""
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    adding = insert(languages).values(address_key(address) | {"lang": lang})
    return adding.on_conflict_do_update(index_elements=languages.primary_key, set_={"lang": lang})


def due_rows(now: datetime, limit: int, platform: Platform) -> Select[Any]:
    """What is due at `now`: the longest overdue of each workspace, then the second of each, and so on.

    The inner part reads the index `subscriptions_due` up to `now` and no further; rows are looked at for
    what is returned alone.
    """
    columns = subscriptions.c
    # As an expression: SQLite would rather read all of the platform in the order of the primary key, which
    # spares it the sorting, than what is due alone.
    workspace = columns.workspace.concat("")
    turns = (
        select(
            *(column.label(f"of_{column.name}") for column in subscriptions.primary_key),
            func.row_number()
            .over(partition_by=workspace, order_by=(columns.due, columns.channel))
            .label("turn"),
        )
        .where(columns.platform == platform, columns.due <= now)
        .order_by(literal_column("turn"), columns.due, columns.workspace)
        .limit(limit)
        .subquery()
    )
    same = and_(*(column == turns.c[f"of_{column.name}"] for column in subscriptions.primary_key))
    return (
        select(subscriptions)
        .join_from(turns, subscriptions, same)
        .order_by(turns.c.turn, columns.due, columns.workspace)
    )


def first_due(platform: Platform) -> Select[Any]:
    """The earliest instant at which any subscription is due."""
    due = subscriptions.c.due
    return select(due).where(subscriptions.c.platform == platform, due.is_not(None)).order_by(due).limit(1)


def claimed_rows(before: datetime, platform: Platform, limit: int) -> Select[Any]:
    """Deliveries that are claimed and were last changed before that instant, oldest first."""
    columns = deliveries.c
    old = and_(columns.platform == platform, columns.outcome == _CLAIMED, columns.at < before)
    return select(deliveries).where(old).order_by(columns.at).limit(limit)


def put_recent(dialect: str) -> Insert:
    """An insert of what an answer was about, for many at once; the newest of a person and topic stays."""
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    adding = insert(recent_topics)
    return adding.on_conflict_do_update(
        index_elements=recent_topics.primary_key,
        set_={"at": adding.excluded.at},
        where=recent_topics.c.at < adding.excluded.at,
    )


def insert_vote(vote: Vote, dialect: str) -> Insert:
    """An insert that leaves the last word with its key: `core.votes.last_word` in SQL."""
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    adding = insert(votes).values(vote_row(vote))
    news, known = adding.excluded, votes.c
    details = ("expected", "why", "words")
    bare = and_(*(news[name].is_(None) for name in details))
    again = and_(not_(known.good), not_(news.good), bare)
    changed: dict[str, Any] = {column.name: news[column.name] for column in known if not column.primary_key}
    changed |= {name: case((again, known[name]), else_=news[name]) for name in details}
    changed["asked"] = func.coalesce(news.asked, known.asked)
    return adding.on_conflict_do_update(index_elements=[known.key], set_=changed, where=known.at <= news.at)
