# SPDX-License-Identifier: Apache-2.0
"""client.webhooks: what OpenAI sends to a server, and whether it was OpenAI."""

from ._exceptions import InvalidWebhookSignatureError


def _header(headers, name):
    wanted = name.lower()
    for key, value in headers.items():
        if isinstance(key, str) and key.lower() == wanted and isinstance(
                value, str):
            return value
    raise ValueError(f"Could not find {name} header")


def _check_time(timestamp, tolerance):
    import time
    try:
        age = int(time.time()) - int(timestamp)
    except ValueError:
        raise InvalidWebhookSignatureError(
            "Invalid webhook timestamp format") from None
    if age > tolerance:
        raise InvalidWebhookSignatureError("Webhook timestamp is too old")
    if -age > tolerance:
        raise InvalidWebhookSignatureError("Webhook timestamp is too new")


def _signature(secret, text):
    import base64
    import hmac
    key = (base64.b64decode(secret[6:]) if secret.startswith("whsec_")
           else secret.encode())
    return base64.b64encode(
        hmac.digest(key, text.encode(), "sha256")).decode()


class _Webhooks:
    def verify_signature(self, payload, headers, *, secret=None,
                         tolerance=300):
        """Raises when the payload was not sent by who knows the secret, or
        more than `tolerance` seconds ago."""
        import hmac
        if secret is None:
            secret = self._client.webhook_secret
        if secret is None:
            raise ValueError(
                "The webhook secret must either be set using the env var, "
                "OPENAI_WEBHOOK_SECRET, on the client class, "
                "OpenAI(webhook_secret='123'), or passed to this function")
        given = _header(headers, "webhook-signature")
        timestamp = _header(headers, "webhook-timestamp")
        identity = _header(headers, "webhook-id")
        _check_time(timestamp, tolerance)
        body = payload.decode() if isinstance(payload, bytes) else payload
        right = _signature(secret, f"{identity}.{timestamp}.{body}")
        if not any(hmac.compare_digest(right, one.removeprefix("v1,"))
                   for one in given.split()):
            raise InvalidWebhookSignatureError(
                "The given webhook signature does not match the expected "
                "signature")

    def unwrap(self, payload, headers, *, secret=None):
        """The event that a payload is, when its signature is right."""
        import json

        from . import _casts
        if secret is None:
            secret = self._client.webhook_secret
        self.verify_signature(payload=payload, headers=headers, secret=secret)
        return _casts.made(_casts.type_of(
            "webhooks.unwrap_webhook_event:UnwrapWebhookEvent"),
            json.loads(payload))


class AsyncFurther(_Webhooks):
    pass


WEBHOOKS = (_Webhooks, AsyncFurther)
