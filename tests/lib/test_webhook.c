/* webhook: which events are told, which addresses are good, when one is given
 * up. */
#include <string.h>

#include "check.h"
#include "clock.h"
#include "webhook.h"

enum { NOW = 1776997800, DAY = 86400 };

static uint32_t
bit_of(const char *name)
{
	for (unsigned i = 0; webhook_event_names[i] != NULL; i++)
		if (strcmp(webhook_event_names[i], name) == 0)
			return UINT32_C(1) << i;
	return 0;
}

static void
every_event_is_one_of_the_history(void **state)
{
	enum event_kind kind;
	unsigned n = 0;

	(void)state;
	for (; webhook_event_names[n] != NULL; n++)
		assert_true(
		    event_kind_from_name(webhook_event_names[n], &kind));
	assert_true(n <= 32);
	assert_int_equal(bit_of("create"), 0);
	assert_int_equal(bit_of("delegate"), 0);
	assert_int_equal(bit_of("undo"), 0);
}

static void
words_are_read(void **state)
{
	(void)state;
	assert_int_equal(webhook_events_parse(""), 0);
	assert_int_equal(webhook_events_parse("submit"), bit_of("submit"));
	assert_int_equal(webhook_events_parse("forward,none,submit,"),
	    bit_of("forward") | bit_of("submit"));
	assert_int_equal(webhook_events_parse("subm,submitted"), 0);
}

static void
an_address_has_a_host(void **state)
{
	static const char *const good[] = { "https://a.vn",
		"https://a.vn:8443/", "http://10.1.2.3/in?x=1",
		"https://[2001:db8::1]:8/x" };
	static const char *const bad[] = { "", "a.vn", "ftp://a.vn", "https://",
		"https:///x", "https://?x", "https://:80/", "https://u@a.vn/",
		"https://u:p@a.vn/", "https://a.vn/ x", "https://a.vn/\n",
		"https://a.vn/#x", "https://a.vn/\xc3\xa0", "HTTPS://a.vn" };

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_true(webhook_url_is_good(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(webhook_url_is_good(bad[i]));
}

static void
it_is_given_up_after_days(void **state)
{
	struct webhook w = { .failing_since = NO_MOMENT };

	(void)state;
	assert_false(webhook_is_given_up(&w, NOW));
	w.failing_since = NOW - (int64_t)WEBHOOK_FAILING_DAYS * DAY + 1;
	assert_false(webhook_is_given_up(&w, NOW));
	w.failing_since--;
	assert_true(webhook_is_given_up(&w, NOW));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_event_is_one_of_the_history),
		cmocka_unit_test(words_are_read),
		cmocka_unit_test(an_address_has_a_host),
		cmocka_unit_test(it_is_given_up_after_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
