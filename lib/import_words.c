#include "import_words.h"

#include <string.h>

#include "arena.h"
#include "str.h"
#include "text.h"

enum {
	NAME_WORDS = 16, /* of a name, at most */
	NAME_BYTES = 1000,
	DESCRIPTION_WORDS = 8
};

/* Words ------------------------------------------------------------------- */

static bool
is_ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A letter or digit; of what is not ASCII all but blanks, quotes and dashes. */
static bool
is_word_byte(const char *at)
{
	unsigned char c = (unsigned char)*at;

	return is_ascii_letter(*at) || (c >= '0' && c <= '9') ||
	       (c >= 0x80 && c != 0xc2 && c != 0xe2);
}

/* "KT-XH", "16.5", "1986/QĐ-UBND": signs between letters are of the word. */
static size_t
word_length(const char *s)
{
	size_t i = 0;

	while (is_word_byte(s + i) ||
	       (i > 0 && s[i] != '\0' && strchr("-/.&", s[i]) != NULL &&
		   is_word_byte(s + i + 1)))
		i++;
	return i;
}

static bool
is_capital(struct arena *mem, const char *s, size_t n)
{
	size_t first = 1;
	const char *letter;

	while (first < n && ((unsigned char)s[first] & 0xc0) == 0x80)
		first++;
	letter = arena_strndup(mem, s, first);
	if (first == 1)
		return *s >= 'A' && *s <= 'Z';
	/* What is its own capital, and no digit. */
	return text_equal(text_upper(mem, letter), letter);
}

/* Names say "ubnd" or "uy ban nhan dan" as they like: here always the one. */
static const char *
with_ubnd(struct arena *mem, const char *fold)
{
	static const char written[] = "uy ban nhan dan";
	const char *at = strstr(fold, written);

	if (at == NULL)
		return fold;
	return arena_printf(mem, "%.*subnd%s", (int)(at - fold), fold,
	    at + sizeof(written) - 1);
}

void
words_lexicon(struct arena *mem, const struct import_lexicon *names,
    struct import_lexicon *out)
{
	const char **folds = arena_array(mem, names->n, sizeof(*folds));

	for (size_t i = 0; i < names->n; i++)
		folds[i] = with_ubnd(mem, names->folds[i]);
	*out = (struct import_lexicon){ names->n, folds };
}

void
words_read(struct arena *mem, const struct import_lexicon *names,
    const char *text, struct words *out)
{
	size_t at = 0;

	*out = (struct words){ .mem = mem, .text = text, .names = names };
	out->items = arena_array(mem, strlen(text) + 1, sizeof(*out->items));
	while (text[at] != '\0') {
		size_t n = word_length(text + at);
		struct word *word = &out->items[out->n];

		*word = (struct word){ .fold = "", .start = at };
		if (n > 0) {
			word->fold = text_fold_words(mem,
			    arena_strndup(mem, text + at, n));
			word->capital = is_capital(mem, text + at, n);
		} else {
			n = 1;
			while (((unsigned char)text[at + n] & 0xc0) == 0x80)
				n++;
			word->sign = *text_fold(mem,
			    arena_strndup(mem, text + at, n));
		}
		at += n;
		word->end = at;
		if (*word->fold != '\0' ||
		    (word->sign != '\0' && word->sign != ' '))
			out->n++;
	}
}

bool
words_is(const struct words *w, size_t i, const char *fold)
{
	return i < w->n && strcmp(w->items[i].fold, fold) == 0;
}

static bool
is_sign(const struct words *w, size_t i, char sign)
{
	return i < w->n && w->items[i].sign == sign;
}

size_t
words_phrase(const struct words *w, size_t i, const char *phrase)
{
	size_t at = i;
	size_t n;

	for (; *phrase != '\0'; phrase += n + (phrase[n] == ' ')) {
		n = strcspn(phrase, " ");
		if (at >= w->n || strlen(w->items[at].fold) != n ||
		    memcmp(w->items[at].fold, phrase, n) != 0)
			return 0;
		at++;
	}
	return at - i;
}

static size_t
longest_of(const struct words *w, size_t i, const char *const *phrases)
{
	size_t longest = 0;

	for (; *phrases != NULL; phrases++) {
		size_t n = words_phrase(w, i, *phrases);

		if (n > longest)
			longest = n;
	}
	return longest;
}

