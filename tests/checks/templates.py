#!/usr/bin/python3
"""What no template may contain: each of these can print a person's text raw,
or crash the engine with ordinary data (templates/README.md tells how)."""
import glob
import re
import sys

COMMANDS = ["uvar", "evar", "lvar", "linclude", "alt", "name", "escape",
            "js_escape", "include"]
ESCAPERS = r"(html|url|js)_escape\s*\([^()]*\)|url_validate\s*\([^()]*\)"
RULES = [
    (r"string\.slice", "string.slice reads outside of short texts"),
    # A block of type text/html is data: no browser runs it, no policy minds it.
    (r"<\s*(script|style)(?![^>]*\bsrc=)(?! type=\"text/html\")[^>]*>",
     "inline script or style"),
    (r"<[^>]*\b(href|src|action|formaction)=\"(?!/|#|\?|mailto:|tel:)",
     "an address that does not begin with a literal /"),
]
# Of the tags without the values between their quotes.
BARE_RULES = [
    (r"<[^>]*\son[a-z]+\s*=", "an event attribute"),
    (r"<[^>]*\sstyle\s*=", "a style attribute"),
    (r"<[a-z][^>]*\s[a-z-]+=(?!\")", "an attribute without quotes"),
]


def check(path, mail):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    found = []

    def command(match):
        body = match.group(1)
        number = text[:match.start()].count("\n") + 1
        verb = re.match(r"\s*(\w+)[:!]", body)
        verb = verb.group(1) if verb else ""
        literal = verb == "include" and re.match(r'\s*include:"[^"]+"', body)
        if verb in COMMANDS and not literal and not (mail and verb == "escape"):
            found.append((number, verb + ":"))
        if re.search(ESCAPERS + r"\s*[+*-]|[+*-]\s*(" + ESCAPERS + ")", body):
            found.append((number, "an escaping function inside an expression"))
        if verb == "var" and re.search(r"[^<]/[^>]", re.sub('"[^"]*"', "", body)):
            found.append((number, "division"))
        if "string.slice" in body:
            found.append((number, "string.slice"))
        return "\0" + "\n" * match.group(0).count("\n")

    html = re.sub(r"<\?cs(.*?)\?>", command, text, flags=re.S)
    bare = re.sub(r'="[^"]*"', lambda m: '=""' + "\n" * m[0].count("\n"), html)
    for source, rules in ((html, RULES), (bare, BARE_RULES)):
        for pattern, why in [] if mail else rules:
            for match in re.finditer(pattern, source, flags=re.I):
                found.append((source[:match.start()].count("\n") + 1, why))
    for number, why in sorted(found):
        print("%s:%d: %s" % (path, number, why))
    return len(found)


paths = sorted(glob.glob("templates/**/*.cs", recursive=True))
sys.exit(sum(check(p, "/mail/" in p) for p in paths) > 0)
