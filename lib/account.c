#include "account.h"

#include <string.h>

#include "arena.h"
#include "names.h"
#include "text.h"

enum {
	PASSWORD_FLOOR = 8, /* R20b */
	PASSWORD_BYTES_MAX = 128,
	FOLD_MEMORY = 1024 * 1024
};

/* What every role may is left out: PERM_NONE, SECOND_STEP, SIGNED_IN, HOME. */
#define MAY(perm) (1U << (perm))
#define MAY_READ                                                               \
	(MAY(PERM_WATCH) | MAY(PERM_READ_TASK) | MAY(PERM_REPORT) |            \
	    MAY(PERM_NOTIFIED) | MAY(PERM_FILTER) | MAY(PERM_EVALUATION))
#define MAY_AGENCY                                                             \
	(MAY(PERM_ASSIGNED) | MAY(PERM_READ_TASK) | MAY(PERM_NOTIFIED) |       \
	    MAY(PERM_FILTER))

static const unsigned everybody = MAY(PERM_NONE) | MAY(PERM_SECOND_STEP) |
				  MAY(PERM_SIGNED_IN) | MAY(PERM_HOME);

static const unsigned allowed[N_ROLES] = {
	/* RESPOND: for an agency without an account (R2); the verb asks. */
	[ROLE_CREATOR] = MAY_READ | MAY(PERM_RECORD) | MAY(PERM_DECIDE) |
			 MAY(PERM_RESPOND) | MAY(PERM_FREEZE) |
			 MAY(PERM_OUTGOING),
	[ROLE_GENERAL_MANAGER] = MAY_READ | MAY(PERM_FREEZE),
	[ROLE_LEADER] = MAY_READ,
	[ROLE_RESPONDER] = MAY_AGENCY | MAY(PERM_RESPOND) | MAY(PERM_DELEGATE),
	[ROLE_AGENCY_LEADER] = MAY_AGENCY | MAY(PERM_DELEGATE),
	[ROLE_ADMINISTRATOR] = MAY(PERM_ADMINISTER) | MAY(PERM_OPERATE) |
			       MAY(PERM_AUDIT),
	[ROLE_INFRASTRUCTURE] = MAY(PERM_OPERATE),
	[ROLE_EVALUATOR] = MAY(PERM_EVALUATION),
	[ROLE_AUDITOR] = MAY(PERM_AUDIT),
};

bool
role_may(enum role role, enum perm perm)
{
	if ((unsigned)role >= N_ROLES || (unsigned)perm >= N_PERMS)
		return false;
	return ((allowed[role] | everybody) & MAY(perm)) != 0;
}

bool
role_is_office(enum role role)
{
	return role == ROLE_CREATOR || role == ROLE_GENERAL_MANAGER ||
	       role == ROLE_LEADER;
}

static const char *const role_names[N_ROLES] = {
	[ROLE_CREATOR] = "creator",
	[ROLE_GENERAL_MANAGER] = "general_manager",
	[ROLE_LEADER] = "leader",
	[ROLE_RESPONDER] = "responder",
	[ROLE_AGENCY_LEADER] = "agency_leader",
	[ROLE_ADMINISTRATOR] = "administrator",
	[ROLE_INFRASTRUCTURE] = "infrastructure",
	[ROLE_EVALUATOR] = "evaluator",
	[ROLE_AUDITOR] = "auditor",
};

static const char *const position_names[N_POSITIONS] = {
	[POSITION_NONE] = "none",
	[POSITION_SPECIALIST] = "specialist",
	[POSITION_DIVISION_HEAD] = "division_head",
	[POSITION_OFFICE_LEADER] = "office_leader",
	[POSITION_VICE_CHAIRMAN] = "vice_chairman",
	[POSITION_CHAIRMAN] = "chairman",
};

static const char *const perm_names[N_PERMS] = {
	[PERM_NONE] = "none",
	[PERM_SECOND_STEP] = "second_step",
	[PERM_SIGNED_IN] = "signed_in",
	[PERM_HOME] = "home",
	[PERM_RECORD] = "record",
	[PERM_DECIDE] = "decide",
	[PERM_WATCH] = "watch",
	[PERM_ASSIGNED] = "assigned",
	[PERM_RESPOND] = "respond",
	[PERM_DELEGATE] = "delegate",
	[PERM_READ_TASK] = "read_task",
	[PERM_REPORT] = "report",
	[PERM_NOTIFIED] = "notified",
	[PERM_FILTER] = "filter",
	[PERM_ADMINISTER] = "administer",
	[PERM_OPERATE] = "operate",
	[PERM_FREEZE] = "freeze",
	[PERM_EVALUATION] = "evaluation",
	[PERM_AUDIT] = "audit",
	[PERM_OUTGOING] = "outgoing",
};

