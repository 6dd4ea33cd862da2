# SPDX-License-Identifier: MIT
# The objects are compiled once: the shared library is made of them, and the
# tools have them within, so that they start at once and run where they lie.
lib_LTLIBRARIES += lib/libspean.la
noinst_LTLIBRARIES += lib/libobjects.la
lib_libspean_la_SOURCES =
lib_libspean_la_LIBADD = lib/libobjects.la
lib_libobjects_la_LIBADD = $(ICU_LIBS) $(SQLITE_LIBS) $(GUMBO_LIBS) \
	$(XXHASH_LIBS) $(JANSSON_LIBS) $(ICONV_LIBS)
lib_libspean_la_LDFLAGS = $(AM_LDFLAGS) -version-info 0:0:0 -no-undefined \
	-export-symbols-regex '^sp_'
lib_libobjects_la_SOURCES = \
	lib/base/err.c \
	lib/base/str.c \
	lib/base/utf8.c \
	lib/base/buf.c \
	lib/base/arena.c \
	lib/base/map.c \
	lib/base/rec.c \
	lib/base/file.c \
	lib/base/pool.c \
	lib/base/decimal.c \
	lib/base/json.c \
	lib/text/dict.c \
	lib/text/words.c \
	lib/text/translit_model.c \
	lib/text/starts.c \
	lib/text/lang.c \
	lib/text/script.c \
	lib/text/doc.c \
	lib/text/docset.c \
	lib/text/khmer.c \
	lib/text/khmer_cluster.c \
	lib/text/conv_detect.c \
	lib/text/conv_score.c \
	lib/text/conv_limon_keys.c \
	lib/text/conv_limon.c \
	lib/text/conv.c \
	lib/text/conv_legacy.c \
	lib/text/conv_guess.c \
	lib/text/conv_find.c \
	lib/text/conv_html.c \
	lib/text/invisible.c \
	lib/text/plain_wide.c \
	lib/text/plain.c \
	lib/text/nfc.c \
	lib/text/norm_map.c \
	lib/text/fold.c \
	lib/text/skeleton.c \
	lib/text/norm_pass.c \
	lib/text/norm_cut.c \
	lib/text/norm.c \
	lib/text/glyph.c \
	lib/text/phrase.c \
	lib/text/sign.c \
	lib/text/item.c \
	lib/text/stop.c \
	lib/text/sent.c \
	lib/text/cluster.c \
	lib/text/segment.c \
	lib/text/word_icu.c \
	lib/text/sent_doc.c \
	lib/text/wrap.c \
	lib/text/word.c \
	lib/text/num.c \
	lib/text/consonants.c \
	lib/text/translit.c \
	lib/text/latin_words.c \
	lib/text/latin_name.c \
	lib/text/exonym.c \
	lib/text/known.c \
	lib/text/name_find.c \
	lib/text/day.c \
	lib/text/lunar.c \
	lib/text/lunar_text.c \
	lib/text/date_value.c \
	lib/text/date_agree.c \
	lib/text/date_lex.c \
	lib/text/date_form.c \
	lib/text/date_eval.c \
	lib/text/date_fields.c \
	lib/text/date_time.c \
	lib/text/date.c \
	lib/text/num_lex.c \
	lib/text/num_sum.c \
	lib/text/tally.c \
	lib/text/num_group.c \
	lib/text/numeral.c \
	lib/text/amount.c \
	lib/text/quantity.c \
	lib/text/latin_find.c \
	lib/text/name_class.c \
	lib/text/khmer_name.c \
	lib/text/name_place.c \
	lib/text/tag.c \
	lib/text/tag_agree.c \
	lib/text/html_class.c \
	lib/text/html_font.c \
	lib/text/html_scan.c \
	lib/text/html_tree.c \
	lib/text/html_meta.c \
	lib/text/html.c \
	lib/text/furniture.c \
	lib/text/extract_main.c \
	lib/text/extract_text.c \
	lib/text/extract_date.c \
	lib/text/extract.c \
	lib/align/pair.c \
	lib/align/placing.c \
	lib/align/anchor.c \
	lib/align/index.c \
	lib/align/bead.c \
	lib/align/band.c \
	lib/align/search.c \
	lib/align/feature.c \
	lib/align/evidence.c \
	lib/align/align.c \
	lib/align/pairing.c \
	lib/align/eval.c \
	lib/store/db.c \
	lib/store/schema.c \
	lib/store/store.c \
	lib/store/put.c \
	lib/store/read.c \
	lib/store/tmx.c \
	lib/job/build.c

