"""Pictures that are mostly a pattern: battery cells, a tyre in snow, a map; and the house banners."""

import math
import random

from postilla.cli.sample.canvas import Canvas, Point, mix, path, polar, wave
from postilla.cli.sample.cars import OLD, SMALL, park


def cells() -> Canvas:
    """Battery cells from above in close order, most of them bright, a few paler."""
    canvas = Canvas("#0f2e33", "#0a1f26")
    rng = random.Random(91)
    for row in range(-1, 9):
        for column in range(-1, 14):
            at = (column * 124 + (62 if row % 2 else 0) + 20.0, row * 108 + 40.0)
            share = max(0.0, min(1.0, 1.02 - math.hypot(at[0] - 1150, at[1] - 420) / 1500 + rng.uniform(-0.2, 0.16)))
            cell(canvas, at, share)
    canvas.glow((1150, 380), 900, "#c8fff0", 0.16)
    return canvas


def cell(canvas: Canvas, at: Point, share: float) -> None:
    """One cell; the ring round it is as long as the charge that is left in it."""
    colour = mix("#e8894f", "#4fd6a8", share)
    canvas.disc((at[0] + 5, at[1] + 9), 56, "#041014", alpha=0.55, blur=6)
    canvas.disc(at, 54, "#20494d", "#12333a")
    canvas.ring(at, 43, 8, "#0c262c")
    canvas.ring(at, 43, 9, colour, (-90, -90 + 360 * (0.35 + 0.62 * share)))
    canvas.disc(at, 30, mix(colour, "#ffffff", 0.25), mix(colour, "#0a1f26", 0.35))
    canvas.disc(at, 13, "#d9e4df", "#8da39f")


def tyre() -> Canvas:
    """A tyre seen close, half sunk in fresh snow, its tread full of it."""
    canvas = Canvas("#8fb3cf", "#e6eef3")
    canvas.shape(wave(1600, 560, [(34, 1200, 2.2), (12, 420, 0.6)], 900), "#d4e2ec", "#f2f6f9")
    at = (690.0, 520.0)
    canvas.disc((at[0] + 26, at[1] + 20), 450, "#4a667f", alpha=0.35, blur=30)
    canvas.disc(at, 440, "#2b333c", "#171c22")
    for index in range(60):
        turn = math.radians(index * 6)
        block = ((446, 0.0), (446, 0.052), (392, 0.082), (392, 0.03))
        points = [polar(at, radius, turn + skew) for radius, skew in block]
        canvas.shape(points, "#dfe9f0" if index % 3 == 1 else "#10151a")
    canvas.ring(at, 382, 10, "#3d4751")
    canvas.ring(at, 300, 3, "#3d4751")
    canvas.disc(at, 236, "#c3cbd2", "#707b86")
    canvas.disc(at, 220, "#39434d", "#222a32")
    for index in range(5):
        spoke(canvas, at, math.radians(index * 72 - 90))
    canvas.disc(at, 54, "#d9dfe4", "#8c96a0")
    canvas.disc(at, 26, "#2c6f96")
    drift = (
        "M -10 760 C 180 700 330 772 520 800 C 760 836 960 800 1130 744 "
        "C 1300 690 1450 716 1610 690 L 1610 910 L -10 910 Z"
    )
    canvas.shape(path(drift), "#ffffff", "#cfdfeb")
    for x, y, size in ((1270, 330, 92), (1440, 190, 54), (1170, 140, 40)):
        flake(canvas, (x, y), size)
    return canvas


def spoke(canvas: Canvas, at: Point, turn: float) -> None:
    corners = ((226, -0.2), (226, 0.2), (40, 0.6), (40, -0.6))
    canvas.shape([polar(at, radius, turn + lean) for radius, lean in corners], "#d3dae0", "#8d98a3")


def flake(canvas: Canvas, at: Point, size: float) -> None:
    for index in range(6):
        turn = math.radians(index * 60 - 90)
        canvas.line([at, polar(at, size, turn)], size * 0.09, "#ffffff")
        for share in (0.5, 0.75):
            joint = polar(at, size * share, turn)
            for lean in (-0.9, 0.9):
                canvas.line([joint, polar(joint, size * 0.26, turn + lean)], size * 0.07, "#ffffff")


