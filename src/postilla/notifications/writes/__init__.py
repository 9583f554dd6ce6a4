"""The only code that changes the tables of notifications."""
