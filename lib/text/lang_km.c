/* SPDX-License-Identifier: MIT */
#include <spean/sent_rules.h>

#include <stddef.h>

const struct sp_sent_rules sp_lang_km_sent = {NULL};
