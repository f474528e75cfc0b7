"""What the parts of the service work with: the store, the time, the tips, the settings, the log."""

from dataclasses import dataclass
from datetime import timedelta

from core.knowledge.model import Catalog
from core.ports import Clock, Log, Store
from core.tipping.wording import TipWording


@dataclass(frozen=True, slots=True)
class Rules:
    """What the settings say. `zone` is where a channel starts; `catch_up` how late a tip may still come."""

    zone: str = "Asia/Jakarta"
    catch_up: timedelta = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Means:
    """What every part of the service needs."""

    store: Store
    clock: Clock
    catalog: Catalog
    wording: TipWording
    log: Log
    rules: Rules = Rules()
