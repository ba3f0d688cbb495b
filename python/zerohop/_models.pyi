from typing import (
    Any,
    Callable,
    ClassVar,
    Dict,
    Generator,
    Literal,
    Mapping,
    Optional,
    Self,
    Set,
    Tuple,
    Type,
    TypeVar,
    Union,
)



_M = TypeVar("_M", bound="BaseModel")
IncEx = Union[
    Set[int],
    Set[str],
    Mapping[int, Union["IncEx", bool]],
    Mapping[str, Union["IncEx", bool]],
]

class FieldInfo:
    annotation: str
    default: Any
    alias: Optional[str]
    def is_required(self) -> bool: ...
    def get_default(self, **_options: Any) -> Any: ...

class BaseModel:
    model_config: ClassVar[Dict[str, Any]]
    model_fields: ClassVar[Dict[str, FieldInfo]]
    def __init__(self, **data: Any) -> None: ...
    @property
    def model_extra(self) -> Dict[str, Any]: ...
    @property
    def model_fields_set(self) -> Set[str]: ...
    def __iter__(self) -> Generator[Tuple[str, Any], None, None]: ...
    def __eq__(self, other: object) -> bool: ...
    def model_dump(
        self,
        *,
        mode: Union[Literal["json", "python"], str] = ...,
        include: Optional[IncEx] = ...,
        exclude: Optional[IncEx] = ...,
        context: Any = ...,
        by_alias: Optional[bool] = ...,
        exclude_unset: bool = ...,
        exclude_defaults: bool = ...,
        exclude_none: bool = ...,
        exclude_computed_fields: bool = ...,
        round_trip: bool = ...,
        warnings: Union[bool, Literal["none", "warn", "error"]] = ...,
        fallback: Optional[Callable[[Any], Any]] = ...,
        serialize_as_any: bool = ...,
    ) -> Dict[str, Any]: ...
    def model_dump_json(
        self,
        *,
        indent: Optional[int] = ...,
        ensure_ascii: bool = ...,
        include: Optional[IncEx] = ...,
        exclude: Optional[IncEx] = ...,
        context: Any = ...,
        by_alias: Optional[bool] = ...,
        exclude_unset: bool = ...,
        exclude_defaults: bool = ...,
        exclude_none: bool = ...,
        exclude_computed_fields: bool = ...,
        round_trip: bool = ...,
        warnings: Union[bool, Literal["none", "warn", "error"]] = ...,
        fallback: Optional[Callable[[Any], Any]] = ...,
        serialize_as_any: bool = ...,
    ) -> str: ...
    def to_dict(
        self,
        *,
        mode: Literal["json", "python"] = ...,
        use_api_names: bool = ...,
        exclude_unset: bool = ...,
        exclude_defaults: bool = ...,
        exclude_none: bool = ...,
        warnings: bool = ...,
    ) -> Dict[str, object]: ...
    def to_json(
        self,
        *,
        indent: Optional[int] = ...,
        use_api_names: bool = ...,
        exclude_unset: bool = ...,
        exclude_defaults: bool = ...,
        exclude_none: bool = ...,
        warnings: bool = ...,
    ) -> str: ...
    def dict(
        self,
        *,
        include: Optional[IncEx] = ...,
        exclude: Optional[IncEx] = ...,
        by_alias: bool = ...,
        exclude_unset: bool = ...,
        exclude_defaults: bool = ...,
        exclude_none: bool = ...,
    ) -> Dict[str, Any]: ...
    def json(
        self,
        *,
        include: Optional[IncEx] = ...,
        exclude: Optional[IncEx] = ...,
        by_alias: bool = ...,
        exclude_unset: bool = ...,
        exclude_defaults: bool = ...,
        exclude_none: bool = ...,
    ) -> str: ...
    @classmethod
    def model_construct(
        cls, _fields_set: Optional[Set[str]] = ..., **values: Any
    ) -> Self: ...
    @classmethod
    def construct(
        cls, _fields_set: Optional[Set[str]] = ..., **values: Any
    ) -> Self: ...
    @classmethod
    def model_validate(cls, obj: Any, **_options: Any) -> Self: ...
    @classmethod
    def parse_obj(cls, obj: Any, **_options: Any) -> Self: ...
    @classmethod
    def model_validate_json(
        cls, json_data: Union[str, bytes, bytearray], **_options: Any
    ) -> Self: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: Any = ...) -> Self: ...
    def model_copy(
        self, *, update: Optional[Mapping[str, Any]] = ..., deep: bool = ...
    ) -> Self: ...
    def copy(
        self,
        *,
        include: Any = ...,
        exclude: Any = ...,
        update: Optional[Mapping[str, Any]] = ...,
        deep: bool = ...,
    ) -> Self: ...

def model(cls: Type[_M]) -> Type[_M]: ...
def generic(cls: Type[_M]) -> Type[_M]: ...
