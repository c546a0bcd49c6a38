"""Another nginx before the programs of a running system, with settings of its
own: who may show our pages in a frame, whom it has proven. Not a test.

    with front.Front(VAR, {"EMBED": ["https://vpdt.example.vn"]}) as site:
        Browser(site)...
"""
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time

REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
SECONDS = 20


def is_taken(port):
    with socket.socket() as s:
        return s.connect_ex(("127.0.0.1", port)) == 0


def answers(port):
    """Some status, whatever it is: a worker has taken a request to its end."""
    try:
        with socket.create_connection(("127.0.0.1", port), SECONDS) as s:
            s.sendall(b"GET / HTTP/1.0\r\n\r\n")
            return s.recv(5) == b"HTTP/"
    except OSError:
        return False


def free_ports(n):
    """The first of n beside each other that nobody uses."""
    while True:
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            first = s.getsockname()[1]
        if not any(is_taken(first + i) for i in range(n)):
            return first


class Front:
    """names: {"name": "password"}, whom it asks for and then has proven."""

    def __init__(self, var, settings, names=None):
        self.folder = tempfile.mkdtemp(prefix="nv-front-")
        os.chmod(self.folder, 0o755)
        self.port = free_ports(3)
        self.var = var
        self.write(settings, names)

    def write(self, changes, names):
        with open(self.var + "/etc/site.json", encoding="utf-8") as f:
            settings = json.load(f)
        settings.update(FILES=self.var + "/files",
                        EXPORTS=self.var + "/upload/exports")
        settings.update(changes, PORT=self.port, VAR=self.folder)
        for name in ("etc", "log", "tmp"):
            os.mkdir(self.folder + "/" + name)
        with open(self.folder + "/site.json", "w", encoding="utf-8") as f:
            json.dump(settings, f)
        subprocess.run([REPO + "/nginx/site", self.folder + "/site.json"],
                       check=True)
        path = self.folder + "/etc/nginx.conf"
        with open(path, encoding="utf-8") as f:
            text = f.read()
        text = text.replace("pid %s/nginx.pid" % settings["RUN"],
                            "pid %s/nginx.pid" % self.folder)
        if names:
            with open(self.folder + "/etc/names", "w", encoding="utf-8") as f:
                f.writelines("%s:{PLAIN}%s\n" % one for one in names.items())
            text = text.replace(
                "http {", "http {\n\tauth_basic thu;\n"
                "\tauth_basic_user_file %s/etc/names;" % self.folder, 1)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)

    def __enter__(self):
        owner = os.stat(self.var + "/etc/app.conf")
        who = {}
        if os.getuid() == 0:
            who = {"user": owner.st_uid, "group": owner.st_gid,
                   "extra_groups": []}
            subprocess.run(["chown", "-R", "%d:%d" % (
                owner.st_uid, owner.st_gid), self.folder], check=True)
        self.process = subprocess.Popen(
            [shutil.which("nginx") or "/usr/sbin/nginx", "-p", self.folder,
             "-e", self.folder + "/log/nginx-error.log", "-c",
             self.folder + "/etc/nginx.conf"],
            stderr=subprocess.DEVNULL, **who)
        until = time.monotonic() + SECONDS
        while not answers(self.port):
            assert self.process.poll() is None and time.monotonic() < until, \
                "nginx does not start: see %s/log" % self.folder
            time.sleep(0.05)
        return "http://127.0.0.1:%d" % self.port

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
