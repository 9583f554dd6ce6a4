"""An article's whole address names the host that the site has now, whatever the CMS's record of it kept."""

from typing import Any

from wagtail.models import Site

from postilla.articles.models import ArticlePage
from tests.support.magazine import Desk


def test_it_follows_the_address_of_the_site(desk: Desk, settings: Any) -> None:
    Site.objects.update(hostname="127.0.0.1", port=45569)  # of a first start elsewhere
    Site.clear_site_root_paths_cache()
    settings.POSTILLA_BASE_URL = "https://paper.example"
    page = ArticlePage.objects.get(translation_key=desk.subject.partition(":")[2])
    assert page.full_url == f"https://paper.example{page.get_url()}"
