/*
 * render: pages of templates/ with the values of fixtures, as view renders
 * them.
 *
 *	render templates vi pages/login.cs tests/templates/common.hdf ...
 *	render --serve templates
 *
 * The second reads one order after the other from its input: a line "language
 * TAB page TAB fixture ... TAB number of bytes", and so many bytes of values;
 * it answers each with a line "status number of bytes", and so many bytes of
 * page, or of what was wrong. The words are read once, not for each page.
 *
 * HTML escaping is on, exactly as in lib/view.c. Exit 1: a template or a
 * fixture does not parse, or does not render.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <ClearSilver/ClearSilver.h>

enum { ORDER_MAX = 1 << 20, PARTS_MAX = 16, LANGUAGES = 2 };

static STRING errors;

static int
complain(NEOERR *error)
{
	if (error == STATUS_OK)
		return 0;
	nerr_error_string(error, &errors);
	nerr_ignore(&error);
	return 1;
}

static NEOERR *
print(void *out, char *s)
{
	return s == NULL ? STATUS_OK : string_append(out, s);
}

/* The words: of everybody, and of one page alone, as lib/view.c reads them. */
static NEOERR *
read_words(HDF **words, const char *folder, const char *page,
    const char *language)
{
	const char *name = strrchr(page, '/');
	char path[4096];
	NEOERR *error;

	error = hdf_init(words);
	if (error != STATUS_OK)
		return error;
	snprintf(path, sizeof(path), "%s/text/%s.hdf", folder, language);
	error = hdf_read_file(*words, path);
	name = name == NULL ? page : name + 1;
	snprintf(path, sizeof(path), "%s/%.*s/%s.hdf", folder,
	    (int)strcspn(name, "."), name, language);
	if (error == STATUS_OK && access(path, R_OK) == 0)
		error = hdf_read_file(*words, path);
	return error;
}

/* Words are kept as long as the page stays the same, one set per language. */
static NEOERR *
words_of(HDF **words, const char *folder, const char *page,
    const char *language)
{
	static struct {
		char key[512];
		HDF *words;
	} kept[LANGUAGES];
	int slot = strcmp(language, "vi") != 0;
	char key[sizeof(kept[0].key)];
	NEOERR *error = STATUS_OK;

	snprintf(key, sizeof(key), "%s %s %s", folder, page, language);
	if (strcmp(key, kept[slot].key) != 0) {
		hdf_destroy(&kept[slot].words);
		memcpy(kept[slot].key, key, sizeof(key));
		error = read_words(&kept[slot].words, folder, page, language);
	}
	*words = kept[slot].words;
	return error;
}

/* How lib/view.c has the engine set up. */
static NEOERR *
settings(HDF *hdf, const char *folder, const char *language)
{
	NEOERR *error = hdf_set_value(hdf, "Page.language", language);

	if (error == STATUS_OK)
		error = hdf_set_value(hdf, "hdf.loadpaths.0", folder);
	if (error == STATUS_OK)
		error = hdf_set_value(hdf, "Config.VarEscapeMode", "html");
	if (error == STATUS_OK)
		error = hdf_set_value(hdf, "Config.TimeFooter", "0");
	return error;
}

/* What the last order needed is kept: most orders differ in one value. */
static struct {
	char fixtures[8192]; /* their names, of these values */
	HDF *values;
	char page[4096]; /* its name, of this tree */
	HDF *boot;
	CSPARSE *tree;
} last;

static NEOERR *
fixtures_of(HDF **values, int n, char **files)
{
	NEOERR *error = STATUS_OK;
	char names[sizeof(last.fixtures)] = "";
	int i, used = 0;

	for (i = 0; i < n && used < (int)sizeof(names); i++)
		used += snprintf(names + used, sizeof(names) - (size_t)used,
		    "%s\n", files[i]);
	if (last.values == NULL || strcmp(names, last.fixtures) != 0) {
		hdf_destroy(&last.values);
		error = hdf_init(&last.values);
		for (i = 0; i < n && error == STATUS_OK; i++)
			error = hdf_read_file(last.values, files[i]);
		memcpy(last.fixtures, names, sizeof(names));
		if (error != STATUS_OK)
			hdf_destroy(&last.values);
	}
	*values = last.values;
	return error;
}

