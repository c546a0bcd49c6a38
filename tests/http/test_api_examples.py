#!/usr/bin/python3
"""The examples of nginx/API.md, run as they stand: what they print is what is
written after "#>"."""
import datetime
import os
import re
import subprocess
import sys
import tempfile

import people
import test_api
from client import OFFICE, PORTAL, run_cases, sql
from papers import pdf

PAGE = test_api.ROOT + "/nginx/API.md"


def blocks():
    with open(PAGE, encoding="utf-8") as f:
        return re.findall(r"(?ms)^```sh[^\n]*\n(.*?)^```$", f.read())


def environment():
    """What stands before the examples: who asks, and what is there."""
    flat = people.directive_values("creator", [])
    return dict(
        os.environ, OFFICE=OFFICE + "/api/v1", PORTAL=PORTAL + "/api/v1",
        TOKEN=test_api.program("creator", "read", "record", "decide").secret,
        OUTGOING_TOKEN=test_api.program("creator", "outgoing").secret,
        AGENCY_TOKEN=test_api.program("responder", "read", "respond").secret,
        NUMBER=flat["ref_number"], DAY=(people.TODAY - datetime.timedelta(days=1)).isoformat(),
        ASSIGNER=flat["assigner_id"], FIELD=flat["default_field_id"],
        SPECIALIST=str(flat["default_specialist_id"]),
        HEAD=str(flat["default_division_head_id"]),
        LEADER=str(flat["default_office_leader_id"]),
        CHAIRMAN=str(flat["default_chairman_id"]),
        AGENCY=people.AGENCIES["thu-ban-a"][0])


def every_example_prints_what_the_page_says():
    text = "".join(blocks())
    wanted = re.findall(r"(?m)^#> ?(.*)$", text)
    assert len(wanted) > 10, wanted
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/bao-cao.pdf", "wb") as f:
            f.write(pdf("Báo cáo kết quả"))
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", text],
                              cwd=folder, env=environment(),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    printed = done.stdout.decode().splitlines()
    assert [p.strip() for p in printed] == [w.strip() for w in wanted], \
        "%s\n%s" % (printed, done.stderr.decode()[-2000:])
    state = sql("SELECT a.state FROM assignment a JOIN directive d"
                " ON d.id = a.directive_id ORDER BY d.id DESC LIMIT 1")[0][0]
    assert state == "completed", state


if __name__ == "__main__":
    people.seed()
    people.forget_failures()
    sys.exit(run_cases([every_example_prints_what_the_page_says]))
