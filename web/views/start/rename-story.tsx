import { href } from '../../router/route.ts'

/**
 * What the lab is about, in one example: the same rename as Prisma drafts it for an optional field, and
 * as a person writes it. What becomes of the draft for a required one is a question of lesson 3.
 */
export function RenameStory() {
  return (
    <section class="rename-story" aria-labelledby="rename-story">
      <h2 id="rename-story">One rename, two migrations</h2>
      <Way
        who="Prisma’s draft, made to run with an optional field"
        code={'DROP COLUMN "name",\nADD COLUMN "full_name" TEXT;'}
        verdict="0 of 100 names are left"
      />
      <Way
        who="A person patches"
        code={'RENAME COLUMN "name"\nTO "full_name";'}
        verdict="100 of 100 names are there"
        isGood
      />
      <p class="links">
        <a href={href({ view: 'mistake' })}>Run the draft and watch the names go</a>
        <a href={href({ view: 'do', phase: 3 })}>Write the rename yourself: lesson 3</a>
      </p>
    </section>
  )
}

function Way(props: { who: string; code: string; verdict: string; isGood?: boolean }) {
  const { who, code, verdict, isGood = false } = props
  return (
    <div class={`way ${isGood ? 'good' : 'bad'}`}>
      <p class="quiet">{who}</p>
      <pre>{code}</pre>
      <p class="way-verdict">
        <span aria-hidden="true">{isGood ? '✓' : '✗'}</span> {verdict}
      </p>
    </div>
  )
}
