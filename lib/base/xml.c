/* SPDX-License-Identifier: MIT */
#include <spean/xml.h>

#include <stdlib.h>

#include <expat.h>

#include <spean/map.h>

struct sp_xml {
	XML_Parser parser;
	const struct sp_xml_events *events;
	void *ctx;
	size_t depth;
	uint64_t fed; /* bytes that the parser was given */
	uint64_t doctype; /* where one began that has not ended, plus 1 */
	struct sp_map names; /* the parser keeps them too */
	size_t name_bytes;
	struct sp_err err; /* what ended the reading; SP_OK: nothing has */
};

/* The parser calls on for a while after it was stopped. */
static bool
is_over(const struct sp_xml *xml)
{
	return xml->err.status != SP_OK;
}

/* End the reading unless status is SP_OK; err is filled already. */
static void
end_unless(struct sp_xml *xml, enum sp_status status)
{
	if (status == SP_OK)
		return;
	xml->err.status = status;
	XML_StopParser(xml->parser, XML_FALSE);
}

static enum sp_status
note_name(struct sp_xml *xml, const char *name)
{
	struct sp_str text = sp_str_c(name);
	bool added = false;

	if (!sp_map_at(&xml->names, text, &added))
		return sp_err_set(&xml->err, SP_NOMEM, "out of memory");
	if (added)
		xml->name_bytes += text.n;
	if (xml->names.n > SP_XML_NAMES || xml->name_bytes > SP_XML_TOKEN)
		return sp_err_set(&xml->err, SP_TOO_LARGE,
		    "more than %d names of elements and attributes, or very "
		    "long ones",
		    SP_XML_NAMES);
	return SP_OK;
}

static enum sp_status
note_names(struct sp_xml *xml, const char *name, const char *const *attr)
{
	enum sp_status status = note_name(xml, name);

	for (; attr[0] && status == SP_OK; attr += 2)
		status = note_name(xml, attr[0]);
	return status;
}

static void XMLCALL
on_open(void *ctx, const char *name, const char **attr)
{
	struct sp_xml *xml = ctx;

	if (is_over(xml))
		return;
	end_unless(xml, note_names(xml, name, (const char *const *)attr));
	if (is_over(xml))
		return;
	if (++xml->depth > SP_XML_DEPTH)
		end_unless(xml,
		    sp_err_set(&xml->err, SP_TOO_LARGE,
			"more than %d elements in each other", SP_XML_DEPTH));
	else
		end_unless(xml,
		    xml->events->open(xml, xml->ctx, name,
			(const char *const *)attr, &xml->err));
}

static void XMLCALL
on_close(void *ctx, const char *name)
{
	struct sp_xml *xml = ctx;

	if (is_over(xml))
		return;
	end_unless(xml, xml->events->close(xml, xml->ctx, name, &xml->err));
	xml->depth--;
}

static void XMLCALL
on_text(void *ctx, const char *text, int n)
{
	struct sp_xml *xml = ctx;

	if (!is_over(xml))
		end_unless(xml,
		    xml->events->text(xml, xml->ctx,
			(struct sp_str){text, (size_t)n}, &xml->err));
}

static void XMLCALL
on_doctype(void *ctx, const char *name, const char *system, const char *public,
    int has_inside)
{
	struct sp_xml *xml = ctx;

	(void)name, (void)system, (void)public, (void)has_inside;
	xml->doctype = (uint64_t)XML_GetCurrentByteIndex(xml->parser) + 1;
}

static void XMLCALL
on_doctype_end(void *ctx)
{
	struct sp_xml *xml = ctx;

	xml->doctype = 0;
}

/* An entity can be made of others, and so on, until nobody has the memory. */
static void XMLCALL
on_declared(void *ctx, const char *name, int is_parameter, const char *value,
    int n, const char *base, const char *system, const char *public,
    const char *notation)
{
	struct sp_xml *xml = ctx;

	(void)is_parameter, (void)value, (void)n, (void)base, (void)system;
	(void)public, (void)notation;
	if (!is_over(xml))
		end_unless(xml,
		    sp_err_set(&xml->err, SP_BAD_TEXT,
			"it declares an entity, '%.40s', which is refused",
			name));
}

/* With a DTD that is not read, an unknown entity is no error of its own. */
static void XMLCALL
on_skipped(void *ctx, const char *name, int is_parameter)
{
	struct sp_xml *xml = ctx;

	if (!is_over(xml) && !is_parameter)
		end_unless(xml,
		    sp_err_set(&xml->err, SP_BAD_TEXT,
			"the entity '%.40s' is none of XML's own", name));
}

