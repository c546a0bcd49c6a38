"""The system under measure: one of its own, below build/bench, and beside it
the bare programs behind an nginx with the same settings."""
import contextlib
import os
import pwd
import re
import shutil
import socket
import subprocess
import time

REPO = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
USER = "nhacviec"
TICK = os.sysconf("SC_CLK_TCK")
BARE_WORKERS = 2
BARE = ("hello", "bare", "minimal", "write")


def free_ports(n):
    for first in range(18600, 19600, 20):
        try:
            for port in range(first, first + n):
                with socket.socket() as s:
                    s.bind(("127.0.0.1", port))
            return first
        except OSError:
            continue
    raise SystemExit("bench: no %d free ports" % n)


def unprivileged():
    """For subprocess: what nginx/run runs as."""
    if os.getuid() != 0:
        return {}
    user = pwd.getpwnam(USER)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


class Stack:
    def __init__(self, programs, var, buffer_pool):
        self.programs, self.var = os.path.abspath(programs), os.path.abspath(var)
        self.port = free_ports(4)
        self.bare = []
        subprocess.run([REPO + "/nginx/run", "--programs", self.programs, "--var",
                        self.var, "--port", str(self.port), "--login-rate",
                        "100000", "--buffer-pool", buffer_pool, "--no-demo",
                        "--background"], check=True, stdout=subprocess.DEVNULL)
        with open(self.var + "/where") as f:
            self.base = f.read().strip()
        self.socket = self.setting("db_socket")
        self.run = os.path.dirname(self.socket)

    def setting(self, name):
        with open(self.base + "/etc/app.conf") as f:
            return re.search(r"^%s = (.*)$" % name, f.read(), re.M).group(1)

    def url(self, site):
        names = ["office", "portal", "admin", "bare"]
        return "http://127.0.0.1:%d" % (self.port + names.index(site))

    def has(self, action):
        return os.path.exists(self.base + "/app/cgi-bin/%s.fcgi" % action)

    def sql(self, text):
        """As the superuser; rows of texts."""
        done = subprocess.run(
            ["mariadb", "--no-defaults", "--batch", "--skip-column-names",
             "--user=root", "--socket=" + self.socket, "nhacviec"],
            input=text.encode(), stdout=subprocess.PIPE, check=True)
        return [line.split("\t") for line in done.stdout.decode().splitlines()]

    @contextlib.contextmanager
    def no_triggers(self):
        """What is loaded meanwhile has no entries in the ledger, which nothing that
        is measured reads, and which would take most of the time."""
        triggers = subprocess.run(
            ["mariadb-dump", "--no-defaults", "--user=root",
             "--socket=" + self.socket, "--no-data", "--no-create-info",
             "--triggers", "nhacviec"], stdout=subprocess.PIPE, check=True).stdout
        names = self.sql("SELECT TRIGGER_NAME FROM information_schema.TRIGGERS"
                         " WHERE TRIGGER_SCHEMA = 'nhacviec';")
        self.sql("\n".join("DROP TRIGGER %s;" % row[0] for row in names))
        try:
            yield
        finally:
            self.sql(triggers.decode())

    def batch(self, *command):
        """A program of batch/, with its own account; seconds it took."""
        env = dict(os.environ, NHACVIEC_CONFIG=self.base + "/etc/app.conf")
        began = time.monotonic()
        done = subprocess.run([self.base + "/app/batch/" + command[0]]
                              + list(command[1:]), env=env, cwd=self.base,
                              stdout=subprocess.PIPE, **unprivileged())
        return time.monotonic() - began, done.stdout.decode(), done.returncode

    def executed(self):
        """Prepared statements run since the server started."""
        return int(self.sql("SHOW GLOBAL STATUS LIKE 'Com_stmt_execute';")[0][1])

    # The bare programs

    def start_bare(self):
        """hello and bare: same nginx settings, same holder of workers."""
        folder = self.base + "/bare"
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder + "/run")
        for name in BARE:
            shutil.copy2("%s/tests/bench/%s" % (self.programs, name),
                         "%s/%s.fcgi" % (folder, name))
        with open(self.base + "/etc/nginx.conf") as f:
            conf = f.read()
        conf = re.sub(r"\n\s*include \S*/site\.conf;", self.bare_server(folder),
                      conf)
        conf = re.sub(r"\npid [^;]*;", "\npid %s/nginx.pid;" % folder, conf)
        with open(folder + "/nginx.conf", "w") as f:
            f.write(conf)
        if os.getuid() == 0:
            subprocess.run(["chown", "-R", USER + ":", folder], check=True)
        env = dict(os.environ, NV_BENCH_SOCKET=self.socket)
        nginx = shutil.which("nginx") or "/usr/sbin/nginx"
        for command in (
                [self.base + "/app/nginx/hold", folder + "/run", folder]
                + ["%s:%d" % (n, BARE_WORKERS) for n in BARE],
                [nginx, "-p", folder, "-e", folder + "/error.log", "-c",
                 folder + "/nginx.conf"]):
            self.bare.append(subprocess.Popen(
                command, env=env, cwd=folder, stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                **unprivileged()))

    def bare_server(self, folder):
        locations = "".join(
            "\tlocation = /%s {\n\t\tinclude %s/app/nginx/action.conf;\n"
            "\t\tfastcgi_pass unix:%s/run/%s.sock;\n\t}\n"
            % (name, self.base, folder, name) for name in BARE)
        return ("\nserver {\n\tlisten 127.0.0.1:%d backlog=1024;\n"
                "\tset $nv_site bare;\n\tset $nv_remote_user \"\";\n%s}\n" % (self.port + 3, locations))

    # Processes

    def processes(self):
        """{"mariadbd": [pid], "nginx": [...], "task-list": [...]}"""
        found = {}
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open("/proc/%s/cmdline" % pid, "rb") as f:
                    command = f.read().replace(b"\0", b" ").decode(
                        errors="replace")
                exe = os.readlink("/proc/%s/exe" % pid)
                cwd = os.readlink("/proc/%s/cwd" % pid)
            except OSError:
                continue
            if not (exe + " " + cwd + " " + command).count(self.base):
                continue
            name = os.path.basename(exe.split(" ")[0])
            name = name[:-5] if name.endswith(".fcgi") else name
            found.setdefault(name, []).append(int(pid))
        return found

    def stop_bare(self):
        for process in reversed(self.bare):
            process.terminate()
            process.wait(20)

    def stop(self):
        subprocess.run([REPO + "/nginx/stop", self.var])


def cpu(pids):
    """Microseconds of processor these have used."""
    total = 0
    for pid in pids:
        try:
            with open("/proc/%d/schedstat" % pid) as f:
                int(f.read().split()[0])
            with open("/proc/%d/stat" % pid) as f:
                fields = f.read().rsplit(")", 1)[1].split()
            total += (int(fields[11]) + int(fields[12])) * 1000000 // TICK
        except (OSError, ValueError):
            continue
    return total


def memory(pid):
    """(resident, proportional, private, and of that in no file) in KiB."""
    values = {}
    try:
        with open("/proc/%d/smaps_rollup" % pid) as f:
            for line in f:
                parts = line.split()
                if len(parts) == 3 and parts[2] == "kB":
                    values[parts[0][:-1]] = int(parts[1])
    except OSError:
        return None
    return (values.get("Rss", 0), values.get("Pss", 0),
            values.get("Private_Clean", 0) + values.get("Private_Dirty", 0),
            values.get("Anonymous", 0))
