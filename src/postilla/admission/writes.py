"""The only code that changes admission's tables."""

import hmac
import json
import secrets
import unicodedata
from datetime import datetime
from typing import Any

from django.db import connection

from postilla.admission import events, keys, reads, refusals as r, rules
from postilla.admission.events import ADDED, REMOVED, RENEWED, SPENT, FactorChanged
from postilla.admission.models import Factor, Try
from postilla.admission.secrecy import keyed, seal, unseal
from postilla.admission.values import APP, CODES, KEY, PASSWORD, RESET, SECOND, Site
from postilla.outbox.statements import run
from postilla.outbox.writes import telling


def count_try(account: str, network: str, kind: str, now: datetime) -> None:
    """Note a try at a password or a second factor, before it is looked at. Raises TooManyTries, and notes nothing then.

    `network` is a keyed hash. Tries from other networks never make the owner of an account wait at the password.
    """
    who = _account(account)
    with telling(now):
        _one_at_a_time(who)
        Try.objects.filter(at__lt=now - rules.LONGEST).delete()
        pair = Try.objects.filter(account=who, network=network, kind=kind)
        seconds = rules.wait(_times(pair), rules.PAIR, now)
        seconds = max(seconds, rules.wait(_times(Try.objects.filter(network=network)), rules.NETWORK, now))
        if kind == SECOND:
            seconds = max(seconds, rules.wait(_times(Try.objects.filter(account=who, kind=kind)), rules.SECOND, now))
        if kind == RESET:
            seconds = max(seconds, rules.wait(_times(Try.objects.filter(account=who, kind=kind)), rules.RESET, now))
        if seconds:
            raise r.TooManyTries(seconds=seconds, wait=rules.spoken(seconds))
        Try.objects.create(account=who, network=network, kind=kind, at=now)


def _account(name: str) -> str:
    """The same for all spellings that sign in as one: Django takes full-width letters for the plain ones."""
    return keyed("account", unicodedata.normalize("NFKC", name).strip().casefold()[:254])


def _one_at_a_time(who: str) -> None:
    """Let tries at one account be counted one after the other, where a database lets several write at once."""
    if connection.vendor == "postgresql":
        run("SELECT pg_advisory_xact_lock(%s)", int(who[:15], 16))


def _times(tries: Any) -> list[datetime]:
    return list(tries.values_list("at", flat=True))


def forget_tries(account: str, network: str, kind: str, now: datetime) -> None:
    """The right password, or the right factor, was given: what was tried before it counts no longer."""
    who = _account(account)
    with telling(now):
        tries = Try.objects.filter(account=who, kind=kind)
        (tries.filter(network=network) if kind == PASSWORD else tries).delete()


def add_app(user_id: int, sealed: str, code: str, name: str, now: datetime) -> int:
    """An authenticator app, once it has shown a right code; the factor's id. Raises StaleSetup, WrongCode."""
    secret = unseal(sealed.encode(), reads.SETUP_AGE)
    if secret is None:
        raise r.StaleSetup
    step = _step_of(secret, code, now)
    if step is None:
        raise r.WrongCode
    return _add(user_id, APP, name or "Authenticator app", seal(secret), step, now)


def add_key(user_id: int, site: Site, state: Any, answer: str, name: str, now: datetime) -> int:
    """A passkey or security key; the factor's id. Raises KeyNotTaken, KnownKey."""
    credential, counter = keys.added(site, state, answer)
    with telling(now):
        if any(keys.same_key(credential, bytes(row.secret)) for row in Factor.objects.filter(kind=KEY)):
            raise r.KnownKey
        return _add(user_id, KEY, name or "Security key", credential, counter, now)


def _add(user_id: int, kind: str, name: str, secret: bytes, counter: int, now: datetime) -> int:
    with telling(now) as tell:
        made = Factor.objects.create(
            user_id=user_id, kind=kind, name=name.strip()[:80], secret=secret, counter=counter,
            created_at=now, used_at=now,
        )  # fmt: skip
        tell(FactorChanged(user_id, ADDED, made.name))
    return int(made.id)


