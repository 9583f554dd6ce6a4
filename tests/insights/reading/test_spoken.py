"""In which language a text is: what was told of it, unless it clearly is in another."""

import json
from pathlib import Path

import pytest

from postilla.insights.reading import spoken_in

FILES = Path(__file__).parents[1] / "labelled" / "development"


@pytest.mark.parametrize(
    ("text", "told", "spoken"),
    [
        ("¿Por qué no se prohíben las bombillas LED de recambio en los faros antiguos?", "fr", "es"),
        ("El coche me deslumbra cada noche en la calle, y su dueño no contesta.", "en", "es"),
        ("Die Lampe ist zu hell und das ist nicht gut.", "en", "de"),
        ("Die Lampe ist zu hell und das ist nicht gut.", "de-ch", "de-ch"),
        ("Where is the gearbox made?", "fr", "fr"),  # too few to be sure
        ("No. No, no and no.", "en", "en"),  # one word, however often
        ("Comprei este carro em março e já foi duas vezes à oficina. Ninguém me responde.", "en", "en"),
        ("Ik heb deze auto nu een jaar en de batterij is nog steeds goed.", "fr", "fr"),
        ("El cotxe és molt car i no hi ha prou punts de càrrega per a la gent del poble.", "en", "en"),
        ("Mașina este prea scumpă și nu se poate încărca la țară, iar cei de la service nu răspund.", "en", "en"),
        ("كيف الحال يا صديقي", "ar", "ar"),
        ("", "en", "en"),
        ("The gearbox is made in the south, I was told, يا صديقي", "ar", "en"),
        ("Das Getriebe kommt nicht aus dem Werk يا صديقي", "ar", "de"),
        ("كيف الحال يا صديقي العزيز، أين السيارة؟ BMW ok", "en", "ar"),
        ("ok ok كيف الحال يا صديقي العزيز", "ar", "ar"),
        ("Почему машина стоит в мастерской? No idea", "en", "ru"),
        ("Чому машина стоїть у майстерні? No idea", "en", "uk"),
        ("Γιατί το αυτοκίνητο είναι εκεί; ok", "en", "el"),
        ("No idea why the car is in the workshop, γιατί;", "en", "en"),
        ("למה המכונית שם", "fr", "he"),
        ("車はどこですか", "en", "ja"),
        ("Xylofoon kwaliteit", "ar", ""),
        ("asdfgh jklhjkl qwertzu", "en", ""),
        ("lkjsdf xnmcv bdrrt", "ar", ""),
        ("aaaaaaaaaaa hmmmmmmm", "fr", ""),
        ("blablablabla", "de", ""),
        ("Angstschweiß, Rechtsschutz, Strumpfhosen", "de", "de"),
        ("Getriebe defekt, Motor kaputt", "de", "de"),
        ("😀😀😀 12", "en", "en"),
    ],
)
def test_spoken(text: str, told: str, spoken: str) -> None:
    assert spoken_in(text, told) == spoken


def test_what_is_told_rightly_stays() -> None:
    rows = [json.loads(line) for file in FILES.glob("*.jsonl") for line in file.read_text("utf-8").splitlines()]
    assert sum(spoken_in(row["text"], row["lang"]) != row["lang"] for row in rows) <= len(rows) / 200
