"""Pictures of things: a plant, a charging post, a workshop, gauges, a platform, cells, a tyre, a map."""

import math
import random

from postilla.cli.sample.canvas import Canvas, Point, mix, oval, path, polar
from postilla.cli.sample.cars import ESTATE, SMALL, TALL, park, wheel


def plant() -> Canvas:
    """A factory with a saw-tooth roof at first light, new cars in rows before it."""
    canvas = Canvas("#17324d", "#f0b27a")
    canvas.glow((1180, 560), 620, "#ffd9a0", 0.8)
    canvas.disc((1180, 500), 92, "#ffeec9", "#ffcf94")
    for left in range(-40, 1640, 240):
        tooth = [(left, 590), (left, 470), (left + 60, 400), (left + 240, 470), (left + 240, 590)]
        canvas.shape(tooth, "#35506b", "#2a4159")
        canvas.shape([(left + 8, 476), (left + 60, 412), (left + 60, 470)], "#ffd9a0", "#c99a7c")
    canvas.box((0, 470, 1600, 640), "#2a4159", "#223549")
    for left in range(30, 1600, 120):
        canvas.box((left, 510, left + 74, 548), "#f7cd94" if left % 360 else "#7d8c98")
    for left, tall in ((150, 330), (214, 280)):
        canvas.box((left, 470 - tall + 80, left + 30, 480), "#31495f", "#2a4159")
    canvas.box((0, 628, 1600, 900), "#4d5a66", "#2b3540")
    paints = ("#c8493c", "#e6dccb", "#2f6f8f", "#d79a3c", "#5b7f6b", "#8f9aa5")
    for row, (ground, size, shift) in enumerate(((694, 0.62, -60), (766, 0.84, -150), (868, 1.16, -80))):
        for index in range(9):
            x = shift + index * 395 * size * 1.04
            if x < 1600:
                park(canvas, SMALL, (x, ground), size, paints[(index * 2 + row * 3) % 6], lit=False)
    return canvas


def charging_post() -> Canvas:
    """A tall car at a charging post in falling snow, blue dusk, one warm light."""
    canvas = Canvas("#1c2b4a", "#7f9cc0")
    rng = random.Random(21)
    for index, base in enumerate((500, 560, 620)):
        colour = mix("#56719c", "#2b3f66", index / 2)
        for x in range(-40, 1660, 36):
            tall = rng.uniform(90, 210) * (1 + index * 0.2)
            top = base + 60 - tall
            canvas.shape([(x - 46, 710), (x, top), (x + 46, 710)], colour)
    canvas.shape(path("M -10 690 C 400 660 1100 672 1610 650 L 1610 910 L -10 910 Z"), "#dfe8f5", "#a9bddb")
    canvas.glow((1150, 500), 470, "#ffdf9e", 0.85)
    canvas.shape(oval((1150, 792), 190, 22), "#54709c", alpha=0.5, blur=10)
    canvas.box((1098, 372, 1202, 792), "#f3f6fa", "#c4cfdf", 26)
    canvas.box((1120, 404, 1180, 480), "#17263f", radius=10)
    canvas.shape(path("M 1154 412 L 1134 446 L 1148 446 L 1142 472 L 1166 436 L 1152 436 Z"), "#ffd75e")
    canvas.box((1120, 500, 1180, 508), "#4ccf8e", radius=4)
    canvas.line(path("M 1102 560 C 1010 560 1040 800 940 772 C 880 752 900 700 868 676"), 9, "#17263f")
    park(canvas, TALL, (130, 800), 1.92, "#3f78b5")
    canvas.shape(
        path("M 265 486 C 380 470 520 472 598 500 C 560 484 520 480 440 478 C 360 476 300 480 265 486 Z"), "#f4f8ff"
    )
    for _ in range(330):
        spot = (rng.uniform(0, 1600), rng.uniform(0, 900))
        canvas.disc(spot, rng.choice((1.5, 2, 2.6, 4)), "#ffffff", alpha=rng.uniform(0.4, 0.95))
    return canvas