def use_code(user_id: int, code: str, now: datetime) -> int:
    """Take the code of an app, or a recovery code; the factor that opens the session. Raises WrongCode, UsedCode.

    No code is taken twice.
    """
    typed = rules.folded(code)
    with telling(now) as tell:
        mine = Factor.objects.select_for_update().filter(user_id=user_id)
        used = False
        for factor in mine.filter(kind=APP):
            step = _step_of(unseal(bytes(factor.secret)) or b"", typed, now)
            if step is not None and step > factor.counter:
                return _used(factor, step, now)
            used = used or step is not None
        for factor in mine.filter(kind=CODES):
            hashes: list[str] = json.loads(bytes(factor.secret))
            if (digest := _code_hash(user_id, typed)) in hashes:
                factor.secret = json.dumps([one for one in hashes if one != digest]).encode()
                tell(FactorChanged(user_id, SPENT, factor.name))
                return _used(factor, factor.counter, now)
        raise r.UsedCode if used else r.WrongCode


def use_key(user_id: int, site: Site, state: Any, answer: str, now: datetime) -> int:
    """Take a key's signature; the factor that opens the session. Raises KeyNotTaken, KeyCopied."""
    with telling(now):
        mine = list(Factor.objects.select_for_update().filter(user_id=user_id, kind=KEY))
        signed, counter = keys.used(site, state, answer, [bytes(factor.secret) for factor in mine])
        factor = next(factor for factor in mine if bytes(factor.secret) == signed)
        if (counter or factor.counter) and counter <= factor.counter:
            raise r.KeyCopied
        return _used(factor, counter, now)


def _used(factor: Factor, counter: int, now: datetime) -> int:
    factor.counter, factor.used_at = counter, now
    factor.save(update_fields=["counter", "used_at", "secret"])
    return int(factor.id)


def _step_of(secret: bytes, code: str, now: datetime) -> int | None:
    """The latest step for which this is the app's code."""
    typed = rules.folded(code)
    if not secret or len(typed) != rules.DIGITS or not (typed.isascii() and typed.isdigit()):
        return None
    app = reads.totp(secret)
    fits = [s for s in rules.steps(now) if hmac.compare_digest(app.generate(s * rules.STEP).decode(), typed)]
    return max(fits, default=None)


def new_codes(user_id: int, now: datetime) -> tuple[str, ...]:
    """Ten recovery codes, shown once; those made before end. Sessions opened by an earlier code go on."""
    codes = tuple("".join(secrets.choice(rules.CODE_LETTERS) for _ in range(10)) for _ in range(rules.CODES))
    stored = json.dumps([_code_hash(user_id, code) for code in codes]).encode()
    with telling(now) as tell:
        _, first = Factor.objects.update_or_create(
            user_id=user_id, kind=CODES, defaults={"secret": stored, "created_at": now, "name": "Recovery codes"}
        )
        if not first:  # the first come with a factor, of which is told
            tell(FactorChanged(user_id, RENEWED, "Recovery codes"))
    return tuple(f"{code[:5]}-{code[5:]}" for code in codes)


def _code_hash(user_id: int, code: str) -> str:
    return keyed("recovery", f"{user_id}:{rules.folded(code)}")


def remove(user_id: int, factor_id: int, now: datetime, *, required: bool) -> None:
    """Take a factor off somebody's list; sessions it opened end. Raises NoSuchFactor, LastFactor.

    With the last factor go the recovery codes: they stand in for a factor, and are none.
    """
    with telling(now) as tell:
        mine = list(Factor.objects.select_for_update().filter(user_id=user_id).exclude(kind=CODES))
        found = [factor for factor in mine if factor.id == factor_id]
        if not found:
            raise r.NoSuchFactor
        if len(mine) == 1:
            if required:
                raise r.LastFactor
            Factor.objects.filter(user_id=user_id, kind=CODES).delete()
        found[0].delete()
        tell(FactorChanged(user_id, REMOVED, found[0].name))


def reset(user_id: int, now: datetime) -> int:
    """Take everything off somebody's list, because a device was lost; how many factors there were. Sessions end."""
    with telling(now) as tell:
        count = Factor.objects.filter(user_id=user_id).exclude(kind=CODES).count()
        Factor.objects.filter(user_id=user_id).delete()
        tell(FactorChanged(user_id, events.RESET, ""))
        return count
