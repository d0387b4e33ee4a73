import { Announcements } from './parts/announce.tsx'
import { PageFoot } from './parts/page-foot.tsx'
import { PageHead } from './parts/page-head.tsx'
import { PageNotices } from './parts/page-notices.tsx'
import { route } from './router/router.ts'
import { Timeline } from './views/timeline/timeline.tsx'
import { View } from './views/view.tsx'

/** The whole page: the timeline across the top, and below it the view that the address asks for. */
export function App() {
  return (
    <>
      <button type="button" class="skip" onClick={() => document.querySelector('h1')?.focus()}>
        Skip to the content
      </button>
      <PageHead />
      <Timeline />
      <PageNotices />
      <main id="content">
        <View route={route.value} />
      </main>
      <PageFoot />
      <Announcements />
    </>
  )
}
