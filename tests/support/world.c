#define BANNED_ALLOW_MEMORY
#include "world.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "arena.h"
#include "auth.h"
#include "clock.h"
#include "crypto.h"
#include "csrf.h"
#include "log.h"
#include "rules_store.h"
#include "text.h"

enum { MEMORY = 512 * 1024 * 1024, PAGES_MAX = 8, UPLOADS = 20, COOKIES = 8 };

static struct {
	struct arena *mem; /* until the next world_reset */
	struct rules *rules;
	int64_t now;
	struct person people[N_WORLD];
	struct cx *accounts[DB_MIGRATE + 1];
	struct {
		const struct action *action;
		struct pages *pages;
	} pages[PAGES_MAX];
	/* Of the next request. */
	const char *site;
	const char *origin;
	struct db *db;
	enum request_method method; /* of a world_get */
	size_t n_uploads;
	struct upload uploads[UPLOADS];
	size_t n_cookies;
	struct param cookies[COOKIES];
} world;

/* Agencies are named by their place among the departments of the seed. */
static const struct {
	enum role role;
	enum position position;
	int agency; /* -1: none */
	bool is_agency_account;
	bool has_officer;
	bool must_change;
	const char *login;
	const char *name;
} people[N_WORLD] = {
	[WORLD_CREATOR] = { ROLE_CREATOR, POSITION_SPECIALIST, -1, false, false,
	    false, "lan.vp@example.vn", "Nguyễn Thị Lan" },
	[WORLD_DIVISION_HEAD] = { ROLE_CREATOR, POSITION_DIVISION_HEAD, -1,
	    false, false, false, "hung.vp@example.vn", "Trần Văn Hùng" },
	[WORLD_MANAGER] = { ROLE_GENERAL_MANAGER, POSITION_OFFICE_LEADER, -1,
	    false, false, false, "minh.vp@example.vn", "Lê Quang Minh" },
	[WORLD_CHAIRMAN] = { ROLE_LEADER, POSITION_CHAIRMAN, -1, false, false,
	    false, "chutich@example.vn", "Phạm Đức An" },
	[WORLD_VICE_CHAIRMAN] = { ROLE_LEADER, POSITION_VICE_CHAIRMAN, -1,
	    false, false, false, "phochutich@example.vn", "Võ Thanh Bình" },
	[WORLD_RESPONDER] = { ROLE_RESPONDER, POSITION_NONE, 0, true, true,
	    false, "coquan.a@example.vn", "Cơ quan A" },
	[WORLD_RESPONDER_B] = { ROLE_RESPONDER, POSITION_NONE, 1, true, true,
	    false, "coquan.b@example.vn", "Cơ quan B" },
	[WORLD_AGENCY_LEADER] = { ROLE_AGENCY_LEADER, POSITION_NONE, 0, false,
	    false, false, "giamdoc.a@example.vn", "Đỗ Thị Hoa" },
	[WORLD_ADMINISTRATOR] = { ROLE_ADMINISTRATOR, POSITION_NONE, -1, false,
	    false, false, "quantri@example.vn", "Quản trị" },
	[WORLD_INFRASTRUCTURE] = { ROLE_INFRASTRUCTURE, POSITION_NONE, -1,
	    false, false, false, "hatang@example.vn", "Hạ tầng" },
	[WORLD_UNNAMED] = { ROLE_RESPONDER, POSITION_NONE, 2, true, false,
	    false, "coquan.c@example.vn", "Cơ quan C" },
	[WORLD_NEWCOMER] = { ROLE_CREATOR, POSITION_SPECIALIST, -1, false,
	    false, true, "moi.vp@example.vn", "Bùi Văn Mới" },
};

static void
close_world(void)
{
	for (size_t i = 0; i < PAGES_MAX; i++)
		pages_close(world.pages[i].pages);
	rules_close(world.rules);
	arena_close(world.mem);
}

static void
arrange(const struct db_stmt *stmt, const struct db_arg *args, size_t n)
{
	struct cx *cx = test_superuser();

	error_reset(&cx->error);
	assert_ok(cx, db_exec(cx, stmt, args, n, NULL));
}

