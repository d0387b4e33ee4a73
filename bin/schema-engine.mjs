#!/usr/bin/env node
// What the prisma CLI starts in place of its native schema engine: see prisma.config.ts.
import { importSource } from './bundle.mjs'

// The CLI reads stderr as JSON, a line a message; a warning of Node's would not be any.
process.removeAllListeners('warning')
const { runExecutable } = await importSource('src/engine/executable.node.ts')
await runExecutable(process.argv.slice(2))
