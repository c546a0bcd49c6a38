#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "arena.h"
#include "log.h"
#include "text.h"

enum {
	EXIT_CONFIG = 78,
	LINE_BYTES = 1024,
	SECRET_BYTES = 4096,
	MEMORY = 1024 * 1024,
	LAG_SECONDS = 300,
	LAG_MAX = 86400
};

enum kind {
	KIND_TEXT,   /* not empty */
	KIND_MAYBE,  /* may be empty */
	KIND_LEFT,   /* may be left out: empty */
	KIND_URL,    /* http(s), no slash at the end */
	KIND_DOOR,   /* the same, or left out: empty */
	KIND_UNIT,   /* the kind of province */
	KIND_MAIL,   /* where mail goes */
	KIND_SWITCH, /* yes or no */
	KIND_TLS,    /* may be left out, or required */
	KIND_LAG,    /* may be left out: LAG_SECONDS */
	KIND_BYTES   /* 20971520, 20480K, 20M */
};

static const struct setting {
	const char *name;
	enum kind kind;
	size_t offset;
} settings[] = {
#define SETTING(name, kind)                                                    \
	{                                                                      \
#name, kind, offsetof(struct config, name)                     \
	}
	SETTING(db_socket, KIND_TEXT),
	SETTING(db_name, KIND_TEXT),
	SETTING(secret_dir, KIND_TEXT),
	SETTING(template_dir, KIND_TEXT),
	SETTING(file_dir, KIND_TEXT),
	SETTING(upload_dir, KIND_TEXT),
	SETTING(log_file, KIND_TEXT),
	SETTING(office_url, KIND_URL),
	SETTING(portal_url, KIND_URL),
	SETTING(admin_url, KIND_URL),
	SETTING(secure_cookies, KIND_SWITCH),
	SETTING(unit_name, KIND_TEXT),
	SETTING(unit_kind, KIND_UNIT),
	SETTING(office_name, KIND_TEXT),
	SETTING(hotline, KIND_MAYBE),
	SETTING(support_email, KIND_MAYBE),
	SETTING(mail_from, KIND_TEXT),
	SETTING(mail_server, KIND_MAIL),
	SETTING(mail_user, KIND_MAYBE),
	SETTING(mail_tls, KIND_TLS),
	SETTING(mail_ca, KIND_LEFT),
	SETTING(upload_max, KIND_BYTES),
	SETTING(spool_dir, KIND_TEXT),
	SETTING(metrics_file, KIND_LEFT),
	SETTING(signature_authorities, KIND_MAYBE),
	SETTING(clamd_socket, KIND_LEFT),
	SETTING(exchange_dir, KIND_LEFT),
	SETTING(exchange_account, KIND_LEFT),
	SETTING(exchange_code, KIND_LEFT),
	SETTING(gateway_url, KIND_DOOR),
	SETTING(gateway_networks, KIND_LEFT),
	SETTING(gateway_ca, KIND_LEFT),
	SETTING(webhook_networks, KIND_LEFT),
	SETTING(webhook_ca, KIND_LEFT),
	SETTING(sso_ca, KIND_LEFT),
	SETTING(report_db_socket, KIND_LEFT),
	SETTING(report_lag, KIND_LAG),
#undef SETTING
};

enum { N_SETTINGS = sizeof(settings) / sizeof(settings[0]) };

static struct config loaded;
static struct arena *memory;

static void
forget(void)
{
	arena_close(memory);
	memory = NULL;
}

static bool
starts_with(const char *s, const char *start)
{
	return strncmp(s, start, strlen(start)) == 0;
}

static bool
is_url(const char *s)
{
	size_t length = strlen(s);

	if (!starts_with(s, "http://") && !starts_with(s, "https://"))
		return false;
	return s[length - 1] != '/' && strpbrk(s, " ?#\"'<>") == NULL;
}

