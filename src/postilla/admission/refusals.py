from postilla.vocabulary import Refusal


class TooManyTries(Refusal):
    code, status = "too_many_tries", 429
    message = "Too many tries. Wait %(wait)s, then try again."


class WrongCode(Refusal):
    code, field = "wrong_code", "code"
    message = "That code does not fit. Take the one your app shows now (its clock must be right), or a recovery code."


class UsedCode(Refusal):
    code, field = "used_code", "code"
    message = "That code was used already. Wait until your app shows the next one."


class KeyNotTaken(Refusal):
    code, field = "key_not_taken", "key"
    message = "The key's answer does not fit this sign-in. Try it again, on this page and with a key of this account."


class KeyCopied(Refusal):
    code, field = "key_copied", "key"
    message = "This key has counted backwards, as a copy of it would, and was not accepted. Use another, and remove it."


class KnownKey(Refusal):
    code, status, field = "known_key", 409, "key"
    message = "This key is on your list already. Add another one."


class LastFactor(Refusal):
    code, status = "last_factor", 409
    message = "This newsroom asks for a second factor, and this is your only one. Add another first."


class NoSuchFactor(Refusal):
    code, status = "no_such_factor", 404
    message = "That factor is not on your list any more."


class StaleSetup(Refusal):
    code, status = "stale_setup", 409
    message = "This page had been open for too long, or was opened anew elsewhere. Start again."
