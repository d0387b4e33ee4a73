import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyFile } from 'node:fs/promises'
import {
  type EmbeddedServer,
  requireEmbeddedServer,
  stopEmbeddedServer,
} from '../../src/database/embedded-server.node.ts'
import { templateFile } from '../../src/database/template.node.ts'
import { testCache } from './backends.ts'
