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

/* ---- When the driver ends the program ----
 * Some replies make libmongoc 1.23 read at wild addresses or fail an assertion, and nothing outside it can prevent
 * that. Then one line is written that names the cluster, and the program ends with the status of a run without report.
 * The handler may use nothing but what is async-signal-safe: memory laid out before, write and _exit.
 * All of this has internal linkage, so exactly one Swift file may use it.
 */
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

enum { CMongoCFaultStatus = 70 };

/* Variables of functions, since Swift emits none of a header's own. */
static inline const char **cmongoc_read_here(void) {
  static _Thread_local const char *text;
  return &text;
}
static inline _Atomic(const char *) *cmongoc_read_anywhere(void) {
  static _Atomic(const char *) text;
  return &text;
}
static inline _Atomic(const char *) *cmongoc_resume_hint(void) {
  static _Atomic(const char *) text;
  return &text;
}

/* The text that names what this thread reads from now on, or NULL; it must never be freed. */
static inline void cmongoc_set_read_here(const char *text) { *cmongoc_read_here() = text; }
static inline const char *cmongoc_get_read_here(void) { return *cmongoc_read_here(); }
/* The text for threads of the driver's own that have said nothing; it must never be freed. */
static inline void cmongoc_set_read_anywhere(const char *text) { atomic_store(cmongoc_read_anywhere(), text); }
/* How to go on after the program has ended, or NULL; it must never be freed. */
static inline void cmongoc_set_resume_hint(const char *text) { atomic_store(cmongoc_resume_hint(), text); }

static inline void cmongoc_say(const char *text) {
  size_t left = text ? strlen(text) : 0;
  while (left > 0) {
    ssize_t written = write(STDERR_FILENO, text, left);
    if (written <= 0) return;
    text += written;
    left -= (size_t)written;
  }
}

static inline void cmongoc_end_by_fault(int number) {
  const char *place = *cmongoc_read_here() ? *cmongoc_read_here() : atomic_load(cmongoc_read_anywhere());
  int isTrap = number == SIGILL || number == SIGTRAP;
  if (isTrap || !place) {
    cmongoc_say("Error: The auditor ended because of a fault of its own (");
    cmongoc_say(isTrap ? "a trap" : number == SIGABRT ? "an abort" : "a wrong memory access");
    cmongoc_say("), so no verdict was reached and nothing can be concluded. Please report it.");
  } else {
    cmongoc_say("Error: While reading ");
    cmongoc_say(place);
    cmongoc_say(", the MongoDB driver ended the program (");
    cmongoc_say(number == SIGABRT ? "an assertion failed" : number == SIGFPE ? "a wrong calculation" : "a wrong memory access");
    cmongoc_say("): a server sent a reply that the driver cannot take. No verdict was reached, and nothing can be "
                "concluded. Check that server, and whatever lies between it and the auditor.");
  }
  const char *hint = atomic_load(cmongoc_resume_hint());
  if (hint) {
    cmongoc_say(" ");
    cmongoc_say(hint);
  }
  cmongoc_say("\n");
  _exit(CMongoCFaultStatus);
}

static inline void cmongoc_contain_faults(void) {
  static const int numbers[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGTRAP};
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = cmongoc_end_by_fault;
  /* A fault inside the handler ends the program at once. */
  action.sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (size_t index = 0; index < sizeof numbers / sizeof numbers[0]; index++) sigaction(numbers[index], &action, NULL);
}

/* Has each monitoring thread of a pool say which cluster it watches. */
static inline void cmongoc_note_heartbeat(const mongoc_apm_server_heartbeat_started_t *event) {
  *cmongoc_read_here() = (const char *)mongoc_apm_server_heartbeat_started_get_context(event);
}

static inline bool cmongoc_name_monitors(mongoc_client_pool_t *pool, const char *text) {
  mongoc_apm_callbacks_t *callbacks = mongoc_apm_callbacks_new();
  mongoc_apm_set_server_heartbeat_started_cb(callbacks, cmongoc_note_heartbeat);
  bool isSet = mongoc_client_pool_set_apm_callbacks(pool, callbacks, (void *)text);
  mongoc_apm_callbacks_destroy(callbacks);
  return isSet;
}
