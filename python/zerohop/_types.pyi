from typing import Literal, Mapping, Union

class NotGiven:
    def __bool__(self) -> Literal[False]: ...

class Omit:
    def __bool__(self) -> Literal[False]: ...

RAW: str
NOT_GIVEN: NotGiven
not_given: NotGiven
omit: Omit

Headers = Mapping[str, Union[str, Omit]]
Query = Mapping[str, object]
Body = Mapping[str, object]
