-- Which links between tellings are kept now?
SELECT id, score
FROM links
WHERE kind IN ('same_event', 'part_of', 'updates')
