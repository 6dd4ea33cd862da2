# SPDX-License-Identifier: MIT
# Unit tests: tests/unit/test_NAME.c for the module NAME.  Fuzz targets:
# tests/fuzz/fuzz_NAME.c; a plain main runs them over tests/fuzz/seeds/NAME.
unit_tests = \
	tests/unit/test_utf8 \
	tests/unit/test_str \
	tests/unit/test_buf \
	tests/unit/test_arena \
	tests/unit/test_json \
	tests/unit/test_unzip \
	tests/unit/test_outflow \
	tests/unit/test_map \
	tests/unit/test_rec \
	tests/unit/test_file \
	tests/unit/test_pool \
	tests/unit/test_decimal \
	tests/unit/test_oom \
	tests/unit/test_lang \
	tests/unit/test_script \
	tests/unit/test_doc \
	tests/unit/test_docset \
	tests/unit/test_conv \
	tests/unit/test_conv_limon \
	tests/unit/test_plain_wide \
	tests/unit/test_norm \
	tests/unit/test_norm_cut \
	tests/unit/test_norm_map \
	tests/unit/test_norm_shared \
	tests/unit/test_sent \
	tests/unit/test_dict \
	tests/unit/test_starts \
	tests/unit/test_segment \
	tests/unit/test_wrap \
	tests/unit/test_word \
	tests/unit/test_term \
	tests/unit/test_query \
	tests/unit/test_similar \
	tests/unit/test_near \
	tests/unit/test_wordseg \
	tests/unit/test_num \
	tests/unit/test_translit \
	tests/unit/test_latin_lang \
	tests/unit/test_latin_name \
	tests/unit/test_name_find \
	tests/unit/test_lunar \
	tests/unit/test_date_value \
	tests/unit/test_date \
	tests/unit/test_quantity \
	tests/unit/test_tag \
	tests/unit/test_anchor \
	tests/unit/test_anchor_shared \
	tests/unit/test_index \
	tests/unit/test_name_place \
	tests/unit/test_name_dict \
	tests/unit/test_name_words \
	tests/unit/test_anchor_sample \
	tests/unit/test_html \
	tests/unit/test_furniture \
	tests/unit/test_html_class \
	tests/unit/test_html_attr \
	tests/unit/test_html_fold \
	tests/unit/test_html_thin \
	tests/unit/test_html_whole \
	tests/unit/test_extract \
	tests/unit/test_extract_byline \
	tests/unit/test_pages \
	tests/unit/test_crawl \
	tests/unit/test_lex_words \
	tests/unit/test_lex \
	tests/unit/test_lex_table \
	tests/unit/test_glossary \
	tests/unit/test_corridor \
	tests/unit/test_sound \
	tests/unit/test_lex_train \
	tests/unit/test_induce \
	tests/unit/test_lex_read \
	tests/unit/test_bead \
	tests/unit/test_marks \
	tests/unit/test_search \
	tests/unit/test_weights \
	tests/unit/test_guide \
	tests/unit/test_habit \
	tests/unit/test_sides \
	tests/unit/test_evidence \
	tests/unit/test_fact \
	tests/unit/test_align \
	tests/unit/test_align_cases \
	tests/unit/test_pairing \
	tests/unit/test_where \
	tests/unit/test_split \
	tests/unit/test_dedup \
	tests/unit/test_diff \
	tests/unit/test_merge \
	tests/unit/test_forget \
	tests/unit/test_review \
	tests/unit/test_verify \
	tests/unit/test_coverage \
	tests/unit/test_likeness \
	tests/unit/test_row_path \
	tests/unit/test_odds \
	tests/unit/test_pairing_content \
	tests/unit/test_shortlist \
	tests/unit/test_why \
	tests/unit/test_profile \
	tests/unit/test_statistics \
	tests/unit/test_rarity \
	tests/unit/test_assign \
	tests/unit/test_pair \
	tests/unit/test_eval \
	tests/unit/test_check_names \
	tests/unit/test_check_values \
	tests/unit/test_check_gaps \
	tests/unit/test_checker \
	tests/unit/test_page_pair \
	tests/unit/test_check_literals \
	tests/unit/test_check_marks \
	tests/unit/test_check_spelling \
	tests/unit/test_check_copied \
	tests/unit/test_check_terms \
	tests/unit/test_ignores \
	tests/unit/test_variants \
	tests/unit/test_check_negation \
	tests/unit/test_check_within \
	tests/unit/test_check_weights \
	tests/unit/test_eval_docs \
	tests/unit/test_store \
	tests/unit/test_concord \
	tests/unit/test_fuzzy \
	tests/unit/test_rendering \
	tests/unit/test_tmx \
	tests/unit/test_tmx_read \
	tests/unit/test_rows \
	tests/unit/test_build