/* "giao thông", "đơn vị", "công trình": a word of doing that is none here. */
static bool
is_of_a_noun(const struct words *w, size_t i)
{
	static const char *const nouns[] = { "giao thong", "giao duc",
		"giao dich", "giao luu", "moi truong", "don vi", "trinh do",
		"cu dan", "cu tri", "khong gian", "khong khi", "quan ly du an",
		"lap trinh", NULL };
	static const char *const in_front[] = { "cong", "chuong", "quy", "dan",
		"doc", "tien", "hanh", "ban", NULL };

	if (longest_of(w, i, nouns) > 0)
		return true;
	/* "Công ty cổ phần Công nghiệp". */
	if (i > 0 && words_is(w, i - 1, "co") && words_is(w, i, "phan"))
		return true;
	return i > 0 && w->items[i - 1].sign == '\0' &&
	       (words_is(w, i, "trinh") || words_is(w, i, "cu") ||
		   words_is(w, i, "lap")) &&
	       longest_of(w, i - 1, in_front) > 0;
}

bool
words_acts(const struct words *w, size_t i)
{
	static const char *const acts[] = { "chu tri", "chu dong", "phoi hop",
		"tham muu", "ra soat", "nghien cuu", "xay dung", "trien khai",
		"to chuc", "huong dan", "kiem tra", "theo doi", "don doc",
		"tong hop", "bao cao", "de xuat", "khan truong", "tap trung",
		"tiep tuc", "thuc hien", "tang cuong", "day nhanh", "day manh",
		"bo tri", "can doi", "hoan thien", "hoan thanh", "xem xet",
		"cap nhat", "cung cap", "tham dinh", "trinh", "xu ly",
		"giai quyet", "lam viec", "chi dao", "ban hanh", "lap",
		"can cu", "bam sat", "chuan bi", "gui", "thong bao", "cong bo",
		"quan ly", "moi", "dinh ky", "khao sat", "nghiem tuc",
		"co trach nhiem", "chiu trach nhiem", "co y kien", "co van ban",
		"khong", "phai", "som", "lien he", "dieu chinh", "bao dam",
		"dam bao", "duy tri", "quan triet", "kip thoi", "thuong xuyen",
		"phan cong", "phan bo", "giao", "cu", "nhanh chong",
		"quyet liet", "tuyen truyen", "danh gia", "thong nhat",
		"rut kinh nghiem", "xac dinh", "thanh lap", "kien nghi",
		"van hanh", "dang ky", "ky ket", "lua chon", "phe duyet",
		"quyet toan", "giai ngan", "thu hoi", "ho tro", "chap hanh",
		"de nghi", "yeu cau", "tiep thu", "chinh sua", "bo sung", "don",
		"nop", "tra loi", "giam sat", "dam nhan", "lam ro",
		"lam dau moi", "la don vi", "la co quan", "khac phuc",
		"nang cao", "phat dong", "thong ke", "tiep nhan", "ban giao",
		"xac minh", "thanh toan", "cong khai", "cho y kien", "van dong",
		"tham gia", "ung pho", "kiem soat", "tieu huy", "cung ung",
		"nang cap", "sua chua", "cai tao", "bao ve", "dao tao",
		"boi duong", "tap huan", "ket noi", "tich hop", "so hoa",
		"ung dung", "san sang", "phat huy", "kien toan", "keu goi",
		"di doi", "so tan", "thong tin", "thu ly", "thuc day",
		"thao go", "truc tiep", "kiem diem", "chinh trang", "tranh thu",
		"vay von", "ngan chan", "xu phat", "giam dinh", NULL };

	return longest_of(w, i, acts) > 0 && !is_of_a_noun(w, i);
}

const char *
words_slice(const struct words *w, size_t i, size_t end)
{
	size_t from;

	if (i >= end || i >= w->n)
		return "";
	from = w->items[i].start;
	return text_clean(w->mem,
	    arena_strndup(w->mem, w->text + from, w->items[end - 1].end - from),
	    TEXT_LINE);
}

/* Names ------------------------------------------------------------------- */

