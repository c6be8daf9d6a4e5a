#include <zlib.h>

// inflateInit2 is a macro; 31 asks for gzip and nothing else, with the largest window.
static inline int czlib_begin_gzip(z_stream *stream) { return inflateInit2(stream, 31); }
