"""The release before this one is at work in the clean system, as tests/install/run
--older prepared it; then the package is installed over it while people work. The
migrations are carried out under programs that do not know them: those go on with the
main job until they are restarted, and no request fails. Then the new ones play it."""
import os
import subprocess
import sys
import time

OLDER = os.environ["NV_OLDER"]
os.environ["NV_TESTS"] = OLDER  # the old pages, as their own tests know them
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import story  # noqa: E402
from story import (REPO, SERVICES, check, counts, first_administrator, in_use,
                   inside, number, people, running, setting_up, sql, starting,
                   system, test_flow)  # noqa: E402

NEW_STORY = """
import people, sys, test_flow
from client import run_cases
people.seed()
sys.exit(run_cases(test_flow.CASES[:10]))
"""


class Load(story.Load):
    """Also programs that nobody has asked for before, one after the other."""
    RARE = ("/task-list", "/directive-list", "/report-summary", "/task-watch",
            "/session-list", "/measure-list", "/register-list", "/help",
            "/report-overview", "/central-list", "/outgoing-list",
            "/filter-save", "/feedback-list", "/mail-settings")

    def work(self, key):
        if key != "head":
            return super().work(key)
        browser = people.sign_in(key)
        for path in self.RARE * 1000:
            if not self.going:
                return None
            # Not for him, or there is nothing to see.
            self.ask(browser, path, fine=(403, 404, 405))
            time.sleep(0.05)
        return None


def play(cases, who):
    for case in cases:
        try:
            case()
            check("%s: %s" % (who, case.__name__), True)
        except Exception as e:  # the rest is played all the same
            check("%s: %s" % (who, case.__name__), False, repr(e)[:1500])


def migrations():
    return {n for n, in sql("SELECT name FROM schema_migration WHERE"
                            " applied_at IS NOT NULL")}


def old_programs():
    """Workers of the release that was left: it lies beside the one in use, or,
    of one that knew no such folder, is there no more."""
    return {name for name, release in running() if release != in_use()}


def over_it():
    before = migrations()
    load = Load()
    time.sleep(1)
    done = inside("dpkg", "-i", "/root/newer.deb",
                  env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"))
    check("the newer package is installed over the older", done.returncode == 0,
          done.stdout)
    came = migrations() - before
    check("it brought migrations, and took none away",
          came and before <= migrations(), came)
    print("      %s" % ", ".join(sorted(came)))
    check("the programs of before still run", len(old_programs()) > 10,
          old_programs())
    # Not those whose programs nobody has asked for yet: what starts now is of
    # the newer release, and its next page may still be one of the older.
    play(test_flow.CASES[5:9], "older programs, newer database")
    for name in SERVICES:
        check("restarted on its old sockets: " + name,
              system.restart(name) == 0)
    for name in SERVICES:
        system.reload(name)
    time.sleep(2)
    statuses = load.end()
    check("not one of these requests failed",
          set(statuses) == {200} and statuses[200] > 100, statuses)
    check("nobody waited five seconds", load.longest[0] < 5, load.longest)
    check("none of the programs of before is left", not old_programs(),
          old_programs())


def new_programs():
    done = subprocess.run(
        [sys.executable, "-c", NEW_STORY], text=True, cwd=REPO + "/tests/http",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT)
    check("the new programs: the main job", done.returncode == 0, done.stdout)
    print("      " + done.stdout.strip().splitlines()[-1])


def main():
    try:
        first = setting_up()
        starting()
        first_administrator(first)
        people.seed()
        play(test_flow.CASES[:5], "older programs")
        n = number("SELECT COUNT(*) FROM event")
        over_it()
        new_programs()
        check("no event is gone", number("SELECT COUNT(*) FROM event") > n > 0)
    finally:
        system.stop_all()
    print("%(passed)d passed, %(failed)d failed" % counts)
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
