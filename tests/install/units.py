"""Starts what systemd would start, from the units themselves, below a root.

There is no systemd in a chroot, so that the units would stay untried. This
does for them what counts: it holds the sockets, sets user, environment and
umask, hides every secret but the unit's own, makes the file system read-only
but for the named paths, takes the network away, and applies the unit's filter
of system calls: what a filter forbids kills the program here as it would there.

    system = Units(root)
    system.start("nhacviec-web")
    system.restart("nhacviec-web")      # the sockets stay
    system.run("nhacviec-remind")       # a oneshot; its exit status
"""
import ctypes
import os
import pwd
import grp
import re
import shlex
import signal
import socket
import subprocess
import sys

import seccomp

CLONE_NEWNS, CLONE_NEWNET = 0x00020000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = (
    1, 2, 32, 4096, 16384, 1 << 18)
PR_SET_NO_NEW_PRIVS = 38
LISTEN_FIRST = 3
NOTIFY = "/run/systemd/notify"
libc = ctypes.CDLL(None, use_errno=True)


def call(result, what):
    if result != 0:
        raise OSError(ctypes.get_errno(), what)


def mount(source, target, kind, flags, data=""):
    call(libc.mount(source.encode(), target.encode(),
                    kind.encode() if kind else None, flags,
                    data.encode() if data else None), "mount " + target)


