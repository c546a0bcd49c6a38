#define BANNED_ALLOW_STDIO

/*
 * admin: the first administrator, and the way back in when nobody can sign in.
 *
 *	admin account-add --login NAME --name "Họ tên" --role ROLE
 *	    [--position POSITION] [--title TEXT] [--email ADDRESS] --basis TEXT
 *	admin password-reset --login NAME --basis TEXT
 *	admin second-factor-reset --login NAME --basis TEXT
 *	admin rule-set --rule NAME --value TEXT --basis TEXT
 *	admin totp-code --secret BASE32
 *	admin session-open --login NAME
 *	admin session-close --secret TOKEN
 *	--config FILE   instead of NHACVIEC_CONFIG
 *	--json          the answer, or the refusal, as one JSON object
 *
 * The first secret is printed once and stored nowhere; the first sign-in leads
 * to the change. Each act leaves a line in the security log, without a person:
 * whoever can run this reads the secrets of the database anyway.
 *
 * session-open gives an account of the administration a session of ten minutes;
 * "nhacviec act" works with it, and ends it.
 *
 * rule-set is for office_ranges, portal_ranges, admin_ranges and admin_hours
 * alone: an administrator who has let nobody in any more cannot undo it on a
 * page. An empty value admits everybody. It holds at once in every program.
 *
 * totp-code says what a telephone with this secret shows now, and reads
 * neither the configuration nor the database.
 *
 * Exit status: 0 done, 1 failed, 2 refused (a field is wrong), 64 wrong use.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "account_admin_store.h"
#include "account_verbs.h"
#include "arena.h"
#include "clock.h"
#include "config.h"
#include "crypto.h"
#include "cx.h"
#include "db.h"
#include "log.h"
#include "rules_store.h"
#include "rules_verbs.h"
#include "schema_verbs.h"
#include "second_factor_verbs.h"
#include "setting_store.h"
#include "sign_in_store.h"
#include "sign_in_verbs.h"
#include "text.h"

enum { MEMORY = 64 * 1024 * 1024, SECRET_MAX = 64 };
enum { DONE = 0, FAILED = 1, REFUSED = 2, WRONG_USE = 64 };

enum act {
	ACCOUNT_ADD,
	PASSWORD_RESET,
	SECOND_FACTOR_RESET,
	RULE_SET,
	TOTP_CODE,
	SESSION_OPEN,
	SESSION_CLOSE,
	N_ACTS
};

static const char *const acts[N_ACTS] = { "account-add", "password-reset",
	"second-factor-reset", "rule-set", "totp-code", "session-open",
	"session-close" };

struct options {
	enum act act;
	bool json;
	const char *secret; /* of totp-code; the token of session-close */
	const char *rule;   /* of rule-set */
	const char *value;
	struct account_entry entry;
};

static void __attribute__((noreturn)) usage(void)
{
	fputs("usage: admin account-add --login NAME --name NAME --role ROLE\n"
	      "             [--position POSITION] [--title TEXT]"
	      " [--email ADDRESS] --basis TEXT\n"
	      "       admin password-reset --login NAME --basis TEXT\n"
	      "       admin second-factor-reset --login NAME --basis TEXT\n"
	      "       admin rule-set --rule NAME --value TEXT --basis TEXT\n"
	      "       admin totp-code --secret BASE32\n"
	      "       admin session-open --login NAME\n"
	      "       admin session-close --secret TOKEN\n"
	      "       [--config FILE] [--json]\n",
	    stderr);
	exit(WRONG_USE);
}

