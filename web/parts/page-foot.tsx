/** What the page is, for whoever reads to its end. */
export function PageFoot() {
  return (
    <footer class="page-foot">
      <p>
        PostgreSQL and Prisma’s schema engine run here as WebAssembly. What you type and what the
        tables hold stays in this browser.
      </p>
    </footer>
  )
}
