-- How a decided measure or link stands.
INSERT INTO reviews VALUES ($id, $verdict, $who, [], $why, $adjudicated)
