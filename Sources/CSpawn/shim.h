// What glibc has beyond POSIX for starting a program. The headers show it only under _GNU_SOURCE, which a
// Swift import cannot set, so it is declared here a second time.
#include <spawn.h>

#define SPAWN_SETSID 0x80
#define MEMFD_CLOEXEC 0x1

int memfd_create(const char *name, unsigned int flags);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
