printf '<h1>T\352te</h1><p>Caf\351 noir, un paragraphe de la longueur qui convient.\n' >a.html; spean-extract -f windows-1252 a.html; spean-extract --from iso-8859-1 a.html
