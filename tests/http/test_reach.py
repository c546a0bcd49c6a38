#!/usr/bin/python3
"""How the program reaches people, through nginx: what comes by e-mail and when,
an e-mail sent again by a person, the calendar of due dates under a secret
address, judged by libical."""
import re
import sys

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402

import people  # noqa: E402
from client import OFFICE, PORTAL, Browser, number, run_cases, sql  # noqa: E402
from people import (AGENCIES, account_id, assignment_of, days, enter,  # noqa: E402
                    forward, person, version_of, word)


def handed_out(lead="thu-ban-a"):
    words = "Rà soát, tổng hợp; báo cáo " + word() + \
        " về tiến độ các công trình cấp nước sạch nông thôn\\miền núi"
    d = enter("creator", [{"content": words, "lead": AGENCIES[lead][0]}])
    forward("creator", d)
    return assignment_of(d, lead), words


# E-mail ----------------------------------------------------------------------------

def small_changes_may_stay_inside_and_duties_not():
    who = person("responder_other")
    page = who.get("/mail-settings")
    assert page.status == 200 and "luôn được gửi" in page.text
    version = re.search(r'name="version" value="(\d+)"', page.text).group(1)
    answer = who.send("/mail-settings", {"version": version})
    assert answer.status == 422 and "f-hours" in answer.text, "no hour at all"
    hours = re.findall(r'name="hours" value="(\d+)"', page.text)
    answer = who.send("/mail-settings", {"version": version,
                                         "hours": hours[0]})
    assert answer.status == 303, answer
    row = sql("SELECT changes, hours FROM mail_setting WHERE agency_id ="
              " (SELECT agency_id FROM account WHERE id = %d)"
              % account_id("responder_other"))
    assert row == [["0", hours[0]]], row
    page = who.get("/mail-settings").text
    assert page.count("checked") == 1, "what is kept is not shown"
    answer = who.send("/mail-settings", {"version": version,
                                         "hours": hours[0]})
    assert answer.status == 409, "an old page wins"
    assert person("agency_leader").get("/mail-settings").status == 200
    assert "button primary" not in person("agency_leader").get(
        "/mail-settings").text.split("<main")[1], "who reads may not choose"


def letter(state):
    key = word()
    sql("INSERT INTO outbox (dedup_key, recipient, account_id, message_id,"
        " subject, body, state, attempts, next_at, created_at, last_answer)"
        " VALUES ('thu:%s', 'cu@thunghiem.vn', %d, '%s@thunghiem.vn', 'Thử',"
        " 'Thử', '%s', 8, UTC_TIMESTAMP(), UTC_TIMESTAMP(), '550 no such"
        " user')" % (key, account_id("creator"), key, state))
    return number("SELECT MAX(id) FROM outbox")


def what_may_have_arrived_is_sent_again_by_a_person_alone():
    admin = person("administrator")
    n = letter("unknown")
    assert "/admin-mail-resend?id=%d" % n in \
        admin.get("/admin-mail-view", id=n).text
    page = admin.get("/admin-mail-resend", id=n).text
    assert "nhận hai lần" in page, "the danger is not said"
    path = "/admin-mail-resend?id=%d" % n
    answer = admin.send(path, {"state": "unknown", "reason": ""})
    assert answer.status == 422 and "f-reason" in answer.text, answer
    assert admin.send(path, {"state": "refused", "reason": "x"}).status == 409
    sql("UPDATE account SET email = 'moi@thunghiem.vn' WHERE id = %d"
        % account_id("creator"))
    answer = admin.send(path, {"state": "unknown", "reason": "Không có trong"
                                                             " nhật ký"})
    assert answer.status == 303, answer
    row = sql("SELECT state IN ('new', 'sending', 'sent', 'deferred'),"
              " recipient FROM outbox WHERE id = %d" % n)
    assert row == [["1", "moi@thunghiem.vn"]], row
    sql("UPDATE account SET email = '' WHERE id = %d" % account_id("creator"))
    page = admin.get("/admin-mail-view", id=n).text
    assert "Không có trong nhật ký" in page and "Ngô Thử Trị" in page, \
        "who decided is not kept"
    assert admin.send(path, {"state": "unknown", "reason": "x"}).status == 409
    sent = letter("sent")
    assert admin.get("/admin-mail-resend", id=sent).status == 409
    assert "/admin-mail-resend" not in admin.get("/admin-mail-view",
                                                 id=sent).text


def a_link_survives_signing_in():
    a, words = handed_out()
    stranger = Browser(PORTAL, "responder")
    path, answer = follow(stranger, "/nv/%d" % a)
    assert path.startswith("/login?") and words not in answer.text, path
    _, login, _, _, code, _ = people.PEOPLE["responder"]
    officer = sql("SELECT MIN(o.id) FROM officer o JOIN agency g ON g.id ="
                  " o.agency_id WHERE g.code = '%s'" % code)[0][0]
    done = stranger.fill(answer, "", to=path, login=login,
                         password=people.PASSWORD)
    assert done.status == 303, done
    path, answer = follow(stranger, done.location)
    assert path.startswith("/officer-choose"), path
    done = stranger.fill(answer, "", to=path, officer_id=officer,
                         secret=people.PASSWORD)
    assert done.status == 303, done
    path, answer = follow(stranger, done.location)
    assert words.split("\\")[0] in answer.words, "the link is forgotten"


