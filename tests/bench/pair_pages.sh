#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: pair_pages.sh [BUILD_DIR]
#
# How well spean-pair finds which page is which in LibreOffice's help, in
# English and in Khmer, as the Debian packages bring it, by what the pages say:
# they are copied under names without meaning into one folder a language, and of
# what spean-extract knows of them only title, language and date are left.
#
# The pages taken have at least five paragraphs in both languages, and of the
# letters of the Khmer one at least half are Khmer: many are translated in part
# or not at all.  Half of them stand in both languages, a quarter in English
# only, a quarter in Khmer only; SEED in the environment (1) says which.  Gold is
# the path.  The lexicon is made without the help and its user interface.
#
# Prints counts, scores and seconds; fails where F1 is below .97.  With a folder
# in PAIRED, what was paired is left there (en.tsv, km.tsv, gold.tsv, system.tsv,
# and names.tsv, which tells the paths).
help=/usr/share/libreoffice/help
if test ! -d $help/en-US/text || test ! -d $help/km/text; then
	echo "skip: libreoffice-help-en-us and libreoffice-help-km are missing"
	exit 77
fi
set -- "${1:-${SPEAN_BUILD:-.}}" lohelp
. "$(dirname "$0")/corpora.sh"
work=${PAIRED:-$tmp/paired}
mkdir -p "$work" || exit 1

# Reads the streams of both languages and copies the pages that are taken.
cat >"$tmp/take.py" <<'END'
import hashlib, os, random, shutil, sys

help, streams, out, names, gold, seed = sys.argv[1:]
SIDES = {"en": "en-US/text", "km": "km/text"}


def read(lang):
    pages = {}
    with open(os.path.join(streams, lang), encoding="utf-8") as file:
        for line in file:
            doc, loc, _, text = line.rstrip("\n").split("\t")[:4]
            if not loc.startswith("@"):
                pages.setdefault(doc, []).append(text)
    return {doc: text for doc, text in pages.items() if len(text) >= 5}


def is_khmer(paragraphs):
    letters = [c for text in paragraphs for c in text if c.isalpha()]
    khmer = sum("\u1780" <= c <= "\u17ff" for c in letters)
    return 2 * khmer >= len(letters)


en, km = read("en"), read("km")
taken = sorted(doc for doc in en if doc in km and is_khmer(km[doc]))
rng = random.Random(f"{seed}/pages")
rng.shuffle(taken)
both, quarter = len(taken) // 2, len(taken) // 4
kept = {"en": taken[:both + quarter],
        "km": taken[:both] + taken[both + quarter:]}
name = {}
for lang, folder in SIDES.items():
    os.makedirs(os.path.join(out, lang))
    for doc in kept[lang]:
        key = hashlib.md5(f"{seed}/{lang}/{doc}".encode()).hexdigest()
        name[lang, doc] = key[:12] + ".html"
        shutil.copy(os.path.join(help, folder, doc),
                    os.path.join(out, lang, name[lang, doc]))
assert len(set(name.values())) == len(name)
with open(gold, "w", encoding="utf-8") as file:
    file.writelines(sorted(
        f"{name['en', doc]}\t{name['km', doc]}\n" for doc in taken[:both]))
with open(names, "w", encoding="utf-8") as file:
    file.writelines(sorted(
        f"{new}\t{lang}\t{doc}\n" for (lang, doc), new in name.items()))
print(f"# {len(taken)} pages: {both} in both languages,",
      f"{len(kept['en']) - both} in English only,",
      f"{len(kept['km']) - both} in Khmer only")
END

# A filter reports rejected records by status 1; anything worse ends here.
passes() {
	"$@" || test $? -eq 1 || echo "failed: $*" >>"$tmp/bad"
}

: >"$tmp/bad"
mkdir "$tmp/streams" || exit 1
passes spean-extract -l en $help/en-US/text >"$tmp/streams/en" 2>/dev/null
passes spean-extract -l km $help/km/text >"$tmp/streams/km" 2>/dev/null
python3 "$tmp/take.py" $help "$tmp/streams" "$tmp/pages" "$work/names.tsv" \
    "$work/gold.tsv" "${SEED:-1}" || exit 1
for lang in en km; do
	passes spean-extract -l $lang "$tmp/pages/$lang" |
	    awk -F '\t' '$2 !~ /^@/ || $2 ~ /^@(title|lang|date)$/' |
	    passes spean-norm -D | passes spean-sent -D >"$work/$lang.tsv"
done 2>/dev/null
if test -s "$tmp/bad"; then
	cat "$tmp/bad"
	exit 1
fi

lexicon lohelp && statistics lohelp || exit 1
set -- -m "$tmp/lohelp.lex" --stats "$tmp/lohelp.stats" -j 2 \
    --weights "$here/tests/bench/left_out/pairing/lohelp.tsv"
start=$(date +%s.%N)
spean-pair "$@" "$work/en.tsv" "$work/km.tsv" >"$work/system.tsv" || exit 1
end=$(date +%s.%N)
spean-eval -c docpairs "$work/gold.tsv" "$work/system.tsv" >"$tmp/scores" ||
    exit 1
awk -F '\t' -v time="$start $end" '
$1 == "pairs" {
	f = $4
	printf "# precision %.4f, recall %.4f, F1 %.4f [%s %s]\n", $2, $3, $4,
	    $5, $6
}
$1 ~ / pairs$/ { counts = counts (counts ? ", " : "") $1 " " $2 }
$1 == "calibration error" { error = $2 }
END {
	split(time, at, " ")
	printf "# %s; calibration error %s; %.2f s\n", counts, error,
	    at[2] - at[1]
	if (f < .97)
		print "not ok: F1 is below .97"
	exit f < .97
}' "$tmp/scores"
