import pytest

from gestae.coders.status import find_status
from gestae.ontology.load import load_ontology
from tests.coders.parsing import predicate_at

ONTOLOGY = load_ontology()


def status(text: str, word: str) -> str:
    return find_status(*predicate_at(text, word), ONTOLOGY)[0]


def cue(text: str, word: str) -> str | None:
    found = find_status(*predicate_at(text, word), ONTOLOGY)[1]
    assert found is None or found.text == found.span.of(text)
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya sent troops to Somalia.", "sent"),
        ("Kenya managed to seize the port.", "seize"),
        ("The aid helped Kenya to seize the port.", "seize"),
        ("The raid led to strikes.", "strikes"),
        ("The raid forced Kenya to withdraw.", "withdraw"),
        ("Why did Kenya send troops?", "send"),
        ("Kenya said it had sent troops.", "sent"),
        ("Kenya was the first country to recognise Somaliland.", "recognise"),
        ("Peace talks took place in Cairo.", "talks"),
        ("Kenya condemned the attack.", "attack"),
        ("Kenya imposed sanctions and will expel the envoy.", "imposed"),
        ("Kenya rejected the offer.", "offer"),
        ("Kenya did not fail to send troops.", "send"),
        ("Kenya was forced to withdraw.", "withdraw"),
        ("Kenya was allowed to withdraw.", "withdraw"),
    ],
)
def test_a_deed_told_as_done_or_whose_doing_is_implied_is_done(text: str, word: str) -> None:
    assert status(text, word) == "done"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya will send troops to Somalia.", "send"),
        ("Kenya would send troops, the minister said.", "send"),
        ("Kenya plans to send troops.", "send"),
        ("Kenya intends to send troops.", "send"),
        ("Kenya decided to send troops.", "send"),
        ("Kenya is preparing to send troops.", "send"),
        ("The troops are scheduled to be sent in May.", "sent"),
        ("The president is to visit Cairo.", "visit"),
        ("The president is about to visit Cairo.", "visit"),
        ("The president is going to visit Cairo.", "visit"),
        ("The president is expected to visit Cairo.", "visit"),
        ("Kenya denounced plans for an invasion.", "invasion"),
        ("Kenya sent warships to protect the port.", "protect"),
        ("Peace talks will be held in Cairo.", "talks"),
        ("The talks were postponed.", "talks"),
        ("The planned invasion alarmed Kenya.", "invasion"),
        ("Kenya imposed sanctions and will expel the envoy.", "expel"),
        ("Kenya to send troops to Somalia", "send"),
        ("Kenya said that it was ready to send troops.", "send"),
        ("The decision to send troops was criticised.", "send"),
    ],
)
def test_a_deed_decided_scheduled_or_yet_to_come_is_planned(text: str, word: str) -> None:
    assert status(text, word) == "planned"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya may send troops.", "send"),
        ("Kenya might not send troops.", "send"),
        ("Kenya could send troops.", "send"),
        ("It is possible that Kenya sends troops.", "sends"),
        ("Kenya is likely to send troops.", "send"),
        ("Diplomats spoke of the possibility of an invasion.", "invasion"),
        ("The threat of strikes remains.", "strikes"),
        ("Did Kenya send troops?", "send"),
        ("Kenya may have agreed to send troops.", "send"),
        ("Kenya has not ruled out sending troops.", "sending"),
        ("A possible attack worries Kenya.", "attack"),
        ("Kenya threatened to attack Uganda.", "attack"),
        ("Kenya tried to seize the port.", "seize"),
    ],
)
def test_a_deed_that_may_come_or_is_asked_about_is_possible(text: str, word: str) -> None:
    assert status(text, word) == "possible"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya should send troops.", "send"),
        ("Kenya urged Uganda to send troops.", "send"),
        ("Kenya asked Uganda to send troops.", "send"),
        ("Kenya called on Uganda to send troops.", "send"),
        ("Kenya called for sanctions against Uganda.", "sanctions"),
        ("Kenya proposed sending troops.", "sending"),
        ("Kenya is considering sending troops.", "sending"),
        ("Ministers discussed sending troops.", "sending"),
        ("Kenya seeks to send troops.", "send"),
        ("There were calls for sanctions.", "sanctions"),
        ("Kenya is under pressure to impose sanctions.", "impose"),
        ("Kenya hopes to sign the treaty.", "sign"),
        ("Kenya offered to send troops.", "send"),
    ],
)
def test_a_deed_asked_for_or_discussed_is_proposed(text: str, word: str) -> None:
    assert status(text, word) == "proposed"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya is sending troops.", "sending"),
        ("Kenya has been sending troops since May.", "sending"),
        ("Troops are being sent to Somalia.", "sent"),
        ("Kenya began sending troops.", "sending"),
        ("Kenya continued to send troops.", "send"),
        ("Kenya keeps sending troops.", "sending"),
        ("Kenya insisted on sending troops.", "sending"),
        ("Kenya plans to stop sending troops.", "sending"),
        ("Kenya has resumed deliveries of grain.", "deliveries"),
    ],
)
def test_a_deed_under_way_begun_or_continued_is_ongoing(text: str, word: str) -> None:
    assert status(text, word) == "ongoing"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya did not send troops.", "send"),
        ("Kenya never sent troops.", "sent"),
        ("Kenya sent no troops.", "sent"),
        ("Kenya withdrew without sending troops.", "sending"),
        ("Kenya refused to send troops.", "send"),
        ("Kenya declined to send troops.", "send"),
        ("Kenya failed to send troops.", "send"),
        ("Kenya denied sending troops.", "sending"),
        ("Kenya denied that it had sent troops.", "sent"),
        ("Kenya rejected claims that it had sent troops.", "sent"),
        ("Kenya is unlikely to send troops.", "send"),
        ("Kenya has yet to send troops.", "send"),
        ("Kenya stopped short of imposing sanctions.", "imposing"),
        ("Kenya is reluctant to provide weapons.", "provide"),
        ("Kenya draws the line at selling ammunition.", "selling"),
        ("Kenya found a way to arm the rebels without actually providing weapons.", "providing"),
        ("The failure to impose sanctions angered Kenya.", "impose"),
        ("Kenya will not send troops.", "send"),
        ("Kenya cannot send troops.", "send"),
        ("Kenya did not agree to send troops.", "send"),
        ("Kenya prevented Uganda from seizing the port.", "seizing"),
        ("Kenya ruled out sending troops.", "sending"),
        ("Kenya decided against sending troops.", "sending"),
        ("Kenya warned against sending troops.", "sending"),
        ("The talks were cancelled.", "talks"),
        ("Kenya would have sent troops.", "sent"),
        ("Kenya refused to send troops or impose sanctions.", "impose"),
        ("Kenya has decided not to send troops.", "send"),
        ("There is no chance of a ceasefire.", "ceasefire"),
        ("The minister ruled out talks.", "talks"),
        ("No talks took place.", "talks"),
        ("Kenya does not plan to send troops.", "send"),
    ],
)
def test_a_deed_negated_refused_or_prevented_is_denied(text: str, word: str) -> None:
    assert status(text, word) == "denied"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya pledged to send troops.", "send"),
        ("Kenya promised to send troops.", "send"),
        ("Kenya agreed to send troops.", "send"),
        ("Kenya vowed to send troops.", "send"),
        ("Kenya committed to sending troops.", "sending"),
        ("Kenya committed itself to sending troops.", "sending"),
        ("Kenya made a promise of aid.", "aid"),
        ("Kenya's pledges of military aid were welcomed.", "aid"),
        ("It was revealed that Kenya had pledged to provide aid.", "provide"),
    ],
)
def test_a_deed_promised_or_agreed_on_is_pledged(text: str, word: str) -> None:
    assert status(text, word) == "pledged"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("If Uganda attacks, Kenya will respond.", "attacks"),
        ("If Uganda attacks, Kenya will respond.", "respond"),
        ("Kenya will respond unless Uganda withdraws.", "withdraws"),
        ("Kenya will help as long as Uganda withdraws.", "withdraws"),
        ("Kenya will lift the ban provided that Uganda withdraws.", "withdraws"),
        ("Should Kenya send its army, Uganda would respond.", "send"),
        ("Should Kenya send its army, Uganda would respond.", "respond"),
    ],
)
def test_a_deed_in_or_under_a_condition_is_conditional(text: str, word: str) -> None:
    assert status(text, word) == "conditional"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya stopped sending troops.", "sending"),
        ("Kenya suspended the talks.", "talks"),
        ("Kenya halted deliveries of grain.", "deliveries"),
        ("Kenya lifted sanctions against Uganda.", "sanctions"),
        ("Kenya revoked the visas.", "visas"),
        ("Kenya ceased to send troops.", "send"),
        ("Kenya no longer sends weapons.", "sends"),
        ("The suspension of talks angered Kenya.", "talks"),
        ("Peace talks collapsed.", "talks"),
    ],
)
def test_a_deed_that_was_stopped_or_revoked_is_ended(text: str, word: str) -> None:
    assert status(text, word) == "ended"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Kenya sent troops.", "sent", None),
        ("Kenya will send troops.", "send", "will"),
        ("Kenya did not send troops.", "send", "not"),
        ("Kenya refused to send troops.", "send", "refused"),
        ("Kenya no longer sends weapons.", "sends", "no longer"),
        ("Kenya stopped short of imposing sanctions.", "imposing", "short of"),
        ("There were calls for sanctions.", "sanctions", "calls"),
        ("If the rebels withdraw, Kenya will respond.", "respond", "If"),
    ],
)
def test_the_cue_is_the_word_that_shows_the_status(
    text: str, word: str, expected: str | None
) -> None:
    assert cue(text, word) == expected