static bool
read_value(struct options *o, struct arena *mem, const char *name,
    const char *value)
{
	struct account_entry *e = &o->entry;
	const char *clean;

	if (strcmp(name, "--config") == 0)
		return setenv("NHACVIEC_CONFIG", value, 1) == 0;
	if (!text_is_utf8(value, strlen(value)))
		return false;
	clean = text_clean(mem, value, TEXT_LINE);
	if (strcmp(name, "--role") == 0)
		return role_from_name(clean, &e->role);
	if (strcmp(name, "--position") == 0)
		return position_from_name(clean, &e->position);
	if (strcmp(name, "--login") == 0)
		e->login = clean;
	else if (strcmp(name, "--name") == 0)
		e->name = clean;
	else if (strcmp(name, "--title") == 0)
		e->title = clean;
	else if (strcmp(name, "--email") == 0)
		e->email = clean;
	else if (strcmp(name, "--basis") == 0)
		e->basis = clean;
	else if (strcmp(name, "--secret") == 0)
		o->secret = clean;
	else if (strcmp(name, "--rule") == 0)
		o->rule = clean;
	else if (strcmp(name, "--value") == 0)
		o->value = clean;
	else
		return false;
	return true;
}

/* What would be cut or refused by the database is wrong use here. */
static bool
fits(const struct account_entry *e)
{
	return text_length(e->name) <= ACCOUNT_NAME_MAX &&
	       text_length(e->title) <= ACCOUNT_NAME_MAX &&
	       text_length(e->basis) <= ACCOUNT_BASIS_MAX;
}

/* Who gets in from where and when (R85), and nothing else. */
static bool
is_of_admission(const char *rule)
{
	static const char *const rules[] = { "office_ranges", "portal_ranges",
		"admin_ranges", "admin_hours" };

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (text_equal(rules[i], rule))
			return true;
	return false;
}

static bool
is_complete(const struct options *o)
{
	if (o->act == TOTP_CODE || o->act == SESSION_CLOSE)
		return o->secret != NULL;
	if (o->act == RULE_SET)
		return o->rule != NULL && o->value != NULL &&
		       is_of_admission(o->rule) && fits(&o->entry);
	return *o->entry.login != '\0' && fits(&o->entry);
}

static void
read_options(struct options *o, struct arena *mem, int argc, char **argv)
{
	*o = (struct options){ .entry = { .kind = ACCOUNT_PERSONAL,
				   .role = ROLE_ADMINISTRATOR,
				   .login = "",
				   .name = "",
				   .title = "",
				   .email = "",
				   .phone = "",
				   .basis = "" } };
	if (argc < 2)
		usage();
	while (o->act < N_ACTS && strcmp(argv[1], acts[o->act]) != 0)
		o->act++;
	if (o->act == N_ACTS)
		usage();
	for (int i = 2; i < argc; i++) {
		if (strcmp(argv[i], "--json") == 0)
			o->json = true;
		else if (i + 1 >= argc ||
			 !read_value(o, mem, argv[i], argv[i + 1]))
			usage();
		else
			i++;
	}
	if (!is_complete(o))
		usage();
}

/* The two halves of its secret are the cookie and the token of forms. */
static enum err
open_session(struct cx *cx, const struct options *o, struct account_made *out)
{
	struct console_session session;
	enum err err = sign_in_console(cx, o->entry.login, &session);

	if (!err)
		*out = (struct account_made){ 0, o->entry.login,
			arena_printf(cx->mem, "%s %s", session.token,
			    session.csrf) };
	return err;
}

static enum err
close_session(struct cx *cx, const struct options *o, struct account_made *out)
{
	uint8_t token[TOKEN_SIZE];
	uint8_t hash[SHA256_SIZE];

	if (!hex_decode(o->secret, token, sizeof(token)))
		usage();
	crypto_sha256(token, sizeof(token), hash);
	*out = (struct account_made){ 0, "", "" };
	return sign_in_store_end(cx, hash);
}

static enum err
set_rule(struct cx *cx, const struct options *o, struct account_made *out)
{
	struct rule_order order = { .name = o->rule,
		.value = o->value,
		.basis = o->entry.basis };
	struct setting now;
	enum err err;

	err = setting_store_get(cx, o->rule, &now);
	if (err)
		return err;
	order.seen = now.value;
	*out = (struct account_made){ 0, o->rule, o->value };
	return rule_change(cx, &order);
}

static enum err
work(struct cx *cx, const struct options *o, const char *pepper,
    struct account_made *out)
{
	uint64_t id = 0;
	enum err err;