fuzz_targets = \
	tests/fuzz/fuzz_conv \
	tests/fuzz/fuzz_extract \
	tests/fuzz/fuzz_html \
	tests/fuzz/fuzz_norm \
	tests/fuzz/fuzz_sent \
	tests/fuzz/fuzz_word \
	tests/fuzz/fuzz_query \
	tests/fuzz/fuzz_warc \
	tests/fuzz/fuzz_tmx \
	tests/fuzz/fuzz_jsonl \
	tests/fuzz/fuzz_tsv \
	tests/fuzz/fuzz_review \
	tests/fuzz/fuzz_termlist \
	tests/fuzz/fuzz_ignores \
	tests/fuzz/fuzz_num \
	tests/fuzz/fuzz_name \
	tests/fuzz/fuzz_date \
	tests/fuzz/fuzz_quantity \
	tests/fuzz/fuzz_anchor \
	tests/fuzz/fuzz_check \
	tests/fuzz/fuzz_pair \
	tests/fuzz/fuzz_doc \
	tests/fuzz/fuzz_rec \
	tests/fuzz/fuzz_bead \
	tests/fuzz/fuzz_align \
	tests/fuzz/fuzz_lex

# The scripts find the built tools through SPEAN_BUILD; the unit tests find
# their data through srcdir, which automake sets.
AM_TESTS_ENVIRONMENT = SPEAN_BUILD='$(abs_builddir)'; export SPEAN_BUILD;
check_scripts = \
	tests/check-examples.sh \
	tests/check-extension.sh \
	tests/check-fuzz.sh \
	tests/check-golden.sh \
	tests/check-layers.sh \
	tests/check-man.sh \
	tests/check-symbols.sh \
	tests/check-text.sh \
	tests/crash.sh \
	tests/full.sh \
	tests/read-only.sh \
	tests/writers.sh
dist_check_SCRIPTS += $(check_scripts)
TESTS += $(check_scripts)

# What is measured: programs that the scripts of tests/bench build.
bench = tests/bench/common_words tests/bench/icu_words tests/bench/latin_lang \
	tests/bench/fuzzy_scan tests/bench/lex_find tests/bench/name_chance \
	tests/bench/pair_anchors tests/bench/pair_make \
	tests/bench/rank_names tests/bench/search_scan tests/bench/tags \
	tests/bench/warc_make
EXTRA_PROGRAMS += $(bench)
CLEANFILES += $(bench)
tests_bench_common_words_SOURCES = tests/bench/common_words.c
tests_bench_common_words_LDADD = lib/libspean.la
tests_bench_fuzzy_scan_SOURCES = tests/bench/fuzzy_scan.c
tests_bench_fuzzy_scan_LDADD = lib/libspean.la
tests_bench_icu_words_SOURCES = tests/bench/icu_words.c
tests_bench_icu_words_LDADD = $(ICU_LIBS)
tests_bench_latin_lang_SOURCES = tests/bench/latin_lang.c
tests_bench_latin_lang_LDADD = lib/libspean.la
tests_bench_lex_find_SOURCES = tests/bench/lex_find.c
tests_bench_lex_find_LDADD = lib/libspean.la -lm
tests_bench_name_chance_SOURCES = tests/bench/name_chance.c
tests_bench_name_chance_LDADD = lib/libspean.la
tests_bench_pair_anchors_SOURCES = tests/bench/pair_anchors.c
tests_bench_pair_anchors_LDADD = lib/libspean.la
tests_bench_pair_make_SOURCES = tests/bench/pair_make.c
tests_bench_pair_make_LDADD = lib/libspean.la
tests_bench_rank_names_SOURCES = tests/bench/rank_names.c
tests_bench_rank_names_LDADD = lib/libspean.la -lm
tests_bench_search_scan_SOURCES = tests/bench/search_scan.c
tests_bench_search_scan_LDADD = lib/libspean.la
tests_bench_tags_SOURCES = tests/bench/tags.c
tests_bench_tags_LDADD = lib/libspean.la
tests_bench_warc_make_SOURCES = tests/bench/warc_make.c
tests_bench_warc_make_LDADD = lib/libspean.la $(ZLIB_LIBS) $(ZSTD_LIBS)
EXTRA_DIST += \
	tests/bench/align.sh \
	tests/bench/change_pairs.py \
	tests/bench/within_docs.py \
	tests/bench/check.sh \
	tests/bench/check_findings.py \
	tests/bench/check_score.py \
	tests/bench/check_verdicts.tsv \
	tests/bench/common_words.c \
	tests/bench/corpora.sh \
	tests/bench/fuzzy.sh \
	tests/bench/fuzzy_scan.c \
	tests/bench/left_out/README \
	tests/bench/left_out/check/README \
	tests/bench/left_out/check/flores_dev_sib.tsv \
	tests/bench/left_out/check/make.sh \
	tests/bench/left_out/check/ntrex128.tsv \
	tests/bench/left_out/check/reactdocs.tsv \
	tests/bench/left_out/check/tico19.tsv \
	tests/bench/left_out/lohelp.tsv \
	tests/bench/left_out/pairing/README \
	tests/bench/left_out/pairing/flores_dev_sib.tsv \
	tests/bench/left_out/pairing/lohelp.tsv \
	tests/bench/left_out/pairing/ntrex128-none.tsv \
	tests/bench/left_out/pairing/ntrex128.tsv \
	tests/bench/left_out/pairing/tico19.tsv \
	tests/bench/left_out/reactdocs.tsv \
	tests/bench/left_out/tico19.tsv \
	tests/bench/induce.sh \
	tests/bench/icu_words.c \
	tests/bench/latin_lang.c \
	tests/bench/latin_lang.sh \
	tests/bench/lex.sh \
	tests/bench/lex_find.c \
	tests/bench/lohelp_pages.sh \
	tests/bench/long.sh \
	tests/bench/name_chance.c \
	tests/bench/names.sh \
	tests/bench/pair.sh \
	tests/bench/pair_anchors.c \
	tests/bench/pair_docs.py \
	tests/bench/pair_make.c \
	tests/bench/pair_pages.sh \
	tests/bench/pair_scale.sh \
	tests/bench/rank_names.c \
	tests/bench/search.sh \
	tests/bench/memory.sh \
	tests/bench/search_scan.c \
	tests/bench/tags.c \
	tests/bench/tags.sh \
	tests/bench/terms.sh \
	tests/bench/text.sh \
	tests/bench/tmx.sh \
	tests/bench/warc.sh \
	tests/bench/warc_make.c
