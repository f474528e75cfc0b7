"""What replies about the roles say alike: the buttons that lead on, the sources."""

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from core.buttons import Aspect, encode_about
from core.knowledge.model import Axis, Catalog, Owner, Role, Topic
from core.languages import Lang
from core.messages import Messages
from core.ownership.verdicts import Verdict
from core.phrasing import Phrases, capitalised
from core.replies import Action, Choices, Fact, Facts, Heading, Note, Part, Reply, text
from core.roles.views import Card, Comparison, Picking, Reasons, Rule, View, encode

Onward = Card | Comparison | Rule | Reasons | Picking
"""What one may go on to, from anywhere."""

DECISIONS: Final = "decision-making"
"""The axis that says who may decide."""
DIFFERENCE: Final = "difference"
"""The section of the article under which its axes stand."""
ROLES: Final[tuple[Role, ...]] = ("specialist", "strategist")


class RolePhrases:
    """Says single things, from one catalog and one set of messages."""

    def __init__(self, catalog: Catalog, messages: Messages) -> None:
        self.catalog = catalog
        self._phrases = Phrases(catalog, messages)
        self._axes = {axis.id: axis for axis in catalog.axes}

    def say(self, lang: Lang, key: str, **values: object) -> str:
        """The sentence `key`, with `values` in its braces."""
        return self._phrases.say(lang, key, **values)

    def role(self, lang: Lang, owner: Owner) -> str:
        """Whose it is, in a word."""
        return self._phrases.role(lang, owner)

    def verdict(self, lang: Lang, verdict: Verdict) -> str:
        """The same for an answer, which may be that it is nobody's."""
        return self._phrases.role(lang, verdict)

    def axis(self, axis: str) -> Axis:
        """The axis with this id."""
        return self._axes[axis]

    def phases(self, topic: str, lang: Lang) -> str:
        """Who is accountable in which phases of a topic that both share, in one line."""
        return self._phrases.phases(self.catalog.topics[topic], lang)

    def split(self, topic: str, lang: Lang) -> Facts:
        """The same in lines, with what for."""
        return self._phrases.split(self.catalog.topics[topic], lang)

    def both_sides(self, axis: Axis, lang: Lang) -> Facts:
        """An axis, a line for each role."""
        return Facts(
            (
                Fact(capitalised(self.role(lang, "specialist")), text(axis.specialist.in_(lang))),
                Fact(capitalised(self.role(lang, "strategist")), text(axis.strategist.in_(lang))),
            )
        )

    def on_every_axis(self, lang: Lang) -> Iterator[Part]:
        """All axes, each with both sides."""
        for axis in self.catalog.axes:
            yield Heading(text(axis.name.in_(lang)))
            yield self.both_sides(axis, lang)

    def source(self, sections: Iterable[str], lang: Lang) -> Note:
        """Where an answer rests."""
        return Note(self._phrases.source(sections, lang))

    def topics(self, ids: Iterable[str], lang: Lang) -> tuple[Action, ...]:
        """A button for each topic, which shows who owns it."""
        return self._phrases.topic_buttons(ids, lang)

    def aspect(self, aspect: Aspect, topic: Topic, lang: Lang) -> Action:
        """A button that goes on from the answer about a topic."""
        return self._phrases.aspect(aspect, topic, lang)

    def button(self, label: str, view: View, lang: Lang, *, primary: bool = False) -> Action:
        """A button that shows something else about the roles."""
        return Action(label, encode_about(encode(view, self.catalog), lang), primary)

    def in_both(self, reply: Reply, shown: str) -> Reply:
        """The reply with a button for the other language; `shown` is the value that shows it."""
        return self._phrases.in_both(reply, shown)

    def in_view(self, reply: Reply, view: View) -> Reply:
        """The same for the reply that shows a view."""
        return self.in_both(reply, encode_about(encode(view, self.catalog), reply.lang))

    def more(self, lang: Lang, *views: Onward) -> Choices:
        """Where one may go on from here."""
        buttons = tuple(self.button(self._label(view, lang), view, lang) for view in views)
        return Choices(text(self.say(lang, "roles.more")), buttons)

    def _label(self, view: Onward, lang: Lang) -> str:
        match view:
            case Card(role):
                return self.say(lang, "roles.button.card", role=self.role(lang, role))
            case Comparison(axis) if axis:
                return self.axis(axis).name.in_(lang)
            case Comparison():
                return self.say(lang, "roles.button.compare")
            case Reasons():
                return self.say(lang, "roles.button.why")
            case Picking():
                return self.say(lang, "roles.button.hire")
            case Rule():
                return self.say(lang, "roles.button.decide")
            case _:
                assert_never(view)
