// The library's header leaves it to the reader to include what it needs.
#ifndef SELFSCREEN_CQRCODE_SHIM_H
#define SELFSCREEN_CQRCODE_SHIM_H

#include <qrcodegen/qrcodegen.h>

// A macro with arguments, which Swift cannot take.
static inline int cqrcode_buffer_length(int version) { return qrcodegen_BUFFER_LEN_FOR_VERSION(version); }

#endif
