# SPDX-License-Identifier: Apache-2.0
"""Pages of a list: their items, and the pages after them."""

import functools

from ._models import BaseModel, Kind, Made


class PageInfo:
    """What the next page is asked for with."""

    def __init__(self, *, url=None, params=None, json=None):
        self.url, self.params, self.json = url, params, json

    def __repr__(self):
        return f"PageInfo(params={self.params})"


class BasePage(BaseModel):
    """What all pages have."""

    __slots__ = ()

    def _set_private_attributes(self, client, model, options):
        self._client, self._model = client, model
        self._options = options

    def _get_page_items(self):
        return self.data or []

    def has_next_page(self):
        if getattr(self, "has_more", None) is False:
            return False
        return bool(self._get_page_items()) and (
            self.next_page_info() is not None)

    def _info_to_options(self, info):
        options = self._options.model_copy()
        options.params = {**dict(options.params), **(info.params or {})}
        return options

    def _next_options(self):
        info = self.next_page_info()
        if not info:
            raise RuntimeError(
                "No next page expected; please check `.has_next_page()` "
                "before calling `.get_next_page()`.")
        return self._info_to_options(info)


class BaseSyncPage(BasePage):
    __slots__ = ()

    def get_next_page(self):
        options = self._next_options()
        return self._client._request_api_list(self._model, type(self), options)

    def iter_pages(self):
        page = self
        while True:
            yield page
            if not page.has_next_page():
                return
            page = page.get_next_page()

    def __iter__(self):
        for page in self.iter_pages():
            yield from page._get_page_items()


class BaseAsyncPage(BasePage):
    __slots__ = ()

    async def get_next_page(self):
        options = self._next_options()
        return await self._client._request_api_list(
            self._model, type(self), options)

    async def iter_pages(self):
        page = self
        while True:
            yield page
            if not page.has_next_page():
                return
            page = await page.get_next_page()

    async def __aiter__(self):
        async for page in self.iter_pages():
            for item in page._get_page_items():
                yield item


# --- kinds ----------------------------------------------------------------------

class _Last:
    """The next page begins after the last item."""

    __slots__ = ()

    def next_page_info(self):
        data = self.data
        last = getattr(data[-1], "id", None) if data else None
        return None if last is None else PageInfo(params={"after": last})


class _Single:
    __slots__ = ()

    def next_page_info(self):
        return None


class _LastID:
    """The reply says after what the next page begins."""

    __slots__ = ()

    def next_page_info(self):
        last = self.last_id
        return PageInfo(params={"after": last}) if last else None


class _Next:
    __slots__ = ()

    def next_page_info(self):
        after = self.next
        return PageInfo(params={"after": after}) if after else None


_KINDS = {
    "page": ("Page", _Single, [("object", "str", True)]),
    "cursor": ("CursorPage", _Last, [("has_more", ["opt", "bool"], False)]),
    "conversation": ("ConversationCursorPage", _LastID,
                     [("has_more", ["opt", "bool"], False),
                      ("last_id", ["opt", "str"], False)]),
    "next": ("NextCursorPage", _Next, [("has_more", ["opt", "bool"], False),
                                       ("next", ["opt", "str"], False)]),
}
_NAMES = {kind[0]: word for word, kind in _KINDS.items()}


class _Generic(type):
    """SyncPage and so on: SyncPage[Model] is the class of a reply."""

    def __getitem__(cls, item):
        return _page_class(cls._word, cls._async, item)

    def __instancecheck__(cls, value):
        made = getattr(type(value), "_page", None)
        return made == (cls._word, cls._async)

    def __subclasscheck__(cls, other):
        return getattr(other, "_page", None) == (cls._word, cls._async) or (
            type.__subclasscheck__(cls, other))


def _generic(word, is_async):
    name = ("Async" if is_async else "Sync") + _KINDS[word][0]
    return _Generic(name, (), {"_word": word, "_async": is_async,
                               "__module__": __name__})


SyncPage, AsyncPage = _generic("page", False), _generic("page", True)
SyncCursorPage = _generic("cursor", False)
AsyncCursorPage = _generic("cursor", True)
SyncConversationCursorPage = _generic("conversation", False)
AsyncConversationCursorPage = _generic("conversation", True)
SyncNextCursorPage = _generic("next", False)
AsyncNextCursorPage = _generic("next", True)


def page_class(word, is_async, item):
    """The class of a page of `item`: the official package's for its items."""
    from ._errors import official
    if official() is not None and not hasattr(item, "_plan"):
        from importlib import import_module

        from ._casts import is_ours
        name = ("Async" if is_async else "Sync") + _KINDS[word][0]
        found = getattr(import_module("openai.pagination"), name, None)
        if found is not None and not is_ours(item):
            return found[item]
    return _page_class(word, is_async, item)


@functools.cache
def _page_class(word, is_async, item):
    import typing

    from ._casts import is_ours, kind_of
    from ._surface import shape_of
    name, mixin, more = _KINDS[word]
    base = BaseAsyncPage if is_async else BaseSyncPage
    shape = (("model", item._plan) if hasattr(item, "_plan")
             else shape_of(kind_of(item)) if is_ours(item) else ("any",))
    inner = type("Base" + name, (mixin, base), {"__slots__": ()})
    made = Made(__name__, f"{'Async' if is_async else 'Sync'}{name}["
                f"{getattr(item, '__name__', item)}]",
                ["data", *(field[0] for field in more)], base=inner)
    made.fill([("data", "data", True, None, ("list", shape),
                typing.List[item]),
               *((field[0], field[0], field[2], None, shape_of(field[1]),
                  Kind(field[1])) for field in more)])
    made.cls._page = (word, is_async)
    return made.cls


class AsyncPaginator:
    """What a list method of the async client gives: awaited, the first page;
    iterated, all items."""

    def __init__(self, fetch):
        self._fetch = fetch

    def __await__(self):
        return self._fetch().__await__()

    async def __aiter__(self):
        async for item in await self._fetch():
            yield item
