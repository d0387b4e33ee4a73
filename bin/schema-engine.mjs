#!/usr/bin/env node
// What the prisma CLI starts in place of its native schema engine: see prisma.config.ts.
import { register } from 'tsx/esm/api'

// The CLI reads stderr as JSON, a line a message; a warning of Node's would not be any.
process.removeAllListeners('warning')
// The prisma CLI sets the folder, and what lies in it is no setting for us.
register({ tsconfig: false })
const { runExecutable } = await import('../src/engine/executable.node.ts')
await runExecutable(process.argv.slice(2))
