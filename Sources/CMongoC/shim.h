#include <mongoc/mongoc.h>

/* bson_t is over-aligned, so Swift sees only an opaque pointer: its true size and alignment must come from C. */
enum { CMongoCBSONSize = sizeof(bson_t), CMongoCBSONAlignment = _Alignof(bson_t) };

/* The length field of an opaque bson_t cannot be read from Swift. */
static inline uint32_t cmongoc_bson_length(const bson_t *bson) { return bson->len; }
