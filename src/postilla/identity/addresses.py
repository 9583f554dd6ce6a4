"""Readers' addresses: encrypted to keep, hashed with a key to find. The key lives outside the database."""

import base64
import hashlib
import hmac
import ipaddress
from functools import cache

from cryptography.fernet import Fernet
from django.conf import settings


@cache
def _keys() -> tuple[bytes, Fernet]:
    root = bytes.fromhex(settings.POSTILLA_ADDRESS_KEY)
    finding = hmac.digest(root, b"postilla address hash", "sha256")
    keeping = hmac.digest(root, b"postilla address cipher", "sha256")
    return finding, Fernet(base64.urlsafe_b64encode(keeping))


def address_hash(address: str) -> str:
    """32 hexadecimal digits; the same for the same mailbox whatever its case. Empty for no address."""
    folded = address.strip().casefold()
    return _hash(b"mail:", folded) if folded else ""


def encrypt(address: str) -> bytes:
    return _keys()[1].encrypt(address.strip().encode()) if address.strip() else b""


def decrypt(cipher: bytes) -> str:
    """The address again. Raises cryptography.fernet.InvalidToken if the key is another one."""
    return _keys()[1].decrypt(bytes(cipher)).decode() if cipher else ""


def network_hash(ip: str) -> str:
    """A keyed hash of the network an address belongs to: /24 of IPv4, /56 of IPv6. Empty for what is no address."""
    try:
        address = ipaddress.ip_address(ip.strip("[]").split("%")[0])
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    network = ipaddress.ip_network(f"{address}/{24 if address.version == 4 else 56}", strict=False)
    return _hash(b"net:", str(network))


def keyed_hash(kind: str, text: str) -> str:
    """A keyed hash for finding equal things again, such as the same draft sent twice."""
    return _hash(kind.encode() + b":", text)


def _hash(prefix: bytes, text: str) -> str:
    return hashlib.blake2b(prefix + text.encode(), key=_keys()[0], digest_size=16).hexdigest()
