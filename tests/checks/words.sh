#!/bin/bash
# No word that promises to finish later, no debris of an editor or a merge, no
# line that ends in blanks.
bad=0
look() {
	grep -rnIE --exclude-dir=build --exclude-dir=var --exclude-dir=.git \
		--exclude=words.sh --exclude='*.svg' "$@" . && bad=1
}
look '\b(TODO|FIXME|XXX|HACK|WIP|TBD)\b|[Ll]orem ipsum|[Nn]ot implemented'
# "-- " begins the signature of a letter: there the blank is meant.
look --exclude-dir=mail --exclude='*.gold' --exclude='*.md' \
	'^(<<<<<<<|>>>>>>>) |[ 	]+$'
exit $bad
