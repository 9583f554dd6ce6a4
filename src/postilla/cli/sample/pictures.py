"""The sample magazine's pictures by name. All are drawn here, by code, the same on every machine.

draw(name) -> bytes     JPEG: 1600 × 900 px, banners in the size that their campaign states.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import get_context

from postilla.cli.sample import scenes_more, scenes_road, scenes_things
from postilla.cli.sample.canvas import Canvas

_SCENES: dict[str, Callable[[], Canvas]] = {
    "plant": scenes_things.plant,
    "charging-post": scenes_things.charging_post,
    "workshop": scenes_things.workshop,
    "gauges": scenes_things.gauges,
    "platform": scenes_things.platform,
    "small-car": scenes_road.small_car,
    "estate": scenes_road.estate,
    "first-car": scenes_road.first_car,
    "avenue": scenes_road.avenue,
    "night-road": scenes_road.night_road,
    "hills": scenes_road.hills,
    "cells": scenes_more.cells,
    "tyre": scenes_more.tyre,
    "map": scenes_more.road_map,
    "banner-letter": scenes_more.banner_letter,
    "banner-print": scenes_more.banner_print,
    "banner-readers": scenes_more.banner_readers,
}


def picture_names() -> tuple[str, ...]:
    return tuple(_SCENES)


_coming: dict[str, Future[bytes]] = {}


@contextmanager
def drawing_ahead() -> Iterator[None]:
    """Draw all pictures in two processes of their own while this one goes on; `draw` waits for the one it is asked for.

    What drawing takes of memory, some 200 MB, goes with them.
    """
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        _coming.update((name, pool.submit(draw, name)) for name in _SCENES)
        try:
            yield
        finally:
            _coming.clear()
            pool.shutdown(wait=False, cancel_futures=True)  # where the rest failed, nobody waits for pictures


def draw(name: str) -> bytes:
    """One picture as JPEG. KeyError for a name that is not in picture_names()."""
    if name in _coming:
        with suppress(BrokenExecutor):  # killed, perhaps for want of memory: then it is drawn here
            return _coming[name].result()
    banner = name.startswith("banner-")
    return _SCENES[name]().jpeg(grain=0 if banner else 0.035, quality=92 if banner else 86)
