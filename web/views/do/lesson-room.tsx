import { FilesPanel } from './files-panel.tsx'
import { GoalTable } from './goal-table.tsx'
import { Solution } from './solution.tsx'
import { TaskPanel } from './task-panel.tsx'
import { currentLesson } from './workspace.ts'
import { WorkspaceTools } from './workspace-tools.tsx'

/** The lesson that the workspace is at: what to do, and where it is done. */
export function LessonRoom() {
  return (
    <div class="lesson-room">
      <TaskPanel />
      <div class="lesson-work">
        <FilesPanel />
        <GoalTable />
        <Solution key={currentLesson().slug} />
        <WorkspaceTools />
      </div>
    </div>
  )
}
