"""Upkeep: what keeps a warehouse sound over years: its lock, its faults, its health, corrections and deletion."""
