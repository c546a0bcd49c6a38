#include "demo_words.h"

#include <string.h>

#include "arena.h"
#include "clock.h"
#include "log.h"
#include "str.h"
#include "text.h"

enum { TEXT_MAX = 8000, WORD_MAX = 16, FREE_DAYS = 3 };

static const struct {
	const char *word;
	const char *kh;
	const char *tth;
} names[] = {
	{ "xp", "UBND các xã, phường, đặc khu", "UBND các xã, phường" },
	{ "sn", "Các sở, ban, ngành", "Các sở, ban, ngành" },
	{ "vp", "Văn phòng UBND tỉnh Khánh Hòa",
	    "Văn phòng UBND thành phố Huế" },
	{ "dtg", "Sở Dân tộc và Tôn giáo", "Sở Nội vụ" },
	{ "vhtt", "Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa và Thể thao" },
	{ "dl", "Sở Văn hóa, Thể thao và Du lịch", "Sở Du lịch" },
	{ "tt", "Thanh tra tỉnh Khánh Hòa", "Thanh tra thành phố Huế" },
	{ "ca", "Công an tỉnh Khánh Hòa", "Công an thành phố Huế" },
	{ "qs", "Bộ Chỉ huy quân sự tỉnh Khánh Hòa",
	    "Bộ Chỉ huy quân sự thành phố Huế" },
	{ "thue", "Thuế tỉnh Khánh Hòa", "Thuế thành phố Huế" },
	{ "kb", "Kho bạc Nhà nước khu vực XIII",
	    "Kho bạc Nhà nước khu vực XII" },
	{ "nh", "Ngân hàng Nhà nước chi nhánh Khu vực 10",
	    "Ngân hàng Nhà nước chi nhánh Khu vực 9" },
	{ "bhxh", "Bảo hiểm xã hội tỉnh Khánh Hòa",
	    "Bảo hiểm xã hội thành phố Huế" },
	{ "mt", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Khánh Hòa",
	    "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Huế" },
	{ "bao", "Báo và phát thanh, truyền hình Khánh Hòa",
	    "Báo và phát thanh, truyền hình Huế" },
	{ "dien", "Công ty Cổ phần Điện lực Khánh Hòa",
	    "Công ty Điện lực Huế" },
	{ "kkt", "Ban Quản lý Khu kinh tế và các khu công nghiệp",
	    "Ban Quản lý Khu kinh tế, công nghiệp thành phố Huế" },
	{ "bqda", "Ban Quản lý dự án đầu tư xây dựng tỉnh", "Sở Xây dựng" },
};

const char *
demo_name(const struct demo_words *words, const char *name)
{
	if (text_equal(name, "u"))
		return words->unit_kind;
	if (text_equal(name, "U"))
		return words->unit_name;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (text_equal(names[i].word, name))
			return text_equal(words->profile, "kh") ? names[i].kh
								: names[i].tth;
	return NULL;
}

/* A day as people would set it: near ones as they are, others on a working
 * day. */
static const char *
say_day(const struct demo_words *words, struct arena *mem, int32_t from,
    int32_t n)
{
	int32_t day = from + n;
	int32_t step = day < words->today ? -1 : 1;
	char text[16];

	if (n < -FREE_DAYS || n > FREE_DAYS)
		while (!calendar_is_working(words->calendar, day))
			day += step;
	return arena_strdup(mem, day_format_short(day, text));
}

static const char *
say_month(const struct demo_words *words, struct arena *mem, int n)
{
	struct date today = day_to_date(words->today);
	int months = today.year * 12 + today.month - 1 + n;

	return arena_printf(mem, months % 12 < 2 ? "%02d/%d" : "%d/%d",
	    months % 12 + 1, months / 12);
}

static const char *
say_quarter(const struct demo_words *words, struct arena *mem, int n)
{
	static const char *const roman[] = { "I", "II", "III", "IV" };
	struct date today = day_to_date(words->today);
	int quarters = today.year * 4 + (today.month - 1) / 3 + n;

	return arena_printf(mem, "%s/%d", roman[quarters % 4], quarters / 4);
}

/* What is written in the last weeks of a year is about the next one. */
static const char *
say_year(struct arena *mem, int32_t issued_on, int n)
{
	return arena_printf(mem, "%d", day_to_date(issued_on + 20).year + n);
}

static const char *
say_word(const struct demo_words *words, struct arena *mem, const char *word,
    int32_t issued_on, const char *agency)
{
	const char *name = demo_name(words, word);
	long long n = 0;

	if (name != NULL)
		return name;
	if (text_equal(word, "cq") && agency != NULL)
		return agency;
	if (!text_to_int(word[1] == '+' ? word + 2 : word + 1, -999, 999, &n))
		log_die(1, "demo: unknown word \"%s\"", word);
	switch (word[0]) {
	case 'd':
		return say_day(words, mem, words->today, (int32_t)n);
	case 'i':
		return say_day(words, mem, issued_on, (int32_t)n);
	case 'm':
		return say_month(words, mem, (int)n);
	case 'q':
		return say_quarter(words, mem, (int)n);
	case 'y':
		return say_year(mem, issued_on, (int)n);
	case 'x':
		if (n > 0 && n < DEMO_COMMUNES)
			return words->communes[n];
		break;
	default:
		break;
	}
	log_die(1, "demo: unknown word \"%s\"", word);
}

const char *
demo_say(const struct demo_words *words, struct arena *mem, const char *text,
    int32_t issued_on, const char *agency)
{
	const char *open;
	struct str out;

	str_init(&out, mem, TEXT_MAX);
	while ((open = strchr(text, '{')) != NULL) {
		size_t n = strcspn(open, "}");

		if (n > WORD_MAX || open[n] == '\0')
			log_die(1, "demo: a brace is not closed");
		str_add_n(&out, text, (size_t)(open - text));
		str_add(&out,
		    say_word(words, mem, arena_strndup(mem, open + 1, n - 1),
			issued_on, agency));
		text = open + n + 1;
	}
	str_add(&out, text);
	return str_text(&out);
}

/* splitmix64: enough for a demo, and the same everywhere. */
unsigned
demo_roll(struct demo_chance *chance, unsigned n)
{
	uint64_t z = chance->state += 0x9e3779b97f4a7c15U;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
	z ^= z >> 31;
	return n == 0 ? 0 : (unsigned)(z % n);
}

const char *
demo_pick(struct demo_chance *chance, const char *const *texts)
{
	unsigned n = 0;

	while (texts[n] != NULL)
		n++;
	return texts[demo_roll(chance, n)];
}
