#!/bin/bash
# Does clang-format agree with every C file? "make format" writes.
ls lib/*.[ch] cgi-bin/*.c batch/*.c nginx/*.c tests/*/*.[ch] 2>/dev/null |
	xargs -P "$(nproc)" -n 16 "${CLANG_FORMAT:-clang-format}" --dry-run -Werror
