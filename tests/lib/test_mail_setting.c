/* mail_setting: which digests a recipient gets, and which addresses of a
 * gateway are taken. */
#include "mail_setting.h"

#include <string.h>

#include "check.h"

static const int hours[] = { 7, 11, 16 };

static bool
wants(uint32_t chosen, int slot)
{
	const struct mail_setting setting = { .hours = chosen };

	return mail_setting_wants(&setting, hours, 3, slot);
}

static void
who_chose_an_hour_gets_that_one(void **state)
{
	(void)state;
	assert_true(wants(1U << 11, 1));
	assert_false(wants(1U << 11, 0));
	assert_false(wants(1U << 11, 2));
	assert_true(wants(1U << 7 | 1U << 16, 2));
}

static void
who_chose_none_or_one_that_is_gone_gets_all(void **state)
{
	(void)state;
	for (int slot = 0; slot < 3; slot++) {
		assert_true(wants(0, slot));
		assert_true(wants(1U << 9, slot));
	}
	/* Nor is a digest lost that no hour of the province has. */
	assert_true(wants(1U << 11, -1));
	assert_true(wants(1U << 11, 3));
}

static void
an_address_has_only_what_a_gateway_knows(void **state)
{
	char address[GATEWAY_ADDRESS_MAX + 2];

	(void)state;
	assert_true(mail_setting_gateway_is_good("+84905000001"));
	assert_true(mail_setting_gateway_is_good("so.noi-vu_1@zalo"));
	assert_true(mail_setting_gateway_is_good("112"));
	assert_false(mail_setting_gateway_is_good(""));
	assert_false(mail_setting_gateway_is_good("11"));
	assert_false(mail_setting_gateway_is_good("0905 000 001"));
	assert_false(mail_setting_gateway_is_good("0905\r\nTo: x"));
	assert_false(mail_setting_gateway_is_good("sở@zalo"));
	memset(address, '1', sizeof(address));
	address[GATEWAY_ADDRESS_MAX] = '\0';
	assert_true(mail_setting_gateway_is_good(address));
	address[GATEWAY_ADDRESS_MAX] = '1';
	address[GATEWAY_ADDRESS_MAX + 1] = '\0';
	assert_false(mail_setting_gateway_is_good(address));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_chose_an_hour_gets_that_one),
		cmocka_unit_test(who_chose_none_or_one_that_is_gone_gets_all),
		cmocka_unit_test(an_address_has_only_what_a_gateway_knows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
