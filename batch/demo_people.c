#define BANNED_ALLOW_STDIO

#include "demo_people.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "agency_store.h"
#include "arena.h"
#include "clock.h"
#include "crypto.h"
#include "demo_store.h"
#include "directive_store.h"
#include "profile.h"
#include "str.h"
#include "text.h"

/* Sixteen characters, plain letters and signs: easy to type on any keyboard. */
static const char password[] = "trang-sang-bien!";
static const char officer_secret[] = "gio-mat-dau-mua!";

static const struct {
	const char *name;
	const char *title;
	enum role role;
	enum position position;
	int place; /* among those of this position; division of a specialist */
} office[] = {
	{ "Nguyễn Hoài An", "Chuyên viên Phòng Kinh tế tổng hợp", ROLE_CREATOR,
	    POSITION_SPECIALIST, 0 },
	{ "Trần Minh Châu", "Chuyên viên Phòng Kinh tế tổng hợp", ROLE_CREATOR,
	    POSITION_SPECIALIST, 1 },
	{ "Lê Quốc Đạt", "Chuyên viên Phòng Đô thị và Môi trường", ROLE_CREATOR,
	    POSITION_SPECIALIST, 2 },
	{ "Phạm Thùy Giang", "Chuyên viên Phòng Đô thị và Môi trường",
	    ROLE_CREATOR, POSITION_SPECIALIST, 3 },
	{ "Võ Ngọc Hân", "Chuyên viên Phòng Khoa giáo, Văn xã và Nội chính",
	    ROLE_CREATOR, POSITION_SPECIALIST, 4 },
	{ "Đặng Nhật Khoa", "Chuyên viên Phòng Khoa giáo, Văn xã và Nội chính",
	    ROLE_CREATOR, POSITION_SPECIALIST, 5 },
	{ "Bùi Thanh Liêm", "Trưởng phòng Kinh tế tổng hợp", ROLE_CREATOR,
	    POSITION_DIVISION_HEAD, 0 },
	{ "Hồ Tuyết Mai", "Trưởng phòng Đô thị và Môi trường", ROLE_CREATOR,
	    POSITION_DIVISION_HEAD, 1 },
	{ "Đỗ Hữu Phước", "Trưởng phòng Khoa giáo, Văn xã và Nội chính",
	    ROLE_CREATOR, POSITION_DIVISION_HEAD, 2 },
	{ "Huỳnh Bá Tùng", "Chánh Văn phòng", ROLE_GENERAL_MANAGER,
	    POSITION_OFFICE_LEADER, 0 },
	{ "Dương Lệ Thu", "Phó Chánh Văn phòng", ROLE_GENERAL_MANAGER,
	    POSITION_OFFICE_LEADER, 1 },
	{ "Lương Gia Khiêm", "Chủ tịch UBND {u}", ROLE_LEADER,
	    POSITION_CHAIRMAN, 0 },
	{ "Đoàn Thục Quyên", "Phó Chủ tịch UBND {u}", ROLE_LEADER,
	    POSITION_VICE_CHAIRMAN, 1 },
	{ "Mạc Trọng Nghĩa", "Phó Chủ tịch UBND {u}", ROLE_LEADER,
	    POSITION_VICE_CHAIRMAN, 2 },
	{ "Tạ Hoài Bảo", "Phó Chủ tịch UBND {u}", ROLE_LEADER,
	    POSITION_VICE_CHAIRMAN, 3 },
	{ "Quản trị hệ thống", "Quản trị viên", ROLE_ADMINISTRATOR,
	    POSITION_NONE, 0 },
	{ "Quản trị hạ tầng", "Kỹ sư vận hành", ROLE_INFRASTRUCTURE,
	    POSITION_NONE, 0 },
	{ "Kiểm tra nhật ký", "Chuyên viên an toàn thông tin", ROLE_AUDITOR,
	    POSITION_NONE, 0 },
};

/* These other agencies were never given an account (R2). */
static const char *const without_account[] = { "dien", "nh", "mt" };

