"""What is nobody's business is hidden; what can be checked by everybody is not."""

import pytest

from postilla.insights.reading import HIDDEN, mask
from postilla.insights.values import Span
from tests.insights.reading.reading_of import reading

HIDES = [
    ("en", "Write to jane.doe+car@mail.example.org, please.", "mail", "jane.doe+car@mail.example.org"),
    ("en", "jane (at) mail [dot] example will reach me", "mail", "jane (at) mail [dot] example"),
    ("en", "0171 2345678 or quentin (at) mail dot example", "mail", "quentin (at) mail dot example"),
    ("en", "0171 2345678 or quentin (at) mail dot example", "phone", "0171 2345678"),
    ("en", "call me at +39 333 123 4567, I live at 12 Via Roma.", "address", "12 Via Roma"),
    ("en", "call me at +39 333 123 4567, I live at 12 Via Roma.", "phone", "+39 333 123 4567"),
    ("fr", "Appelez le +33 6 12 34 56 78 !", "phone", "+33 6 12 34 56 78"),
    ("fr", "mon numéro 06.12.34.56.78", "phone", "06.12.34.56.78"),
    ("fr", "0612345678 si ça vous intéresse", "phone", "0612345678"),
    ("de", "Ruf an: 0151 23456789", "phone", "0151 23456789"),
    ("de", "Werkstatt 030/1234567", "phone", "030/1234567"),
    ("de", "+49 (0)89 123456-78 ist der Händler", "phone", "+49 (0)89 123456-78"),
    ("it", "chiamatemi al 347 123 4567", "phone", "347 123 4567"),
    ("it", "011 1234567 e non risponde nessuno", "phone", "011 1234567"),
    ("es", "Mi móvil es 612 345 678", "phone", "612 345 678"),
    ("es", "612 34 56 78 gracias", "phone", "612 34 56 78"),
    ("en", "Ring 07700 900123 after six", "phone", "07700 900123"),
    ("en", "020 7946 0958 is the garage", "phone", "020 7946 0958"),
    ("en", "(555) 234-5678 or 555-234-5678", "phone", "(555) 234-5678"),
    ("en", "my mobile 0041 79 123 45 67", "phone", "0041 79 123 45 67"),
    ("fr", "la Clio AB-123-CD garée devant chez moi", "plate", "AB-123-CD"),
    ("fr", "immatriculée ab 123 cd depuis mars", "plate", "ab 123 cd"),
    ("fr", "l'ancienne, 1234 AB 75, roule encore", "plate", "1234 AB 75"),
    ("de", "Der Fahrer mit M-AB 1234 hat gedrängelt", "plate", "M-AB 1234"),
    ("de", "Kennzeichen HH XY 77", "plate", "HH XY 77"),
    ("it", "la Tordo AB 123 CD in doppia fila", "plate", "AB 123 CD"),
    ("es", "el 1234 BCD me cerró el paso", "plate", "1234 BCD"),
    ("en", "a van, AB12 CDE, nearly hit me", "plate", "AB12 CDE"),
    ("fr", "J'habite 12 bis, rue de la Gare, 75010 Paris.", "address", "12 bis, rue de la Gare, 75010 Paris"),
    ("de", "Kommt doch vorbei, Lindenstraße 14a, 10969 Berlin!", "address", "Lindenstraße 14a, 10969 Berlin"),
    ("it", "abito in via Garibaldi 12, 10122 Torino", "address", "via Garibaldi 12, 10122 Torino"),
    ("es", "Vivo en la calle Mayor, 7", "address", "calle Mayor, 7"),
    ("en", "I live at 14 Mill Lane, Leeds LS1 4DY", "address", "14 Mill Lane, Leeds LS1 4DY"),
    ("de", "Überweist auf DE89 3704 0044 0532 0130 00", "iban", "DE89 3704 0044 0532 0130 00"),
    ("it", "codice RSSMRA85T10A562S", "id", "RSSMRA85T10A562S"),
    ("es", "DNI 12345678Z", "id", "12345678Z"),
    ("fr", "ma sécu : 1 85 05 78 006 084 36", "id", "1 85 05 78 006 084 36"),
    ("en", "my SSN is 123-45-6789", "id", "123-45-6789"),
    ("en", "card 4111 1111 1111 1111 was charged twice", "id", "4111 1111 1111 1111"),
    ("en", "ask jane dot roe at example dot org for it", "mail", "jane dot roe at example dot org"),
    ("en", "jane＠example.org has the list", "mail", "jane＠example.org"),
    ("en", "their server is 192.0.2.17, look it up", "id", "192.0.2.17"),
    ("en", "their server is 2001:db8::17:1f, look it up", "id", "2001:db8::17:1f"),
    ("en", "it came from 2001:db8:0:0:8:800:200c:417a.", "id", "2001:db8:0:0:8:800:200c:417a"),
    ("en", "it came from ::ffff:192.0.2.17 again", "id", "::ffff:192.0.2.17"),
    ("en", "mail ｊａｎｅ＠ｅｘａｍｐｌｅ．ｏｒｇ for the list", "mail", "ｊａｎｅ＠ｅｘａｍｐｌｅ．ｏｒｇ"),
    ("en", "mail ⓙane@example。org for the list", "mail", "ⓙane@example。org"),
    ("en", "mail 𝐣𝐚𝐧𝐞@example.org for the list", "mail", "𝐣𝐚𝐧𝐞@example.org"),
    ("en", "mail j a n e @ e x a m p l e . o r g", "mail", "j a n e @ e x a m p l e . o r g"),
    ("en", "mail jane @ example . org for the list", "mail", "jane @ example . org"),
    ("it", "scrivi a anna chiocciola posta punto it", "mail", "anna chiocciola posta punto it"),
    ("en", "ring ０１７１ ２３４５６７８ after six", "phone", "０１７１ ２３４５６７８"),
    ("en", "he is @jane_roe_1987 elsewhere", "id", "@jane_roe_1987"),
    ("en", "see fb.com/jane.roe for pictures", "id", "fb.com/jane.roe"),
    ("de", "ich wohne rosenweg 12, kommt vorbei", "address", "rosenweg 12"),
    ("en", "she lives at 14 rosemary lane, leeds", "address", "14 rosemary lane"),
    ("fr", "j'habite au 3 rue des lilas, venez", "address", "3 rue des lilas"),
    ("it", "abito in via dei tigli 8", "address", "via dei tigli 8"),
    ("en", "I complain: 14, Beacon Rd, Bristol, every night", "address", "14, Beacon Rd, Bristol"),
    ("en", "it was wx21klm again", "plate", "wx21klm"),
    ("fr", "encore ab123cd devant chez moi", "plate", "ab123cd"),
    ("es", "el de 1234bcd me cerró", "plate", "1234bcd"),
    ("en", "the number is (555) 123-4567, nobody answers", "phone", "(555) 123-4567"),
    ("de", "Meldet euch: 089 / 12345678", "phone", "089 / 12345678"),
    ("de", "089 / 123 456-78 ist die Werkstatt", "phone", "089 / 123 456-78"),
    ("it", "333.123.45.67 dopo le sei", "phone", "333.123.45.67"),
    ("es", "91 123 45 67 y nadie contesta", "phone", "91 123 45 67"),
    ("en", "0 7 7 0 0 9 0 0 1 2 3, after six", "phone", "0 7 7 0 0 9 0 0 1 2 3"),
    ("ar", "هاتفي ٠٧٧٠٠٩٠٠١٢٣ بعد السادسة", "phone", "٠٧٧٠٠٩٠٠١٢٣"),
    ("pt", "liga 912 345 678 depois das seis", "phone", "912 345 678"),
    ("pt", "(11) 96123-4567 e ninguém atende", "phone", "(11) 96123-4567"),
    ("es", "en México: 222 123 4567, sin respuesta", "phone", "222 123 4567"),
    ("pl", "512 345 678 i nikt nie odbiera", "phone", "512 345 678"),
    ("da", "32 12 34 56 svarer ikke, +45 32 12 34 56 heller ikke", "phone", "+45 32 12 34 56"),
    ("en", "(201) 555-0123 never answers", "phone", "(201) 555-0123"),
    ("de", "der W-12345X stand wieder quer", "plate", "W-12345X"),
    ("de", "ZH 123456 hat mich geschnitten", "plate", "ZH 123456"),
    ("en", "sort code 20-00-00 account 55779911, send it there", "id", "20-00-00"),
    ("en", "sort code 20-00-00 account 55779911, send it there", "id", "55779911"),
    ("de", "Wohnt jetzt: Auf der Höhe 7, 12345 Dorf", "address", "Auf der Höhe 7, 12345 Dorf"),
    ("es", "Vivo en la calle Mayor 7, 3º B, 28013 Madrid", "address", "calle Mayor 7, 3º B, 28013 Madrid"),
    ("en", "At 12 Oak Street, Apt 4, Springfield, IL 62704.", "address", "12 Oak Street, Apt 4, Springfield, IL 62704"),
    ("en", "VIN WVWZZZ1JZXW000001 has the old belt", "id", "WVWZZZ1JZXW000001"),
]  # fmt: skip

