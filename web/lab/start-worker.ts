/** Starts one of the page's workers: `lab` holds the databases, `scratch` what is thrown away. */
export function startWorker(name: 'lab' | 'scratch'): Worker {
  // Vite finds a worker's code where it is written in one expression.
  return name === 'lab'
    ? new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module', name: 'lab' })
    : new Worker(new URL('../worker/worker.ts', import.meta.url), {
        type: 'module',
        name: 'scratch',
      })
}
