# SPDX-License-Identifier: MIT
EXTRA_DIST += corpora/README corpora/sample

# File by file: what is built in these folders must stay out.
EXTRA_DIST += \
	corpora/check/README \
	corpora/check/implied.tsv \
	corpora/date/README \
	corpora/date/en.txt \
	corpora/date/km.txt \
	corpora/gen/acronyms.awk \
	corpora/gen/date_rules.awk \
	corpora/gen/check_corpora.sh \
	corpora/gen/dict.c \
	corpora/gen/name_dict.c \
	corpora/gen/exonyms.awk \
	corpora/gen/exonyms.c \
	corpora/gen/gen.c \
	corpora/gen/gen.h \
	corpora/gen/gen_file.c \
	corpora/gen/implied.awk \
	corpora/gen/known.awk \
	corpora/gen/latin_lang.awk \
	corpora/gen/latin_words.awk \
	corpora/gen/name_classes.awk \
	corpora/gen/name_cues.awk \
	corpora/gen/learn.c \
	corpora/gen/list.c \
	corpora/gen/name_weights.awk \
	corpora/gen/name_weights.c \
	corpora/gen/name_weights.sh \
	corpora/gen/within_weights.awk \
	corpora/gen/within_weights.c \
	corpora/gen/within_weights.sh \
	corpora/gen/names.c \
	corpora/gen/names.h \
	corpora/gen/names_em.c \
	corpora/gen/names_sources.c \
	corpora/gen/negation_rules.awk \
	corpora/gen/num_rules.awk \
	corpora/gen/phrases.c \
	corpora/gen/sent_rules.awk \
	corpora/gen/sources.c \
	corpora/gen/translit.c \
	corpora/gen/wordlist.c \
	corpora/gen/wordlist.h \
	corpora/gen/words.c \
	corpora/lang/README \
	corpora/lang/latin.txt \
	corpora/names/README \
	corpora/names/acronyms.tsv \
	corpora/names/exonyms.tsv \
	corpora/names/forms.tsv \
	corpora/names/classes.tsv \
	corpora/names/cues.tsv \
	corpora/names/known.tsv \
	corpora/names/latin_words.tsv \
	corpora/names/recipe \
	corpora/names/translit.tsv \
	corpora/negation/README \
	corpora/negation/en.txt \
	corpora/negation/km.txt \
	corpora/num/README \
	corpora/num/en.txt \
	corpora/num/km.txt \
	corpora/num/und.txt \
	corpora/sent/README \
	corpora/sent/en.txt \
	corpora/sent/km.txt \
	corpora/gen/crf.h \
	corpora/gen/crf_read.c \
	corpora/gen/crf_score.c \
	corpora/gen/crf_sum.c \
	corpora/gen/loosen.awk \
	corpora/gen/natural.awk \
	corpora/gen/pair_weights.awk \
	corpora/gen/pair_weights.c \
	corpora/gen/pair_weights.sh \
	corpora/gen/weights.awk \
	corpora/gen/weights.c \
	corpora/gen/weights.sh \
	corpora/weights/README \
	corpora/weights/names.tsv \
	corpora/weights/pairing-none.tsv \
	corpora/weights/pairing.tsv \
	corpora/weights/weights.tsv \
	corpora/weights/within.tsv \
	corpora/words-km/README \
	corpora/words-km/grammar.tsv \
	corpora/words-km/keep.txt \
	corpora/words-km/recipe \
	corpora/words-km/unknown.tsv \
	corpora/words-km/words.tsv


# Tables that are compiled in: C source made of the lists by a program that
# runs while building, so it is made for the machine that builds.
tables = corpora/words-km/words_km.c corpora/sent/sent_rules.c \
	corpora/negation/negation_rules.c \
	corpora/date/date_rules.c corpora/num/num_rules.c \
	corpora/names/translit_km.c corpora/names/known_latin.c \
	corpora/names/known_khmer.c corpora/names/name_classes.c \
	corpora/names/name_cues.c corpora/names/name_dict.c \
	corpora/names/latin_words.c \
	corpora/lang/latin_lang.c corpora/check/implied.c \
	corpora/names/exonyms.c corpora/weights/align_weights.c \
	corpora/weights/pair_odds.c \
	corpora/weights/name_weights.c corpora/weights/within_weights.c \
	corpora/names/acronyms.c
