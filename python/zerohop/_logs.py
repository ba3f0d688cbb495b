# SPDX-License-Identifier: Apache-2.0
"""OPENAI_LOG=debug or info: what is sent and what comes, on the official
client's loggers.  No body, no key, no prompt is ever logged."""

import logging
import os

logger = logging.getLogger("openai")
log = logging.getLogger("openai._base_client")
LEVELS = {"debug": logging.DEBUG, "info": logging.INFO,
          "warning": logging.WARNING, "error": logging.ERROR,
          "critical": logging.CRITICAL}


def setup_logging():
    level = LEVELS.get(os.environ.get("OPENAI_LOG", ""))
    if level is not None:
        logging.basicConfig(
            format="[%(asctime)s - %(name)s:%(lineno)d - %(levelname)s] "
                   "%(message)s", datefmt="%Y-%m-%d %H:%M:%S")
        logger.setLevel(level)


def logged(native):
    """`native` with its calls logged, while the level says so."""
    setup_logging()
    return Logged(native) if logger.isEnabledFor(logging.INFO) else native


class Logged:
    def __init__(self, native):
        self.__dict__["_native"] = native

    def __getattr__(self, name):
        return getattr(self._native, name)

    def _begin(self, method, path):
        log.debug("Sending HTTP Request: %s %s", method, path)

    def _end(self, made):
        route = getattr(made, "_route", None)
        tried = len(route.attempts) if route is not None else 1
        if tried > 1:
            log.info("Sent %i times; the last time to %s", tried,
                     route.deployment)
        log.debug("HTTP Response: %s", getattr(made, "_status", 200))
        log.debug("request_id: %s", getattr(made, "_request_id", None))
        return made

    def _failed(self, error):
        log.debug("Encountered an error: %s, status %s", type(error).__name__,
                  getattr(error, "status_code", None))

    def _call(self, name, where, arguments):
        self._begin(*where)
        try:
            return self._end(getattr(self._native, name)(*arguments))
        except Exception as error:
            self._failed(error)
            raise

    async def _call_async(self, name, where, arguments):
        self._begin(*where)
        try:
            return self._end(await getattr(self._native, name)(*arguments))
        except Exception as error:
            self._failed(error)
            raise

    def send(self, *arguments):
        return self._call("send", ("POST", "/chat/completions"), arguments)

    def send_async(self, *arguments):
        return self._call_async("send_async", ("POST", "/chat/completions"),
                                arguments)

    def request(self, *arguments):
        return self._call("request", arguments[:2], arguments)

    def request_async(self, *arguments):
        return self._call_async("request_async", arguments[:2], arguments)
