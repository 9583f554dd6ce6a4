"""What many comments say together: lines, how many readers stand behind each, whom to quote. Pure."""