def road_map() -> Canvas:
    """A map with contour lines, a lake, and one road marked from corner to corner."""
    canvas = Canvas("#efe6cf", "#e4d8bb")
    for middle, reach, stretch in (((430, 300), 13, 1.5), ((1180, 610), 15, 1.3), ((1000, 120), 8, 1.7)):
        for level in range(reach, 0, -1):
            shade = mix("#e9dfc2", "#b9c08f", 1 - level / reach)
            ring = contour(middle, level * 34.0, stretch)
            canvas.shape(ring, shade, alpha=0.55)
            canvas.line([*ring, ring[0]], 2.6 if level % 5 == 0 else 1.2, "#a3875a", 0.6)
    river = path("M 690 -20 C 740 120 800 200 780 330 C 764 440 640 520 640 620 C 640 680 680 700 720 720")
    canvas.ribbon(river, [3 + 9 * index / len(river) for index in range(len(river))], "#86b7c2")
    lake = (
        "M 700 694 C 740 640 800 700 850 706 C 910 716 960 760 930 800 "
        "C 900 842 850 800 800 836 C 740 872 650 770 700 694 Z"
    )
    canvas.shape(path(lake), "#9cc7cf", "#7fb2bf")
    route = path(
        "M -20 800 C 120 760 180 560 300 560 C 420 560 430 700 540 650 "
        "C 660 596 560 470 680 420 C 800 372 860 520 960 470 C 1060 420 980 300 1110 270 "
        "C 1260 236 1280 420 1400 360 C 1500 310 1500 160 1620 120"
    )
    canvas.line(route, 17, "#fff9ea")
    canvas.line(route, 10, "#c9452f")
    for fold in (400, 800, 1200):
        canvas.shape([(fold - 46, -5), (fold, -5), (fold, 905), (fold - 46, 905)], "#6b5a38", alpha=0.09, blur=8)
        canvas.box((fold, 0, fold + 3, 900), "#fbf4e2")
    for x, y in ((300, 560), (680, 420), (1110, 270), (1400, 360)):
        canvas.disc((x, y), 17, "#fff9ea")
        canvas.disc((x, y), 11, "#2d4a57")
    compass(canvas, (1440, 740))
    return canvas


def contour(middle: Point, radius: float, stretch: float) -> list[Point]:
    turns = [index / 120 * math.tau for index in range(120)]
    uneven = [1 + 0.13 * math.sin(3 * t + middle[0]) + 0.07 * math.sin(5 * t + radius / 210) for t in turns]
    return [
        (middle[0] + radius * stretch * share * math.cos(t), middle[1] + radius * share * math.sin(t))
        for t, share in zip(turns, uneven, strict=True)
    ]


def compass(canvas: Canvas, at: Point) -> None:
    canvas.disc(at, 84, "#fbf4e2", alpha=0.85)
    canvas.ring(at, 80, 3, "#2d4a57")
    for index in range(8):
        turn = math.radians(index * 45 - 90)
        reach = 66 if index % 2 == 0 else 38
        colour = "#c9452f" if index == 0 else "#2d4a57"
        canvas.shape([polar(at, reach, turn), polar(at, 12, turn + 0.8), at, polar(at, 12, turn - 0.8)], colour)


def banner_letter() -> Canvas:
    canvas = Canvas("#f7e7cf", "#f2cfa6", 300, 250)
    canvas.disc((228, 70), 34, "#e2543f")
    canvas.shape(wave(300, 96, [(7, 180, 0.4)], 250), "#7fa79b", "#4f7f78")
    canvas.shape(wave(300, 116, [(6, 240, 2.0)], 250), "#2f5f5d", "#234a4b")
    canvas.text((20, 172), "The Sunday letter", 26, "#fff6e6")
    canvas.text((20, 197), "One good read a week, by e-mail.", 14.5, "#e6eedd")
    canvas.text((20, 232), "HALFSHAFT · SAMPLE", 10.5, "#a9c6bb")
    return canvas


def banner_readers() -> Canvas:
    canvas = Canvas("#4b2a5c", "#ef8a5e", 300, 250)
    canvas.disc((150, 128), 62, "#ffe3a1", "#ff9a62")
    canvas.box((0, 166, 300, 250), "#2a1532", "#200f28")
    park(canvas, OLD, (92, 172), 0.34, "#3a6f86")
    canvas.text((20, 38), "Your first car,", 22, "#fff1dc")
    canvas.text((20, 62), "in your own words", 22, "#fff1dc")
    canvas.text((20, 206), "A thousand readers have told.", 14.5, "#f6d9c4")
    canvas.text((20, 232), "HALFSHAFT · SAMPLE", 10.5, "#b98aa0")
    return canvas


def banner_print() -> Canvas:
    canvas = Canvas("#17324d", "#2a5672", 728, 90)
    canvas.disc((640, 46), 30, "#ffcf94")
    canvas.box((0, 78, 728, 90), "#0e2338")
    park(canvas, SMALL, (500, 78), 0.34, "#e2543f")
    canvas.text((24, 45), "Halfshaft on paper", 27, "#fff4e0")
    canvas.text((24, 69), "Six issues a year, to keep.", 15.5, "#bcd3e0")
    canvas.text((300, 69), "SAMPLE", 10.5, "#7ea2b8")
    return canvas
