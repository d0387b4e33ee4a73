import { useState } from 'preact/hooks'
import { announce } from './announce.tsx'
import { Button } from './button.tsx'

/** Copies a text, and says whether the browser let it. `what` names the text for a screen reader. */
export function CopyButton({ text, what, title = 'Copy' }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<string>()
  const copy = async () => {
    const said = await write(text)
    setOutcome(said)
    announce(said)
    setTimeout(() => setOutcome(undefined), 2_000)
  }
  return (
    <Button kind="quiet" label={outcome ?? `${title}: ${what}`} onPress={copy}>
      {outcome ?? title}
    </Button>
  )
}

interface CopyButtonProps {
  text: string
  what: string
  title?: string
}

async function write(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text)
    return 'Copied'
  } catch {
    return copySelected(text) ? 'Copied' : 'Not allowed here'
  }
}

/** The old way: a page that came over plain HTTP, as in a classroom, has no clipboard of its own. */
function copySelected(text: string): boolean {
  const focused = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'unseen'
  document.body.append(area)
  area.select()
  const isCopied = document.execCommand('copy')
  area.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return isCopied
}