LEAVES = [
    ("en", "366933259 and 8037180815 sold, 400 43 42 60 of them; 2016 2018, 613 000 / 54 000, A-4000.500.300"),
    ("de", "258045321 Stück, 581 13 93 76, 8 413 818 386 in allem, 14 170 5391 davon, 396 000 / 408 000"),
    ("fr", "454363036 en tout, 372 000 / 947 000, 41 583 3884 et 612.345.678 ou 912 345 678"),
    ("it", "1.234.567.890 in tutto, 612.345.678 e 972 342 463, dal 2016 2018, Airone 130 1200 1600"),
    ("es", "612.345.678 en total, 1 234 567 890 y 2222123456"),
    ("pt", "912.345.678 ao todo, 1 234 567 890"),
    ("de", "Am Montag 3 Stunden, im Jahr 2019 80000 Autos, am Ende 7. In der Klasse C 220 fehlten 10000 Stück."),
    ("en", "My account of 1984 has 300 pages; on account of 20 20 vision. 12 / 15 / 2019 to 2 / 3 of them."),
    ("en", "The A4-2000 and the E-500 sold 70 000 / 80 000, GR 20 took us 14 days, SO 2 is bad."),
    ("de", "@Peter Genau, Version 2.1.3 läuft seit 3.10., wohne seit 12 Jahren hier."),
    ("en", "They looked at prices dot by dot. We live at number 12, the best way to live is 20 miles out."),
    ("fr", "J'habite à 12 km, le point de vente est à 3 minutes."),
    ("fr", "Ma 308 1.2 130 a 161 000 km et a coûté 23 450 €."),
    ("en", "In 2018 they sold 131,000 cars, in 2023 70,000."),
    ("en", "Between 80,000 and 90,000 cars for 2024-2025, at 3,000.50 pounds"),
    ("de", "Der VW ID 4 mit 150 kW, BMW M 340, DIN EN 60335 und ISO 27001"),
    ("de", "Auf der Bundesstraße 27 und am Parkplatz 3 war am 12.03.2024 um 14:30 Stau."),
    ("de", "1.234.567.890 Euro Umsatz und 100 000 000 Einwohner"),
    ("it", "Ho speso 1.250.000 lire nel 1998, la 500 1.2 69 CV è del 2011"),
    ("es", "Un 2025 BMW por 45 000 EUR con 1500 RPM"),
    ("es", "Hay 612 345 678 habitantes"),
    ("en", "The law is 2019/2144, page 128, ISBN 978-3-16-148410-0, 10:30 to 12:45"),
    ("fr", "Entre 2019 et 2024, 06/2021, de 8h30 à 17h, le 01.02.2024 à 10 h"),
    ("en", "The A4 45 TDI, E220 CDI, 2.0 TFSI 190, 7.5 l/100 km at 120 km/h"),
    ("fr", "la rue de la Gare est fermée, 3 places libres"),
    ("de", "Kapitel 3, Absatz 12, Platz 4 und 30 Grad auf dem Weg nach oben"),
    ("en", "version 1.2.3.4 of the app, firmware: 10.0.0.12 and the update to 2.0.1.5"),
    ("de", "Seit dem Update auf 12.1.0.7 geht nichts, Version 3.0.0.1 war besser"),
    ("en", "I meet him at work dot it was fine. And std::string, at 10:30:15, 1:2:3, a::b, 12:30:45:10 and e::1"),
    ("en", "In 2019, Mill Road was closed. at30mph and to20min, an ex30 was 1600ccm, in200km, 2000kwh, 2024bmw"),
    ("de", "ab18uhr, um20uhr, 1500rpm und ab300ps, seit 1999bcd"),
    ("en", "so @ noon . come, or @home. me too"),
]


