"""Dates where Django's own way of writing them is not the one of a European magazine."""
