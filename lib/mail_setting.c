#include "mail_setting.h"

#include <string.h>

bool
mail_setting_wants(const struct mail_setting *setting,
    const int *province_hours, int n_hours, int slot)
{
	bool any = false;

	for (int i = 0; i < n_hours; i++)
		any |= (setting->hours >> province_hours[i] & 1) != 0;
	if (!any || slot < 0 || slot >= n_hours)
		return true;
	return (setting->hours >> province_hours[slot] & 1) != 0;
}

bool
mail_setting_gateway_is_good(const char *address)
{
	static const char allowed[] =
	    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "+@._-";
	size_t n = strlen(address);

	return n >= 3 && n <= GATEWAY_ADDRESS_MAX &&
	       strspn(address, allowed) == n;
}