static uint64_t
find_agency(int place)
{
	static const struct db_stmt find = STMT("world.agency",
	    "SELECT id FROM agency WHERE kind = 'department'"
	    " AND valid_to = '9999-12-31' ORDER BY sort_order, id LIMIT 10");
	struct cx *cx = test_superuser();
	struct db_rows *rows;

	error_reset(&cx->error);
	assert_ok(cx, db_query(cx, &find, NO_ARGS, &rows));
	for (int i = 0; db_next(rows); i++) {
		uint64_t id = row_u64(rows);

		if (i == place)
			return id;
	}
	fail_msg("the seed has no department %d", place);
	return 0;
}

static void
add_account(enum who who, struct person *person)
{
	static const struct db_stmt add = STMT("world.account",
	    "INSERT INTO account (login, kind, role, position, name, agency_id,"
	    " agency_account_of, must_change_password, basis, created_at)"
	    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'thử nghiệm', ?)");
	bool of_agency = people[who].is_agency_account;

	arrange(&add,
	    ARGS(db_str(person->login),
		db_str(account_kind_name(
		    of_agency ? ACCOUNT_AGENCY : ACCOUNT_PERSONAL)),
		db_str(role_name(person->role)),
		db_str(position_name(people[who].position)),
		db_str(person->name), db_id(person->agency_id),
		db_id(of_agency ? person->agency_id : 0),
		db_bool(people[who].must_change), db_moment(TEST_NOW)));
	person->account_id = db_insert_id(test_superuser());
}

static void
add_officer(struct person *person)
{
	static const struct db_stmt add = STMT("world.officer",
	    "INSERT INTO officer (agency_id, name, title, basis, valid_from,"
	    " must_change_secret) VALUES (?, ?, 'Chuyên viên', 'thử nghiệm',"
	    " '2026-01-01', 0)");

	arrange(&add, ARGS(db_u64(person->agency_id),
			  db_str(arena_printf(world.mem, "Cán bộ của %s",
			      person->name))));
	person->officer_id = db_insert_id(test_superuser());
}

static void
sign_in(struct person *person)
{
	static const struct db_stmt add = STMT("world.session",
	    "INSERT INTO session (token_hash, account_id, officer_id, csrf_key,"
	    " created_at, seen_at, expires_at, address)"
	    " VALUES (?, ?, ?, ?, ?, ?, ?, '192.0.2.7')");
	uint8_t token[TOKEN_SIZE];
	uint8_t hash[SHA256_SIZE];

	crypto_random(token, sizeof(token));
	crypto_sha256(token, sizeof(token), hash);
	crypto_random(person->csrf_key, sizeof(person->csrf_key));
	arrange(&add, ARGS(db_bytes(hash, sizeof(hash)),
			  db_u64(person->account_id), db_id(person->officer_id),
			  db_bytes(person->csrf_key, sizeof(person->csrf_key)),
			  db_moment(TEST_NOW), db_moment(TEST_NOW),
			  db_moment(TEST_NOW + 12 * 3600)));
	person->token = hex_encode(world.mem, token, sizeof(token));
}

static const char *
site_of(enum role role)
{
	if (auth_role_belongs(role, "office"))
		return "office";
	return auth_role_belongs(role, "portal") ? "portal" : "admin";
}

static void
add_person(enum who who)
{
	struct person *person = &world.people[who];

	*person = (struct person){ .login = people[who].login,
		.name = people[who].name,
		.role = people[who].role,
		.site = site_of(people[who].role) };
	if (people[who].agency >= 0)
		person->agency_id = find_agency(people[who].agency);
	add_account(who, person);
	if (people[who].has_officer)
		add_officer(person);
	sign_in(person);
}

static void
forget_request(void)
{
	world.site = NULL;
	world.origin = NULL;
	world.db = NULL;
	world.method = METHOD_GET;
	world.n_uploads = 0;
	world.n_cookies = 0;
}

void
world_reset(void)
{
	if (world.mem == NULL) {
		/* The first one: after the database's own end of program. */
		log_open(test_config()->log_file, "test");
		world.mem = arena_open(MEMORY);
		world.rules = rules_open();
		atexit(close_world);
	} else {
		test_reset();
	}
	arena_reset(world.mem);
	forget_request();
	world.now = TEST_NOW;
	world.people[WORLD_NOBODY] = (struct person){ .token = "",
		.site = "office" };
	for (int who = WORLD_NOBODY + 1; who < N_WORLD; who++)
		add_person((enum who)who);
}

