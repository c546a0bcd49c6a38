#!/usr/bin/python3
"""The style sheet is whole: every rule parses, every block is closed, every
declaration has a property that browsers know. A browser drops what it does not
understand without a word, and with a brace that is missing all that follows."""
import re
import sys

import tinycss2

SHEET = "htdocs/style.css"
KNOWN = set("""
accent-color align-content align-items align-self animation animation-delay
animation-duration animation-name appearance aspect-ratio background
background-color background-image background-position background-repeat
background-size border border-block border-bottom border-bottom-color
border-bottom-left-radius border-bottom-right-radius border-bottom-width
border-collapse border-color border-inline border-left border-left-color
border-left-width border-radius border-right border-right-color border-spacing
border-style border-top border-top-color border-top-left-radius
border-top-right-radius border-top-width border-width bottom box-decoration-break
box-shadow box-sizing break-after break-before break-inside caption-side
caret-color clear clip clip-path color color-scheme column-count column-gap
column-rule column-span column-width columns content counter-increment counter-reset cursor
direction display field-sizing fill fill-opacity filter flex flex-basis flex-direction
flex-flow flex-grow flex-shrink flex-wrap float font font-family
font-feature-settings font-size font-style font-variant font-variant-numeric
font-weight forced-color-adjust gap grid grid-area grid-auto-columns
grid-auto-flow grid-auto-rows grid-column grid-column-end grid-column-start
grid-row grid-row-end grid-row-start grid-template grid-template-areas
grid-template-columns grid-template-rows height hyphens inset inset-block
inset-inline isolation justify-content justify-items justify-self left
letter-spacing line-height list-style list-style-position list-style-type margin
margin-block margin-block-end margin-block-start margin-bottom margin-inline
margin-inline-end margin-inline-start margin-left margin-right margin-top
max-block-size max-height max-inline-size max-width min-height min-inline-size
min-width object-fit opacity order orphans outline outline-color outline-offset
outline-style outline-width overflow overflow-wrap overflow-x overflow-y padding
padding-block padding-bottom padding-inline padding-left padding-right
padding-top page page-break-after page-break-before page-break-inside
place-content place-items place-self pointer-events position
print-color-adjust quotes resize right rotate row-gap scale scroll-behavior
scroll-margin scroll-margin-top scroll-padding scroll-padding-top
scrollbar-color scrollbar-gutter scrollbar-width size stroke stroke-dasharray
stroke-linecap stroke-linejoin stroke-width tab-size table-layout text-align
text-decoration text-decoration-color text-decoration-line
text-decoration-thickness text-indent text-overflow text-rendering text-shadow
text-size-adjust text-transform text-underline-offset text-wrap top touch-action
transform transform-origin transition transition-duration transition-property
translate unicode-bidi user-select vertical-align visibility white-space widows
width will-change word-break word-spacing writing-mode z-index
""".split())
WITH_RULES = {"media", "supports", "layer", "container", "keyframes"}
MARGINS = {"%s-%s" % (side, at) for side in ("top", "bottom")
           for at in ("left", "center", "right")}  # of a printed page
bad = []


def say(node, what):
    bad.append("%s:%d: %s" % (SHEET, node.source_line, what))


def declarations(content):
    for d in tinycss2.parse_declaration_list(content, skip_comments=True,
                                             skip_whitespace=True):
        if d.type == "error":
            say(d, d.message)
        elif d.type == "at-rule" and d.at_keyword in MARGINS and d.content:
            declarations(d.content)
        elif d.type == "at-rule":
            say(d, "@%s inside of a rule" % d.at_keyword)
        elif not d.value or all(v.type == "whitespace" for v in d.value):
            say(d, "%s has no value" % d.lower_name)
        elif not d.lower_name.startswith("--") and re.sub(
                r"^-(webkit|moz)-", "", d.lower_name) not in KNOWN:
            say(d, "unknown property %s" % d.lower_name)


def rules(found, inside=""):
    for rule in found:
        if rule.type == "error":
            say(rule, rule.message)
        elif rule.type == "qualified-rule":
            selector = tinycss2.serialize(rule.prelude).strip()
            if not selector or "{" in selector or ";" in selector:
                say(rule, "not a selector: " + selector[:60])
            declarations(rule.content)
        elif rule.type == "at-rule" and rule.content is None:
            if rule.at_keyword not in ("charset", "layer"):
                say(rule, "@%s is cut short" % rule.at_keyword)
        elif rule.type == "at-rule" and rule.at_keyword in WITH_RULES:
            rules(tinycss2.parse_rule_list(rule.content, skip_comments=True,
                                           skip_whitespace=True),
                  rule.at_keyword)
        elif rule.type == "at-rule" and rule.at_keyword in ("page",
                                                            "font-face"):
            declarations(rule.content)
        elif rule.type == "at-rule":
            say(rule, "unknown @%s" % rule.at_keyword)


def braces(text):
    """What a parser closes by itself at the end of the file."""
    depth, line = 0, 1
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m[0].count("\n"), text,
                  flags=re.S)
    text = re.sub(r"\"[^\"\n]*\"|'[^'\n]*'", "", text)
    for c in text:
        line += c == "\n"
        depth += (c == "{") - (c == "}")
        if depth < 0 or depth > 3:
            bad.append("%s:%d: a brace too %s" % (
                SHEET, line, "many" if depth < 0 else "few before here"))
            return
    if depth:
        bad.append("%s: %d blocks are not closed" % (SHEET, depth))


text = open(sys.argv[1] if sys.argv[1:] else SHEET, encoding="utf-8").read()
braces(text)
rules(tinycss2.parse_stylesheet(text, skip_comments=True,
                                skip_whitespace=True))
print("\n".join(bad), end="\n" if bad else "")
sys.exit(bool(bad))
