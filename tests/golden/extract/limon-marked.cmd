cat >a.html <<'END'
<!DOCTYPE html><html><head><meta charset=utf-8><title>Two fonts</title></head><body>
<p><font face="Limon S1">RBHraCaNacRkkm&lt;úCa Cati sasna</font> (Cambodia) <font face="Limon S1">kñúgRsuk;eyIg.</font></p>
<p style="font-family: 'Limon R1'">sRmab;Es,kex<b>µA</b> <span style="font-family: Arial">iPhone 6</span> )an</p>
<p>Words in no font stay as they are, with all their letters.</p>
</body></html>
END
spean-extract a.html
