#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: clients-tmx.sh [BUILD_DIR]
#
# Whether programs of others take the TMX that spean-store writes, as it is and
# with --plain, and from a text made to trip them: xmllint with the DTD (of
# ../shared/field or $SPEAN_SHARED), translate-toolkit, its tmserver, XML::TMX,
# and OmegaT, which translates with it in both directions.  What is not installed
# is skipped.
LC_ALL=C.UTF-8
export LC_ALL
here=$(cd "$(dirname "$0")/.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
dtd=${SPEAN_SHARED:-$here/../shared}/field/tmx14.dtd
. "$here/tests/that.sh"

# The pairs that translate-toolkit reads, source TAB target.
by_toolkit() {
	/usr/bin/python3 -c '
import sys
from translate.storage import tmx
for unit in tmx.tmxfile.parsefile(sys.argv[1]).units:
    print(unit.source, unit.target, sep="\t")
' "$1" >"$tmp/got" && cmp "$tmp/got" "$tmp/want"
}

# The same by XML::TMX.
by_perl() {
	perl -CO -MXML::TMX::Reader -e '
	XML::TMX::Reader->new($ARGV[0])->for_tu(sub {
		my $tu = shift;
		print "$tu->{en}{-seg}\t$tu->{km}{-seg}\n";
	});' "$1" >"$tmp/got" && cmp "$tmp/got" "$tmp/want"
}

# serve FILE PORT: have tmserver give out a file, as process $server.
serve() {
	rm -f "$tmp/serve.db"
	build_tmdb -d "$tmp/serve.db" -s en -t km "$1" || return
	timeout 300 tmserver -d "$tmp/serve.db" -b 127.0.0.1 -p "$2" -s en -t km &
	server=$!
}

# Ask tmserver for a sentence of the memory and for one like it: the best answer
# has the target of the sentence.
by_tmserver() {
	port=$(/usr/bin/python3 -c '
import socket
with socket.socket() as s:
    s.bind(("127.0.0.1", 0))
    print(s.getsockname()[1])') || return
	serve "$1" "$port" || return
	/usr/bin/python3 -c '
import json, sys, time
from urllib.parse import quote
from urllib.request import urlopen

def ask(text):
    url = f"http://127.0.0.1:{sys.argv[1]}/tmserver/en/km/unit/"
    for turn in range(600):
        try:
            return json.load(urlopen(url + quote(text, safe=""), timeout=10))
        except OSError:
            time.sleep(.1)
    sys.exit("tmserver does not answer")

pairs = [line.rstrip("\n").split("\t") for line in open(sys.argv[2])]
bad = 0
for source, target in pairs[:5] + pairs[-3:]:
    for text in source, source[:-2] + "s.":
        answer = ask(text)
        if not answer or [answer[0]["source"], answer[0]["target"]] != [
                source, target]:
            print(text, "was answered by", answer)
            bad += 1
sys.exit(bad > 0)' "$port" "$tmp/want"
	status=$?
	kill "$server"
	wait "$server"
	return $status
}

# by_omegat FILE FROM TO: translate one column of the memory, as paragraphs of a
# text and with the memory at hand, and see that it has become the other one.
# OmegaT takes each paragraph as one segment, as its units are beads.
by_omegat() {
	project=$tmp/omegat
	rm -rf "$project"
	mkdir -p "$project/source" "$project/target" "$project/omegat" \
	    "$project/tm/auto" "$project/glossary" "$project/dictionary"
	cat >"$project/omegat.project" <<-EOF
	<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
	<omegat><project version="1.0">
	<source_dir>__DEFAULT__</source_dir>
	<target_dir>__DEFAULT__</target_dir>
	<tm_dir>__DEFAULT__</tm_dir>
	<glossary_dir>__DEFAULT__</glossary_dir>
	<glossary_file>__DEFAULT__</glossary_file>
	<dictionary_dir>__DEFAULT__</dictionary_dir>
	<source_lang>$2</source_lang>
	<target_lang>$3</target_lang>
	<sentence_seg>false</sentence_seg>
	<support_default_translations>true</support_default_translations>
	<remove_tags>false</remove_tags>
	</project></omegat>
	EOF
	if test "$2" = EN; then
		set -- "$1" 1 2
	else
		set -- "$1" 2 1
	fi
	cp "$1" "$project/tm/auto/"
	cut -f "$2" "$tmp/want" | sed G >"$project/source/a.txt"
	cut -f "$3" "$tmp/want" | sed G >"$tmp/target"
	HOME=$tmp java -Djava.awt.headless=true -Dfile.encoding=UTF-8 \
	    -Duser.home="$tmp" -jar $omegat "$project" \
	    --mode=console-translate &&
	    diff "$tmp/target" "$project/target/a.txt"
}

omegat=/usr/share/omegat/OmegaT.jar
"$build/tools/spean" build -o "$tmp/tm.db" "$here/corpora/sample/en" \
    "$here/corpora/sample/km" >/dev/null || exit 1
{
	printf 'a&b\ta<b\t1\t1\t1\tFish & <chips> "x" &amp; \001 ]]>\tត្រី <b> & 😀​។\n'
	printf 'a&b\ta<b\t2,3\t2\t1\tOne came <b>. Two & two went.\tមួយ <b> មក ពីរ & ពីរទៅ។\n'
} |
    "$build/tools/spean-store" add "$tmp/tm.db" || exit 1
"$build/tools/spean-store" export -f tsv "$tmp/tm.db" 2>/dev/null |
    cut -f 6,7 >"$tmp/want"
"$build/tools/spean-store" export -o "$tmp/full.tmx" "$tmp/tm.db" 2>/dev/null
"$build/tools/spean-store" export -p -o "$tmp/plain.tmx" "$tmp/tm.db" \
    2>/dev/null
for file in full plain; do
	if command -v xmllint >/dev/null && test -f "$dtd"; then
		test_that "$file: the DTD" \
		    xmllint --noout --nonet --dtdvalid "$dtd" "$tmp/$file.tmx"
	else
		echo "skip: no xmllint, or no $dtd"
	fi
	if /usr/bin/python3 -c 'import translate.storage.tmx' 2>/dev/null; then
		test_that "$file: translate-toolkit" by_toolkit "$tmp/$file.tmx"
	else
		echo "skip: no translate-toolkit"
	fi
	if perl -MXML::TMX::Reader -e 1 2>/dev/null; then
		test_that "$file: XML::TMX" by_perl "$tmp/$file.tmx"
	else
		echo "skip: no XML::TMX"
	fi
	if command -v tmxclean >/dev/null; then
		test_that "$file: tmxclean" \
		    tmxclean -output="$tmp/clean.tmx" "$tmp/$file.tmx"
	else
		echo "skip: no tmxclean"
	fi
	if command -v build_tmdb >/dev/null &&
	    /usr/bin/python3 -c 'import cheroot, Levenshtein' 2>/dev/null; then
		test_that "$file: tmserver" by_tmserver "$tmp/$file.tmx"
	else
		echo "skip: no tmserver, or not what it needs"
	fi
	if command -v java >/dev/null && test -f $omegat; then
		test_that "$file: OmegaT, from English" \
		    by_omegat "$tmp/$file.tmx" EN KM
		test_that "$file: OmegaT, from Khmer" \
		    by_omegat "$tmp/$file.tmx" KM EN
	else
		echo "skip: no OmegaT"
	fi
done
test_end
