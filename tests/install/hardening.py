"""Is everything that was installed hardened as the Makefile says?

    for path, missing in hardening.faults(root): ...

Looks at the files themselves, not at the flags they should have been made with:
position independent, relocations read-only and bound at the start, no stack that
can be run, stack protector, fortified functions, landing pads for indirect jumps
(that the whole process may insist on them would need a glibc built for it, which
Debian 12 has not), no path of a build in it, stripped.
"""
import os
import re
import subprocess


# What each program begins and ends with has pads whatever the flags are.
OF_THE_COMPILER = 2


def output(*command):
    return subprocess.run(command, check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def programs(root):
    for folder, _, names in os.walk(root):
        for name in sorted(names):
            path = os.path.join(folder, name)
            with open(path, "rb") as f:
                if f.read(4) == b"\x7fELF":
                    yield path


def missing(path):
    """What one file lacks; of x86 the landing pads too."""
    head = output("readelf", "--wide", "--file-header", "--program-headers",
                  "--dynamic", "--section-headers", path)
    names = output("readelf", "--wide", "--dyn-syms", path)
    wanted = {
        "position independent": r"Type: +DYN",
        "read-only relocations": r"GNU_RELRO",
        "bound at the start": r"FLAGS.*\bNOW",
        "no stack that can be run": r"GNU_STACK .* RW ",
    }
    lacks = [what for what, how in wanted.items() if not re.search(how, head)]
    if "__stack_chk_fail" not in names:
        lacks.append("stack protector")
    if not re.search(r"__\w+_chk\b", names.replace("__stack_chk", "")):
        lacks.append("fortified functions")
    if re.search(r"\((RPATH|RUNPATH)\)", head):
        lacks.append("no path to libraries of its own")
    if re.search(r"\.symtab|\.debug_info", head):
        lacks.append("stripped")
    if "X86-64" in head and output(
            "objdump", "--disassemble", "--section=.text", path
    ).count("endbr64") <= OF_THE_COMPILER:
        lacks.append("landing pads")
    return lacks


def faults(root):
    """[(path, [what it lacks])], and how many were looked at."""
    found = [(path, missing(path)) for path in programs(root)]
    return [f for f in found if f[1]], len(found)


# The twin: a program with none of it.
BARE = ("-x", "c", "-O0", "-g", "-no-pie", "-fcf-protection=none",
        "-fno-stack-protector", "-U_FORTIFY_SOURCE", "-Wl,-z,norelro",
        "-Wl,-z,lazy", "-Wl,-z,execstack", "-Wl,-rpath,/tmp")


def bare(path):
    subprocess.run(["gcc", *BARE, "-o", path, "-"], check=True, text=True,
                   input="int main(void) { return 0; }\n",
                   stderr=subprocess.DEVNULL)
    return missing(path)