static void
forget_tree(void)
{
	cs_destroy(&last.tree);
	hdf_destroy(&last.boot);
}

static NEOERR *
tree_of(CSPARSE **tree, const char *folder, const char *page)
{
	NEOERR *error = STATUS_OK;

	if (last.tree == NULL || strcmp(page, last.page) != 0) {
		forget_tree();
		snprintf(last.page, sizeof(last.page), "%s", page);
		error = hdf_init(&last.boot);
		if (error == STATUS_OK)
			error = settings(last.boot, folder, "vi");
		if (error == STATUS_OK)
			error = cs_init(&last.tree, last.boot);
		if (error == STATUS_OK)
			error = cs_parse_file(last.tree, page);
		if (error != STATUS_OK)
			forget_tree();
	}
	*tree = last.tree;
	return error;
}

/* parts: language, page, fixtures. 1: it is wrong, and errors says how. */
static int
render(const char *folder, int n, char **parts, const char *values, STRING *out)
{
	HDF *hdf = NULL, *words = NULL, *base = NULL;
	CSPARSE *tree = NULL;
	int wrong;

	wrong = complain(hdf_init(&hdf)) ||
		complain(fixtures_of(&base, n - 2, parts + 2)) ||
		complain(hdf_copy(hdf, "", base)) ||
		complain(settings(hdf, folder, parts[0])) ||
		complain(hdf_read_string(hdf, values)) ||
		complain(words_of(&words, folder, parts[1], parts[0])) ||
		complain(tree_of(&tree, folder, parts[1]));
	if (!wrong) {
		tree->hdf = hdf;
		tree->global_hdf = words;
		wrong = complain(cs_render(tree, out, print));
		tree->hdf = last.boot;
		tree->global_hdf = NULL;
		if (wrong)
			forget_tree();
	}
	hdf_destroy(&hdf);
	return wrong;
}

static int
answer(const char *folder, char *line, char *values)
{
	char *parts[PARTS_MAX], *rest = NULL, *part;
	size_t size = 0;
	STRING out;
	int n = 0, wrong;

	line[strcspn(line, "\n")] = '\0';
	for (part = strtok_r(line, "\t", &rest); part != NULL && n < PARTS_MAX;
	     part = strtok_r(NULL, "\t", &rest))
		parts[n++] = part;
	if (n >= 3)
		size = strtoul(parts[n - 1], NULL, 10);
	if (n < 3 || size >= ORDER_MAX || fread(values, 1, size, stdin) != size)
		return 2;
	values[size] = '\0';
	string_init(&out);
	string_clear(&errors);
	wrong = render(folder, n - 1, parts, values, &out);
	if (wrong)
		string_clear(&out);
	fprintf(stdout, "%d %d\n", wrong, wrong ? errors.len : out.len);
	fwrite(wrong ? errors.buf : out.buf, 1,
	    (size_t)(wrong ? errors.len : out.len), stdout);
	string_clear(&out);
	return fflush(stdout) == 0 ? 0 : 2;
}

static int
serve(const char *folder)
{
	static char line[1 << 16], values[ORDER_MAX];

	while (fgets(line, sizeof(line), stdin) != NULL)
		if (answer(folder, line, values) != 0) {
			fputs("render: no such order\n", stderr);
			return 2;
		}
	return 0;
}

int
main(int argc, char **argv)
{
	STRING out;

	string_init(&errors);
	string_init(&out);
	if (argc == 3 && strcmp(argv[1], "--serve") == 0)
		return serve(argv[2]);
	if (argc < 4) {
		fputs("usage: render folder language page.cs file.hdf...\n"
		      "       render --serve folder\n",
		    stderr);
		return 2;
	}
	if (render(argv[1], argc - 2, argv + 2, "", &out)) {
		fprintf(stderr, "render: %s\n", errors.buf);
		return 1;
	}
	fputs(out.buf, stdout);
	string_clear(&out);
	return fflush(stdout) == 0 ? 0 : 1;
}
