import { expect, test } from 'vitest'
import { Turns, TurnTimeout } from '../../src/database/turns.ts'

test('turns are taken in the order of asking, and kept until they are given back', async () => {
  const turns = new Turns<string>()
  const order: string[] = []
  const take = (client: string) => turns.take(client, 60_000).then(() => order.push(client))
  await take('ann')
  const ben = take('ben')
  const cleo = take('cleo')
  await take('ann')
  turns.release('ann')
  await ben
  turns.release('ann')
  expect(turns.has('ben')).toBe(true)
  turns.release('ben')
  await cleo
  expect(order).toEqual(['ann', 'ann', 'ben', 'cleo'])
})

test('who waits in vain is told, and is not given a turn later', async () => {
  const turns = new Turns<string>()
  await turns.take('ann', 1)
  await expect(turns.take('ben', 1)).rejects.toEqual(new TurnTimeout('ann'))
  turns.release('ann')
  expect(turns.has('ben')).toBe(false)
  await turns.take('cleo', 1)
})
