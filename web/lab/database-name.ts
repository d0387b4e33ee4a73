/**
 * The two databases of a page: `lab` is the one that the timeline moves from phase to phase, `own` is
 * the learner's, in which the migrations of the workspace are run.
 */
export type DatabaseName = 'lab' | 'own'