def workshop() -> Canvas:
    """A workbench under a lamp, tools on the wall in a tidy row."""
    canvas = Canvas("#24393a", "#1b2b2d")
    canvas.shape([(700, 110), (900, 110), (1500, 660), (100, 660)], "#f2d79b", "#54644f", 0.5, 26)
    canvas.glow((800, 170), 420, "#ffe7ae", 0.7)
    for index, x in enumerate(range(236, 1400, 112)):
        if abs(x - 800) < 60:
            continue  # room for the piece on the bench
        tool(canvas, (x, 276), index % 5, "#16262a")
    canvas.line([(800, -10), (800, 62)], 5, "#0f1c1e")
    canvas.shape(
        path("M 760 60 L 840 60 C 860 84 900 100 916 128 L 684 128 C 700 100 740 84 760 60 Z"), "#d0643a", "#a84a2c"
    )
    canvas.shape(oval((800, 128), 104, 12), "#fff3cf")
    canvas.box((60, 640, 1540, 690), "#b47b4a", "#8a5a36", 6)
    for left in (130, 1390):
        canvas.box((left, 690, left + 80, 910), "#6d4629", "#43291a")
    canvas.box((250, 690, 1350, 760), "#7d5130", "#5c3a22")
    for left in (300, 660, 1020):
        canvas.box((left, 702, left + 280, 748), "#92613a", radius=4)
        canvas.disc((left + 140, 725), 9, "#e0c08a")
    carburettor(canvas, (800, 640))
    canvas.box((0, 876, 1600, 900), "#10191b")
    for x, colour in ((330, "#d0643a"), (404, "#e8c87f"), (1150, "#6f9a8d"), (1228, "#d9d2bd")):
        canvas.box((x, 556, x + 54, 640), mix(colour, "#ffffff", 0.15), mix(colour, "#101010", 0.35), 7)
        canvas.box((x + 6, 542, x + 48, 558), "#cfd2cc", "#8c918d", 4)
    return canvas


def tool(canvas: Canvas, at: Point, kind: int, colour: str) -> None:
    """A spanner, a hammer, a screwdriver, a ring, a pair of pliers, hanging from a nail."""
    x, y = at
    canvas.disc((x, y - 14), 4, "#d8c38f")
    if kind == 0:
        canvas.box((x - 9, y + 30, x + 9, y + 190), colour, radius=8)
        canvas.ring((x, y + 16), 22, 15, colour, (-60, 240))
        canvas.ring((x, y + 204), 22, 15, colour, (120, 420))
    elif kind == 1:
        canvas.box((x - 8, y + 20, x + 8, y + 220), colour, radius=6)
        canvas.shape(path("M -44 0 L 30 0 C 44 6 48 16 48 30 L 30 34 L -44 34 Z", at), colour)
    elif kind == 2:
        canvas.box((x - 15, y, x + 15, y + 84), "#a84a2c", "#7d3520", 12)
        canvas.box((x - 5, y + 80, x + 5, y + 200), colour, radius=4)
    elif kind == 3:
        canvas.ring((x, y + 50), 46, 13, colour)
        canvas.box((x - 7, y + 94, x + 7, y + 180), colour, radius=6)
    else:
        canvas.shape(
            path(
                (
                    "M -6 0 C -30 30 -16 70 -4 84 C -34 120 -36 170 -28 214 L -12 214 "
                    "C -14 170 -6 130 0 108 C 6 130 14 170 12 214 L 28 214 C 36 170 34 120 4 84 "
                    "C 16 70 30 30 6 0 Z"
                ),
                at,
            ),
            colour,
        )


def carburettor(canvas: Canvas, ground: Point) -> None:
    """A side-draught carburettor: a round dashpot over the throat, a float bowl beside it."""
    x, y = ground
    canvas.shape(oval((x, y - 2), 170, 12), "#2b1a10", alpha=0.5, blur=8)
    canvas.box((x - 130, y - 118, x + 60, y - 30), "#d3d2c4", "#83867f", 16)
    canvas.box((x - 148, y - 134, x - 120, y - 14), "#b9b8ab", "#6f726c", 6)
    canvas.disc((x - 20, y - 66), 60, "#e6e4d8", "#8f9189")
    canvas.disc((x - 20, y - 66), 46, "#3a3f3c", "#1c2120")
    canvas.shape(path("M -46 -64 L 10 -92 L 16 -84 L -42 -56 Z", (x - 2, y + 10)), "#d9b45f")
    canvas.shape(
        path(("M -70 -118 C -66 -190 -40 -214 -20 -214 C 0 -214 26 -190 30 -118 Z"), ground), "#efede2", "#a3a59c"
    )
    canvas.box((x - 34, y - 240, x - 6, y - 210), "#d9b45f", "#8f6a2c", 6)
    canvas.box((x + 64, y - 104, x + 148, y - 4), "#e0ded2", "#8a8d86", 16)
    canvas.box((x + 58, y - 118, x + 154, y - 98), "#c9c8bb", "#7b7e78", 7)
    canvas.line([(x + 106, y - 118), (x + 106, y - 146), (x + 176, y - 146)], 10, "#b9803f")


