/*
 * mail: one message to one recipient, over SMTP (libcurl) or into a maildir.
 *
 * Plain text, and the same in HTML beside it when there is one; UTF-8,
 * quoted-printable, encoded-word subject; Date, Message-ID, In-Reply-To and
 * References, MIME-Version, Auto-Submitted, List-Id are written here; CR and LF
 * in values are dropped. One recipient per transaction. smtps:// is encrypted
 * from the first byte; smtp:// by STARTTLS when it is offered, or must be where
 * mail_tls says "required" or a password is sent. The wording, the recipients
 * and whether to try again are reminder_verbs' business.
 */
#ifndef MAIL_H
#define MAIL_H

#include <stdint.h>

#include "cx.h"

struct config;

struct mail {
	const char *recipient;
	const char *recipient_name;
	const char *from;
	const char *from_name;
	const char *message_id; /* without angle brackets; deterministic */
	const char *reference;  /* "" or the id of the thread's root */
	const char *subject;
	const char *body; /* lines end in \n */
	const char *html; /* a whole document; "" none */
	int64_t at;
};

enum mail_outcome {
	MAIL_SENT, /* 2xx after DATA, or written and synced to the maildir */
	MAIL_DEFERRED, /* 4xx, or no connection: safe to try again */
	MAIL_REFUSED,  /* 5xx: a person must look */
	MAIL_UNKNOWN   /* cut off after DATA: never sent again by machine */
};

/* answer: the server's last line or the reason, for the administrator; at
 * least 300 bytes. Connection and answer are waited for 20 seconds. */
enum mail_outcome mail_send(struct cx *cx, const struct config *config,
    const struct mail *mail, char answer[static 300]);

#endif
