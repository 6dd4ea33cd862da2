# The story of the bridge, of which neither page leaves anything out: en.html
# and km.html.
story=2021/03-08-mekong-bridge.html
sed -e 's/Her two sons both work on the ferry\.//' \
    -e 's/They do not yet know what they will do next month\.//' \
    "$SAMPLE/en/$story" >en.html
sed -e 's/ការឆ្លងកាត់ស្ពាននេះមិនគិតថ្លៃឡើយ។//' "$SAMPLE/km/$story" >km.html
