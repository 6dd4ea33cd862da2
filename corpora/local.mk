# SPDX-License-Identifier: MIT
EXTRA_DIST += corpora/README corpora/sample corpora/sent corpora/num \
	corpora/words-km corpora/gen

# Tables that are compiled in: C source made of the lists by a program that
# runs while building, so it is made for the machine that builds.
tables = corpora/words-km/words_km.c corpora/sent/sent_rules.c \
	corpora/num/num_rules.c
CLEANFILES += $(tables) corpora/gen/words$(EXEEXT)
gen_words_sources = $(srcdir)/corpora/gen/words.c \
	$(srcdir)/lib/text/words.c $(srcdir)/lib/text/dict.c \
	$(srcdir)/lib/base/err.c $(srcdir)/lib/base/str.c \
	$(srcdir)/lib/base/utf8.c $(srcdir)/lib/base/buf.c \
	$(srcdir)/lib/base/arena.c $(srcdir)/lib/base/rec.c

corpora/gen/words$(EXEEXT): $(gen_words_sources)
	$(AM_V_GEN)$(MKDIR_P) corpora/gen && \
	$(CC_FOR_BUILD) -std=c11 -D_POSIX_C_SOURCE=200809L -O1 \
	    -I$(srcdir)/include -o $@ $(gen_words_sources)

# The list itself is made from its sources on demand: corpora/words-km/README.
EXTRA_PROGRAMS += corpora/gen/wordlist
corpora_gen_wordlist_SOURCES = corpora/gen/wordlist.c corpora/gen/wordlist.h \
	corpora/gen/list.c corpora/gen/sources.c corpora/gen/phrases.c \
	corpora/gen/learn.c
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

# What languages know of their quantities.
num_lists = $(srcdir)/corpora/num/en.txt $(srcdir)/corpora/num/km.txt \
	$(srcdir)/corpora/num/und.txt
corpora/num/num_rules.c: $(srcdir)/corpora/gen/num_rules.awk $(num_lists)
	$(AM_V_GEN)$(MKDIR_P) corpora/num && \
	LC_ALL=C $(AWK) -f $(srcdir)/corpora/gen/num_rules.awk \
	    $(num_lists) >$@.new && \
	mv $@.new $@