def follow(browser, path):
    answer = browser.get(path)
    for _ in range(4):
        if answer.status not in (301, 302, 303):
            break
        path = answer.location
        answer = browser.get(path)
    return path, answer


# Calendar -----------------------------------------------------------------------------

def make_address(who):
    page = person(who).get("/calendar-address").text
    seen = re.search(r'name="seen" value="(\d+)"', page).group(1)
    answer = person(who).send("/calendar-address", {"seen": seen})
    assert answer.status == 200, answer
    return re.search(r"<code>[^<]*(/calendar-feed\?key=[0-9a-f]{64})</code>",
                     answer.text).group(1)


def events(site, address):
    """{uid: properties} of a feed that libical accepts, or the status."""
    answer = Browser(site).get(address)
    if answer.status != 200:
        return answer.status
    assert answer.header("Content-Type").startswith("text/calendar"), answer
    assert not answer.header("Set-Cookie"), "a session for a calendar"
    raw = answer.body if isinstance(answer.body, bytes) else \
        answer.text.encode()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "not folded"
    calendar = ICalGLib.Component.new_from_string(raw.decode())
    assert calendar is not None and calendar.count_errors() == 0, "errors"
    assert ICalGLib.restriction_check(calendar), "not as RFC 5546 has it"
    assert calendar.isa() == ICalGLib.ComponentKind.VCALENDAR_COMPONENT
    found = {}
    event = calendar.get_first_component(
        ICalGLib.ComponentKind.VEVENT_COMPONENT)
    while event is not None:
        start = event.get_dtstart()
        assert start.is_date(), "not all day"
        found[event.get_uid()] = {
            "due": "%02d/%02d/%04d" % (start.get_day(), start.get_month(),
                                       start.get_year()),
            "summary": event.get_summary(), "sequence": event.get_sequence(),
            "status": event.get_status()}
        event = calendar.get_next_component(
            ICalGLib.ComponentKind.VEVENT_COMPONENT)
    return found


def of(found, assignment):
    keys = [k for k in found if k.startswith("nv-%d@" % assignment)]
    assert len(keys) <= 1
    return found[keys[0]] if keys else None


def dates_are_read_by_who_knows_the_address():
    a, words = handed_out()
    other, _ = handed_out("thu-ban-b")
    address = make_address("responder")
    found = events(PORTAL, address)
    event = of(found, a)
    assert event["summary"].startswith(words[:40]) and \
        event["due"] == days(20), event
    assert event["status"] == ICalGLib.PropertyStatus.CONFIRMED, event
    assert of(found, other) is None, "the dates of another agency"
    # A date that moves moves: the same UID, a higher SEQUENCE.
    answer = person("creator").send("/task-recall?id=%d" % a, {
        "version": version_of(a), "reason": "Giao nhầm",
        "document": "Công văn 3/VP"})
    assert answer.status == 303, answer
    after = of(events(PORTAL, address), a)
    assert after["sequence"] > event["sequence"] and \
        after["status"] == ICalGLib.PropertyStatus.CANCELLED, after


def an_address_ends_when_it_is_taken_back():
    first = make_address("responder_lead")
    assert isinstance(events(PORTAL, first), dict)
    second = make_address("responder_lead")
    assert events(PORTAL, first) == 404, "the one before still opens"
    assert isinstance(events(PORTAL, second), dict)
    live = number("SELECT id FROM calendar_feed WHERE live_key = %d"
                  % account_id("responder_lead"))
    theirs = number("SELECT MAX(id) FROM calendar_feed WHERE live_key = %d"
                    % account_id("responder"))
    who = person("responder_lead")
    assert who.send("/calendar-revoke", {"seen": theirs}).status == 409
    assert who.send("/calendar-revoke", {"seen": live}).status == 303
    assert events(PORTAL, second) == 404
    assert second.split("=")[1] not in " ".join(
        " ".join(r) for r in sql("SELECT HEX(secret_sha256) FROM"
                                 " calendar_feed")).lower(), "kept in clear"


def what_may_not_be_seen_any_more_is_not_in_it():
    address = make_address("responder_other")
    assert isinstance(events(PORTAL, address), dict)
    login = people.PEOPLE["responder_other"][1]
    sql("UPDATE account SET closed_at = UTC_TIMESTAMP() WHERE login = '%s'"
        % login)
    closed = events(PORTAL, address)
    sql("UPDATE account SET closed_at = NULL, role = 'evaluator' WHERE login ="
        " '%s'" % login)
    changed = events(PORTAL, address)
    sql("UPDATE account SET role = 'responder' WHERE login = '%s'" % login)
    assert (closed, changed) == (404, 404), (closed, changed)
    office = make_address("creator")
    mine, _ = handed_out("thu-ban-c")
    assert of(events(OFFICE, office), mine) is not None
    stranger = make_address("creator_other")
    assert of(events(OFFICE, stranger), mine) is None, "followed by another"


def who_guesses_is_slowed_down():
    seen = set()
    for _ in range(120):
        seen.add(Browser(PORTAL).get("/calendar-feed?key=" + "0" * 64).status)
    assert seen == {404, 429}, seen


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    sys.exit(run_cases([
        small_changes_may_stay_inside_and_duties_not,
        what_may_have_arrived_is_sent_again_by_a_person_alone,
        a_link_survives_signing_in,
        dates_are_read_by_who_knows_the_address,
        an_address_ends_when_it_is_taken_back,
        what_may_not_be_seen_any_more_is_not_in_it,
        who_guesses_is_slowed_down]))
