#include "arguments.h"

#include <stdlib.h>

// Swift's own CommandLine reads /proc/self/cmdline: where that cannot be opened, the program would start as if it had been
// given no arguments, a kiosk as an open self-check.
static int count;
static char **values;

// The C library hands the arguments to what it runs before main. The number is the earliest that programs may use: Swift's
// runtime, in a static program, looks for /proc in a function of the same kind, and ends the program where there is none.
__attribute__((constructor(101))) static void keep(int argc, char **argv) {
  count = argc;
  values = argv;
  // Only Swift's printer of stack traces needs to know where it lies. This program has none.
  setenv("SWIFT_BACKTRACE", "enable=no,swift-backtrace=/", 1);
}

int arguments_count(void) { return count; }

char **arguments_values(void) { return values; }