	if (o->act == RULE_SET)
		return set_rule(cx, o, out);
	if (o->act == ACCOUNT_ADD)
		return account_add(cx, &o->entry, pepper, out);
	if (o->act == SESSION_OPEN)
		return open_session(cx, o, out);
	if (o->act == SESSION_CLOSE)
		return close_session(cx, o, out);
	err = account_admin_store_find_login(cx, o->entry.login, &id);
	if (err)
		return err;
	if (id == 0)
		return fail_field(cx, "login", "not_found");
	if (o->act == PASSWORD_RESET)
		return account_reset_password(cx, id, o->entry.basis, pepper,
		    out);
	*out = (struct account_made){ id, o->entry.login, "" };
	return second_factor_reset(cx, id, 0, o->entry.basis);
}

static enum err
in_transaction(struct cx *cx, const struct options *o, const char *pepper,
    struct account_made *out)
{
	enum err err;

	err = schema_check(cx);
	if (!err)
		err = rules_load(cx);
	if (!err)
		err = db_begin(cx);
	if (err)
		return err;
	err = work(cx, o, pepper, out);
	if (!err)
		return db_commit(cx);
	db_rollback(cx);
	return err;
}

/* Logins, secrets, keys, rules and ranges hold nothing that JSON would escape.
 */
static void
say_done(const struct options *o, const struct account_made *made)
{
	if (o->json && o->act == RULE_SET)
		printf("{\"rule\": \"%s\", \"value\": \"%s\"}\n", made->login,
		    made->secret);
	else if (o->json)
		printf("{\"id\": %" PRIu64
		       ", \"login\": \"%s\", \"secret\": \"%s\"}\n",
		    made->id, made->login, made->secret);
	else
		printf("%s\t%s\n", made->login, made->secret);
}

static int
say_failed(const struct options *o, const struct error *e, enum err err)
{
	for (unsigned i = 0; i < e->n_fields; i++) {
		if (o->json)
			printf("%s{\"field\": \"%s\", \"error\": \"%s\"}%s",
			    i == 0 ? "{\"errors\": [" : ", ",
			    e->fields[i].field, e->fields[i].key,
			    i + 1 == e->n_fields ? "]}\n" : "");
		else
			fprintf(stderr, "admin: --%s: %s\n", e->fields[i].field,
			    e->fields[i].key);
	}
	if (err == ERR_INPUT)
		return REFUSED;
	if (o->json)
		printf("{\"error\": \"%s\"}\n", err_name(err));
	fprintf(stderr, "admin: %s: %s\n", err_name(err), e->message);
	log_line("error", "", "%s: %s (%s:%d)", err_name(err), e->message,
	    e->file == NULL ? "" : e->file, e->line);
	return FAILED;
}

static int
say_code(const char *secret32)
{
	uint8_t secret[SECRET_MAX];
	char code[TOTP_DIGITS_MAX + 1];
	size_t n = base32_decode(secret32, secret, sizeof(secret));

	if (n == 0)
		usage();
	crypto_totp(secret, n, (uint64_t)clock_now() / TOTP_SECONDS,
	    TOTP_DIGITS, code);
	printf("%s\n", code);
	return DONE;
}

int
main(int argc, char **argv)
{
	struct cx cx = { .request_id = "" };
	const struct config *config;
	struct account_made made;
	struct options options;
	int status = DONE;
	enum err err;

	cx.mem = arena_open(MEMORY);
	read_options(&options, cx.mem, argc, argv);
	if (options.act == TOTP_CODE)
		return say_code(options.secret);
	config = config_load();
	log_open(config->log_file, "admin");
	cx.now = clock_now();
	cx.db = db_open(config->db_socket, config->db_name, config->secret_dir,
	    options.act == RULE_SET ? DB_WEB : DB_LOGIN);
	err = in_transaction(&cx, &options, config_secret(config, "pepper"),
	    &made);
	if (err)
		status = say_failed(&options, &cx.error, err);
	else
		say_done(&options, &made);
	db_close(cx.db);
	arena_close(cx.mem);
	return status;
}
