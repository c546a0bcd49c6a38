#include "resume.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "action.h"
#include "arena.h"
#include "auth.h"
#include "config.h"
#include "crypto.h"
#include "csrf.h"
#include "file.h"
#include "session_store.h"
#include "text.h"

enum {
	FOLDER_MODE = 0700,
	FILE_MODE = 0600,
	NAME_SIZE = 16,
	SEALED_MAX = 1024 * 1024
};

static const char MARK[] = "resumed=1";

/* The cookie: the name of the file, and the key it is sealed with. */
struct ticket {
	uint8_t name[NAME_SIZE];
	uint8_t key[SEAL_KEY_SIZE];
};

const char *
resume_query(const struct request *rq)
{
	const char *all = rq->http.query_string;
	size_t n = strlen(all);
	size_t m = sizeof(MARK) - 1;

	if (n < m || strcmp(all + n - m, MARK) != 0)
		return all;
	n -= m;
	if (n > 0 && all[n - 1] == '&')
		n--;
	return arena_strndup(rq->cx.mem, all, n);
}

static const char *
folder_of(const struct request *rq)
{
	return arena_printf(rq->cx.mem, "%s/held/typed", rq->config->spool_dir);
}

static const char *
path_of(const struct request *rq, const struct ticket *ticket)
{
	return arena_printf(rq->cx.mem, "%s/%s", folder_of(rq),
	    hex_encode(rq->cx.mem, ticket->name, sizeof(ticket->name)));
}

/* Whose it is and of which page: for nobody else does it open. */
static const char *
seal_context(const struct request *rq, const struct session *session)
{
	return arena_printf(rq->cx.mem, "typed %" PRIu64 " %" PRIu64 " %s?%s",
	    session->account_id, session->actor.officer_id, rq->action->name,
	    resume_query(rq));
}

/* Keeping ----------------------------------------------------------------- */

bool
resume_is_ours(struct request *rq)
{
	const char *cookie = param_get(&rq->http.cookies,
	    auth_session_cookie(rq->config));
	uint8_t token[TOKEN_SIZE];
	uint8_t hash[SHA256_SIZE];
	struct session session;
	bool found = false;

	if (cookie == NULL || !hex_decode(cookie, token, sizeof(token)))
		return false;
	crypto_sha256(token, sizeof(token), hash);
	if (session_store_find_over(&rq->cx, hash, &session, &found) || !found)
		return false;
	rq->session = session;
	found = csrf_check(rq) == OK;
	rq->session = (struct session){ 0 };
	rq->reason = NULL;
	if (found)
		rq->over = session;
	return found;
}

static bool
may_wait(const struct request *rq, const char *name)
{
	return strcmp(name, "csrf") != 0 && strcmp(name, "token") != 0 &&
	       strcmp(name, "done") != 0 && strstr(name, "_held") == NULL &&
	       !form_takes(&rq->action->form, name, FIELD_SECRET);
}

/* "name\0value\0", again and again. */
static uint8_t *
pack(const struct request *rq, size_t *out_n)
{
	const struct param_list *body = &rq->http.body;
	size_t n = 0;
	uint8_t *out;
	uint8_t *end;

	for (size_t i = 0; i < body->n; i++)
		n += strlen(body->items[i].name) +
		     strlen(body->items[i].value) + 2;
	out = end = arena_alloc(rq->cx.mem, n + 1);
	for (size_t i = 0; i < body->n; i++) {
		const struct param *p = &body->items[i];

		if (!may_wait(rq, p->name))
			continue;
		end = mempcpy(end, p->name, strlen(p->name) + 1);
		end = mempcpy(end, p->value, strlen(p->value) + 1);
	}
	*out_n = (size_t)(end - out);
	return out;
}

/* Whole or not at all: it has its name when it is complete. */
static bool
write_file(const char *path, const char *new_path, const void *data, size_t n)
{
	int fd = open(new_path,
	    O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, FILE_MODE);
	bool done;

	if (fd < 0)
		return false;
	done = write(fd, data, n) == (ssize_t)n;
	close(fd);
	if (done && rename(new_path, path) == 0)
		return true;
	(void)unlink(new_path);
	return false;
}

/* One file for each session, so that nobody fills the memory with them. */
static void
make_ticket(const struct session *session, struct ticket *out)
{
	uint8_t sum[SHA256_SIZE];

	crypto_hmac(session->token_hash, sizeof(session->token_hash), "typed",
	    5, sum);
	memcpy(out->name, sum, sizeof(out->name));
	crypto_random(out->key, sizeof(out->key));
}

