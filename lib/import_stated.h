/*
 * import_stated: who and when, where a plan states them by name: "Cơ quan chủ
 * trì: Sở A; đơn vị phối hợp: Sở B. Thời gian hoàn thành: Quý I/2026."
 */
#ifndef IMPORT_STATED_H
#define IMPORT_STATED_H

#include "import_words.h"

struct stated {
	size_t begin; /* the word at which the first of them begins */
	/* The words behind the colon; "" for what is not stated. */
	const char *lead;
	const char *coordinating;
	const char *deadline;
	const char *product;
};

/* false: nothing is stated. */
bool import_stated_read(const struct words *w, struct stated *out);

#endif
