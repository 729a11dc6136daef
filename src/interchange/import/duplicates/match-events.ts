import sql from 'sql-template-tag'
import { foldedPhrase } from '../../../core/values/polish-text'
import type { ScheduleEventInput } from '../../../modules/event/event.inputs'
import { withoutRepeatedTimes } from '../../../modules/event/event-local-times'
import { resolveTimes } from '../../../modules/event/event-times'
import type { MutationContext } from '../../../mutations/mutation-context'
import type { ImportRow, Likeness } from '../import-row'
import type { ResolveId } from '../importers/referenced-records'

const valuesOf = ({ values }: ImportRow) => values as unknown as Partial<ScheduleEventInput>

/** Whichever way the row says it: by a day, too. */
const startOf = (row: ImportRow) => resolveTimes(withoutRepeatedTimes(valuesOf(row), null), null)?.startsAt

/** What two rows about one event have in common. Null: it cannot be told. */
export function eventSignature(row: ImportRow): string | null {
  const { partnershipId, title } = valuesOf(row)
  const startsAt = startOf(row)
  if (partnershipId == null || title == null || startsAt === undefined) return null
  return `${partnershipId} ${startsAt} ${foldedPhrase(title)}`
}

interface Found {
  readonly id: string
  readonly title: string
  readonly partnershipId: string
  readonly startsAt: string
}

/** Events of the same partnership, with the same beginning and the same words in their titles. */
export async function similarEvents(
  rows: readonly ImportRow[],
  parents: ResolveId,
  { write }: MutationContext,
  isAsked: (id: string) => boolean = () => true,
): Promise<Map<ImportRow, Likeness>> {
  if (rows.length === 0) return new Map()
  const { dialect } = write
  const starts = rows.flatMap((row) => startOf(row) ?? []).sort()
  if (starts.length === 0) return new Map()
  const ids = dialect.list(rows.flatMap(({ values }) => parents(values.partnershipId) ?? []))
  const known = await write.read<Found>(sql`SELECT "id", "title", "partnershipId", "startsAt" FROM "event"
    WHERE ${dialect.isIn(sql`"partnershipId"`, ids)} AND "startsAt" >= ${starts[0]} AND "startsAt" <= ${starts.at(-1)}
      ORDER BY "id"`)
  return new Map(
    rows.flatMap((row): [ImportRow, Likeness][] => {
      const { title, partnershipId } = valuesOf(row)
      const startsAt = startOf(row)
      const found = known.find(
        (each) =>
          foldedPhrase(each.title) === foldedPhrase(title ?? '') &&
          each.partnershipId === parents(partnershipId) &&
          each.startsAt === startsAt &&
          isAsked(each.id),
      )
      return found ? [[row, { id: found.id, called: `“${title}” of ${startsAt} (${found.id})` }]] : []
    }),
  )
}
