import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { Problem } from '../problem.ts'
import { projectPath } from '../project.node.ts'
import { type CheckResult, check, Skipped } from './check.ts'

const PACKAGE = '@prisma/schema-engine-wasm'

/** Whether the engine is the installed Prisma's own, and compiles here. */
export function checkEngine(): Promise<CheckResult> {
  return check('schema engine', async () => {
    const require = createRequire(import.meta.url)
    const wanted: string = require('@prisma/engines-version/package.json').version
    const lock = JSON.parse(await readFile(projectPath('package.json'), 'utf8'))
    const declared = lock.dependencies[PACKAGE]
    if (declared !== wanted) throw otherVersion(declared, wanted)
    const { readEngineModule } = await import('../engine/engine-module.node.ts')
    await readEngineModule()
    return `${wanted}, compiles`
  })
}

/** Whether the prisma CLI can start our engine as a program. */
export function checkEngineProgram(): Promise<CheckResult> {
  return check('engine program', async () => {
    if (process.platform === 'win32') throw new Skipped("Windows uses Prisma's native engine")
    const file = projectPath('bin/schema-engine.mjs')
    await access(file, constants.X_OK).catch((cause) => {
      throw notExecutable(cause)
    })
    const { stdout } = await promisify(execFile)(file, ['--version'])
    return `bin/schema-engine.mjs answers ${stdout.trim()}`
  })
}

function otherVersion(found: string, wanted: string): Problem {
  return new Problem('ENGINE_OTHER_VERSION', {
    message: `package.json names engine ${found}, and the installed Prisma is made for ${wanted}.`,
    fix: `npm install --save-exact ${PACKAGE}@${wanted}`,
  })
}

function notExecutable(cause: NodeJS.ErrnoException): Problem {
  return new Problem('ENGINE_NOT_EXECUTABLE', {
    message:
      cause.code === 'ENOENT'
        ? 'bin/schema-engine.mjs, which the prisma CLI starts as its engine, is missing.'
        : "bin/schema-engine.mjs may not be executed, so the prisma CLI can't start its engine.",
    fix:
      cause.code === 'ENOENT'
        ? 'git checkout -- bin/schema-engine.mjs'
        : 'chmod +x bin/schema-engine.mjs',
    cause,
  })
}
