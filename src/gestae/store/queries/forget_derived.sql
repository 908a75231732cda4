-- Before what stands of these documents' events is derived anew, it is forgotten.
DELETE FROM reviews WHERE record IN (
    SELECT e.id FROM reviewed_events AS e WHERE e.document IN (SELECT document FROM asked_documents)
);
DELETE FROM corrected_event_roles WHERE event IN (
    SELECT e.id FROM reviewed_events AS e WHERE e.document IN (SELECT document FROM asked_documents)
);
DELETE FROM corrected_amounts WHERE record IN (
    SELECT e.id FROM reviewed_events AS e WHERE e.document IN (SELECT document FROM asked_documents)
);
DELETE FROM corrected_attributions WHERE record IN (
    SELECT e.id FROM reviewed_events AS e WHERE e.document IN (SELECT document FROM asked_documents)
);
DELETE FROM corrected_events WHERE document IN (SELECT document FROM asked_documents);
