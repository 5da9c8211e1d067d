"""Mark: from an article to the mentions in it, each with its span and value."""
