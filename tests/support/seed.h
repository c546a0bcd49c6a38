/*
 * seed: the calendar and the rules of sql/seed-*.sql, without a database.
 *
 * For tests of the subject layer: what they prove about working days and rules
 * then holds for the rows that are installed. Run from the top of the tree.
 */
#ifndef SEED_H
#define SEED_H

struct arena;
struct calendar;
struct cx;
struct profile;

/* Ends the program when the file cannot be read. In mem. */
struct calendar seed_calendar(struct arena *mem);
/* which: "kh" or "tth". */
struct profile seed_profile(struct cx *cx, const char *which);

#endif
