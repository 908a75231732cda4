-- What did the user say of publishers and speakers?
SELECT name, kind, country, owner
FROM source_kinds
ORDER BY name
