import { course } from '../../lessons/course.ts'
import { ensureClients } from '../../src/course/clients.node.ts'
import { print } from '../../src/terminal/output.ts'
import { findChromium } from '../web/support/find-chromium.ts'
import { readTestTemplate, serverUrl } from './backends.ts'

/** Makes once what every test file needs. */
export default async function setup() {
  await Promise.all([readTestTemplate(), ensureClients(course.lessons)])
  if (!serverUrl) {
    print('Backends: embedded PostgreSQL only. Set TEST_DATABASE_URL to add a real server.')
  }
  if (!findChromium()) {
    print('Browser: none. The tests of the page are skipped: apt-get install chromium')
  }
}
