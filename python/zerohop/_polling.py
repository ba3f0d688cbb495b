# SPDX-License-Identifier: Apache-2.0
"""Methods that ask until something is done, and uploads in parts."""

from ._helpers import both, poll_headers, polled, sleep
from ._types import not_given, omit

DEFAULT_PART_SIZE = 64 * 1024 * 1024
_RUN_ENDS = {"requires_action", "cancelled", "completed", "failed", "expired",
             "incomplete"}


# --- files -----------------------------------------------------------------------

def _wait_for_processing(self, id, *, poll_interval=5.0,
                         max_wait_seconds=30 * 60):
    """Asks until a file was processed."""
    import time
    start = time.monotonic()
    file = yield lambda: self.retrieve(id)
    while file.status not in ("processed", "error", "deleted"):
        yield sleep(poll_interval)
        file = yield lambda: self.retrieve(id)
        if time.monotonic() - start > max_wait_seconds:
            raise RuntimeError(
                f"Giving up on waiting for file {id} to finish processing "
                f"after {max_wait_seconds} seconds.")
    return file


FILES = both("FilesFurther", {"wait_for_processing": _wait_for_processing})


# --- uploads ---------------------------------------------------------------------

def _upload_file_chunked(self, *, file, mime_type, purpose, filename=None,
                         bytes=None, part_size=None, md5=omit):
    """Uploads a file, or bytes, in parts."""
    import io
    import os
    in_memory = not isinstance(file, (str, os.PathLike))
    if in_memory:
        if filename is None:
            raise TypeError("The `filename` argument must be given for "
                            "in-memory files")
        if bytes is None:
            raise TypeError("The `bytes` argument must be given for "
                            "in-memory files")
    else:
        filename = filename or os.path.basename(file)
        bytes = os.stat(file).st_size if bytes is None else bytes
    upload = yield lambda: self.create(bytes=bytes, filename=filename,
                                       mime_type=mime_type, purpose=purpose)
    ids = []
    with io.BytesIO(file) if in_memory else open(file, "rb") as source:
        while data := source.read(part_size or DEFAULT_PART_SIZE):
            part = yield lambda: self.parts.create(upload_id=upload.id,
                                                   data=data)
            ids.append(part.id)
    return (yield lambda: self.complete(upload_id=upload.id, part_ids=ids,
                                        md5=md5))


UPLOADS = both("UploadsFurther", {
    "upload_file_chunked": _upload_file_chunked})


# --- vector stores ---------------------------------------------------------------

def _file_poll(self, file_id, *, vector_store_id, poll_interval_ms=omit):
    """Asks until a vector store's file is no longer in progress."""
    headers = poll_headers(poll_interval_ms)
    return (yield from polled(
        lambda: self.with_raw_response.retrieve(
            file_id, vector_store_id=vector_store_id, extra_headers=headers),
        poll_interval_ms, lambda file: file.status != "in_progress"))


def _file_create_and_poll(self, file_id, *, vector_store_id, attributes=omit,
                          poll_interval_ms=omit, chunking_strategy=omit,
                          extra_headers=None, extra_query=None,
                          extra_body=None, timeout=not_given):
    """Adds a file to a vector store and asks until it is processed."""
    yield lambda: self.create(
        vector_store_id=vector_store_id, file_id=file_id,
        chunking_strategy=chunking_strategy, attributes=attributes,
        extra_headers=extra_headers, extra_query=extra_query,
        extra_body=extra_body, timeout=timeout)
    return (yield lambda: self.poll(file_id, vector_store_id=vector_store_id,
                                    poll_interval_ms=poll_interval_ms))


def _file_upload(self, *, vector_store_id, file, chunking_strategy=omit):
    """Uploads a file and adds it to a vector store."""
    made = yield lambda: self._client.files.create(file=file,
                                                   purpose="assistants")
    return (yield lambda: self.create(vector_store_id=vector_store_id,
                                      file_id=made.id,
                                      chunking_strategy=chunking_strategy))


def _file_upload_and_poll(self, *, vector_store_id, file, attributes=omit,
                          poll_interval_ms=omit, chunking_strategy=omit):
    """Uploads a file, adds it and asks until it is processed."""
    made = yield lambda: self._client.files.create(file=file,
                                                   purpose="assistants")
    return (yield lambda: self.create_and_poll(
        vector_store_id=vector_store_id, file_id=made.id,
        chunking_strategy=chunking_strategy,
        poll_interval_ms=poll_interval_ms, attributes=attributes))


