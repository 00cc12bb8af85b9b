// Where labels go: beside their tips, off the handles, the arrows and each other, and not from side to side while a hand moves.

const AWAY = 24 // pixels from a tip to the centre of its label
const TURNS = [0, 45, -45, 90, -90, 135, -135, 180].map(degrees => degrees * Math.PI / 180)

/** labels: [{name, text, tip, isFree}]; tips: every arrow's tip; was: the last answer. Returns {name: {at, turn}}, in pixels. */
export function place(labels, tips, view, was) {
  const origin = [view.width / 2, view.height / 2], taken = [], placed = {}
  for (const label of labels) {
    const size = [8 + 9 * label.text.length * (label.isFree ? 0.8 : 1), 18]
    const away = Math.atan2(label.tip[1] - origin[1], label.tip[0] - origin[0]), out = label.isFree ? away - Math.PI / 2 : away // a free label names a line through the origin
    let best = null
    for (const turn of TURNS) {
      const angle = out + turn, across = [Math.abs(Math.cos(angle)) * size[0] / 2, Math.abs(Math.sin(angle)) * size[1] / 2]
      const reach = label.isFree ? 4 + across[0] + across[1] : AWAY + Math.abs(Math.cos(angle)) * (size[0] / 2 - 9)
      const at = [label.tip[0] + reach * Math.cos(angle), label.tip[1] + (label.isFree ? reach : AWAY) * Math.sin(angle)]
      let cost = Math.abs(turn) * 2 - (was[label.name]?.turn === turn ? 6 : 0)
      for (const other of taken) cost += 60 * overlap(at, size, other.at, other.size)
      for (const tip of tips) {
        cost += 40 * overlap(at, size, tip, [26, 26])
        cost += 25 * Math.max(0, 1 - distance(at, origin, tip) / 16)
      }
      cost += 80 * outside(at, size, view)
      if (!best || cost < best.cost) best = { at, turn, cost }
    }
    const inside = best.at.map((c, k) => Math.min(Math.max(c, size[k] / 2), (k ? view.height : view.width) - size[k] / 2))
    placed[label.name] = { at: inside, turn: best.turn }
    taken.push({ at: inside, size })
  }
  return placed
}

/** The share of the smaller box that two boxes have in common. */
function overlap(a, as, b, bs) {
  const x = Math.min(a[0] + as[0] / 2, b[0] + bs[0] / 2) - Math.max(a[0] - as[0] / 2, b[0] - bs[0] / 2)
  const y = Math.min(a[1] + as[1] / 2, b[1] + bs[1] / 2) - Math.max(a[1] - as[1] / 2, b[1] - bs[1] / 2)
  return x > 0 && y > 0 ? x * y / Math.min(as[0] * as[1], bs[0] * bs[1]) : 0
}

function outside(at, size, view) {
  return Math.max(0, size[0] / 2 - at[0], at[0] + size[0] / 2 - view.width) / size[0] + Math.max(0, size[1] / 2 - at[1], at[1] + size[1] / 2 - view.height) / size[1]
}

/** From a point to the segment p–q. */
function distance([x, y], p, q) {
  const dx = q[0] - p[0], dy = q[1] - p[1], square = dx * dx + dy * dy
  const t = square ? Math.min(1, Math.max(0, ((x - p[0]) * dx + (y - p[1]) * dy) / square)) : 0
  return Math.hypot(x - p[0] - t * dx, y - p[1] - t * dy)
}