def test_a_word_outside_the_tables_leaves_what_it_speaks_of_alone() -> None:
    assert status("Kenya will mourn the invasion.", "invasion") == "done"


def test_a_participle_that_a_comma_sets_off_is_not_what_the_verb_before_decides_about() -> None:
    assert status("Kenya denied it, blaming the rebels for the raid.", "blaming") == "done"


def test_deeper_words_are_weighed_by_what_governs_them() -> None:
    assert status("Kenya may refuse to send troops.", "send") == "possible"
    assert status("Kenya plans to stop sending troops.", "sending") == "ongoing"


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Kenya circulated a draft that would halt deliveries.", "halt", "proposed"),
        ("Kenya has read the bill that banned the party.", "banned", "done"),
        ("Three envoys have been held in Nairobi since May.", "held", "ongoing"),
        ("Kenya has expelled three envoys since May.", "expelled", "done"),
        ("Kenya called off the strike.", "strike", "ended"),
    ],
)
def test_drafts_propose_and_what_lasts_since_a_day_goes_on(
    text: str, word: str, wanted: str
) -> None:
    assert status(text, word) == wanted


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He was blamed for Kenya's failure to sanction Ghana after the coup.", "sanction"),
        ("The refusal of Kenya to sanction Ghana was noted.", "sanction"),
        ("Kenya turned down a request to send nurses.", "send"),
        ("Police foiled a plot to bomb the bridge.", "bomb"),
        ("Parliament voted against a plan to send nurses.", "send"),
        ("Kenya lacks the money to buy the ships.", "buy"),
        ("Kenya had no reason to intervene.", "intervene"),
        ("Kenya did not lift a finger to help Ghana.", "help"),
        ("Kenya is too poor to deliver aid.", "deliver"),
        ("It is not true that Kenya sent troops.", "sent"),
        ("Kenya held off signing the treaty.", "signing"),
        ("Kenya missed the chance to buy the ships.", "buy"),
    ],
)
def test_what_was_not_pursued_or_came_to_nothing_is_denied(text: str, word: str) -> None:
    assert status(text, word) == "denied"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Kenya not only condemned Ghana but recalled its envoy.", "condemned", "done"),
        ("Whether Kenya sells the ships is open.", "sells", "possible"),
        ("Suppose Kenya sold the ships to Ghana.", "sold", "possible"),
        ("Had Kenya sold the ships, Ghana would be safe.", "sold", "conditional"),
        ("The bill would ban imports from Ghana.", "ban", "proposed"),
        ("The bill would ban imports from Ghana, according to two senators.", "ban", "planned"),
        ("The minister said that the bill would ban imports from Ghana.", "ban", "planned"),
    ],
)
def test_words_that_only_look_like_denials_or_leave_a_deed_open_are_read_so(
    text: str, word: str, expected: str
) -> None:
    assert status(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("At no point has Kenya supplied guns to Ghana.", "supplied", "denied"),
        ("Not once has Kenya supplied guns to Ghana.", "supplied", "denied"),
        ("The guard protects the port from attacks.", "attacks", "possible"),
        ("The delay in the delivery angered Ghana.", "delivery", "planned"),
    ],
)
def test_negations_in_front_and_nouns_behind_a_deed_decide_about_it(
    text: str, word: str, expected: str
) -> None:
    assert status(text, word) == expected


def test_an_inverted_condition_holds_wherever_the_parser_hangs_it() -> None:
    text = "Should Congress reject the pact again, the miners say they will march."
    assert status(text, "reject") == "conditional"
    assert status(text, "march") == "conditional"
