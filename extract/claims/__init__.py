"""Code: from mentions to claims, whose slots are mentions."""
