import { PostgreSQL, sql } from '@codemirror/lang-sql'
import type { Extension } from '@codemirror/state'
import { prismaLanguage } from './prisma-language.ts'

/** The language of a file, by its name. */
export function languageOf(path: string): Extension {
  return path.endsWith('.prisma') ? prismaLanguage : sql({ dialect: PostgreSQL })
}