int
world_setup(void **state)
{
	(void)state;
	world_reset();
	return 0;
}

const struct person *
world_person(enum who who)
{
	return &world.people[who];
}

const struct actor *
world_actor(enum who who)
{
	const struct person *person = &world.people[who];
	struct actor *actor = arena_alloc(world.mem, sizeof(*actor));

	actor->account_id = person->account_id;
	actor->login = person->login;
	actor->name = person->name;
	actor->kind = people[who].is_agency_account ? ACCOUNT_AGENCY
						    : ACCOUNT_PERSONAL;
	actor->role = person->role;
	actor->position = people[who].position;
	actor->agency_id = person->agency_id;
	actor->agency_name = person->agency_id != 0 ? person->name : "";
	actor->officer_id = person->officer_id;
	actor->officer_name = person->officer_id == 0
				  ? ""
				  : arena_printf(world.mem, "Cán bộ của %s",
					person->name);
	actor->address = "192.0.2.7";
	actor->language = "vi";
	return actor;
}

void
world_set_now(int64_t now)
{
	world.now = now;
}

/* The next request -------------------------------------------------------- */

void
world_upload(const char *field, const char *name, const void *data, size_t n)
{
	struct upload *upload = &world.uploads[world.n_uploads++];
	const char *path = arena_printf(world.mem, "%s/upload-%s",
	    test_config()->spool_dir, crypto_random_hex(world.mem, 16));
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);

	assert_true(world.n_uploads <= UPLOADS);
	assert_true(
	    fd >= 0 && write(fd, data, n) == (ssize_t)n && close(fd) == 0);
	*upload = (struct upload){ .field = arena_strdup(world.mem, field),
		.name = arena_strdup(world.mem, name),
		.path = path,
		.size = n };
	crypto_sha256(data, n, upload->sha256);
}

void
world_method(enum request_method method)
{
	world.method = method;
}

void
world_site(const char *site)
{
	world.site = site;
}

void
world_origin(const char *origin)
{
	world.origin = origin;
}

void
world_cookie(const char *name, const char *value)
{
	struct param *cookie = &world.cookies[world.n_cookies++];

	assert_true(world.n_cookies <= COOKIES);
	cookie->name = name;
	cookie->value = value;
}

void
world_db(struct db *db)
{
	world.db = db;
}

static struct db *
connection(const struct action *self)
{
	if (world.db != NULL)
		return world.db;
	if (world.accounts[self->db] == NULL)
		world.accounts[self->db] = test_cx(self->db);
	return world.accounts[self->db]->db;
}

static struct pages *
pages_of(const struct action *self)
{
	for (size_t i = 0; i < PAGES_MAX; i++) {
		if (world.pages[i].action == self)
			return world.pages[i].pages;
		if (world.pages[i].action != NULL)
			continue;
		world.pages[i].action = self;
		world.pages[i].pages = pages_open(test_config()->template_dir,
		    action_page(self));
		return world.pages[i].pages;
	}
	fail_msg("more actions than PAGES_MAX in one test program");
	return NULL;
}

static void
parse(const char *text, struct param_list *out)
{
	assert_true(
	    params_parse_urlencoded(world.mem, text, strlen(text), out));
}

static struct request *
new_request(const struct action *self, enum who who, const char *query)
{
	struct request *rq = arena_alloc(world.mem, sizeof(*rq));
	const struct person *person = &world.people[who];
	struct http_request *http = &rq->http;

	if (person->token[0] != '\0')
		world_cookie(auth_session_cookie(test_config()), person->token);
	rq->cx.mem = world.mem;
	rq->cx.db = connection(self);
	rq->cx.now = world.now;
	rq->config = test_config();
	rq->pages = pages_of(self);
	rq->rules = world.rules;
	http->method = world.method;
	http->path = arena_printf(world.mem, "/%s", self->name);
	http->query_string = query == NULL ? "" : query;
	parse(http->query_string, &http->query);
	http->cookies.n = world.n_cookies;
	http->cookies.items = arena_array(world.mem, COOKIES,
	    sizeof(struct param));
	for (size_t i = 0; i < world.n_cookies; i++)
		http->cookies.items[i] = world.cookies[i];
	http->site = world.site == NULL ? person->site : world.site;
	http->origin = world.origin == NULL ? "" : world.origin;
	http->fetch_site = "same-origin";
	http->host = "127.0.0.1:8080";
	http->address = "192.0.2.7";
	http->user_agent = "test";
	http->request_id = crypto_random_hex(world.mem, 8);
	return rq;
}

