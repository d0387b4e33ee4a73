/** The embedded server's database that commands act on; it exists from the start. */
export const LAB_DATABASE = 'lab'

/** Prisma's shadow database: in memory, so it is empty after every start of the server. */
export const SHADOW_DATABASE = 'shadow'

/** What clients connect to in order to create or drop another, as on any server. */
export const MAINTENANCE_DATABASE = 'postgres'
