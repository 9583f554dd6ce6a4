"""Readers' addresses: encrypted to keep, hashed with a key to find. The key lives outside the database.

Where the key was changed there are several, the first one first. The last encrypts. A hash is made with the first and
hashed again with each later one: so what was hashed before a change can be carried over without knowing what it was
made of, and is no use to who knows the earlier keys alone.
"""

import base64
import hashlib
import hmac
import ipaddress
import re
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from postilla.identity.rules import mailbox_in


class Keys:
    """What follows from the keys, each 64 hexadecimal digits, the first one first. Raises ValueError for others."""

    def __init__(self, text: str) -> None:
        roots = [bytes.fromhex(key) for key in text.split()]
        if not roots or any(len(root) != 32 for root in roots):
            raise ValueError("a key has 64 hexadecimal digits")
        self._finding = [hmac.digest(root, b"postilla address hash", "sha256") for root in roots]
        keeping = [hmac.digest(root, b"postilla address cipher", "sha256") for root in roots]
        self._fernet = MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in reversed(keeping)])
        self.count = len(roots)
        self.mark = hashlib.sha256(b"postilla address key mark" + b"".join(roots)).hexdigest()[:16]

    def hash(self, data: bytes) -> str:
        made = _digest(self._finding[0], data)
        for key in self._finding[1:]:
            made = _digest(key, made.encode())
        return made

    def hash_again(self, text: str) -> str:
        """A hash made with all keys but the last, as it is with all; "n" before it stays. What is no hash stays."""
        found = _HASH.fullmatch(text)
        return f"{found[1]}{_digest(self._finding[-1], found[2].encode())}" if found else text

    def encrypt(self, text: str) -> bytes:
        return self._fernet.encrypt(text.encode())

    def decrypt(self, cipher: bytes) -> str:
        return self._fernet.decrypt(cipher).decode()

    def encrypt_again(self, cipher: bytes) -> bytes:
        return self._fernet.rotate(cipher) if cipher else b""


_HASH = re.compile(r"(n?)([0-9a-f]{32})")


def _digest(key: bytes, data: bytes) -> str:
    return hashlib.blake2b(data, key=key, digest_size=16).hexdigest()


@lru_cache(maxsize=4)
def keys_of(text: str) -> Keys:
    return Keys(text)


def _keys() -> Keys:
    return keys_of(settings.POSTILLA_ADDRESS_KEY)


def address_hash(address: str) -> str:
    """32 hexadecimal digits; the same for the same mailbox whatever its case. Empty for no address."""
    folded = address.strip().casefold()
    return _hash(b"mail:", folded) if folded else ""


def mailbox_hash(address: str) -> str:
    """The hash of the mailbox that an address leads to (`rules.mailbox_in`). Empty for no address."""
    return address_hash(mailbox_in(address))


def encrypt(address: str) -> bytes:
    return _keys().encrypt(address.strip()) if address.strip() else b""


def decrypt(cipher: bytes) -> str:
    """The address again. Raises cryptography.fernet.InvalidToken if the key is another one."""
    return _keys().decrypt(bytes(cipher)) if cipher else ""


def network_hash(ip: str) -> str:
    """A keyed hash of the network an address belongs to: /24 of IPv4, /56 of IPv6. Empty for what is no address."""
    if (usual := _IPV4.fullmatch(ip)) is not None:
        return _hash(b"net:", f"{usual[1]}0/24")
    try:
        address = ipaddress.ip_address(ip.strip("[]").split("%")[0])
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    kind, wide = (ipaddress.IPv4Network, 24) if address.version == 4 else (ipaddress.IPv6Network, 56)
    return _hash(b"net:", str(kind((int(address), wide), strict=False)))


_BYTE = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_IPV4 = re.compile(rf"((?:{_BYTE}\.){{3}}){_BYTE}")


def keyed_hash(kind: str, text: str) -> str:
    """A keyed hash for finding equal things again, such as the same draft sent twice."""
    return _hash(kind.encode() + b":", text)


def _hash(prefix: bytes, text: str) -> str:
    return _keys().hash(prefix + text.encode())
