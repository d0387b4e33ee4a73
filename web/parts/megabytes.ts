/** `14.5` */
export function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}
