import { useState } from 'preact/hooks'
import { TOUR_QUESTION } from '../../../src/course/tour.ts'
import { Button } from '../../parts/button.tsx'

interface SearchFormProps {
  isSearching: boolean
  onSearch: (question: string, isExact: boolean) => void
}

/** Asks whom to look for, and how. */
export function SearchForm({ isSearching, onSearch }: SearchFormProps) {
  const [question, setQuestion] = useState<string>(TOUR_QUESTION)
  const [isExact, setExact] = useState(false)
  return (
    <form
      class="people-search"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(question, isExact)
      }}
    >
      <label class="search-text">
        <span>Whom do you look for?</span>
        <input
          type="search"
          value={question}
          onInput={({ currentTarget }) => setQuestion(currentTarget.value)}
        />
      </label>
      <Button kind="primary" type="submit" disabled={isSearching} onPress={() => {}}>
        Find
      </Button>
      <label class="check">
        <input
          type="checkbox"
          checked={isExact}
          onChange={({ currentTarget }) => setExact(currentTarget.checked)}
        />
        Compare every row, without the index
      </label>
    </form>
  )
}