STORE_FILES = both("StoreFilesFurther", {
    "poll": _file_poll, "create_and_poll": _file_create_and_poll,
    "upload": _file_upload, "upload_and_poll": _file_upload_and_poll})


def _batch_poll(self, batch_id, *, vector_store_id, poll_interval_ms=omit):
    """Asks until no file of a batch is in progress."""
    headers = poll_headers(poll_interval_ms)
    return (yield from polled(
        lambda: self.with_raw_response.retrieve(
            batch_id, vector_store_id=vector_store_id, extra_headers=headers),
        poll_interval_ms, lambda batch: batch.file_counts.in_progress <= 0))


def _batch_create_and_poll(self, vector_store_id, *, attributes=omit,
                           chunking_strategy=omit, file_ids=omit, files=omit,
                           poll_interval_ms=omit, extra_headers=None,
                           extra_query=None, extra_body=None,
                           timeout=not_given):
    """Adds files and asks until all of them are processed."""
    batch = yield lambda: self.create(
        vector_store_id=vector_store_id, attributes=attributes,
        chunking_strategy=chunking_strategy, file_ids=file_ids, files=files,
        extra_headers=extra_headers, extra_query=extra_query,
        extra_body=extra_body, timeout=timeout)
    return (yield lambda: self.poll(batch.id, vector_store_id=vector_store_id,
                                    poll_interval_ms=poll_interval_ms))


def _upload_all(self, files, max_concurrency):
    """The files, uploaded: several at once."""
    create = self._client.files.create
    if self._is_async:
        return _upload_all_async(create, files, max_concurrency)
    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor(max_workers=max_concurrency) as pool:
        return list(pool.map(
            lambda file: create(file=file, purpose="assistants"), files))


async def _upload_all_async(create, files, max_concurrency):
    import asyncio
    room = asyncio.Semaphore(max_concurrency)

    async def one(file):
        async with room:
            return await create(file=file, purpose="assistants")
    return await asyncio.gather(*map(one, files))


def _batch_upload_and_poll(self, vector_store_id, *, files, max_concurrency=5,
                           file_ids=[], poll_interval_ms=omit,
                           chunking_strategy=omit):
    """Uploads files, adds them with those of `file_ids`, and asks until all
    of them are processed."""
    made = yield lambda: _upload_all(self, files, max_concurrency)
    return (yield lambda: self.create_and_poll(
        vector_store_id=vector_store_id,
        file_ids=[*file_ids, *(file.id for file in made)],
        poll_interval_ms=poll_interval_ms,
        chunking_strategy=chunking_strategy))


BATCHES = both("BatchesFurther", {
    "poll": _batch_poll, "create_and_poll": _batch_create_and_poll,
    "upload_and_poll": _batch_upload_and_poll})


# --- videos ----------------------------------------------------------------------

def _video_poll(self, video_id, *, poll_interval_ms=omit):
    """Asks until a video is there or has failed."""
    headers = poll_headers(poll_interval_ms)
    return (yield from polled(
        lambda: self.with_raw_response.retrieve(video_id,
                                                extra_headers=headers),
        poll_interval_ms,
        lambda video: video.status not in ("in_progress", "queued")))


def _video_create_and_poll(self, *, prompt, input_reference=omit, model=omit,
                           seconds=omit, size=omit, poll_interval_ms=omit,
                           extra_headers=None, extra_query=None,
                           extra_body=None, timeout=not_given):
    """Makes a video and asks until it is there or has failed."""
    video = yield lambda: self.create(
        model=model, prompt=prompt, input_reference=input_reference,
        seconds=seconds, size=size, extra_headers=extra_headers,
        extra_query=extra_query, extra_body=extra_body, timeout=timeout)
    return (yield lambda: self.poll(video.id,
                                    poll_interval_ms=poll_interval_ms))


VIDEOS = both("VideosFurther", {"poll": _video_poll,
                                "create_and_poll": _video_create_and_poll})


# --- runs ------------------------------------------------------------------------

