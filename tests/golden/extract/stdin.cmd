printf '<h1>Head</h1><p>One paragraph, which is all that this page has to say to anybody.\n' | spean-extract -l en
