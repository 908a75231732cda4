"""What a listing shows of what analyses draw: ledgers, relations, searches, reach."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from gestae.outputs.entry import Cell, Entry, short_id
from gestae.outputs.wording import (
    NONE,
    word_amount,
    word_count,
    word_date,
    word_number,
    word_sides,
)
from gestae.records import Actor, Amount, Date, DocumentReference, Excerpt, Span
from gestae.records.rows import Row, of_row

QUADS = (
    "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict",
)  # fmt: skip


def _line(row: Row) -> Entry:
    """A line of a ledger, with the sentence of its surest telling."""
    first = row["tellings"][0]
    sentence = of_row(Excerpt, first["sentence"])
    return Entry(
        head=(
            Cell("id", short_id(row["id"]), "cyan"),
            Cell("date", _days(row)),
            Cell("stage", row["stage"], "green"),
            Cell("who → whom", _sides(row), "bold"),
            Cell("amount", _amount(row), "bold"),
        ),
        detail=(
            Cell("USD", _converted(row, "USD")),
            Cell("EUR", _converted(row, "EUR")),
            Cell("instrument", row["instrument"] or row["type"]),
            Cell("what", row["unit"]["text"] if row["unit"] else ""),
            Cell("at", row["place"]["name"] if row["place"] else ""),
            Cell("on whose word", ", ".join(row["speakers"]), "italic"),
            Cell("told by", word_count(row["independent"], "source")),
        ),
        quote=(sentence, _span(first["words"])),
        notes=tuple(_notes(row)),
        document=of_row(DocumentReference, first["document"]),
    )


def _notes(row: Row) -> list[str]:
    notes = []
    if row["weak"]:
        notes.append(f"weak: {row['confidence']:.2f} likely to be right, in no total")
    if len(row["tellings"]) > 1:
        notes.append(f"{len(row['tellings'])} tellings")
    if row["others"]:
        others = ", ".join(word_amount(of_row(Amount, other)) for other in row["others"])
        notes.append(f"also told: {others}")
    if row["range"]:
        notes.append(f"reaches {word_amount(of_row(Amount, row['range']))}")
    notes += [
        f"told to be {far['kilometres']:,.0f} km from {far['landmark']}"
        f"{'' if far['possible'] else ', which geography rules out'}"
        for far in row["far_from"]
        if far["kilometres"] is not None
    ]
    if row["total"]:
        notes.append(f"counts all up to its day (“{row['total']}”)")
    if row["part_of"]:
        notes.append(f"part of {short_id(row['part_of'])}")
    if row["updates"]:
        notes.append(f"carries on {short_id(row['updates'])}")
    if row["contradictions"]:
        notes.append(f"{word_count(len(row['contradictions']), 'contradiction')} between tellings")
    notes += [f"condition: “{words}”" for words in row["conditions"]]
    rates = [c for c in row["converted"] if c["rate"] != 1]
    if rates:
        quoted = ", ".join(f"{c['currency']} at {_rounded(c['rate'], 6)}" for c in rates)
        notes.append(f"{quoted} of {rates[0]['day']}: {rates[0]['source']}")
    return notes


def _total(row: Row) -> Entry:
    """What lines add up to, and the lines it counts and leaves out."""
    low, high = row["low"], row["high"]
    bounds = word_number(low) if low == high else f"{word_number(low)}–{word_number(high)}"
    unit = row["unit"] or ""
    figure = f"{unit} {bounds}" if unit.isupper() else f"{bounds} {unit}"
    notes = [f"counts {', '.join(map(short_id, row['lines']))}"]
    notes += [f"without {short_id(out['line'])}: {out['why']}" for out in row["left_out"]]
    notes += [
        f"{short_id(part['line'])} is a part of {short_id(part['whole'])}, which is {part['stage']}"
        for part in row["within"]
    ]
    if row["unconverted"] and row["dollars"] is not None:
        notes.append(f"{word_count(row['unconverted'], 'line')} without a rate in US dollars")
    dollars = "" if row["dollars"] is None else f"USD {word_number(_whole(row['dollars']))}"
    return Entry(
        head=(
            Cell("who → whom", f"{row['source'] or NONE} → {row['target'] or NONE}", "bold"),
            Cell("stage", row["stage"], "green"),
            Cell("year", str(row["year"] or "")),
            Cell("total", figure.strip() + (" or more" if row["open_ended"] else ""), "bold"),
        ),
        detail=(Cell("in US dollars", dollars), Cell("lines", str(len(row["lines"])))),
        notes=tuple(notes),
    )


def _gap(row: Row) -> Entry:
    """What is promised and what is fulfilled between two parties, with the stages they add up."""
    steps = []
    for step in row["steps"]:
        within = (
            f", {_dollars(step['within'])} of it part of another stage" if step["within"] else ""
        )
        steps.append(f"{step['stage']} {_dollars(step['dollars'])}{within}")
    notes = [" · ".join(steps)]
    if row["fulfilled"] and row["traced"] < row["fulfilled"]:
        told = f"only {_dollars(row['traced'])}" if row["traced"] else "none"
        notes.append(f"{told} of what is fulfilled is told as a part of these promises")
    difference = row["promised"] - row["fulfilled"]
    return Entry(
        head=(
            Cell("who → whom", f"{row['source'] or NONE} → {row['target'] or NONE}", "bold"),
            Cell("promised", _dollars(row["promised"])),
            Cell("fulfilled", _dollars(row["fulfilled"])),
            Cell("gap", _dollars(difference), "bold"),
        ),
        notes=tuple(notes),
    )


def _dollars(value: Decimal) -> str:
    return f"USD {word_number(_whole(value))}"


def _point(row: Row) -> Entry:
    """A period of one direction of a relation."""
    return Entry(
        head=(
            Cell("from", row["start"].isoformat()),
            Cell("direction", f"{row['source']} → {row['target']}", "bold"),
            *(Cell(quad.replace("_", " "), str(row[quad] or "")) for quad in QUADS),
        ),
        detail=(
            Cell("intensity", _interval(row), "bold"),
            Cell("per 1,000 sentences", "" if row["rate"] is None else f"{row['rate']:.2f}"),
        ),
    )  # fmt: skip


def _change(row: Row) -> Entry:
    """A day from which on a relation was another, and the deeds that made it so."""
    return Entry(
        head=(
            Cell("from", row["start"].isoformat(), "bold"),
            Cell("level before", f"{row['before']:+.1f}"),
            Cell("level after", f"{row['after']:+.1f}"),
        ),
        notes=tuple(
            f"{deed['day']} {deed['source']} → {deed['target']} {deed['type']} "
            f"{deed['weight']:+.1f} ({short_id(deed['event'])})"
            for deed in row["makers"]
        ),
    )


def _edge(row: Row) -> Entry:
    """What one party does to another."""
    return Entry(
        head=(
            Cell("who → whom", f"{row['source']} → {row['target']}", "bold"),
            Cell("deeds", str(row["deeds"]), "bold"),
            *(Cell(quad.replace("_", " "), str(row[quad] or "")) for quad in QUADS),
            Cell("intensity", f"{row['intensity']:+.1f}"),
        ),
        detail=(Cell("surest telling", short_id(row["events"][0]), "cyan"),),
    )


def _node(row: Row) -> Entry:
    """A party and its place among the others."""
    return Entry(
        head=(
            Cell("party", row["id"], "bold"),
            Cell("name", row["name"]),
            Cell("acts", str(row["acts"])),
            Cell("is met", str(row["meets"])),
            Cell("between others", f"{row['betweenness']:.2f}"),
            Cell("group", str(row["community"] + 1)),
        )
    )


def _question(row: Row) -> Entry:
    """An open question with its answers."""
    return Entry(
        head=(Cell("id", short_id(row["id"]), "cyan"), Cell("question", row["text"], "bold")),
        detail=(Cell("asked by", row["who"]),),
        notes=tuple(f"{n}. {text}" for n, text in enumerate(row["hypotheses"], 1)),
    )


def _evidence(row: Row) -> Entry:
    """A piece of evidence, and how it bears on each answer."""
    marks = {False: "", True: "*"}
    return Entry(
        head=(
            Cell("event", short_id(row["event"]), "cyan"),
            *(
                Cell(f"H{cell['hypothesis'] + 1}", cell["value"] + marks[cell["by_user"]], "bold")
                for cell in row["cells"]
            ),
            Cell("tells apart", f"{row['diagnosticity']:.2f}"),
            Cell("near", f"{row['relevance']:.2f}", "dim"),
            Cell("conf", f"{row['trust']:.2f}", "dim"),
            Cell("on whose word", " ‹ ".join(row["speakers"]), "italic"),
        ),
        quote=(of_row(Excerpt, row["sentence"]), _span(row["words"])),
        notes=("decisive: without it another answer would lead",) if row["decisive"] else (),
        document=of_row(DocumentReference, row["document"]),
    )


def _standing(row: Row) -> Entry:
    """How an answer stands."""
    return Entry(
        head=(
            Cell("answer", f"H{row['hypothesis'] + 1}", "cyan"),
            Cell("against it", f"{row['against']:.2f}", "bold"),
            Cell("for it", f"{row['supporting']:.2f}"),
            Cell("text", row["text"]),
        ),
        detail=(Cell("read as", "; ".join(row["claims"]) or "nothing", "dim"),),
    )


def _found(row: Row) -> Entry:
    """A sentence that a search found."""
    sentence = of_row(Excerpt, row["sentence"])
    facts = [row["title"] or row["key"], row["publisher"], row["published"]]
    return Entry(
        head=(
            Cell("score", f"{row['score']:.2f}", "dim"),
            Cell("document", " · ".join(str(fact) for fact in facts if fact), "bold blue"),
            Cell("events", ", ".join(map(short_id, row["events"])), "cyan"),
        ),
        notes=(sentence.text,),
    )


def _ring(row: Row) -> Entry:
    """A range around a place, and what lies inside."""
    inner, outer = row["inner"], row["outer"]
    reach = f"{outer:,.0f} km" if inner == outer else f"{inner:,.0f}–{outer:,.0f} km"
    return Entry(
        head=(
            Cell("record", short_id(row["record"]), "cyan"),
            Cell("what", row["subject"]["name"] if row["subject"] else NONE, "bold"),
            Cell("around", row["place"] or "no place is named", "bold"),
            Cell("reach", reach),
        ),
        quote=_figure(row),
        notes=tuple(_inside(row)),
        document=of_row(DocumentReference, row["document"]),
    )


def _inside(row: Row) -> Iterator[str]:
    """What puts a ring where it is; what lies inside: in which countries, the nearest and the
    farthest, the largest.
    """
    if row["placed_by"]:
        yield f"stands there: “{' '.join(row['placed_by']['text'].split())}”"
    if not row["inside"]:
        return
    ends = f"nearest {_city(row['nearest'])}, farthest {_city(row['farthest'])}"
    yield f"inside: cities of {', '.join(row['countries'])}; {ends}"
    inner = [city for city in row["inside"] if not city["only_outer"]]
    outer = [city for city in row["inside"] if city["only_outer"]]
    if inner:
        yield f"largest: {', '.join(map(_city, inner))}"
    if outer:
        yield f"largest by the outer bound alone: {', '.join(map(_city, outer))}"


def _city(city: Row) -> str:
    return f"{city['name']} ({city['country']}, {city['kilometres']:,.0f} km)"


def _distance(row: Row) -> Entry:
    """A distance as a text tells it, and as the map has it."""
    wrong = row["disagreement"]
    mapped = ""
    if row["middle"] is not None:
        blur = f" (± {row['blur']:,.0f})" if row["blur"] else ""
        mapped = (
            f"{row['nearest']:,.0f} km{blur} at the nearest, "
            f"{row['middle']:,.0f} between the middles"
        )
    return Entry(
        head=(
            Cell("record", short_id(row["record"]), "cyan"),
            Cell("from", row["landmark"], "bold"),
            Cell("to", row["place"], "bold"),
            Cell("told", word_amount(of_row(Amount, row["amount"]))),
            Cell("on the map", mapped, "red" if wrong else "green"),
        ),
        quote=_figure(row),
        notes=_judged(row),
        document=of_row(DocumentReference, row["document"]),
    )


def _judged(row: Row) -> tuple[str, ...]:
    """Whether geography rules a distance out, and what it is by each reading of a border."""
    wrong = row["disagreement"]
    readings = [
        f"{one['nearest']:,.0f} km {one['border']}{'' if wrong or one['holds'] else ' (too far)'}"
        for one in row["readings"]
    ]
    ruled_out = (f"geography rules it out: {wrong}",) if wrong else ()
    return (*ruled_out, *([f"from edge to edge: {'; '.join(readings)}"] if readings else ()))


def _figure(row: Row) -> tuple[Excerpt, Span]:
    return of_row(Excerpt, row["sentence"]), _span(row["amount"]["span"])


def _span(pair: list[int]) -> Span:

    return Span(pair[0], pair[1])


def _days(row: Row) -> str:
    date = of_row(Date, row["date"]) if row["date"] else None
    return f"{word_date(date)} – {row['until']}" if row["until"] else word_date(date)


def _sides(row: Row) -> str:
    sources, targets = ([Actor(**actor) for actor in row[s]] for s in ("sources", "targets"))
    return word_sides(sources, targets)


def _amount(row: Row) -> str:
    return word_amount(of_row(Amount, row["amount"])) if row["amount"] else ""


def _converted(row: Row, currency: str) -> str:
    """The amount in that currency, to the unit; empty where it is its own or has no rate."""
    found = next(
        (c for c in row["converted"] if c["currency"] == currency and c["rate"] != 1), None
    )
    if found is None:
        return ""
    ends = dict.fromkeys(_whole(end) for end in (found["low"], found["high"]) if end is not None)
    bound = "≤ " if found["low"] is None else "≥ " if found["high"] is None else ""
    return bound + "–".join(map(word_number, ends))


def _whole(value: Decimal) -> Decimal:
    """To four figures: a rate of a day is no more exact than that."""
    return Decimal(f"{value:.4g}").quantize(Decimal(1)) if abs(value) >= 1 else value


def _rounded(value: Decimal, places: int) -> Decimal:
    return round(value, places).normalize()


def _interval(row: Row) -> str:
    if row["intensity"] is None:
        return ""
    mean = f"{row['intensity']:+.1f}"
    return mean if row["low"] is None else f"{mean} ({row['low']:+.1f} to {row['high']:+.1f})"


def _reason(row: Row) -> Entry:
    """That one thing is a reason of another, with the sentence that shows it best."""
    first = row["assertions"][0]
    scores = [assertion["score"] for assertion in row["assertions"]]
    more = len(scores) - 1
    return Entry(
        head=(
            Cell("reason", row["reason_label"], "bold"),
            Cell("", row["wording"], "red" if row["rejected"] else "green"),
            Cell("of", row["of_label"], "bold"),
        ),
        detail=(
            Cell("on whose word", "; ".join(row["sources"]), "italic"),
            Cell("sureness", f"{max(scores):.2f}"),
        ),
        quote=(of_row(Excerpt, first["sentence"]), _span(first["evidence"]["span"])),
        notes=(f"{word_count(more, 'more sentence')} say so",) if more else (),
        document=of_row(DocumentReference, first["document"]),
    )


DRAWN: Mapping[str, Callable[[Row], Entry]] = {
    "ledger_lines": _line,
    "ledger_totals": _total,
    "ledger_gaps": _gap,
    "relation_points": _point,
    "relation_changes": _change,
    "found": _found,
    "questions": _question,
    "evidence": _evidence,
    "standings": _standing,
    "network_edges": _edge,
    "network_nodes": _node,
    "rings": _ring,
    "distances": _distance,
    "reason_edges": _reason,
}
"""How the rows of each kind of table are shown."""
