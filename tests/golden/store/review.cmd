# Verdicts come in as a table, hold for all pairs with these texts, come back
# when the page is built again, and are taken back.
spean build -o tm.db "$SAMPLE/en" "$SAMPLE/km" >/dev/null
spean-store export -f review tm.db >all.tsv
head -n 2 all.tsv | cut -f 1-5,8-
awk -F '\t' -v OFS='\t' '
NR == 1 { print; next }
NR == 2 { $8 = "Accept"; $12 = "as it is"; print }
NR == 3 { $8 = "reject"; $11 = "Dara"; print }
NR == 4 { $10 = "ត្រូវកែ \"ហើយ\"។"; print }
NR == 5 { $8 = "good"; print }
NR == 6 { $7 = "none of these"; $8 = "reject"; print }
NR == 7 { $8 = "accept"; $9 = "a fix"; print }
NR == 8 { $8 = "fix"; print }
NR == 9 { print }' all.tsv >verdicts.tsv
spean-store review --reviewer Sok tm.db verdicts.tsv
echo $?
spean-store verify tm.db
for verdict in accept reject fix; do
	spean-store export -f review --where verdict=$verdict tm.db |
	    sed 1d | cut -f 1-4,8-
done >said
cat said
spean-store export -f tsv tm.db | wc -l
spean-store export -f tsv --all tm.db | wc -l
spean-store search --tsv tm.db ត្រូវកែ | cut -f 7-
# Built anew from a changed page, and from all of them.
cp -r "$SAMPLE" pages
chmod -R u+w pages
for page in pages/en/*/*.html; do
	echo '<!-- changed -->' >>"$page"
done
spean build -o tm.db pages/en pages/km | grep documents
for verdict in accept reject fix; do
	spean-store export -f review --where verdict=$verdict tm.db |
	    sed 1d | cut -f 1-4,8-
done | cmp - said
spean-store verify tm.db
# Given again, nothing changes; as a spreadsheet writes it, neither.
spean-store export -f review tm.db |
    awk -F '\t' -v OFS='\t' 'NR > 1 {
	for (i = 1; i <= NF; i++)
		if (gsub(/"/, "\"\"", $i))
			$i = "\"" $i "\""
    } 1' | spean-store review tm.db
spean-store export -f review --where verdict=fix tm.db | sed 1d | cut -f 9-
# Taken back.
spean-store export -f review --all tm.db |
    awk -F '\t' -v OFS='\t' 'NR > 1 { $8 = "none"; $9 = $10 = "" } 1' |
    sed 's/$/\r/' | gzip | spean-store review tm.db
spean build -o fresh.db pages/en pages/km >/dev/null
spean-store export -f tsv --all fresh.db >fresh.tsv
spean-store export -f tsv --all tm.db | cmp - fresh.tsv
spean-store verify tm.db
echo src_doc >bad.tsv
spean-store review tm.db bad.tsv
echo $?
spean-store review missing.db verdicts.tsv