static const char *const kind_names[] = {
	[ACCOUNT_PERSONAL] = "personal",
	[ACCOUNT_AGENCY] = "agency",
	[ACCOUNT_SERVICE] = "service",
};

enum { N_KINDS = sizeof(kind_names) / sizeof(kind_names[0]) };

const char *
role_name(enum role role)
{
	return names_name(role_names, N_ROLES, role);
}

const char *
position_name(enum position position)
{
	return names_name(position_names, N_POSITIONS, position);
}

const char *
perm_name(enum perm perm)
{
	return names_name(perm_names, N_PERMS, perm);
}

const char *
account_kind_name(enum account_kind kind)
{
	return names_name(kind_names, N_KINDS, kind);
}

bool
role_from_name(const char *name, enum role *out)
{
	unsigned value;

	if (!names_find(role_names, N_ROLES, name, &value))
		return false;
	*out = (enum role)value;
	return true;
}

bool
position_from_name(const char *name, enum position *out)
{
	unsigned value;

	if (!names_find(position_names, N_POSITIONS, name, &value))
		return false;
	*out = (enum position)value;
	return true;
}

bool
account_kind_from_name(const char *name, enum account_kind *out)
{
	unsigned value;

	if (!names_find(kind_names, N_KINDS, name, &value))
		return false;
	*out = (enum account_kind)value;
	return true;
}

const char *
actor_shown_name(const struct actor *actor)
{
	if (!text_is_empty(actor->officer_name))
		return actor->officer_name;
	return actor->name;
}

/*
 * Letters only: what is left of "P@ssw0rd123!" and "Matkhau@2026" when figures
 * and signs are read as the letters they stand for, or dropped.
 */
static const char *const well_known[] = { "password", "passwd", "passphrase",
	"passcode", "pass", "admin", "administrator", "root", "toor", "login",
	"user", "username", "guest", "test", "tester", "testing", "demo",
	"default", "changeme", "changeit", "secret", "letmein", "welcome",
	"welcomeback", "master", "access", "superman", "batman", "spiderman",
	"ironman", "pokemon", "naruto", "doraemon", "conan", "dragon", "monkey",
	"princess", "sunshine", "shadow", "michael", "jordan", "jessica",
	"jennifer", "charlie", "ashley", "daniel", "thomas", "football",
	"baseball", "soccer", "hockey", "liverpool", "chelsea", "arsenal",
	"barcelona", "realmadrid", "manchester", "ronaldo", "messi", "iloveyou",
	"loveyou", "lovely", "forever", "trustno", "whatever", "starwars",
	"computer", "internet", "google", "facebook", "zalo", "youtube",
	"samsung", "iphone", "windows", "microsoft", "server", "system",
	"oracle", "mysql", "mariadb", "freedom", "killer", "hello",
	"helloworld", "cookie", "flower", "summer", "winter", "autumn",
	"spring", "qwerty", "qwertyuiop", "qwert", "qwertz", "azerty", "asdf",
	"asdfgh", "asdfghjkl", "zxcvbn", "zxcvbnm", "qazwsx", "qazwsxedc",
	"wasd", "abc", "abcd", "abcdef", "abcdefgh", "aabbcc", "xyz", "matkhau",
	"matkhaumoi", "matkhaucuatoi", "khongco", "khongbiet", "khongnho",
	"dangnhap", "taikhoan", "quantri", "quantrivien", "nguoidung",
	"anhyeuem", "emyeuanh", "yeuem", "yeuanh", "yeuemnhieu", "tinhyeu",
	"anhnhoem", "emnhoanh", "giadinh", "hanhphuc", "maimai", "maimaiyeu",
	"maiyeu", "conyeu", "bome", "meyeu", "vochong", "toiyeuvietnam",
	"vietnam", "vietnamvodich", "vietnamvodoi", "hanoi", "saigon",
	"thanhpho", "bacho", "hochiminh", "docquyen", "tudo", "doclap",
	"doclaptudo", "doclaptudohanhphuc", "chucmung", "chucmungnammoi",
	"nammoi", "sinhnhat", "hoahong", "thienthan", "congchua", "hoangtu",
	"nguyen", "nguyenvan", "nguyenthi", "nguyenvana", "tranvan", "levan",
	"phamvan", "anhem", "banbe", "xinchao", "chaoban", "camon", "conga",
	"conmeo", "concho", "xemphim", "nhacviec", "vanphong", "ubnd",
	"ubndtinh" };

/* Words of the place that no list of names holds. */
static const char *const place_words[] = { "ubnd", "uyban", "nhandan", "tinh",
	"thanhpho", "vanphong", "nhacviec", "nhac", "viec", "congan", "phong",
	"chuyenvien", "lanhdao", "chutich", "egov", "gov", "vn", "com", "mail",
	"email", "matkhau", "password" };

static bool
is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

