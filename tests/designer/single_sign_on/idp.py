"""A small identity provider (OpenID Connect), made of Authlib's server side and served on the loopback.

Whoever comes is `person`, without being asked. `spoil` changes what it says of them.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from threading import Thread
from typing import Any

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import ClientMixin
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from flask import Flask, Response, jsonify
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from werkzeug.serving import make_server

__all__ = ["CLIENT_ID", "CLIENT_SECRET", "Claims", "IdentityProvider", "running"]

CLIENT_ID, CLIENT_SECRET = "ivrflow", "between us two"
LASTS_S = 300

Claims = dict[str, Any]


class Client(ClientMixin):  # type: ignore[misc]  # Authlib has no types
    """The designer, as the provider knows it."""

    client_id = CLIENT_ID

    def __init__(self, redirect_uris: list[str]) -> None:
        self._redirect_uris = redirect_uris

    def get_client_id(self) -> str:
        return CLIENT_ID

    def get_default_redirect_uri(self) -> str | None:
        return None

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri in self._redirect_uris

    def check_client_secret(self, client_secret: str) -> bool:
        return secrets.compare_digest(client_secret, CLIENT_SECRET)

    def check_endpoint_auth_method(self, method: str, _endpoint: str) -> bool:
        return method == "client_secret_basic"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class Code:
    """An authorization code that was given out."""

    code: str
    redirect_uri: str
    scope: str
    nonce: str
    code_challenge: str
    code_challenge_method: str
    began: float = field(default_factory=time.time)

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def is_expired(self) -> bool:
        return time.time() - self.began > LASTS_S


@cache
def _first_key() -> RSAKey:
    return RSAKey.generate_key(2048, parameters={"kid": "1"})


@dataclass
class IdentityProvider:
    """`redirect_uris` are where it sends people back to; `asked` counts the statements that it made."""

    issuer: str = ""
    redirect_uris: list[str] = field(default_factory=list)
    person: Claims = field(default_factory=lambda: {"sub": "1", "preferred_username": "zhao", "groups": ["ivr-team"]})
    spoil: Callable[[Claims], Claims] = dict
    sign: Callable[[Claims], str] | None = None
    """Signs in another way; None: RS256 with its own key."""
    codes: dict[str, Code] = field(default_factory=dict)
    asked: int = 0
    key: RSAKey = field(default_factory=_first_key)
    key_set: object = None
    """What it publishes as its keys; None: its key."""

    def change_key(self, kid: str) -> None:
        self.key = RSAKey.generate_key(2048, parameters={"kid": kid})

    def statement(self, code: Code) -> str:
        """The ID token (OpenID Connect Core, section 2)."""
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + LASTS_S, "nonce": code.nonce}
        claims = self.spoil(claims | self.person)
        self.asked += 1
        return self.sign(claims) if self.sign else self.signed(claims)

    def signed(self, claims: Claims) -> str:
        return jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, self.key)

    def application(self) -> Flask:
        app = Flask("idp")
        provider, client = self, Client(self.redirect_uris)

        class Grant(AuthorizationCodeGrant):  # type: ignore[misc]  # Authlib has no types
            TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic",)

            def save_authorization_code(self, code: str, request: Any) -> None:
                asked = request.payload.data
                provider.codes[code] = Code(
                    code,
                    asked["redirect_uri"],
                    asked["scope"],
                    asked.get("nonce", ""),
                    asked.get("code_challenge", ""),
                    asked.get("code_challenge_method", ""),
                )

            def query_authorization_code(self, code: str, _client: Client) -> Code | None:
                return provider.codes.get(code)

            def delete_authorization_code(self, authorization_code: Code) -> None:
                del provider.codes[authorization_code.code]

            def authenticate_user(self, authorization_code: Code) -> Claims:
                self.code = authorization_code
                return provider.person

            def create_token_response(self) -> Any:
                status, body, headers = super().create_token_response()
                return status, {**body, "id_token": provider.statement(self.code)}, headers

        server = AuthorizationServer(app, query_client=lambda _id: client, save_token=lambda _token, _request: None)
        server.register_grant(Grant, [CodeChallenge(required=True)])

        @app.get("/.well-known/openid-configuration")
        def about() -> Response:
            here = self.issuer
            return jsonify(
                issuer=here,
                authorization_endpoint=f"{here}/authorize",
                token_endpoint=f"{here}/token",
                jwks_uri=f"{here}/keys",
                id_token_signing_alg_values_supported=["RS256"],
            )

        @app.get("/keys")
        def keys() -> Response:
            return jsonify(KeySet([self.key]).as_dict(private=False) if self.key_set is None else self.key_set)

        @app.get("/authorize")
        def authorize() -> Any:
            grant = server.get_consent_grant(end_user=self.person)
            return server.create_authorization_response(grant_user=self.person, grant=grant)

        @app.post("/token")
        def token() -> Any:
            return server.create_token_response()

        return app


@contextmanager
def running(provider: IdentityProvider) -> Iterator[IdentityProvider]:
    """It listens until the end; `issuer` is where."""
    server = make_server("127.0.0.1", 0, provider.application(), threaded=True)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, name="identity provider", daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
