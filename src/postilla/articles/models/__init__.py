"""The tables of this room. Private to it: other rooms get values from `reads`."""

from postilla.articles.models.advertising import AdDay, AdRest, Campaign, Creative
from postilla.articles.models.article import ArticleByline, ArticlePage, ArticleTag
from postilla.articles.models.corrections import Correction, Recheck, Version
from postilla.articles.models.images import NewsImage, NewsRendition
from postilla.articles.models.magazine import MagazineSettings
from postilla.articles.models.pages import HomePage, HomePick, SectionPage, SectionPick, StandardPage
from postilla.articles.models.people import Author

__all__ = [
    "AdDay",
    "AdRest",
    "ArticleByline",
    "ArticlePage",
    "ArticleTag",
    "Author",
    "Campaign",
    "Correction",
    "Creative",
    "HomePage",
    "HomePick",
    "MagazineSettings",
    "NewsImage",
    "NewsRendition",
    "Recheck",
    "SectionPage",
    "SectionPick",
    "StandardPage",
    "Version",
]
