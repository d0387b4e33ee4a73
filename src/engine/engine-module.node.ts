import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { compileSchemaEngine } from './schema-engine.ts'

let compiled: Promise<WebAssembly.Module> | undefined

/** Prisma's engine from its npm package, compiled once a process. */
export function readEngineModule(): Promise<WebAssembly.Module> {
  compiled ??= readAndCompile()
  return compiled
}

/**
 * Begins to compile the engine, on a thread of its own, while the database is still being reached.
 * What goes wrong with it is told when it is used.
 */
export function warmEngine(): void {
  readEngineModule().catch(() => {})
}

async function readAndCompile(): Promise<WebAssembly.Module> {
  return compileSchemaEngine(await readFile(beside('schema_engine_bg.wasm')))
}

/** The commit of prisma-engines that the engine was built from. */
export async function readEngineVersion(): Promise<string> {
  const manifest = await readFile(beside('package.json'), 'utf8')
  const { version }: { version: string } = JSON.parse(manifest)
  return version.split('.').at(-1) ?? version
}

// The package exports its bindings only; the rest lies beside them.
function beside(name: string): string {
  const bindings = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  return fileURLToPath(new URL(name, bindings))
}
