"""The editor's screen: corrections, earlier versions, and an article's conversation, beside the page's own form."""
