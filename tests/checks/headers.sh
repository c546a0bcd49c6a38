#!/bin/bash
# Does each header compile alone?
compile=${NV_COMPILE:-gcc -std=c11 -D_GNU_SOURCE -Ilib -Itests/support}
one() {
	printf '#include "%s"\ntypedef int not_empty;\n' "$1" |
		$compile -fsyntax-only -x c - || echo "$1: does not stand alone"
}
export compile
export -f one
bad=$(ls lib/*.h tests/support/*.h | xargs -P "$(nproc)" -I{} bash -c 'one {}' 2>&1)
[ -z "$bad" ] || { echo "$bad"; exit 1; }
