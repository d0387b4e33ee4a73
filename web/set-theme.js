// The colours that a person chose, before anything is painted: the page's own code comes after that.
// The name of what is kept is that of web/parts/theme.ts.
try {
  document.documentElement.dataset.theme = localStorage.getItem('prisma-migration-lab theme') ?? ''
} catch {
  // A browser may refuse to say; then the page follows the machine.
}