# What is compiled in of corpora/, made by a program of the build machine's.
nodist_lib_libobjects_la_SOURCES = $(tables)

spincludedir = $(includedir)/spean
spinclude_HEADERS = \
	include/spean/align.h \
	include/spean/arena.h \
	include/spean/bead.h \
	include/spean/buf.h \
	include/spean/build.h \
	include/spean/conv.h \
	include/spean/date.h \
	include/spean/date_value.h \
	include/spean/day.h \
	include/spean/doc.h \
	include/spean/dict.h \
	include/spean/docset.h \
	include/spean/err.h \
	include/spean/eval.h \
	include/spean/evidence.h \
	include/spean/exonym.h \
	include/spean/extract.h \
	include/spean/file.h \
	include/spean/html.h \
	include/spean/known.h \
	include/spean/lang.h \
	include/spean/latin_name.h \
	include/spean/lunar.h \
	include/spean/lunar_text.h \
	include/spean/map.h \
	include/spean/name_find.h \
	include/spean/norm.h \
	include/spean/norm_map.h \
	include/spean/num.h \
	include/spean/pair.h \
	include/spean/placing.h \
	include/spean/anchor.h \
	include/spean/index.h \
	include/spean/pairing.h \
	include/spean/pool.h \
	include/spean/quantity.h \
	include/spean/latin_find.h \
	include/spean/name_class.h \
	include/spean/name_cue.h \
	include/spean/khmer_name.h \
	include/spean/name_place.h \
	include/spean/tag.h \
	include/spean/tag_agree.h \
	include/spean/quantity_type.h \
	include/spean/rec.h \
	include/spean/script.h \
	include/spean/search.h \
	include/spean/segment.h \
	include/spean/sent.h \
	include/spean/store.h \
	include/spean/str.h \
	include/spean/tmx.h \
	include/spean/translit.h \
	include/spean/translit_model.h \
	include/spean/utf8.h \
	include/spean/word.h \
	include/spean/words.h \
	include/spean/wrap.h

noinst_HEADERS = \
	include/spean/band.h \
	include/spean/cluster.h \
	include/spean/consonants.h \
	include/spean/conv_detect.h \
	include/spean/conv_guess.h \
	include/spean/conv_limon.h \
	include/spean/conv_limon_keys.h \
	include/spean/conv_score.h \
	include/spean/date_eval.h \
	include/spean/date_form.h \
	include/spean/date_lex.h \
	include/spean/date_rules.h \
	include/spean/amount.h \
	include/spean/db.h \
	include/spean/decimal.h \
	include/spean/json.h \
	include/spean/num_group.h \
	include/spean/num_lex.h \
	include/spean/num_rules.h \
	include/spean/num_sum.h \
	include/spean/tally.h \
	include/spean/numeral.h \
	include/spean/extract_date.h \
	include/spean/extract_main.h \
	include/spean/extract_text.h \
	include/spean/feature.h \
	include/spean/fold.h \
	include/spean/furniture.h \
	include/spean/glyph.h \
	include/spean/html_class.h \
	include/spean/html_font.h \
	include/spean/html_meta.h \
	include/spean/html_scan.h \
	include/spean/html_tree.h \
	include/spean/invisible.h \
	include/spean/item.h \
	include/spean/khmer.h \
	include/spean/latin_words.h \
	include/spean/nfc.h \
	include/spean/norm_cut.h \
	include/spean/norm_pass.h \
	include/spean/phrase.h \
	include/spean/plain.h \
	include/spean/plain_wide.h \
	include/spean/sent_rules.h \
	include/spean/sign.h \
	include/spean/skeleton.h \
	include/spean/starts.h \
	include/spean/stop.h \
	include/spean/word_icu.h

pkgconfigdir = $(libdir)/pkgconfig
nodist_pkgconfig_DATA = lib/spean.pc
EXTRA_DIST += lib/LAYERS
