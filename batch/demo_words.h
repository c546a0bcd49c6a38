/*
 * demo_words: what the texts of the demo leave open, and chance.
 *
 * In braces: {u} "tỉnh" or "thành phố", {U} the same with its name, {cq} the
 * agency that speaks, {xp} {sn} {ca} ... agencies and groups as this province
 * calls them, {x1} ... {x18} communes, {d+7} a day counted from today, {i+7}
 * from the directive, {m-1} a month and {q-1} a quarter counted from today's,
 * {y+1} a year counted from the directive's.
 */
#ifndef DEMO_WORDS_H
#define DEMO_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "calendar.h"

struct arena;

enum { DEMO_COMMUNES = 20 };

struct demo_words {
	const char *profile; /* "kh", "tth" */
	const char *unit_kind;
	const char *unit_name;
	const struct calendar *calendar;
	int32_t today;
	const char *communes[DEMO_COMMUNES];
};

/* In mem. agency: for {cq}, or NULL. Ends the process at an unknown word. */
const char *demo_say(const struct demo_words *words, struct arena *mem,
    const char *text, int32_t issued_on, const char *agency);
/* The name that {name} stands for, such as "ca"; NULL: none. */
const char *demo_name(const struct demo_words *words, const char *name);

/* Chance with a seed: the same world on every machine. */
struct demo_chance {
	uint64_t state;
};
/* 0 to n - 1. */
unsigned demo_roll(struct demo_chance *chance, unsigned n);
/* Of a list of texts that ends with NULL. */
const char *demo_pick(struct demo_chance *chance, const char *const *texts);

#endif
