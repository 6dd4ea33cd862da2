/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_XML_H
#define SPEAN_XML_H

#include <stddef.h>

#include <spean/err.h>
#include <spean/inflow.h>
#include <spean/str.h>

/*
 * XML that strangers wrote, read in one pass and in little memory: UTF-8,
 * UTF-16, ISO-8859-1 and US-ASCII, with or without a mark.  The only door to
 * expat.
 *
 * A document may name a DTD, which is not loaded.  One that declares entities,
 * or uses others than the five of XML, is refused.
 */
#define SP_XML_DEPTH 256 /* elements in each other */
#define SP_XML_NAMES 4096 /* of elements and attributes, different ones */
#define SP_XML_TOKEN                                                           \
	((size_t)1 << 20) /* bytes of a tag, a comment, a DOCTYPE, all names */

struct sp_xml;

/*
 * What is done with each; the strings hold during the call.  Text comes in
 * pieces, ends of lines as LF.  Attributes are names and values in turn, NULL
 * at the end; a prefix is part of a name ("xml:lang").  Other than SP_OK ends
 * the reading with this status.
 */
struct sp_xml_events {
	enum sp_status (*open)(struct sp_xml *xml, void *ctx, const char *name,
	    const char *const *attr, struct sp_err *err);
	enum sp_status (*close)(struct sp_xml *xml, void *ctx, const char *name,
	    struct sp_err *err);
	enum sp_status (*text)(struct sp_xml *xml, void *ctx,
	    struct sp_str text, struct sp_err *err);
};

/* events stay the caller's.  NULL: no memory. */
struct sp_xml *sp_xml_new(
    const struct sp_xml_events *events, void *ctx, struct sp_err *err);
void sp_xml_free(struct sp_xml *xml);

/*
 * Read a document to its end, once.  SP_BAD_TEXT where it is not well-formed
 * or refused, SP_BAD_RECORD where it is compressed and spoilt, SP_TOO_LARGE
 * beyond the bounds above, SP_IO, SP_NOMEM: sp_xml_line tells where.
 */
enum sp_status sp_xml_read(
    struct sp_xml *xml, struct sp_inflow *in, struct sp_err *err);

/* The line of what is told now, or where reading ended, from 1. */
size_t sp_xml_line(struct sp_xml *xml);

/* How many elements are open, the one that opens or closes now among them. */
size_t sp_xml_depth(const struct sp_xml *xml);

#endif
