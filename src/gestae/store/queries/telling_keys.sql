-- By which keys are tellings found that may tell one deed: one row a telling and key?
--
-- The coarse keys find what is told without a date or with another party; where they are shared by
-- more than a few, the fine ones (both parties and the day, a place, an amount) still find what
-- belongs together.
WITH told AS (
    SELECT e.id, e.document, e.type, e.instrument, e.place, e.geonames, e.place_precision,
        lower(e.trigger)[:5] AS word,
        coalesce(e.date_start, d.published) AS day,
        e.date_start IS NULL OR e.date_end - e.date_start <= 10 AS precise
    FROM events AS e
    JOIN documents AS d ON d.id = e.document
),

parties AS (
    SELECT DISTINCT event AS id, coalesce(country, actor, lower(name)) AS party
    FROM event_roles
),

dyads AS (
    SELECT a.id, a.party || '~' || coalesce(b.party, '') AS dyad
    FROM parties AS a
    LEFT JOIN parties AS b ON b.id = a.id AND b.party > a.party
),

months AS (
    SELECT DISTINCT id, strftime(near, '%Y-%m') AS month
    FROM (SELECT id, unnest([day - 7, day, day + 7]) AS near FROM told WHERE day IS NOT NULL)
),

weeks AS (
    SELECT DISTINCT id, date_trunc('week', near) AS week
    FROM (SELECT id, unnest([day - 3, day, day + 3]) AS near FROM told WHERE day IS NOT NULL)
),

days AS (
    SELECT id, unnest([day, day + 1]) AS day FROM told WHERE day IS NOT NULL AND precise
),

figures AS (
    SELECT record AS id,
        concat_ws('~', kind, unit, low, high) AS figure
    FROM amounts
    WHERE kind = 'money' OR coalesce(low, high) > 4
),

sites AS (
    SELECT id, coalesce(CAST(geonames AS VARCHAR), place) AS site
    FROM told
    WHERE place_precision IN ('point', 'city')
),

keys AS (
    SELECT p.id, concat_ws('|', 'document party type', t.document, p.party, t.type) AS key,
        true AS fine
    FROM parties AS p JOIN told AS t USING (id)
    UNION ALL
    SELECT id, concat_ws('|', 'document instrument', document, instrument), true FROM told
    WHERE instrument IS NOT NULL
    UNION ALL
    SELECT id, concat_ws('|', 'document word', document, word), true FROM told
    UNION ALL
    SELECT d.id, concat_ws('|', 'dyad month', d.dyad, m.month), false
    FROM dyads AS d JOIN months AS m USING (id)
    UNION ALL
    SELECT d.id, concat_ws('|', 'dyad day type', d.dyad, y.day, t.type), true
    FROM dyads AS d JOIN days AS y USING (id) JOIN told AS t USING (id)
    UNION ALL
    SELECT d.id, concat_ws('|', 'dyad day word', d.dyad, y.day, t.word), true
    FROM dyads AS d JOIN days AS y USING (id) JOIN told AS t USING (id)
    UNION ALL
    SELECT d.id, concat_ws('|', 'dyad instrument', d.dyad, t.instrument), false
    FROM dyads AS d JOIN told AS t USING (id)
    WHERE t.instrument IS NOT NULL
    UNION ALL
    -- A tranche of a loan and the aid that was promised.
    SELECT d.id, concat_ws('|', 'dyad branch', d.dyad, split_part(t.instrument, '.', 1)), false
    FROM dyads AS d JOIN told AS t USING (id)
    WHERE t.instrument IS NOT NULL
    UNION ALL
    SELECT d.id, concat_ws('|', 'dyad instrument month', d.dyad, t.instrument, m.month), false
    FROM dyads AS d JOIN told AS t USING (id) JOIN months AS m USING (id)
    WHERE t.instrument IS NOT NULL
    UNION ALL
    SELECT d.id, concat_ws('|', 'dyad type week', d.dyad, t.type, w.week), false
    FROM dyads AS d JOIN told AS t USING (id) JOIN weeks AS w USING (id)
    UNION ALL
    SELECT p.id, concat_ws('|', 'party day', p.party, y.day), false
    FROM parties AS p JOIN days AS y USING (id)
    UNION ALL
    SELECT p.id, concat_ws('|', 'party day instrument', p.party, y.day, t.instrument), false
    FROM parties AS p JOIN days AS y USING (id) JOIN told AS t USING (id)
    WHERE t.instrument IS NOT NULL
    UNION ALL
    SELECT p.id, concat_ws('|', 'party instrument month', p.party, t.instrument, m.month), false
    FROM parties AS p JOIN told AS t USING (id) JOIN months AS m USING (id)
    WHERE t.instrument IS NOT NULL
    UNION ALL
    SELECT p.id, concat_ws('|', 'party figure', p.party, f.figure), true
    FROM parties AS p JOIN figures AS f USING (id)
    UNION ALL
    SELECT s.id, concat_ws('|', 'site month', s.site, m.month), false
    FROM sites AS s JOIN months AS m USING (id)
    UNION ALL
    SELECT s.id, concat_ws('|', 'site day type', s.site, y.day, t.type), true
    FROM sites AS s JOIN days AS y USING (id) JOIN told AS t USING (id)
)

SELECT DISTINCT id, hash(key) AS key, fine FROM keys
