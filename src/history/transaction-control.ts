import { Problem } from '../problem.ts'
import { splitStatements } from './sql-statements.ts'

/**
 * Refuses what can't be run as one script in one transaction: a file that is no text (PostgreSQL's
 * protocol ends a script at a NUL), and SQL that begins or ends a transaction itself. Throws the
 * Problems `MIGRATION_NOT_TEXT` and `MIGRATION_ENDS_TRANSACTION`.
 */
export function requireScript(sql: string, file: string): void {
  if (sql.includes('\0')) throw notText(file)
  requireNoTransactionControl(sql, file)
}

const notText = (file: string) =>
  new Problem('MIGRATION_NOT_TEXT', {
    message: `prisma/migrations/${file} holds a NUL character, so it is not a text file.`,
    fix: `Save it as UTF-8 text, or restore it: git checkout -- prisma/migrations/${file}`,
  })

/**
 * Refuses SQL that begins or ends a transaction itself: a COMMIT inside a step would make it
 * permanent before it is proven. Throws the Problem `MIGRATION_ENDS_TRANSACTION`.
 */
export function requireNoTransactionControl(sql: string, file: string): void {
  const statement = findTransactionControl(sql)
  if (statement === undefined) return
  throw new Problem('MIGRATION_ENDS_TRANSACTION', {
    message: `prisma/migrations/${file} holds ${statement}. Each step runs in one transaction, which is committed only when every value is proven to be there.`,
    fix: `Remove it from the file, or restore the file: git checkout -- prisma/migrations/${file}`,
  })
}

const CONTROL = /^(BEGIN|START TRANSACTION|COMMIT|END|ROLLBACK|ABORT)\b/

/** The first words of a statement that begins or ends a transaction, where there is one. */
export function findTransactionControl(sql: string): string | undefined {
  for (const { words } of splitStatements(sql)) {
    const control = CONTROL.exec(words.join(' '))?.[1]
    if (control !== undefined) return control
  }
  return undefined
}
