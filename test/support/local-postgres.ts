import { execFile } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
