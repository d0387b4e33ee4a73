import { expect, test } from 'vitest'
import { EngineError } from '../../src/engine/engine-error.ts'
import { withEmptyDatabase } from '../support/backends.ts'
import { onEngine } from '../support/engine.ts'

test('a panic is told with its message, and no engine is opened after it', async () => {
  await withEmptyDatabase('pglite', async (database) => {
    const panicking = onEngine(database, async (engine) => engine.debugPanic())
    await expect(panicking).rejects.toThrow('This is the debugPanic artificial panic')
    await expect(panicking).rejects.toMatchObject({ panicked: true })
    await expect(onEngine(database, (engine) => engine.version())).rejects.toEqual(
      new EngineError('The schema engine panicked before; start again.', { panicked: true }),
    )
  })
})
