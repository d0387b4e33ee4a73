import { lazyView } from '../parts/lazy-view.tsx'
import type { Route } from '../router/route.ts'
import { StartView } from './start/start-view.tsx'
import { UnknownView } from './start/unknown-view.tsx'

const LessonView = lazyView(async () => (await import('./lesson/lesson-view.tsx')).LessonView)
const ReadView = lazyView(async () => (await import('./read/read-view.tsx')).ReadView)
const PictureView = lazyView(async () => (await import('./picture/picture-view.tsx')).PictureView)
const DoView = lazyView(async () => (await import('./do/do-view.tsx')).DoView)
const MistakeView = lazyView(async () => (await import('./mistake/mistake-view.tsx')).MistakeView)
const AskView = lazyView(async () => (await import('./ask/ask-view.tsx')).AskView)

/** The view of a route. All but the first come with the code that draws them when they are asked for. */
export function View({ route }: { route: Route }) {
  switch (route.view) {
    case 'start':
      return <StartView />
    case 'lesson':
      return <LessonView {...route} key={route.phase} />
    case 'read':
      return <ReadView {...route} />
    case 'picture':
      return <PictureView {...route} />
    case 'do':
      return <DoView phase={route.phase} />
    case 'mistake':
      return <MistakeView />
    case 'ask':
      return <AskView about={route.about} />
    case 'unknown':
      return <UnknownView address={route.address} />
    default:
      return route satisfies never
  }
}