EXTRA_DIST += tests/data tests/golden tests/fuzz/seeds tests/pages \
	tests/certify.sh tests/figures.sh tests/real-lohelp.sh \
	tests/same-bytes.sh tests/tmx-cases.sh tests/clients-tmx.sh \
	tests/that.sh .ci/run

# The gate of a release; the real corpus alone.
certify:
	$(srcdir)/tests/certify.sh $(abs_builddir)/certify
check-real: all
	$(srcdir)/tests/real-lohelp.sh $(abs_builddir)
.PHONY: certify check-real

if HAVE_CMOCKA
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
endif

tests_unit_test_utf8_SOURCES = tests/unit/test_utf8.c
tests_unit_test_utf8_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_str_SOURCES = tests/unit/test_str.c
tests_unit_test_str_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_buf_SOURCES = tests/unit/test_buf.c
tests_unit_test_buf_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_json_SOURCES = tests/unit/test_json.c tests/unit/oom.c \
	tests/unit/oom.h
tests_unit_test_json_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_json_LDFLAGS = $(oom_ldflags)
tests_unit_test_unzip_SOURCES = tests/unit/test_unzip.c tests/unit/unit.h
tests_unit_test_unzip_LDADD = lib/libspean.la $(ZLIB_LIBS) $(ZSTD_LIBS) \
	$(CMOCKA_LIBS)
tests_unit_test_arena_SOURCES = tests/unit/test_arena.c
tests_unit_test_arena_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_map_SOURCES = tests/unit/test_map.c
tests_unit_test_map_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_rec_SOURCES = tests/unit/test_rec.c
tests_unit_test_rec_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_file_SOURCES = tests/unit/test_file.c
tests_unit_test_file_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_pool_SOURCES = tests/unit/test_pool.c
tests_unit_test_pool_LDADD = lib/libspean.la $(CMOCKA_LIBS)
# The library's own objects, linked into the test, so that its calls of malloc
# can be caught; the shared library's cannot.
check_LTLIBRARIES += tests/libwrap.la
tests_libwrap_la_SOURCES =
tests_libwrap_la_LIBADD = lib/libobjects.la
# What befalls the programs of tests/crash.sh and its like.
check_LTLIBRARIES += tests/libfault.la
tests_libfault_la_SOURCES = tests/fault/fault.c
tests_libfault_la_LDFLAGS = $(AM_LDFLAGS) -module -avoid-version -shared \
	-rpath /nowhere
EXTRA_DIST += tests/fault/lib.sh
oom_ldflags = $(AM_LDFLAGS) -Wl,--wrap=malloc -Wl,--wrap=calloc \
	-Wl,--wrap=realloc -Wl,--wrap=strdup -Wl,--wrap=free
tests_unit_test_oom_SOURCES = tests/unit/test_oom.c tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_oom_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_oom_LDFLAGS = $(oom_ldflags)
tests_unit_test_lang_SOURCES = tests/unit/test_lang.c
tests_unit_test_lang_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_script_SOURCES = tests/unit/test_script.c
tests_unit_test_script_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_doc_SOURCES = tests/unit/test_doc.c
tests_unit_test_doc_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_docset_SOURCES = tests/unit/test_docset.c tests/unit/unit.h
tests_unit_test_docset_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_conv_SOURCES = tests/unit/test_conv.c tests/unit/unit.h \
	tests/unit/data.h
tests_unit_test_conv_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_conv_limon_SOURCES = tests/unit/test_conv_limon.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h tests/unit/data.h
tests_unit_test_conv_limon_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_conv_limon_LDFLAGS = $(oom_ldflags)
tests_unit_test_plain_wide_SOURCES = tests/unit/test_plain_wide.c \
	tests/unit/unit.h tests/unit/norm.h tests/unit/norm_ways.h
