/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EXTRACT_CAPTION_H
#define SPEAN_EXTRACT_CAPTION_H

#include <spean/err.h>
#include <spean/extract_main.h>
#include <spean/html.h>
#include <spean/map.h>

/*
 * Inside of the module extract: of what is kept of a page, drop what says once
 * more what the caption of a picture says.  seen is scratch.  SP_OK or
 * SP_NOMEM.
 */
enum sp_status sp_caption_once(const struct sp_html *html,
    struct sp_main *found, struct sp_map *seen, struct sp_err *err);

#endif
