import { markdownTable } from 'markdown-table'
import { type Measured, type Measurements, quantile } from './measure'
import { isOurs, OURS, OURS_REUSING } from './servers'

interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

/** How ours compares with a peer: each round's pair gives one ratio. */
interface Versus {
  readonly perSecond: Spread
  readonly cpu: Spread
}

export interface ServerSummary extends Measured {
  readonly peakMemory: number
  /** Ours divided by it; null for ours. */
  readonly oursVersusIt: Versus | null
}

export type Summary = Readonly<Record<string, Readonly<Record<string, ServerSummary>>>>

/** By query and server. The peak of memory is that of the whole run. */
export function summarise(measurements: Measurements, peakMemory: ReadonlyMap<string, number>): Summary {
  return Object.fromEntries(
    [...measurements].map(([query, servers]) => {
      const ours = servers.get(OURS) ?? servers.get(OURS_REUSING) ?? []
      const summaries = [...servers].map(([name, rounds]): [string, ServerSummary] => [
        name,
        {
          perSecond: median(rounds.map(({ perSecond }) => perSecond)),
          p50: median(rounds.map(({ p50 }) => p50)),
          p99: median(rounds.map(({ p99 }) => p99)),
          cpu: median(rounds.map(({ cpu }) => cpu)),
          peakMemory: peakMemory.get(name) ?? Number.NaN,
          oursVersusIt: isOurs(name)
            ? null
            : { perSecond: ratios(ours, rounds, 'perSecond'), cpu: ratios(ours, rounds, 'cpu') },
        },
      ])
      return [query, Object.fromEntries(summaries)]
    }),
  )
}

const median = (values: readonly number[]) =>
  quantile(
    [...values].sort((one, other) => one - other),
    0.5,
  )

function ratios(ours: readonly Measured[], theirs: readonly Measured[], of: 'perSecond' | 'cpu'): Spread {
  const paired = ours.map((each, round) => each[of] / (theirs[round]?.[of] ?? Number.NaN))
  return { median: median(paired), least: Math.min(...paired), most: Math.max(...paired) }
}

const HEAD = [
  'server',
  'requests/s',
  'p50 ms',
  'p99 ms',
  'CPU ms/request',
  'peak MB',
  'ours ÷ it: requests/s',
  'ours ÷ it: CPU',
]

export function tables(summary: Summary): string {
  return Object.entries(summary)
    .map(([query, servers]) => {
      const rows = Object.entries(servers).map(([name, server]) => [
        name,
        server.perSecond.toFixed(0),
        server.p50.toFixed(1),
        server.p99.toFixed(1),
        server.cpu.toFixed(2),
        server.peakMemory.toFixed(0),
        server.oursVersusIt ? said(server.oursVersusIt.perSecond) : '',
        server.oursVersusIt ? said(server.oursVersusIt.cpu) : '',
      ])
      return `### ${query}\n\n${markdownTable([HEAD, ...rows], { align: ['l', ...HEAD.slice(1).map(() => 'r')] })}`
    })
    .join('\n\n')
}

const said = ({ median, least, most }: Spread) =>
  `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`
