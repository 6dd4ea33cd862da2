/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SENT_RULES_H
#define SPEAN_SENT_RULES_H

struct sp_sent_rules {
	const char *const *abbrev;
};

extern const struct sp_sent_rules sp_lang_en_sent;
extern const struct sp_sent_rules sp_lang_km_sent;

#endif
