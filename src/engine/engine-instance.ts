import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { EngineError } from './engine-error.ts'

/** The class that the generated bindings export, once there is an instance behind it. */
export type SchemaEngineClass = typeof bindings.SchemaEngine

let started = false
let panicked = false

/**
 * Prisma's engine class, its WebAssembly started. The generated bindings hold one instance for
 * the whole process, so this starts it at the first call. Throws an `EngineError` after a panic:
 * the instance's memory can't be trusted, and callbacks into it may still be under way, so it
 * can't be replaced either.
 */
export function requireEngineClass(module: WebAssembly.Module): SchemaEngineClass {
  if (panicked) {
    throw new EngineError('The schema engine panicked before; start again.', { panicked })
  }
  if (!started) start(module)
  return bindings.SchemaEngine
}

function start(module: WebAssembly.Module): void {
  // The bindings speak of `global`, which a browser does not have, and a panic's message is
  // handed to an object that whoever loads them must put there.
  Object.assign(globalThis, { global: globalThis, PRISMA_WASM_PANIC_REGISTRY: panicRegistry })
  const imports = Object.entries(bindings).map(([name, value]) => [
    name,
    name.startsWith('__wbg_setTimeout_') ? setBackgroundTimeout : value,
  ])
  const instance = new WebAssembly.Instance(module, {
    './schema_engine_bg.js': Object.fromEntries(imports),
  })
  bindings.__wbg_set_wasm(instance.exports)
  const run = instance.exports.__wbindgen_start as () => void
  run()
  started = true
}

// The engine limits its wait for the advisory lock to ten seconds and never clears that timer: it
// would keep a command alive long after its work is done.
function setBackgroundTimeout(callback: () => void, milliseconds: number): unknown {
  const timer: NodeJS.Timeout | number = setTimeout(callback, milliseconds)
  if (typeof timer === 'object') timer.unref()
  return timer
}

/** Notes that the engine panicked, and gives its message, which WebAssembly itself leaves out. */
export function takePanic(): string | undefined {
  panicked = true
  return panicRegistry.message
}

const panicRegistry = {
  message: undefined as string | undefined,
  set_message(text: string) {
    this.message = text
  },
}
