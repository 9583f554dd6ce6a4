"""A reader's own page: signing in, what they wrote, their browsers, name and language, their data."""
