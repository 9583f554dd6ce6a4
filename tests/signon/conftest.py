from collections.abc import Iterator
from typing import Any

import pytest

from postilla.signon import oidc
from postilla.signon.values import Provider, SignOn, Standing
from tests.support.magazine import bring, desk, site  # noqa: F401
from tests.support.provider import SECRET, LyingProvider, lying_provider
from tests.support.reader import Reader


@pytest.fixture
def provider(settings: Any) -> Iterator[LyingProvider]:
    """A provider that is set up as “press”, beside one called “other”."""
    with lying_provider() as made:
        standing = Standing(roles_claim="groups", roles={"subscribers": "verified", "desk": "staff"})
        press = Provider("press", "The Press", made.issuer, "postilla", SECRET, standing=standing)
        other = Provider("other", "Another", f"{made.issuer}/other", "postilla", SECRET)
        settings.POSTILLA_SIGN_ON = SignOn((press, other))
        oidc.forget()
        yield made
        oidc.forget()


@pytest.fixture
def reader(desk: Any) -> Reader:  # noqa: F811
    return Reader()