CLEANFILES += $(tables) corpora/gen/words$(EXEEXT) \
	corpora/gen/dict$(EXEEXT) corpora/gen/translit$(EXEEXT) \
	corpora/gen/name_dict$(EXEEXT)
# What they are made of, and how.
gen_base = $(srcdir)/corpora/gen/gen.c $(srcdir)/lib/text/dict.c \
	$(srcdir)/lib/base/err.c $(srcdir)/lib/base/str.c \
	$(srcdir)/lib/base/utf8.c $(srcdir)/lib/base/buf.c
gen_cc = $(MKDIR_P) corpora/gen && $(CC_FOR_BUILD) -std=c11 \
	-D_POSIX_C_SOURCE=200809L -O1 -I$(srcdir)/include

gen_words_sources = $(srcdir)/corpora/gen/words.c $(gen_base) \
	$(srcdir)/lib/text/words.c $(srcdir)/lib/base/arena.c \
	$(srcdir)/lib/base/rec.c
corpora/gen/words$(EXEEXT): $(gen_words_sources) corpora/gen/gen.h
	$(AM_V_GEN)$(gen_cc) -o $@ $(gen_words_sources)

# Dictionaries of other lists.
gen_dict_sources = $(srcdir)/corpora/gen/dict.c $(gen_base)
gen_dict = corpora/gen/dict$(EXEEXT)
$(gen_dict): $(gen_dict_sources) corpora/gen/gen.h
	$(AM_V_GEN)$(gen_cc) -o $@ $(gen_dict_sources)

# The list itself is made from its sources on demand: corpora/words-km/README.
gen_shared = corpora/gen/gen.c corpora/gen/gen.h corpora/gen/gen_file.c
EXTRA_PROGRAMS += corpora/gen/wordlist
corpora_gen_wordlist_SOURCES = corpora/gen/wordlist.c corpora/gen/wordlist.h \
	corpora/gen/list.c corpora/gen/sources.c corpora/gen/phrases.c \
	corpora/gen/learn.c $(gen_shared)
corpora_gen_wordlist_LDADD = lib/libspean.la
CLEANFILES += corpora/gen/wordlist$(EXEEXT)

words_km = $(srcdir)/corpora/words-km/words.tsv \
	$(srcdir)/corpora/words-km/unknown.tsv
corpora/words-km/words_km.c: corpora/gen/words$(EXEEXT) $(words_km)
	$(AM_V_GEN)$(MKDIR_P) corpora/words-km && \
	corpora/gen/words$(EXEEXT) sp_words_km $(words_km) >$@.new && \
	mv $@.new $@

# What languages know of their sentences.
sent_lists = $(srcdir)/corpora/sent/en.txt $(srcdir)/corpora/sent/km.txt
corpora/sent/sent_rules.c: $(srcdir)/corpora/gen/sent_rules.awk $(sent_lists)
	$(AM_V_GEN)$(MKDIR_P) corpora/sent && \
	LC_ALL=C $(AWK) -f $(srcdir)/corpora/gen/sent_rules.awk \
	    $(sent_lists) >$@.new && \
	mv $@.new $@

# Their negations.
negation_lists = $(srcdir)/corpora/negation/en.txt \
	$(srcdir)/corpora/negation/km.txt
corpora/negation/negation_rules.c: $(srcdir)/corpora/gen/negation_rules.awk \
	$(negation_lists)
	$(AM_V_GEN)$(MKDIR_P) corpora/negation && \
	LC_ALL=C $(AWK) -f $(srcdir)/corpora/gen/negation_rules.awk \
	    $(negation_lists) >$@.new && \
	mv $@.new $@

# How names are rewritten; the model itself is made from its sources on demand:
# corpora/names/README.
gen_translit_sources = $(srcdir)/corpora/gen/translit.c $(gen_base) \
	$(srcdir)/lib/text/translit_model.c $(srcdir)/lib/base/rec.c
corpora/gen/translit$(EXEEXT): $(gen_translit_sources) corpora/gen/gen.h
	$(AM_V_GEN)$(gen_cc) -o $@ $(gen_translit_sources) -lm
