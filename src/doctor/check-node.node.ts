import { readFile } from 'node:fs/promises'
import { Problem } from '../problem.ts'
import { projectPath } from '../project.node.ts'
import { type CheckResult, check } from './check.ts'

/** Whether this Node is one that the project is made for. */
export function checkNode(version = process.versions.node): Promise<CheckResult> {
  return check('Node', async () => {
    const { engines } = JSON.parse(await readFile(projectPath('package.json'), 'utf8'))
    if (isInRange(version, engines.node)) return version
    throw new Problem('NODE_UNSUITABLE', {
      message: `This is Node ${version}; the lab needs ${engines.node}.`,
      fix: 'Install the newest Node 24 (https://nodejs.org), then: npm ci',
    })
  })
}

/** Ranges as package.json has them here: `^20.19 || >=24`. */
function isInRange(version: string, range: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return range.split('||').some((part) => {
    const [, sign, least = 0, leastMinor = 0] = /([\^>=]+)(\d+)(?:\.(\d+))?/.exec(part) ?? []
    if (major === Number(least)) return minor >= Number(leastMinor)
    return sign === '>=' && major > Number(least)
  })
}