/* "Giám đốc", "Chủ tịch": the head of an agency stands for it. */
static size_t
skip_titles(const struct words *w, size_t i)
{
	static const char *const titles[] = { "giam doc", "thu truong",
		"chu tich", "lanh dao", "truong ban", "chanh van phong",
		"chi huy truong", "tong giam doc", "nguoi dung dau",
		"cac dong chi", "dong chi", "ong", "ba", "cuc truong", NULL };
	size_t n = longest_of(w, i, titles);
	size_t all = 0;

	for (; n > 0; n = longest_of(w, i + all, titles)) {
		/* "Chánh Văn phòng UBND tỉnh": the office is named with it. */
		all += words_is(w, i + all, "chanh") ? 1 : n;
		if (is_sign(w, i + all, ',') &&
		    longest_of(w, i + all + 1, titles) > 0)
			all++;
	}
	return all;
}

static size_t
ubnd_at(const struct words *w, size_t i)
{
	if (words_is(w, i, "ubnd"))
		return 1;
	return words_phrase(w, i, "uy ban nhan dan");
}

static bool
is_known(const struct words *w, const char *fold)
{
	for (size_t i = 0; i < w->names->n; i++)
		if (strcmp(w->names->folds[i], fold) == 0)
			return true;
	return false;
}

/* Where the longest known name that begins at i ends; i: there is none. in
 * front: what is to be thought before it ("so ", in a list of them). */
static size_t
known_end(const struct words *w, size_t i, const char *in_front)
{
	size_t longest = i;
	size_t n = 0;
	struct str fold;

	str_init(&fold, w->mem, NAME_BYTES + 1);
	str_add(&fold, in_front);
	for (size_t at = i; at < w->n && n < NAME_WORDS; at++) {
		const struct word *word = &w->items[at];
		size_t ubnd = ubnd_at(w, at);

		if (word->sign == ',' || word->sign == '-' || word->sign == '&')
			continue;
		if (word->sign != '\0' ||
		    fold.length + strlen(word->fold) + 2 > NAME_BYTES)
			break;
		if (n++ > 0)
			str_add_char(&fold, ' ');
		str_add(&fold, ubnd > 0 ? "ubnd" : word->fold);
		at += ubnd > 0 ? ubnd - 1 : 0;
		if (is_known(w, str_text(&fold)))
			longest = at + 1;
	}
	return longest;
}

/* "UBND xã, phường", "Sở, ban, ngành": all of them, though nobody says "các".
 */
static bool
names_all(const struct words *w, size_t i, bool committee)
{
	static const char *const pairs[][2] = { { "co quan", "don vi" },
		{ "vien", "truong" } };
	size_t next = i + 1;
	size_t n;

	if (is_sign(w, next, ','))
		next++;
	if (committee)
		return (words_is(w, i, "xa") || words_is(w, i, "phuong")) &&
		       (next >= w->n || words_is(w, next, "phuong") ||
			   words_is(w, next, "xa") || words_is(w, next, "va"));
	if (words_is(w, i, "so") &&
	    (words_is(w, next, "ban") || words_is(w, next, "nganh")))
		return next > i + 1 || !w->items[next].capital;
	/* "Cơ quan, đơn vị có liên quan", "Viện, trường". */
	for (n = 0; n < 2; n++)
		if (words_phrase(w, i, pairs[n][0]) > 0) {
			next = i + words_phrase(w, i, pairs[n][0]);
			next += is_sign(w, next, ',') ||
				words_is(w, next, "va");
			if (words_phrase(w, next, pairs[n][1]) > 0)
				return true;
		}
	return false;
}

/* "các sở, ban, ngành", "các cơ quan, đơn vị có liên quan", "UBND các xã,
 * phường": words that only groups have. 0: no group begins here. */