translit_km = $(srcdir)/corpora/names/translit.tsv
corpora/names/translit_km.c: corpora/gen/translit$(EXEEXT) $(translit_km)
	$(AM_V_GEN)$(MKDIR_P) corpora/names && \
	corpora/gen/translit$(EXEEXT) sp_translit_km $(translit_km) >$@.new && \
	mv $@.new $@

# Known names, by either side.
known_awk = $(srcdir)/corpora/gen/known.awk
known_tsv = $(srcdir)/corpora/names/known.tsv
corpora/names/known_latin.c: $(known_awk) $(known_tsv)
	$(AM_V_GEN)$(MKDIR_P) corpora/names && LC_ALL=C $(AWK) \
	    -v name=sp_known_by_latin -v count=sp_known_count \
	    -f $(known_awk) $(known_tsv) >$@.new && mv $@.new $@
corpora/names/known_khmer.c: $(known_awk) $(known_tsv)
	$(AM_V_GEN)$(MKDIR_P) corpora/names && \
	LC_ALL=C sort -t '	' -k 2,2 -k 1,1 $(known_tsv) >$@.tsv && \
	LC_ALL=C $(AWK) -v name=sp_known_by_khmer -f $(known_awk) $@.tsv \
	    >$@.new && rm -f $@.tsv && mv $@.new $@

# What French calls them; made of ICU's data on demand: corpora/names/README.
exonyms_awk = $(srcdir)/corpora/gen/exonyms.awk
exonyms_tsv = $(srcdir)/corpora/names/exonyms.tsv
corpora/names/exonyms.c: $(exonyms_awk) $(exonyms_tsv)
	$(AM_V_GEN)$(MKDIR_P) corpora/names && LC_ALL=C $(AWK) \
	    -f $(exonyms_awk) $(exonyms_tsv) >$@.new && mv $@.new $@
EXTRA_PROGRAMS += corpora/gen/exonyms
corpora_gen_exonyms_SOURCES = corpora/gen/exonyms.c $(gen_shared)
corpora_gen_exonyms_LDADD = lib/libspean.la $(ICU_LIBS)
CLEANFILES += corpora/gen/exonyms$(EXEEXT)

# Class words of names.
name_classes_awk = $(srcdir)/corpora/gen/name_classes.awk
name_classes_tsv = $(srcdir)/corpora/names/classes.tsv
corpora/names/name_classes.c: $(name_classes_awk) $(name_classes_tsv)
	$(AM_V_GEN)$(MKDIR_P) corpora/names && LC_ALL=C $(AWK) \
	    -f $(name_classes_awk) $(name_classes_tsv) >$@.new && mv $@.new $@

# What acronyms are called.
acronyms_awk = $(srcdir)/corpora/gen/acronyms.awk
acronyms_tsv = $(srcdir)/corpora/names/acronyms.tsv
corpora/names/acronyms.c: $(acronyms_awk) $(acronyms_tsv)
	$(AM_V_GEN)$(MKDIR_P) corpora/names && LC_ALL=C $(AWK) \
	    -f $(acronyms_awk) $(acronyms_tsv) >$@.new && mv $@.new $@

# What stands beside names.
name_cues_awk = $(srcdir)/corpora/gen/name_cues.awk
name_cues_tsv = $(srcdir)/corpora/names/cues.tsv
corpora/names/name_cues.c: $(name_cues_awk) $(name_cues_tsv)
	$(AM_V_GEN)$(MKDIR_P) corpora/names && LC_ALL=C $(AWK) \
	    -f $(name_cues_awk) $(name_cues_tsv) >$@.new && mv $@.new $@

# Both in one dictionary, by the codes of the word list.
gen_name_dict_sources = $(srcdir)/corpora/gen/name_dict.c $(gen_base) \
	$(srcdir)/lib/base/arena.c
gen_name_dict_tables = corpora/names/known_latin.c corpora/names/name_cues.c \
	corpora/words-km/words_km.c
corpora/gen/name_dict$(EXEEXT): $(gen_name_dict_sources) \
	$(gen_name_dict_tables) corpora/gen/gen.h
	$(AM_V_GEN)$(gen_cc) -o $@ $(gen_name_dict_sources) \
	    $(gen_name_dict_tables)
corpora/names/name_dict.c: corpora/gen/name_dict$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) corpora/names && \
	corpora/gen/name_dict$(EXEEXT) >$@.new && mv $@.new $@

