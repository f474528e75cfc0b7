"""Opens the files of a knowledge folder and gathers the faults of all of them."""

from pathlib import Path

from core.errors import Fault, KnowledgeError
from core.knowledge.yaml_nodes import Entry, parse


class KnowledgeFolder:
    """A folder of files, the YAML ones read as entries, that notes the faults of all in one list.

    Ask for what is in it, then call `finish`, which raises if anything was wrong. File names are relative
    to the folder, with `/`; faults name files relative to the folder's parent.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()
        self._faults: list[Fault] = []
        self._texts: dict[str, str | None] = {}
        self._lost: set[str] = set()

    def open(self, name: str) -> Entry:
        """The outermost entry of a file; absent, with a fault, when the file cannot be read."""
        shown = self._shown(name)
        text = self._texts[shown] = self.text(name)
        entry = (
            Entry(None, name, shown, 1, self._faults) if text is None else parse(text, shown, self._faults)
        )
        if not entry.given:
            self.lose(entry)
        return entry

    def text(self, name: str) -> str | None:
        """What stands in a file; None, with a fault, when it cannot be read."""
        data = b""
        try:
            data = (self._folder / name).read_bytes()
            return data.decode("utf-8-sig")
        except FileNotFoundError:
            self.fault(name, "is missing: write it, or bring it back from an earlier version")
        except OSError as error:
            self.fault(name, f"cannot be read ({error.strerror}): make it readable")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.fault(name, "is not in UTF-8: save it again in this encoding", line)
        return None

    def names(self, subfolder: str) -> tuple[str, ...]:
        """The YAML files right inside `subfolder`, sorted; none is a fault."""
        found = sorted(path.name for path in (self._folder / subfolder).glob("*.y*ml"))
        names = tuple(f"{subfolder}/{name}" for name in found if name.endswith(".yaml"))
        for name in found:
            if not name.endswith(".yaml"):
                self.fault(f"{subfolder}/{name}", "is not read under this name: let it end in .yaml")
        if not names:
            self.fault(subfolder, "has no file that ends in .yaml: add one")
        return names

    def fault(self, name: str, message: str, line: int = 1) -> None:
        """Notes what is wrong in a file and what to do."""
        self._faults.append(Fault(self._shown(name), line, message))

    def lose(self, entry: Entry) -> None:
        """Notes that `entry` should have given a name, or many, and that it could not be read."""
        self._lost.add(entry.file)

    def may_have_lost(self, word: str, within: str) -> bool:
        """Whether `word` may be a name that could not be read in the files whose names start with `within`.

        Then a reference to it cannot be called unknown.
        """
        lost = [self._texts[file] for file in self._lost if file.startswith(self._shown(within))]
        return any(text is None or word in text for text in lost)

    def finish(self) -> None:
        """Ends the reading.

        Raises:
            KnowledgeError: Something is wrong in the files; it carries all the faults.
        """
        if self._faults:
            raise KnowledgeError(self._faults)

    def _shown(self, name: str) -> str:
        return f"{self._folder.name}/{name}"
