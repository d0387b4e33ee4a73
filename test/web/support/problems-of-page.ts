import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseSync } from 'vite'
import { projectPath } from '../../../src/project.node.ts'

/** A Problem as the source writes it: `fix` is its expression, with what that names in the same file. */
export interface WrittenProblem {
  code: string
  fix: string
}

/** Every Problem in the code that the page and its workers are made of. */
export function problemsOfPage(): WrittenProblem[] {
  const paths = new Set<string>()
  addModules(projectPath('web/main.tsx'), paths)
  return [...paths].flatMap(problemsOf)
}

/** Adds a file and all that it imports, types aside. */
function addModules(path: string, paths: Set<string>): void {
  if (paths.has(path)) return
  paths.add(path)
  for (const name of importsOf(path)) addModules(resolve(dirname(path), name), paths)
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  const { staticImports, dynamicImports, staticExports } = parseSync(path, text).module
  const named = staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
    .map(({ moduleRequest }) => moduleRequest.value)
  const lazy = dynamicImports.map(({ moduleRequest }) =>
    text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
  )
  const handedOn = staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) => (isType ? [] : (moduleRequest?.value ?? []))),
  )
  const workers = [...text.matchAll(/new Worker\(new URL\('(.*?)'/g)].map(([, name = '']) => name)
  return [...named, ...lazy, ...handedOn, ...workers].filter((name) => /^\..*\.tsx?$/.test(name))
}

/** A part of a parsed file, whatever it is. */
interface Part {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

function problemsOf(path: string): WrittenProblem[] {
  const text = readFileSync(path, 'utf8')
  const program = parseSync(path, text).program as unknown as Part
  return partsOf(program).flatMap((part) => {
    if (part.type !== 'NewExpression' || nameOf(part.callee) !== 'Problem') return []
    const [code, options] = part.arguments as Part[]
    const properties = (options?.properties ?? []) as Part[]
    const fix = properties.find(({ key }) => nameOf(key) === 'fix')
    if (code?.type !== 'Literal' || !fix) return []
    return [{ code: String(code.value), fix: withNamed(fix, text, program) }]
  })
}

/** The source of a part, and of everything that it names at the top of its file. */
function withNamed(part: Part, text: string, program: Part, seen = new Set<string>()): string {
  const names = partsOf(part).map(nameOf)
  const texts = names.flatMap((name) => {
    if (name === undefined || seen.has(name)) return []
    seen.add(name)
    const named = (program.body as Part[]).find((statement) => declares(statement, name))
    return named ? [withNamed(named, text, program, seen)] : []
  })
  return [text.slice(part.start, part.end), ...texts].join('\n')
}

function declares(statement: Part, name: string): boolean {
  if (statement.type === 'FunctionDeclaration') return nameOf(statement.id) === name
  const declarations = (statement.declarations ?? []) as Part[]
  return declarations.some(({ id }) => nameOf(id) === name)
}

function nameOf(part: unknown): string | undefined {
  const { type, name } = (part ?? {}) as Partial<Part>
  return type === 'Identifier' ? String(name) : undefined
}

/** A part and all parts of it. */
function partsOf(part: Part): Part[] {
  const inside = Object.values(part).flat().filter(isPart)
  return [part, ...inside.flatMap(partsOf)]
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && 'type' in value
}
