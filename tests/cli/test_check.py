"""`briefer check` tells what is wrong, by audience, and by its status whether anything is."""

import json


def test_sample_is_sound(briefer, sample):
    ran = briefer("check", sample)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "markets: no problems\nnato: no problems\ngulf: no problems\n"


def test_problems_are_told_by_audience_and_place(briefer, hand_written):
    path = hand_written(text="See [@nothing].", audiences=["markets", "nato"])
    ran = briefer("check", path)
    assert ran.status == 1
    line = (
        "  warning: Section “Supply”, passage 1: "
        "A citation is left out: there is no source nothing. Choose a source.\n"
    )
    assert ran.out == f"markets:\n{line}nato: no problems\n"  # which gets no supply
    assert briefer("check", path, "-a", "markets").out == f"markets:\n{line}"


def test_answer_for_a_program(briefer, hand_written):
    ran = briefer("check", hand_written(text="See [@nothing]."), "--json")
    assert ran.status == 1
    told = json.loads(ran.out)
    assert told["problems"] == []
    (edition,) = told["editions"]
    assert edition["audience"] == "markets"
    assert edition["problems"] == [
        {
            "severity": "warning",
            "place": "Section “Supply”, passage 1",
            "message": "A citation is left out: there is no source nothing.",
            "hint": "Choose a source.",
        }
    ]


def test_page_that_overflows_is_found_without_writing(briefer, hand_written, tmp_path):
    path = hand_written(text="Oil moves through the strait. " * 2_000)
    assert briefer("check", path).status == 0
    passages = [{"id": "q", "release": "all", "body": {"prose": {"text": "Much. " * 4_000}}}]
    path = hand_written(summary=passages)
    ran = briefer("check", path, "-t", "brief")
    assert ran.status == 1
    assert "error: Bottom line, passage 1: " in ran.out
    assert "may have one" in ran.out
    assert [each.name for each in tmp_path.iterdir()] == ["hand.briefing"]


def test_briefing_that_may_not_be_exported_says_why(briefer, hand_written):
    ran = briefer("check", hand_written(must=["seal"], seal=1))
    assert ran.status == 1
    assert ran.out.startswith("The briefing:\n  error: It may be neither saved nor exported: ")


def test_what_is_released_to_nobody_by_omission_is_told(briefer, hand_written):
    ran = briefer("check", hand_written(sources=[{"id": "s1"}]))
    assert ran.status == 1
    assert "The briefing:\n  warning: Source 1: " in ran.out
