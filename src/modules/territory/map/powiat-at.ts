import { readFileSync } from 'node:fs'

/** Degrees east and north. */
export type Point = readonly [x: number, y: number]

interface Powiat {
  readonly code: string
  readonly rings: readonly (readonly Point[])[]
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** The file: steps from point to point, as scripts/map-territories.mjs writes them. */
interface Boundaries {
  readonly powiats: Readonly<Record<string, readonly (readonly number[])[]>>
}

const SCALE = 10_000
const KM_PER_DEGREE = 111.2

/** The boundaries are simplified: so far from them, a point may still be on either side. */
const MARGIN_KM = 1

/** The TERYT code of the powiat that a point lies in. Null: it is not in Poland. */
export function powiatAt(point: Point): string | null {
  const near = powiats().filter((powiat) => isInBox(point, powiat))
  const powiat = near.find(({ rings }) => isInside(point, rings)) ?? nearestOf(near, point)
  return powiat?.code ?? null
}

let known: readonly Powiat[] | undefined

/** Read when somebody first asks. */
function powiats(): readonly Powiat[] {
  known ??= read()
  return known
}

function read(): Powiat[] {
  const boundaries: Boundaries = JSON.parse(readFileSync(require.resolve('#boundaries'), 'utf8'))
  return Object.entries(boundaries.powiats).map(([code, rings]) => powiatOf(code, rings.map(pointsOf)))
}

function pointsOf(steps: readonly number[]): Point[] {
  let [x, y] = [0, 0]
  return Array.from({ length: steps.length / 2 }, (_, index): Point => {
    x += steps[2 * index] as number
    y += steps[2 * index + 1] as number
    return [x / SCALE, y / SCALE]
  })
}

function powiatOf(code: string, rings: readonly (readonly Point[])[]): Powiat {
  const points = rings.flat()
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const margin = (2 * MARGIN_KM) / KM_PER_DEGREE
  return {
    ...{ code, rings },
    ...{ west: Math.min(...xs) - margin, east: Math.max(...xs) + margin },
    ...{ south: Math.min(...ys) - margin, north: Math.max(...ys) + margin },
  }
}

const isInBox = ([x, y]: Point, { west, south, east, north }: Powiat) =>
  x >= west && x <= east && y >= south && y <= north

const edgesOf = (rings: Powiat['rings']): [Point, Point][] =>
  rings.flatMap((ring) => ring.slice(1).map((end, index): [Point, Point] => [ring[index] as Point, end]))

/** A line from the point to the east crosses the boundary an odd number of times; so holes count as outside. */
const isInside = ([x, y]: Point, rings: Powiat['rings']): boolean =>
  edgesOf(rings).filter(
    ([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay),
  ).length %
    2 ===
  1

/** Of a point in a gap between simplified boundaries, or just outside them. */
function nearestOf(powiats: readonly Powiat[], point: Point): Powiat | undefined {
  const [nearest] = powiats
    .map((powiat) => ({
      powiat,
      km: Math.min(...edgesOf(powiat.rings).map((edge) => kmToEdge(point, edge))),
    }))
    .filter(({ km }) => km <= MARGIN_KM)
    .toSorted((one, other) => one.km - other.km)
  return nearest?.powiat
}

function kmToEdge(point: Point, [start, end]: [Point, Point]): number {
  const [dx, dy] = offset(start, end)
  const [px, py] = offset(start, point)
  const length = dx * dx + dy * dy
  const part = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length))
  return Math.hypot(px - part * dx, py - part * dy)
}

/** In kilometres, on the flat: exact enough for the few that matter here. */
function offset([x, y]: Point, [toX, toY]: Point): Point {
  const shrink = Math.cos((((y + toY) / 2) * Math.PI) / 180)
  return [(toX - x) * shrink * KM_PER_DEGREE, (toY - y) * KM_PER_DEGREE]
}

export const kilometres = (one: Point, other: Point) => Math.hypot(...offset(one, other))
