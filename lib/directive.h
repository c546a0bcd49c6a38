/*
 * directive: a document by which the committee or its Chairman assigns tasks
 * (R1, R3, R9, R21). A directive has tasks; see task.h.
 */
#ifndef DIRECTIVE_H
#define DIRECTIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum urgency {
	URGENCY_NORMAL,      /* thường */
	URGENCY_URGENT,      /* khẩn */
	URGENCY_VERY_URGENT, /* thượng khẩn */
	URGENCY_EXPRESS,     /* hỏa tốc */
	N_URGENCIES
};

enum source {
	SOURCE_COMMITTEE,
	SOURCE_GOVERNMENT,
	SOURCE_WORK_PROGRAMME,
	N_SOURCES
};

enum directive_state { DIRECTIVE_DRAFT, DIRECTIVE_FORWARDED };

enum assigner_kind {
	ASSIGNER_COMMITTEE,
	ASSIGNER_CHAIRMAN,
	ASSIGNER_VICE_CHAIRMAN
};

enum { /* characters */
	REF_NUMBER_MAX = 20,
	REF_SYMBOL_MAX = 60,
	ABSTRACT_MAX = 1000,
	SIGNER_MAX = 120,
	CENTRAL_REFERENCE_MAX = 100,
	DOCUMENT_MAX = 200, /* a document named in words: "QĐ 12/QĐ-UBND ..." */
	PERSON_MAX = 120
};

struct directive {
	uint64_t id;
	const char *doc_type; /* code */
	const char *doc_type_name;
	const char *ref_number; /* "1986", also "71/2016" */
	const char *ref_symbol; /* "QĐ-UBND" */
	const char *abstract;
	int32_t issued_on;
	int64_t released_at;
	const char *signer;
	uint64_t submitting_agency_id; /* 0: none */
	const char *submitting_agency_name;
	uint64_t assigner_id;
	enum assigner_kind assigner_kind;
	const char *assigner_name; /* "" for the committee */
	enum urgency urgency;
	enum source source;
	const char *central_reference; /* R61: of what the Government sent */
	int32_t central_due_on;        /* read it by directive_central_due */
	enum directive_state state;
	int64_t record_due_at;
	const char *record_derivation;
	uint64_t created_by;
	const char *created_by_name;
	int64_t created_at;
	const char *forwarded_by_name;
	int64_t forwarded_at; /* NO_MOMENT while a draft */
	uint64_t version;
	unsigned n_tasks;
	unsigned n_assignments;
	unsigned n_open;
	unsigned n_overdue;
	unsigned n_completed;
};

struct directive_list {
	size_t n;
	struct directive *items;
};

struct doc_type {
	const char *code;
	const char *name;
};
struct doc_type_list {
	size_t n;
	struct doc_type *items;
};

struct assigner {
	uint64_t id;
	enum assigner_kind kind;
	const char *name;
};
struct assigner_list {
	size_t n;
	struct assigner *items;
};

/* lĩnh vực */
struct work_field {
	uint64_t id;
	const char *name;
};
struct work_field_list {
	size_t n;
	struct work_field *items;
};

const char *urgency_name(enum urgency urgency); /* "very_urgent" */
bool urgency_from_name(const char *name, enum urgency *out);
const char *source_name(enum source source);
bool source_from_name(const char *name, enum source *out);
const char *directive_state_name(enum directive_state state);
bool directive_state_from_name(const char *name, enum directive_state *out);
const char *assigner_kind_name(enum assigner_kind kind);
bool assigner_kind_from_name(const char *name, enum assigner_kind *out);

/* R61: by when the Government wants it; NO_DAY when it set no day, or the
 * directive is of another source. */
int32_t directive_central_due(const struct directive *directive);

/*
 * "1986/QĐ-UBND", "71/2016/QĐ-UBND", "12/PB-VP" into number and symbol: digits,
 * an optional /yyyy that belongs to the number, then a free symbol. Đ and its
 * look-alike Ð are the same letter. false: no number or no symbol.
 */
bool reference_split(struct arena *mem, const char *reference,
    const char **out_number, const char **out_symbol);
/* What makes two references the same: "1986/qd-ubnd". */
const char *reference_fold(struct arena *mem, const char *number,
    const char *symbol);
/* For showing: "1986/QĐ-UBND". */
const char *reference_text(struct arena *mem, const char *number,
    const char *symbol);

/*
 * Does this text bear a mark of secrecy (R11): the words MẬT, TỐI MẬT, TUYỆT
 * MẬT standing as a mark (a line of its own, capitals, or "độ mật: ..."), or a
 * symbol with a secrecy suffix? "bí mật kinh doanh", "mật độ", "mật ong" are
 * no marks.
 */
bool secrecy_marked(struct arena *mem, const char *text);

#endif
