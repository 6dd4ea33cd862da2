/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_ITEM_H
#define SPEAN_ITEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/str.h>

/* What a list begins its items with: "•", "3.", "3)", "3.)", "(3)", "c." */
enum sp_item_style {
	SP_ITEM_NONE,
	SP_ITEM_DOT,
	SP_ITEM_PAREN,
	SP_ITEM_BOTH,
	SP_ITEM_ROUND
};

struct sp_item {
	uint32_t bullet; /* 0: none */
	enum sp_item_style style;
	bool letter; /* value is the code point of a letter */
	uint32_t value; /* 0: a bullet alone */
	size_t delim; /* the byte of its "." or ")" */
	size_t end; /* behind it; 0: there is no mark */
};

/* The mark that begins at byte pos of text, a line's or an item's first. */
struct sp_item sp_item_read(struct sp_str text, size_t pos);

/* Letters that number items: capitals with a full stop are initials. */
bool sp_item_is_letter(uint32_t cp);

#endif
