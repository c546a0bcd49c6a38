/*
 * render: one page of templates/ with the values of fixtures, as view renders
 *it.
 *
 *	render templates vi pages/login.cs tests/templates/common.hdf ...
 *
 * HTML escaping is on, exactly as in lib/view.c. Exit 1: a template or a
 * fixture does not parse, or does not render.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <ClearSilver/ClearSilver.h>

static STRING errors;

static int
complain(NEOERR *error)
{
	if (error == STATUS_OK)
		return 0;
	nerr_error_string(error, &errors);
	nerr_ignore(&error);
	fprintf(stderr, "render: %s\n", errors.buf);
	string_clear(&errors);
	return 1;
}

static NEOERR *
print(void *unused, char *s)
{
	(void)unused;
	if (s != NULL)
		fputs(s, stdout);
	return STATUS_OK;
}

/* The words of one page alone, as lib/view.c reads them. */
static NEOERR *
fill_own(HDF *hdf, const char *folder, const char *page, const char *language)
{
	const char *name = strrchr(page, '/');
	char path[4096];

	name = name == NULL ? page : name + 1;
	snprintf(path, sizeof(path), "%s/%.*s/%s.hdf", folder,
	    (int)strcspn(name, "."), name, language);
	return access(path, R_OK) == 0 ? hdf_read_file(hdf, path) : STATUS_OK;
}

static NEOERR *
fill(HDF *hdf, int n, char **files, const char *folder, const char *language)
{
	NEOERR *error;
	char path[4096];
	int i;

	for (i = 0; i < n; i++) {
		error = hdf_read_file(hdf, files[i]);
		if (error != STATUS_OK)
			return error;
	}
	snprintf(path, sizeof(path), "%s/text/%s.hdf", folder, language);
	error = hdf_read_file(hdf, path);
	if (error == STATUS_OK)
		error = hdf_set_value(hdf, "Page.language", language);
	if (error == STATUS_OK)
		error = hdf_set_value(hdf, "hdf.loadpaths.0", folder);
	if (error == STATUS_OK)
		error = hdf_set_value(hdf, "Config.VarEscapeMode", "html");
	if (error == STATUS_OK)
		error = hdf_set_value(hdf, "Config.TimeFooter", "0");
	return error;
}

int
main(int argc, char **argv)
{
	HDF *hdf;
	CSPARSE *parse;

	if (argc < 4) {
		fputs("usage: render folder language page.cs file.hdf...\n",
		    stderr);
		return 2;
	}
	string_init(&errors);
	if (complain(hdf_init(&hdf)) ||
	    complain(fill(hdf, argc - 4, argv + 4, argv[1], argv[2])) ||
	    complain(fill_own(hdf, argv[1], argv[3], argv[2])) ||
	    complain(cs_init(&parse, hdf)) ||
	    complain(cs_parse_file(parse, argv[3])) ||
	    complain(cs_render(parse, NULL, print)))
		return 1;
	cs_destroy(&parse);
	hdf_destroy(&hdf);
	return fflush(stdout) == 0 ? 0 : 1;
}
