"""The ledger's public pages, feeds and files; what happens to them when a verdict changes."""
