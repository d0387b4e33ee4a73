import type { DiagramLayout } from './diagram-layout.ts'

const MOVE = 900
const APPEAR = 500
const STAGGER = 110

/** Plays a step once: columns move from the left card to the right one, new ones appear, lost ones go. */
export function animateDiagram(svg: SVGSVGElement, layout: DiagramLayout): void {
  for (const animation of svg.getAnimations({ subtree: true })) animation.cancel()
  const rows = [...svg.querySelectorAll<SVGGElement>('[data-side="after"]')]
  rows.forEach((row, order) => {
    const from = row.dataset.from
    if (from === undefined) appear(row, MOVE + order * STAGGER)
    else move(row, Number(from) - Number(row.dataset.place), order * STAGGER, layout)
  })
  for (const row of svg.querySelectorAll('[data-side="before"].lost')) {
    row.animate([{ opacity: 1 }, { opacity: 0.1 }, { opacity: 1 }], { duration: MOVE * 2 })
  }
  for (const path of svg.querySelectorAll('.connector > path')) {
    path.animate([{ strokeDasharray: '0 1' }, { strokeDasharray: '1 0' }], {
      duration: MOVE,
      easing: 'ease-in-out',
    })
  }
  svg.querySelectorAll('.connector-mark').forEach((mark, order) => {
    appear(mark, MOVE * 0.6 + order * STAGGER)
  })
}

function move(row: SVGGElement, rows: number, delay: number, layout: DiagramLayout): void {
  const start = `translate(${-layout.right}px, ${rows * layout.rowHeight}px)`
  const timing = {
    duration: MOVE,
    delay,
    easing: 'cubic-bezier(.4, 0, .2, 1)',
    fill: 'backwards',
  } as const
  row.animate([{ transform: start }, { transform: 'none' }], timing)
  const [was, is] = row.querySelectorAll('.column-name')
  if (!row.querySelector('.was')) return
  // The old name goes while the new one comes, under way.
  was?.animate([{ opacity: 1 }, { opacity: 1 }, { opacity: 0 }], timing)
  is?.animate([{ opacity: 0 }, { opacity: 0 }, { opacity: 1 }], timing)
}

function appear(element: Element, delay: number): void {
  element.animate(
    [
      { opacity: 0, transform: 'scale(.7)' },
      { opacity: 1, transform: 'none' },
    ],
    {
      duration: APPEAR,
      delay,
      easing: 'ease-out',
      fill: 'backwards',
    },
  )
}
