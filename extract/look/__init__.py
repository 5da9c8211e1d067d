"""Looking into the published warehouse from the terminal."""
