"""What an analyst does with the record: ledgers, relations, reach and reasons."""