# Words that say a number without naming it.
implied_awk = $(srcdir)/corpora/gen/implied.awk
implied_tsv = $(srcdir)/corpora/check/implied.tsv
corpora/check/implied.c: $(implied_awk) $(implied_tsv)
	$(AM_V_GEN)$(MKDIR_P) corpora/check && LC_ALL=C $(AWK) \
	    -f $(implied_awk) $(implied_tsv) >$@.new && mv $@.new $@

# What the pieces of evidence count for a bead.
weights_awk = $(srcdir)/corpora/gen/weights.awk
weights_tsv = $(srcdir)/corpora/weights/weights.tsv
corpora/weights/align_weights.c: $(weights_awk) $(weights_tsv)
	$(AM_V_GEN)$(MKDIR_P) corpora/weights && LC_ALL=C $(AWK) \
	    -f $(weights_awk) $(weights_tsv) >$@.new && mv $@.new $@

# What the likeness of two documents counts.
pair_awk = $(srcdir)/corpora/gen/pair_weights.awk
pair_tsv = $(srcdir)/corpora/weights/pairing.tsv \
	$(srcdir)/corpora/weights/pairing-none.tsv
corpora/weights/pair_odds.c: $(pair_awk) $(pair_tsv)
	$(AM_V_GEN)$(MKDIR_P) corpora/weights && LC_ALL=C $(AWK) \
	    -f $(pair_awk) $(pair_tsv) >$@.new && mv $@.new $@

# What speaks for a name that is missing.
name_awk = $(srcdir)/corpora/gen/name_weights.awk
name_tsv = $(srcdir)/corpora/weights/names.tsv
corpora/weights/name_weights.c: $(name_awk) $(name_tsv)
	$(AM_V_GEN)$(MKDIR_P) corpora/weights && LC_ALL=C $(AWK) \
	    -f $(name_awk) $(name_tsv) >$@.new && mv $@.new $@

# What speaks for a sentence that is left out.
within_awk = $(srcdir)/corpora/gen/within_weights.awk
within_tsv = $(srcdir)/corpora/weights/within.tsv
corpora/weights/within_weights.c: $(within_awk) $(within_tsv)
	$(AM_V_GEN)$(MKDIR_P) corpora/weights && LC_ALL=C $(AWK) \
	    -f $(within_awk) $(within_tsv) >$@.new && mv $@.new $@

# They are learned on demand: corpora/weights/README.
EXTRA_PROGRAMS += corpora/gen/weights
corpora_gen_weights_SOURCES = corpora/gen/weights.c corpora/gen/crf.h \
	corpora/gen/crf_read.c corpora/gen/crf_score.c corpora/gen/crf_sum.c \
	$(gen_shared)
corpora_gen_weights_LDADD = lib/libspean.la
CLEANFILES += corpora/gen/weights$(EXEEXT)
EXTRA_PROGRAMS += corpora/gen/pair_weights
corpora_gen_pair_weights_SOURCES = corpora/gen/pair_weights.c $(gen_shared)
corpora_gen_pair_weights_LDADD = lib/libspean.la
CLEANFILES += corpora/gen/pair_weights$(EXEEXT)
EXTRA_PROGRAMS += corpora/gen/name_weights
corpora_gen_name_weights_SOURCES = corpora/gen/name_weights.c $(gen_shared)
corpora_gen_name_weights_LDADD = lib/libspean.la -lm
CLEANFILES += corpora/gen/name_weights$(EXEEXT)
EXTRA_PROGRAMS += corpora/gen/within_weights
corpora_gen_within_weights_SOURCES = corpora/gen/within_weights.c $(gen_shared)
corpora_gen_within_weights_LDADD = lib/libspean.la -lm
CLEANFILES += corpora/gen/within_weights$(EXEEXT)

# What words are to the names around them.
latin_words_awk = $(srcdir)/corpora/gen/latin_words.awk
latin_words_tsv = $(srcdir)/corpora/names/latin_words.tsv
corpora/names/latin_words.c: $(gen_dict) $(latin_words_awk) $(latin_words_tsv)
	$(AM_V_GEN)$(MKDIR_P) corpora/names && \
	LC_ALL=C $(AWK) -v texts=1 -f $(latin_words_awk) $(latin_words_tsv) | \
	    $(gen_dict) texts >$@.new && \
	LC_ALL=C $(AWK) -f $(latin_words_awk) $(latin_words_tsv) >>$@.new && \
	mv $@.new $@

