"""What the house needs to keep itself: set-up, locks, checks. Nothing here is installed with Postilla."""
