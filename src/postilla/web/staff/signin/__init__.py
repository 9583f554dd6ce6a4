"""How staff come in: password, second factor, and the pages on which a second factor is set up."""
