/* address: ranges of addresses that are admitted (R85). */
#include "address.h"

#include "check.h"

static void
ranges_that_can_be_read(void **state)
{
	static const char *const good[] = { "", "10.0.0.0/8", "192.0.2.7",
		"10.0.0.0/8, 203.113.152.7", "10.0.0.0/8 ,  ::1,",
		"2001:db8::/32", "0.0.0.0/0", "::/0", "192.0.2.7/32",
		"192.0.2.128/25" };
	static const char *const bad[] = { "10.0.0.0/33", "10.0.0.0/",
		"10.0.0.0/-1", "10.0.0.1/8", "10.0.0/8", "300.1.1.1",
		"2001:db8::/129", "2001:db8::1/32", "khong", "10.0.0.0/8;::1",
		"10.0.0.0/8/8", "10.0.0.0/ 8", "0x0a.0.0.0" };

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (!ranges_are_good(good[i]))
			fail_msg("refused: %s", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (ranges_are_good(bad[i]))
			fail_msg("taken: %s", bad[i]);
}

static void
an_address_is_in_or_out(void **state)
{
	static const struct {
		const char *address;
		const char *ranges;
		bool in;
	} table[] = {
		{ "10.1.2.3", "", true },
		{ "10.1.2.3", "10.0.0.0/8", true },
		{ "11.1.2.3", "10.0.0.0/8", false },
		{ "192.0.2.127", "192.0.2.128/25", false },
		{ "192.0.2.128", "192.0.2.128/25", true },
		{ "192.0.2.255", "192.0.2.128/25", true },
		{ "192.0.2.7", "192.0.2.7", true },
		{ "192.0.2.8", "192.0.2.7", false },
		{ "203.113.152.7", "10.0.0.0/8, 203.113.152.7", true },
		{ "8.8.8.8", "0.0.0.0/0", true },
		{ "8.8.8.8", "::/0", false },
		{ "2001:db8:1::5", "2001:db8::/32", true },
		{ "2001:db9::5", "2001:db8::/32", false },
		{ "::1", "127.0.0.1", false },
		{ "::ffff:10.1.2.3", "10.0.0.0/8", true },
		{ "", "", true },
		{ "", "0.0.0.0/0", false },
		{ "10.1.2.3.4", "10.0.0.0/8", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (address_is_in(table[i].address, table[i].ranges) !=
		    table[i].in)
			fail_msg("%s in \"%s\"", table[i].address,
			    table[i].ranges);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ranges_that_can_be_read),
		cmocka_unit_test(an_address_is_in_or_out),
	};

	return cmocka_run_group_tests_name("address", tests, NULL, NULL);
}
