"""Where things stand in the sample magazine, and what readers of these tests are called."""

EXAMPLE = "/industry/valdora-confirms-80000-to-90000-cars-for-2024/"  # only read, never posted to
THREAD = "/opinion/what-was-your-first-car/"  # 1,000 comments
PLATFORM = "/industry/how-a-platform-is-shared/"
BATTERY = "/electric/buying-a-used-electric-car/"
TOURING = "/tests/halden-5-touring-tested/"
TYRES = "/tests/winter-all-season-or-neither/"
PASS = "/classics/a-map-a-thermos-and-the-old-pass-road/"
CHARGING = "/electric/six-charging-posts-in-a-cold-week/"
FRENCH = "/opinion/petit-eloge-de-la-departementale/"
ARABIC = "/ar/sinaa/valdora-tuakkid-80000-ila-90000-sayyara-fi-2024/"  # the example’s translation
COURSE = "/ledger/promise/7/"  # of a number that still runs
MONTHS = "/ledger/halden/figures/cars-registered-in-a-month/"  # its figures, on one of which sources differ
EMPTY = "/opinion/dazzled/"  # no comment in the sample; the hostile ones go here

FIELDS = {"author": "Wilma Lantern", "email": "wilma@mail.example.org", "website": ""}
