"""What the newsroom's staff see of the conversations, inside the CMS's own admin. Translates clicks into decisions."""
