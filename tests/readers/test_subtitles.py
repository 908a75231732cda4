from pathlib import Path

from gestae.readers import locate
from gestae.records import Document
from tests.readers.making import bodies, read_failure, read_one


def srt(*cues: tuple[str, str, str]) -> str:
    return "\n".join(
        f"{n}\n00:00:{start} --> 00:00:{end}\n{text}\n"
        for n, (start, end, text) in enumerate(cues, start=1)
    )


def read_srt(tmp_path: Path, *cues: tuple[str, str, str]) -> Document:
    path = tmp_path / "a.srt"
    path.write_text(srt(*cues), encoding="utf-8")
    return read_one(path)


def read_vtt(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "a.vtt"
    path.write_text(f"WEBVTT\n\n{text}", encoding="utf-8")
    return read_one(path)


def test_a_sentence_runs_across_cues_and_keeps_their_times(tmp_path: Path) -> None:
    document = read_srt(
        tmp_path,
        ("01,000", "03,500", "Norway has pledged"),
        ("03,600", "06,000", "12 million kroner in aid."),
    )
    assert bodies(document) == ["Norway has pledged 12 million kroner in aid."]
    first, second = locate(document, 0), locate(document, document.text.index("12"))
    assert first is not None
    assert second is not None
    assert (first.start_seconds, first.end_seconds, first.line) == (1.0, 3.5, 3)
    assert (second.start_seconds, second.end_seconds, second.line) == (3.6, 6.0, 7)


def test_a_long_pause_behind_a_sentence_ends_the_paragraph(tmp_path: Path) -> None:
    document = read_srt(
        tmp_path,
        ("01,000", "03,000", "Norway has pledged aid."),
        ("03,500", "05,000", "Sweden has, too."),
        ("09,000", "11,000", "Now to sports."),
    )
    assert bodies(document) == ["Norway has pledged aid. Sweden has, too.", "Now to sports."]


def test_a_long_pause_in_mid_sentence_does_not(tmp_path: Path) -> None:
    document = read_srt(
        tmp_path,
        ("01,000", "03,000", "Norway has pledged aid. And"),
        ("09,000", "11,000", "Sweden has, too."),
    )
    assert len(bodies(document)) == 1


def test_captions_without_punctuation_are_parted_by_long_pauses(tmp_path: Path) -> None:
    cues = [(f"{n:02},000", f"{n:02},900", f"norway pledged aid {n}") for n in range(1, 30)]
    late = [(f"{n:02},000", f"{n:02},900", f"sweden pledged aid {n}") for n in range(35, 55)]
    assert len(bodies(read_srt(tmp_path, *cues, *late))) == 2


def test_marks_of_a_new_speaker_end_the_paragraph(tmp_path: Path) -> None:
    document = read_srt(
        tmp_path,
        ("01,000", "03,000", "Has Norway pledged aid?"),
        ("03,100", "05,000", "- Yes.\n- And Sweden?"),
        ("05,100", "06,000", ">> Not yet."),
    )
    assert bodies(document) == ["Has Norway pledged aid?", "Yes.", "And Sweden?", "Not yet."]


def test_a_dash_in_mid_sentence_is_no_new_speaker(tmp_path: Path) -> None:
    document = read_srt(
        tmp_path,
        ("01,000", "03,000", "Norway has pledged aid"),
        ("03,100", "05,000", "– not arms – to Kyiv."),
    )
    assert bodies(document) == ["Norway has pledged aid – not arms – to Kyiv."]


def test_labels_name_the_speakers_and_an_unnamed_turn_has_none(tmp_path: Path) -> None:
    document = read_srt(
        tmp_path,
        ("01,000", "03,000", "REPORTER: Has Norway pledged aid?"),
        ("03,100", "05,000", "MINISTER BERG: It has."),
        ("05,100", "06,000", ">> When?"),
    )
    assert [p.speaker for p in document.passages] == ["REPORTER", "MINISTER BERG", None]


def test_sounds_are_kept_and_are_no_passages(tmp_path: Path) -> None:
    document = read_srt(
        tmp_path,
        ("01,000", "02,000", "[Applause]"),
        ("02,000", "03,000", "♪ ♪"),
        ("03,100", "05,000", "Norway has pledged aid."),
    )
    assert bodies(document) == ["Norway has pledged aid."]
    assert "[Applause]" in document.text


def test_tags_are_removed_and_characters_lead_back_through_them(tmp_path: Path) -> None:
    cue = ("01,000", "03,000", "{\\an8}<i>Norway</i> has <font color='red'>pledged</font> aid.")
    document = read_srt(tmp_path, cue)
    assert document.text == "Norway has pledged aid."
    origin = locate(document, document.text.index("pledged"))
    assert origin is not None
    assert origin.offset == srt(cue).index("pledged")


def test_voices_of_webvtt_are_speakers(tmp_path: Path) -> None:
    document = read_vtt(
        tmp_path,
        "00:01.000 --> 00:03.000\n<v Ada Berg>Norway has pledged\n\n"
        "00:03.100 --> 00:05.000\n<v Ada Berg>aid.</v>\n\n"
        "00:05.100 --> 00:06.000\n<v.loud Per Lund>When &amp; how?\n",
    )
    assert [(p.speaker, " ".join(p.span.of(document.text).split())) for p in document.passages] == [
        ("Ada Berg", "Norway has pledged aid."),
        ("Per Lund", "When & how?"),
    ]


def test_times_inside_cues_and_lines_that_roll_on_are_read_once(tmp_path: Path) -> None:
    document = read_vtt(
        tmp_path,
        "00:01.000 --> 00:03.000\nnorway<00:01.500><c> has</c>\n\n"
        "00:03.000 --> 00:03.010\nnorway has\n\n"
        "00:03.010 --> 00:05.000\nnorway has\npledged<00:04.000><c> aid</c>\n",
    )
    assert bodies(document) == ["norway has pledged aid"]


def test_a_note_above_the_cues_tells_the_date(tmp_path: Path) -> None:
    document = read_vtt(
        tmp_path, "NOTE Recorded 4 March 2024\n\n00:01.000 --> 00:03.000\nNorway has pledged aid.\n"
    )
    assert document.published is not None
    assert document.published.isoformat() == "2024-03-04"


def test_a_file_without_cues_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text("These are no subtitles.")
    assert read_failure(path).reason == "holds no text"
