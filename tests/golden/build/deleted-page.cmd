cp -R "$SAMPLE/en" en; cp -R "$SAMPLE/km" km; chmod -R u+w en km
spean build -o tm.db en km >/dev/null
rm en/2019/*.html km/2019/*.html km/2020/*.html
spean build -o tm.db en km | grep -v seconds
spean build -o tm.db en km | grep -v seconds
