/** What the rename of lesson 3 is about: the field of the lineage, and its column before and after. */
export const RENAMED = { field: 'name', from: 'name', to: 'full_name', prisma: 'fullName' } as const