# What is known of languages in Latin letters.
latin_lang_awk = $(srcdir)/corpora/gen/latin_lang.awk
latin_lang_txt = $(srcdir)/corpora/lang/latin.txt
corpora/lang/latin_lang.c: $(gen_dict) $(latin_lang_awk) $(latin_lang_txt)
	$(AM_V_GEN)$(MKDIR_P) corpora/lang && : >$@.new && \
	for texts in words letters; do \
	    LC_ALL=C $(AWK) -v texts=$$texts -f $(latin_lang_awk) \
	        $(latin_lang_txt) | $(gen_dict) $$texts >>$@.new || exit 1; \
	done && \
	LC_ALL=C $(AWK) -f $(latin_lang_awk) $(latin_lang_txt) >>$@.new && \
	mv $@.new $@

EXTRA_PROGRAMS += corpora/gen/names
corpora_gen_names_SOURCES = corpora/gen/names.c corpora/gen/names.h \
	corpora/gen/names_sources.c corpora/gen/names_em.c $(gen_shared)
corpora_gen_names_LDADD = lib/libspean.la -lm
CLEANFILES += corpora/gen/names$(EXEEXT)

# What languages know of dates.
date_lists = $(srcdir)/corpora/date/en.txt $(srcdir)/corpora/date/km.txt
date_rules_awk = $(srcdir)/corpora/gen/date_rules.awk
corpora/date/date_rules.c: $(gen_dict) $(date_rules_awk) $(date_lists)
	$(AM_V_GEN)$(MKDIR_P) corpora/date && : >$@.new && \
	for list in $(date_lists); do \
	    LC_ALL=C $(AWK) -v texts=1 -f $(date_rules_awk) $$list | \
	        $(gen_dict) `basename $$list .txt`_texts >>$@.new || exit 1; \
	done && \
	LC_ALL=C $(AWK) -f $(date_rules_awk) $(date_lists) >>$@.new && \
	mv $@.new $@

# What languages know of their quantities.
num_lists = $(srcdir)/corpora/num/en.txt $(srcdir)/corpora/num/km.txt \
	$(srcdir)/corpora/num/und.txt
num_rules_awk = $(srcdir)/corpora/gen/num_rules.awk
corpora/num/num_rules.c: $(gen_dict) $(num_rules_awk) $(num_lists)
	$(AM_V_GEN)$(MKDIR_P) corpora/num && : >$@.new && \
	for list in $(num_lists); do \
	    LC_ALL=C $(AWK) -v texts=1 -f $(num_rules_awk) $$list | \
	        $(gen_dict) `basename $$list .txt`_texts >>$@.new || exit 1; \
	done && \
	LC_ALL=C $(AWK) -f $(num_rules_awk) $(num_lists) >>$@.new && \
	mv $@.new $@

# The lexicon is installed in its binary form; the table is made from its
# sources on demand: corpora/lexicon/README.
EXTRA_DIST += corpora/gen/lexicon.sh corpora/lexicon/README \
	corpora/lexicon/en-km.tsv corpora/lexicon/recipe
nodist_pkgdata_DATA = corpora/lexicon/en-km.lex corpora/lexicon/en-km.stats
CLEANFILES += corpora/lexicon/en-km.lex corpora/lexicon/en-km.stats
corpora/lexicon/en-km.lex: tools/spean-lex$(EXEEXT) \
    $(srcdir)/corpora/lexicon/en-km.tsv
	$(AM_V_GEN)$(MKDIR_P) corpora/lexicon && tools/spean-lex$(EXEEXT) \
	    compile -o $@ $(srcdir)/corpora/lexicon/en-km.tsv

# How often what is said: beside the lexicon, where both are found.
EXTRA_DIST += corpora/gen/statistics.sh corpora/statistics/README \
	corpora/statistics/en-km.tsv
corpora/lexicon/en-km.stats: $(srcdir)/corpora/statistics/en-km.tsv
	$(AM_V_GEN)$(MKDIR_P) corpora/lexicon && \
	    cp $(srcdir)/corpora/statistics/en-km.tsv $@
