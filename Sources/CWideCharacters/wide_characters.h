#include <stddef.h>

// POSIX; the C library's own header hides it from programs that ask for nothing.
int wcwidth(wchar_t character);
