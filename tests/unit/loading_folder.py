"""A small sound knowledge folder for the loader's tests, to be broken in one way or many."""

import shutil
from pathlib import Path

from core.errors import KnowledgeError
from core.knowledge.loading import load_catalog

SOUND = Path(__file__).parents[1] / "fixtures" / "knowledge"


class Folder:
    """A copy of the sound folder at `path`."""

    def __init__(self, parent: Path) -> None:
        self.path = parent / "knowledge"
        shutil.copytree(SOUND, self.path)

    def change(self, file: str, old: str, new: str) -> None:
        """Replaces `old`, which stands in `file` exactly once."""
        before = (self.path / file).read_text(encoding="utf-8")
        assert before.count(old) == 1, f"{old!r} stands {before.count(old)} times in {file}"
        (self.path / file).write_text(before.replace(old, new), encoding="utf-8")

    def faults(self) -> list[str]:
        """What the loader prints about the folder, a line for each fault."""
        try:
            load_catalog(self.path)
        except KnowledgeError as error:
            return str(error).splitlines()
        return []