tests_unit_test_plain_wide_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_norm_SOURCES = tests/unit/test_norm.c tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h tests/unit/data.h tests/unit/norm.h tests/unit/norm_ways.h
tests_unit_test_norm_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_norm_LDFLAGS = $(oom_ldflags)
tests_unit_test_norm_cut_SOURCES = tests/unit/test_norm_cut.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h tests/unit/norm.h tests/unit/norm_ways.h
tests_unit_test_norm_cut_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_norm_cut_LDFLAGS = $(oom_ldflags)
tests_unit_test_norm_map_SOURCES = tests/unit/test_norm_map.c \
	tests/unit/unit.h tests/unit/data.h tests/unit/norm.h tests/unit/norm_ways.h
tests_unit_test_norm_map_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_norm_shared_SOURCES = tests/unit/test_norm_shared.c \
	tests/unit/unit.h tests/unit/norm.h tests/unit/norm_ways.h
tests_unit_test_norm_shared_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_starts_SOURCES = tests/unit/test_starts.c tests/unit/data.h
tests_unit_test_starts_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_dict_SOURCES = tests/unit/test_dict.c tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_dict_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_dict_LDFLAGS = $(oom_ldflags)
tests_unit_test_segment_SOURCES = tests/unit/test_segment.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_segment_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_segment_LDFLAGS = $(oom_ldflags)
tests_unit_test_wordseg_SOURCES = tests/unit/test_wordseg.c \
	tests/unit/data.h tests/unit/unit.h
tests_unit_test_wordseg_LDADD = lib/libspean.la $(ICU_LIBS) $(CMOCKA_LIBS)
tests_unit_test_sent_SOURCES = tests/unit/test_sent.c tests/unit/unit.h \
	tests/unit/data.h tests/unit/oom.c tests/unit/oom.h
tests_unit_test_sent_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_sent_LDFLAGS = $(oom_ldflags)
tests_unit_test_wrap_SOURCES = tests/unit/test_wrap.c tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h tests/unit/data.h
tests_unit_test_wrap_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_wrap_LDFLAGS = $(oom_ldflags)
tests_unit_test_word_SOURCES = tests/unit/test_word.c
tests_unit_test_word_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_term_SOURCES = tests/unit/test_term.c tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_term_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_term_LDFLAGS = $(oom_ldflags)
tests_unit_test_query_SOURCES = tests/unit/test_query.c tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_query_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_query_LDFLAGS = $(oom_ldflags)
tests_unit_test_verify_SOURCES = tests/unit/test_verify.c tests/unit/unit.h
tests_unit_test_verify_LDADD = lib/libspean.la $(SQLITE_LIBS) $(CMOCKA_LIBS)
tests_unit_test_dedup_SOURCES = tests/unit/test_dedup.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_dedup_LDADD = tests/libwrap.la $(SQLITE_LIBS) $(CMOCKA_LIBS)
tests_unit_test_dedup_LDFLAGS = $(oom_ldflags)
tests_unit_test_merge_SOURCES = tests/unit/test_merge.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_merge_LDADD = tests/libwrap.la $(SQLITE_LIBS) $(CMOCKA_LIBS)
tests_unit_test_merge_LDFLAGS = $(oom_ldflags)
tests_unit_test_diff_SOURCES = tests/unit/test_diff.c \
	tests/unit/scratch.h tests/unit/unit.h
tests_unit_test_diff_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_review_SOURCES = tests/unit/test_review.c \
	tests/unit/scratch.h tests/unit/unit.h
tests_unit_test_review_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_forget_SOURCES = tests/unit/test_forget.c tests/unit/unit.h
tests_unit_test_forget_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_split_SOURCES = tests/unit/test_split.c \
	tests/unit/scratch.h tests/unit/unit.h
tests_unit_test_split_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_where_SOURCES = tests/unit/test_where.c \
	tests/unit/scratch.h tests/unit/unit.h
tests_unit_test_where_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_near_SOURCES = tests/unit/test_near.c tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_near_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_near_LDFLAGS = $(oom_ldflags)
tests_unit_test_similar_SOURCES = tests/unit/test_similar.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_similar_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_similar_LDFLAGS = $(oom_ldflags)
tests_unit_test_num_SOURCES = tests/unit/test_num.c
tests_unit_test_num_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_translit_SOURCES = tests/unit/test_translit.c tests/unit/unit.h \
	tests/unit/data.h tests/unit/oom.c tests/unit/oom.h
tests_unit_test_translit_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_translit_LDFLAGS = $(oom_ldflags)
tests_unit_test_latin_lang_SOURCES = tests/unit/test_latin_lang.c \
	tests/unit/unit.h tests/unit/data.h
tests_unit_test_latin_lang_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_latin_name_SOURCES = tests/unit/test_latin_name.c \
	tests/unit/unit.h tests/unit/data.h
tests_unit_test_latin_name_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_name_find_SOURCES = tests/unit/test_name_find.c \
	tests/unit/unit.h tests/unit/data.h tests/unit/oom.c tests/unit/oom.h
tests_unit_test_name_find_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_name_find_LDFLAGS = $(oom_ldflags)
tests_unit_test_lunar_SOURCES = tests/unit/test_lunar.c tests/unit/data.h \
	tests/unit/unit.h
