import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { compileSchemaEngine } from './schema-engine.ts'

let compiled: Promise<WebAssembly.Module> | undefined

/** Prisma's engine from its npm package, compiled once a process. */
export function readEngineModule(): Promise<WebAssembly.Module> {
  compiled ??= readAndCompile()
  return compiled
}

async function readAndCompile(): Promise<WebAssembly.Module> {
  // The package exports its bindings only; the WebAssembly lies beside them.
  const bindings = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = fileURLToPath(new URL('schema_engine_bg.wasm', bindings))
  return compileSchemaEngine(await readFile(file))
}