static bool
is_loopback(const char *url)
{
	static const char *const hosts[] = { "127.0.0.1", "localhost",
		"[::1]" };
	const char *host = url + strlen("http://");
	size_t i, length;

	if (!starts_with(url, "http://"))
		return false;
	for (i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		length = strlen(hosts[i]);
		if (starts_with(host, hosts[i]) &&
		    strchr(":/", host[length]) != NULL)
			return true;
	}
	return false;
}

static bool
read_bytes(const char *value, size_t *out)
{
	char digits[32];
	size_t length = strlen(value), unit = 1;
	long long n;

	if (length == 0 || length >= sizeof(digits))
		return false;
	snprintf(digits, sizeof(digits), "%s", value);
	if (digits[length - 1] == 'K')
		unit = 1024;
	if (digits[length - 1] == 'M')
		unit = 1024 * 1024;
	if (unit > 1)
		digits[length - 1] = '\0';
	if (!text_to_int(digits, 1, 1LL << 40, &n))
		return false;
	*out = (size_t)n * unit;
	return true;
}

static bool
read_seconds(const char *value, int *out)
{
	long long n = LAG_SECONDS;

	if (*value != '\0' && !text_to_int(value, 1, LAG_MAX, &n))
		return false;
	*out = (int)n;
	return true;
}

/* NULL when the value was taken, else what it should have been. */
static const char *
take(struct config *config, const struct setting *setting, const char *value)
{
	void *member = (char *)config + setting->offset;
	const char *text = arena_strdup(memory, value);

	switch (setting->kind) {
	case KIND_TEXT:
		if (*value == '\0')
			return "a value";
		break;
	case KIND_MAYBE:
	case KIND_LEFT:
		break;
	case KIND_TLS:
		if (!text_equal(value, "") && !text_equal(value, "required"))
			return "\"required\", or to be left out";
		*(bool *)member = *value != '\0';
		return NULL;
	case KIND_DOOR:
	case KIND_URL:
		if (setting->kind == KIND_DOOR && *value == '\0')
			break;
		if (!is_url(value))
			return "http://... or https://... with no slash at "
			       "the end";
		break;
	case KIND_UNIT:
		if (!text_equal(value, "tỉnh") &&
		    !text_equal(value, "thành phố"))
			return "\"tỉnh\" or \"thành phố\"";
		break;
	case KIND_MAIL:
		if (!starts_with(value, "smtp://") &&
		    !starts_with(value, "smtps://") &&
		    !starts_with(value, "maildir:"))
			return "smtp://host:port, smtps://host:port or "
			       "maildir:<folder>";
		break;
	case KIND_SWITCH:
		if (!text_equal(value, "yes") && !text_equal(value, "no"))
			return "\"yes\" or \"no\"";
		*(bool *)member = text_equal(value, "yes");
		return NULL;
	case KIND_LAG:
		if (!read_seconds(value, member))
			return "a number of seconds, a day at most";
		return NULL;
	case KIND_BYTES:
		if (!read_bytes(value, member))
			return "a number of bytes, or one with K or M";
		return NULL;
	}
	*(const char **)member = text;
	return NULL;
}

static bool
may_be_left_out(const struct setting *setting)
{
	return setting->kind == KIND_LEFT || setting->kind == KIND_TLS ||
	       setting->kind == KIND_DOOR || setting->kind == KIND_LAG;
}

/* The text without comment, line end and blanks around it. */
static char *
stripped(char *s)
{
	char *end, *at;

	for (at = s; *at != '\0'; at++)
		if (*at == '#' &&
		    (at == s || at[-1] == ' ' || at[-1] == '\t')) {
			*at = '\0';
			break;
		}
	s += strspn(s, " \t\r\n");
	end = s + strlen(s);
	while (end > s && strchr(" \t\r\n", end[-1]) != NULL)
		end--;
	*end = '\0';
	return s;
}

static size_t
setting_index(const char *name)
{
	size_t i;

	for (i = 0; i < N_SETTINGS; i++)
		if (text_equal(settings[i].name, name))
			break;
	return i;
}

