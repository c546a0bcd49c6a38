/*
 * form: what a program accepts from a person, as a table; validated once.
 *
 *	enum { TITLE, DUE };
 *	static const struct field fields[] = {
 *		[TITLE] = { "title", FIELD_LINE, 250, FIELD_REQUIRED },
 *		[DUE] = { "due_on", FIELD_DATE, 0, FIELD_OPTIONAL },
 *	};
 *	... .form = { FIELDS(fields) }, ... form_str(&rq->form, TITLE)
 *
 * An unknown name, or a name that comes twice without being FIELD_IDS or
 * FIELD_CHOICES, makes the request malformed (400). A value that fails leaves
 * a message key at the field ("required", "too_long", "bad_date", "bad_number",
 * "bad_choice", "bad_moment"; of JSON "bad_type") and the raw text for showing
 *again; the accessor then gives the empty value. Repeated parts are groups:
 *GROUP "task" with field "content" reads task_0_content, task_1_content ... up
 *to max rows; rows in which every field is empty are skipped but keep their
 *place.
 */
#ifndef FORM_H
#define FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cx.h"
#include "request.h"

enum field_type {
	FIELD_LINE,    /* one line of text; max characters */
	FIELD_TEXT,    /* lines of text; max characters */
	FIELD_SECRET,  /* as sent but NFC, never shown again; max bytes */
	FIELD_ID,      /* decimal, 1 to 2^63-1; "" is none */
	FIELD_INT,     /* decimal, 0 to max */
	FIELD_DATE,    /* clock.h day_parse */
	FIELD_MOMENT,  /* clock.h moment_parse */
	FIELD_BOOL,    /* checkbox: "1" or absent */
	FIELD_CHOICE,  /* one of choices */
	FIELD_CHOICES, /* repeated, each one of choices */
	FIELD_IDS,     /* repeated FIELD_ID; max how many */
	FIELD_FILES    /* uploads; max how many */
};

enum field_need { FIELD_OPTIONAL, FIELD_REQUIRED };

struct field {
	const char *name;
	enum field_type type;
	size_t max;
	enum field_need need;
	const char *const *choices; /* NULL-terminated; names of an enum */
};

/* A choice of "0" and "1": a question that must be answered. To programs it is
 * true or false. */
bool field_is_yes_no(const struct field *field);

struct field_group {
	const char *name;
	const struct field *fields;
	size_t n_fields;
	size_t max; /* rows */
};

/* What a program accepts: in the URL (query) or in a POST body (form). */
struct form_table {
	const struct field *fields;
	size_t n_fields;
	const struct field_group *groups;
	size_t n_groups;
};
#define FIELDS(f) .fields = (f), .n_fields = sizeof(f) / sizeof((f)[0])
#define GROUPS(g) .groups = (g), .n_groups = sizeof(g) / sizeof((g)[0])

struct form; /* opaque; in cx->mem */
struct node;

/*
 * Reads params (and uploads, may be NULL) by table. OK also when fields carry
 * messages: form_is_valid tells. ERR_MALFORMED as above. The names csrf, token,
 * back, done, resumed and no_secret, and those that end in "_held", are always
 * accepted and belong to the house.
 */
enum err form_read(struct cx *cx, const struct form_table *table,
    const struct param_list *params, const struct upload_list *uploads,
    struct form **out) MUST_CHECK;
bool form_is_valid(const struct form *form);
/* Is a required field empty or wrong? (of a query: there is no such page) */
bool form_lacks(const struct form *form);
/* Puts a message at a field by its name in the page ("task_3_lead"). */
void form_add_error(struct form *form, const char *field, const char *key);
/* Takes over the fields recorded with fail_field. */
void form_take_errors(struct form *form, const struct error *error);
/* Presets for showing an empty form: raw text of a field by name. */
void form_preset(struct form *form, const char *field, const char *text);

/* Is this the name of a field of the table, or of a row of its groups? */
bool form_knows(const struct form_table *table, const char *name);
/* ... and is it one of this type? */
bool form_takes(const struct form_table *table, const char *name,
    enum field_type type);
/* The messages go, the values stay: a form that a link filled in. */
void form_forget_errors(struct form *form);
/* The text shown for a field goes: a version that is no longer true. */
void form_clear(struct form *form, const char *field);
/*
 * Shows the form under node: <field>.value and .error (a key of Text.error);
 * for FIELD_CHOICES and FIELD_IDS also <field>.values.<i> and
 * <field>.has.<value> = 1; rows in use as <group>.<i>.number and
 * <group>.<i>.<field>.value; valid; and all messages in the order of the form
 * as errors.<i>.field (name in the page), .key, .label (name of the field
 * without its row) and .row (from 1; only in rows).
 */
void form_view(const struct form *form, struct node *node);
/* One message: name in the page, name without its row, key of Text.error. */
struct form_message {
	const char *field;
	const char *label;
	const char *key;
	bool in_row;
	size_t row; /* number in the name of the field */
};
/* Tells each message in the order of the form. */
void form_each_error(const struct form *form,
    void (*tell)(void *thing, const struct form_message *message), void *thing);
/* Only the messages, as <list>.<i>: for an answer without the form. */
void form_view_errors(const struct form *form, struct node *node,
    const char *list);

/* Typed access by index into the table. Absent or wrong: "", 0, NO_DAY,
 * NO_MOMENT, false. Using the wrong type for a field is an assertion. */
const char *form_str(const struct form *form, size_t field);
/* The first n fields as a query string, "view=open&text=du%20an"; in cx->mem.
 * Fields that are empty are left out. */
const char *form_query(struct cx *cx, const struct form *form,
    const struct field *fields, size_t n);
/* Any single field as it was typed, cleaned; "" when absent. */
const char *form_raw(const struct form *form, size_t field);
uint64_t form_id(const struct form *form, size_t field);
int64_t form_int(const struct form *form, size_t field);
int32_t form_date(const struct form *form, size_t field);
int64_t form_moment(const struct form *form, size_t field);
bool form_bool(const struct form *form, size_t field);
bool form_present(const struct form *form, size_t field); /* not empty */
int form_choice(const struct form *form, size_t field);   /* index, or -1 */
struct id_list {
	size_t n;
	const uint64_t *items;
};
struct id_list form_ids(const struct form *form, size_t field);
/* FIELD_CHOICES as a bit mask: bit i is choice i. */
uint32_t form_choices(const struct form *form, size_t field);
/* Marks of secrecy in what was typed become a message, "secret" (R11); false:
 * there are some. */
bool form_refuse_secrets(struct form *form);
/* A file that waits for the next try of this form: shown as
 * <field>.held.<i>.id .name .size_kb, and sent back as <field>_held. */
void form_hold(struct form *form, const char *field, const char *id,
    const char *name, uint64_t size);
/* <field>.unread: one of them needs the word of a person, <field>.confirmed:
 * who has given it. */
void form_ask_word(struct form *form, const char *field, bool given);
struct upload_list form_files(const struct form *form, size_t field);

/* Groups: rows in use, in order of their number. */
size_t form_rows(const struct form *form, size_t group);
/* The number in the name of row i ("task_3_..." gives 3). */
size_t form_row_number(const struct form *form, size_t group, size_t row);
/* A row as a form of its own, for the accessors above. */
const struct form *form_row(const struct form *form, size_t group, size_t row);

#endif
