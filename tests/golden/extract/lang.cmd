printf '<p>Un paragraphe, un seul, et c’est tout ce que cette page veut dire.\n' >a.html; spean-extract --lang fr a.html
