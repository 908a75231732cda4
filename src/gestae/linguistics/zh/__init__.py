"""The Chinese pack: both writings, without spaces between the words."""