/* The letters a figure or sign is typed for. */
static char
letter_of(char c)
{
	static const char signs[] = "0134578@$!";
	static const char letters[] = "oieastbasi";
	const char *at = strchr(signs, c);

	return at == NULL || c == '\0' ? c : letters[at - signs];
}

/* The letters of s; figures and signs read as letters, or not kept. */
static const char *
letters_of(struct arena *mem, const char *s, bool read_signs)
{
	char c, *out = arena_alloc(mem, strlen(s) + 1);
	size_t n = 0;

	for (; *s != '\0'; s++) {
		c = read_signs ? letter_of(*s) : *s;
		if (is_letter(c))
			out[n++] = c;
	}
	return out;
}

static bool
is_in_list(const char *word)
{
	size_t i;

	for (i = 0; i < sizeof(well_known) / sizeof(well_known[0]); i++)
		if (strcmp(well_known[i], word) == 0)
			return true;
	return false;
}

/* "aaaaaaaa", "12345678", "hgfedcba", "01010101", "abcabcabc". */
static bool
is_pattern(const char *s)
{
	size_t i, period, length = strlen(s);
	bool same;

	if (length < 3)
		return false;
	for (period = 1; period <= 3 && period * 2 <= length; period++) {
		same = true;
		for (i = period; i < length && same; i++)
			same = s[i] == s[i - period];
		if (same)
			return true;
	}
	for (i = 2; i < length; i++)
		if (s[i] - s[i - 1] != s[1] - s[0])
			break;
	return i >= length && (s[1] - s[0] == 1 || s[1] - s[0] == -1);
}

static bool
is_well_known(struct arena *mem, const char *folded)
{
	static const char *const figures[] = { "1234567890", "0123456789",
		"123456789", "0987654321", "12345678910", "1234554321",
		"11223344", "112233445566", "12341234", "123123123",
		"147258369", "159357", "147852369", "789456123", "741852963",
		"1q2w3e4r", "1q2w3e4r5t", "1qaz2wsx", "1qaz2wsx3edc",
		"zaq12wsx", "q1w2e3r4", "a1b2c3d4", "123456789a", "a123456789",
		"123qwe123", "qwe123qwe" };
	const char *plain = letters_of(mem, folded, false);
	size_t i;

	if (is_pattern(folded))
		return true;
	for (i = 0; i < sizeof(figures) / sizeof(figures[0]); i++)
		if (strcmp(figures[i], folded) == 0)
			return true;
	if (*plain == '\0')
		return false;
	return is_in_list(plain) || is_in_list(letters_of(mem, folded, true)) ||
	       (strlen(plain) > 3 && is_pattern(plain));
}

/* Blanks out every occurrence of word; true when there was one. */
static bool
take_out(char *from, const char *word, size_t length)
{
	bool found = false;
	char *at;

	for (at = from; *at != '\0'; at++)
		if (strncmp(at, word, length) == 0) {
			memset(at, ' ', length);
			found = true;
		}
	return found;
}

/* Takes the words of a text out, the whole run of letters first. */
static bool
take_out_words(struct arena *mem, char *from, const char *text)
{
	const char *words = text_fold_words(mem, text);
	const char *whole = letters_of(mem, words, false);
	size_t length = strlen(whole);
	bool found = false;

	if (length >= 3)
		found = take_out(from, whole, length);
	for (; *words != '\0'; words += length + (words[length] == ' ')) {
		length = strcspn(words, " ");
		if (length >= 3)
			found = take_out(from, words, length) || found;
	}
	return found;
}

/* Nothing but the login, the names and figures or signs? */
static bool
is_of_context(struct arena *mem, const char *folded, const char *login,
    const char *names)
{
	char *rest = arena_strdup(mem, letters_of(mem, folded, false));
	size_t i;
	bool found;

	found = take_out_words(mem, rest, login);
	found = take_out_words(mem, rest, names) || found;
	for (i = 0; i < sizeof(place_words) / sizeof(place_words[0]); i++)
		found = take_out(rest, place_words[i],
			    strlen(place_words[i])) ||
			found;
	return found && strlen(letters_of(mem, rest, false)) <= 2;
}

const char *
password_objection(const char *password, const char *login,
    const char *fold_of_names, size_t min_length)
{
	const char *folded, *objection = NULL;
	struct arena *mem;

	if (min_length < PASSWORD_FLOOR)
		min_length = PASSWORD_FLOOR;
	if (strlen(password) > PASSWORD_BYTES_MAX)
		return "password_long";
	if (text_length(password) < min_length)
		return "password_short";
	mem = arena_open(FOLD_MEMORY);
	folded = text_fold(mem, password);
	if (is_well_known(mem, folded))
		objection = "password_common";
	else if (is_of_context(mem, folded, login == NULL ? "" : login,
		     fold_of_names == NULL ? "" : fold_of_names))
		objection = "password_context";
	arena_close(mem);
	return objection;
}
