/*
 * banned: functions nobody may call, with the name of what to use instead.
 *
 * Force-included in front of every file of ours (-include lib/banned.h). A file
 * that is the one place for such a thing says so before its first include, with
 * an empty #define: BANNED_ALLOW_MEMORY (ground and doors), BANNED_ALLOW_STDIO
 * (log and tools), BANNED_ALLOW_TIME (clock). This file has been read by then,
 * so the macros look at that name where they are used, not where they are made.
 * The system headers that declare the banned names come first; the poison
 * afterwards makes every later use an error.
 */
#ifndef BANNED_H
#define BANNED_H

#include <alloca.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BANNED(name, instead) name##_is_banned_use_##instead

/* name when flag is defined as empty, else the error. */
#define BANNED_UNLESS(flag, name, instead)                                     \
	BANNED_CAT(BANNED_PICK_,                                               \
	    BANNED_SECOND(BANNED_CAT(BANNED_PROBE_, flag)(), 0, 0))            \
	(name, instead)
#define BANNED_PROBE_()              ~, 1
#define BANNED_PICK_0(name, instead) BANNED(name, instead)
#define BANNED_PICK_1(name, instead) name
#define BANNED_CAT(a, b)             BANNED_CAT_(a, b)
#define BANNED_CAT_(a, b)            a##b
#define BANNED_SECOND(...)           BANNED_SECOND_(__VA_ARGS__)
#define BANNED_SECOND_(a, b, ...)    b

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

#undef malloc
#define malloc(...)                                                            \
	BANNED_UNLESS(BANNED_ALLOW_MEMORY, malloc, arena_alloc)(__VA_ARGS__)
#undef calloc
#define calloc(...)                                                            \
	BANNED_UNLESS(BANNED_ALLOW_MEMORY, calloc, arena_alloc)(__VA_ARGS__)
#undef realloc
#define realloc(...)                                                           \
	BANNED_UNLESS(BANNED_ALLOW_MEMORY, realloc, arena_alloc)(__VA_ARGS__)
#undef free
#define free(...)                                                              \
	BANNED_UNLESS(BANNED_ALLOW_MEMORY, free, arena_on_reset)(__VA_ARGS__)

#undef printf
#define printf(...)                                                            \
	BANNED_UNLESS(BANNED_ALLOW_STDIO, printf, log_line)(__VA_ARGS__)

#undef time
#define time(...) BANNED_UNLESS(BANNED_ALLOW_TIME, time, clock_now)(__VA_ARGS__)

#endif