tests_unit_test_lunar_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_date_value_SOURCES = tests/unit/test_date_value.c \
	tests/unit/unit.h
tests_unit_test_date_value_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_date_SOURCES = tests/unit/test_date.c tests/unit/data.h \
	tests/unit/unit.h
tests_unit_test_date_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_decimal_SOURCES = tests/unit/test_decimal.c
tests_unit_test_decimal_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_tag_SOURCES = tests/unit/test_tag.c tests/unit/data.h \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_tag_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_tag_LDFLAGS = $(oom_ldflags)
tests_unit_test_anchor_SOURCES = tests/unit/test_anchor.c tests/unit/data.h \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_anchor_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_anchor_LDFLAGS = $(oom_ldflags)
tests_unit_test_name_place_SOURCES = tests/unit/test_name_place.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_name_place_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_name_place_LDFLAGS = $(oom_ldflags)
tests_unit_test_name_words_SOURCES = tests/unit/test_name_words.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_name_words_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_name_words_LDFLAGS = $(oom_ldflags)
tests_unit_test_name_dict_SOURCES = tests/unit/test_name_dict.c \
	tests/unit/unit.h
tests_unit_test_name_dict_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_anchor_sample_SOURCES = tests/unit/test_anchor_sample.c \
	tests/unit/data.h tests/unit/unit.h
tests_unit_test_anchor_sample_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_index_SOURCES = tests/unit/test_index.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_index_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_index_LDFLAGS = $(oom_ldflags)
tests_unit_test_anchor_shared_SOURCES = tests/unit/test_anchor_shared.c \
	tests/unit/data.h tests/unit/unit.h
tests_unit_test_anchor_shared_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_quantity_SOURCES = tests/unit/test_quantity.c \
	tests/unit/unit.h tests/unit/data.h tests/unit/oom.c tests/unit/oom.h
tests_unit_test_quantity_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_quantity_LDFLAGS = $(oom_ldflags)
tests_unit_test_furniture_SOURCES = tests/unit/test_furniture.c \
	tests/unit/unit.h
tests_unit_test_furniture_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_html_class_SOURCES = tests/unit/test_html_class.c \
	tests/unit/unit.h
tests_unit_test_html_class_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_html_attr_SOURCES = tests/unit/test_html_attr.c \
	tests/unit/unit.h
tests_unit_test_html_attr_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_html_SOURCES = tests/unit/test_html.c tests/unit/unit.h \
	tests/unit/data.h
tests_unit_test_html_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_html_fold_SOURCES = tests/unit/test_html_fold.c \
	tests/unit/html_show.h tests/unit/unit.h
tests_unit_test_html_fold_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_html_thin_SOURCES = tests/unit/test_html_thin.c \
	tests/unit/unit.h tests/unit/data.h
tests_unit_test_html_thin_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_html_whole_SOURCES = tests/unit/test_html_whole.c \
	tests/unit/html_whole.c tests/unit/html_whole.h tests/unit/unit.h \
	tests/unit/data.h
tests_unit_test_html_whole_LDADD = lib/libspean.la $(GUMBO_LIBS) \
	$(CMOCKA_LIBS)
tests_unit_test_extract_SOURCES = tests/unit/test_extract.c tests/unit/unit.h \
	tests/unit/data.h
tests_unit_test_extract_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_extract_byline_SOURCES = tests/unit/test_extract_byline.c \
	tests/unit/unit.h tests/unit/data.h
tests_unit_test_extract_byline_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_pages_SOURCES = tests/unit/test_pages.c tests/unit/unit.h
tests_unit_test_pages_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_crawl_SOURCES = tests/unit/test_crawl.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/source.h tests/unit/unit.h
tests_unit_test_crawl_LDADD = tests/libwrap.la $(ZLIB_LIBS) $(ZSTD_LIBS) \
	$(CMOCKA_LIBS)
tests_unit_test_crawl_LDFLAGS = $(oom_ldflags)
tests_unit_test_lex_words_SOURCES = tests/unit/test_lex_words.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_lex_words_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_lex_words_LDFLAGS = $(oom_ldflags)
tests_unit_test_lex_table_SOURCES = tests/unit/test_lex_table.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_lex_table_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_lex_table_LDFLAGS = $(oom_ldflags)
tests_unit_test_glossary_SOURCES = tests/unit/test_glossary.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_glossary_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_glossary_LDFLAGS = $(oom_ldflags)
tests_unit_test_corridor_SOURCES = tests/unit/test_corridor.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_corridor_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_corridor_LDFLAGS = $(oom_ldflags)
tests_unit_test_sound_SOURCES = tests/unit/test_sound.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_sound_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_sound_LDFLAGS = $(oom_ldflags)
tests_unit_test_lex_train_SOURCES = tests/unit/test_lex_train.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_lex_train_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_lex_train_LDFLAGS = $(oom_ldflags)
tests_unit_test_induce_SOURCES = tests/unit/test_induce.c \
	tests/unit/lex.h tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_induce_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_induce_LDFLAGS = $(oom_ldflags)
