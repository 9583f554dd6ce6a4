"""OpenID Connect by `idpyoidc`, a certified client: the authorization code flow with PKCE, state and nonce.

A sign-in under way is kept by the browser, sealed (`writes.begin`): the library's own memory would not outlive a
restart. Clients are kept for an hour, with what discovery said; keys are fetched again when an unknown one signs.
"""

import logging
import re
import threading
import time
from collections.abc import Iterable, Mapping
from typing import Any

from cryptojwt.exception import JWKESTException
from cryptojwt.key_jar import KeyJar
from idpyoidc.client.exception import OidcServiceError
from idpyoidc.client.oauth2.stand_alone_client import StandAloneClient
from idpyoidc.exception import OidcMsgError
from requests import RequestException

from postilla.signon import refusals as r
from postilla.signon.values import Provider

log = logging.getLogger("postilla.signon")

LONGEST = 300  # characters of a fault that are told
_SECRET = re.compile(r"[\w~+=-]{20,}|[^\s'\"<]+@[^\s'\">]+")
PATIENCE = 5  # seconds for each question to a provider
KEPT = 3600.0  # seconds for which discovery holds
_services = {
    "discovery": "provider_info_discovery.ProviderInfoDiscovery",
    "authorization": "authorization.Authorization",
    "accesstoken": "access_token.AccessToken",
    "userinfo": "userinfo.UserInfo",
}
_PKCE = {
    "function": "idpyoidc.client.oauth2.add_on.pkce.add_support",
    "kwargs": {"code_challenge_length": 64, "code_challenge_method": "S256"},
}
# The library's own errors, and those of Python's that it lets through for answers that are not as they must be.
_FAULTS = (OidcMsgError, JWKESTException, OidcServiceError, ValueError, KeyError, TypeError, AttributeError)

_clients: dict[tuple[str, str, str], tuple[float, StandAloneClient]] = {}  # by provider and callback
_lock = threading.Lock()


def question(provider: Provider, callback: str, *, anew: bool = False) -> tuple[str, dict[str, Any]]:
    """Where a browser is sent, and what must be remembered until it comes back. `anew`: the provider is to ask again
    who it is, whoever is signed in there; whether it did, `auth_time` says. Raises ProviderAway."""
    client = _client(provider, callback)
    address: str = client.init_authorization({"scope": list(provider.scopes), **(_ANEW if anew else {})})
    current = client.get_context().cstate
    state = next(key for key in reversed(list(current.keys())) if f"state={key}" in address)
    kept: dict[str, Any] = {name: current.get(state)[name] for name in _KEPT}
    current.remove_state(state)
    return address, kept


_ANEW = {"prompt": ["login"], "max_age": 0}
_KEPT = (
    "iss",
    "state",
    "nonce",
    "code_verifier",
    "code_challenge_method",
    "redirect_uri",
    "response_type",
    "client_id",
)


def answered(provider: Provider, callback: str, kept: Mapping[str, Any], said: Mapping[str, str]) -> dict[str, Any]:
    """The claims about whoever came back. `said` is the query of the callback's address, `kept` what was remembered.

    Raises StateWrong, MixedUp, Declined, CodeRefused, AnswerWrong, ProviderAway.
    """
    if not said.get("state") or said["state"] != kept.get("state"):
        raise r.StateWrong
    client = _client(provider, callback)
    told = client.get_context().provider_info.get("authorization_response_iss_parameter_supported")
    if kept.get("iss") != provider.issuer or said.get("iss", None if told else provider.issuer) != provider.issuer:
        raise r.MixedUp
    if "error" in said or not said.get("code"):
        raise r.Declined
    current, state = client.get_context().cstate, said["state"]
    current.set(state, dict(kept))
    current.bind_key(kept["nonce"], state)
    try:
        return _claims(client, {"code": said["code"], "state": state})
    except RequestException:
        raise r.ProviderAway from None
    except _FAULTS as fault:
        _note(provider, fault, (said["code"], *(str(kept[name]) for name in ("state", "nonce", "code_verifier"))))
        raise (r.CodeRefused if "invalid_grant" in str(fault) else r.AnswerWrong) from None
    finally:
        current.remove_state(state)


def _claims(client: StandAloneClient, said: dict[str, str]) -> dict[str, Any]:
    found = client.finalize(said)
    token = found.get("id_token")
    if "error" in found or token is None:
        raise ValueError(f"it answered {found.get('error') or 'without an ID token'}")
    claims: dict[str, Any] = token.to_dict()
    person: dict[str, Any] = found["userinfo"].to_dict()
    person.pop("auth_time", None)  # of this sign-in, the signed token alone speaks
    return {**person, **claims}  # the library has seen that both are about the same subject


def _client(provider: Provider, callback: str) -> StandAloneClient:
    with _lock:
        made, client = _clients.get((provider.name, provider.issuer, callback), (0.0, None))
        if client is not None and time.monotonic() - made < KEPT:
            return client
    client = _new(provider, callback)
    with _lock:
        _clients[provider.name, provider.issuer, callback] = (time.monotonic(), client)
    return client


def _new(provider: Provider, callback: str) -> StandAloneClient:
    """A client that knows what the provider says of itself. Raises ProviderAway, AnswerWrong."""
    services = {name: {"class": f"idpyoidc.client.oidc.{place}"} for name, place in _services.items()}
    config = {
        "client_type": "oidc", "issuer": provider.issuer, "provider_info": {"issuer": provider.issuer},
        "client_id": provider.client_id, "client_secret": provider.client_secret, "redirect_uris": [callback],
        "response_types_supported": ["code"], "response_types": ["code"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        "token_endpoint_auth_method": "client_secret_basic",
        "id_token_signed_response_alg": provider.algorithm, "add_ons": {"pkce": _PKCE},
    }  # fmt: skip
    try:
        client = StandAloneClient(
            keyjar=KeyJar(), client_type="oidc", config=config, services=services,
            httpc_params={"timeout": PATIENCE, "verify": True},
        )  # fmt: skip
        client.do_provider_info()
        client.do_client_registration()
    except RequestException:
        raise r.ProviderAway from None
    except _FAULTS as fault:
        _note(provider, fault)
        raise r.AnswerWrong from None
    if (named := client.get_context().provider_info.get("issuer")) != provider.issuer:
        _note(provider, ValueError(f"it calls itself {named}, the settings {provider.issuer}"))
        raise r.MixedUp
    return client


def _note(provider: Provider, fault: Exception, secrets: Iterable[str] = ()) -> None:
    """Tell the operator what was wrong with an answer: the reader cannot, and must not be told more. `secrets`, and
    what looks like a token, a key or an address, is left out."""
    said = " ".join(str(fault).split())
    for secret in filter(None, (provider.client_secret, *secrets)):
        said = said.replace(secret, "…")
    said = _SECRET.sub("…", said)[:LONGEST]
    log.warning("what “%s” answered was not taken: %s: %s", provider.name, type(fault).__name__, said)


def forget() -> None:
    """Ask discovery anew; for tests, whose providers come and go."""
    with _lock:
        _clients.clear()
