#include <malloc.h>
#include <stddef.h>

// The bytes that the program has and did not give back.
static inline size_t cmemory_in_use(void) {
  struct mallinfo2 use = mallinfo2();
  return use.uordblks + use.hblkhd;
}
