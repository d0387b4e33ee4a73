/** One thing that Prisma's validator says of a schema.prisma. */
export interface SchemaProblem {
  /** Without colours and without the excerpt. */
  message: string
  /** Line of the file, from 1; undefined when it is about the file as a whole. */
  line: number | undefined
}