static void
read_line(const char *path, int number, char *line, int seen[])
{
	char *name, *value, *equals;
	const char *wanted;
	size_t i;

	if (!text_is_utf8(line, strlen(line)))
		log_die(EXIT_CONFIG, "%s:%d: not UTF-8", path, number);
	line = stripped(line);
	if (*line == '\0')
		return;
	equals = strchr(line, '=');
	if (equals == NULL)
		log_die(EXIT_CONFIG, "%s:%d: expected \"name = value\"", path,
		    number);
	*equals = '\0';
	name = stripped(line);
	value = stripped(equals + 1);
	i = setting_index(name);
	if (i == N_SETTINGS)
		log_die(EXIT_CONFIG, "%s:%d: unknown name \"%s\"", path, number,
		    name);
	if (seen[i] != 0)
		log_die(EXIT_CONFIG,
		    "%s:%d: \"%s\" was given in line %d already", path, number,
		    name, seen[i]);
	seen[i] = number;
	wanted = take(&loaded, &settings[i], value);
	if (wanted != NULL)
		log_die(EXIT_CONFIG, "%s:%d: \"%s\" must be %s", path, number,
		    name, wanted);
}

static void
check_whole(const char *path, const struct config *config)
{
	if (!config->secure_cookies && (!is_loopback(config->office_url) ||
					   !is_loopback(config->portal_url) ||
					   !is_loopback(config->admin_url)))
		log_die(EXIT_CONFIG,
		    "%s: \"secure_cookies = no\" is for plain http on loopback "
		    "only",
		    path);
}

static void
read_file(const char *path)
{
	char line[LINE_BYTES];
	int seen[N_SETTINGS] = { 0 }, number = 0;
	FILE *file;
	size_t i;

	file = fopen(path, "re");
	if (file == NULL)
		log_die(EXIT_CONFIG, "cannot read %s: %s", path,
		    strerror(errno));
	while (fgets(line, sizeof(line), file) != NULL) {
		number++;
		if (strlen(line) == sizeof(line) - 1)
			log_die(EXIT_CONFIG, "%s:%d: line too long", path,
			    number);
		read_line(path, number, line, seen);
	}
	if (ferror(file))
		log_die(EXIT_CONFIG, "cannot read %s: %s", path,
		    strerror(errno));
	fclose(file);
	for (i = 0; i < N_SETTINGS; i++)
		if (seen[i] == 0 && !may_be_left_out(&settings[i]))
			log_die(EXIT_CONFIG, "%s: \"%s\" is missing", path,
			    settings[i].name);
}

const struct config *
config_load(void)
{
	const char *path = getenv("NHACVIEC_CONFIG");

	if (text_is_empty(path))
		path = "/etc/nhacviec/app.conf";
	if (memory == NULL) {
		memory = arena_open(MEMORY);
		atexit(forget);
	}
	loaded = (struct config){ .secure_cookies = true,
		.report_lag = LAG_SECONDS };
	read_file(path);
	check_whole(path, &loaded);
	return &loaded;
}

const char *
config_secret(const struct config *config, const char *name)
{
	char text[SECRET_BYTES];
	const char *path;
	struct stat about;
	size_t length;
	FILE *file;

	path = arena_printf(memory, "%s/%s", config->secret_dir, name);
	file = fopen(path, "re");
	if (file == NULL || fstat(fileno(file), &about) != 0)
		log_die(EXIT_CONFIG, "cannot read secret %s: %s", path,
		    strerror(errno));
	if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0)
		log_die(EXIT_CONFIG,
		    "secret %s is open to others, want mode "
		    "0600",
		    path);
	length = fread(text, 1, sizeof(text) - 1, file);
	fclose(file);
	text[length] = '\0';
	length = strcspn(text, "\r\n");
	if (length == 0)
		log_die(EXIT_CONFIG, "secret %s is empty", path);
	path = arena_strndup(memory, text, length);
	explicit_bzero(text, sizeof(text));
	return path;
}