static const struct {
	const char *name; /* of the seed */
	int specialist;
	int chair; /* 1 to 3 */
} fields[N_DEMO_FIELDS] = {
	[IN_ECONOMY] = { "Kinh tế tổng hợp", 0, 0 },
	[IN_FINANCE] = { "Tài chính, ngân sách", 0, 0 },
	[IN_INVESTMENT] = { "Đầu tư công", 0, 0 },
	[IN_TRADE] = { "Công nghiệp, thương mại", 1, 3 },
	[IN_FARMING] = { "Nông nghiệp, nông thôn", 1, 3 },
	[IN_NATURE] = { "Tài nguyên, môi trường", 3, 1 },
	[IN_LAND] = { "Đất đai, giải phóng mặt bằng", 3, 1 },
	[IN_BUILDING] = { "Xây dựng, đô thị", 2, 1 },
	[IN_TRAFFIC] = { "Giao thông", 2, 1 },
	[IN_DIGITAL] = { "Khoa học, công nghệ, chuyển đổi số", 4, 2 },
	[IN_SCHOOL] = { "Giáo dục, đào tạo", 4, 2 },
	[IN_HEALTH] = { "Y tế", 4, 2 },
	[IN_CULTURE] = { "Văn hóa, thể thao", 4, 2 },
	[IN_TOURISM] = { "Du lịch", 1, 3 },
	[IN_WELFARE] = { "Lao động, người có công, xã hội", 4, 2 },
	[IN_PEOPLES] = { "Dân tộc, tôn giáo", 5, 3 },
	[IN_HOME_AFFAIRS] = { "Nội vụ, cải cách hành chính", 5, 0 },
	[IN_JUSTICE] = { "Tư pháp, thanh tra, khiếu nại tố cáo", 5, 0 },
	[IN_SECURITY] = { "Quốc phòng, an ninh", 5, 0 },
	[IN_FOREIGN] = { "Đối ngoại", 5, 2 },
	[IN_DISASTER] = { "Phòng chống thiên tai", 3, 3 },
};

int
demo_specialist_of(enum demo_field field)
{
	return fields[field].specialist;
}

int
demo_division_of(int specialist)
{
	return specialist / 2;
}

int
demo_leader_of(int specialist)
{
	return specialist < 4 ? 0 : 1;
}

int
demo_chair_of(enum demo_field field)
{
	return fields[field].chair;
}

struct demo_agency *
demo_agency_find(struct demo_people *people, uint64_t id)
{
	for (size_t i = 0; i < people->n_agencies; i++)
		if (people->agencies[i].agency.id == id)
			return &people->agencies[i];
	return NULL;
}

/* Reading what there is ------------------------------------------------ */

static enum err
read_fields(struct cx *cx, struct demo_people *people)
{
	struct work_field_list list;
	enum err err = directive_store_list_fields(cx, &list);

	if (err)
		return err;
	for (int i = 0; i < N_DEMO_FIELDS; i++) {
		for (size_t j = 0; j < list.n; j++)
			if (text_equal(list.items[j].name, fields[i].name))
				people->fields[i] = list.items[j].id;
		if (people->fields[i] == 0)
			return fail(cx, ERR_SYSTEM, "field %d is not seeded",
			    i);
	}
	return OK;
}

/* "Sở NN&MT" to "SNNMT", "Công an tỉnh" to "CAT": the letters people would put
 * behind the number. */
static const char *
symbol_of(struct arena *mem, const struct agency *agency)
{
	const char *p = agency->short_name;
	struct str out;
	bool first = true;

	if (agency->kind == AGENCY_LOCALITY)
		return "UBND";
	str_init(&out, mem, 40);
	for (; *p != '\0' && out.length < 30; p++) {
		unsigned char c = (unsigned char)*p;
		size_t n = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;

		if (c >= 0x80 && (first || strncmp(p, "Đ", n) == 0))
			str_add_n(&out, p, n);
		else if (c < 0x80 && (first ? isalnum(c) : isupper(c)))
			str_add_char(&out, (char)toupper(c));
		first = c == ' ';
		p += n - 1;
	}
	return str_text(&out);
}

enum err
demo_people_read(struct cx *cx, struct demo_words *words,
    struct demo_people *people)
{
	struct agency_list list;
	size_t communes = 0;
	enum err err;

	err = agency_store_list(cx, words->today, &list);
	if (err)
		return err;
	people->n_agencies = list.n;
	people->agencies = arena_array(cx->mem, list.n,
	    sizeof(*people->agencies));
	for (size_t i = 0; i < list.n; i++) {
		struct demo_agency *it = &people->agencies[i];

		it->agency = list.items[i];
		it->symbol = symbol_of(cx->mem, &it->agency);
		if (it->agency.kind != AGENCY_LOCALITY)
			continue;
		if (++communes < DEMO_COMMUNES)
			words->communes[communes] = it->agency.name;
		people->newcomer = it;
	}
	if (communes < DEMO_COMMUNES)
		return fail(cx, ERR_SYSTEM, "the communes are not seeded");
	return read_fields(cx, people);
}

