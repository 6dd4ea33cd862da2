#!/bin/sh
# SPDX-License-Identifier: MIT
# Form that no compiler looks at: the SPDX line, 80 columns, trailing blanks.
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/.." || exit 1

# Golden cases and data hold blanks and long lines on purpose.
files=$(find include lib tools tests corpora m4 ! -path '*/golden/*' \
    ! -path '*/data/*' ! -path '*/seeds/*' -type f \( -name '*.[ch]' -o \
    -name '*.sh' -o -name '*.mk' -o -name 'spean.m4' -o -name '*.[15]' -o \
    -name LAYERS \) | sort)
for file in configure.ac Makefile.am autogen.sh quickstart .ci/run; do
	test ! -f "$file" || files="$files
$file"
done
# shellcheck disable=SC2086 # no name in the project has a blank
awk '
function complain(why) {
	printf "%s:%d: %s\n", FILENAME, FNR, why
	bad++
}
function end_of_file() {
	if (last != "" && last !~ /(\.[15]|LAYERS)$/ && !spdx) {
		print last ": no SPDX line"
		bad++
	}
}
FNR == 1 {
	end_of_file()
	last = FILENAME
	spdx = 0
	files++
}
FNR <= 3 && /SPDX-License-Identifier: / {
	spdx = 1
}
/[ \t\r]$/ {
	complain("a blank at the end of the line")
}
# What is not ASCII has no width that awk would know.
FILENAME ~ /\.[ch]$/ && !/[\200-\377]/ {
	width = 0
	n = split($0, part, "\t")
	for (i = 1; i < n; i++)
		width = int((width + length(part[i])) / 8 + 1) * 8
	if (width + length(part[n]) > 80)
		complain("wider than 80 columns")
}
END {
	end_of_file()
	if (!bad)
		print "ok: " files " files"
	exit bad > 0
}
' $files
