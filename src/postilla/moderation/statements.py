"""The words in which the EU's Digital Services Act wants decisions stated."""

GROUNDS = [("terms", "Against the rules of the conversation"), ("illegal", "Against the law")]

# The categories of the DSA Transparency Database, without their STATEMENT_CATEGORY_ before them.
CATEGORIES = [
    ("ANIMAL_WELFARE", "Animal welfare"),
    ("CONSUMER_INFORMATION", "Consumer information infringements"),
    ("CYBER_VIOLENCE", "Cyber violence"),
    ("CYBER_VIOLENCE_AGAINST_WOMEN", "Cyber violence against women"),
    ("DATA_PROTECTION_AND_PRIVACY_VIOLATIONS", "Data protection and privacy violations"),
    ("ILLEGAL_OR_HARMFUL_SPEECH", "Illegal or harmful speech"),
    ("INTELLECTUAL_PROPERTY_INFRINGEMENTS", "Intellectual property infringements"),
    ("NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS", "Negative effects on civic discourse or elections"),
    ("NOT_SPECIFIED_NOTICE", "Type of alleged illegal content not specified by the notifier"),
    ("OTHER_VIOLATION_TC", "Other violation of the provider's terms and conditions"),
    ("PROTECTION_OF_MINORS", "Protection of minors"),
    ("RISK_FOR_PUBLIC_SECURITY", "Risk for public security"),
    ("SCAMS_AND_FRAUD", "Scams and/or fraud"),
    ("SELF_HARM", "Self-harm"),
    ("UNSAFE_AND_PROHIBITED_PRODUCTS", "Unsafe, non-compliant or prohibited products"),
    ("VIOLENCE", "Violence"),
]
