/*
 * check: cmocka, with the name fail left to us.
 *
 * Both cmocka.h and err.h define fail(); a test wants ours to be what the
 * program uses, and ends itself with fail_msg(). Include this and never
 * <cmocka.h>, in any order.
 */
#ifndef CHECK_H
#define CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#pragma push_macro("fail")
#undef fail
#include <cmocka.h>
#undef fail
#pragma pop_macro("fail")

/* cmocka's own is made of its fail(). */
#undef fail_msg
#define fail_msg(...)                                                          \
	do {                                                                   \
		print_error("ERROR: ");                                        \
		print_error(__VA_ARGS__);                                      \
		print_error("\n");                                             \
		_fail(__FILE__, __LINE__);                                     \
	} while (0)

#endif
