// How many transfers the open files of this process allow. Internal to fetch/.
#pragma once

namespace sheaf {

// As many of `wanted` transfers as have room, at least one. The soft limit is raised for them as
// far as the hard one allows.
int transfers_with_room(int wanted);

// Whether one more transfer could open what it needs, now.
bool has_files_for_transfer();

}  // namespace sheaf
