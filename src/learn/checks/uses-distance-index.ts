/** Whether a plan, as EXPLAIN prints it, finds the nearest by an index for cosine distance. */
export function usesDistanceIndex(plan: string): boolean {
  // Only a scan of an index that is ordered by an operator prints such a line.
  return /Index Scan using [^\n]*\n(?:[^\n]*\n)??\s*Order By: [^\n]*<=>/.test(plan)
}
