/* cas: whom an answer of a CAS 3 server names, and when it names nobody. */
#include <string.h>

#include "arena.h"
#include "cas.h"
#include "check.h"

#define ANSWER(inside)                                                          \
	"<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\">" inside \
	"</cas:serviceResponse>"
#define SUCCESS(inside)                                                        \
	ANSWER("<cas:authenticationSuccess>" inside                            \
	       "</cas:authenticationSuccess>")
#define USER(name) SUCCESS("<cas:user>" name "</cas:user>")

static struct arena *mem;

static int
setup(void **state)
{
	(void)state;
	mem = arena_open(8 * 1024 * 1024);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_close(mem);
	return 0;
}

static void
names(const char *text, const char *user)
{
	const char *why;

	assert_string_equal(cas_user_of(mem, text, strlen(text), &why), user);
}

static void
refused_bytes(const char *text, size_t n, const char *expected)
{
	const char *why = NULL;

	assert_null(cas_user_of(mem, text, n, &why));
	assert_string_equal(why, expected);
}

static void
refused(const char *text, const char *expected)
{
	refused_bytes(text, strlen(text), expected);
}

static void
who_the_ticket_was_for(void **state)
{
	(void)state;
	names(USER("binh.tv"), "binh.tv");
	names(USER("Trần Văn Bình"), "Trần Văn Bình");
	names(USER("a&amp;b"), "a&b");
	names("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" USER("binh"),
	    "binh");
	/* What else a server tells of the person is not asked. */
	names(SUCCESS("<cas:attributes><cas:user>admin</cas:user>"
		      "</cas:attributes><cas:user>binh</cas:user>"),
	    "binh");
}

static void
the_reason_is_the_servers(void **state)
{
	char code[200];

	(void)state;
	refused(ANSWER("<cas:authenticationFailure code=\"INVALID_TICKET\">"
		       "ST-1</cas:authenticationFailure>"),
	    "INVALID_TICKET");
	refused(ANSWER("<cas:authenticationFailure/>"), "malformed");
	/* It goes into the log: short. */
	memset(code, 'A', sizeof(code) - 1);
	code[sizeof(code) - 1] = '\0';
	refused(arena_printf(mem,
		    ANSWER("<cas:authenticationFailure code=\"%s\"/>"), code),
	    arena_printf(mem, "%.60s…", code));
}

static void
another_name_space_is_another_answer(void **state)
{
	(void)state;
	refused("<serviceResponse><authenticationSuccess><user>binh</user>"
		"</authenticationSuccess></serviceResponse>",
	    "malformed");
	refused("<c:serviceResponse xmlns:c=\"urn:x\"><c:authenticationSuccess>"
		"<c:user>binh</c:user></c:authenticationSuccess>"
		"</c:serviceResponse>",
	    "malformed");
}

static void
a_name_is_plain_text(void **state)
{
	(void)state;
	refused(USER(""), "malformed");
	refused(SUCCESS(""), "malformed");
	refused(USER("admin<!-- -->.tv"), "malformed");
	refused(USER("admin<b/>.tv"), "malformed");
	refused(USER("&who;"), "malformed");
}

static void
a_name_has_an_end(void **state)
{
	char name[CAS_USER_MAX + 2];

	(void)state;
	memset(name, 'a', sizeof(name));
	name[CAS_USER_MAX] = '\0';
	names(arena_printf(mem, USER("%s"), name), name);
	name[CAS_USER_MAX] = 'a';
	name[CAS_USER_MAX + 1] = '\0';
	refused(arena_printf(mem, USER("%s"), name), "malformed");
}

static void
no_document_type(void **state)
{
	(void)state;
	refused("<!DOCTYPE a [<!ENTITY who \"admin\">]>" USER("&who;"),
	    "malformed");
	refused("<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\">" USER("b"),
	    "malformed");
}

/* In two bytes a letter neither the name nor the document type is seen. */
static void
one_encoding(void **state)
{
	const char *text = USER("binh");
	size_t n = strlen(text);
	char *wide = arena_alloc(mem, 2 * n + 2);

	(void)state;
	wide[0] = (char)0xff;
	wide[1] = (char)0xfe;
	for (size_t i = 0; i < n; i++) {
		wide[2 + 2 * i] = text[i];
		wide[3 + 2 * i] = '\0';
	}
	refused_bytes(wide, 2 * n + 2, "malformed");
	refused_bytes(wide + 2, 2 * n, "malformed");
	refused(USER("b\xff"), "malformed");
	/* "+ADw-b/+AD4-" would be "<b/>". */
	names("<?xml version=\"1.0\" encoding=\"UTF-7\"?>" USER("+ADw-b/+AD4-"),
	    "+ADw-b/+AD4-");
}

static void
half_an_answer_is_none(void **state)
{
	const char *text = USER("binh");

	(void)state;
	for (size_t n = 0; n < strlen(text); n++)
		refused_bytes(text, n, "malformed");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_the_ticket_was_for),
		cmocka_unit_test(the_reason_is_the_servers),
		cmocka_unit_test(another_name_space_is_another_answer),
		cmocka_unit_test(a_name_is_plain_text),
		cmocka_unit_test(a_name_has_an_end),
		cmocka_unit_test(no_document_type),
		cmocka_unit_test(one_encoding),
		cmocka_unit_test(half_an_answer_is_none),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