tests_unit_test_lex_read_SOURCES = tests/unit/test_lex_read.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_lex_read_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_lex_read_LDFLAGS = $(oom_ldflags)
tests_unit_test_lex_SOURCES = tests/unit/test_lex.c tests/unit/lex.h \
	tests/unit/unit.h
tests_unit_test_lex_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_bead_SOURCES = tests/unit/test_bead.c
tests_unit_test_bead_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_marks_SOURCES = tests/unit/test_marks.c
tests_unit_test_marks_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_weights_SOURCES = tests/unit/test_weights.c
tests_unit_test_weights_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_search_SOURCES = tests/unit/test_search.c
tests_unit_test_search_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_habit_SOURCES = tests/unit/test_habit.c
tests_unit_test_habit_LDADD = lib/libspean.la $(CMOCKA_LIBS)

tests_unit_test_guide_SOURCES = tests/unit/test_guide.c
tests_unit_test_guide_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_sides_SOURCES = tests/unit/test_sides.c tests/unit/docs.h
tests_unit_test_sides_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_fact_SOURCES = tests/unit/test_fact.c
tests_unit_test_fact_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_evidence_SOURCES = tests/unit/test_evidence.c \
	tests/unit/lex.h
tests_unit_test_evidence_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_align_SOURCES = tests/unit/test_align.c
tests_unit_test_align_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_align_cases_SOURCES = tests/unit/test_align_cases.c \
	tests/unit/keeps.h tests/unit/lex.h
tests_unit_test_align_cases_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_pairing_SOURCES = tests/unit/test_pairing.c
tests_unit_test_pairing_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_coverage_SOURCES = tests/unit/test_coverage.c \
	tests/unit/docs.h tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_coverage_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_coverage_LDFLAGS = $(oom_ldflags)
tests_unit_test_assign_SOURCES = tests/unit/test_assign.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_assign_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_assign_LDFLAGS = $(oom_ldflags)
tests_unit_test_rarity_SOURCES = tests/unit/test_rarity.c \
	tests/unit/toy.h tests/unit/lex.h tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_rarity_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_rarity_LDFLAGS = $(oom_ldflags)
tests_unit_test_statistics_SOURCES = tests/unit/test_statistics.c \
	tests/unit/docs.h tests/unit/oom.c tests/unit/oom.h \
	tests/unit/unit.h
tests_unit_test_statistics_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_statistics_LDFLAGS = $(oom_ldflags)
tests_unit_test_profile_SOURCES = tests/unit/test_profile.c \
	tests/unit/toy.h tests/unit/lex.h tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_profile_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_profile_LDFLAGS = $(oom_ldflags)
tests_unit_test_why_SOURCES = tests/unit/test_why.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_why_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_why_LDFLAGS = $(oom_ldflags)
tests_unit_test_shortlist_SOURCES = tests/unit/test_shortlist.c \
	tests/unit/toy.h tests/unit/lex.h tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_shortlist_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_shortlist_LDFLAGS = $(oom_ldflags)
tests_unit_test_pairing_content_SOURCES = tests/unit/test_pairing_content.c \
	tests/unit/docs.h tests/unit/toy.h tests/unit/lex.h \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_pairing_content_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_pairing_content_LDFLAGS = $(oom_ldflags)
tests_unit_test_odds_SOURCES = tests/unit/test_odds.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_odds_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_odds_LDFLAGS = $(oom_ldflags)
tests_unit_test_row_path_SOURCES = tests/unit/test_row_path.c \
	tests/unit/toy.h tests/unit/lex.h tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_row_path_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_row_path_LDFLAGS = $(oom_ldflags)
tests_unit_test_likeness_SOURCES = tests/unit/test_likeness.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_likeness_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_likeness_LDFLAGS = $(oom_ldflags)
tests_unit_test_pair_SOURCES = tests/unit/test_pair.c
tests_unit_test_pair_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_eval_SOURCES = tests/unit/test_eval.c
tests_unit_test_check_negation_SOURCES = tests/unit/test_check_negation.c \
	tests/unit/unit.h tests/unit/data.h tests/unit/oom.c tests/unit/oom.h
tests_unit_test_check_negation_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_check_negation_LDFLAGS = $(oom_ldflags)
tests_unit_test_check_within_SOURCES = tests/unit/test_check_within.c \
	tests/unit/data.h tests/unit/lex.h tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_check_within_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_check_within_LDFLAGS = $(oom_ldflags)
tests_unit_test_check_weights_SOURCES = tests/unit/test_check_weights.c \
	tests/unit/data.h tests/unit/unit.h
tests_unit_test_check_weights_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_check_names_SOURCES = tests/unit/test_check_names.c \
	tests/unit/data.h tests/unit/lex.h tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_check_names_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_check_names_LDFLAGS = $(oom_ldflags)
tests_unit_test_check_values_SOURCES = tests/unit/test_check_values.c \
	tests/unit/check.h tests/unit/data.h tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_check_values_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_check_values_LDFLAGS = $(oom_ldflags)
tests_unit_test_check_gaps_SOURCES = tests/unit/test_check_gaps.c \
	tests/unit/check.h tests/unit/data.h tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_check_gaps_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_check_gaps_LDFLAGS = $(oom_ldflags)
