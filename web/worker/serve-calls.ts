import type { Answer, Call } from './messages.ts'
import { encodeThrown } from './thrown.ts'

/**
 * Answers the page's calls of an object's methods in a worker, one after the other: a PostgreSQL
 * session does one thing at a time. Each method is given one more parameter, `tell`, for news while it
 * runs.
 */
export function serveCalls(room: object): void {
  let turn: Promise<unknown> = Promise.resolve()
  self.addEventListener('message', ({ data }: MessageEvent<Call>) => {
    turn = turn.then(() => answer(room, data))
  })
}

/** Tells the page what belongs to no call. */
export function tellPage(news: unknown): void {
  self.postMessage({ id: 0, news } satisfies Answer)
}

async function answer(room: object, { id, method, parameters }: Call): Promise<void> {
  const say = (message: Answer) => self.postMessage(message)
  try {
    const tell = (news: unknown) => say({ id, news })
    say({ id, value: await Reflect.get(room, method).call(room, ...parameters, tell) })
  } catch (error) {
    say({ id, thrown: encodeThrown(error) })
  }
}
