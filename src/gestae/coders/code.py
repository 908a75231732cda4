"""THE PAGE TO READ FIRST: how one parsed document becomes its record. Start with ``code``.

The order of the finders is the order of what they need: who and where and when are found in the
whole document, then the deeds, then each deed gets its status and the details that hang on it.
Finders know nothing of each other; everything they share passes through here.
"""

from gestae.coders.actors import find_mentions
from gestae.coders.amounts import find_amounts
from gestae.coders.attach import Findings
from gestae.coders.attribution import find_attributions
from gestae.coders.causes import find_links
from gestae.coders.compose import compose_events, links_of, name_deeds, with_reasons
from gestae.coders.dates import find_dates, find_spoken
from gestae.coders.events import find_events
from gestae.coders.judge import load_judges
from gestae.coders.measures import find_measures
from gestae.coders.places import find_places
from gestae.coders.surface import as_written, measures_as_written, tellers_as_written
from gestae.ontology.load import Ontology
from gestae.records import Coded, Excerpt, Parsed


def code(parsed: Parsed, ontology: Ontology, *, judged: bool = True) -> Coded:
    """All that is read from one document: sentences, mentions, events, measures and links.

    ``judged``: whether the learned judge weighs the events, where its language has one.
    """
    text = parsed.document.text
    mentions = as_written(find_mentions(parsed, ontology), text)
    dates = (*find_dates(parsed, ontology), *find_spoken(parsed, ontology))
    found = Findings(
        dates=as_written(sorted(dates, key=lambda date: date.span), text),
        places=as_written(find_places(parsed, ontology), text),
        amounts=as_written(find_amounts(parsed, ontology), text),
        attributions=tellers_as_written(find_attributions(parsed, ontology, mentions), text),
    )
    judges = load_judges({s.language for s in parsed.sentences}) if judged else {}
    deeds = find_events(parsed, ontology, mentions, found.places, judges)
    events = compose_events(parsed, ontology, deeds, found)
    named = name_deeds(find_events(parsed, ontology, mentions, found.places))
    told_by = found.attributions
    reasons = find_links(parsed, ontology, events, mentions, told_by, named)
    links = links_of(events, reasons)
    told = {amount.span for event in events for amount in event.amounts}
    stated = tuple(amount for amount in found.amounts if amount.span not in told)
    measures = find_measures(parsed, ontology, mentions, stated, found.dates, found.attributions)
    return Coded(
        document=parsed.document,
        sentences=tuple(Excerpt(s.span.of(text), s.span, s.language) for s in parsed.sentences),
        mentions=mentions,
        events=with_reasons(events, links),
        measures=measures_as_written(measures, text),
        links=links,
        uncoded=parsed.uncoded,
    )