/* Adding --------------------------------------------------------------- */

/* "Nguyễn Hoài An" to "an.nh". */
static const char *
login_of(struct arena *mem, const char *name)
{
	char *fold = arena_strdup(mem, text_fold_words(mem, name));
	char *last = strrchr(fold, ' ');
	struct str out;

	str_init(&out, mem, 120);
	str_printf(&out, "%s.", last == NULL ? fold : last + 1);
	for (const char *p = fold; last != NULL && p <= last; p++)
		if (p == fold || (p[-1] == ' ' && p < last))
			str_add_char(&out, *p);
	return str_text(&out);
}

static const char *
person_name(struct arena *mem, struct demo_chance *chance)
{
	static const char *const families[] = { "Nguyễn", "Trần", "Lê", "Phạm",
		"Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý",
		"Phan", "Trương", "Đinh", "Cao", "Tôn Nữ", "Mai", "Lâm", NULL };
	static const char *const middles[] = { "Thị", "Văn", "Minh", "Thanh",
		"Ngọc", "Hoàng", "Quang", "Thu", "Đức", "Kim", "Xuân", "Hữu",
		"Bảo", "Khánh", "Gia", NULL };
	static const char *const givens[] = { "Anh", "Bình", "Chi", "Dung",
		"Duy", "Hà", "Hải", "Hạnh", "Hiền", "Hòa", "Hùng", "Huy", "Lan",
		"Linh", "Long", "Mai", "Nam", "Nga", "Nhung", "Phong", "Phúc",
		"Quân", "Sơn", "Tâm", "Thảo", "Thắng", "Trang", "Trung", "Tuấn",
		"Vân", "Việt", "Yến", NULL };
	const char *family = demo_pick(chance, families);
	const char *middle = demo_pick(chance, middles);

	return arena_printf(mem, "%s %s %s", family, middle,
	    demo_pick(chance, givens));
}

static bool
has_account(const struct demo_words *words, const struct agency *agency)
{
	size_t n = sizeof(without_account) / sizeof(without_account[0]);

	for (size_t i = 0; i < n; i++)
		if (text_equal(agency->name,
			demo_name(words, without_account[i])))
			return false;
	return !text_is_empty(agency->email);
}

static struct actor
actor_of(const struct demo_account *account)
{
	return (struct actor){
		.account_id = account->id,
		.login = account->login,
		.name = account->name,
		.kind = account->kind,
		.role = account->role,
		.position = account->position,
		.agency_id = account->agency_id,
		.agency_name = "",
		.officer_name = "",
		.address = "127.0.0.1",
		.language = "vi",
	};
}

static struct actor *
place_of(struct demo_people *people, enum position position, int place)
{
	switch (position) {
	case POSITION_SPECIALIST:
		return &people->specialists[place];
	case POSITION_DIVISION_HEAD:
		return &people->heads[place];
	case POSITION_OFFICE_LEADER:
		return &people->leaders[place];
	case POSITION_CHAIRMAN:
	case POSITION_VICE_CHAIRMAN:
		return &people->chairs[place];
	case POSITION_NONE:
	case N_POSITIONS:
		break;
	}
	return NULL;
}

static const char *
office_login(struct arena *mem, size_t i)
{
	if (office[i].role == ROLE_ADMINISTRATOR)
		return "quantri";
	if (office[i].role == ROLE_INFRASTRUCTURE)
		return "hatang";
	if (office[i].role == ROLE_AUDITOR)
		return "kiemtra";
	return login_of(mem, office[i].name);
}

static enum err
add_office(struct cx *cx, const struct demo_words *words,
    struct demo_people *people, const char *hash)
{
	for (size_t i = 0; i < sizeof(office) / sizeof(office[0]); i++) {
		struct demo_account account = {
			.kind = ACCOUNT_PERSONAL,
			.role = office[i].role,
			.position = office[i].position,
			.name = office[i].name,
			.password_hash = hash,
		};
		struct actor *actor = place_of(people, office[i].position,
		    office[i].place);
		enum err err;

		account.title = demo_say(words, cx->mem, office[i].title,
		    words->today, NULL);
		account.login = arena_printf(cx->mem, "%s@%s",
		    office_login(cx->mem, i), people->domain);
		account.email = account.login;
		err = demo_store_add_account(cx, &account);
		if (err)
			return err;
		if (office[i].role == ROLE_ADMINISTRATOR)
			actor = &people->administrator;
		if (actor != NULL)
			*actor = actor_of(&account);
	}
	return OK;
}

