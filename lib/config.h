/*
 * config: one file, read and checked at start, const afterwards.
 *
 * Lines "name = value"; '#' starts a comment; an unknown or missing name is an
 * error with file and line. The file is named by the environment variable
 * NHACVIEC_CONFIG (default /etc/nhacviec/app.conf). Secrets are not in it: it
 * names a folder with one file per secret (mode 0600).
 *
 * Names are those of the members below; a switch is "yes" or "no"; a number of
 * bytes may end with K or M; hotline, support_email and mail_user may be empty.
 * A '#' inside a value is kept unless a blank stands before it.
 */
#ifndef CONFIG_H
#define CONFIG_H

#include <stdbool.h>
#include <stddef.h>

struct config {
	const char *db_socket;
	const char *db_name;
	const char *secret_dir; /* db-<account>, pepper, mail-password,
				   gateway-secret */
	const char *template_dir;
	const char *file_dir;   /* uploaded files, by content */
	const char *upload_dir; /* exports on their way out */
	const char *log_file;   /* "-" is standard error */
	const char
	    *office_url; /* "http://127.0.0.1:8080", no slash at the end */
	const char *portal_url;
	const char *admin_url;
	bool secure_cookies;   /* false only on plain http on loopback */
	const char *unit_name; /* "tỉnh Khánh Hòa", "thành phố Huế" */
	const char *unit_kind; /* "tỉnh" or "thành phố" */
	const char *office_name; /* "Văn phòng UBND tỉnh Khánh Hòa" */
	const char *hotline;
	const char *support_email;
	const char *mail_from;   /* address of the sender */
	const char *mail_server; /* "smtp://host:port", or "maildir:<folder>" */
	const char *mail_user;   /* "" for none */
	bool mail_tls;           /* "required"; left out: when offered */
	const char *mail_ca;     /* whom to believe: a file; NULL: the system */
	size_t upload_max;       /* bytes of one file */
	/* Uploads while they arrive and wait: in memory (tmpfs), because what
	 * is refused as secret must not have been written anywhere (R11). */
	const char *spool_dir;
	/* Where the programs count together (metrics.h); NULL: nowhere. */
	const char *metrics_file;
	/* Whom to believe of the sign-on service (login-sso): a file of
	 * certificates; NULL: the system's. */
	const char *sso_ca;
	/* Certificates (PEM) that signatures are checked by; "" for none. */
	const char *signature_authorities;
	/* The Unix socket of clamd, "/run/clamav/clamd.ctl": uploads are looked
	 * at before they are kept, and held while it does not answer. Its
	 * StreamMaxLength must be upload_max at least. Left out: no scanner. */
	const char *clamd_socket;
	/* Documents issued, from the exchange: the folder with in/, good/, bad/
	 * and out/; the creator in whose name what lies there comes in; and
	 * what the exchange calls us. Left out: nothing is fetched or told. */
	const char *exchange_dir;
	const char *exchange_account;
	const char *exchange_code;
	/* Where short messages go (gateway.h): "" or left out, nowhere; the
	 * inner networks it may be on, "10.20.0.0/16"; whom to believe. */
	const char *gateway_url;
	const char *gateway_networks;
	const char *gateway_ca;
	/* The same of webhooks (webhook.h), whose addresses an administrator
	 * enters: inner networks they may be on, and whom to believe. */
	const char *webhook_networks;
	const char *webhook_ca;
	/* A copy of the database that reports are read from (replica.h), and
	 * how many seconds it may be behind; left out: none, and 300. */
	const char *report_db_socket;
	int report_lag;
};

/* Loads into a static const struct; on failure writes a line to standard error
 * and ends the process with status 78. */
const struct config *config_load(void);

/* The text of one secret file, without the newline; ends the process when it
 * cannot be read. Lives until exit. */
const char *config_secret(const struct config *config, const char *name);

#endif
