from datetime import datetime
from typing import Any, Dict, Iterable, List, Literal, Optional, Union

from ._route import Cost, Part
from .router import Router

Mode = Literal["text", "image", "pdf", "audio", "video"]
Capability = Literal["tools", "json_schema", "reasoning", "cache", "web_search"]

class Prices(Part):
    input: float
    output: float
    reasoning: float
    citation: float
    cache_read: float
    cache_write: float
    cache_write_1h: float
    input_audio: float
    output_audio: float
    cache_read_audio: float
    input_image: float
    output_image: float
    web_search: float
    file_search: float
    request: float
    request_low: float
    request_medium: float
    request_high: float

class LongPrices(Prices):
    above: int

class Model(Part):
    id: str
    provider: str
    name: str
    aliases: List[str]
    context: Optional[int]
    max_output: Optional[int]
    takes: List[Mode]
    gives: List[Mode]
    can: List[Capability]
    released: Optional[str]
    retires: Optional[str]
    deprecated: bool
    successor: Optional[str]
    prices: Optional[Prices]
    long_prices: List[LongPrices]
    price_source: str
    checked: Optional[str]
    source: Literal["catalog", "user"]
    as_of: Optional[str]

class Priced(Part):
    tokens: Part
    cost: Optional[Cost]

def list(
    *,
    provider: Optional[str] = ...,
    search: Optional[str] = ...,
    min_context: Optional[int] = ...,
    min_output: Optional[int] = ...,
    max_input_price: Optional[float] = ...,
    max_output_price: Optional[float] = ...,
    takes: Union[Mode, Iterable[Mode], None] = ...,
    gives: Union[Mode, Iterable[Mode], None] = ...,
    can: Union[Capability, Iterable[Capability], None] = ...,
    deprecated: Optional[bool] = ...,
    router: Optional[Router] = ...,
) -> List[Model]: ...
def get(name: str, *, router: Optional[Router] = ...) -> Optional[Model]: ...
def price(
    usage: object,
    model: str,
    *,
    at: Union[datetime, float, None] = ...,
    service_tier: Optional[str] = ...,
    region: Optional[str] = ...,
    router: Optional[Router] = ...,
) -> Priced: ...
