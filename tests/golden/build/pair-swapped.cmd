cp -R "$SAMPLE/en" "$SAMPLE/km" .
chmod -R u+w en km
mv km/2019 km/x
mkdir one; cp en/2019/*.html one/a.html; mkdir two; cp km/x/*.html two/b.html
spean build -o tm.db two one; echo $?
spean build -o tm.db km en >/dev/null; echo $?
# A side in neither language.
mkdir three; cp en/2020/*.html three/c.html
spean build -o tm.db one three; echo $?
# Others are pairs by path: those that are left say nothing of them.
mkdir km/left; cp one/a.html km/left; rm -r en/2020
spean build -o tm.db en km | grep -E "^(documents|paired|unpaired)"
