import type { Answer, Call } from '../worker/messages.ts'
import { decodeThrown } from '../worker/thrown.ts'

/** The methods of a worker's room, without the `tell` that each is given there. */
type Called<F> = F extends (...parameters: infer P) => Promise<infer R>
  ? (...parameters: WithoutTell<P>) => Promise<R>
  : never

type WithoutTell<P extends unknown[]> = P extends [...infer Rest, (news: never) => void] ? Rest : P

type NewsOf<F> = F extends (...parameters: infer P) => unknown
  ? P extends [...unknown[], (news: infer N) => void]
    ? N
    : never
  : never

interface Waiting {
  resolve(value: unknown): void
  reject(error: unknown): void
  onNews(news: unknown): void
}

const WORKER_UNLOADED = 'a part of the page could not be fetched'

/** A worker of which the methods of `Room` are called; what it throws is thrown here. */
export class WorkerCalls<Room> {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #last = 0
  #ended: { why: unknown } | undefined

  /** `onNews` hears what belongs to no call. */
  constructor(worker: Worker, onNews: (news: unknown) => void = () => {}) {
    this.#worker = worker
    this.#waiting.set(0, { resolve: () => {}, reject: () => {}, onNews })
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#hear(data)
    worker.onerror = (event) => this.end(new Error(event.message || WORKER_UNLOADED))
  }

  get isEnded(): boolean {
    return this.#ended !== undefined
  }

  /** Calls one method; `onNews` hears what it tells meanwhile. */
  call<K extends keyof Room>(
    method: K,
    parameters: Parameters<Called<Room[K]>>,
    onNews: (news: NewsOf<Room[K]>) => void = () => {},
  ): ReturnType<Called<Room[K]>> {
    const answered = new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended.why)
      this.#last += 1
      const call: Call = { id: this.#last, method: String(method), parameters }
      this.#waiting.set(call.id, { resolve, reject, onNews: onNews as Waiting['onNews'] })
      this.#worker.postMessage(call)
    })
    return answered as ReturnType<Called<Room[K]>>
  }

  /** Ends the worker, whatever it does; every call that waits throws `why`. */
  end(why: unknown): void {
    this.#worker.terminate()
    this.#ended ??= { why }
    for (const { reject } of this.#waiting.values()) reject(why)
    this.#waiting.clear()
  }

  #hear(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id)
    if ('news' in answer) {
      waiting?.onNews(answer.news)
      return
    }
    this.#waiting.delete(answer.id)
    if ('thrown' in answer) waiting?.reject(decodeThrown(answer.thrown))
    else waiting?.resolve(answer.value)
  }
}
