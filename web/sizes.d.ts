/** What the build measures (`build/make-assets.node.ts`); declared, because the file is not there before one. */
declare module '*/generated/web/sizes.json' {
  /** Bytes of what is fetched: at the start, part by part, and for the sentence encoder. */
  const sizes: {
    opening: Record<'pglite' | 'engine' | 'pgliteFiles' | 'template', number>
    encoder: number
  }
  export default sizes
}
