#!/bin/bash
# No word that promises to finish later, no debris of an editor, no line that
# ends in blanks, in anything git keeps.
bad=0
me=tests/checks/words.sh
words='\b(TODO|FIXME|XXX|HACK|WIP|TBD)\b|lorem ipsum|not implemented|for now\b'
if git grep -nIiE "$words" -- ':!*.svg' ":!$me" 2>/dev/null; then
	bad=1
fi
if git grep -nIE '^(<<<<<<<|>>>>>>>) |[ 	]+$' -- ':!*.gold' ":!$me"; then
	echo "blanks at the end of a line, or a conflict mark"
	bad=1
fi
exit $bad
