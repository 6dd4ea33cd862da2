# SPDX-License-Identifier: MIT
# One tool: its .c and its .1 side by side, and the shared cli.
bin_PROGRAMS += \
	tools/spean \
	tools/spean-align \
	tools/spean-check \
	tools/spean-conv \
	tools/spean-eval \
	tools/spean-extract \
	tools/spean-lex \
	tools/spean-name \
	tools/spean-norm \
	tools/spean-pair \
	tools/spean-sent \
	tools/spean-store \
	tools/spean-tag \
	tools/spean-word

noinst_LTLIBRARIES += tools/libcli.la
tools_libcli_la_SOURCES = tools/cli.c tools/cli.h tools/cli_lex.c \
	tools/cli_verb.c
tools_libcli_la_CPPFLAGS = $(AM_CPPFLAGS) -DPKGDATADIR='"$(pkgdatadir)"'
LDADD = tools/libcli.la lib/libobjects.la

tools_spean_SOURCES = tools/spean.c
tools_spean_align_SOURCES = tools/spean-align.c tools/align.h \
	tools/align_guide.c
tools_spean_check_SOURCES = tools/spean-check.c tools/check.h \
	tools/check_read.c tools/check_show.c tools/store_show.c \
	tools/store_show.h
tools_spean_conv_SOURCES = tools/spean-conv.c
tools_spean_eval_SOURCES = tools/spean-eval.c
tools_spean_extract_SOURCES = tools/spean-extract.c
tools_spean_lex_SOURCES = tools/spean-lex.c tools/lex.h tools/lex_look.c \
	tools/lex_make.c
tools_spean_name_SOURCES = tools/spean-name.c
tools_spean_norm_SOURCES = tools/spean-norm.c
tools_spean_pair_SOURCES = tools/spean-pair.c
tools_spean_sent_SOURCES = tools/spean-sent.c
tools_spean_store_SOURCES = \
	tools/spean-store.c \
	tools/store.c \
	tools/store.h \
	tools/store_dedup.c \
	tools/store_diff.c \
	tools/store_export.c \
	tools/store_forget.c \
	tools/store_fuzzy.c \
	tools/store_import.c \
	tools/store_merge.c \
	tools/store_review.c \
	tools/store_search.c \
	tools/store_show.c \
	tools/store_show.h \
	tools/store_stats.c \
	tools/store_terms.c \
	tools/store_texts.c \
	tools/store_verify.c \
	tools/store_write.c
tools_spean_tag_SOURCES = tools/spean-tag.c
tools_spean_word_SOURCES = tools/spean-word.c

dist_man_MANS += \
	tools/spean.1 \
	tools/spean.5 \
	tools/spean-align.1 \
	tools/spean-conv.1 \
	tools/spean-eval.1 \
	tools/spean-extract.1 \
	tools/spean-lex.1 \
	tools/spean-name.1 \
	tools/spean-norm.1 \
	tools/spean-pair.1 \
	tools/spean-sent.1 \
	tools/spean-store.1 \
	tools/spean-tag.1 \
	tools/spean-word.1
