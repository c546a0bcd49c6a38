/*
 * banned: functions nobody may call, with the name of what to use instead.
 *
 * Force-included in front of every file of ours (-include lib/banned.h). A file
 * that is the one place for such a thing says so before its first include:
 * BANNED_ALLOW_MEMORY (ground and doors), BANNED_ALLOW_STDIO (log and tools),
 * BANNED_ALLOW_TIME (clock). The system headers that declare the banned names
 * come first; the poison afterwards makes every later use an error.
 */
#ifndef BANNED_H
#define BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <alloca.h>

#define BANNED(name, instead) name##_is_banned_use_##instead

#undef strcpy
#define strcpy(...) BANNED(strcpy, str_add)
#undef strcat
#define strcat(...) BANNED(strcat, str_add)
#undef strncpy
#define strncpy(...) BANNED(strncpy, arena_strndup)
#undef strncat
#define strncat(...) BANNED(strncat, str_add_n)
#undef sprintf
#define sprintf(...) BANNED(sprintf, str_printf)
#undef vsprintf
#define vsprintf(...) BANNED(vsprintf, str_printf)
#undef strtok
#define strtok(...) BANNED(strtok, strchr)
#undef gets
#define gets(...) BANNED(gets, getline)
#undef atoi
#define atoi(...) BANNED(atoi, text_to_int)
#undef atol
#define atol(...) BANNED(atol, text_to_int)
#undef strtol
#define strtol(...) BANNED(strtol, text_to_int)
#undef sscanf
#define sscanf(...) BANNED(sscanf, text_to_int)
#undef localtime
#define localtime(...) BANNED(localtime, clock)
#undef gmtime
#define gmtime(...) BANNED(gmtime, clock)
#undef asctime
#define asctime(...) BANNED(asctime, moment_format)
#undef ctime
#define ctime(...) BANNED(ctime, moment_format)
#undef system
#define system(...) BANNED(system, nothing)
#undef popen
#define popen(...) BANNED(popen, nothing)
#undef alloca
#define alloca(...) BANNED(alloca, arena_alloc)

#ifndef BANNED_ALLOW_MEMORY
#undef malloc
#define malloc(...) BANNED(malloc, arena_alloc)
#undef calloc
#define calloc(...) BANNED(calloc, arena_alloc)
#undef realloc
#define realloc(...) BANNED(realloc, arena_alloc)
#undef free
#define free(...) BANNED(free, arena_on_reset)
#endif

#ifndef BANNED_ALLOW_STDIO
#undef printf
#define printf(...) BANNED(printf, log_line)
#endif

#ifndef BANNED_ALLOW_TIME
#undef time
#define time(...) BANNED(time, clock_now)
#endif

#endif