def _run_poll(self, run_id, thread_id, extra_headers=None, extra_query=None,
              extra_body=None, timeout=not_given, poll_interval_ms=omit):
    """Asks until a run ends or wants something."""
    headers = poll_headers(poll_interval_ms, extra_headers)
    return (yield from polled(
        lambda: self.with_raw_response.retrieve(
            thread_id=thread_id, run_id=run_id, extra_headers=headers,
            extra_body=extra_body, extra_query=extra_query, timeout=timeout),
        poll_interval_ms, lambda run: run.status in _RUN_ENDS))


def _run_create_and_poll(
        self, *, assistant_id, include=omit, additional_instructions=omit,
        additional_messages=omit, instructions=omit,
        max_completion_tokens=omit, max_prompt_tokens=omit, metadata=omit,
        model=omit, parallel_tool_calls=omit, reasoning_effort=omit,
        response_format=omit, temperature=omit, tool_choice=omit, tools=omit,
        top_p=omit, truncation_strategy=omit, poll_interval_ms=omit, thread_id,
        extra_headers=None, extra_query=None, extra_body=None,
        timeout=not_given):
    """Makes a run and asks until it ends or wants something."""
    given = {name: value for name, value in locals().items()
             if name not in ("self", "poll_interval_ms")}
    run = yield lambda: self.create(**given)
    return (yield lambda: self.poll(
        run.id, thread_id=thread_id, extra_headers=extra_headers,
        extra_query=extra_query, extra_body=extra_body,
        poll_interval_ms=poll_interval_ms, timeout=timeout))


def _run_submit_and_poll(self, *, tool_outputs, run_id, thread_id,
                         poll_interval_ms=omit, extra_headers=None,
                         extra_query=None, extra_body=None, timeout=not_given):
    """Hands in tool outputs and asks until the run ends or wants more."""
    run = yield lambda: self.submit_tool_outputs(
        run_id=run_id, thread_id=thread_id, tool_outputs=tool_outputs,
        stream=False, extra_headers=extra_headers, extra_query=extra_query,
        extra_body=extra_body, timeout=timeout)
    return (yield lambda: self.poll(
        run_id=run.id, thread_id=thread_id, extra_headers=extra_headers,
        extra_query=extra_query, extra_body=extra_body, timeout=timeout,
        poll_interval_ms=poll_interval_ms))


# --- assistants' streams -----------------------------------------------------------

def _refused(resource, name, instead):
    """Raises: zerohop has no AssistantEventHandler."""
    def refuse(self, *args, **kwargs):
        raise NotImplementedError(
            f"client.{resource}.{name}() gives an AssistantEventHandler, "
            f"which zerohop does not have; use {instead}(stream=True), whose "
            "events are the same, or the official client")
    refuse.__name__ = name
    refuse.__doc__ = _refused.__doc__
    return refuse


def _with_refused(pair, resource, methods):
    for cls in pair:
        for name, instead in methods.items():
            setattr(cls, name, _refused(resource, name, instead))
    return pair


RUNS = _with_refused(both("RunsFurther", {
    "poll": _run_poll, "create_and_poll": _run_create_and_poll,
    "submit_tool_outputs_and_poll": _run_submit_and_poll}), "beta.threads.runs", {
    "stream": "create", "create_and_stream": "create",
    "submit_tool_outputs_stream": "submit_tool_outputs"})


def _create_and_run_poll(
        self, *, assistant_id, instructions=omit, max_completion_tokens=omit,
        max_prompt_tokens=omit, metadata=omit, model=omit,
        parallel_tool_calls=omit, response_format=omit, temperature=omit,
        thread=omit, tool_choice=omit, tool_resources=omit, tools=omit,
        top_p=omit, truncation_strategy=omit, poll_interval_ms=omit,
        extra_headers=None, extra_query=None, extra_body=None,
        timeout=not_given):
    """Makes a thread with a run and asks until that ends or wants
    something."""
    given = {name: value for name, value in locals().items()
             if name not in ("self", "poll_interval_ms")}
    run = yield lambda: self.create_and_run(**given)
    return (yield lambda: self.runs.poll(
        run.id, run.thread_id, extra_headers, extra_query, extra_body, timeout,
        poll_interval_ms))


THREADS = _with_refused(
    both("ThreadsFurther", {"create_and_run_poll": _create_and_run_poll}),
    "beta.threads", {"create_and_run_stream": "create_and_run"})
