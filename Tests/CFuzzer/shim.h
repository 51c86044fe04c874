#include <stddef.h>
#include <stdint.h>

typedef int (*cfuzzer_input)(const uint8_t *bytes, size_t count);

// libFuzzer's own. Weak, so that the program can be built without it, as by a plain `swift build`.
extern int LLVMFuzzerRunDriver(int *argc, char ***argv, cfuzzer_input input) __attribute__((weak));

// The exit code of the run; -1 where libFuzzer was not linked.
static inline int cfuzzer_run(int *argc, char ***argv, cfuzzer_input input) {
  return LLVMFuzzerRunDriver ? LLVMFuzzerRunDriver(argc, argv, input) : -1;
}