static size_t
group_length(const struct words *w, size_t i)
{
	static const char *const members[] = { "so", "ban", "nganh", "co quan",
		"don vi", "dia phuong", "xa", "phuong", "dac khu", "huyen",
		"thi xa", "thanh pho", "doan the", "hoi", "to chuc", "cap",
		"chu dau tu", "doanh nghiep", "ban quan ly", "nha thau",
		"phong", "cong ty", "vien", "truong", "chinh quyen",
		"luc luong", "hiep hoi", "hiep hoi doanh nghiep",
		"hiep hoi nganh nghe", "co so", "co so giao duc",
		"co so nghien cuu", "thi nghiem", "tap doan", "ca nhan",
		"nha mang", "ngan hang", "hop tac xa", "ho kinh doanh",
		"don vi su nghiep", "truong dh", "vien nc", NULL };
	static const char *const more[] = { "co lien quan", "lien quan",
		"thuoc tinh", "cua tinh", "cap tinh", "cap xa", "khac", "tinh",
		"trong tinh", "tren dia ban tinh", "tren dia ban", "truc thuoc",
		"thuoc", "du an", "du an dau tu", "du an dau tu xay dung",
		"chinh tri", "xa hoi", "co so", "cong lap", "hop tac",
		"tren dia ban thanh pho", NULL };
	static const char *const plural[] = { "cac", "tat ca cac", "tat ca",
		"mot so", "nhung", "toan bo cac", NULL };
	size_t at = i;
	size_t n;

	at += ubnd_at(w, at);
	if (longest_of(w, at, plural) > 0)
		at += longest_of(w, at, plural);
	else if (!(at > i && words_is(w, at, "cap")) &&
		 !names_all(w, at, at > i))
		return 0;
	n = longest_of(w, at, members);
	if (n == 0)
		return 0;
	for (at += n;; at += n) {
		size_t sign = is_sign(w, at, ',') || is_sign(w, at, '-') ||
			      words_is(w, at, "va");

		n = longest_of(w, at, more);
		if (n > 0)
			continue;
		n = longest_of(w, at + sign, members);
		/* A name of its own after a comma is another agency. */
		if (n == 0 ||
		    (w->items[at + sign].capital && at + sign + 1 < w->n &&
			w->items[at + sign + 1].sign == '\0'))
			return at - i;
		n += sign;
	}
}

static bool
is_committee(const struct words *w, size_t i)
{
	size_t n = ubnd_at(w, i);

	if (n > 0 && words_is(w, i + n, "tp"))
		return true;

	return n > 0 &&
	       (i + n == w->n || words_is(w, i + n, "tinh") ||
		   words_is(w, i + n, "thanh") || w->items[i + n].sign != '\0');
}

/* "Công ty Điện lực Lào Cai": small words in the middle of a name. */
static bool
capital_follows(const struct words *w, size_t i)
{
	for (size_t at = i + 1; at < w->n && at <= i + 3; at++) {
		if (w->items[at].sign != '\0' || words_acts(w, at))
			return false;
		if (w->items[at].capital)
			return true;
	}
	return false;
}

/* A name nobody knows: it begins as they do. */
static size_t
unknown_end(const struct words *w, size_t i)
{
	static const char *const starts[] = { "so", "ban quan ly", "ban",
		"van phong", "cong an", "bo chi huy", "bo doi bien phong",
		"thanh tra", "cuc", "chi cuc", "kho bac", "ngan hang",
		"bao hiem xa hoi", "toa an", "vien", "truong", "trung tam",
		"cong ty", "tong cong ty", "tap doan", "lien minh", "hoi",
		"lien doan", "mat tran", "dai", "bao", "thue", "hai quan",
		"doan", "ubnd", "uy ban nhan dan", "uy ban", "phong", "quy",
		"to cong tac", "hat kiem lam", "dien luc", NULL };
	static const char *const small[] = { "va", "xa", "phuong", "dac", "khu",
		"tinh", "quan", "ly", "du", "an", "so", "cac", "dau", "tu",
		"nghiep", "kinh", "te", "thanh", "pho", "mot", "vien", "huyen",
		"nhan", "dan", "phong", "ve", "trien", "thuong", "cong",
		"trinh", "giao", "thong", NULL };
	size_t at = i + longest_of(w, i, starts);

	/* "Báo cáo ..." is no newspaper. */
	if (at == i || !w->items[i].capital || words_acts(w, i))
		return i;
	for (; at < w->n && at - i < NAME_WORDS; at++) {
		const struct word *word = &w->items[at];

		if (word->sign != '\0' && word->sign != '-')
			break;
		if (word->capital || word->sign == '-')
			continue;
		if (words_is(w, at, "va") &&
		    longest_of(w, at + 1, starts) > 0 &&
		    w->items[at + 1].capital)
			break;
		if (*word->fold >= '0' && *word->fold <= '9' &&
		    strlen(word->fold) <= 2)
			continue;
		if (words_acts(w, at) &&
		    !(words_is(w, at, "xay") &&
			words_phrase(w, at - 2, "dau tu xay dung") > 0))
			break;
		if (longest_of(w, at, small) == 0 && !words_is(w, at, "xay") &&
		    !words_is(w, at, "dung") && !capital_follows(w, at))
			break;
	}
	while (at > i && w->items[at - 1].sign != '\0')
		at--;
	return at;
}

