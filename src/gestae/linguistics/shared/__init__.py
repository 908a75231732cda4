"""What several language packs do the same way."""
