#!/bin/bash
# Every action has its page, its line in nginx/pools.tsv, and a test. A program
# that shows no page of its own says "no page" in its first comment.
bad=0
complain() { echo "$1"; bad=1; }

for source in cgi-bin/*.c; do
	[ -e "$source" ] || continue
	action=$(basename "$source" .c)
	grep -q "\.name = \"$action\"" "$source" ||
		complain "$source: .name is not \"$action\""
	head -20 "$source" | tr -s ' *\n' ' ' | grep -qi 'no page' ||
		[ -e "templates/pages/$action.cs" ] ||
		complain "$source: templates/pages/$action.cs is missing"
	grep -q "^$action	" nginx/pools.tsv ||
		complain "$source: no line in nginx/pools.tsv"
	[ -e "tests/cgi-bin/test_$action.c" ] ||
		grep -rqsE "/$action\b|^$action	" tests/http ||
		complain "$source: no tests/cgi-bin/test_$action.c, nothing in tests/http"
done

for page in templates/pages/*.cs; do
	[ -e "$page" ] || continue
	[ -e "cgi-bin/$(basename "$page" .cs).c" ] ||
		complain "$page: there is no such action"
done
while read -r action _; do
	[ -e "cgi-bin/$action.c" ] || complain "nginx/pools.tsv: no cgi-bin/$action.c"
done < <(grep -v '^#' nginx/pools.tsv)
exit $bad
