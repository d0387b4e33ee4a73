// Runs in the page before anything of its own does, and measures there: what a person sees, without the
// way between this process and the browser.
const MOST_MS = 60_000

/** Resolves with `performance.now()` once the first frame in which `isThere` is true has been drawn. */
function drawn(isThere, what) {
  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => {
      watch.disconnect()
      reject(new Error(`The page did not show ${what} within a minute.`))
    }, MOST_MS)
    const look = () => {
      if (!isThere()) return
      watch.disconnect()
      clearTimeout(tooLong)
      requestAnimationFrame(() => {
        // A task of its own comes after the frame.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now())
        port2.postMessage(undefined)
      })
    }
    const watch = new MutationObserver(look)
    watch.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    })
    look()
  })
}

const textOf = (selector) => document.querySelector(selector)?.textContent ?? ''
const isHeading = () => (document.querySelector('h1')?.getBoundingClientRect().height ?? 0) > 0
const isIdle = () => !document.querySelector('.running-line progress')
const isPlace = (place) => textOf('.timeline-place b') === place
const isChecking = () => textOf('.task-panel .actions .quiet').endsWith('…')

const readable = drawn(isHeading, 'its heading')
const ready = drawn(() => textOf('.timeline-place').includes('applied'), 'where the database is')
// Whoever asks for them hears of it.
readable.catch(() => {})
ready.catch(() => {})

async function findFirstPaint() {
  const find = () => performance.getEntriesByName('first-contentful-paint')[0]
  while (!find()) await new Promise(requestAnimationFrame)
  return find().startTime
}

globalThis.bench = {
  /** From the start of the navigation until text, the view's heading among it, is drawn. */
  readable: async () => Math.max(await readable, await findFirstPaint()),

  /** From the start of the navigation until the timeline says where the database is. */
  ready: () => ready,

  /** From a click on a phase of the timeline until it says that the database is there, and nothing runs. */
  async step(phase) {
    const place = phase === 0 ? 'base' : `phase ${phase}`
    const station = document.querySelector(`.rail [data-phase="${phase}"]`)
    const started = performance.now()
    const arrived = drawn(() => isPlace(place) && isIdle(), `the database at ${place}`)
    station.click()
    return (await arrived) - started
  },

  /** From a press on Check until the report is drawn. */
  async check() {
    const button = [...document.querySelectorAll('.task-panel .actions button')].find(
      ({ textContent }) => textContent === 'Check',
    )
    if (button?.ariaDisabled !== 'false') throw new Error('Check can not be pressed now.')
    const started = performance.now()
    let isBegun = false
    const reported = drawn(() => {
      isBegun ||= isChecking()
      return isBegun && !isChecking()
    }, 'a report')
    button.click()
    const milliseconds = (await reported) - started
    if (!/^[1-9]/.test(textOf('#tasks-title'))) throw new Error('The check passed nothing.')
    return milliseconds
  },

  /** Once no check runs and there is a report. */
  reported: () =>
    drawn(
      () => /^\d+ of \d+ tasks passed$/.test(textOf('#tasks-title')) && !isChecking() && isIdle(),
      'a report',
    ),
}
