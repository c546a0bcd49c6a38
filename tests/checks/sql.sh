#!/bin/bash
# SQL is written in the stores, in the door (its own settings), in the programs
# that make the database, and nowhere else. HTML is written in no C file.
bad=0
statement='"(SELECT|INSERT|REPLACE|UPDATE|DELETE|CREATE|ALTER|DROP|TRUNCATE|GRANT|LOCK) '
if grep -nE "$statement|STMT\(|LIT\(" lib/*.c cgi-bin/*.c batch/*.c 2>/dev/null |
	grep -vE '^((lib|batch)/[a-z_]*_store\.c|lib/db\.c|batch/migrate\.c):'; then
	echo "SQL outside of the stores"
	bad=1
fi
# Only the frame of the work begins and ends transactions.
if grep -nE 'db_(begin|commit|rollback)[a-z_]*\(' lib/*_store.c lib/*_verbs.c \
	cgi-bin/*.c 2>/dev/null; then
	echo "a transaction begins or ends where none may"
	bad=1
fi
tag='"[^"]*</?(a|b|body|br|div|form|h[1-6]|head|html|i|input|li|meta|p|option|select|span|table|td|th|tr|ul)[ />]'
if grep -nE "$tag" lib/*.c cgi-bin/*.c 2>/dev/null; then
	echo "HTML in C"
	bad=1
fi
exit $bad
