"""What one comment says: its points, their kinds and stance, entities, evidence, what must be masked. Pure."""
