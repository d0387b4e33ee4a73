// Loaded into a measured Node process: tells on its fourth stream the most memory it ever had. The
// operating system counts it, and only the process itself is told on every platform.
import { writeSync } from 'node:fs'

process.on('exit', () => {
  try {
    writeSync(3, String(process.resourceUsage().maxRSS))
  } catch {
    // Nobody listens: a process that the measured one started.
  }
})