tests_unit_test_checker_SOURCES = tests/unit/test_checker.c
tests_unit_test_page_pair_SOURCES = tests/unit/test_page_pair.c \
	tests/unit/data.h tests/unit/oom.c tests/unit/oom.h
tests_unit_test_page_pair_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_page_pair_LDFLAGS = $(oom_ldflags)
tests_unit_test_checker_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_check_literals_SOURCES = tests/unit/test_check_literals.c \
	tests/unit/check.h tests/unit/data.h tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_check_literals_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_check_literals_LDFLAGS = $(oom_ldflags)
tests_unit_test_check_marks_SOURCES = tests/unit/test_check_marks.c \
	tests/unit/check.h tests/unit/data.h tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_check_marks_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_check_marks_LDFLAGS = $(oom_ldflags)
tests_unit_test_check_spelling_SOURCES = tests/unit/test_check_spelling.c \
	tests/unit/check.h tests/unit/data.h tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_check_spelling_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_check_spelling_LDFLAGS = $(oom_ldflags)
tests_unit_test_check_copied_SOURCES = tests/unit/test_check_copied.c \
	tests/unit/check.h tests/unit/data.h tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_check_copied_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_check_copied_LDFLAGS = $(oom_ldflags)
tests_unit_test_eval_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_check_terms_SOURCES = tests/unit/test_check_terms.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/source.h \
	tests/unit/unit.h tests/unit/data.h
tests_unit_test_check_terms_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_check_terms_LDFLAGS = $(oom_ldflags)
tests_unit_test_ignores_SOURCES = tests/unit/test_ignores.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/source.h \
	tests/unit/unit.h
tests_unit_test_ignores_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_ignores_LDFLAGS = $(oom_ldflags)
tests_unit_test_variants_SOURCES = tests/unit/test_variants.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/source.h \
	tests/unit/unit.h
tests_unit_test_variants_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_variants_LDFLAGS = $(oom_ldflags)
tests_unit_test_eval_docs_SOURCES = tests/unit/test_eval_docs.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_eval_docs_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_eval_docs_LDFLAGS = $(oom_ldflags)
tests_unit_test_fuzzy_SOURCES = tests/unit/test_fuzzy.c tests/unit/oom.c \
	tests/unit/oom.h tests/unit/unit.h
tests_unit_test_fuzzy_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_fuzzy_LDFLAGS = $(oom_ldflags)
tests_unit_test_concord_SOURCES = tests/unit/test_concord.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_concord_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_concord_LDFLAGS = $(oom_ldflags)
tests_unit_test_rendering_SOURCES = tests/unit/test_rendering.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h
tests_unit_test_rendering_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_rendering_LDFLAGS = $(oom_ldflags)
tests_unit_test_store_SOURCES = tests/unit/test_store.c
tests_unit_test_store_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_tmx_SOURCES = tests/unit/test_tmx.c
tests_unit_test_tmx_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_tmx_read_SOURCES = tests/unit/test_tmx_read.c \
	tests/unit/oom.c tests/unit/oom.h tests/unit/unit.h tests/unit/source.h \
	tests/unit/odd.h
tests_unit_test_tmx_read_LDADD = tests/libwrap.la $(CMOCKA_LIBS)
tests_unit_test_tmx_read_LDFLAGS = $(oom_ldflags)
tests_unit_test_rows_SOURCES = tests/unit/test_rows.c tests/unit/unit.h \
	tests/unit/source.h tests/unit/odd.h
tests_unit_test_rows_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_outflow_SOURCES = tests/unit/test_outflow.c tests/unit/unit.h
tests_unit_test_outflow_LDADD = lib/libspean.la $(CMOCKA_LIBS)
tests_unit_test_build_SOURCES = tests/unit/test_build.c
tests_unit_test_build_LDADD = lib/libspean.la $(CMOCKA_LIBS)

# A plain main runs the targets over their seeds; libFuzzer brings its own.
check_PROGRAMS += $(fuzz_targets)
if ENABLE_FUZZ
fuzz_main =
fuzz_ldflags = -fsanitize=fuzzer
else
fuzz_main = tests/fuzz/main.c tests/fuzz/fuzz.h
fuzz_ldflags =
endif
tests_fuzz_fuzz_conv_SOURCES = tests/fuzz/fuzz_conv.c $(fuzz_main)
tests_fuzz_fuzz_conv_LDADD = lib/libspean.la
tests_fuzz_fuzz_conv_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_extract_SOURCES = tests/fuzz/fuzz_extract.c $(fuzz_main)
tests_fuzz_fuzz_extract_LDADD = lib/libspean.la
tests_fuzz_fuzz_extract_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_html_SOURCES = tests/fuzz/fuzz_html.c tests/unit/html_show.h \
	$(fuzz_main)
