import { Tabs } from '../../parts/tabs.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { go } from '../../router/router.ts'
import { PeopleSearch } from './people-search.tsx'
import { SqlPrompt } from './sql-prompt.tsx'
import './ask.css'

const TABS = [
  { name: 'sql', title: 'With SQL' },
  { name: 'people', title: 'By meaning' },
] as const

/** Questions to the database: SQL, and people by what their biographies mean. */
export function AskView({ about }: { about: 'sql' | 'people' }) {
  return (
    <>
      <ViewHead title="Ask the database" />
      <Tabs
        label="How to ask"
        tabs={TABS}
        selected={about}
        onSelect={(name) => go({ view: 'ask', about: name })}
      >
        {about === 'sql' ? <SqlPrompt /> : <PeopleSearch />}
      </Tabs>
    </>
  )
}