@pytest.mark.parametrize(("lang", "text", "name", "secret"), HIDES, ids=[f"{one[2]} {one[3]}" for one in HIDES])
def test_hides(lang: str, text: str, name: str, secret: str) -> None:
    spans = reading(text, lang).masked
    assert (name, secret) in [(span.name, text[span.start : span.end]) for span in spans]
    assert secret not in mask(text, spans)
    assert HIDDEN in mask(text, spans)


@pytest.mark.parametrize(("lang", "text"), LEAVES)
def test_leaves(lang: str, text: str) -> None:
    assert [text[span.start : span.end] for span in reading(text, lang).masked] == []


def test_hides_what_signs_without_width_part() -> None:
    text = "call 06 12\u200b 34 56 78"
    assert mask(text, reading(text, "fr").masked) == f"call {HIDDEN}"


def test_masks_spans_in_any_order() -> None:
    assert mask("abcdefgh", [Span(4, 6, "x"), Span(1, 3, "x"), Span(2, 5, "x")]) == f"a{HIDDEN}gh"


@pytest.mark.parametrize(
    "text",
    ["My plate is WX21 KLM.", "His phone is 0117 496 0123, mail joe.bloggs@example.com.", "Mine, wx21klm, was dear!"],
)
def test_reasons_say_nothing_that_is_masked(text: str) -> None:
    found = reading(text)
    labels = [*found.kinds, found.toward, *(one for point in found.points for one in (*point.kinds, point.toward))]
    told = " ".join(word for label in labels for word in label.words)
    for secret in ("WX21", "KLM", "0117", "0123", "joe", "example", "wx21klm"):
        assert secret not in told
