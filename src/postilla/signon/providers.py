"""The file that names the providers, POSTILLA_SIGN_ON: TOML, read once at start. Secrets stay out of the database."""

import re
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from postilla.signon.values import BADGES, Provider, SignOn, Staffing, Standing, TokenIssuer

ID_TOKEN_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
TOKEN_ALGORITHMS = ("EdDSA", "RS256", "HS256")
SHORTEST_SECRET = 16  # characters; 32 for HS256, as RFC 7518 has it

_PROVIDER = {"name", "label", "issuer", "client_id", "client_secret", "client_secret_file", "scopes", "algorithm"}
_TOKEN = {"label", "issuer", "audience", "algorithm", "key", "key_file", "address", "origins", "max_age"}
_STANDING = {"badge", "verified_claim", "roles_claim", "roles", "groups", "second_factor"}


def read(file: Path, base_url: str) -> SignOn:
    """What the file sets up. Raises ValueError with a sentence that names the entry and says what would do."""
    try:
        said = tomllib.loads(file.read_text())
    except OSError as error:
        raise ValueError(f"{file} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{file} is not TOML: {error}") from None
    _only(said, {"oidc", "token"}, "the file")
    providers = tuple(_provider(one, file) for one in said.get("oidc", []))
    names = [one.name for one in providers]
    if len(set(names)) < len(names):
        raise ValueError("two [[oidc]] have the same name")
    return SignOn(providers, _token(said["token"], file, base_url) if "token" in said else None)


def _provider(said: dict[str, Any], file: Path) -> Provider:
    name = str(said.get("name", ""))
    where = f"[[oidc]] {name or '(without a name)'}"
    _only(said, _PROVIDER | _STANDING, where)
    if not re.fullmatch(r"[a-z0-9-]{1,40}", name):
        raise ValueError(f"{where}: name must be small letters, digits and hyphens; it stands in an address")
    secret = _secret(said, "client_secret", file, where)
    if len(secret) < SHORTEST_SECRET:
        raise ValueError(f"{where}: client_secret must have at least {SHORTEST_SECRET} characters")
    algorithm = said.get("algorithm", "RS256")
    if algorithm not in ID_TOKEN_ALGORITHMS:
        raise ValueError(f"{where}: algorithm must be one of {', '.join(ID_TOKEN_ALGORITHMS)}")
    return Provider(
        name, str(said.get("label") or name), _address(said, "issuer", where), _text(said, "client_id", where), secret,
        tuple(dict.fromkeys(["openid", *map(str, said.get("scopes", ["profile", "email"]))])), algorithm,
        _standing(said, where), _staffing(said, where),
    )  # fmt: skip


def _token(said: dict[str, Any], file: Path, base_url: str) -> TokenIssuer:
    where = "[token]"
    _only(said, _TOKEN | _STANDING, where)
    algorithm, key = said.get("algorithm"), _secret(said, "key", file, where)
    if algorithm not in TOKEN_ALGORITHMS:
        raise ValueError(f"{where}: algorithm must be one of {', '.join(TOKEN_ALGORITHMS)}")
    if algorithm == "HS256" and len(key) < 2 * SHORTEST_SECRET:
        raise ValueError(f"{where}: a key for HS256 must have at least {2 * SHORTEST_SECRET} characters")
    if (algorithm == "HS256") == ("-----BEGIN PUBLIC KEY-----" in key):
        raise ValueError(f"{where}: {algorithm} needs {'a secret' if algorithm == 'HS256' else 'a public key (PEM)'}")
    seconds = said.get("max_age", 300)
    if not isinstance(seconds, int) or not 10 <= seconds <= 3600:
        raise ValueError(f"{where}: max_age is in seconds, from 10 to 3600")
    return TokenIssuer(
        _text(said, "issuer", where), str(said.get("audience") or base_url), str(algorithm), key,
        str(said.get("label", "")), _address(said, "address", where) if "address" in said else "",
        tuple(str(one).rstrip("/") for one in said.get("origins", [])), timedelta(seconds=seconds),
        _standing(said, where), _staffing(said, where),
    )  # fmt: skip


def _standing(said: dict[str, Any], where: str) -> Standing:
    roles = said.get("roles", {})
    wanted = [said.get("badge", "") or BADGES[0], *(roles.values() if isinstance(roles, dict) else [None])]
    if not all(one in BADGES for one in wanted):
        raise ValueError(f"{where}: a badge, also that of a role, is one of {', '.join(BADGES)}")
    return Standing(
        str(said.get("badge", "")), str(said.get("verified_claim", "")), str(said.get("roles_claim", "roles")),
        {str(role): str(badge) for role, badge in roles.items()},
    )  # fmt: skip


def _staffing(said: dict[str, Any], where: str) -> Staffing | None:
    groups, factors = said.get("groups", {}), said.get("second_factor", [])
    if not isinstance(groups, dict) or not all(isinstance(one, str) and one.strip() for one in groups.values()):
        raise ValueError(f'{where}: groups names for each role a group of the CMS, such as desk = "Moderators"')
    if not isinstance(factors, list) or not all(isinstance(one, str) and one for one in factors):
        raise ValueError(f'{where}: second_factor is a list of values of amr or acr, such as ["mfa"]')
    if factors and not groups:
        raise ValueError(f"{where}: second_factor is of the staff, and needs groups")
    return Staffing(dict(groups), frozenset(factors)) if groups else None


def _only(said: Any, known: set[str], where: str) -> None:
    if not isinstance(said, dict):
        raise ValueError(f"{where} must be a table")
    if strange := sorted(set(said) - known):
        raise ValueError(f"{where} has {strange[0]!r}, which means nothing; it can have: {', '.join(sorted(known))}")


def _secret(said: dict[str, Any], name: str, file: Path, where: str) -> str:
    if f"{name}_file" in said:
        path = file.parent / str(said[f"{name}_file"])
        try:
            return path.read_text().strip()
        except (OSError, UnicodeDecodeError):
            raise ValueError(f"{where}: {path} cannot be read") from None
    return _text(said, name, where).strip()


def _text(said: dict[str, Any], name: str, where: str) -> str:
    value = said.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{where} needs {name}")
    return value


def _address(said: dict[str, Any], name: str, where: str) -> str:
    value = _text(said, name, where)
    parts = urlsplit(value)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")):
        return value
    raise ValueError(f"{where}: {name} must begin with https://")
