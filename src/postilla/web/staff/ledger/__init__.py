"""The ledger inside the CMS: what is due, a month's figures, one promise with all that can be done to it."""
