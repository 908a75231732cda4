-- Which deeds do the tellings that match tell: one row a deed?
--
-- A deed is told as its best telling tells it: the one that has got furthest, names most parties, is
-- most exact about the day and most certain. Amounts and languages are those of all tellings.
WITH matching AS (
    SELECT DISTINCT coalesce(g.deed, e.id) AS deed
    FROM reviewed_events AS e
    JOIN documents AS d ON d.id = e.document
    LEFT JOIN reviews AS v ON v.record = e.id
    LEFT JOIN deeds AS g ON g.event = e.id
    WHERE {conditions}
),

parties AS (
    SELECT event, bool_or(role = 'source')::INTEGER + bool_or(role = 'target')::INTEGER AS number
    FROM reviewed_event_roles
    GROUP BY event
),

ranked AS MATERIALIZED (
    SELECT m.deed, e.id AS event, e.type, e.instrument, e.date_start AS day,
        e.date_end - e.date_start AS days, d.published, e.confidence,
        row_number() OVER (PARTITION BY m.deed ORDER BY
            coalesce(list_position($ranks, e.status), 0) DESC, coalesce(p.number, 0) DESC,
            (e.date_end - e.date_start) NULLS LAST, e.confidence DESC, e.id) AS rank
    FROM reviewed_events AS e
    LEFT JOIN deeds AS g ON g.event = e.id
    JOIN matching AS m ON m.deed = coalesce(g.deed, e.id)
    JOIN documents AS d ON d.id = e.document
    LEFT JOIN parties AS p ON p.event = e.id
),

chosen AS (
    SELECT l.id
    FROM (
        SELECT deed AS id,
            min_by(type, rank) AS type,
            min_by(instrument, rank) FILTER (instrument IS NOT NULL) AS instrument,
            {'start': min_by(day, {'days': days, 'rank': rank}) FILTER (day IS NOT NULL)} AS date,
            min(published) AS first_told,
            max(confidence) AS confidence,
            count(*) AS tellings
        FROM ranked
        GROUP BY deed
    ) AS l
    WHERE l.tellings >= $least
    ORDER BY {order}
    LIMIT {limit}
),

members AS (
    SELECT r.deed, r.event, r.rank FROM ranked AS r SEMI JOIN chosen AS c ON c.id = r.deed
),

sides AS (
    SELECT event, role, list({
        'id': actor, 'name': name, 'country': country, 'sector': sector
    } ORDER BY number) AS actors
    FROM reviewed_event_roles
    SEMI JOIN members USING (event)
    GROUP BY event, role
),

told AS (
    SELECT m.deed, e.*, d.published, coalesce(d.publisher, d.key) AS publisher,
        coalesce(s.actors, []) AS sources, coalesce(t.actors, []) AS targets,
        m.rank
    FROM members AS m
    JOIN reviewed_events AS e ON e.id = m.event
    JOIN documents AS d ON d.id = e.document
    LEFT JOIN sides AS s ON s.event = e.id AND s.role = 'source'
    LEFT JOIN sides AS t ON t.event = e.id AND t.role = 'target'
),

figures AS (
    SELECT m.deed, a.low, a.high, a.about, a.kind, a.unit, min_by(a.text, a.record) AS text,
        count(*) AS times
    FROM members AS m
    JOIN reviewed_amounts AS a ON a.record = m.event
    GROUP BY ALL
),

sums AS (
    SELECT deed, list({
        'low': low, 'high': high, 'about': about, 'kind': kind, 'unit': unit, 'text': text
    } ORDER BY times DESC, kind, unit, low, high, about) AS amounts
    FROM figures
    GROUP BY deed
),

listed AS (
    SELECT t.deed AS id,
        min_by(t.type, t.rank) AS type,
        min_by(t.mode, t.rank) AS mode,
        min_by(t.instrument, t.rank) FILTER (t.instrument IS NOT NULL) AS instrument,
        min_by(t.status, t.rank) AS status,
        coalesce(min_by(t.sources, t.rank) FILTER (len(t.sources) > 0), []) AS sources,
        coalesce(min_by(t.targets, t.rank) FILTER (len(t.targets) > 0), []) AS targets,
        min_by({
            'start': t.date_start, 'end': t.date_end, 'precision': t.date_precision
        }, {'days': t.date_end - t.date_start, 'rank': t.rank}) FILTER (t.date_start IS NOT NULL) AS date,
        min_by(t.place, t.rank) FILTER (t.place IS NOT NULL) AS place,
        count(*) AS tellings,
        count(DISTINCT t.document) AS documents,
        list_sort(list(DISTINCT t.language)) AS languages,
        list_sort(list(DISTINCT t.publisher)) AS publishers,
        min(t.published) AS first_told,
        max(t.confidence) AS confidence,
        list(t.id ORDER BY t.rank) AS events,
        min_by(t.sentence, t.rank) AS sentence
    FROM told AS t
    GROUP BY t.deed
)

SELECT l.id, l.type, l.mode, l.instrument, l.status, l.sources, l.targets, l.date, l.place,
    coalesce(s.amounts, []) AS amounts, l.tellings, l.documents, l.languages, l.publishers,
    l.first_told, l.confidence, l.events, l.sentence
FROM listed AS l
LEFT JOIN sums AS s ON s.deed = l.id
ORDER BY {order}
