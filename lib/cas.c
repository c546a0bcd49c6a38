#include "cas.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "arena.h"
#include "text.h"

static const char NAMESPACE[] = "http://www.yale.edu/tp/cas";

enum { CODE_MAX = 60 };

static bool
is_named(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && node->ns != NULL &&
	       text_equal((const char *)node->ns->href, NAMESPACE) &&
	       text_equal((const char *)node->name, name);
}

static xmlNode *
child_of(const xmlNode *parent, const char *name)
{
	for (xmlNode *one = parent->children; one != NULL; one = one->next) {
		if (is_named(one, name))
			return one;
	}
	return NULL;
}

/* Plain text and nothing else: "a<!-- -->b" is not a name. */
static const char *
text_in(struct arena *mem, const xmlNode *node)
{
	const xmlNode *only = node == NULL ? NULL : node->children;

	if (only == NULL || only->next != NULL || only->type != XML_TEXT_NODE)
		return "";
	return text_clean(mem, (const char *)only->content, TEXT_LINE);
}

static const char *
why_not(struct arena *mem, const xmlNode *root)
{
	xmlNode *failure = child_of(root, "authenticationFailure");
	const char *why = "malformed";
	xmlChar *code;

	if (failure == NULL)
		return why;
	code = xmlGetNoNsProp(failure, (const xmlChar *)"code");
	if (code != NULL)
		why = text_shorten(mem,
		    text_clean(mem, (const char *)code, TEXT_LINE), CODE_MAX);
	xmlFree(code);
	return why;
}

static const char *
user_in(struct arena *mem, const xmlNode *root, const char **out_why)
{
	const xmlNode *success;
	const char *user;

	*out_why = "malformed";
	if (root == NULL || !is_named(root, "serviceResponse"))
		return NULL;
	success = child_of(root, "authenticationSuccess");
	if (success == NULL) {
		*out_why = why_not(mem, root);
		return NULL;
	}
	user = text_in(mem, child_of(success, "user"));
	return *user == '\0' || strlen(user) > CAS_USER_MAX ? NULL : user;
}

const char *
cas_user_of(struct arena *mem, const char *text, size_t n, const char **out_why)
{
	xmlParserCtxt *parser = xmlNewParserCtxt();
	const char *user = NULL;
	xmlDoc *doc = NULL;

	*out_why = "malformed";
	/* An internal subset is the only place an entity could come from. One
	 * encoding, whatever the text says of itself: in another the document
	 * type would not be seen here. */
	if (parser != NULL && n <= INT_MAX && text_is_utf8(text, n) &&
	    memmem(text, n, "<!DOCTYPE", strlen("<!DOCTYPE")) == NULL)
		doc = xmlCtxtReadMemory(parser, text, (int)n, NULL, "UTF-8",
		    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
			XML_PARSE_NOCDATA);
	if (doc != NULL && doc->intSubset == NULL)
		user = user_in(mem, xmlDocGetRootElement(doc), out_why);
	xmlFreeDoc(doc);
	xmlFreeParserCtxt(parser);
	return user;
}
