from typing import Any, Dict, List, Optional

class Part:
    def to_dict(self) -> Dict[str, Any]: ...

class Attempt(Part):
    provider: str
    model: str
    deployment: str
    outcome: str
    http_status: Optional[int]
    role: str
    edits: List[str]
    rescue: str
    error: Optional[str]
    code: Optional[str]
    cost: Optional[float]
    started_ms: float
    ttft_ms: Optional[float]
    duration_ms: Optional[float]

class Tokens(Part):
    prompt: Optional[int]
    completion: Optional[int]
    total: Optional[int]
    cached: Optional[int]
    cache_write: Optional[int]
    reasoning: Optional[int]

class CostLine(Part):
    item: str
    model: str
    attempt: int
    count: int
    usd_per_mtok: Optional[float]
    usd_each: Optional[float]
    pusd: Optional[int]

class Cost(Part):
    total: Optional[float]
    pusd: Optional[int]
    currency: str
    source: str
    estimate: bool
    as_of: Optional[str]
    local: Optional[float]
    lines: List[CostLine]

class Loss(Part):
    kind: str
    field: str
    reason: str

class Degraded(Part):
    step: int
    name: str
    on: str

class Route(Part):
    id: str
    provider: str
    model: str
    deployment: str
    fallback: bool
    degraded: Degraded
    rescues: int
    attempts: List[Attempt]
    tokens: Optional[Tokens]
    cost: Optional[Cost]
    losses: List[Loss]
    more_losses: int
    ttft_ms: Optional[float]
    total_ms: float
