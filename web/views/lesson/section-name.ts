/** A heading as a part of an address: `What Prisma drafted` is `what-prisma-drafted`. */
export function sectionName(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