static enum err
add_assigners(struct cx *cx, struct demo_people *people, int32_t from)
{
	struct assigner_list list;
	enum err err;

	err = directive_store_list_assigners(cx, from, &list);
	if (err)
		return err;
	for (size_t i = 0; i < list.n; i++)
		if (list.items[i].kind == ASSIGNER_COMMITTEE)
			people->assigners[0] = list.items[i].id;
	for (int i = 0; i < DEMO_CHAIRS; i++) {
		struct assigner assigner = {
			.kind = i == 0 ? ASSIGNER_CHAIRMAN
				       : ASSIGNER_VICE_CHAIRMAN,
			.name = people->chairs[i].name,
		};

		err = demo_store_add_assigner(cx, &assigner,
		    people->chairs[i].account_id, 20 + i, from);
		if (err)
			return err;
		people->assigners[i + 1] = assigner.id;
	}
	return people->assigners[0] != 0
		   ? OK
		   : fail(cx, ERR_SYSTEM, "the committee is not seeded");
}

static const char *
officer_title(const struct agency *agency, bool leader)
{
	switch (agency->kind) {
	case AGENCY_LOCALITY:
		return leader ? "Phó Chủ tịch UBND"
			      : "Công chức Văn phòng HĐND và UBND";
	case AGENCY_DEPARTMENT:
	case AGENCY_OFFICE:
	case AGENCY_OTHER:
	case N_AGENCY_KINDS:
		break;
	}
	return leader ? "Phó Thủ trưởng đơn vị" : "Chuyên viên Văn phòng";
}

static enum err
add_officers(struct cx *cx, struct demo_people *people,
    struct demo_chance *chance, int32_t from, struct demo_agency *it,
    const char *hash)
{
	for (int i = 0; i < 2; i++) {
		bool leader = i == 1;
		struct officer officer = {
			.agency_id = it->agency.id,
			.name = person_name(people->mem, chance),
			.title = officer_title(&it->agency, leader),
			.leader_in_charge = leader,
			.phone = it->agency.phone,
			.valid_from = from,
		};
		enum err err;

		officer.email = arena_printf(people->mem, "%s@%s",
		    login_of(people->mem, officer.name), people->domain);
		err = demo_store_add_officer(cx, &officer, hash);
		if (err)
			return err;
		if (leader) {
			it->leader = officer.name;
			continue;
		}
		it->actor.officer_id = officer.id;
		it->actor.officer_name = officer.name;
	}
	return OK;
}

static enum err
add_agencies(struct cx *cx, const struct demo_words *words,
    struct demo_people *people, struct demo_chance *chance, int32_t from,
    const char *hash, const char *secret_hash)
{
	for (size_t i = 0; i < people->n_agencies; i++) {
		struct demo_agency *it = &people->agencies[i];
		struct demo_account account = {
			.login = it->agency.email,
			.kind = ACCOUNT_AGENCY,
			.role = ROLE_RESPONDER,
			.name = text_shorten(people->mem, it->agency.name, 119),
			.title = "",
			.email = it->agency.email,
			.agency_id = it->agency.id,
			.must_change_password = it == people->newcomer,
			.password_hash = hash,
		};
		enum err err;

		it->leader = it->agency.head_name;
		if (!has_account(words, &it->agency))
			continue;
		err = demo_store_add_account(cx, &account);
		if (err)
			return err;
		it->actor = actor_of(&account);
		it->actor.agency_name = it->agency.name;
		err = add_officers(cx, people, chance, from, it, secret_hash);
		if (err)
			return err;
	}
	return OK;
}

static enum err
check_phrases(struct cx *cx, const struct config *config)
{
	const char *place = text_fold(cx->mem, config->unit_name);
	size_t min = (size_t)cx->profile->password_min;
	const char *why = password_objection(password, "", place, min);

	if (why == NULL)
		why = password_objection(officer_secret, "", place, min);
	if (why != NULL)
		return fail(cx, ERR_BUG, "the demo phrases: %s", why);
	return OK;
}