def gauges() -> Canvas:
    """Two round gauges in a dashboard, and under them four buttons that stay where they are."""
    canvas = Canvas("#2b2430", "#17131b")
    canvas.shape(path("M -10 300 C 300 120 1300 120 1610 300 L 1610 910 L -10 910 Z"), "#4a3b42", "#221a21")
    canvas.shape(path("M 170 640 C 190 250 360 190 800 190 C 1240 190 1410 250 1430 640 Z"), "#120e15", "#1c161f")
    gauge(canvas, (510, 430), 200, 205)
    gauge(canvas, (1090, 430), 200, 318)
    canvas.box((736, 356, 864, 504), "#2c232c", radius=14)
    for index, (tall, colour) in enumerate(((84, "#e9a15b"), (62, "#e9a15b"), (40, "#e9a15b"))):
        canvas.box((764 + index * 28, 480 - tall, 780 + index * 28, 480), colour, radius=4)
    canvas.box((0, 640, 1600, 654), "#6b5459")
    for index, x in enumerate((400, 666, 932, 1198)):
        canvas.box((x - 86, 706, x + 86, 836), "#584850", "#33282f", 22)
        canvas.box((x - 78, 714, x + 78, 824), "#463840", "#3b2f37", 17)
        canvas.box((x - 24, 734, x + 24, 740), "#f0b573" if index == 1 else "#75636a", radius=3)
        symbol(canvas, (x, 784), index)
    return canvas


def gauge(canvas: Canvas, at: Point, radius: float, pointer: float) -> None:
    canvas.disc(at, radius + 16, "#8d7a78", "#332830")
    canvas.disc(at, radius + 6, "#1b151d")
    canvas.glow(at, radius, "#6b3f34", 0.55)
    for index in range(41):
        turn = math.radians(135 + index * 6.75)
        long = 34 if index % 5 == 0 else 16
        ends = [polar(at, radius - 12, turn), polar(at, radius - 12 - long, turn)]
        canvas.line(ends, 5 if index % 5 == 0 else 2.4, "#d8412f" if index > 34 else "#f4e3cc")
    turn = math.radians(pointer)
    canvas.line([polar(at, -34, turn), polar(at, radius - 34, turn)], 8, "#f28a4b")
    canvas.disc(at, 24, "#5c4a50", "#2a2028")


def symbol(canvas: Canvas, at: Point, kind: int) -> None:
    """Fan, heated window, hazard triangle, lamp: drawn as they have been for fifty years."""
    x, y = at
    ink = "#f4e3cc"
    if kind == 0:
        for turn in (0, 120, 240):
            centre = (x + 15 * math.cos(math.radians(turn)), y + 15 * math.sin(math.radians(turn)))
            canvas.disc(centre, 11, ink)
        canvas.disc(at, 5, "#3b2f37")
    elif kind == 1:
        canvas.shape(path("M -34 20 L -24 -20 L 24 -20 L 34 20 Z", at), ink)
        canvas.shape(path("M -27 14 L -19 -14 L 19 -14 L 27 14 Z", at), "#3f333b")
        for dx in (-11, 0, 11):
            canvas.line(path(f"M {dx} 10 C {dx - 8} 2 {dx + 8} -2 {dx} -10", at), 3, ink)
    elif kind == 2:
        canvas.shape(path("M 0 -28 L 32 26 L -32 26 Z", at), "#d8412f")
        canvas.shape(path("M 0 -10 L 17 18 L -17 18 Z", at), "#3f333b")
    else:
        canvas.shape(path("M 6 -22 C 34 -22 34 22 6 22 Z", at), ink)
        for dy in (-16, 0, 16):
            canvas.line([(x - 6, y + dy), (x - 34, y + dy + 5)], 4, ink)


def platform() -> Canvas:
    """A drawing: one platform with its wheels, and the outlines of three bodies that stand on it."""
    canvas = Canvas("#123a5c", "#0c2742")
    for x in range(0, 1601, 40):
        canvas.box((x, 0, x + (2 if x % 200 == 0 else 1), 900), "#1d4c73")
    for y in range(0, 901, 40):
        canvas.box((0, y, 1600, y + (2 if y % 200 == 0 else 1)), "#1d4c73")
    base, ground = 760.0, 740.0
    for car, colour, lift in ((TALL, "#7fd6c2", 60), (ESTATE, "#f27d72", 30), (SMALL, "#ffb454", 0)):
        size = base / (car.wheels[1] - car.wheels[0])
        at = (420 - car.wheels[0] * size, ground - lift)
        body = path(car.body, at, size)
        canvas.shape(body, colour, alpha=0.1)
        canvas.line([*body, body[0]], 4, colour)
        for pane in car.panes:
            outline = path(pane, at, size)
            canvas.line([*outline, outline[0]], 2, colour, 0.75)
    canvas.box((380, 640, 1220, 706), "#e9f3f7", "#9fc0d2", 22)
    for left in range(556, 1040, 82):
        canvas.box((left, 650, left + 70, 696), "#3d7399", "#2c5a7e", 7)
    for x in (420, 1180):
        wheel(canvas, (x, 668), 108, "#0c2742")
        for y in range(800, 866, 22):
            canvas.line([(x, y), (x, y + 10)], 2, "#e9f3f7", 0.6)
        canvas.line([(x, 846), (x, 874)], 2.5, "#e9f3f7")
    canvas.line([(420, 860), (1180, 860)], 2.5, "#e9f3f7")
    return canvas
