"""A small drawing board on Pillow: flat shapes, soft gradients, glows and a light grain.

Coordinates are in px of the finished picture; everything is drawn at twice the size and reduced once at the end, which
smooths every edge. Colours are "#rrggbb". Deterministic: the grain comes from a seeded generator.
"""

import io
import math
import random
import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter, ImageFont

SCALE = 2
Point = tuple[float, float]
Colour = tuple[int, int, int]


def rgb(colour: str) -> Colour:
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue


def mix(first: str, second: str, share: float) -> str:
    """The colour between two: 0 is the first, 1 the second."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def polar(at: Point, radius: float, turn: float) -> Point:
    """The point at a distance and an angle (radians, clockwise from three o'clock)."""
    return at[0] + radius * math.cos(turn), at[1] + radius * math.sin(turn)


def path(data: str, at: Point = (0, 0), size: float = 1.0) -> list[Point]:
    """The points of a path written as in SVG with absolute M, L, Q and C only; moved and scaled."""
    points: list[Point] = []
    for command, numbers in re.findall(r"([MLQCZ])([^MLQCZ]*)", data):
        values = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
        pairs = list(zip(values[::2], values[1::2], strict=True))
        step = {"Q": 2, "C": 3}.get(command, 1)
        for start in range(0, len(pairs), step):
            points += pairs[:1] if step == 1 and not points else _bend(points, pairs[start : start + step])
    return [(at[0] + x * size, at[1] + y * size) for x, y in points]


def _bend(points: list[Point], controls: list[Point]) -> list[Point]:
    """One segment from the last point: a line, or 24 steps of a Bézier curve."""
    if len(controls) == 1:
        return controls
    row = [points[-1], *controls]
    return [_casteljau(row, step / 24) for step in range(1, 25)]


def _casteljau(row: Sequence[Point], t: float) -> Point:
    while len(row) > 1:
        row = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(row)]
    return row[0]


def oval(at: Point, across: float, down: float) -> list[Point]:
    """An ellipse by its two radii."""
    turns = [index / 96 * math.tau for index in range(96)]
    return [(at[0] + across * math.cos(turn), at[1] + down * math.sin(turn)) for turn in turns]


def wave(width: float, base: float, heights: Sequence[tuple[float, float, float]], floor: float) -> list[Point]:
    """A ridge from the left edge to the right as a closed shape. `heights` are (amplitude, wavelength, phase)."""
    ridge = [
        (x, base - sum(tall * math.sin(x / length * math.tau + shift) for tall, length, shift in heights))
        for x in range(-8, int(width) + 16, 8)
    ]
    return [*ridge, (width + 8, floor), (-8, floor)]


