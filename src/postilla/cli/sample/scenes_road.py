"""Pictures with a road and a sky: small car, estate, first car, avenue, night road, hills."""

import math
import random

from postilla.cli.sample.canvas import Canvas, Point, mix, path, wave
from postilla.cli.sample.cars import ESTATE, OLD, SMALL, park


def small_car() -> Canvas:
    """A small coral car before a street of plain houses in late light."""
    canvas = Canvas("#f6d9b8", "#f1b48c")
    canvas.disc((1240, 250), 120, "#fff1d2", alpha=0.9)
    rng = random.Random(4)
    left = -40.0
    while left < 1640:
        wide, tall = rng.uniform(130, 250), rng.uniform(260, 470)
        house(canvas, (left, 700 - tall, left + wide, 700), mix("#d98e73", "#a85f5d", rng.random()), rng)
        left += wide
    canvas.box((0, 690, 1600, 900), "#5d4450", "#43323f")
    canvas.box((0, 690, 1600, 712), "#8a6468")
    for x in range(-60, 1600, 220):
        canvas.box((x, 838, x + 110, 846), "#e9c8a8")
    park(canvas, SMALL, (420, 792), 2.05, "#e2543f")
    return canvas


def house(canvas: Canvas, corners: tuple[float, float, float, float], colour: str, rng: random.Random) -> None:
    left, top, right, bottom = corners
    canvas.box(corners, mix(colour, "#ffe0bd", 0.18), colour)
    canvas.box((left, top, right, top + 10), mix(colour, "#3d2530", 0.35))
    columns, rows = max(2, int((right - left) // 64)), int((bottom - top - 60) // 84)
    gap = (right - left) / columns
    for row in range(rows):
        for column in range(columns):
            x, y = left + gap * (column + 0.5), top + 46 + row * 84
            lit = rng.random() < 0.22
            canvas.box((x - 13, y, x + 13, y + 44), "#ffe9b5" if lit else mix(colour, "#3d2530", 0.45))


def hills_at_dusk(canvas: Canvas, far: str, near: str, base: float) -> None:
    """Four ridges, each nearer one darker."""
    shapes = (
        [(46, 900, 0.4), (16, 310, 1.9)],
        [(52, 760, 2.6), (14, 240, 0.2)],
        [(44, 980, 4.4), (18, 360, 2.2)],
        [(30, 1300, 1.0), (10, 420, 4.0)],
    )
    for index, heights in enumerate(shapes):
        colour = mix(far, near, index / 3)
        canvas.shape(wave(1600, base + index * 86, heights, 900), mix(colour, far, 0.25), colour)


def estate() -> Canvas:
    """A green estate on a ridge road, hills behind it in morning haze."""
    canvas = Canvas("#dfeae6", "#f6e7c8")
    canvas.glow((330, 300), 520, "#fff8e0", 0.9)
    canvas.disc((330, 300), 74, "#fffbe8")
    hills_at_dusk(canvas, "#b4cdc4", "#3f6b66", 430)
    canvas.shape(path("M -10 800 C 420 690 900 742 1610 700 L 1610 910 L -10 910 Z"), "#2c4a4a", "#1a3033")
    road = path("M -10 826 C 420 760 1000 792 1610 772 L 1610 872 C 1000 884 420 868 -10 910 Z")
    canvas.shape(road, "#56686a", "#3d4d50")
    canvas.line(path("M -10 868 C 420 814 1000 838 1610 822"), 3, "#e8dfc4", 0.75)
    park(canvas, ESTATE, (560, 836), 1.5, "#2f7d63")
    for x, tall in ((1290, 210), (1388, 280), (1492, 230)):
        poplar(canvas, (x, 784), tall, "#1d3b3a")
    return canvas


def poplar(canvas: Canvas, at: Point, tall: float, colour: str) -> None:
    x, y = at
    canvas.box((x - 3, y - tall * 0.3, x + 3, y), colour)
    crown = f"M 0 {-tall} C {tall * 0.17} {-tall * 0.62} {tall * 0.14} {-tall * 0.2} 0 {-tall * 0.12} "
    crown += f"C {-tall * 0.14} {-tall * 0.2} {-tall * 0.17} {-tall * 0.62} 0 {-tall} Z"
    canvas.shape(path(crown, at), mix(colour, "#ffffff", 0.12), colour)


def first_car() -> Canvas:
    """An old rounded car alone on a rise before a very large setting sun."""
    canvas = Canvas("#4b2a5c", "#f28a5b")
    canvas.glow((860, 560), 760, "#ffb870", 0.75)
    canvas.disc((860, 520), 300, "#ffe3a1", "#ff9a62")
    for y, thick in ((560, 6), (602, 9), (646, 13)):
        half = math.sqrt(300**2 - (y - 520) ** 2) + 1
        canvas.box((860 - half, y, 860 + half, y + thick), mix("#e88d62", "#d9765a", (y - 560) / 90))
    canvas.shape(wave(1600, 690, [(26, 1200, 0.6), (10, 340, 2.0)], 900), "#8e3f62", "#5d2b52")
    canvas.shape(wave(1600, 776, [(22, 1900, 5.4)], 900), "#351c3c", "#200f28")
    park(canvas, OLD, (640, 792), 1.45, "#3a6f86")
    rng = random.Random(12)
    for _ in range(150):
        left = rng.uniform(0, 1600)
        foot, tall, lean = rng.uniform(846, 910), rng.uniform(24, 62), rng.uniform(-14, 14)
        canvas.shape([(left - 2, foot), (left + 2, foot), (left + lean, foot - tall)], "#190b20")
    return canvas


def avenue() -> Canvas:
    """A straight road between two rows of plane trees, seen from its middle."""
    canvas = Canvas("#bfe0dc", "#f4efc6")
    canvas.glow((800, 470), 420, "#fffbe0", 0.95)
    canvas.shape(wave(1600, 486, [(8, 700, 1.0), (4, 210, 0.0)], 900), "#d8cf7d", "#a8ab55")
    canvas.shape([(786, 486), (814, 486), (1330, 910), (270, 910)], "#8d8f8a", "#6d706f")
    for step in range(9):
        near, far = 0.86 ** (step * 2), 0.86 ** (step * 2 + 1)
        y_near, y_far = 486 + 424 * near, 486 + 424 * far
        half = 9 * near
        dash = [(800 - half, y_near), (800 + half, y_near), (800 + 9 * far, y_far), (800 - 9 * far, y_far)]
        canvas.shape(dash, "#f4efdc")
    for step in range(14, -1, -1):
        depth = 0.77**step
        for side in (-1, 1):
            plane_tree(canvas, (800 + side * (24 + 640 * depth), 488 + 330 * depth), 720 * depth, side, step)
    return canvas


def plane_tree(canvas: Canvas, at: Point, tall: float, side: int, step: int) -> None:
    """One tree of the avenue: its shadow over the road, a pale trunk, a crown of three rounds."""
    x, y = at
    haze = min(0.72, step * 0.075)
    green, trunk = mix("#2f6b4a", "#dfe8c0", haze), mix("#8a7a63", "#e8e4c4", haze)
    if side > 0:
        shadow = ((0, 0), (0.05, 0.005), (-0.9, 0.08), (-1, 0.05))
        canvas.shape([(x + dx * tall, y + dy * tall) for dx, dy in shadow], "#4f5550", alpha=0.35)
    stem = ((-0.03, 0), (0.03, 0), (0.018, -0.6), (-0.018, -0.6))
    canvas.shape([(x + dx * tall, y + dy * tall) for dx, dy in stem], mix(trunk, "#ffffff", 0.2), trunk)
    for dx, dy, radius, tone in ((-0.1, 0.72, 0.24, 0.1), (0.13, 0.78, 0.22, 0.0), (0.0, 0.94, 0.2, 0.2)):
        canvas.disc((x + tall * dx, y - tall * dy), tall * radius, mix(green, "#f6f2b0", 0.22 + tone), green)


def night_road() -> Canvas:
    """A bending road at night with lines of white and of red light, and a full moon."""
    canvas = Canvas("#0a1128", "#2b3c68")
    rng = random.Random(7)
    for _ in range(170):
        spot = (rng.uniform(0, 1600), rng.uniform(0, 420))
        canvas.disc(spot, rng.uniform(0.7, 1.9), "#e8eeff", alpha=rng.uniform(0.3, 0.9))
    canvas.glow((1240, 180), 380, "#9fb4e8", 0.6)
    canvas.disc((1240, 180), 58, "#f3f1df", "#d9dcea")
    hills_at_dusk(canvas, "#2c406f", "#0e1730", 430)
    middle = path("M 470 940 C 640 800 1010 780 860 690 C 760 634 900 600 1010 566")
    widths = [620 * (1 - index / len(middle)) ** 2 + 5 for index in range(len(middle))]
    for share, top, bottom in ((1.08, "#3d4d79", "#3d4d79"), (1.0, "#232d4e", "#151c37")):
        left = [(x - wide * share * 0.5, y) for (x, y), wide in zip(middle, widths, strict=True)]
        right = [(x + wide * share * 0.5, y) for (x, y), wide in zip(middle, widths, strict=True)]
        canvas.shape([*left, *reversed(right)], top, bottom)
    canvas.glow((1010, 562), 190, "#ffe3ae", 0.9)
    for lane in (0.14, 0.2, 0.3, 0.36):
        trail(canvas, middle, widths, -lane, "#ffefc2")
        trail(canvas, middle, widths, lane, "#ff5a45")
    return canvas


def trail(canvas: Canvas, middle: list[Point], widths: list[float], lane: float, colour: str) -> None:
    """One car's light along the bend: a faint band under a bright line, both thinner with distance."""
    points = [(x + wide * lane * 1.15, y) for (x, y), wide in zip(middle, widths, strict=True)]
    canvas.ribbon(points, [wide * 0.028 + 2.4 for wide in widths], mix(colour, "#232d4e", 0.72))
    canvas.ribbon(points, [wide * 0.008 + 1.2 for wide in widths], colour)


def hills() -> Canvas:
    """A pass road folding up a mountain in four bends."""
    canvas = Canvas("#f3d7c0", "#e9b9a0")
    canvas.disc((420, 220), 84, "#fff3dc")
    peaks = ((-80, 560, 210), (240, 620, 260), (640, 640, 330), (1060, 600, 250), (1420, 560, 290))
    for index, (x, base, half) in enumerate(peaks):
        peak = [(x - half * 1.5, 720), (x, base - half), (x + half * 1.5, 720)]
        canvas.shape(peak, mix("#c98f8b", "#b17c86", index / 4), "#dba998")
    canvas.shape(
        path(
            "M -10 760 C 300 560 520 470 800 320 C 980 226 1100 300 1240 420 "
            "C 1380 540 1500 600 1610 640 L 1610 910 L -10 910 Z"
        ),
        "#7d6f8e",
        "#3e3a5a",
    )
    bends = (
        "M 180 910 C 420 800 1100 860 1160 780 C 1200 724 560 760 520 690 "
        "C 490 634 1090 660 1090 596 C 1090 540 690 566 690 510 C 690 462 980 480 970 430 "
        "C 962 396 820 400 800 326"
    )
    points = path(bends)
    widths = [5 + 34 * ((y - 326) / 584) ** 1.3 for _, y in points]
    canvas.ribbon([(x, y + wide * 0.28) for (x, y), wide in zip(points, widths, strict=True)], widths, "#2d2a47")
    for point, wide in zip(points, widths, strict=True):
        canvas.disc(point, wide / 2, "#f0dac8")
    canvas.ribbon(points, widths, "#f0dac8")
    return canvas
