"""The long paper."""
