#include "import_stated.h"

#include <string.h>

#include "arena.h"
#include "text.h"

enum kind { LEAD, COORDINATING, DEADLINE, PRODUCT, N_KINDS };

/* The longer ones first: "đơn vị phối hợp thực hiện" before "phối hợp". */
static const struct {
	const char *words;
	enum kind kind;
} labels[] = {
	{ "co quan don vi chu tri thuc hien", LEAD },
	{ "co quan don vi chu tri", LEAD },
	{ "don vi chu tri thuc hien", LEAD },
	{ "co quan chu tri thuc hien", LEAD },
	{ "don vi chu tri", LEAD },
	{ "co quan chu tri", LEAD },
	{ "chu tri thuc hien", LEAD },
	{ "chu tri", LEAD },
	{ "don vi thuc hien", LEAD },
	{ "co quan thuc hien", LEAD },
	{ "phan cong thuc hien", LEAD },
	{ "trach nhiem thuc hien", LEAD },
	{ "co quan don vi phoi hop", COORDINATING },
	{ "don vi phoi hop thuc hien", COORDINATING },
	{ "co quan phoi hop thuc hien", COORDINATING },
	{ "don vi phoi hop", COORDINATING },
	{ "co quan phoi hop", COORDINATING },
	{ "phoi hop thuc hien", COORDINATING },
	{ "phoi hop", COORDINATING },
	{ "thoi gian hoan thanh", DEADLINE },
	{ "thoi gian thuc hien", DEADLINE },
	{ "thoi han hoan thanh", DEADLINE },
	{ "thoi han thuc hien", DEADLINE },
	{ "tien do thuc hien", DEADLINE },
	{ "tien do hoan thanh", DEADLINE },
	{ "han hoan thanh", DEADLINE },
	{ "thoi gian", DEADLINE },
	{ "thoi han", DEADLINE },
	{ "tien do", DEADLINE },
	{ "hoan thanh", DEADLINE },
	{ "san pham dau ra", PRODUCT },
	{ "san pham", PRODUCT },
};
enum { N_LABELS = sizeof(labels) / sizeof(labels[0]) };

/* Commas and strokes between its words: "cơ quan, đơn vị chủ trì". */
static size_t
phrase_loosely(const struct words *w, size_t i, const char *phrase)
{
	size_t at = i;

	while (*phrase != '\0') {
		size_t n = strcspn(phrase, " ");

		while (at > i && at < w->n && w->items[at].sign != '\0' &&
		       strchr(",/", w->items[at].sign) != NULL)
			at++;
		if (at >= w->n || strlen(w->items[at].fold) != n ||
		    memcmp(w->items[at].fold, phrase, n) != 0)
			return 0;
		at++;
		phrase += n + (phrase[n] == ' ');
	}
	return at - i;
}

/* A label with its colon at i; 0: none. */
static size_t
label_at(const struct words *w, size_t i, enum kind *out)
{
	for (size_t k = 0; k < N_LABELS; k++) {
		size_t n = phrase_loosely(w, i, labels[k].words);

		if (n == 0 || i + n >= w->n || w->items[i + n].sign != ':')
			continue;
		*out = labels[k].kind;
		return n + 1;
	}
	return 0;
}

/* Where the words of a label end: before the next one, at a full stop or at the
 * end of the brackets. */
static size_t
value_end(const struct words *w, size_t i)
{
	enum kind kind;

	for (; i < w->n; i++)
		if (w->items[i].sign == '.' || w->items[i].sign == ')' ||
		    label_at(w, i, &kind) > 0)
			return i;
	return i;
}

static const char *
value(const struct words *w, size_t i, size_t end)
{
	while (end > i && w->items[end - 1].sign != '\0' &&
	       w->items[end - 1].sign != ')')
		end--;
	return words_slice(w, i, end);
}

/* "Xây dựng đề án (chủ trì: ...": the bracket is of what is stated. */
static size_t
first_of(const struct words *w, size_t i)
{
	while (i > 0 && w->items[i - 1].sign != '\0' &&
	       w->items[i - 1].sign != '.' && w->items[i - 1].sign != ')')
		i--;
	return i;
}

bool
import_stated_read(const struct words *w, struct stated *out)
{
	const char *found[N_KINDS] = { "", "", "", "" };
	bool any = false;

	for (size_t i = 0; i < w->n; i++) {
		enum kind kind;
		size_t n = label_at(w, i, &kind);
		size_t end;

		if (n == 0)
			continue;
		end = value_end(w, i + n);
		if (!any)
			out->begin = first_of(w, i);
		any = true;
		if (text_is_empty(found[kind]))
			found[kind] = value(w, i + n, end);
		i = end - 1;
	}
	out->lead = found[LEAD];
	out->coordinating = found[COORDINATING];
	out->deadline = found[DEADLINE];
	out->product = found[PRODUCT];
	return any;
}
