#include <mongoc/mongoc.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* bson_t is over-aligned, so Swift sees only an opaque pointer: its true size and alignment must come from C. */
enum { CMongoCBSONSize = sizeof(bson_t), CMongoCBSONAlignment = _Alignof(bson_t) };

/* The length field of an opaque bson_t cannot be read from Swift. */
static inline uint32_t cmongoc_bson_length(const bson_t *bson) { return bson->len; }

/* Between how many arenas the threads of the process share its memory, where the C library has such a setting. */
static inline void cmongoc_limit_arenas(int count) {
#ifdef __GLIBC__
  mallopt(M_ARENA_MAX, count);
#else
  (void)count;
#endif
}
