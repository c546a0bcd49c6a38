#!/usr/bin/python3
"""clamd of Debian with a signature database of one line: the test file of
EICAR. usage: clamd.py FOLDER [limit]. Prints its socket when it answers; ends
with its parent. Other than a province's, it knows no harmful file at all."""
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import time

# In two pieces, so that this file itself is harmless to every scanner.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

folder = os.path.abspath(sys.argv[1])
limit = sys.argv[2] if len(sys.argv) > 2 else "25M"
database = folder + "/signatures"
shutil.rmtree(database, ignore_errors=True)
os.makedirs(database)
where = folder + "/c.sock"
if len(where) > 100:  # a socket's path is short
    where = "/tmp/nv-clamd-%d.sock" % os.getpid()
with open(database + "/test.ndb", "w", encoding="ascii") as f:
    f.write("Eicar-Test-Signature:0:*:%s\n" % EICAR.hex())
with open(folder + "/clamd.conf", "w", encoding="utf-8") as f:
    f.write("LocalSocket %s\nFixStaleSocket yes\nDatabaseDirectory %s\n"
            "TemporaryDirectory %s\nForeground yes\nStreamMaxLength %s\n"
            "MaxThreads 2\nLogFile %s/clamd.log\nBytecode no\n"
            % (where, database, folder, limit, folder))


def with_parent():
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def answers():
    try:
        with socket.socket(socket.AF_UNIX) as s:
            s.connect(where)
            s.sendall(b"zPING\0")
            return s.recv(16) == b"PONG\0"
    except OSError:
        return False


clamd = subprocess.Popen([shutil.which("clamd") or "/usr/sbin/clamd",
                          "--config-file", folder + "/clamd.conf"],
                         stdin=subprocess.DEVNULL, stdout=sys.stderr,
                         preexec_fn=with_parent)


def stop(*_):
    raise SystemExit


signal.signal(signal.SIGTERM, stop)
with_parent()
try:
    end = time.monotonic() + 30
    while not answers():
        if clamd.poll() is not None or time.monotonic() > end:
            sys.exit("clamd did not start: see %s/clamd.log" % folder)
        time.sleep(0.05)
    print(where, flush=True)
    while clamd.poll() is None:
        time.sleep(0.05)
finally:
    clamd.kill()
    if os.path.exists(where):
        os.unlink(where)
