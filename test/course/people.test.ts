import { expect, test } from 'vitest'
import { people } from '../../lessons/people.ts'

const names = people.map(({ name }) => name)

test('there are 100 people, each with an email of their own', () => {
  expect(people).toHaveLength(100)
  expect(new Set(people.map(({ email }) => email)).size).toBe(100)
  expect(new Set(names).size).toBe(100)
})

test.each([
  ['an apostrophe', /'/],
  ['a double quote', /"/],
  ['a backslash', /\\/],
  ['a percent sign', /%/],
  ['an underscore', /_/],
  ['a dollar sign', /\$/],
  ['a question of SQL', /'\); DROP TABLE users;--/],
  ['an SQL comment', /^--|\/\*/],
  ['the word NULL', /^NULL$/],
  ['the word null', /^null$/],
  ['what COPY writes for NULL', /^\\N$/],
  ['markup', /<b>/],
  ['a formula', /^=/],
  ['only digits', /^\d+$/],
  ['an emoji', /\p{Emoji_Presentation}/u],
  ['emoji joined to one', /\p{Emoji}\u200D\p{Emoji}/u],
  ['a flag', /\p{Regional_Indicator}{2}/u],
  ['a skin tone', /\p{Emoji_Modifier}/u],
  ['combining marks', /\p{M}{2}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Han', /\p{Script=Han}/u],
  ['Hangul', /\p{Script=Hangul}/u],
  ['a character beyond the basic plane that is a letter', /[\u{20000}-\u{2FFFF}]/u],
  ['a dotless i', /ı/],
  ['a dotted capital I', /İ/],
  ['one character', /^.$/u],
  ['255 characters', /^.{255}$/u],
  ['leading spaces', /^ {2}\S/],
  ['trailing spaces', /\S {2}$/],
  ['a tab', /\t/],
  ['a line feed', /\n/],
  ['a no-break space', /\u00A0/],
  ['a zero-width space', /\u200B/],
  ['a zero-width non-joiner', /\u200C/],
  ['a byte order mark', /^\uFEFF/],
  ['a soft hyphen', /\u00AD/],
  ['a direction mark', /\u202B/],
])('a name holds %s', (_, pattern) => {
  expect(names.filter((name) => pattern.test(name))).not.toEqual([])
})

/** Groups of names that become the same under `fold`. */
function findAlike(fold: (name: string) => string): string[][] {
  const groups = new Map<string, string[]>()
  for (const name of names) groups.set(fold(name), [...(groups.get(fold(name)) ?? []), name])
  return [...groups.values()].filter((group) => group.length > 1)
}

test('some names differ only in what careless code evens out', () => {
  expect(findAlike((name) => name.normalize('NFC'))).toEqual([
    ['Chlo\u00E9 Dubois', 'Chloe\u0301 Dubois'],
  ])
  expect(findAlike((name) => name.toLowerCase())).toEqual([
    ['NULL', 'null'],
    ['Anna Pope', 'ANNA POPE', 'anna pope'],
    ['Groß, Karla', 'GROẞ, KARLA'],
  ])
  expect(findAlike((name) => name.replace(/[\s\u200B]/g, ''))).toEqual([
    ['Zero\u200BWidth Wim', 'ZeroWidth Wim'],
    ['Nils\u00A0Holm', 'Nils Holm'],
  ])
})

test('every value is one that PostgreSQL can hold and give back unchanged', () => {
  for (const person of people) {
    const text = JSON.stringify(person)
    expect(person.name).toMatch(/^[^\0]{1,255}$/)
    expect(Buffer.from(text).toString()).toBe(text)
    expect(text).not.toContain('\\u0000')
    expect(JSON.parse(text)).toEqual(person)
  }
})

test('bios are one to three sentences, and no two are the same', () => {
  const bios = people.map(({ bio }) => bio)
  expect(new Set(bios).size).toBe(100)
  for (const bio of bios) expect(bio.length).toBeGreaterThan(20)
  expect(bios.filter((bio) => bio.includes('\n'))).not.toEqual([])
  expect(bios.filter((bio) => bio.includes('"'))).not.toEqual([])
})
