import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** An answer that was waited for is scrolled to, where it is not to be seen; no further than it takes. */
export function useComeIntoView(answer: RefObject<HTMLElement | null>, isWaiting: boolean): void {
  const wasWaiting = useRef(isWaiting)
  useEffect(() => {
    if (wasWaiting.current && !isWaiting) answer.current?.scrollIntoView({ block: 'nearest' })
    wasWaiting.current = isWaiting
  }, [isWaiting])
}
