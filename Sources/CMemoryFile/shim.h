// A file that is only in memory, which Swift's own module of the C library leaves out.
#ifndef SELFSCREEN_CMEMORYFILE_SHIM_H
#define SELFSCREEN_CMEMORYFILE_SHIM_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>

int memfd_create(const char *name, unsigned int flags);

// A file of this name, in no folder, that can be sealed, and that is never a program where the kernel can tell; -1 when the
// system has no room for it.
static inline int cmemoryfile_create(const char *name) {
  unsigned flags = 0x1 /* close on exec */ | 0x2 /* sealing */;
  int file = memfd_create(name, flags | 0x8 /* MFD_NOEXEC_SEAL */);
  return file >= 0 || errno != EINVAL ? file : memfd_create(name, flags);
}

// Lets nobody change the file's bytes or its size any more.
static inline int cmemoryfile_seal(int file) { return fcntl(file, 1024 + 9, 0x1 | 0x2 | 0x4 | 0x8); }

// Whether the file was sealed in that way.
static inline int cmemoryfile_is_sealed(int file) {
  int seals = fcntl(file, 1024 + 10);
  return seals >= 0 && (seals & 0xf) == 0xf;
}

#endif
