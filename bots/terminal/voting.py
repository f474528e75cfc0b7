"""Votes on answers as people read them, and as rows to measure with. Pure."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bots.terminal.drawing import clean
from core.evaluating import EXPECTED, SEVERAL
from core.votes import Vote

_OWNERS: Final = frozenset(EXPECTED)
_NAME: Final = 12
_NUMBER: Final = 6
_KIND: Final = "vote"
_ID_LENGTH: Final = 12


def draw_votes(votes: Sequence[Vote]) -> str:
    """How many there are of which answers; then those that are bad, the newest first."""
    if not votes:
        return "No votes yet."
    good = sum(vote.good for vote in votes)
    lines = [f"Votes: {len(votes)}, {good} good and {len(votes) - good} bad", ""]
    lines.append(f"{'Answer':<{_NAME}}{'good':>{_NUMBER}}{'bad':>{_NUMBER}}")
    by_answer: dict[str, Counter[bool]] = defaultdict(Counter)
    for vote in votes:
        by_answer[vote.given[0] if len(vote.given) == 1 else SEVERAL][vote.good] += 1
    for name, tally in sorted(by_answer.items()):
        lines.append(f"{name:<{_NAME}}{tally[True]:>{_NUMBER}}{tally[False]:>{_NUMBER}}")
    for vote in sorted(votes, key=lambda one: one.at, reverse=True):
        lines.extend([] if vote.good else ["", *_bad(vote)])
    return "\n".join(lines)


def as_rows(votes: Iterable[Vote]) -> tuple[list[str], int]:
    """A row, as JSON, for each request whose owners most of its voters agree on; how many votes make none.

    Those do not say what was asked, or not whose it is; or as many say something else.
    """
    said: dict[str, list[Vote]] = defaultdict(list)
    left_out = 0
    for vote in votes:
        if vote.asked and _owners(vote):
            said[" ".join(vote.asked.casefold().split())].append(vote)
        else:
            left_out += 1
    rows: list[str] = []
    for of_request in said.values():
        row = _row(of_request)
        rows.extend([row] if row else [])
        left_out += 0 if row else len(of_request)
    return rows, left_out


def _bad(vote: Vote) -> Iterator[str]:
    topics = ", ".join(topic or "no topic" for topic in vote.topics)
    yield f"{vote.at:%Y-%m-%d %H:%M} UTC  {vote.platform} {vote.workspace}  {topics}".rstrip()
    given, expected = ", ".join(vote.given), ", ".join(vote.expected) or "not said"
    yield f"  answered: {given}; should be: {expected}{f'; why: {vote.why}' if vote.why else ''}"
    for name, typed in (("asked", vote.asked), ("words", vote.words)):
        if typed:
            yield f"  {name}: {clean(' '.join(typed.split()))}"


def _owners(vote: Vote) -> tuple[str, ...]:
    """Whose the tasks are, going by the vote; empty where it does not tell."""
    owners = vote.given if vote.good else vote.expected
    return owners if _OWNERS.issuperset(owners) else ()


def _row(votes: Sequence[Vote]) -> str | None:
    (owners, most), *others = Counter(map(_owners, votes)).most_common(2)
    if others and others[0][1] == most:
        return None
    last = next(vote for vote in reversed(votes) if _owners(vote) == owners)
    row = {
        "id": last.key[:_ID_LENGTH],
        "text": last.asked,
        "lang": last.lang,
        "owners": owners,
        "kind": _KIND,
    }
    return json.dumps(row, ensure_ascii=False)