/* "Ban Quản lý dự án" is known; "Ban Quản lý dự án số 2" is another one. */
static bool
names_another(const struct words *w, size_t i)
{
	return (words_is(w, i, "so") && i + 1 < w->n &&
		   *w->items[i + 1].fold >= '0' &&
		   *w->items[i + 1].fold <= '9') ||
	       words_phrase(w, i, "cong trinh") > 0 ||
	       words_phrase(w, i, "khu vuc") > 0;
}

/* Where the agency that begins at i ends; i: none does. */
static size_t
name_end(const struct words *w, size_t i, bool *known)
{
	size_t end;
	size_t group;

	if (i >= w->n || (is_committee(w, i) && known_end(w, i, "") == i))
		return i;
	end = known_end(w, i, "");
	group = i + group_length(w, i);
	if (group > i && group >= end)
		return group;
	if (end == i || names_another(w, end))
		end = unknown_end(w, i);
	else if (words_is(w, end, "tinh") || words_phrase(w, end, "cua tinh"))
		end += words_is(w, end, "tinh") ? 1 : 2;
	if (end > i)
		*known = true;
	return end;
}

static void
add_name(struct str *names, const char *name)
{
	if (names->length + strlen(name) + 3 > NAME_BYTES)
		return;
	if (names->length > 0)
		str_add(names, "; ");
	str_add(names, name);
}

/* "các Sở: Công Thương, Tài chính": "Sở" is said once. */
static size_t
take_list_of_departments(const struct words *w, size_t i, struct str *names)
{
	size_t at = i + words_is(w, i, "cac");

	if (at == i || !words_is(w, at, "so"))
		return i;
	at += 1 + is_sign(w, at + 1, ':');
	if (!w->items[at - 1].sign && !(at < w->n && w->items[at].capital))
		return i;
	for (i = at;;) {
		size_t end = known_end(w, at, "so ");

		if (end == at)
			return i;
		add_name(names,
		    arena_printf(w->mem, "Sở %s", words_slice(w, at, end)));
		i = end;
		at = end;
		if (is_sign(w, at, ',') || words_is(w, at, "va"))
			at++;
		else
			return i;
	}
}

/* "các chủ đầu tư hạ tầng cụm công nghiệp, Sở Y": what is said of a group
 * before the next name. */
static size_t
skip_description(const struct words *w, size_t i)
{
	size_t at = i;
	bool known;

	while (at < w->n && at - i < DESCRIPTION_WORDS &&
	       w->items[at].sign == '\0' && !w->items[at].capital &&
	       !words_is(w, at, "va") && !words_acts(w, at))
		at++;
	if (at > i && (is_sign(w, at, ',') || words_is(w, at, "va")) &&
	    name_end(w, at + 1, &known) > at + 1)
		return at;
	return i;
}

bool
words_naming(const struct words *w, size_t i, struct naming *out)
{
	struct str names;
	size_t at;
	size_t next = i;

	*out = (struct naming){ .words = "", .end = i };
	str_init(&names, w->mem, NAME_BYTES + 1);
	for (;;) {
		size_t end;

		next += skip_titles(w, next);
		at = take_list_of_departments(w, next, &names);
		end = at > next && names.length > 0 ? at : next;
		if (end > next) {
			out->known = true;
		} else {
			end = name_end(w, next, &out->known);
			if (end == next)
				break;
			end = skip_description(w, end);
			add_name(&names, words_slice(w, next, end));
		}
		out->end = next = end;
		if (is_sign(w, next, ',') && (words_is(w, next + 1, "va") ||
						 words_is(w, next + 1, "cung")))
			next += 2;
		else if (is_sign(w, next, ',') || is_sign(w, next, ';') ||
			 words_is(w, next, "va") || words_is(w, next, "cung"))
			next++;
		else
			break;
	}
	out->words = str_text(&names);
	return names.length > 0;
}
