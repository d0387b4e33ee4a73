import { expect, test } from 'vitest'
import { Turns, TurnTimeout } from '../../src/database/turns.ts'

test('turns are taken in the order of asking, and kept until they are given back', async () => {
  const turns = new Turns<string>(60_000)
  const order: string[] = []
  const take = (client: string) => turns.take(client).then(() => order.push(client))
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
  const turns = new Turns<string>(1)
  await turns.take('ann')
  await expect(turns.take('ben')).rejects.toBeInstanceOf(TurnTimeout)
  turns.release('ann')
  expect(turns.has('ben')).toBe(false)
  await turns.take('cleo')
})
