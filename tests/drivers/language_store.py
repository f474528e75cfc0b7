"""A store of languages that can fail, hang and be counted."""

import asyncio
from collections.abc import Collection, Mapping

from core.errors import Unavailable
from core.languages import Lang
from core.origins import Whose
from core.storage.memory_store import MemoryStore


class LanguageStore(MemoryStore):
    """Keeps languages in memory; while it is `down` it fails, while the gate is closed it waits."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = asyncio.Event()
        self.gate.set()
        self.down = False
        self.asked: list[list[Whose]] = []

    async def languages(self, addresses: Collection[Whose]) -> Mapping[Whose, Lang]:
        self.asked.append(list(addresses))
        await self._work()
        return await super().languages(addresses)

    async def set_language(self, address: Whose, lang: Lang | None) -> None:
        await self._work()
        await super().set_language(address, lang)

    async def _work(self) -> None:
        await self.gate.wait()
        if self.down:
            raise Unavailable("The database is away.")
