"""What the signs are meant to say, before anything was learnt: log odds by label. Training leaves them only for a reason."""

from collections.abc import Mapping

PRIOR: Mapping[str, Mapping[str, float]] = {
    "question": {"?": 0.8, "? last": 0.5, "? alone": 0.6, "ask_wh": 0.6, "ask_inv": 0.8, "ask_want": 1.6, "? and ask_wh": 0.8,
                 "? and ask_inv": 1.0, "rhetoric": -1.6, "irony": -0.6, "? passed over": -0.8, "? taken up": -0.8},
    "correction": {"wrong": 1.0, "article": 0.6, "notbut": 0.6, "actually": 0.5, "missing": 0.8, "digit and notbut": 0.8,
                   "digit and wrong": 0.6, "digit and article": 0.6, "article and no": 0.4, "article and missing": 0.5,
                   "?": -0.8},
    "report": {"own": 1.2, "work": 1.5, "saw": 0.9, "duration": 0.5, "i": 0.5, "duration and own": 0.4, "?": -0.5,
               "think": -0.4},
    "complaint": {"bad": 0.6, "not good": 0.6, "cross": 0.6, "own and bad": 0.6, "saw and bad": 0.5, "duration and bad": 0.6,
                  "thanks": -0.6},
    "praise": {"good": 0.7, "thanks": 1.4, "first thanks": 0.6, "not bad": 0.4, "happy": 0.8, "article and good": 0.6,
               "bad": -0.4, "irony": -0.8, "not good": -0.8, "?": -0.8, "thanks and please": -1.2},
    "request": {"please": 1.6, "imper": 1.4, "should": 0.4, "imper and please": 0.4, "should and article": 0.3},
    "opinion": {"think": 1.0, "judge": 0.9, "modal": 0.3, "should": 0.3, "but": 0.2, "rhetoric": 0.7, "irony": 0.6,
                "own": -0.5, "work": -0.4, "thanks": -0.5, "please": -0.4},
    "answer": {"asked, digit": 0.8, "asked, yes": 1.2, "asked, because": 0.8, "asked, help": 1.0, "asked, no": 0.4,
               "parent ?": 1.0, "?": -1.0, "link": 0.4},
    "for": {"good": 0.8, "thanks": 0.5, "happy": 0.8, "not bad": 0.6, "own and good": 0.3, "bad": -0.4, "not good": -0.6,
            "irony": -0.6},
    "against": {"bad": 0.7, "not good": 0.7, "cross": 0.8, "rhetoric": 0.6, "irony": 0.6, "own and bad": 0.3, "good": -0.4,
                "thanks": -0.6},
    "mixed": {"good and bad": 0.8, "good and but": 1.2, "but": 0.4, "concede": 0.6},
    "none": {"? alone": 1.0, "?": 0.4, "good": -0.3, "bad": -0.3, "link": 0.4, "thanks": 0.2},
    "agrees": {"agree": 0.9, "first agree": 1.0, "disagree": -0.7, "first disagree": -0.6, "parent ?": -0.4, "?": -0.6},
    "disagrees": {"disagree": 0.9, "first disagree": 0.8, "concede": 0.6, "but": 0.3, "rhetoric": 0.6, "irony": 0.4,
                  "agree": -0.6, "first agree": -0.8, "parent ?": -0.5},
    "neither": {"parent ?": 0.8, "? alone": 0.5, "thanks": 0.6, "agree": -0.5, "disagree": -0.5},
}  # fmt: skip
