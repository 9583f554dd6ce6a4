"""What readers say, for the newsroom: under one article, and across them."""
