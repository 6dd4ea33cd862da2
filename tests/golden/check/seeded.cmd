# Five errors in the same translation: a number, a date, a name, a negation that
# is gone, a sentence that is left out.  These are found, and nothing else.
. "$GOLDEN/complete.sh"
sed -e 's/២៥នាទី/៣៥នាទី/' \
    -e 's/ថ្ងៃទី១០ ខែមេសា/ថ្ងៃទី១០ ខែមិថុនា/' \
    -e 's/ស៊ឹម ចាន់ធី/កែវ សុភា/' \
    -e 's/នឹងមិនត្រូវបានអនុញ្ញាតឱ្យឆ្លងកាត់ស្ពាននេះទេ/នឹងត្រូវបានអនុញ្ញាតឱ្យឆ្លងកាត់ស្ពាននេះ/' \
    -e 's/ក្រសួងបានសន្យាផ្តល់ទីតាំងលក់ដូរជូនអាជីវករទាំង ៣២នាក់ ក្នុងផ្សារថ្មីមួយនៅក្បាលស្ពានខាងលិច។//' \
    km.html >seeded.html
spean-check en.html km.html
spean-check --text en.html seeded.html
spean-check en.html seeded.html
