echo A. | spean-align - -
