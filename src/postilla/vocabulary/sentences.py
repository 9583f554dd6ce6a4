"""Sentences with names in them, in any language."""


def filled(sentence: str, **said: str) -> str:
    """A sentence with its %(places)s filled. What ends in a point brings the point of a sentence that ends with it.

    >>> filled("It is %(name)s. Yes, %(name)s!", name="Acme S.p.A.")
    'It is Acme S.p.A. Yes, Acme S.p.A.!'
    """
    for place, words in said.items():
        if words.endswith("."):
            sentence = sentence.replace(f"%({place})s.", f"%({place})s")
    return sentence % said