class Canvas:
    def __init__(self, top: str, bottom: str, width: int = 1600, height: int = 900) -> None:
        self.width, self.height = width, height
        self._size = (width * SCALE, height * SCALE)
        self._image = _gradient(self._size, top, bottom)

    def shape(self, points: Sequence[Point], colour: str, to: str = "", alpha: float = 1.0, blur: float = 0) -> None:
        """A filled polygon. `to` makes it a gradient from top to bottom of the shape; `blur` softens it, in px."""
        mask, box = self._mask(points, blur)
        if mask is None:
            return
        if alpha < 1:
            mask = mask.point(lambda value: int(value * alpha))
        fill = _gradient(mask.size, colour, to) if to else Image.new("RGB", mask.size, rgb(colour))
        self._image.paste(fill, box, mask)

    def _mask(self, points: Sequence[Point], blur: float) -> tuple[Image.Image | None, tuple[int, int]]:
        """The shape as a mask of its own bounding box, cut to the picture, and where that box lies."""
        spread = blur * 3
        left = max(0, int((min(x for x, _ in points) - spread) * SCALE))
        upper = max(0, int((min(y for _, y in points) - spread) * SCALE))
        right = min(self._size[0], int((max(x for x, _ in points) + spread) * SCALE) + 2)
        lower = min(self._size[1], int((max(y for _, y in points) + spread) * SCALE) + 2)
        if right <= left or lower <= upper:
            return None, (0, 0)
        mask = Image.new("L", (right - left, lower - upper), 0)
        ImageDraw.Draw(mask).polygon([(x * SCALE - left, y * SCALE - upper) for x, y in points], fill=255)
        return (_soften(mask, blur) if blur else mask), (left, upper)

    def disc(self, at: Point, radius: float, colour: str, to: str = "", alpha: float = 1.0, blur: float = 0) -> None:
        self.shape(oval(at, radius, radius), colour, to, alpha, blur)

    def ring(self, at: Point, radius: float, width: float, colour: str, arc: tuple[float, float] = (0, 360)) -> None:
        """A ring or a part of one: degrees clockwise from three o'clock; `radius` is to the middle of its `width`."""
        count = max(2, round(abs(arc[1] - arc[0]) / 3))
        turns = [math.radians(arc[0] + (arc[1] - arc[0]) * index / count) for index in range(count + 1)]
        outer = [polar(at, radius + width / 2, turn) for turn in turns]
        inner = [polar(at, radius - width / 2, turn) for turn in turns]
        self.shape([*outer, *reversed(inner)], colour)

    def line(self, points: Sequence[Point], width: float, colour: str, alpha: float = 1.0) -> None:
        """A line with round joints."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        half = width * SCALE / 2
        left, upper = (max(0, int(min(row) - half - 2)) for row in zip(*scaled, strict=True))
        right, lower = (int(max(row) + half + 3) for row in zip(*scaled, strict=True))
        size = (min(self._size[0], right) - left, min(self._size[1], lower) - upper)
        if min(size) <= 0:
            return
        mask = Image.new("L", size, 0)
        pen = ImageDraw.Draw(mask)
        moved = [(x - left, y - upper) for x, y in scaled]
        pen.line(moved, fill=int(255 * alpha), width=max(1, round(width * SCALE)), joint="curve")
        for x, y in (moved[0], moved[-1]):
            pen.ellipse((x - half, y - half, x + half, y + half), fill=int(255 * alpha))
        self._image.paste(rgb(colour), (left, upper, left + size[0], upper + size[1]), mask)

    def box(self, corners: tuple[float, float, float, float], colour: str, to: str = "", radius: float = 0) -> None:
        """A rectangle (left, top, right, bottom), its corners rounded by `radius`."""
        left, top, right, bottom = corners
        points: list[Point] = []
        for centre_x, centre_y, start in (
            (right - radius, top + radius, -90),
            (right - radius, bottom - radius, 0),
            (left + radius, bottom - radius, 90),
            (left + radius, top + radius, 180),
        ):
            turns = [math.radians(start + step * 15) for step in range(7)]
            points += [(centre_x + radius * math.cos(t), centre_y + radius * math.sin(t)) for t in turns]
        self.shape(points, colour, to)

    def ribbon(self, points: Sequence[Point], widths: Sequence[float], colour: str, to: str = "") -> None:
        """A band along a line whose width changes from point to point: a road, a river."""
        left: list[Point] = []
        right: list[Point] = []
        for index, (x, y) in enumerate(points):
            before, after = points[max(0, index - 1)], points[min(len(points) - 1, index + 1)]
            dx, dy = after[0] - before[0], after[1] - before[1]
            length = math.hypot(dx, dy) or 1.0
            half = widths[index] / 2
            left.append((x - dy / length * half, y + dx / length * half))
            right.append((x + dy / length * half, y - dx / length * half))
        self.shape([*left, *reversed(right)], colour, to)

    def glow(self, at: Point, radius: float, colour: str, strength: float = 1.0) -> None:
        """Light that fades to nothing at `radius`; it brightens what lies below."""
        side = int(radius * 2 * SCALE)
        # Pillow's gradient reaches 255 in the corners of its square; ours must be nothing at the sides already.
        fade = Image.radial_gradient("L").point(lambda far: int(max(0.0, 1 - far / 178) ** 1.7 * 255 * strength))
        mask = Image.new("L", self._size, 0)
        corner = (int((at[0] - radius) * SCALE), int((at[1] - radius) * SCALE))
        mask.paste(fade.resize((side, side), Image.Resampling.BILINEAR), corner)
        self._image.paste(rgb(colour), (0, 0), mask)

    def text(self, at: Point, words: str, size: float, colour: str) -> None:
        """Words with their baseline's left end at `at`, in the typeface that Pillow carries."""
        font = ImageFont.load_default(size * SCALE)
        place = (at[0] * SCALE, at[1] * SCALE)
        ImageDraw.Draw(self._image).text(place, words, fill=rgb(colour), font=font, anchor="ls")

    def jpeg(self, grain: float = 0.05, quality: int = 86) -> bytes:
        """The finished picture."""
        small = self._image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        if grain:
            small = Image.blend(small, ImageChops.soft_light(small, _grain(small.size)), min(1.0, grain * 10))
        buffer = io.BytesIO()
        small.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        return buffer.getvalue()


def _gradient(size: tuple[int, int], top: str, bottom: str) -> Image.Image:
    """From top to bottom, in 256 steps stretched smoothly."""
    strip = Image.new("RGB", (1, 256))
    for index in range(256):
        strip.putpixel((0, index), rgb(mix(top, bottom, index / 255)))
    return strip.resize(size, Image.Resampling.BICUBIC)


def _soften(mask: Image.Image, blur: float) -> Image.Image:
    """Blurred at a quarter of the size: nobody can see the difference, and it is ten times as quick."""
    width, height = mask.size
    small = mask.resize((max(1, width // 4), max(1, height // 4)), Image.Resampling.BOX)
    return small.filter(ImageFilter.GaussianBlur(blur * SCALE / 4)).resize(mask.size, Image.Resampling.BICUBIC)


@cache
def _grain(size: tuple[int, int]) -> Image.Image:
    """Grey noise around the middle, the same on every machine; also hides the steps of long gradients."""
    tile = Image.frombytes("L", (400, 300), random.Random(1908).randbytes(400 * 300))
    tile = tile.filter(ImageFilter.GaussianBlur(0.6)).point(lambda value: 128 + (value - 128) // 3)
    noise = Image.new("L", size)
    for left in range(0, size[0], 400):
        for top in range(0, size[1], 300):
            noise.paste(tile, (left, top))
    return Image.merge("RGB", (noise, noise, noise))
