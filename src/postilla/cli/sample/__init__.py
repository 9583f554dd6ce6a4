"""The sample magazine that a first start fills an empty site with: words, readers, pictures, all made for this purpose.

    sample_magazine() -> SampleMagazine      everything as frozen values; no Django, no database, no clock
    drawing_ahead()                          within it, all pictures are drawn in other processes meanwhile
    draw(name) -> bytes                      a JPEG of 1600 × 900 px (campaign banners: their own size)
    picture_names() -> tuple[str, ...]       every name that draw knows

The words lie in data/ (one TOML file for each article), the thread of 1,000 comments is generated from data/debate.toml
by a seeded generator, and the pictures are drawn by code: the repository carries no binary files. The same call gives
the same values on every machine.
"""

from postilla.cli.sample.load import sample_magazine
from postilla.cli.sample.pictures import draw, drawing_ahead, picture_names
from postilla.cli.sample.values import (
    Block,
    FigureBand,
    FigureRow,
    Figures,
    PictureBlock,
    Quote,
    SampleArticle,
    SampleAuthor,
    SampleCampaign,
    SampleComment,
    SampleEdition,
    SampleMagazine,
    SamplePage,
    SampleSection,
)

__all__ = [
    "Block",
    "FigureBand",
    "FigureRow",
    "Figures",
    "PictureBlock",
    "Quote",
    "SampleArticle",
    "SampleAuthor",
    "SampleCampaign",
    "SampleComment",
    "SampleEdition",
    "SampleMagazine",
    "SamplePage",
    "SampleSection",
    "draw",
    "drawing_ahead",
    "picture_names",
    "sample_magazine",
]
