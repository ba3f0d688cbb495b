from datetime import date, datetime
from typing import Iterable, List, Literal, Optional, Union

from ._native import Router as _Core
from ._route import Part

Time = Union[str, float, date, datetime]

class LedgerTokens(Part):
    prompt: int
    completion: int
    cached: int
    cache_write: int
    cache_write_1h: int
    reasoning: int
    audio_prompt: int
    audio_completion: int
    image_prompt: int
    image_completion: int
    citation: int
    searches: int

class Compared(Part):
    model: str
    cost: Optional[float]
    unpriced: int

class Sums(Part):
    requests: int
    attempts: int
    answered: int
    failed: int
    canceled: int
    fallbacks: int
    refused: int
    failure_rate: Optional[float]
    fallback_share: Optional[float]
    refusal_rate: Optional[float]
    tokens: LedgerTokens
    cache_hit_share: Optional[float]
    cost: float
    pusd: int
    unpriced: int
    estimates: int
    ttft_ms: Optional[float]
    duration_ms: Optional[float]
    compare: Compared

class UsageRow(Sums):
    day: str
    provider: str
    model: str
    deployment: str
    group: str
    key: str
    tag: str
    outcome: str

class Usage(Part):
    source: Literal["file", "memory"]
    rows: List[UsageRow]
    total: Sums
    lost: int
    error: Optional[str]

class TaskModel(Part):
    provider: str
    model: str
    scored: int
    score: float
    cost_each: Optional[float]
    viable: bool

class Task(Part):
    task: str
    cheapest: Optional[TaskModel]
    models: List[TaskModel]

class Status(Part):
    path: Optional[str]
    written: int
    queued: int
    lost: int
    error: Optional[str]

class Ledger:
    def __init__(self, core: _Core) -> None: ...
    def usage(
        self,
        *,
        by: Union[str, Iterable[str], None] = ...,
        since: Optional[Time] = ...,
        until: Optional[Time] = ...,
        provider: Optional[str] = ...,
        model: Optional[str] = ...,
        deployment: Optional[str] = ...,
        group: Optional[str] = ...,
        key: Optional[str] = ...,
        tag: Optional[str] = ...,
        outcome: Optional[str] = ...,
        compare: Optional[str] = ...,
        limit: Optional[int] = ...,
        memory: Optional[bool] = ...,
        path: Optional[str] = ...,
    ) -> Usage: ...
    def table(
        self,
        *,
        by: Union[str, Iterable[str], None] = ...,
        since: Optional[Time] = ...,
        until: Optional[Time] = ...,
        provider: Optional[str] = ...,
        model: Optional[str] = ...,
        deployment: Optional[str] = ...,
        group: Optional[str] = ...,
        key: Optional[str] = ...,
        tag: Optional[str] = ...,
        outcome: Optional[str] = ...,
        compare: Optional[str] = ...,
        limit: Optional[int] = ...,
        memory: Optional[bool] = ...,
        path: Optional[str] = ...,
    ) -> str: ...
    def tasks(
        self,
        *,
        task: Optional[str] = ...,
        min_score: Optional[float] = ...,
        min_count: Optional[int] = ...,
        since: Optional[Time] = ...,
        until: Optional[Time] = ...,
        memory: Optional[bool] = ...,
        path: Optional[str] = ...,
    ) -> List[Task]: ...
    def feedback(
        self, reply: object, score: float, label: Optional[str] = ...
    ) -> None: ...
    def status(self) -> Status: ...
    def flush(self, timeout: float = ...) -> Status: ...
