"""What a denial on one side alone is worth."""

from tests.assembly.audit.told import audit_lines, grave_kinds


def _negations(zh: str, en: str) -> set[str]:
    return {f.severity for f in audit_lines((zh, en)) if f.kind == "negation"}


def test_a_denial_of_what_the_other_side_affirms_is_critical() -> None:
    assert _negations("政府不会批准这项计划。", "The government will approve the plan.") == {
        "critical"
    }
    assert _negations("他被邀请参加会议。", "He was not invited to the meeting.") == {"critical"}


def test_a_denial_that_the_other_side_may_tell_in_other_words_is_minor() -> None:
    assert _negations("港口依旧敞开。", "The harbour has not been shut.") == {"minor"}


def test_not_until_says_when_and_denies_nothing() -> None:
    assert "negation" not in grave_kinds(
        "大桥要到五月才会开放。", "The bridge will not open until May."
    )


def test_a_denial_of_sameness_answers_for_a_difference() -> None:
    assert not _negations("两国的原因不同。", "The two countries do not have the same reasons.")


def test_a_word_that_opposes_does_not_answer_for_a_denial_beside_it() -> None:
    found = _negations("他们坚决反对这项协议。", "They are not firmly opposed to the agreement.")
    assert found
