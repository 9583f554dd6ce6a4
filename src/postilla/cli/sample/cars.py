"""Cars and wheels from simple curves, in side view. Lengths are in units of about a centimetre; the ground is y = 0.

A car faces right. Nothing here is meant to be any car that exists.
"""

from dataclasses import dataclass

from postilla.cli.sample.canvas import Canvas, Point, mix, oval, path


@dataclass(frozen=True)
class Car:
    """Paths of body, panes, lamps, and the lines of doors and handles; the two wheels' middles and their radius."""

    body: str
    panes: tuple[str, ...]
    wheels: tuple[float, float]
    radius: float
    front: str
    rear: str
    doors: tuple[str, ...] = ()


SMALL = Car(
    body=(
        "M 8 -34 C 2 -52 4 -88 16 -100 C 34 -134 58 -149 96 -152 C 140 -156 186 -154 214 -138 "
        "C 236 -125 250 -113 266 -101 C 302 -96 338 -88 352 -70 C 360 -58 360 -40 354 -30 C 340 -22 20 -22 8 -34 Z"
    ),
    panes=(
        "M 44 -103 C 56 -128 74 -141 100 -143 L 146 -144 L 146 -103 Z",
        "M 156 -103 L 156 -144 C 184 -144 202 -138 220 -125 C 232 -116 240 -109 246 -102 Z",
    ),
    wheels=(72, 290),
    radius=34,
    front="M 332 -84 C 344 -80 352 -72 355 -64 C 344 -62 334 -68 326 -76 Z",
    rear="M 7 -92 L 20 -96 C 22 -86 20 -74 14 -68 L 5 -68 Z",
    doors=("M 151 -101 L 153 -34", "M 248 -100 C 254 -80 254 -54 246 -36", "M 164 -92 L 182 -92", "M 70 -92 L 88 -92"),
)
ESTATE = Car(
    body=(
        "M 8 -36 C 2 -54 4 -86 12 -98 C 22 -124 34 -140 62 -145 "
        "C 120 -154 220 -154 264 -142 C 292 -133 314 -116 336 -101 "
        "C 380 -97 432 -88 450 -70 C 458 -58 458 -42 452 -32 C 430 -22 24 -22 8 -36 Z"
    ),
    panes=(
        "M 34 -102 C 42 -122 52 -134 72 -137 L 122 -141 L 122 -102 Z",
        "M 131 -102 L 131 -142 L 216 -143 L 216 -102 Z",
        "M 225 -102 L 225 -143 C 252 -142 266 -136 284 -125 C 298 -116 306 -109 312 -102 Z",
    ),
    wheels=(86, 372),
    radius=36,
    front="M 428 -84 C 442 -80 450 -72 453 -64 C 440 -63 428 -68 420 -77 Z",
    rear="M 7 -90 L 16 -98 C 20 -86 18 -70 14 -62 L 4 -64 Z",
    doors=(
        "M 126 -100 L 128 -36",
        "M 220 -100 L 222 -34",
        "M 316 -100 C 322 -80 322 -56 316 -36",
        "M 232 -91 L 252 -91",
        "M 138 -91 L 158 -91",
    ),
)
OLD = Car(
    body=(
        "M 6 -40 C 0 -60 6 -84 30 -92 C 44 -96 52 -98 60 -101 C 74 -132 92 -150 132 -152 C 180 -154 210 -150 228 -132 "
        "C 236 -122 242 -112 248 -103 C 290 -102 330 -98 342 -80 C 350 -66 350 -48 344 -36 C 320 -26 24 -26 6 -40 Z"
    ),
    panes=(
        "M 76 -104 C 86 -128 100 -141 132 -143 L 150 -143 L 150 -104 Z",
        "M 158 -104 L 158 -143 C 196 -145 208 -141 220 -126 C 226 -118 230 -111 234 -104 Z",
    ),
    wheels=(76, 278),
    radius=35,
    front="M 330 -92 C 342 -90 350 -80 348 -68 C 340 -64 330 -70 328 -80 Z",
    rear="M 6 -72 L 16 -78 C 18 -70 16 -60 12 -56 L 4 -58 Z",
    doors=(
        "M 154 -101 L 154 -38",
        "M 240 -100 C 246 -80 246 -56 238 -38",
        "M 164 -92 L 182 -92",
        "M 20 -62 C 120 -66 240 -66 338 -64",
    ),
)
TALL = Car(
    body=(
        "M 8 -40 C 2 -60 2 -96 14 -108 C 22 -142 38 -160 70 -163 "
        "C 130 -170 210 -168 244 -154 C 270 -143 286 -126 304 -112 "
        "C 346 -108 386 -98 398 -78 C 404 -64 404 -46 398 -36 C 380 -26 24 -26 8 -40 Z"
    ),
    panes=(
        "M 40 -112 C 48 -140 60 -152 82 -154 L 142 -157 L 142 -112 Z",
        "M 152 -112 L 152 -157 L 196 -157 C 230 -155 246 -148 262 -134 C 270 -126 278 -118 282 -112 Z",
    ),
    wheels=(80, 322),
    radius=39,
    front="M 374 -94 C 388 -90 398 -80 400 -72 C 388 -70 376 -76 368 -86 Z",
    rear="M 6 -98 L 18 -106 C 22 -92 20 -76 16 -68 L 4 -70 Z",
    doors=(
        "M 147 -110 L 149 -40",
        "M 286 -110 C 292 -88 292 -60 284 -42",
        "M 160 -100 L 180 -100",
        "M 56 -100 L 76 -100",
    ),
)


def park(canvas: Canvas, car: Car, at: Point, size: float, paint: str, lit: bool = True) -> None:
    """One car with its shadow, standing with its rear's lower corner at `at`."""
    dark = mix(paint, "#0b0f16", 0.78)
    middle = (at[0] + sum(car.wheels) / 2 * size, at[1] - 2 * size)
    canvas.shape(oval(middle, sum(car.wheels) / 2 * size * 1.08, 13 * size), "#06080c", alpha=0.45, blur=7 * size)
    canvas.shape(path(car.body, at, size), mix(paint, "#ffffff", 0.22), mix(paint, "#0b0f16", 0.34))
    for pane in car.panes:
        canvas.shape(path(pane, at, size), mix(dark, "#ffffff", 0.42), dark)
    for door in car.doors:
        canvas.line(path(door, at, size), 1.3 * size, mix(paint, "#0b0f16", 0.42), 0.8)
    canvas.shape(path(car.front, at, size), "#fff4d6" if lit else mix(paint, "#ffffff", 0.6))
    canvas.shape(path(car.rear, at, size), "#d8412f" if lit else mix(paint, "#5a1010", 0.6))
    for x in car.wheels:
        wheel(canvas, (at[0] + x * size, at[1] - car.radius * size), car.radius * size, paint)


def wheel(canvas: Canvas, at: Point, radius: float, paint: str) -> None:
    canvas.disc(at, radius * 1.14, mix(paint, "#0b0f16", 0.8))
    canvas.disc(at, radius, "#14171c")
    canvas.disc(at, radius * 0.62, "#c9ccd0", "#80858c")
    canvas.disc(at, radius * 0.5, "#3a3f47", "#565c66")
    canvas.disc(at, radius * 0.16, "#d6d9dc")
