"""Makes `insights/data/sentences.json` again: what the engine with a model needs to know of itself.

`middle`: the mean of comments of all kinds (those labelled for development, written for this project), which every row
has taken off, for what all comments share says nothing. `service`: rows of a few phrases about what customers of any
company complain of (see `themes/familiar.py`). Run it after changing the engine: `.venv/bin/python tools/meanings.py`.
"""

import base64
import json
from pathlib import Path

import numpy as np

from postilla.insights.meaning import sentences
from postilla.insights.vectors import packed

ROOT = Path(__file__).resolve().parent.parent
SERVICE = (
    "customer service does not answer letters, calls or e-mails",
    "the car has been standing in the workshop for months, waiting for a spare part",
    "the nearest dealer has closed, the next workshop is far away",
    "the guarantee does not pay, and nobody shares the bill for the repair",
    "no replacement car during the repair",
    "an appointment at the workshop takes weeks",
    "there are too few workshops to maintain and mend the cars",
)


def main() -> None:
    files = sorted((ROOT / "tests" / "insights" / "labelled" / "development").glob("*.jsonl"))
    said = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    encoder = sentences.Encoder(np.zeros(sentences.SIZE))
    middle = encoder.of([one["text"] for one in said], [one["lang"] for one in said]).mean(axis=0, dtype=np.float64)
    steps = np.rint(middle * sentences.FINE).astype(np.int16)
    encoder = sentences.Encoder(steps / sentences.FINE)
    service = encoder.of(SERVICE, ["en"] * len(SERVICE))
    made = {
        "engine": sentences.NAME,
        "middle": base64.b64encode(steps.tobytes()).decode(),
        "service": {"phrases": SERVICE, "rows": base64.b64encode(packed(service)).decode()},
    }
    sentences.FILE.write_text(json.dumps(made, indent=1) + "\n", "utf-8")
    print(f"{sentences.FILE.relative_to(ROOT)}: the middle of {len(said)} comments, {len(SERVICE)} phrases")


if __name__ == "__main__":
    main()
