"""Loads the catalog from the YAML files of a knowledge folder, checking all of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from core.knowledge.folder import KnowledgeFolder
from core.knowledge.model import Analogy, Axis, Catalog, Reason, Role, RoleCard, Section, Source, Tie
from core.knowledge.names import EachOnce, Names
from core.knowledge.quiz_reading import QuizReader
from core.knowledge.tip_reading import TipEntry, TipReader, check_tips
from core.knowledge.topic_checks import check_tasks, check_topics
from core.knowledge.topic_reading import ROLES, TopicEntry, TopicReader
from core.knowledge.yaml_nodes import Entry

AXES: Final = ("responsibility", "focus", "decision-making", "creative-process", "data-access")


def load_catalog(folder: Path) -> Catalog:
    """The catalog in `folder`.

    Raises:
        KnowledgeError: Something in the files is wrong or does not hold together; it carries every fault.
    """
    return _CatalogReader(KnowledgeFolder(folder)).read()


class _CatalogReader:
    """Reads file by file; references are settled once all files are read."""

    def __init__(self, folder: KnowledgeFolder) -> None:
        self._folder = folder
        self._sections = Names("section", "source.yaml", folder)
        self._topics = Names("topic", "topics/", folder)
        self._tasks: list[tuple[Entry, str, Role | None]] = []

    def read(self) -> Catalog:
        source = self._source()
        roles = self._roles()
        axes, reasons = self._axes()
        topics = self._all_topics()
        tips = self._all_tips()
        quiz = QuizReader(self._folder, AXES).read()
        self._sections.settle()
        self._topics.settle()
        check_topics(topics)
        check_tasks(self._tasks, topics)
        check_tips(tips, topics)
        self._folder.finish()
        by_id = {entry.topic.id: entry.topic for entry in topics}
        tips_by_id = {entry.tip.id: entry.tip for entry in tips}
        return Catalog(source, roles, axes, reasons, by_id, tips_by_id, quiz)

    def _source(self) -> Source:
        fields = self._folder.open("source.yaml").fields(("title", "publisher", "url", "sections"))
        url = fields["url"].text()
        if url and not url.startswith("https://"):
            fields["url"].fault(f"'{url}' is no address of a page: write one that starts with https://")
        sections = tuple(self._section(entry) for entry in self._items(fields["sections"]))
        return Source(fields["title"].text(), fields["publisher"].text(), url, sections)

    def _section(self, entry: Entry) -> Section:
        fields = entry.fields(("id", "title", "gist"))
        section_id = self._sections.give(fields["id"])
        return Section(section_id, fields["title"].bilingual(), fields["gist"].bilingual())

    def _roles(self) -> Mapping[Role, RoleCard]:
        listed = self._folder.open("roles.yaml").fields(("roles",))["roles"]
        ids = EachOnce(ROLES)
        cards = [self._role(entry, ids) for entry in listed.items(least=1)]
        ids.settle(listed)
        return {card.id: card for card in cards}

    def _role(self, entry: Entry, ids: EachOnce[Role]) -> RoleCard:
        fields = entry.fields(
            ("id", "name", "one_line", "paragraph", "section", "tasks", "works_with", "analogies")
        )
        role = ids.give(fields["id"])
        return RoleCard(
            id=role or "specialist",
            name=fields["name"].bilingual(),
            one_line=fields["one_line"].bilingual(),
            paragraph=fields["paragraph"].bilingual(),
            section=self._sections.refer(fields["section"]),
            tasks=tuple(self._task(item, role) for item in fields["tasks"].items(least=1)),
            works_with=tuple(self._tie(item) for item in fields["works_with"].items(least=1)),
            analogies=tuple(self._analogy(item) for item in fields["analogies"].items(least=1)),
        )

    def _task(self, entry: Entry, role: Role | None) -> str:
        topic = self._topics.refer(entry)
        self._tasks.append((entry, topic, role))
        return topic

    def _tie(self, entry: Entry) -> Tie:
        fields = entry.fields(("text", "section"))
        return Tie(fields["text"].bilingual(), self._sections.refer(fields["section"]))

    def _analogy(self, entry: Entry) -> Analogy:
        fields = entry.fields(("text", "section"))
        return Analogy(fields["text"].bilingual(), self._sections.refer(fields["section"]))

    def _axes(self) -> tuple[tuple[Axis, ...], tuple[Reason, ...]]:
        fields = self._folder.open("axes.yaml").fields(("axes", "reasons"))
        ids = EachOnce(AXES)
        axes = tuple(self._axis(entry, ids) for entry in fields["axes"].items(least=1))
        ids.settle(fields["axes"])
        names = Names("reason", "axes.yaml", self._folder)
        return axes, tuple(self._reason(entry, names) for entry in fields["reasons"].items(least=1))

    def _axis(self, entry: Entry, ids: EachOnce[str]) -> Axis:
        fields = entry.fields(("id", "name", "specialist", "strategist", "section"))
        return Axis(
            id=ids.give(fields["id"]) or "",
            name=fields["name"].bilingual(),
            specialist=fields["specialist"].bilingual(),
            strategist=fields["strategist"].bilingual(),
            section=self._sections.refer(fields["section"]),
        )

    def _reason(self, entry: Entry, names: Names) -> Reason:
        fields = entry.fields(("id", "text", "section"))
        section = self._sections.refer(fields["section"])
        return Reason(names.give(fields["id"]), fields["text"].bilingual(), section)

    def _all_topics(self) -> tuple[TopicEntry, ...]:
        reader = TopicReader(self._sections, self._topics)
        files = [self._folder.open(name).fields(("topics",)) for name in self._folder.names("topics")]
        return tuple(reader.read(entry) for fields in files for entry in self._items(fields["topics"]))

    def _all_tips(self) -> tuple[TipEntry, ...]:
        reader = TipReader(Names("tip", "tips/", self._folder), self._topics, AXES)
        files = [self._folder.open(name).fields(("tips",)) for name in self._folder.names("tips")]
        return tuple(reader.read(entry) for fields in files for entry in fields["tips"].items(least=1))

    def _items(self, listed: Entry) -> tuple[Entry, ...]:
        """The entries of a list whose ids others refer to."""
        items = listed.items(least=1)
        if not items:
            self._folder.lose(listed)
        return items