class Unit:
    """[Section] name=value, a name may come often; "\\" joins lines."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as f:
            text = f.read().replace("\\\n", " ")
        self.values = {}
        for line in text.splitlines():
            if "=" in line and line[0] != "#":
                name, value = line.split("=", 1)
                self.values.setdefault(name, []).append(value.strip())

    def all(self, name):
        return " ".join(self.values.get(name, [])).split()

    def one(self, name, default=""):
        return self.values.get(name, [default])[-1]


def members(group, seen=None):
    """The calls of @group, groups inside it spelt out."""
    found = set()
    out = subprocess.run(["systemd-analyze", "syscall-filter", group],
                         check=True, text=True, stdout=subprocess.PIPE).stdout
    for line in out.splitlines()[1:]:
        name = line.strip()
        if name.startswith("@"):
            found |= members(name)
        elif name and name[0] != "#":
            found.add(name)
    return found


def allowed(unit):
    """As systemd adds up: an allow-list, then what is taken away or added."""
    calls = members("@default")
    for value in unit.values.get("SystemCallFilter", []):
        names = value.lstrip("~").split()
        spelt = set()
        for name in names:
            spelt |= members(name) if name.startswith("@") else {name}
        calls = calls - spelt if value.startswith("~") else calls | spelt
    # systemd itself execs the program after the filter is there.
    return calls | {"execve"}


class Units:
    def __init__(self, root):
        self.root = root
        self.sockets = {}
        self.filters = {}
        self.running = {}

    def unit(self, name):
        return Unit("%s/lib/systemd/system/%s" % (self.root, name))

    def account(self, name):
        with open(self.root + "/etc/passwd", encoding="utf-8") as f:
            for line in f:
                fields = line.split(":")
                if fields[0] == name:
                    return int(fields[2]), int(fields[3])
        raise KeyError(name)

    def group(self, name):
        with open(self.root + "/etc/group", encoding="utf-8") as f:
            return next(int(l.split(":")[2]) for l in f
                        if l.startswith(name + ":"))

    def hold_sockets(self, name):
        unit = self.unit(name + ".socket")
        uid, _ = self.account(unit.one("SocketUser"))
        gid = self.group(unit.one("SocketGroup"))
        self.sockets[name] = []
        for path in unit.all("ListenStream"):
            where = self.root + path
            if os.path.exists(where):
                os.unlink(where)
            s = socket.socket(socket.AF_UNIX)
            # Bound inside: the name a program sees is the name in the unit.
            pid = os.fork()
            if pid == 0:
                os.chroot(self.root)
                s.bind(path)
                os._exit(0)
            assert os.waitpid(pid, 0)[1] == 0, path
            os.chown(where, uid, gid)
            os.chmod(where, int(unit.one("SocketMode"), 8))
            s.listen(int(unit.one("Backlog")))
            self.sockets[name].append(s)

    def prepare(self, unit):
        """In the child, still root: the name space of the unit."""
        flags = CLONE_NEWNS
        if unit.one("PrivateNetwork") == "yes":
            flags |= CLONE_NEWNET
        call(libc.unshare(flags), "unshare")
        mount("none", "/", None, MS_REC | MS_PRIVATE)
        secrets = []
        for path in unit.all("BindReadOnlyPaths"):
            where = self.root + path.lstrip("-")
            if os.path.exists(where):
                with open(where, "rb") as f:
                    about = os.stat(where)
                    secrets.append((where, f.read(), about))
        writable = [self.root + p for p in unit.all("ReadWritePaths")]
        mount(self.root, self.root, None, MS_BIND | MS_REC)
        for path in writable:
            if os.path.exists(path):
                mount(path, path, None, MS_BIND | MS_REC)
        if unit.one("PrivateTmp") == "yes":
            mount("tmpfs", self.root + "/tmp", "tmpfs", MS_NOSUID, "mode=1777")
        mount("none", self.root, None, MS_REMOUNT | MS_BIND | MS_RDONLY)
        for hidden in unit.all("TemporaryFileSystem"):
            where = self.root + hidden.split(":")[0]
            mount("tmpfs", where, "tmpfs", MS_NOSUID, "mode=0755")
            for path, content, about in secrets:
                with open(path, "wb") as f:
                    f.write(content)
                os.chmod(path, about.st_mode & 0o7777)
                os.chown(path, about.st_uid, about.st_gid)
        for hidden in unit.all("InaccessiblePaths"):
            where = self.root + hidden.lstrip("-")
            if os.path.exists(where):
                mount("/dev/null", where, None, MS_BIND)
        os.chroot(self.root)
        os.chdir("/")

    def become(self, unit, calls):
        uid, gid = pwd.getpwnam(unit.one("User"))[2:4]
        gid = grp.getgrnam(unit.one("Group")).gr_gid
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
        os.umask(int(unit.one("UMask", "0022"), 8))
        call(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no new privileges")
        if unit.values.get("SystemCallFilter"):
            what = seccomp.SyscallFilter(defaction=seccomp.KILL_PROCESS)
            for name in calls:
                try:
                    what.add_rule(seccomp.ALLOW, name)
                except (RuntimeError, ValueError, OSError):
                    pass  # not a call of this architecture
            what.load()

    def spawn(self, name, command, sockets=(), stdin=None, stdout=None,
              more=()):
        unit = self.unit(name + ".service" if "@" not in name else name)
        calls = allowed(unit)
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
        for value in unit.values.get("Environment", []):
            environment.update([value.split("=", 1)])
        environment.update(more)
        words = shlex.split(command.lstrip("-"))
        sys.stdout.flush()
        pid = os.fork()
        if pid != 0:
            return pid
        try:
            self.prepare(unit)
            null = os.open("/dev/null", os.O_RDWR)
            os.dup2(stdin if stdin is not None else null, 0)
            if stdout is not None:
                os.dup2(stdout, 1)
            # First out of the way, then in their places.
            high = [os.dup2(s.fileno(), 600 + i, True)
                    for i, s in enumerate(sockets)]
            for i, fd in enumerate(high):
                os.dup2(fd, LISTEN_FIRST + i, True)
            os.closerange(LISTEN_FIRST + len(high), 900)
            if sockets:
                environment.update(LISTEN_PID=str(os.getpid()),
                                   LISTEN_FDS=str(len(high)))
            self.become(unit, calls)
            os.execve(words[0], words, environment)
        except BaseException as e:
            print("units: %s: %r" % (name, e), file=sys.stderr, flush=True)
        os._exit(127)

    def start(self, name):
        if name not in self.sockets:
            self.hold_sockets(name)
        unit = self.unit(name + ".service")
        for command in unit.values.get("ExecStartPre", []):
            status = os.waitpid(self.spawn(name, command), 0)[1]
            if status != 0:
                return os.waitstatus_to_exitcode(status)
        if unit.one("Type") != "notify":
            self.running[name] = self.spawn(name, unit.one("ExecStart"),
                                            self.sockets[name])
            return 0
        with self.told(unit) as told:
            pid = self.spawn(name, unit.one("ExecStart"), self.sockets[name],
                             more={"NOTIFY_SOCKET": NOTIFY})
            for _ in range(300):
                try:
                    if told.recv(4096) == b"READY=1":
                        self.running[name] = pid
                        return 0
                except socket.timeout:
                    pass
                gone, status = os.waitpid(pid, os.WNOHANG)
                if gone:
                    return os.waitstatus_to_exitcode(status)
        raise RuntimeError("%s does not say that it is ready" % name)

    def told(self, unit):
        """Where systemd is told that a service has started."""
        where = self.root + NOTIFY
        os.makedirs(os.path.dirname(where), exist_ok=True)
        if os.path.exists(where):
            os.unlink(where)
        s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        s.bind(where)
        os.chown(where, self.account(unit.one("User"))[0], -1)
        s.settimeout(0.1)
        return s

    def stop(self, name):
        pid = self.running.pop(name, None)
        if pid:
            os.kill(pid, signal.SIGTERM)
            return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        return 0

    def restart(self, name):
        self.stop(name)
        return self.start(name)

    def reload(self, name):
        os.kill(self.running[name], signal.SIGHUP)

    def run(self, name):
        """A oneshot service, to its end."""
        unit = self.unit(name + ".service")
        status = os.waitpid(self.spawn(name, unit.one("ExecStart")), 0)[1]
        return os.waitstatus_to_exitcode(status)

    def stop_all(self):
        for name in list(self.running):
            self.stop(name)