tests_fuzz_fuzz_html_LDADD = lib/libspean.la
tests_fuzz_fuzz_html_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_norm_SOURCES = tests/fuzz/fuzz_norm.c $(fuzz_main)
tests_fuzz_fuzz_norm_LDADD = lib/libspean.la
tests_fuzz_fuzz_norm_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_sent_SOURCES = tests/fuzz/fuzz_sent.c $(fuzz_main)
tests_fuzz_fuzz_sent_LDADD = lib/libspean.la
tests_fuzz_fuzz_sent_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_warc_SOURCES = tests/fuzz/fuzz_warc.c tests/unit/source.h \
	$(fuzz_main)
tests_fuzz_fuzz_warc_LDADD = lib/libspean.la
tests_fuzz_fuzz_warc_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_tmx_SOURCES = tests/fuzz/fuzz_tmx.c tests/unit/source.h \
	$(fuzz_main)
tests_fuzz_fuzz_tmx_LDADD = lib/libspean.la
tests_fuzz_fuzz_tmx_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_jsonl_SOURCES = tests/fuzz/fuzz_jsonl.c tests/fuzz/rows.h \
	tests/unit/source.h $(fuzz_main)
tests_fuzz_fuzz_jsonl_LDADD = lib/libspean.la
tests_fuzz_fuzz_jsonl_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_tsv_SOURCES = tests/fuzz/fuzz_tsv.c tests/fuzz/rows.h \
	tests/unit/source.h $(fuzz_main)
tests_fuzz_fuzz_tsv_LDADD = lib/libspean.la
tests_fuzz_fuzz_tsv_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_review_SOURCES = tests/fuzz/fuzz_review.c \
	tests/unit/source.h $(fuzz_main)
tests_fuzz_fuzz_review_LDADD = lib/libspean.la
tests_fuzz_fuzz_review_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_termlist_SOURCES = tests/fuzz/fuzz_termlist.c \
	tests/unit/source.h $(fuzz_main)
tests_fuzz_fuzz_termlist_LDADD = lib/libspean.la
tests_fuzz_fuzz_termlist_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_ignores_SOURCES = tests/fuzz/fuzz_ignores.c \
	tests/unit/source.h $(fuzz_main)
tests_fuzz_fuzz_ignores_LDADD = lib/libspean.la
tests_fuzz_fuzz_ignores_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_word_SOURCES = tests/fuzz/fuzz_word.c $(fuzz_main)
tests_fuzz_fuzz_word_LDADD = lib/libspean.la
tests_fuzz_fuzz_word_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_query_SOURCES = tests/fuzz/fuzz_query.c $(fuzz_main)
tests_fuzz_fuzz_query_LDADD = lib/libspean.la
tests_fuzz_fuzz_query_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_num_SOURCES = tests/fuzz/fuzz_num.c $(fuzz_main)
tests_fuzz_fuzz_num_LDADD = lib/libspean.la
tests_fuzz_fuzz_num_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_name_SOURCES = tests/fuzz/fuzz_name.c $(fuzz_main)
tests_fuzz_fuzz_name_LDADD = lib/libspean.la
tests_fuzz_fuzz_name_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_date_SOURCES = tests/fuzz/fuzz_date.c $(fuzz_main)
tests_fuzz_fuzz_date_LDADD = lib/libspean.la
tests_fuzz_fuzz_date_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_check_SOURCES = tests/fuzz/fuzz_check.c $(fuzz_main)
tests_fuzz_fuzz_check_LDADD = lib/libspean.la
tests_fuzz_fuzz_check_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_anchor_SOURCES = tests/fuzz/fuzz_anchor.c $(fuzz_main)
tests_fuzz_fuzz_anchor_LDADD = lib/libspean.la
tests_fuzz_fuzz_anchor_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_quantity_SOURCES = tests/fuzz/fuzz_quantity.c $(fuzz_main)
tests_fuzz_fuzz_quantity_LDADD = lib/libspean.la
tests_fuzz_fuzz_quantity_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_pair_SOURCES = tests/fuzz/fuzz_pair.c $(fuzz_main)
tests_fuzz_fuzz_pair_LDADD = lib/libspean.la
tests_fuzz_fuzz_pair_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_doc_SOURCES = tests/fuzz/fuzz_doc.c $(fuzz_main)
tests_fuzz_fuzz_doc_LDADD = lib/libspean.la
tests_fuzz_fuzz_doc_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_rec_SOURCES = tests/fuzz/fuzz_rec.c $(fuzz_main)
tests_fuzz_fuzz_rec_LDADD = lib/libspean.la
tests_fuzz_fuzz_rec_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_bead_SOURCES = tests/fuzz/fuzz_bead.c $(fuzz_main)
tests_fuzz_fuzz_bead_LDADD = lib/libspean.la
tests_fuzz_fuzz_bead_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_align_SOURCES = tests/fuzz/fuzz_align.c tests/unit/keeps.h \
	$(fuzz_main)
tests_fuzz_fuzz_align_LDADD = lib/libspean.la
tests_fuzz_fuzz_align_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
tests_fuzz_fuzz_lex_SOURCES = tests/fuzz/fuzz_lex.c $(fuzz_main)
tests_fuzz_fuzz_lex_LDADD = lib/libspean.la
tests_fuzz_fuzz_lex_LDFLAGS = $(AM_LDFLAGS) $(fuzz_ldflags)
