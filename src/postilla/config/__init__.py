"""Wiring: settings, addresses, the application, who hears which fact. No logic."""