/*
 * One hash for all passwords and one for all secrets. A hash takes a third of
 * a second on purpose, and there are three hundred people; who they are is no
 * secret here, since the phrases are printed on the screen.
 */
enum err
demo_people_add(struct cx *cx, const struct config *config,
    const struct demo_words *words, struct demo_chance *chance, int32_t from,
    struct demo_people *people)
{
	const char *pepper = config_secret(config, "pepper");
	const char *at = strchr(config->mail_from, '@');
	char hash[HASH_TEXT_MAX];
	char secret_hash[HASH_TEXT_MAX];
	enum err err;

	err = check_phrases(cx, config);
	if (err)
		return err;
	people->mem = cx->mem;
	people->domain = at == NULL ? "example.vn" : at + 1;
	crypto_password_hash(password, pepper, hash);
	crypto_password_hash(officer_secret, pepper, secret_hash);
	err = add_office(cx, words, people, hash);
	if (err)
		return err;
	err = add_assigners(cx, people, from);
	if (err)
		return err;
	return add_agencies(cx, words, people, chance, from, hash, secret_hash);
}

/* Telling people ------------------------------------------------------- */

static void
write_person(FILE *file, const char *url, const struct actor *actor,
    const char *what)
{
	fprintf(file, "  %-24s %-34s %s, %s\n", url, actor->login, actor->name,
	    what);
}

static void
write_agency(FILE *file, const struct config *config, struct demo_agency *it)
{
	if (it == NULL || it->actor.account_id == 0)
		return;
	fprintf(file,
	    "  %-24s %-34s %s: %s, trả lời / responder; %s, lãnh đạo, chỉ xem"
	    " / leader, reads\n",
	    config->portal_url, it->actor.login, it->agency.name,
	    it->actor.officer_name, it->leader);
}

static struct demo_agency *
by_code(const struct demo_people *people, const char *code)
{
	for (size_t i = 0; i < people->n_agencies; i++)
		if (text_equal(people->agencies[i].agency.code, code))
			return &people->agencies[i];
	return NULL;
}

static struct demo_agency *
by_name(const struct demo_people *people, const char *name)
{
	for (size_t i = 0; i < people->n_agencies; i++)
		if (text_equal(people->agencies[i].agency.name, name))
			return &people->agencies[i];
	return NULL;
}

static void
write_all(FILE *file, const struct config *config,
    const struct demo_words *words, const struct demo_people *people)
{
	fprintf(file,
	    "Mật khẩu của mọi tài khoản / password of all:  %s\n"
	    "Mã riêng của mọi cán bộ / secret of officers:  %s\n",
	    password, officer_secret);
	write_person(file, config->office_url, &people->specialists[0],
	    "chuyên viên / specialist");
	write_person(file, config->office_url, &people->specialists[3],
	    "chuyên viên / specialist");
	write_person(file, config->office_url, &people->heads[0],
	    "trưởng phòng / head of division");
	write_person(file, config->office_url, &people->leaders[0],
	    "Chánh Văn phòng / head of the office");
	write_person(file, config->office_url, &people->chairs[0],
	    "Chủ tịch / Chairman");
	write_person(file, config->office_url, &people->chairs[1],
	    "Phó Chủ tịch / Vice-Chairman");
	write_agency(file, config, by_code(people, "so-xay-dung"));
	write_agency(file, config,
	    by_code(people, "so-nong-nghiep-va-moi-truong"));
	write_agency(file, config, by_name(people, words->communes[1]));
	write_agency(file, config, people->newcomer);
	fprintf(file, "  %-24s quantri@%-26s quản trị / administrator\n",
	    config->admin_url, people->domain);
	fprintf(file, "  %-24s hatang@%-27s hạ tầng / infrastructure\n",
	    config->admin_url, people->domain);
	fprintf(file, "  %-24s kiemtra@%-26s kiểm tra nhật ký / auditor\n",
	    config->admin_url, people->domain);
}

enum err
demo_people_write_logins(struct cx *cx, const struct config *config,
    const struct demo_words *words, const struct demo_people *people,
    const char *path)
{
	FILE *file = fopen(path, "we");
	bool bad;

	if (file == NULL)
		return fail(cx, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	write_all(file, config, words, people);
	bad = ferror(file) != 0;
	if (fclose(file) != 0 || bad)
		return fail(cx, ERR_SYSTEM, "%s cannot be written", path);
	return OK;
}
