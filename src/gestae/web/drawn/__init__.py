"""What the pages that draw from the record share: sums by group, places, layouts, downloads."""
