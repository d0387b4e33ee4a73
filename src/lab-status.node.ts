import type { Course } from './course/course.ts'
import { findInGit } from './course/status-git.node.ts'
import type { Environment } from './environment.ts'
import { withLab } from './lab.node.ts'
import { projectPath } from './project.node.ts'

/** The status of the lab database; a migration folder that is missing is a finding, not a Problem. */
export function readLabStatus(environment: Environment, course: Course) {
  return withLab(environment, course, (lab) => lab.status(findInGit(projectPath())), [])
}