static struct answer
serve(const struct action *self, struct request *rq)
{
	struct answer answer;

	action_serve(self, rq);
	for (size_t i = 0; i < rq->http.uploads.n; i++)
		(void)unlink(rq->http.uploads.items[i].path);
	forget_request();
	answer.status = rq->response->status;
	answer.location = rq->response->location == NULL
			      ? ""
			      : rq->response->location;
	answer.body = rq->response->body == NULL ? "" : rq->response->body;
	answer.response = rq->response;
	return answer;
}

struct answer
world_get(const struct action *self, enum who who, const char *query)
{
	return serve(self, new_request(self, who, query));
}

struct answer
world_get_json(const struct action *self, enum who who, const char *query)
{
	struct request *rq = new_request(self, who, query);

	rq->http.wants_json = true;
	return serve(self, rq);
}

/* What the hidden fields of the page would have carried. */
static const char *
with_hidden_fields(struct request *rq, enum who who, const char *body)
{
	struct request page = { .cx = { .mem = world.mem } };
	struct param_list list;

	page.config = rq->config;
	page.http.cookies = rq->http.cookies;
	page.session.account_id = world.people[who].account_id;
	memcpy(page.session.csrf_key, world.people[who].csrf_key,
	    sizeof(page.session.csrf_key));
	response_reset(&page);
	parse(body, &list);
	if (param_get(&list, "csrf") == NULL)
		body = arena_printf(world.mem, "%s&csrf=%s", body,
		    csrf_token(&page));
	if (param_get(&list, "token") == NULL)
		body = arena_printf(world.mem, "%s&token=%s", body,
		    crypto_random_hex(world.mem, 16));
	return body;
}

static struct request *
new_post(const struct action *self, enum who who, const char *query,
    const char *body)
{
	struct request *rq;

	if (who == WORLD_NOBODY)
		world_cookie(auth_visitor_cookie(test_config()),
		    crypto_random_hex(world.mem, 32));
	rq = new_request(self, who, query);
	rq->http.method = METHOD_POST;
	parse(with_hidden_fields(rq, who, body == NULL ? "" : body),
	    &rq->http.body);
	rq->http.uploads.n = world.n_uploads;
	rq->http.uploads.items = arena_array(world.mem, UPLOADS,
	    sizeof(struct upload));
	for (size_t i = 0; i < world.n_uploads; i++)
		rq->http.uploads.items[i] = world.uploads[i];
	request_hash_body(&rq->http);
	return rq;
}

struct answer
world_post(const struct action *self, enum who who, const char *query,
    const char *body)
{
	return serve(self, new_post(self, who, query, body));
}

struct answer
world_post_json(const struct action *self, enum who who, const char *query,
    const char *body)
{
	struct request *rq = new_post(self, who, query, body);

	rq->http.wants_json = true;
	return serve(self, rq);
}

/* The answer --------------------------------------------------------------- */

const char *
answer_header(const struct answer *answer, const char *name)
{
	for (size_t i = 0; i < answer->response->n_headers; i++) {
		const struct header *header = &answer->response->headers[i];

		if (strcmp(header->name, name) == 0)
			return header->value;
	}
	return NULL;
}

uint64_t
answer_id(const struct answer *answer, const char *name)
{
	const char *query = strchr(answer->location, '?');
	struct param_list list;
	const char *value;
	long long id = 0;

	if (query == NULL)
		fail_msg("no query in \"%s\" (status %d)", answer->location,
		    answer->status);
	parse(query + 1, &list);
	value = param_get(&list, name);
	if (value == NULL || !text_to_int(value, 1, INT64_MAX, &id))
		fail_msg("no %s in %s", name, answer->location);
	return (uint64_t)id;
}