struct sp_xml *
sp_xml_new(const struct sp_xml_events *events, void *ctx, struct sp_err *err)
{
	struct sp_xml *xml = calloc(1, sizeof(*xml));

	if (xml)
		xml->parser = XML_ParserCreate(NULL);
	if (!xml || !xml->parser) {
		free(xml);
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	xml->events = events;
	xml->ctx = ctx;
	XML_SetUserData(xml->parser, xml);
	XML_SetElementHandler(xml->parser, on_open, on_close);
	XML_SetCharacterDataHandler(xml->parser, on_text);
	XML_SetDoctypeDeclHandler(xml->parser, on_doctype, on_doctype_end);
	XML_SetEntityDeclHandler(xml->parser, on_declared);
	XML_SetSkippedEntityHandler(xml->parser, on_skipped);
	return xml;
}

void
sp_xml_free(struct sp_xml *xml)
{
	if (!xml)
		return;
	XML_ParserFree(xml->parser);
	sp_map_release(&xml->names);
	free(xml);
}

/* The byte that the parser stumbled over; -1: not known. */
static int
bad_byte(struct sp_xml *xml)
{
	int offset = 0, n = 0;
	const char *text = XML_GetInputContext(xml->parser, &offset, &n);

	if (!text || offset < 0 || offset >= n)
		return -1;
	return (unsigned char)text[offset];
}

/* What the parser says, in words for who made the file. */
static enum sp_status
tell(struct sp_xml *xml, struct sp_err *err)
{
	enum XML_Error code = XML_GetErrorCode(xml->parser);
	int byte;

	switch (code) {
	case XML_ERROR_NO_MEMORY:
		return sp_err_set(err, SP_NOMEM, "out of memory");
	case XML_ERROR_UNKNOWN_ENCODING:
		return sp_err_set(err, SP_BAD_TEXT,
		    "its encoding is none of UTF-8, UTF-16, ISO-8859-1 and "
		    "US-ASCII");
	case XML_ERROR_INCORRECT_ENCODING:
		return sp_err_set(err, SP_BAD_TEXT,
		    "it is not in the encoding that it declares");
	case XML_ERROR_INVALID_TOKEN:
		byte = bad_byte(xml);
		if (byte > 0 && byte < ' ')
			return sp_err_set(err, SP_BAD_TEXT,
			    "the control character U+%04X, which XML does not "
			    "allow",
			    (unsigned)byte);
		if (byte >= 0x80)
			return sp_err_set(err, SP_BAD_TEXT,
			    "a character that is not in the encoding of the "
			    "file or not allowed there");
		break;
	default:
		break;
	}
	return sp_err_set(
	    err, SP_BAD_TEXT, "not XML: %s", XML_ErrorString(code));
}

/* Hand a piece to the parser. */
static enum sp_status
feed(struct sp_xml *xml, struct sp_str piece, bool last, struct sp_err *err)
{
	enum XML_Status went =
	    XML_Parse(xml->parser, piece.s, (int)piece.n, last);
	XML_Index at = XML_GetCurrentByteIndex(xml->parser);

	if (is_over(xml))
		return sp_err_set(err, xml->err.status, "%s", xml->err.msg);
	if (went != XML_STATUS_OK)
		return tell(xml, err);
	xml->fed += piece.n;
	if (xml->doctype)
		at = (XML_Index)xml->doctype - 1;
	/* What is not whole yet is kept, and read from its beginning again. */
	if (!last && at >= 0 &&
	    xml->fed - (uint64_t)at > SP_XML_TOKEN + piece.n)
		return sp_err_set(err, SP_TOO_LARGE,
		    "a tag, comment or declaration of more than %zu bytes",
		    SP_XML_TOKEN);
	return SP_OK;
}

enum sp_status
sp_xml_read(struct sp_xml *xml, struct sp_inflow *in, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	bool last = false;

	while (status == SP_OK && !last) {
		struct sp_str piece;

		/* The first bytes tell the encoding, if they come together. */
		status = sp_inflow_peek(in, xml->fed ? 1 : 4, &piece, err);
		if (status != SP_OK)
			break;
		if (piece.n > (size_t)64 << 10)
			piece.n = (size_t)64 << 10;
		last = piece.n == 0;
		status = feed(xml, piece, last, err);
		sp_inflow_take(in, piece.n);
	}
	return status;
}

size_t
sp_xml_line(struct sp_xml *xml)
{
	return (size_t)XML_GetCurrentLineNumber(xml->parser);
}

size_t
sp_xml_depth(const struct sp_xml *xml)
{
	return xml->depth;
}
