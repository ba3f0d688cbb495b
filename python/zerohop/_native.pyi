"""The C module.  What it exports is for the package itself."""

from typing import Any, Iterator, Mapping, Optional, Sequence, Tuple, Type, Union

version: str

class Router:
    base_url: str
    picker: Any
    def __new__(cls, options: Mapping[str, Any], parent: Router = ...) -> Router: ...
    def plan(self, request: Mapping[str, Any], /) -> str: ...
    def health(self, query: Mapping[str, Any], /) -> str: ...
    def steer(self, query: Mapping[str, Any], /) -> str: ...
    def reload(self, options: Mapping[str, Any], /) -> None: ...
    def models(self, query: Mapping[str, Any], /) -> str: ...
    def cost(self, query: Mapping[str, Any], /) -> str: ...
    def update(self, query: Mapping[str, Any], /) -> str: ...
    @classmethod
    def check(cls, options: Mapping[str, Any], /) -> str: ...
    def warnings(self) -> str: ...
    def pick(self, picker: Any, /) -> None: ...
    def usage(self, query: Mapping[str, Any], /) -> str: ...
    def tasks(self, query: Mapping[str, Any], /) -> str: ...
    def feedback(self, query: Mapping[str, Any], /) -> str: ...
    def status(self, query: Mapping[str, Any], /) -> str: ...

class Client:
    router: Router
    closed: bool
    reply_plan: Optional[Plan]
    chunk_plan: Optional[Plan]
    def __new__(cls, router: Router) -> Client: ...
    def send(
        self,
        names: Tuple[str, ...],
        values: Tuple[object, ...],
        stream: object,
        headers: Optional[Mapping[str, object]],
        query: Optional[Sequence[Tuple[str, str]]],
        extra_body: Optional[Mapping[str, object]],
        timeout: object,
        api_key: Optional[str],
        raw: bool,
        /,
    ) -> Any: ...
    def send_async(
        self,
        names: Tuple[str, ...],
        values: Tuple[object, ...],
        stream: object,
        headers: Optional[Mapping[str, object]],
        query: Optional[Sequence[Tuple[str, str]]],
        extra_body: Optional[Mapping[str, object]],
        timeout: object,
        api_key: Optional[str],
        raw: bool,
        /,
    ) -> Any: ...
    def request(
        self,
        method: str,
        path: str,
        model: Optional[str],
        body: object,
        content_type: Optional[str],
        fields: Optional[
            Sequence[
                Tuple[str, Union[str, bytes], Optional[str], Optional[str]]
            ]
        ],
        form: int,
        plan: Optional[Plan],
        headers: Optional[Mapping[str, object]],
        query: Optional[Sequence[Tuple[str, str]]],
        timeout: object,
        api_key: Optional[str],
        /,
    ) -> Any:
        """A request that is no chat: zh_router_request in zerohop.h.  A body
        of bytes is sent as it is, any other (but None) as JSON; fields, of
        (name, value, filename, content type), are a form instead.

        form  0 JSON: an object of the plan's class; without a plan, and for
              1 bytes: a Reply
              2 events: a stream of such objects, or of (name, JSON)
              3 a stream of bytes
              4 the same of a reply of any status
              5 what a provider counts for the body, a chat request: a Reply
        """

    def request_async(
        self,
        method: str,
        path: str,
        model: Optional[str],
        body: object,
        content_type: Optional[str],
        fields: Optional[
            Sequence[
                Tuple[str, Union[str, bytes], Optional[str], Optional[str]]
            ]
        ],
        form: int,
        plan: Optional[Plan],
        headers: Optional[Mapping[str, object]],
        query: Optional[Sequence[Tuple[str, str]]],
        timeout: object,
        api_key: Optional[str],
        /,
    ) -> Any: ...
    def set_timeout(self, value: object, /) -> None: ...
    def set_connect_cap(self, value: object, /) -> None: ...
    def set_max_retries(self, value: int, /) -> None: ...
    def set_api_key(self, value: Optional[str], /) -> None: ...
    def close(self) -> None: ...

class Plan:
    cls: type
    def __new__(cls, cls_: type, slow: Any) -> Plan: ...
    def fill(self, rows: Tuple[Tuple[str, str, bool, object, Any], ...], /) -> None: ...

class Model:
    @property
    def model_extra(self) -> dict[str, Any]: ...
    @property
    def model_fields_set(self) -> set[str]: ...

class Reply:
    status: int
    headers: bytes
    content: bytes
    is_json: bool
    request_id: Optional[str]
    route: Any
    def build(self, plan: Optional[Plan], /) -> Any: ...

class StreamBase: ...

class SyncStream(StreamBase):
    def __iter__(self) -> Iterator[Any]: ...
    def __next__(self) -> Any: ...

class TaskStream(StreamBase): ...

def setup(
    *, omit: type, not_given: type, stream: type, async_stream: type
) -> None: ...
def encode(value: object, /) -> bytes: ...
def absent(value: object, /) -> bool: ...
def model_type(name: str, base: type, fields: Tuple[str, ...], /) -> Type[Any]: ...
def after_fork() -> None: ...
