// Runs beside the scratch database, in a thread of its own: SQL without an end lets nothing else in its
// process run. Ends the process when it takes too much memory, or when nobody is there to end it.
const LOOK_MS = 50

const [megabytes, parent] = process.argv.slice(2).map(Number)

setInterval(() => {
  if (process.memoryUsage.rss() > (megabytes ?? 0) * 1e6 || !isRunning(parent ?? 0)) {
    process.kill(process.pid, 'SIGKILL')
  }
}, LOOK_MS)

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
