/** The embedded server's database that commands act on; it exists from the start. */
export const LAB_DATABASE = 'lab'

/** Prisma's shadow database: in memory, so it is empty after every start of the server. */
export const SHADOW_DATABASE = 'shadow'

/** The learner's own database, made by `npm run learn`, and its shadow. */
export const WORKSPACE_DATABASE = 'workspace'
export const WORKSPACE_SHADOW = 'workspace_shadow'

/** Those that live in memory: whoever opens one empties it first. */
export const SHADOW_DATABASES: readonly string[] = [SHADOW_DATABASE, WORKSPACE_SHADOW]

/** What clients connect to in order to create or drop another, as on any server. */
export const MAINTENANCE_DATABASE = 'postgres'