bool
resume_keep(struct request *rq)
{
	struct ticket ticket;
	const char *path;
	uint8_t *sealed;
	uint8_t *typed;
	size_t n;

	typed = pack(rq, &n);
	if (n == 0 || n > SEALED_MAX - SEAL_EXTRA)
		return false;
	make_ticket(&rq->over, &ticket);
	sealed = arena_alloc(rq->cx.mem, n + SEAL_EXTRA);
	crypto_seal(ticket.key, seal_context(rq, &rq->over), typed, n, sealed);
	(void)mkdir(arena_printf(rq->cx.mem, "%s/held", rq->config->spool_dir),
	    FOLDER_MODE);
	if (mkdir(folder_of(rq), FOLDER_MODE) != 0 && errno != EEXIST)
		return false;
	path = path_of(rq, &ticket);
	if (!write_file(path,
		arena_printf(rq->cx.mem, "%s.%s", path, rq->http.request_id),
		sealed, n + SEAL_EXTRA))
		return false;
	respond_cookie(rq, auth_typed_cookie(rq->config),
	    hex_encode(rq->cx.mem, &ticket, sizeof(ticket)), FILE_HELD_SECONDS);
	return true;
}

/* Giving back ------------------------------------------------------------- */

static bool
read_ticket(const struct request *rq, struct ticket *out)
{
	const char *cookie = param_get(&rq->http.cookies,
	    auth_typed_cookie(rq->config));

	return cookie != NULL && rq->session.account_id != 0 &&
	       hex_decode(cookie, out, sizeof(*out));
}

/* What is in the file, while it is not too old; NULL: nothing. */
static uint8_t *
read_file(const struct request *rq, const char *path, size_t *out_n)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	uint8_t *data = NULL;
	struct stat st;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) == 0 && st.st_size > SEAL_EXTRA &&
	    st.st_size <= SEALED_MAX &&
	    st.st_mtime > rq->cx.now - FILE_HELD_SECONDS) {
		*out_n = (size_t)st.st_size;
		data = arena_alloc(rq->cx.mem, *out_n);
		if (read(fd, data, *out_n) != (ssize_t)*out_n)
			data = NULL;
	}
	close(fd);
	return data;
}

/* The packed fields that wait for this page and this person. */
static const char *
open_file(const struct request *rq, const struct ticket *ticket, size_t *out_n)
{
	size_t n;
	uint8_t *sealed = read_file(rq, path_of(rq, ticket), &n);
	uint8_t *typed;

	if (sealed == NULL)
		return NULL;
	*out_n = n - SEAL_EXTRA;
	typed = arena_alloc(rq->cx.mem, *out_n + 1);
	if (!crypto_unseal(ticket->key, seal_context(rq, &rq->session), sealed,
		n, typed))
		return NULL;
	return (const char *)typed;
}

static struct param_list *
unpack(const struct request *rq, const char *typed, size_t n)
{
	struct param_list *list = arena_alloc(rq->cx.mem, sizeof(*list));
	const char *end = typed + n;
	size_t room = 1;

	for (size_t i = 0; i < n; i++)
		room += typed[i] == '\0';
	list->items = arena_array(rq->cx.mem, room, sizeof(*list->items));
	while (typed < end) {
		struct param *p = &list->items[list->n++];

		p->name = typed;
		p->value = p->name + strlen(p->name) + 1;
		typed = p->value + strlen(p->value) + 1;
	}
	return list;
}

const struct param_list *
resume_find(struct request *rq)
{
	const char *wanted = param_get(&rq->http.query, "resumed");
	struct ticket ticket;
	const char *typed;
	size_t n;

	if (wanted == NULL || !read_ticket(rq, &ticket))
		return NULL;
	typed = open_file(rq, &ticket, &n);
	return typed == NULL ? NULL : unpack(rq, typed, n);
}

void
resume_let_go(struct request *rq)
{
	struct ticket ticket;
	size_t n;

	if (!read_ticket(rq, &ticket) || open_file(rq, &ticket, &n) == NULL)
		return;
	(void)unlink(path_of(rq, &ticket));
	respond_cookie(rq, auth_typed_cookie(rq->config), NULL, 0);
}
